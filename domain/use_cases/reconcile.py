# SPDX-License-Identifier: MIT
"""Reconcile: bucket both sides, compare them, and keep what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.divergence import Change, Divergence, after_run
from domain.events import Event, EventKind
from domain.ports import Clock, Progress, ProgressSink, Stage, UnitOfWork, UnitOfWorkManager, no_progress
from domain.reconciliation import Bucket, BucketKey, BucketStatus, MissingSide, MonthState, add_up, compare
from domain.use_cases.sign_off import reopen_drifted

if TYPE_CHECKING:
    from domain.values import Money, YearMonth


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a reconciliation found.

    Attributes:
        run_id: the newest run: this one where something changed, else an earlier one; 0 where there is none.
        changed: whether anything was written.
        counts: buckets of the period by status.
        opened, updated, resolved: divergences that this run moved (reopened ones count as opened).
    """

    run_id: int
    changed: bool
    first: YearMonth
    last: YearMonth
    counts: Mapping[BucketStatus, int]
    opened: int = 0
    updated: int = 0
    resolved: int = 0

    @property
    def divergent(self) -> int:
        """Buckets that do not tally."""
        return sum(
            self.counts.get(status, 0)
            for status in (BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL)
        )


@dataclass(frozen=True, slots=True)
class _Sides:
    """Everything a comparison looks at, as it was in one snapshot of the store."""

    buckets: list[Bucket]
    before: dict[BucketKey, Bucket]
    divergences: dict[BucketKey, Divergence]


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a run would write."""

    closed: list[BucketKey]
    opened: list[Bucket]
    divergences: list[tuple[Divergence, Change, Divergence | None]]

    def __bool__(self) -> bool:
        return bool(self.closed or self.opened or self.divergences)


class Reconcile:
    """Compares the months of every company. The same inputs give the same result, and write nothing twice."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    async def __call__(
        self,
        first: YearMonth,
        last: YearMonth,
        *,
        tolerance: Money | None = None,
        progress: ProgressSink = no_progress,
    ) -> RunSummary:
        """Reconcile every month from first to last.

        Args:
            tolerance: for this run; each company's own where None.

        Raises:
            StoreError: the store cannot be used; nothing of the run is kept.
        """
        progress(Progress(Stage.COMPARING, 0, 0))
        async with self._units.enter(read_only=True) as unit:
            sides = await _look(unit, first, last, tolerance)
            last_run = await unit.runs.last_run()
        difference = await asyncio.to_thread(_difference, sides)
        if difference:
            # Looked at again inside the writing scope: an import may have come between.
            async with self._units.enter() as unit:
                sides = await _look(unit, first, last, tolerance)
                difference = await asyncio.to_thread(_difference, sides)
                if difference:
                    last_run = await self._write(unit, first, last, tolerance, sides, difference)
                else:
                    # Another program was faster, and its run is what this one would have been.
                    last_run = await unit.runs.last_run()
        progress(Progress(Stage.COMPARING, 1, 1))
        return await asyncio.to_thread(_summary, last_run, first, last, sides, difference)

    async def is_behind(self, first: YearMonth, last: YearMonth) -> bool:
        """Whether values came in since, so that reconciling those months again would change something.

        Each bucket is judged by the tolerance that it was judged by: another tolerance brings in no values.
        """
        async with self._units.enter(read_only=True) as unit:
            sides = await _look(unit, first, last, None)
        return bool(await asyncio.to_thread(lambda: _difference(_as_judged(sides))))

    async def _write(
        self,
        unit: UnitOfWork,
        first: YearMonth,
        last: YearMonth,
        tolerance: Money | None,
        sides: _Sides,
        difference: _Difference,
    ) -> int:
        now = self._clock.now()
        run_id = await unit.runs.add(now, first, last, tolerance)
        await unit.runs.write_buckets(run_id, difference.closed, difference.opened)
        await unit.runs.write_divergences(run_id, now, difference.divergences)
        await reopen_drifted(unit, run_id, now, first, last, sides.buckets)
        unit.add_event(
            Event(
                EventKind.RECONCILED,
                f"run {run_id}",
                after={
                    "from": str(first),
                    "to": str(last),
                    "buckets_changed": len(difference.opened),
                    "divergences": [
                        [str(moved.key.month), change.value] for moved, change, _ in difference.divergences
                    ],
                },
            )
        )
        return run_id


async def _look(unit: UnitOfWork, first: YearMonth, last: YearMonth, tolerance: Money | None) -> _Sides:
    companies = await unit.companies.all()
    tolerances = {company.id: company.tolerance if tolerance is None else tolerance for company in companies}
    erp = await unit.runs.erp_totals(first, last)
    portal = await unit.runs.portal_totals(first, last)
    months = await unit.runs.month_states(first, last)
    before = await unit.runs.current_buckets(first, last)
    divergences = await unit.runs.divergences(first, last)

    def sides() -> _Sides:
        buckets = compare(add_up(erp), add_up(portal), months, tolerances)
        return _Sides([*buckets, *_emptied(buckets, divergences, months)], before, divergences)

    # In a thread: thousands of buckets would hold up the window.
    return await asyncio.to_thread(sides)


def _emptied(
    buckets: list[Bucket], divergences: dict[BucketKey, Divergence], months: Mapping[tuple[int, YearMonth], MonthState]
) -> list[Bucket]:
    """Buckets that neither side has any more, but that a divergence is still about: zero on both sides."""
    gone = divergences.keys() - {bucket.key for bucket in buckets}
    return [
        Bucket(key, None, None, missing=_missing(months.get((key.company_id, key.month), MonthState())))
        for key in sorted(gone)
    ]


def _missing(month: MonthState) -> MissingSide:
    """What keeps an empty bucket from being judged: a file that was taken back leaves nothing that could differ."""
    return MissingSide.NOTHING if month.missing is MissingSide.ERP else month.missing


def _as_judged(sides: _Sides) -> _Sides:
    buckets = [
        replace(bucket, tolerance=sides.before[bucket.key].tolerance) if bucket.key in sides.before else bucket
        for bucket in sides.buckets
    ]
    return replace(sides, buckets=buckets)


def _difference(sides: _Sides) -> _Difference:
    # A bucket with neither side is there for its divergence's sake, and has no version of its own.
    now = {bucket.key: bucket for bucket in sides.buckets if bucket.erp is not None or bucket.portal is not None}
    opened = [bucket for key, bucket in now.items() if sides.before.get(key) != bucket]
    changed_keys = {bucket.key for bucket in opened}
    closed = [key for key in sides.before if key in changed_keys or key not in now]
    divergences = []
    for bucket in sides.buckets:
        known = sides.divergences.get(bucket.key)
        if (step := after_run(known, bucket)) is not None:
            divergences.append((*step, known))
    return _Difference(closed, opened, divergences)


def _summary(run_id: int, first: YearMonth, last: YearMonth, sides: _Sides, difference: _Difference) -> RunSummary:
    counts = dict.fromkeys(BucketStatus, 0)
    for bucket in sides.buckets:
        if bucket.erp is not None or bucket.portal is not None:
            counts[bucket.status] += 1
    changes = [change for _, change, _ in difference.divergences]
    return RunSummary(
        run_id,
        bool(difference),
        first,
        last,
        counts,
        changes.count(Change.OPENED) + changes.count(Change.REOPENED),
        changes.count(Change.UPDATED),
        changes.count(Change.RESOLVED),
    )
