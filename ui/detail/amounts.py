# SPDX-License-Identifier: MIT
"""The figures of both sides and their difference, in whichever direction they fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from domain.read_models import BucketRow
from domain.values import Money
from ui import formats
from ui.detail.labels import embolden, figure

_GAP = 8
_DIFFERENCE = 2


class Amounts(QWidget):
    """ERP, portal and difference of both amounts and of the workers. What is too wide side by side is turned round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Amounts of both sides"))
        self._rows = (self.tr("Remun. €"), self.tr("Contr. €"), self.tr("Workers"))
        self._columns = (self.tr("ERP"), self.tr("Portal"), self.tr("Difference"))
        self._row_heads = [QLabel(text) for text in self._rows]
        self._column_heads = [QLabel(text) for text in self._columns]
        tip = self.tr("Portal − ERP. Positive where the portal has more.")
        self._column_heads[_DIFFERENCE].setToolTip(tip)
        self._cells = [[figure() for _ in self._columns] for _ in self._rows]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        for column in range(1, 4):
            self._grid.setColumnStretch(column, 1)
        # Its own width asks for nothing: it is turned round where it does not fit.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._turned: bool | None = None
        self._lay_out(turned=False)

    def show_bucket(self, bucket: BucketRow) -> None:
        """Fill in; a side that was not there is a dash, and so is the difference to it."""
        erp, portal = bucket.has_erp, bucket.has_portal
        self._fill_money(
            0, bucket.erp_remuneration if erp else None, bucket.portal_remuneration if portal else None, bucket
        )
        self._fill_money(
            1, bucket.erp_contribution if erp else None, bucket.portal_contribution if portal else None, bucket
        )
        workers = bucket.portal_workers - bucket.erp_workers
        self._fill(2, 0, formats.whole(bucket.erp_workers) if erp else "")
        self._fill(2, 1, formats.whole(bucket.portal_workers) if portal else "")
        signed = f"{'+' if workers > 0 else formats.MINUS if workers else ''}{formats.whole(abs(workers))}"
        self._fill(2, 2, "" if bucket.missing else signed)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn round where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fill_money(self, row: int, erp: Money | None, portal: Money | None, bucket: BucketRow) -> None:
        for column, value in enumerate((erp, portal)):
            self._fill(row, column, "" if value is None else formats.money(value), value)
        difference = None if bucket.missing else (portal or Money()) - (erp or Money())
        self._fill(row, _DIFFERENCE, "" if difference is None else formats.money(difference, sign=True), difference)
        embolden(self._cells[row][_DIFFERENCE], on=difference is not None and abs(difference) > bucket.tolerance)

    def _fill(self, row: int, column: int, text: str, value: Money | None = None) -> None:
        cell = self._cells[row][column]
        cell.setText(text or formats.DASH)
        said = formats.spoken_money(value) if value is not None else text or self.tr("none")
        cell.setAccessibleName(f"{self._rows[row]}, {self._columns[column]}: {said}")

    def _fit(self) -> None:
        heads = max(head.sizeHint().width() for head in self._row_heads)
        columns = (
            max(each.sizeHint().width() for each in (self._column_heads[at], *(row[at] for row in self._cells)))
            for at in range(len(self._columns))
        )
        # Columns share what there is, so the widest counts for each.
        self._lay_out(turned=heads + len(self._columns) * (max(columns) + _GAP) > self.width())

    def _lay_out(self, *, turned: bool) -> None:
        if turned == self._turned:
            return
        self._turned = turned
        while self._grid.takeAt(0) is not None:
            pass
        across, down = (self._row_heads, self._column_heads) if turned else (self._column_heads, self._row_heads)
        for column, head in enumerate(across):
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._grid.addWidget(head, 0, column + 1)
        for row, head in enumerate(down):
            head.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            head.setForegroundRole(QPalette.ColorRole.WindowText)
            self._grid.addWidget(head, row + 1, 0)
        for row, cells in enumerate(self._cells):
            for column, cell in enumerate(cells):
                place = (column + 1, row + 1) if turned else (row + 1, column + 1)
                self._grid.addWidget(cell, *place)
