# SPDX-License-Identifier: MIT
"""Watches every call to one host: how long it took, how it ended, and whether the next one may begin."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from adapters.portal.circuit import Circuits, Monotonic
from adapters.portal.failures import AskingFailed
from domain.portal_health import PortalHealth
from domain.portal_record import FailureReason, FetchFailed
from domain.values import Niss

WINDOW = 500
"""How many of the last calls the shares and percentiles are of."""


@dataclass(frozen=True, slots=True)
class _Ended:
    seconds: float
    timed_out: bool


class HostWatch:
    """The calls to one host.

    Args:
        limit: failures in a row that open the circuit.
        rest: seconds until it lets one call try.
        now: a clock that never goes back, in seconds.
    """

    def __init__(self, host: str, proxy: str, *, limit: int, rest: float, now: Monotonic = time.monotonic) -> None:
        self._host, self._proxy, self._now = host, proxy, now
        self._circuits = Circuits(limit, rest, now)
        self._last: deque[_Ended] = deque(maxlen=WINDOW)
        self._calls = self._retries = 0

    def refuses(self, employer: Niss) -> bool:
        """Whether a call for that employer would not be let through now."""
        return not self._circuits.admits(employer)

    @contextmanager
    def call(self, employer: Niss, *, again: bool = False) -> Iterator[None]:
        """The time of one call. An AskingFailed tells how it failed; any other exception, that somebody ended it.

        Args:
            again: whether it asks once more for what has just failed.

        Raises:
            AskingFailed: the circuit is open, and the call must not begin.
        """
        if self.refuses(employer):
            raise AskingFailed(FetchFailed(FailureReason.CIRCUIT_OPEN))
        call, begun = object(), self._now()
        self._circuits.begin(call, employer)
        try:
            yield
        except AskingFailed as failure:
            self._ended(begun, failure.answer.reason, again=again)
            self._judge(call, employer, failure)
            raise
        except BaseException:
            self._circuits.abandoned(call, employer)
            raise
        self._ended(begun, None, again=again)
        self._circuits.succeeded(employer)

    def health(self) -> PortalHealth:
        """What was seen up to now."""
        took = sorted(ended.seconds for ended in self._last)
        return PortalHealth(
            self._host,
            self._proxy,
            self._calls,
            self._retries,
            _milliseconds(took, 50),
            _milliseconds(took, 95),
            sum(ended.timed_out for ended in self._last) / len(took) if took else 0.0,
            self._circuits.state,
            self._circuits.seconds_open,
            self._circuits.held,
        )

    def _ended(self, begun: float, reason: FailureReason | None, *, again: bool) -> None:
        self._calls += 1
        self._retries += again
        self._last.append(_Ended(self._now() - begun, reason is FailureReason.TIMED_OUT))

    def _judge(self, call: object, employer: Niss, failure: AskingFailed) -> None:
        if failure.transient:
            self._circuits.failed(call, employer)
        elif failure.answer.http_status:
            self._circuits.succeeded(employer)
        else:
            self._circuits.abandoned(call, employer)


def _milliseconds(ordered: list[float], percent: int) -> int | None:
    """The nearest rank of sorted seconds."""
    return round(1000 * ordered[ceil(len(ordered) * percent / 100) - 1]) if ordered else None
