# SPDX-License-Identifier: MIT
"""Delivers the events that commits left behind: in order, at least once, and parks what cannot be delivered."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from adapters.store.rows import seconds
from adapters.store.statements import execute, execute_many, fetch, fetch_one
from domain.events import Event, EventKind

if TYPE_CHECKING:
    from adapters.store.unit_of_work import SqlUnitOfWork, SqlUnitOfWorkManager
    from domain.ports import Clock

log = logging.getLogger(__name__)

Handler = Callable[[int, Event], Awaitable[None]]
"""Takes an event with its number. May get the same one again: it must not mind."""

NEXT = """
    SELECT id, kind, subject, before, after, attempts, next_at FROM outbox
    WHERE delivered_at IS NULL AND parked_at IS NULL ORDER BY id LIMIT ?
"""
DELIVERED = "UPDATE outbox SET delivered_at = ?, attempts = attempts + 1 WHERE id = ?"
FAILED = "UPDATE outbox SET attempts = ?, next_at = ?, parked_at = ?, reason = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class OutboxSettings:
    """How patient the worker is.

    Attributes:
        attempts: after that many failures an event is parked.
        base: seconds before the second attempt, doubled each time, up to longest.
        look_every: seconds between two looks for what another process wrote.
        keep_days: how long delivered events stay, for diagnostics; the audit chain keeps them for good.
        batch: how many events at most are read in one transaction, and marked in another.
    """

    attempts: int = 5
    base: int = 1
    longest: int = 300
    look_every: int = 5
    keep_days: int = 30
    batch: int = 200

    def wait(self, failures: int) -> int:
        """Seconds to wait after that many failures."""
        return int(min(self.longest, self.base * 2 ** (failures - 1)))


@dataclass(frozen=True, slots=True)
class Failure:
    """An event that a handler did not take.

    Attributes:
        failures: how often it has failed by now; reason: the name of the exception.
    """

    number: int
    failures: int
    reason: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """How the outbox stands.

    Attributes:
        waiting, parked: how many events.
        oldest_age: seconds since the oldest waiting event was written, 0 where none waits.
    """

    waiting: int
    oldest_age: int
    parked: int


class OutboxWorker:
    """Hands each event to every handler, one event after another.

    What was delivered is marked many events at a time. An event that fails undoes none of those before it, and holds
    up those behind it until it is delivered or parked, so that order is kept.
    """

    def __init__(
        self,
        units: SqlUnitOfWorkManager,
        handlers: Sequence[Handler],
        clock: Clock,
        settings: OutboxSettings | None = None,
    ) -> None:
        self._units = units
        self._handlers = handlers
        self._clock = clock
        self._settings = settings or OutboxSettings()

    async def run(self) -> None:
        """Deliver until cancelled: at once when a commit leaves events, and when a failed one is due again.

        Another process may write events too, so the outbox is looked at every few seconds.
        """
        while True:
            self._units.events_written.clear()
            due_in = await self.deliver_due()
            longest = self._settings.look_every
            try:
                async with asyncio.timeout(longest if due_in is None else min(due_in, longest)):
                    await self._units.events_written.wait()
            except TimeoutError:
                continue

    async def deliver_due(self) -> float | None:
        """Deliver what is due, oldest first.

        Returns:
            Seconds until the next attempt is due; None where nothing waits.
        """
        while True:
            async with self._units.enter(read_only=True) as unit:
                rows = await fetch(unit.connection, NEXT, self._settings.batch)
            if not rows:
                return None
            if due_in := self._due_in(rows[0]):
                return due_in
            await self._deliver(rows)

    def _due_in(self, row: Any) -> float:
        """Seconds until an event may be tried; 0 where it may be now."""
        due_in = row.next_at - seconds(self._clock.now())
        # Further off than any wait, it is due: the clock was set back, and may stay there for good.
        return float(due_in) if 0 < due_in <= self._settings.wait(row.attempts) else 0.0

    async def _deliver(self, rows: Sequence[Any]) -> None:
        """Deliver up to the first that fails or is not due yet, and mark what came of it."""
        delivered: list[int] = []
        failure = None
        for row in rows:
            if self._due_in(row):
                break
            failure = await self._hand_over(row)
            if failure is not None:
                break
            delivered.append(row.id)
        await self._mark(delivered, failure)

    async def _hand_over(self, row: Any) -> Failure | None:
        event = Event(EventKind(row.kind), row.subject, json.loads(row.after), json.loads(row.before))
        try:
            for handler in self._handlers:
                await handler(row.id, event)
        except Exception as error:  # noqa: BLE001 - a handler may fail in any way; the event must not be lost
            return Failure(row.id, row.attempts + 1, type(error).__name__)
        return None

    async def _mark(self, delivered: Sequence[int], failure: Failure | None) -> None:
        now = seconds(self._clock.now())
        async with self._units.enter() as unit:
            await execute_many(unit.connection, DELIVERED, [(now, number) for number in delivered])
            if failure is not None:
                await self._keep_failure(unit, failure, now)

    async def _keep_failure(self, unit: SqlUnitOfWork, failure: Failure, now: int) -> None:
        failures, reason = failure.failures, failure.reason
        log.warning("event %d was not delivered (%d): %s", failure.number, failures, reason)
        parked = now if failures >= self._settings.attempts else None
        due = now + self._settings.wait(failures)
        await execute(unit.connection, FAILED, failures, due, parked, reason, failure.number)

    async def retry_parked(self) -> int:
        """Give parked events another round of attempts; gives how many there were."""
        async with self._units.enter() as unit:
            parked = await fetch(unit.connection, "SELECT id FROM outbox WHERE parked_at IS NOT NULL")
            await execute(
                unit.connection,
                "UPDATE outbox SET parked_at = NULL, attempts = 0, next_at = ? WHERE parked_at IS NOT NULL",
                seconds(self._clock.now()),
            )
        self._units.events_written.set()
        return len(parked)

    async def clean(self) -> None:
        """Drop delivered events that are older than they are kept; waiting and parked ones stay."""
        oldest = seconds(self._clock.now()) - self._settings.keep_days * 86_400
        async with self._units.enter() as unit:
            await execute(unit.connection, "DELETE FROM outbox WHERE delivered_at < ?", oldest)


async def backlog(units: SqlUnitOfWorkManager, clock: Clock) -> Backlog:
    """How many events wait or are parked, and for how long."""
    async with units.enter(read_only=True) as unit:
        row = await fetch_one(
            unit.connection,
            """
            SELECT (SELECT COUNT(*) FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL),
                   (SELECT MIN(at) FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL),
                   (SELECT COUNT(*) FROM outbox WHERE parked_at IS NOT NULL)
            """,
        )
    waiting, oldest, parked = row
    return Backlog(waiting, max(0, seconds(clock.now()) - oldest) if oldest is not None else 0, parked)
