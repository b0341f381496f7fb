# SPDX-License-Identifier: MIT
"""The list of past runs, each with how the buckets of its period stood after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.store.rows import sure_moment
from adapters.store.statements import fetch
from domain.divergence import Change
from domain.read_models import RunRow
from domain.reconciliation import BucketStatus
from domain.values import Money, YearMonth

PERIODS = "SELECT id, at, first_month, last_month, tolerance FROM run ORDER BY id"
# Versions begin and end with runs. Adding these up from run to run looks at each version twice, where asking for each
# run anew would look at all versions as often as there are runs.
STEPS = """
    SELECT from_run, month, status, COUNT(*) FROM bucket_version GROUP BY from_run, month, status
    UNION ALL
    SELECT to_run, month, status, -COUNT(*) FROM bucket_version WHERE to_run IS NOT NULL
    GROUP BY to_run, month, status
"""
MOVES = "SELECT run_id, change, COUNT(*) FROM divergence_event WHERE run_id IS NOT NULL GROUP BY run_id, change"

_TALLIES = (BucketStatus.TALLIES,)
_DIVERGENT = (BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL)
_NOT_COMPARED = (BucketStatus.NOT_COMPARED,)


async def past_runs(connection: AsyncConnection) -> list[RunRow]:
    """Every run, newest first."""
    steps: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for run, month, status, count in await fetch(connection, STEPS):
        steps[run].append((month, status, count))
    moves: dict[int, Counter[str]] = defaultdict(Counter)
    for run, change, count in await fetch(connection, MOVES):
        moves[run][change] = count
    standing: Counter[tuple[int, str]] = Counter()
    rows = []
    for row in await fetch(connection, PERIODS):
        for month, status, count in steps[row[0]]:
            standing[month, status] += count
        rows.append(_run(row, standing, moves[row[0]]))
    return rows[::-1]


def _run(row: Sequence[Any], standing: Counter[tuple[int, str]], moves: Counter[str]) -> RunRow:
    number, at, first, last, tolerance = row
    period = (YearMonth.from_number(first), YearMonth.from_number(last))
    months = [month.number for month in YearMonth.range(*period)]

    def stood(statuses: Iterable[BucketStatus]) -> int:
        return sum(standing[month, status] for status in statuses for month in months)

    return RunRow(
        number,
        sure_moment(at),
        *period,
        None if tolerance is None else Money(tolerance),
        stood(_TALLIES),
        stood(_DIVERGENT),
        stood(_NOT_COMPARED),
        moves[Change.OPENED] + moves[Change.REOPENED],
        moves[Change.UPDATED],
        moves[Change.RESOLVED],
    )
