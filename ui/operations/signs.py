# SPDX-License-Identifier: MIT
"""The signs of what was done at the portal or past it, drawn, so that no font can lack them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from domain.by_hand import HandKind
from domain.operations import OperationState
from domain.reconciliation import BucketStatus
from ui import state_icons, theme
from ui.sizes import scaled

Sign = OperationState | HandKind
_SIZES = (16, 20, 24, 32, 48, 64)
_BOX = 16.0
_SIDE = 16
_icons: dict[tuple[str, int, int], QIcon] = {}


def icon(value: Sign, palette: QPalette) -> QIcon:
    """The sign of a state on that palette."""
    match value:
        case OperationState.CONFIRMED:
            return state_icons.icon(BucketStatus.TALLIES, palette)
        case OperationState.UNKNOWN:
            return state_icons.icon(BucketStatus.NOT_COMPARED, palette)
        case OperationState.FAILED:
            return state_icons.verdict_icon(palette, well=False)
    loud = value is OperationState.NEEDS_REVIEW
    colour = theme.state_colour(BucketStatus.DIVERGES if loud else BucketStatus.NOT_COMPARED, palette)
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    key = (value.value, colour.rgba(), selected.rgba())
    if key not in _icons:
        _icons[key] = _made(_DRAWN[value], colour, selected)
    return _icons[key]


class SignDelegate(QStyledItemDelegate):
    """Draws a row's sign before its text.

    Args:
        sign: of a key, None where it has none.
    """

    def __init__(self, sign: Callable[[QModelIndex | QPersistentModelIndex], Sign | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self._parent = parent

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Add the sign."""
        super().initStyleOption(option, index)
        value = self._sign(index)
        if value is not None:
            option.icon = icon(value, self._parent.palette())
            side = scaled(self._parent, _SIDE)
            option.decorationSize = QSize(side, side)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


def _made(draw: Callable[[QPainter], None], colour: QColor, selected: QColor) -> QIcon:
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, selected)):
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(size / _BOX, size / _BOX)
            style = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(QPen(ink, 1.8, *style))
            draw(painter)
            painter.end()
            made.addPixmap(pixmap, mode)
    return made


def _exclamation(painter: QPainter) -> None:
    painter.drawLine(QPointF(8, 2.5), QPointF(8, 9.5))
    painter.drawPoint(QPointF(8, 13))


def _arrow(painter: QPainter) -> None:
    painter.drawLine(QPointF(2.5, 8), QPointF(13, 8))
    painter.drawPolyline([QPointF(9, 4), QPointF(13, 8), QPointF(9, 12)])


def _clock(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(2.5, 2.5, 11, 11))
    painter.drawPolyline([QPointF(8, 5), QPointF(8, 8), QPointF(10.4, 9.4)])


def _sheet(painter: QPainter) -> None:
    painter.drawPolyline([QPointF(9, 2), QPointF(3.5, 2), QPointF(3.5, 14), QPointF(12.5, 14), QPointF(12.5, 5.5)])
    painter.drawPolyline([QPointF(9, 2), QPointF(9, 5.5), QPointF(12.5, 5.5), QPointF(9, 2)])


def _ticked_sheet(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.5, 2.5, 11, 11), 1.5, 1.5)
    painter.drawPolyline([QPointF(5.2, 8.4), QPointF(7.2, 10.4), QPointF(10.8, 5.8)])


_DRAWN: dict[Sign, Callable[[QPainter], None]] = {
    OperationState.NEEDS_REVIEW: _exclamation,
    OperationState.SENT: _arrow,
    OperationState.PENDING: _clock,
    HandKind.WRITTEN: _sheet,
    HandKind.DELIVERED: _ticked_sheet,
    HandKind.SENT: _arrow,
}
