# SPDX-License-Identifier: MIT
"""How a table's columns share the room: what they were given, and more where figures or names would be cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from heapq import nlargest

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.sizes import given_up, scaled
from ui.tables.columns import Column, TextColumn, longest
from ui.tables.gaps import GAP

AROUND = 10
"""What a cell has beside its text, in pixels."""
_SIGN = 22
_SHORT = 17
_MAY_BE_WIDEST = 5


class ColumnRoom:
    """Lends columns more than they were given. Columns that somebody made wider or narrower stay so.

    Args:
        column: what a column holds, None before there are rows; signed: whether it has a sign in front of its text;
            indented: whether a gap is drawn there; totals: what stands in the rows of groups.
    """

    def __init__(
        self,
        table: QTableView,
        column: Callable[[int], Column | None],
        signed: Callable[[int], bool],
        indented: Callable[[int], bool],
        totals: Callable[[int], list[str]] = lambda _: [],
    ) -> None:
        self._table, self._column, self._signed, self._indented = table, column, signed, indented
        self._totals = totals
        self._own: set[int] = set()
        self._lent: dict[int, int] = {}
        self._borrowed = 0
        self._wanted: dict[int, int] = {}
        self._texts: dict[int, list[str]] = {}
        self._quiet = False
        self._header.sectionResized.connect(self._on_resized)

    @property
    def own(self) -> list[int]:
        """The columns whose width somebody chose."""
        return sorted(self._own)

    @property
    def borrowed(self) -> int:
        """How many pixels narrower the columns are now than they would be in a table with more room."""
        return self._borrowed

    @contextmanager
    def given_back(self) -> Iterator[None]:
        """Have the columns as wide as they were given, to save or change that; and lend again."""
        was, self._quiet = self._quiet, True
        try:
            self._take_back()
            yield
        finally:
            self._quiet = was
            self.lend()

    def choose(self, columns: set[int]) -> None:
        """Leave just those columns as they are."""
        self._own = set(columns)

    def forget(self) -> None:
        """The rows, or the font, are others."""
        self._wanted.clear()
        self._texts.clear()

    def lend(self) -> None:
        """Give figures and short texts what they need, and names as much of it as there is room for, from the left."""
        if self._quiet:
            return
        self._quiet = True
        try:
            self._take_back()
            places = (self._header.logicalIndex(place) for place in range(self._header.count()))
            columns = [at for at in places if at not in self._own and not self._table.isColumnHidden(at)]
            for at in columns:
                if self._is_short(at):
                    self._widen(at, max(self._missing(at), 0))
            self._borrow(columns)
            for at in columns:
                room = self._table.viewport().width() - self._header.length()
                if room > 0 and not self._is_short(at):
                    self._widen(at, max(min(self._missing(at), room), 0))
        finally:
            self._quiet = False

    def _borrow(self, columns: Sequence[int]) -> None:
        """Take from columns what they do not need, where all of them can be seen then."""
        over = self._header.length() - self._table.viewport().width()
        spare = {at: -self._missing(at) for at in columns if self._column(at) is not None and self._missing(at) < 0}
        if not 0 < over <= sum(spare.values()):
            return
        self._borrowed = over
        for at, width in zip(spare, given_up(list(spare.values()), over), strict=True):
            self._widen(at, -width)

    @property
    def _header(self) -> QHeaderView:
        return self._table.horizontalHeader()

    def _on_resized(self, column: int, old: int, new: int) -> None:
        # Hiding and showing a column changes its size too.
        if not self._quiet and old and new:
            self._lent.pop(column, None)
            self._own.add(column)

    def _take_back(self) -> None:
        for column, width in self._lent.items():
            if not self._table.isColumnHidden(column):
                self._table.setColumnWidth(column, self._table.columnWidth(column) - width)
        self._lent.clear()
        self._borrowed = 0

    def _widen(self, column: int, by: int) -> None:
        if by:
            self._lent[column] = self._lent.get(column, 0) + by
            self._table.setColumnWidth(column, self._table.columnWidth(column) + by)

    def _missing(self, column: int) -> int:
        if column not in self._wanted:
            self._wanted[column] = self._measure(column)
        return self._wanted[column] - self._table.columnWidth(column)

    def _is_short(self, column: int) -> bool:
        held = self._column(column)
        if held is None:
            return False
        return not isinstance(held, TextColumn) or max(map(len, self._longest(column)), default=0) <= _SHORT

    def _longest(self, column: int) -> list[str]:
        held = self._column(column)
        if column not in self._texts:
            self._texts[column] = longest(held) if held is not None else []
        return self._texts[column]

    def _measure(self, column: int) -> int:
        held = self._column(column)
        if held is None:
            return 0
        font = QFont(self._table.font())
        # Rows that stand out, and sums, are bold.
        font.setBold(not isinstance(held, TextColumn))
        advance = QFontMetrics(font).horizontalAdvance
        title = str(self._table.model().headerData(column, Qt.Orientation.Horizontal)).split("\n")
        bold = self._table.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole)
        # A filtered column's heading is bold.
        metrics = self._header.fontMetrics() if bold is None else QFontMetrics(bold)
        heading = max(map(metrics.horizontalAdvance, title))
        totals = nlargest(_MAY_BE_WIDEST, self._totals(column), key=len)
        wide = max(map(advance, [*self._longest(column), *totals]), default=0)
        first = self._table.model().index(0, column).data(Qt.ItemDataRole.DecorationRole)
        sign = scaled(self._table, _SIGN) if self._signed(column) or first is not None else 0
        gap = advance(GAP) if self._indented(column) else 0
        return max(wide + sign, heading) + gap + AROUND
