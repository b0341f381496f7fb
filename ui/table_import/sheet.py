# SPDX-License-Identifier: MIT
"""The first rows of a table, with what each column means above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from domain.tables.fields import Field, plain_heading
from ui import formats
from ui.table_import.cells import shown
from ui.table_import.names import field_names

if TYPE_CHECKING:
    from domain.tables.cells import TableRow
    from domain.use_cases.import_tables import TablePreview

_AT_ONCE = 25
_NARROWEST, _WIDEST = 14, 30
_MARGIN = 12
_ROWS_SEEN = 6

Row = tuple[int, tuple[str, ...]]


class RowsModel(QAbstractTableModel):
    """Rows as text, each under the number that it has in its file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings: Sequence[str] = ()
        self.rows: list[Row] = []

    def show(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.headings, self.rows = headings, list(rows)
        self.endResetModel()

    def add(self, row: Row) -> None:
        """Show one more row, below the others."""
        at = len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.append(row)
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """See QAbstractItemModel."""
        cells = self.rows[index.row()][1]
        text = cells[index.column()] if index.column() < len(cells) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {text or formats.DASH}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.headings[section] if orientation is Qt.Orientation.Horizontal else str(self.rows[section][0])


class SheetView(QWidget):
    """A row of choices, and the first rows of the table below it; both scroll sideways together.

    Signals:
        meaning_chosen: the clerk said what a column means.
    """

    meaning_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: TablePreview | None = None
        self._fields: list[Field | None] = [None, *field_names()]
        self._wanted: dict[int, int] = {}
        self._took: dict[int, tuple[int, int]] = {}
        self._choices: list[QComboBox] = []
        self._names = QStandardItemModel(self)
        for name in (formats.DASH, *field_names().values()):
            self._names.appendRow(QStandardItem(name))
        self._top = QTableWidget()
        self._model = RowsModel(self)
        self._view = QTableView()
        self._view.setModel(self._model)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._add_choices)
        self._lay_out()
        self._move_together()

    def show_preview(self, preview: TablePreview, columns: Mapping[Field, str]) -> None:
        """Show a table.

        Args:
            columns: plain headings by the field that they mean.
        """
        before, self._preview = self._preview, preview
        other = before is None or before.headings != preview.headings
        if other or before is None or before.rows != preview.rows:
            self._model.show(preview.headings, list(map(_row, preview.rows)))
        meant = {heading: self._fields.index(field) for field, heading in columns.items()}
        self._wanted = {
            at: meant.get(plain_heading(text), 0) for at, text in enumerate(preview.headings) if plain_heading(text)
        }
        if other:
            self._begin(preview)
        for at, choice in enumerate(self._choices):
            choice.setCurrentIndex(self._wanted.get(at, 0))
            self._make_room(at)

    @property
    def meanings(self) -> dict[Field, str]:
        """Plain headings by the field that the clerk sees above them."""
        headings = self._preview.headings if self._preview else ()
        found: dict[Field, str] = {}
        for at, number in self._wanted.items():
            field = self._fields[number]
            if field is not None:
                found.setdefault(field, plain_heading(headings[at]))
        return found

    def select(self, line: int, column: int | None) -> None:
        """Go to a cell, which is shown where it is none of the first rows; or to a heading's choice.

        Args:
            line, column: counted from 1, as findings have them.
        """
        preview = self._preview
        if preview is None:
            return
        at = min((column or 1) - 1, len(preview.headings) - 1)
        if line == preview.header_line:
            self._go_to_choice(at)
            return
        row = self._row_of(preview, line)
        if row is not None:
            index = self._model.index(row, at)
            self._view.setCurrentIndex(index)
            if column is None:
                self._view.selectRow(row)
            self._view.scrollTo(index)
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the choice that has the focus in sight; a wheel that scrolls the dialog changes none."""
        if event.type() is QEvent.Type.FocusIn and watched in self._choices:
            self._top.scrollTo(self._top.model().index(0, self._choices.index(watched)))
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _row_of(self, preview: TablePreview, line: int) -> int | None:
        for at, (number, _) in enumerate(self._model.rows):
            if number == line:
                return at
        for row in preview.table.rows:
            if row.line == line:
                self._model.add(_row(row))
                return len(self._model.rows) - 1
        return None

    def _go_to_choice(self, at: int) -> None:
        while len(self._choices) <= at and self._more.isActive():
            self._add_choices()
        if at < len(self._choices):
            self._choices[at].setFocus()

    def _begin(self, preview: TablePreview) -> None:
        """Make the row of choices anew: a few at once, since a table may have hundreds of columns."""
        self._choices = []
        self._took = {}
        self._top.clear()
        self._top.setRowCount(1)
        self._top.setColumnCount(len(preview.headings))
        for at, text in enumerate(preview.headings):
            item = QTableWidgetItem(text or formats.DASH)
            # A long one is cut.
            item.setToolTip(text)
            self._top.setHorizontalHeaderItem(at, item)
        self._top.setVerticalHeaderLabels([self.tr("Meaning")])
        figure = self.fontMetrics().horizontalAdvance("0")
        for at in range(len(preview.headings)):
            longest = max((len(cells[at]) for _, cells in self._model.rows if at < len(cells)), default=0)
            wide = min(max(longest, len(preview.headings[at]), _NARROWEST), _WIDEST)
            self._top.setColumnWidth(at, wide * figure + 2 * _MARGIN)
        last = str(preview.rows[-1].line) if preview.rows else ""
        words = (self.tr("Meaning"), last)
        margin = max(map(self.fontMetrics().horizontalAdvance, words)) + 2 * _MARGIN
        for header in (self._top.verticalHeader(), self._view.verticalHeader()):
            header.setFixedWidth(margin)
        heading = self._top.horizontalHeader().sizeHint().height()
        self._top.setFixedHeight(heading + self._top.verticalHeader().defaultSectionSize() + 2 * self._top.frameWidth())
        self._add_choices()
        self._more.start()

    def _add_choices(self) -> None:
        headings = self._model.headings
        begin = len(self._choices)
        for at in range(begin, min(begin + _AT_ONCE, len(headings))):
            choice = QComboBox()
            choice.setModel(self._names)
            choice.setCurrentIndex(self._wanted.get(at, 0))
            choice.setEnabled(at in self._wanted)
            said = self.tr("Meaning of the column “{heading}”").format(heading=headings[at])
            choice.setAccessibleName(said)
            choice.setToolTip(said)
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.view().setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * _WIDEST)
            choice.installEventFilter(self)
            choice.activated.connect(lambda number, at=at: self._choose(at, number))
            self._choices.append(choice)
            self._top.setCellWidget(0, at, choice)
            self._make_room(at)
        if len(self._choices) == len(headings):
            self._more.stop()

    def _make_room(self, at: int) -> None:
        """Make a column wide enough for the meaning above it."""
        choice = self._choices[at]
        words = self.fontMetrics().horizontalAdvance(choice.currentText())
        wide = words + choice.sizeHint().height() + 2 * _MARGIN
        if choice.currentIndex() and self._top.columnWidth(at) < wide:
            self._top.setColumnWidth(at, wide)

    def _choose(self, at: int, number: int) -> None:
        if self._wanted.get(at) == number:
            return
        # Arrow keys pass through every meaning: what one column took from another goes back when it moves on.
        victim, lost = self._took.pop(at, (at, 0))
        if lost and not self._wanted[victim]:
            self._set(victim, lost)
        holder = next((other for other, meant in self._wanted.items() if number and meant == number), None)
        if holder is not None:
            self._took[at] = (holder, number)
            self._set(holder, 0)
        self._wanted[at] = number
        self.meaning_chosen.emit()

    def _set(self, at: int, number: int) -> None:
        self._wanted[at] = number
        if at < len(self._choices):
            self._choices[at].setCurrentIndex(number)

    def _lay_out(self) -> None:
        for view in (self._top, self._view):
            view.setTabKeyNavigation(False)
            view.setWordWrap(False)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.horizontalHeader().setHighlightSections(False)
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        line = self.fontMetrics().lineSpacing()
        choice = QComboBox().sizeHint().height()
        self._top.verticalHeader().setDefaultSectionSize(choice + 2)
        self._top.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._top.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._top.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._view.horizontalHeader().hide()
        self._view.verticalHeader().setDefaultSectionSize(line + 6)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._view.setAccessibleName(self.tr("The first rows of the table"))
        self._view.setMinimumHeight((line + 6) * _ROWS_SEEN)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self._top, stretch=1)
        # As wide as the bar that scrolls the rows, so that both views end at the same place.
        above.addSpacing(self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._view, stretch=1)

    def _move_together(self) -> None:
        above, below = self._top.horizontalScrollBar(), self._view.horizontalScrollBar()
        below.valueChanged.connect(above.setValue)
        above.valueChanged.connect(below.setValue)
        self._top.horizontalHeader().sectionResized.connect(
            lambda at, _, wide: self._view.horizontalHeader().resizeSection(at, wide)
        )


def _row(row: TableRow) -> Row:
    return row.line, tuple(map(shown, row.cells))
