# SPDX-License-Identifier: MIT
"""The read side: rows for the window, the command line and the reports, each from a few set-based statements."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.store.detail import bucket_detail
from adapters.store.past_runs import past_runs
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
)
from domain.reconciliation import BucketKey, BucketStatus, MissingSide, worst
from domain.values import Money, Nif, Niss, YearMonth

BUCKET_COLUMNS = """
    v.company_id, v.month, v.rate, c.nif, c.name, v.status, v.missing,
    coalesce(v.erp_remuneration, 0), coalesce(v.portal_remuneration, 0),
    coalesce(v.erp_contribution, 0), coalesce(v.portal_contribution, 0),
    coalesce(v.erp_workers, 0), coalesce(v.portal_workers, 0), v.tolerance, v.consulted_at, v.imported_at, v.from_run
"""
BUCKETS = f"""
    SELECT {BUCKET_COLUMNS}
    FROM bucket_version v JOIN {{companies}} c ON c.id = v.company_id
    WHERE v.month BETWEEN ? AND ? AND (? IS NULL OR v.company_id IN (SELECT value FROM json_each(?)))
      AND {{versions}}
    ORDER BY c.name, c.id, v.month, v.rate
"""
# Companies as a run found them: under their present names, where they were not renamed since.
COMPANIES_THEN = """(
    SELECT now.id, coalesce(b.nif, now.nif) AS nif, coalesce(b.name, now.name) AS name
    FROM company now LEFT JOIN company_before b ON b.company_id = now.id AND b.last_run = (
        SELECT MIN(last_run) FROM company_before WHERE company_id = now.id AND last_run >= ?
    )
)"""
CELLS = """
    SELECT company_id, month, status, COUNT(*),
           SUM(coalesce(portal_contribution, 0) - coalesce(erp_contribution, 0))
    FROM bucket_version WHERE to_run IS NULL AND month BETWEEN ? AND ?
    GROUP BY company_id, month, status
"""
OPEN_DIVERGENCES = """
    SELECT company_id, COUNT(*) FROM divergence WHERE state != 'resolved' AND month BETWEEN ? AND ? GROUP BY company_id
"""
ERP_COVER = """
    SELECT DISTINCT company_id, month FROM declaration INDEXED BY declaration_in_use
    WHERE superseded_by IS NULL AND month BETWEEN ? AND ?
"""
DIVERGENCES = f"""
    SELECT d.id, d.state, d.opened_at, {BUCKET_COLUMNS}
    FROM divergence d
    JOIN bucket_version v ON v.company_id = d.company_id AND v.month = d.month AND v.rate = d.rate AND v.to_run IS NULL
    JOIN company c ON c.id = d.company_id
    WHERE d.state != 'resolved' AND d.month BETWEEN ? AND ?
      AND (? IS NULL OR d.company_id IN (SELECT value FROM json_each(?)))
    ORDER BY abs(coalesce(v.portal_contribution, 0) - coalesce(v.erp_contribution, 0)) DESC, c.name, v.month, v.rate
"""
IMPORTS = """
    SELECT b.id, b.file_name, b.imported_at, b.encoding, GROUP_CONCAT(DISTINCT c.name), MIN(d.month), MAX(d.month),
           b.blocks, b.lines, SUM(d.remuneration), COUNT(d.superseded_by),
           (SELECT COUNT(*) FROM import_finding f WHERE f.batch_id = b.id), json_group_array(DISTINCT c.id)
    FROM import_batch b JOIN declaration d ON d.batch_id = b.id JOIN company c ON c.id = d.company_id
    GROUP BY b.id ORDER BY b.imported_at DESC, b.id DESC
