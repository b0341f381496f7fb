# SPDX-License-Identifier: MIT
"""The overview: cells, their words, the order, the keyboard and the first steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.parts import samples
from ui.overview import OverviewView

LAST = len(samples.MONTHS) - 1


@pytest.fixture
def view(qtbot: QtBot) -> OverviewView:
    made = OverviewView()
    qtbot.addWidget(made)
    made.resize(860, 300)
    made.set_rows(samples.matrix())
    made.show()
    qtbot.waitExposed(made)
    return made


def names(view: OverviewView) -> list[str]:
    model = view.table().model()
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def test_a_cell_says_company_month_state_and_figure(view: OverviewView) -> None:
    index = view.table().model().index(1, LAST)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Beta, October 2026, diverges, minus 41 euros and 70 cents"
    assert "−41.70" in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.usefixtures("portuguese")
def test_a_cell_speaks_portuguese(view: OverviewView) -> None:
    said = view.table().model().index(1, LAST).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Beta, outubro de 2026, divergente, menos 41 euros e 70"


def test_a_failed_month_says_why_and_what_to_do(view: OverviewView) -> None:
    tip = view.table().model().index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "token" in tip
    assert "Tokens de acesso" in tip


def test_a_click_selects_arrows_move_enter_opens(qtbot: QtBot, view: OverviewView) -> None:
    table = view.table()
    with qtbot.waitSignal(view.cell_selected) as selected:
        at = table.visualRect(table.model().index(1, LAST - 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert selected.args == [2, samples.MONTHS[-2]]
    with qtbot.waitSignal(view.cell_selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert selected.args == [2, samples.OCTOBER]
    with qtbot.waitSignal(view.cell_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2, samples.OCTOBER]
    with qtbot.waitSignal(view.cell_selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert selected.args == [2, None], "the column of totals has no month"


def test_the_worst_come_first_where_asked_for_and_the_place_is_kept(qtbot: QtBot, view: OverviewView) -> None:
    assert names(view) == ["Alfa", "Beta", "Gama"]
    assert view.select_cell(1, samples.OCTOBER)
    order = view.findChild(QComboBox)
    assert order is not None
    with qtbot.assertNotEmitted(view.cell_selected):
        QTest.keyClick(order, Qt.Key.Key_Down)
        view.set_rows(samples.matrix())
    assert names(view) == ["Beta", "Gama", "Alfa"]
    assert view.current_cell() == (1, samples.OCTOBER)
    assert not view.select_cell(99, samples.OCTOBER)


def test_without_data_the_first_steps_have_a_button_each(qtbot: QtBot, view: OverviewView) -> None:
    view.set_rows([])
    signals = {
        "import": view.import_wanted,
        "fetch": view.fetch_wanted,
        "reconcile": view.reconcile_wanted,
        "demo": view.demo_wanted,
    }
    for name, signal in signals.items():
        button = view.findChild(QPushButton, name)
        assert button is not None
        assert button.isVisible()
        assert button.accessibleName()
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_on_its_way_is_said_in_place_of_the_first_steps(view: OverviewView) -> None:
    import_button = view.findChild(QPushButton, "import")
    assert import_button is not None
    view.set_rows([])
    view.set_waiting("In preparation.")
    assert not import_button.isVisible()
    assert any(label.text() == "In preparation." and label.isVisible() for label in view.findChildren(QLabel))
    view.set_rows(samples.matrix())
    assert view.table().isVisible()
    view.set_rows([])
    view.set_waiting("")
    assert import_button.isVisible()
    view.set_busy(busy=True)
    assert not import_button.isEnabled()


def test_two_hundred_companies_over_two_years_are_shown(view: OverviewView) -> None:
    row = samples.matrix()[0]
    cells = row.cells + row.cells
    view.set_rows([type(row)(number, f"Empresa {number}", cells) for number in range(200)])
    assert view.table().model().rowCount() == 200
    assert not view.grab().isNull()
