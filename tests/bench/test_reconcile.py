# SPDX-License-Identifier: MIT
"""Comparing 1,000,000 worker lines a side: against polars and datacompy, and the use case itself.

    pytest tests/bench/test_reconcile.py -o addopts="" --benchmark-only

Both ways read the same file and the same store; they take turns in one run, and compared are the medians.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import statistics
import time
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from adapters.erp import layout
from adapters.erp.dr_reader import DrReader
from adapters.erp.worker_columns import WorkerColumns
from adapters.store.detail import PORTAL_LINES
from adapters.store.opening import prepare
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.store.worker_lines import StoredLines, read_lines
from adapters.store.worker_match import match
from domain.declaration import WorkerLines
from domain.use_cases.import_files import ImportFiles
from domain.use_cases.reconcile import Reconcile, _difference, _look
from domain.values import YearMonth
from tests.bench.measuring import (
    CLOCK,
    EDGE,
    RECORDS,
    TURNS,
    fill_portal,
    peak_mb,
    ratio,
    seconds,
    show,
    spared,
    ticking,
)
from tests.dr_builder import write_big
from tests.library import sqlite3

FIRST, LAST = YearMonth(2025, 11), YearMonth(2026, 10)
TOLERANCE = 50
RATE = 3475
COMPANIES = 200


def _columns(values: WorkerLines) -> StoredLines:
    """The reader's own columns, unpacked."""
    assert isinstance(values, WorkerColumns)
    keys = values._keys.astype(np.int64)
    texts = values._natures.texts
    nature = keys >> layout.NATURE_SHIFT & layout.MOST_NATURES - 1
    months = keys & (1 << layout.NATURE_SHIFT) - 1
    numbers = np.array([layout.month_number(index) for index in range(int(months.max()) + 1)])
    return StoredLines(
        keys >> layout.NISS_SHIFT,
        [texts[number] for number in nature.tolist()],
        numbers[months],
        values._cents.astype(np.int64),
        values._days.astype(np.int64),
    )


def ours(file: Path, store: Path) -> tuple[int, int]:
    """How many lines there are on either side, and how many differ by more than the tolerance."""

    async def work() -> tuple[int, int]:
        lines = beyond = 0
        units = await SqlUnitOfWorkManager.open(store, CLOCK)
        reading = asyncio.create_task(asyncio.to_thread(DrReader().read, file))
        months = YearMonth.range(FIRST, LAST)
        async with units.enter(read_only=True) as unit:
            stored = [await read_lines(unit.connection, PORTAL_LINES, 1, month.number, RATE) for month in months]
        for block, portal in zip((await reading).declarations, stored, strict=True):
            erp = _columns(block.values)
            natures = sorted({*erp.natures, *portal.natures})
            matched = match(erp.coded(natures), portal.coded(natures))
            lines += len(matched.niss)
            beyond += int((np.abs(matched.difference) > TOLERANCE).sum())
        await units.aclose()
        return lines, beyond

    return asyncio.run(work())


def theirs(file: Path, store: Path) -> tuple[int, int]:
    """The same by polars and datacompy, with amounts in euros."""
    import datacompy
    import polars as pl

    text = pl.col("line").str
    cents = text.slice(108, 9).cast(pl.Int64)
    erp = (
        pl.read_csv(
            file, has_header=False, separator="\x01", quote_char=None, encoding="utf8-lossy", new_columns=["line"]
        )
        .filter(text.starts_with("R2"))
        .select(
            niss=text.slice(17, 11).cast(pl.Int64),
            month=text.slice(96, 6).cast(pl.Int64),
            nature=text.slice(106, 2).str.strip_chars(),
            amount=pl.when(text.slice(117, 1) == "-").then(-cents).otherwise(cents) / 100,
        )
    )
    with contextlib.closing(sqlite3.connect(store)) as connection:
        portal = pl.read_database("SELECT niss, month, nature, amount / 100.0 AS amount FROM portal_value", connection)
    compared = datacompy.PolarsCompare(erp, portal, join_columns=["niss", "month", "nature"], abs_tol=TOLERANCE / 100)
    rows = compared.intersect_rows
    alone = len(compared.df1_unq_rows) + len(compared.df2_unq_rows)
    return len(rows) + alone, int((~rows["amount_match"]).sum()) + alone


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    folder = tmp_path_factory.mktemp("sides")
    file, store = folder / "big.txt", folder / "store.db"
    write_big(file, RECORDS)
    fill_portal(store, file)
    with spared():
        yield file, store


def planted(file: Path, store: Path) -> dict[int, int]:
    """How many of the store's lines are apart by how many cents from the file's, in plain Python."""
    found = dict.fromkeys(EDGE, 0)
    with contextlib.closing(sqlite3.connect(store)) as connection:
        for number, block in enumerate(DrReader().read(file).declarations, 1):
            portal = connection.execute(
                "SELECT niss, nature, month, seq, amount FROM portal_value WHERE total_id = ? ORDER BY 1, 2, 3, 4",
                (number,),
            )
            for mine, other in zip(block.values.rows(0, len(block.values)), portal, strict=True):
                assert mine[:4] == other[:4]
                found[other[4] - mine[5]] += 1
    return found


