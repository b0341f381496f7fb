# SPDX-License-Identifier: MIT
"""The files of the import window: their columns follow what stands in them, the room and the size of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.import_wizard.files import FilesModel
from ui.import_wizard.files_table import FilesTable

NAME = "DR_505601583_202511_corrigida_pela_contabilidade.txt"
PERCENTS = [100, 150, 200]


@pytest.fixture(autouse=True)
def _usual_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.scale_text(qapp, 100)


@pytest.fixture
def table(qtbot: QtBot) -> FilesTable:
    made = FilesTable()
    qtbot.addWidget(made)
    model = FilesModel(made.palette(), made)
    made.setModel(model)
    made.resize(1340, 200)
    made.show()
    qtbot.waitExposed(made)
    model.add([Path("a.txt"), Path(NAME)])
    qtbot.waitUntil(lambda: made.columnWidth(0) > 28 * made.fontMetrics().horizontalAdvance("0"))
    return made


@pytest.mark.parametrize("percent", PERCENTS)
def test_no_heading_is_cut_when_the_text_grows(
    qtbot: QtBot, qapp: QApplication, table: FilesTable, percent: int
) -> None:
    theme.scale_text(qapp, percent)
    qtbot.wait(50)
    header = table.horizontalHeader()
    for at in range(header.count()):
        title = str(table.model().headerData(at, Qt.Orientation.Horizontal))
        assert header.sectionSize(at) >= header.fontMetrics().horizontalAdvance(title) + 4, title
    assert table.rowHeight(0) >= table.fontMetrics().height() + 4


def test_a_file_s_name_is_whole_as_long_as_there_is_room(qtbot: QtBot, qapp: QApplication, table: FilesTable) -> None:
    needed = table.fontMetrics().horizontalAdvance(NAME)
    assert table.columnWidth(0) >= needed
    assert table.horizontalScrollBar().maximum() == 0
    table.resize(900, 200)
    theme.scale_text(qapp, 150)
    qtbot.wait(50)
    figure = table.fontMetrics().horizontalAdvance("0")
    assert 18 * figure <= table.columnWidth(0) < table.fontMetrics().horizontalAdvance(NAME), "cut, but to be known"


def test_a_column_made_wider_by_hand_stays_so(qtbot: QtBot, table: FilesTable) -> None:
    table.setColumnWidth(3, 400)
    table.resize(1000, 200)
    qtbot.wait(50)
    assert table.columnWidth(3) == 400
