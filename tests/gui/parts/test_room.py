# SPDX-License-Identifier: MIT
"""Columns share the room, names and figures before empty space; the strip below says what there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.parts import samples
from ui import theme
from ui.detail.section import Opener
from ui.elided import Elided, ElidedButton, cut
from ui.status_strip import StatusStrip
from ui.tables import BucketsTable, RecordTable

COMPANY, RATE, ERP = 0, 3, 5
NAME = "Associação dos Têxteis do Vale do Ave, Unipessoal, Lda"
FULL = "12 rows selected · Remun. 1,234,567.89 | 1,234,567.89 | −1,234.56 € · Contr. 345,678.90 | 345,678.90 | 0.00 €"
SHORT = "12 rows selected · Remun. −1,234.56 € · Contr. 0.00 €"
FRESH = "ERP: imported 5 min ago · Portal: fetched 2 h ago"


@pytest.fixture(autouse=True)
def _usual_again(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    theme.scale_text(qapp, 100)
    qapp.setFont(font)


@pytest.fixture
def table(qtbot: QtBot) -> BucketsTable:
    made = BucketsTable()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.set_rows([samples.bucket(1, company=NAME), samples.bucket(2, company="Alfa")])
    made.show()
    qtbot.waitExposed(made)
    return made


def needed(table: RecordTable, column: int) -> int:
    """How wide the widest text of a column is."""
    model = table.model()
    texts = [str(model.index(row, column).data()) for row in range(model.rowCount())]
    return max(map(table.fontMetrics().horizontalAdvance, texts))


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_name_is_whole_where_there_is_room(
    qtbot: QtBot, qapp: QApplication, table: BucketsTable, percent: int
) -> None:
    theme.scale_text(qapp, percent)
    qtbot.wait(20)
    assert table.columnWidth(COMPANY) < needed(table, COMPANY), "there is none"
    table.resize(4000, 300)
    assert table.columnWidth(COMPANY) >= needed(table, COMPANY)
    assert table.horizontalHeader().length() <= table.viewport().width(), "no more than there is"
    table.resize(700, 300)
    assert table.columnWidth(COMPANY) < needed(table, COMPANY), "and it is given back"


@pytest.mark.parametrize("percent", [100, 110, 125, 150, 175, 200])
def test_no_figure_is_cut(qtbot: QtBot, qapp: QApplication, table: BucketsTable, percent: int) -> None:
    table.set_rows([samples.bucket(1, erp=123_456_789_012, portal=98_765_432_100)])
    theme.scale_text(qapp, percent)
    qtbot.wait(20)
    for column, heading in enumerate(table.headings):
        if (heading.numeric or column == RATE) and not table.isColumnHidden(column):
            assert table.columnWidth(column) >= needed(table, column) + 6, heading.name
            advance = table.horizontalHeader().fontMetrics().horizontalAdvance
            assert table.columnWidth(column) >= max(map(advance, heading.title.split("\n"))), heading.name


def test_a_width_that_was_chosen_stays_and_comes_back(qtbot: QtBot, table: BucketsTable) -> None:
    table.setColumnWidth(COMPANY, 90)
    table.resize(4000, 300)
    assert table.columnWidth(COMPANY) == 90
    other = BucketsTable()
    qtbot.addWidget(other)
    other.resize(4000, 300)
    other.show()
    other.set_rows([samples.bucket(1, company=NAME)])
    assert other.columnWidth(COMPANY) > 90
    assert other.restore_state(table.save_state())
    assert other.columnWidth(COMPANY) == 90
    other.reset_columns()
    assert other.columnWidth(COMPANY) >= needed(other, COMPANY)


def test_what_was_lent_is_not_saved(qtbot: QtBot, table: BucketsTable) -> None:
    narrow = table.columnWidth(COMPANY)
    table.resize(4000, 300)
    wide = table.columnWidth(COMPANY)
    state = table.save_state()
    assert table.columnWidth(COMPANY) == wide
    other = BucketsTable()
    qtbot.addWidget(other)
    other.resize(700, 300)
    other.show()
    assert other.restore_state(state)
    assert other.columnWidth(COMPANY) == narrow


def test_a_hidden_column_has_grown_when_it_comes_back(qtbot: QtBot, qapp: QApplication, table: BucketsTable) -> None:
    table.show_column(RATE, shown=False)
    theme.scale_text(qapp, 200)
    qtbot.wait(20)
    table.show_column(RATE, shown=True)
    assert table.columnWidth(RATE) >= needed(table, RATE)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_stand_apart_from_the_figures_before_them(
    qtbot: QtBot, qapp: QApplication, table: BucketsTable, percent: int
) -> None:
    table.resize(1600, 300)
    header = table.horizontalHeader()
    theme.scale_text(qapp, percent)
    qtbot.wait(20)
    usual = ink_before(table, RATE)
    least = table.fontMetrics().horizontalAdvance("0")
    header.moveSection(header.visualIndex(RATE), header.visualIndex(ERP))
    qtbot.wait(20)
    assert header.visualIndex(RATE) == header.visualIndex(ERP) + 1
    assert ink_before(table, RATE) >= usual + least
    assert table.columnWidth(RATE) >= needed(table, RATE) + least, "nothing is cut for that"
    table.selectRow(0)
    assert "\N{NO-BREAK SPACE}" not in table.copied_text()
    table.show_column(ERP, shown=False)
    assert ink_before(table, RATE) == usual, "names need none"


def ink_before(table: RecordTable, column: int) -> int:
    """How far from its left edge the text of a column's first cell begins, in pixels."""
    table.clearSelection()
    image = table.viewport().grab(table.visualRect(table.model().index(0, column))).toImage()
    ground = image.pixelColor(0, image.height() // 2)
    columns = (x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground)
    return next(columns)


def test_a_tool_tip_has_what_is_cut(qtbot: QtBot, table: BucketsTable) -> None:
    for row, said in ((0, NAME), (1, "")):
        QToolTip.hideText()
        qtbot.wait(400)
        at = table.visualRect(table.model().index(row, COMPANY)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at) + QPoint(0, 0))
        QApplication.sendEvent(table.viewport(), event)
        assert QToolTip.text() == said or not QToolTip.isVisible()
        assert QToolTip.isVisible() is bool(said)


