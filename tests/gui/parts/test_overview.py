# SPDX-License-Identifier: MIT
"""The overview: cells, their words, the order, the keyboard and the first steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from domain.company import Regime
from domain.portal_record import FetchState
from domain.read_models import MatrixRow
from domain.reconciliation import BucketStatus
from domain.sign_off import SignVerb
from domain.standing import ACCEPTED
from domain.values import YearMonth
from tests.gui.parts import samples
from ui.overview import OverviewView
from ui.overview.figures import month_figures
from ui.overview.filters import Known
from ui.overview.matrix import Matrix
from ui.overview.table import MatrixTable
from ui.settings import WindowSettings

NAMES = ("Zulmira, Lda", "Água Viva, S.A.", "Construções Silva")
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


def box(view: OverviewView, name: str) -> QComboBox:
    (found,) = (each for each in view.findChildren(QComboBox) if each.accessibleName() == name)
    return found


def choose(view: OverviewView, name: str, entry: str) -> None:
    """With the keyboard."""
    chosen = box(view, name)
    while chosen.currentText() != entry:
        before = chosen.currentIndex()
        QTest.keyClick(chosen, Qt.Key.Key_Down)
        assert chosen.currentIndex() > before, f"no {entry}"


def said(view: OverviewView, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.ToolTipRole) -> str:
    return str(view.table().model().index(row, column).data(role))


def test_the_first_months_may_come_to_a_matrix_that_is_seen_and_narrow(qtbot: QtBot) -> None:
    """Qt lays the table out anew while it learns of them, before anything of them was measured."""
    table = MatrixTable()
    qtbot.addWidget(table)
    table.resize(260, 200)
    table.show()
    qtbot.waitExposed(table)
    with qtbot.captureExceptions() as raised:
        table.set_matrix(Matrix(samples.matrix()))
    assert raised == []
    assert table.horizontalHeader().count() - table.horizontalHeader().hiddenSectionCount() == LAST + 3


def test_a_cell_says_company_month_state_and_figure(view: OverviewView) -> None:
    index = view.table().model().index(1, LAST)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Beta, October 2026, diverges, minus 41 euros and 70 cents"
    assert "−41.70" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_tool_tip_has_both_sides_workers_and_states(view: OverviewView) -> None:
    rows = [samples.bucket(2), samples.bucket(2, portal=100_000, status=BucketStatus.TALLIES)]
    here = (rows[0].key.company_id, rows[0].key.month)
    view.set_figures(lambda company, month: month_figures(rows if (company, month) == here else []))
    tip = said(view, 1, LAST)
    assert "2 groups: tallies 1, diverges 1" in tip
    assert "Remuneration: ERP 2,000.00\u00a0€, portal 1,880.00\u00a0€, portal − ERP −120.00\u00a0€" in tip
    assert "Contribution: ERP 695.00\u00a0€, portal 653.30\u00a0€, portal − ERP −41.70\u00a0€" in tip
    assert "Workers: ERP 24, portal 22" in tip
    assert "Remuneration" not in said(view, 0, LAST), "of a month without groups there is nothing to add up"


def test_an_erp_file_that_waits_is_not_as_if_nothing_were_there(view: OverviewView) -> None:
    cell = samples.cell(samples.OCTOBER, BucketStatus.NOT_COMPARED)
    nothing = replace(cell, fetch=FetchState.NEVER, has_erp=False, buckets=0)
    waiting = replace(nothing, has_erp=True, buckets=1)
    view.set_rows([MatrixRow(1, "Alfa", (nothing, waiting))])
    aloud = Qt.ItemDataRole.AccessibleTextRole
    assert said(view, 0, 0, aloud) == "Alfa, October 2026, nothing on either side, portal never asked"
    assert said(view, 0, 1, aloud) == "Alfa, October 2026, erp file there, portal missing, portal never asked"
    empty, erp = (picture(view, 0, column) for column in (0, 1))
    assert empty != erp


def picture(view: OverviewView, row: int, column: int) -> bytes:
    """What a cell looks like."""
    table = view.table()
    image = table.viewport().grab(table.visualRect(table.model().index(row, column))).toImage()
    return bytes(image.constBits())


def test_signed_months_and_those_opened_again_are_marked(view: OverviewView) -> None:
    plain = picture(view, 0, LAST)
    looks = []
    for what, words in ((SignVerb.SIGNED, "signed off"), (SignVerb.REOPENED, "opened again")):
        view.set_known(Known({(1, samples.OCTOBER): what}))
        assert words in said(view, 0, LAST, Qt.ItemDataRole.AccessibleTextRole)
        assert words in said(view, 0, LAST).lower()
        looks.append(picture(view, 0, LAST))
    assert len({plain, *looks}) == 3
    view.set_known(Known({(1, samples.OCTOBER): SignVerb.UNDONE}))
    assert picture(view, 0, LAST) == plain


def test_each_company_has_its_sum_and_its_trend(view: OverviewView) -> None:
    model = view.table().model()
    assert [model.headerData(LAST + at, Qt.Orientation.Horizontal) for at in (1, 2, 3)] == [
        "Div.", "Trend", "Difference\n€",
    ]  # fmt: skip
    assert [model.index(1, LAST + at).data() for at in (1, 3)] == ["1", "−41.70"]
    assert said(view, 1, LAST + 2) == "Beta\nOct 2026: −41.70\u00a0€"
    assert said(view, 0, LAST + 2) == "Alfa: no differences in these months"
    assert "minus 41 euros" in said(view, 1, LAST + 3, Qt.ItemDataRole.AccessibleTextRole)
    assert picture(view, 1, LAST + 2) != picture(view, 0, LAST + 2)


def test_a_month_all_of_whose_divergences_were_accepted_is_counted_and_found_as_such(view: OverviewView) -> None:
    accepted = replace(samples.cell(samples.OCTOBER, BucketStatus.DIVERGES, -4170), status=ACCEPTED, accepted=1)
    rows = samples.matrix()
    beta = replace(rows[1], cells=(*rows[1].cells[:-1], accepted))
    view.set_rows([rows[0], beta, rows[2]])
    assert said(view, 1, LAST, Qt.ItemDataRole.AccessibleTextRole) == (
        "Beta, October 2026, accepted, minus 41 euros and 70 cents"
    )
    assert "Beta, Oct 2026: Accepted" in said(view, 1, LAST)
    assert view.table().model().index(1, LAST + 1).data() == "", "nothing waits for the clerk"
    assert any("0 months diverge" in label.text() for label in view.findChildren(QLabel))
    assert any(label.text() == "Accepted" for label in view.findChildren(QLabel)), "the legend"
    choose(view, "State", "With accepted divergences")
    assert names(view) == ["Beta"]


def test_rows_that_are_shown_already_are_not_arranged_again(qtbot: QtBot, view: OverviewView) -> None:
    arranged: list[object] = []
    view.table().model().modelReset.connect(lambda: arranged.append(None))
    rows = samples.matrix()
    view.set_rows(rows)
    assert len(arranged) == 1
    with qtbot.waitSignal(view.shown_changed):
        view.set_rows(list(rows))
    assert len(arranged) == 1
    view.set_rows(samples.matrix())
    view.set_rows(rows[:2])
    assert len(arranged) == 3
    assert names(view) == ["Alfa", "Beta"]


def test_filters_narrow_and_are_cleared(view: OverviewView) -> None:
    choose(view, "State", "With divergences")
    assert names(view) == ["Beta"]
    assert view.totals.startswith("1 of 3 companies · 1 month diverges · portal − ERP −41.70")
    assert "worst: Oct 2026, Beta (−41.70" in view.totals
    (clear,) = (each for each in view.findChildren(QPushButton) if each.text() == "&Clear filters")
    assert clear.isVisible()
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert names(view) == ["Alfa", "Beta", "Gama"]
    assert not clear.isVisible()
    choose(view, "State", "Not compared")
    assert names(view) == ["Gama"]
    choose(view, "State", "All tallies")
    assert names(view) == ["Alfa"]


def test_regime_and_deadlines_narrow_too(view: OverviewView) -> None:
    view.set_known(Known({}, {1: Regime.CLASSIC, 2: Regime.SCC, 3: Regime.CLASSIC}, frozenset({1, 2}), frozenset({3})))
    choose(view, "Regime", "Classic (DR)")
    assert names(view) == ["Alfa", "Gama"]
    choose(view, "Deadline", "Due within 7 days")
    assert names(view) == ["Alfa"]
    choose(view, "Deadline", "Past deadlines")
    assert names(view) == ["Gama"]


def test_the_search_narrows_by_name_and_says_where_nothing_fits(view: OverviewView) -> None:
    view.set_rows([replace(row, company=name) for row, name in zip(samples.matrix(), NAMES, strict=True)])
    view.set_filter("agua VIVA")
    assert names(view) == ["Água Viva, S.A."]
    view.set_filter("nobody")
    assert names(view) == []
    notices = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "No company here holds “nobody” and fits the filters." in notices
    view.set_filter("")
    assert len(names(view)) == 3


def test_what_was_chosen_is_found_again(qtbot: QtBot, view: OverviewView, tmp_path: Path) -> None:
    choose(view, "State", "With divergences")
    choose(view, "Order of the companies", "Worst first")
    settings = WindowSettings(tmp_path / "window.ini")
    view.save(settings)
    other = OverviewView()
    qtbot.addWidget(other)
    other.restore(settings)
    other.set_rows(samples.matrix())
    assert names(other) == ["Beta"]
    assert box(other, "Order of the companies").currentText() == "Worst first"


def test_the_menu_key_asks_for_a_menu_at_the_cell(qtbot: QtBot, view: OverviewView) -> None:
    view.select_cell(2, samples.OCTOBER)
    table = view.table()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(view.menu_wanted) as wanted:
        QApplication.sendEvent(table.viewport(), event)
    assert wanted.args[:2] == [2, samples.OCTOBER]


def test_home_and_end_go_along_a_company(view: OverviewView) -> None:
    view.select_cell(2, samples.MONTHS[5])
    QTest.keyClick(view.table(), Qt.Key.Key_Home)
    assert view.current_cell() == (2, samples.MONTHS[0])
    QTest.keyClick(view.table(), Qt.Key.Key_End)
    assert view.current_cell() == (2, None)


@pytest.mark.parametrize(("companies", "months"), [(1, 1), (500, 12), (3, 24)])
def test_any_number_of_companies_and_months_holds(view: OverviewView, companies: int, months: int) -> None:
    cells = tuple(samples.cell(month) for month in YearMonth.range(YearMonth(2024, 11), samples.OCTOBER))[-months:]
    name = "Sociedade de Construções e Obras Públicas do Alto Minho, S.A."
    view.set_rows([MatrixRow(number, name, cells) for number in range(companies)])
    table = view.table()
    assert table.model().columnCount() == months + 3
    last = table.visualRect(table.model().index(0, months + 2))
    assert table.viewport().rect().contains(last), "the sums are seen, whatever the months need"
    assert not view.grab().isNull()


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
    order = box(view, "Order of the companies")
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
        "fetch": view.connect_wanted,
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


def test_no_month_is_hidden_after_the_trend_had_no_room(view: OverviewView) -> None:
    view.resize(600, 300)
    model = view.table().model()
    assert view.table().isColumnHidden(LAST + 2), "the trend gives way"
    cells = tuple(samples.cell(month) for month in YearMonth.range(YearMonth(2024, 11), samples.OCTOBER))
    view.set_rows([MatrixRow(1, "Alfa", cells)])
    assert not any(view.table().isColumnHidden(column) for column in range(len(cells)))
    view.resize(1600, 300)
    assert not any(view.table().isColumnHidden(column) for column in range(model.columnCount()))
