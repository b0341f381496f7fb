# SPDX-License-Identifier: MIT
"""A table model over columns: sorting, filtering and grouping move an array of positions, never the rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPalette

from domain.standing import STANDINGS
from ui import formats, state_icons
from ui.tables.arrows import arrow_icon
from ui.tables.cells import SHORT, short_explained
from ui.tables.columns import Column, Mask, Positions, TextColumn, fold, sorted_by
from ui.tables.conditions import Condition, passing
from ui.tables.groups import Groups
from ui.tables.tips import Tips
from ui.theme import state_colour

# Looked up once: reaching through two enums in data() doubles the time of a repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
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
        choices: whether its texts are few, and are filtered by choosing some of them.
        groups: whether rows can be grouped by it.
        signed: whether the table's owner draws a sign in front of its texts.
    """

    name: str
    title: str
    tip: str = ""
    width: int = 10
    hidden: bool = False
    numeric: bool = False
    choices: bool = False
    groups: bool = False
    signed: bool = False


@dataclass(slots=True)
class Records:
    """What a table shows.

    Attributes:
        keys: one a row, hashable; columns: in the order of the headings.
        states: a state's number for each row, in the order of STANDINGS; None where rows have none.
        state_column: where the state's sign stands; emphasis: which rows are bold.
        tips: more for a column's tool tips, by its position: one text for each row.
        place_of: where a key is among the keys, -1 where it is not; where None, keys are looked up by their hashes,
            which takes over a tenth of a second to prepare for 100,000 of buckets.
    """

    keys: Sequence[object]
    columns: Sequence[Column]
    states: Sequence[int] | np.ndarray[Any, Any] | None = None
    state_column: int = -1
    emphasis: Mask | None = None
    tips: dict[int, Sequence[str]] = field(default_factory=dict)
    place_of: Callable[[Any], int] | None = None

    def take(self, positions: Positions) -> Records:
        """Some of the rows, in the order of their positions."""
        chosen = positions.tolist()
        return Records(
            [self.keys[at] for at in chosen],
            [column.take(positions) for column in self.columns],
            None if self.states is None else np.asarray(self.states)[positions],
            self.state_column,
            None if self.emphasis is None else self.emphasis[positions],
            {column: Tips(chosen, tips.__getitem__) for column, tips in self.tips.items()},
            None if self.place_of is None else _among(self.place_of, positions),
        )


def _among(place_of: Callable[[Any], int], positions: Positions) -> Callable[[Any], int]:
    def place(key: Any) -> int:
        found = np.flatnonzero(positions == place_of(key))
        return int(found[0]) if len(found) else -1

    return place


