# SPDX-License-Identifier: MIT
"""Events, idempotency keys, the audit chain, the ledger and the outbox, on a real store."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.event import listen, remove

from adapters.store.journal import broken_link
from adapters.store.outbox import OutboxSettings, OutboxWorker, backlog
from adapters.store.statements import execute
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.errors import ScopeMisused, StoreReadOnly
from domain.events import Event, EventKind
from domain.ledger import LedgerEntry, balance, replacing
from domain.ports import Mode, Repeated
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money
from tests.fakes import FakeClock
from tests.integration.store.filling import EMPLOYER, GENERAL, OCTOBER, THEN, ask
from tests.library import sqlite3

pytestmark = pytest.mark.anyio


def event(subject: str) -> Event:
    return Event(EventKind.COMPANY_CHANGED, subject, {"tolerance": 50}, {"tolerance": 0})


async def tell(units: SqlUnitOfWorkManager, *subjects: str) -> None:
    for subject in subjects:
        async with units.enter() as unit:
            unit.add_event(event(subject))


async def chain(units: SqlUnitOfWorkManager) -> int | None:
    async with units.enter(read_only=True) as unit:
        return await broken_link(unit.connection)


class Failure(Exception):
    pass


# Events


async def test_events_come_with_the_outermost_commit_only(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    async with units.enter() as unit:
        unit.add_event(event("outer"))
        async with units.enter() as inner:
            inner.add_event(event("inner"))
        assert ask(store_path, "SELECT COUNT(*) FROM outbox") == [(0,)]
    assert ask(store_path, "SELECT subject FROM outbox ORDER BY id") == [("outer",), ("inner",)]
    assert ask(store_path, "SELECT who, subject FROM audit_entry ORDER BY id") == [
        ("clerk", "outer"),
        ("clerk", "inner"),
    ]


async def test_a_rolled_back_scope_tells_nothing(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    with pytest.raises(Failure):
        async with units.enter() as unit:
            unit.add_event(event("never"))
            raise Failure
    assert ask(store_path, "SELECT COUNT(*) FROM outbox") == [(0,)]
    assert not units.events_written.is_set()


async def test_a_rolled_back_savepoint_drops_its_events(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    async with units.enter() as unit:
        unit.add_event(event("before"))
        with contextlib.suppress(Failure):
            async with units.enter(Mode.SAVEPOINT) as inner:
                inner.add_event(event("dropped"))
                async with units.enter(Mode.SAVEPOINT) as deeper:
                    deeper.add_event(event("dropped with it"))
                raise Failure
        unit.add_event(event("after"))
    assert ask(store_path, "SELECT subject FROM outbox ORDER BY id") == [("before",), ("after",)]
    assert units.events_written.is_set()


async def test_an_inner_read_only_scope_refuses_writes_and_the_outer_goes_on(units: SqlUnitOfWorkManager) -> None:
    async with units.enter() as unit:
        async with units.enter(read_only=True) as looking:
            assert await looking.companies.all() == []
            with pytest.raises(ScopeMisused):
                async with units.enter():
                    pass
        await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, EMPLOYER.name)
    with pytest.raises(StoreReadOnly):
        async with units.enter(), units.enter(read_only=True) as looking:
            await looking.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, "again")


# Idempotency


async def command(units: SqlUnitOfWorkManager, key: str, name: str) -> object:
    async with units.enter() as unit:
        if (first := await unit.set_idempotency_key(key)) is not None:
            return first
        unit.add_event(event(name))
        unit.set_result({"name": name})
    return name


async def test_a_repeated_command_gives_its_first_result_and_does_nothing(
    units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    assert await command(units, "key", "first") == "first"
    assert await command(units, "key", "second") == Repeated({"name": "first"})
    assert await command(units, "other key", "third") == "third"
    assert ask(store_path, "SELECT subject FROM outbox ORDER BY id") == [("first",), ("third",)]


async def test_a_command_that_failed_may_be_done_under_its_key(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(Failure):
        async with units.enter() as unit:
            await unit.set_idempotency_key("key")
            raise Failure
    assert await command(units, "key", "now") == "now"


async def test_a_key_of_a_rolled_back_savepoint_is_free(units: SqlUnitOfWorkManager) -> None:
    async with units.enter():
        with contextlib.suppress(Failure):
            async with units.enter(Mode.SAVEPOINT) as inner:
                await inner.set_idempotency_key("key")
                raise Failure
    assert await command(units, "key", "now") == "now"


async def test_a_result_needs_a_key(units: SqlUnitOfWorkManager) -> None:
    with pytest.raises(ScopeMisused):
        async with units.enter() as unit:
            unit.set_result(1)


# The audit chain


def tamper(path: Path, *statements: str) -> None:
    """As somebody would who opens the file with another program."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER audit_entry_no_{verb}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_entry SET who = 'nobody' WHERE id = 2", 2),
        ("UPDATE audit_entry SET at = at + 1 WHERE id = 1", 1),
        ("UPDATE audit_entry SET after = '{}' WHERE id = 4", 4),
        ("DELETE FROM audit_entry WHERE id = 3", 3),
        ("DELETE FROM audit_entry WHERE id = 4", 4),
        ("DELETE FROM audit_entry", 1),
        ("UPDATE audit_entry SET id = 5 WHERE id = 4", 4),
    ],
)
async def test_a_cut_or_an_edit_shows(
    units: SqlUnitOfWorkManager, store_path: Path, statement: str, found: int
) -> None:
    await tell(units, "1", "2", "3", "4")
    assert await chain(units) is None
    tamper(store_path, statement)
    assert await chain(units) == found


