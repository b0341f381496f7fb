# SPDX-License-Identifier: MIT
"""Connects imports with the window: files are looked at first, findings are shown, and imports are taken back."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from domain.errors import BateCertoError
from domain.use_cases.import_files import FileOutcome, ImportStatus
from ui import formats, jobs, texts
from ui.notice import Level, Notice, Offer
from ui.texts import imports as sentences

if TYPE_CHECKING:
    from domain.use_cases.undo_import import UndoPlan
    from ui.import_wizard.window import ImportWindow
    from ui.presenter import Presenter
    from ui.settings import WindowSettings
    from ui.tables import ImportsTable
    from ui.task_scope import TaskScope


class ImportDesk(QObject):
    """Shows files before and after they are imported, and takes imports back.

    Args:
        parent: what the windows stand before.
        settings: where the folder is kept that files were last chosen in.

    Signals:
        files_wanted: the clerk wants to choose files to look at.
    """

    files_wanted = Signal()

    def __init__(self, parent: QWidget, presenter: Presenter, scope: TaskScope, settings: WindowSettings) -> None:
        super().__init__(parent)
        self._parent = parent
        self._presenter = presenter
        self._scope = scope
        self._settings = settings
        self._window: ImportWindow | None = None
        self._paths: dict[int, Path] = {}

    @property
    def can_show(self) -> bool:
        """Whether the program can look at files before they are imported."""
        services = self._presenter.services
        return None not in (services.preview_files, services.import_tables, services.open_lines)

    # Looking first

    def show(self, paths: Sequence[Path], outcomes: Sequence[FileOutcome] = ()) -> None:
        """Look at files, in the window that is open already where there is one.

        Args:
            outcomes: what came of those that were imported already.
        """
        self._scope.start(self._show(paths, outcomes), name="look at files first")

    async def _show(self, paths: Sequence[Path], outcomes: Sequence[FileOutcome]) -> None:
        await asyncio.to_thread(importlib.import_module, "ui.import_wizard.window")
        from ui.import_wizard.window import ImportWindow

        if self._window is None:
            self._window = ImportWindow(self._presenter, self._scope, self.offering, self._parent)
            self._window.files_wanted.connect(self.files_wanted)
            self._window.brought.connect(self._keep_paths)
            self._window.finished.connect(lambda _: self._forget_window())
        self._window.add(paths, outcomes)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _forget_window(self) -> None:
        self._window = None

    def _keep_paths(self, outcomes: Sequence[FileOutcome]) -> None:
        self._paths |= {outcome.batch_id: outcome.path for outcome in outcomes if outcome.batch_id}

    # After an import

    def offering(self, notice: Notice, outcomes: Sequence[FileOutcome], agree: Offer | None = None) -> Notice:
        """A notice of an import, with what can be done about it.

        Args:
            agree: brings in what was kept out only for being unusual.
        """
        self._keep_paths(outcomes)
        doubtful = [outcome.path for outcome in outcomes if outcome.findings]
        came_in = [outcome.batch_id for outcome in outcomes if _came_in(outcome) and outcome.batch_id]
        # The portal's values have no import to take back.
        stays = [outcome.path.name for outcome in outcomes if _came_in(outcome) and not outcome.batch_id]
        offers = [agree] if agree is not None else []
        if doubtful and self.can_show:
            offers.append(Offer(self.tr("Show"), lambda: self.show(doubtful, outcomes)))
        if came_in and self._presenter.services.undo_import is not None:
            offers.append(Offer(self.tr("Undo"), lambda: self.undo(came_in, stays)))
        first, second = (*offers, None, None)[:2]
        return replace(notice, offer=first, second=second)

    # The list of imports

    def serve(self, table: ImportsTable, tabs: QTabWidget) -> None:
        """Offer below the list of imports, and in its menu, what can be done about the one chosen."""
        show = QAction(self.tr("Show findings"), table)
        show.triggered.connect(lambda: self._show_findings(table.selected_key()))
        undo = QAction(self.tr("Undo the import…"), table)
        undo.triggered.connect(lambda: self._undo_chosen(table.selected_key()))

        def arrange() -> None:
            chosen = table.selected_key() is not None
            show.setEnabled(chosen)
            undo.setEnabled(chosen and not self._presenter.busy)

        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 4)
        buttons.setSpacing(8)
        for action in (show, undo):
            table.addAction(action)
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        _put_below(table, buttons, tabs)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.key_selected.connect(lambda _: arrange())
        table.key_opened.connect(self._show_findings)
        self._presenter.busy_changed.connect(lambda _: arrange())
        arrange()

    def _undo_chosen(self, key: object) -> None:
        if isinstance(key, int):
            self.undo([key])

    def _show_findings(self, key: object) -> None:
        if isinstance(key, int):
            self._scope.start(self._tell_findings(key), name="show findings")

    async def _tell_findings(self, batch_id: int) -> None:
        """Show a stored file where it was, if it is still the same; else only what was found in it."""
        row = next((one for one in self._presenter.shown.imports if one.id == batch_id), None)
        if row is None:
            return
        path = self._paths.get(batch_id) or Path(self._settings.text("folder")) / row.file_name
        look = self._presenter.services.preview_files
        try:
            findings = await self._presenter.services.review.findings(batch_id)
            if look is not None and await asyncio.to_thread(path.is_file):
                preview = await look.one(path)
                if preview.known is not None and preview.known.id == batch_id:
                    self.show([path])
                    return
        except BateCertoError as problem:
            self._tell(Notice(texts.error(problem), Level.ERROR))
            return
        except OSError:
            pass
        lines = tuple(f"{texts.finding(found, row.file_name)} {texts.what_to_do(found)}".rstrip() for found in findings)
        said = self.tr("“{file}” is no longer where it was, so its lines cannot be shown.").format(file=row.file_name)
        what = self.tr("Nothing was found in it.")
        if lines:
            what = formats.grouped(self.tr("%n finding(s)", None, len(lines)), len(lines))
        self._tell(Notice(f"{said} {what}", Level.INFO, lines))

    # Taking back

    def undo(self, batch_ids: Sequence[int], stays: Sequence[str] = ()) -> None:
        """Show what taking imports back would do, and do it where the clerk agrees.

        Args:
            stays: files that came in with them, and whose values are not taken back.
        """
        if not self._presenter.busy:
            self._scope.start(self._ask(batch_ids, stays), name="undo an import")

    async def _ask(self, batch_ids: Sequence[int], stays: Sequence[str]) -> None:
        undo = self._presenter.services.undo_import
        assert undo is not None
        try:
            plan = await undo.preview(batch_ids)
        except BateCertoError as problem:
            self._tell(Notice(texts.error(problem), Level.ERROR))
            return
        if plan.obstacles:
            self._tell(Notice(" ".join(sentences.undo_refused(plan)), Level.WARNING))
        elif plan.done_before:
            self._tell(Notice(sentences.undo_plan(plan)))
        else:
            take = Offer(self.tr("Take back"), lambda: self._do(plan))
            leave = Offer(self.tr("Leave it"), lambda: None)
            details = tuple(sentences.undo_months(plan))
            said = [sentences.undo_plan(plan)]
            if stays:
                said.append(sentences.undo_leaves(stays))
            self._tell(Notice(" ".join(said), Level.WARNING, details, take, leave))

    def _do(self, plan: UndoPlan) -> None:
        presenter = self._presenter
        presenter.run(
            "undo import", lambda progress: jobs.undo_import(presenter.services, presenter.period, plan, progress)
        )

    def _tell(self, notice: Notice) -> None:
        self._presenter.noticed.emit(notice)


def _put_below(table: QWidget, buttons: QHBoxLayout, tabs: QTabWidget) -> None:
    """Give a tab's table a line of buttons."""
    at, current = tabs.indexOf(table), tabs.currentIndex()
    title = tabs.tabText(at)
    tabs.removeTab(at)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(table, stretch=1)
    column.addLayout(buttons)
    page.setFocusProxy(table)
    table.show()
    tabs.insertTab(at, page, title)
    tabs.setCurrentIndex(current)


def _came_in(outcome: FileOutcome) -> bool:
    return outcome.status is ImportStatus.IMPORTED
