# SPDX-License-Identifier: MIT
# ruff: noqa: ASYNC240 (nothing else runs while a test looks at a file)
"""The doctor finds what is wrong, says nothing of what is well, and keeps a damaged store from being written."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store.backups import FOLDER, list_backups, make_backup
from adapters.store.doctor import ORPHANS, FileDoctor
from adapters.store.migrations.versions import v0001_first_tables
from adapters.store.opening import prepare
from adapters.store.outbox import OutboxSettings, OutboxWorker
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.store.vault import damage_mark, restore
from domain.errors import StoreDamaged
from domain.events import Event
from domain.portal_record import Fetched
from domain.ports import Asked
from domain.safety import Check, CheckName, Found, Reason
from domain.use_cases.import_files import ImportFiles
from domain.use_cases.reconcile import Reconcile
from tests.fakes import FakeClock
from tests.integration.store.filling import OCTOBER, block, dump, read, snapshot
from tests.library import sqlite3

pytestmark = pytest.mark.anyio


class OneFile:
    """Reads the same declarations whatever the path."""

    def read(self, path: Path) -> object:
        return read(block(100_00, 250_50, 75_25), name=path.name)


async def fill(units: SqlUnitOfWorkManager, clock: FakeClock) -> None:
    """An import, a portal answer and a run, as the program makes them."""
    await ImportFiles(units, OneFile(), clock)([Path("DR.txt")])  # type: ignore[arg-type]
    async with units.enter() as unit:
        [company] = await unit.companies.all()
        await unit.portal.put([Asked(company.id, OCTOBER, Fetched(snapshot(100_00, 250_50)), clock.now())])
    assert (await Reconcile(units, clock)(OCTOBER, OCTOBER)).changed


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def store(store_path: Path, clock: FakeClock) -> Path:
    """A filled store that nobody has open."""
    units = await SqlUnitOfWorkManager.open(store_path, clock, "clerk")
    await fill(units, clock)
    await units.aclose()
    return store_path


@pytest.fixture
def folder(store_path: Path) -> Path:
    return store_path.parent / FOLDER


async def examined(store: Path, clock: FakeClock) -> dict[CheckName, Check]:
    checks = await FileDoctor(store, clock).examine()
    assert [check.name for check in checks] == [name for name in CheckName if name in {c.name for c in checks}]
    return {check.name: check for check in checks}


async def problems(store: Path, clock: FakeClock) -> dict[CheckName, Found]:
    return {name: check.found for name, check in (await examined(store, clock)).items() if not check.found.is_well}


def change(store: Path, *statements: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


async def test_a_sound_store_has_no_problem_and_stays_as_it_is(store: Path, folder: Path, clock: FakeClock) -> None:
    make_backup(store, folder, clock.now(), Reason.DUE)
    before = dump(store)
    checks = await examined(store, clock)
    assert list(checks) == list(CheckName)
    assert checks.pop(CheckName.ENCRYPTION).found is Found.NOT_ENCRYPTED
    assert checks.pop(CheckName.PORTAL).found is Found.NOTHING_YET  # nothing was fetched here
    assert {check.found for check in checks.values()} == {Found.OK}
    assert checks[CheckName.OUTBOX].details["waiting"] == 2
    assert dump(store) == before
    assert sorted(path.name for path in store.parent.iterdir()) == [FOLDER, store.name]


async def test_it_looks_while_the_program_is_open(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    clock = FakeClock()
    await fill(units, clock)
    assert set(await problems(store_path, clock)) <= {CheckName.BACKUP}
    async with units.enter() as unit:
        [company] = await unit.companies.all()
        assert set(await problems(store_path, clock)) <= {CheckName.BACKUP}
        await unit.companies.save(company)


async def test_where_there_is_nothing_there_is_no_problem(store_path: Path, folder: Path, clock: FakeClock) -> None:
    checks = await examined(store_path, clock)
    assert list(checks) == [CheckName.STORE, CheckName.BACKUP, CheckName.DISK]
    assert checks[CheckName.STORE].found is Found.NOTHING_YET
    assert not store_path.exists()
    prepare(store_path)
    assert await problems(store_path, clock) == {}
    make_backup(store_path, folder, clock.now(), Reason.ASKED)
    store_path.unlink()
    assert await problems(store_path, clock) == {CheckName.STORE: Found.MISSING}


DECLARATION = """
    INSERT INTO declaration
        (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers, lines)
    SELECT batch_id, company_id, month, establishment, rate, 1, 1, 1, 1 FROM declaration LIMIT 1
