# SPDX-License-Identifier: MIT
"""What is known about a bucket whose sides differ, gathered from the store for its explanation."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from adapters.store.rows import moment, numbers, sure_moment
from adapters.store.statements import fetch, fetch_one
from domain.explanation import Block, Case, Cells, Pair, Side, Source, SourceKind, Version, add_cells
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Rate, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

_BLOCK = """
    d.id, d.month, d.rate, d.establishment, d.remuneration, d.contribution, d.workers,
    b.id, b.file_name, b.imported_at, d.superseded_at, d.superseded_by
"""
# Company, first and last month.
BLOCKS_IN_USE = f"""
    SELECT {_BLOCK} FROM declaration d INDEXED BY declaration_in_use CROSS JOIN import_batch b ON b.id = d.batch_id
    WHERE d.superseded_by IS NULL AND d.company_id = ? AND d.month BETWEEN ? AND ?
"""
BLOCKS_REPLACED = f"""
    SELECT {_BLOCK} FROM declaration d INDEXED BY declaration_replaced CROSS JOIN import_batch b ON b.id = d.batch_id
    WHERE d.superseded_by IS NOT NULL AND d.company_id = ? AND d.month BETWEEN ? AND ?
"""
_TOTAL = """
    t.id, s.month, t.rate, t.establishment, t.remuneration, t.contribution, t.workers,
    s.id, s.source, s.fetched_at, s.superseded_at, NULL
"""
# An answer without totals gives one row without a total.
TOTALS_IN_USE = f"""
    SELECT {_TOTAL} FROM portal_snapshot s INDEXED BY portal_snapshot_in_use
    LEFT JOIN portal_total t ON t.snapshot_id = s.id
    WHERE s.superseded_at IS NULL AND s.company_id = ? AND s.month BETWEEN ? AND ?
"""
TOTALS_REPLACED = f"""
    SELECT {_TOTAL} FROM portal_snapshot s INDEXED BY portal_snapshot_replaced
    LEFT JOIN portal_total t ON t.snapshot_id = s.id
    WHERE s.superseded_at IS NOT NULL AND s.company_id = ? AND s.month BETWEEN ? AND ?
"""
CHECKED = "SELECT checked_at FROM portal_fetch WHERE company_id = ? AND month = ? AND state != 'failed'"
DECLARED = """
    SELECT COUNT(*), coalesce(SUM(remuneration), 0), coalesce(SUM(contribution), 0), coalesce(SUM(workers), 0),
           MAX(at)
    FROM ledger_entry WHERE company_id = ? AND month = ? AND rate = ?
"""
# Each column as one text, which takes a fraction of the time of rows.
_ARRAYS = ", ".join(f"json_group_array(w.{column})" for column in ("niss", "nature", "month", "amount"))
ERP_VALUES = f"""
    SELECT json_group_array(declaration_id), {_ARRAYS}
    FROM json_each(?) j CROSS JOIN worker_value w ON w.declaration_id = j.value
"""
PORTAL_VALUES = f"""
    SELECT json_group_array(total_id), {_ARRAYS}
    FROM json_each(?) j CROSS JOIN portal_value w ON w.total_id = j.value
"""
NAMES = """
    SELECT n.niss, n.name FROM json_each(?2) j CROSS JOIN worker n ON n.company_id = ?1 AND n.niss = j.value
"""


class Stated(NamedTuple):
    """One block of a file, or one total of an answer; the total's fields are None of an answer without totals.

    Attributes:
        gone_by: the file that replaced it; an answer is replaced by the next one of its month.
    """

    id: int | None
    month: int
    rate: int
    establishment: str
    remuneration: int
    contribution: int
    workers: int
    source: int
    name: str
    came_at: int
    gone_at: int | None
    gone_by: int | None

    @property
    def amounts(self) -> Amounts:
        """Its totals."""
        return Amounts(Money(self.remuneration), Money(self.contribution), self.workers)


Values = Mapping[int, Cells]
"""Worker values by block or total."""


class SqlCases:
    """See domain.ports.Cases."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, key: BucketKey) -> Case | None:
        """See domain.ports.Cases."""
        period = (key.company_id, key.month.previous().number, key.month.next().number)
        month = (key.company_id, key.month.number, key.month.number)
        erp = _History(
            SourceKind.IMPORT,
            await self._stated(BLOCKS_IN_USE, *period),
            await self._stated(BLOCKS_REPLACED, *month),
        )
        portal = _History(
            SourceKind.SNAPSHOT,
            await self._stated(TOTALS_IN_USE, *period),
            await self._stated(TOTALS_REPLACED, *month),
        )
        wanted = _Wanted(key, erp, portal)
        if not wanted.compared(key.month.number) or not (erp.at(key) or portal.at(key)):
            return None
        await self._read_values(wanted)
        checked = await fetch_one(self._connection, CHECKED, *month[:2])
        entries, *sums = await fetch_one(self._connection, DECLARED, *month[:2], key.rate.hundredths)
        names = await fetch(self._connection, NAMES, key.company_id, numbers(wanted.workers()))
        return Case(
            wanted.pair(key),
            tuple(map(wanted.pair, wanted.siblings())),
            tuple(map(wanted.pair, wanted.neighbours())),
            erp.versions(key),
            portal.versions(key),
            erp.source(key),
            portal.source(key),
            moment(checked[0]) if checked else None,
            Amounts(Money(sums[0]), Money(sums[1]), sums[2]) if entries else None,
            moment(sums[3]),
            dict(map(tuple, names)),
        )

    async def _stated(self, sql: str, *parameters: object) -> list[Stated]:
        return [Stated(*row) for row in await fetch(self._connection, sql, *parameters)]

    async def _read_values(self, wanted: _Wanted) -> None:
        for history, sql in ((wanted.erp, ERP_VALUES), (wanted.portal, PORTAL_VALUES)):
            arrays = await fetch_one(self._connection, sql, numbers(wanted.blocks(history)))
            history.values = await asyncio.to_thread(_by_block, arrays)


