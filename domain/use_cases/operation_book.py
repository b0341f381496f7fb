# SPDX-License-Identifier: MIT
"""The one place that moves operations: state, event, and the ledger's entries in the same commit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events import Event, EventKind, Json
from domain.operations import (
    IllegalChange,
    Operation,
    OperationEvent,
    OperationState,
    Why,
    moved,
    of_outcome,
    postings,
)

if TYPE_CHECKING:
    from domain.portal_sending import SendOutcome
    from domain.ports import Clock, UnitOfWork, UnitOfWorkManager


class OperationBook:
    """Moves operations, each change in a commit of its own."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    async def record(self, unit: UnitOfWork, operation: Operation) -> None:
        """Keep a new operation in the caller's scope."""
        event = OperationEvent(
            operation.id, operation.created_at, None, operation.state, Why.RECORDED, who=operation.author
        )
        await unit.operations.add(operation, event)
        unit.add_event(told(operation, event))

    async def move(self, operation_id: str, why: Why, *, receipt: str = "", note: str = "", who: str = "") -> Operation:
        """Move an operation from where it stands by now; confirmed, it posts to the ledger, exactly once.

        Raises:
            NotFound: there is none with that number.
            IllegalChange: it cannot move that way (any more).
        """
        async with self._units.enter() as unit:
            now = self._clock.now()
            operation = await found(unit, operation_id)
            changed, event = moved(operation, why, now, receipt=receipt, note=note, who=who)
            await unit.operations.put(changed, event)
            if changed.state is OperationState.CONFIRMED:
                entries = postings(changed, await unit.ledger.entries(changed.company_id, changed.month), now)
                await unit.ledger.post(entries)
                unit.add_event(_posted(changed, len(entries)))
            unit.add_event(told(changed, event))
            return changed

    async def move_if_possible(
        self, operation_id: str, why: Why, *, receipt: str = "", note: str = ""
    ) -> Operation | None:
        """As move; None where another start of the program, or a person, was quicker."""
        try:
            return await self.move(operation_id, why, receipt=receipt, note=note)
        except IllegalChange:
            return None

    async def keep_outcome(self, operation_id: str, outcome: SendOutcome) -> Operation:
        """What came of a call; an operation that was settled meanwhile stays as it is."""
        why, receipt, note = of_outcome(outcome)
        changed = await self.move_if_possible(operation_id, why, receipt=receipt, note=note)
        return changed or await self.get(operation_id)

    async def keep_refreshed(self, operation_id: str) -> None:
        """That nothing is left to do."""
        async with self._units.enter() as unit:
            await unit.operations.put(replace(await found(unit, operation_id), refreshed=True))

    async def keep_asked(self, operation: Operation) -> None:
        """How often an operation was asked about, and when it will be again."""
        async with self._units.enter() as unit:
            now = await found(unit, operation.id)
            if now.state is OperationState.UNKNOWN:
                await unit.operations.put(replace(now, asked=operation.asked, next_ask=operation.next_ask))

    async def get(self, operation_id: str) -> Operation:
        """The operation as it is now.

        Raises:
            NotFound: there is none with that number.
        """
        async with self._units.enter(read_only=True) as unit:
            return await found(unit, operation_id)


async def found(unit: UnitOfWork, operation_id: str) -> Operation:
    """The operation in that scope.

    Raises:
        NotFound: there is none with that number.
    """
    operation = await unit.operations.get(operation_id)
    if operation is None:
        raise NotFound("operation", operation_id)
    return operation


def told(operation: Operation, event: OperationEvent) -> Event:
    """The event of a change; no figures."""
    after: dict[str, Json] = {
        "state": event.after.value,
        "why": event.why.value,
        "company": operation.company_id,
        "month": str(operation.month),
        "digest": operation.digest,
        "host": operation.environment.host,
        "production": operation.environment.production,
    }
    if event.receipt:
        after["receipt"] = event.receipt
    before: dict[str, Json] = {"state": event.before.value} if event.before else {}
    return Event(EventKind.OPERATION_CHANGED, f"operation {operation.id}", after, before)


def _posted(operation: Operation, entries: int) -> Event:
    return Event(
        EventKind.LEDGER_POSTED,
        f"company {operation.company_id}, {operation.month}",
        {"operation": operation.id, "entries": entries},
    )
