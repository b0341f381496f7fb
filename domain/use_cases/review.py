# SPDX-License-Identifier: MIT
"""Review: what the window and the command line show of the store, without a network."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.run_comparison import RunComparison, changes_between
from domain.values import Nif, YearMonth

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from domain.declaration import Finding
    from domain.ports import UnitOfWork, UnitOfWorkManager
    from domain.read_models import (
        BucketDetail,
        BucketRow,
        CompanyRow,
        DivergenceRow,
        Freshness,
        ImportRow,
        MatrixRow,
        RunRow,
    )
    from domain.reconciliation import BucketKey


@dataclass(frozen=True, slots=True)
class Overview:
    """One consistent look at a period, for a whole refresh of the window."""

    companies: list[CompanyRow]
    matrix: list[MatrixRow]
    buckets: list[BucketRow]
    divergences: list[DivergenceRow]
    imports: list[ImportRow]
    runs: list[RunRow]
    freshness: Freshness
    _months: dict[tuple[int, YearMonth], list[BucketRow]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def in_month(self, company_id: int, month: YearMonth) -> list[BucketRow]:
        """The buckets of one company's month, in their order; the first look takes as long as index does."""
        if not self._months:
            self.index()
        return self._months.get((company_id, month), [])

    def index(self) -> None:
        """Sort the buckets by company and month for in_month, some 0.5 µs for each; a thread may do it."""
        months: dict[tuple[int, YearMonth], list[BucketRow]] = {}
        for row in self.buckets:
            months.setdefault((row.key.company_id, row.key.month), []).append(row)
        self._months.update(months)


class Review:
    """Reads. Every method opens one read-only scope, so that what it returns belongs together."""

    def __init__(self, units: UnitOfWorkManager) -> None:
        self._units = units

    async def overview(
        self, first: YearMonth, last: YearMonth, glimpse: Callable[[Overview], object] | None = None
    ) -> Overview:
        """Everything that the window's lists show of the months from first to last.

        Args:
            glimpse: is given companies, matrix and freshness as soon as they are there; the other lists are empty then.
        """
        async with self._units.enter(read_only=True) as unit:
            views = unit.views
            companies, matrix = await views.board(first, last)
            freshness = await views.freshness()
            if glimpse is not None:
                glimpse(Overview(companies, matrix, [], [], [], [], freshness))
            return Overview(
                companies,
                matrix,
                await views.buckets(first, last),
                await views.divergences(first, last),
                await views.imports(),
                await views.runs(),
                freshness,
            )

    async def companies(self, first: YearMonth, last: YearMonth) -> list[CompanyRow]:
        """Every company with its state in those months."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.views.companies(first, last)

    async def buckets(
        self,
        first: YearMonth | None,
        last: YearMonth | None,
        company_ids: Collection[int] | None = None,
        run_id: int | None = None,
    ) -> list[BucketRow]:
        """Buckets of those months, as they are now or as they stood after a run.

        Args:
            first, last: the months; may be None where run_id is given, for that run's months. Others than a run's own
                are shown as earlier runs had left them.

        Raises:
            NotFound: there is no such run.
        """
        async with self._units.enter(read_only=True) as unit:
            if run_id is not None:
                (run,) = await _runs(unit, run_id)
                first, last = first or run.first, last or run.last
            assert first is not None
            assert last is not None
            return await unit.views.buckets(first, last, company_ids, run_id)

    async def divergences(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None
    ) -> list[DivergenceRow]:
        """Divergences that are not resolved."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.views.divergences(first, last, company_ids)

    async def runs(self) -> list[RunRow]:
        """Runs, newest first."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.views.runs()

    async def compare_runs(self, before: int, after: int, company_ids: Collection[int] | None = None) -> RunComparison:
        """What changed from one run to another, over the months that either covers; see domain.run_comparison.

        Raises:
            NotFound: there is no such run.
        """
        async with self._units.enter(read_only=True) as unit:
            old, new = await _runs(unit, before, after)
            first, last = min(old.first, new.first), max(old.last, new.last)
            rows = [await unit.views.buckets(first, last, company_ids, run.id) for run in (old, new)]
        return RunComparison(old, new, await asyncio.to_thread(changes_between, *rows))

    async def imports(self) -> list[ImportRow]:
        """Imported files, newest first."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.views.imports()

    async def findings(self, batch_id: int) -> list[Finding]:
        """What was found in an imported file."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.views.findings(batch_id)

    async def bucket_detail(self, key: BucketKey) -> BucketDetail | None:
        """One bucket with both sides' workers; None where there is no such bucket."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.views.bucket_detail(key)

    async def company_ids(self, nifs: Collection[str]) -> list[int]:
        """The numbers of the companies with those NIFs.

        Raises:
            InvalidValue: one is no NIF.
            NotFound: one is not in the store.
        """
        async with self._units.enter(read_only=True) as unit:
            companies = await unit.companies.all()
        ids = []
        for text in nifs:
            nif = Nif.valid(text)
            # A company that got another NISS stands twice, and both are meant.
            found = [company.id for company in companies if company.nif == nif]
            if not found:
                raise NotFound("company", text)
            ids += found
        return ids


async def _runs(unit: UnitOfWork, *wanted: int) -> list[RunRow]:
    known = {run.id: run for run in await unit.views.runs()}
    for run_id in wanted:
        if run_id not in known:
            raise NotFound("run", str(run_id))
    return [known[run_id] for run_id in wanted]
