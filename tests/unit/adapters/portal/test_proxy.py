# SPDX-License-Identifier: MIT
"""Which proxy is used, and how it is shown."""

from __future__ import annotations

import asyncio

import pytest

from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.proxy import proxy_for, without_user
from adapters.portal.tokens import FixedTokens
from domain.errors import InvalidValue

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
PORTAL = "https://app.seg-social.pt"


@pytest.fixture(autouse=True)
def _no_proxy_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_environment_counts_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://system.test:3128")
    assert proxy_for("https", "app.seg-social.pt") == ""
    assert proxy_for("https", "app.seg-social.pt", use_system=True) == "http://system.test:3128"
    assert proxy_for("http", "app.seg-social.pt", use_system=True) == ""
    assert proxy_for("https", "app.seg-social.pt", given="given.test:80", use_system=True) == "http://given.test:80"
    monkeypatch.setenv("NO_PROXY", "seg-social.pt")
    assert proxy_for("https", "app.seg-social.pt", use_system=True) == ""


def test_a_proxy_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "proxy.test:1080")
    assert proxy_for("https", "app.seg-social.pt", use_system=True) == "http://proxy.test:1080"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("http://proxy.test:3128", "http://proxy.test:3128"),
        ("https://ana:secret@proxy.test", "https://proxy.test"),
        ("http://ana:secret@[::1]:80/x", "http://[::1]:80"),
        ("", ""),
    ],
)
def test_a_proxy_is_shown_without_its_password(given: str, shown: str) -> None:
    assert without_user(given) == shown
    settings = ClientSettings(proxy=given)
    assert "secret" not in repr(settings)
    portal = PsiClient(PORTAL, FixedTokens("x"), settings=settings)
    assert (portal.proxy, portal.health().proxy) == (shown, shown)
    asyncio.run(portal.aclose())


@pytest.mark.parametrize(
    "address",
    ["socks5://ana:secret@a:1", "http://", "http://a:x", "http://a:0", "ftp://a", "http://a b", "http://[::1"],
)
def test_what_is_no_http_proxy_is_refused(address: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        PsiClient(PORTAL, FixedTokens("x"), settings=ClientSettings(proxy=address))
    assert raised.value.kind == "proxy"
    assert "secret" not in raised.value.value
