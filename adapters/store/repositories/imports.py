# SPDX-License-Identifier: MIT
"""Imported files, their blocks and worker values in the store."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from adapters.store.bulk import BATCH, insert_many
from adapters.store.rows import moment, numbers, seconds, sure_moment
from adapters.store.rows import months as month_list
from adapters.store.statements import execute, execute_many, fetch, fetch_number, fetch_one
from adapters.store.unreferred import REMOVE_WORKERS
from domain.declaration import Declaration, Finding, ImportBatch, ReadResult, WorkerLines
from domain.ports import StoredBlock
from domain.reconciliation import Amounts
from domain.values import Money, Rate, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

_BATCH = """
    SELECT b.id, b.file_name, b.sha256, b.format, b.encoding, b.imported_at, b.blocks, b.lines,
           (SELECT COUNT(*) FROM declaration d WHERE d.batch_id = b.id AND d.superseded_by IS NOT NULL)
    FROM import_batch b
"""
BY_HASH = f"{_BATCH} WHERE b.sha256 = ? ORDER BY b.id DESC LIMIT 1"
BY_NUMBER = f"{_BATCH} WHERE b.id = ?"
_BLOCK = """
    SELECT d.id, d.company_id, d.month, d.establishment, d.rate, d.batch_id, b.file_name,
           d.remuneration, d.contribution, d.workers, b.imported_at, d.superseded_by, d.superseded_at
    FROM declaration d JOIN import_batch b ON b.id = d.batch_id
"""
_IN_ORDER = "ORDER BY d.company_id, d.month, d.establishment, d.rate, d.id"
IN_USE = f"""
    {_BLOCK}
    WHERE d.superseded_by IS NULL AND d.company_id IN (SELECT value FROM json_each(?))
        AND d.month IN (SELECT value FROM json_each(?))
    {_IN_ORDER}
