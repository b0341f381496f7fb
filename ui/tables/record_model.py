# SPDX-License-Identifier: MIT
"""A table model over columns: sorting and filtering move an array of positions, never the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPalette

from domain.reconciliation import BucketStatus
from ui import state_icons
from ui.tables.columns import Column, Mask, Positions, fold, sorted_positions
from ui.theme import state_colour

# Looked up once: reaching through two enums in data() doubles the time of a repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_HORIZONTAL = Qt.Orientation.Horizontal
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex
Answer = Callable[[Index, int], object]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head.

    Attributes:
        name: lasting and untranslated, for remembering the column; width: in figures.
    """

    name: str
    title: str
    tip: str = ""
    width: int = 10
    hidden: bool = False
    numeric: bool = False


@dataclass(slots=True)
class Records:
    """What a table shows.

    Attributes:
        keys: one a row, hashable; columns: in the order of the headings.
        states: a state's number for each row, in the order of BucketStatus; None where rows have none.
        state_column: where the state's sign stands; emphasis: which rows are bold.
        tips: more for a column's tool tips, by its position: one text for each row.
    """

    keys: Sequence[object]
    columns: Sequence[Column]
    states: Sequence[int] | np.ndarray[Any, Any] | None = None
    state_column: int = -1
    emphasis: Mask | None = None
    tips: dict[int, Sequence[str]] = field(default_factory=dict)


class RecordModel(QAbstractTableModel):
    """Rows of Records through an array of positions: the sorted ones, less those that the filter hides."""

    def __init__(self, headings: Sequence[Heading], palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = list(headings)
        self._alignments = [_RIGHT if heading.numeric else _LEFT for heading in headings]
        self._records = Records([], [])
        self._texts: list[Callable[[int], str]] = []
        self._answers: dict[int, Answer] = {}
        self._order: Positions = np.empty(0, np.int32)
        self._shown: Positions = self._order
        self._mask: Mask | None = None
        self._needle = ""
        self._sorting: tuple[int, bool] | None = None
        self._rows_by_key: dict[object, int] | None = None
        self._bold = QFont()
        self._bold.setBold(True)
        self.use_palette(palette)

    def use_palette(self, palette: QPalette) -> None:
        """Draw states in the colours of that palette."""
        self._icons: list[QIcon] = [state_icons.icon(status, palette) for status in BucketStatus]
        self._brushes = [QBrush(state_colour(status, palette)) for status in BucketStatus]

    def use_font(self, font: QFont) -> None:
        """Emphasise rows in the bold of that font."""
        self._bold = QFont(font)
        self._bold.setBold(True)

    def set_records(self, records: Records) -> None:
        """Show other rows, sorted and filtered as the present ones are."""
        self.beginResetModel()
        self._records = records
        self._rows_by_key = None
        self._texts = [column.text for column in records.columns]
        self._answers = self._answers_for(records)
        self._sort()
        self._filter()
        self.endResetModel()

    def _answers_for(self, records: Records) -> dict[int, Answer]:
        answers: dict[int, Answer] = {_TOOL_TIP: self._tip, _ACCESSIBLE: self._text}
        if records.states is not None:
            answers |= {_DECORATION: self._state, _FOREGROUND: self._state}
        if records.emphasis is not None:
            answers[_FONT] = self._emphasis
        return answers

    def set_filter(self, text: str) -> None:
        """Show only rows that hold every word of the text, in whatever column; all where it is empty."""
        if fold(text).split() == self._needle.split():
            return
        self.beginResetModel()
        self._needle = fold(text)
        self._filter()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none, in the order of the rows given, where it is negative."""
        self.beginResetModel()
        self._sorting = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._sort()
        self._narrow()
        self.endResetModel()

    def key(self, row: int) -> object:
        """The key of a row on screen."""
        return self._records.keys[int(self._shown[row])]

    def row_of(self, key: object) -> int:
        """Where a key is on screen; -1 where it is not there or the filter hides it."""
        if self._rows_by_key is None:
            self._rows_by_key = {known: row for row, known in enumerate(self._records.keys)}
        at = self._rows_by_key.get(key)
        if at is None:
            return -1
        found = np.flatnonzero(self._shown == at)
        return int(found[0]) if len(found) else -1

    @property
    def total(self) -> int:
        """How many rows there are, hidden ones too."""
        return len(self._records.keys)

    def plain(self, row: int, column: int) -> str:
        """A cell as a spreadsheet reads it."""
        return self._records.columns[column].plain(int(self._shown[row]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """A column's title and what it holds."""
        if orientation != _HORIZONTAL or not 0 <= section < len(self.headings):
            return None
        heading = self.headings[section]
        if role == _DISPLAY:
            return heading.title
        if role == _TOOL_TIP:
            return heading.tip or None
        if role == _ACCESSIBLE:
            return heading.title.replace("\n", " ")
        if role == _ALIGNMENT:
            return _RIGHT if heading.numeric else _LEFT
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """One cell. Qt asks for seven roles of every cell it paints, so that each step here counts."""
        if role == _DISPLAY:
            return self._texts[index.column()](self._shown.item(index.row()))
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        answer = self._answers.get(role)
        return None if answer is None else answer(index, role)

    def _text(self, index: Index, _: int) -> str:
        return self._texts[index.column()](self._shown.item(index.row()))

    def _emphasis(self, index: Index, _: int) -> QFont | None:
        emphasis = self._records.emphasis
        return self._bold if emphasis is not None and emphasis[self._shown[index.row()]] else None

    def _state(self, index: Index, role: int) -> QIcon | QBrush | None:
        records = self._records
        if index.column() != records.state_column or records.states is None:
            return None
        state = int(records.states[self._shown[index.row()]])
        if state < 0:
            return None
        return self._icons[state] if role == _DECORATION else self._brushes[state]

    def _tip(self, index: Index, _: int) -> str | None:
        tips = self._records.tips.get(index.column())
        return None if tips is None else tips[int(self._shown[index.row()])]

    def _sort(self) -> None:
        if self._sorting is None or not self._records.columns:
            self._order = np.arange(len(self._records.keys), dtype=np.int32)
            return
        column, descending = self._sorting
        self._order = sorted_positions(self._records.columns[column].ranks(), descending=descending)

    def _filter(self) -> None:
        words = self._needle.split()
        self._mask = None
        if words and self._records.columns:
            self._mask = np.logical_and.reduce([self._holding(word) for word in words])
        self._narrow()

    def _narrow(self) -> None:
        self._shown = self._order if self._mask is None else self._order[self._mask[self._order]]

    def _holding(self, word: str) -> Mask:
        held = np.zeros(len(self._records.keys), np.bool_)
        for column in self._records.columns:
            found = column.matches(word)
            if found is not None:
                held |= found
        return held
