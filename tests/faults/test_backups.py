# SPDX-License-Identifier: MIT
"""A backup or a restore that is killed leaves whole files alone, and the store as it was or as it should be."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.store.backups import FOLDER, check, list_backups, make_backup
from adapters.store.opening import prepare
from adapters.store.vault import restore
from domain.errors import BateCertoError
from domain.safety import Backup, Reason
from tests.faults.keeper import NOW, finish, start
from tests.faults.killing import Content, content, copy, moments

ROWS = 60_000


@dataclass(frozen=True)
class Shelf:
    """A store, an earlier backup of it, and what both hold."""

    store: Path
    backup: Backup
    now: Content
    earlier: Content


def fill(store: Path, first: int) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO company (niss, nif, name) VALUES (?, ?, ?)",
            [(20_000_000_000 + n, f"5{n:08d}", f"COMPANY {n}") for n in range(first, first + ROWS)],
        )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("shelf")
    store = folder / "batecerto.db"
    prepare(store)
    fill(store, 0)
    earlier = content(store)
    made = make_backup(store, folder / FOLDER, NOW, Reason.ASKED)
    fill(store, ROWS)
    return Shelf(store, made, content(store), earlier)


def fresh(shelf: Shelf, folder: Path) -> tuple[Path, Path]:
    """The store and its backup, in a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / FOLDER).mkdir(parents=True)
    shutil.copy(shelf.backup.path, folder / FOLDER)
    return copy(shelf.store, folder / "batecerto.db"), folder / FOLDER / shelf.backup.path.name


def held(path: Path) -> Content | None:
    """What a store holds; None where it is damaged."""
    try:
        return content(path)
    except (sqlite3.DatabaseError, AssertionError):
        return None


def left_by(work: str, shelf: Shelf, folder: Path, delay: float) -> str:
    """Kill the work that long after its start, and tell what it left."""
    store, backup = fresh(shelf, folder)
    child, pipe = start(work, store, backup)
    time.sleep(delay)
    child.kill()
    said = finish(child, pipe)
    now = held(store)
    whole = {name: found for name, found in (("old", shelf.now), ("new", shelf.earlier)) if found == now}
    if not whole or (said == "done" and "restore" in work and "new" not in whole):
        return "broken store"
    if "restore" in work and "new" in whole and not keeps_the_old(store.parent / FOLDER, shelf, folder):
        return "lost store"
    return "broken backup" if spoilt_backups(store, shelf, folder) else next(iter(whole))


def keeps_the_old(vault: Path, shelf: Shelf, folder: Path) -> bool:
    replaced = [one for one in list_backups(vault) if one.reason is Reason.REPLACED]
    return any(given(one.path, folder) == shelf.now for one in replaced)


def given(backup: Path, folder: Path) -> Content | None:
    """What a backup gives when it is restored elsewhere."""
    there = folder / "there"
    shutil.rmtree(there, ignore_errors=True)
    there.mkdir()
    try:
        restore(backup, there / "batecerto.db", there / FOLDER, NOW)
    except BateCertoError:
        return None
    return held(there / "batecerto.db")


def spoilt_backups(store: Path, shelf: Shelf, folder: Path) -> list[str]:
    """Listed backups that do not restore to what they are a backup of."""
    vault = list_backups(store.parent / FOLDER)
    return [one.path.name for one in vault if given(one.path, folder) not in (shelf.now, shelf.earlier)]


def takes(work: str, shelf: Shelf, folder: Path) -> float:
    """Seconds from its start to its end when nobody disturbs it, the shortest of three."""
    timed = []
    for _ in range(3):
        store, backup = fresh(shelf, folder)
        child, pipe = start(work, store, backup)
        began = time.perf_counter()
        assert finish(child, pipe) == "done"
        timed.append(time.perf_counter() - began)
    return min(timed)


def killed(work: str, shelf: Shelf, folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill it at moments from its start to its end; a right way beyond its end too."""
    seconds = takes(work, shelf, folder)
    over = seconds if "naive" in work else 1.3 * seconds
    left = Counter(left_by(work, shelf, folder, moment) for moment in moments(times, over, seed))
    with_what = f"{work}: takes {seconds:.2f} s; {times} kills left {dict(left)}"
    sys.__stdout__ and print(f"\n  {with_what}", file=sys.__stdout__)
    return left


def whole(left: Counter[str], times: int) -> None:
    assert left["old"] + left["new"] == times, left


def caught(left: Counter[str]) -> int:
    """How often something was found wrong."""
    return left.total() - left["old"] - left["new"]


@pytest.mark.parametrize("work", ["backup", "restore"])
def test_killed_at_any_moment_it_leaves_whole_files(shelf: Shelf, tmp_path: Path, work: str) -> None:
    whole(killed(work, shelf, tmp_path / "data", 5, 21), 5)


@pytest.mark.parametrize("work", ["naive backup", "naive restore"])
def test_wrong_ways_are_found_out(shelf: Shelf, tmp_path: Path, work: str) -> None:
    left = killed(work, shelf, tmp_path / "data", 3, 22)
    assert caught(left) >= 2, left


@pytest.mark.faults
@pytest.mark.parametrize("work", ["backup", "restore"])
def test_killed_fifty_times_it_leaves_whole_files(shelf: Shelf, tmp_path: Path, work: str) -> None:
    whole(killed(work, shelf, tmp_path / "data", 50, 23), 50)


@pytest.mark.faults
@pytest.mark.parametrize("work", ["naive backup", "naive restore"])
def test_wrong_ways_are_found_out_fifteen_times(shelf: Shelf, tmp_path: Path, work: str) -> None:
    left = killed(work, shelf, tmp_path / "data", 15, 24)
    assert caught(left) >= 12, left


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")
@pytest.mark.parametrize("work", ["backup", "restore"])
def test_a_full_disk_is_named_and_leaves_the_store(shelf: Shelf, tmp_path: Path, work: str) -> None:
    """However much room there is, as long as it is too little."""
    store, backup = fresh(shelf, tmp_path / "data")
    names, enough = sorted(tmp_path.rglob("*")), shelf.store.stat().st_size * 2
    rng = random.Random(25)
    needed = shelf.backup.size if work == "restore" else shelf.store.stat().st_size
    for room in (0, *(rng.randrange(needed) for _ in range(3))):
        assert finish(*start(work, store, backup, room)) == "StoreFull"
        assert content(store) == shelf.now
        assert sorted(tmp_path.rglob("*")) == names
    assert finish(*start(work, store, backup, enough)) == "done"
    for one in list_backups(store.parent / FOLDER):
        check(one.path)
