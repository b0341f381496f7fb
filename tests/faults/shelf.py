# SPDX-License-Identifier: MIT
"""A store with a backup, and what is left of both when backing up or restoring was cut short."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from adapters.store.backups import FOLDER, list_backups
from adapters.store.vault import restore
from domain.errors import BateCertoError
from domain.safety import Backup
from tests.faults.keeper import NOW, finish, start
from tests.faults.killing import PARTIAL, TIMED_RUNS, Content, Toll, content, copy, moments
from tests.library import sqlite3

ROWS = 60_000


@dataclass(frozen=True)
class Shelf:
    """A store, an earlier backup of it, and what both hold."""

    store: Path
    backup: Backup
    now: Content
    earlier: Content


def add_companies(store: Path, part: int) -> None:
    """Add ROWS companies, others for each part."""
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO company (niss, nif, name) VALUES (?, ?, ?)",
            [(20_000_000_000 + n, f"5{n:08d}", f"COMPANY {n}") for n in range(part * ROWS, (part + 1) * ROWS)],
        )


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


def given(backup: Path, folder: Path) -> Content | None:
    """What a backup gives when it is restored elsewhere; None where that is refused."""
    there = folder / "there"
    shutil.rmtree(there, ignore_errors=True)
    there.mkdir()
    try:
        restore(backup, there / "batecerto.db", there / FOLDER, NOW)
    except BateCertoError:
        return None
    return held(there / "batecerto.db")


def backups_killed(
    shelf: Shelf, folder: Path, times: int, *, wrong: bool = False, seed: int = 1, on_words: int = 0
) -> Toll:
    """Kill a backup that often, from its start to its end, and look at what there is after each.

    Args:
        wrong: fill the backup in place.
        on_words: that many of the kills come as soon as it says that it is done.
    """
    work = "naive backup" if wrong else "backup"
    toll = Toll(takes(work, shelf, folder))
    for moment in (*moments(times - on_words, toll.seconds, seed), *[None] * on_words):
        store, backup = fresh(shelf, folder)
        child, pipe = start(work, store, backup)
        if moment is None:
            pipe.poll(None)
        else:
            time.sleep(moment)
        child.kill()
        said = [finish(child, pipe) or "begin"]
        new = [one.path for one in list_backups(backup.parent) if one.path != backup]
        spoilt = any(path.read_bytes() != store.read_bytes() for path in new) if wrong else False
        toll.add(said, _left(shelf, store, new, folder), spoilt=spoilt)
    return toll


def _left(shelf: Shelf, store: Path, new: list[Path], folder: Path) -> str:
    if held(store) != shelf.now:
        return PARTIAL
    if not new:
        return "nothing"
    return "all" if [given(path, folder) for path in new] == [shelf.now] else PARTIAL


def takes(work: str, shelf: Shelf, folder: Path) -> float:
    """Seconds from its start to its end when nobody disturbs it, the shortest of three."""
    timed = []
    for _ in range(TIMED_RUNS):
        store, backup = fresh(shelf, folder)
        child, pipe = start(work, store, backup)
        began = time.perf_counter()
        assert finish(child, pipe) == "done"
        timed.append(time.perf_counter() - began)
    return min(timed)
