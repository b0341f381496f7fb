# SPDX-License-Identifier: MIT
"""Companies, the tolerance, and language and appearance in the settings, as a clerk uses them."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QTableView,
    QWidget,
)

from app.composition import Program
from domain.company import Regime
from domain.use_cases.companies import CompanySetup
from domain.values import Money, YearMonth
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen
from tests.gui.stores import put_filled
from tests.gui.test_settings import cell, choose_row, open_settings, press
from ui import theme

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
W = TypeVar("W", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("ALFAIATARIA CERTA, LDA", "BARCOS DO SADO, SA", "CASA DA ESQUINA")


@pytest.fixture
async def driver(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    put_filled(tmp_path / "data", bring_companies)
    async with opened(tmp_path / "data", until) as made:
        yield made
        await made.idle()


async def bring_companies(program: Program) -> None:
    """Import a file of each."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(1, len(NAMES) + 1)]
        for number, (path, name) in enumerate(zip(paths, NAMES, strict=True), start=1):
            company = Company(employer_niss(number), company_nif(number), name)
            path.write_bytes(build([Block([Value(worker_niss(1), 1_000_00)], 202610, company=company)]))
        await program.services.import_files(paths)
    await program.services.reconcile(*program.services.period)


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """What a test chose for the whole application ends with it."""
    font, colours = qapp.font(), qapp.palette()
    yield
    qapp.setFont(font)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.setPalette(colours)


def setup(driver: Driver) -> CompanySetup:
    found = driver.presenter.services.companies
    assert found is not None
    return found


def named(driver: Driver, kind: type[W], name: str) -> W:
    """What has that name in the settings."""
    dialog = driver.dialog()
    assert dialog is not None
    (found,) = (each for each in seen(dialog, kind) if each.accessibleName() == name)
    return found


def choose(box: QComboBox, text: str) -> None:
    """Choose an entry with the keyboard."""
    row = box.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert row >= 0, [box.itemText(at) for at in range(box.count())]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == row


