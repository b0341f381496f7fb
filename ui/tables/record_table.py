# SPDX-License-Identifier: MIT
"""A table that keeps its place: selection, sort, filter and scrolling survive new rows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QMenu, QTableView, QWidget

from ui import theme
from ui.tables.record_model import Heading, RecordModel, Records

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_MOST_RESELECTED = 5_000
_ROW_HEIGHT = 24


class RecordTable(QTableView):
    """Rows with keys.

    Signals:
        key_selected: the user moved to a row; its key.
        key_opened: the user pressed Enter on a row or double-clicked it; its key.
        key_opened_apart: where opens_apart, the user double-clicked it or pressed Shift and Enter.

    Attributes:
        opens_apart: whether a double click opens a row beside the table, and not in its place.
    """

    key_selected = Signal(object)
    key_opened = Signal(object)
    key_opened_apart = Signal(object)

    def __init__(self, headings: Sequence[Heading], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = RecordModel(headings, self.palette(), self)
        self.opens_apart = False
        self._key: object = None
        self._keeping = False
        self._empty_text = ""
        self._needle = ""
        self._notice = QLabel(self.viewport())
        self._set_up_view()
        self.setModel(self._model)
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self._open(self._model.key(index.row()), apart=True))
        self._show_notice()

    def set_records(self, records: Records) -> None:
        """Show other rows without losing the place."""
        with self._in_place():
            self._model.set_records(records)

    def set_filter(self, text: str) -> None:
        """Show only rows that hold every word of the text; all where it is empty."""
        with self._in_place():
            self._model.set_filter(text)
        self._show_notice(text)

    def set_empty_text(self, text: str) -> None:
        """What to say where there are no rows: what is missing, and what to do."""
        self._empty_text = text
        self._show_notice()

    def select_key(self, key: object) -> bool:
        """Move to a row and show it, without a signal; False where it is not on screen."""
        row = self._model.row_of(key)
        if row < 0:
            return False
        self._key = key
        self._keeping = True
        self.setCurrentIndex(self._model.index(row, self._first_column()))
        self._keeping = False
        return True

    def current_key(self) -> object | None:
        """The key of the row that the user is at; None where there is none on screen."""
        index = self.currentIndex()
        return self._model.key(index.row()) if index.isValid() else None

    def visible_rows(self) -> int:
        """How many rows the filter shows."""
        return self._model.rowCount()

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
        lines += ["\t".join(self._model.plain(row, column) for column in columns) for row in self._selected_rows()]
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
            action.toggled.connect(lambda shown, column=column: self._show_column(column, shown=shown))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Restore columns"), self.reset_columns)
        return menu

    def reset_columns(self) -> None:
        """Columns as they were at the start: order, width and which are there."""
        header = self.horizontalHeader()
        figure = self.fontMetrics().horizontalAdvance("0")
        for column, heading in enumerate(self._model.headings):
            header.moveSection(header.visualIndex(column), column)
            self.setColumnHidden(column, heading.hidden)
            self.setColumnWidth(column, heading.width * figure + 10)

    def save_state(self) -> QByteArray:
        """Columns and sorting, for restore_state."""
        return QByteArray(self._signature() + bytes(self.horizontalHeader().saveState().data()))

    def restore_state(self, state: QByteArray) -> bool:
        """Put columns and sorting back; False, and nothing done, where they belong to other columns."""
        data, signature = bytes(state.data()), self._signature()
        if not data.startswith(signature):
            return False
        return self.horizontalHeader().restoreState(QByteArray(data[len(signature) :]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies whole rows with their headers."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key() is not None:
            self._open(self.current_key(), apart=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _open(self, key: object, *, apart: bool) -> None:
        (self.key_opened_apart if apart and self.opens_apart else self.key_opened).emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in the middle."""
        super().resizeEvent(event)
        self._notice.setGeometry(self.viewport().rect().adjusted(16, 16, -16, -16))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._model.use_palette(self.palette())
        elif event.type() == QEvent.Type.FontChange:
            self._model.use_font(self.font())

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
        self.verticalHeader().setDefaultSectionSize(max(_ROW_HEIGHT, self.fontMetrics().height() + 6))
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        self._notice.setForegroundRole(self._notice.palette().ColorRole.PlaceholderText)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("Columns"))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)
        header.sortIndicatorChanged.connect(self._on_sort)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        self.reset_columns()

    def _ask_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, column: int, *, shown: bool) -> None:
        header = self.horizontalHeader()
        if shown or header.count() - header.hiddenSectionCount() > 1:
            self.setColumnHidden(column, not shown)

    def _signature(self) -> bytes:
        return ",".join(heading.name for heading in self._model.headings).encode() + b"\n"

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        at = self.currentIndex().column()
        if at >= 0 and not self.isColumnHidden(at):
            return at
        places = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in places if not self.isColumnHidden(column)), 0)

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _selected_rows(self) -> list[int]:
        return sorted({row for part in self._ranges() for row in range(part.top(), part.bottom() + 1)})

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        with self._in_place(follow=True):
            self._model.sort(column, order)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if self._keeping or not current.isValid():
            return
        self._key = self._model.key(current.row())
        self.key_selected.emit(self._key)

    @contextmanager
    def _in_place(self, *, follow: bool = False) -> Iterator[None]:
        """Put current row, selection and scrolling back after the rows moved; without signals.

        Args:
            follow: scroll to the current row, because the user turned the rows around it.
        """
        top = self.rowAt(0)
        top_key = self._model.key(top) if top >= 0 else None
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        selected = self._selected_keys()
        self._keeping = True
        try:
            yield
            self._reselect(selected)
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

    def _selected_keys(self) -> list[object]:
        if sum(part.height() for part in self._ranges()) > _MOST_RESELECTED:
            return []
        return [self._model.key(row) for row in self._selected_rows()]

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
            hidden = self._model.total > 0
            text = self.tr("Nothing here holds “{text}”.").format(text=self._needle) if hidden else self._empty_text
            self._notice.setText(text)
        self._notice.setVisible(nothing)
