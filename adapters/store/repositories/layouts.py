# SPDX-License-Identifier: MIT
"""Layouts of tables in the store."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from adapters.store.rows import seconds, sure_moment
from adapters.store.statements import execute, fetch, fetch_one
from domain.tables.fields import Field, Side
from domain.tables.mapping import Layout, TableMapping
from domain.tables.numbers import Convention
from domain.values import Rate

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

_COLUMNS = "id, name, side, fingerprint, columns, numbers, used_at"
# Among the columns, as hundredths of a percent.
_RATE = "given_rate"
ALL = f"SELECT {_COLUMNS} FROM table_layout ORDER BY name"
BY_NAME = f"SELECT {_COLUMNS} FROM table_layout WHERE name = ?"
BY_HEADINGS = f"""
    SELECT {_COLUMNS} FROM table_layout
    WHERE fingerprint IN (SELECT value FROM json_each(?)) ORDER BY used_at DESC, id DESC
"""


class SqlLayouts:
    """See domain.ports.Layouts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Layout]:
        """See domain.ports.Layouts."""
        return [_layout(row) for row in await fetch(self._connection, ALL)]

    async def by_name(self, name: str) -> Layout | None:
        """See domain.ports.Layouts."""
        row = await fetch_one(self._connection, BY_NAME, name)
        return None if row is None else _layout(row)

    async def by_headings(self, fingerprints: Collection[str]) -> list[Layout]:
        """See domain.ports.Layouts."""
        rows = await fetch(self._connection, BY_HEADINGS, json.dumps(sorted(fingerprints)))
        return [_layout(row) for row in rows]

    async def put(self, layout: Layout) -> None:
        """See domain.ports.Layouts."""
        await execute(
            self._connection,
            """
            INSERT INTO table_layout (name, side, fingerprint, columns, numbers, used_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET side = excluded.side, fingerprint = excluded.fingerprint,
                columns = excluded.columns, numbers = excluded.numbers, used_at = excluded.used_at
            """,
            layout.name,
            layout.side,
            layout.fingerprint,
            _columns_of(layout.mapping),
            layout.mapping.numbers,
            seconds(layout.used_at),
        )

    async def rename(self, name: str, new_name: str) -> None:
        """See domain.ports.Layouts."""
        await execute(self._connection, "UPDATE table_layout SET name = ? WHERE name = ?", new_name, name)

    async def remove(self, name: str) -> None:
        """See domain.ports.Layouts."""
        await execute(self._connection, "DELETE FROM table_layout WHERE name = ?", name)


def _columns_of(mapping: TableMapping) -> str:
    """The columns, and beside them the rate that was given in place of one."""
    columns: dict[str, str | int] = {field.value: heading for field, heading in mapping.columns.items()}
    if mapping.rate is not None:
        columns[_RATE] = mapping.rate.hundredths
    return json.dumps(columns)


def _layout(row: Sequence[Any]) -> Layout:
    number, name, side, fingerprint, columns, numbers, used_at = row
    found = json.loads(columns)
    rate = found.pop(_RATE, None)
    mapping = TableMapping(
        {Field(field): heading for field, heading in found.items()},
        Convention(numbers) if numbers else None,
        None if rate is None else Rate(rate),
    )
    return Layout(name, Side(side), fingerprint, mapping, sure_moment(used_at), number)