@pytest.fixture
def strip(qtbot: QtBot) -> StatusStrip:
    made = StatusStrip()
    qtbot.addWidget(made)
    made.dress()
    made.idle()
    made.set_freshness(FRESH)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(strip: StatusStrip) -> list[str]:
    """What is seen, each of which has the room it needs."""
    labels = [each for each in strip.findChildren(QLabel) if each.isVisible() and each.text()]
    for label in labels:
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()
    return [label.text() for label in labels]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_totals_come_before_the_freshness_and_are_said_shorter_before_they_are_cut(
    qtbot: QtBot, qapp: QApplication, strip: StatusStrip, percent: int
) -> None:
    theme.scale_text(qapp, percent)
    qtbot.wait(20)
    advance = strip.fontMetrics().horizontalAdvance
    strip.set_selection(FULL, "ERP | portal | difference", SHORT)
    for width, said in (
        (advance(FULL) + advance(FRESH) + 100, [FULL, FRESH]),
        (advance(FULL) + advance(FRESH) - 10, [FULL]),
        (advance(FULL) - 10, [SHORT]),
    ):
        strip.resize(width, strip.height())
        qtbot.wait(10)
        assert shown(strip) == said
    strip.resize(advance(SHORT) - 40, strip.height())
    qtbot.wait(10)
    (cut,) = shown(strip)
    assert cut.endswith("…")
    assert strip.selection_text == FULL
    tips = [each.toolTip() for each in strip.findChildren(QLabel) if each.isVisible() and each.text()]
    assert tips == [f"{FULL}\nERP | portal | difference"]
    strip.set_selection("")
    assert strip.freshness_text == FRESH


def test_what_does_not_go_well_is_said_before_the_freshness(qtbot: QtBot, strip: StatusStrip) -> None:
    strip.set_trouble("Portal: 12 months could not be fetched")
    for width, said in (
        (900, ["Portal: 12 months could not be fetched", FRESH]),
        (420, ["Portal: 12 months could not be fetched"]),
    ):
        strip.resize(width, strip.height())
        qtbot.wait(10)
        assert shown(strip) == said
    strip.set_trouble("")
    qtbot.wait(10)
    assert shown(strip) == [FRESH]


