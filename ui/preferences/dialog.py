# SPDX-License-Identifier: MIT
"""The settings' own window: a list of pages, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.gate.page import label
from ui.preferences.page import SettingsPage
from ui.sizes import follow, open_at

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.task_scope import TaskScope

_SIZE_IN_FIGURES = (150, 78)
_LIST_MARGIN = 32


Plan = tuple[str, Callable[[], SettingsPage]]
"""A page's title, and what makes it."""


class SettingsDialog(QDialog):
    """Stands beside the window and does not hold it up.

    A choice counts at once, or when it is kept; one that waits for that is asked about before its page goes.

    Args:
        plans: each page is made when it is first turned to.
        scope: of the opened program.
    """

    def __init__(self, plans: Sequence[Plan], scope: TaskScope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans = list(plans)
        self._pages: dict[int, SettingsPage] = {}
        self._list = QListWidget()
        self._stack = QStackedWidget()
        self._busy = QProgressBar()
        self._was_closed = False
        self._unkept = Unkept(scope, self)
        self.setWindowTitle(self.tr("Settings"))
        self._fill()
        self._lay_out()
        self._list.currentRowChanged.connect(self._want)
        figure = self.fontMetrics().horizontalAdvance("0")
        open_at(self, *(figure * size for size in _SIZE_IN_FIGURES))
        self._list.setCurrentRow(0)

    def turn_to(self, title: str) -> None:
        """Show the page of that title, where there is one."""
        for item in self._list.findItems(title, Qt.MatchFlag.MatchExactly):
            self._list.setCurrentItem(item)

    def set_ready(self, *, ready: bool) -> None:
        """Let jobs be started, or not while one runs."""
        self._busy.setVisible(not ready)
        for page in self._pages.values():
            page.set_ready(ready=ready)

    def reject(self) -> None:
        """Close, once nothing waits to be kept."""
        page = self._pages[self._stack.currentIndex()]
        if page.is_pending:
            self._unkept.ask(page, super().reject)
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the page is about as it is now, where it was closed meanwhile."""
        if self._was_closed and not event.spontaneous():
            self._was_closed = False
            self._pages[self._stack.currentIndex()].arrive()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """See showEvent."""
        self._was_closed = self._was_closed or not event.spontaneous()
        super().hideEvent(event)

    def _want(self, row: int) -> None:
        now = self._stack.currentIndex()
        page = self._pages.get(now)
        if page is not None and row == now:
            return
        if page is None or not page.is_pending:
            self._turn_to(row)
            return
        self._unkept.ask(page, lambda: self._list.setCurrentRow(row))
        # Once the list is done with the click that chose another.
        QTimer.singleShot(0, self._list, lambda: self._list.setCurrentRow(self._stack.currentIndex()))

    def _turn_to(self, row: int) -> None:
        if row not in self._pages:
            self._pages[row] = made = self._plans[row][1]()
            place = self._stack.widget(row)
            assert isinstance(place, QScrollArea)
            place.setWidget(made)
            made.asking.connect(lambda go_on: self._unkept.ask(made, go_on))
            made.settled.connect(self._unkept.hide)
        self._stack.setCurrentIndex(row)
        self._pages[row].arrive()

    def _fill(self) -> None:
        self._list.setAccessibleName(self.tr("Pages"))
        for title, _ in self._plans:
            self._list.addItem(title)
            scrolling = QScrollArea()
            scrolling.setFrameShape(QScrollArea.Shape.NoFrame)
            scrolling.setWidgetResizable(True)
            scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._stack.addWidget(scrolling)
        self._list.setSpacing(4)
        follow(self._list, self._fit_list)

    def _fit_list(self) -> None:
        wide = max(self._list.fontMetrics().horizontalAdvance(title) for title, _ in self._plans)
        self._list.setFixedWidth(wide + _LIST_MARGIN)

    def _lay_out(self) -> None:
        self._busy.setTextVisible(False)
        self._busy.setRange(0, 0)
        self._busy.hide()
        self._busy.setFixedWidth(160)
        self._busy.setAccessibleName(self.tr("Progress"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(self._busy)
        below.addStretch(1)
        below.addWidget(buttons)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._list)
        across.addWidget(self._stack, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(across, stretch=1)
        column.addWidget(self._unkept)
        column.addLayout(below)


class Unkept(QWidget):
    """Asks, in place, what is to become of changes that are not kept.

    Args:
        scope: of the opened program.
    """

    def __init__(self, scope: TaskScope, parent: QWidget) -> None:
        super().__init__(parent)
        self._scope = scope
        self._page: SettingsPage | None = None
        self._go_on: Callable[[], object] = lambda: None
        self._keep = QPushButton(self.tr("Kee&p the changes"))
        drop = QPushButton(self.tr("&Do not keep them"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(label(self.tr("There are changes here that are not kept yet.")), 1)
        for button in (self._keep, drop):
            button.setAutoDefault(False)
            row.addWidget(button)
        self._keep.clicked.connect(lambda: self._scope.start(self._keep_and_go(), name="keep the settings"))
        drop.clicked.connect(self._drop_and_go)
        self.hide()

    def ask(self, page: SettingsPage, go_on: Callable[[], object]) -> None:
        """Show the question; what is to come after it is done once it is answered."""
        self._page, self._go_on = page, go_on
        self.show()
        self._keep.setFocus()

    async def _keep_and_go(self) -> None:
        page, go_on = self._page, self._go_on
        if page is not None and await page.keep():
            self.hide()
            go_on()

    def _drop_and_go(self) -> None:
        self.hide()
        if self._page is not None:
            self._page.drop()
            self._go_on()
