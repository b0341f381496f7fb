# SPDX-License-Identifier: MIT
"""Fetch the portal's values: a result for each company and month, whatever happens to the others."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Collection, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.errors import BateCertoError
from domain.pause import Pause
from domain.portal_health import SeenHealth
from domain.portal_record import FetchState
from domain.ports import (
    Clock,
    FetchJob,
    FetchRecord,
    PortalGateway,
    PortalMonitor,
    Progress,
    ProgressSink,
    Stage,
    UnitOfWorkManager,
    no_progress,
)
from domain.use_cases.kept_answers import Answered, KeptAnswers, MonthOutcome
from domain.values import YearMonth

if TYPE_CHECKING:
    from domain.company import Company

__all__ = ["FetchPortal", "FetchSummary", "MonthOutcome", "Pause"]


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


@dataclass(slots=True)
class _Queue:
    """The months of one company that are still to be asked for.

    Attributes:
        total: how many there were; begun: how many were taken; answered: how many of those were answered.
        kept: how many answers are in the store.
    """

    company: Company
    months: list[YearMonth]
    total: int
    begun: int = 0
    answered: int = 0
    kept: int = 0


class _Turns:
    """Whose turn it is: the company with the fewest questions under way, then with the fewest behind it.

    So a company whose answers take their time holds up its own months, and not those of the others.
    """

    def __init__(self, wanted: Sequence[tuple[Company, YearMonth]]) -> None:
        queues: dict[int, _Queue] = {}
        for company, month in wanted:
            queue = queues.setdefault(company.id, _Queue(company, [], 0))
            queue.months.append(month)
            queue.total += 1
        self.queues = queues

    def take(self) -> tuple[_Queue, YearMonth] | None:
        """The next month to ask for; None where every one was taken."""
        waiting = [queue for queue in self.queues.values() if queue.begun < queue.total]
        if not waiting:
            return None
        queue = min(waiting, key=lambda queue: (queue.begun - queue.answered, queue.begun))
        queue.begun += 1
        return queue, queue.months[queue.begun - 1]


class FetchPortal:
    """Asks for every company's months, each answer kept as soon as it is there.

    Args:
        source: the portal's host, as it stands in its snapshots.
        concurrency: how many companies' months are under way at once; the gateway bounds its requests itself.
        monitor: how the portal answers, which is kept with the end of each fetch.
        ticks: seconds on a clock that never goes back, for the pace.
    """

    def __init__(
        self,
        units: UnitOfWorkManager,
        portal: PortalGateway,
        clock: Clock,
        *,
        source: str,
        concurrency: int = 4,
        monitor: PortalMonitor | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._units = units
        self._portal = portal
        self._clock = clock
        self._source = source
        self._concurrency = concurrency
        self._monitor = monitor
        self._ticks = ticks
        self._keeping = asyncio.Lock()

    async def __call__(
        self,
        first: YearMonth,
        last: YearMonth,
        company_ids: Collection[int] | None = None,
        *,
        only_missing: bool = False,
        progress: ProgressSink = no_progress,
        pause: Pause | None = None,
        resumable: bool = True,
    ) -> FetchSummary:
        """Fetch every month from first to last of the companies given, or of all.

        Cancelling stops at once and keeps what was already answered and stored. Unless somebody gave it up,
        unfinished() gives it then, as where the program is ended in the middle of it, and resume() goes on with it.

        Args:
            pause: holds it up, and says whether it was given up.
            only_missing: leave out months whose last asking gave an answer.
            resumable: False where the fetch is part of something else, which asks again by itself after an end in
                the middle: then unfinished() does not give it.

        Raises:
            StoreError: the store cannot be used; what was kept until then stays.
        """
        ids = None if company_ids is None else tuple(sorted(company_ids))
        job = FetchJob(self._clock.now(), first, last, ids, only_missing)
        return await self._fetch(job, progress, pause or Pause(), resumable=resumable)

    async def unfinished(self) -> FetchJob | None:
        """The newest fetch that was begun and did not come to its end."""
        async with self._units.enter(read_only=True) as unit:
            return next(iter(await unit.portal.jobs()), None)

    async def resume(self, progress: ProgressSink = no_progress, pause: Pause | None = None) -> FetchSummary | None:
        """Ask for what an unfinished fetch did not come to; None where there is none.

        Raises:
            StoreError: the store cannot be used.
        """
        job = await self.unfinished()
        return None if job is None else await self._fetch(job, progress, pause or Pause())

    async def forget_unfinished(self) -> None:
        """Leave unfinished fetches as they are."""
        async with self._units.enter() as unit:
            for job in await unit.portal.jobs():
                await unit.portal.end_job(job.id)

    async def _fetch(
        self, job: FetchJob, progress: ProgressSink, pause: Pause, *, resumable: bool = True
    ) -> FetchSummary:
        wanted, known = await self._plan(job)
        if not wanted and not job.id:
            return FetchSummary(())
        numbers = await self._begin(job, resumable=resumable)
        try:
            return await self._ask(wanted, known, progress, pause)
        except asyncio.CancelledError:
            # The program is being closed, which is no word on the months that were not asked for.
            numbers = numbers if pause.given_up else []
            raise
        finally:
            await self._end(numbers)

    async def _begin(self, job: FetchJob, *, resumable: bool) -> list[int]:
        """Record the fetch, and give the numbers of all that come to their end with it: earlier ones that it covers."""
        async with self._units.enter() as unit:
            covered = [left.id for left in await unit.portal.jobs() if _covers(job, left)]
            return covered if job.id or not resumable else [*covered, await unit.portal.begin_job(job)]

    async def _end(self, numbers: Sequence[int]) -> None:
        async with self._keeping, self._units.enter() as unit:
            for number in numbers:
                await unit.portal.end_job(number)
            if self._monitor is not None and (health := self._monitor.health()).calls:
                await unit.portal.put_health(SeenHealth(health, self._clock.now()))

    async def _ask(
        self,
        wanted: list[tuple[Company, YearMonth]],
        known: dict[tuple[int, YearMonth], FetchRecord],
        progress: ProgressSink,
        pause: Pause,
    ) -> FetchSummary:
        turns = _Turns(wanted)
        pace = _Pace(self._ticks)
        outcomes: dict[tuple[int, YearMonth], MonthOutcome] = {}

        def told(outcome: MonthOutcome) -> None:
            outcomes[outcome.company_id, outcome.month] = outcome
            queue = turns.queues[outcome.company_id]
            queue.kept += 1
            left = pace.left(len(outcomes), len(wanted))
            done = (len(outcomes), len(wanted), outcome.company, queue.kept, queue.total, left)
            progress(Progress(Stage.FETCHING, *done))

        kept = KeptAnswers(self._units, self._keeping, told)

        async def work() -> None:
            while True:
                if pause.on:
                    with pace.standing_still():
                        await pause.over()
                turn = turns.take()
                if turn is None:
                    return
                queue, month = turn
                await kept.add(await self._one(queue.company, month, known.get((queue.company.id, month))))
                queue.answered += 1

        progress(Progress(Stage.FETCHING, 0, len(wanted)))
        if not wanted:
            # It was cut short after the last answer.
            return FetchSummary(())
        try:
            await _together(work, min(self._concurrency, len(wanted)), kept)
        except asyncio.CancelledError:
            # What was answered need not be asked for again.
            await kept.write()
            raise
        return FetchSummary(tuple(outcomes[company.id, month] for company, month in wanted))

    async def _plan(
        self, job: FetchJob
    ) -> tuple[list[tuple[Company, YearMonth]], dict[tuple[int, YearMonth], FetchRecord]]:
        months = list(YearMonth.range(job.first, job.last))
        async with self._units.enter(read_only=True) as unit:
            companies = [c for c in await unit.companies.all() if job.company_ids is None or c.id in job.company_ids]
            records = await unit.portal.fetch_records([company.id for company in companies], months)
        known = {(record.company_id, record.month): record for record in records}
        settled = {key for key, record in known.items() if _is_settled(record, job)}
        return [(c, month) for c in companies for month in months if (c.id, month) not in settled], known

    async def _one(self, company: Company, month: YearMonth, known: FetchRecord | None) -> Answered:
        etag = known.etag if known is not None and known.source == self._source else ""
        answer = await self._portal.month(company.niss, month, etag)
        return Answered(company, month, answer, self._clock.now(), bool(known and known.has_snapshot))


def _is_settled(record: FetchRecord, job: FetchJob) -> bool:
    """Whether a month need not be asked for: it was answered, or the fetch that goes on came to it already."""
    if job.only_missing and record.state in (FetchState.DATA, FetchState.NO_DATA):
        return True
    return bool(job.id) and record.checked_at >= job.started_at


def _covers(job: FetchJob, left: FetchJob) -> bool:
    """Whether nothing of an earlier fetch is left to ask for when this one has come to its end."""
    if job.id == left.id:
        return True
    months = job.first <= left.first and left.last <= job.last
    companies = job.company_ids is None or (left.company_ids and set(left.company_ids) <= set(job.company_ids))
    return bool(months and companies and (left.only_missing or not job.only_missing))


class _Pace:
    """How long the rest takes at the pace so far."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._began = ticks()
        self._held: float | None = None

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Time that does not count; several at once count once."""
        held, self._held = self._held, self._ticks() if self._held is None else self._held
        try:
            yield
        finally:
            if held is None and self._held is not None:
                self._began += self._ticks() - self._held
                self._held = None

    def left(self, done: int, total: int) -> int | None:
        """Whole seconds, rounded up."""
        passed = self._ticks() - self._began
        return math.ceil(passed / done * (total - done)) if done else None


async def _together(work: Callable[[], Coroutine[None, None, None]], workers: int, kept: KeptAnswers) -> None:
    """Run workers side by side, and keep what they bring; the first error ends them all and is raised as itself."""
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(kept.run())
            asking = [group.create_task(work()) for _ in range(workers)]
            await asyncio.wait(asking)
            kept.close()
    except* BateCertoError as errors:
        raise errors.exceptions[0] from None
