# SPDX-License-Identifier: MIT
"""The chart of differences by month, stacked by state, drawn on a window, a picture or a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPalette, QPdfWriter, QPixmap

from domain.errors import FileProblem
from domain.reconciliation import BucketStatus
from ui import formats, state_icons, texts, theme
from ui.overview.figures import APART, MonthBar

if TYPE_CHECKING:
    from domain.standing import Standing

_LINES = 4
_APART = 1.2
_GAP = 0.3
_WIDEST_BAR = 44.0
_PICTURE = QSizeF(1200, 560)
_MARGIN_MM = 15.0
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of amounts, in cents.

    Attributes:
        step: between two lines; lowest, highest: multiples of it, with zero between them.
    """

    step: int
    lowest: int
    highest: int

    @classmethod
    def of(cls, bars: Sequence[MonthBar], lines: int = _LINES) -> Scale:
        """Round steps of whole euros that hold every bar; about as many steps as lines."""
        highest = max((sum(bar.above.values()) for bar in bars), default=0)
        lowest = min((sum(bar.below.values()) for bar in bars), default=0)
        step = _round_up(max((highest - lowest) / lines, 100))
        return cls(
            step, step * math.floor(lowest / step), step * max(math.ceil(highest / step), 1 if not lowest else 0)
        )

    @property
    def lines(self) -> range:
        """Where lines are drawn."""
        return range(self.lowest, self.highest + 1, self.step)


def _round_up(cents: float) -> int:
    """The next amount that begins with 1, 2 or 5, and goes on with zeros."""
    size = 10 ** math.floor(math.log10(cents))
    return next(int(size * lead) for lead in (1, 2, 5, 10) if size * lead >= cents - 1e-9)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a chart's parts are.

    Attributes:
        plot: the bars' area; slot: the width of one month.
    """

    plot: QRectF
    slot: float
    scale: Scale

    def y(self, cents: int) -> float:
        """How far down an amount is."""
        scale = self.scale
        return self.plot.bottom() - self.plot.height() * (cents - scale.lowest) / (scale.highest - scale.lowest)

    def column(self, at: int) -> QRectF:
        """The whole height of one month."""
        return QRectF(self.plot.left() + at * self.slot, self.plot.top(), self.slot, self.plot.height())

    def at(self, x: float) -> int:
        """Which month lies at a place; may be out of range."""
        return math.floor((x - self.plot.left()) / self.slot)


def layout(area: QRectF, bars: Sequence[MonthBar], font: QFont) -> Layout:
    """Put a chart's parts into an area."""
    metrics = QFontMetricsF(font)
    below, above = metrics.height() * 2 + 6, metrics.height() + 12
    scale = _scale(bars, area.height() - below - above, metrics.height())
    wide = max(metrics.horizontalAdvance(_amount(cents)) for cents in scale.lines) + 10
    plot = area.adjusted(wide + 8, above, -12, -below)
    return Layout(plot, plot.width() / max(len(bars), 1), scale)


def _scale(bars: Sequence[MonthBar], height: float, line: float) -> Scale:
    """As many lines as have room for their amounts."""
    for lines in range(_LINES, 0, -1):
        scale = Scale.of(bars, lines)
        if height * scale.step / (scale.highest - scale.lowest) >= line * _APART:
            break
    return scale


def paint(painter: QPainter, area: QRectF, bars: Sequence[MonthBar], palette: QPalette, marked: int = -1) -> None:
    """Draw the chart.

    Args:
        marked: the month that is chosen; -1 for none.
    """
    parts = layout(area, bars, painter.font())
    if 0 <= marked < len(bars):
        ground = palette.color(QPalette.ColorRole.Highlight)
        ground.setAlpha(40)
        painter.fillRect(parts.column(marked), ground)
    _paint_axis(painter, parts, palette)
    for at, bar in enumerate(bars):
        _paint_bar(painter, parts, at, bar, palette)
        _paint_month(painter, parts, at, bar, palette)
    _paint_legend(painter, area, palette)


def _paint_axis(painter: QPainter, parts: Layout, palette: QPalette) -> None:
    faint = QColor(palette.color(QPalette.ColorRole.Mid))
    words = palette.color(QPalette.ColorRole.Text)
    height = QFontMetricsF(painter.font()).height()
    for cents in parts.scale.lines:
        y = round(parts.y(cents)) + 0.5
        painter.setPen(words if cents == 0 else faint)
        painter.drawLine(QPointF(parts.plot.left(), y), QPointF(parts.plot.right(), y))
        painter.setPen(words)
        painter.drawText(QRectF(0, y - height / 2, parts.plot.left() - 6, height), _RIGHT, _amount(cents))


