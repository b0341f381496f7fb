# SPDX-License-Identifier: MIT
"""What a scope keeps, undoes and refuses, on a real store."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.store.statements import execute, fetch
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.errors import ScopeMisused, StoreFull, StoreReadOnly, TransactionLost
from domain.ports import Mode
from domain.values import Nif, Niss
from tests.integration.store.filling import EMPLOYER, OTHER, ask
from tests.library import sqlite3

pytestmark = pytest.mark.anyio

# Counts for longer than any test may last.
SLOW = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT MAX(i) FROM n
"""


async def names(units: SqlUnitOfWorkManager) -> list[str]:
    async with units.enter(read_only=True) as unit:
        return [company.name for company in await unit.companies.all()]


async def add(units: SqlUnitOfWorkManager, name: str, number: int, mode: Mode = Mode.REUSE) -> None:
    async with units.enter(mode) as unit:
        niss = Niss.with_check_digit(f"2{number:09d}")
        await unit.companies.ensure(niss, Nif.with_check_digit("50000001"), name)


class Failure(Exception):
    pass


async def test_the_outermost_scope_commits(units: SqlUnitOfWorkManager) -> None:
    await add(units, "kept", 1)
    assert await names(units) == ["kept"]


async def test_the_outermost_scope_rolls_back(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(Failure):
        async with units.enter():
            await add(units, "undone", 1)
            raise Failure
    assert await names(units) == []


async def test_an_inner_scope_shares_the_transaction(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    async with units.enter():
        await add(units, "inner", 1)
        assert ask(store_path, "SELECT COUNT(*) FROM company") == [(0,)], "nothing is kept before the outermost commits"
    assert await names(units) == ["inner"]


async def test_a_swallowed_failure_of_an_inner_scope_dooms_the_outermost(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(ScopeMisused):
        async with units.enter():
            await add(units, "outer", 1)
            with pytest.raises(Failure):
                async with units.enter():
                    await add(units, "half", 2)
                    raise Failure
    assert await names(units) == []


async def test_a_savepoint_fails_alone(units: SqlUnitOfWorkManager) -> None:
    async with units.enter():
        await add(units, "before", 1)
        with pytest.raises(Failure):
            async with units.enter(Mode.SAVEPOINT):
                await add(units, "undone", 2)
                raise Failure
        await add(units, "after", 3, Mode.SAVEPOINT)
    assert await names(units) == ["after", "before"]


async def test_a_released_savepoint_goes_with_the_outer_rollback(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(Failure):
        async with units.enter():
            await add(units, "released", 1, Mode.SAVEPOINT)
            raise Failure
    assert await names(units) == []


async def test_an_inner_failure_inside_a_savepoint_is_undone_with_it(units: SqlUnitOfWorkManager) -> None:
    async with units.enter():
        with pytest.raises(Failure):
            async with units.enter(Mode.SAVEPOINT), units.enter():
                await add(units, "undone", 1)
                raise Failure
        await add(units, "kept", 2)
    assert await names(units) == ["kept"]


async def test_a_read_only_scope_refuses_writes(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(StoreReadOnly):
        async with units.enter(read_only=True) as unit:
            await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, EMPLOYER.name)
    await add(units, "a writer after a reader on the same connection", 1)
    assert len(await names(units)) == 1


async def test_a_writing_scope_inside_a_read_only_one_is_a_mistake(units: SqlUnitOfWorkManager) -> None:
    async with units.enter(read_only=True):
        with pytest.raises(ScopeMisused):
            await add(units, "no", 1)


async def test_a_read_only_scope_sees_one_moment(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    async with units.enter(read_only=True) as unit:
        assert await unit.companies.all() == []
        await asyncio.create_task(add(units, "meanwhile", 1))
        assert await unit.companies.all() == []
    assert ask(store_path, "SELECT name FROM company") == [("meanwhile",)]


async def test_a_child_task_opens_a_scope_of_its_own(units: SqlUnitOfWorkManager) -> None:
    async def child() -> list[str]:
        return await names(units)

    async with units.enter():
        await add(units, "not yet", 1)
        assert await asyncio.create_task(child()) == []
    assert await names(units) == ["not yet"]


async def test_another_tasks_scope_cannot_be_used(units: SqlUnitOfWorkManager) -> None:
    async with units.enter(read_only=True) as unit:

        async def thief() -> None:
            await unit.companies.all()

        with pytest.raises(ScopeMisused):
            await asyncio.create_task(thief())


async def test_writers_wait_for_each_other_and_all_are_kept(units: SqlUnitOfWorkManager) -> None:
    await asyncio.gather(*(add(units, f"company {number}", number) for number in range(12)))
    assert len(await names(units)) == 12


async def test_a_cancelled_scope_is_undone_and_leaves_the_store_free(units: SqlUnitOfWorkManager) -> None:
    started = asyncio.Event()

    async def job() -> None:
        async with units.enter() as unit:
            await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, "half done")
            started.set()
            await fetch(unit.connection, SLOW)

    task = asyncio.create_task(job())
    await started.wait()
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(3):
        await add(units, "next", 2)
    assert await names(units) == ["next"]


async def test_a_transaction_that_sqlite_rolled_back_is_never_half_kept(
    units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    """A full file in a savepoint rolls everything back; a swallowed error must not let the next write autocommit."""
    with pytest.raises(TransactionLost) as lost:
        async with units.enter() as unit:
            await add(units, "before", 1)
            connection = unit.connection
            (pages,) = (await fetch(connection, "PRAGMA page_count"))[0]
            await execute(connection, f"PRAGMA max_page_count = {pages}")
            await execute(connection, "SAVEPOINT inner_one")
            with pytest.raises(Exception, match="full"):
                for number in range(2_000):
                    await execute(connection, "INSERT INTO worker VALUES (1, ?, ?, NULL)", number, "x" * 2_000)
            await unit.companies.ensure(OTHER.niss, OTHER.nif, "autocommitted")
    assert "full" in lost.value.detail
    assert ask(store_path, "SELECT COUNT(*) FROM company") == [(0,)]


async def test_a_full_store_says_so(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    with pytest.raises((StoreFull, TransactionLost)):
        async with units.enter() as unit:
            await execute(unit.connection, "PRAGMA max_page_count = 1")
            for number in range(2_000):
                niss = Niss.with_check_digit(f"2{number:09d}")
                await unit.companies.ensure(niss, EMPLOYER.nif, "x" * 400)
    assert ask(store_path, "SELECT COUNT(*) FROM company") == [(0,)]


async def test_parameters_stay_out_of_errors(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(Exception, match="hidden") as caught:
        async with units.enter() as unit:
            await execute(unit.connection, "INSERT INTO company (niss, nif) VALUES (?, ?)", 25260181591, "508301661")
    assert "25260181591" not in str(caught.value)


async def test_every_connection_is_set_up(units: SqlUnitOfWorkManager) -> None:
    async with units.enter(read_only=True) as unit:
        settings = {
            name: (await fetch(unit.connection, f"PRAGMA {name}"))[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
    }


def test_the_library_knows_the_result_codes_that_we_name() -> None:
    assert sqlite3.sqlite_version_info >= (3, 37), "STRICT tables"
