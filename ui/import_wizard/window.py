# SPDX-License-Identifier: MIT
"""The window of files that are looked at before they are imported; nothing is kept before Import is pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from domain.agreement import Agreement
from domain.errors import BateCertoError
from domain.file_preview import FileFormat, Standing
from domain.use_cases.import_files import FileOutcome, ImportStatus
from domain.use_cases.import_tables import TableRequest
from domain.values import YearMonth
from ui import formats, jobs, texts
from ui.dialogs import answered
from ui.gate.page import label
from ui.import_wizard.files import FileRow, FilesModel
from ui.import_wizard.files_table import FilesTable
from ui.import_wizard.pane import FilePane
from ui.notice import Notice
from ui.sizes import open_at
from ui.table_import.plan import Intake, Plan, Question, fitting, side_of
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.ports import Progress, ProgressSink
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_SIZE_IN_FIGURES = (200, 92)
Offering = Callable[[Notice, Sequence[FileOutcome]], Notice]


class ImportWindow(QDialog):
    """Files, what each would do, and the chosen one with its lines. The main window can be used meanwhile.

    Args:
        scope: of the opened program.
        offering: adds to a notice of an import what can be done about it.

    Signals:
        files_wanted: choose more files.
        brought(object): the outcomes of files that were imported from here.
    """

    files_wanted = Signal()
    brought = Signal(object)

    def __init__(self, presenter: Presenter, scope: TaskScope, offering: Offering, parent: QWidget) -> None:
        super().__init__(parent)
        services = presenter.services
        assert services.preview_files is not None
        assert services.import_tables is not None
        assert services.open_lines is not None
        self._look, self._tables = services.preview_files, services.import_tables
        self._presenter, self._scope, self._offering = presenter, scope, offering
        self._model = FilesModel(self.palette(), self)
        self._files = FilesTable()
        self._pane = FilePane(services.open_lines, services.import_tables, scope)
        self._said = label("")
        self._progress = QProgressBar()
        self._stop = QPushButton(self.tr("&Stop"))
        self._more = QPushButton(self.tr("&Add files…"))
        self._columns = QPushButton(self.tr("&Columns of the table…"))
        self._whole = QCheckBox(self.tr("The files are all there is for their companies and &months"))
        self._import = QPushButton()
        self._close = QPushButton(self.tr("C&lose"))
        self._looking: asyncio.Task[None] | None = None
        self._queue: list[FileRow] = []
        self._links: list[object] = []
        self._importing = False
        self.setWindowTitle(self.tr("Look at files before importing"))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._arrange()

    # Files

    def add(self, paths: Sequence[Path], outcomes: Iterable[FileOutcome] = ()) -> None:
        """Look at files, and the text files of folders.

        Args:
            outcomes: what came of those that were imported already.
        """
        self._scope.start(self._add(paths, tuple(outcomes)), name="add files")

    async def _add(self, paths: Sequence[Path], outcomes: Sequence[FileOutcome]) -> None:
        fresh = self._model.add(await asyncio.to_thread(jobs.collect, paths))
        came_of = {outcome.path: outcome for outcome in outcomes}
        for row in self._model.rows:
            if row.path in came_of:
                row.outcome = came_of[row.path]
        self._look_at(fresh)
        if fresh and not self._files.currentIndex().isValid():
            worst = next((row for row in fresh if row.outcome and row.outcome.findings), fresh[0])
            self._files.setCurrentIndex(self._model.index(self._model.rows.index(worst), 0))

    def _look_at(self, rows: Sequence[FileRow]) -> None:
        self._queue += [row for row in rows if row not in self._queue]
        if self._queue and self._looking is None:
            self._looking = self._scope.start(self._look_through(), name="look at files")
        self._arrange()

    async def _look_through(self) -> None:
        done = 0
        try:
            while self._queue:
                row = self._queue[0]
                self._show_progress(done, done + len(self._queue), row.path.name)
                await self._look_at_one(row)
                # It may have been taken out while it was looked at.
                self._queue = [other for other in self._queue if other is not row]
                done += 1
        finally:
            self._looking = None
            self._arrange()

    async def _look_at_one(self, row: FileRow) -> None:
        request = row.request or TableRequest()
        try:
            if row.request is None:
                request = replace(request, side=await side_of(self._tables, row.path))
            row.preview = await self._look.one(row.path, replace(request, replace_month=self._whole.isChecked()))
            if row.outcome is not None and row.outcome.status is not ImportStatus.REFUSED:
                # What is in use already is not compared again: what was found is what the import found.
                row.preview = replace(row.preview, findings=row.outcome.findings or row.preview.findings)
            row.problem = ""
        except BateCertoError as problem:
            row.preview, row.problem = None, texts.error(problem)
        # What is unusual is ticked by the clerk, who thereby agrees to it.
        row.wanted = row.importable and row.usual
        self._model.changed(row)
        if row is self._current:
            self._show_current()

    @property
    def _current(self) -> FileRow | None:
        index = self._files.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def _show_current(self) -> None:
        row = self._current
        if row is None:
            self._pane.show_file(None)
        else:
            self._pane.show_file(row.preview, row.request, row.outcome)
        self._arrange()

    def _stop_all(self) -> None:
        if self._looking is not None:
            rest, self._queue = self._queue, []
            self._looking.cancel()
            for row in rest:
                row.problem = self.tr("Not looked at")
                self._model.changed(row)
        elif self._importing:
            self._presenter.cancel()

    # Tables

    def _ask_columns(self) -> None:
        row = self._current
        if row is not None and row.preview is not None:
            self._scope.start(self._ask(row), name="ask about a table")

    async def _ask(self, row: FileRow) -> None:
        from ui.table_import.dialog import MappingDialog

        assert row.preview is not None
        presenter = self._presenter
        try:
            preview = await self._tables.preview(row.path, row.request or TableRequest(row.preview.side))
            companies = await presenter.services.review.companies(*presenter.period)
            layouts = await self._tables.layouts()
        except BateCertoError as problem:
            self._say(texts.error(problem))
            return
        if not preview.headings:
            return
        own = {layout.name for layout in fitting(preview.table, layouts)}
        taken = frozenset(layout.name for layout in layouts if layout.name not in own)
        question = Question([row.path], preview, preview.side, taken)
        latest = YearMonth.of(presenter.services.clock.today())
        dialog = MappingDialog(self._tables, question, companies, latest, self._scope, self, only_said=True)
        if await answered(dialog):
            row.request = dialog.request
            self._look_at([row])

    # Importing

    def _bring_in(self) -> None:
        rows = self._model.wanted()
        if rows and self._presenter.run("import", lambda progress: self._take_in(rows, progress)):
            self._importing = True
            self._arrange()

    async def _take_in(self, rows: Sequence[FileRow], progress: ProgressSink) -> Notice:
        whole = self._whole.isChecked()
        plan = Plan(replace_month=whole)
        for row in rows:
            assert row.preview is not None
            agreed = None if row.usual else Agreement.to(row.preview.sha256, row.preview.findings)
            if row.preview.format is FileFormat.TABLE:
                request = row.request or TableRequest(row.preview.side)
                request = replace(request, replace_month=whole, agreed=agreed or request.agreed)
                plan.tables.append(Intake(row.path, request, row.preview.layout))
            else:
                plan.files.append(row.path)
                if agreed is not None:
                    plan.agreed[row.path] = agreed
        by_path = {row.path: row for row in rows}
        outcomes: list[FileOutcome] = []

        def came(outcome: FileOutcome) -> None:
            outcomes.append(outcome)
            row = by_path[outcome.path]
            row.outcome, row.wanted = outcome, False
            self._model.changed(row)
            if row is self._current:
                self._pane.show_outcome(outcome)

        try:
            notice = await jobs.take_in(self._presenter.services, self._presenter.period, plan, progress, came)
        finally:
            self._importing = False
            self.brought.emit(tuple(outcomes))
            # What came in is what the others are compared with.
            self._look_at([row for row in self._model.rows if row.importable])
        return self._offering(notice, outcomes)

    # Showing

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setAccessibleName(what)

    def _on_progress(self, progress: Progress) -> None:
        if self._importing:
            self._show_progress(progress.done, progress.total, texts.progress(progress))
            self._say(texts.progress(progress))

    def _arrange(self) -> None:
        looking, wanted = self._looking is not None, len(self._model.wanted())
        self._progress.setVisible(looking or self._importing)
        self._stop.setVisible(looking or self._importing)
        self._import.setText(formats.grouped(self.tr("&Import %n file(s)", None, wanted), wanted))
        self._import.setEnabled(bool(wanted) and not looking and not self._presenter.busy)
        row = self._current
        is_table = row is not None and row.preview is not None and row.preview.format is FileFormat.TABLE
        self._columns.setEnabled(is_table and row is not None and row.outcome is None and not self._importing)
        self._more.setEnabled(not self._importing)
        self._whole.setEnabled(not looking and not self._importing)
        if looking:
            self._say(self.tr("Reading the files. Nothing is imported yet."))
        elif not self._importing:
            self._say(self._standing())

    def _standing(self) -> str:
        rows = self._model.rows
        came = sum(row.outcome is not None and row.outcome.status is ImportStatus.IMPORTED for row in rows)
        known = sum(
            row.preview is not None and row.preview.standing is Standing.SAME_AGAIN and row.outcome is None
            for row in rows
        )
        wait = [row for row in rows if row.importable and row.usual]
        asked = sum(row.importable and not row.usual for row in rows)
        rest = len(rows) - came - known - len(wait) - asked
        said = [
            (came, self.tr("%n file(s) imported", None, came)),
            (len(wait), self.tr("%n file(s) can come in", None, len(wait))),
            (asked, COUNTS.files_asked(asked)),
            (known, self.tr("%n file(s) came in before", None, known)),
            (rest, self.tr("%n file(s) cannot come in as they are", None, rest)),
        ]
        return " · ".join(formats.grouped(part, n) for n, part in said if n)

    # Making

    def _connect(self) -> None:
        self._files.selectionModel().currentRowChanged.connect(self._on_row)
        self._model.ticked.connect(self._arrange)
        self._more.clicked.connect(self.files_wanted)
        self._stop.clicked.connect(self._stop_all)
        self._columns.clicked.connect(self._ask_columns)
        self._whole.toggled.connect(lambda _: self._look_at([row for row in self._model.rows if row.preview]))
        self._import.clicked.connect(self._bring_in)
        self._close.clicked.connect(self.reject)
        self._links = [
            self._presenter.busy_changed.connect(lambda _: self._arrange()),
            self._presenter.progressed.connect(self._on_progress),
        ]

    def _on_row(self, _: QModelIndex, __: QModelIndex) -> None:
        self._show_current()

    def done(self, result: int) -> None:
        """Close, let go of the file that is shown, and of reading the others."""
        self._stop_looking()
        for link in self._links:
            QObject.disconnect(link)  # type: ignore[call-overload]
        self._links = []
        super().done(result)
        self.deleteLater()

    def _stop_looking(self) -> None:
        self._queue = []
        if self._looking is not None:
            self._looking.cancel()
        self._pane.let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take more files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _lay_out(self) -> None:
        figure = self.fontMetrics().horizontalAdvance("0")
        files = self._files
        files.setModel(self._model)
        files.setAccessibleName(self.tr("Files"))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(files)
        halves.addWidget(self._pane)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        # Enter goes to a finding; it must not import on the way.
        for button in (self._stop, self._more, self._columns, self._import, self._close):
            button.setAutoDefault(False)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (above, (self._more, self._columns, self._whole)),
            (below, (self._said, self._progress, self._stop, self._import, self._close)),
        ):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part, stretch=int(part is self._said))
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(halves, stretch=1)
        column.addLayout(below)
        open_at(self, figure * _SIZE_IN_FIGURES[0], figure * _SIZE_IN_FIGURES[1])