def write(field: QAbstractSpinBox, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


async def test_a_company_gets_its_name_regime_and_tolerance(driver: Driver) -> None:
    await open_settings(driver, "Companies")
    table = named(driver, QTableView, "Companies")
    assert [cell(table, row, 0) for row in range(3)] == list(NAMES)
    assert [cell(table, 0, column) for column in (3, 4, 5, 6)] == ["classic", "—", "0.50", "common"]
    assert not named(driver, QLineEdit, "Name").isEnabled()
    await choose_row(driver, table, 1)
    assert not driver.button("Keep").isEnabled()
    driver.type("Name", "Barcos do Sado")
    choose(named(driver, QComboBox, "Regime"), "SCC")
    choose(named(driver, QComboBox, "First month in SCC"), "Mar 2026")
    choose(named(driver, QComboBox, "Tolerance"), "its own")
    write(named(driver, QDoubleSpinBox, "Tolerance of its own"), "0.02")
    await press(driver, "Keep")
    assert [cell(table, 1, column) for column in (0, 3, 4, 5, 6)] == [
        "Barcos do Sado", "SCC", "Mar 2026", "0.02", "its own",
    ]  # fmt: skip
    assert driver.says("The new tolerance counts once it is reconciled.")
    await press(driver, "Reconcile now")
    assert driver.workspace.companies.isVisible()
    [_, found, _] = await setup(driver).all()
    assert (found.regime, found.scc_from, found.tolerance) == (Regime.SCC, YearMonth(2026, 3), Money(2))


async def test_an_empty_name_is_refused_in_a_sentence(driver: Driver) -> None:
    await open_settings(driver, "Companies")
    table = named(driver, QTableView, "Companies")
    await choose_row(driver, table, 0)
    driver.type("Name", "   ")
    await press(driver, "Keep")
    assert driver.says("A company needs a name.")
    assert cell(table, 0, 0) == NAMES[0]


async def test_several_change_at_once_and_what_differs_stays(driver: Driver) -> None:
    first, *_ = await setup(driver).all()
    await setup(driver).change(first.id, tolerance=Money(7))
    await open_settings(driver, "Companies")
    table = named(driver, QTableView, "Companies")
    await choose_row(driver, table, 0)
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    await driver.idle()
    assert driver.says("3 companies chosen")
    assert named(driver, QComboBox, "Tolerance").currentText() == "as each has it"
    choose(named(driver, QComboBox, "Regime"), "SCC")
    await press(driver, "Keep")
    found = await setup(driver).all()
    assert [company.regime for company in found] == [Regime.SCC] * 3
    assert [company.tolerance for company in found] == [Money(7), Money(50), Money(50)]
    choose(named(driver, QComboBox, "Tolerance"), "that of all")
    await press(driver, "Keep")
    assert [company.tolerance for company in await setup(driver).all()] == [Money(50)] * 3


async def test_the_tolerance_of_all_is_explained_kept_and_reconciled_with(driver: Driver) -> None:
    await open_settings(driver, "Tolerance")
    assert driver.says("0.50\u00a0€ apart tallies, 0.51\u00a0€ apart diverges")
    write(named(driver, QDoubleSpinBox, "Tolerance"), "0")
    assert driver.says("only what is equal to the cent tallies; 0.01\u00a0€ apart diverges")
    await press(driver, "Keep")
    assert driver.says("until it is reconciled (F5)")
    assert [company.tolerance for company in await setup(driver).all()] == [Money()] * 3
    await press(driver, "Reconcile now")
    assert not driver.button("Keep").isEnabled()


async def test_hundreds_of_companies_and_none(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until) as driver:
        await open_settings(driver, "Companies")
        assert driver.says("There are no companies yet. Import an ERP file first.")
        blocks = [
            Block([Value(worker_niss(1), 1_000_00)], 202610,
                  company=Company(employer_niss(n), company_nif(n), f"EMPRESA {n:03d}"))
            for n in range(1, 501)
        ]  # fmt: skip
        path = tmp_path / "all.txt"
        path.write_bytes(build(blocks))
        driver.presenter.import_files([path])
        await driver.idle()
        await open_settings(driver, "Tolerance")
        await open_settings(driver, "Companies")
        table = named(driver, QTableView, "Companies")
        assert rows(table) == 500
        table.scrollToBottom()
        await choose_row(driver, table, 499)
        assert named(driver, QLineEdit, "Name").text() == "EMPRESA 500"
        await driver.idle()


async def test_colours_and_text_size_count_at_once_and_are_remembered(driver: Driver, qapp: QApplication) -> None:
    size = qapp.font().pointSizeF()
    await open_settings(driver, "Language and appearance")
    choose(named(driver, QComboBox, "Colours"), "Dark")
    await driver.until(lambda: theme.is_dark(driver.window.palette()))
    choose(named(driver, QComboBox, "Size of text"), "200")
    assert qapp.font().pointSizeF() == pytest.approx(2 * size)
    await driver.until(lambda: driver.window.search.font().pointSizeF() == pytest.approx(2 * size))
    choose(named(driver, QComboBox, "Language"), "Português")
    assert driver.says("The language changes when BateCerto is opened again.")
    choose(named(driver, QComboBox, "Size of text"), "100")
    assert qapp.font().pointSizeF() == pytest.approx(size)
    assert driver.window.settings.text("language") == "pt"
    choose(named(driver, QComboBox, "Colours"), "Light")
    await driver.until(lambda: driver.window.palette().window().color() == QColor("#F3F4F6"))


async def click_page(driver: Driver, page: str) -> None:
    pages = named(driver, QListWidget, "Pages")
    (item,) = pages.findItems(page, Qt.MatchFlag.MatchExactly)
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=pages.visualItemRect(item).center())
    await driver.idle()


def page_chosen(driver: Driver) -> str:
    chosen = named(driver, QListWidget, "Pages").currentItem()
    assert chosen is not None
    return chosen.text()


NOT_KEPT = "There are changes here that are not kept yet."


