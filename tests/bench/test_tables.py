# SPDX-License-Identifier: MIT
"""Tables of many rows beside Qt's own model with the same cells: repaint, sort, filter, group. Run by name.

Each kind takes turns with the other. Qt's model gets 20,000 rows, which take long enough to be made; how many there
are does not count in a repaint, and in sorting it counts for Qt's.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from domain.reconciliation import BucketStatus
from domain.values import Rate, YearMonth
from tests.bench.measuring import ROOT, ratio, seconds, show
from ui.tables.buckets import STATE_COLUMN, bucket_headings
from ui.tables.cells import (
    count_column,
    moment_column,
    money_column,
    month_column,
    rate_column,
    state_column,
)
from ui.tables.columns import Column, TextColumn
from ui.tables.conditions import Between, Holds
from ui.tables.record_model import Records
from ui.tables.record_table import RecordTable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
View = TypeVar("View", bound=QTableView)
FEWER, MANY, MOST = 20_000, 100_000, 1_000_000
TURNS, COMPANIES = 9, 200
COMPANY, MONTH, STATE, DIFFERENCE = 0, 2, STATE_COLUMN, 7
SIZE = (1100, 700)


def records(rows: int) -> Records:
    """Buckets of 200 companies, 24 months and three rates, with differences from a seed."""
    chance = np.random.default_rng(11)
    company, month = np.arange(rows) % COMPANIES, np.arange(rows) // COMPANIES % 24
    states = chance.integers(0, len(BucketStatus), rows).astype(np.int8)
    cents = chance.integers(-10_000_000, 10_000_000, rows)
    money: list[Column] = [money_column(cents + shift, sign=True) for shift in range(6)]
    months = list(YearMonth.range(YearMonth(2025, 1), YearMonth(2026, 12)))
    began = datetime(2026, 10, 1, tzinfo=UTC)
    moments = [began + timedelta(seconds=seconds) for seconds in chance.integers(0, 10**7, 5_000).tolist()]
    columns: list[Column] = [
        TextColumn(company, [f"Empresa Número {number}, Lda" for number in range(COMPANIES)]),
        TextColumn(company, [f"5{number:08d}" for number in range(COMPANIES)]),
        month_column(months[at] for at in month.tolist()),
        rate_column(Rate(3475) for _ in range(rows)),
        state_column(states),
        *money,
        count_column(company),
        count_column(month),
        moment_column(moments[row % len(moments)] for row in range(rows)),
        moment_column(moments[-1 - row % len(moments)] if row % 7 else None for row in range(rows)),
        money_column(np.abs(cents)),
    ]
    return Records(range(rows), columns, states, STATE_COLUMN)


def ours(qtbot: QtBot, rows: int) -> RecordTable:
    table = RecordTable(bucket_headings(), "bench")
    qtbot.addWidget(table)
    table.set_records(records(rows))
    return shown(qtbot, table)


def qts(qtbot: QtBot, like: RecordTable, proxy: QSortFilterProxyModel) -> QTableView:
    """Qt's model with the texts, signs and numbers of ours."""
    model, source = QStandardItemModel(), like.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole)
    for row in range(source.rowCount()):
        items = [QStandardItem() for _ in range(source.columnCount())]
        for column, item in enumerate(items):
            index = source.index(row, column)
            for role in roles if column == STATE else roles[:1]:
                item.setData(index.data(role), role)
            if like.headings[column].numeric:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        found = like.column(DIFFERENCE)
        assert found is not None
        items[DIFFERENCE].setData(int(found.ranks()[row]), Qt.ItemDataRole.UserRole)
        model.appendRow(items)
    proxy.setSourceModel(model)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(proxy)
    view.setFont(like.font())
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(like.verticalHeader().defaultSectionSize())
    for column in range(source.columnCount()):
        view.setColumnWidth(column, like.columnWidth(column))
        view.setColumnHidden(column, like.isColumnHidden(column))
    view.model().setParent(view)
    model.setParent(view)
    shown(qtbot, view)
    return view


def shown(qtbot: QtBot, view: View) -> View:
    view.resize(*SIZE)
    view.show()
    qtbot.waitExposed(view)
    return view


def turns(first: Callable[[], object], second: Callable[[], object]) -> tuple[list[float], list[float]]:
    one, other = [], []
    for _ in range(TURNS):
        one.append(seconds(first))
        other.append(seconds(second))
    return one, other


def painting(view: QTableView) -> Callable[[], None]:
    """Paint it anew from other rows each time, as scrolling does."""

    def paint() -> None:
        bar = view.verticalScrollBar()
        bar.setValue((bar.value() + 977) % bar.maximum())
        for _ in range(4):
            view.viewport().repaint()

    return paint


