# SPDX-License-Identifier: MIT
"""Kills a working process at chosen moments, and tells what it left in the store."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe
from multiprocessing.process import BaseProcess
from pathlib import Path

from adapters.store.backups import FOLDER, list_backups
from adapters.store.opening import prepare
from tests.faults.importer import IN_PIECES, work_on
from tests.library import sqlite3

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


def pieces_of(work: str, store: Path, *files: Path) -> int:
    """How many pieces a wrong way keeps when nobody disturbs it."""
    said, code = _end(*_start(work, store, *files))
    assert (said[-1], code) == ("done", 0)
    return said.count("piece")


def kill(delay: float, work: str, store: Path, *files: Path) -> list[str]:
    """Kill the process that long after it was ready (SIGKILL), and give what it had said since."""
    child, pipe = _start(work, store, *files)
    time.sleep(delay)
    child.kill()
    said, code = _end(child, pipe)
    assert code == -signal.SIGKILL or "done" in said
    return said


def kill_on(word: str, times: int, work: str, store: Path, *files: Path, delay: float = 0) -> list[str]:
    """Kill the process that long after it has said a word that often, and give what it had said until then."""
    child, pipe = _start(work, store, *files)
    said: list[str] = []
    while said.count(word) < times:
        said.append(pipe.recv())
    time.sleep(delay)
    child.kill()
    return said + _end(child, pipe)[0]


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


PARTIAL = "something else"
WHERE = {"begin": "inside", "piece": "between pieces", "commit": "at the commit", "done": "after"}
"""Where a process was killed, by what it said last."""


@dataclass
class Toll:
    """What became of a series of kills.

    Attributes:
        caught_in: how many were killed before the work, inside its transaction, at its commit, or after it.
        left: what was there then: nothing of the work, all of it, or something else.
    """

    seconds: float
    caught_in: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    """Acknowledged work that was not there."""
    spoilt: int = 0
    """Of a wrong way: how often it kept a part for certain, by what it said or by the bytes of a file."""
    found_out: int = 0
    """How many of those were seen to be partial."""

    def add(self, said: list[str], left: str, *, spoilt: bool = False) -> None:
        where = WHERE[said[-1]] if said else "before"
        self.caught_in[where] += 1
        self.left[left] += 1
        self.lost += where == "after" and left != "all"
        self.spoilt += spoilt
        self.found_out += spoilt and left == PARTIAL

    @property
    def kills(self) -> int:
        return self.left.total()

    @property
    def partial(self) -> int:
        return self.left[PARTIAL]

    def __str__(self) -> str:
        control = f"; {self.found_out} of {self.spoilt} spoilt ones found out" if self.spoilt else ""
        return (
            f"takes {self.seconds:.2f} s; {self.kills} kills {dict(self.caught_in)}; left {dict(self.left)}; "
            f"{self.partial} partial, {self.lost} lost{control}"
        )


@dataclass(frozen=True)
class Work:
    """Something to kill: what it does, the store that it begins with, and the content that it should end with."""

    name: str
    store: Path
    files: tuple[Path, ...]
    before: Content
    after: Content

    def killed(self, times: int, scratch: Path, *, seed: int = 1, on_words: int = 0) -> Toll:
        """Kill it that often, at moments spread over the time that it takes, and look at the store after each.

        Args:
            on_words: that many of the kills come a moment after its transaction began, as many as soon as it says that
                it commits, and as many when it says that it is done: chance hardly meets them in short work.
        """
        kept = scratch / "batecerto.db"
        timed = [run(self.name, self._fresh(kept), *self.files) for _ in range(TIMED_RUNS)]
        assert content(kept) == self.after
        toll = Toll(min(timed))
        for moment in moments(times - 3 * on_words, toll.seconds, seed):
            said = kill(moment, self.name, self._fresh(kept), *self.files)
            toll.add(said, self._left(kept))
        for moment in moments(on_words, toll.seconds / 3, seed):
            for word, delay in (("begin", moment), ("commit", 0), ("done", 0)):
                said = kill_on(word, 1, self.name, self._fresh(kept), *self.files, delay=delay)
                toll.add(said, self._left(kept))
        return toll

    def killed_in_pieces(self, times: int, scratch: Path, *, seed: int = 1) -> Toll:
        """Do it wrongly, kill it that often after one piece or more, and look at the store as after any kill."""
        work, kept, rng = self.name + IN_PIECES, scratch / "batecerto.db", random.Random(seed)
        began = time.perf_counter()
        pieces = pieces_of(work, self._fresh(kept), *self.files)
        toll = Toll(time.perf_counter() - began)
        assert content(kept) == self.after
        for _ in range(times):
            said = kill_on("piece", rng.randint(1, pieces // 2), work, self._fresh(kept), *self.files)
            toll.add(said, self._left(kept), spoilt=said.count("piece") < pieces)
        return toll

    def _fresh(self, kept: Path) -> Path:
        shutil.rmtree(kept.parent / FOLDER, ignore_errors=True)
        return copy(self.store, kept)

    def _left(self, store: Path) -> str:
        """What is there once the program was started again; a migration is looked at before that, and goes on then."""
        if not self.migrates:
            prepare(store)
            return self._compared(content(store))
        left = self._compared(content(store))
        if left != PARTIAL:
            prepare(store)
            mended = content(store) == self.after
            backed_up = self.before in [content(backup.path) for backup in list_backups(store.parent / FOLDER)]
            return left if mended and backed_up else PARTIAL
        return left

    def _compared(self, found: Content) -> str:
        if found == self.before:
            return "nothing"
        return "all" if found == self.after else PARTIAL

    @property
    def migrates(self) -> bool:
        """Whether the program does it by itself at its start."""
        return self.name == "prepare"


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
