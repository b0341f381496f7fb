# SPDX-License-Identifier: MIT
"""The table of past reconciliations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from domain.reconciliation import BucketStatus
from ui import formats, texts
from ui.tables.cells import count_column, moment_column, money_column
from ui.tables.columns import ABSENT, Column, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.read_models import RunRow

translate = QCoreApplication.translate


class RunsTable(RecordTable):
    """Reconciliations that changed something; a row's key is its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_headings(), translate("tables", "Reconciliations"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_empty_text(
            translate("tables", "Nothing was reconciled yet. Import the ERP's files, fetch the portal and press F5.")
        )

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Show runs without losing the place."""
        self.set_records(run_records(rows))


def run_records(rows: Sequence[RunRow]) -> Records:
    """What the table of reconciliations shows. No Qt object is made, so that a thread may do it."""
    columns: list[Column] = [
        count_column(row.id for row in rows),
        moment_column(row.at for row in rows),
        TextColumn.of(((row.first, row.last) for row in rows), lambda span: formats.months(*span), lambda span: span),
        money_column(
            (ABSENT if row.tolerance is None else row.tolerance.cents for row in rows),
            absent=translate("tables", "each company's"),
        ),
        count_column(row.tallies for row in rows),
        count_column(row.divergent for row in rows),
        count_column(row.not_compared for row in rows),
        count_column(row.opened for row in rows),
        count_column(row.updated for row in rows),
        count_column(row.resolved for row in rows),
    ]
    return Records([row.id for row in rows], columns)


def _headings() -> list[Heading]:
    return [
        Heading(
            "run",
            translate("tables", "No."),
            translate("tables", "The reconciliation's number, as in the CSV's last column"),
            7,
            numeric=True,
        ),
        Heading("when", translate("tables", "When"), translate("tables", "When it was reconciled"), 17),
        Heading("months", translate("tables", "Period"), translate("tables", "The months compared"), 21),
        Heading(
            "tolerance",
            translate("tables", "Tolerance €"),
            translate(
                "tables", "The one given for all companies; “each company's” where the one set for each was used"
            ),
            15,
            numeric=True,
        ),
        _count("tallies", texts.status(BucketStatus.TALLIES), translate("tables", "Groups that tallied after it")),
        _count("divergent", texts.status(BucketStatus.DIVERGES), translate("tables", "Groups that diverged after it")),
        _count(
            "not_compared",
            texts.status(BucketStatus.NOT_COMPARED),
            translate("tables", "Groups that could not be compared"),
        ),
        _count(
            "opened",
            translate("tables", "Divergences\nopened"),
            translate("tables", "Divergences that it found, or found again"),
        ),
        _count(
            "updated",
            translate("tables", "Divergences\nupdated"),
            translate("tables", "Divergences that it found with other figures"),
        ),
        _count(
            "resolved",
            translate("tables", "Divergences\nresolved"),
            translate("tables", "Divergences that it found to tally"),
        ),
    ]


def _count(name: str, title: str, tip: str) -> Heading:
    return Heading(name, title, tip, 12, numeric=True)
