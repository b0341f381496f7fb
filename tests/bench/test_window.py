# SPDX-License-Identifier: MIT
"""The longest gaps of the event loop in a real window while it imports, fetches, reconciles, and shows many buckets.

    QT_QPA_PLATFORM=offscreen pytest tests/bench/test_window.py -o addopts="" --import-mode=importlib -s

The window runs on Qt's loop with its own collector of garbage. Gaps are those between two ticks of one millisecond; an
idle window in the same run tells what the machine itself adds. On a machine with other work the clock tells little:
beside it stands the processor time of the window's thread, in one step of a task and between two ticks, which may hold
several steps and the painting. Each job is done several times, and what counts is the median of their longest gaps.
What is asserted is that the work was done.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from adapters.portal.tokens import VARIABLE
from app.desktop_loop import give_way_soon, use_threads
from app.paths import STORE_NAME
from domain.read_models import BucketRow
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.use_cases.review import Overview
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

T = TypeVar("T")
TURNS, PATIENCE_S = 5, 120
NOWHERE = "http://127.0.0.1:9/ptss/rest"
MANY, DIFFERENCE = 100_000, 7


async def until(holds: Callable[[], object]) -> None:
    await wait_until(holds, PATIENCE_S)


@asynccontextmanager
async def window(folder: Path, portal: str = NOWHERE) -> AsyncIterator[Driver]:
    """A window as the program has it: its own collector and threads, nothing of its start in its way."""
    before, garbage = sys.getswitchinterval(), GarbageCollector()
    give_way_soon()
    use_threads(asyncio.get_running_loop())
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
        sys.setswitchinterval(before)
        garbage.close()


class Gaps(NamedTuple):
    """The longest, in milliseconds: by the clock, in processor time between two ticks, and of one step."""

    clock: float
    busy: float
    step: float


@contextmanager
def steps(taken: list[float]) -> Iterator[None]:
    """Note the processor time of each step that the loop takes."""
    run_one = asyncio.Handle._run

    def run(handle: asyncio.Handle) -> None:
        began = time.thread_time()
        run_one(handle)
        taken.append(time.thread_time() - began)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio.Handle, "_run", run)
        yield


async def longest(driver: Driver, job: Callable[[], object]) -> Gaps:
    """The longest gaps from a job's start until the window is idle, and a little beyond."""
    clock: list[float] = []
    busy: list[float] = []
    taken: list[float] = []
    with steps(taken):
        async with ticking(clock), ticking(busy, time.thread_time):
            await asyncio.sleep(0.05)
            began = time.thread_time()
            job()
            taken.append(time.thread_time() - began)
            await driver.idle()
            await asyncio.sleep(0.5)
    return Gaps(*(max(each) * 1e3 for each in (clock, busy, taken)))


async def median(driver: Driver, job: Callable[[], object], turns: int = TURNS) -> Gaps:
    return Gaps(*map(statistics.median, zip(*[await longest(driver, job) for _ in range(turns)], strict=True)))


def show_gaps(gaps: dict[str, Gaps]) -> None:
    """Print them, one job a line."""
    print("\n  longest gap in ms: clock / processor time between two ticks / of one step")
    for name, found in gaps.items():
        print(f"  {name}: " + " / ".join(f"{each:.0f}" for each in found))


def run(qapp: QApplication, work: Coroutine[Any, Any, T]) -> T:
    """On Qt's loop, as the program."""
    qapp.setQuitOnLastWindowClosed(False)
    translation.install(qapp, "pt")
    with asyncio.Runner(loop_factory=lambda: StillLoop(qapp)) as runner:
        return runner.run(work)


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

    async def work() -> dict[str, Gaps]:
        async with window(tmp_path, portal) as driver:
            still = await median(driver, lambda: None)
            bringing = await longest(driver, lambda: driver.presenter.import_files(files))
            assert driver.presenter.overview is not None
            assert len(driver.presenter.overview.companies) == COMPANIES
            again = await longest(driver, lambda: driver.presenter.import_files(files))
            fetching = await longest(driver, driver.presenter.fetch)
            assert driver.presenter.overview.freshness.last_fetch is not None
            return {
                "idle": still,
                "import of 200 files": bringing,
                "the same files again": again,
                "fetch of 2,400 months, and reconciling them": fetching,
            }

    show_gaps(run(qapp, work()))


def test_reconciling(qapp: QApplication, tmp_path: Path) -> None:
    """4,800 buckets, every other of them a divergence."""

    async def work() -> dict[str, Gaps]:
        many_companies(tmp_path / STORE_NAME)
        async with window(tmp_path) as driver:
            workspace, presenter = driver.workspace, driver.presenter
            gaps = {
                "idle": await median(driver, lambda: None),
                "reconciling 4,800 buckets again": await median(driver, presenter.reconcile, 2 * TURNS),
            }
            workspace.tabs.setCurrentWidget(workspace.buckets)
            gaps["the same with the groups in front"] = await median(driver, presenter.reconcile)
            firsts, companies = itertools.cycle((FIRST.plus(1), FIRST)), itertools.cycle((3, None))
            gaps["turning the period"] = await median(driver, lambda: presenter.set_period(next(firsts), LAST))
            gaps["one company, and all again"] = await median(
                driver, lambda: presenter.choose_company(next(companies)), 2 * TURNS
            )
            return gaps

    show_gaps(run(qapp, work()))


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


def have_looked_up(driver: Driver, made: list[BucketRow]) -> None:
    """Let every look at the store find those buckets beside what is there."""
    review = driver.presenter.services.review
    look = review.overview

    async def overview(
        first: YearMonth, last: YearMonth, glimpse: Callable[[Overview], object] | None = None
    ) -> Overview:
        return replace(await look(first, last, glimpse), buckets=made)

    review.overview = overview  # type: ignore[method-assign]


def test_a_hundred_thousand_buckets(qapp: QApplication, tmp_path: Path) -> None:
    """Looked up again, and shown, sorted, filtered and scrolled in the window's own table."""
    made = buckets()

    async def work() -> dict[str, Gaps]:
        async with window(tmp_path) as driver:
            still = await median(driver, lambda: None)
            workspace, table = driver.workspace, driver.workspace.buckets
            have_looked_up(driver, made)
            figures = {"idle": still, "looking 100,000 up": await median(driver, driver.presenter.refresh)}
            tabs = itertools.cycle((table, workspace.overview))
            figures["turning to them, and back"] = await median(
                driver, lambda: workspace.tabs.setCurrentWidget(next(tabs)), 2 * TURNS
            )
            workspace.tabs.setCurrentWidget(table)
            figures["looking them up again, with the table in front"] = await median(driver, driver.presenter.refresh)
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
                figures[name] = await median(driver, job)
            return figures

    show_gaps(run(qapp, work()))


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

    show(run(qapp, work()))
