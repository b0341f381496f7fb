# SPDX-License-Identifier: MIT
"""Tables: several columns to sort by, filters of columns, groups, views, and what is done about rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from tests.gui.current import current_key
from tests.gui.parts import samples
from tests.gui.parts.test_tables import COMPANY, DIFFERENCE, ERP, PERIOD, STATE, click_header, texts
from ui import formats
from ui.notice import Notice
from ui.settings import WindowSettings
from ui.tables import BucketsTable
from ui.tables.cells import count_column
from ui.tables.conditions import Between, Holds
from ui.tables.page import TablePage
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.tables.totals import selected_totals, totals_explained
from ui.tables.views import SavedViews, of_buckets

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path / "window.ini")


def page_of(qtbot: QtBot, settings: WindowSettings) -> TablePage:
    made = TablePage(BucketsTable(), of_buckets(), SavedViews(settings, "buckets"))
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.table.setAccessibleName("Groups")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, settings: WindowSettings) -> TablePage:
    return page_of(qtbot, settings)


@pytest.fixture
def table(page: TablePage) -> BucketsTable:
    assert isinstance(page.table, BucketsTable)
    page.table.set_rows(samples.buckets(12))
    return page.table


class HandedOut(Sequence[int]):
    """Keys that nobody goes through one by one."""

    def __len__(self) -> int:
        return 50_000

    def __getitem__(self, place: Any) -> Any:
        return 1_000_000 + place

    def __iter__(self) -> Iterator[int]:
        raise AssertionError("every key was asked for")


def test_a_place_is_kept_without_looking_all_keys_up(qtbot: QtBot) -> None:
    numbers = np.arange(50_000) * 7 % 50_000
    table = RecordTable([Heading("number", "Number", groups=True)], "Numbers")
    qtbot.addWidget(table)
    table.set_records(Records(HandedOut(), [count_column(numbers)]))
    table.resize(300, 300)
    table.show()
    table.selectRow(40_000)
    table.verticalScrollBar().setValue(40_000)
    table.sort_by([(0, True)])
    assert table.selected_key() == 1_040_000
    assert table.currentIndex().data() == formats.whole(40_000 * 7 % 50_000)
    assert table.currentIndex().row() == 49_999 - 40_000 * 7 % 50_000
    assert table.rowAt(0) <= table.currentIndex().row() <= table.rowAt(table.viewport().height() - 1)
    assert table.step(1)
    assert table.currentIndex().data() == formats.whole(40_000 * 7 % 50_000 - 1)
    assert table.step(-1)
    table.set_condition(0, Between(high=1))
    assert table.visible_rows() == 2
    assert table.selected_key() is None
    table.set_conditions({})
    assert table.selected_key() == 1_040_000


def shift_click_header(table: BucketsTable, column: int) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, SHIFT, at)


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in menu.actions() if not action.isSeparator()}


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: _menu() is not None)
    menu = _menu()
    assert menu is not None
    return menu


def _menu() -> QMenu | None:
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def choose(qtbot: QtBot, page: TablePage, button: str, entry: str) -> None:
    """Press a button of the bar by its name's beginning, and take an entry of its menu."""
    found = next(each for each in page.findChildren(QToolButton) if each.text().startswith(button))
    menu = found.menu()
    assert isinstance(menu, QMenu)
    menu.popup(QPoint(0, 0))
    entries(menu)[entry].trigger()
    menu.hide()
    qtbot.wait(1)


def dialog_of(parent: QWidget) -> QDialog:
    (found,) = (each for each in parent.findChildren(QDialog) if each.isVisible())
    return found


def press(parent: QWidget, text: str) -> None:
    buttons = (each for each in parent.findChildren(QAbstractButton) if each.isVisible())
    QTest.mouseClick(next(each for each in buttons if each.text().replace("&", "") == text), Qt.MouseButton.LeftButton)


# Sorting


