# SPDX-License-Identifier: MIT
"""Runs, bucket versions and divergences in the store, and the totals that a run compares."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.store.rows import key, moment, seconds, side
from adapters.store.statements import execute_many, fetch, fetch_number
from domain.divergence import Change, Divergence, DivergenceState, Figures
from domain.portal_record import FetchState
from domain.reconciliation import Amounts, Bucket, BucketKey, BucketStatus, MissingSide, MonthState
from domain.values import Money, YearMonth

ERP_TOTALS = """
    SELECT company_id, month, rate, SUM(remuneration), SUM(contribution), SUM(workers)
    FROM declaration INDEXED BY declaration_in_use
    WHERE superseded_by IS NULL AND month BETWEEN ? AND ?
    GROUP BY company_id, month, rate
"""
PORTAL_TOTALS = """
    SELECT s.company_id, s.month, t.rate, SUM(t.remuneration), SUM(t.contribution), SUM(t.workers)
    FROM portal_snapshot s JOIN portal_total t ON t.snapshot_id = s.id
    WHERE s.superseded_at IS NULL AND s.month BETWEEN ? AND ?
    GROUP BY s.company_id, s.month, t.rate
"""
ERP_MONTHS = """
    SELECT d.company_id, d.month, MAX(b.imported_at)
    FROM declaration d INDEXED BY declaration_in_use JOIN import_batch b ON b.id = d.batch_id
    WHERE d.superseded_by IS NULL AND d.month BETWEEN ? AND ?
    GROUP BY d.company_id, d.month
"""
PORTAL_MONTHS = """
    SELECT f.company_id, f.month, f.state, s.fetched_at
    FROM portal_fetch f
    LEFT JOIN portal_snapshot s ON s.company_id = f.company_id AND s.month = f.month AND s.superseded_at IS NULL
    WHERE f.month BETWEEN ? AND ?
