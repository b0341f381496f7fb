# SPDX-License-Identifier: MIT
"""What a file would change, one row for each company, month and rate: now, then, and what lies between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.tables.cells import count_column, money_column, month_column, rate_column
from ui.tables.columns import ABSENT, NumberColumn, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.texts import imports as sentences

if TYPE_CHECKING:
    from domain.file_preview import MonthChange, RateChange
    from domain.reconciliation import Amounts

translate = QCoreApplication.translate


class ChangesTable(RecordTable):
    """Rates of a file's months with what stands of them now, and what would stand.

    Args:
        names_one: whether the company is named where all rows are of one.
    """

    def __init__(self, parent: QWidget | None = None, *, names_one: bool = True) -> None:
        self._names_one = names_one
        numbers = (
            ("contribution_before", translate("table_import", "Contributions\nnow €"), 13),
            ("contribution_after", translate("table_import", "Contributions\nthen €"), 13),
            ("contribution_change", translate("table_import", "Contributions\nthen − now €"), 13),
            ("remuneration_before", translate("table_import", "Remuneration\nnow €"), 14),
            ("remuneration_after", translate("table_import", "Remuneration\nthen €"), 14),
            ("remuneration_change", translate("table_import", "Remuneration\nthen − now €"), 14),
            ("workers", translate("table_import", "Workers\nthen"), 13),
        )
        headings = [
            Heading("company", translate("table_import", "Company"), "", 24),
            Heading("month", translate("table_import", "Month"), "", 9),
            Heading("rate", translate("table_import", "Rate"), "", 9),
            *(Heading(name, title, "", width, numeric=True) for name, title, width in numbers),
        ]
        super().__init__(headings, translate("table_import", "What would change"), parent)

    def set_months(self, months: Sequence[MonthChange]) -> None:
        """Show other months."""
        rows = [(month, one) for month in months for one in month.by_rate]
        changes = [one for _, one in rows]
        self.setColumnHidden(0, not self._names_one and len({month.nif for month in months}) == 1)
        self.set_records(
            Records(
                [(month.nif.digits, month.company, month.month.number, one.rate.hundredths) for month, one in rows],
                [
                    TextColumn.of(sentences.company(month.company, month.nif, month.known) for month, _ in rows),
                    month_column(month.month for month, _ in rows),
                    rate_column(one.rate for one in changes),
                    _side(changes, lambda one: one.before, _contribution),
                    _side(changes, lambda one: one.after, _contribution),
                    money_column((one.contribution.cents for one in changes), sign=True),
                    _side(changes, lambda one: one.before, _remuneration),
                    _side(changes, lambda one: one.after, _remuneration),
                    money_column((one.remuneration.cents for one in changes), sign=True),
                    count_column(one.after.workers if one.after else ABSENT for one in changes),
                ],
            )
        )


def _side(
    changes: Sequence[RateChange], side: Callable[[RateChange], Amounts | None], cents: Callable[[Amounts], int]
) -> NumberColumn:
    found = (side(one) for one in changes)
    return money_column(ABSENT if amounts is None else cents(amounts) for amounts in found)


def _contribution(amounts: Amounts) -> int:
    return amounts.contribution.cents


def _remuneration(amounts: Amounts) -> int:
    return amounts.remuneration.cents
