# SPDX-License-Identifier: MIT
"""What would come of a table: the months that it holds, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from domain.agreement import Agreement
from domain.declaration import Severity, count_of
from domain.reconciliation import Amounts
from ui import formats
from ui.gate.page import label
from ui.table_import.changes import ChangesTable
from ui.table_import.findings import FindingsList
from ui.texts import imports as sentences

if TYPE_CHECKING:
    from domain.use_cases.import_tables import TablePreview


class ResultView(QWidget):
    """A sentence, the months, and the problems.

    Signals:
        place_chosen(int, object): the line of a problem, and its column or None.
        agreed: the clerk agrees to what is unusual, or no longer.
    """

    place_chosen = Signal(int, object)
    agreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = Agreement.to("", ())
        self._said = label("")
        self._months = ChangesTable()
        self._problems = FindingsList()
        self._problems.setAccessibleName(self.tr("What is wrong"))
        self._problems.itemClicked.connect(self._choose)
        self._problems.itemActivated.connect(self._choose)
        self._agree = QCheckBox(self.tr("It is &right: import it all the same"))
        self._agree.toggled.connect(lambda _: self.agreed.emit())
        self._agree.hide()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._months, stretch=3)
        below.addWidget(self._problems, stretch=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addLayout(below, stretch=1)
        column.addWidget(self._agree)

    @property
    def agreement(self) -> Agreement | None:
        """To what is unusual in the table that is shown, where the clerk agrees."""
        return self._asking if self._agree.isChecked() else None

    def show_preview(self, preview: TablePreview) -> None:
        """Show what would come of a table."""
        self._show_agreement(preview)
        self._say(self._sentence(preview))
        self._months.set_months(preview.months)
        self._problems.show_findings(preview.findings, preview.table.file_name)
        self._months.setVisible(bool(preview.months))
        self._problems.setVisible(bool(preview.findings))

    def say(self, text: str) -> None:
        """Say something in place of a result."""
        self._say(text)
        self._months.hide()
        self._problems.hide()
        self._agree.hide()

    def _show_agreement(self, preview: TablePreview) -> None:
        """Offer to agree; whoever agreed to one thing did not agree to another."""
        asking = Agreement.to(preview.sha256, preview.findings)
        if asking.questions != self._asking.questions:
            self._agree.setChecked(False)
        self._asking = asking
        self._agree.setVisible(preview.questions)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def _sentence(self, preview: TablePreview) -> str:
        errors = count_of(preview.findings, Severity.ERROR)
        if errors:
            said = self.tr("%n thing(s) keep this table out. Choose one to go to its place.", None, errors)
            return formats.grouped(said, errors)
        if preview.questions:
            return self.tr("Some of it is unusual. Look at it before it comes in.")
        if preview.known_at is not None:
            return sentences.came_before(preview.known_at)
        amounts = sum((month.amounts for month in preview.months), Amounts())
        said = self.tr("%n company month(s) would come in: {remuneration} of remuneration, {contribution} of "
                       "contributions.", None, len(preview.months))  # fmt: skip
        said = formats.grouped(said, len(preview.months)).format(
            remuneration=formats.euro(amounts.remuneration), contribution=formats.euro(amounts.contribution)
        )
        return f"{said} {sentences.changed(preview.months)}"

    def _choose(self, item: QListWidgetItem) -> None:
        line, column = item.data(Qt.ItemDataRole.UserRole)
        if line is not None:
            self.place_chosen.emit(line, column)
