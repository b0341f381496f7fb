# SPDX-License-Identifier: MIT
"""A table that keeps its place: selection, sort, filters, groups and scrolling survive new rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.sizes import scaled
from ui.tables import menus
from ui.tables.columns import Column, Positions, TextColumn
from ui.tables.conditions import Condition, from_json, to_json
from ui.tables.filter_popup import FilterPopup
from ui.tables.gaps import GAP, Gaps
from ui.tables.header import SortHeader
from ui.tables.record_model import Heading, RecordModel, Records
from ui.tables.room import AROUND, ColumnRoom

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_ONLY_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_MOST_RESELECTED = 5_000
_MOST_FOLLOWERS = 100
_ROW_HEIGHT = 24
_ARROW_WIDTH = 24
_SIGN = 16
_FIGURES = 10
_NO_ROWS: Positions = np.empty(0, np.int32)


class RecordTable(QTableView):
    """Rows with keys.

    Signals:
        key_selected: the user moved to a row; its key.
        key_opened: the user pressed Enter on a row or double-clicked it; its key.
        key_opened_apart: where opens_apart, the user double-clicked it or pressed Shift and Enter.
        selection_changed: other rows are selected, or none.
        arranged: what is shown of the rows, and in which order, became another: sorting, filters, groups, rows.

    Attributes:
        opens_apart: whether a double click opens a row beside the table, and not in its place.
    """

    shares_room = True
    """Whether columns are made wider than they were given where there is room, so that less is cut."""
    key_selected = Signal(object)
    key_opened = Signal(object)
    key_opened_apart = Signal(object)
    selection_changed = Signal()
    arranged = Signal()

    def __init__(self, headings: Sequence[Heading], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = RecordModel(headings, self.palette(), self)
        self.opens_apart = False
        self._key: object = None
        self._next: object = None
        self._keeping = False
        self._figures = 0
        self._empty_text = ""
        self._needle = ""
        self._menu_for: Callable[[list[Any], QWidget], QMenu] | None = None
        self._header = SortHeader(self)
        self.setHorizontalHeader(self._header)
        self._gaps = Gaps(self, self._model.headings)
        self._room = ColumnRoom(
            self,
            self._model.column,
            self._is_signed,
            lambda column: column in self._gaps.columns,
            self._model.group_totals,
        )
        self._notice = QLabel(self.viewport())
        self._set_up_view()
        self.setModel(self._model)
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell_selection())
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_selection())
        self.doubleClicked.connect(lambda index: self._open(index.row(), apart=True))
        self._show_notice()

    def set_records(self, records: Records) -> None:
        """Show other rows without losing the place."""
        with self._in_place():
            self._model.set_records(records)
        self._share_room(anew=True)
        self.arranged.emit()

    def set_filter(self, text: str) -> None:
        """Show only rows that hold every word of the text; all where it is empty."""
        with self._in_place():
            self._model.set_filter(text)
        self._show_notice(text)
        self.arranged.emit()

    # Sorting, filters of columns, groups

    @property
    def headings(self) -> list[Heading]:
        """The columns' heads."""
        return self._model.headings

    @property
    def sorting(self) -> list[tuple[int, bool]]:
        """What it is sorted by; see sort_by."""
        return self._model.sorting

    def sort_by(self, sorting: Sequence[tuple[int, bool]]) -> None:
        """Sort by columns, the first of which counts most, each from the largest on where True."""
        with self._in_place(follow=True):
            self._model.sort_by(sorting)
        self._header.show_sorting(sorting)
        self.arranged.emit()

    def add_sorting(self, column: int) -> None:
        """Sort by a column too; wanted again it turns around, and then goes."""
        self.sort_by(self._header.with_added(column))

    @property
    def conditions(self) -> dict[int, Condition]:
        """The filters of the columns."""
        return self._model.conditions

    def set_condition(self, column: int, condition: Condition | None) -> None:
        """Show only rows that a column lets through; all where None."""
        conditions = self._model.conditions
        conditions.pop(column, None)
        self.set_conditions(conditions if condition is None else conditions | {column: condition})

    def set_conditions(self, conditions: Mapping[int, Condition]) -> None:
        """Show only rows that all those columns let through."""
        with self._in_place():
            self._model.set_conditions(conditions)
        self._share_room(anew=True)
        self._header.viewport().update()
        self.arranged.emit()

    def said(self, column: int) -> str:
        """A column's title in one line."""
        return " ".join(self._model.headings[column].title.split())

    def column(self, number: int) -> Column | None:
        """What a column holds; None before there are rows."""
        return self._model.column(number)

    def can_filter(self, column: int) -> bool:
        """Whether a column can be filtered on its own."""
        found = self._model.column(column)
        return found is not None and (isinstance(found, TextColumn) or found.read is not None)

    def ask_filter(self, column: int) -> None:
        """Let the user filter a column, below its title."""
        found = self._model.column(column)
        if found is None or not self.can_filter(column):
            return
        self.show_column(column, shown=True)
        self.scrollTo(self._model.index(max(self.rowAt(0), 0), column))
        choices = self._model.headings[column].choices
        popup = FilterPopup(self.said(column), found, self.conditions.get(column), choices=choices, parent=self)
        popup.changed.connect(lambda condition: self.set_condition(column, condition))
        popup.move(self._header.place_of(column))
        popup.show()

    @property
    def grouping(self) -> int:
        """The column that the rows are grouped by; negative where they are not."""
        return self._model.grouping

    def group_by(self, column: int) -> None:
        """Group by a column's texts; not at all where it is negative."""
        with self._in_place(follow=True):
            self._model.group_column = self._leftmost()
            self._model.group_by(column)
        # Sums are longer than what they are of.
        self._share_room(anew=True)
        self.arranged.emit()

    def collapse_all(self, *, collapsed: bool) -> None:
        """Hide the rows of every group, or show them."""
        with self._in_place():
            self._model.collapse_all(None if collapsed else ())

    def step(self, step: int) -> bool:
        """Go to the next row, or the previous one where step is −1, whose group may be closed; False without rows."""
        row = -1 if self._ranges() or self._next is None else self._model.row_of(self._next)
        if row >= 0 and step > 0:
            key: object | None = self._next
        else:
            key = self._model.next_key(row if row >= 0 else self.currentIndex().row(), step)
        if key is None:
            return False
        with self._in_place():
            self._model.reveal(key)
        self.selectRow(self._model.row_of(key))
        self._leave_others()
        return True

    def _leave_others(self) -> None:
        # Where Shift or Ctrl is held for a shortcut, Qt adds the row to those that were selected.
        self.selectionModel().select(self.currentIndex(), _ONLY_ROW)

    # What is selected, and what can be done about it

    def selected_positions(self) -> Positions:
        """The rows that are selected, those of selected groups too, by their places in the records."""
        ranges = sorted(self._ranges(), key=QItemSelectionRange.top)
        parts = [self._model.positions(part.top(), part.bottom()) for part in ranges]
        if len(parts) == 1:
            return parts[0]
        # Not sorted: rows are copied in the order in which they stand.
        return np.array(list(dict.fromkeys(np.concatenate(parts).tolist())), np.int32) if parts else _NO_ROWS

    def chosen_keys(self) -> list[Any]:
        """The keys of the rows that are selected, those of selected groups too."""
        return self._model.keys_of(self.selected_positions())

    def set_row_menu(self, menu_for: Callable[[list[Any], QWidget], QMenu]) -> None:
        """What the menu of the selected rows is made by, from their keys."""
        self._menu_for = menu_for

    def row_menu(self) -> QMenu:
        """The menu of the selected rows; it deletes itself when it closes."""
        keys = self.chosen_keys()
        menu = self._menu_for(keys, self) if self._menu_for is not None and keys else QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.addSeparator()
        copy = menu.addAction(self.tr("Copy with headers"), self.copy)
        copy.setEnabled(self.selectionModel().hasSelection())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done about the selected rows, where the mouse is, or at the current row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.row_menu().popup(event.globalPos())
        else:
            self._menu_at_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a group's arrow, which stands in front of its text, closes or opens it."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        on_arrow = event.position().x() - self.visualRect(index).left() <= _ARROW_WIDTH
        if self._model.is_group(index.row()) and index.column() == self._model.group_column and on_arrow:
            self._toggle(index.row())

    def _menu_at_current(self) -> None:
        rect, here = self.visualRect(self.currentIndex()), self.viewport()
        self.row_menu().popup(here.mapToGlobal(rect.bottomLeft() if rect.isValid() else here.rect().center()))

    def _toggle(self, row: int) -> None:
        self._collapse(row, collapsed=not self._model.is_collapsed(row))

    def _collapse(self, row: int, *, collapsed: bool) -> None:
        if self._model.is_collapsed(row) is collapsed:
            return
        # The group's own row stays where it is: only what is below it moves.
        down = self.verticalScrollBar().value()
        with self._in_place():
            self._model.collapse(row, collapsed=collapsed)
        self.verticalScrollBar().setValue(down)
        self.selectRow(row)

    def _tell_selection(self) -> None:
        if self._keeping:
            return
        # The focus alone makes a row current: only one that is selected is where the user is.
        key = self.selected_key()
        moved, self._key, self._next = key is not None and key != self._key, key, None
        if moved:
            self.key_selected.emit(key)
        self.selection_changed.emit()

    # As it was

    def set_empty_text(self, text: str) -> None:
        """What to say where there are no rows: what is missing, and what to do."""
        self._empty_text = text
        self._show_notice()

    def select_key(self, key: object) -> bool:
        """Move to a row and show it, in its group too, without a signal; False where it is not there, or hidden."""
        row = self._model.row_of(key)
        if row < 0:
            with self._in_place():
                self._model.reveal(key)
            row = self._model.row_of(key)
        if row < 0:
            return False
        self._key = key
        self._keeping = True
        self.setCurrentIndex(self._model.index(row, self._first_column()))
        self._leave_others()
        self._keeping = False
        return True

    def select_keys(self, keys: Sequence[object]) -> None:
        """Have those rows selected, of them that are on screen, and no others, without a signal."""
        self._key = keys[0] if keys else None
        self._keeping = True
        self.clearSelection()
        self._reselect(keys)
        self._keeping = False

    def forget_selection(self) -> None:
        """Be at no row, now and when other rows come."""
        self._key = None
        self._keeping = True
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self._keeping = False

    def selected_key(self) -> object | None:
        """The key of the row that is selected: the user's own, else the first; None for none, and for groups."""
        parts, at = self._ranges(), self.currentIndex().row()
        if not parts:
            return None
        is_own = any(part.top() <= at <= part.bottom() for part in parts)
        return self._model.key(at if is_own else min(part.top() for part in parts))

    def visible_rows(self) -> int:
        """How many rows the filters let through, those of closed groups too."""
        return self._model.matching

    def total_rows(self) -> int:
        """How many rows there are, hidden ones too."""
        return self._model.total

    def copied_text(self) -> str:
        """The selected rows as tab-separated text with headers, numbers as a spreadsheet reads them."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        columns = [column for column in places if not self.isColumnHidden(column)]
        titles = [" ".join(self._model.headings[column].title.split()) for column in columns]
        lines = ["\t".join(titles)]
        rows = self.selected_positions().tolist()
        lines += ["\t".join(self._model.plain_at(row, column) for column in columns) for row in rows]
        return "\n".join(lines) + "\n"

    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        if self.selectionModel().hasSelection():
            QGuiApplication.clipboard().setText(self.copied_text())

    def column_menu(self) -> QMenu:
        """A menu to choose the columns; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column, heading in enumerate(self._model.headings):
            action = QAction(" ".join(heading.title.split()), menu, checkable=True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(lambda shown, column=column: self.show_column(column, shown=shown))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Restore columns"), self.reset_columns)
        return menu

    def reset_columns(self) -> None:
        """Columns as they were at the start: order, width and which are there."""
        header = self.horizontalHeader()
        self._figures = self._measured()
        with self._room.given_back():
            for column, heading in enumerate(self._model.headings):
                header.moveSection(header.visualIndex(column), column)
                self.setColumnHidden(column, heading.hidden)
                self.setColumnWidth(column, heading.width * self._figures // _FIGURES + AROUND)
            self._place_gaps()
            self._room.choose(set())

    def save_state(self, *, filters: bool = False) -> QByteArray:
        """Columns, sorting and grouping, for restore_state.

        Args:
            filters: whether those too, which may hold names and amounts.
        """
        names = [heading.name for heading in self._model.headings]
        told: dict[str, Any] = {
            "sort": [[names[column], descending] for column, descending in self.sorting],
            "group": names[self.grouping] if self.grouping >= 0 else "",
            "figures": self._figures,
            "own": [names[column] for column in self._room.own],
        }
        if filters:
            told["filters"] = {names[at]: to_json(condition) for at, condition in self.conditions.items()}
        line = json.dumps(told).encode() + b"\n"
        with self._room.given_back():
            columns = bytes(self._header.saveState().data())
        return QByteArray(self._signature() + line + columns)

    def restore_state(self, state: QByteArray) -> bool:
        """Put back what was saved; False, and nothing done, where it belongs to other columns.

        Filters stay as they are where they were not saved.
        """
        told, columns = self._read(state)
        if not told:
            return False
        with self._room.given_back():
            if not self._header.restoreState(QByteArray(columns)):
                return False
            if isinstance(figures := told.get("figures"), int) and figures > 0:
                self._figures = figures
            own = told.get("own")
            names = [heading.name for heading in self._model.headings]
            self._room.choose({names.index(one) for one in own if one in names} if isinstance(own, list) else set())
            self._place_gaps()
            self._fit_text()
        self.arrange(told)
        return True

    def arrangement_in(self, state: QByteArray) -> Mapping[str, Any]:
        """What was saved for arrange, without the columns; empty where it belongs to other columns."""
        return self._read(state)[0]

    def _read(self, state: QByteArray) -> tuple[dict[str, Any], bytes]:
        data, signature = bytes(state.data()), self._signature()
        line, _, columns = data[len(signature) :].partition(b"\n")
        try:
            told = json.loads(line) if data.startswith(signature) else None
        except ValueError:
            told = None
        return (told, columns) if isinstance(told, dict) else ({}, b"")

    def _fit_text(self) -> None:
        """Give columns and rows the room that the text takes now: widths were chosen for another size of it."""
        self._fit_rows()
        before, self._figures = self._figures, self._measured()
        if before in (0, self._figures):
            return
        with self._room.given_back():
            self._room.forget()
            for column in range(self._header.count()):
                # Hidden columns have a width too, which is told only while they are not.
                hidden = self.isColumnHidden(column)
                self.setColumnHidden(column, False)
                self.setColumnWidth(column, self.columnWidth(column) * self._figures // before)
                self.setColumnHidden(column, hidden)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(_ROW_HEIGHT, self.fontMetrics().height() + 6))
        if self.shares_room:
            side = scaled(self, _SIGN)
            self.setIconSize(QSize(side, side))

    def _measured(self) -> int:
        """How wide some figures are together: one alone is rounded to a whole pixel."""
        return self.fontMetrics().horizontalAdvance("0" * _FIGURES)

    @property
    def whole_width(self) -> int:
        """How wide the columns are where none of them has to give way."""
        return self.horizontalHeader().length() + self._room.borrowed

    def _share_room(self, *, anew: bool = False) -> None:
        if anew:
            self._room.forget()
        if self.shares_room:
            self._room.lend()

    def arrange(self, told: Mapping[str, Any]) -> None:
        """Sort, group and filter as is told by the columns' names; what is not to be understood is left out."""
        numbers = {heading.name: number for number, heading in enumerate(self._model.headings)}
        wanted = [each for each in told.get("sort", ()) if isinstance(each, list) and len(each) == 2]
        self.sort_by([(numbers[name], bool(descending)) for name, descending in wanted if name in numbers])
        self.group_by(numbers.get(told.get("group", ""), -1))
        if isinstance(filters := told.get("filters"), dict):
            read = {numbers[name]: from_json(one) for name, one in filters.items() if name in numbers}
            self.set_conditions({at: condition for at, condition in read.items() if condition is not None})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies whole rows with their headers; menus and groups have keys too."""
        row, key, modifiers = self.currentIndex().row(), event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._open(row, apart=shift)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._model.is_group(row):
            self._collapse(row, collapsed=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_F10 and shift:
            self._menu_at_current()
        elif key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            column = self._first_column()
            menus.section_menu(self, column).popup(self._header.place_of(column))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the focus be seen at a row, which is not selected by that: Qt does so only the first time."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            row = self._model.row_of(self._next) if self._next is not None else self.rowAt(0)
            at = self._model.index(max(row, 0), self._leftmost())
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _open(self, row: int, *, apart: bool) -> None:
        if self._model.is_group(row):
            self._toggle(row)
        else:
            (self.key_opened_apart if apart and self.opens_apart else self.key_opened).emit(self._model.key(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let a group's name run over the columns that have no sum."""
        super().paintEvent(event)
        if self.grouping >= 0:
            first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
            painter = QPainter(self.viewport())
            for row in range(max(first, 0), (last if last >= 0 else self._model.rowCount() - 1) + 1):
                if self._model.is_group(row):
                    self._paint_group(painter, row)

    def _paint_group(self, painter: QPainter, row: int) -> None:
        column = self._model.group_column
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        index = self._model.index(row, column)
        option.rect = self.visualRect(index)
        option.rect.setWidth(self._room_for_groups())
        if self.selectionModel().isRowSelected(row, QModelIndex()):
            option.state |= QStyle.StateFlag.State_Selected
        self.itemDelegateForIndex(index).paint(painter, option, index)

    def _is_signed(self, column: int) -> bool:
        return column == self._model.state_column or self._model.headings[column].signed

    def _room_for_groups(self) -> int:
        """How wide the columns are together that stand before the first one with sums."""
        header, width = self._header, 0
        for column in (header.logicalIndex(place) for place in range(header.count())):
            if width and self._model.headings[column].numeric:
                break
            width += header.sectionSize(column)
        return width

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tool tip what is cut in a cell that has no other one."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and index.data(Qt.ItemDataRole.ToolTipRole) is None:
                QToolTip.showText(event.globalPos(), self._cut_text(index), self)
                return True
        return super().viewportEvent(event)

    def _cut_text(self, index: QModelIndex) -> str:
        text = str(index.data() or "")
        sign = self.iconSize().width() + 4 if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        gap = self.fontMetrics().horizontalAdvance(GAP) if index.column() in self._gaps.columns else 0
        room = self.columnWidth(index.column()) - sign - gap - AROUND // 2
        return text if self.fontMetrics().horizontalAdvance(text) > room else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in the middle, and names as whole as there is room."""
        super().resizeEvent(event)
        self._share_room()
        self._notice.setGeometry(self.viewport().rect().adjusted(16, 16, -16, -16))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._model.use_palette(self.palette())
        elif event.type() == QEvent.Type.FontChange:
            self._model.use_font(self.font())
            self._fit_text()

    def _set_up_view(self) -> None:
        self.setFont(theme.tabular(self.font()))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # One fixed height: a million rows must not be measured one by one.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        self._notice.setForegroundRole(self._notice.palette().ColorRole.PlaceholderText)

    def _set_up_header(self) -> None:
        header = self._header
        header.setAccessibleName(self.tr("Columns"))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)
        header.sorting_wanted.connect(self.sort_by)
        header.sectionMoved.connect(lambda *_: self._place_groups())
        header.sectionMoved.connect(lambda *_: self._place_gaps())
        self.reset_columns()

    def _ask_columns(self, at: QPoint) -> None:
        column = self._header.logicalIndexAt(at)
        menu = menus.section_menu(self, column) if column >= 0 else self.column_menu()
        menu.popup(self._header.mapToGlobal(at))

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show a column, or hide it unless it is the last one."""
        if shown or self._header.count() - self._header.hiddenSectionCount() > 1:
            self.setColumnHidden(column, not shown)
            self._place_gaps()
            self._share_room()
            self._place_groups()

    def _place_groups(self) -> None:
        """A group says its name in the leftmost column."""
        self._model.group_column = self._leftmost()
        self.viewport().update()

    def _place_gaps(self) -> None:
        if not self.shares_room:
            return
        self._gaps.place()
        self._header.indented = self._gaps.columns
        self._room.forget()

    def _signature(self) -> bytes:
        return ",".join(heading.name for heading in self._model.headings).encode() + b"\n"

    def _first_column(self) -> int:
        at = self.currentIndex().column()
        return at if at >= 0 and not self.isColumnHidden(at) else self._leftmost()

    def _leftmost(self) -> int:
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in places if not self.isColumnHidden(column)), 0)

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _selected_rows(self) -> list[int]:
        return sorted({row for part in self._ranges() for row in range(part.top(), part.bottom() + 1)})

    @contextmanager
    def _in_place(self, *, follow: bool = False) -> Iterator[None]:
        """Put current row, selection and scrolling back after the rows moved; without signals.

        Args:
            follow: scroll to the current row, because the user turned the rows around it.
        """
        top = self.rowAt(0)
        top_key = self._model.key(top) if top >= 0 else None
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        selected, followers = self._selected_keys(), self._followers()
        self._keeping = True
        try:
            yield
            self._reselect(selected)
            self._stand_in(followers)
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            self.horizontalScrollBar().setValue(across)
            anchor = self._model.row_of(top_key) if top_key is not None and not follow else -1
            self.verticalScrollBar().setValue(anchor if anchor >= 0 else 0 if follow else down)
            if follow and self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
        finally:
            self._keeping = False
            self._show_notice()
            self.selection_changed.emit()

    def _selected_keys(self) -> list[object]:
        if sum(part.height() for part in self._ranges()) > _MOST_RESELECTED:
            return []
        return [key for row in self._selected_rows() if (key := self._model.key(row)) is not None]

    def _followers(self) -> list[object]:
        """What stands below where the user is, in case that goes: the nearest first."""
        row = self._model.row_of(self._key) if self._key is not None else -1
        first = row + 1 if row >= 0 else self._model.row_of(self._next) if self._next is not None else -1
        if first < 0:
            return []
        rows = range(first, min(first + _MOST_FOLLOWERS, self._model.rowCount()))
        return [key for key in map(self._model.key, rows) if key is not None]

    def _stand_in(self, followers: Sequence[object]) -> None:
        """Where the row is gone that the user was at, go on from the one below it."""
        is_there = self._key is None or self._model.row_of(self._key) >= 0
        self._next = None if is_there else next((key for key in followers if self._model.row_of(key) >= 0), None)

    def _reselect(self, keys: Sequence[object]) -> None:
        model, column = self._model, self._first_column()
        selection = QItemSelection()
        for row in (model.row_of(key) for key in keys):
            if row >= 0:
                selection.select(model.index(row, column), model.index(row, column))
        at = model.row_of(self._key) if self._key is not None else -1
        if at >= 0:
            self.selectionModel().setCurrentIndex(model.index(at, column), _SELECT_ROW)
        self.selectionModel().select(selection, _SELECT_ROW)

    def _show_notice(self, needle: str | None = None) -> None:
        if needle is not None:
            self._needle = needle
        nothing = self._model.rowCount() == 0
        if nothing:
            self._notice.setText(self._nothing_said())
        self._notice.setVisible(nothing)

    def _nothing_said(self) -> str:
        if not self._model.total:
            return self._empty_text
        if self._model.conditions and self._needle:
            said = self.tr("Nothing that the filters let through holds “{text}”. Clear the filters or the search.")
            return said.format(text=self._needle)
        if self._model.conditions:
            return self.tr("The filters let nothing through. Clear them to see the rows.")
        return self.tr("Nothing here holds “{text}”.").format(text=self._needle)
