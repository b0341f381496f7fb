# SPDX-License-Identifier: MIT
"""The settings' own window: a list of pages, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.preferences.page import SettingsPage
from ui.sizes import follow, open_at

_SIZE_IN_FIGURES = (124, 70)
_LIST_MARGIN = 32


Plan = tuple[str, Callable[[], SettingsPage]]
"""A page's title, and what makes it."""


class SettingsDialog(QDialog):
    """Stands beside the window and does not hold it up; every choice counts at once.

    Args:
        plans: each page is made when it is first turned to.
    """

    def __init__(self, plans: Sequence[Plan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans = list(plans)
        self._pages: dict[int, SettingsPage] = {}
        self._list = QListWidget()
        self._stack = QStackedWidget()
        self._busy = QProgressBar()
        self.setWindowTitle(self.tr("Settings"))
        self._fill()
        self._lay_out()
        self._list.currentRowChanged.connect(self._turn_to)
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

    def _turn_to(self, row: int) -> None:
        if row not in self._pages:
            self._pages[row] = made = self._plans[row][1]()
            place = self._stack.widget(row)
            assert isinstance(place, QScrollArea)
            place.setWidget(made)
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
        column.addLayout(below)
