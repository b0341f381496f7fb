# SPDX-License-Identifier: MIT
"""Purging months and looking a person up, on a real store with all its files."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Collection
from pathlib import Path

import pytest

from adapters.store import engine
from adapters.store.person import SqlPersonRecords
from adapters.store.purge import SqlMonthPurge
from adapters.store.purged_backups import StoreBackups
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.declaration import Declaration, ListedLines
from domain.errors import NotFound
from domain.portal_record import Fetched
from domain.read_models import BucketRow
from domain.retention import Holdings
from domain.use_cases.import_files import ImportStatus
from domain.use_cases.retention import BackupChoice, Retention
from domain.values import Money, Niss, YearMonth
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
    dump,
    read,
    snapshot,
)
from tests.integration.store.test_pipeline import SEPTEMBER, Office
from tests.library import sqlite3

pytestmark = pytest.mark.anyio
SENTINEL = Niss.with_check_digit("1987654321")
SENTINEL_NAME = "ZÉLIA SENTINELA DE TESTE"
TRACES = (SENTINEL_NAME.encode(), b"SENTINELA", SENTINEL.digits.encode(), SENTINEL.number.to_bytes(6, "big")[1:])


@pytest.fixture
def office(units: SqlUnitOfWorkManager) -> Office:
    return Office(units)


@pytest.fixture
def retention(units: SqlUnitOfWorkManager, store_path: Path) -> Retention:
    return retention_of(units, store_path)


def retention_of(units: SqlUnitOfWorkManager, path: Path, purge: type[SqlMonthPurge] = SqlMonthPurge) -> Retention:
    return Retention(units, purge(units, path), StoreBackups(path), SqlPersonRecords(units))


def with_sentinel(*cents: int, month: YearMonth = SEPTEMBER) -> Declaration:
    """A block whose first worker is the sentinel."""
    plain = block(*cents, month=month)
    rows = [(WORKERS[at], "P", month.number, 300, amount) for at, amount in enumerate(cents)]
    rows[0] = (SENTINEL.number, *rows[0][1:])
    return dataclasses.replace(plain, values=ListedLines.of(rows, {SENTINEL.number: SENTINEL_NAME}))


def sentinel_answer(cents: int) -> Fetched:
    answer = snapshot(cents, month=SEPTEMBER)
    (total,) = answer.totals
    values = ListedLines.of([(SENTINEL.number, "P", SEPTEMBER.number, 300, cents)], {SENTINEL.number: SENTINEL_NAME})
    return Fetched(dataclasses.replace(answer, totals=(dataclasses.replace(total, values=values),)))


async def fill(office: Office) -> None:
    """September with the sentinel in three versions on each side, and an October that stays."""
    for cents in (900_00, 950_00, 1_000_00):
        await office.bring(read(with_sentinel(cents, 700_00), name=f"DR_{cents}.txt"))
        office.portal_says(sentinel_answer(cents + 700_00), SEPTEMBER)
        await office.ask_portal()
        await office.reconcile()
    await office.bring(read(block(1_000_00, 500_00), name="DR_10.txt"))
    office.portal_says(Fetched(snapshot(1_000_00, 500_00)))
    await office.ask_portal()
    await office.reconcile()


def back_up(path: Path, name: str = "batecerto-20261122T090000Z-0001.db") -> Path:
    """A backup of the store as it is, made past the program."""
    target = path.parent / "backups" / name
    target.parent.mkdir(exist_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


def traces(folder: Path) -> set[str]:
    """The names of the files in which anything of the sentinel is found."""
    return {
        entry.name
        for entry in folder.rglob("*")
        if entry.is_file() and any(trace in entry.read_bytes() for trace in TRACES)
    }


def rows_of_month(path: Path, month: YearMonth) -> int:
    tables = ("declaration", "portal_snapshot", "portal_fetch", "bucket_version", "divergence")
    total = 0
    for table in tables:
        ((count,),) = ask(path, f"SELECT COUNT(*) FROM {table} WHERE month = {month.number}")
        assert isinstance(count, int)
        total += count
    return total


# What a purge takes


async def test_a_plan_counts_everything_and_changes_nothing(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await fill(office)
    before = dump(store_path)
    plan = await retention.plan(OCTOBER)
    (month,) = plan.months
    assert (month.month, month.company, month.nif) == (SEPTEMBER, EMPLOYER.name, EMPLOYER.nif)
    assert month.holdings == plan.holdings == Holdings(3, 6, 1, 3, 3, 3, 0, 0)
    assert plan.still_open == ()
    assert dump(store_path) == before
    assert (await retention.plan(SEPTEMBER)).months == ()


async def test_a_purge_takes_the_months_before_and_leaves_the_others(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await fill(office)
    october = await office.review.buckets(OCTOBER, OCTOBER)
    outcome = await retention.purge(OCTOBER)
    assert (outcome.purged, outcome.wiped, outcome.plan.holdings.values) == (True, True, 6)
    assert rows_of_month(store_path, SEPTEMBER) == 0
    assert await office.review.buckets(OCTOBER, OCTOBER) == october
    assert await office.count("worker_value") == 2
    assert await office.count("portal_value") == 2
    assert await office.count("import_batch") == 1
    assert await office.count("run") == 4, "runs stay as a log"
    assert ask(store_path, "SELECT niss FROM worker ORDER BY niss") == [(WORKERS[0],), (WORKERS[1],)]
    assert ask(store_path, "PRAGMA foreign_key_check") == []


async def test_a_purge_is_told_in_numbers(office: Office, retention: Retention, store_path: Path) -> None:
    await fill(office)
    await retention.purge(OCTOBER)
    ((subject, after),) = ask(store_path, "SELECT subject, after FROM audit_entry WHERE what = 'months_purged'")
    assert subject == "months before 2026-10"
    assert after == (
        '{"askings":1,"before":"2026-10","blocks":3,"companies":[1],"divergences":0,"months":1,'
        '"portal_values":3,"snapshots":3,"still_open":0,"values":6,"versions":3}'
    )
    await retention.purge(OCTOBER)
    assert ask(store_path, "SELECT COUNT(*) FROM audit_entry WHERE what = 'months_purged'") == [(1,)]


async def test_a_purged_file_may_come_in_again(office: Office, retention: Retention) -> None:
    file = read(block(1_000_00, month=SEPTEMBER))
    await office.bring(file)
    await retention.purge(OCTOBER)
    (again,) = (await office.bring(file)).outcomes
    assert again.status is ImportStatus.IMPORTED
    assert [row.erp_remuneration for row in await reconciled(office)] == [Money(1_000_00)]


async def test_a_file_of_which_a_month_stays_may_come_in_again_too(
    office: Office, retention: Retention, store_path: Path
) -> None:
    file = read(block(1_000_00, month=SEPTEMBER), block(1_100_00))
    await office.bring(file)
    await retention.purge(OCTOBER)
    assert ask(store_path, "SELECT COUNT(*), MAX(sha256) FROM import_batch") == [(1, "")]
    (again,) = (await office.bring(file)).outcomes
    assert again.status is ImportStatus.IMPORTED
    assert [row.erp_remuneration for row in await reconciled(office)] == [Money(1_000_00), Money(1_100_00)]


async def reconciled(office: Office) -> list[BucketRow]:
    await office.reconcile()
    return await office.review.buckets(SEPTEMBER, OCTOBER)


async def test_only_the_company_asked_for_is_purged(office: Office, retention: Retention, store_path: Path) -> None:
    await office.bring(read(block(1_000_00, month=SEPTEMBER), block(800_00, employer=OTHER, month=SEPTEMBER)))
    await retention.purge(OCTOBER, [2])
    assert ask(store_path, "SELECT company_id, remuneration FROM declaration") == [(1, 1_000_00)]
    assert ask(store_path, "SELECT company_id, niss FROM worker") == [(1, WORKERS[0])]


async def test_a_worker_whom_only_the_portal_knows_stays(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await office.bring(read(block(1_000_00, month=SEPTEMBER)))
    office.portal_says(Fetched(snapshot(1_000_00)))
    await office.ask_portal()
    await retention.purge(OCTOBER)
    assert ask(store_path, "SELECT niss FROM worker") == [(WORKERS[0],)]


# Refusing


async def diverge(office: Office) -> None:
    await office.bring(read(block(1_000_00, month=SEPTEMBER)))
    office.portal_says(Fetched(snapshot(900_00, month=SEPTEMBER)), SEPTEMBER)
    await office.ask_portal()
    await office.reconcile()


async def test_a_month_with_an_open_divergence_is_refused_with_all_others(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await diverge(office)
    before = dump(store_path)
    outcome = await retention.purge(OCTOBER)
    assert not outcome.purged
    assert [month.month for month in outcome.plan.still_open] == [SEPTEMBER]
    assert dump(store_path) == before


async def test_it_goes_too_when_that_is_wanted(office: Office, retention: Retention, store_path: Path) -> None:
    await diverge(office)
    outcome = await retention.purge(OCTOBER, even_open=True)
    assert outcome.purged
    assert (outcome.plan.holdings.divergences, outcome.plan.holdings.still_open) == (1, 1)
    assert rows_of_month(store_path, SEPTEMBER) == 0
    assert await office.count("divergence_event") == 0


async def test_a_failure_half_way_leaves_everything(
    office: Office, units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    class Breaking(SqlMonthPurge):
        async def remove(self, before: YearMonth, company_ids: Collection[int] | None) -> None:
            await super().remove(before, company_ids)
            raise RuntimeError

    await fill(office)
    before = dump(store_path)
    with pytest.raises(RuntimeError):
        await retention_of(units, store_path, Breaking).purge(OCTOBER)
    assert dump(store_path) == before


# Traces


async def test_nothing_of_a_purged_worker_is_left_in_any_file(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await fill(office)
    back_up(store_path)
    assert traces(store_path.parent) > {"batecerto-20261122T090000Z-0001.db"}
    outcome = await retention.purge(OCTOBER, backups=BackupChoice.DELETE)
    assert outcome.deleted == ("batecerto-20261122T090000Z-0001.db",)
    assert outcome.wiped
    assert traces(store_path.parent) == set()
    await office.units.aclose()
    assert traces(store_path.parent) == set()


async def test_a_copy_that_a_killed_restore_left_counts_as_a_backup(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await fill(office)
    left = store_path.with_name(f"{store_path.name}.0123.restoring")
    back_up(store_path).replace(left)
    assert left.name in traces(store_path.parent)
    outcome = await retention.purge(OCTOBER, backups=BackupChoice.DELETE)
    assert outcome.deleted == (left.name,)
    assert traces(store_path.parent) == set()


async def test_without_secure_delete_and_wiping_the_traces_are_found(office: Office, store_path: Path) -> None:
    """The control: the test above can fail."""
    await fill(office)
    await office.units.aclose()
    with contextlib.closing(sqlite3.connect(store_path)) as careless:
        careless.execute("PRAGMA secure_delete = OFF")
        for table in ("worker_value", "portal_value", "worker"):
            careless.execute(f"DELETE FROM {table}")
        careless.commit()
    assert traces(store_path.parent) == {store_path.name}


async def test_without_wiping_the_write_ahead_log_keeps_the_traces(
    office: Office, units: SqlUnitOfWorkManager, store_path: Path
) -> None:
    """The control: secure_delete alone is not enough."""

    class Unwiped(SqlMonthPurge):
        async def wipe(self) -> bool:
            return False

    await fill(office)
    await retention_of(units, store_path, Unwiped).purge(OCTOBER)
    assert traces(store_path.parent) == {f"{store_path.name}-wal"}


async def test_a_reader_that_holds_up_the_wiping_is_told_and_a_second_purge_wipes(
    office: Office, retention: Retention, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, "PRAGMA busy_timeout = 50"))
    await fill(office)
    with contextlib.closing(sqlite3.connect(store_path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM worker").fetchall()
        outcome = await retention.purge(OCTOBER)
        assert (outcome.purged, outcome.wiped) == (True, False)
    assert traces(store_path.parent)
    outcome = await retention.purge(OCTOBER)
    assert (outcome.purged, outcome.wiped, outcome.plan.months) == (True, True, ())
    assert traces(store_path.parent) == set()


# Backups


async def test_backups_that_hold_the_months_are_named_and_kept(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await office.bring(read(block(1_000_00)))
    clean = back_up(store_path, "batecerto-20261101T090000Z-0001.db")
    await fill(office)
    holding = back_up(store_path, "batecerto-20261122T090000Z-0002.db")
    broken = holding.with_name("batecerto-20261123T090000Z-0003.db")
    broken.write_bytes(b"no store" * 1000)
    outcome = await retention.purge(OCTOBER)
    assert [(backup.name, backup.readable) for backup in outcome.plan.backups] == [
        (holding.name, True),
        (broken.name, False),
    ]
    assert outcome.deleted == ()
    assert {entry.name for entry in holding.parent.iterdir()} == {clean.name, holding.name, broken.name}
    outcome = await retention.purge(OCTOBER, backups=BackupChoice.DELETE)
    assert outcome.deleted == (holding.name, broken.name)
    assert {entry.name for entry in holding.parent.iterdir()} == {clean.name}


async def test_a_backup_is_searched_for_the_company_that_was_asked_for(
    office: Office, retention: Retention, store_path: Path
) -> None:
    await office.bring(read(block(1_000_00, month=SEPTEMBER), block(800_00, employer=OTHER)))
    back_up(store_path)
    assert (await retention.plan(OCTOBER, [2])).backups == ()
    assert len((await retention.plan(OCTOBER, [1])).backups) == 1


# One person


async def test_a_person_is_shown_with_everything_that_is_held(office: Office, retention: Retention) -> None:
    await office.bring(read(with_sentinel(900_00), name="first.txt"))
    office.portal_says(sentinel_answer(900_00), SEPTEMBER)
    await office.ask_portal()
    office.clock.time = LATER
    await office.bring(read(with_sentinel(950_00), name="second.txt"))
    record = await retention.person(SENTINEL)
    assert [(job.company, job.nif, job.name) for job in record.employments] == [
        (EMPLOYER.name, EMPLOYER.nif, SENTINEL_NAME)
    ]
    assert [
        (value.amount, value.month, value.rate, value.file, value.imported_at, value.superseded_by, value.superseded_at)
        for value in record.erp
    ] == [
        (Money(900_00), SEPTEMBER, GENERAL, "first.txt", THEN, "second.txt", LATER),
        (Money(950_00), SEPTEMBER, GENERAL, "second.txt", LATER, None, None),
    ]
    assert [(value.amount, value.source, value.superseded_at) for value in record.portal] == [
        (Money(900_00), "portal.test", None)
    ]


async def test_a_person_of_whom_nothing_is_held(office: Office, retention: Retention) -> None:
    await fill(office)
    with pytest.raises(NotFound):
        await retention.person(Niss.with_check_digit("1555555555"))
    await retention.purge(OCTOBER)
    with pytest.raises(NotFound):
        await retention.person(SENTINEL)
