# SPDX-License-Identifier: MIT
"""What the kill loops work on: an import, a reconciliation and a migration, each seen once to its end, and backups."""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.store.backups import FOLDER, make_backup
from adapters.store.opening import prepare
from adapters.store.schema import HEAD
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.safety import Reason
from tests.dr_builder import write_big
from tests.faults.first_store import fill_both_sides, make_first_store
from tests.faults.importer import Clock, import_file
from tests.faults.keeper import NOW
from tests.faults.killing import Work, content, measured, run
from tests.faults.shelf import Shelf, add_companies
from tests.library import sqlite3

RECORDS = 60_000
COMPANIES = 120
OLDER_COMPANIES = 2_000
Show = Callable[[str, object], None]


@pytest.fixture(autouse=True)
def _as_long_as_it_takes(request: pytest.FixtureRequest) -> None:
    """What ends a test that hangs would end the long loops too."""
    if request.node.get_closest_marker("faults") is not None:
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    """Print a figure, whatever pytest captures."""

    def printed(what: str, toll: object) -> None:
        with capsys.disabled():
            print(f"\n  {what}: {toll}")

    return printed


def ask(store: Path, sql: str) -> object:
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return connection.execute(sql).fetchone()


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def undoing(importing: Work, tmp_path_factory: pytest.TempPathFactory) -> Work:
    """The large file is taken back, and what it replaced counts again."""
    folder = tmp_path_factory.mktemp("undo")
    store, file = folder / "store.db", *importing.files
    store.write_bytes(importing.store.read_bytes())
    run("import", store, file)

    def finished(done: Path) -> None:
        assert ask(done, "SELECT COUNT(*) FROM declaration WHERE batch_id = 2") == (0,)
        assert ask(done, "SELECT COUNT(*) FROM declaration WHERE superseded_by IS NOT NULL") == (0,)
        assert ask(done, "SELECT COUNT(*) FROM declaration") == (13,)
        assert ask(done, "SELECT COUNT(*) FROM worker_value") == (1_300,)

    return measured("undo", store, finished)


@pytest.fixture(scope="session")
def reconciling(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """Twelve months of many companies, none of which tallies."""
    store = tmp_path_factory.mktemp("reconcile") / "store.db"
    prepare(store)
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        fill_both_sides(connection, COMPANIES)

    def finished(done: Path) -> None:
        for table in ("bucket_version", "divergence", "divergence_event"):
            assert ask(done, f"SELECT COUNT(*) FROM {table}") == (COMPANIES * 7,)

    return measured("reconcile", store, finished)


@pytest.fixture(scope="session")
def migrating(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A store of the first schema with much in it, on its way to the newest."""
    store = tmp_path_factory.mktemp("migrate") / "store.db"
    make_first_store(store, OLDER_COMPANIES)

    def finished(done: Path) -> None:
        assert ask(done, "SELECT version_num FROM alembic_version") == (HEAD,)
        assert ask(done, "SELECT COUNT(*) FROM company") == (OLDER_COMPANIES,)
        assert ask(done, "SELECT COUNT(*) FROM declaration") == (OLDER_COMPANIES * 7,)

    return measured("prepare", store, finished)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A store and an earlier backup of it."""
    folder = tmp_path_factory.mktemp("shelf")
    store = folder / "batecerto.db"
    prepare(store)
    add_companies(store, 0)
    earlier = content(store)
    made = make_backup(store, folder / FOLDER, NOW, Reason.ASKED)
    add_companies(store, 1)
    return Shelf(store, made, content(store), earlier)
