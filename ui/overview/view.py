# SPDX-License-Identifier: MIT
"""The overview's widget: the matrix with its legend, or the first steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from domain.portal_record import FetchState
from domain.read_models import MatrixRow
from domain.reconciliation import BucketStatus
from domain.values import YearMonth
from ui import state_icons, texts, theme
from ui.overview.first_steps import FirstSteps
from ui.overview.matrix import Matrix, MatrixModel, Order, SignDelegate

_ROW_HEIGHT = 26
_CELL_WIDTH = 40
_LEAST_FOR_NAMES = 150


class OverviewView(QWidget):
    """Companies × months; where there is nothing yet the first steps, or a sentence while it is on its way.

    Signals:
        cell_selected: the user moved to a cell; company id, and month or None for the totals and names.
        cell_opened: the same, for Enter or a double click.
        import_wanted, fetch_wanted, reconcile_wanted, demo_wanted: buttons of the first steps.
    """

    cell_selected = Signal(int, object)
    cell_opened = Signal(int, object)
    import_wanted = Signal()
    fetch_wanted = Signal()
    reconcile_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MatrixRow] = []
        self._table = MatrixTable(self)
        self._table.cell_selected.connect(self.cell_selected)
        self._table.cell_opened.connect(self.cell_opened)
        self._legend = Legend(self)
        self._order = self._make_order()
        self._first_steps = self._make_first_steps()
        self._matrix_page = self._make_matrix_page()
        self._waiting = _centred_sentence()
        self._pages = QStackedWidget()
        for page in (self._first_steps, self._matrix_page, self._waiting):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def set_rows(self, rows: Sequence[MatrixRow]) -> None:
        """Show companies without losing the place; the first steps where there are none."""
        self._rows = list(rows)
        self._arrange()
        self._turn_page()

    def set_clock(self, now: Callable[[], datetime]) -> None:
        """What the ages in the cells' tool tips count from."""
        self._table.set_clock(now)

    def set_waiting(self, text: str) -> None:
        """Say in place of the first steps what is on its way; nothing where the text is empty."""
        self._waiting.setText(text)
        self._turn_page()

    def set_busy(self, *, busy: bool) -> None:
        """Keep the buttons of the first steps from being pressed while a job runs."""
        self._first_steps.setEnabled(not busy)

    def _turn_page(self) -> None:
        if self._rows:
            self._pages.setCurrentWidget(self._matrix_page)
        else:
            self._pages.setCurrentWidget(self._waiting if self._waiting.text() else self._first_steps)

    def select_cell(self, company_id: int, month: YearMonth | None) -> bool:
        """Move to a cell without a signal; False where it is not there."""
        return self._table.select_cell(company_id, month)

    def current_cell(self) -> tuple[int, YearMonth | None] | None:
        """Company id and month where the user is."""
        return self._table.current_cell()

    def table(self) -> QTableView:
        """The matrix, for giving it the focus."""
        return self._table

    def _arrange(self) -> None:
        self._table.set_matrix(Matrix(self._rows, Order(self._order.currentData())))

    def _make_order(self) -> QComboBox:
        order = QComboBox(self)
        order.setAccessibleName(self.tr("Order of the companies"))
        order.addItem(self.tr("By name"), Order.NAME.value)
        order.addItem(self.tr("Worst first"), Order.WORST.value)
        order.currentIndexChanged.connect(self._arrange)
        return order

    def _make_first_steps(self) -> FirstSteps:
        steps = FirstSteps(self)
        steps.import_wanted.connect(self.import_wanted)
        steps.fetch_wanted.connect(self.fetch_wanted)
        steps.reconcile_wanted.connect(self.reconcile_wanted)
        steps.demo_wanted.connect(self.demo_wanted)
        return steps

    def _make_matrix_page(self) -> QWidget:
        page = QWidget()
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self._legend, 1)
        foot.addWidget(self._order)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        return page


class MatrixTable(QTableView):
    """The cells: names stay at the side while months scroll."""

    cell_selected = Signal(int, object)
    cell_opened = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._keeping = False
        self._widest_name = 0
        self.setAccessibleName(self.tr("Overview: companies by months"))
        self.setFont(theme.tabular(self.font()))
        self.setModel(self._model)
        self.setItemDelegate(SignDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.cell_opened.emit(*self._model.place(index)))

    def set_matrix(self, matrix: Matrix) -> None:
        """Show another matrix; the current cell and the scrolling stay."""
        at = self.current_cell()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._model.set_matrix(matrix)
        if matrix.months:
            self.setColumnWidth(len(matrix.months), self._totals_width())
        self._widest_name = max((self.fontMetrics().horizontalAdvance(row.company) for row in matrix.rows), default=0)
        self._fit_names()
        if at is not None:
            self.select_cell(*at)
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def set_clock(self, now: Callable[[], datetime]) -> None:
        """What the ages in the tool tips count from."""
        self._model.now = now

    def select_cell(self, company_id: int, month: YearMonth | None) -> bool:
        """Move to a cell without a signal; False where it is not there."""
        index = self._model.find(company_id, month)
        self._keeping = True
        if index.isValid():
            self.setCurrentIndex(index)
        self._keeping = False
        return index.isValid()

    def current_cell(self) -> tuple[int, YearMonth | None] | None:
        """Company id and month where the user is."""
        index = self.currentIndex()
        return self._model.place(index) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the room that the months leave."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        beside = self.horizontalHeader().length() + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        width = min(self.width() - beside, self._widest_name + 16)
        self.verticalHeader().setFixedWidth(max(_LEAST_FOR_NAMES, width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (at := self.current_cell()):
            self.cell_opened.emit(*at)
        else:
            super().keyPressEvent(event)

    def _set_up_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setAccessibleName(self.tr("Months"))
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultSectionSize(max(_CELL_WIDTH, self.fontMetrics().horizontalAdvance("2026") + 10))
        down.setAccessibleName(self.tr("Companies"))
        down.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(max(_ROW_HEIGHT, self.fontMetrics().height() + 8))
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setSectionsClickable(True)
        down.sectionClicked.connect(self._on_name)

    def _totals_width(self) -> int:
        title = str(self._model.headerData(self._model.columnCount() - 1, Qt.Orientation.Horizontal))
        return max(_CELL_WIDTH, self.fontMetrics().horizontalAdvance(title) + 12)

    def _on_name(self, row: int) -> None:
        self.cell_selected.emit(self._model.place(self._model.index(row, 0))[0], None)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._keeping:
            self.cell_selected.emit(*self._model.place(current))


class Legend(QWidget):
    """The five signs and the three marks, and what they are called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Legend"))
        self._signs = {status: QLabel() for status in BucketStatus}
        self._marks = {state: QLabel() for state in FetchState if state is not FetchState.DATA}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(
            _legend_line([(self._signs[one], texts.status(one), texts.status_explained(one)) for one in self._signs])
        )
        column.addLayout(
            _legend_line([(self._marks[one], texts.fetch_mark(one), texts.fetch_state(one)) for one in self._marks])
        )
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        for status, sign in self._signs.items():
            sign.setPixmap(state_icons.icon(status, self.palette()).pixmap(16, 16))
        for state, mark in self._marks.items():
            mark.setPixmap(state_icons.mark_icon(state, self.palette()).pixmap(16, 16))


def _legend_line(parts: Sequence[tuple[QLabel, str, str]]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(4)
    for sign, text, tip in parts:
        word = QLabel(text)
        for label in (sign, word):
            label.setToolTip(tip)
            line.addWidget(label)
        line.addSpacing(10)
    line.addStretch(1)
    return line


def _centred_sentence() -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMargin(24)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
