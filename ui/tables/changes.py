# SPDX-License-Identifier: MIT
"""The table of what changed between two reconciliations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.read_models import BucketRow
from domain.reconciliation import BucketStatus
from domain.run_comparison import BucketChange, BucketMove
from domain.values import Money
from ui import texts
from ui.tables.cells import STATE_NUMBERS, count_column, money_column, month_column, rate_column
from ui.tables.columns import ABSENT, ABSENT_TEXT, Column, NumberColumn, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.texts import history

translate = QCoreApplication.translate
_STATE_AFTER = 6

Side = BucketRow | None
Figure = Callable[[BucketRow], Money | None]


def _erp(figure: Callable[[BucketRow], Money]) -> Figure:
    return lambda row: figure(row) if row.has_erp else None


def _portal(figure: Callable[[BucketRow], Money]) -> Figure:
    return lambda row: figure(row) if row.has_portal else None


def _difference(figure: Callable[[BucketRow], Money]) -> Figure:
    return lambda row: None if row.missing else figure(row)


# In the order of the headings, and whether with a sign; each has a column of before and one of after.
_FIGURES: tuple[tuple[Figure, bool], ...] = (
    (_erp(lambda row: row.erp_contribution), False),
    (_portal(lambda row: row.portal_contribution), False),
    (_difference(lambda row: row.contribution_difference), True),
    (_erp(lambda row: row.erp_remuneration), False),
    (_portal(lambda row: row.portal_remuneration), False),
    (_difference(lambda row: row.remuneration_difference), True),
)
_WORKERS: tuple[Callable[[BucketRow], int], ...] = (
    lambda row: row.erp_workers if row.has_erp else ABSENT,
    lambda row: row.portal_workers if row.has_portal else ABSENT,
)


class ChangesTable(RecordTable):
    """Buckets that differ between two runs, with the figures of both; a row's key is its BucketKey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_headings(), translate("tables", "What changed between two reconciliations"), parent)
        self.set_empty_text(translate("tables", "Nothing changed between these two reconciliations."))

    def set_rows(self, changes: Sequence[BucketChange]) -> None:
        """Show changes without losing the place."""
        self.set_records(change_records(changes))


def change_records(changes: Sequence[BucketChange]) -> Records:
    """What the table of changes shows. No Qt object is made, so that a thread may do it."""
    rows = [change.row for change in changes]
    before, after = [change.before for change in changes], [change.after for change in changes]
    columns: list[Column] = [
        TextColumn.of((change.move for change in changes), history.move, list(BucketMove).index),
        TextColumn.of(row.company for row in rows),
        TextColumn.of(row.nif.digits for row in rows),
        month_column(row.key.month for row in rows),
        rate_column(row.key.rate for row in rows),
        _states(before),
        _states(after),
        *(_amounts(sides, figure, sign=sign) for figure, sign in _FIGURES for sides in (before, after)),
        *(_workers(sides, count) for count in _WORKERS for sides in (before, after)),
    ]
    shown = np.fromiter((STATE_NUMBERS[side.status] if side else -1 for side in after), np.int8)
    return Records([change.key for change in changes], columns, shown, _STATE_AFTER)


def _states(sides: Sequence[Side]) -> TextColumn:
    return TextColumn.of(
        (side.status if side else None for side in sides),
        lambda status: texts.status(status) if status else ABSENT_TEXT,
        lambda status: list(BucketStatus).index(status) if status else -1,
    )


def _amounts(sides: Sequence[Side], figure: Figure, *, sign: bool) -> NumberColumn:
    amounts = (figure(side) if side else None for side in sides)
    return money_column((ABSENT if amount is None else amount.cents for amount in amounts), sign=sign)


def _workers(sides: Sequence[Side], count: Callable[[BucketRow], int]) -> NumberColumn:
    return count_column(count(side) if side else ABSENT for side in sides)


def _headings() -> list[Heading]:
    euro = translate("tables", "In euro")
    difference = translate("tables", "In euro: portal − ERP. Positive where the portal has more.")
    return [
        Heading("change", translate("tables", "Change"), translate("tables", "What became of the group"), 10),
        Heading("company", translate("tables", "Company"), translate("tables", "Employer"), 18),
        Heading("nif", translate("tables", "NIF"), translate("tables", "The company's tax number"), 11, hidden=True),
        Heading("month", translate("tables", "Period"), translate("tables", "The month declared"), 8),
        Heading("rate", translate("tables", "Rate"), translate("tables", "Contribution rate, in percent"), 6),
        Heading("state_before", translate("tables", "State\nbefore"), translate("tables", "After the earlier one"), 12),
        Heading("state_after", translate("tables", "State\nafter"), translate("tables", "After the later one"), 13),
        _money("erp_before", translate("tables", "Contrib. ERP\nbefore €"), euro),
        _money("erp_after", translate("tables", "Contrib. ERP\nafter €"), euro),
        _money("portal_before", translate("tables", "Contrib. portal\nbefore €"), euro),
        _money("portal_after", translate("tables", "Contrib. portal\nafter €"), euro),
        _money("difference_before", translate("tables", "Difference\nbefore €"), difference),
        _money("difference_after", translate("tables", "Difference\nafter €"), difference),
        _money("erp_pay_before", translate("tables", "Remuner. ERP\nbefore €"), euro),
        _money("erp_pay_after", translate("tables", "Remuner. ERP\nafter €"), euro),
        _money("portal_pay_before", translate("tables", "Remuner. portal\nbefore €"), euro),
        _money("portal_pay_after", translate("tables", "Remuner. portal\nafter €"), euro),
        _money("pay_difference_before", translate("tables", "Remuner. difference\nbefore €"), difference),
        _money("pay_difference_after", translate("tables", "Remuner. difference\nafter €"), difference),
        _count("erp_workers_before", translate("tables", "Workers ERP\nbefore")),
        _count("erp_workers_after", translate("tables", "Workers ERP\nafter")),
        _count("portal_workers_before", translate("tables", "Workers portal\nbefore")),
        _count("portal_workers_after", translate("tables", "Workers portal\nafter")),
    ]


def _money(name: str, title: str, tip: str) -> Heading:
    return Heading(name, title, tip, 12, numeric=True)


def _count(name: str, title: str) -> Heading:
    return Heading(name, title, translate("tables", "Workers declared"), 12, numeric=True)
