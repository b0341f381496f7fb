# SPDX-License-Identifier: MIT
"""A disk that fills up on any path that writes is named as the cause, leaves nothing half kept, and may be cleared."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from adapters.reports.csv_writer import CsvWriter
from adapters.store import backups, vault
from adapters.store.backups import FOLDER, check, list_backups, make_backup
from adapters.store.opening import prepare
from adapters.store.outbox import OutboxSettings, OutboxWorker
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.store.vault import restore
from domain.declaration import ListedLines
from domain.errors import BateCertoError, FileProblem, StoreFull, TransactionLost
from domain.events import Event, EventKind
from domain.portal_record import Fetched, PortalSnapshot, PortalState, PortalTotal
from domain.ports import BucketWriter, Dialect
from domain.read_models import BucketRow
from domain.safety import Reason
from domain.use_cases.export_report import ExportReport, Report
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.review import Review
from domain.values import Money
from tests.dr_builder import write_big
from tests.fakes import FakePortal
from tests.faults.first_store import make_first_store
from tests.faults.importer import Clock, import_file
from tests.faults.killing import Content, content
from tests.integration.store.filling import EMPLOYER, GENERAL, OCTOBER, THEN
from tests.library import sqlite3

COMPANIES, EVENTS, WORKERS, OLDER_COMPANIES = 150, 150, 1_500, 100
BATCH = 7
"""How many events are delivered together."""
NO_LIMIT = 4_294_967_294
NOW = Clock().now()

_processes = multiprocessing.get_context("forkserver")


@dataclass
class Desk:
    """A store with everything that the paths need, open for them.

    Attributes:
        pages: SQLite's limit for the store and for copies of it.
        heard: events that the handler took.
    """

    folder: Path
    pages: int = NO_LIMIT
    heard: list[int] = field(default_factory=list)
    units: SqlUnitOfWorkManager = field(init=False)

    @property
    def store(self) -> Path:
        return self.folder / "batecerto.db"

    @property
    def report(self) -> Path:
        return self.folder / "report.csv"

    @property
    def new(self) -> Path:
        """A store that is not there yet."""
        return self.folder / "new" / "batecerto.db"

    @property
    def older(self) -> Path:
        """A store of the first schema."""
        return self.folder / "older" / "batecerto.db"

    async def open(self) -> None:
        self.units = await SqlUnitOfWorkManager.open(self.store, Clock())
        event.listen(self.units._engine.sync_engine, "begin", self.begin)
        try:
            await Review(self.units).companies(OCTOBER, OCTOBER)
        except BateCertoError:
            await self.units.aclose()
            raise

    def begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {self.pages}")

    def connect(self, path: Path, **options: Any) -> sqlite3.Connection:
        connection = CONNECT(path, **options)
        connection.execute(f"PRAGMA max_page_count = {self.pages}")
        return connection

    async def take(self, number: int, _: Event) -> None:
        self.heard.append(number)


CONNECT = backups.connect
ALONE = ("backup", "restore", "create", "migrate")
"""Paths that make a store's file whole, instead of adding to the one that is open."""
PAGE = 4096
Work = Callable[[Desk], Awaitable[object]]


async def importing(desk: Desk) -> None:
    await import_file(desk.units, desk.folder / "DR.txt")


async def reconciling(desk: Desk) -> None:
    await Reconcile(desk.units, Clock())(OCTOBER, OCTOBER)


async def fetching(desk: Desk) -> None:
    values = ((10_000_000_000 + at, "P", OCTOBER.number, 300, 100) for at in range(WORKERS))
    lines = ListedLines.of(values, {10_000_000_000 + at: f"WORKER {at}" for at in range(WORKERS)})
    total = Money(100 * WORKERS)
    totals = (PortalTotal("0001", GENERAL, total, total.times(GENERAL), WORKERS, lines),)
    answer = PortalSnapshot(EMPLOYER.niss, OCTOBER, PortalState.COMPUTED, THEN, totals, "digest", "", "fake")
    portal = FakePortal({(EMPLOYER.niss, OCTOBER): Fetched(answer)})
    await FetchPortal(desk.units, portal, Clock(), source="fake")(OCTOBER, OCTOBER, [1])


