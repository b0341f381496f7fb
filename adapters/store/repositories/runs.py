# SPDX-License-Identifier: MIT
"""Runs, bucket versions and divergences in the store, and the totals that a run compares."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from adapters.store import run_queries as sql
from adapters.store.rows import figures_cents, figures_of, key, moment, seconds, side
from adapters.store.statements import execute, execute_many, fetch, fetch_number
from domain.divergence import Change, Divergence, DivergenceState
from domain.portal_record import FetchState
from domain.reconciliation import Amounts, Bucket, BucketKey, BucketStatus, MissingSide, MonthState
from domain.values import Money, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection


class SqlRuns:
    """See domain.ports.Runs. Thousands of rows become objects in a thread, while the window goes on."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def erp_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        """See domain.ports.Runs."""
        return await self._totals(sql.ERP_TOTALS, first, last)

    async def portal_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        """See domain.ports.Runs."""
        return await self._totals(sql.PORTAL_TOTALS, first, last)

    async def _totals(self, statement: str, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        rows = await fetch(self._connection, statement, first.number, last.number)
        return await asyncio.to_thread(_amounts, rows)

    async def month_states(self, first: YearMonth, last: YearMonth) -> dict[tuple[int, YearMonth], MonthState]:
        """See domain.ports.Runs."""
        period = (first.number, last.number)
        imported = await fetch(self._connection, sql.ERP_MONTHS, *period)
        fetched = await fetch(self._connection, sql.PORTAL_MONTHS, *period)
        return await asyncio.to_thread(_month_states, imported, fetched)

    async def current_buckets(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Bucket]:
        """See domain.ports.Runs."""
        rows = await fetch(self._connection, sql.IN_FORCE, first.number, last.number)
        return await asyncio.to_thread(_buckets, rows)

    async def divergences(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Divergence]:
        """See domain.ports.Runs."""
        rows = await fetch(self._connection, sql.DIVERGENCES, first.number, last.number)
        return await asyncio.to_thread(divergences_of, rows)

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
        await execute_many(self._connection, sql.CLOSE, await asyncio.to_thread(_ends, run_id, closed))
        await execute_many(self._connection, sql.OPEN, await asyncio.to_thread(_versions, run_id, opened))
        await execute(self._connection, sql.COUNT, run_id)

    async def write_divergences(
        self, run_id: int, at: datetime, changes: Sequence[tuple[Divergence, Change, Divergence | None]]
    ) -> None:
        """See domain.ports.Runs."""
        when = seconds(at)
        kept, told = await asyncio.to_thread(lambda: (_kept(changes, when), _told(changes, run_id, when)))
        await execute_many(self._connection, sql.PUT_DIVERGENCE, kept)
        await execute_many(self._connection, sql.TELL_DIVERGENCE, told)


def _kept(changes: Sequence[tuple[Divergence, Change, Divergence | None]], at: int) -> list[tuple[object, ...]]:
    return [(*_place(now.key), now.state, now.kind, *figures_cents(now.figures), at) for now, _, _ in changes]


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
            *(figures_cents(before.figures) if before else nothing),
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


def divergences_of(rows: Iterable[Any]) -> dict[BucketKey, Divergence]:
    """Divergences from the columns of run_queries.DIVERGENCES."""
    found = {}
    for number, company, month, rate, state, kind, *cents in rows:
        place = key(company, month, rate)
        found[place] = Divergence(place, DivergenceState(state), BucketStatus(kind), figures_of(cents), number)
    return found


def _ends(run_id: int, closed: Iterable[BucketKey]) -> list[tuple[int, ...]]:
    return [(run_id, old.company_id, old.month.number, old.rate.hundredths) for old in closed]


def _versions(run_id: int, opened: Iterable[Bucket]) -> list[tuple[object, ...]]:
    return [_version(run_id, bucket) for bucket in opened]


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