"""

FETCHES = "SELECT company_id, month, state, reason, message FROM portal_fetch WHERE month BETWEEN ? AND ?"


class SqlViews:
    """See domain.ports.Views."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _rows(self, sql: str, *parameters: object) -> Sequence[Any]:
        return await fetch(self._connection, sql, *parameters)

    async def companies(self, first: YearMonth, last: YearMonth) -> list[CompanyRow]:
        """See domain.ports.Views."""
        period = (first.number, last.number)
        statuses = defaultdict(set)
        for company, _, status, _, _ in await self._rows(CELLS, *period):
            statuses[company].add(BucketStatus(status))
        opened = dict(map(tuple, await self._rows(OPEN_DIVERGENCES, *period)))
        covered: dict[int, int] = defaultdict(int)
        for company, _ in await self._rows(ERP_COVER, *period):
            covered[company] += 1
        rows = await self._rows("SELECT id, name, nif, niss, tolerance FROM company ORDER BY name, id")
        return [
            CompanyRow(
                number,
                name,
                Nif(nif),
                Niss.from_number(niss),
                Money(tolerance),
                worst(statuses[number]),
                opened.get(number, 0),
                covered[number],
            )
            for number, name, nif, niss, tolerance in rows
        ]

    async def matrix(self, first: YearMonth, last: YearMonth) -> list[MatrixRow]:
        """See domain.ports.Views."""
        period = (first.number, last.number)
        cells = await self._rows(CELLS, *period)
        covered = await self._rows(ERP_COVER, *period)
        fetches = await self._rows(FETCHES, *period)
        companies = await self._rows("SELECT id, name FROM company ORDER BY name, id")
        months = list(YearMonth.range(first, last))
        return await asyncio.to_thread(_matrix, months, companies, cells, covered, fetches)

    async def buckets(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None, run_id: int | None = None
    ) -> list[BucketRow]:
        """See domain.ports.Views."""
        listed = None if company_ids is None else numbers(company_ids)
        period = (first.number, last.number, listed, listed)
        if run_id is None:
            rows = await self._rows(BUCKETS.format(companies="company", versions="v.to_run IS NULL"), *period)
        else:
            versions = "v.from_run <= ? AND (v.to_run IS NULL OR v.to_run > ?)"
            past = BUCKETS.format(companies=COMPANIES_THEN, versions=versions)
            rows = await self._rows(past, run_id, *period, run_id, run_id)
        return await asyncio.to_thread(lambda: [bucket_row(row) for row in rows])

    async def divergences(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None
    ) -> list[DivergenceRow]:
        """See domain.ports.Views."""
        listed = None if company_ids is None else numbers(company_ids)
        rows = await self._rows(DIVERGENCES, first.number, last.number, listed, listed)
        return await asyncio.to_thread(lambda: [_divergence_row(*row) for row in rows])

    async def imports(self) -> list[ImportRow]:
        """See domain.ports.Views."""
        rows = await self._rows(IMPORTS)
        return await asyncio.to_thread(lambda: [_import_row(row) for row in rows])

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
        return await past_runs(self._connection)

    async def bucket_detail(self, key: BucketKey) -> BucketDetail | None:
        """See domain.ports.Views."""
        rows = await self._rows(
            f"""
            SELECT {BUCKET_COLUMNS} FROM bucket_version v JOIN company c ON c.id = v.company_id
            WHERE v.company_id = ? AND v.month = ? AND v.rate = ? AND v.to_run IS NULL
            """,
            *(key.company_id, key.month.number, key.rate.hundredths),
        )
        return await bucket_detail(self._connection, bucket_row(rows[0])) if rows else None

    async def freshness(self) -> Freshness:
        """See domain.ports.Views."""
        imported, fetched, run, companies = (
            await self._rows(
                """
                SELECT (SELECT MAX(imported_at) FROM import_batch),
                       (SELECT MAX(checked_at) FROM portal_fetch WHERE state != 'failed'),
                       (SELECT MAX(at) FROM run), (SELECT COUNT(*) FROM company)
                """
            )
        )[0]
        return Freshness(moment(imported), moment(fetched), moment(run), companies)


def bucket_row(row: Sequence[Any]) -> BucketRow:
    """A bucket from BUCKET_COLUMNS."""
    company, month, rate, nif, name, status, missing, er, pr, ec, pc, ew, pw, tolerance, consulted, imported, run = row
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
    )


def _divergence_row(number: int, state: str, opened_at: int, *bucket: Any) -> DivergenceRow:
    return DivergenceRow(number, DivergenceState(state), bucket_row(bucket), sure_moment(opened_at))


def _import_row(row: Sequence[Any]) -> ImportRow:
    number, name, at, encoding, companies, first, last, blocks, lines, remuneration, replaced, warnings, ids = row
    return ImportRow(
        number,
        name,
        sure_moment(at),
        encoding,
        companies,
        YearMonth.from_number(first),
        YearMonth.from_number(last),
        blocks,
        lines,
        Money(remuneration),
        replaced,
        warnings,
        frozenset(json.loads(ids)),
    )


def _matrix(
    months: Sequence[YearMonth],
    companies: Sequence[Any],
    cells: Sequence[Any],
    covered: Sequence[Any],
    fetches: Sequence[Any],
) -> list[MatrixRow]:
    statuses: dict[tuple[int, int], list[tuple[BucketStatus, int, int]]] = defaultdict(list)
    for company, month, status, count, difference in cells:
        statuses[company, month].append((BucketStatus(status), count, difference))
    with_erp = {(company, month) for company, month in covered}
    asked = {(company, month): (state, reason, message) for company, month, state, reason, message in fetches}
    never = (FetchState.NEVER, None, "")

    def cell(company: int, month: YearMonth) -> MatrixCell:
        place = (company, month.number)
        return _cell(month, statuses.get(place, []), asked.get(place, never), has_erp=place in with_erp)

    return [MatrixRow(number, name, tuple(cell(number, month) for month in months)) for number, name in companies]


def _cell(
    month: YearMonth,
    statuses: list[tuple[BucketStatus, int, int]],
    fetch: tuple[str, str | None, str],
    *,
    has_erp: bool,
) -> MatrixCell:
    state, reason, message = fetch
    compared = [(status, count, cents) for status, count, cents in statuses if status is not BucketStatus.NOT_COMPARED]
    return MatrixCell(
        month,
        worst(status for status, _, _ in statuses),
        sum(count for _, count, _ in statuses),
        sum(count for status, count, _ in compared if status is not BucketStatus.TALLIES),
        Money(sum(cents for _, _, cents in compared)),
        FetchState(state),
        has_erp,
        FailureReason(reason) if reason else None,
        message,
    )
