# SPDX-License-Identifier: MIT
"""The overview's widget: filters, the matrix, totals, a chart and the legend; or the first steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import state_icons
from ui.elided import ElidedButton
from ui.overview import said, signs
from ui.overview.filters import Choice, FilterBar, Known
from ui.overview.first_steps import Done, FirstSteps, StepsLine
from ui.overview.legend import Legend
from ui.overview.matrix import Matrix, Order
from ui.overview.part import MatrixPart
from ui.overview.table import MatrixTable
from ui.sizes import scaled

if TYPE_CHECKING:
    from domain.read_models import MatrixRow
    from domain.values import YearMonth
    from ui.overview.chart_pane import ChartPane
    from ui.overview.figures import FiguresOf
    from ui.settings import WindowSettings

translate = QCoreApplication.translate
_CHART_HEIGHT = 190
_SIGN = 16
_CLOSED = "closed"


class OverviewView(QWidget):
    """Companies × months; where there is nothing yet the first steps, or a sentence while it is on its way.

    Signals:
        cell_selected: the user moved to a cell; company id, and month or None for the totals and names.
        cell_opened: the same, for Enter or a double click.
        menu_wanted: the same, and a place on the screen, for a menu of what can be done there.
        shown_changed: other companies are shown, or the chart came or went.
        deadlines_wanted: the countdown was pressed.
        import_wanted, fetch_wanted, reconcile_wanted, demo_wanted: buttons of the first steps.
    """

    cell_selected = Signal(int, object)
    cell_opened = Signal(int, object)
    menu_wanted = Signal(int, object, object)
    shown_changed = Signal()
    deadlines_wanted = Signal()
    import_wanted = Signal()
    fetch_wanted = Signal()
    connect_wanted = Signal()
    reconcile_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MatrixRow] = []
        self._shown: list[MatrixRow] = []
        self._known = Known()
        self._table = MatrixTable(self)
        self._table.cell_selected.connect(self.cell_selected)
        self._table.cell_opened.connect(self.cell_opened)
        self._table.menu_wanted.connect(self.menu_wanted)
        self._filters = FilterBar()
        self._order = self._make_order()
        self._chart_button = self._make_chart_button()
        self._totals = _totals_line()
        self._countdown = self._make_countdown()
        self._late = False
        self._chart: ChartPane | None = None
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter_state = QByteArray()
        self._above = MatrixPart(self._table, self._totals, self._countdown, Legend(self))
        self._first_steps = self._make_first_steps()
        self._next_step = self._make_next_step()
        self._matrix_page = self._make_matrix_page()
        self._waiting = _centred_sentence()
        self._pages = QStackedWidget()
        for page in (self._first_steps, self._matrix_page, self._waiting):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._filters.changed.connect(self._arrange)

    # What is shown

    def set_rows(self, rows: Sequence[MatrixRow]) -> None:
        """Show companies without losing the place; the first steps where there are none."""
        before, self._rows = self._rows, list(rows)
        if self._rows and len(before) == len(self._rows) and all(map(is_, before, self._rows)):
            # What was seen at the first glimpse: only what stands beside the months may be other now.
            self.shown_changed.emit()
        else:
            self._arrange()
        self._turn_page()

    def set_known(self, known: Known) -> None:
        """What is known of the companies beside their months."""
        self._known = known
        self._table.set_signed(known.signed)
        if self._filters.choice.needs_known:
            self._arrange()

    def set_figures(self, figures: FiguresOf) -> None:
        """What gives the sums for the cells' tool tips."""
        self._table.matrix_model.figures = figures

    def set_filter(self, text: str) -> None:
        """Narrow to companies whose name holds every word of the text."""
        self._filters.set_text(text)

    def clear_filters(self) -> None:
        """Show all companies, but for what the search leaves out."""
        self._filters.clear()

    def set_clock(self, now: Callable[[], datetime]) -> None:
        """What the ages in the cells' tool tips count from."""
        self._table.matrix_model.now = now

    def set_waiting(self, text: str) -> None:
        """Say in place of the first steps what is on its way; nothing where the text is empty."""
        self._waiting.setText(text)
        self._turn_page()

    def set_busy(self, *, busy: bool) -> None:
        """Keep the buttons of the first steps from being pressed while a job runs."""
        self._first_steps.setEnabled(not busy)
        self._next_step.setEnabled(not busy)

    def set_done(self, done: Done) -> None:
        """Which of the first steps were done; the next one stays at hand until all are."""
        self._first_steps.set_done(done)
        self._next_step.set_done(done)

    def set_countdown(self, text: str, tip: str = "", *, late: bool = False) -> None:
        """Say when the nearest deadline is; nothing where the text is empty.

        Args:
            late: whether something is past.
        """
        self._late = late
        self._countdown.setText(text)
        self._countdown.setToolTip(tip)
        self._countdown.setVisible(bool(text))
        self._draw_countdown()

    @property
    def shown(self) -> Sequence[MatrixRow]:
        """The companies that the filters show."""
        return self._shown

    @property
    def totals(self) -> str:
        """What the line of totals says."""
        return self._totals.text()

    def select_cell(self, company_id: int, month: YearMonth | None) -> bool:
        """Move to a cell without a signal; False where it is not there."""
        return self._table.select_cell(company_id, month)

    def current_cell(self) -> tuple[int, YearMonth | None] | None:
        """Company id and month where the user is."""
        return self._table.current_cell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the matrix, where there is one to see."""
        if self._table.isVisible():
            self._table.setFocus(event.reason())

    def table(self) -> QTableView:
        """The matrix, for giving it the focus."""
        return self._table

    # The chart

    def add_chart(self, chart: ChartPane) -> None:
        """Put the chart below the matrix, open or closed as it was left."""
        self._chart = chart
        self._splitter.addWidget(chart)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([max(self._splitter.height() - _CHART_HEIGHT, _CHART_HEIGHT), _CHART_HEIGHT])
        if not self._splitter_state.isEmpty():
            self._splitter.restoreState(self._splitter_state)
        chart.closed.connect(lambda: self._chart_button.setChecked(False))
        self._chart_button.setVisible(True)
        chart.hide()
        self._fit_chart()

    @property
    def shows_chart(self) -> bool:
        """Whether the chart is open."""
        return self._chart is not None and not self._chart.isHidden()

    def _show_chart(self, wanted: bool) -> None:
        if self._chart is not None:
            on = wanted and self._has_room_for_chart()
            if on is self.shows_chart:
                return
            if not on and self._chart.isAncestorOf(self._focus()):
                self._table.setFocus()
            self._chart.setVisible(on)
            self.shown_changed.emit()

    def _has_room_for_chart(self) -> bool:
        """Whether months and companies can still be seen beside it."""
        assert self._chart is not None
        needed = self._above.minimumSizeHint().height() + self._chart.minimumSizeHint().height()
        return self._splitter.height() >= needed + self._splitter.handleWidth()

    def _fit_chart(self) -> None:
        if self._chart is not None:
            has_room = self._has_room_for_chart()
            self._chart_button.setEnabled(has_room)
            self._chart_button.setToolTip(_chart_tip() if has_room else _no_room_tip())
            self._show_chart(self._chart_button.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the chart where there is room for it."""
        if watched is self._splitter and event.type() == QEvent.Type.Resize:
            self._fit_chart()
        return super().eventFilter(watched, event)

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    # What is remembered

    def restore(self, settings: WindowSettings) -> None:
        """Filters, order and chart as they were left."""
        self._filters.restore(settings.text("overview filters"))
        self._order.setCurrentIndex(max(self._order.findData(settings.text("overview order")), 0))
        self._chart_button.setChecked(settings.text("overview chart") != _CLOSED)
        self._splitter_state = settings.state("overview")

    def save(self, settings: WindowSettings) -> None:
        """Remember them."""
        settings.keep_text("overview filters", self._filters.saved())
        settings.keep_text("overview order", self._order.currentData())
        settings.keep_text("overview chart", "" if self._chart_button.isChecked() else _CLOSED)
        if self._chart is not None:
            settings.keep_state("overview", self._splitter.saveState())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_late"):
            self._draw_countdown()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_above"):
            self._draw_countdown()
            # Once everything in it has its new size.
            QTimer.singleShot(0, self, self._fit_chart)

    # Arranging

    def _turn_page(self) -> None:
        if self._rows:
            self._pages.setCurrentWidget(self._matrix_page)
        else:
            self._pages.setCurrentWidget(self._waiting if self._waiting.text() else self._first_steps)

    def _arrange(self) -> None:
        choice = self._filters.choice
        self._shown = choice.shown(self._rows, self._known)
        self._table.set_matrix(Matrix(self._shown, Order(self._order.currentData())), self._nothing_fits(choice))
        line = said.totals(self._shown, len(self._rows))
        self._totals.setText(line)
        self._totals.setAccessibleName(line)
        self.shown_changed.emit()

    def _nothing_fits(self, choice: Choice) -> str:
        if choice.text:
            return self.tr("No company here holds “{text}” and fits the filters.").format(text=choice.text)
        return self.tr("No company fits the filters.") if choice.is_active else ""

    def _draw_countdown(self) -> None:
        palette = QPalette(self.palette())
        colour = signs.loud(palette) if self._late else palette.color(QPalette.ColorRole.ButtonText)
        palette.setColor(QPalette.ColorRole.ButtonText, colour)
        self._countdown.setPalette(palette)
        name = "warning" if self._late else "clock"
        self._countdown.setIcon(state_icons.drawn_icon(name, signs.DRAWINGS[name], colour, palette))
        side = scaled(self, _SIGN)
        self._countdown.setIconSize(QSize(side, side))

    # Making

    def _make_order(self) -> QComboBox:
        order = QComboBox(self)
        order.setAccessibleName(self.tr("Order of the companies"))
        order.addItem(self.tr("By name"), Order.NAME.value)
        order.addItem(self.tr("Worst first"), Order.WORST.value)
        order.addItem(self.tr("Largest difference first"), Order.DIFFERENCE.value)
        order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        order.setMinimumContentsLength(13)
        order.view().setMinimumWidth(order.fontMetrics().horizontalAdvance(order.itemText(2)) + 32)
        order.currentIndexChanged.connect(self._arrange)
        return order

    def _make_chart_button(self) -> QPushButton:
        button = QPushButton(self.tr("Cha&rt"))
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolTip(_chart_tip())
        button.toggled.connect(self._show_chart)
        button.hide()
        return button

    def _make_countdown(self) -> QPushButton:
        # Not a flat one: that would not show that it has the focus.
        button = ElidedButton()
        button.setAccessibleDescription(self.tr("Opens the deadlines"))
        button.clicked.connect(self.deadlines_wanted)
        button.hide()
        return button

    def _make_first_steps(self) -> FirstSteps:
        steps = FirstSteps(self)
        steps.import_wanted.connect(self.import_wanted)
        steps.connect_wanted.connect(self.connect_wanted)
        steps.reconcile_wanted.connect(self.reconcile_wanted)
        steps.demo_wanted.connect(self.demo_wanted)
        return steps

    def _make_next_step(self) -> StepsLine:
        line = StepsLine(self)
        line.connect_wanted.connect(self.connect_wanted)
        line.fetch_wanted.connect(self.fetch_wanted)
        line.reconcile_wanted.connect(self.reconcile_wanted)
        return line

    def _make_matrix_page(self) -> QWidget:
        page = QWidget()
        self._filters.add_beside(self._order, self._chart_button)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._above)
        self._splitter.installEventFilter(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._next_step)
        layout.addWidget(self._filters)
        layout.addWidget(self._splitter, 1)
        return page


def _totals_line() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _chart_tip() -> str:
    return translate("OverviewView", "Show the differences by month as a chart below")


def _no_room_tip() -> str:
    return translate("OverviewView", "The window is too low for the chart and the months together.")


def _centred_sentence() -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMargin(24)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
