# SPDX-License-Identifier: MIT
"""The chart below the matrix: with the keyboard and the mouse from month to month, as a table, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from domain.reconciliation import BucketStatus
from domain.values import Money
from ui import formats, state_icons, texts, theme
from ui.elided import Elided
from ui.overview import chart, said
from ui.overview.figures import APART, MonthBar
from ui.sizes import follow, scaled

_LEAST_HEIGHT, _LEAST_FOR_TITLE = 130, 80
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChartView(QFrame):
    """The bars alone. Arrows, Home and End move between months; Enter and a click choose one.

    Signals:
        month_chosen(object): the month.
        moved(str): the month under the keyboard, in words; empty where the keyboard went elsewhere.
    """

    month_chosen = Signal(object)
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[MonthBar] = []
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.tabular(self.font()))
        follow(self, lambda: self.setMinimumHeight(scaled(self, _LEAST_HEIGHT)))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Differences by month"))

    def set_bars(self, bars: Sequence[MonthBar], description: str) -> None:
        """Show other months; the description is the chart in words."""
        self._bars = list(bars)
        self._at = min(self._at, len(self._bars) - 1)
        self.setAccessibleDescription(description)
        self.update()

    @property
    def bars(self) -> Sequence[MonthBar]:
        """The months that are shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(600, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, and the frame of the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        if self._bars:
            chart.paint(painter, QRectF(self.rect()), self._bars, self.palette(), self._at if self.hasFocus() else -1)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between months, or choose one."""
        last = len(self._bars) - 1
        moves = {
            Qt.Key.Key_Left: max(self._at - 1, 0),
            Qt.Key.Key_Right: min(self._at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves and self._bars:
            self._go(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at <= last:
            self.month_chosen.emit(self._bars[self._at].month)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say no month any more."""
        super().focusOutEvent(event)
        self.setAccessibleName(self.tr("Differences by month"))
        self.moved.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the month at the mouse."""
        at = self._bar_at(event.position())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._at = at
            self.update()
            self.month_chosen.emit(self._bars[at].month)

    def event(self, event: QEvent) -> bool:
        """Tell a month's figures in a tool tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._bar_at(QPointF(event.pos()))
            if at >= 0:
                QToolTip.showText(event.globalPos(), said.bar(self._bars[at]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _go(self, at: int) -> None:
        self._at = at
        self.update()
        words = said.bar(self._bars[at])
        # Screen readers say a name that changes under the focus.
        self.setAccessibleName(words)
        self.moved.emit(words)

    def _bar_at(self, place: QPointF) -> int:
        if not self._bars:
            return -1
        at = chart.layout(QRectF(self.rect()), self._bars, self.font()).at(place.x())
        return at if 0 <= at < len(self._bars) else -1


class ChartPane(QWidget):
    """The chart with what can be done about it.

    Signals:
        month_chosen(object): a month, by a click or Enter.
        scope_changed: of whom differences are to be shown; see of_selected.
        picture_wanted: to be saved.
        closed: not to be shown any more.
    """

    month_chosen = Signal(object)
    scope_changed = Signal()
    picture_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ChartView()
        self.view.month_chosen.connect(self.month_chosen)
        self.view.moved.connect(self._say)
        self._company: str | None = None
        self._title = Elided()
        self._scope = QComboBox()
        self._scope.setAccessibleName(self.tr("Whose differences"))
        self._scope.addItem(self.tr("All companies shown"), False)
        self._scope.addItem(self.tr("The selected company"), True)
        self._scope.currentIndexChanged.connect(self.scope_changed)
        self._as_table = QPushButton(self.tr("As a &table"))
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._turn)
        self._save = QPushButton(self.tr("&Save picture…"))
        self._save.setToolTip(self.tr("Save the chart as a PNG picture, or as a PDF page to print"))
        self._save.clicked.connect(self.picture_wanted)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close the chart"))
        self._close.setToolTip(self.tr("Close the chart"))
        self._close.clicked.connect(self.closed)
        self._table = self._make_table()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._table)
        self._lay_out()
        self._draw_icon()

    def set_bars(self, bars: Sequence[MonthBar], company: str | None) -> None:
        """Show differences.

        Args:
            company: whose they are; None for all companies shown.
        """
        self._company = company
        self._say("")
        self.view.set_bars(bars, said.chart(bars, company))
        self._fill(bars)
        self._save.setEnabled(bool(bars))

    @property
    def of_selected(self) -> bool:
        """Whether the selected company's differences are wanted alone."""
        return bool(self._scope.currentData())

    @property
    def title(self) -> str:
        """What the chart is of."""
        return said.chart_title(self._company)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_close"):
            self._draw_icon()

    def _say(self, month: str) -> None:
        self._title.setText(month or self._company or self.tr("Contribution, portal − ERP"))

    def _draw_icon(self) -> None:
        self._close.setIcon(state_icons.action_icon("close", self.palette()))

    def _turn(self, as_table: bool) -> None:
        self._pages.setCurrentWidget(self._table if as_table else self.view)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget()
        table.setFont(theme.tabular(table.font()))
        table.setAccessibleName(self.tr("Differences by month, as a table"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads = [self.tr("Month"), *(f"{texts.status(one)} €" for one in APART), self.tr("Difference €")]
        heads += [self.tr("Divergent groups"), texts.status(BucketStatus.NOT_COMPARED)]
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        return table

    def _fill(self, bars: Sequence[MonthBar]) -> None:
        table = self._table
        table.setRowCount(len(bars))
        for row, bar in enumerate(bars):
            amounts = [formats.money(Money(bar.of(one)), sign=True) for one in APART]
            amounts.append(formats.money(Money(bar.total), sign=True))
            counts = [formats.whole(bar.divergent), formats.whole(bar.not_compared)]
            for column, text in enumerate([formats.month(bar.month), *amounts, *counts]):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(_RIGHT)
                table.setItem(row, column, item)

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 4)
        head.setSpacing(8)
        self._title.setMinimumWidth(_LEAST_FOR_TITLE)
        head.addWidget(self._title, 1)
        for each in (self._scope, self._as_table, self._save, self._close):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
