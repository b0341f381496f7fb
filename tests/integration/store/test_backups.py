# SPDX-License-Identifier: MIT
"""Backups are whole, restorable and thinned with care; restoring one never destroys the store that was there."""

from __future__ import annotations

import contextlib
import errno
import random
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from adapters.store import backups, opening
from adapters.store.backups import FOLDER, check, list_backups, make_backup
from adapters.store.migrations.versions import v0001_first_tables
from adapters.store.opening import prepare
from adapters.store.schema import HEAD, REVISIONS
from adapters.store.vault import FileVault, damage_mark, restore
from domain.errors import (
    FileProblem,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreReadOnly,
)
from domain.ports import StoreDoctor
from domain.safety import Backup, Check, Keep, Reason, surplus
from domain.use_cases.keep_safe import KeepSafe
from tests.fakes import FakeClock
from tests.integration.store.filling import dump
from tests.library import sqlite3

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def add(store: Path, companies: int, start: int = 1) -> None:
    """Companies, and a moment at which something was imported."""
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO company (niss, nif, name) VALUES (?, ?, ?)",
            [(20_000_000_000 + n, f"5{n:08d}", f"COMPANY {n}") for n in range(start, start + companies)],
        )
        connection.execute(
            "INSERT INTO import_batch (file_name, sha256, format, encoding, imported_at, blocks, lines) "
            "VALUES ('DR.txt', ?, 'RC4008', 'utf-8', ?, 1, 1)",
            (str(start), 1_795_000_000 + start),
        )


@pytest.fixture
def store(store_path: Path) -> Path:
    prepare(store_path)
    add(store_path, 400)
    return store_path


@pytest.fixture
def folder(store_path: Path) -> Path:
    return store_path.parent / FOLDER


def restored(backup: Path, to: Path) -> str:
    """What a backup gives when it is restored where there is no store."""
    to.mkdir()
    assert restore(backup, to / "batecerto.db", to / FOLDER, NOW) is None
    prepare(to / "batecerto.db")
    return dump(to / "batecerto.db")


def untouched(store: Path) -> Callable[[], None]:
    """Make sure later on that nothing was changed or left behind."""
    before, names = dump(store), sorted(path.name for path in store.parent.rglob("*"))

    def check_now() -> None:
        assert dump(store) == before
        assert sorted(path.name for path in store.parent.rglob("*")) == names

    return check_now


def test_a_backup_is_private_named_and_restores_to_the_same(store: Path, folder: Path, tmp_path: Path) -> None:
    made = make_backup(store, folder, NOW, Reason.ASKED)
    assert made.path.name.startswith(f"batecerto-20261122T090000Z-{HEAD}-00001-asked-")
    assert (made.number, made.at, made.revision, made.reason) == (1, NOW, HEAD, Reason.ASKED)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert list_backups(folder) == [made]
    assert [path.name for path in folder.iterdir()] == [made.path.name]
    assert restored(made.path, tmp_path / "there") == dump(store)


def test_two_backups_in_one_second_are_two(store: Path, folder: Path) -> None:
    made = [make_backup(store, folder, NOW, Reason.DUE) for _ in range(3)]
    assert [backup.number for backup in list_backups(folder)] == [3, 2, 1]
    assert len({backup.path for backup in made}) == 3


