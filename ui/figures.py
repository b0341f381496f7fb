# SPDX-License-Identifier: MIT
"""A few figures side by side that are not cut: where they do not fit they are turned round, and then made smaller."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ui import theme

_GAP = 8
_SMALLEST, _SPARE = 0.7, 0.97


class FigureGrid(QWidget):
    """Rows and columns with heads; a screen reader hears each figure with both.

    Args:
        rows, columns: their heads; where rows of figures are too wide, the rows' heads stand above.
    """

    def __init__(self, rows: Sequence[str], columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._columns = tuple(rows), tuple(columns)
        self._row_heads = [QLabel(text) for text in rows]
        self._column_heads = [QLabel(text) for text in columns]
        self._cells = [[_figure() for _ in columns] for _ in rows]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        # It asks for no width: it takes the form that fits.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._turned: bool | None = None
        self._scale = 1.0
        self._lay_out(turned=False)

    def set_column_tip(self, column: int, tip: str) -> None:
        """Explain a column in its tool tip."""
        self._column_heads[column].setToolTip(tip)

    def fill(self, row: int, column: int, text: str, spoken: str, *, bold: bool = False) -> None:
        """Put a figure in its place.

        Args:
            spoken: as a screen reader says it.
        """
        cell = self._cells[row][column]
        cell.setText(text)
        cell.setAccessibleName(f"{self._rows[row]}, {self._columns[column]}: {spoken}")
        font = cell.font()
        font.setBold(bold)
        cell.setFont(font)

    def fit(self) -> None:
        """Take the form that the figures fit in, once they are all there."""
        self._lay_out(turned=self._needed(turned=False) > self.width())
        scale = 1.0
        if self._turned:
            gaps = _GAP * len(self._rows)
            scale = (self.width() - gaps) / (self._needed(turned=True) - gaps)
        # A little less, because letters come in whole pixels.
        self._set_scale(1.0 if scale >= 1 else max(_SMALLEST, scale * _SPARE))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_turned"):
            self._write_at(self._scale)
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another form where it has to be another."""
        super().resizeEvent(event)
        self.fit()

    def _needed(self, *, turned: bool) -> int:
        """The width of one form at the full size."""
        if not turned:
            columns = (
                max(_width(head), *(_width(row[at]) for row in self._cells))
                for at, head in enumerate(self._column_heads)
            )
            # Side by side they share what there is, so the widest counts for each.
            return max(map(_width, self._row_heads)) + len(self._columns) * (max(columns) + _GAP)
        across = (max(_width(head), *map(_width, row)) for head, row in zip(self._row_heads, self._cells, strict=True))
        return max(map(_width, self._column_heads)) + sum(width + _GAP for width in across)

    def _set_scale(self, scale: float) -> None:
        if abs(scale - self._scale) >= 0.01:
            self._scale = scale
            self._write_at(scale)

    def _write_at(self, scale: float) -> None:
        for label in (*self._row_heads, *self._column_heads, *(cell for row in self._cells for cell in row)):
            font = label.font()
            font.setPointSizeF(self.font().pointSizeF() * scale)
            label.setFont(font)

    def _lay_out(self, *, turned: bool) -> None:
        if turned == self._turned:
            return
        self._turned = turned
        while self._grid.takeAt(0) is not None:
            pass
        across, down = (self._row_heads, self._column_heads) if turned else (self._column_heads, self._row_heads)
        for column, head in enumerate(across, start=1):
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 0 if turned else 1)
        self._grid.setColumnStretch(0, 1 if turned else 0)
        for row, head in enumerate(down, start=1):
            head.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            head.setForegroundRole(QPalette.ColorRole.WindowText)
            self._grid.addWidget(head, row, 0)
        for row, cells in enumerate(self._cells, start=1):
            for column, cell in enumerate(cells, start=1):
                self._grid.addWidget(cell, *((column, row) if turned else (row, column)))


def _width(label: QLabel) -> int:
    """How wide a label's text is at its full size."""
    font = QFont(label.font())
    parent = label.parentWidget()
    if parent is not None:
        font.setPointSizeF(parent.font().pointSizeF())
    return QFontMetrics(font).horizontalAdvance(label.text()) + 2


def _figure() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.tabular(label.font()))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