async def delivering(desk: Desk) -> None:
    await OutboxWorker(desk.units, [desk.take], Clock(), OutboxSettings(base=0, batch=BATCH)).deliver_due()


async def backing_up(desk: Desk) -> None:
    await asyncio.to_thread(make_backup, desk.store, desk.folder / FOLDER, NOW, Reason.ASKED)


async def restoring(desk: Desk) -> None:
    await desk.units.aclose()
    (backup,) = (one for one in list_backups(desk.folder / FOLDER) if one.reason is Reason.MIGRATION)
    await asyncio.to_thread(restore, backup.path, desk.store, desk.folder / FOLDER, NOW)


async def opening(desk: Desk) -> None:
    await desk.open()


async def creating(desk: Desk) -> None:
    await asyncio.to_thread(prepare, desk.new, Clock().now)


async def migrating(desk: Desk) -> None:
    await asyncio.to_thread(prepare, desk.older, Clock().now)


async def exporting(desk: Desk, writer: BucketWriter | None = None) -> None:
    export = ExportReport(Review(desk.units), writer or CsvWriter())
    await export(Report.BUCKETS, desk.report, None, None, run_id=1)


# Controls: wrong ways


async def swallowing(desk: Desk) -> None:
    with contextlib.suppress(BateCertoError):
        await importing(desk)


class InPlace(CsvWriter):
    def write(self, rows: Sequence[BucketRow], path: Path, dialect: Dialect) -> None:  # noqa: ARG002
        try:
            with path.open("wb") as file:
                for row in rows:
                    file.write(repr(row).encode())
                    file.flush()
        except OSError as error:
            raise FileProblem.from_os_error(str(path), error, writing=True) from error


async def in_pieces(desk: Desk) -> None:
    """A reconciliation that commits first something of its own."""
    async with desk.units.enter() as unit:
        unit.add_event(Event(EventKind.RECONCILED, "begun"))
    await reconciling(desk)


async def misnaming(desk: Desk) -> None:
    try:
        await importing(desk)
    except BateCertoError:
        raise BateCertoError("something went wrong") from None


PATHS: dict[str, Work] = {
    "import": importing,
    "reconcile": reconciling,
    "fetch": fetching,
    "deliver": delivering,
    "backup": backing_up,
    "restore": restoring,
    "export": exporting,
    "open": opening,
    "create": creating,
    "migrate": migrating,
}
CONTROLS: dict[str, Work] = {
    "swallowing": swallowing,
    "misnaming": misnaming,
    "in pieces": in_pieces,
    "in place": partial(exporting, writer=InPlace()),
}


async def _fill(desk: Desk) -> None:
    await asyncio.to_thread(prepare, desk.store)
    write_big(desk.folder / "DR.txt", 3_000, blocks=2)
    with contextlib.closing(sqlite3.connect(desk.store)) as connection, connection:
        connection.execute(
            "INSERT INTO company (niss, nif, name) VALUES (?, ?, ?)",
            (EMPLOYER.niss.number, EMPLOYER.nif.digits, EMPLOYER.name),
        )
        connection.executemany(
            "INSERT INTO company (niss, nif, name) VALUES (?, ?, ?)",
            [(20_000_000_000 + at, f"5{at:08d}", f"COMPANY {at}") for at in range(COMPANIES)],
        )
        connection.execute("INSERT INTO import_batch VALUES (1, 'DR.txt', '', 'RC4008', 'utf-8', 1, 1, 0)")
        declared = """
            INSERT INTO declaration
                (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers, lines)
            SELECT 1, id, 202610, '0001', ?, 100000, ?, 1, 0 FROM company WHERE id > 1
        """
        connection.execute(declared, (3475, 34750))
    await desk.open()
    await reconciling(desk)
    async with desk.units.enter() as unit:
        for _ in range(EVENTS):
            unit.add_event(Event(EventKind.COMPANY_CHANGED, "x" * 80))
    await desk.units.aclose()
    await asyncio.to_thread(make_backup, desk.store, desk.folder / FOLDER, NOW, Reason.MIGRATION)
    with contextlib.closing(sqlite3.connect(desk.store)) as connection, connection:
        connection.execute("UPDATE declaration SET remuneration = 200000, contribution = 69500")
        connection.execute("UPDATE company SET name = name || ' ' WHERE id > 1")
    desk.report.write_text("an earlier report")
    desk.new.parent.mkdir()
    desk.older.parent.mkdir()
    make_first_store(desk.older, OLDER_COMPANIES)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    asyncio.run(_fill(Desk(folder)))
    return folder


