# SPDX-License-Identifier: MIT
"""Three figures side by side: what the ERP has now, what was last declared, what the portal shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from domain.reconciliation import Amounts, BucketStatus
from domain.three_way import ThreeWayRow, Verdict
from ui import formats, state_icons, texts
from ui.figures import FigureGrid
from ui.sizes import scaled
from ui.texts import operations as sentences

if TYPE_CHECKING:
    from domain.values import Money

_ERP, _DECLARED, _PORTAL = range(3)
_SIGN = 16
_ODD = {
    Verdict.FORGOTTEN_RESEND: _ERP,
    Verdict.PORTAL_CHANGED: _PORTAL,
    Verdict.NOT_SHOWN_YET: _PORTAL,
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
        sides = (self.tr("ERP now"), self.tr("Declared"), self.tr("Portal"))
        self._figures = FigureGrid((self.tr("Remun. €"), self.tr("Contr. €"), self.tr("Workers")), sides)
        tip = self.tr("What was last communicated from here, or marked as delivered.")
        self._figures.set_column_tip(_DECLARED, tip)
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
        self._figures.fit()

    @property
    def row(self) -> ThreeWayRow | None:
        """What is shown."""
        return self._row

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._row is not None:
            self._show_verdict(self._row)

    def _show_verdict(self, row: ThreeWayRow) -> None:
        sign = _SIGNS.get(row.verdict, BucketStatus.DIVERGES)
        side = scaled(self, _SIGN)
        self._sign.setPixmap(state_icons.icon(sign, self.palette()).pixmap(side, side))
        said = texts.missing(row.missing) or sentences.verdict_explained(row.verdict)
        self._verdict.setText(said)
        self._verdict.setAccessibleName(said)

    def _fill_money(self, down: int, across: int, amount: Money | None, *, bold: bool) -> None:
        text = formats.DASH if amount is None else formats.money(amount)
        spoken = self._nothing if amount is None else formats.spoken_money(amount)
        self._figures.fill(down, across, text, spoken, bold=bold)

    def _fill_workers(self, across: int, side: Amounts | None) -> None:
        said = None if side is None else formats.whole(side.workers)
        self._figures.fill(2, across, said or formats.DASH, said or self._nothing)

    @property
    def _nothing(self) -> str:
        return self.tr("none")

    def _lay_out(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(6)
        told.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addLayout(told)
        column.addWidget(self._figures)