@pytest.mark.parametrize("table", ["audit_entry", "ledger_entry"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET at = 0", "DELETE FROM {}"])
async def test_what_is_append_only_refuses(units: SqlUnitOfWorkManager, table: str, statement: str) -> None:
    async with units.enter() as unit:
        await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, EMPLOYER.name)
        unit.add_event(event("kept"))
        await unit.ledger.post([LedgerEntry(BucketKey(1, OCTOBER, GENERAL), Money(1), Money(1), 1, "r", THEN)])
    with pytest.raises(Exception, match="append-only"):
        async with units.enter() as unit:
            await execute(unit.connection, statement.format(table))


# The ledger


async def test_a_replacement_offsets_what_was_declared(units: SqlUnitOfWorkManager) -> None:
    key = BucketKey(1, OCTOBER, GENERAL)
    async with units.enter() as unit:
        await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, EMPLOYER.name)
    for cents, receipt in ((1_000_00, "first"), (1_200_00, "second"), (1_100_00, "third")):
        async with units.enter() as unit:
            now = LedgerEntry(key, Money(cents), Money(cents).times(GENERAL), 2, receipt, THEN)
            await unit.ledger.post(replacing(await unit.ledger.entries(1, OCTOBER), [now], THEN))
    async with units.enter(read_only=True) as unit:
        entries = await unit.ledger.entries(1, OCTOBER)
    assert [(entry.remuneration.cents, entry.offsets, entry.reference) for entry in entries] == [
        (1_000_00, None, "first"),
        (-1_000_00, 1, "second"),
        (1_200_00, None, "second"),
        (-1_200_00, 3, "third"),
        (1_100_00, None, "third"),
    ]
    assert balance(entries) == {key: Amounts(Money(1_100_00), Money(382_25), 2)}
    assert balance(entries[:2]) == {}


# The outbox


def later() -> FakeClock:
    """Past the store's own clock, so that everything is due."""
    clock = FakeClock()
    clock.time += timedelta(hours=1)
    return clock


class Listener:
    """Takes events, and fails as often as it is told to."""

    def __init__(self, **failures: int) -> None:
        self.failures = failures
        self.heard: list[str] = []
        self.called = asyncio.Event()

    async def __call__(self, _number: int, told: Event) -> None:
        if self.failures.get(told.subject, 0):
            self.failures[told.subject] -= 1
            raise Failure
        self.heard.append(told.subject)
        self.called.set()


async def test_events_are_delivered_once_in_order(units: SqlUnitOfWorkManager) -> None:
    await tell(units, "a", "b", "c")
    listener = Listener()
    worker = OutboxWorker(units, [listener], later())
    assert await worker.deliver_due() is None
    assert await worker.deliver_due() is None
    assert listener.heard == ["a", "b", "c"]


@contextlib.contextmanager
def transactions(units: SqlUnitOfWorkManager) -> Iterator[list[None]]:
    """Grows by one with each transaction on the store, reading or writing."""
    begun: list[None] = []

    def count(_: object) -> None:
        begun.append(None)

    listen(units._engine.sync_engine, "begin", count)
    try:
        yield begun
    finally:
        remove(units._engine.sync_engine, "begin", count)


async def tell_at_once(units: SqlUnitOfWorkManager, count: int) -> list[str]:
    subjects = [f"{number}" for number in range(count)]
    async with units.enter() as unit:
        for subject in subjects:
            unit.add_event(event(subject))
    return subjects


async def test_many_events_are_delivered_in_few_transactions(units: SqlUnitOfWorkManager) -> None:
    told = await tell_at_once(units, 450)
    listener = Listener()
    with transactions(units) as begun:
        await OutboxWorker(units, [listener], later()).deliver_due()
    assert listener.heard == told
    assert len(begun) == 3 * 2 + 1, "a look and a mark for each two hundred, and a look that finds no more"