"""
SNAPSHOT = """
    INSERT INTO portal_snapshot (company_id, month, state, fetched_at, source, etag, digest)
    SELECT company_id, month, state, fetched_at, source, etag, digest FROM portal_snapshot LIMIT 1
"""
VERSION = """
    INSERT INTO bucket_version SELECT company_id, month, rate, 2, NULL, status, missing, tolerance, 1, 1, 1, 1, 1, 1,
    NULL, NULL FROM bucket_version LIMIT 1
"""
WRONG: dict[str, tuple[str, ...]] = {
    "values_without_block": ("INSERT INTO worker_value VALUES (999, 1, 'P', 202610, 1, 1, 1)",),
    "values_without_total": ("INSERT INTO portal_value VALUES (999, 1, 'P', 202610, 1, 1, 1)",),
    "blocks_in_use_twice": (
        "DROP INDEX declaration_in_use",
        "DROP INDEX declaration_once_in_use",
        DECLARATION,
        # The detail's query names this index.
        "CREATE INDEX declaration_in_use ON declaration (company_id) WHERE superseded_by IS NULL",
    ),
    "snapshots_in_use_twice": ("DROP INDEX portal_snapshot_in_use", SNAPSHOT),
    "versions_in_force_twice": (
        "INSERT INTO run (at, first_month, last_month) VALUES (1, 202610, 202610)",
        "DROP INDEX bucket_in_force",
        VERSION,
    ),
    "versions_ended_before_they_began": ("UPDATE bucket_version SET to_run = from_run",),
    "divergences_without_bucket": ("UPDATE divergence SET rate = 1",),
}


@pytest.mark.parametrize("what", ORPHANS)
async def test_each_kind_of_orphan_is_found(store: Path, clock: FakeClock, what: str) -> None:
    change(store, *WRONG[what])
    checks = await examined(store, clock)
    assert checks[CheckName.ORPHANS].found is Found.BROKEN
    assert dict(checks[CheckName.ORPHANS].details) == {what: 1}


async def test_rows_that_refer_to_nothing_are_counted(store: Path, clock: FakeClock) -> None:
    change(store, "DELETE FROM company")
    check = (await examined(store, clock))[CheckName.FOREIGN_KEYS]
    assert check.found is Found.BROKEN
    assert check.details["rows"]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_entry SET who = 'other' WHERE id = 1", "DELETE FROM audit_entry WHERE id = 2"],
    ids=["edited", "cut"],
)
async def test_a_broken_audit_chain_is_found(store: Path, clock: FakeClock, statement: str) -> None:
    change(store, "DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete", statement)
    check = (await examined(store, clock))[CheckName.AUDIT]
    assert check.found is Found.BROKEN
    assert check.details["entry"] in (1, 2)


async def test_parked_events_are_a_problem(units: SqlUnitOfWorkManager, store_path: Path, clock: FakeClock) -> None:
    await fill(units, clock)

    async def fails(_: int, __: Event) -> None:
        raise ValueError

    await OutboxWorker(units, [fails], clock, OutboxSettings(attempts=1)).deliver_due()
    check = (await examined(store_path, clock))[CheckName.OUTBOX]
    assert check.found is Found.PARKED
    assert (check.details["parked"], check.details["waiting"]) == (2, 0)


@pytest.mark.parametrize(
    ("statements", "name", "found"),
    [
        (("PRAGMA application_id = 1",), CheckName.STORE, Found.FOREIGN),
        (("UPDATE alembic_version SET version_num = '9999'",), CheckName.SCHEMA, Found.NEWER),
        (("DELETE FROM alembic_version",), CheckName.SCHEMA, Found.BROKEN),
        (("DROP TABLE alembic_version",), CheckName.SCHEMA, Found.BROKEN),
    ],
)
async def test_what_cannot_be_opened_is_named(
    store: Path, clock: FakeClock, statements: tuple[str, ...], name: CheckName, found: Found
) -> None:
    change(store, *statements)
    assert (await problems(store, clock))[name] is found
    assert not damage_mark(store).exists()


async def test_an_older_store_is_no_problem(store_path: Path, clock: FakeClock) -> None:
    change(
        store_path,
        *v0001_first_tables.STATEMENTS,
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('0001')",
    )
    checks = await examined(store_path, clock)
    assert checks[CheckName.SCHEMA].found is Found.OLDER
    assert all(check.found.is_well for check in checks.values())


async def test_backups_that_are_missing_spoilt_or_old(store: Path, folder: Path, clock: FakeClock) -> None:
    assert await problems(store, clock) == {CheckName.BACKUP: Found.NO_BACKUP}
    good = make_backup(store, folder, clock.now(), Reason.DUE)
    spoilt = make_backup(store, folder, clock.now(), Reason.DUE)
    with spoilt.path.open("r+b") as file:
        file.truncate(5_000)
    check = (await examined(store, clock))[CheckName.BACKUP]
    assert check.found is Found.BAD_BACKUP
    assert (check.details["newest"], check.details["good"]) == (spoilt.path.name, good.path.name)
    spoilt.path.unlink()
    clock.time += timedelta(days=20)
    assert await problems(store, clock) == {}, "nothing changed since"
    change(store, "INSERT INTO run (at, first_month, last_month) VALUES (1999999999, 202610, 202610)")
    assert await problems(store, clock) == {CheckName.BACKUP: Found.OLD_BACKUP}
    clock.time -= timedelta(days=400)
    assert await problems(store, clock) == {}


async def test_little_room_is_a_problem(
    store: Path, folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(store, folder, clock.now(), Reason.DUE)
    check = (await examined(store, clock))[CheckName.DISK]
    assert check.found is Found.OK
    assert check.details["free"] == pytest.approx(shutil.disk_usage(store.parent).free, rel=0.2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1_000}))
    assert await problems(store, clock) == {CheckName.DISK: Found.LITTLE_ROOM}


def header(data: bytearray, rng: random.Random) -> None:
    data[:100] = rng.randbytes(100)


def page(data: bytearray, rng: random.Random) -> None:
    """A whole page that is not the first, of those in use."""
    at = rng.randrange(1, len(data) // 4096) * 4096
    data[at : at + 4096] = rng.randbytes(4096)


def cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(4096, len(data) - 4096) :]


def emptied(data: bytearray, _: random.Random) -> None:
    data.clear()


@pytest.mark.parametrize("spoil", [header, page, cut, emptied])
async def test_damage_is_found_the_store_set_aside_and_a_backup_offered(
    store: Path, folder: Path, clock: FakeClock, spoil: Callable[[bytearray, random.Random], None]
) -> None:
    good, wanted = make_backup(store, folder, clock.now(), Reason.DUE), dump(store)
    data = bytearray(store.read_bytes())
    spoil(data, random.Random(3))
    store.write_bytes(data)
    checks = await examined(store, clock)
    assert Found.DAMAGED in {check.found for check in checks.values()}
    assert checks[CheckName.BACKUP].details["good"] == good.path.name
    spoilt = store.read_bytes()
    with pytest.raises(StoreDamaged):
        await SqlUnitOfWorkManager.open(store, clock)
    assert store.read_bytes() == spoilt
    restore(good.path, store, folder, clock.now())
    assert dump(store) == wanted
    assert await problems(store, clock) == {}
    assert len(list_backups(folder)) == 2


async def test_a_store_that_was_mended_is_let_go(store: Path, clock: FakeClock) -> None:
    damage_mark(store).touch()
    with pytest.raises(StoreDamaged):
        prepare(store)
    await examined(store, clock)
    prepare(store)


def quick_finds(store: Path) -> bool:
    """The control: SQLite's quick_check alone."""
    try:
        with closing(sqlite3.connect(store)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchall() != [("ok",)])
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return True


