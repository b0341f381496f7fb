# SPDX-License-Identifier: MIT
"""The conversation's outer side: which addresses, certificates, proxies and limits an HTTP client is made with."""

from __future__ import annotations

import logging
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final

import httpx
import truststore

from adapters.portal import schema
from adapters.portal.address import is_loopback
from adapters.portal.settings import ClientSettings
from domain.errors import InvalidValue

_HEADERS: Final = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "BateCerto"}


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


def http_client(
    url: httpx.URL, settings: ClientSettings, context: ssl.SSLContext, proxy: str, *, reuse: bool = True
) -> httpx.AsyncClient:
    """A client of that portal.

    Args:
        proxy: its address; empty for none.
        reuse: whether a connection serves more than one call.
    """
    return httpx.AsyncClient(
        base_url=url,
        headers=_HEADERS,
        verify=context,
        proxy=_proxy(proxy) if proxy else None,
        # The environment's proxy is ours to choose, see proxy.py; nothing else of it counts.
        trust_env=False,
        follow_redirects=False,
        # A session that the portal opens for one company must not travel with another's token.
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
        limits=httpx.Limits(
            max_connections=2 * settings.concurrency,
            max_keepalive_connections=settings.concurrency if reuse else 0,
        ),
    )


def _proxy(address: str) -> httpx.Proxy:
    url = httpx.URL(address)
    return httpx.Proxy(url, ssl_context=tls_context(url) if url.scheme == "https" else None)
