# SPDX-License-Identifier: MIT
"""How the matrix's cells are drawn: each look once, kept as a picture; and a company's months as small bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QTableView

from domain.portal_record import FetchState
from domain.reconciliation import BucketStatus
from domain.sign_off import SignVerb
from domain.standing import Standing
from ui import state_icons
from ui.overview import signs
from ui.overview.matrix import Extra, MatrixModel
from ui.overview.said import is_empty, waits

if TYPE_CHECKING:
    from domain.read_models import MatrixCell, MatrixRow

_SIGN = 16
_MARK = 9
_LEAST_SCALE = 500
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Look = tuple[Standing, FetchState, bool, bool, SignVerb | None]


def look(cell: MatrixCell, signature: SignVerb | None) -> Look:
    """What of a cell is to be seen."""
    shown = signature if signature is not SignVerb.UNDONE else None
    return cell.status, cell.fetch, is_empty(cell), waits(cell), shown


def paint_look(painter: QPainter, area: QRect, of: Look, palette: QPalette, colour: QColor | None = None) -> None:
    """Draw a cell: its sign in the middle; below it the ERP's file and the fetch, above it the signature.

    Args:
        colour: for all of it, such as on a selected cell; each its own where None.
    """
    status, fetch, empty, waiting, signature = of
    side = max(_SIGN, min(area.height() - 10, area.width() - 14))
    small = side * _MARK // _SIGN
    place = QRect(0, 0, side, side)
    place.moveCenter(area.center())
    if empty:
        state_icons.paint_drawn(painter, place, signs.nothing, colour or signs.faint(palette))
    elif colour is not None:
        state_icons.paint_in(painter, place, status, colour)
    else:
        state_icons.paint(painter, place, status, palette)
    bottom = area.bottom() - small - 1
    # A month of which there is nothing was not asked for either: one sign says it.
    if not (empty and fetch is FetchState.NEVER):
        mark = QRect(area.right() - small - 1, bottom, small, small)
        state_icons.paint_mark(painter, mark, fetch, colour or state_icons.mark_colour(fetch, palette))
    if waiting:
        mark = QRect(area.left() + 2, bottom, small, small)
        state_icons.paint_drawn(painter, mark, signs.page, colour or signs.quiet(palette))
    if signature is not None:
        again = signature is SignVerb.REOPENED
        mark = QRect(area.right() - small - 1, area.top() + 1, small, small)
        own = signs.loud(palette) if again else signs.quiet(palette)
        state_icons.paint_drawn(painter, mark, signs.open_lock if again else signs.lock, colour or own)


class CellPainter:
    """Draws what is seen of a matrix in one go: a call into Python for each cell would take longer than all drawing."""

    def __init__(self, view: QTableView, model: MatrixModel) -> None:
        self._view = view
        self._model = model
        self._pictures: dict[Look, QPixmap] = {}
        self._rows: dict[int, list[QPixmap]] = {}
        self._trends: dict[int, QPixmap] = {}
        self._size = (0, 0, 0.0)
        self.refresh()

    def refresh(self) -> None:
        """Take the view's palette anew."""
        palette = self._view.palette()
        self._pictures.clear()
        self.forget()
        self._chosen = palette.color(QPalette.ColorRole.Highlight)
        self._on_chosen = palette.color(QPalette.ColorRole.HighlightedText)
        self._text = palette.color(QPalette.ColorRole.Text)
        self._loud = signs.loud(palette)
        self._faint = signs.quiet(palette)

    def forget(self) -> None:
        """The rows, or their signatures, are others."""
        self._rows.clear()
        self._trends.clear()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw the cells in an area of the viewport."""
        view, months = self._view, len(self._model.matrix.months)
        rows = self._span(view.rowAt(area.top()), view.rowAt(area.bottom()), self._model.rowCount())
        columns = self._span(view.columnAt(area.left()), view.columnAt(area.right()), self._model.columnCount())
        if not rows or not columns:
            return
        self._take_size()
        places = [(column, view.columnViewportPosition(column)) for column in columns if column < months]
        draw = painter.drawPixmap
        for row in rows:
            top, pictures = view.rowViewportPosition(row), self._pictures_of(row)
            for column, left in places:
                draw(left, top, pictures[column])
        painter.setFont(view.font())
        for row in rows:
            for column in columns[len(places) :]:
                self._paint_extra(painter, self._rect(row, column), row, self._model.extra_at(column), self._text)
        self._paint_chosen(painter)

    def _span(self, first: int, last: int, count: int) -> range:
        """From one to the other; to the end where the view ends before the area does."""
        return range(first, last + 1 if last >= 0 else count) if first >= 0 else range(0)

    def _take_size(self) -> None:
        view = self._view
        size = (view.columnWidth(0), view.rowHeight(0), view.devicePixelRatioF())
        if size != self._size:
            self._size = size
            self._pictures.clear()
            self.forget()

    def _pictures_of(self, row: int) -> list[QPixmap]:
        found = self._rows.get(row)
        if found is None:
            cells = self._model.matrix.rows[row].cells
            found = self._rows[row] = [self._picture(self._look(row, column)) for column in range(len(cells))]
        return found

    def _look(self, row: int, column: int) -> Look:
        cell = self._model.cell(row, column)
        assert cell is not None
        return look(cell, self._model.signature(row, column))

    def _picture(self, of: Look) -> QPixmap:
        found = self._pictures.get(of)
        if found is None:
            found = self._pictures[of] = self._draw(of)
        return found

    def _draw(self, of: Look) -> QPixmap:
        width, height, ratio = self._size
        made = QPixmap(round(width * ratio), round(height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        paint_look(painter, QRect(0, 0, width, height), of, self._view.palette())
        painter.end()
        return made

    def _trend(self, row: int, area: QRect) -> QPixmap:
        found = self._trends.get(row)
        if found is None:
            ratio = self._size[2]
            found = self._trends[row] = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            inside = QRect(6, 4, area.width() - 12, area.height() - 8)
            paint_trend(painter, inside, self._model.matrix.rows[row], self._loud, self._faint)
            painter.end()
        return found

    def _rect(self, row: int, column: int) -> QRect:
        view = self._view
        return QRect(
            view.columnViewportPosition(column),
            view.rowViewportPosition(row),
            view.columnWidth(column),
            view.rowHeight(row),
        )

    def _paint_chosen(self, painter: QPainter) -> None:
        """The one cell that is selected, over what was drawn there, with the frame of the focus."""
        index = self._view.currentIndex()
        if not index.isValid() or self._view.isColumnHidden(index.column()):
            return
        row, column = index.row(), index.column()
        area, selected = self._rect(row, column), self._view.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(area, self._chosen)
            if self._model.cell(row, column) is not None:
                paint_look(painter, area, self._look(row, column), self._view.palette(), self._on_chosen)
            else:
                self._paint_extra(painter, area, row, self._model.extra_at(column), self._on_chosen, chosen=True)
        if self._view.hasFocus():
            painter.setPen(self._on_chosen if selected else self._text)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _paint_extra(
        self, painter: QPainter, area: QRect, row: int, extra: Extra | None, colour: QColor, *, chosen: bool = False
    ) -> None:
        if extra is Extra.TREND:
            if area.width() and chosen:
                paint_trend(painter, area.adjusted(6, 4, -6, -4), self._model.matrix.rows[row], colour, colour)
            elif area.width():
                painter.drawPixmap(area.topLeft(), self._trend(row, area))
            return
        painter.setPen(colour)
        painter.drawText(area.adjusted(4, 0, -8, 0), _RIGHT, self._model.extra_text(row, extra))


def paint_trend(painter: QPainter, area: QRect, row: MatrixRow, loud: QColor, faint: QColor) -> None:
    """A company's differences as bars above and below a line; what was not compared leaves a gap.

    The largest bar reaches the edge, but five euros are never drawn as if they were much.
    """
    middle = area.center().y() + 0.5
    cells = row.cells
    scale = max([_LEAST_SCALE, *(abs(cell.contribution_difference.cents) for cell in cells)])
    step = area.width() / max(len(cells), 1)
    half = area.height() / 2
    painter.fillRect(QRectF(area.left(), middle - 0.5, area.width(), 1), faint)
    for at, cell in enumerate(cells):
        cents = cell.contribution_difference.cents
        if not cents or cell.status is BucketStatus.NOT_COMPARED:
            continue
        height = max(1.0, half * abs(cents) / scale)
        top = middle - height if cents > 0 else middle
        colour = loud if cell.undecided else faint
        painter.fillRect(QRectF(area.left() + at * step + 0.5, top, max(step - 1, 1), height), colour)
