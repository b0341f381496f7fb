# SPDX-License-Identifier: MIT
"""Kills a working process at chosen moments, and tells what it left in the store."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe
from multiprocessing.process import BaseProcess
from pathlib import Path

from adapters.store.opening import prepare
from tests.faults.importer import work_on

TIMED_RUNS = 3

# Each process to kill is a copy of one that has loaded everything: the moments are for the work, and come quickly.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.faults.importer", "alembic.command"])

Content = dict[str, tuple[int, str]]
"""Each table's number of rows, and a digest of all that is in them."""


def _start(work: str, store: Path, *files: Path) -> tuple[BaseProcess, Pipe]:
    """A process that is ready to begin, and where it speaks."""
    ours, theirs = _processes.Pipe(duplex=False)
    child = _processes.Process(target=work_on, args=(theirs, work, store, *files))
    child.start()
    theirs.close()
    assert ours.recv() == "ready"
    return child, ours


def _end(child: BaseProcess, pipe: Pipe) -> tuple[list[str], int | None]:
    """What it said until its end, and its exit code."""
    said: list[str] = []
    with pipe, contextlib.suppress(EOFError):
        while True:
            said.append(pipe.recv())
    child.join()
    code = child.exitcode
    child.close()
    return said, code


def run(work: str, store: Path, *files: Path) -> float:
    """Let the work come to its end, and give the seconds that it took."""
    child, pipe = _start(work, store, *files)
    began = time.perf_counter()
    while pipe.recv() != "done":
        pass
    took = time.perf_counter() - began
    assert _end(child, pipe) == ([], 0)
    return took


def kill(delay: float, work: str, store: Path, *files: Path) -> list[str]:
    """Kill the process that long after it was ready (SIGKILL), and give what it had said since."""
    child, pipe = _start(work, store, *files)
    time.sleep(delay)
    child.kill()
    said, code = _end(child, pipe)
    assert code == -signal.SIGKILL or "done" in said
    return said


def moments(count: int, seconds: float, seed: int) -> list[float]:
    """Random moments, one in each of as many equal parts of the time."""
    rng = random.Random(seed)
    return [(part + rng.random()) * seconds / count for part in range(count)]


def content(store: Path) -> Content:
    """All that is in the store, after making sure that SQLite finds nothing wrong with it."""
    found: Content = {}
    with contextlib.closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            digest, rows = hashlib.sha256(), 0
            for row in connection.execute(f"SELECT * FROM {table}"):
                digest.update(repr(row).encode())
                rows += 1
            found[table] = rows, digest.hexdigest()
    return found


def copy(store: Path, to: Path) -> Path:
    """A store that nobody has open."""
    assert not store.with_name(f"{store.name}-wal").exists()
    for end in ("-wal", "-shm"):
        to.with_name(to.name + end).unlink(missing_ok=True)
    shutil.copy(store, to)
    return to


@dataclass
class Toll:
    """What became of a series of kills.

    Attributes:
        caught_in: how many were killed before the work, inside its transaction, at its commit, or after it.
        left: what the store held then: nothing of the work, all of it, or something else.
    """

    seconds: float
    caught_in: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    """Acknowledged work that was not there."""

    def add(self, said: list[str], left: str) -> None:
        where = "before" if not said else {"begin": "inside", "commit": "at the commit", "done": "after"}[said[-1]]
        self.caught_in[where] += 1
        self.left[left] += 1
        self.lost += where == "after" and left != "all"

    def __str__(self) -> str:
        return f"takes {self.seconds:.2f} s; killed {dict(self.caught_in)}; left {dict(self.left)}; lost {self.lost}"


@dataclass(frozen=True)
class Work:
    """Something to kill: what it does, the store that it begins with, and the content that it should end with."""

    name: str
    store: Path
    files: tuple[Path, ...]
    before: Content
    after: Content

    def killed(self, times: int, scratch: Path, *, name: str = "", seed: int = 20261102, stretch: float = 1.0) -> Toll:
        """Kill it that often, at moments spread over the time that it takes, and look at the store after each.

        Args:
            name: another way to do the same work.
            stretch: of the time, beyond 1 for kills that come when the work has just been acknowledged.
        """
        work = name or self.name
        kept = scratch / "batecerto.db"
        timed = [run(work, copy(self.store, kept), *self.files) for _ in range(TIMED_RUNS)]
        assert content(kept) == self.after
        toll = Toll(min(timed))
        for moment in moments(times, toll.seconds * stretch, seed):
            said = kill(moment, work, copy(self.store, kept), *self.files)
            prepare(kept)
            toll.add(said, self._left(kept))
        return toll

    def _left(self, store: Path) -> str:
        found = content(store)
        if found == self.before:
            return "nothing"
        return "all" if found == self.after else "something else"


def measured(name: str, store: Path, finished: Callable[[Path], object], *files: Path) -> Work:
    """The work, after having seen once what it should end with.

    Args:
        finished: checks the store that it leaves when nobody disturbs it.
    """
    before = content(store)
    done = copy(store, store.with_name("finished.db"))
    run(name, done, *files)
    finished(done)
    after = content(done)
    assert after != before
    return Work(name, store, files, before, after)
