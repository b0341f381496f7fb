# SPDX-License-Identifier: MIT
"""What can be told of an address. Imports nothing heavy: it is asked before there is a client."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

BASE_PATH: Final = "/ptss/rest"
"""Where the services are, as documented; an address without a path gets it."""


def is_loopback(host: str) -> bool:
    """Whether a host's name or number is this machine: what is sent there never gets on a wire."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def odd_path(url: str) -> str:
    """The path of an address where it is not the documented one: each month may be a 404 there; else empty."""
    try:
        path = urlsplit(url.strip()).path.rstrip("/")
    except ValueError:
        return ""
    return "" if path in {"", BASE_PATH} else path
