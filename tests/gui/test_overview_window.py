# SPDX-License-Identifier: MIT
"""The overview and the deadlines in a real window on a real store, as a clerk uses them."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton, QTableView, QToolButton

from app.composition import Program
from domain.reconciliation import BucketStatus
from domain.values import YearMonth
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen
from tests.gui.stores import put_demo, put_filled
from ui.overview.chart_pane import ChartPane
from ui.overview.desk import OverviewDesk

pytestmark = pytest.mark.anyio
BAKERY = Company(employer_niss(3), company_nif(3), "PADARIA PÃO QUENTE, LDA")
TEXTILES = Company(employer_niss(7), company_nif(7), "TÊXTEIS ÁGUA, LDA")


@pytest.fixture
async def driver(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    put_filled(tmp_path, bring)
    async with opened(tmp_path, until) as made:
        yield made
        await made.idle()


async def bring(program: Program) -> None:
    """Two companies: the first with its last month, the second with the one before too."""
    last = program.services.period[1]
    blocks = [
        Block([Value(worker_niss(1), 1_000_00)], last.number, BAKERY),
        Block([Value(worker_niss(2), 2_000_00)], last.number, TEXTILES),
        Block([Value(worker_niss(2), 5_00)], last.previous().number, TEXTILES),
    ]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(len(blocks))]
        for path, each in zip(paths, blocks, strict=True):
            path.write_bytes(build([each]))
        await program.services.import_files(paths)
    await program.services.reconcile(*program.services.period)


def names(driver: Driver) -> list[str]:
    model = matrix(driver).model()
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


async def test_another_period_without_the_month_keeps_the_company_at_the_nearest_one(driver: Driver) -> None:
    presenter, overview = driver.presenter, driver.workspace.overview
    first, last = presenter.period
    company, before = presenter.shown.matrix[1].company_id, last.previous()
    assert names(driver)[1] == TEXTILES.name
    overview.select_cell(company, before)
    presenter.set_period(last, last)
    await driver.idle()
    assert overview.current_cell() == (company, last)
    assert presenter.key is not None
    assert (presenter.key.company_id, presenter.key.month) == (company, last)
    presenter.set_period(first, before)
    await driver.idle()
    assert overview.current_cell() == (company, before)
    assert presenter.key is not None
    assert (presenter.key.company_id, presenter.key.month) == (company, before)


async def test_a_month_of_another_period_is_gone_to_though_another_tab_is_in_front_meanwhile(driver: Driver) -> None:
    presenter, overview = driver.presenter, driver.workspace.overview
    first, last = presenter.period
    company = presenter.shown.matrix[1].company_id
    presenter.set_period(first, last.previous())
    await driver.idle()
    desk = overview.findChild(OverviewDesk)
    assert desk is not None
    desk.open_month(company, last)
    driver.workspace.tabs.setCurrentWidget(driver.workspace.history)
    await driver.idle()
    assert presenter.period == (first, last)
    assert overview.current_cell() == (company, last)
    assert driver.workspace.tabs.currentWidget() is driver.workspace.history


async def test_the_chosen_company_is_marked_again_after_a_look_at_the_store(driver: Driver) -> None:
    view, company = driver.workspace.companies.view, driver.presenter.shown.matrix[0].company_id
    at = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert driver.presenter.company_id == company
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert not view.selectionModel().selectedRows()
    driver.presenter.refresh()
    await driver.idle()
    assert driver.presenter.company_id == company
    assert [index.row() for index in view.selectionModel().selectedRows()] == [1]


def matrix(driver: Driver) -> QTableView:
    (found,) = (
        view for view in seen(driver.window, QTableView) if view.accessibleName() == "Overview: companies by months"
    )
    return found


def table(driver: Driver, name: str) -> QTableView:
    (found,) = (view for view in seen(driver.window, QTableView) if view.accessibleName() == name)
    return found


def box(driver: Driver, name: str) -> QComboBox:
    (found,) = (each for each in seen(driver.window, QComboBox) if each.accessibleName() == name)
    return found


async def open_tab(driver: Driver, title: str) -> None:
    bar = driver.workspace.tabs.tabBar()
    at = next(index for index in range(bar.count()) if bar.tabText(index).startswith(title))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
    await driver.idle()


async def test_the_search_stays_in_the_overview_as_long_as_it_finds_companies(driver: Driver) -> None:
    assert names(driver) == [BAKERY.name, TEXTILES.name]
    QTest.keyClicks(driver.window.search, "agua")
    assert names(driver) == [TEXTILES.name]
    QTest.keyClicks(driver.window.search, "x")
    assert driver.workspace.tabs.tabText(driver.workspace.tabs.currentIndex()) == "Groups"
    driver.window.search.clear()
    await open_tab(driver, "Overview")
    assert names(driver) == [BAKERY.name, TEXTILES.name]


async def test_a_month_signed_off_gets_its_lock_and_the_filter_finds_it(tmp_path: Path, until: Until) -> None:
    put_demo(tmp_path / "demo")
    async with opened(tmp_path, until, demo=True) as driver:
        decisions = driver.presenter.services.decisions
        assert decisions is not None
        rows_and_cells = [(row, cell) for row in driver.presenter.shown.matrix for cell in row.cells]
        company, month = next((row, c.month) for row, c in rows_and_cells if c.status is BucketStatus.TALLIES)
        assert (await decisions.sign_off(company.company_id, month)).signed
        await driver.idle()
        chosen = box(driver, "State")
        while chosen.currentText() != "With months signed off":
            QTest.keyClick(chosen, Qt.Key.Key_Down)
        await driver.until(lambda: names(driver) == [company.company])
        column = list(YearMonth.range(*driver.presenter.period)).index(month)
        said = matrix(driver).model().index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.endswith("tallies, signed off")
        driver.click("Clear filters")
        assert len(names(driver)) > 1
        await driver.idle()


async def test_a_cell_s_menu_has_what_can_be_done_about_its_month(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    view = matrix(driver)
    driver.workspace.overview.select_cell(driver.presenter.shown.matrix[1].company_id, driver.presenter.period[1])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    (menu,) = menus
    fetch = next(action for action in menu.actions() if action.text() == "Fetch this month again")
    assert fetch.isEnabled()
    menu.deleteLater()
    await driver.idle()


async def test_the_chart_closes_comes_back_and_is_remembered(tmp_path: Path, until: Until) -> None:
    put_filled(tmp_path, bring)
    async with opened(tmp_path, until) as first:
        assert seen(first.window, ChartPane)
        (close,) = (b for b in seen(first.window, QToolButton) if b.accessibleName() == "Close the chart")
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
        assert not seen(first.window, ChartPane)
        await first.idle()
    async with opened(tmp_path, until) as again:
        assert not seen(again.window, ChartPane)
        again.click("Chart")
        await again.idle()
        assert seen(again.window, ChartPane)
        await again.idle()


async def test_the_chart_is_of_the_company_that_is_selected_and_saved_as_a_picture(
    driver: Driver, tmp_path: Path
) -> None:
    driver.workspace.overview.select_cell(driver.presenter.shown.matrix[1].company_id, driver.presenter.period[1])
    QTest.keyClick(box(driver, "Whose differences"), Qt.Key.Key_Down)
    await driver.idle()
    assert driver.says(TEXTILES.name)
    (pane,) = seen(driver.window, ChartPane)
    assert TEXTILES.name in pane.view.accessibleDescription()
    driver.dialogs.written = tmp_path / "picture"
    driver.click("Save picture…")
    await driver.idle()
    assert driver.dialogs.names == ["differences"]
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert "The chart was written to" in driver.window.notices.text


async def test_deadlines_lead_to_the_company_s_month(driver: Driver) -> None:
    await open_tab(driver, "Deadlines")
    dues = table(driver, "Deadlines")
    assert rows(dues) >= 4, "each company delivers and pays for the month that is still going on"
    company = dues.model().headerData(3, Qt.Orientation.Horizontal)
    assert company == "Company"
    dues.setFocus()
    QTest.keyClick(dues, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    name = dues.model().index(dues.currentIndex().row(), 3).data()
    QTest.keyClick(dues, Qt.Key.Key_Return)
    await driver.idle()
    at = driver.workspace.overview.current_cell()
    assert at is not None
    assert {row.company_id: row.company for row in driver.presenter.shown.matrix}[at[0]] == name
    assert matrix(driver).hasFocus()
    await driver.idle()


async def test_a_company_that_joins_has_other_deadlines(driver: Driver) -> None:
    companies = driver.presenter.services.companies
    assert companies is not None
    number = next(row.company_id for row in driver.presenter.shown.matrix if row.company == TEXTILES.name)
    today = driver.presenter.services.clock.today()
    await companies.joined(number, min(max(YearMonth(2026, 1), YearMonth.of(today)), YearMonth(2027, 1)))
    driver.presenter.refresh()
    await driver.idle()
    await open_tab(driver, "Deadlines")
    dues = table(driver, "Deadlines")
    model = dues.model()
    kinds = {model.index(row, 2).data() for row in range(rows(dues)) if model.index(row, 3).data() == TEXTILES.name}
    assert "Confirm or correct the values" in kinds
    await open_tab(driver, "Overview")
    chosen = box(driver, "Regime")
    while chosen.currentText() != "SCC":
        QTest.keyClick(chosen, Qt.Key.Key_Down)
    assert TEXTILES.name in names(driver)
    await driver.idle()


async def test_the_countdown_opens_the_deadlines(driver: Driver) -> None:
    (button,) = (
        each for each in seen(driver.window, QPushButton) if each.accessibleDescription() == "Opens the deadlines"
    )
    assert button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert driver.workspace.tabs.tabText(driver.workspace.tabs.currentIndex()).startswith("Deadlines")
    assert QApplication.activeModalWidget() is None
    await driver.idle()


async def test_every_control_of_both_tabs_says_what_it_is(driver: Driver) -> None:
    for title in ("Overview", "Deadlines"):
        await open_tab(driver, title)
        page = driver.workspace.tabs.currentWidget()
        boxes = [each for each in page.findChildren(QComboBox) if each.isVisible()]
        views = [each for each in page.findChildren(QTableView) if each.isVisible()]
        assert views
        assert all(each.accessibleName() for each in (*boxes, *views))
    await driver.idle()
