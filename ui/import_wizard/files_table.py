# SPDX-License-Identifier: MIT
"""The files that are looked at, in columns as wide as what stands in them, as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.import_wizard.files import COMPANY, FILE, FINDINGS, RATES
from ui.sizes import given_up
from ui.ticks import TickDelegate

_WIDTHS = (28, 17, 14, 36, 19, 10, 8, 15, 16, 10)
"""Of the columns at first, in figures."""
_LEAST = {COMPANY: 18, FINDINGS: 12, RATES: 10, FILE: 18}
"""What is cut where there is no room, in this order, and how narrow it may become in figures."""
_ROWS_MEASURED = 100
_AROUND = 8


class FilesTable(QTableView):
    """A row for each file. A column that somebody made wider or narrower stays so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: set[int] = set()
        self._quiet = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.fit)
        self.setItemDelegateForColumn(0, TickDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self._fit_rows()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show files; the columns follow them."""
        super().setModel(model)
        if model is not None:
            # Files come by the dozen: once for all of them.
            for changed in (model.dataChanged, model.rowsInserted, model.modelReset):
                changed.connect(self._timer.start)
        self.fit()

    def fit(self) -> None:
        """Share the room out among the columns."""
        model = self.model()
        if model is None or model.columnCount() != len(_WIDTHS):
            return
        figure = self.fontMetrics().horizontalAdvance("0")
        header = self.horizontalHeader()
        needed = [
            max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) + _AROUND for at in range(model.columnCount())
        ]
        wide = [max(least, width * figure) for least, width in zip(needed, _WIDTHS, strict=True)]
        for at in self._own:
            wide[at] = needed[at] = self.columnWidth(at)
        room = self.viewport().width()
        spare = [one - least for one, least in zip(wide, needed, strict=True)]
        wide = [one - less for one, less in zip(wide, given_up(spare, sum(wide) - room), strict=True)]
        for at, least in _LEAST.items():
            if at not in self._own:
                wide[at] -= max(0, min(sum(wide) - room, wide[at] - max(least * figure, header.sectionSizeHint(at))))
        self._quiet = True
        for at, width in enumerate(wide):
            self.setColumnWidth(at, width)
        self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room out."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_timer"):
            self._fit_rows()
            self._own.clear()
            # The headings have the new font after this.
            self._timer.start()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)

    def _on_resized(self, column: int, old: int, new: int) -> None:
        if not self._quiet and old and new:
            self._own.add(column)
