# SPDX-License-Identifier: MIT
"""The few ways in which the store is spoken to: plain SQL with ``?`` marks, straight to the driver.

A statement that takes longer than SLOW_MS is logged as INFO of ``adapters.store.slow``: its text, time and rows.
Its parameters never are: they are personal data.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import MultipleResultsFound

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

SLOW_MS = 50
_SHOWN = 300
_log = logging.getLogger("adapters.store.slow")


async def fetch(connection: AsyncConnection, sql: str, *parameters: object) -> Sequence[Any]:
    """All rows of a statement."""
    started = monotonic()
    rows = await connection.rows(sql, parameters)
    _tell_if_slow(sql, started, len(rows))
    return rows


async def fetch_one(connection: AsyncConnection, sql: str, *parameters: object) -> Any:
    """The only row of a statement, or None.

    Raises:
        MultipleResultsFound: there is more than one.
    """
    rows = await fetch(connection, sql, *parameters)
    if len(rows) > 1:
        raise MultipleResultsFound
    return rows[0] if rows else None


async def fetch_number(connection: AsyncConnection, sql: str, *parameters: object) -> int:
    """The only value of a statement that always has one, such as INSERT … RETURNING id."""
    ((number,),) = await fetch(connection, sql, *parameters)
    return int(number)


async def execute(connection: AsyncConnection, sql: str, *parameters: object) -> None:
    """Run a statement that gives nothing back."""
    started = monotonic()
    count = await connection.run(sql, parameters)
    _tell_if_slow(sql, started, max(count, 0))


async def execute_many(connection: AsyncConnection, sql: str, rows: list[tuple[Any, ...]]) -> None:
    """Run a statement once a row, in one trip to the driver's thread; nothing where there are no rows."""
    if rows:
        started = monotonic()
        await connection.run(sql, rows)
        _tell_if_slow(sql, started, len(rows))


def _tell_if_slow(sql: str, started: float, rows: int) -> None:
    took = (monotonic() - started) * 1000
    if took > SLOW_MS:
        _log.info("%.0f ms for %d %s: %s", took, rows, "row" if rows == 1 else "rows", _in_one_line(sql))


def _in_one_line(sql: str) -> str:
    text = " ".join(sql.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
