# SPDX-License-Identifier: MIT
"""The signs of the states and the toolbar's icons, drawn, so that no font can lack them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

from domain.portal_record import FetchState
from domain.reconciliation import BucketStatus
from domain.standing import ACCEPTED, Standing
from ui.theme import state_colour

Draw = Callable[[QPainter, QColor], None]

# Sixteen at device pixel ratios from 1 to 4: each is drawn for its own size, none is scaled.
_SIZES = (16, 20, 24, 28, 32, 40, 48, 64)
_BOX = 16.0
_icons: dict[tuple[str, int, int], QIcon] = {}


def icon(status: Standing, palette: QPalette) -> QIcon:
    """A state's sign in its colour on that palette."""
    colour = state_colour(status, palette)
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    key = (status.value, colour.rgba(), selected.rgba())
    if key not in _icons:
        made = QIcon()
        _add(made, _SIGNS[status], colour, QIcon.Mode.Normal)
        _add(made, _SIGNS[status], selected, QIcon.Mode.Selected)
        _icons[key] = made
    return _icons[key]


def paint(painter: QPainter, rect: QRect | QRectF, status: Standing, palette: QPalette) -> None:
    """Draw a state's sign into the largest square in the middle of rect."""
    _draw(painter, QRectF(rect), _SIGNS[status], state_colour(status, palette))


def paint_in(painter: QPainter, rect: QRect | QRectF, status: Standing, colour: QColor) -> None:
    """Draw a state's sign in a colour of the caller's, such as on a selected cell."""
    _draw(painter, QRectF(rect), _SIGNS[status], colour)


def paint_mark(painter: QPainter, rect: QRect | QRectF, fetch: FetchState, colour: QColor) -> None:
    """Draw the small mark of a month's last fetch; a fetched month has none."""
    if fetch in _MARKS:
        _draw(painter, QRectF(rect), _MARKS[fetch], colour)


def mark_colour(fetch: FetchState, palette: QPalette) -> QColor:
    """The colour of that mark: only a failure stands out."""
    # A model gives it as a plain text.
    failed = fetch == FetchState.FAILED
    return state_colour(BucketStatus.DIVERGES if failed else BucketStatus.NOT_COMPARED, palette)


def mark_icon(fetch: FetchState, palette: QPalette) -> QIcon:
    """The mark as an icon, for a legend."""
    colour = mark_colour(fetch, palette)
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    key = (f"fetch {fetch.value}", colour.rgba(), selected.rgba())
    if key not in _icons:
        made = QIcon()
        _add(made, _MARKS[fetch], colour, QIcon.Mode.Normal)
        _add(made, _MARKS[fetch], selected, QIcon.Mode.Selected)
        _icons[key] = made
    return _icons[key]


def paint_drawn(painter: QPainter, rect: QRect | QRectF, draw: Draw, colour: QColor) -> None:
    """Draw a sign of somebody else's, who draws it on a square of sixteen."""
    _draw(painter, QRectF(rect), draw, colour)


def drawn_icon(name: str, draw: Draw, colour: QColor, palette: QPalette) -> QIcon:
    """Such a sign as an icon; its name is its own in the whole program."""
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    key = (f"drawn {name}", colour.rgba(), selected.rgba())
    if key not in _icons:
        made = QIcon()
        _add(made, draw, colour, QIcon.Mode.Normal)
        _add(made, draw, selected, QIcon.Mode.Selected)
        _icons[key] = made
    return _icons[key]


def action_icon(name: str, palette: QPalette) -> QIcon:
    """A toolbar icon: import, fetch, reconcile, export, search, close or apart."""
    colour = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    key = (name, colour.rgba(), disabled.rgba())
    if key not in _icons:
        made = QIcon()
        _add(made, _ACTIONS[name], colour, QIcon.Mode.Normal)
        _add(made, _ACTIONS[name], disabled, QIcon.Mode.Disabled)
        _icons[key] = made
    return _icons[key]


def verdict_icon(palette: QPalette, *, well: bool) -> QIcon:
    """A tick where something is well, a cross where it is not."""
    if well:
        return icon(BucketStatus.TALLIES, palette)
    colour = state_colour(BucketStatus.DIVERGES, palette)
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    key = ("cross", colour.rgba(), selected.rgba())
    if key not in _icons:
        made = QIcon()
        _add(made, _close, colour, QIcon.Mode.Normal)
        _add(made, _close, selected, QIcon.Mode.Selected)
        _icons[key] = made
    return _icons[key]


def _add(made: QIcon, draw: Draw, colour: QColor, mode: QIcon.Mode) -> None:
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _draw(painter, QRectF(0, 0, size, size), draw, colour)
        painter.end()
        made.addPixmap(pixmap, mode)


