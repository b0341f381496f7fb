# SPDX-License-Identifier: MIT
"""The model of companies × months, and how a cell is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from domain.portal_record import FetchState
from domain.read_models import MatrixCell, MatrixRow
from domain.reconciliation import BucketStatus
from domain.values import YearMonth
from ui import formats, state_icons, texts
from ui.texts.counts import COUNTS

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

STATUS_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BADNESS = {
    BucketStatus.DIVERGES: 4,
    BucketStatus.ONLY_ERP: 3,
    BucketStatus.ONLY_PORTAL: 2,
    BucketStatus.NOT_COMPARED: 1,
    BucketStatus.TALLIES: 0,
}
_SIGN = 16
_MARK = 8
FETCH_ROLE = STATUS_ROLE + 1


class Order(StrEnum):
    """How companies are ordered."""

    NAME = "name"
    WORST = "worst"


class Matrix:
    """Rows in the order that the user chose; the order given is that of names."""

    def __init__(self, rows: Sequence[MatrixRow] = (), order: Order = Order.NAME, month: int = -1) -> None:
        self.rows = list(rows)
        if month >= 0:
            self.rows.sort(key=lambda row: _badness(row.cells[month]), reverse=True)
        elif order is Order.WORST:
            self.rows.sort(key=lambda row: max(map(_badness, row.cells), default=(0, 0, 0)), reverse=True)
            self.rows.sort(key=divergent, reverse=True)
        self.months: list[YearMonth] = [cell.month for cell in self.rows[0].cells] if self.rows else []


def divergent(row: MatrixRow) -> int:
    """How many of a company's buckets diverge."""
    return sum(cell.divergent for cell in row.cells)


def _badness(cell: MatrixCell) -> tuple[int, int, int]:
    return _BADNESS[cell.status], cell.divergent, abs(cell.contribution_difference.cents)


class MatrixModel(QAbstractTableModel):
    """A column for each month, and one with the number of divergences.

    Attributes:
        now: what "5 min ago" counts from.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix()
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def set_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self._matrix = matrix
        self.endResetModel()

    def place(self, index: Index) -> tuple[int, YearMonth | None]:
        """Company id and month of a cell."""
        months = self._matrix.months
        month = months[index.column()] if index.column() < len(months) else None
        return self._matrix.rows[index.row()].company_id, month

    def find(self, company_id: int, month: YearMonth | None) -> QModelIndex:
        """The cell of a company and month; an invalid index where there is none."""
        ids = [row.company_id for row in self._matrix.rows]
        months: list[YearMonth | None] = [*self._matrix.months, None]
        if company_id not in ids or month not in months:
            return QModelIndex()
        return self.index(ids.index(company_id), months.index(month))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many companies there are."""
        return 0 if parent.isValid() else len(self._matrix.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many months there are, and one."""
        return 0 if parent.isValid() or not self._matrix.rows else len(self._matrix.months) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Months above, companies at the side."""
        if orientation == Qt.Orientation.Vertical:
            return self._company_head(section, role)
        if role == _ALIGNMENT:
            return _CENTRE
        months = self._matrix.months
        if section < len(months):
            return _month_head(months[section], role)
        if role == _DISPLAY:
            return translate("overview", "Div.")
        return translate("overview", "Divergences in all these months") if role in (_TOOL_TIP, _ACCESSIBLE) else None

    def _company_head(self, section: int, role: int) -> object:
        if role == _ALIGNMENT:
            return _LEFT
        return self._matrix.rows[section].company if role in (_DISPLAY, _TOOL_TIP, _ACCESSIBLE) else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """One cell."""
        row = self._matrix.rows[index.row()]
        if index.column() >= len(row.cells):
            return _total(row, role)
        cell = row.cells[index.column()]
        if role == STATUS_ROLE:
            return cell.status
        if role == FETCH_ROLE:
            return cell.fetch
        if role == _TOOL_TIP:
            return explained(row.company, cell, self.now())
        return spoken(row.company, cell) if role == _ACCESSIBLE else None


def _month_head(month: YearMonth, role: int) -> str | None:
    if role == _DISPLAY:
        return f"{formats.short_month(month)}\n{month.year}"
    return formats.long_month(month) if role in (_TOOL_TIP, _ACCESSIBLE) else None


def _total(row: MatrixRow, role: int) -> object:
    count = divergent(row)
    if role == _DISPLAY:
        return formats.whole(count) if count else ""
    if role == _ALIGNMENT:
        return _RIGHT
    return f"{row.company}, {COUNTS.divergences(count)}" if role in (_TOOL_TIP, _ACCESSIBLE) else None


def spoken(company: str, cell: MatrixCell) -> str:
    """A cell for screen readers: ``Padaria, outubro de 2026, divergente, menos 41 euros e 70``."""
    parts = [company, formats.long_month(cell.month), texts.status(cell.status).lower()]
    if cell.divergent:
        parts.append(formats.spoken_money(cell.contribution_difference))
    if cell.fetch is not FetchState.DATA:
        parts.append(texts.fetch_mark(cell.fetch).lower())
    return ", ".join(parts)


def explained(company: str, cell: MatrixCell, now: datetime) -> str:
    """A cell's tool tip: what it is, its figures, what is missing, and how old the portal's side is."""
    lines = [f"{company}, {formats.month(cell.month)}: {texts.status(cell.status)}"]
    if cell.status is BucketStatus.NOT_COMPARED:
        lines += _not_compared(cell)
    else:
        lines.append(_figures(cell))
        if cell.fetch is FetchState.FAILED:
            lines.append(translate("overview", "The last fetch failed; the values from before are shown."))
    why = texts.failure(cell.failure, cell.failure_message) if cell.failure else ""
    ago = formats.ago(cell.checked_at, now) if cell.checked_at else ""
    lines.append(texts.fetch_told(cell.fetch, ago, why))
    return "\n".join(lines)


def _figures(cell: MatrixCell) -> str:
    said = COUNTS.buckets(cell.buckets)
    if cell.divergent:
        said = translate("overview", "{groups}, {divergent}").format(
            groups=said, divergent=COUNTS.diverge(cell.divergent)
        )
    return translate("overview", "{groups}. Contribution, portal − ERP: {difference}.").format(
        groups=said, difference=formats.euro(cell.contribution_difference, sign=True)
    )


def _not_compared(cell: MatrixCell) -> list[str]:
    if not cell.has_erp:
        return [translate("overview", "No ERP file covers this month.")]
    return [texts.status_explained(cell.status)] if cell.fetch is FetchState.DATA else []


class SignDelegate(QStyledItemDelegate):
    """Draws a cell's sign in its middle, and its fetch's mark at the lower right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The style's background and focus, and the sign on them."""
        status = index.data(STATUS_ROLE)
        super().paint(painter, option, index)
        if status is None:
            return
        area: QRect = option.rect
        place = QRect(0, 0, _SIGN, _SIGN)
        place.moveCenter(area.center())
        fetch = index.data(FETCH_ROLE)
        mark = QRect(area.right() - _MARK - 1, area.bottom() - _MARK - 1, _MARK, _MARK)
        palette = self._view.palette()
        if option.state & QStyle.StateFlag.State_Selected:
            chosen = palette.color(QPalette.ColorRole.HighlightedText)
            state_icons.paint_in(painter, place, status, chosen)
            state_icons.paint_mark(painter, mark, fetch, chosen)
        else:
            state_icons.paint(painter, place, status, palette)
            state_icons.paint_mark(painter, mark, fetch, state_icons.mark_colour(fetch, palette))
