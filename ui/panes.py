# SPDX-License-Identifier: MIT
"""Companies, tabs and detail side by side: as wide as their text asks for, unless somebody moved a handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.sizes import scale, scaled

if TYPE_CHECKING:
    from ui.companies import CompanyList

_COMPANIES, _TABS, _DETAIL = range(3)
_LEAST_FOR_COMPANIES, _LEAST_FOR_TABS, _FOR_DETAIL = 205, 320, 320
_NARROWEST_LIST = 140
_MOST_FOR_COMPANIES, _MOST_FOR_DETAIL = 0.18, 0.45
_SHARE_OF_DETAIL = 0.2
"""Of a wide window, where workers' names are to be read."""
_TABS_BESIDE_ALL = 400


class Panes(QSplitter):
    """The three panes; who moves a handle chooses the widths for the usual text, and larger text has as much more."""

    def __init__(self, companies: CompanyList, tabs: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._companies, self._detail = companies, detail
        self._own: dict[int, float] = {}
        self.setChildrenCollapsible(False)
        for pane in (companies, tabs, detail):
            self.addWidget(pane)
        self.setStretchFactor(_TABS, 1)
        tabs.setMinimumWidth(_LEAST_FOR_TABS)
        self._fit_least()
        self.splitterMoved.connect(lambda *_: self._keep())

    def show_beside(self, *, companies: bool, detail: bool) -> None:
        """Show what stands beside the tabs, and give each pane its width."""
        if (companies, detail) != (_is_on(self._companies), _is_on(self._detail)):
            self._companies.setVisible(companies)
            self._detail.setVisible(detail)
            # Handles come with their panes only afterwards, and would move everything once more.
            self.refresh()
        self.spread()

    def spread(self) -> None:
        """Give each pane its width."""
        companies, detail = self._wanted(_COMPANIES), self._wanted(_DETAIL)
        beside = [width for pane, width in ((self._companies, companies), (self._detail, detail)) if _is_on(pane)]
        left = self.width() - sum(beside) - self.handleWidth() * len(beside)
        self.setSizes([companies, max(left, _LEAST_FOR_TABS), detail])

    def has_room_for_all(self) -> bool:
        """Whether the tabs have enough between the two others."""
        left = self.width() - self._wanted(_COMPANIES) - self._wanted(_DETAIL)
        return left >= scaled(self, _TABS_BESIDE_ALL)

    def saved(self) -> str:
        """The widths that were chosen, for restore."""
        return " ".join(f"{self._own.get(pane, 0):.0f}" for pane in (_COMPANIES, _DETAIL))

    def restore(self, text: str) -> None:
        """Choose widths as they were saved; what is not to be understood is left out."""
        for pane, width in zip((_COMPANIES, _DETAIL), text.split(), strict=False):
            if width.isascii() and width.isdigit() and int(width):
                self._own[pane] = float(width)
        self.spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out what there is now."""
        super().resizeEvent(event)
        self.spread()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.count():
            self._fit_least()
            self.spread()

    def _wanted(self, pane: int) -> int:
        is_list = pane == _COMPANIES
        most = self.width() * (_MOST_FOR_COMPANIES if is_list else _MOST_FOR_DETAIL)
        if pane in self._own:
            return round(min(self._own[pane] * scale(self), max(self.width() * _MOST_FOR_DETAIL, 0)))
        if not is_list:
            return min(max(scaled(self, _FOR_DETAIL), round(self.width() * _SHARE_OF_DETAIL)), round(most))
        return max(scaled(self, _LEAST_FOR_COMPANIES), min(self._companies.wanted_width(), round(most)))

    def _keep(self) -> None:
        sizes, times = self.sizes(), scale(self)
        for at, pane in ((_COMPANIES, self._companies), (_DETAIL, self._detail)):
            if _is_on(pane):
                self._own[at] = sizes[at] / times

    def _fit_least(self) -> None:
        self._companies.setMinimumWidth(scaled(self, _NARROWEST_LIST))


def _is_on(pane: QWidget) -> bool:
    return not pane.isHidden()