async def damaged_pages(store: Path, clock: FakeClock) -> tuple[int, int, int]:
    """Flip one bit in one page at a time: how many, how many quick_check finds, and how many the doctor."""
    content, rng = store.read_bytes(), random.Random(60)
    tried = quick = found = 0
    for at in range(4096, len(content), 4096):
        data = bytearray(content)
        data[at + rng.randrange(4096)] ^= 1 << rng.randrange(8)
        store.write_bytes(data)
        tried += 1
        quick += quick_finds(store)
        checks = await FileDoctor(store, clock).examine()
        found += any(check.found in (Found.DAMAGED, Found.BROKEN) for check in checks)
    store.write_bytes(content)
    return tried, quick, found


async def test_the_doctor_finds_more_damaged_pages_than_a_quick_check(
    store: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO company (niss, nif, name) VALUES (?, ?, ?)",
            [(20_000_000_000 + n, f"5{n:08d}", f"COMPANY {n}") for n in range(2_000)],
        )
        connection.executemany(
            "INSERT INTO worker_value VALUES (1, ?, 'P', 202610, 1, 300, 100000)", [(n,) for n in range(2_000)]
        )
    tried, quick, found = await damaged_pages(store, clock)
    with capsys.disabled():
        print(f"\n  {tried} pages with a flipped bit: quick_check finds {quick}, the doctor {found}")
    assert found > quick
