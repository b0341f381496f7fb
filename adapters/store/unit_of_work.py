# SPDX-License-Identifier: MIT
"""The unit of work: one scope is one transaction, and belongs to the asyncio task that opened it."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from adapters.store.engine import READ_ONLY, create_engine
from adapters.store.errors import translated
from adapters.store.opening import prepare
from adapters.store.repositories.companies import SqlCompanies
from adapters.store.repositories.imports import SqlImports
from adapters.store.repositories.portal import SqlPortalRecords
from adapters.store.repositories.runs import SqlRuns
from adapters.store.views import SqlViews
from domain.errors import ScopeMisused
from domain.ports import Mode


class SqlUnitOfWork:
    """The repositories of one scope, all on its one connection."""

    def __init__(self, connection: AsyncConnection, *, read_only: bool) -> None:
        self._task = asyncio.current_task()
        self._companies = SqlCompanies(connection)
        self._imports = SqlImports(connection)
        self._portal = SqlPortalRecords(connection)
        self._runs = SqlRuns(connection)
        self._views = SqlViews(connection)
        self.connection = connection
        self.read_only = read_only
        self.doomed = False

    def _mine(self) -> None:
        if asyncio.current_task() is not self._task:
            raise ScopeMisused("a scope was used by another task than the one that opened it")

    @property
    def companies(self) -> SqlCompanies:
        """See domain.ports.Companies."""
        self._mine()
        return self._companies

    @property
    def imports(self) -> SqlImports:
        """See domain.ports.Imports."""
        self._mine()
        return self._imports

    @property
    def portal(self) -> SqlPortalRecords:
        """See domain.ports.PortalRecords."""
        self._mine()
        return self._portal

    @property
    def runs(self) -> SqlRuns:
        """See domain.ports.Runs."""
        self._mine()
        return self._runs

    @property
    def views(self) -> SqlViews:
        """See domain.ports.Views."""
        self._mine()
        return self._views


class SqlUnitOfWorkManager:
    """Opens scopes on one store. A child task inherits no scope: it opens, commits and rolls back its own."""

    def __init__(self, engine: AsyncEngine, path: Path) -> None:
        self._engine = engine
        self._path = str(path)
        self._open: weakref.WeakKeyDictionary[asyncio.Task[object], SqlUnitOfWork] = weakref.WeakKeyDictionary()

    @classmethod
    async def open(cls, path: Path) -> SqlUnitOfWorkManager:
        """The manager of the store at the path, which is made or migrated first.

        Raises:
            StoreError: see adapters.store.opening.prepare.
        """
        await asyncio.to_thread(prepare, path)
        return cls(create_engine(path), path)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def enter(self, mode: Mode = Mode.REUSE, *, read_only: bool = False) -> AsyncIterator[SqlUnitOfWork]:
        """A scope. See docs/architecture.md, "The unit of work".

        Raises:
            ScopeMisused: a writing scope was asked for inside a read-only one.
            StoreError: the store cannot be used; nothing of the outermost scope was kept.
        """
        task = asyncio.current_task()
        assert task is not None
        outer = self._open.get(task)
        if outer is None:
            scope = self._outermost(task, read_only=read_only)
        elif outer.read_only and not read_only:
            raise ScopeMisused("a writing scope inside a read-only one")
        else:
            scope = self._savepoint(outer) if mode is Mode.SAVEPOINT else self._shared(outer)
        with translated(self._path):
            async with scope as unit:
                yield unit

    @asynccontextmanager
    async def _outermost(self, task: asyncio.Task[object], *, read_only: bool) -> AsyncIterator[SqlUnitOfWork]:
        async with self._engine.connect() as plain:
            connection = await plain.execution_options(**{READ_ONLY: read_only})
            try:
                async with connection.begin():
                    unit = self._open[task] = SqlUnitOfWork(connection, read_only=read_only)
                    yield unit
                    if unit.doomed:
                        raise ScopeMisused("an inner scope failed, and its error was swallowed")
            finally:
                self._open.pop(task, None)

    @asynccontextmanager
    async def _shared(self, outer: SqlUnitOfWork) -> AsyncIterator[SqlUnitOfWork]:
        try:
            yield outer
        except BaseException:
            # Half of it may be written: the outermost scope must not commit, whoever catches this.
            outer.doomed = True
            raise

    @asynccontextmanager
    async def _savepoint(self, outer: SqlUnitOfWork) -> AsyncIterator[SqlUnitOfWork]:
        async with outer.connection.begin_nested():
            doomed, outer.doomed = outer.doomed, False
            try:
                yield outer
                if outer.doomed:
                    raise ScopeMisused("an inner scope failed, and its error was swallowed")
            finally:
                # What failed inside was undone with the savepoint.
                outer.doomed = doomed
