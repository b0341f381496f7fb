# SPDX-License-Identifier: MIT
"""Operations in the store: kept as they are, moved along, and what must never be is refused by the store itself."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from adapters.store.opening import prepare
from adapters.store.person import SqlPersonRecords
from adapters.store.purge import SqlMonthPurge
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.ledger import LedgerEntry
from domain.operations import Environment, Line, Operation, OperationEvent, OperationState, Why, moved
from domain.portal_record import Fetched, NoData
from domain.ports import Asked, UnitOfWork
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Niss, Rate, YearMonth
from tests.fakes import FakeClock
from tests.integration.store.filling import (
    EMPLOYER,
    GENERAL,
    LATER,
    OCTOBER,
    OTHER,
    THEN,
    WORKERS,
    ask,
    block,
    read,
    snapshot,
)
from tests.library import sqlite3
from tests.model_portal import HOST

pytestmark = pytest.mark.anyio
LINES = (
    Line("0001", GENERAL, Amounts(Money(100_00), Money(34_75), 1)),
    Line("0002", Rate(2960), Amounts(Money(-5_00), Money(-1_48), 2)),
)


def operation(number: int = 1, company_id: int = 1, month: YearMonth = OCTOBER) -> Operation:
    return Operation(
        f"0000-{number}", company_id, month, Environment("portal.test", production=True), "abc", '{"taxas": []}', LINES,
         frozenset({"r2", "r1"}), "clerk", OperationState.PENDING, THEN, THEN,
    )  # fmt: skip


def recorded(one: Operation) -> OperationEvent:
    return OperationEvent(one.id, one.created_at, None, one.state, Why.RECORDED, who="clerk")


@pytest.fixture
async def units(store_path: Path, anyio_backend: str) -> SqlUnitOfWorkManager:
    assert anyio_backend == "asyncio"
    units = await SqlUnitOfWorkManager.open(store_path, FakeClock(), "clerk")
    async with units.enter() as unit:
        for employer in (EMPLOYER, OTHER):
            await unit.companies.ensure(employer.niss, employer.nif, employer.name)
    return units


async def advance(unit: UnitOfWork, one: Operation, *whys: Why) -> Operation:
    for why in whys:
        one, event = moved(one, why, LATER, note=why.value)
        await unit.operations.put(one, event)
    return one


async def test_what_is_kept_comes_back_as_it_was(units: SqlUnitOfWorkManager) -> None:
    async with units.enter() as unit:
        await unit.operations.add(operation(), recorded(operation()))
    async with units.enter() as unit:
        assert await unit.operations.get("0000-1") == operation()
        assert await unit.operations.get("none") is None
        unknown = await advance(unit, operation(), Why.CALL_BEGINS, Why.INTERRUPTED)
    async with units.enter(read_only=True) as unit:
        assert await unit.operations.get("0000-1") == unknown
        assert await unit.operations.all() == await unit.operations.all([1]) == [replace(unknown, body="")]
        assert await unit.operations.all([2]) == []
        assert [(e.before, e.after, e.why, e.note, e.who) for e in await unit.operations.events("0000-1")] == [
            (None, OperationState.PENDING, Why.RECORDED, "", "clerk"),
            (OperationState.PENDING, OperationState.SENT, Why.CALL_BEGINS, "call_begins", ""),
            (OperationState.SENT, OperationState.UNKNOWN, Why.INTERRUPTED, "interrupted", ""),
        ]
    await units.aclose()


@pytest.mark.parametrize("whys", [(), (Why.CALL_BEGINS,), (Why.CALL_BEGINS, Why.INTERRUPTED),
                                  (Why.CALL_BEGINS, Why.INTERRUPTED, Why.WINDOW_PASSED)])  # fmt: skip
async def test_the_store_refuses_a_second_one_of_the_month(units: SqlUnitOfWorkManager, whys: tuple[Why, ...]) -> None:
    async with units.enter() as unit:
        await unit.operations.add(operation(), recorded(operation()))
        await advance(unit, operation(), *whys)
    with pytest.raises(IntegrityError):
        async with units.enter() as unit:
            await unit.operations.add(operation(2), recorded(operation(2)))
    async with units.enter() as unit:
        await unit.operations.add(operation(3, 2), recorded(operation(3, 2)))
        await unit.operations.add(operation(4, 1, OCTOBER.next()), recorded(operation(4)))
    await units.aclose()


@pytest.mark.parametrize("why", [Why.ACCEPTED, Why.REFUSED])
async def test_what_is_settled_lets_the_month_go(units: SqlUnitOfWorkManager, why: Why) -> None:
    async with units.enter() as unit:
        await unit.operations.add(operation(), recorded(operation()))
        settled = await advance(unit, operation(), Why.CALL_BEGINS, why)
        await unit.operations.add(operation(2), recorded(operation(2)))
        to_do = [one.id for one in await unit.operations.unsettled()]
        assert to_do == (["0000-1", "0000-2"] if why is Why.ACCEPTED else ["0000-2"])
        await unit.operations.put(replace(settled, refreshed=True))
        assert [one.id for one in await unit.operations.unsettled()] == ["0000-2"]
    await units.aclose()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET body = 'other'",
        "UPDATE operation SET digest = 'other'",
        "UPDATE operation SET month = 202611",
        "UPDATE operation SET receipts_before = '[]'",
        "UPDATE operation SET attempts = 2",
        "UPDATE operation SET state = 'resent'",
        "DELETE FROM operation",
        "UPDATE operation_event SET why = 'accepted'",
        "DELETE FROM operation_event",
        "UPDATE operation_line SET remuneration = 0",
        "DELETE FROM operation_line",
    ],
)
async def test_nobody_rewrites_what_was_recorded(units: SqlUnitOfWorkManager, store_path: Path, statement: str) -> None:
    async with units.enter() as unit:
        await unit.operations.add(operation(), recorded(operation()))
    await units.aclose()
    with contextlib.closing(sqlite3.connect(store_path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


async def test_companies_are_switched_on_one_by_one(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    async with units.enter() as unit:
        assert await unit.operations.communicating(HOST) == frozenset()
        await unit.operations.set_communicating(2, HOST, THEN, on=True)
        await unit.operations.set_communicating(2, HOST, LATER, on=True)
        await unit.operations.set_communicating(1, HOST, THEN, on=False)
        assert await unit.operations.communicating(HOST) == {2}
        assert await unit.operations.communicating_elsewhere(HOST) == frozenset()
        assert await unit.operations.communicating("another.test") == frozenset()
        assert await unit.operations.communicating_elsewhere("another.test") == {2}
    assert ask(store_path, "SELECT company_id, host, since FROM communicating") == [(2, HOST, int(THEN.timestamp()))]
    async with units.enter() as unit:
        await unit.operations.set_communicating(2, "another.test", LATER, on=True)
        await unit.operations.set_communicating(2, HOST, LATER, on=False)
        assert await unit.operations.communicating(HOST) == frozenset()
        assert await unit.operations.communicating_elsewhere(HOST) == {2}
        assert await unit.operations.communicating("another.test") == {2}
    await units.aclose()


_BEFORE_0013 = (
    "DROP TABLE communicating",
    """
    CREATE TABLE communicating (
        company_id INTEGER PRIMARY KEY REFERENCES company (id) ON DELETE CASCADE, since INTEGER NOT NULL
    ) STRICT
    """,
    "UPDATE alembic_version SET version_num = '0012'",
    f"INSERT INTO communicating SELECT id, {int(THEN.timestamp())} FROM company",
)
_ANSWERED = "INSERT INTO portal_snapshot VALUES (NULL, 1, {month}, 'APURADO', 1, NULL, '{source}', '', 'd', NULL)"


@pytest.mark.parametrize(
    ("answered_by", "sent_to", "known"),
    [
        ([HOST], [], [HOST, HOST]),
        ([HOST, "file: portal.xlsx"], [], [HOST, HOST]),
        ([], [], ["", ""]),
        ([HOST, "another.test"], [], ["", ""]),
        ([HOST, "another.test"], ["another.test"], ["another.test", ""]),
        ([HOST], [HOST, "another.test"], ["another.test", HOST, ""]),
    ],
)
async def test_what_was_allowed_before_stays_for_the_portal_it_can_be_known_for(
    units: SqlUnitOfWorkManager, store_path: Path, answered_by: list[str], sent_to: list[str], known: list[str]
) -> None:
    async with units.enter() as unit:
        for number, host in enumerate(sent_to):
            one = replace(
                operation(number, month=YearMonth(2026, 1 + number)),
                environment=Environment(host, production=False),
                created_at=LATER,
            )
            await unit.operations.add(one, recorded(one))
    await units.aclose()
    with contextlib.closing(sqlite3.connect(store_path)) as older:
        for number, source in enumerate(answered_by):
            older.execute(_ANSWERED.format(month=202601 + number, source=source))
        for statement in _BEFORE_0013:
            older.execute(statement)
        older.commit()
    await asyncio.to_thread(prepare, store_path)
    at = int(THEN.timestamp())
    kept = [(1, host, at) for host in known[:-1]] + [(2, known[-1], at)]
    assert ask(store_path, "SELECT company_id, host, since FROM communicating ORDER BY 1, 2") == kept


async def test_a_switch_of_nobody_knows_which_portal_is_off_for_all_until_somebody_decides(
    units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    async with units.enter() as unit:
        await unit.operations.set_communicating(2, "", THEN, on=True)
        assert await unit.operations.communicating(HOST) == frozenset()
        assert await unit.operations.communicating_elsewhere(HOST) == {2}
        await unit.operations.set_communicating(2, HOST, LATER, on=True)
    assert ask(store_path, "SELECT company_id, host FROM communicating") == [(2, HOST)]
    await units.aclose()


# What would be declared, and what was


async def test_blocks_come_back_whole(units: SqlUnitOfWorkManager) -> None:
    many = block(*range(1, 41), establishment="0002")
    other_rate = block(7_00, rate=Rate(2960), establishment="0002")
    async with units.enter() as unit:
        batch = await unit.imports.add(read(block(100_00, -2_50), many, other_rate), (), THEN)
        for one in (block(100_00, -2_50), many, other_rate):
            await unit.imports.add_declaration(batch, 1, one)
        found = await unit.declared.blocks(1, OCTOBER)
        assert [(b.establishment, b.rate) for b in found] == [
            ("0001", GENERAL), ("0002", Rate(2960)), ("0002", GENERAL)
        ]  # fmt: skip
        assert [replace(b, line=2) for b in found] == [block(100_00, -2_50), other_rate, many]
        assert [b.rate for b in await unit.declared.blocks(1, OCTOBER, [Rate(2960)])] == [Rate(2960)]
        assert await unit.declared.blocks(1, OCTOBER.next()) == []
        assert await unit.declared.months_of(batch) == [(1, OCTOBER)]
    await units.aclose()


async def test_blocks_of_more_than_one_batch_of_rows_come_back_whole(
    units: SqlUnitOfWorkManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.store.repositories.declared.BATCH", 7)
    one = block(*range(1, 41))
    async with units.enter() as unit:
        batch = await unit.imports.add(read(one), (), THEN)
        await unit.imports.add_declaration(batch, 1, one)
        [found] = await unit.declared.blocks(1, OCTOBER)
    assert replace(found, line=2) == one
    await units.aclose()


async def test_the_portals_lines_tell_nothing_from_not_asked(units: SqlUnitOfWorkManager) -> None:
    async with units.enter() as unit:
        assert await unit.declared.portal_lines(1, OCTOBER) is None
        await unit.portal.put([Asked(1, OCTOBER, NoData("portal.test"), THEN)])
        assert await unit.declared.portal_lines(1, OCTOBER) == []
        await unit.portal.put([Asked(1, OCTOBER, Fetched(snapshot(100_00)), LATER)])
        [line] = await unit.declared.portal_lines(1, OCTOBER) or []
    assert (line.establishment, line.rate, line.amounts) == ("0001", GENERAL, Amounts(Money(100_00), Money(34_75), 1))
    await units.aclose()


async def test_the_ledger_is_added_up_and_what_comes_to_nothing_shows(units: SqlUnitOfWorkManager) -> None:
    def entry(company: int, month: YearMonth, cents: int, offsets: int | None = None) -> LedgerEntry:
        key = BucketKey(company, month, GENERAL)
        return LedgerEntry(key, Money(cents), Money(cents), cents // abs(cents), "r", THEN, offsets)

    async with units.enter() as unit:
        await unit.ledger.post([entry(1, OCTOBER, 5), entry(1, OCTOBER, -5, 1), entry(2, OCTOBER, 7)])
        await unit.ledger.post([entry(2, OCTOBER.next(), 9)])
        assert await unit.declared.balances(OCTOBER, OCTOBER) == {
            BucketKey(1, OCTOBER, GENERAL): Amounts(),
            BucketKey(2, OCTOBER, GENERAL): Amounts(Money(7), Money(7), 1),
        }
    await units.aclose()


# Personal data


async def test_a_purge_takes_what_was_sent_and_a_person_is_told_of_it(
    units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    niss = Niss.from_number(WORKERS[0])
    september = OCTOBER.previous()
    async with units.enter() as unit:
        for number, month in ((1, september), (2, OCTOBER)):
            one = replace(operation(number, month=month), body=f'{{"nissTrabalhador": {niss.number}}}')
            await unit.operations.add(one, recorded(one))
    record = await SqlPersonRecords(units).of(niss)
    assert [(sent.operation, sent.month, sent.nif) for sent in record.sent] == [
        ("0000-1", september, EMPLOYER.nif),
        ("0000-2", OCTOBER, EMPLOYER.nif),
    ]
    await SqlMonthPurge(units, store_path).remove(OCTOBER, None)
    assert [sent.operation for sent in (await SqlPersonRecords(units).of(niss)).sent] == ["0000-2"]
    async with units.enter(read_only=True) as unit:
        purged = await unit.operations.get("0000-1")
    assert purged == replace(operation(1, month=september), body="")
    await units.aclose()
