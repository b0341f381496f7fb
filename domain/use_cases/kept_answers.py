# SPDX-License-Identifier: MIT
"""Keep the portal's answers as they come: in few transactions, since each costs more than what is written in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from domain.events import Event, EventKind
from domain.portal_record import FailureReason, Fetched, FetchFailed, FetchState, NoData, PortalAnswer
from domain.ports import Asked, UnitOfWork, UnitOfWorkManager

if TYPE_CHECKING:
    from domain.company import Company
    from domain.values import YearMonth

_GATHERED_S = 0.5
MOST_ANSWERS = 64
"""How many wait to be written at most."""
_MOST_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class MonthOutcome:
    """How asking for one company's month ended.

    Attributes:
        state: data, no data or failed.
        changed: whether the store now holds other figures than before.
        reason, message: why it failed; an earlier snapshot then stays in use where has_snapshot is true.
    """

    company_id: int
    company: str
    month: YearMonth
    state: FetchState
    changed: bool = False
    reason: FailureReason | None = None
    message: str = ""
    has_snapshot: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that is not kept yet.

    Attributes:
        at: when it came; has_snapshot: whether an earlier one stays in use where this one is a failure.
    """

    company: Company
    month: YearMonth
    answer: PortalAnswer
    at: datetime
    has_snapshot: bool

    @property
    def values(self) -> int:
        """How many worker values it holds: what there is to write, and to hold in memory."""
        if not isinstance(self.answer, Fetched):
            return 0
        return sum(len(total.values) for total in self.answer.snapshot.totals)


class KeptAnswers:
    """Writes the answers of one fetch, in the order in which they came.

    An answer waits half a second at most for others to share its transaction.

    Args:
        turn: held while writing: SQLite has one writer at a time.
        told: called with each outcome when it is in the store.
    """

    def __init__(self, units: UnitOfWorkManager, turn: asyncio.Lock, told: Callable[[MonthOutcome], None]) -> None:
        self._units = units
        self._turn = turn
        self._told = told
        self._waiting: list[Answered] = []
        self._values = 0
        self._closed = False
        self._arrived, self._full, self._room = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._room.set()

    async def add(self, one: Answered) -> None:
        """Take an answer on; waits only where much is waiting to be written."""
        await self._room.wait()
        self._waiting.append(one)
        self._values += one.values
        self._arrived.set()
        if len(self._waiting) >= MOST_ANSWERS or self._values >= _MOST_VALUES:
            self._full.set()
            self._room.clear()

    def close(self) -> None:
        """Nothing more will come."""
        self._closed = True
        self._arrived.set()
        self._full.set()

    async def run(self) -> None:
        """Write what comes, until it is closed and everything is written.

        Raises:
            StoreError: the store cannot be used; what was told of until then is kept.
        """
        while True:
            await self._arrived.wait()
            if not self._waiting:
                return
            await self._gather()
            await self.write()

    async def write(self) -> None:
        """Write what is waiting now.

        Raises:
            StoreError: as in run; nothing of it is kept.
        """
        async with self._turn:
            batch, self._waiting, self._values = self._waiting, [], 0
            self._room.set()
            if not self._closed:
                self._arrived.clear()
                self._full.clear()
            if batch:
                outcomes = await self._keep_all(batch)
                for outcome in outcomes:
                    self._told(outcome)

    async def _gather(self) -> None:
        try:
            async with asyncio.timeout(_GATHERED_S):
                await self._full.wait()
        except TimeoutError:
            pass

    async def _keep_all(self, batch: list[Answered]) -> list[MonthOutcome]:
        try:
            async with self._units.enter() as unit:
                asked = [Asked(one.company.id, one.month, one.answer, one.at) for one in batch]
                outcomes = [_outcome(*each) for each in zip(batch, await unit.portal.put(asked), strict=True)]
                for outcome in outcomes:
                    _tell(unit, outcome)
        except BaseException:
            # Nothing of it was kept: it is for the next turn, if there is one.
            self._waiting[:0] = batch
            raise
        return outcomes


def _outcome(one: Answered, changed: bool) -> MonthOutcome:
    place = one.company.id, one.company.name, one.month
    match one.answer:
        case FetchFailed(reason, message):
            return MonthOutcome(*place, FetchState.FAILED, False, reason, message, one.has_snapshot)
        case NoData():
            return MonthOutcome(*place, FetchState.NO_DATA, changed, has_snapshot=True)
        case _:
            return MonthOutcome(*place, FetchState.DATA, changed, has_snapshot=True)


def _tell(unit: UnitOfWork, outcome: MonthOutcome) -> None:
    if outcome.changed:
        unit.add_event(
            Event(
                EventKind.PORTAL_ANSWERED,
                f"company {outcome.company_id}, {outcome.month}",
                after={"state": outcome.state.value},
            )
        )