def test_shift_and_a_click_add_a_column_and_the_header_says_the_order(table: BucketsTable) -> None:
    click_header(table, COMPANY)
    shift_click_header(table, ERP)
    shift_click_header(table, ERP)
    assert list(zip(texts(table, COMPANY), texts(table, ERP), strict=True))[:5] == [
        ("Água Viva, S.A.", "1,000.10"),
        ("Água Viva, S.A.", "1,000.07"),
        ("Água Viva, S.A.", "1,000.04"),
        ("Água Viva, S.A.", "1,000.01"),
        ("Construções Silva", "1,000.11"),
    ]
    spoken = table.model().headerData(ERP, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Remuner. ERP € · sorted down, 2"
    shift_click_header(table, ERP)
    assert table.sorting == [(COMPANY, False)], "a third click takes it out"
    click_header(table, ERP)
    assert table.sorting == [(ERP, False)], "a plain click sorts by that alone"


def test_columns_are_sorted_filtered_and_grouped_by_keys(qtbot: QtBot, table: BucketsTable) -> None:
    table.setCurrentIndex(table.model().index(0, COMPANY))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    entries(popup(qtbot))["Sort down"].trigger()
    assert texts(table, COMPANY)[0] == "Zulmira, Lda"
    popup(qtbot).close()
    table.setCurrentIndex(table.model().index(0, PERIOD))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = popup(qtbot)
    entries(menu)["Sort by this too"].trigger()
    assert table.sorting == [(COMPANY, True), (PERIOD, False)]
    entries(menu)["Group by this"].trigger()
    assert table.grouping == PERIOD
    menu.close()


# Filters of columns


def test_a_text_is_filtered_while_it_is_typed_and_cleared_by_one_button(page: TablePage, table: BucketsTable) -> None:
    table.set_filter("2026")
    before = table.visible_rows()
    table.ask_filter(COMPANY)
    field = next(each for each in dialog_of(page).findChildren(QLineEdit) if each.isVisible())
    assert field.accessibleName() == "Company holds"
    QTest.keyClicks(field, "agua")
    assert set(texts(table, COMPANY)) == {"Água Viva, S.A."}
    assert 0 < table.visible_rows() < before, "the search goes on"
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert f"{table.visible_rows()} of 12 rows" in shown
    QTest.keyClick(field, Qt.Key.Key_Escape)
    press(page, "Clear 1 filter")
    assert table.visible_rows() == before
    assert not any(each.text().startswith("Clear") and each.isVisible() for each in page.findChildren(QToolButton))


def test_numbers_are_filtered_above_below_and_between(page: TablePage, table: BucketsTable) -> None:
    table.ask_filter(ERP)
    dialog = dialog_of(page)
    first, second = dialog.findChildren(QLineEdit)
    how = dialog.findChildren(QComboBox)[0]
    QTest.keyClicks(first, "1,000.08")
    assert texts(table, ERP) == ["1,000.09", "1,000.10", "1,000.11"]
    QTest.keyClick(how, Qt.Key.Key_Down)
    assert len(texts(table, ERP)) == 8
    QTest.keyClick(how, Qt.Key.Key_Down)
    QTest.keyClicks(second, "1000.09")
    assert texts(table, ERP) == ["1,000.08", "1,000.09"]
    QTest.keyClicks(second, "x")
    assert any("is not such a number" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert texts(table, ERP) == ["1,000.08", "1,000.09", "1,000.10", "1,000.11"], "without an upper end"
    press(dialog, "Clear")
    assert table.visible_rows() == 12
    dialog.close()


def test_a_heading_that_is_bold_for_its_filter_is_not_cut(table: BucketsTable) -> None:
    table.set_condition(DIFFERENCE, Between(None, 100_000))
    font = table.model().headerData(DIFFERENCE, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole)
    assert font.bold()
    title = table.headings[DIFFERENCE].title.split("\n")
    wide = max(QFontMetrics(font).horizontalAdvance(line) for line in title)
    assert table.columnWidth(DIFFERENCE) > wide + 4
    others = table.columnWidth(ERP)
    table.set_conditions({})
    assert table.columnWidth(ERP) == others


def test_absent_numbers_pass_no_filter_and_differences_have_signs(table: BucketsTable, page: TablePage) -> None:
    absent = samples.bucket(9, status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER)
    table.set_rows([absent, samples.bucket(1, portal=90_000), samples.bucket(2, portal=110_000)])
    table.ask_filter(DIFFERENCE)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "-200")
    assert texts(table, DIFFERENCE) == ["−100.00", "+100.00"]
    dialog.close()


def test_states_and_months_are_ticked_in_a_list(page: TablePage, table: BucketsTable) -> None:
    table.ask_filter(PERIOD)
    dialog = dialog_of(page)
    (listed,) = dialog.findChildren(QListWidget)
    assert [listed.item(row).text() for row in range(2)] == ["Nov 2025", "Dec 2025"], "by time"
    press(dialog, "None")
    assert table.visible_rows() == 0
    assert any("let nothing through" in label.text() for label in table.findChildren(QLabel) if label.isVisible())
    listed.setCurrentRow(1)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert texts(table, PERIOD) == ["Dec 2025"]
    dialog.close()
    table.set_rows(samples.buckets(24))
    assert texts(table, PERIOD) == ["Dec 2025", "Dec 2025"], "the filter survives new rows"


# Groups


def test_groups_say_how_many_they_are_and_what_they_add_up_to(table: BucketsTable) -> None:
    table.group_by(COMPANY)
    assert texts(table, COMPANY)[0] == "Água Viva, S.A. (4)"
    assert table.model().rowCount() == 15
    assert table.visible_rows() == 12
    assert texts(table, ERP)[:2] == ["4,000.22", "1,000.01"]
    assert texts(table, STATE)[:2] == ["", "Diverges"]
    sign = table.model().index(0, COMPANY).data(Qt.ItemDataRole.DecorationRole)
    assert not sign.isNull()


def test_a_sum_of_differences_says_where_one_is_not_known(table: BucketsTable) -> None:
    """Both sides' sums hold the group that was not compared, and the difference cannot."""
    never = samples.bucket(2, erp=500_000, portal=0, status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER)
    table.set_rows([samples.bucket(), replace(never, company=samples.bucket().company), samples.bucket(3, company="Z")])
    table.group_by(COMPANY)
    assert texts(table, ERP)[::3] == ["6,000.00", "1,000.00"]
    assert texts(table, DIFFERENCE)[::3] == ["−120.00*", "−120.00"]
    tips = [table.model().index(row, DIFFERENCE).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 3)]
    assert tips == ["−120.00*\n* without the groups that were not compared", "−120.00"]
    table.selectAll()
    totals, _ = selected_totals(table)
    assert "−240.00*" in totals
    assert "not compared" in totals_explained(totals)
    table.set_rows([samples.bucket()])
    table.selectAll()
    assert "not compared" not in totals_explained(selected_totals(table)[0])


