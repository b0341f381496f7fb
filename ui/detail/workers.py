# SPDX-License-Identifier: MIT
"""Both sides' values of each worker, those that differ or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.detail.section import Section, column
from ui.sizes import follow
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.read_models import BucketDetail
    from ui.tables import WorkersTable

translate = QCoreApplication.translate
_EMPTY_ROWS, _MOST_ROWS = 3, 14


class WorkersSection(Section):
    """A table of workers that is as high as its rows, up to a screen's worth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("detail", "Workers"), parent=parent)
        self._all = QCheckBox(self.tr("Show the values that agree too"))
        self._all.toggled.connect(lambda _: self._fill())
        self._table: WorkersTable | None = None
        self._detail: BucketDetail | None = None
        body, self._rows = column()
        self._rows.addWidget(self._all)
        self.put(body)

    def show_detail(self, detail: BucketDetail) -> None:
        """Show the workers of a bucket."""
        self._detail = detail
        self._all.setVisible(_compared(detail) and 0 < detail.workers_differing < len(detail.pairs))
        self.set_summary(self._said(detail))
        self._fill()

    def _said(self, detail: BucketDetail) -> str:
        if not detail.bucket.missing and detail.totals_only:
            return self.tr("one side gave only totals")
        if not detail.pairs or detail.bucket.missing:
            return ""
        if not detail.workers_differing:
            return self.tr("all values agree")
        return COUNTS.workers_differ(detail.workers_differing)

    def _fill(self) -> None:
        detail = self._detail
        if detail is None:
            return
        compared = _compared(detail)
        only = compared and not self._all.isChecked() and detail.workers_differing > 0
        # Those that differ come first.
        pairs = detail.pairs[: detail.workers_differing] if only else detail.pairs
        table = self._made()
        table.set_rows(pairs, compared=compared)
        self._fit_height()

    def _fit_height(self) -> None:
        table = self._table
        if table is not None:
            rows = min(table.total_rows() or _EMPTY_ROWS, _MOST_ROWS)
            head = table.horizontalHeader().sizeHint().height()
            table.setFixedHeight(head + rows * table.verticalHeader().defaultSectionSize() + 2 * table.frameWidth())

    def _made(self) -> WorkersTable:
        if self._table is None:
            # numpy comes with the table, and the window must not wait for it.
            from ui.tables import WorkersTable

            self._table = WorkersTable()
            self._rows.addWidget(self._table)
            # The rows follow the font first.
            follow(self._table, lambda: QTimer.singleShot(0, self, self._fit_height))
        return self._table


def _compared(detail: BucketDetail) -> bool:
    return not detail.bucket.missing and not detail.totals_only
