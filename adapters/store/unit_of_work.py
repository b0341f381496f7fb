# SPDX-License-Identifier: MIT
"""The unit of work: one scope is one transaction, and belongs to the asyncio task that opened it."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from adapters.store import journal
from adapters.store.engine import READ_ONLY, create_engine
from adapters.store.errors import translated
from adapters.store.opening import prepare
from adapters.store.rows import seconds
from adapters.store.statements import execute
from adapters.store.views import SqlViews
from domain.errors import ScopeMisused
from domain.ports import Clock, Mode, Repeated

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.store.connection import AsyncConnection, AsyncEngine
    from adapters.store.evidence import SqlCases
    from adapters.store.library import Key
    from adapters.store.repositories.companies import SqlCompanies
    from adapters.store.repositories.decisions import SqlDecisions
    from adapters.store.repositories.declared import SqlDeclared
    from adapters.store.repositories.imports import SqlImports
    from adapters.store.repositories.layouts import SqlLayouts
    from adapters.store.repositories.ledger import SqlLedger
    from adapters.store.repositories.operations import SqlOperations
    from adapters.store.repositories.portal import SqlPortalRecords
    from adapters.store.repositories.runs import SqlRuns
    from adapters.store.repositories.sign_offs import SqlSignOffs
    from domain.events import Event, Json

R = TypeVar("R")


class SqlUnitOfWork:
    """The repositories of one scope, all on its one connection. All but the views are loaded when first asked for."""

    def __init__(self, connection: AsyncConnection, *, read_only: bool) -> None:
        self._task = asyncio.current_task()
        self._made: dict[object, Any] = {}
        self._events: list[Event] = []
        self._keyed: tuple[str, Json] | None = None
        self.connection = connection
        self.read_only = read_only
        self.doomed = False

    def refuse_if_doomed(self) -> None:
        """Keep a scope from committing half of what an inner one wanted.

        Raises:
            ScopeMisused: an inner scope failed, and its error was swallowed.
        """
        if self.doomed:
            raise ScopeMisused("an inner scope failed, and its error was swallowed")

    def add_event(self, event: Event) -> None:
        """See domain.ports.UnitOfWork."""
        self._mine()
        self._events.append(event)

    async def set_idempotency_key(self, key: str) -> Repeated | None:
        """See domain.ports.UnitOfWork."""
        self._mine()
        done, result = await journal.result_of(self.connection, key)
        if done:
            return Repeated(result)
        self._keyed = (key, None)
        return None

    def set_result(self, result: Json) -> None:
        """See domain.ports.UnitOfWork."""
        self._mine()
        if self._keyed is None:
            raise ScopeMisused("a result without an idempotency key")
        self._keyed = (self._keyed[0], result)

    def mark(self) -> tuple[int, tuple[str, Json] | None]:
        """Where the scope stands, for forget_since."""
        return len(self._events), self._keyed

    def forget_since(self, mark: tuple[int, tuple[str, Json] | None]) -> None:
        """Drop what was added since: the savepoint around it was rolled back."""
        count, self._keyed = mark
        del self._events[count:]

    async def leave_behind(self, who: str, at: int) -> bool:
        """Write events and a keyed result, just before the outermost commit; whether there were events."""
        await journal.write_events(self.connection, self._events, who, at)
        if self._keyed is not None:
            await journal.keep_result(self.connection, *self._keyed, at)
        return bool(self._events)

    def _mine(self) -> None:
        if asyncio.current_task() is not self._task:
            raise ScopeMisused("a scope was used by another task than the one that opened it")

    def _own(self, repository: Callable[[AsyncConnection], R]) -> R:
        """The scope's one repository of a kind, made when it is first asked for."""
        self._mine()
        if repository not in self._made:
            self._made[repository] = repository(self.connection)
        made: R = self._made[repository]
        return made

    @property
    def companies(self) -> SqlCompanies:
        """See domain.ports.Companies."""
        from adapters.store.repositories.companies import SqlCompanies

        return self._own(SqlCompanies)

    @property
    def imports(self) -> SqlImports:
        """See domain.ports.Imports."""
        from adapters.store.repositories.imports import SqlImports

        return self._own(SqlImports)

    @property
    def portal(self) -> SqlPortalRecords:
        """See domain.ports.PortalRecords."""
        from adapters.store.repositories.portal import SqlPortalRecords

        return self._own(SqlPortalRecords)

    @property
    def runs(self) -> SqlRuns:
        """See domain.ports.Runs."""
        from adapters.store.repositories.runs import SqlRuns

        return self._own(SqlRuns)

    @property
    def ledger(self) -> SqlLedger:
        """See domain.ports.Ledger."""
        from adapters.store.repositories.ledger import SqlLedger

        return self._own(SqlLedger)

    @property
    def operations(self) -> SqlOperations:
        """See domain.ports.Operations."""
        from adapters.store.repositories.operations import SqlOperations

        return self._own(SqlOperations)

    @property
    def declared(self) -> SqlDeclared:
        """See domain.ports.Declared."""
        from adapters.store.repositories.declared import SqlDeclared

        return self._own(SqlDeclared)

    @property
    def decisions(self) -> SqlDecisions:
        """See domain.ports.Decisions."""
        from adapters.store.repositories.decisions import SqlDecisions

        return self._own(SqlDecisions)

    @property
    def sign_offs(self) -> SqlSignOffs:
        """See domain.ports.SignOffs."""
        from adapters.store.repositories.sign_offs import SqlSignOffs

        return self._own(SqlSignOffs)

    @property
    def layouts(self) -> SqlLayouts:
        """See domain.ports.Layouts."""
        from adapters.store.repositories.layouts import SqlLayouts

        return self._own(SqlLayouts)

    @property
    def views(self) -> SqlViews:
        """See domain.ports.Views."""
        return self._own(SqlViews)

    @property
    def cases(self) -> SqlCases:
        """See domain.ports.Cases."""
        from adapters.store.evidence import SqlCases

        return self._own(SqlCases)


