# SPDX-License-Identifier: MIT
"""Tables: sorting, filtering, keeping the place, copying, and saying when there is nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from domain.reconciliation import BucketStatus, MissingSide
from tests.gui.current import current_key
from tests.gui.parts import samples
from ui import theme
from ui.tables import BucketsTable, DivergencesTable, ImportsTable, RecordTable

COMPANY, PERIOD, STATE, ERP, PORTAL, DIFFERENCE = 0, 2, 4, 5, 6, 7


@pytest.fixture
def table(qtbot: QtBot) -> BucketsTable:
    made = BucketsTable()
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(table: RecordTable, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click_header(table: RecordTable, column: int) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def click_row(table: RecordTable, row: int) -> None:
    at = table.visualRect(table.model().index(row, COMPANY)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
def test_where_a_key_goes_to_another_row_the_one_before_is_left(table: BucketsTable, held: Qt.KeyboardModifier) -> None:
    table.set_rows(samples.buckets(4))
    click_row(table, 1)
    window = table.windowHandle()
    assert window is not None
    # By way of the window, so that the key is known to be held down.
    QTest.keyPress(window, Qt.Key.Key_F12, held)
    assert table.step(1)
    assert [row.row() for row in table.selectionModel().selectedRows()] == [2]
    assert table.select_key(samples.buckets(4)[0].key)
    assert len(table.chosen_keys()) == 1
    QTest.keyRelease(window, Qt.Key.Key_F12)


def test_a_click_on_a_header_sorts_and_accents_do_not_count(table: BucketsTable) -> None:
    table.set_rows(samples.buckets(3))
    click_header(table, COMPANY)
    assert texts(table, COMPANY) == ["Água Viva, S.A.", "Construções Silva", "Zulmira, Lda"]
    click_header(table, COMPANY)
    assert texts(table, COMPANY)[0] == "Zulmira, Lda"
    click_header(table, COMPANY)
    assert texts(table, COMPANY)[0] == "Zulmira, Lda", "a third click gives the order back that the rows came in"


def test_equal_rows_keep_their_order_and_absent_numbers_come_last(table: BucketsTable) -> None:
    absent = samples.bucket(9, erp=5, portal=0, status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER)
    table.set_rows([absent, samples.bucket(1, portal=7), samples.bucket(2, portal=7), samples.bucket(3, portal=6)])
    click_header(table, PORTAL)
    assert texts(table, PORTAL) == ["0.06", "0.07", "0.07", "—"]
    table.select_key(samples.bucket(1).key)
    assert table.currentIndex().row() == 1
    click_header(table, PORTAL)
    assert texts(table, PORTAL) == ["0.07", "0.07", "0.06", "—"]
    assert table.currentIndex().row() == 0


def test_months_sort_by_time_and_not_by_letter(table: BucketsTable) -> None:
    table.set_rows(list(reversed(samples.buckets(12))))
    click_header(table, PERIOD)
    assert texts(table, PERIOD)[:3] == ["Nov 2025", "Dec 2025", "Jan 2026"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("agua", 4), ("ÁGUA viva", 4), ("zulm oct", 0), ("oct 2026", 1), ("xyz", 0), ("", 12), ("1,000.03", 1)],
)
def test_a_filter_wants_every_word_in_some_column(table: BucketsTable, text: str, shown: int) -> None:
    table.set_rows(samples.buckets(12))
    table.set_filter(text)
    assert table.visible_rows() == shown
    assert table.total_rows() == 12


def test_a_click_and_an_arrow_select_enter_and_double_click_open(qtbot: QtBot, table: BucketsTable) -> None:
    rows = samples.buckets(5)
    table.set_rows(rows)
    with qtbot.waitSignal(table.key_selected) as selected:
        click_row(table, 2)
    assert selected.args == [rows[2].key]
    with qtbot.waitSignal(table.key_selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert selected.args == [rows[3].key]
    with qtbot.waitSignal(table.key_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [rows[3].key]
    with qtbot.waitSignal(table.key_opened) as opened:
        at = table.visualRect(table.model().index(1, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [rows[1].key]


def test_the_focus_is_at_a_row_again_after_the_selection_was_forgotten(qtbot: QtBot, table: BucketsTable) -> None:
    table.set_rows(samples.buckets(5))
    click_row(table, 2)
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.clearFocus()
    table.forget_selection()
    with qtbot.assertNotEmitted(table.key_selected):
        table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().row() == 0
    assert table.chosen_keys() == []


def test_new_rows_keep_selection_sort_filter_and_scrolling_without_a_signal(qtbot: QtBot, table: BucketsTable) -> None:
    rows = samples.buckets(300)
    table.set_rows(rows)
    click_header(table, ERP)
    click_header(table, ERP)
    table.set_filter("2026")
    kept = table.visible_rows()
    table.select_key(rows[150].key)
    table.verticalScrollBar().setValue(90)
    top = table.model().index(table.rowAt(0), ERP).data()
    with qtbot.assertNotEmitted(table.key_selected):
        table.set_rows(rows[:280])
    assert current_key(table) == rows[150].key
    assert table.visible_rows() < kept
    assert table.model().index(table.rowAt(0), ERP).data() == top
    assert texts(table, ERP)[0] == "1,002.79", "still sorted, the largest first"


def test_a_row_that_a_filter_hid_is_current_again_when_it_is_back(table: BucketsTable) -> None:
    rows = samples.buckets(12)
    table.set_rows(rows)
    assert table.select_key(rows[4].key)
    table.set_filter("zulmira")
    assert current_key(table) is None
    assert not table.select_key(rows[1].key)
    table.set_filter("")
    assert current_key(table) == rows[4].key


@pytest.mark.usefixtures("portuguese")
def test_copying_gives_headers_and_numbers_that_excel_reads(qtbot: QtBot) -> None:
    made = BucketsTable()
    qtbot.addWidget(made)
    made.set_rows([samples.bucket(company="=Padaria", erp=123_456_78, portal=123_444_78)])
    QTest.keyClick(made, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row, end = QGuiApplication.clipboard().text().split("\n")
    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert cells["Remuner. ERP €"] == "123456,78"
    assert cells["Remuner. diferença €"] == "-12,00"
    assert cells["Empresa"] == "'=Padaria"
    assert end == ""


def test_a_column_can_be_hidden_and_the_state_comes_back(qtbot: QtBot, table: BucketsTable) -> None:
    table.set_rows(samples.buckets(3))
    menu = table.column_menu()
    qtbot.addWidget(menu)
    next(action for action in menu.actions() if action.text() == "Rate").trigger()
    table.horizontalHeader().moveSection(0, 2)
    click_header(table, ERP)
    click_header(table, ERP)
    state = table.save_state()
    other = BucketsTable()
    qtbot.addWidget(other)
    other.set_rows(samples.buckets(3))
    assert other.restore_state(state)
    assert other.isColumnHidden(3)
    assert other.horizontalHeader().visualIndex(0) == 2
    assert texts(other, ERP) == ["1,000.02", "1,000.01", "1,000.00"]
    assert not other.restore_state(QByteArray(b"something else"))
    assert not ImportsTable().restore_state(state)


def larger(table: BucketsTable, times: float) -> None:
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * times)
    table.setFont(font)


def test_columns_grow_with_the_text_at_once_and_where_they_come_back(qtbot: QtBot, table: BucketsTable) -> None:
    table.set_rows(samples.buckets(3))
    table.setColumnWidth(ERP, 150)
    state = table.save_state()
    height = table.verticalHeader().defaultSectionSize()
    larger(table, 2)
    assert 280 <= table.columnWidth(ERP) <= 320
    assert table.verticalHeader().defaultSectionSize() > height
    other = BucketsTable()
    qtbot.addWidget(other)
    larger(other, 2)
    assert other.restore_state(state)
    assert other.columnWidth(ERP) == table.columnWidth(ERP)


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, table: BucketsTable) -> None:
    menu = table.column_menu()
    qtbot.addWidget(menu)
    for action in menu.actions():
        if action.isChecked():
            action.trigger()
    header = table.horizontalHeader()
    assert header.count() - header.hiddenSectionCount() == 1


def test_a_state_has_a_sign_a_word_a_colour_and_an_explanation(table: BucketsTable) -> None:
    never = samples.bucket(status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER)
    table.set_rows([samples.bucket(), never])
    state, unknown = table.model().index(0, STATE), table.model().index(1, STATE)
    assert state.data() == "Diverges"
    assert not state.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert state.data(Qt.ItemDataRole.ForegroundRole).color().isValid()
    assert "tolerance" in state.data(Qt.ItemDataRole.ToolTipRole)
    assert "never asked" in unknown.data(Qt.ItemDataRole.ToolTipRole)
    assert table.model().index(1, DIFFERENCE).data() == "—", "what was not compared has no difference"
    header = table.model().headerData(DIFFERENCE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "portal − ERP" in header


def test_an_empty_table_says_what_to_do_and_a_filter_that_hides_all_says_so(table: BucketsTable) -> None:
    (notice,) = table.viewport().findChildren(QLabel)
    table.set_empty_text("Nothing yet. Import a file.")
    assert notice.isVisible()
    assert notice.text() == "Nothing yet. Import a file."
    table.set_rows(samples.buckets(3))
    assert not notice.isVisible()
    table.set_filter("xyz")
    assert "xyz" in notice.text()
    assert notice.isVisible()


def test_divergences_and_imports_have_their_rows(qtbot: QtBot) -> None:
    divergences, imports = DivergencesTable(), ImportsTable()
    qtbot.addWidget(divergences)
    qtbot.addWidget(imports)
    row = samples.bucket()
    divergences.set_rows([samples.divergence(row)])
    imports.set_rows([samples.imported(3), samples.imported(4)])
    assert divergences.select_key(row.key)
    assert imports.select_key(4)
    assert current_key(imports) == 4
    assert "DR_4.txt" in texts(imports, 0)


def test_tables_follow_the_palette(table: BucketsTable) -> None:
    table.set_rows([samples.bucket()])
    light = table.model().index(0, STATE).data(Qt.ItemDataRole.ForegroundRole).color()
    table.setPalette(theme.palette("dark"))
    QApplication.processEvents()
    dark = table.model().index(0, STATE).data(Qt.ItemDataRole.ForegroundRole).color()
    assert light != dark
