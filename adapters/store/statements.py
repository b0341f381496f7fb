# SPDX-License-Identifier: MIT
"""The few ways in which the store is spoken to: plain SQL with ``?`` marks, straight to the driver."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection


async def fetch(connection: AsyncConnection, sql: str, *parameters: object) -> Sequence[Any]:
    """All rows of a statement."""
    return (await connection.exec_driver_sql(sql, parameters)).all()


async def fetch_one(connection: AsyncConnection, sql: str, *parameters: object) -> Any:
    """The only row of a statement, or None."""
    return (await connection.exec_driver_sql(sql, parameters)).one_or_none()


async def fetch_number(connection: AsyncConnection, sql: str, *parameters: object) -> int:
    """The only value of a statement that always has one, such as INSERT … RETURNING id."""
    return int((await connection.exec_driver_sql(sql, parameters)).scalar_one())


async def execute(connection: AsyncConnection, sql: str, *parameters: object) -> None:
    """Run a statement that gives nothing back."""
    await connection.exec_driver_sql(sql, parameters)


async def execute_many(connection: AsyncConnection, sql: str, rows: list[tuple[Any, ...]]) -> None:
    """Run a statement once a row, in one trip to the driver's thread; nothing where there are no rows."""
    if rows:
        await connection.exec_driver_sql(sql, rows)
