# SPDX-License-Identifier: MIT
"""The longest gaps of the event loop in a real window while it imports, fetches, reconciles, and shows many buckets.

    QT_QPA_PLATFORM=offscreen pytest tests/bench/test_window.py -o addopts="" --import-mode=importlib -s

The window runs on Qt's loop with its own collector of garbage. Gaps are those between two ticks of one millisecond; an
idle window in the same run tells what the machine itself adds. Each job is done several times, and what counts is
the median of their longest gaps. What is asserted is that the work was done.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from adapters.portal.tokens import VARIABLE
from app.paths import STORE_NAME
from domain.read_models import BucketRow
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.values import Money, Nif, Rate, YearMonth
from tests.bench.measuring import ROOT, show, ticking
from tests.bench.test_fetch import PORTAL
from tests.bench.test_reconcile import FIRST, LAST, many_companies
from tests.bench.test_start import COMPANIES, write_files
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss
from tests.gui.conftest import StillLoop, wait_until
from tests.gui.driver import Driver, opened, rows
from ui import translation
from ui.garbage import GarbageCollector
from ui.tables.conditions import Between

TURNS, PATIENCE_S = 5, 120
NOWHERE = "http://127.0.0.1:9/ptss/rest"
MANY, DIFFERENCE = 100_000, 7


async def until(holds: Callable[[], object]) -> None:
    await wait_until(holds, PATIENCE_S)


@asynccontextmanager
async def window(folder: Path, portal: str = NOWHERE) -> AsyncIterator[Driver]:
    """A window as the program has it: its own collector, and nothing of its start in its way."""
    garbage = GarbageCollector()
    try:
        async with opened(folder, until, portal) as driver:
            driver.presenter.set_period(FIRST, LAST)
            await driver.idle()
            # What is loaded late is loaded now.
            await asyncio.sleep(1)
            garbage.spare_what_stays()
            yield driver
            await driver.idle()
    finally:
        garbage.close()


async def longest(driver: Driver, job: Callable[[], object]) -> float:
    """Milliseconds of the longest gap from a job's start until the window is idle, and a little beyond."""
    gaps: list[float] = []
    async with ticking(gaps):
        await asyncio.sleep(0.05)
        job()
        await driver.idle()
        await asyncio.sleep(0.5)
    return max(gaps) * 1e3


async def idle(driver: Driver) -> float:
    return statistics.median([await longest(driver, lambda: None) for _ in range(TURNS)])


def run(qapp: QApplication, work: Coroutine[Any, Any, dict[str, float]]) -> None:
    """On Qt's loop, as the program; prints the figures."""
    qapp.setQuitOnLastWindowClosed(False)
    translation.install(qapp, "pt")
    with asyncio.Runner(loop_factory=lambda: StillLoop(qapp)) as runner:
        show(runner.run(work))


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a portal in a process of its own."""
    monkeypatch.setenv(VARIABLE, "demo")
    with subprocess.Popen([sys.executable, "-c", PORTAL], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{json.loads(process.stdout.readline())}"
        process.kill()


def test_importing_and_fetching(qapp: QApplication, tmp_path: Path, portal: str) -> None:
    """Files of 200 companies over twelve months, and the portal's answers about them, 50 ms each."""
    folder = tmp_path / "files"
    folder.mkdir()
    files = write_files(folder, list(YearMonth.range(FIRST, LAST)))

    async def work() -> dict[str, float]:
        async with window(tmp_path, portal) as driver:
            still = await idle(driver)
            bringing = await longest(driver, lambda: driver.presenter.import_files(files))
            assert driver.presenter.overview is not None
            assert len(driver.presenter.overview.companies) == COMPANIES
            again = await longest(driver, lambda: driver.presenter.import_files(files))
            fetching = await longest(driver, driver.presenter.fetch)
            assert driver.presenter.overview.freshness.last_fetch is not None
            return {
                "longest gap ms, idle": still,
                "import of 200 files": bringing,
                "the same files again": again,
                "fetch of 2,400 months, and reconciling them": fetching,
            }

    run(qapp, work())


