# SPDX-License-Identifier: MIT
"""How the matrix's cells are drawn: each look once, kept as a picture; and a company's months as small bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from domain.portal_record import FetchState
from domain.read_models import MatrixCell, MatrixRow
from domain.reconciliation import BucketStatus
from domain.sign_off import SignVerb
from ui import state_icons
from ui.overview import signs
from ui.overview.matrix import Extra, Index, MatrixModel
from ui.overview.said import is_empty, waits

SIGN = 16
_MARK = 9
_MOST_KEPT = 512
_LEAST_SCALE = 500
_SELECTED = QStyle.StateFlag.State_Selected
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Look = tuple[BucketStatus, FetchState, bool, bool, SignVerb | None]


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
    place = QRect(0, 0, SIGN, SIGN)
    place.moveCenter(area.center())
    if empty:
        state_icons.paint_drawn(painter, place, signs.nothing, colour or signs.faint(palette))
    elif colour is not None:
        state_icons.paint_in(painter, place, status, colour)
    else:
        state_icons.paint(painter, place, status, palette)
    bottom = area.bottom() - _MARK - 1
    # A month of which there is nothing was not asked for either: one sign says it.
    if not (empty and fetch is FetchState.NEVER):
        mark = QRect(area.right() - _MARK - 1, bottom, _MARK, _MARK)
        state_icons.paint_mark(painter, mark, fetch, colour or state_icons.mark_colour(fetch, palette))
    if waiting:
        mark = QRect(area.left() + 2, bottom, _MARK, _MARK)
        state_icons.paint_drawn(painter, mark, signs.page, colour or signs.quiet(palette))
    if signature is not None:
        again = signature is SignVerb.REOPENED
        mark = QRect(area.right() - _MARK - 1, area.top() + 1, _MARK, _MARK)
        own = signs.loud(palette) if again else signs.quiet(palette)
        state_icons.paint_drawn(painter, mark, signs.open_lock if again else signs.lock, colour or own)


class CellDelegate(QStyledItemDelegate):
    """Draws months from pictures, and the columns after them."""

    def __init__(self, view: QTableView, model: MatrixModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take the view's palette anew."""
        palette = self._view.palette()
        self._pictures.clear()
        self._chosen = palette.color(QPalette.ColorRole.Highlight)
        self._on_chosen = palette.color(QPalette.ColorRole.HighlightedText)
        self._text = palette.color(QPalette.ColorRole.Text)
        self._loud = signs.loud(palette)
        self._faint = signs.quiet(palette)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A month, the trend or a figure; with the frame of the focus."""
        area: QRect = option.rect
        state = option.state
        selected = bool(state & _SELECTED)
        at, column = index.row(), index.column()
        cell = self._model.cell(at, column)
        if cell is not None:
            signature = self._model.signature(at, column)
            painter.drawPixmap(area.topLeft(), self._picture(look(cell, signature), area, selected=selected))
        else:
            self._paint_extra(painter, area, at, self._model.extra_at(column), selected=selected)
        if state & _HAS_FOCUS:
            painter.setPen(self._on_chosen if selected else self._text)
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _picture(self, of: Look, area: QRect, *, selected: bool) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        key = (*of, selected, area.width(), area.height(), ratio)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) > _MOST_KEPT:
                self._pictures.clear()
            found = self._pictures[key] = self._draw(of, area, ratio, selected=selected)
        return found

    def _draw(self, of: Look, area: QRect, ratio: float, *, selected: bool) -> QPixmap:
        made = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(self._chosen if selected else Qt.GlobalColor.transparent)
        painter = QPainter(made)
        inside = QRect(0, 0, area.width(), area.height())
        paint_look(painter, inside, of, self._view.palette(), self._on_chosen if selected else None)
        painter.end()
        return made

    def _paint_extra(self, painter: QPainter, area: QRect, at: int, extra: Extra | None, *, selected: bool) -> None:
        if selected:
            painter.fillRect(area, self._chosen)
        colour = self._on_chosen if selected else self._text
        if extra is Extra.TREND:
            loud, faint = (colour, colour) if selected else (self._loud, self._faint)
            paint_trend(painter, area.adjusted(6, 4, -6, -4), self._model.matrix.rows[at], loud, faint)
            return
        painter.setPen(colour)
        painter.setFont(self._view.font())
        painter.drawText(area.adjusted(4, 0, -8, 0), _RIGHT, self._model.extra_text(at, extra))


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
        colour = loud if cell.divergent else faint
        painter.fillRect(QRectF(area.left() + at * step + 0.5, top, max(step - 1, 1), height), colour)
