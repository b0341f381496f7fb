# SPDX-License-Identifier: MIT
"""Connects the History tab with the program: loads what is chosen there, and writes a past run's file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from domain.errors import BateCertoError
from domain.ports import Dialect, ProgressSink
from domain.run_comparison import BucketChange
from domain.use_cases.export_report import Report
from ui import texts
from ui.notice import Level, Notice
from ui.tables.buckets import bucket_records
from ui.tables.changes import change_records
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from ui.history.view import HistoryView
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

AskPlace = Callable[[Report, int], Awaitable[tuple[Path, Dialect] | None]]


class HistoryDesk(QObject):
    """The wiring of the History tab.

    Args:
        ask_place: asks the clerk for the file to write a run's report to, None where they thought better of it.
    """

    def __init__(self, view: HistoryView, presenter: Presenter, scope: TaskScope, ask_place: AskPlace) -> None:
        super().__init__(view)
        self._view = view
        self._presenter = presenter
        self._scope = scope
        self._ask_place = ask_place
        self._chosen: tuple[int | None, int | None] = (None, None)
        self._loading: asyncio.Task[None] | None = None
        view.chosen.connect(self._choose)
        view.export_wanted.connect(self._want_export)
        presenter.shown_changed.connect(self._load_again)
        presenter.busy_changed.connect(lambda busy: view.banner.set_ready(ready=not busy))
        view.banner.set_ready(ready=not presenter.busy)

    def _choose(self, run: int | None, other: int | None) -> None:
        self._chosen = (run, other)
        self._load_again()

    def _load_again(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        run, other = self._chosen
        if run is None:
            self._view.show_nothing()
        else:
            self._loading = self._scope.start(self._load(run, other), name="history")

    async def _load(self, run_id: int, other: int | None) -> None:
        review = self._presenter.services.review
        run = next((row for row in self._presenter.shown.runs if row.id == run_id), None)
        if run is None:
            return
        try:
            if other is None:
                found_then = await review.buckets(None, None, self._company_ids, run_id)
                rows = self._presenter.names.tell(found_then, lambda row: row.key.company_id)
                self._view.show_past(run, await asyncio.to_thread(bucket_records, rows))
            else:
                # From the earlier to the later, whichever of them was chosen first.
                pair = (min(run_id, other), max(run_id, other))
                found = await review.compare_runs(*pair, self._company_ids)
                changes = [self._told(change) for change in found.changes]
                self._view.show_comparison(run, found, await asyncio.to_thread(change_records, changes))
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))

    def _told(self, change: BucketChange) -> BucketChange:
        """The same change with its company told apart from others of its name."""
        names, of = self._presenter.names, change.key.company_id
        before, after = (row and names.told(row, of) for row in (change.before, change.after))
        return BucketChange(before, after)

    @property
    def _company_ids(self) -> list[int] | None:
        return None if self._presenter.company_id is None else [self._presenter.company_id]

    def _want_export(self, run_id: int) -> None:
        if not self._presenter.busy:
            self._scope.start(self._export(run_id), name="choose a place")

    async def _export(self, run_id: int) -> None:
        where = await self._ask_place(Report.BUCKETS, run_id)
        if where is not None:
            ids = self._company_ids
            self._presenter.run("export", lambda progress: self._write(run_id, ids, where, progress))

    async def _write(
        self, run_id: int, ids: list[int] | None, where: tuple[Path, Dialect], progress: ProgressSink
    ) -> Notice:
        path, dialect = where
        rows = await self._presenter.services.export_report(
            Report.BUCKETS, path, None, None, company_ids=ids, run_id=run_id, dialect=dialect, progress=progress
        )
        said = self.tr("{groups} of reconciliation {run}, as they were, written to {path}.")
        return Notice(said.format(groups=COUNTS.buckets(rows), run=run_id, path=path))