"""
BLOCKS_OF = f"{_BLOCK} WHERE d.batch_id IN (SELECT value FROM json_each(?)) {_IN_ORDER}"
TAKEN_OUT_BY = f"{_BLOCK} WHERE d.superseded_by IN (SELECT value FROM json_each(?)) {_IN_ORDER}"
_OF_BATCHES = "batch_id IN (SELECT value FROM json_each(?1))"
COMPANIES_OF = f"SELECT DISTINCT company_id FROM declaration WHERE {_OF_BATCHES}"
REMOVE_BATCHES = (
    f"DELETE FROM worker_value WHERE declaration_id IN (SELECT id FROM declaration WHERE {_OF_BATCHES})",
    f"DELETE FROM declaration WHERE {_OF_BATCHES}",
    f"DELETE FROM import_finding WHERE {_OF_BATCHES}",
    # Without its hash the file may come in again.
    "UPDATE import_batch SET sha256 = '' WHERE id IN (SELECT value FROM json_each(?1))",
)


class SqlImports:
    """See domain.ports.Imports."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_hash(self, sha256: str) -> ImportBatch | None:
        """See domain.ports.Imports."""
        return _batch(await fetch_one(self._connection, BY_HASH, sha256))

    async def add(self, read: ReadResult, findings: Sequence[Finding], imported_at: datetime) -> int:
        """See domain.ports.Imports."""
        lines = sum(len(declaration.values) for declaration in read.declarations)
        batch_id = await fetch_number(
            self._connection,
            """
            INSERT INTO import_batch (file_name, sha256, format, encoding, imported_at, blocks, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            read.file_name,
            read.sha256,
            read.format,
            read.encoding,
            seconds(imported_at),
            len(read.declarations),
            lines,
        )
        await execute_many(
            self._connection,
            "INSERT INTO import_finding VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (batch_id, at, f.severity, f.code, f.line, f.column, json.dumps(dict(f.params)))
                for at, f in enumerate(findings)
            ],
        )
        return batch_id

    async def add_declaration(self, batch_id: int, company_id: int, declaration: Declaration) -> int:
        """See domain.ports.Imports."""
        declaration_id = await fetch_number(
            self._connection,
            """
            INSERT INTO declaration
                (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            batch_id,
            company_id,
            declaration.month.number,
            declaration.establishment,
            declaration.rate.hundredths,
            declaration.remuneration.cents,
            declaration.contribution.cents,
            declaration.workers,
            len(declaration.values),
        )
        people = ((company_id, *person) for person in declaration.values.people())
        await insert_people(self._connection, people, overwrite=True)
        await insert_values(self._connection, "worker_value", [(declaration_id, declaration.values)])
        return declaration_id

    async def in_use(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[StoredBlock]:
        """See domain.ports.Imports."""
        return _blocks(await fetch(self._connection, IN_USE, numbers(company_ids), month_list(months)))

    async def batch(self, batch_id: int) -> ImportBatch | None:
        """See domain.ports.Imports."""
        return _batch(await fetch_one(self._connection, BY_NUMBER, batch_id))

    async def blocks_of(self, batch_ids: Collection[int]) -> list[StoredBlock]:
        """See domain.ports.Imports."""
        return _blocks(await fetch(self._connection, BLOCKS_OF, numbers(batch_ids)))

    async def taken_out_by(self, batch_ids: Collection[int]) -> list[StoredBlock]:
        """See domain.ports.Imports."""
        return _blocks(await fetch(self._connection, TAKEN_OUT_BY, numbers(batch_ids)))

    async def put_back(self, block_ids: Collection[int]) -> None:
        """See domain.ports.Imports."""
        await execute_many(
            self._connection,
            "UPDATE declaration SET superseded_by = NULL, superseded_at = NULL WHERE id = ?",
            [(block_id,) for block_id in sorted(block_ids)],
        )

    async def remove(self, batch_ids: Collection[int]) -> None:
        """See domain.ports.Imports."""
        which = numbers(batch_ids)
        companies = numbers(number for (number,) in await fetch(self._connection, COMPANIES_OF, which))
        for statement in REMOVE_BATCHES:
            await execute(self._connection, statement, which)
        await execute(self._connection, REMOVE_WORKERS, companies)

    async def supersede(self, block_ids: Collection[int], batch_id: int, at: datetime) -> None:
        """See domain.ports.Imports."""
        await execute_many(
            self._connection,
            "UPDATE declaration SET superseded_by = ?, superseded_at = ? WHERE id = ?",
            [(batch_id, seconds(at), block_id) for block_id in sorted(block_ids)],
        )


def _batch(row: Any) -> ImportBatch | None:
    if row is None:
        return None
    number, name, digest, file_format, encoding, imported_at, blocks, lines, replaced = row
    return ImportBatch(number, name, digest, file_format, encoding, sure_moment(imported_at), blocks, lines, replaced)


def _blocks(rows: Iterable[Any]) -> list[StoredBlock]:
    return [
        StoredBlock(
            number,
            company,
            YearMonth.from_number(month),
            establishment,
            Rate(rate),
            batch,
            name,
            Amounts(Money(remuneration), Money(contribution), workers),
            sure_moment(imported_at),
            taken_out_by,
            moment(taken_out_at),
        )
        for (
            number, company, month, establishment, rate, batch, name, remuneration, contribution, workers,
            imported_at, taken_out_by, taken_out_at,
        ) in rows
    ]  # fmt: skip


async def insert_people(
    connection: AsyncConnection, people: Iterable[tuple[int, int, str, int | None]], *, overwrite: bool
) -> None:
    """Keep workers' names, once per company and worker; rows that would not change are not written.

    Args:
        people: company, and then as in PersonRow.
    """
    known = "DO NOTHING"
    if overwrite:
        known = """DO UPDATE SET name = excluded.name, birth = coalesce(excluded.birth, birth)
            WHERE name IS NOT excluded.name OR (excluded.birth IS NOT NULL AND birth IS NOT excluded.birth)"""
    into, conflict = "worker (company_id, niss, name, birth)", f"ON CONFLICT (company_id, niss) {known}"
    rest = iter(people)
    while await insert_many(connection, into, lambda: list(islice(rest, BATCH)), conflict) == BATCH:
        pass


async def insert_values(connection: AsyncConnection, table: str, placed: Sequence[tuple[int, WorkerLines]]) -> None:
    """Store worker values, in batches and in the order of their key.

    Args:
        placed: the number of the block that values belong to, rising, and the values.
    """
    rest = chain.from_iterable(_chunks(number, values) for number, values in placed)
    while await insert_many(connection, table, lambda: _some(rest)):
        pass


def _chunks(parent_id: int, values: WorkerLines) -> Iterator[list[tuple[object, ...]]]:
    for start in range(0, len(values), BATCH):
        yield [(parent_id, *row) for row in values.rows(start, start + BATCH)]


def _some(chunks: Iterator[list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    """The next chunks together: one batch, or one chunk more."""
    rows: list[tuple[object, ...]] = []
    for chunk in chunks:
        rows = rows + chunk if rows else chunk
        if len(rows) >= BATCH:
            break
    return rows
