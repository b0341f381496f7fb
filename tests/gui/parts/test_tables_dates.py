# SPDX-License-Identifier: MIT
"""Columns of dates: filtered by days, and copied as they are shown."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.parts.test_tables_arranged import dialog_of, press
from ui.tables.cells import days_column, moment_column
from ui.tables.columns import ABSENT
from ui.tables.conditions import from_json, to_json
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

WHEN, DAYS = 0, 1


def local(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, 30).astimezone(UTC)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable([Heading("at", "Imported", "", 16), Heading("days", "Deadline", "", 16, numeric=True)], "Rows")
    qtbot.addWidget(made)
    moments = [local(19), local(20, 0), local(20, 23), local(21), None]
    made.set_records(Records(list(range(5)), [moment_column(moments), days_column(np.array([-285, 0, 1, 3, ABSENT]))]))
    made.show()
    return made


def shown(table: RecordTable) -> list[str]:
    return [str(table.model().index(row, WHEN).data())[:2] for row in range(table.model().rowCount())]


@pytest.mark.parametrize("written", ["20/11/2026", "20-11-2026", "2026-11-20"])
def test_days_are_filtered_after_before_and_between(table: RecordTable, written: str) -> None:
    assert table.can_filter(WHEN)
    table.ask_filter(WHEN)
    dialog = dialog_of(table)
    how = dialog.findChildren(QComboBox)[0]
    assert [how.itemText(at) for at in range(how.count())] == ["After", "Before", "Between, both included"]
    first, second = dialog.findChildren(QLineEdit)
    QTest.keyClicks(first, written)
    assert shown(table) == ["21"]
    QTest.keyClick(how, Qt.Key.Key_Down)
    assert shown(table) == ["19"]
    QTest.keyClick(how, Qt.Key.Key_Down)
    QTest.keyClicks(second, written)
    assert shown(table) == ["20", "20"], "from the first minute of the day to its last"
    second.clear()
    assert shown(table) == ["20", "20", "21"]
    press(dialog, "Clear")
    assert len(shown(table)) == 5
    dialog.close()


def test_what_is_no_day_is_told_and_filters_nothing(table: RecordTable) -> None:
    table.ask_filter(WHEN)
    dialog = dialog_of(table)
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "31/11/2026")
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "“31/11/2026” is not a day. Write it like 22/11/2026." in said
    assert len(shown(table)) == 5
    dialog.close()


@pytest.mark.parametrize("how", [0, 1, 2])
def test_a_filter_is_found_again_as_it_was_written(table: RecordTable, how: int) -> None:
    table.ask_filter(WHEN)
    dialog = dialog_of(table)
    dialog.findChildren(QComboBox)[0].setCurrentIndex(how)
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "19/11/2026")
    if how == 2:
        QTest.keyClicks(dialog.findChildren(QLineEdit)[1], "20/11/2026")
    dialog.close()
    told = to_json(table.conditions[WHEN])
    found = from_json(told)
    assert found == table.conditions[WHEN]
    table.ask_filter(WHEN)
    again = [each for each in table.findChildren(QLineEdit) if each.isVisible()]
    assert [field.text() for field in again] == ["19/11/2026", "20/11/2026"][: 2 if how == 2 else 1]
    dialog_of(table).close()


def test_copying_gives_what_is_shown(table: RecordTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["Imported", "Deadline"]
    assert lines[1] == ["19/11/2026 12:30", "285 days ago"]
    assert lines[2][1] == "today"
    assert lines[5] == ["", ""]
