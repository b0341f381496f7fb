# SPDX-License-Identifier: MIT
"""SQLAlchemy's connections, awaited.

``sqlalchemy.ext.asyncio`` does the same and brings the ORM along, which nothing here uses: a tenth of the time from the
program's start to its first data. What is awaited is run in a greenlet, as there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import Transaction
from sqlalchemy.util import greenlet_spawn


class AsyncTransaction:
    """A transaction or a savepoint for the length of a block: kept at its end, undone where that fails."""

    __slots__ = ("_begin", "_transaction")

    def __init__(self, begin: Callable[[], Transaction]) -> None:
        self._begin = begin
        self._transaction: Transaction | None = None

    async def __aenter__(self) -> None:
        self._transaction = await greenlet_spawn(self._begin)
        self._transaction.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._transaction is not None
        await greenlet_spawn(self._transaction.__exit__, kind, error, trace)


class AsyncConnection:
    """A connection of the pool, until it is closed."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, parameters: Any = None) -> Sequence[Any]:
        """All rows of a statement."""
        return await greenlet_spawn(lambda: self._connection.exec_driver_sql(sql, parameters).all())

    async def run(self, sql: str, parameters: Any = None) -> int:
        """How many rows a statement changed; what it gives back is dropped.

        Args:
            parameters: of one statement, or a list of those of each time that it is run.
        """
        return await greenlet_spawn(self._run, sql, parameters)

    def _run(self, sql: str, parameters: Any) -> int:
        result = self._connection.exec_driver_sql(sql, parameters)
        count = result.rowcount
        result.close()
        return count

    async def set_options(self, **options: Any) -> None:
        """Options of everything that is run from now on."""
        await greenlet_spawn(self._connection.execution_options, **options)

    def begin(self) -> AsyncTransaction:
        """A transaction."""
        return AsyncTransaction(self._connection.begin)

    def begin_nested(self) -> AsyncTransaction:
        """A savepoint."""
        return AsyncTransaction(self._connection.begin_nested)

    async def driver(self) -> Any:
        """The driver's own connection, where there still is one."""
        return (await greenlet_spawn(lambda: self._connection.connection)).driver_connection

    async def close(self) -> None:
        """Give the connection back, what is open in it undone."""
        await greenlet_spawn(self._connection.close)


class AsyncEngine:
    """Connections to one store.

    Attributes:
        sync_engine: the engine itself, for its events.
    """

    __slots__ = ("sync_engine",)

    def __init__(self, engine: Engine) -> None:
        self.sync_engine = engine

    async def connect(self) -> AsyncConnection:
        """A connection, which the caller closes."""
        return AsyncConnection(await greenlet_spawn(self.sync_engine.connect))

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[AsyncConnection]:
        """A connection for the length of a block; it is given back also where the task is cancelled meanwhile."""
        connection = await self.connect()
        try:
            yield connection
        finally:
            ending = asyncio.ensure_future(connection.close())
            try:
                await asyncio.shield(ending)
            except asyncio.CancelledError:
                await asyncio.wait([ending])
                raise

    async def dispose(self) -> None:
        """Close the connections that nobody has."""
        await greenlet_spawn(self.sync_engine.dispose)
