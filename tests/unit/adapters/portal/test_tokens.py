# SPDX-License-Identifier: MIT
"""Where tokens come from."""

from __future__ import annotations

import pytest

from adapters.portal.tokens import VARIABLE, EnvironmentTokens, FixedTokens
from domain.ports import TokenSource
from domain.values import Niss

NISS = Niss("27877893280")


@pytest.mark.parametrize(("kept", "given"), [(" abc\n", "abc"), ("", None), ("  ", None), (None, None)])
def test_tokens_are_stripped(monkeypatch: pytest.MonkeyPatch, kept: str | None, given: str | None) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if kept is not None:
        monkeypatch.setenv(VARIABLE, kept)
    sources: list[TokenSource] = [EnvironmentTokens(), FixedTokens(kept or "")]
    for source in sources:
        assert source.token(NISS) == given
        assert "abc" not in repr(source)