class RecordModel(QAbstractTableModel):
    """Rows of Records through an array of positions: the sorted ones, less those that the filters hide.

    Where rows are grouped, a group's own row stands above them: a negative number among the positions.
    """

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
        self._sorting: list[tuple[int, bool]] = []
        self._conditions: dict[int, Condition] = {}
        self._grouping = -1
        self._groups: Groups | None = None
        self._collapsed: set[str] = set()
        self._places: dict[object, int] = {}
        self._all_places = False
        self._bold = QFont()
        self._bold.setBold(True)
        self.group_column = 0
        self.use_palette(palette)

    def use_palette(self, palette: QPalette) -> None:
        """Draw states in the colours of that palette."""
        self._icons: list[QIcon] = [state_icons.icon(status, palette) for status in STANDINGS]
        self._brushes = [QBrush(state_colour(status, palette)) for status in STANDINGS]
        self._arrows = [arrow_icon(palette, is_open=is_open) for is_open in (False, True)]
        self._group_brush = palette.brush(QPalette.ColorRole.Button)

    def use_font(self, font: QFont) -> None:
        """Emphasise rows in the bold of that font."""
        self._bold = QFont(font)
        self._bold.setBold(True)

    def set_records(self, records: Records) -> None:
        """Show other rows, sorted and filtered as the present ones are."""
        self.beginResetModel()
        self._records = records
        self._places, self._all_places = {}, False
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
        self.sort_by([] if column < 0 else [(column, order == Qt.SortOrder.DescendingOrder)])

    def sort_by(self, sorting: Sequence[tuple[int, bool]]) -> None:
        """Sort by several columns, the first of which counts most.

        Args:
            sorting: columns, and whether from the largest on.
        """
        self.beginResetModel()
        self._sorting = list(sorting)
        self._sort()
        self._narrow()
        self.endResetModel()

    @property
    def sorting(self) -> list[tuple[int, bool]]:
        """What it is sorted by; see sort_by."""
        return list(self._sorting)

    @property
    def conditions(self) -> dict[int, Condition]:
        """The filters of the columns."""
        return dict(self._conditions)

    def set_conditions(self, conditions: Mapping[int, Condition]) -> None:
        """Show only rows that all those columns let through, and the text too."""
        self.beginResetModel()
        self._conditions = dict(conditions)
        self._filter()
        self.endResetModel()

    @property
    def grouping(self) -> int:
        """The column that the rows are grouped by; negative where they are not."""
        return self._grouping

    def group_by(self, column: int) -> None:
        """Group by a column's texts; not at all where it is negative."""
        self.beginResetModel()
        self._grouping = column
        self._collapsed = set()
        self._narrow()
        self.endResetModel()

    def group_totals(self, column: int) -> list[str]:
        """The sums of the groups in a column; empty where rows are in no groups, or it has none."""
        return [] if self._groups is None else self._groups.totals(column, self._records.columns)

    def is_group(self, row: int) -> bool:
        """Whether a row on screen is a group's own."""
        return 0 <= row < len(self._shown) and bool(self._shown[row] < 0)

    def is_collapsed(self, row: int) -> bool:
        """Whether the group of a group's own row hides its rows."""
        return self._groups is not None and self._groups.name(-1 - int(self._shown[row])) in self._collapsed

    def collapse(self, row: int, *, collapsed: bool) -> None:
        """Hide the rows of a group, or show them again; the row is the group's own."""
        if self._groups is not None:
            name = self._groups.name(-1 - int(self._shown[row]))
            self.collapse_all({name} | self._collapsed if collapsed else self._collapsed - {name})

    def collapse_all(self, names: Collection[str] | None = None) -> None:
        """Hide the rows of the groups of those names alone; of all where None."""
        if self._groups is None:
            return
        groups = self._groups
        self.beginResetModel()
        self._collapsed = {groups.name(group) for group in range(len(groups))} if names is None else set(names)
        self._shown = groups.shown(self._collapsed)
        self.endResetModel()

    def group_row(self, row: int) -> int:
        """The own row of the group that a row on screen is in; -1 where there are no groups."""
        above = np.flatnonzero(self._shown[: row + 1] < 0)
        return int(above[-1]) if len(above) else -1

    def reveal(self, key: object) -> None:
        """Show a row's group, if that hides it."""
        groups, place = self._groups, self._place_of(key)
        if groups is not None and place >= 0:
            name = groups.name(groups.group_of(place))
            if name in self._collapsed:
                self.collapse_all(self._collapsed - {name})

    def next_key(self, row: int, step: int) -> object | None:
        """The key of the row a step further on among all that the filters let through; None where there are none.

        Args:
            row: on screen, -1 for none; from the end it starts over.
        """
        rows = self._matching()
        if not len(rows):
            return None
        place = -1 if step > 0 else 0
        if 0 <= row < len(self._shown):
            at = int(self._shown[row])
            if at >= 0:
                place = int(np.flatnonzero(rows == at)[0])
            elif self._groups is not None:
                first = int(np.flatnonzero(rows == self._groups.members(-1 - at)[0])[0])
                place = first - 1 if step > 0 else first
        return self._handed_out(int(rows[(place + step) % len(rows)]))

    def positions(self, first: int, last: int) -> Positions:
        """The rows behind those on screen from first to last; a group's own row stands for all of its group."""
        part = self._shown[first : last + 1]
        heads = part[part < 0]
        if self._groups is None or not len(heads):
            return part
        chosen = np.zeros(len(self._records.keys), np.bool_)
        chosen[part[part >= 0]] = True
        for head in heads.tolist():
            chosen[self._groups.members(-1 - head)] = True
        return self._groups.rows[chosen[self._groups.rows]]

    def keys_of(self, positions: Positions) -> list[object]:
        """The keys of rows."""
        return [self._records.keys[position] for position in positions.tolist()]

    @property
    def state_column(self) -> int:
        """Where the states' signs stand; negative where there are none."""
        return self._records.state_column

    def column(self, number: int) -> Column | None:
        """What a column holds; None before there are records."""
        return self._records.columns[number] if number < len(self._records.columns) else None

    @property
    def matching(self) -> int:
        """How many rows the filters let through, those of collapsed groups too."""
        return len(self._matching())

    def key(self, row: int) -> object:
        """The key of a row on screen; None for a group's own."""
        at = int(self._shown[row])
        return None if at < 0 else self._handed_out(at)

    def _handed_out(self, at: int) -> object:
        """A row's key. Who asks for one looks it up again when the rows have moved: that is to be quick."""
        key = self._records.keys[at]
        self._places[key] = at
        return key

    def row_of(self, key: object) -> int:
        """Where a key is on screen; -1 where it is not there, or a filter or its group hides it."""
        return self._place(key, self._shown)

    def _place_of(self, key: object) -> int:
        return self._place(key, self._matching())

    def _place(self, key: object, rows: Positions) -> int:
        at = self._place_among_keys(key)
        if at < 0:
            return -1
        found = np.flatnonzero(rows == at)
        return int(found[0]) if len(found) else -1

    def _place_among_keys(self, key: object) -> int:
        if (at := self._places.get(key)) is not None:
            return at
        if self._records.place_of is not None:
            return self._records.place_of(key)
        if not self._all_places:
            self._places = {known: row for row, known in enumerate(self._records.keys)}
            self._all_places = True
        return self._places.get(key, -1)

    def _matching(self) -> Positions:
        return self._groups.rows if self._groups is not None else self._shown

    @property
    def total(self) -> int:
        """How many rows there are, hidden ones too."""
        return len(self._records.keys)

    def plain_at(self, position: int, column: int) -> str:
        """A cell of a row as a spreadsheet reads it.

        Args:
            position: the row's place in the records.
        """
        return self._records.columns[column].plain(position)

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
            return heading.tip or heading.title.replace("\n", " ")
        if role == _ACCESSIBLE:
            return " · ".join([heading.title.replace("\n", " "), *self._said_of(section)])
        if role == _FONT:
            return self._bold if section in self._conditions else None
        return self._alignments[section] if role == _ALIGNMENT else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """One cell. Qt asks for seven roles of every cell it paints, so that each step here counts."""
        if role == _DISPLAY:
            at = self._shown.item(index.row())
            return self._texts[index.column()](at) if at >= 0 else self._group_text(-1 - at, index.column())
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        if self._groups is not None and (at := self._shown.item(index.row())) < 0:
            return self._group_answer(-1 - at, index, role)
        answer = self._answers.get(role)
        return None if answer is None else answer(index, role)

    def _group_text(self, group: int, column: int) -> str:
        assert self._groups is not None
        if column == self.group_column:
            return f"{self._groups.text(group)} ({formats.whole(self._groups.count(group))})"
        return self._groups.total(group, column, self._records.columns)

    def _group_answer(self, group: int, index: Index, role: int) -> object:
        assert self._groups is not None
        if role in (_ACCESSIBLE, _TOOL_TIP):
            text = self._group_text(group, index.column())
            return f"{text}\n{short_explained()}" if text.endswith(SHORT) else text
        if role == _FONT:
            return self._bold
        if role == _BACKGROUND:
            return self._group_brush
        if role == _DECORATION and index.column() == self.group_column:
            return self._arrows[self._groups.name(group) not in self._collapsed]
        return None

    def _said_of(self, section: int) -> list[str]:
        """How a column is sorted and filtered, for who cannot see it."""
        said = []
        for place, (column, descending) in enumerate(self._sorting, 1):
            if column == section:
                how = self.tr("sorted down, {n}") if descending else self.tr("sorted up, {n}")
                said.append(how.format(n=place))
        return [*said, self.tr("filtered")] if section in self._conditions else said

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
        rows = len(self._records.keys)
        sorting = self._sorting if self._records.columns else []
        self._order = sorted_by(self._records.columns, sorting, rows)

    def _filter(self) -> None:
        masks = []
        if self._records.columns:
            masks += [self._holding(word) for word in self._needle.split()]
            rows, columns = len(self._records.keys), self._records.columns
            masks += [passing(condition, columns[column], rows) for column, condition in self._conditions.items()]
        self._mask = np.logical_and.reduce(masks) if masks else None
        self._narrow()

    def _narrow(self) -> None:
        self._shown = self._order if self._mask is None else self._order[self._mask[self._order]]
        column = self.column(self._grouping) if self._grouping >= 0 else None
        self._groups = None
        if isinstance(column, TextColumn):
            # Sorting by the column itself turns the groups around; by others, the rows inside them.
            descending = (self._grouping, True) in self._sorting
            self._groups = Groups(column, self._shown, descending=descending)
            self._shown = self._groups.shown(self._collapsed)

    def _holding(self, word: str) -> Mask:
        held = np.zeros(len(self._records.keys), np.bool_)
        for column in self._records.columns:
            found = column.matches(word)
            if found is not None:
                held |= found
        return held
