# SPDX-License-Identifier: MIT
"""Which addresses may be spoken to without encryption. Imports nothing heavy: it is asked before there is a client."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether a host's name or number is this machine: what is sent there never gets on a wire."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
