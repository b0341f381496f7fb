# SPDX-License-Identifier: MIT
"""The signs of a group's own row: whether its rows are shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPolygonF

from ui.state_icons import drawn_icon


def arrow_icon(palette: QPalette, *, is_open: bool) -> QIcon:
    """Pointing down where the rows are shown, to the right where they are hidden."""
    colour = palette.color(QPalette.ColorRole.Text)
    return drawn_icon("group open" if is_open else "group closed", _down if is_open else _right, colour, palette)


def _down(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour, (3.5, 6), (12.5, 6), (8, 11))


def _right(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour, (6, 3.5), (11, 8), (6, 12.5))


def _fill(painter: QPainter, colour: QColor, *points: tuple[float, float]) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
