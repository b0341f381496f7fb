# SPDX-License-Identifier: MIT
"""The tables of the Operations tab: the operations, and the figures of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QWidget

from domain.by_hand import HandKind, HandRow
from domain.operations import Line, OperationState
from domain.values import Money, YearMonth
from ui import formats
from ui.operations.signs import Sign, SignDelegate
from ui.tables.cells import count_column, moment_column, money_column, month_column, rate_column
from ui.tables.columns import ABSENT, TextColumn
from ui.tables.record_model import Heading, RecordModel, Records
from ui.tables.record_table import RecordTable
from ui.texts import operations as texts

if TYPE_CHECKING:
    from domain.use_cases.settle import OperationRow

translate = QCoreApplication.translate
# What waits for somebody, or for an answer, comes first when sorted.
_RANKS: dict[Sign, int] = {
    OperationState.NEEDS_REVIEW: 0,
    OperationState.UNKNOWN: 1,
    OperationState.SENT: 2,
    OperationState.PENDING: 3,
    OperationState.FAILED: 4,
    OperationState.CONFIRMED: 5,
    HandKind.WRITTEN: 6,
    HandKind.DELIVERED: 7,
    HandKind.SENT: 8,
}
_STATE = 2


class OperationsTable(RecordTable):
    """Operations and what was done by hand, newest first; a row's key is its number (``HandRecord.id``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("company", translate("operations", "Company"), "", 26),
            Heading("month", translate("operations", "Month"), "", 9),
            Heading(
                "state", translate("operations", "State"), translate("operations", "What came of it"), 20, signed=True
            ),
            Heading("when", translate("operations", "When"), translate("operations", "When it last changed"), 17),
            Heading("who", translate("operations", "Who"), translate("operations", "Who sent it"), 12),
            Heading(
                "contribution",
                translate("operations", "Contribution €"),
                translate("operations", "Of all that was sent"),
                15,
                numeric=True,
            ),
            Heading("portal", translate("operations", "Portal"), translate("operations", "Where it was sent"), 20),
            Heading("receipt", translate("operations", "Receipt"), translate("operations", "The portal's number"), 36),
        ]
        super().__init__(headings, translate("operations", "Operations at the portal"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_empty_text(
            translate(
                "operations",
                "Nothing was sent to the portal yet. What is communicated from here stands in this list, with what "
                "the portal said to it; and corrected files that were written, and deliveries that were marked.",
            )
        )
        self._signs: dict[object, Sign] = {}
        self.setItemDelegateForColumn(_STATE, SignDelegate(self._sign_of, self))

    def set_rows(self, rows: Sequence[OperationRow], by_hand: Sequence[HandRow] = ()) -> None:
        """Show what was done without losing the place."""
        shown = [*map(_of_operation, rows), *map(_of_hand, by_hand)]
        shown.sort(key=lambda row: row.begun, reverse=True)
        self._signs = {row.key: row.state for row in shown}
        self.set_records(
            Records(
                [row.key for row in shown],
                [
                    TextColumn.of(row.company for row in shown),
                    month_column(row.month for row in shown),
                    TextColumn.of((row.state for row in shown), _state, lambda state: _RANKS[state]),
                    moment_column(row.at for row in shown),
                    TextColumn.of(row.who or formats.DASH for row in shown),
                    money_column(ABSENT if row.contribution is None else row.contribution.cents for row in shown),
                    TextColumn.of(row.host or formats.DASH for row in shown),
                    TextColumn.of(row.receipt or formats.DASH for row in shown),
                ],
            )
        )

    def _sign_of(self, index: QModelIndex | QPersistentModelIndex) -> Sign | None:
        model = self.model()
        return self._signs.get(model.key(index.row())) if isinstance(model, RecordModel) else None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list; begun orders, at is shown."""

    key: str
    company: str
    month: YearMonth
    state: Sign
    begun: datetime
    at: datetime
    who: str
    contribution: Money | None = None
    host: str = ""
    receipt: str = ""


def _of_operation(row: OperationRow) -> _Row:
    one = row.operation
    total = sum((line.amounts.contribution for line in one.lines), Money())
    return _Row(
        one.id,
        row.company,
        one.month,
        one.state,
        one.created_at,
        one.changed_at,
        one.author,
        total,
        one.environment.host,
        one.receipt,
    )


def _of_hand(row: HandRow) -> _Row:
    one = row.record
    return _Row(one.id, row.company, one.month, one.kind, one.at, one.at, one.who)


def _state(value: Sign) -> str:
    return texts.state(value) if isinstance(value, OperationState) else texts.by_hand_in_short(value)


class FiguresTable(RecordTable):
    """The totals of one operation; a row's key is its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("establishment", translate("operations", "Establishment"), "", 13),
            Heading("rate", translate("operations", "Rate"), "", 9),
            Heading("people", translate("operations", "Workers"), "", 12, numeric=True),
            Heading("remuneration", translate("operations", "Remuneration €"), "", 14, numeric=True),
            Heading("contribution", translate("operations", "Contribution €"), "", 14, numeric=True),
        ]
        super().__init__(headings, translate("operations", "What was sent"), parent)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show what was sent."""
        self.set_records(
            Records(
                list(range(len(lines))),
                [
                    TextColumn.of(line.establishment or formats.DASH for line in lines),
                    rate_column(line.rate for line in lines),
                    count_column(line.amounts.workers for line in lines),
                    money_column(line.amounts.remuneration.cents for line in lines),
                    money_column(line.amounts.contribution.cents for line in lines),
                ],
            )
        )
