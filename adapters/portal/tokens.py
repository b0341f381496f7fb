# SPDX-License-Identifier: MIT
"""Where portal tokens come from when there is no keychain, and how a request carries them."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from domain.credential import BasicLogin, Credential, clean_login, clean_token

if TYPE_CHECKING:
    from domain.values import Niss

VARIABLE: Final = "BATECERTO_PORTAL_TOKEN"
PASSWORD_VARIABLE: Final = "BATECERTO_PORTAL_PASSWORD"
USER_VARIABLE: Final = "BATECERTO_PORTAL_USER"


class EnvironmentTokens:
    """One token for every company, from the environment, read anew each time.

    Where there is a PSI password instead, a login: the user is the variable's, or else the company's NISS.
    """

    def token(self, employer: Niss) -> Credential | None:
        """The token or login; None where the variables are unset or blank."""
        if token := os.environ.get(VARIABLE, "").strip():
            return token
        if password := os.environ.get(PASSWORD_VARIABLE, ""):
            return BasicLogin(os.environ.get(USER_VARIABLE, "").strip() or employer.digits, password)
        return None

    def __repr__(self) -> str:
        return "EnvironmentTokens()"


class FixedTokens:
    """One given token or login for every company: demonstrations and tests."""

    def __init__(self, token: Credential) -> None:
        self._token = token.strip() if isinstance(token, str) else token

    def token(self, employer: Niss) -> Credential | None:  # noqa: ARG002 - one token serves all
        """The token given, without surrounding blanks; None where it was blank."""
        return self._token or None

    def __repr__(self) -> str:
        return "FixedTokens()"


@dataclass(frozen=True, slots=True)
class Authorization:
    """What goes into a request's header, and what must never be shown. Both stay out of its repr."""

    header: str = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)


def authorization(credential: Credential) -> Authorization | None:
    """The header for a token or a login; None for a blank token.

    Raises:
        InvalidValue: it can be neither; its kind is ``token``.
    """
    if isinstance(credential, str):
        token = clean_token(credential)
        return Authorization(f"Bearer {token}", (token,)) if token else None
    login = clean_login(credential)
    pair = base64.b64encode(f"{login.user}:{login.password}".encode()).decode("ascii")
    return Authorization(f"Basic {pair}", (login.password, pair))
