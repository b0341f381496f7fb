# SPDX-License-Identifier: MIT
"""Start to first painting against an empty QMainWindow, and to the first data: run by name.

Each start is a process of its own, offscreen; the kinds take turns, so that whatever else the machine does meets all of
them. Compared are the fastest starts of each, by the clock and by the processor's time. The figures are printed; what
is asserted is what makes them so, and that no other work on the machine can change.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from adapters.erp.dr_reader import DrReader
from app.composition import opened
from app.options import Options
from domain.portal_record import Fetched, PortalAnswer, PortalSnapshot, PortalState, PortalTotal
from domain.use_cases.fetch_portal import FetchPortal
from domain.values import Money, Niss, Rate, YearMonth
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 25
COMPANIES, WORKERS = 200, 10

# The clock runs from the process's own start, Python's included, and nothing after the report counts.
CLOCK = """
import os, sys, time
def report():
    figures = [time.time() - float(os.environ["STARTED"]), time.process_time(), sorted(sys.modules)]
    import json
    sys.stdout.write(json.dumps(figures))
    sys.stdout.flush()
    os._exit(0)
"""

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        report()
app = QApplication([])
window = Window()
window.resize(1280, 700)
window.show()
app.processEvents()
"""

FIRST_PAINTING = """
from app import entry
import ui.main_window as frame
def paint(self, event, paint=frame.MainWindow.paintEvent):
    paint(self, event)
    report()
frame.MainWindow.paintEvent = paint
entry.main()
"""

FIRST_DATA = """
from app import entry
import ui.main_window as frame
def settle(self, workspace, settle=frame.MainWindow.settle):
    settle(self, workspace)
    show = workspace.show_overview
    def showing(*rows):
        show(*rows)
        self.repaint()
        report()
    workspace.show_overview = showing
frame.MainWindow.settle = settle
entry.main()
"""

# Each of these would cost the first painting 4 ms or more.
BEHIND_THE_PAINTING = {"asyncio", "dataclasses", "importlib.resources", "domain.values", "app.crash", "ui.workspace"}
JOBS_ONLY = {"httpx", "pydantic", "stamina", "starlette", "uvicorn", "alembic"}


class Start(NamedTuple):
    """One start: seconds by the clock and of the processor, and what was loaded at the end of it."""

    clock: float
    processor: float
    modules: set[str]


class Portal:
    """Answers at once, and every seventh month with other figures than the ERP's."""

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:  # noqa: ARG002
        apart = 12_345 if (month.month + int(employer.digits[-3:])) % 7 == 0 else 0
        total = Money(WORKERS * 100_000 + apart)
        rate = Rate(3475)
        totals = (PortalTotal("0001", rate, total, total.times(rate), WORKERS),)
        digest = f"{employer.digits}{month}"
        return Fetched(PortalSnapshot(employer, month, PortalState.CONFIRMED, datetime.now(UTC), totals, digest))

    async def aclose(self) -> None:
        """Nothing is open."""


def start(code: str, data: Path, cache: Path) -> Start:
    """Start once, with the settings and the store in that folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Installed programs come compiled: all kinds keep their bytecode between rounds.
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache), "STARTED": repr(time.time())}
    # The usual place, so that finding it counts.
    environment |= {"XDG_DATA_HOME": str(data), "HOME": str(data), "LC_ALL": "pt_PT.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", CLOCK + code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    clock, processor, modules = json.loads(done.stdout)
    return Start(clock, processor, set(modules))


def take_turns(data: Path, cache: Path, *codes: str) -> list[list[Start]]:
    """The starts of each kind, after one of each that does not count."""
    for code in codes:
        start(code, data, cache)
    rounds = [[start(code, data, cache) for code in codes] for _ in range(ROUNDS)]
    return [list(column) for column in zip(*rounds, strict=True)]


def say(name: str, starts: list[Start], empty: list[Start]) -> None:
    """Print the fastest start of a kind beside the fastest empty window."""
    clock, processor = min(one.clock for one in starts), min(one.processor for one in starts)
    ratios = clock / min(one.clock for one in empty), processor / min(one.processor for one in empty)
    print(
        f"{name:15} {clock * 1000:5.0f} ms {ratios[0]:5.2f} ×   processor {processor * 1000:5.0f} ms {ratios[1]:5.2f} ×"
    )


def fill(folder: Path) -> None:
    """A store of two hundred companies over the last twelve months, as the use cases leave it."""

    async def work() -> None:
        async with opened(Options(folder, unencrypted=True)) as program:
            services = program.services
            first, last = services.period
            await services.import_files(write_files(folder, list(YearMonth.range(first, last))))
            fetch = FetchPortal(services.fetch_portal._units, Portal(), services.clock, source="portal.test")
            await fetch(first, last)
            await services.reconcile(first, last)

    asyncio.run(work())


def write_files(folder: Path, months: list[YearMonth]) -> list[Path]:
    """A DR file for each company."""
    values = [[Value(worker_niss(c * 100 + w), 100_000) for w in range(WORKERS)] for c in range(COMPANIES)]
    files = []
    for number in range(COMPANIES):
        company = Company(employer_niss(number), company_nif(number), f"EMPRESA NÚMERO {number:03d}, LDA")
        blocks = [Block(values[number], month=month.year * 100 + month.month, company=company) for month in months]
        files.append(folder / f"DR_{number:03d}.txt")
        files[-1].write_bytes(build(blocks))
        assert not DrReader().read(files[-1]).refused
    return files


def test_the_first_painting_costs_little_more_than_an_empty_window(tmp_path: Path) -> None:
    empty, ours = take_turns(tmp_path / "data", tmp_path / "cache", EMPTY, FIRST_PAINTING)
    say("empty window", empty, empty)
    say("first painting", ours, empty)
    assert not BEHIND_THE_PAINTING & (ours[0].modules - empty[0].modules)


def test_the_first_data_waits_for_nothing_that_only_jobs_need(tmp_path: Path) -> None:
    store = tmp_path / "data" / "BateCerto"
    store.mkdir(parents=True)
    fill(store)
    empty, ours = take_turns(tmp_path / "data", tmp_path / "cache", EMPTY, FIRST_DATA)
    say("empty window", empty, empty)
    say("first data", ours, empty)
    assert not JOBS_ONLY & ours[0].modules