def fresh(template: Path, folder: Path) -> Desk:
    if folder.exists():
        for entry in folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return Desk(folder)


# The ways in which a disk is full; each gives how much a path needs, and limits it to less


Held = tuple[Content, list[str], bytes]


@dataclass(frozen=True)
class Measured:
    """A path that nobody disturbs: what it begins and ends with, and what it needs.

    Attributes:
        pages: the store's before and after, or 1 and those of the file that is made whole.
        largest: the bytes of the file that grows most.
    """

    start: Held
    finished: Held
    pages: tuple[int, int]
    largest: int


def page_count(desk: Desk) -> int:
    with contextlib.closing(sqlite3.connect(desk.store)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


async def _measure(template: Path, folder: Path, path: str) -> Measured:
    desk = fresh(template, folder)
    before, start = page_count(desk), held(desk)
    if path != "open":
        await desk.open()
    await (PATHS | CONTROLS)[path](desk)
    grown = {
        "backup": desk.store,
        "restore": desk.store,
        "export": desk.report,
        "in place": desk.report,
        "open": desk.store.with_name(desk.store.name + "-shm"),
        "create": desk.new,
        "migrate": desk.older,
    }
    largest = grown.get(path, desk.store.with_name(desk.store.name + "-wal")).stat().st_size
    await desk.units.aclose()
    pages = (1, largest // PAGE) if path in ALONE else (before, page_count(desk))
    return Measured(start, held(desk), pages, largest)


@contextlib.contextmanager
def few_pages(desk: Desk, _path: str, measured: Measured, rng: random.Random) -> Iterator[None]:
    desk.pages = rng.randrange(*measured.pages)
    event.listen(Engine, "begin", desk.begin)
    try:
        with pytest.MonkeyPatch.context() as patch:
            for module in (backups, vault):
                patch.setattr(module, "connect", desk.connect)
            yield
    finally:
        event.remove(Engine, "begin", desk.begin)
        desk.pages = NO_LIMIT


@contextlib.contextmanager
def small_files(_desk: Desk, _path: str, measured: Measured, rng: random.Random) -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (rng.randrange(measured.largest * 3 // 4), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def small_disk(desk: Desk, _path: str, measured: Measured, rng: random.Random) -> Iterator[None]:
    filler = desk.folder.parent / "filler"
    room = rng.randrange(measured.largest * 3 // 4)
    filler.write_bytes(bytes(shutil.disk_usage(desk.folder).free - room))
    try:
        yield
    finally:
        filler.unlink()


Limit = Callable[[Desk, str, Measured, random.Random], AbstractContextManager[None]]


# The checker


def names_the_cause(error: BateCertoError) -> bool:
    match error:
        case StoreFull() | FileProblem(reason="full"):
            return True
        case TransactionLost(detail=detail):
            return "full" in detail or "disk I/O" in detail
    return False


def held(desk: Desk) -> Held:
    """The stores without the outbox, which is looked at for itself; the files; and the report.

    The backup before a migration counts for nothing where the migration failed, but it must be whole.
    """
    tables = {table: found for table, found in content(desk.store).items() if table != "outbox"}
    for store in (desk.new, desk.older):
        if store.exists():
            tables |= {f"{store.parent.name}/{table}": found for table, found in content(store).items()}
    before_migration = [backup.path for backup in list_backups(desk.older.parent / FOLDER)]
    for backup in before_migration:
        check(backup)
    files = [
        str(path.relative_to(desk.folder))
        for path in sorted(desk.folder.rglob("*"))
        if not path.name.endswith(("-wal", "-shm")) and path not in (*before_migration, desk.older.parent / FOLDER)
    ]
    return tables, files, desk.report.read_bytes()


def marks(desk: Desk) -> list[int]:
    with contextlib.closing(sqlite3.connect(desk.store)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM outbox WHERE delivered_at IS NOT NULL")]


async def _case(template: Path, folder: Path, path: str, measured: Measured, limit: Limit, seed: int) -> str:
    work, desk = (PATHS | CONTROLS)[path], fresh(template, folder)
    if path != "open":
        await desk.open()
    said = "reported success"
    with limit(desk, path, measured, random.Random(seed)):
        try:
            await work(desk)
        except BateCertoError as error:
            said = "" if names_the_cause(error) else f"named {error!r}"
    # Those of a batch are marked together, after the last of them was taken.
    marked = desk.heard[: (len(desk.heard) - 1) // BATCH * BATCH]
    if held(desk) != measured.start or marks(desk) != marked:
        said = said or "half kept"
    await work(desk)
    await desk.units.aclose()
    now, finished = held(desk), measured.finished
    if (now[0], now[2]) != (finished[0], finished[2]) or len(now[1]) != len(finished[1]):
        said = said or "does not work again"
    if path == "deliver" and marks(desk) != sorted(set(desk.heard)):
        said = said or "lost a delivery"
    return said or "named"


def in_child(pipe: Pipe, template: Path, folder: Path, path: str, measured: Measured, seeds: range) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for seed in seeds:
        pipe.send(asyncio.run(_case(template, folder, path, measured, small_files, seed)))


_measured: dict[tuple[Path, str], Measured] = {}


def cases(template: Path, folder: Path, way: str, path: str, seeds: range) -> Counter[str]:
    """What came of each case: ``named`` where all is well."""
    measured = _measured.get((template, path))
    if measured is None:
        measured = _measured[template, path] = asyncio.run(_measure(template, folder / "desk", path))
    if way == "RLIMIT_FSIZE":
        ours, theirs = _processes.Pipe(duplex=False)
        child = _processes.Process(target=in_child, args=(theirs, template, folder / "desk", path, measured, seeds))
        child.start()
        theirs.close()
        with ours:
            came = Counter(ours.recv() for _ in seeds)
        child.join()
        child.close()
    else:
        limit = small_disk if way == "small tmpfs" else few_pages
        came = Counter(asyncio.run(_case(template, folder / "desk", path, measured, limit, seed)) for seed in seeds)
    sys.__stdout__ and print(f"\n  {path} × {way}: {dict(came)}", file=sys.__stdout__)
    return came


@pytest.fixture
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder; on a small disk of its own where the way asks for one."""
    folder = tmp_path / "ground"
    folder.mkdir()
    if request.node.callspec.params["way"] != "small tmpfs":
        yield folder
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not permitted")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


WAYS = ["max_page_count", "RLIMIT_FSIZE", "small tmpfs"]
# Neither writes to a page of the store.
WRITES_NO_PAGE = [("export", "max_page_count"), ("open", "max_page_count")]
TABLE = [(path, way) for path in PATHS for way in WAYS if (path, way) not in WRITES_NO_PAGE]
# The first of the pieces needs no new page, but on a full disk it may fail too, and then nothing is kept.
NOT_WRONG = [("in place", "max_page_count"), ("in pieces", "RLIMIT_FSIZE"), ("in pieces", "small tmpfs")]
WRONG = [(path, way) for path in CONTROLS for way in WAYS if (path, way) not in NOT_WRONG]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")


@pytest.mark.parametrize(("path", "way"), TABLE)
def test_a_full_disk_is_named_and_leaves_nothing_half_kept(template: Path, ground: Path, path: str, way: str) -> None:
    assert cases(template, ground, way, path, range(1)) == {"named": 1}


@pytest.mark.faults
@pytest.mark.parametrize(("path", "way"), TABLE)
def test_a_full_disk_is_named_at_ten_places(template: Path, ground: Path, path: str, way: str) -> None:
    assert cases(template, ground, way, path, range(100, 110)) == {"named": 10}


@pytest.mark.parametrize(("path", "way"), list(zip(CONTROLS, ["max_page_count", "RLIMIT_FSIZE"] * 2, strict=True)))
def test_wrong_ways_are_found_out(template: Path, ground: Path, path: str, way: str) -> None:
    assert not cases(template, ground, way, path, range(1))["named"]


@pytest.mark.faults
@pytest.mark.parametrize(("path", "way"), WRONG)
def test_wrong_ways_are_found_out_at_five_places(template: Path, ground: Path, path: str, way: str) -> None:
    assert not cases(template, ground, way, path, range(200, 205))["named"]
