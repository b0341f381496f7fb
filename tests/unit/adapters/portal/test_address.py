# SPDX-License-Identifier: MIT
"""Which addresses and TLS settings the client works with."""

from __future__ import annotations

import asyncio
import logging
import ssl

import pytest
import truststore

from adapters.portal import transport
from adapters.portal.address import is_loopback, odd_path
from adapters.portal.client import PsiClient
from adapters.portal.tokens import FixedTokens
from domain.errors import InvalidValue


@pytest.mark.parametrize(
    ("given", "used", "source"),
    [
        ("https://app.seg-social.pt", "https://app.seg-social.pt/ptss/rest/", "app.seg-social.pt"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/ptss/rest/", "127.0.0.1:8080"),
        ("https://extwww.seg-social.pt/", "https://extwww.seg-social.pt/ptss/rest/", "extwww.seg-social.pt"),
        ("https://app.seg-social.pt/x?a=1#b", "https://app.seg-social.pt/x/", "app.seg-social.pt"),
        (" http://127.0.0.1:81/ptss/rest/ ", "http://127.0.0.1:81/ptss/rest/", "127.0.0.1:81"),
        ("http://[::1]:81", "http://[::1]:81/ptss/rest/", "[::1]:81"),
        ("https://portal.example:443/a", "https://portal.example/a/", "portal.example"),
    ],
)
def test_addresses(given: str, used: str, source: str) -> None:
    async def run() -> None:
        made = PsiClient(given, FixedTokens("x"))
        assert {str(line.request("/x", {}, {}).url) for line in made._lines} == {f"{used}x"}
        assert made._source == source
        await made.aclose()

    asyncio.run(run())


@pytest.mark.parametrize(
    "url",
    ["http://portal.test", "http://10.0.0.1", "http://127.0.0.1.portal.test", "http://[2001:db8::1]", "http://0.0.0.0"],
)
def test_a_token_goes_to_another_machine_encrypted_or_not_at_all(url: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        PsiClient(url, FixedTokens("x"))
    assert raised.value.kind == "plain_url"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://app.seg-social.pt", ""),
        ("https://app.seg-social.pt/", ""),
        (" https://app.seg-social.pt/ptss/rest/ ", ""),
        ("https://app.seg-social.pt/ptss/rst", "/ptss/rst"),
        ("https://app.seg-social.pt/PTSS/rest", "/PTSS/rest"),
        ("https://app.seg-social.pt/ptss/rest/eeaoc?x=1", "/ptss/rest/eeaoc"),
        ("https://[", ""),
    ],
)
def test_a_path_that_is_not_the_documented_one(url: str, path: str) -> None:
    assert odd_path(url) == path


def test_tls_is_the_systems_and_at_least_1_2() -> None:
    context = transport.tls_context(transport.checked_url("https://app.seg-social.pt"))
    assert isinstance(context, truststore.SSLContext)
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_building_a_client_silences_what_logs_addresses() -> None:
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    asyncio.run(PsiClient("http://127.0.0.1", FixedTokens("x")).aclose())
    for name in ("httpx", "httpcore.http11", "httpcore.connection"):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)
