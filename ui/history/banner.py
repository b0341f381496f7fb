# SPDX-License-Identifier: MIT
"""The strip above past groups: which past it is, what to compare it with, and its export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.texts import history

if TYPE_CHECKING:
    from domain.read_models import RunRow

_MARK = 4


class PastBanner(QWidget):
    """Says that what stands below is the past.

    Signals:
        other_chosen(object): the number of the run to compare with, None for none.
        export_wanted: the button was pressed.
    """

    other_chosen = Signal(object)
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._others = QComboBox()
        self._others.setAccessibleName(self.tr("Compare with"))
        self._others.setMinimumContentsLength(22)
        self._others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._others.activated.connect(lambda _: self.other_chosen.emit(self._others.currentData()))
        self._export = QPushButton(self.tr("E&xport as it was…"))
        self._export.setToolTip(self.tr("Write the groups of the reconciliation chosen above to a CSV file"))
        self._export.clicked.connect(self.export_wanted)
        self._choice = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_past(self, run: RunRow, runs: Sequence[RunRow], other: int | None, said: str) -> None:
        """Say which past is shown.

        Args:
            runs: all there are; other: the number of the one that run is compared with.
        """
        self._text.setText(said)
        self._text.setAccessibleName(said)
        self._others.clear()
        self._others.addItem(self.tr("nothing"), None)
        for each in runs:
            if each.id != run.id:
                self._others.addItem(history.run_name(each), each.id)
        self._others.setCurrentIndex(max(self._others.findData(other), 0))
        self.show()

    def set_ready(self, *, ready: bool) -> None:
        """Whether a job can be started."""
        self._export.setEnabled(ready)

    @property
    def text(self) -> str:
        """What the strip says, empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def _lay_out(self) -> None:
        font = self._text.font()
        font.setBold(True)
        self._text.setFont(font)
        # A bar in the system's accent, so that the past is not taken for the present at a glance.
        mark = QFrame()
        mark.setFixedWidth(_MARK)
        mark.setAutoFillBackground(True)
        mark.setBackgroundRole(QPalette.ColorRole.Highlight)
        label = QLabel(self.tr("&Compare with"))
        label.setBuddy(self._others)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 4, 4)
        line.setSpacing(8)
        line.addWidget(mark)
        across = QHBoxLayout(self._choice)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        for each in (label, self._others, self._export):
            across.addWidget(each)
        self._both.setSpacing(8)
        self._both.addWidget(self._text, stretch=1)
        self._both.addWidget(self._choice)
        line.addLayout(self._both, stretch=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be chosen below the words where it would leave them little of the line."""
        super().resizeEvent(event)
        beside = 2 * self._choice.sizeHint().width() <= self.width()
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
