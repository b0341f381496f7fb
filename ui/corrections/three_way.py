# SPDX-License-Identifier: MIT
"""Three figures side by side: what the ERP has now, what was last declared, what the portal shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from domain.reconciliation import Amounts, BucketStatus
from domain.three_way import ThreeWayRow, Verdict
from domain.values import Money
from ui import formats, state_icons, texts, theme
from ui.texts import operations as sentences

_ERP, _DECLARED, _PORTAL = range(3)
_ODD = {
    Verdict.FORGOTTEN_RESEND: _ERP,
    Verdict.PORTAL_CHANGED: _PORTAL,
    Verdict.DECLARED_ELSEWHERE: _DECLARED,
}
_SIGNS = {
    Verdict.IN_STEP: BucketStatus.TALLIES,
    Verdict.NEVER_DECLARED: BucketStatus.NOT_COMPARED,
    Verdict.NOT_COMPARED: BucketStatus.NOT_COMPARED,
}


class ThreeWayView(QWidget):
    """One bucket's three sides and the verdict on them; the side that stands alone is bold. Hidden without a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("ERP, declared and portal"))
        self._sign = QLabel()
        self._verdict = QLabel()
        self._verdict.setWordWrap(True)
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row: ThreeWayRow | None = None
        self._sides = (self.tr("ERP now"), self.tr("Declared"), self.tr("Portal"))
        self._rows = (self.tr("Remun. €"), self.tr("Contr. €"), self.tr("Workers"))
        self._cells = [[_right("") for _ in self._sides] for _ in self._rows]
        self._lay_out()
        self.show_row(None)

    def show_row(self, row: ThreeWayRow | None) -> None:
        """Show a bucket; a side that has nothing is a dash."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._show_verdict(row)
        for column, side in enumerate((row.erp, row.declared, row.portal)):
            bold = column == _ODD.get(row.verdict)
            self._fill_money(0, column, side.remuneration if side else None, bold=bold)
            self._fill_money(1, column, side.contribution if side else None, bold=bold)
            self._fill_workers(column, side)

    @property
    def row(self) -> ThreeWayRow | None:
        """What is shown."""
        return self._row

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._row is not None:
            self._show_verdict(self._row)

    def _show_verdict(self, row: ThreeWayRow) -> None:
        sign = _SIGNS.get(row.verdict, BucketStatus.DIVERGES)
        self._sign.setPixmap(state_icons.icon(sign, self.palette()).pixmap(16, 16))
        said = texts.missing(row.missing) or sentences.verdict_explained(row.verdict)
        self._verdict.setText(said)
        self._verdict.setAccessibleName(said)

    def _fill_money(self, down: int, across: int, amount: Money | None, *, bold: bool) -> None:
        cell = self._cells[down][across]
        cell.setText(formats.DASH if amount is None else formats.money(amount))
        font = cell.font()
        font.setBold(bold)
        cell.setFont(font)
        self._name(down, across, self._nothing if amount is None else formats.spoken_money(amount))

    def _fill_workers(self, across: int, side: Amounts | None) -> None:
        said = None if side is None else formats.whole(side.workers)
        self._cells[2][across].setText(said or formats.DASH)
        self._name(2, across, said or self._nothing)

    def _name(self, down: int, across: int, said: str) -> None:
        self._cells[down][across].setAccessibleName(f"{self._rows[down]}, {self._sides[across]}: {said}")

    @property
    def _nothing(self) -> str:
        return self.tr("none")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        heads = [_right(text, faint=True) for text in self._sides]
        heads[_DECLARED].setToolTip(self.tr("What was last communicated from here, or marked as delivered."))
        for across, head in enumerate(heads):
            grid.addWidget(head, 0, across + 1)
            grid.setColumnStretch(across + 1, 1)
        for down, text in enumerate(self._rows):
            grid.addWidget(QLabel(text), down + 1, 0)
            for across, cell in enumerate(self._cells[down]):
                grid.addWidget(cell, down + 1, across + 1)
        told = QHBoxLayout()
        told.setSpacing(6)
        told.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addLayout(told)
        column.addLayout(grid)


def _right(text: str, *, faint: bool = False) -> QLabel:
    made = QLabel(text)
    made.setFont(theme.tabular(made.font()))
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if faint:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    else:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
