# SPDX-License-Identifier: MIT
"""Where tokens come from, and how requests carry them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.portal.tokens import (
    PASSWORD_VARIABLE,
    USER_VARIABLE,
    VARIABLE,
    EnvironmentTokens,
    FixedTokens,
    authorization,
)
from domain.credential import BasicLogin, clean_token
from domain.errors import InvalidValue
from domain.ports import TokenSource
from domain.values import Niss

NISS = Niss("27877893280")


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (VARIABLE, PASSWORD_VARIABLE, USER_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("kept", "given"), [(" abc\n", "abc"), ("", None), ("  ", None), (None, None)])
def test_tokens_are_stripped(monkeypatch: pytest.MonkeyPatch, kept: str | None, given: str | None) -> None:
    if kept is not None:
        monkeypatch.setenv(VARIABLE, kept)
    sources: list[TokenSource] = [EnvironmentTokens(), FixedTokens(kept or "")]
    for source in sources:
        assert source.token(NISS) == given
        assert "abc" not in repr(source)


def test_a_password_in_the_environment_is_the_company_s_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, "the pass")
    assert EnvironmentTokens().token(NISS) == BasicLogin(NISS.digits, "the pass")
    monkeypatch.setenv(USER_VARIABLE, f" {NISS.digits}-2 ")
    assert EnvironmentTokens().token(NISS) == BasicLogin(f"{NISS.digits}-2", "the pass")
    monkeypatch.setenv(VARIABLE, "token")
    assert EnvironmentTokens().token(NISS) == "token"


@pytest.mark.parametrize("around", [" ", "\t\r\n", "\u00a0", "\u200b", "\ufeff", " \u200b\n\u2060 "])
def test_what_was_pasted_around_a_token_is_taken_off(around: str) -> None:
    assert clean_token(f"{around}abc.DEF-1_2~3+4/5=={around}") == "abc.DEF-1_2~3+4/5=="
    assert clean_token(around) == ""


@pytest.mark.parametrize(
    "token", ["a b", "Bearer abc", "a\nb", "a\x00b", "a\x7fb", "á", "a\u200bb", "a\u00a0b", "x" * 9000]
)
def test_what_can_be_no_token_is_refused_unseen(token: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        authorization(token)
    assert (raised.value.kind, raised.value.value) == ("token", "")
    assert token not in str(raised.value)


@given(st.text(max_size=30))
def test_whatever_is_taken_fits_a_header(token: str) -> None:
    try:
        found = authorization(token)
    except InvalidValue:
        return
    if found is None:
        assert clean_token(token) == ""
    else:
        assert found.header.startswith("Bearer ")
        assert all(0x20 <= ord(sign) < 0x7F for sign in found.header)
        assert found.header.count(" ") == 1


def test_a_login_is_basic_authentication() -> None:
    found = authorization(BasicLogin(f" {NISS.digits}-1\n", "pala vra:passé"))
    assert found is not None
    kind, _, pair = found.header.partition(" ")
    assert kind == "Basic"
    assert base64.b64decode(pair).decode() == f"{NISS.digits}-1:pala vra:passé"
    assert found.secrets == ("pala vra:passé", pair)
    assert "passé" not in repr(found)
    assert pair not in repr(found)


@pytest.mark.parametrize(
    ("user", "password"),
    [("", "x"), (" ", "x"), ("a:b", "x"), ("a b", "x"), ("a", ""), ("a", "x\n"), ("a\x00", "x"), ("a", "x" * 9000)],
)
def test_what_can_be_no_login_is_refused_unseen(user: str, password: str) -> None:
    login = BasicLogin(user, password)
    with pytest.raises(InvalidValue) as raised:
        authorization(login)
    assert (raised.value.kind, raised.value.value) == ("token", "")
    assert repr(login) == "BasicLogin()"
