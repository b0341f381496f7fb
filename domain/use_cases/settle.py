# SPDX-License-Identifier: MIT
"""Find out what came of operations that nobody answered for: by asking the portal, and at last a person."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.errors import BateCertoError, InvalidValue
from domain.operations import (
    Environment,
    Operation,
    OperationEvent,
    OperationState,
    SettlingTimes,
    Why,
    own_receipt,
    shown,
)
from domain.portal_record import FailureReason, FetchFailed, FetchState
from domain.use_cases.operation_book import OperationBook

if TYPE_CHECKING:
    from domain.ports import Clock, PortalReceipts, UnitOfWorkManager
    from domain.use_cases.fetch_portal import FetchPortal
    from domain.values import Nif, Niss

_BETWEEN = 60.0
_log = logging.getLogger(__name__)
Pause = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class SettleOutcome:
    """What one asking did to an operation.

    Attributes:
        before: the state that it had.
        failure: why the portal could not be asked.
    """

    operation: Operation
    before: OperationState
    failure: FetchFailed | None = None

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere now."""
        return self.operation.state is not self.before


@dataclass(frozen=True, slots=True)
class SettleSummary:
    """What one round did, oldest operation first; those that were not due yet are not in it."""

    outcomes: tuple[SettleOutcome, ...]

    def count(self, state: OperationState) -> int:
        """How many operations moved to that state."""
        return sum(outcome.moved and outcome.operation.state is state for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class OperationRow:
    """An operation in a list, with its company."""

    operation: Operation
    company: str
    nif: Nif


class Settle:
    """Settles operations. It never sends anything.

    Args:
        fetch: asks for a month as the portal shows it, and keeps the answer.
        environment: the portal that is asked; what was sent to another one waits for a person.
        author: the person at the machine.
    """

    def __init__(
        self,
        units: UnitOfWorkManager,
        receipts: PortalReceipts,
        fetch: FetchPortal,
        clock: Clock,
        environment: Environment,
        *,
        author: str = "",
        times: SettlingTimes | None = None,
    ) -> None:
        self._units = units
        self._receipts = receipts
        self._fetch = fetch
        self._clock = clock
        self._environment = environment
        self._author = author
        self._times = times or SettlingTimes()
        self._book = OperationBook(units, clock)
        self._one_at_a_time = asyncio.Lock()

    async def recover(self, *, alone: bool) -> list[Operation]:
        """Make good for steps that a program ended in: what was PENDING never went out, what was SENT is UNKNOWN.

        Args:
            alone: whether no other start of the program can have a call under way; else what is young is left.

        Raises:
            StoreError: the store cannot be used.
        """
        now, recovered = self._clock.now(), []
        for operation in await self._unsettled():
            why = {OperationState.PENDING: Why.NEVER_BEGAN, OperationState.SENT: Why.INTERRUPTED}.get(operation.state)
            if why is None or not (alone or now - operation.changed_at > self._times.grace):
                continue
            if (moved := await self._book.move_if_possible(operation.id, why)) is not None:
                recovered.append(moved)
        return recovered

    async def __call__(self, *, even_if_not_due: bool = False) -> SettleSummary:
        """Ask once about every operation that is due, and fetch months that were left out after an outcome.

        Raises:
            StoreError: the store cannot be used; what was settled until then stays.
        """
        async with self._one_at_a_time:
            await self.recover(alone=False)
            outcomes, now = [], self._clock.now()
            for operation in await self._unsettled():
                due = even_if_not_due or operation.next_ask is None or operation.next_ask <= now
                if operation.state is OperationState.UNKNOWN and due:
                    outcomes.append(await self._settle(operation))
                elif operation.state is OperationState.CONFIRMED:
                    await self._refresh(operation)
            return SettleSummary(tuple(outcomes))

    async def run(self, pause: Pause = asyncio.sleep) -> None:
        """Recover, then settle from time to time until cancelled. For the one program that has the store's window."""
        await self.recover(alone=True)
        while True:
            try:
                await self()
            except BateCertoError as error:
                _log.warning("settling failed: %s", type(error).__name__)
            await pause(_BETWEEN)

    async def taken(self, operation_id: str, note: str, receipt: str = "") -> Operation:
        """A person found that the portal has it; it is posted to the ledger.

        Raises:
            NotFound: there is no such operation.
            IllegalChange: it does not wait for a person.
            InvalidValue: there is no note (kind ``note``).
        """
        return await self._by_hand(operation_id, Why.TAKEN_BY_HAND, note, receipt.strip())

    async def not_taken(self, operation_id: str, note: str) -> Operation:
        """A person found that the portal does not have it; the month may be sent again.

        Raises:
            NotFound: there is no such operation.
            IllegalChange: it does not wait for a person.
            InvalidValue: there is no note (kind ``note``).
        """
        return await self._by_hand(operation_id, Why.NOT_TAKEN_BY_HAND, note, "")

    async def rows(self, company_ids: Collection[int] | None = None) -> list[OperationRow]:
        """Operations of those companies, or of all; newest first, without their bodies."""
        async with self._units.enter(read_only=True) as unit:
            companies = {company.id: company for company in await unit.companies.all()}
            found = await unit.operations.all(company_ids)
        return [OperationRow(one, companies[one.company_id].name, companies[one.company_id].nif) for one in found]

    async def history(self, operation_id: str) -> tuple[Operation, list[OperationEvent]]:
        """An operation with the body that was sent, and its changes, oldest first.

        Raises:
            NotFound: there is no such operation.
        """
        operation = await self._book.get(operation_id)
        async with self._units.enter(read_only=True) as unit:
            return operation, await unit.operations.events(operation_id)

    async def _by_hand(self, operation_id: str, why: Why, note: str, receipt: str) -> Operation:
        if not note.strip():
            raise InvalidValue("note", note)
        return await self._book.move(operation_id, why, receipt=receipt, note=note.strip(), who=self._author)

    async def _unsettled(self) -> list[Operation]:
        async with self._units.enter(read_only=True) as unit:
            return await unit.operations.unsettled()

    async def _settle(self, operation: Operation) -> SettleOutcome:
        found, failure = await self._look(operation)
        if found is not None:
            why, receipt = found
            moved = await self._book.move_if_possible(operation.id, why, receipt=receipt)
            if moved is not None and moved.state is OperationState.CONFIRMED:
                await self._refresh(moved)
        else:
            await self._wait(operation, silent=failure is not None)
        return SettleOutcome(await self._book.get(operation.id), operation.state, failure)

    async def _wait(self, operation: Operation, *, silent: bool) -> None:
        """Ask again later; where the portal answered after the window and did not show it, a person has to look."""
        now, asked = self._clock.now(), operation.asked + 1
        await self._book.keep_asked(replace(operation, asked=asked, next_ask=self._times.next_ask(asked, now)))
        if not silent and now - operation.created_at > self._times.window:
            await self._book.move_if_possible(operation.id, Why.WINDOW_PASSED)

    async def _look(self, operation: Operation) -> tuple[tuple[Why, str] | None, FetchFailed | None]:
        """What shows that the portal has the operation, if anything; and what could not be asked."""
        if operation.environment.host != self._environment.host:
            return None, None
        niss, others = await self._company(operation)
        receipts = await self._receipts.receipts(niss)
        if not isinstance(receipts, FetchFailed) and (own := own_receipt(operation, receipts.numbers, others)):
            return (Why.RECEIPT_FOUND, own), None
        failure = await self._fetched(operation)
        if failure is None and await self._portal_shows(operation):
            return (Why.VALUES_MATCH, ""), None
        return None, failure or (receipts if isinstance(receipts, FetchFailed) else None)

    async def _company(self, operation: Operation) -> tuple[Niss, list[Operation]]:
        """The company's NISS, and its other operations whose receipts may come to light only now."""
        since = operation.created_at - self._times.window
        async with self._units.enter(read_only=True) as unit:
            niss = {company.id: company.niss for company in await unit.companies.all()}[operation.company_id]
            others = await unit.operations.all([operation.company_id])
        return niss, [one for one in others if one.id != operation.id and one.changed_at >= since]

    async def _portal_shows(self, operation: Operation) -> bool:
        async with self._units.enter(read_only=True) as unit:
            return shown(operation.lines, await unit.declared.portal_lines(*operation.place) or ())

    async def _fetched(self, operation: Operation) -> FetchFailed | None:
        fetched = await self._fetch(operation.month, operation.month, [operation.company_id], resumable=False)
        for outcome in fetched.outcomes:
            if outcome.state is FetchState.FAILED:
                return FetchFailed(outcome.reason or FailureReason.UNREACHABLE, outcome.message)
        return None

    async def _refresh(self, operation: Operation) -> None:
        elsewhere = operation.environment.host != self._environment.host
        if elsewhere or await self._fetched(operation) is None:
            await self._book.keep_refreshed(operation.id)
