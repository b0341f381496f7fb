# SPDX-License-Identifier: MIT
"""What the tables show is made in a thread, and nothing older stands over anything newer."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from app import demo_data
from domain.use_cases.review import Overview
from domain.values import YearMonth
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows
from tests.gui.stores import put_demo
from ui.tables.divergences import Known
from ui.tables.record_table import RecordTable
from ui.tables.sheets import Sheets

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of windows
]
FIRST, LAST = demo_data.period()
MONTH, CAUSE, STEP = 2, 16, 19


@pytest.fixture
async def filled(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(FIRST, LAST)
        await driver.idle()
        yield driver
        await driver.idle()


class Workshop:
    """Where sheets are made: tells in which threads, and lets those of a month wait."""

    def __init__(self) -> None:
        self.threads: set[int] = set()
        self.slow: YearMonth | None = None
        self.reached, self.let_go = threading.Event(), threading.Event()

    def enter(self, overview: Overview) -> None:
        self.threads.add(threading.get_ident())
        if {row.key.month for row in overview.buckets} == {self.slow}:
            self.reached.set()
            assert self.let_go.wait(20)


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    shop, make, tell = Workshop(), Sheets.of.__func__, Sheets.knowing  # type: ignore[attr-defined]

    def of(cls: type[Sheets], overview: Overview, known: Known) -> Sheets:
        shop.enter(overview)
        made: Sheets = make(cls, overview, known)
        return made

    def knowing(self: Sheets, known: Known) -> Sheets:
        shop.threads.add(threading.get_ident())
        return tell(self, known)

    monkeypatch.setattr(Sheets, "of", classmethod(of))
    monkeypatch.setattr(Sheets, "knowing", knowing)
    yield shop
    shop.let_go.set()


def months(table: RecordTable) -> set[str]:
    """The months that a table shows."""
    model = table.model()
    return {str(model.index(row, MONTH).data()) for row in range(model.rowCount())}


async def test_what_tables_show_is_made_beside_the_windows_thread(filled: Driver, workshop: Workshop) -> None:
    filled.presenter.reconcile()
    await filled.idle()
    filled.desk.period.chosen.emit(LAST, LAST)
    await filled.idle()
    filled.workspace.tabs.setCurrentWidget(filled.workspace.divergences)
    await filled.idle()
    assert months(filled.workspace.buckets) == months(filled.workspace.divergences) == {"Oct 2026"}
    assert workshop.threads
    assert threading.get_ident() not in workshop.threads


async def test_months_that_others_overtook_are_never_shown(filled: Driver, workshop: Workshop) -> None:
    table, seen = filled.workspace.buckets, set[str]()
    table.arranged.connect(lambda: seen.update(months(table)))
    filled.workspace.tabs.setCurrentWidget(table)
    workshop.slow = LAST.plus(-1)
    filled.desk.period.chosen.emit(workshop.slow, workshop.slow)
    await filled.until(workshop.reached.is_set)
    filled.desk.period.chosen.emit(LAST, LAST)
    await filled.until(lambda: months(table) == {"Oct 2026"})
    workshop.let_go.set()
    await filled.idle()
    assert seen == {"Oct 2026"}
    assert filled.presenter.period == (LAST, LAST)


async def test_no_label_nor_overview_is_ahead_of_the_tables(filled: Driver, workshop: Workshop) -> None:
    workspace = filled.workspace
    workspace.tabs.setCurrentWidget(workspace.buckets)
    before, said = months(workspace.buckets), filled.desk.period.text()
    workshop.slow = LAST
    filled.desk.period.chosen.emit(LAST, LAST)
    await filled.until(workshop.reached.is_set)
    await asyncio.sleep(0.05)
    assert filled.desk.period.text() == said
    assert len(filled.presenter.shown.matrix[0].cells) == len(before) > 1
    workshop.let_go.set()
    await filled.until(lambda: filled.desk.period.text() != said)
    # The one in front has them in the same turn.
    assert months(workspace.buckets) == {"Oct 2026"}


async def test_a_tab_that_comes_to_the_front_has_its_rows_at_once(filled: Driver) -> None:
    workspace, everything = filled.workspace, rows(filled.workspace.buckets)
    filled.presenter.choose_company(filled.presenter.shown.matrix[0].company_id)
    workspace.tabs.setCurrentWidget(workspace.buckets)
    assert 0 < rows(workspace.buckets) == len(filled.presenter.shown.buckets) < everything


async def test_a_company_keeps_what_is_known_of_its_divergences(filled: Driver) -> None:
    table = filled.workspace.divergences
    filled.workspace.tabs.setCurrentWidget(table)
    await filled.idle()
    filled.presenter.choose_company(filled.presenter.shown.divergences[0].bucket.key.company_id)
    assert 0 < rows(table) == len(filled.presenter.shown.divergences)
    causes = {str(table.model().index(row, CAUSE).data()) for row in range(rows(table))}
    assert causes != {"—"}


async def test_what_is_learnt_of_divergences_outlives_a_slower_look(filled: Driver, workshop: Workshop) -> None:
    table, knowledge = filled.workspace.divergences, filled.desk.decisions.knowledge
    filled.workspace.tabs.setCurrentWidget(table)
    filled.desk.period.chosen.emit(LAST, LAST)
    await filled.idle()
    workshop.slow = LAST
    filled.presenter.refresh()
    await filled.until(workshop.reached.is_set)
    assert str(table.model().index(0, STEP).data()) != "—"
    # Told while the sheets of the look are made without it.
    knowledge.items = {}
    knowledge.changed.emit()
    shown: list[str] = []
    table.arranged.connect(lambda: shown.append(str(table.model().index(0, STEP).data())))
    await filled.until(lambda: shown)
    filled.presenter.seen.disconnect()
    workshop.let_go.set()
    await filled.idle()
    assert len(shown) == 2
    assert set(shown) == {"—"}


async def test_a_window_closes_while_sheets_are_made(tmp_path: Path, until: Until, workshop: Workshop) -> None:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(FIRST, LAST)
        await driver.idle()
        workshop.slow = LAST
        driver.desk.period.chosen.emit(LAST, LAST)
        await until(workshop.reached.is_set)
        seen: list[object] = []
        driver.presenter.refreshed.connect(lambda: seen.append(1))
    workshop.let_go.set()
    await asyncio.sleep(0.05)
    assert seen == driver.failed == []
