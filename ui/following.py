# SPDX-License-Identifier: MIT
"""Keeps the detail at what is selected in the tab in front, so that nobody acts on a group that is not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from domain.reconciliation import BucketKey
from ui.shown import bucket_to_show

if TYPE_CHECKING:
    from domain.values import YearMonth
    from ui.presenter import Presenter
    from ui.tables.record_table import RecordTable
    from ui.workspace import Workspace


class Following(QObject):
    """Looks at the tab in front whenever its selection, its rows or the tab itself became another."""

    def __init__(self, workspace: Workspace, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._presenter = presenter
        for table in (*self._keyed(), workspace.deadlines.dues, workspace.deadlines.silent):
            table.selection_changed.connect(self.follow)
        workspace.overview.shown_changed.connect(self.follow)
        workspace.tabs.currentChanged.connect(lambda _: self.follow())
        self.follow()

    def follow(self) -> None:
        """Show what is selected in front, or nothing."""
        key = self._selected()
        if key != self._presenter.key:
            self._presenter.show_detail(key)

    def go_to(self, key: BucketKey, *, in_tables: bool = False) -> bool:
        """Select a bucket where it is on screen, in the tab in front first; False where no tab shows it.

        Args:
            in_tables: turn from the overview to the table that has it.
        """
        workspace = self._workspace
        workspace.fill_all()
        here = workspace.overview.isVisible() and not in_tables
        if here and workspace.overview.select_cell(key.company_id, key.month):
            self._select_in(self._keyed(), key)
        else:
            chosen = self._select_in(sorted(self._keyed(), key=lambda table: not table.isVisible()), key)
            if chosen is None:
                return False
            workspace.tabs.setCurrentWidget(chosen)
        if key != self._presenter.key:
            self._presenter.show_detail(key)
        return True

    @staticmethod
    def _select_in(tables: list[RecordTable], key: BucketKey) -> RecordTable | None:
        """The first of the tables that has it now."""
        chosen = [table for table in tables if table.select_key(key)]
        return chosen[0] if chosen else None

    def _keyed(self) -> list[RecordTable]:
        return [self._workspace.divergences, self._workspace.buckets]

    def _selected(self) -> BucketKey | None:
        workspace = self._workspace
        front = workspace.tabs.currentWidget()
        if front is workspace.overview:
            at = workspace.overview.current_cell()
            return None if at is None else self._in_month(*at)
        if front is workspace.deadlines:
            due = workspace.deadlines.selected
            return None if due is None else self._in_month(due.company_id, due.month)
        for table in self._keyed():
            if front is not None and front.isAncestorOf(table):
                key = table.selected_key()
                return key if isinstance(key, BucketKey) else None
        return None

    def _in_month(self, company_id: int, month: YearMonth | None) -> BucketKey | None:
        """The bucket that stands for a month; the one that is shown, where it is of that month."""
        overview, shown = self._presenter.overview, self._presenter.key
        if overview is None or month is None:
            return None
        is_of_it = shown is not None and (shown.company_id, shown.month) == (company_id, month)
        if is_of_it and any(row.key == shown for row in overview.in_month(company_id, month)):
            return shown
        return bucket_to_show(overview, company_id, month)
