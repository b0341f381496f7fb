# SPDX-License-Identifier: MIT
"""Leaves a host alone that failed several times in a row, and tries after a while whether it answers again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.portal_health import CircuitState

if TYPE_CHECKING:
    from domain.values import Niss

Monotonic = Callable[[], float]


class Circuit:
    """Opens after a row of failures; after a rest it lets one call try.

    Args:
        limit: failures in a row that open it.
        among: how many employers they must be about at least.
        rest: seconds until it lets one try.
        now: a clock that never goes back, in seconds.
    """

    def __init__(self, limit: int, rest: float, now: Monotonic, among: int = 1) -> None:
        self._limit, self._rest, self._now, self._among = limit, rest, now, among
        self._failures = 0
        self._about: set[Niss] = set()
        self._since: float | None = None
        self._opened: float | None = None
        self._open_before = 0.0
        self._trying: object = None

    @property
    def state(self) -> CircuitState:
        """Where it stands at this moment."""
        if self._opened is None:
            return CircuitState.CLOSED
        return CircuitState.HALF_OPEN if self._now() - self._opened >= self._rest else CircuitState.OPEN

    @property
    def seconds_open(self) -> float:
        """For how long it has not been closed, all in all."""
        return self._open_before + (0.0 if self._since is None else self._now() - self._since)

    def admits(self, call: object = None) -> bool:
        """Whether a call may begin, or go on where it is given; half-open, only while no other one tries."""
        state = self.state
        return state is CircuitState.CLOSED or (state is CircuitState.HALF_OPEN and self._trying in (None, call))

    def begin(self, call: object) -> None:
        """A call that was admitted begins."""
        if self.state is CircuitState.HALF_OPEN:
            self._trying = call

    def succeeded(self) -> None:
        """The host answered, whatever it said."""
        if self._since is not None:
            self._open_before += self._now() - self._since
        self._forget()
        self._opened = self._since = self._trying = None

    def failed(self, call: object, employer: Niss) -> None:
        """The host did not answer, or failed itself."""
        if self._opened is None:
            self._failures += 1
            self._about.add(employer)
            if self._failures >= self._limit and len(self._about) >= self._among:
                self._opened = self._since = self._now()
                self._forget()
        elif self._trying is call:
            # One that began before it opened says nothing new.
            self._opened, self._trying = self._now(), None

    def abandoned(self, call: object) -> None:
        """It ended without telling anything of the host: somebody cancelled it."""
        if self._trying is call:
            self._trying = None

    def _forget(self) -> None:
        self._failures = 0
        self._about.clear()


class Circuits:
    """One circuit for the host and one for each employer.

    The host's opens only where its failures are about two employers or more: a portal that fails for one company's
    months alone keeps no other company waiting. Those of one employer alone hold up that employer.
    """

    def __init__(self, limit: int, rest: float, now: Monotonic) -> None:
        self._host = Circuit(limit, rest, now, among=2)
        self._employers: dict[Niss, Circuit] = {}
        self._limit, self._rest, self._now = limit, rest, now

    @property
    def state(self) -> CircuitState:
        """The host's."""
        return self._host.state

    @property
    def seconds_open(self) -> float:
        """The host's."""
        return self._host.seconds_open

    @property
    def held(self) -> int:
        """Employers that are held up by their own failures."""
        return sum(circuit.state is not CircuitState.CLOSED for circuit in self._employers.values())

    def admits(self, employer: Niss, call: object = None) -> bool:
        """Whether a call for that employer may begin, or go on where it is given."""
        return all(circuit.admits(call) for circuit in self._both(employer))

    def begin(self, call: object, employer: Niss) -> None:
        """A call that was admitted begins."""
        for circuit in self._both(employer):
            circuit.begin(call)

    def succeeded(self, employer: Niss) -> None:
        """The host answered."""
        self._host.succeeded()
        self._employers.pop(employer, None)

    def failed(self, call: object, employer: Niss) -> None:
        """The host did not answer, or failed itself."""
        self._employers.setdefault(employer, Circuit(self._limit, self._rest, self._now))
        for circuit in self._both(employer):
            circuit.failed(call, employer)

    def abandoned(self, call: object, employer: Niss) -> None:
        """It ended without telling anything of the host."""
        for circuit in self._both(employer):
            circuit.abandoned(call)

    def _both(self, employer: Niss) -> list[Circuit]:
        return [self._host, *([self._employers[employer]] if employer in self._employers else [])]