def test_reconciling(qapp: QApplication, tmp_path: Path) -> None:
    """4,800 buckets, every other of them a divergence."""

    async def work() -> dict[str, float]:
        many_companies(tmp_path / STORE_NAME)
        async with window(tmp_path) as driver:
            still = await idle(driver)
            gaps = [await longest(driver, driver.presenter.reconcile) for _ in range(2 * TURNS)]
            return {
                "longest gap ms, idle": still,
                "reconciling 4,800 buckets again": statistics.median(gaps),
                "the worst of ten": max(gaps),
            }

    run(qapp, work())


def buckets() -> list[BucketRow]:
    """200 companies, 25 months and 20 rates; every third one diverges."""
    months, rates = list(YearMonth.range(YearMonth(2024, 10), LAST)), [Rate(100 * each) for each in range(10, 30)]
    made: list[BucketRow] = []
    for company in range(COMPANIES):
        name, nif = f"Empresa Número {company}, Lda", Nif.with_check_digit(f"50{company:06d}")
        for month in months:
            for rate in rates:
                base, apart = Money(100_000 + len(made) % 977), Money(len(made) % 3 * 100)
                made.append(
                    BucketRow(
                        BucketKey(company, month, rate),
                        nif,
                        name,
                        BucketStatus.DIVERGES if apart else BucketStatus.TALLIES,
                        MissingSide.NOTHING,
                        base,
                        base + apart,
                        base.times(rate),
                        (base + apart).times(rate),
                        3,
                        3,
                        Money(0),
                        None,
                        None,
                        1,
                    )
                )
    assert len(made) == MANY
    return made


def test_a_hundred_thousand_buckets(qapp: QApplication, tmp_path: Path) -> None:
    """Shown, sorted, filtered and scrolled in the window's own table."""
    made = buckets()

    async def work() -> dict[str, float]:
        async with window(tmp_path) as driver:
            still = await idle(driver)
            table = driver.workspace.buckets
            driver.workspace.tabs.setCurrentWidget(table.parentWidget())
            figures = {"longest gap ms, idle": still}
            figures["showing 100,000 buckets"] = await longest(driver, lambda: table.set_rows(made))
            assert rows(table) == MANY
            turns = iter(range(100))
            bar = table.verticalScrollBar()
            jobs: dict[str, Callable[[], object]] = {
                "sorting": lambda: table.sort_by([(DIFFERENCE, next(turns) % 2 == 0)]),
                "filtering by a word": lambda: table.set_filter(f"numero {next(turns)}"),
                "filtering by an amount": lambda: table.set_conditions({DIFFERENCE: Between(next(turns))}),
                "scrolling": lambda: bar.setValue((bar.value() + 977) % bar.maximum()),
            }
            for name, job in jobs.items():
                figures[name] = statistics.median([await longest(driver, job) for _ in range(TURNS)])
            return figures

    run(qapp, work())


def drop(driver: Driver, file: Path) -> None:
    """Let a file fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    driver.window.dropEvent(event)


def shows(driver: Driver, companies: int) -> bool:
    """Whether the overview has so many companies."""
    return len(driver.presenter.shown.matrix) == companies


def test_a_months_file_from_drop_to_shown(qapp: QApplication, tmp_path: Path) -> None:
    """One company with 200 workers; each file is another company's, beside what is there."""
    files = []
    for number in range(2 * TURNS):
        company = Company(employer_niss(number), company_nif(number), f"EMPRESA NÚMERO {number}, LDA")
        values = [Value(worker_niss(at), 100_000 + at) for at in range(200)]
        files.append(tmp_path / f"DR_{number}.txt")
        files[-1].write_bytes(build([Block(values, month=LAST.number, company=company)]))

    async def work() -> dict[str, float]:
        shown, ended = [], []
        async with window(tmp_path) as driver:
            for number, file in enumerate(files, 1):
                began = time.perf_counter()
                drop(driver, file)
                await until(partial(shows, driver, number))
                shown.append(time.perf_counter() - began)
                await driver.idle()
                ended.append(time.perf_counter() - began)
                await asyncio.sleep(0.2)
        return {
            "from drop to shown, ms": statistics.median(shown) * 1e3,
            "the slowest of ten": max(shown) * 1e3,
            "from drop to compared and idle": statistics.median(ended) * 1e3,
        }

    run(qapp, work())
