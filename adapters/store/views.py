# SPDX-License-Identifier: MIT
"""The read side: rows for the window, the command line and the reports, each from a few set-based statements."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from adapters.store import view_queries as sql
from adapters.store.rows import key, moment, numbers, sure_moment
from adapters.store.statements import fetch
from domain.declaration import Finding, FindingCode, Severity
from domain.divergence import DivergenceState
from domain.portal_record import FailureReason, FetchState
from domain.read_models import (
    BucketDetail,
    BucketRow,
    CompanyRow,
    DivergenceRow,
    Freshness,
    ImportRow,
    MatrixCell,
    MatrixRow,
    RunRow,
    SourceRow,
)
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.reconciliation import worst as worst_status
from domain.standing import ACCEPTED, DIVERGENT, Standing, worst
from domain.values import Money, Nif, Niss, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection


class _Standing(NamedTuple):
    """The rows that companies and their months are made of."""

    companies: Sequence[Any]
    cells: Sequence[Any]
    opened: Sequence[Any]
    covered: Sequence[Any]


class SqlViews:
    """See domain.ports.Views."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _rows(self, sql: str, *parameters: object) -> Sequence[Any]:
        return await fetch(self._connection, sql, *parameters)

    async def companies(self, first: YearMonth, last: YearMonth) -> list[CompanyRow]:
        """See domain.ports.Views."""
        return await asyncio.to_thread(_companies, *await self._standing(first, last))

    async def board(self, first: YearMonth, last: YearMonth) -> tuple[list[CompanyRow], list[MatrixRow]]:
        """See domain.ports.Views."""
        standing = await self._standing(first, last)
        fetches = await self._rows(sql.FETCHES, first.number, last.number)
        months = list(YearMonth.range(first, last))
        return await asyncio.to_thread(lambda: (_companies(*standing), _matrix(months, standing, fetches)))

    async def _standing(self, first: YearMonth, last: YearMonth) -> _Standing:
        period = (first.number, last.number)
        return _Standing(
            await self._rows(sql.COMPANIES),
            await self._rows(sql.CELLS, *period),
            await self._rows(sql.OPEN_DIVERGENCES, *period),
            await self._rows(sql.ERP_COVER, *period),
        )

    async def buckets(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None, run_id: int | None = None
    ) -> list[BucketRow]:
        """See domain.ports.Views."""
        chosen = (first.number, last.number, None if company_ids is None else numbers(company_ids))
        if run_id is None:
            rows = await self._rows(sql.BUCKETS, *chosen)
        else:
            # Names of the time have no index; each company's rows come in order.
            rows = sorted(await self._rows(sql.BUCKETS_THEN, *chosen, run_id), key=itemgetter(4, 0))
        return await asyncio.to_thread(lambda: [bucket_row(row) for row in rows])

    async def divergences(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None
    ) -> list[DivergenceRow]:
        """See domain.ports.Views."""
        listed = None if company_ids is None else numbers(company_ids)
        rows = await self._rows(sql.DIVERGENCES, first.number, last.number, listed)
        return await asyncio.to_thread(_divergence_rows, rows)

    async def imports(self) -> list[ImportRow]:
        """See domain.ports.Views."""
        blocks = await self._rows(sql.BLOCKS)
        return await asyncio.to_thread(_import_rows, await self._rows(sql.FILES), blocks)

    async def findings(self, batch_id: int) -> list[Finding]:
        """See domain.ports.Views."""
        rows = await self._rows(
            'SELECT severity, code, line, "column", params FROM import_finding WHERE batch_id = ? ORDER BY position',
            batch_id,
        )
        return [
            Finding(Severity(severity), FindingCode(code), line, column, json.loads(params))
            for severity, code, line, column, params in rows
        ]

    async def runs(self) -> list[RunRow]:
        """See domain.ports.Views."""
        return [
            RunRow(
                number,
                sure_moment(at),
                YearMonth.from_number(first),
                YearMonth.from_number(last),
                None if tolerance is None else Money(tolerance),
                *counts,
            )
            for number, at, first, last, tolerance, *counts in await self._rows(sql.RUNS)
        ]

    async def bucket_detail(self, key: BucketKey) -> BucketDetail | None:
        """See domain.ports.Views."""
        # It compares in numpy, which the first look at a store can do without.
        from adapters.store.detail import bucket_detail

        rows = await self._rows(sql.BUCKET, key.company_id, key.month.number, key.rate.hundredths)
        return await bucket_detail(self._connection, bucket_row(rows[0])) if rows else None

    async def sources(self, key: BucketKey) -> list[SourceRow]:
        """See domain.ports.Views."""
        # Explanations come along, which no list needs.
        from adapters.store.sources import bucket_sources

        return await bucket_sources(self._connection, key)

    async def freshness(self) -> Freshness:
        """See domain.ports.Views."""
        ((imported, fetched, run, companies),) = await self._rows(sql.FRESHNESS)
        return Freshness(moment(imported), moment(fetched), moment(run), companies)


