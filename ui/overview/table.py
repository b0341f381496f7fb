# SPDX-License-Identifier: MIT
"""The matrix on screen: names stay at the side while months scroll, and the newest months are seen first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from ui import formats, theme
from ui.overview.cells import CellPainter
from ui.overview.matrix import EXTRAS, Extra, Matrix, MatrixModel
from ui.sizes import scaled

if TYPE_CHECKING:
    from domain.sign_off import Place, SignVerb
    from domain.values import YearMonth

_ROW_HEIGHT = 26
_CELL_WIDTH = 40
_LEAST_CELL = 30
_TREND_WIDTH = 60
_LEAST_FOR_NAMES = 150
_AROUND_A_NAME = 16
_LEAST_ROWS = 3
_A_YEAR = 12


class MatrixTable(QTableView):
    """The cells.

    Signals:
        cell_selected: the user moved to a cell; company id, and month or None for what is no month.
        cell_opened: the same, for Enter or a double click.
        menu_wanted: the same, and where on the screen, for the right mouse button or the menu key.
    """

    cell_selected = Signal(int, object)
    cell_opened = Signal(int, object)
    menu_wanted = Signal(int, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix_model = MatrixModel(self)
        self._keeping = False
        self._widest_name = 0
        self._months = 0
        # Qt may lay it out before anything was measured.
        self._extras = [0] * len(EXTRAS)
        self._hidden = -1
        self._notice = QLabel(self.viewport())
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        self._notice.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAccessibleName(self.tr("Overview: companies by months"))
        self.setFont(theme.tabular(self.font()))
        self.setModel(self.matrix_model)
        self._cells = CellPainter(self, self.matrix_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.cell_opened.emit(*self.matrix_model.place(index)))

    def set_matrix(self, matrix: Matrix, empty_text: str = "") -> None:
        """Show another matrix; the scrolling and the current cell stay, or the nearest month where that one went away.

        Args:
            empty_text: what to say in place of the rows where there are none.
        """
        at = self.current_cell()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        other_months = len(matrix.months) != self._months
        self.matrix_model.set_matrix(matrix)
        self._cells.forget()
        self._notice.setText(empty_text)
        self._notice.setVisible(not matrix.rows)
        self._measure()
        self._fit()
        if at is not None:
            self._move_to(self.matrix_model.nearest(*at))
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        if matrix.months:
            self._months = len(matrix.months)
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if other_months and matrix.months else across)
        self.verticalScrollBar().setValue(down)
        if at is not None and self.current_cell() != at:
            self.scrollTo(self.currentIndex())

    def set_signed(self, signed: Mapping[Place, SignVerb]) -> None:
        """What last happened to each month that was ever signed off."""
        self.matrix_model.signed = signed
        self._cells.forget()
        self.viewport().update()

    def select_cell(self, company_id: int, month: YearMonth | None) -> bool:
        """Move to a cell without a signal; False where it is not there."""
        return self._move_to(self.matrix_model.find(company_id, month))

    def _move_to(self, index: QModelIndex) -> bool:
        self._keeping = True
        if index.isValid():
            self.setCurrentIndex(index)
        self._keeping = False
        return index.isValid()

    def current_cell(self) -> tuple[int, YearMonth | None] | None:
        """Company id and month where the user is."""
        index = self.currentIndex()
        return self.matrix_model.place(index) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names and months the room that there is."""
        super().resizeEvent(event)
        self._notice.setGeometry(self.viewport().rect().adjusted(16, 16, -16, -16))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if not hasattr(self, "_cells"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._cells.refresh()
            self.viewport().update()
        elif event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self._row_height())
            self._cells.forget()
            self._measure()
            self._fit()
            # The headers have the new font a moment later.
            QTimer.singleShot(0, self, self.updateGeometries)

    def least_height(self) -> int:
        """How high it is with the months' names and a few rows."""
        bar = self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        return self.horizontalHeader().sizeHint().height() + _LEAST_ROWS * self._row_height() + bar

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells that are seen."""
        painter = QPainter(self.viewport())
        self._cells.paint(painter, event.rect())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (at := self.current_cell()):
            self.cell_opened.emit(*at)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell which cell a menu is wanted for."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        at = self.visualRect(index).center() if by_key else event.pos()
        where: QPoint = self.viewport().mapToGlobal(at)
        self.menu_wanted.emit(*self.matrix_model.place(index), where)

    def _row_height(self) -> int:
        return max(_ROW_HEIGHT, self.fontMetrics().height() + 8)

    def _measure(self) -> None:
        """How wide names, and what follows the months, are in this font."""
        rows, advance = self.matrix_model.matrix.rows, self.fontMetrics().horizontalAdvance
        self._widest_name = max((advance(row.company) for row in rows), default=0)
        self._extras = [self._extra_width(at) for at in range(len(EXTRAS))]

    def _fit(self) -> None:
        """Every month, then the names up to the longest, then months as wide as looks well, and their years."""
        matrix = self.matrix_model.matrix
        if not matrix.months:
            return
        extras, months = self._extras, len(matrix.months)
        bar = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        room = self.width() - bar - sum(extras)
        advance, for_names = self.fontMetrics().horizontalAdvance, scaled(self, _LEAST_FOR_NAMES)
        named = (advance(formats.short_month(month)) + 6 for month in matrix.months[:_A_YEAR])
        least = max(_LEAST_CELL, advance("2026") + 1, *named)
        # Where the months of a year do not fit, they are worth more than their picture.
        too_narrow = for_names + least * min(months, _A_YEAR) > room
        self._hide_trend(months + EXTRAS.index(Extra.TREND) if too_narrow else -1)
        if too_narrow:
            room += extras[EXTRAS.index(Extra.TREND)]
        names = max(for_names, self._widest_name + _AROUND_A_NAME)
        cell = min(max(least, (room - names) // months), max(scaled(self, _CELL_WIDTH), least))
        self.matrix_model.name_years(each=cell >= advance("2026") + 4)
        self.horizontalHeader().setDefaultSectionSize(cell)
        for column in range(len(matrix.months)):
            self.setColumnWidth(column, cell)
        for at, width in enumerate(extras):
            self.setColumnWidth(len(matrix.months) + at, width)
        self.verticalHeader().setFixedWidth(max(for_names, min(room - cell * months, names)))

    def _hide_trend(self, column: int) -> None:
        """Hide just that column; none where it is negative. Another number of months makes it another one."""
        if self._hidden not in (-1, column):
            self.setColumnHidden(self._hidden, False)
        if column >= 0:
            self.setColumnHidden(column, True)
        self._hidden = column

    def _extra_width(self, at: int) -> int:
        if EXTRAS[at] is Extra.TREND:
            return scaled(self, _TREND_WIDTH)
        model = self.matrix_model
        title = str(model.headerData(len(model.matrix.months) + at, Qt.Orientation.Horizontal))
        texts = title.split("\n")
        cents = [abs(amount.cents) for amount in model.matrix.differences]
        if EXTRAS[at] is Extra.DIFFERENCE and cents:
            # Figures are of one width, and so are both signs: the largest amount is the widest.
            texts.append(model.extra_text(cents.index(max(cents)), EXTRAS[at]))
        return max(_CELL_WIDTH, *(self.fontMetrics().horizontalAdvance(text) + 12 for text in texts))

    def _set_up_headers(self) -> None:
        self.setVerticalHeader(_Names(Qt.Orientation.Vertical, self))
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setAccessibleName(self.tr("Months"))
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setMinimumSectionSize(_LEAST_CELL)
        down.setAccessibleName(self.tr("Companies"))
        down.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self._row_height())
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setSectionsClickable(True)
        down.sectionClicked.connect(self._on_name)

    def _on_name(self, row: int) -> None:
        model = self.matrix_model
        company = model.matrix.rows[row].company_id
        self.select_cell(company, None)
        self.cell_selected.emit(company, None)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._keeping:
            self.cell_selected.emit(*self.matrix_model.place(current))


class _Names(QHeaderView):
    """The companies' names, as wide as they are set; Qt would measure two hundred of them each time it looks."""

    def sizeHint(self) -> QSize:
        """The width that was set."""
        return QSize(self.minimumWidth(), 0)
