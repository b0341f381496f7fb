# SPDX-License-Identifier: MIT
"""What would come of a table: the months that it holds, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from domain.declaration import Finding, Severity
from domain.use_cases.import_tables import TablePreview
from domain.values import Money
from ui import formats, texts
from ui.gate.page import label
from ui.tables.cells import count_column, money_column, month_column
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

translate = QCoreApplication.translate


class MonthsTable(RecordTable):
    """Companies' months, with their totals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        numbers = (
            ("blocks", translate("table_import", "Blocks"), 8),
            ("workers", translate("table_import", "Workers"), 9),
            ("remuneration", translate("table_import", "Remuneration €"), 15),
            ("contribution", translate("table_import", "Contributions €"), 15),
        )
        headings = [
            Heading("company", translate("table_import", "Company"), "", 24),
            Heading("month", translate("table_import", "Month"), "", 10),
            *(Heading(name, title, "", width, numeric=True) for name, title, width in numbers),
        ]
        super().__init__(headings, translate("table_import", "What would be imported"), parent)


class ResultView(QWidget):
    """A sentence, the months, and the problems.

    Signals:
        place_chosen(int, object): the line of a problem, and its column or None.
    """

    place_chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = label("")
        self._months = MonthsTable()
        self._problems = QListWidget()
        self._problems.setWordWrap(True)
        self._problems.setAccessibleName(self.tr("What is wrong"))
        self._problems.itemClicked.connect(self._choose)
        self._problems.itemActivated.connect(self._choose)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._months, stretch=1)
        below.addWidget(self._problems, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addLayout(below, stretch=1)

    def show_preview(self, preview: TablePreview) -> None:
        """Show what would come of a table."""
        self._say(self._sentence(preview))
        self._show_months(preview)
        self._problems.clear()
        for found in preview.findings:
            item = QListWidgetItem(texts.finding(found, preview.table.file_name))
            item.setData(Qt.ItemDataRole.UserRole, (found.line, found.column))
            self._problems.addItem(item)
        self._months.setVisible(bool(preview.months))
        self._problems.setVisible(bool(preview.findings))

    def say(self, text: str) -> None:
        """Say something in place of a result."""
        self._say(text)
        self._months.hide()
        self._problems.hide()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def _sentence(self, preview: TablePreview) -> str:
        errors = sum(map(_is_error, preview.findings))
        if errors:
            return self.tr("%n thing(s) keep this table out. Choose one to go to its place.", None, errors)
        remuneration = sum((month.remuneration for month in preview.months), Money())
        contribution = sum((month.contribution for month in preview.months), Money())
        said = self.tr("%n company month(s) would come in: {remuneration} of remuneration, {contribution} of "
                       "contributions.", None, len(preview.months))  # fmt: skip
        return said.format(remuneration=formats.euro(remuneration), contribution=formats.euro(contribution))

    def _show_months(self, preview: TablePreview) -> None:
        months = preview.months
        self._months.set_records(
            Records(
                [(month.nif.digits, month.month.number) for month in months],
                [
                    TextColumn.of(
                        (month.company or formats.nif(month.nif))
                        if month.known
                        else self.tr("{company} (new)").format(company=month.company or formats.nif(month.nif))
                        for month in months
                    ),
                    month_column(month.month for month in months),
                    count_column(month.blocks for month in months),
                    count_column(month.workers for month in months),
                    money_column(month.remuneration.cents for month in months),
                    money_column(month.contribution.cents for month in months),
                ],
            )
        )

    def _choose(self, item: QListWidgetItem) -> None:
        line, column = item.data(Qt.ItemDataRole.UserRole)
        if line is not None:
            self.place_chosen.emit(line, column)


def _is_error(found: Finding) -> bool:
    return found.severity is Severity.ERROR
