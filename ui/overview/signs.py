# SPDX-License-Identifier: MIT
"""The overview's own marks, drawn on a square of sixteen: signed off, opened again, an ERP file that waits, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen

from domain.reconciliation import BucketStatus
from ui import theme

if TYPE_CHECKING:
    from ui.state_icons import Draw


def lock(painter: QPainter, colour: QColor) -> None:
    """A closed lock: the month is signed off."""
    _body(painter, colour)
    painter.drawArc(QRectF(4.8, 2, 6.4, 9), 0, 180 * 16)


def open_lock(painter: QPainter, colour: QColor) -> None:
    """An open lock with a stroke beside it: a run opened a signed month again."""
    _body(painter, colour)
    painter.drawArc(QRectF(8.4, 1.4, 6.2, 9), 0, 180 * 16)


def page(painter: QPainter, colour: QColor) -> None:
    """A sheet: the ERP's file is there, and waits for the portal."""
    path = QPainterPath(QPointF(3.5, 1.5))
    for x, y in ((9.5, 1.5), (13, 5), (13, 14.5), (3.5, 14.5)):
        path.lineTo(x, y)
    path.closeSubpath()
    painter.setPen(_thick(painter, colour))
    painter.drawPath(path)
    painter.drawLine(QPointF(6, 8), QPointF(10.5, 8))
    painter.drawLine(QPointF(6, 11), QPointF(10.5, 11))


def nothing(painter: QPainter, colour: QColor) -> None:
    """A dot: neither side has anything."""
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 8), 1, 1)


def clock(painter: QPainter, _: QColor) -> None:
    """A clock: a deadline that is still to come."""
    painter.drawEllipse(QRectF(2.5, 2.5, 11, 11))
    painter.drawLine(QPointF(8, 5), QPointF(8, 8.4))
    painter.drawLine(QPointF(8, 8.4), QPointF(10.4, 9.8))


def warning(painter: QPainter, colour: QColor) -> None:
    """A triangle with a stroke in it: something is past."""
    path = QPainterPath(QPointF(8, 2.2))
    path.lineTo(14.2, 13.4)
    path.lineTo(1.8, 13.4)
    path.closeSubpath()
    painter.drawPath(path)
    painter.drawLine(QPointF(8, 6.4), QPointF(8, 9.2))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 11.4), 0.5, 0.5)


def tick(painter: QPainter, _: QColor) -> None:
    """Done."""
    path = QPainterPath(QPointF(3, 8.6))
    path.lineTo(6.5, 12)
    path.lineTo(13, 4.5)
    painter.drawPath(path)


def faint(palette: QPalette) -> QColor:
    """What is of no weight."""
    return palette.color(QPalette.ColorRole.PlaceholderText)


def quiet(palette: QPalette) -> QColor:
    """The colour of a mark that needs nobody."""
    return theme.state_colour(BucketStatus.NOT_COMPARED, palette)


def loud(palette: QPalette) -> QColor:
    """The colour of a mark that somebody has to look at."""
    return theme.state_colour(BucketStatus.DIVERGES, palette)


def _body(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_thick(painter, colour))
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(3, 7.4, 10, 7), 1, 1)
    painter.setBrush(QColor(0, 0, 0, 0))


def _thick(painter: QPainter, colour: QColor) -> QPen:
    pen = QPen(painter.pen())
    pen.setColor(colour)
    return pen


DRAWINGS: dict[str, Draw] = {
    "lock": lock,
    "open_lock": open_lock,
    "page": page,
    "nothing": nothing,
    "clock": clock,
    "warning": warning,
    "tick": tick,
}
