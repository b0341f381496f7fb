# SPDX-License-Identifier: MIT
"""The overview's chart: its bars, its words, its table, the keyboard and its picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from domain.errors import FileProblem
from domain.reconciliation import BucketStatus, MissingSide
from domain.standing import ACCEPTED
from domain.values import YearMonth
from tests.gui.parts import samples
from ui import theme
from ui.overview import chart, said
from ui.overview.chart_pane import ChartPane
from ui.overview.figures import MonthBar, bars

MONTHS = samples.MONTHS[-3:]
ROWS = [
    samples.bucket(1, MONTHS[0]),
    samples.bucket(2, MONTHS[0], portal=160_000),
    samples.bucket(1, MONTHS[1], erp=0, status=BucketStatus.ONLY_PORTAL),
    samples.bucket(1, MONTHS[2], portal=100_000, status=BucketStatus.TALLIES),
    samples.bucket(2, MONTHS[2], status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER),
]


@pytest.fixture
def pane(qtbot: QtBot) -> ChartPane:
    made = ChartPane()
    qtbot.addWidget(made)
    made.resize(820, 220)
    made.set_bars(bars(ROWS, MONTHS), None)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_differences_are_stacked_by_state_and_by_sign() -> None:
    first, second, third = bars(ROWS, MONTHS)
    assert (first.above, first.below) == ({BucketStatus.DIVERGES: 20850}, {BucketStatus.DIVERGES: -4170})
    assert (first.total, first.divergent) == (16680, 2)
    assert second.above == {BucketStatus.ONLY_PORTAL: 30580}
    assert (third.above, third.below, third.not_compared) == ({}, {}, 1)
    assert [bar.total for bar in bars(ROWS, MONTHS, {2})] == [20850, 0, 0]
    assert bars(ROWS, [samples.MONTHS[0]])[0].total == 0, "other months do not count"


def test_what_was_accepted_is_a_piece_of_its_own_and_no_divergence_to_count() -> None:
    (bar,) = bars([ROWS[1], replace(ROWS[0], accepted=True)], [MONTHS[0]])
    assert (bar.above, bar.below) == ({BucketStatus.DIVERGES: 20850}, {ACCEPTED: -4170})
    assert (bar.total, bar.divergent) == (16680, 1)
    assert "Accepted −41.70" in said.bar(bar)


@given(st.lists(st.tuples(st.integers(0, 10**11), st.integers(-(10**11), 0)), max_size=24))
def test_the_axis_holds_every_bar_in_few_round_steps(heights: list[tuple[int, int]]) -> None:
    made = [
        MonthBar(samples.OCTOBER, {BucketStatus.DIVERGES: above}, {BucketStatus.ONLY_ERP: below})
        for above, below in heights
    ]
    scale = chart.Scale.of(made)
    assert scale.lowest <= min((below for _, below in heights), default=0) <= 0
    assert 0 <= max((above for above, _ in heights), default=0) <= scale.highest
    assert scale.lowest < scale.highest
    assert 0 in scale.lines
    assert len(scale.lines) <= 7
    assert str(scale.step).rstrip("0") in ("1", "2", "5")


def test_the_chart_is_said_in_words(pane: ChartPane) -> None:
    said = pane.view.accessibleDescription().splitlines()
    assert said[0] == "Contribution, portal − ERP, by month: all companies shown"
    assert said[1] == "Aug 2026: +166.80\u00a0€ (Diverges +166.80\u00a0€)"
    assert said[3] == "Oct 2026: 0.00\u00a0€ (1 not compared)"


def shown(pane: ChartPane) -> str:
    """The line above the chart."""
    return next(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_arrows_go_from_month_to_month_and_enter_chooses(qtbot: QtBot, pane: ChartPane) -> None:
    view = pane.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleName().startswith("Oct 2026")
    assert shown(pane).startswith("Oct 2026")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleName() == "Sep 2026: +305.80\u00a0€ (Only in portal +305.80\u00a0€)"
    with qtbot.waitSignal(pane.month_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [MONTHS[1]]
    with qtbot.waitSignal(pane.month_chosen) as chosen:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 30, 60))
    assert chosen.args == [MONTHS[2]]


def test_it_is_a_table_on_demand(pane: ChartPane) -> None:
    (button,) = (each for each in pane.findChildren(QPushButton) if each.isCheckable())
    table = pane.findChild(QTableWidget)
    assert table is not None
    assert not table.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert table.isVisible()
    cells = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    texts = [[cell.text() for cell in row if cell is not None] for row in cells]
    assert texts[0] == ["Aug 2026", "+166.80", "0.00", "0.00", "0.00", "+166.80", "2", "0"]
    assert texts[2] == ["Oct 2026", "0.00", "0.00", "0.00", "0.00", "0.00", "0", "1"]


def test_bars_have_the_colours_of_their_states(pane: ChartPane) -> None:
    image = pane.view.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(30, image.height())}
    palette = pane.view.palette()
    for status in (BucketStatus.DIVERGES, BucketStatus.ONLY_PORTAL):
        assert theme.state_colour(status, palette).rgb() in seen
    assert theme.state_colour(BucketStatus.ONLY_ERP, palette).rgb() not in seen


def test_the_picture_is_on_white_whatever_the_window_is(pane: ChartPane, tmp_path: Path) -> None:
    dark = theme.palette("dark")
    pane.setPalette(dark)
    assert pane.palette().color(QPalette.ColorRole.Window) == dark.color(QPalette.ColorRole.Window)
    png, pdf = tmp_path / "chart.png", tmp_path / "chart.pdf"
    for path in (png, pdf):
        chart.write(path, pane.view.bars, pane.title, pane.font())
    image = QImage(str(png))
    assert (image.width(), image.height()) == (2400, 1120)
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert pdf.read_bytes().startswith(b"%PDF")
    with pytest.raises(FileProblem):
        chart.write(tmp_path / "gone" / "chart.png", pane.view.bars, pane.title, pane.font())


@pytest.mark.parametrize("count", [0, 1, 24, 60])
def test_any_number_of_months_is_drawn(pane: ChartPane, count: int) -> None:
    months = list(YearMonth.range(YearMonth(2021, 11), samples.OCTOBER))[-count:] if count else []
    pane.set_bars(bars(ROWS, months), "Sociedade de Construções e Obras Públicas do Alto Minho, S.A.")
    assert not pane.grab().isNull()
    assert pane.minimumSizeHint().width() <= 820