# datacompy still uses the old name of an option of polars.
@pytest.mark.filterwarnings("ignore:the argument .join_nulls.:DeprecationWarning")
def test_worker_lines(benchmark: Any, sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    mine: list[float] = []
    peer: list[float] = []

    def turn() -> None:
        mine.append(seconds(lambda: ours(*sides)))
        peer.append(seconds(lambda: theirs(*sides)))

    apart = planted(*sides)
    right = apart[51] + apart[-51]
    assert min(apart.values()) > 0
    assert ours(*sides) == (RECORDS, right)
    lines, beyond = theirs(*sides)
    assert lines == RECORDS
    benchmark.pedantic(turn, rounds=TURNS)
    my_peak = peak_mb("tests.bench.test_reconcile:ours", *sides)
    peer_peak = peak_mb("tests.bench.test_reconcile:theirs", *sides)
    figures = {
        "ours s": statistics.median(mine),
        "polars and datacompy s": statistics.median(peer),
        "polars and datacompy / ours": ratio(peer, mine),
        "polars and datacompy / ours, best of each": min(peer) / min(mine),
        "our peak memory MB": my_peak,
        "their peak memory MB": peer_peak,
        "our peak / theirs": my_peak / peer_peak,
        "lines at exactly 0,50": apart[50] + apart[-50],
        "lines at exactly 0,51": right,
        "our wrong verdicts": 0,
        "their wrong verdicts": abs(beyond - right),
    }
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        show(figures)


def many_companies(store: Path) -> None:
    """Block totals of 200 companies, twelve months and two rates on both sides; every other bucket diverges."""
    prepare(store)
    periods = f"(SELECT value AS month FROM json_each('{[month.number for month in YearMonth.range(FIRST, LAST)]}'))"
    rates = "(SELECT value AS rate FROM json_each('[3475, 2330]'))"
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        connection.executemany(
            "INSERT INTO company (id, niss, nif, name) VALUES (?, ?, ?, ?)",
            [(number, 20_000_000_000 + number, f"5{number:08d}", f"COMPANY {number}") for number in range(COMPANIES)],
        )
        connection.execute("INSERT INTO import_batch VALUES (1, 'DR.txt', '', 'RC4008', 'utf-8', 1, 1, 0)")
        connection.execute(
            f"""
            INSERT INTO declaration
                (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers, lines)
            SELECT 1, id, month, '0001', rate, 100000 + id % 2 * 100, 34750, 1, 0 FROM company, {periods}, {rates}
            """
        )
        connection.execute(
            f"""
            INSERT INTO portal_snapshot (company_id, month, state, fetched_at, source, etag, digest)
            SELECT id, month, 'APURADO', 1, 'portal.test', '', '' FROM company, {periods}
            """
        )
        connection.execute(
            "INSERT INTO portal_fetch (company_id, month, state, checked_at) "
            f"SELECT id, month, 'data', 1 FROM company, {periods}"
        )
        connection.execute(
            "INSERT INTO portal_total (snapshot_id, establishment, rate, remuneration, contribution, workers, mismatch)"
            f" SELECT id, '0001', rate, 100000, 34750, 1, 0 FROM portal_snapshot, {rates}"
        )


async def _changes(units: SqlUnitOfWorkManager) -> int:
    async with units.enter(read_only=True) as unit:
        return int((await unit.connection.driver()).total_changes)


async def _look_once(units: SqlUnitOfWorkManager) -> None:
    async with units.enter(read_only=True) as unit:
        sides = await _look(unit, FIRST, LAST, None)
    assert _difference(sides)


async def _timed(times: list[float], work: Coroutine[Any, Any, object]) -> None:
    began = time.perf_counter()
    await work
    times.append(time.perf_counter() - began)


async def reconciled(store: Path, *files: Path) -> dict[str, float]:
    """Look often, run once, and run again often; the latter must not write."""
    looks: list[float] = []
    first: list[float] = []
    again: list[float] = []
    gaps: list[float] = []
    gaps_again: list[float] = []
    units = await SqlUnitOfWorkManager.open(store, CLOCK)
    if files:
        await ImportFiles(units, DrReader(), CLOCK)(files)
    for _ in range(20):
        await _timed(looks, _look_once(units))
    reconcile = Reconcile(units, CLOCK)
    async with ticking(gaps):
        await _timed(first, reconcile(FIRST, LAST))
    before = await _changes(units)
    with contextlib.closing(sqlite3.connect(store)) as other:
        version = other.execute("PRAGMA data_version").fetchone()
        async with ticking(gaps_again):
            for _ in range(20):
                await _timed(again, reconcile(FIRST, LAST))
        assert other.execute("PRAGMA data_version").fetchone() == version
    assert await _changes(units) == before
    await units.aclose()
    return {
        "reading and comparing ms": statistics.median(looks) * 1e3,
        "first run ms": first[0] * 1e3,
        "a run again ms": statistics.median(again) * 1e3,
        "longest gap of the loop during the first run ms": max(gaps, default=0.0) * 1e3,
        "longest gap of the loop during 20 runs again ms": max(gaps_again, default=0.0) * 1e3,
    }


def test_buckets_of_a_million_lines_a_side(
    benchmark: Any, sides: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, filled = sides
    store = Path(shutil.copy(filled, tmp_path))
    figures = benchmark.pedantic(lambda: asyncio.run(reconciled(store, file)), rounds=1)
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        show(figures)


def test_buckets_of_two_hundred_companies(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store.db"
    many_companies(store)
    with spared():
        figures = benchmark.pedantic(lambda: asyncio.run(reconciled(store)), rounds=1)
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        show(figures)
