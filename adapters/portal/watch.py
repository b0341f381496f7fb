# SPDX-License-Identifier: MIT
"""Watches every call to one host: how long it took, how it ended, and whether the next one may begin."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from adapters.portal.circuit import Circuits, Monotonic
from adapters.portal.failures import AskingFailed
from domain.portal_health import PortalHealth
from domain.portal_record import FailureReason, FetchFailed

if TYPE_CHECKING:
    from domain.values import Niss

WINDOW = 500
"""How many of the last calls the shares and percentiles are of."""


PROMPT = 2.0
"""Seconds within which a host answers that takes no time: idle connections, which hosts close, outlast that."""


@dataclass(frozen=True, slots=True)
class _Ended:
    seconds: float
    timed_out: bool


class Call:
    """One call that was let through.

    Args:
        now: a clock that never goes back, in seconds.
    """

    def __init__(self, circuits: Circuits, employer: Niss, now: Monotonic) -> None:
        self._circuits, self._employer, self._now = circuits, employer, now
        self._began, self._stood = now(), 0.0

    @property
    def seconds(self) -> float:
        """How long it has taken, without what it stood and waited for."""
        return self._now() - self._began - self._stood

    async def after(self, turn: Awaitable[object]) -> float:
        """Wait for a turn, and give the seconds that it took.

        Raises:
            AskingFailed: the circuit opened meanwhile, and the call must not go on.
        """
        came = self._now()
        await turn
        stood = self._now() - came
        self._stood += stood
        if not self._circuits.admits(self._employer, self):
            raise AskingFailed(FetchFailed(FailureReason.CIRCUIT_OPEN))
        self._circuits.begin(self, self._employer)
        return stood


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
        self._prompt = False

    @property
    def prompt(self) -> bool:
        """Whether the last call was answered without taking its time."""
        return self._prompt

    def refuses(self, employer: Niss) -> bool:
        """Whether a call for that employer would not be let through now."""
        return not self._circuits.admits(employer)

    @contextmanager
    def call(self, employer: Niss, *, again: bool = False) -> Iterator[Call]:
        """The time of one call. An AskingFailed tells how it failed; any other exception, that somebody ended it.

        Args:
            again: whether it asks once more for what has just failed.

        Raises:
            AskingFailed: the circuit is open, and the call must not begin or not go on.
        """
        if self.refuses(employer):
            raise AskingFailed(FetchFailed(FailureReason.CIRCUIT_OPEN))
        call = Call(self._circuits, employer, self._now)
        self._circuits.begin(call, employer)
        try:
            yield call
        except AskingFailed as failure:
            if failure.answer.reason is FailureReason.CIRCUIT_OPEN:
                self._circuits.abandoned(call, employer)
            else:
                self._ended(call, failure.answer.reason, again=again)
                self._judge(call, employer, failure)
            raise
        except BaseException:
            self._circuits.abandoned(call, employer)
            raise
        self._ended(call, None, again=again)
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

    def _ended(self, call: Call, reason: FailureReason | None, *, again: bool) -> None:
        self._calls += 1
        self._retries += again
        seconds = call.seconds
        self._last.append(_Ended(seconds, reason is FailureReason.TIMED_OUT))
        self._prompt = reason is None and seconds <= PROMPT

    def _judge(self, call: Call, employer: Niss, failure: AskingFailed) -> None:
        if failure.transient:
            self._circuits.failed(call, employer)
        elif failure.answer.http_status:
            self._circuits.succeeded(employer)
        else:
            self._circuits.abandoned(call, employer)


def _milliseconds(ordered: list[float], percent: int) -> int | None:
    """The nearest rank of sorted seconds."""
    return round(1000 * ordered[ceil(len(ordered) * percent / 100) - 1]) if ordered else None