def test_a_running_job_is_said_whole_before_the_freshness(qtbot: QtBot, strip: StatusStrip) -> None:
    said = "Construções Serra & Filhos, SA: 2 of 12 · 14 of 36 months · about 2 minutes left"
    strip.resize(860, strip.height())
    strip.working(said, 14, 36, can_pause=True)
    qtbot.wait(10)
    assert shown(strip) == [said]
    strip.resize(1600, strip.height())
    qtbot.wait(10)
    assert shown(strip) == [said, FRESH]
    strip.idle()
    qtbot.wait(10)
    assert shown(strip) == [FRESH]


@pytest.mark.parametrize("text", ["Past: 2 companies", "Past: 2 companies · Pay: 2 days left", "Deliver: 17 days left"])
def test_a_button_is_whole_at_the_width_it_asks_for(qtbot: QtBot, text: str) -> None:
    pictures = []
    for kind in (ElidedButton, QPushButton):
        button = kind(text)
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        pictures.append(button.grab().toImage())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("kind", [Elided, ElidedButton, lambda text: Opener(text, is_open=True)])
def test_a_text_is_cut_where_there_is_no_room_and_the_label_tells_it_whole(
    qtbot: QtBot, kind: Callable[[str], QWidget]
) -> None:
    text = "CONSTRUÇÕES SERRA E FILHOS, SA"
    shown = kind(text)
    qtbot.addWidget(shown)
    pictures = []
    for wide in (shown.sizeHint().width() + 20, 90):
        shown.resize(wide, shown.sizeHint().height())
        shown.show()
        qtbot.wait(10)
        pictures.append(shown.grab().toImage())
        assert isinstance(shown, ElidedButton) or shown.toolTip() == ("" if wide > 90 else text)
    cut_off = pictures[0].copy(0, 0, 90, pictures[0].height())
    assert pictures[1] != cut_off, "three dots stand at the end"


def test_as_much_is_cut_as_does_not_fit(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    whole = label.fontMetrics().horizontalAdvance("PADARIA")
    assert cut(label, "PADARIA", whole) == "PADARIA"
    assert cut(label, "PADARIA", whole - 1).endswith("…")
    assert not cut(label, "PADARIA", -5).strip("…"), "not even a letter"


def test_columns_give_what_they_do_not_need_where_all_can_be_seen_then(qtbot: QtBot, table: BucketsTable) -> None:
    table.set_rows([samples.bucket(number, company="Alfa") for number in (1, 2)])
    table.resize(2000, 300)
    qtbot.wait(10)
    columns = [at for at in range(table.model().columnCount()) if not table.isColumnHidden(at)]
    wide, given = [table.columnWidth(at) for at in columns], table.whole_width
    table.resize(given - 30, 300)
    qtbot.wait(10)
    assert table.horizontalScrollBar().maximum() == 0, "nothing has to be scrolled for"
    assert table.whole_width == given
    for at in columns:
        title = table.headings[at].title.split("\n")
        heading = max(map(table.horizontalHeader().fontMetrics().horizontalAdvance, title))
        assert table.columnWidth(at) >= max(needed(table, at), heading) + 6, title
    table.resize(2000, 300)
    qtbot.wait(10)
    assert [table.columnWidth(at) for at in columns] == wide, "and it is given back"


def test_columns_keep_their_widths_where_not_all_can_be_seen_anyway(qtbot: QtBot, table: BucketsTable) -> None:
    table.set_rows([samples.bucket(1, company="Alfa")])
    table.resize(300, 300)
    qtbot.wait(10)
    assert table.horizontalScrollBar().maximum() > 0
    assert table.horizontalHeader().length() == table.whole_width


def test_a_running_job_is_told_in_short_only_where_there_is_no_room(qtbot: QtBot) -> None:
    strip = StatusStrip()
    strip.dress()
    qtbot.addWidget(strip)
    strip.show()
    strip.set_freshness(FRESH)
    long, short = "CONSTRUÇÕES SERRA & FILHOS, SA 2 of 12 · 14 of 36 months", "CONSTRUÇÕES… 2 of 12 · 14 of 36 months"
    strip.working(long, 14, 36, short=short)
    for width, said in ((1800, [long, FRESH]), (930, [short, FRESH]), (1800, [long, FRESH])):
        strip.resize(width, strip.height())
        qtbot.wait(10)
        assert shown(strip) == said
    strip.working("Comparing…")
    qtbot.wait(10)
    assert shown(strip) == ["Comparing…", FRESH]