def _by_block(arrays: Sequence[str]) -> Values:
    rows: dict[int, list[tuple[int, str, int, int]]] = defaultdict(list)
    for block, *row in zip(*map(json.loads, arrays), strict=True):
        rows[block].append(tuple(row))
    return {block: add_cells(own) for block, own in rows.items()}


class _History:
    """One side of a company's months: what is in use in three of them, and what was replaced in the middle one."""

    def __init__(self, kind: SourceKind, in_use: list[Stated], replaced: list[Stated]) -> None:
        self._kind = kind
        self.in_use = in_use
        self.replaced = replaced
        self.values: Values = {}

    def at(self, key: BucketKey) -> list[Stated]:
        """What is in use for a bucket."""
        return _at_rate((row for row in self.in_use if row.month == key.month.number), key.rate)

    def side(self, rows: Iterable[Stated]) -> Side:
        """A side from its blocks, in the order of their establishments."""
        ordered = sorted(rows, key=lambda row: (row.establishment, row.id or 0))
        return Side(tuple(Block(row.establishment, row.amounts, self.values.get(row.id or 0, {})) for row in ordered))

    def source(self, key: BucketKey) -> Source | None:
        """The newest source in use for a bucket, or else for its month."""
        return self._newest([row for row in self.in_use if row.month == key.month.number], key.rate)

    def _newest(self, rows: list[Stated], rate: Rate) -> Source | None:
        newest = max(_at_rate(rows, rate) or rows, key=lambda row: (row.came_at, row.source), default=None)
        if newest is None:
            return None
        return Source(self._kind, newest.source, newest.name, sure_moment(newest.came_at))

    def versions(self, key: BucketKey) -> tuple[Version, ...]:
        """What the bucket's side was before, oldest first, where the month had anything at all."""
        rows = [*self.replaced, *(row for row in self.in_use if row.month == key.month.number)]
        if self._kind is SourceKind.SNAPSHOT:
            rows = _one_after_another(rows)
        # By their numbers: many files come in within one second.
        when = {row.gone_by: row.gone_at for row in rows if row.gone_by is not None and row.gone_at is not None}
        when |= {row.source: row.came_at for row in rows}
        turns = sorted(when)
        states = [[row for row in rows if _stood(row, turn)] for turn in turns]
        sides = [self.side(_at_rate(state, key.rate)) for state in states]
        found = []
        for at in range(len(turns) - 1):
            source = self._newest(states[at], key.rate)
            if source is not None and sides[at] not in (sides[at + 1], sides[-1]):
                found.append(Version(sides[at], source, sure_moment(when[turns[at + 1]])))
        return tuple(found)


def _at_rate(rows: Iterable[Stated], rate: Rate) -> list[Stated]:
    return [row for row in rows if row.id is not None and row.rate == rate.hundredths]


def _one_after_another(answers: Iterable[Stated]) -> list[Stated]:
    """A month's answers, each gone by the next."""
    rows = list(answers)
    after = dict(pairwise(sorted({row.source for row in rows})))
    return [row._replace(gone_by=after.get(row.source)) for row in rows]


def _stood(row: Stated, turn: int) -> bool:
    """Whether it was in use once a file, or an answer, had come."""
    return row.source <= turn and (row.gone_by is None or row.gone_by > turn)


class _Wanted:
    """Which buckets an explanation needs, and with which worker values."""

    def __init__(self, key: BucketKey, erp: _History, portal: _History) -> None:
        self._key, self.erp, self.portal = key, erp, portal

    def compared(self, month: int) -> bool:
        """Whether there is a file and an answer for a month."""
        return all(any(row.month == month for row in history.in_use) for history in (self.erp, self.portal))

    def pair(self, key: BucketKey) -> Pair:
        """Both sides of a bucket."""
        return Pair(key, self.erp.side(self.erp.at(key)), self.portal.side(self.portal.at(key)))

    def siblings(self) -> list[BucketKey]:
        """The other rates of the month whose sides have different bases; no worker's base went to any other."""
        rows = (*self.erp.in_use, *self.portal.in_use)
        rates = {row.rate for row in rows if row.id is not None and row.month == self._key.month.number}
        others = sorted(rates - {self._key.rate.hundredths})
        keys = [BucketKey(self._key.company_id, self._key.month, Rate(rate)) for rate in others]
        return [key for key in keys if self.pair(key).remuneration]

    def neighbours(self) -> list[BucketKey]:
        """The months beside that were compared and whose sides have different bases."""
        months: list[YearMonth] = [self._key.month.previous(), self._key.month.next()]
        keys = [BucketKey(self._key.company_id, month, self._key.rate) for month in months]
        return [key for key in keys if self.compared(key.month.number) and self.pair(key).remuneration]

    def blocks(self, history: _History) -> list[int]:
        """The blocks of one side whose worker values are needed."""
        keys = [self._key, *self.siblings(), *self.neighbours()]
        rows = [*(row for key in keys for row in history.at(key)), *_at_rate(history.replaced, self._key.rate)]
        return sorted({row.id for row in rows if row.id is not None})

    def workers(self) -> list[int]:
        """The workers of the bucket itself, on either side."""
        found: set[int] = set()
        for history in (self.erp, self.portal):
            for row in history.at(self._key):
                found.update(niss for niss, _, _ in history.values.get(row.id or 0, {}))
        return sorted(found)