def test_the_sums_of_groups_are_not_cut(table: BucketsTable) -> None:
    rows = [samples.bucket(1, month, erp=0, portal=99_999_999) for month in samples.MONTHS]
    table.set_rows(rows)
    before = table.columnWidth(DIFFERENCE)
    table.group_by(COMPANY)
    font = QFont(table.font())
    font.setBold(True)
    assert table.columnWidth(DIFFERENCE) >= QFontMetrics(font).horizontalAdvance(texts(table, DIFFERENCE)[0]) + 6
    table.group_by(-1)
    assert table.columnWidth(DIFFERENCE) == before


def test_arrows_enter_and_clicks_close_and_open_groups(qtbot: QtBot, table: BucketsTable) -> None:
    table.group_by(COMPANY)
    table.setFocus()
    table.selectRow(0)
    with qtbot.assertNotEmitted(table.key_opened):
        QTest.keyClick(table, Qt.Key.Key_Left)
        assert table.model().rowCount() == 11
        assert table.currentIndex().row() == 0
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert table.model().rowCount() == 15
        at = table.visualRect(table.model().index(0, COMPANY)).topLeft() + QPoint(8, 8)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert table.model().rowCount() == 11
    table.set_rows(samples.buckets(12))
    assert table.model().rowCount() == 11, "it stays closed"


def test_sorting_goes_inside_groups_and_stepping_passes_over_them(table: BucketsTable) -> None:
    table.group_by(COMPANY)
    table.sort_by([(ERP, True)])
    assert texts(table, ERP)[1:5] == ["1,000.10", "1,000.07", "1,000.04", "1,000.01"]
    table.collapse_all(collapsed=True)
    assert table.model().rowCount() == 3
    seen: list[object] = []
    table.key_selected.connect(seen.append)
    for _ in range(5):
        table.step(1)
    rows = samples.buckets(12)
    assert seen == [rows[at].key for at in (10, 7, 4, 1, 11)], "closed groups open"
    table.step(-1)
    assert current_key(table) == rows[1].key
    table.set_filter("xyz")
    assert not table.step(1)


def test_selecting_a_group_selects_its_rows(table: BucketsTable) -> None:
    table.group_by(COMPANY)
    table.collapse_all(collapsed=True)
    table.selectRow(0)
    rows = samples.buckets(12)
    assert table.chosen_keys() == [rows[at].key for at in (1, 4, 7, 10)]
    assert current_key(table) is None
    assert len(table.copied_text().splitlines()) == 5


# Views