def test_beside_qts_own_model(qtbot: QtBot) -> None:
    proxy = QSortFilterProxyModel()
    proxy.setFilterKeyColumn(COMPANY)
    proxy.setSortRole(Qt.ItemDataRole.UserRole)
    table = ours(qtbot, FEWER)
    view = qts(qtbot, table, proxy)
    plain = turns(painting(table), painting(view))
    table.group_by(COMPANY)
    grouped = turns(painting(table), painting(view))
    table.group_by(-1)
    # Each of them turns its own order around: sorting again as it is would do nothing.
    down, up = iter(range(100)), iter(range(100))
    sorts = turns(
        lambda: table.sort_by([(DIFFERENCE, next(down) % 2 == 0)]),
        lambda: proxy.sort(DIFFERENCE, Qt.SortOrder(next(up) % 2)),
    )
    words = iter(f"Número {number}" for number in range(1, 100))
    filters = turns(
        lambda: table.set_condition(COMPANY, Holds(next(words))), lambda: proxy.setFilterFixedString(next(words))
    )
    figures = {
        "repaint, against Qt's": ratio(*plain),
        "repaint with groups": ratio(*grouped),
        "sort of 20,000": ratio(*sorts),
        "filter of 20,000": ratio(*filters),
    }
    show(figures)
    assert figures["repaint, against Qt's"] <= 1.5
    assert figures["sort of 20,000"] < 1
    assert figures["filter of 20,000"] < 1


@pytest.mark.parametrize("rows", [MANY, MOST])
def test_of_many_rows(qtbot: QtBot, rows: int) -> None:
    """Seconds are shown; what is asserted is what a wrong way of doing it would not reach beside plain numpy."""
    table = ours(qtbot, rows)
    column = table.column(DIFFERENCE)
    assert column is not None
    ranks = column.ranks().astype(np.int64)
    down = iter(range(100))
    one, plain = turns(
        lambda: table.sort_by([(DIFFERENCE, next(down) % 2 == 0)]), lambda: np.argsort(ranks, kind="stable")
    )
    two, lexsort = turns(
        lambda: table.sort_by([(STATE, False), (DIFFERENCE, next(down) % 2 == 0)]),
        lambda: np.lexsort((ranks, ranks % 5)),
    )
    table.sort_by([])
    low = iter(range(100))
    numbers, _ = turns(lambda: table.set_condition(DIFFERENCE, Between(next(low))), QApplication.processEvents)
    table.set_conditions({})
    groups, _ = turns(lambda: table.group_by(COMPANY), lambda: table.group_by(-1))
    table.selectAll()
    totals = [seconds(table.selected_positions) for _ in range(TURNS)]
    medians = {
        "sort by one column": one,
        "sort by two columns": two,
        "filter numbers": numbers,
        "group": groups,
        "rows behind a selection of all": totals,
    }
    show({f"{name}, {rows:,} rows (ms)": 1000 * sorted(each)[TURNS // 2] for name, each in medians.items()})
    show({"one column, against argsort": ratio(one, plain), "two columns, against lexsort": ratio(two, lexsort)})
    assert ratio(one, plain) <= 2
    assert ratio(two, lexsort) <= 2


def used(rows: int) -> None:
    """Make a table of so many rows and work with it; prints the process's memory, now and at most, in kB."""
    app = QApplication([])
    table = RecordTable(bucket_headings(), "bench")
    table.set_records(records(rows))
    table.resize(*SIZE)
    table.show()
    app.processEvents()
    table.sort_by([(DIFFERENCE, True)])
    table.sort_by([(STATE, False), (DIFFERENCE, True)])
    table.set_condition(DIFFERENCE, Between(0))
    table.set_filter("Número 12,5")
    table.set_filter("")
    table.set_conditions({})
    table.group_by(COMPANY)
    app.processEvents()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(*(re.findall(rf"{name}:\s*(\d+) kB", status)[0] for name in ("VmRSS", "VmHWM")))


def memory(rows: int) -> tuple[float, float]:
    """MB of a process with such a table, now and at most."""
    command = [sys.executable, "-c", f"from tests.bench.test_tables import used; used({rows})"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    now, most = (int(kb) * 1024 / 1e6 for kb in done.stdout.split())
    return now, most


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is asked of Linux")
def test_memory_of_a_million_rows() -> None:
    """Shown, sorted, filtered and grouped; beside the same with a hundred rows."""
    few, million = memory(100), memory(MOST)
    show(
        {
            "a process with 100 rows, MB": few[0],
            "with 1,000,000 rows": million[0],
            "the rows alone": million[0] - few[0],
            "the rows alone, at most": million[1] - few[1],
        }
    )
