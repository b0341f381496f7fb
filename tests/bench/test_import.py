# SPDX-License-Identifier: MIT
"""Importing a DR file of 1,000,000 records, against ``sqlite3.executemany`` of the rows that it stores.

    pytest tests/bench/test_import.py -o addopts="" --benchmark-only

The two take turns in one run, so that a busy machine slows both; compared are the medians.
"""

from __future__ import annotations

import asyncio
import contextlib
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.store.engine import _PRAGMAS
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.use_cases.import_files import ImportFiles, ImportStatus
from tests.bench.measuring import CLOCK, RECORDS, TURNS, fresh, peak_mb, ratio, seconds, show, spared, ticking
from tests.dr_builder import write_big
from tests.library import sqlite3

VALUES = """
    CREATE TABLE worker_value (
        declaration_id INTEGER NOT NULL, niss INTEGER NOT NULL, nature TEXT NOT NULL, month INTEGER NOT NULL,
        seq INTEGER NOT NULL, days INTEGER NOT NULL, amount INTEGER NOT NULL,
        PRIMARY KEY (declaration_id, niss, nature, month, seq)
    ) STRICT, WITHOUT ROWID
"""
WORKERS = """
    CREATE TABLE worker (
        company_id INTEGER NOT NULL, niss INTEGER NOT NULL, name TEXT NOT NULL, birth INTEGER,
        PRIMARY KEY (company_id, niss)
    ) STRICT, WITHOUT ROWID
"""
Rows = list[tuple[Any, ...]]


def bring(file: Path, store: Path) -> None:
    """A whole import by the program's own parts."""

    async def work() -> None:
        units = await SqlUnitOfWorkManager.open(store, CLOCK)
        summary = await ImportFiles(units, DrReader(), CLOCK)([file])
        assert summary.count(ImportStatus.IMPORTED) == 1
        await units.aclose()

    asyncio.run(work())


def plain(store: Path, *tables: tuple[str, Iterable[Rows]]) -> None:
    """The rows by ``executemany`` in one transaction, with the store's own settings."""
    with contextlib.closing(sqlite3.connect(store, isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("BEGIN IMMEDIATE")
        for create, parts in tables:
            connection.execute(create)
            for rows in parts:
                into = f"INSERT OR IGNORE INTO {create.split()[2]} VALUES ({', '.join('?' * len(rows[0]))})"
                connection.executemany(into, rows)
        connection.execute("COMMIT")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dr") / "big.txt"
    write_big(path, RECORDS)
    return path


def test_import(benchmark: Any, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = DrReader().read(file).declarations
    values = [
        [(number, *row) for row in block.values.rows(0, len(block.values))] for number, block in enumerate(blocks)
    ]
    workers = [[(1, *person) for person in block.values.people()] for block in blocks]
    store = tmp_path / "store.db"
    ours: list[float] = []
    alone: list[float] = []
    both: list[float] = []

    def turn() -> None:
        ours.append(seconds(lambda: bring(file, fresh(store))))
        alone.append(seconds(lambda: plain(fresh(store), (VALUES, values))))
        both.append(seconds(lambda: plain(fresh(store), (VALUES, values), (WORKERS, workers))))

    with spared():
        bring(file, fresh(store))
        benchmark.pedantic(turn, rounds=TURNS)
    peak = peak_mb("tests.bench.test_import:bring", file, fresh(store))
    figures = {
        "import s": statistics.median(ours),
        "executemany of its 1,000,000 value rows s": statistics.median(alone),
        "executemany of value and worker rows s": statistics.median(both),
        "workers": sum(map(len, workers)),
        "import / executemany of the value rows": ratio(ours, alone),
        "import / executemany of the value rows, best of each": min(ours) / min(alone),
        "import / executemany of all its rows": ratio(ours, both),
        "peak memory MB (VmHWM of a process of its own)": peak,
    }
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        show(figures)
    assert peak < 400


def test_the_event_loop_meanwhile(
    benchmark: Any, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    idle: list[float] = []
    longest: list[float] = []
    second: list[float] = []

    async def work() -> None:
        units = await SqlUnitOfWorkManager.open(fresh(tmp_path / "store.db"), CLOCK)
        async with ticking(idle):
            await asyncio.sleep(2)
        gaps: list[float] = []
        async with ticking(gaps):
            await ImportFiles(units, DrReader(), CLOCK)([file])
        *_, before, most = sorted(gaps)
        longest.append(most)
        second.append(before)
        await units.aclose()

    with spared():
        benchmark.pedantic(lambda: asyncio.run(work()), rounds=TURNS)
    figures = {
        "longest gap of the loop during an import, median of the turns, ms": statistics.median(longest) * 1e3,
        "second longest, median of the turns, ms": statistics.median(second) * 1e3,
        "longest gap of an idle loop in 2 s, worst of the turns, ms": max(idle) * 1e3,
    }
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        show(figures)


def test_the_same_file_again_writes_no_row(benchmark: Any, file: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.db"

    async def changes(units: SqlUnitOfWorkManager) -> int:
        async with units.enter(read_only=True) as unit:
            return int((await unit.connection.driver()).total_changes)

    async def work() -> None:
        units = await SqlUnitOfWorkManager.open(store, CLOCK)
        importing = ImportFiles(units, DrReader(), CLOCK)
        before = await changes(units)
        with contextlib.closing(sqlite3.connect(store)) as other:
            version = other.execute("PRAGMA data_version").fetchone()
            summary = await importing([file])
            assert summary.count(ImportStatus.ALREADY_IMPORTED) == 1
            assert other.execute("PRAGMA data_version").fetchone() == version
        assert await changes(units) == before
        await units.aclose()

    bring(file, store)
    benchmark.pedantic(lambda: asyncio.run(work()), rounds=1)
