# SPDX-License-Identifier: MIT
"""A table's header that sorts by several columns, and shows in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from ui.tables.gaps import GAP

_NUMBERS = "¹²³⁴⁵⁶⁷⁸⁹"
_ARROWS = {
    False: QStyleOptionHeader.SortIndicator.SortDown,
    True: QStyleOptionHeader.SortIndicator.SortUp,
}

Sorting = Sequence[tuple[int, bool]]


class SortHeader(QHeaderView):
    """A click sorts by a column, Shift and a click adds it; a third one takes it out.

    Signals:
        sorting_wanted(object): columns, and whether from the largest on; the first counts most.

    Attributes:
        indented: the columns with a gap before their words.
    """

    sorting_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sorting: list[tuple[int, bool]] = []
        self._pressed: int | None = None
        self.indented: frozenset[int] = frozenset()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.sortIndicatorChanged.connect(self._flipped)

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by what the table is sorted."""
        self._sorting = list(sorting)
        column, descending = self._sorting[0] if self._sorting else (-1, False)
        # A plain click turns the first column around: Qt must know which it is.
        blocked = self.blockSignals(True)
        self.setSortIndicator(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.blockSignals(blocked)
        self.viewport().update()

    def with_added(self, column: int) -> list[tuple[int, bool]]:
        """The sorting after a column was added, turned around, or taken out: what each further wish for it does."""
        known = dict(self._sorting)
        if column not in known:
            return [*self._sorting, (column, False)]
        if known[column]:
            return [each for each in self._sorting if each[0] != column]
        return [(each, descending or each == column) for each, descending in self._sorting]

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Draw each sorted column's arrow, and its place where there are several."""
        super().initStyleOptionForIndex(option, column)
        for place, (sorted_, descending) in enumerate(self._sorting):
            if sorted_ == column:
                option.sortIndicator = _ARROWS[descending]
                if len(self._sorting) > 1:
                    first, *more = option.text.split("\n")
                    option.text = "\n".join([f"{first} {_NUMBERS[min(place, len(_NUMBERS) - 1)]}", *more])
        if column in self.indented:
            option.text = "\n".join(GAP + line for line in option.text.split("\n"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Note whether a click adds."""
        adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pressed = self.logicalIndexAt(event.position().toPoint()) if adds else None
        super().mouseReleaseEvent(event)
        self._pressed = None

    def place_of(self, column: int) -> QPoint:
        """Below a column's title, on the whole screen."""
        return self.mapToGlobal(QPoint(self.sectionViewportPosition(column), self.height()))

    def _flipped(self, column: int, order: Qt.SortOrder) -> None:
        if self._pressed is not None:
            self.sorting_wanted.emit(self.with_added(self._pressed))
        else:
            self.sorting_wanted.emit([] if column < 0 else [(column, order == Qt.SortOrder.DescendingOrder)])
