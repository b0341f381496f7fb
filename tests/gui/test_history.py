# SPDX-License-Identifier: MIT
"""The History tab on a real store, as a clerk uses it: with the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTableView, QWidget

from domain.ports import Dialect
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows
from ui import translation

pytestmark = pytest.mark.anyio
HISTORY = 5
OTHER = Company(employer_niss(7), company_nif(7), "TÊXTEIS ÁGUA, LDA")


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


@pytest.fixture
async def driver(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    async with opened(tmp_path, until) as made:
        yield made


async def bring(driver: Driver, folder: Path, name: str, *blocks: Block) -> None:
    """Import a file with Ctrl+O; the window reconciles by itself."""
    path = folder / name
    path.write_bytes(build(list(blocks)))
    driver.dialogs.files = [path]
    await key(driver, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)


async def key(driver: Driver, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    driver.window.activateWindow()
    QTest.keyClick(driver.window, which, modifier)
    await driver.idle()


async def click(driver: Driver, widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    await driver.idle()


async def open_tab(driver: Driver, number: int = HISTORY) -> None:
    bar = driver.workspace.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
    await driver.idle()


def table(driver: Driver, name: str) -> QTableView:
    return next(view for view in driver.window.findChildren(QTableView) if view.accessibleName() == name)


async def click_run(driver: Driver, run: int) -> None:
    view = table(driver, "Reconciliations")
    row = next(at for at in range(rows(view)) if view.model().index(at, 0).data() == str(run))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, 1)).center()
    )
    await driver.idle()


def cells(view: QTableView, title: str) -> list[str]:
    """A column of a table by its heading, as shown."""
    model, horizontal = view.model(), Qt.Orientation.Horizontal
    column = next(
        at for at in range(model.columnCount()) if model.headerData(at, horizontal).replace("\n", " ") == title
    )
    return [model.index(row, column).data() for row in range(rows(view))]


def button(driver: Driver, text: str) -> QAbstractButton:
    (found,) = (
        each
        for each in driver.workspace.history.findChildren(QAbstractButton)
        if each.text().replace("&", "") == text and each.isVisible()
    )
    return found


def others(driver: Driver) -> QComboBox:
    (box,) = (box for box in driver.workspace.history.findChildren(QComboBox) if box.isVisible())
    assert box.accessibleName() == "Compare with"
    return box


async def three_runs(driver: Driver, folder: Path) -> list[bytes]:
    """Runs with different figures, and the CSV exported after each."""
    month = driver.presenter.period[1].number
    days = []
    for number, blocks in enumerate(
        (
            [Block([Value(worker_niss(1), 1_000_00)], month), Block([Value(worker_niss(2), 300_00)], month, rate=2960)],
            [Block([Value(worker_niss(1), 1_250_00)], month)],
            [Block([Value(worker_niss(3), 77_00)], month, OTHER)],
        ),
        1,
    ):
        await bring(driver, folder, f"{number}.txt", *blocks)
        driver.dialogs.target = (folder / f"day{number}.csv", Dialect.PT)
        await key(driver, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        days.append((folder / f"day{number}.csv").read_bytes())
    assert len(set(days)) == 3
    return days


async def test_without_a_run_the_tab_says_what_to_do(driver: Driver, tmp_path: Path) -> None:
    assert not driver.workspace.tabs.tabBar().isVisible(), "the first steps come first"
    first, _ = driver.presenter.period
    await bring(driver, tmp_path, "1.txt", Block([Value(worker_niss(1), 1)], first.previous().number))
    await open_tab(driver)
    assert rows(table(driver, "Reconciliations")) == 0
    said = [
        label for label in driver.workspace.history.findChildren(QWidget) if "Nothing was reconciled" in text(label)
    ]
    assert [label.isVisible() for label in said] == [True]


def text(widget: QWidget) -> str:
    say = getattr(widget, "text", None)
    return say() if callable(say) else ""


async def test_a_past_run_is_shown_compared_and_exported(driver: Driver, tmp_path: Path) -> None:
    days = await three_runs(driver, tmp_path)
    await open_tab(driver)
    assert not driver.workspace.detail.isVisible(), "the detail is of the present"
    assert cells(table(driver, "Reconciliations"), "No.") == ["3", "2", "1"]
    assert cells(table(driver, "Reconciliations"), "Tolerance €") == ["each company's"] * 3
    past = table(driver, "Groups as they were")
    assert rows(past) == 0

    await click_run(driver, 1)
    assert cells(past, "Remuner. ERP €") == ["300.00", "1,000.00"]
    assert driver.workspace.history.banner.text.startswith("As it was after reconciliation 1, ")
    assert cells(driver.workspace.buckets, "Remuner. ERP €") == ["300.00", "1,250.00", "77.00"]

    driver.dialogs.target = (tmp_path / "again.csv", Dialect.PT)
    await click(driver, button(driver, "Export as it was…"))
    assert (tmp_path / "again.csv").read_bytes() == days[0]
    assert driver.dialogs.past_runs[-1] == 1
    assert "2 groups of reconciliation 1, as they were, written to" in driver.window.notices.text

    others(driver).setFocus()
    QTest.keyClick(others(driver), Qt.Key.Key_Down)
    await driver.idle()
    changes = table(driver, "What changed between two reconciliations")
    assert changes.isVisible()
    assert cells(changes, "Change") == ["Changed", "Appeared"]
    assert cells(changes, "Contrib. ERP before €") == ["347.50", "—"]
    assert cells(changes, "Contrib. ERP after €") == ["434.38", "26.76"]
    assert "1 group appeared, 1 changed, 0 went away" in driver.workspace.history.banner.text

    QTest.keyClick(others(driver), Qt.Key.Key_Up)
    await driver.idle()
    assert past.isVisible()
    assert rows(past) == 2


async def test_the_keyboard_goes_all_the_way(driver: Driver, tmp_path: Path) -> None:
    await three_runs(driver, tmp_path)
    await open_tab(driver)
    await click_run(driver, 3)
    runs, past = table(driver, "Reconciliations"), table(driver, "Groups as they were")
    QTest.keyClick(runs, Qt.Key.Key_Down)
    await driver.idle()
    assert cells(past, "Remuner. ERP €") == ["300.00", "1,250.00"]
    QTest.keyClick(runs, Qt.Key.Key_Return)
    assert past.hasFocus()
    QTest.keyClick(past, Qt.Key.Key_Escape)
    assert runs.hasFocus()
    await open_tab(driver, 1)
    assert driver.workspace.detail.isVisible(), "leaving the past, the detail is back"


async def test_company_search_and_new_runs_reach_the_past_shown(driver: Driver, tmp_path: Path) -> None:
    await three_runs(driver, tmp_path)
    await open_tab(driver)
    await click_run(driver, 3)
    past = table(driver, "Groups as they were")
    companies = driver.workspace.companies.view
    companies.setFocus()
    for _ in range(3):
        QTest.keyClick(companies, Qt.Key.Key_Down)
        await driver.idle()
    assert cells(past, "Company") == [OTHER.name]
    QTest.keyClick(companies, Qt.Key.Key_Home)
    await driver.idle()
    QTest.keyClicks(driver.window.search, "agua")
    assert cells(past, "Company") == [OTHER.name]
    driver.window.search.clear()
    month = driver.presenter.period[1].number
    await bring(driver, tmp_path, "4.txt", Block([Value(worker_niss(1), 5_00)], month))
    assert cells(table(driver, "Reconciliations"), "No.") == ["4", "3", "2", "1"]
    assert cells(past, "Remuner. ERP €") == ["300.00", "1,250.00", "77.00"], "the past stays"
    assert others(driver).count() == 4


async def test_columns_and_sizes_are_found_as_they_were_left(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until) as first:
        await three_runs(first, tmp_path)
        await open_tab(first)
        table(first, "Reconciliations").setColumnWidth(1, 222)
        table(first, "Groups as they were").setColumnWidth(0, 333)
    async with opened(tmp_path, until) as again:
        assert table(again, "Reconciliations").columnWidth(1) == 222
        assert table(again, "Groups as they were").columnWidth(0) == 333


async def test_every_control_of_the_tab_says_what_it_is(driver: Driver, tmp_path: Path) -> None:
    await three_runs(driver, tmp_path)
    await open_tab(driver)
    await click_run(driver, 2)
    view = driver.workspace.history
    controls = [*view.findChildren(QAbstractButton), *view.findChildren(QComboBox), *view.findChildren(QTableView)]
    named = [each.accessibleName() or text(each) for each in controls if each.isVisible() and each.focusPolicy()]
    assert all(named)
    assert len(named) >= 4
