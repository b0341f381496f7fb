# SPDX-License-Identifier: MIT
"""Which proxy stands between the program and the portal: the one given, the system's where that is wanted, or none."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from domain.errors import InvalidValue


def proxy_for(scheme: str, host: str, *, given: str = "", use_system: bool = False) -> str:
    """The proxy's address, with user and password where it has them; empty where there is none.

    Args:
        scheme, host: of the portal.
        given: an address; where it is blank and use_system is set, the environment's or system's counts.

    Raises:
        InvalidValue: it is no address of an HTTP proxy. Its kind is ``proxy``; its value leaves user and password out.
    """
    address = given.strip()
    if not address and use_system and not proxy_bypass(host):
        found = getproxies()
        address = (found.get(scheme) or found.get("all") or "").strip()
    if not address:
        return ""
    address = address if "://" in address else f"http://{address}"
    without_user(address)
    return address


def without_user(address: str) -> str:
    """An address as it may be shown: scheme, host and port; empty for an empty one.

    Raises:
        InvalidValue: it is no address of an HTTP proxy.
    """
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InvalidValue("proxy", "") from None
    place = (f"[{host}]" if ":" in (host or "") else host or "") + (f":{port}" if port is not None else "")
    if parts.scheme not in {"http", "https"} or not host or port == 0 or not place.isprintable() or " " in place:
        raise InvalidValue("proxy", f"{parts.scheme}://{place}")
    return f"{parts.scheme}://{place}"