def bucket_row(row: Sequence[Any]) -> BucketRow:
    """A bucket from view_queries.BUCKET_COLUMNS, and whether it was accepted."""
    company, month, rate, nif, name, status, missing, er, pr, ec, pc, ew, pw, *rest = row
    tolerance, consulted, imported, run, accepted = rest
    return BucketRow(
        key(company, month, rate),
        Nif(nif),
        name,
        BucketStatus(status),
        MissingSide(missing),
        Money(er),
        Money(pr),
        Money(ec),
        Money(pc),
        ew,
        pw,
        Money(tolerance),
        moment(consulted),
        moment(imported),
        run,
        bool(accepted),
    )


def _divergence_rows(rows: Iterable[Any]) -> list[DivergenceRow]:
    found = [
        DivergenceRow(number, DivergenceState(state), bucket_row(bucket), sure_moment(opened_at))
        for number, state, opened_at, *bucket in rows
    ]
    return sorted(found, key=_largest_first)


def _largest_first(row: DivergenceRow) -> tuple[object, ...]:
    bucket = row.bucket
    return (-abs(bucket.contribution_difference.cents), bucket.company, bucket.key.month, bucket.key.rate)


def _import_rows(files: Iterable[Any], blocks: Iterable[Any]) -> list[ImportRow]:
    """Files that have blocks, newest first."""
    of_file: dict[int, list[Any]] = defaultdict(list)
    for number, *of_company in blocks:
        of_file[number].append(of_company)
    rows = [_import_row(file, of_file[file[0]]) for file in files if file[0] in of_file]
    return sorted(rows, key=lambda row: (row.imported_at, row.id), reverse=True)


def _import_row(file: Sequence[Any], blocks: list[Any]) -> ImportRow:
    """A file, and what each of its companies has in it."""
    number, name, at, encoding, count, lines, warnings, form = file
    ids, companies, first, last, remuneration, replaced = zip(*blocks, strict=True)
    return ImportRow(
        number,
        name,
        sure_moment(at),
        encoding,
        ",".join(dict.fromkeys(companies)),
        YearMonth.from_number(min(first)),
        YearMonth.from_number(max(last)),
        count,
        lines,
        Money(sum(remuneration)),
        sum(replaced),
        warnings,
        frozenset(ids),
        form,
    )


def _matrix(months: Sequence[YearMonth], standing: _Standing, fetches: Sequence[Any]) -> list[MatrixRow]:
    companies, cells, _, covered = standing
    found = {(company, month): (_Counted.of(counts), cents) for company, month, *counts, cents in cells}
    with_erp = {(company, month) for company, month in covered}
    asked = {(company, month): tuple(rest) for company, month, *rest in fetches}
    never, nothing = (FetchState.NEVER, None, "", None), _Counted({}, {})

    def cell(company: int, month: YearMonth) -> MatrixCell:
        place = (company, month.number)
        return _cell(month, *found.get(place, (nothing, 0)), asked.get(place, never), has_erp=place in with_erp)

    return [MatrixRow(number, name, tuple(cell(number, month) for month in months)) for number, name, *_ in companies]


def _companies(
    companies: Sequence[Any], cells: Sequence[Any], opened: Sequence[Any], covered: Sequence[Any]
) -> list[CompanyRow]:
    statuses: dict[int, set[BucketStatus]] = defaultdict(set)
    standings: dict[int, set[Standing]] = defaultdict(set)
    for company, _, *counts, _ in cells:
        counted = _Counted.of(counts)
        statuses[company].update(counted.statuses)
        standings[company].update(counted.standings)
    to_decide = dict(map(tuple, opened))
    months = Counter(company for company, _ in covered)
    return [
        CompanyRow(
            number,
            name,
            Nif(nif),
            Niss.from_number(niss),
            Money(tolerance),
            worst_status(statuses[number]),
            to_decide.get(number, 0),
            months[number],
            worst(standings[number]),
        )
        for number, name, nif, niss, tolerance in companies
    ]


class _Counted(NamedTuple):
    """How many buckets there are of each status, and standing; none of which there are not."""

    statuses: dict[BucketStatus, int]
    standings: dict[Standing, int]

    @classmethod
    def of(cls, counts: Sequence[int]) -> _Counted:
        """From the counts of view_queries.CELLS."""
        statuses = {status: count for status, count in zip(BucketStatus, counts, strict=False) if count}
        accepted = dict(zip(DIVERGENT, counts[len(BucketStatus) :], strict=True))
        standings: dict[Standing, int] = {
            status: left for status, count in statuses.items() if (left := count - accepted.get(status, 0))
        }
        if any(accepted.values()):
            standings[ACCEPTED] = sum(accepted.values())
        return cls(statuses, standings)


def _cell(
    month: YearMonth,
    found: _Counted,
    cents: int,
    fetch: tuple[Any, ...],
    *,
    has_erp: bool,
) -> MatrixCell:
    state, reason, message, checked_at = fetch
    return MatrixCell(
        month,
        worst(found.standings),
        sum(found.statuses.values()),
        sum(count for status, count in found.statuses.items() if status in DIVERGENT),
        Money(cents),
        FetchState(state),
        has_erp,
        FailureReason(reason) if reason else None,
        message,
        moment(checked_at),
        found.standings.get(ACCEPTED, 0),
    )