async def test_a_failing_event_undoes_none_of_those_before_it(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    told = await tell_at_once(units, 9)
    clock, listener = later(), Listener(**{"5": 1})
    worker = OutboxWorker(units, [listener], clock, OutboxSettings(base=100))
    with transactions(units) as begun:
        assert await worker.deliver_due()
    assert len(begun) == 3, "those before it are marked with its failure"
    assert listener.heard == told[:5]
    marked = "SELECT subject FROM outbox WHERE delivered_at IS NOT NULL ORDER BY id"
    assert ask(store_path, marked) == [(subject,) for subject in told[:5]]
    clock.time += timedelta(minutes=5)
    assert await worker.deliver_due() is None
    assert listener.heard == told, "none of them came again"


async def test_events_behind_a_parked_one_are_delivered(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    told = await tell_at_once(units, 9)
    clock, listener = later(), Listener(**{"3": 9, "6": 9})
    worker = OutboxWorker(units, [listener], clock, OutboxSettings(attempts=2))
    while await worker.deliver_due() is not None:
        clock.time += timedelta(minutes=5)
    assert listener.heard == [subject for subject in told if subject not in {"3", "6"}]
    parked = "SELECT subject, attempts FROM outbox WHERE parked_at IS NOT NULL AND delivered_at IS NULL"
    assert ask(store_path, parked) == [("3", 2), ("6", 2)]


async def test_a_failing_event_is_tried_again_and_holds_its_place(units: SqlUnitOfWorkManager) -> None:
    clock, listener = later(), Listener(a=2)
    await tell(units, "a", "b")
    worker = OutboxWorker(units, [listener], clock, OutboxSettings(base=100))
    assert 90 <= (await worker.deliver_due() or 0) <= 100
    assert listener.heard == []
    clock.time += timedelta(seconds=100)
    assert (await worker.deliver_due() or 0) > 150
    clock.time += timedelta(seconds=300)
    assert await worker.deliver_due() is None
    assert listener.heard == ["a", "b"]


async def test_a_hopeless_event_is_parked_with_its_reason_and_the_rest_goes_on(
    units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    clock, listener = later(), Listener(a=9)
    await tell(units, "a", "b")
    worker = OutboxWorker(units, [listener], clock, OutboxSettings(attempts=3))
    while await worker.deliver_due() is not None:
        clock.time += timedelta(minutes=10)
    assert listener.heard == ["b"]
    assert ask(store_path, "SELECT attempts, reason FROM outbox WHERE parked_at IS NOT NULL") == [(3, "Failure")]
    assert (await backlog(units, clock)).parked == 1
    listener.failures.clear()
    assert await worker.retry_parked() == 1
    await worker.deliver_due()
    assert listener.heard == ["b", "a"]


async def test_a_kill_between_delivery_and_mark_delivers_again(
    units: SqlUnitOfWorkManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tell(units, "a")
    listener = Listener()
    worker = OutboxWorker(units, [listener], later())

    async def killed(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patch, pytest.raises(asyncio.CancelledError):
        patch.setattr(worker, "_mark", killed)
        await worker.deliver_due()
    await OutboxWorker(units, [listener], later()).deliver_due()
    assert listener.heard == ["a", "a"], "at least once: handlers do not mind"


async def test_the_worker_wakes_for_new_events(units: SqlUnitOfWorkManager) -> None:
    listener = Listener()
    task = asyncio.create_task(OutboxWorker(units, [listener], later()).run())
    try:
        for subject in ("a", "b"):
            listener.called.clear()
            await tell(units, subject)
            async with asyncio.timeout(5):
                await listener.called.wait()
        assert listener.heard == ["a", "b"]
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("days", [-400, 400])
async def test_a_clock_that_jumps_loses_and_delays_nothing_for_long(units: SqlUnitOfWorkManager, days: int) -> None:
    clock, listener = later(), Listener(a=1)
    await tell(units, "a")
    worker = OutboxWorker(units, [listener], clock, OutboxSettings(longest=60))
    await worker.deliver_due()
    clock.time += timedelta(days=days)
    due_in = await worker.deliver_due()
    assert due_in is None or due_in <= 60
    clock.time += timedelta(days=401)
    await worker.deliver_due()
    assert listener.heard == ["a"]


async def test_the_backlog_tells_its_age(units: SqlUnitOfWorkManager) -> None:
    await tell(units, "a", "b")
    clock = FakeClock()
    clock.time += timedelta(minutes=5)
    told = await backlog(units, clock)
    assert (told.waiting, told.parked) == (2, 0)
    assert 290 <= told.oldest_age <= 310


async def test_only_old_delivered_events_are_cleaned_away(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    clock = FakeClock()
    await tell(units, "delivered")
    worker = OutboxWorker(units, [Listener()], clock)
    await worker.deliver_due()
    await tell(units, "waiting")
    clock.time += timedelta(days=31)
    await worker.clean()
    assert ask(store_path, "SELECT subject FROM outbox") == [("waiting",)]
    assert await chain(units) is None
