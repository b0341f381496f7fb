# SPDX-License-Identifier: MIT
"""The detail pane: figures, notes, workers, and its other states."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from domain.portal_record import FailureReason
from domain.reconciliation import BucketStatus, MissingSide
from domain.values import Money
from tests.gui.parts import samples
from ui.detail import DetailPane
from ui.tables import WorkersTable

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def visible_text(pane: DetailPane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def part(pane: DetailPane, kind: type[Part]) -> Part:
    found = pane.findChild(kind)
    assert found is not None
    return found


def button(pane: DetailPane, name: str) -> QAbstractButton:
    (found,) = (each for each in pane.findChildren(QAbstractButton) if each.accessibleName() == name)
    return found


def workers(pane: DetailPane) -> WorkersTable:
    return part(pane, WorkersTable)


def test_a_bucket_shows_both_sides_and_the_difference(pane: DetailPane) -> None:
    pane.show_detail(samples.detail(samples.bucket()), samples.NOW)
    shown = visible_text(pane)
    for part in ("Padaria Pão Quente, Lda", "Oct 2026 · 34.75%", "Diverges", "1,000.00", "880.00", "−120.00", "−41.70"):
        assert part in shown
    assert "5 min ago" in shown
    assert "DR_508301661_202610.txt" in shown
    names = [label.accessibleName() for label in pane.findChildren(QLabel)]
    assert "Contr. €, Difference: minus 41 euros and 70 cents" in names


def test_workers_that_differ_come_first_and_all_on_demand(pane: DetailPane) -> None:
    pane.show_detail(samples.detail(samples.bucket()), samples.NOW)
    table = workers(pane)
    assert table.visible_rows() == 2
    assert table.model().index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    QTest.keyClick(part(pane, QCheckBox), Qt.Key.Key_Space)
    assert table.visible_rows() == 3
    assert table.model().index(2, 0).data(Qt.ItemDataRole.FontRole) is None
    shown = [table.model().index(0, column).data() for column in range(5)]
    assert shown == ["MARIA FERREIRA", "P", "600.00", "480.00", "−120.00"]


def test_equal_wages_have_both_sides_figures_in_the_pane_as_it_starts(qtbot: QtBot) -> None:
    table = WorkersTable()
    qtbot.addWidget(table)
    table.resize(282, 200)
    table.show()
    qtbot.waitExposed(table)
    wage = Money(251_760)
    table.set_rows([replace(pair, erp=wage, portal=wage) for pair in samples.detail(samples.bucket()).pairs])
    header = table.horizontalHeader()
    shown = [table.said(at) for at in range(header.count()) if not header.isSectionHidden(at)]
    assert {"ERP €", "Portal €"} <= set(shown)


def test_notes_tell_of_a_mistyped_niss_and_a_wrong_portal_total(pane: DetailPane) -> None:
    pane.show_detail(samples.detail(samples.bucket(), mismatch=True), samples.NOW)
    shown = visible_text(pane)
    assert "check digit" in shown
    assert "not the sum" in shown


def test_what_was_not_compared_has_no_difference_and_says_what_is_missing(pane: DetailPane) -> None:
    row = samples.bucket(portal=0, status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_FAILED)
    pane.show_detail(samples.detail(row, failure=FailureReason.TIMED_OUT), samples.NOW)
    shown = visible_text(pane)
    assert "did not answer in time" in shown
    assert "−" not in shown
    assert workers(pane).model().index(0, 4).data() == "—"


def test_the_other_states_are_sentences(pane: DetailPane) -> None:
    for show, words in (
        (pane.show_nothing, "No group is selected in this tab. Select one"),
        (pane.show_loading, "Loading"),
    ):
        show()
        assert words in visible_text(pane)
    pane.show_error("It went wrong.")
    assert "It went wrong." in visible_text(pane)


def test_the_button_and_escape_close(qtbot: QtBot, pane: DetailPane) -> None:
    with qtbot.waitSignal(pane.closed):
        QTest.mouseClick(button(pane, "Close the detail"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane, Qt.Key.Key_Escape)


def test_it_is_content_with_300_pixels(pane: DetailPane) -> None:
    pane.show_detail(samples.detail(samples.bucket(erp=98_765_432, portal=87_654_321)), samples.NOW)
    assert pane.minimumSizeHint().width() <= 300


def test_no_worker_differs_where_the_portal_gave_only_totals(pane: DetailPane) -> None:
    whole = samples.detail(samples.bucket())
    pairs = tuple(replace(pair, portal=None, portal_days_x10=None) for pair in whole.pairs)
    pane.show_detail(replace(whole, pairs=pairs, workers_differing=len(pairs)), samples.NOW)
    shown = workers(pane).model()
    words = [str(shown.index(0, column).data()) for column in range(shown.columnCount())]
    assert "600.00" in words, words
    assert "−600.00" not in words, "what the portal did not give is not a difference"
    assert "one side gave only totals" in visible_text(pane)


@pytest.mark.parametrize("width", [420, 480, 560, 900])
def test_what_the_tool_tip_says_too_does_not_cut_a_worker_s_name(qtbot: QtBot, width: int) -> None:
    table = WorkersTable()
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    qtbot.waitExposed(table)
    pair = samples.detail(samples.bucket(1)).pairs[0]
    table.set_rows([replace(pair, name="BELMIRO CABEÇO TROVÃO", erp=None)])
    bold = QFont(table.font())
    bold.setBold(True)
    needed = QFontMetrics(bold).horizontalAdvance("BELMIRO CABEÇO TROVÃO")
    assert table.columnWidth(0) >= needed
    assert table.horizontalHeader().length() <= table.viewport().width()
    if width == 900:
        assert not any(table.isColumnHidden(at) for at in (5, 6, 7)), "there is room for all"