class SqlUnitOfWorkManager:
    """Opens scopes on one store. A child task inherits no scope: it opens, commits and rolls back its own.

    Attributes:
        events_written: set whenever a commit left events behind; whoever delivers them clears it.
    """

    def __init__(self, engine: AsyncEngine, path: Path, clock: Clock, who: str) -> None:
        self._engine = engine
        self._path = str(path)
        self._clock = clock
        self._who = who
        self.events_written = asyncio.Event()
        self._ending: set[asyncio.Future[None]] = set()
        self._open: weakref.WeakKeyDictionary[asyncio.Task[object], SqlUnitOfWork] = weakref.WeakKeyDictionary()

    @classmethod
    async def open(cls, path: Path, clock: Clock, who: str = "", key: Key | None = None) -> SqlUnitOfWorkManager:
        """The manager of the store at the path, which is made or migrated first.

        Args:
            who: the person at the machine, for the audit chain.
            key: the store's; it is made without encryption where there is none.

        Raises:
            StoreError: see adapters.store.opening.prepare.
        """
        await asyncio.to_thread(prepare, path, clock.now, key)
        return cls(create_engine(path, key), path, clock, who)

    async def aclose(self) -> None:
        """Close every connection, those too whose scope was cancelled while it was ending."""
        # Once, and what there is now: those that are done are taken out a turn of the loop later.
        if ending := [one for one in self._ending if not one.done()]:
            await asyncio.wait(ending)
        await self._engine.dispose()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        """A connection that is given back whatever happens: a cancelled scope does not wait for that, aclose does."""
        connection = await self._engine.connect()
        try:
            yield connection
        finally:
            ending = asyncio.ensure_future(connection.close())
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            await asyncio.shield(ending)

    @asynccontextmanager
    async def enter(self, mode: Mode = Mode.REUSE, *, read_only: bool = False) -> AsyncIterator[SqlUnitOfWork]:
        """A scope. See docs/unit-of-work.md.

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
        elif read_only and not outer.read_only:
            scope = self._looking(outer)
        else:
            scope = self._savepoint(outer) if mode is Mode.SAVEPOINT else self._shared(outer)
        with translated(self._path):
            async with scope as unit:
                yield unit

    @asynccontextmanager
    async def _outermost(self, task: asyncio.Task[object], *, read_only: bool) -> AsyncIterator[SqlUnitOfWork]:
        async with self._connected() as connection:
            await connection.set_options(**{READ_ONLY: read_only})
            try:
                async with connection.begin():
                    unit = self._open[task] = SqlUnitOfWork(connection, read_only=read_only)
                    yield unit
                    unit.refuse_if_doomed()
                    told = await unit.leave_behind(self._who, seconds(self._clock.now()))
                if told:
                    self.events_written.set()
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
    async def _looking(self, outer: SqlUnitOfWork) -> AsyncIterator[SqlUnitOfWork]:
        """A read-only scope inside a writing one: the same transaction, and writes are refused until its end."""
        await execute(outer.connection, "PRAGMA query_only = ON")
        outer.read_only = True
        try:
            yield outer
        finally:
            outer.read_only = False
            await execute(outer.connection, "PRAGMA query_only = OFF")

    @asynccontextmanager
    async def _savepoint(self, outer: SqlUnitOfWork) -> AsyncIterator[SqlUnitOfWork]:
        mark = outer.mark()
        async with outer.connection.begin_nested():
            doomed, outer.doomed = outer.doomed, False
            try:
                yield outer
                outer.refuse_if_doomed()
            except BaseException:
                outer.forget_since(mark)
                raise
            finally:
                # What failed inside was undone with the savepoint.
                outer.doomed = doomed
