# SPDX-License-Identifier: MIT
"""The process that the kill tests kill: does one piece of work on a store, and says how far it is.

It says "ready" before the work, "begin" when the writing transaction is open, "commit" when all is written and the
commit comes next, and "done" when the work was acknowledged.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  # before "ready": the kills are for the work, not for loading
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.erp.dr_reader import DrReader
from adapters.store import bulk
from adapters.store.engine import READ_ONLY
from adapters.store.opening import prepare
from adapters.store.statements import execute_many
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.use_cases.import_files import ImportFiles, ImportStatus
from domain.use_cases.reconcile import Reconcile
from domain.values import YearMonth


class Clock:
    """Stands still, so that the same work gives the same rows."""

    def now(self) -> datetime:
        return datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

    def today(self) -> date:
        return self.now().date()


async def import_file(units: SqlUnitOfWorkManager, file: Path) -> None:
    summary = await ImportFiles(units, DrReader(), Clock())([file])
    assert summary.count(ImportStatus.IMPORTED) == 1


async def reconcile(units: SqlUnitOfWorkManager) -> None:
    summary = await Reconcile(units, Clock())(YearMonth(2025, 11), YearMonth(2026, 10))
    assert summary.changed


def commit_in_pieces() -> None:
    """Make imports wrong on purpose: every batch of rows is committed on its own."""

    async def insert_and_commit(connection: AsyncConnection, sql: str, rows: list[tuple[Any, ...]]) -> None:
        await execute_many(connection, sql, rows)
        await connection.exec_driver_sql("COMMIT")
        await connection.exec_driver_sql("BEGIN IMMEDIATE")

    vars(bulk)["execute_many"] = insert_and_commit


async def on_store(pipe: Pipe, work: str, store: Path, *files: Path) -> None:
    def began(connection: Connection) -> None:
        if not connection.get_execution_options().get(READ_ONLY):
            pipe.send("begin")

    if work == "import-in-pieces":
        commit_in_pieces()
    units = await SqlUnitOfWorkManager.open(store, Clock())
    event.listen(units._engine.sync_engine, "begin", began)
    event.listen(units._engine.sync_engine, "commit", lambda _: pipe.send("commit"))
    pipe.send("ready")
    await (reconcile(units) if work == "reconcile" else import_file(units, *files))
    pipe.send("done")
    await units.aclose()


def work_on(pipe: Pipe, work: str, store: Path, *files: Path) -> None:
    """Do the work: ``import``, ``import-in-pieces``, ``reconcile``, or ``prepare`` of a new or older store."""
    if work == "prepare":
        pipe.send("ready")
        prepare(store)
        pipe.send("done")
    else:
        asyncio.run(on_store(pipe, work, store, *files))