def test_backups_made_at_once_do_not_collide(store: Path, folder: Path) -> None:
    threads = [threading.Thread(target=make_backup, args=(store, folder, NOW, Reason.DUE)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = list_backups(folder)
    assert len(made) == len({backup.number for backup in made}) == 4
    for backup in made:
        check(backup.path)


def test_the_journal_s_rows_are_in_the_backup(store: Path, folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE company SET name = 'CHANGED'")
        writer.commit()
        assert store.with_name("batecerto.db-wal").stat().st_size
        made = make_backup(store, folder, NOW, Reason.ASKED)
        # The control: the file alone lacks what is still in its journal.
        shutil.copy(store, tmp_path / "naive.db")
    assert "CHANGED" not in dump(tmp_path / "naive.db")
    assert restored(made.path, tmp_path / "there") == dump(store)


def test_a_backup_beside_a_live_writer_is_one_moment(store: Path, folder: Path, tmp_path: Path) -> None:
    """The writer keeps two tables in step; a copy that mixes two moments would show it."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM import_batch")
        connection.execute("UPDATE company SET name = '0'")
        connection.commit()
    stop, commits = threading.Event(), 0

    def write() -> None:
        nonlocal commits
        with closing(sqlite3.connect(store, timeout=30)) as connection:
            while not stop.is_set():
                commits += 1
                with connection:
                    connection.execute("UPDATE company SET name = ?", (str(commits),))
                    connection.execute(
                        "INSERT INTO import_batch VALUES (?, 'DR', '', 'RC4008', 'utf-8', 1, 1, 1)", (commits,)
                    )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [make_backup(store, folder, NOW, Reason.DUE) for _ in range(10)]
    finally:
        stop.set()
        writer.join()
    seen = []
    for number, backup in enumerate(made):
        restored(backup.path, tmp_path / str(number))
        with closing(sqlite3.connect(tmp_path / str(number) / "batecerto.db")) as connection:
            [(name,)] = connection.execute("SELECT DISTINCT name FROM company").fetchall()
            assert connection.execute("SELECT COUNT(*) FROM import_batch").fetchone() == (int(name),)
        seen.append(int(name))
    assert seen == sorted(seen)
    assert commits > seen[0]


def cut(path: Path, rng: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(rng.randrange(path.stat().st_size))


def flip(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [cut, flip])
def test_a_spoilt_backup_is_refused(
    store: Path, folder: Path, tmp_path: Path, spoil: Callable[[Path, random.Random], None]
) -> None:
    made = make_backup(store, folder, NOW, Reason.ASKED)
    add(store, 5, 1_000)
    unchanged = untouched(store)
    rng, content = random.Random(17), made.path.read_bytes()
    for _ in range(40):
        spoil(made.path, rng)
        with pytest.raises(StoreDamaged):
            restore(made.path, store, folder, NOW)
        made.path.write_bytes(content)
    unchanged()
    assert restored(made.path, tmp_path / "there").count("COMPANY") == 400


def test_a_cut_backup_under_another_name_is_refused_too(store: Path, folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    made = make_backup(store, folder, NOW, Reason.ASKED)
    rng = random.Random(18)
    for _ in range(20):
        shutil.copy(made.path, mine)
        cut(mine, rng)
        with pytest.raises(StoreDamaged):
            restore(mine, store, folder, NOW)
    shutil.copy(made.path, mine)
    assert restored(mine, tmp_path / "there") == dump(store)


def test_what_is_no_backup_is_refused(store: Path, folder: Path, tmp_path: Path) -> None:
    unchanged = untouched(store)
    other = tmp_path.parent / f"{tmp_path.name}-other.db"
    for content in (b"", b"garbage" * 999, b"SQLite format 3\0" + b"\xff" * 4096):
        other.write_bytes(content)
        with pytest.raises(StoreDamaged):
            restore(other, store, folder, NOW)
    other.unlink()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    with pytest.raises(StoreDamaged):
        restore(other, store, folder, NOW)
    other.unlink()
    with pytest.raises(FileProblem):
        restore(other, store, folder, NOW)
    unchanged()


def test_a_backup_of_a_newer_version_is_refused(store: Path, folder: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    shutil.copy(store, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    unchanged = untouched(store)
    with pytest.raises(StoreNewer):
        restore(newer, store, folder, NOW)
    unchanged()


def test_restoring_keeps_the_store_that_was_there(store: Path, folder: Path, tmp_path: Path) -> None:
    earlier = dump(store)
    made = make_backup(store, folder, NOW, Reason.ASKED)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    add(store, 5, 1_000)
    later = dump(store)
    replaced = restore(made.path, store, folder, NOW)
    assert replaced is not None
    assert dump(store) == earlier
    assert store.stat().st_mode & 0o777 == 0o600
    assert [backup.reason for backup in list_backups(folder)] == [Reason.REPLACED, Reason.ASKED]
    assert replaced.name.startswith("replaced-20261122T090000Z-")
    assert sorted(path.name for path in store.parent.iterdir()) == [FOLDER, store.name]
    assert restored(replaced, tmp_path / "there") == later


def test_a_store_in_use_is_not_replaced(store: Path, folder: Path) -> None:
    made = make_backup(store, folder, NOW, Reason.ASKED)
    with closing(sqlite3.connect(store)) as idle:
        idle.execute("PRAGMA journal_mode = WAL")
        idle.execute("UPDATE company SET name = 'LATER'")
        idle.commit()
        before = dump(store)
        with pytest.raises(StoreLocked):
            restore(made.path, store, folder, NOW)
        # The other program goes on as if nothing had happened.
        idle.execute("UPDATE company SET name = name")
        idle.commit()
    assert dump(store) == before
    restore(made.path, store, folder, NOW)
    assert "LATER" not in dump(store)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is not replaced there")
def test_who_opened_the_replaced_store_cannot_write_to_it(
    store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_backup(store, folder, NOW, Reason.ASKED)
    before, publish = dump(store), backups.publish
    others: list[sqlite3.Connection] = []

    def meanwhile(part: Path, path: Path) -> None:
        if path == store:
            others.append(sqlite3.connect(store, timeout=0.1))
        publish(part, path)

    monkeypatch.setattr("adapters.store.vault.publish", meanwhile)
    restore(made.path, store, folder, NOW)
    [other] = others
    with closing(other), pytest.raises(sqlite3.OperationalError):
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE company SET name = 'LOST'")
        other.commit()
    assert dump(store) == before


@pytest.mark.parametrize("damage", ["header", "pages"])
def test_a_damaged_store_is_kept_as_it_is_and_replaced(store: Path, folder: Path, damage: str) -> None:
    made, wanted = make_backup(store, folder, NOW, Reason.ASKED), dump(store)
    with store.open("r+b") as file:
        file.seek(0 if damage == "header" else 4096)
        file.write(b"\xa5" * 4096 * (1 if damage == "header" else 12))
    spoilt = store.read_bytes()
    damage_mark(store).touch()
    with pytest.raises(StoreDamaged):
        prepare(store)
    replaced = restore(made.path, store, folder, NOW)
    assert replaced is not None
    assert replaced.read_bytes()[100:] == spoilt[100:]
    prepare(store)
    assert dump(store) == wanted
    assert sorted(path.name for path in store.parent.iterdir()) == [FOLDER, store.name]
    assert list_backups(folder)[0].reason is Reason.REPLACED


def test_a_journal_without_its_store_does_not_meet_the_new_one(store: Path, folder: Path) -> None:
    wanted = dump(store)
    made = make_backup(store, folder, NOW, Reason.ASKED)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE company SET name = 'LATER'")
        connection.commit()
        stray = store.with_name("batecerto.db-wal").read_bytes()
    store.unlink()
    store.with_name("batecerto.db-wal").write_bytes(stray)
    assert restore(made.path, store, folder, NOW) is None
    assert dump(store) == wanted


@pytest.mark.parametrize("step", ["copy_pages", "sync", "keep", "publish"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_fails_at_any_step_leaves_the_store(
    store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    made = make_backup(store, folder, NOW, Reason.ASKED)
    add(store, 5, 1_000)
    unchanged = untouched(store)

    def fails(*_: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(backups, step, fails)
    if step in ("copy_pages", "publish"):
        monkeypatch.setattr(f"adapters.store.vault.{step}", fails)
    with pytest.raises(StoreFull if code == errno.ENOSPC else StoreReadOnly):
        restore(made.path, store, folder, NOW)
    unchanged()


def test_what_killed_processes_left_is_swept_after_a_day(store: Path, folder: Path) -> None:
    import os

    folder.mkdir()
    old, young = folder / "00007.part", folder / "00008.part"
    for part, age in ((old, 100_000), (young, 60)):
        part.write_bytes(b"half")
        part.with_name(part.name + "-journal").write_bytes(b"half")
        at = datetime.now(UTC).timestamp() - age
        os.utime(part, (at, at))
    made = make_backup(store, folder, NOW, Reason.ASKED)
    assert made.number == 9
    assert sorted(path.name for path in folder.iterdir()) == ["00008.part", "00008.part-journal", made.path.name]


@pytest.fixture
def older(store_path: Path) -> Path:
    """A store of the first schema, with something in it."""
    with closing(sqlite3.connect(store_path)) as connection:
        for statement in v0001_first_tables.STATEMENTS:
            connection.execute(statement)
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.commit()
    add(store_path, 10)
    return store_path


@pytest.mark.skipif(len(REVISIONS) == 1, reason="there is no older schema")
def test_a_migration_is_preceded_by_a_backup_that_restores(older: Path, folder: Path) -> None:
    before = dump(older)
    prepare(older, lambda: NOW)
    after = dump(older)
    assert after != before
    [made] = list_backups(folder)
    assert (made.revision, made.reason, made.at) == ("0001", Reason.MIGRATION, NOW)
    there = older.parent / "there"
    there.mkdir()
    restore(made.path, there / "batecerto.db", there / FOLDER, NOW)
    assert dump(there / "batecerto.db") == before
    prepare(there / "batecerto.db")
    assert dump(there / "batecerto.db") == after


def test_without_a_backup_nothing_is_migrated(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(older)

    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(backups, "copy_pages", fails)
    with pytest.raises(StoreFull):
        prepare(older)
    assert dump(older) == before


def test_a_migration_that_fails_at_any_statement_changes_nothing(older: Path) -> None:
    before, failures = dump(older), 0

    class Fails(Exception):
        pass

    while True:
        left = failures

        def count(*_: object) -> None:
            nonlocal left
            if left == 0:
                raise Fails
            left -= 1

        event.listen(Engine, "before_cursor_execute", count)
        try:
            with contextlib.suppress(Fails):
                prepare(older)
                break
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        assert dump(older) == before
        failures += 1
    assert dump(older) != before
    assert failures > 10


def backup(number: int, at: datetime) -> Backup:
    return Backup(Path(f"{number}.db"), number, at, HEAD, Reason.DUE, 1)


# Most steps are hours; now and then the clock jumps, up to 400 days either way.
STEPS = st.lists(
    st.one_of(st.integers(0, 12 * 3_600), st.integers(0, 40 * 86_400), st.integers(-400 * 86_400, 400 * 86_400)),
    min_size=1,
    max_size=80,
)
KEEPS = st.builds(Keep, *(st.integers(1, 8) for _ in range(5)))


@settings(max_examples=300, deadline=None)
@given(STEPS, KEEPS)
def test_thinning_under_clock_jumps_keeps_the_newest(steps: list[int], keep: Keep) -> None:
    """Thinned after each backup, as the program does it."""
    now, shelf = NOW, list[Backup]()
    for number, step in enumerate(steps, 1):
        now += timedelta(seconds=step)
        shelf.append(backup(number, now))
        gone = surplus(shelf, now, keep)
        assert not any(one.at > now for one in gone)
        shelf = [one for one in shelf if one not in gone]
        assert {one.number for one in shelf} >= set(range(max(1, number - keep.newest + 1), number + 1))
        past = [one for one in shelf if one.at <= now]
        assert len(past) <= keep.newest + keep.hours + keep.days + keep.weeks + keep.months
        assert surplus(shelf, now, keep) == []


def test_thinning_a_year_of_hours_leaves_hours_days_weeks_and_months() -> None:
    shelf = list[Backup]()
    for number in range(1, 365 * 6):
        now = NOW + timedelta(hours=4 * number)
        shelf.append(backup(number, now))
        gone = surplus(shelf, now, Keep())
        shelf = [one for one in shelf if one not in gone]
    assert len(shelf) <= 24 + 7 + 5 + 12
    assert len({(one.at.year, one.at.month) for one in shelf}) == 12
    assert len({one.at.isocalendar()[:2] for one in shelf}) >= 5
    assert len({one.at.date() for one in shelf}) >= 7


def test_a_replaced_store_is_never_thinned() -> None:
    replaced = [Backup(Path(f"{n}"), n, NOW, "", Reason.REPLACED, 1) for n in range(40)]
    assert surplus(replaced, NOW, Keep(1, 1, 1, 1, 1)) == []


class NoDoctor(StoreDoctor):
    async def examine(self) -> list[Check]:
        return []


@pytest.mark.anyio
async def test_a_backup_is_due_where_something_changed_and_hours_went_by(store: Path) -> None:
    clock = FakeClock(NOW)
    safe = KeepSafe(FileVault(store), NoDoctor(), clock, Keep(2, 1, 1, 1, 1))
    first = await safe.back_up_if_due()
    assert first is not None
    assert first.reason is Reason.DUE
    clock.time += timedelta(hours=5)
    assert await safe.back_up_if_due() is None, "nothing changed"
    add(store, 1, 2_000)
    assert await safe.back_up_if_due() is not None
    add(store, 1, 3_000)
    clock.time += timedelta(hours=3)
    assert await safe.back_up_if_due() is None, "too soon"
    clock.time += timedelta(hours=1)
    assert await safe.back_up_if_due() is not None
    assert [one.number for one in await safe.backups()] == [3, 2]
    # A clock that was set back must not stop backups for days.
    add(store, 1, 4_000)
    clock.time -= timedelta(days=400)
    assert await safe.back_up_if_due() is not None
    assert [one.number for one in await safe.backups()] == [4, 3, 2]
    assert await safe.back_up_if_due() is None
    for one in await safe.backups():
        await safe.check(one.path)


@pytest.mark.anyio
async def test_where_there_is_nothing_no_backup_is_due(store_path: Path) -> None:
    safe = KeepSafe(FileVault(store_path), NoDoctor(), FakeClock())
    assert await safe.back_up_if_due() is None
    assert await safe.contents() is None
    prepare(store_path)
    assert await safe.back_up_if_due() is None
    assert await safe.backups() == []
    with pytest.raises(FileProblem):
        await safe.check(store_path.with_name("none.db"))


def test_preparing_a_new_store_backs_nothing_up(store: Path, folder: Path) -> None:
    opening.prepare(store)
    assert not folder.exists()
