# SPDX-License-Identifier: MIT
"""The model of companies × months: which company stands where, and what each cell says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from domain.standing import WORST_FIRST
from ui import formats
from ui.overview import said
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.read_models import MatrixCell, MatrixRow
    from domain.sign_off import Place, SignVerb
    from domain.values import YearMonth
    from ui.overview.figures import FiguresOf

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

STATUS_ROLE = int(Qt.ItemDataRole.UserRole)
FETCH_ROLE = STATUS_ROLE + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BADNESS = {state: -rank for rank, state in enumerate(WORST_FIRST)}
_BEST = (-len(WORST_FIRST), 0, 0)


class Order(StrEnum):
    """How companies are ordered."""

    NAME = "name"
    WORST = "worst"
    DIFFERENCE = "difference"


class Extra(StrEnum):
    """The columns after the months."""

    DIVERGENT = "divergent"
    TREND = "trend"
    DIFFERENCE = "difference"


EXTRAS = tuple(Extra)


class Matrix:
    """Rows in the order that the user chose; the order given is that of names."""

    def __init__(self, rows: Sequence[MatrixRow] = (), order: Order = Order.NAME) -> None:
        self.rows = list(rows)
        if order is Order.WORST:
            self.rows.sort(key=lambda row: max(map(_badness, row.cells), default=_BEST), reverse=True)
            self.rows.sort(key=lambda row: row.sums.undecided, reverse=True)
        elif order is Order.DIFFERENCE:
            self.rows.sort(key=lambda row: abs(row.sums.difference.cents), reverse=True)
        self.months: list[YearMonth] = [cell.month for cell in self.rows[0].cells] if self.rows else []
        self.differences = [row.sums.difference for row in self.rows]


def _badness(cell: MatrixCell) -> tuple[int, int, int]:
    return _BADNESS[cell.status], cell.undecided, abs(cell.contribution_difference.cents)


class MatrixModel(QAbstractTableModel):
    """A column for each month, and those of EXTRAS.

    Attributes:
        now: what "5 min ago" counts from.
        figures: gives the sums for a cell's tool tip.
        signed: the last that happened to each month that was ever signed off.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.figures: FiguresOf = lambda _company, _month: None
        self.signed: Mapping[Place, SignVerb] = {}
        self._names_each_year = True

    def set_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def name_years(self, *, each: bool) -> None:
        """Have the year below every month's name, or where there is no room for that, below the first one of it."""
        if each is not self._names_each_year:
            self._names_each_year = each
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self.matrix.months) - 1, 0))

    def cell(self, row: int, column: int) -> MatrixCell | None:
        """A month of a company; None for the columns after the months."""
        cells = self.matrix.rows[row].cells
        return cells[column] if column < len(cells) else None

    def extra_at(self, column: int) -> Extra | None:
        """Which column after the months it is; None for a month."""
        at = column - len(self.matrix.months)
        return EXTRAS[at] if 0 <= at < len(EXTRAS) else None

    def signature(self, row: int, column: int) -> SignVerb | None:
        """What last happened to the signature of a cell's month."""
        found = self.matrix.rows[row]
        return self.signed.get((found.company_id, self.matrix.months[column]))

    def place(self, index: Index) -> tuple[int, YearMonth | None]:
        """Company id and month of a cell."""
        months = self.matrix.months
        month = months[index.column()] if index.column() < len(months) else None
        return self.matrix.rows[index.row()].company_id, month

    def find(self, company_id: int, month: YearMonth | None) -> QModelIndex:
        """The cell of a company and month; an invalid index where there is none."""
        ids = [row.company_id for row in self.matrix.rows]
        months: list[YearMonth | None] = [*self.matrix.months, None]
        if company_id not in ids or month not in months:
            return QModelIndex()
        return self.index(ids.index(company_id), months.index(month))

    def nearest(self, company_id: int, month: YearMonth | None) -> QModelIndex:
        """As find; where the months are others, the company's month that is nearest."""
        months = self.matrix.months
        if month is not None and months:
            month = min(max(month, months[0]), months[-1])
        return self.find(company_id, month)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many companies there are."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many months there are, and the columns after them."""
        return 0 if parent.isValid() or not self.matrix.rows else len(self.matrix.months) + len(EXTRAS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Months above, companies at the side."""
        if orientation == Qt.Orientation.Vertical:
            return self._company_head(section, role)
        if role == _ALIGNMENT:
            return _CENTRE
        months = self.matrix.months
        if section < len(months):
            first = section == 0 or months[section].year != months[section - 1].year
            return _month_head(months[section], role, with_year=first or self._names_each_year)
        extra = self.extra_at(section)
        if role == _DISPLAY:
            return said.extra_title(extra)
        return said.extra_tip(extra) if role in (_TOOL_TIP, _ACCESSIBLE) else None

    def _company_head(self, section: int, role: int) -> object:
        if role == _ALIGNMENT:
            return _LEFT
        return self.matrix.rows[section].company if role in (_DISPLAY, _TOOL_TIP, _ACCESSIBLE) else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """One cell."""
        at, column = index.row(), index.column()
        row = self.matrix.rows[at]
        if column >= len(row.cells):
            return self._extra(row, at, self.extra_at(column), role)
        cell = row.cells[column]
        if role == STATUS_ROLE:
            return cell.status
        if role == FETCH_ROLE:
            return cell.fetch
        if role == _TOOL_TIP:
            figures = self.figures(row.company_id, cell.month)
            return said.explained(row.company, cell, self.now(), figures, self.signature(at, column))
        return said.spoken(row.company, cell, self.signature(at, column)) if role == _ACCESSIBLE else None

    def _extra(self, row: MatrixRow, at: int, extra: Extra | None, role: int) -> object:
        if role == _ALIGNMENT:
            return _RIGHT
        if role == _DISPLAY:
            return self.extra_text(at, extra)
        if role not in (_TOOL_TIP, _ACCESSIBLE):
            return None
        if extra is Extra.DIVERGENT:
            return f"{row.company}, {COUNTS.divergences(row.sums.undecided)}"
        if extra is Extra.DIFFERENCE:
            return said.total(row, aloud=role == _ACCESSIBLE)
        return said.trend(row, aloud=role == _ACCESSIBLE)

    def extra_text(self, at: int, extra: Extra | None) -> str:
        """What a column after the months shows of a company."""
        if extra is Extra.DIVERGENT:
            count = self.matrix.rows[at].sums.undecided
            return formats.whole(count) if count else ""
        if extra is Extra.DIFFERENCE:
            compared = said.was_compared([self.matrix.rows[at]])
            return formats.money(self.matrix.differences[at], sign=True) if compared else formats.DASH
        return ""


def _month_head(month: YearMonth, role: int, *, with_year: bool) -> str | None:
    if role == _DISPLAY:
        return f"{formats.short_month(month)}\n{month.year if with_year else ''}"
    return formats.long_month(month) if role in (_TOOL_TIP, _ACCESSIBLE) else None