def test_a_view_is_saved_chosen_renamed_deleted_and_brought_back(
    qtbot: QtBot, page: TablePage, table: BucketsTable, settings: WindowSettings
) -> None:
    told: list[Notice] = []
    page.noticed.connect(told.append)
    click_header(table, ERP)
    click_header(table, ERP)
    table.ask_filter(COMPANY)
    QTest.keyClicks(dialog_of(page).findChildren(QLineEdit)[0], "zulmira")
    dialog_of(page).close()
    choose(qtbot, page, "View", "Save this view…")
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "Mine")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    choose(qtbot, page, "View", "Everything")
    assert table.visible_rows() == 12
    assert texts(table, ERP)[0] == "1,000.00"

    other = page_of(qtbot, settings)
    assert isinstance(other.table, BucketsTable)
    other.table.set_rows(samples.buckets(12))
    choose(qtbot, other, "View", "Mine")
    assert texts(other.table, ERP) == ["1,000.09", "1,000.06", "1,000.03", "1,000.00"]
    assert any(each.text() == "View: Mine" for each in other.findChildren(QToolButton))

    choose(qtbot, page, "View", "Mine")
    choose(qtbot, page, "View", "Rename…")
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "Ours")
    press(dialog, "Save")
    choose(qtbot, page, "View", "Delete")
    assert told[-1].text == "The view “Ours” was deleted."
    assert SavedViews(settings, "buckets").names == []
    assert told[-1].offer is not None
    told[-1].offer.take()
    assert SavedViews(settings, "buckets").names == ["Ours"]


def give_name(qtbot: QtBot, page: TablePage, entry: str, name: str) -> None:
    """Save or rename a view, as the menu's entry says."""
    choose(qtbot, page, "View", entry)
    dialog = dialog_of(page)
    field = dialog.findChildren(QLineEdit)[0]
    field.clear()
    QTest.keyClicks(field, name)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def take_offer(notices: list[Notice]) -> None:
    offer = notices[-1].offer
    assert offer is not None
    assert offer.text == "Undo"
    offer.take()


def view_name(page: TablePage) -> str:
    (found,) = (each.text() for each in page.findChildren(QToolButton) if each.text().startswith("View"))
    return found


def test_a_view_saved_in_the_place_of_another_gives_it_back(
    qtbot: QtBot, page: TablePage, table: BucketsTable, settings: WindowSettings
) -> None:
    told: list[Notice] = []
    page.noticed.connect(told.append)
    table.set_condition(COMPANY, Holds("zulmira"))
    give_name(qtbot, page, "Save this view…", "Mine")
    give_name(qtbot, page, "Save this view…", "Mine")
    assert told == [], "nothing was there, and then the same"
    table.set_condition(COMPANY, Holds("silva"))
    give_name(qtbot, page, "Save this view…", "Mine")
    assert told[-1].text == "The view “Mine” was replaced."
    assert view_name(page) == "View: Mine"
    take_offer(told)
    assert told[-1].text == "The view “Mine” is back."
    assert table.conditions == {COMPANY: Holds("silva")}, "what is shown stays"
    assert view_name(page) == "View"
    choose(qtbot, page, "View", "Mine")
    assert table.conditions == {COMPANY: Holds("zulmira")}
    assert SavedViews(settings, "buckets").names == ["Mine"]


def test_a_view_renamed_to_another_s_name_gives_it_back(
    qtbot: QtBot, page: TablePage, table: BucketsTable, settings: WindowSettings
) -> None:
    told: list[Notice] = []
    page.noticed.connect(told.append)
    table.set_condition(COMPANY, Holds("zulmira"))
    give_name(qtbot, page, "Save this view…", "Mine")
    table.set_condition(COMPANY, Holds("silva"))
    give_name(qtbot, page, "Save this view…", "Ours")
    give_name(qtbot, page, "Rename…", "Ours")
    assert told == []
    give_name(qtbot, page, "Rename…", "Mine")
    assert told[-1].text == "The view “Mine” was replaced."
    assert SavedViews(settings, "buckets").names == ["Mine"]
    take_offer(told)
    assert SavedViews(settings, "buckets").names == ["Mine", "Ours"]
    assert view_name(page) == "View: Ours"
    choose(qtbot, page, "View", "Mine")
    assert table.conditions == {COMPANY: Holds("zulmira")}
    choose(qtbot, page, "View", "Ours")
    assert table.conditions == {COMPANY: Holds("silva")}


def test_a_built_in_view_sorts_and_filters(qtbot: QtBot, page: TablePage, table: BucketsTable) -> None:
    calm = samples.bucket(9, portal=100_000, status=BucketStatus.TALLIES)
    table.set_rows([samples.bucket(1, portal=90_000), calm, samples.bucket(2, portal=200_000)])
    choose(qtbot, page, "View", "Furthest apart first")
    assert texts(table, DIFFERENCE) == ["+1,000.00", "−100.00"]


