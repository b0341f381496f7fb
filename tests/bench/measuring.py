# SPDX-License-Identifier: MIT
"""What the benchmarks share: turns, peak memory of a process, gaps of an event loop, and data of a million lines."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import re
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import numpy as np

from adapters.erp.dr_reader import DrReader
from adapters.store.opening import prepare
from tests.faults.importer import Clock
from tests.library import sqlite3

RECORDS = 1_000_000
TURNS = 5
ROOT = Path(__file__).resolve().parents[2]
CLOCK = Clock()
EDGE = (0, 50, 51, -50, -51)
"""Differences in cents that the portal's lines have from the file's, the tolerance being 50."""


def fresh(path: Path) -> Path:
    """The path, with no store there."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return path


def seconds(work: Callable[[], object]) -> float:
    """On the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(ours: list[float], theirs: list[float]) -> float:
    """Of the medians."""
    return statistics.median(ours) / statistics.median(theirs)


@contextlib.contextmanager
def spared() -> Iterator[None]:
    """What is there now is left out of garbage collections, as the window does once it has started."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextlib.asynccontextmanager
async def ticking(gaps: list[float], now: Callable[[], float] = time.perf_counter) -> AsyncIterator[None]:
    """Note the seconds between two ticks of 1 ms, for as long as the block runs.

    Args:
        now: seconds by the clock, or what else is to be measured.
    """

    loop = asyncio.get_running_loop()
    last, on = now(), True

    def tick() -> None:
        # One turn of the loop each: a task that sleeps wakes up one turn later than it could.
        nonlocal last
        at = now()
        gaps.append(at - last)
        last = at
        if on:
            loop.call_later(0.001, tick)

    tick()
    try:
        yield
    finally:
        on = False


def peak_mb(function: str, *arguments: Path) -> float:
    """The peak memory (VmHWM), in MB, of a process that does nothing but ``module:function(*arguments)``."""
    module, name = function.split(":")
    code = f"""
import sys
from pathlib import Path
from {module} import {name}
{name}(*map(Path, sys.argv[1:]))
print(Path("/proc/self/status").read_text())
"""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    found = re.search(r"VmHWM:\s*(\d+) kB", done.stdout)
    assert found
    return int(found[1]) * 1024 / 1e6


def fill_portal(store: Path, file: Path) -> None:
    """A store whose portal side has the lines of the file, some of them apart by a few cents: see EDGE."""
    prepare(store)
    rng = np.random.default_rng(5)
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        declarations = DrReader().read(file).declarations
        employer = declarations[0].employer
        connection.execute(
            "INSERT INTO company (id, niss, nif, name) VALUES (1, ?, ?, ?)",
            (employer.niss.number, employer.nif.digits, employer.name),
        )
        for number, block in enumerate(declarations, 1):
            connection.execute(
                "INSERT INTO portal_snapshot VALUES (?, 1, ?, 'APURADO', 1, 1, 'portal.test', '', '', NULL)",
                (number, block.month.number),
            )
            connection.execute("INSERT INTO portal_fetch VALUES (1, ?, 'data', 1, NULL, '')", (block.month.number,))
            connection.execute(
                "INSERT INTO portal_total VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                (number, number, block.establishment, block.rate.hundredths, block.remuneration.cents,
                 block.contribution.cents, block.workers),
            )  # fmt: skip
            rows = block.values.rows(0, len(block.values))
            apart = rng.choice(EDGE, len(rows), p=(0.96, 0.01, 0.01, 0.01, 0.01)).tolist()
            connection.executemany(
                "INSERT INTO portal_value VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(number, *row[:5], row[5] + cents) for row, cents in zip(rows, apart, strict=True)],
            )


def show(figures: dict[str, float]) -> None:
    """Print them, one a line."""
    print()
    for name, figure in figures.items():
        print(f"  {name}: {figure:.3g}")
