# SPDX-License-Identifier: MIT
"""The process that the kill tests kill: does one piece of work on a store, and says how far it is.

It says "ready" before the work, "begin" when the writing transaction is open, "commit" when all is written and the
commit comes next, and "done" when the work was acknowledged. A wrong way says "piece" whenever it kept a part.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import alembic.command  # noqa: F401  # before "ready": the kills are for the work, not for loading
from sqlalchemy import Connection, Engine, event

from adapters.erp.dr_reader import DrReader
from adapters.store.engine import READ_ONLY
from adapters.store.opening import prepare
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.use_cases.import_files import ImportFiles, ImportStatus
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.undo_import import UndoImport
from domain.values import YearMonth

IN_PIECES = " in pieces"
WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP")


class Clock:
    """Stands still, so that the same work gives the same rows."""

    def now(self) -> datetime:
        return datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

    def today(self) -> date:
        return self.now().date()


async def import_file(units: SqlUnitOfWorkManager, file: Path) -> None:
    summary = await ImportFiles(units, DrReader(), Clock())([file])
    assert summary.count(ImportStatus.IMPORTED) == 1


async def undo(units: SqlUnitOfWorkManager) -> None:
    plan = await UndoImport(units, Clock())([2])
    assert not plan.obstacles


async def reconcile(units: SqlUnitOfWorkManager) -> None:
    summary = await Reconcile(units, Clock())(YearMonth(2025, 11), YearMonth(2026, 10))
    assert summary.changed


def tell_transactions(pipe: Pipe) -> None:
    """Say "begin" and "commit" from now on."""

    def tell(what: str, connection: Connection) -> None:
        if not connection.get_execution_options().get(READ_ONLY):
            pipe.send(what)

    for what in ("begin", "commit"):
        event.listen(Engine, what, partial(tell, what))


def commit_in_pieces(pipe: Pipe) -> None:
    """Make the work wrong on purpose: what each statement writes is committed on its own."""

    def commit(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.split(None, 1)[0] in WRITING:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            pipe.send("piece")

    event.listen(Engine, "after_cursor_execute", commit)


async def on_store(pipe: Pipe, work: str, store: Path, *files: Path) -> None:
    units = await SqlUnitOfWorkManager.open(store, Clock())
    get_ready(pipe, work)
    if work.startswith("undo"):
        await undo(units)
    else:
        await (reconcile(units) if work.startswith("reconcile") else import_file(units, *files))
    pipe.send("done")
    await units.aclose()


def get_ready(pipe: Pipe, work: str) -> None:
    tell_transactions(pipe)
    if work.endswith(IN_PIECES):
        commit_in_pieces(pipe)
    pipe.send("ready")


def work_on(pipe: Pipe, work: str, store: Path, *files: Path) -> None:
    """Do, wrongly with IN_PIECES: ``import``, ``undo``, ``reconcile``, or ``prepare`` of a new or older store."""
    if work.startswith("prepare"):
        get_ready(pipe, work)
        prepare(store)
        pipe.send("done")
    else:
        asyncio.run(on_store(pipe, work, store, *files))
