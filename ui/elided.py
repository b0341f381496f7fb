# SPDX-License-Identifier: MIT
"""One line of text that is cut with three dots where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

_LEAST = 80


def cut(widget: QWidget, text: str, room: int) -> str:
    """As much of a text, in a widget's font, as there is room for.

    Args:
        room: in pixels.
    """
    metrics = widget.fontMetrics()
    # Where it just fits, fractions of a pixel would cut it.
    if metrics.horizontalAdvance(text) <= room:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 1))


class Elided(QLabel):
    """A label that never widens what it stands in; where it is cut, its tool tip has it whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """The height of a line; the width is whatever there is."""
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text where it is cut."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self._cut() != self.text() else "")

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self._cut())

    def _cut(self) -> str:
        return cut(self, self.text(), self.contentsRect().width())


class ElidedButton(QPushButton):
    """A button that is cut in the same way; its tool tip is its owner's."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as can be."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw what there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        option.text = cut(self, self.text(), self.width() - around)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