def _paint_bar(painter: QPainter, parts: Layout, at: int, bar: MonthBar, palette: QPalette) -> None:
    column = parts.column(at)
    width = min(parts.slot * (1 - _GAP), _WIDEST_BAR)
    left = column.center().x() - width / 2
    for side in (bar.above, bar.below):
        begin = 0
        for status in APART:
            cents = side.get(status, 0)
            if cents:
                ends = QPointF(left, parts.y(begin)), QPointF(left + width, parts.y(begin + cents))
                _paint_piece(painter, QRectF(*ends).normalized(), status, palette)
                begin += cents


def _paint_piece(painter: QPainter, piece: QRectF, status: Standing, palette: QPalette) -> None:
    piece.setHeight(max(piece.height(), 1.0))
    painter.fillRect(piece, theme.state_colour(status, palette))
    side = min(piece.width(), piece.height(), 14.0)
    if side >= 10:
        # The sign as well as the colour, where there is room for it.
        place = QRectF(0, 0, side, side)
        place.moveCenter(piece.center())
        state_icons.paint_in(painter, place, status, palette.color(QPalette.ColorRole.Base))


def _paint_month(painter: QPainter, parts: Layout, at: int, bar: MonthBar, palette: QPalette) -> None:
    metrics = QFontMetricsF(painter.font())
    column = parts.column(at)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    place = QRectF(column.left(), parts.plot.bottom() + 3, column.width(), metrics.height())
    # Where months are too many for their names, every second one keeps its own.
    every = max(1, math.ceil(metrics.horizontalAdvance("mmm") / parts.slot))
    if at % every == 0:
        place.setWidth(column.width() * every)
        place.moveLeft(column.left() - column.width() * (every - 1) / 2)
        painter.drawText(place, _CENTRE, formats.short_month(bar.month))
        if at == 0 or bar.month.month <= every:
            painter.drawText(place.translated(0, metrics.height()), _CENTRE, str(bar.month.year))
    if bar.not_compared and not bar.above and not bar.below:
        sign = QRectF(0, 0, 12, 12)
        sign.moveCenter(QRectF(column.left(), parts.y(0) - 20, column.width(), 20).center())
        state_icons.paint(painter, sign, BucketStatus.NOT_COMPARED, palette)


def _paint_legend(painter: QPainter, area: QRectF, palette: QPalette) -> None:
    metrics = QFontMetricsF(painter.font())
    x, y = area.left() + 8, area.top() + 4
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    for status in APART:
        box = QRectF(x, y + (metrics.height() - 10) / 2, 10, 10)
        painter.fillRect(box, theme.state_colour(status, palette))
        text = texts.status(status)
        width = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x + 14, y, width + 4, metrics.height()), _LEFT, text)
        x += width + 32


def _amount(cents: int) -> str:
    euros = formats.whole(abs(cents) // 100)
    return f"{formats.MINUS}{euros}{formats.NO_BREAK}€" if cents < 0 else f"{euros}{formats.NO_BREAK}€"


def picture(bars: Sequence[MonthBar], title: str, font: QFont, *, ratio: float = 2.0) -> QPixmap:
    """The chart on white, with its title, for a report."""
    made = QPixmap(round(_PICTURE.width() * ratio), round(_PICTURE.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    _paint_sheet(painter, QRectF(0, 0, _PICTURE.width(), _PICTURE.height()), bars, title, font)
    painter.end()
    return made


def _paint_sheet(painter: QPainter, area: QRectF, bars: Sequence[MonthBar], title: str, font: QFont) -> None:
    palette = theme.palette("light")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heading = QFont(font)
    heading.setPointSizeF(font.pointSizeF() * 1.3)
    heading.setBold(True)
    painter.setFont(heading)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    high = QFontMetricsF(heading).height() + 16
    painter.drawText(QRectF(area.left() + 8, area.top(), area.width() - 16, high), _LEFT, title)
    painter.setFont(theme.tabular(font))
    paint(painter, area.adjusted(0, high, 0, 0), bars, palette)


def write(path: Path, bars: Sequence[MonthBar], title: str, font: QFont) -> None:
    """Write the chart as a PDF page or a PNG picture, by the name's ending.

    Raises:
        FileProblem: it cannot be written.
    """
    if path.suffix.lower() == ".pdf":
        done = _write_pdf(path, bars, title, font)
    else:
        done = picture(bars, title, font).save(str(path), "PNG")
    if not done:
        raise FileProblem(str(path), "denied", writing=True)


def _write_pdf(path: Path, bars: Sequence[MonthBar], title: str, font: QFont) -> bool:
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter()
    if not painter.begin(writer):
        return False
    # Drawn in the picture's units, so that both look alike.
    factor = writer.width() / _PICTURE.width()
    painter.scale(factor, factor)
    _paint_sheet(painter, QRectF(0, 0, _PICTURE.width(), _PICTURE.height()), bars, title, font)
    return painter.end()
