# SPDX-License-Identifier: MIT
"""A backup or a restore that is killed leaves whole files alone, and the store as it was or as it should be."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from adapters.store.backups import FOLDER, check, list_backups
from adapters.store.opening import prepare
from domain.safety import Reason
from tests.faults.keeper import finish, start
from tests.faults.killing import content, moments
from tests.faults.shelf import Shelf, fresh, given, held, takes


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


def spoilt_backups(store: Path, shelf: Shelf, folder: Path) -> list[str]:
    """Listed backups that do not restore to what they are a backup of."""
    vault = list_backups(store.parent / FOLDER)
    return [one.path.name for one in vault if given(one.path, folder) not in (shelf.now, shelf.earlier)]


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
def test_a_restore_killed_fifty_times_leaves_whole_files(shelf: Shelf, tmp_path: Path) -> None:
    """Backups are killed in test_campaign.py."""
    whole(killed("restore", shelf, tmp_path / "data", 50, 23), 50)


@pytest.mark.faults
def test_a_wrong_restore_is_found_out_fifteen_times(shelf: Shelf, tmp_path: Path) -> None:
    left = killed("naive restore", shelf, tmp_path / "data", 15, 24)
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


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")
def test_a_backup_that_does_not_fit_is_named_whatever_it_replaces(shelf: Shelf, tmp_path: Path) -> None:
    """The store that is there is small: what shows that there is no room is gone when the restore has tidied up."""
    store = tmp_path / "batecerto.db"
    prepare(store)
    before = content(store)
    assert shelf.backup.size > 4 * store.stat().st_size
    for room in (shelf.backup.size // 2, shelf.backup.size * 3 // 4):
        assert finish(*start("restore", store, shelf.backup.path, room)) == "StoreFull"
        assert content(store) == before
    assert list(tmp_path.iterdir()) == [store]
