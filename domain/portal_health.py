# SPDX-License-Identifier: MIT
"""How the portal has been answering lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CircuitState(StrEnum):
    """Whether a portal that failed several times in a row is asked."""

    CLOSED = "closed"  # it is asked
    OPEN = "open"  # it is left alone for a while
    HALF_OPEN = "half_open"  # the next call tries whether it answers again


@dataclass(frozen=True, slots=True)
class PortalHealth:
    """What was seen of one host since the program started.

    Attributes:
        host: as it stands in snapshots, with the port where it has one.
        proxy: the proxy in use, without user and password; empty where there is none.
        calls: calls that ended by themselves; those that somebody cancelled are left out.
        retries: how many of them asked again for what had just failed.
        p50_ms, p95_ms: how long the last calls took, 500 at most, in milliseconds; None before the first one.
        timed_out: the share of those calls that got no answer in time, 0 to 1.
        circuit: whether the host is asked.
        seconds_open: for how long it was not asked, all in all.
        companies_held: companies that are not asked for because only theirs fail.
    """

    host: str
    proxy: str = ""
    calls: int = 0
    retries: int = 0
    p50_ms: int | None = None
    p95_ms: int | None = None
    timed_out: float = 0.0
    circuit: CircuitState = CircuitState.CLOSED
    seconds_open: float = 0.0
    companies_held: int = 0


@dataclass(frozen=True, slots=True)
class SeenHealth:
    """How a portal answered at the end of the last fetch from it.

    Attributes:
        health: counted from the start of the program that fetched.
    """

    health: PortalHealth
    at: datetime
