# SPDX-License-Identifier: MIT
"""A process killed in the middle of its work leaves all of that work or none of it, and a store that opens again."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.store.migrations.versions import v0001_first_tables
from adapters.store.opening import prepare
from adapters.store.schema import REVISIONS
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from tests.dr_builder import write_big
from tests.faults.importer import Clock, import_file
from tests.faults.killing import TIMED_RUNS, Toll, Work, content, copy, kill, measured, moments, run

RECORDS = 60_000
COMPANIES = 120
Show = Callable[[str, Toll], None]


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    def printed(what: str, toll: Toll) -> None:
        with capsys.disabled():
            print(f"\n  {what}: {toll}")

    return printed


def ask(store: Path, sql: str) -> object:
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return connection.execute(sql).fetchone()


@pytest.fixture(scope="module")
def importing(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A large file on top of a small one: it replaces twelve blocks, and is warned of the thirteenth."""
    folder = tmp_path_factory.mktemp("import")
    earlier, file, store = folder / "earlier.txt", folder / "big.txt", folder / "store.db"
    write_big(earlier, 1_300, seed=1, blocks=13)
    write_big(file, RECORDS, seed=2)

    async def fill() -> None:
        units = await SqlUnitOfWorkManager.open(store, Clock())
        await import_file(units, earlier)
        await units.aclose()

    asyncio.run(fill())

    def finished(done: Path) -> None:
        blocks = "SELECT COUNT(*), SUM(lines), SUM(remuneration) FROM declaration WHERE batch_id = 2"
        values = """
            SELECT COUNT(DISTINCT d.id), COUNT(*), SUM(w.amount)
            FROM declaration d JOIN worker_value w ON w.declaration_id = d.id WHERE d.batch_id = 2
        """
        stated = ask(done, blocks)
        assert stated == ask(done, values)
        assert isinstance(stated, tuple)
        assert stated[:2] == (12, RECORDS)
        assert ask(done, "SELECT COUNT(*) FROM import_finding WHERE batch_id = 2") == (1,)
        assert ask(done, "SELECT COUNT(*) FROM declaration WHERE superseded_by = 2") == (12,)

    return measured("import", store, finished, file)


@pytest.fixture(scope="module")
def reconciling(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """Twelve months of many companies, none of which tallies."""
    store = tmp_path_factory.mktemp("reconcile") / "store.db"
    prepare(store)
    months = "(SELECT value AS month FROM json_each('[202511,202512,202601,202602,202603,202604,202605]'))"
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO company (id, niss, nif, name) VALUES (?, ?, ?, ?)",
            [(number, 20_000_000_000 + number, f"5{number:08d}", f"COMPANY {number}") for number in range(COMPANIES)],
        )
        connection.execute("INSERT INTO import_batch VALUES (1, 'DR.txt', '', 'RC4008', 'utf-8', 1, 1, 0)")
        connection.execute(
            f"""
            INSERT INTO declaration
                (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers, lines)
            SELECT 1, id, month, '0001', 3475, 100000, 34750, 1, 0 FROM company, {months}
            """
        )
        connection.execute(
            f"""
            INSERT INTO portal_snapshot (company_id, month, state, fetched_at, source, etag, digest)
            SELECT id, month, 'APURADO', 1, 'portal.test', '', '' FROM company, {months}
            """
        )
        connection.execute(
            "INSERT INTO portal_fetch (company_id, month, state, checked_at) "
            f"SELECT id, month, 'data', 1 FROM company, {months}"
        )
        connection.execute(
            "INSERT INTO portal_total (snapshot_id, establishment, rate, remuneration, contribution, workers, mismatch)"
            " SELECT id, '0001', 3475, 200000, 69500, 1, 0 FROM portal_snapshot"
        )

    def finished(done: Path) -> None:
        for table in ("bucket_version", "divergence", "divergence_event"):
            assert ask(done, f"SELECT COUNT(*) FROM {table}") == (COMPANIES * 7,)

    return measured("reconcile", store, finished)


def whole_or_nothing(toll: Toll, times: int) -> None:
    assert toll.left.total() == times
    assert toll.left["something else"] == 0, toll
    assert toll.lost == 0, toll
    # The kills prove something only where they hit.
    assert toll.caught_in["inside"] * 2 >= times, toll