"""

PUT_DIVERGENCE = """
    INSERT INTO divergence (company_id, month, rate, state, kind, erp_remuneration, portal_remuneration,
        erp_contribution, portal_contribution, opened_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (company_id, month, rate) DO UPDATE SET state = excluded.state, kind = excluded.kind,
        erp_remuneration = excluded.erp_remuneration, portal_remuneration = excluded.portal_remuneration,
        erp_contribution = excluded.erp_contribution, portal_contribution = excluded.portal_contribution,
        opened_at = CASE WHEN state = 'resolved' THEN excluded.opened_at ELSE opened_at END
"""
TELL_DIVERGENCE = """
    INSERT INTO divergence_event (divergence_id, run_id, at, change, state_before, erp_remuneration_before,
        portal_remuneration_before, erp_contribution_before, portal_contribution_before)
    SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM divergence WHERE company_id = ? AND month = ? AND rate = ?
"""


class SqlRuns:
    """See domain.ports.Runs. Thousands of rows become objects in a thread, while the window goes on."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def erp_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        """See domain.ports.Runs."""
        return await self._totals(ERP_TOTALS, first, last)

    async def portal_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        """See domain.ports.Runs."""
        return await self._totals(PORTAL_TOTALS, first, last)

    async def _totals(self, sql: str, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        rows = await fetch(self._connection, sql, first.number, last.number)
        return await asyncio.to_thread(_amounts, rows)

    async def month_states(self, first: YearMonth, last: YearMonth) -> dict[tuple[int, YearMonth], MonthState]:
        """See domain.ports.Runs."""
        period = (first.number, last.number)
        imported = await fetch(self._connection, ERP_MONTHS, *period)
        fetched = await fetch(self._connection, PORTAL_MONTHS, *period)
        return await asyncio.to_thread(_month_states, imported, fetched)

    async def current_buckets(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Bucket]:
        """See domain.ports.Runs."""
        rows = await fetch(
            self._connection,
            """
            SELECT company_id, month, rate, erp_remuneration, erp_contribution, erp_workers,
                   portal_remuneration, portal_contribution, portal_workers, tolerance, missing,
                   consulted_at, imported_at
            FROM bucket_version WHERE to_run IS NULL AND month BETWEEN ? AND ?
            """,
            first.number,
            last.number,
        )
        return await asyncio.to_thread(_buckets, rows)

    async def divergences(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Divergence]:
        """See domain.ports.Runs."""
        rows = await fetch(
            self._connection,
            """
            SELECT id, company_id, month, rate, state, kind,
                   erp_remuneration, portal_remuneration, erp_contribution, portal_contribution
            FROM divergence WHERE month BETWEEN ? AND ?
            """,
            first.number,
            last.number,
        )
        return await asyncio.to_thread(_divergences, rows)

    async def last_run(self) -> int:
        """See domain.ports.Runs."""
        return await fetch_number(self._connection, "SELECT coalesce(MAX(id), 0) FROM run")

    async def add(self, at: datetime, first: YearMonth, last: YearMonth, tolerance: Money | None) -> int:
        """See domain.ports.Runs."""
        return await fetch_number(
            self._connection,
            "INSERT INTO run (at, first_month, last_month, tolerance) VALUES (?, ?, ?, ?) RETURNING id",
            seconds(at),
            first.number,
            last.number,
            None if tolerance is None else tolerance.cents,
        )

    async def write_buckets(self, run_id: int, closed: Iterable[BucketKey], opened: Sequence[Bucket]) -> None:
        """See domain.ports.Runs."""
        ended = await asyncio.to_thread(_ends, run_id, closed)
        await execute_many(
            self._connection,
            """
            UPDATE bucket_version SET to_run = ?
            WHERE company_id = ? AND month = ? AND rate = ? AND to_run IS NULL
            """,
            ended,
        )
        await execute_many(
            self._connection,
            """
            INSERT INTO bucket_version (company_id, month, rate, from_run, status, missing, tolerance,
                erp_remuneration, erp_contribution, erp_workers,
                portal_remuneration, portal_contribution, portal_workers, consulted_at, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            await asyncio.to_thread(_versions, run_id, opened),
        )

    async def write_divergences(
        self, run_id: int, at: datetime, changes: Sequence[tuple[Divergence, Change, Divergence | None]]
    ) -> None:
        """See domain.ports.Runs."""
        when = seconds(at)
        kept, told = await asyncio.to_thread(lambda: (_kept(changes, when), _told(changes, run_id, when)))
        await execute_many(self._connection, PUT_DIVERGENCE, kept)
        await execute_many(self._connection, TELL_DIVERGENCE, told)


def _kept(changes: Sequence[tuple[Divergence, Change, Divergence | None]], at: int) -> list[tuple[object, ...]]:
    return [(*_place(now.key), now.state, now.kind, *_cents(now.figures), at) for now, _, _ in changes]


def _told(
    changes: Sequence[tuple[Divergence, Change, Divergence | None]], run_id: int, at: int
) -> list[tuple[object, ...]]:
    nothing = (None,) * 4
    return [
        (
            run_id,
            at,
            change,
            before.state if before else None,
            *(_cents(before.figures) if before else nothing),
            *_place(now.key),
        )
        for now, change, before in changes
    ]


def _place(key: BucketKey) -> tuple[int, int, int]:
    return (key.company_id, key.month.number, key.rate.hundredths)


def _amounts(rows: Iterable[Any]) -> list[tuple[BucketKey, Amounts]]:
    return [
        (key(company, month, rate), Amounts(Money(remuneration), Money(contribution), workers))
        for company, month, rate, remuneration, contribution, workers in rows
    ]


def _month_states(erp: Iterable[Any], portal: Iterable[Any]) -> dict[tuple[int, YearMonth], MonthState]:
    imported = {(company, month): at for company, month, at in erp}
    fetched = {(company, month): (state, at) for company, month, state, at in portal}
    states = {}
    for company, month in imported.keys() | fetched.keys():
        state, consulted_at = fetched.get((company, month), (FetchState.NEVER, None))
        imported_at = imported.get((company, month))
        states[company, YearMonth.from_number(month)] = MonthState(
            imported_at is not None,
            FetchState(state),
            consulted_at is not None,
            moment(consulted_at),
            moment(imported_at),
        )
    return states


def _buckets(rows: Iterable[Any]) -> dict[BucketKey, Bucket]:
    buckets = {}
    for company, month, rate, er, ec, ew, pr, pc, pw, tolerance, missing, consulted_at, imported_at in rows:
        bucket_key = key(company, month, rate)
        buckets[bucket_key] = Bucket(
            bucket_key,
            side(er, ec, ew),
            side(pr, pc, pw),
            Money(tolerance),
            MissingSide(missing),
            moment(consulted_at),
            moment(imported_at),
        )
    return buckets


def _divergences(rows: Iterable[Any]) -> dict[BucketKey, Divergence]:
    found = {}
    for number, company, month, rate, state, kind, *cents in rows:
        figures = Figures(*(Money(amount) for amount in cents))
        divergence = Divergence(key(company, month, rate), DivergenceState(state), BucketStatus(kind), figures, number)
        found[divergence.key] = divergence
    return found


def _ends(run_id: int, closed: Iterable[BucketKey]) -> list[tuple[int, ...]]:
    return [(run_id, old.company_id, old.month.number, old.rate.hundredths) for old in closed]


def _versions(run_id: int, opened: Iterable[Bucket]) -> list[tuple[object, ...]]:
    return [_version(run_id, bucket) for bucket in opened]


def _cents(figures: Figures) -> tuple[int, int, int, int]:
    return (
        figures.erp_remuneration.cents,
        figures.portal_remuneration.cents,
        figures.erp_contribution.cents,
        figures.portal_contribution.cents,
    )


def _version(run_id: int, bucket: Bucket) -> tuple[object, ...]:
    return (
        bucket.key.company_id,
        bucket.key.month.number,
        bucket.key.rate.hundredths,
        run_id,
        bucket.status,
        bucket.missing,
        bucket.tolerance.cents,
        *_side(bucket.erp),
        *_side(bucket.portal),
        seconds(bucket.consulted_at) if bucket.consulted_at else None,
        seconds(bucket.imported_at) if bucket.imported_at else None,
    )


def _side(amounts: Amounts | None) -> tuple[int | None, int | None, int | None]:
    if amounts is None:
        return (None, None, None)
    return (amounts.remuneration.cents, amounts.contribution.cents, amounts.workers)