def _draw(painter: QPainter, rect: QRectF, draw: Draw, colour: QColor) -> None:
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _BOX, side / _BOX)
    painter.setPen(_pen(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw(painter, colour)
    painter.restore()


def _pen(colour: QColor, width: float = 1.8) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _line(painter: QPainter, *points: float) -> None:
    pairs = list(zip(points[::2], points[1::2], strict=True))
    path = QPainterPath(QPointF(*pairs[0]))
    for x, y in pairs[1:]:
        path.lineTo(x, y)
    painter.drawPath(path)


def _tick(painter: QPainter, _: QColor) -> None:
    _line(painter, 3, 8.6, 6.5, 12, 13, 4.5)


def _underlined_tick(painter: QPainter, _: QColor) -> None:
    _line(painter, 3, 6.6, 6.5, 10, 13, 2.5)
    _line(painter, 3, 13.6, 13, 13.6)


def _unequal(painter: QPainter, _: QColor) -> None:
    _line(painter, 3, 6, 13, 6)
    _line(painter, 3, 10, 13, 10)
    _line(painter, 10.6, 2.6, 5.4, 13.4)


def _half(painter: QPainter, colour: QColor, start: int) -> None:
    circle = QRectF(3, 3, 10, 10)
    painter.drawEllipse(circle)
    painter.setBrush(colour)
    painter.drawChord(circle, start * 16, 180 * 16)


def _left_half(painter: QPainter, colour: QColor) -> None:
    _half(painter, colour, 90)


def _right_half(painter: QPainter, colour: QColor) -> None:
    _half(painter, colour, -90)


def _question(painter: QPainter, colour: QColor) -> None:
    path = QPainterPath(QPointF(5.2, 5.6))
    path.cubicTo(5.2, 1.6, 10.9, 1.8, 10.9, 5.3)
    path.cubicTo(10.9, 7.6, 8, 7.5, 8, 10)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 13), 1.15, 1.15)


def _tray(painter: QPainter) -> None:
    _line(painter, 2.5, 10, 2.5, 13.5, 13.5, 13.5, 13.5, 10)


def _import(painter: QPainter, _: QColor) -> None:
    _tray(painter)
    _line(painter, 8, 2.5, 8, 9.8)
    _line(painter, 5, 7, 8, 10, 11, 7)


def _export(painter: QPainter, _: QColor) -> None:
    _tray(painter)
    _line(painter, 8, 10, 8, 2.8)
    _line(painter, 5, 5.5, 8, 2.5, 11, 5.5)


def _fetch(painter: QPainter, _: QColor) -> None:
    painter.drawArc(QRectF(3, 3, 10, 10), 40 * 16, 220 * 16)
    painter.drawArc(QRectF(3, 3, 10, 10), -120 * 16, 110 * 16)
    _line(painter, 12.9, 2.3, 12.6, 5.4, 9.6, 5)
    _line(painter, 3.4, 13.6, 3.6, 10.6, 6.6, 11)


def _reconcile(painter: QPainter, _: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.8, 2.8, 4.6, 10.4), 1, 1)
    painter.drawRoundedRect(QRectF(9.6, 2.8, 4.6, 10.4), 1, 1)
    _line(painter, 7, 6.6, 9, 6.6)
    _line(painter, 7, 9.4, 9, 9.4)


def _search(painter: QPainter, _: QColor) -> None:
    painter.drawEllipse(QRectF(2.5, 2.5, 8, 8))
    _line(painter, 9.6, 9.6, 13.4, 13.4)


def _close(painter: QPainter, _: QColor) -> None:
    _line(painter, 4.2, 4.2, 11.8, 11.8)
    _line(painter, 11.8, 4.2, 4.2, 11.8)


def _apart(painter: QPainter, _: QColor) -> None:
    _line(painter, 7, 4, 3, 4, 3, 13, 12, 13, 12, 9)
    _line(painter, 7.5, 8.5, 13, 3)
    _line(painter, 9.5, 3, 13, 3, 13, 6.5)


def _ring(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 2.6))
    painter.drawEllipse(QRectF(3.5, 3.5, 9, 9))


def _dash(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 3.2))
    _line(painter, 2.5, 8, 13.5, 8)


def _cross(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 3.2))
    _close(painter, colour)


_MARKS: dict[FetchState, Draw] = {
    FetchState.NEVER: _ring,
    FetchState.NO_DATA: _dash,
    FetchState.FAILED: _cross,
}
_SIGNS: dict[Standing, Draw] = {
    BucketStatus.TALLIES: _tick,
    BucketStatus.DIVERGES: _unequal,
    BucketStatus.ONLY_ERP: _left_half,
    BucketStatus.ONLY_PORTAL: _right_half,
    BucketStatus.NOT_COMPARED: _question,
    ACCEPTED: _underlined_tick,
}
_ACTIONS: dict[str, Draw] = {
    "import": _import,
    "fetch": _fetch,
    "reconcile": _reconcile,
    "export": _export,
    "search": _search,
    "close": _close,
    "apart": _apart,
}
