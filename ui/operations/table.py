# SPDX-License-Identifier: MIT
"""The tables of the Operations tab: the operations, and the figures of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from domain.operations import Line, OperationState
from domain.reconciliation import Amounts
from domain.use_cases.settle import OperationRow
from ui.tables.cells import count_column, moment_column, money_column, month_column, rate_column
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.texts import operations as texts

translate = QCoreApplication.translate
# What waits for somebody, or for an answer, comes first when sorted.
_RANKS = {
    OperationState.NEEDS_REVIEW: 0,
    OperationState.UNKNOWN: 1,
    OperationState.SENT: 2,
    OperationState.PENDING: 3,
    OperationState.FAILED: 4,
    OperationState.CONFIRMED: 5,
}
_SIGNS = {
    OperationState.NEEDS_REVIEW: "‼ {state}",
    OperationState.UNKNOWN: "? {state}",
    OperationState.SENT: "→ {state}",
    OperationState.PENDING: "· {state}",
    OperationState.FAILED: "✗ {state}",
    OperationState.CONFIRMED: "✓ {state}",
}


class OperationsTable(RecordTable):
    """Operations, newest first; a row's key is the operation's number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("company", translate("operations", "Company"), "", 26),
            Heading("month", translate("operations", "Month"), "", 9),
            Heading("state", translate("operations", "State"), translate("operations", "What came of it"), 20),
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
                "the portal said to it.",
            )
        )

    def set_rows(self, rows: Sequence[OperationRow]) -> None:
        """Show operations without losing the place."""
        operations = [row.operation for row in rows]
        totals = [sum((line.amounts for line in one.lines), Amounts()) for one in operations]
        self.set_records(
            Records(
                [one.id for one in operations],
                [
                    TextColumn.of(row.company for row in rows),
                    month_column(one.month for one in operations),
                    TextColumn.of((one.state for one in operations), _state, lambda state: _RANKS[state]),
                    moment_column(one.changed_at for one in operations),
                    TextColumn.of(one.author or "—" for one in operations),
                    money_column(total.contribution.cents for total in totals),
                    TextColumn.of(one.environment.host for one in operations),
                    TextColumn.of(one.receipt or "—" for one in operations),
                ],
            )
        )


def _state(value: OperationState) -> str:
    return _SIGNS[value].format(state=texts.state(value))


class FiguresTable(RecordTable):
    """The totals of one operation; a row's key is its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("establishment", translate("operations", "Establishment"), "", 13),
            Heading("rate", translate("operations", "Rate"), "", 9),
            Heading("people", translate("operations", "Workers"), "", 10, numeric=True),
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
                    TextColumn.of(line.establishment for line in lines),
                    rate_column(line.rate for line in lines),
                    count_column(line.amounts.workers for line in lines),
                    money_column(line.amounts.remuneration.cents for line in lines),
                    money_column(line.amounts.contribution.cents for line in lines),
                ],
            )
        )
