# SPDX-License-Identifier: MIT
"""The matrix with what stands below it, as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.overview.legend import Legend
    from ui.overview.table import MatrixTable


class MatrixPart(QWidget):
    """The matrix, its totals, and the legend where months and companies leave room for it."""

    def __init__(self, table: MatrixTable, totals: QLabel, countdown: QPushButton, legend: Legend) -> None:
        super().__init__()
        self._table, self._countdown = table, countdown
        self._totals = QWidget()
        self._line = QHBoxLayout(self._totals)
        self._line.setContentsMargins(8, 2, 8, 2)
        self._line.addWidget(totals, 1)
        self._line.addWidget(countdown)
        self._line.setAlignment(countdown, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 2, 8, 4)
        foot.addWidget(legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(self._totals)
        column.addWidget(self._foot)

    def minimumSizeHint(self) -> QSize:
        """A few companies and the totals; the legend comes where there is more room."""
        return QSize(super().minimumSizeHint().width(), self._table.least_height() + self._high(self._totals))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the legend, or not."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when other words stand below the matrix."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        # It is cut only where it is wider than all there is.
        self._countdown.setMinimumWidth(max(min(self._countdown.sizeHint().width(), self.width() - 16), 0))
        # In half of the line the words would take many lines.
        beside = 2 * self._countdown.sizeHint().width() <= self.width()
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._foot.setVisible(self.height() >= self.minimumSizeHint().height() + self._high(self._foot))

    def _high(self, part: QWidget) -> int:
        layout = part.layout()
        assert layout is not None
        return layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else part.sizeHint().height()