def some_pieces(toll: Toll, times: int) -> None:
    """A wrong importer is found out by the same look at the store."""
    assert toll.left.total() == times
    assert toll.left["something else"] * 2 > times, toll


def test_an_import_that_is_killed_leaves_all_or_nothing(importing: Work, tmp_path: Path, show: Show) -> None:
    toll = importing.killed(6, tmp_path)
    show("import", toll)
    whole_or_nothing(toll, 6)


def test_an_import_in_pieces_is_found_out(importing: Work, tmp_path: Path, show: Show) -> None:
    toll = importing.killed(4, tmp_path, name="import-in-pieces")
    show("import in pieces", toll)
    some_pieces(toll, 4)


def test_the_killed_import_succeeds_the_next_time(importing: Work, tmp_path: Path) -> None:
    store = tmp_path / "batecerto.db"
    store.write_bytes(importing.store.read_bytes())
    said: list[str] = []
    delay = 0.1
    while not said:
        said, delay = kill(delay, "import", store, *importing.files), delay * 1.5
    if content(store) == importing.before:
        run("import", store, *importing.files)
    assert content(store) == importing.after


def test_a_reconciliation_that_is_killed_leaves_all_or_nothing(reconciling: Work, tmp_path: Path, show: Show) -> None:
    toll = reconciling.killed(4, tmp_path)
    show("reconciliation", toll)
    whole_or_nothing(toll, 4)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store of the first schema, with something in it."""
    store = tmp_path / "older.db"
    with contextlib.closing(sqlite3.connect(store)) as connection:
        for statement in v0001_first_tables.STATEMENTS:
            connection.execute(statement)
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.execute("INSERT INTO company (niss, nif, name) VALUES (20000000001, '500000001', 'PADARIA')")
        connection.commit()
    return store


def first_starts_killed(times: int, folder: Path) -> int:
    """Kill the making of a store that often; gives how often there was none yet."""
    took = min(run("prepare", folder / f"timed{number}.db") for number in range(TIMED_RUNS))
    whole = content(folder / "timed0.db")
    missing = 0
    for number, moment in enumerate(moments(times, took, seed=11)):
        store = folder / f"{number}.db"
        said = kill(moment, "prepare", store)
        missing += not store.exists()
        assert store.exists() or "done" not in said
        # What is there under the store's name is whole before anything mends it.
        assert not store.exists() or content(store) == whole
        prepare(store)
        assert content(store) == whole
    return missing


def test_a_first_start_that_is_killed_is_made_good_by_the_next(tmp_path: Path) -> None:
    assert first_starts_killed(4, tmp_path) >= 2


@pytest.mark.skipif(len(REVISIONS) == 1, reason="there is no older schema")
def test_a_migration_that_is_killed_is_made_good_by_the_next_start(older: Path, tmp_path: Path) -> None:
    store = tmp_path / "batecerto.db"
    work = measured("prepare", older, lambda _: None)
    for moment in moments(4, run("prepare", copy(older, store)), seed=12):
        kill(moment, "prepare", copy(older, store))
        assert content(store) in (work.before, work.after)
        prepare(store)
        assert content(store) == work.after


@pytest.mark.faults
def test_thirty_killed_imports_leave_all_or_nothing(importing: Work, tmp_path: Path, show: Show) -> None:
    toll = importing.killed(30, tmp_path, seed=30, stretch=1.5)
    show("import", toll)
    whole_or_nothing(toll, 30)
    assert toll.caught_in["after"], toll


@pytest.mark.faults
def test_fifteen_imports_in_pieces_are_found_out(importing: Work, tmp_path: Path, show: Show) -> None:
    toll = importing.killed(15, tmp_path, name="import-in-pieces", seed=15)
    show("import in pieces", toll)
    some_pieces(toll, 15)


@pytest.mark.faults
def test_thirty_killed_reconciliations_leave_all_or_nothing(reconciling: Work, tmp_path: Path, show: Show) -> None:
    toll = reconciling.killed(30, tmp_path, seed=31, stretch=1.5)
    show("reconciliation", toll)
    whole_or_nothing(toll, 30)
    assert toll.caught_in["after"], toll


@pytest.mark.faults
def test_thirty_killed_first_starts_are_made_good(tmp_path: Path) -> None:
    assert first_starts_killed(30, tmp_path) >= 10
