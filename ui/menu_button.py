# SPDX-License-Identifier: MIT
"""A button that opens a menu, with an arrow as large as its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

_BESIDE = 4


class MenuButton(QToolButton):
    """Opens its menu when it is pressed.

    Fusion's own arrow has a few pixels in the lowest corner, and the same few beside large letters.
    """

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def sizeHint(self) -> QSize:
        """As wide as its words and the arrow."""
        return super().sizeHint() + QSize(self._room if self._is_fusion else 0, 0)

    def minimumSizeHint(self) -> QSize:
        """No narrower."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the arrow behind its words."""
        if not self._is_fusion:
            super().paintEvent(event)
            return
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        # A copy: what the option gives is its own.
        words, icon = option.text, QIcon(option.icon)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        option.text, option.icon = words, icon
        frame = self.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth, option, self)
        option.rect = self.rect().adjusted(frame, frame, -frame - self._room, -frame)
        painter.drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option)
        self._draw_arrow(painter, option.palette)

    def _draw_arrow(self, painter: QPainter, colours: QPalette) -> None:
        wide = self._arrow
        place = QRect(self.width() - wide - _BESIDE, (self.height() - wide // 2) // 2, wide, wide // 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.color(QPalette.ColorRole.ButtonText))
        painter.setBrush(colours.color(QPalette.ColorRole.ButtonText))
        left, right, top, bottom = place.left(), place.right() + 1, place.top(), place.bottom() + 1
        points = QPointF(left, top), QPointF(right, top), QPointF((left + right) / 2, bottom)
        painter.drawPolygon(QPolygonF(points))

    @property
    def _is_fusion(self) -> bool:
        return self.style().name() == "fusion"

    @property
    def _arrow(self) -> int:
        """The arrow's width: half a line's height."""
        return max(6, self.fontMetrics().height() // 4 * 2)

    @property
    def _room(self) -> int:
        return self._arrow + _BESIDE
