# SPDX-License-Identifier: MIT
"""The conversation's outer side: which addresses, certificates, proxies and limits an HTTP client is made with."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, Final

import anyio
import httpx
import truststore

from adapters.portal import schema
from adapters.portal.address import is_loopback
from domain.errors import InvalidValue

if TYPE_CHECKING:
    from adapters.portal.settings import ClientSettings

HEADERS: Final = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "BateCerto"}


def checked_url(base_url: str) -> httpx.URL:
    """The portal's base address; a host alone gets the documented path.

    Raises:
        InvalidValue: it is not http or https with a host, or carries a user name (kind ``url``), or is http to
            another machine (kind ``plain_url``).
    """
    try:
        url = httpx.URL(base_url.strip())
    except httpx.InvalidURL:
        raise InvalidValue("url", base_url) from None
    # httpx escapes what no host can hold, and lets any port through.
    odd_host = not url.host or "%" in url.host or (url.port or 0) > 65_535
    if url.scheme not in {"http", "https"} or odd_host or url.userinfo:
        raise InvalidValue("url", base_url)
    if url.scheme == "http" and not is_loopback(url.host):
        raise InvalidValue("plain_url", base_url)
    # Without the base path each month would be a 404, and so look like a month without data.
    if url.path in {"", "/"}:
        url = url.copy_with(path=schema.BASE_PATH)
    return url.copy_with(query=None, fragment=None)


def make_ready() -> None:
    """Load what httpx loads with the first question, 40 ms on the event loop; a thread without one calls this."""

    async def touch() -> None:
        # Each brings its module along, and the first the asyncio part of them all.
        anyio.Event(), anyio.Lock(), anyio.connect_tcp

    asyncio.run(touch())


def silence() -> None:
    """The first two log addresses, and a NISS is in each; the third logs each attempt, which its outcome tells."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("stamina", logging.ERROR)):
        logging.getLogger(name).setLevel(level)


def tls_context(url: httpx.URL) -> ssl.SSLContext:
    """What the system's store of certificates vouches for, at TLS 1.2 or newer."""
    if url.scheme == "http":
        # Never used, and it trusts nobody; without it httpx would load a file of certificates.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def one_call_client(url: httpx.URL, settings: ClientSettings, context: ssl.SSLContext, proxy: str) -> httpx.AsyncClient:
    """A client of that portal that connects anew for each call; how many go on at once is its user's to bound.

    Args:
        proxy: its address; empty for none.
    """
    return httpx.AsyncClient(
        base_url=url,
        headers=HEADERS,
        transport=_transport(context, proxy, reuse=False),
        follow_redirects=False,
        # A session that the portal opens for one company must not travel with another's token.
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        timeout=_timeout(settings),
    )


class Line:
    """One way to that portal, which serves one question at a time over a connection that it keeps.

    httpx without its client: that looks for redirects, cookies and more which have no place here, at each reply.

    Args:
        url: the portal's base address; proxy: its address; empty for none.
    """

    def __init__(self, url: httpx.URL, settings: ClientSettings, context: ssl.SSLContext, proxy: str) -> None:
        self.base_url = url
        self._timeout = _timeout(settings).as_dict()
        self._transport = _transport(context, proxy, reuse=True)

    def request(self, path: str, params: Mapping[str, str], headers: Mapping[str, str]) -> httpx.Request:
        """A question below the base address."""
        base = self.base_url.raw_path.rstrip(b"/")
        url = self.base_url.copy_with(raw_path=base + path.encode("ascii"))
        extensions = {"timeout": self._timeout}
        return httpx.Request("GET", url, params=params or None, headers={**HEADERS, **headers}, extensions=extensions)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """The reply, as soon as its head is there; it must be closed.

        Raises:
            httpx.HTTPError: the conversation failed.
        """
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._transport.aclose()


def begins_to_send(step: str, info: Mapping[str, Any]) -> bool:
    """Whether a step that httpcore traces is the one before the first byte of a request leaves.

    A proxy is asked for a way through first: nothing of the request is in that.
    """
    return step == "http11.send_request_headers.started" and info["request"].method != b"CONNECT"


def _timeout(settings: ClientSettings) -> httpx.Timeout:
    return httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout)


def _transport(context: ssl.SSLContext, proxy: str, *, reuse: bool) -> httpx.AsyncHTTPTransport:
    return httpx.AsyncHTTPTransport(
        verify=context,
        proxy=_proxy(proxy) if proxy else None,
        # The environment's proxy is ours to choose, see proxy.py; nothing else of it counts.
        trust_env=False,
        limits=httpx.Limits(max_keepalive_connections=1 if reuse else 0),
    )


def _proxy(address: str) -> httpx.Proxy:
    url = httpx.URL(address)
    return httpx.Proxy(url, ssl_context=tls_context(url) if url.scheme == "https" else None)
