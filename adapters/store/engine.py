# SPDX-License-Identifier: MIT
"""The SQLAlchemy engine, with SQLite set up so that transactions are what they promise to be."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import URL, Connection, event
from sqlalchemy import create_engine as create_sync_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_dbapi, SQLiteDialect_aiosqlite
from sqlalchemy.engine import ExceptionContext

from adapters.store.connection import AsyncEngine
from adapters.store.library import Key, open_uri, sqlite
from domain.errors import TransactionLost

READ_ONLY = "batecerto_read_only"
BUSY_TIMEOUT_MS = 5_000

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA secure_delete = ON",
    # Sorting spills into files in the system's temporary folder otherwise, names and wages with it.
    "PRAGMA temp_store = MEMORY",
)


class _Dbapi(AsyncAdapt_aiosqlite_dbapi):
    """aiosqlite with our library's exceptions: it shows those of the standard library, which are others."""

    def _init_dbapi_attributes(self) -> None:
        super()._init_dbapi_attributes()
        for name in ("DatabaseError", "Error", "IntegrityError", "NotSupportedError", "OperationalError"):
            setattr(self, name, getattr(self.sqlite, name))
        self.ProgrammingError = sqlite.ProgrammingError
        self.sqlite_version = sqlite.sqlite_version
        self.sqlite_version_info = sqlite.sqlite_version_info


class SqlcipherDialect(SQLiteDialect_aiosqlite):
    """SQLAlchemy's dialect for aiosqlite, on our library."""

    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> _Dbapi:
        """See sqlalchemy.engine.interfaces.Dialect."""
        return _Dbapi(aiosqlite, sqlite)


registry.register("sqlite.sqlcipher_async", __name__, SqlcipherDialect.__name__)


def plain_engine(path: Path, key: Key | None, **options: Any) -> AsyncEngine:
    """An engine on an existing store that leaves everything as SQLite has it.

    Parameters are personal data, so they stay out of errors and logs.
    """

    def connect(*_: object, **__: object) -> aiosqlite.Connection:
        connection = aiosqlite.Connection(lambda: open_uri(path, "mode=rw", key), iter_chunk_size=64)
        # A connection that nobody closed must not keep the process from ending.
        connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does for the connections that it makes
        return connection

    url = URL.create("sqlite+sqlcipher_async", database=str(path))
    return AsyncEngine(
        create_sync_engine(url, hide_parameters=True, connect_args={"async_creator_fn": connect}, **options)
    )


def create_engine(path: Path, key: Key | None = None) -> AsyncEngine:
    """An engine on an existing store.

    Connections begin with BEGIN IMMEDIATE, or read-only where the execution option READ_ONLY is set.
    """
    engine = plain_engine(path, key)
    sync = engine.sync_engine
    event.listen(sync, "connect", _set_up)
    event.listen(sync, "begin", _begin)
    event.listen(sync, "commit", _refuse_if_lost)
    event.listen(sync, "rollback_savepoint", lambda connection, _name, _context: _refuse_if_lost(connection))
    event.listen(sync, "before_cursor_execute", lambda connection, *_: _refuse_if_lost(connection))
    event.listen(sync, "handle_error", _interrupt_if_cancelled)
    event.listen(sync, "handle_error", _notice_loss)
    return engine


def _set_up(dbapi_connection: Any, _record: object) -> None:
    # Autocommit by the driver's own rules breaks savepoints and snapshots: we begin and commit ourselves.
    dbapi_connection.isolation_level = None
    cursor = dbapi_connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.info.pop("lost", None)
    connection.info["began"] = False
    if connection.get_execution_options().get(READ_ONLY):
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        # IMMEDIATE: a reader that turns writer later fails at once, whatever the time-out.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.info["began"] = True


def _interrupt_if_cancelled(context: ExceptionContext) -> None:
    """Stop the statement under way: a cancelled await leaves it running, and everything after it would wait."""
    connection = context.connection
    if isinstance(context.original_exception, asyncio.CancelledError) and connection is not None:
        driver = connection.connection.driver_connection
        if driver is not None:
            # The driver's own interrupt() is a coroutine, which cannot be awaited here; it does just this.
            driver._conn.interrupt()  # noqa: SLF001
            # Taken for lost, it would be closed without a rollback, and SQLite would keep its lock.
            context.is_disconnect = False


def _notice_loss(context: ExceptionContext) -> None:
    """Remember the cause where SQLite rolled the whole transaction back: later statements would autocommit."""
    connection = context.connection
    if connection is None or connection.closed or connection.invalidated or not connection.info.get("began"):
        return
    driver = connection.connection.driver_connection
    if isinstance(context.original_exception, sqlite.Error) and driver is not None and not driver.in_transaction:
        connection.info.setdefault("lost", context.original_exception)


def _refuse_if_lost(connection: Connection) -> None:
    lost = connection.info.get("lost")
    if lost is not None:
        raise TransactionLost(str(connection.engine.url.database), str(lost)) from lost