def test_a_view_says_that_it_was_changed_and_the_one_left_is_there_again(
    qtbot: QtBot, page: TablePage, table: BucketsTable, settings: WindowSettings
) -> None:
    def names(of: TablePage) -> list[str]:
        return [each.text() for each in of.findChildren(QToolButton) if each.text().startswith("View")]

    choose(qtbot, page, "View", "Furthest apart first")
    shown = table.visible_rows()
    table.set_rows(samples.buckets(12))
    assert names(page) == ["View: Furthest apart first"], "other rows are no other view"
    press(page, "Clear 1 filter")
    assert names(page) == ["View: Furthest apart first (changed)"]
    unnamed = page_of(qtbot, settings)
    unnamed.go_on()
    assert names(unnamed) == ["View"]
    choose(qtbot, page, "View", "Furthest apart first")
    assert names(page) == ["View: Furthest apart first"]
    other = page_of(qtbot, settings)
    other.go_on()
    assert isinstance(other.table, BucketsTable)
    other.table.set_rows(samples.buckets(12))
    assert names(other) == names(page)
    assert (other.table.sorting, other.table.conditions) == (table.sorting, table.conditions)
    assert other.table.visible_rows() == shown
    table.set_condition(COMPANY, Holds("zulmira"))
    give_name(qtbot, page, "Save this view…", "Mine")
    mine = page_of(qtbot, settings)
    mine.go_on()
    assert names(mine) == ["View: Mine"]
    assert mine.table.conditions == table.conditions, "it was saved by name"


def test_only_what_was_saved_by_name_keeps_a_filter(
    qtbot: QtBot, page: TablePage, table: BucketsTable, settings: WindowSettings, tmp_path: Path
) -> None:
    table.ask_filter(COMPANY)
    QTest.keyClicks(dialog_of(page).findChildren(QLineEdit)[0], "zulmira")
    dialog_of(page).close()
    settings.keep_state("buckets", table.save_state())
    other = page_of(qtbot, WindowSettings(tmp_path / "window.ini"))
    assert other.table.restore_state(settings.state("buckets"))
    assert not other.table.conditions, "a name is not left beside the data unasked"


# What is done about rows


def test_the_menu_of_rows_is_made_for_what_is_selected(qtbot: QtBot, table: BucketsTable) -> None:
    asked: list[list[BucketKey]] = []

    def menu_for(keys: Sequence[BucketKey], parent: QWidget) -> QMenu:
        asked.append(list(keys))
        menu = QMenu(parent)
        menu.addAction("Accept")
        return menu

    table.set_row_menu(menu_for)
    table.setFocus()
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_F10, SHIFT)
    assert list(entries(popup(qtbot))) == ["Accept", "Copy with headers"]
    assert asked == [[row.key for row in samples.buckets(12)[2:4]]]
    popup(qtbot).close()


def test_selected_rows_are_added_up(qtbot: QtBot, table: BucketsTable) -> None:
    absent = samples.bucket(9, status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER)
    table.set_rows([absent, samples.bucket(1, portal=90_000), samples.bucket(2, portal=110_000)])
    table.selectRow(1)
    assert selected_totals(table) == ("", ""), "one row says itself what it is"
    with qtbot.waitSignal(table.selection_changed):
        table.selectAll()
    assert selected_totals(table) == (
        (
            "3 rows selected · Remun. ERP 3,000.00 | portal 2,000.00 | 0.00* € · "
            "Contr. ERP 1,042.50 | portal 695.00 | 0.00* €"
        ),
        "3 rows selected · Remun. 0.00* € · Contr. 0.00* €",
    )


def test_copying_keeps_the_order_on_screen(table: BucketsTable) -> None:
    table.sort_by([(ERP, True)])
    table.selectAll()
    copied = [line.split("\t")[4] for line in table.copied_text().splitlines()]
    assert copied[1:3] == ["1000.11", "1000.10"]


def test_where_filters_and_a_search_leave_nothing_both_are_told(page: TablePage, table: BucketsTable) -> None:
    table.ask_filter(PERIOD)
    press(dialog_of(page), "None")
    table.set_filter("xyz")
    both = "Nothing that the filters let through holds “xyz”. Clear the filters or the search."
    filters = "The filters let nothing through. Clear them to see the rows."
    assert both in told(table)
    table.set_filter("")
    assert filters in told(table)


def told(table: BucketsTable) -> list[str]:
    return [label.text() for label in table.findChildren(QLabel) if label.isVisible()]