async def test_another_page_asks_about_a_choice_that_was_not_kept(driver: Driver) -> None:
    await open_settings(driver, "Companies")
    await choose_row(driver, named(driver, QTableView, "Companies"), 1)
    choose(named(driver, QComboBox, "Regime"), "SCC")
    await click_page(driver, "Tolerance")
    await driver.until(lambda: driver.says(NOT_KEPT))
    await driver.until(lambda: page_chosen(driver) == "Companies")
    assert named(driver, QComboBox, "Regime").currentText() == "SCC"
    await press(driver, "Keep the changes")
    await driver.until(lambda: page_chosen(driver) == "Tolerance")
    assert not driver.says(NOT_KEPT)
    assert [company.regime for company in await setup(driver).all()].count(Regime.SCC) == 1
    write(named(driver, QDoubleSpinBox, "Tolerance"), "0.10")
    await click_page(driver, "Companies")
    await driver.until(lambda: driver.says(NOT_KEPT))
    await press(driver, "Do not keep them")
    await driver.until(lambda: page_chosen(driver) == "Companies")
    await click_page(driver, "Tolerance")
    assert named(driver, QDoubleSpinBox, "Tolerance").value() == pytest.approx(0.5)
    assert [company.tolerance for company in await setup(driver).all()] == [Money(50)] * 3


async def test_another_company_asks_too_and_what_cannot_be_kept_stays(driver: Driver) -> None:
    await open_settings(driver, "Companies")
    table = named(driver, QTableView, "Companies")
    await choose_row(driver, table, 1)
    driver.type("Name", "  ")
    await choose_row(driver, table, 0)
    assert driver.says(NOT_KEPT)
    assert driver.field("Name").text() == "  ", "it is still about the first one"
    await press(driver, "Keep the changes")
    assert driver.says("A company needs a name.")
    assert driver.says(NOT_KEPT)
    driver.type("Name", "Barcos")
    await press(driver, "Keep the changes")
    assert [company.name for company in await setup(driver).all()] == [NAMES[0], "Barcos", NAMES[2]]
    await driver.until(lambda: driver.field("Name").text() == NAMES[0])
    assert not driver.says(NOT_KEPT)


def chosen_rows(table: QTableView) -> list[int]:
    return sorted(index.row() for index in table.selectionModel().selectedRows())


async def test_while_it_asks_the_row_that_is_chosen_is_the_one_in_the_form(driver: Driver) -> None:
    await open_settings(driver, "Companies")
    table = named(driver, QTableView, "Companies")
    await choose_row(driver, table, 1)
    driver.type("Name", "Barcos")
    await choose_row(driver, table, 2)
    assert driver.says(NOT_KEPT)
    await driver.until(lambda: chosen_rows(table) == [1])
    assert driver.field("Name").text() == "Barcos"
    await press(driver, "Do not keep them")
    assert (chosen_rows(table), driver.field("Name").text()) == ([2], NAMES[2])
    driver.type("Name", "Casa")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Up, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    await driver.idle()
    assert driver.says(NOT_KEPT)
    await driver.until(lambda: chosen_rows(table) == [2])
    assert driver.field("Name").text() == "Casa"
    await press(driver, "Keep the changes")
    await driver.until(lambda: chosen_rows(table) == [0, 1, 2])
    assert driver.says("3 companies chosen: what is changed here is changed of all of them.")
    assert [company.name for company in await setup(driver).all()][2] == "Casa"


async def test_closing_asks_and_a_choice_taken_back_is_no_change(driver: Driver) -> None:
    await open_settings(driver, "Companies")
    await choose_row(driver, named(driver, QTableView, "Companies"), 2)
    choose(named(driver, QComboBox, "Regime"), "SCC")
    dialog = driver.dialog()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert driver.says(NOT_KEPT)
    assert dialog.isVisible()
    choose(named(driver, QComboBox, "Regime"), "classic")
    assert not driver.says(NOT_KEPT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


async def test_holidays_that_are_none_are_not_dropped_without_a_word(driver: Driver) -> None:
    await open_settings(driver, "Deadlines")
    driver.type("Other holidays", "32/13")
    await click_page(driver, "Companies")
    await driver.until(lambda: driver.says(NOT_KEPT))
    await press(driver, "Do not keep them")
    await driver.until(lambda: page_chosen(driver) == "Companies")
