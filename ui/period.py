# SPDX-License-Identifier: MIT
"""The period picker: one button with the months shown, and a small panel to choose others."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from domain.values import YearMonth
from ui import formats

_PRESETS = (3, 6, 12, 24)
_YEARS_BACK = 6
_MONTHS_AHEAD = 1


class PeriodPicker(QToolButton):
    """Shows the months, both included, and lets others be chosen.

    Signals:
        chosen(object, object): the first and the last month.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("The months that are shown, fetched and reconciled"))
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._panel = _Panel(self)
        self._panel.chosen.connect(self.chosen)
        self.clicked.connect(self._open)

    def set_period(self, first: YearMonth, last: YearMonth, last_completed: YearMonth) -> None:
        """Show a period; the presets end with the last completed month."""
        text = formats.months(first, last)
        self.setText(text)
        self.setAccessibleName(self.tr("Period: {months}").format(months=text))
        self._panel.set_period(first, last, last_completed)

    def _open(self) -> None:
        self._panel.move(self.mapToGlobal(QPoint(0, self.height())))
        self._panel.show()
        self._panel.setFocus()


class _Panel(QFrame):
    """Presets, and two months to choose freely."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Choose the period"))
        self._last_completed: YearMonth | None = None
        self._first = QComboBox()
        self._last = QComboBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(self._presets())
        form = QFormLayout()
        form.addRow(self.tr("&From"), self._first)
        form.addRow(self.tr("&To"), self._last)
        layout.addLayout(form)
        show = QPushButton(self.tr("Show these months"))
        show.clicked.connect(self._choose)
        layout.addWidget(show)

    def set_period(self, first: YearMonth, last: YearMonth, last_completed: YearMonth) -> None:
        self._last_completed = last_completed
        oldest = min(first, last_completed.plus(-12 * _YEARS_BACK))
        newest = max(last, last_completed.plus(_MONTHS_AHEAD))
        months = list(YearMonth.range(oldest, newest))
        for box, month in ((self._first, first), (self._last, last)):
            box.clear()
            for each in reversed(months):
                box.addItem(formats.month(each), each.number)
            box.setCurrentIndex(box.findData(month.number))

    def _presets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for months in _PRESETS:
            button = QPushButton(self.tr("%n month(s)", None, months))
            button.clicked.connect(lambda _=False, months=months: self._preset(months))
            row.addWidget(button)
        return row

    def _preset(self, months: int) -> None:
        if self._last_completed is not None:
            self._tell(self._last_completed.plus(1 - months), self._last_completed)

    def _choose(self) -> None:
        chosen = [YearMonth.from_number(box.currentData()) for box in (self._first, self._last)]
        self._tell(min(chosen), max(chosen))

    def _tell(self, first: YearMonth, last: YearMonth) -> None:
        self.hide()
        self.chosen.emit(first, last)
