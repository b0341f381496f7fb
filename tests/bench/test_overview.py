# SPDX-License-Identifier: MIT
"""The overview's 200 companies × 24 months against an equal QStandardItemModel in a plain table: run by name.

Turn by turn, so that whatever else the machine does meets both. Compared are the medians of a whole repaint and of a
scroll by a screenful; the figures are printed. What is asserted is that both show the same, and that no repaint costs
more than is on the screen.
"""

from __future__ import annotations

import os
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from domain.portal_record import FetchState
from domain.read_models import MatrixCell, MatrixRow
from domain.standing import STANDINGS
from domain.values import Money, YearMonth
from tests.bench.measuring import ratio, seconds, show
from ui import formats, state_icons, theme
from ui.overview.matrix import Matrix, Order
from ui.overview.table import MatrixTable

COMPANIES, MONTHS, TURNS = 200, 24, 40
LAST = YearMonth(2026, 10)
STATES = list(STANDINGS)


def rows() -> list[MatrixRow]:
    months = list(YearMonth.range(YearMonth(2024, 11), LAST))
    return [
        MatrixRow(
            number,
            f"Sociedade de Construções {number}, Lda",
            tuple(
                MatrixCell(
                    month,
                    STATES[(number + at) % len(STATES) if (number + at) % 3 else 0],
                    2,
                    int((number + at) % 3 == 1),
                    Money((number * 37 + at * 101) % 9_000 - 4_500),
                    FetchState.DATA,
                    True,
                )
                for at, month in enumerate(months)
            ),
        )
        for number in range(COMPANIES)
    ]


def ours(made: list[MatrixRow]) -> QTableView:
    table = MatrixTable()
    table.set_matrix(Matrix(made))
    return table


def theirs(made: list[MatrixRow]) -> QTableView:
    """The same cells as items with icons, and the same text at the end."""
    table = QTableView()
    model = QStandardItemModel(len(made), MONTHS + 2, table)
    model.setVerticalHeaderLabels([row.company for row in made])
    model.setHorizontalHeaderLabels(
        [f"{formats.short_month(c.month)}\n{c.month.year}" for c in made[0].cells] + ["", ""]
    )
    icons = {status: state_icons.icon(status, table.palette()) for status in STATES}
    for at, row in enumerate(made):
        for column, cell in enumerate(row.cells):
            model.setItem(at, column, QStandardItem(icons[cell.status], ""))
        model.setItem(at, MONTHS, QStandardItem(formats.whole(sum(cell.divergent for cell in row.cells))))
        cents = sum(cell.contribution_difference.cents for cell in row.cells)
        model.setItem(at, MONTHS + 1, QStandardItem(formats.money(Money(cents), sign=True)))
    table.setModel(model)
    table.setFont(theme.tabular(table.font()))
    table.setShowGrid(False)
    return table


def like(table: QTableView, other: QTableView) -> None:
    """Give a table the sizes of another, so that as many cells are seen."""
    table.verticalHeader().setDefaultSectionSize(other.verticalHeader().defaultSectionSize())
    table.verticalHeader().setFixedWidth(other.verticalHeader().width())
    for column in range(MONTHS):
        table.setColumnWidth(column, other.columnWidth(column))
    table.setColumnWidth(MONTHS, other.columnWidth(MONTHS) + other.columnWidth(MONTHS + 1))
    table.setColumnWidth(MONTHS + 1, other.columnWidth(MONTHS + 2))
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())


def rearrange(table: MatrixTable, made: list[MatrixRow], order: Order) -> None:
    """As another order or filter does."""
    table.set_matrix(Matrix(made, order))
    table.viewport().repaint()


def shown(table: QTableView) -> int:
    """How many months' cells are on the screen."""
    area = table.viewport().rect()
    model = table.model()
    places = (table.visualRect(model.index(row, column)) for row in range(COMPANIES) for column in range(MONTHS))
    return sum(area.intersects(place) for place in places)


@pytest.mark.parametrize("size", [(841, 640), (1900, 1000)])
def test_a_repaint_and_a_scroll(qapp: QApplication, size: tuple[int, int]) -> None:
    assert os.environ.get("QT_QPA_PLATFORM") == "offscreen", "figures of other platforms are others"
    theme.apply(qapp)
    made = rows()
    tables = {"ours": ours(made), "theirs": theirs(made)}
    for table in tables.values():
        table.resize(*size)
        table.show()
    like(tables["theirs"], tables["ours"])
    qapp.processEvents()
    times: dict[str, list[float]] = {}
    for turn in range(TURNS):
        for name, table in tables.items():
            times.setdefault(f"{name} repaint", []).append(seconds(table.viewport().repaint))
            bar = table.verticalScrollBar()

            def scroll(table: QTableView = table, to: int = (turn * 7) % max(bar.maximum(), 1)) -> None:
                table.verticalScrollBar().setValue(to)
                table.viewport().repaint()

            times.setdefault(f"{name} scroll", []).append(seconds(scroll))
    table = tables["ours"]
    assert isinstance(table, MatrixTable)
    fill = [
        seconds(partial(rearrange, table, made, order)) for order in (Order.NAME, Order.WORST, Order.DIFFERENCE) * 5
    ]
    counts = {name: shown(table) for name, table in tables.items()}
    figures = {f"{name}, ms": sorted(found)[len(found) // 2] * 1e3 for name, found in times.items()}
    figures |= {
        "repaint, ratio": ratio(times["ours repaint"], times["theirs repaint"]),
        "scroll, ratio": ratio(times["ours scroll"], times["theirs scroll"]),
        "another order or filter, ms": sorted(fill)[len(fill) // 2] * 1e3,
        "cells on screen, ours": counts["ours"],
        "cells on screen, theirs": counts["theirs"],
    }
    show(figures)
    assert abs(counts["ours"] - counts["theirs"]) <= 0.15 * counts["theirs"]
    assert counts["ours"] < COMPANIES * MONTHS
    assert table.model().index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    for table in tables.values():
        table.close()
