# SPDX-License-Identifier: MIT
"""What would be declared now, and what was: whole blocks, the portal's lines, and the ledger added up."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from adapters.store.bulk import BATCH
from adapters.store.repositories.portal import NOTHING
from adapters.store.rows import key, numbers, sure_moment
from adapters.store.statements import fetch, fetch_one
from domain.by_hand import HandKind, HandRecord
from domain.declaration import Declaration, Employer, ListedLines, PersonRow, ValueRow
from domain.events import EventKind
from domain.operations import Line
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Nif, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

# Company, month, rates or NULL.
BLOCKS = """
    SELECT d.id, d.establishment, d.rate, d.remuneration, d.contribution, d.workers
    FROM declaration d INDEXED BY declaration_in_use
    WHERE d.superseded_by IS NULL AND d.company_id = ?1 AND d.month = ?2
        AND (?3 IS NULL OR d.rate IN (SELECT value FROM json_each(?3)))
"""
VALUES = """
    SELECT niss, nature, month, seq, days, amount FROM worker_value
    WHERE declaration_id = ? AND (niss, nature, month, seq) > (?, ?, ?, ?)
    ORDER BY niss, nature, month, seq LIMIT ?
"""
PEOPLE = """
    SELECT niss, name, birth FROM worker
    WHERE company_id = ? AND niss IN (SELECT value FROM json_each(?)) ORDER BY niss
"""
PORTAL_STATE = """
    SELECT id, state FROM portal_snapshot INDEXED BY portal_snapshot_in_use
    WHERE company_id = ? AND month = ? AND superseded_at IS NULL
"""
PORTAL_LINES = """
    SELECT establishment, rate, remuneration, contribution, workers FROM portal_total WHERE snapshot_id = ?
"""
BALANCES = """
    SELECT l.company_id, l.month, l.rate, SUM(l.remuneration), SUM(l.contribution), SUM(l.workers)
    FROM company c CROSS JOIN ledger_entry l INDEXED BY ledger_of_month
        ON l.company_id = c.id AND l.month BETWEEN ?1 AND ?2
    GROUP BY c.id, l.month, l.rate
"""
DECLARED_AT = """
    SELECT l.company_id, l.month, l.rate, MAX(l.at)
    FROM company c CROSS JOIN ledger_entry l INDEXED BY ledger_of_month
        ON l.company_id = c.id AND l.month BETWEEN ?1 AND ?2
    GROUP BY c.id, l.month, l.rate
"""
# In the order in which it happened, from an index of that alone.
BY_HAND = """
    SELECT id, at, who, what, subject, after ->> '$.entries' AS entries, after ->> '$.blocks' AS blocks,
           after ->> '$.rates' AS rates, after ->> '$.sha256' AS sha256, after ->> '$.delivered' AS delivered
    FROM audit_entry INDEXED BY audit_of_declaring WHERE what IN ('dr_written', 'ledger_posted') ORDER BY id
"""
_BEFORE_ALL = (0, "", 0, -1)


class SqlDeclared:
    """See domain.ports.Declared."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def blocks(
        self, company_id: int, month: YearMonth, rates: Collection[Rate] | None = None, *, values: bool = True
    ) -> list[Declaration]:
        """See domain.ports.Declared."""
        wanted = None if rates is None else numbers(sorted(rate.hundredths for rate in rates))
        rows = await fetch(self._connection, BLOCKS, company_id, month.number, wanted)
        if not rows:
            return []
        employer = await self._employer(company_id)
        found = [await self._block(company_id, employer, month, row, values=values) for row in rows]
        return sorted(found, key=lambda block: (block.establishment, block.rate))

    async def _employer(self, company_id: int) -> Employer:
        niss, nif, name = await fetch_one(
            self._connection, "SELECT niss, nif, name FROM company WHERE id = ?", company_id
        )
        return Employer(Niss.from_number(niss), Nif(nif), name)

    async def _block(
        self, company_id: int, employer: Employer, month: YearMonth, row: Any, *, values: bool
    ) -> Declaration:
        number, establishment, rate, remuneration, contribution, workers = row
        lines = await self._values(number) if values else []
        people = await self._people(company_id, sorted({line[0] for line in lines}))
        return Declaration(
            employer,
            month,
            establishment,
            Rate(rate),
            Money(remuneration),
            Money(contribution),
            workers,
            ListedLines(tuple(lines), tuple(people)),
        )

    async def _values(self, declaration_id: int) -> list[ValueRow]:
        values: list[ValueRow] = []
        last: tuple[object, ...] = _BEFORE_ALL
        # In batches: making a million rows at once would stop the window for that long.
        while rows := await fetch(self._connection, VALUES, declaration_id, *last, BATCH):
            values.extend(map(tuple, rows))
            last = values[-1][:4]
        return values

    async def _people(self, company_id: int, workers: list[int]) -> list[PersonRow]:
        people: list[PersonRow] = []
        for start in range(0, len(workers), BATCH):
            rows = await fetch(self._connection, PEOPLE, company_id, numbers(workers[start : start + BATCH]))
            people.extend(map(tuple, rows))
        return people

    async def portal_lines(self, company_id: int, month: YearMonth) -> list[Line] | None:
        """See domain.ports.Declared."""
        in_use = await fetch_one(self._connection, PORTAL_STATE, company_id, month.number)
        if in_use is None:
            return None
        rows = [] if in_use.state == NOTHING else await fetch(self._connection, PORTAL_LINES, in_use.id)
        return sorted(
            Line(establishment, Rate(rate), Amounts(Money(remuneration), Money(contribution), workers))
            for establishment, rate, remuneration, contribution, workers in rows
        )

    async def balances(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Amounts]:
        """See domain.ports.Declared."""
        return {
            key(company, month, rate): Amounts(Money(remuneration), Money(contribution), workers)
            for company, month, rate, remuneration, contribution, workers in await fetch(
                self._connection, BALANCES, first.number, last.number
            )
        }

    async def declared_at(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, datetime]:
        """See domain.ports.Declared."""
        found = await fetch(self._connection, DECLARED_AT, first.number, last.number)
        return {key(company, month, rate): sure_moment(at) for company, month, rate, at in found}

    async def by_hand(self) -> list[HandRecord]:
        """See domain.ports.Declared."""
        return [_record(row) for row in await fetch(self._connection, BY_HAND)]

    async def months_of(self, batch_id: int) -> list[tuple[int, YearMonth]]:
        """See domain.ports.Declared."""
        rows = await fetch(
            self._connection,
            "SELECT DISTINCT company_id, month FROM declaration WHERE batch_id = ? ORDER BY company_id, month",
            batch_id,
        )
        return [(company, YearMonth.from_number(month)) for company, month in rows]


def _record(row: Any) -> HandRecord:
    company, _, month = row.subject.removeprefix("company ").partition(", ")
    kind = HandKind.DELIVERED if row.delivered else HandKind.SENT
    return HandRecord(
        row.id,
        HandKind.WRITTEN if row.what == EventKind.DR_WRITTEN else kind,
        int(company),
        YearMonth.parse(month),
        sure_moment(row.at),
        row.who,
        row.entries or 0,
        row.blocks or 0,
        tuple(Rate(rate) for rate in json.loads(row.rates or "[]")),
        row.sha256 or "",
        row.delivered or "",
    )
