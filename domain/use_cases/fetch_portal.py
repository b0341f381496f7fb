# SPDX-License-Identifier: MIT
"""Fetch the portal's values: a result for each company and month, whatever happens to the others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass

from domain.company import Company
from domain.errors import BateCertoError
from domain.events import Event, EventKind
from domain.portal_record import FailureReason, Fetched, FetchFailed, FetchState, NoData, PortalAnswer, Unchanged
from domain.ports import (
    Clock,
    FetchRecord,
    PortalGateway,
    Progress,
    ProgressSink,
    Stage,
    UnitOfWork,
    UnitOfWorkManager,
    no_progress,
)
from domain.values import YearMonth


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
class FetchSummary:
    """How a whole fetch ended, in the order of company and month."""

    outcomes: tuple[MonthOutcome, ...]

    def count(self, state: FetchState) -> int:
        """How many months ended in that state."""
        return sum(outcome.state is state for outcome in self.outcomes)

    @property
    def changed(self) -> int:
        """How many months now hold other figures than before."""
        return sum(outcome.changed for outcome in self.outcomes)


class FetchPortal:
    """Asks for every company's months, each answer kept as soon as it is there.

    Args:
        source: the portal's host, as it stands in its snapshots.
        concurrency: how many companies' months are under way at once; the gateway bounds its requests itself.
    """

    def __init__(
        self,
        units: UnitOfWorkManager,
        portal: PortalGateway,
        clock: Clock,
        *,
        source: str,
        concurrency: int = 4,
    ) -> None:
        self._units = units
        self._portal = portal
        self._clock = clock
        self._source = source
        self._concurrency = concurrency
        self._keeping = asyncio.Lock()

    async def __call__(
        self,
        first: YearMonth,
        last: YearMonth,
        company_ids: Collection[int] | None = None,
        *,
        only_missing: bool = False,
        progress: ProgressSink = no_progress,
    ) -> FetchSummary:
        """Fetch every month from first to last of the companies given, or of all.

        Cancelling stops at once and keeps what was already answered and stored.

        Args:
            only_missing: leave out months whose last asking gave an answer.

        Raises:
            StoreError: the store cannot be used; what was kept until then stays.
        """
        wanted, known = await self._plan(list(YearMonth.range(first, last)), company_ids, only_missing=only_missing)
        queue = iter(wanted)
        outcomes: dict[tuple[int, YearMonth], MonthOutcome] = {}

        async def work() -> None:
            for company, month in queue:
                outcomes[company.id, month] = await self._one(company, month, known.get((company.id, month)))
                progress(Progress(Stage.FETCHING, len(outcomes), len(wanted), company.name))

        progress(Progress(Stage.FETCHING, 0, len(wanted)))
        await _together(work, min(self._concurrency, len(wanted)))
        return FetchSummary(tuple(outcomes[company.id, month] for company, month in wanted))

    async def _plan(
        self, months: list[YearMonth], company_ids: Collection[int] | None, *, only_missing: bool
    ) -> tuple[list[tuple[Company, YearMonth]], dict[tuple[int, YearMonth], FetchRecord]]:
        async with self._units.enter(read_only=True) as unit:
            companies = [c for c in await unit.companies.all() if company_ids is None or c.id in company_ids]
            records = await unit.portal.fetch_records([company.id for company in companies], months)
        known = {(record.company_id, record.month): record for record in records}
        answered = {
            key
            for key, record in known.items()
            if only_missing and record.state in (FetchState.DATA, FetchState.NO_DATA)
        }
        return [(c, month) for c in companies for month in months if (c.id, month) not in answered], known

    async def _one(self, company: Company, month: YearMonth, known: FetchRecord | None) -> MonthOutcome:
        etag = known.etag if known is not None and known.source == self._source else ""
        answer = await self._portal.month(company.niss, month, etag)
        # One writer at a time: SQLite has one, and waiting here costs no connection.
        async with self._keeping, self._units.enter() as unit:
            has_snapshot = bool(known and known.has_snapshot)
            outcome = await self._keep(unit, company, month, answer, has_snapshot=has_snapshot)
            _tell(unit, outcome)
            return outcome

    async def _keep(
        self, unit: UnitOfWork, company: Company, month: YearMonth, answer: PortalAnswer, *, has_snapshot: bool
    ) -> MonthOutcome:
        now = self._clock.now()
        match answer:
            case Fetched(snapshot):
                changed = await unit.portal.put_data(company.id, snapshot, now)
                return MonthOutcome(company.id, company.name, month, FetchState.DATA, changed, has_snapshot=True)
            case Unchanged():
                await unit.portal.put_unchanged(company.id, month, now)
                return MonthOutcome(company.id, company.name, month, FetchState.DATA, has_snapshot=True)
            case NoData(source):
                changed = await unit.portal.put_no_data(company.id, month, source, now)
                return MonthOutcome(company.id, company.name, month, FetchState.NO_DATA, changed, has_snapshot=True)
            case FetchFailed(reason, message):
                await unit.portal.put_failure(company.id, month, answer, now)
                return MonthOutcome(
                    company.id, company.name, month, FetchState.FAILED, False, reason, message, has_snapshot
                )


def _tell(unit: UnitOfWork, outcome: MonthOutcome) -> None:
    if outcome.changed:
        unit.add_event(
            Event(
                EventKind.PORTAL_ANSWERED,
                f"company {outcome.company_id}, {outcome.month}",
                after={"state": outcome.state.value},
            )
        )


async def _together(work: Callable[[], Coroutine[None, None, None]], workers: int) -> None:
    """Run workers side by side; the first error ends them all and is raised as itself, not in a group."""
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(work())
    except* BateCertoError as errors:
        raise errors.exceptions[0] from None
