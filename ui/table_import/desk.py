# SPDX-License-Identifier: MIT
"""Brings files in: those that speak for themselves at once, others when the clerk has said what they hold."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from domain.errors import BateCertoError
from domain.values import YearMonth
from ui import jobs, texts
from ui.dialogs import answered
from ui.notice import Level, Notice, Offer
from ui.table_import.plan import Intake, Plan, Question, all_the_same, look

if TYPE_CHECKING:
    from domain.ports import ProgressSink
    from domain.use_cases.import_files import FileOutcome
    from domain.use_cases.import_tables import ImportTables, TableRequest
    from ui.import_wizard.desk import ImportDesk
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope


class TableImportDesk(QObject):
    """The wiring between files, the dialog about tables, and the import.

    Args:
        window: what the dialog stands before.
        scope: of the opened program.
        imports: shows what came of files, and takes them back.
    """

    def __init__(
        self,
        window: QWidget,
        presenter: Presenter,
        scope: TaskScope,
        imports: ImportDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._imports = imports
        self._window = window
        self._presenter = presenter
        self._scope = scope

    def bring_in(self, paths: Sequence[Path], *, show_mapping: bool = False) -> None:
        """Import files, and the text files of folders, and reconcile.

        Args:
            show_mapping: ask about tables whose layout is remembered, too; Shift, while files are dropped, says so.
        """
        tables = self._presenter.services.import_tables
        if tables is None:
            self._presenter.import_files(list(paths))
            return
        asked = show_mapping or bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._presenter.run("import", lambda progress: self._begin(tables, paths, progress, show_mapping=asked))

    async def _begin(
        self, tables: ImportTables, paths: Sequence[Path], progress: ProgressSink, *, show_mapping: bool
    ) -> Notice | None:
        files = await asyncio.to_thread(jobs.collect, paths)
        plan = await look(tables, files, progress, show_mapping=show_mapping)
        if plan.questions:
            self._scope.start(self._ask(tables, plan), name="ask about tables")
            return None
        return await self._take_in(plan, progress)

    async def _take_in(self, plan: Plan, progress: ProgressSink) -> Notice:
        outcomes: list[FileOutcome] = []
        notice = await jobs.take_in(self._presenter.services, self._presenter.period, plan, progress, outcomes.append)
        rest = all_the_same(plan, outcomes)
        agree = None if rest.empty else Offer(self.tr("Import all the same"), lambda: self._agree(rest))
        return self._imports.offering(notice, outcomes, agree)

    def _agree(self, plan: Plan) -> None:
        self._presenter.run("import", lambda progress: self._take_in(plan, progress))

    async def _ask(self, tables: ImportTables, plan: Plan) -> None:
        """Ask about one group of tables after the other, and import what can be."""
        for question in plan.questions:
            request = await self._answer(tables, question)
            if request is None:
                plan.left_out += question.paths
            else:
                # Only the first was looked at: what is unusual in the others is asked about when they come in.
                first, *others = question.paths
                plan.tables.append(Intake(first, request))
                plan.tables += [Intake(path, replace(request, agreed=None)) for path in others]
        if plan.empty:
            return
        await self._idle()
        self._presenter.run("import", lambda progress: self._take_in(plan, progress))

    async def _answer(self, tables: ImportTables, question: Question) -> TableRequest | None:
        from ui.table_import.dialog import MappingDialog

        presenter = self._presenter
        try:
            companies = await presenter.services.review.companies(*presenter.period)
        except BateCertoError as problem:
            presenter.noticed.emit(Notice(texts.error(problem), Level.ERROR))
            return None
        latest = YearMonth.of(presenter.services.clock.today())
        dialog = MappingDialog(tables, question, companies, latest, self._scope, self._window)
        dialog.set_ready(ready=not presenter.busy)
        link = presenter.busy_changed.connect(lambda busy: dialog.set_ready(ready=not busy))
        try:
            return dialog.request if await answered(dialog) else None
        finally:
            QObject.disconnect(link)

    async def _idle(self) -> None:
        """Wait until no job runs."""
        while self._presenter.busy:
            changed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            link = self._presenter.busy_changed.connect(lambda _, done=changed: done.done() or done.set_result(None))
            try:
                await changed
            finally:
                QObject.disconnect(link)
