# SPDX-License-Identifier: MIT
"""Where portal tokens come from when there is no keychain."""

from __future__ import annotations

import os
from typing import Final

from domain.values import Niss

VARIABLE: Final = "BATECERTO_PORTAL_TOKEN"


class EnvironmentTokens:
    """One token for every company, from the environment, read anew each time."""

    def token(self, employer: Niss) -> str | None:  # noqa: ARG002 - one token serves all
        """The variable without surrounding blanks; None where it is unset or blank."""
        return os.environ.get(VARIABLE, "").strip() or None

    def __repr__(self) -> str:
        return "EnvironmentTokens()"


class FixedTokens:
    """One given token for every company: demonstrations and tests."""

    def __init__(self, token: str) -> None:
        self._token = token.strip()

    def token(self, employer: Niss) -> str | None:  # noqa: ARG002 - one token serves all
        """The token given, without surrounding blanks; None where it was blank."""
        return self._token or None

    def __repr__(self) -> str:
        return "FixedTokens()"
