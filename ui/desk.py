# SPDX-License-Identifier: MIT
"""Connects the window, its workspace and the presenter: what the clerk does, and what comes of it."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from domain.errors import BateCertoError
from domain.reconciliation import BucketKey, BucketStatus
from domain.use_cases.export_report import Report
from domain.values import YearMonth
from ui import formats, remembered, texts, theme
from ui.deeds import Deed, Deeds
from ui.detail.desk import DetailDesk
from ui.dialogs import Dialogs
from ui.notice import Level, Notice, Offer
from ui.overview.first_steps import Done
from ui.period import PeriodPicker
from ui.presenter import AFTER_THE_PAINTING_S
from ui.texts.counts import COUNTS
from ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtCore import QMetaObject

    from domain.ports import Dialect, Progress
    from domain.read_models import Freshness
    from domain.use_cases.portal_work import PortalWork
    from domain.use_cases.review import Overview
    from ui.decisions import DecisionsDesk
    from ui.following import Following
    from ui.import_wizard.desk import ImportDesk
    from ui.main_window import MainWindow
    from ui.presenter import Presenter
    from ui.shown import Shown
    from ui.table_import.desk import TableImportDesk
    from ui.tables.filling import Filling
    from ui.task_scope import TaskScope

_MINUTE_MS = 60_000
# What the first data can do without, in the order of use.
_LATE = (
    "ui.table_import.desk",
    "ui.import_wizard.desk",
    "ui.detail.body",
    "ui.tables.page",
    "ui.tables.filling",
    "ui.history",
    "ui.operations",
    "ui.corrections.desk",
    "ui.decisions",
    "ui.deadlines",
    "ui.overview.desk",
    "ui.overview.chart_pane",
    "ui.following",
)


@dataclass(frozen=True, slots=True)
class View:
    """Where a clerk is in a window: numbers and months, no names.

    Attributes:
        tab: the number of the one in front.
    """

    period: tuple[YearMonth, YearMonth]
    company_id: int | None
    key: BucketKey | None
    tab: int


class Desk(QObject):
    """The wiring of an opened program, until it is closed.

    Args:
        scope: of this program's own: it is closed before the desk is.
        try_demo: opens the demonstration in a window of its own.
        dialogs: the window's own where None.
        view: where to begin; with everything where None.

    Attributes:
        decisions: there once the tables are, where the program decides at all.
    """

    decisions: DecisionsDesk

    def __init__(
        self,
        window: MainWindow,
        presenter: Presenter,
        scope: TaskScope,
        try_demo: Callable[[], None],
        dialogs: Dialogs | None = None,
        view: View | None = None,
    ) -> None:
        super().__init__(window)
        self._links: list[QMetaObject.Connection] = []
        self.window = window
        self.presenter = presenter
        self.workspace = Workspace()
        self.workspace.overview.set_clock(presenter.services.clock.now)
        self.dialogs = dialogs or Dialogs(window)
        self.period = PeriodPicker()
        self.deeds = Deeds(self)
        self.deeds.offer(Deed.FETCH_AGAIN, presenter.fetch_months, lambda keys: bool(keys) and not presenter.busy)
        self._scope = scope
        self._try_demo = try_demo
        self._following: Following | None = None
        self._filling: Filling | None = None
        self._freshness: Freshness | None = None
        self._completed = False
        self._progress: Progress | None = None
        view = view or self._as_left()
        self._view: View | None = view
        presenter.period, presenter.company_id, presenter.key = view.period, view.company_id, view.key
        self._detail = DetailDesk(self.workspace.detail, window, presenter, scope, self.deeds, self._go_to)
        self._connect_actions()
        self._connect_views()
        self._connect_presenter()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_freshness)
        self._minute.start()

    def open(self) -> None:
        """Put everything in its place and show what the store holds."""
        self.window.add_period(self.period)
        self._show_period()
        self.workspace.restore(self.window.settings)
        self.window.settle(self.workspace)
        self.window.status.idle()
        self.window.actions_.set_open(is_open=True)
        self._show_busy(self.presenter.busy)
        self.workspace.detail.show_nothing()
        self.presenter.refresh()

    @property
    def view(self) -> View:
        """Where the clerk is."""
        presenter = self.presenter
        return View(presenter.period, presenter.company_id, presenter.key, self.workspace.tabs.currentIndex())

    def close(self) -> None:
        """Let go of the window, which keeps nothing of what was shown; what stands in its middle is the caller's."""
        self._save()
        self._detail.close()
        self._minute.stop()
        for link in self._links:
            QObject.disconnect(link)
        self.window.actions_.set_ready(ready=False)
        self.window.actions_.set_open(is_open=False)
        self.window.actions_.cancel.setEnabled(False)
        self.window.actions_.pause.setEnabled(False)
        self.window.notices.clear()
        self.period.deleteLater()
        self.deleteLater()

    # From the clerk

    def _connect_actions(self) -> None:
        actions, presenter = self.window.actions_, self.presenter
        self._link(actions.import_files.triggered, self.ask_for_files)
        self._link(actions.import_looked.triggered, lambda: self.ask_for_files(look_first=True))
        self._link(actions.fetch.triggered, lambda: presenter.fetch(only_missing=False))
        self._link(actions.fetch_missing.triggered, lambda: presenter.fetch(only_missing=True))
        self._link(actions.reconcile.triggered, presenter.reconcile)
        self._link(actions.export_buckets.triggered, lambda: self.ask_where_to_export(Report.BUCKETS))
        self._link(actions.export_divergences.triggered, lambda: self.ask_where_to_export(Report.DIVERGENCES))
        self._link(actions.next_divergence.triggered, lambda: self.workspace.step_divergence(1))
        self._link(actions.previous_divergence.triggered, lambda: self.workspace.step_divergence(-1))
        self._link(actions.detail.triggered, self._want_detail)
        self._link(actions.cancel.triggered, presenter.cancel)
        self._link(actions.pause.triggered, lambda on: presenter.hold_up(on=on))
        self._link(
            actions.shortcuts.triggered, lambda: self._scope.start(self.dialogs.shortcuts(actions), name="shortcuts")
        )
        self._link(
            actions.about.triggered,
            lambda: self._scope.start(self.dialogs.about(self.window.settings.folder), name="about"),
        )
        self._link(self.window.status.cancel_wanted, presenter.cancel)
        self._link(self.window.status.pause_wanted, lambda on: presenter.hold_up(on=on))
        self._link(self.window.paths_dropped, self._bring_in)
        self._link(self.window.search_changed, self.workspace.set_filter)
        self._link(self.window.closing, self._save)
        self._link(self.window.closing, self._detail.close)

    def _want_detail(self, on: bool) -> None:
        if on:
            self.workspace.open_detail()
        else:
            self.workspace.close_detail()

    def _link(self, signal: Any, slot: Callable[..., object]) -> None:
        """Connect something of the window, which stays when this desk goes."""
        self._links.append(signal.connect(slot))

    def _connect_views(self) -> None:
        workspace, presenter = self.workspace, self.presenter
        self.period.chosen.connect(presenter.set_period)
        workspace.companies.company_chosen.connect(presenter.choose_company)
        workspace.selection_told.connect(self.window.status.set_selection)
        workspace.noticed.connect(self.notify)
        self._link(workspace.detail_arranged, self._show_detail_there)
        workspace.key_opened_apart.connect(lambda key: self.deeds.do(Deed.OPEN_APART, [key]))
        overview = workspace.overview
        overview.cell_selected.connect(presenter.show_cell)
        overview.cell_opened.connect(self._open_cell)
        overview.import_wanted.connect(self.ask_for_files)
        overview.fetch_wanted.connect(presenter.fetch)
        overview.connect_wanted.connect(lambda: self.window.settings_wanted.emit("portal"))
        overview.reconcile_wanted.connect(presenter.reconcile)
        overview.demo_wanted.connect(self._try_demo)

    def _bring_in(self, paths: list[Path]) -> None:
        self._tables.bring_in(paths)

    @cached_property
    def _imports(self) -> ImportDesk:
        from ui.import_wizard.desk import ImportDesk

        made = ImportDesk(self.window, self.presenter, self._scope, self.window.settings)
        made.files_wanted.connect(lambda: self.ask_for_files(look_first=True))
        return made

    @cached_property
    def _tables(self) -> TableImportDesk:
        from ui.table_import.desk import TableImportDesk

        return TableImportDesk(self.window, self.presenter, self._scope, self._imports, self)

    @Slot()
    def ask_for_files(self, *, look_first: bool = False) -> None:
        """Let the clerk choose files, and import them.

        Args:
            look_first: show what they hold before anything is imported.
        """
        if look_first or not self.presenter.busy:
            self._scope.start(self._import(look_first=look_first), name="choose files")

    def ask_where_to_export(self, report: Report) -> None:
        """Let the clerk name a file, and write it."""
        if not self.presenter.busy:
            self._scope.start(self._export(report), name="choose a place")

    async def _import(self, *, look_first: bool) -> None:
        paths = await self.dialogs.files_to_import(await self._folder())
        if paths:
            self._keep_folder(paths[0])
            (self._imports.show if look_first else self._tables.bring_in)(paths)

    async def _export(self, report: Report) -> None:
        where = await self._ask_place(report)
        if where is not None:
            self.presenter.export(report, *where)

    async def _ask_place(self, report: Report, run: int | None = None) -> tuple[Path, Dialect] | None:
        where = await self.dialogs.where_to_export(report, await self._folder(), run)
        if where is not None:
            self._keep_folder(where[0])
        return where

    async def _folder(self) -> str:
        return await remembered.place(self.window.settings.text("folder"))

    def _keep_folder(self, path: Path) -> None:
        self.window.settings.keep_text("folder", str(path.parent))

    def _open_cell(self, company_id: int, month: YearMonth | None) -> None:
        key = self.presenter.show_cell(company_id, month)
        if key is not None:
            self.workspace.open_detail()

    def _go_to(self, key: BucketKey, *, in_tables: bool = False) -> None:
        """Be at a bucket that something on screen names."""
        following, presenter = self._following, self.presenter
        if following is None or following.go_to(key, in_tables=in_tables):
            return
        overview = presenter.overview
        if overview is None or all(row.key != key for row in overview.in_month(key.company_id, key.month)):
            # Of months that the window does not show now.
            self.deeds.do(Deed.OPEN_APART, [key])
            return
        self.window.search.clear()
        self.workspace.companies.choose(None)
        presenter.choose_company(None)
        self.workspace.show_everything()
        following.go_to(key, in_tables=in_tables)

    def _open(self, key: BucketKey) -> None:
        self._go_to(key, in_tables=True)
        self.workspace.open_detail()

    # From the presenter

    def _connect_presenter(self) -> None:
        presenter = self.presenter
        presenter.glimpsed.connect(self._show_matrix)
        presenter.companies_changed.connect(self.workspace.show_companies)
        presenter.refreshed.connect(self._show_overview)
        presenter.shown_changed.connect(self._show_rows)
        presenter.period_changed.connect(self._show_period)
        presenter.turning_changed.connect(self._show_turning)
        presenter.busy_changed.connect(self._show_busy)
        presenter.progressed.connect(self._show_progress)
        presenter.pause_changed.connect(self._show_pause)
        presenter.noticed.connect(self.notify)

    @Slot(object)
    def notify(self, notice: Notice) -> None:
        """Show a notice in the window's strip."""
        if notice.page and notice.offer is None:
            offer = Offer(self.tr("Open settings…"), lambda: self.window.settings_wanted.emit(notice.page))
            notice = replace(notice, offer=offer)
        self.window.notices.show_notice(notice)

    def _show_overview(self) -> None:
        overview = self.presenter.overview
        assert overview is not None
        self._show_matrix(overview, self.presenter.shown)
        self._hand_over()
        if not self._completed:
            self._completed = True
            self._scope.start(self._complete(), name="complete")

    def _show_matrix(self, overview: Overview, shown: Shown) -> None:
        self.workspace.overview.set_done(Done.of(overview.matrix, overview.freshness))
        self.workspace.show_overview(overview, shown)
        self.workspace.companies.choose(self.presenter.company_id)
        self.workspace.set_busy(busy=self.presenter.busy)
        if self._view is not None:
            self.workspace.tabs.setCurrentIndex(self._view.tab)
            self._view = None
        self._freshness = overview.freshness
        self._show_trouble(overview)
        self._show_freshness()

    async def _complete(self) -> None:
        """Add what the first data can do without, and compare what came in since the last run."""
        # An import in a thread beside the painting would take its turns from it, at each call into Qt.
        await asyncio.sleep(AFTER_THE_PAINTING_S)
        await asyncio.to_thread(self.presenter.services.complete)
        for module in _LATE:
            await asyncio.to_thread(importlib.import_module, module)
        from ui.tables.filling import Filling

        self._filling = Filling(self.workspace, self.presenter, self._scope)
        await self._filling.begin()
        for _ in self.workspace.make_tables():
            await asyncio.sleep(0)
        self.workspace.add_tables(self.window.settings, self.presenter.shown)
        self._hand_over()
        self.workspace.set_deeds(self.deeds)
        self.workspace.select_key(self.presenter.key)
        from ui.following import Following

        self._following = Following(self.workspace, self.presenter, self)
        for _ in self._make_parts():
            await asyncio.sleep(0)
        if self.window.focusWidget() is None:
            # The keys are for what is seen, unless somebody went elsewhere meanwhile.
            self.workspace.tabs.currentWidget().setFocus()
        await self.presenter.catch_up()
        await self._offer_to_go_on()

    async def _offer_to_go_on(self) -> None:
        """Tell of a fetch that the program, or the machine, ended in."""
        try:
            job = await self.presenter.services.fetch_portal.unfinished()
        except BateCertoError as error:
            self.notify(Notice(texts.error(error), Level.ERROR))
            return
        if job is not None:
            said = self.tr("The last fetch was cut short ({months}). What had come until then was kept.")
            self.notify(
                Notice(
                    said.format(months=formats.months(job.first, job.last)),
                    Level.WARNING,
                    offer=Offer(self.tr("Go on"), self._go_on),
                    refusal=Offer(self.tr("Leave it"), self._leave),
                )
            )

    def _go_on(self) -> None:
        if not self.presenter.busy:
            self.window.notices.clear()
            self.presenter.resume_fetch()

    def _leave(self) -> None:
        self._scope.start(self.presenter.forget_fetch(), name="leave a fetch")

    def _make_parts(self) -> Iterator[None]:
        """One part a turn of the loop, as each takes its time."""
        self.workspace.detail.make_body()
        yield
        self._add_history()
        yield
        work = self.presenter.services.portal_work
        if work is not None:
            self._add_operations(work)
            yield
        if self.presenter.services.decisions is not None:
            self._add_decisions()
            yield
        self._add_overview()
        yield

    def _add_history(self) -> None:
        self._imports.serve(self.workspace.imports, self.workspace.tabs)
        from ui.history import HistoryDesk

        HistoryDesk(self.workspace.history, self.presenter, self._scope, self._ask_place)

    def _add_operations(self, work: PortalWork) -> None:
        from ui.operations import OperationsDesk

        workspace = self.workspace
        operations = OperationsDesk(workspace.operations, work, self.presenter, self._scope, workspace.show_doubts)
        operations.take_deeds(self.deeds, lambda: workspace.tabs.setCurrentWidget(workspace.operations))
        self._add_corrections(work, operations.show_newest)

    def _add_corrections(self, work: PortalWork, show_operations: Callable[[Sequence[BucketKey]], object]) -> None:
        from ui.corrections.desk import CorrectionsDesk

        corrections = CorrectionsDesk(
            self.window,
            work,
            self.presenter,
            self.deeds,
            self.dialogs,
            self._scope,
            show_operations,
            self,
        )
        corrections.offer_for_imports(self.workspace.imports)

    def _add_decisions(self) -> None:
        from ui.decisions import DecisionsDesk

        workspace = self.workspace
        self.decisions = DecisionsDesk(self.window, self.presenter, self.deeds, self._scope, self._open, parent=self)
        self._link(self.window.actions_.undo.triggered, self.decisions.undo_last)
        knowledge, table, filling = self.decisions.knowledge, workspace.divergences, self._filling
        assert filling is not None
        knowledge.changed.connect(lambda: filling.know(knowledge.items, knowledge.today))
        knowledge.searched.connect(workspace.show_causes_searched)
        # Causes take their time: they are looked for from when the table is seen first.
        workspace.tabs.currentChanged.connect(lambda _: knowledge.want_causes() if table.isVisible() else None)
        if table.isVisible():
            knowledge.want_causes()

    def _add_overview(self) -> None:
        from ui.deadlines import DeadlinesDesk
        from ui.deadlines.desk import urgent
        from ui.overview.desk import OverviewDesk

        workspace, presenter = self.workspace, self.presenter
        overview = OverviewDesk(
            workspace.overview,
            presenter,
            self.deeds,
            self._scope,
            self._ask_picture,
            self._to_overview,
            workspace.fill_all,
        )
        decisions = presenter.services.decisions
        if decisions is not None:
            deadlines = DeadlinesDesk(
                workspace.deadlines, decisions.deadlines, presenter, self.deeds, self._scope, overview.open_month
            )
            deadlines.loaded.connect(overview.show_board)
            deadlines.loaded.connect(lambda board: workspace.show_urgent(urgent(board)))
            workspace.overview.deadlines_wanted.connect(lambda: workspace.tabs.setCurrentWidget(workspace.deadlines))

    def _to_overview(self) -> None:
        self.workspace.companies.choose(self.presenter.company_id)
        self.workspace.tabs.setCurrentWidget(self.workspace.overview)

    async def _ask_picture(self, name: str) -> Path | None:
        path = await self.dialogs.where_to_save_picture(name, await self._folder())
        if path is not None:
            self._keep_folder(path)
        return path

    def _show_detail_there(self, there: bool, shown: bool) -> None:
        self.window.actions_.show_detail(there=there, shown=shown)

    def _show_rows(self) -> None:
        self.workspace.show_rows(self.presenter.shown)
        self._hand_over()

    def _hand_over(self) -> None:
        if self._filling is not None:
            self._filling.hand_over()

    def _show_period(self) -> None:
        last_completed = YearMonth.last_completed(1, self.presenter.services.clock.today())[0]
        self.period.set_period(*self.presenter.period, last_completed)

    def _show_turning(self) -> None:
        """Tell that other months are on their way; until they are there, the window shows those before."""
        presenter = self.presenter
        if presenter.busy:
            return
        if presenter.turning_to is None:
            self._show_busy(False)
            return
        said = self.tr("Loading {months}… Until then {now} stays on screen.")
        said = said.format(months=formats.months(*presenter.turning_to), now=formats.months(*presenter.period))
        self.window.status.working(said, can_cancel=True)
        self.window.actions_.cancel.setEnabled(True)

    def _show_busy(self, busy: bool) -> None:
        self.window.actions_.set_ready(ready=not busy)
        can_stop = busy and self.presenter.can_stop
        self.window.actions_.cancel.setEnabled(can_stop)
        self.window.export_button.setEnabled(not busy)
        self.period.setEnabled(not busy)
        self.workspace.set_busy(busy=busy)
        self._progress = None
        if busy:
            self.window.status.working(self.tr("Working…"), can_cancel=can_stop)
        else:
            self.window.status.idle()

    def _show_progress(self, progress: Progress) -> None:
        presenter = self.presenter
        if presenter.busy:
            self._progress = progress
            self.window.status.working(
                texts.progress(progress, paused=presenter.paused, whole=True),
                progress.done,
                progress.total,
                can_cancel=presenter.can_stop,
                can_pause=presenter.can_pause,
                paused=presenter.paused,
                short=texts.progress(progress, paused=presenter.paused),
            )

    def _show_pause(self) -> None:
        pause = self.window.actions_.pause
        pause.setEnabled(self.presenter.can_pause)
        pause.setChecked(self.presenter.paused)
        if self._progress is not None and self.presenter.can_pause:
            self._show_progress(self._progress)

    def _show_trouble(self, overview: Overview) -> None:
        failed = sum(row.sums.failed for row in overview.matrix)
        colour = theme.state_colour(BucketStatus.DIVERGES, self.window.palette())
        self.window.status.set_trouble(COUNTS.months_not_fetched(failed) if failed else "", colour)

    def _show_freshness(self) -> None:
        fresh = self._freshness
        if fresh is None:
            return
        now = self.presenter.services.clock.now()
        erp = (
            self.tr("ERP: imported {ago}").format(ago=formats.ago(fresh.last_import, now))
            if fresh.last_import
            else self.tr("ERP: nothing imported yet")
        )
        portal = (
            self.tr("Portal: fetched {ago}").format(ago=formats.ago(fresh.last_fetch, now))
            if fresh.last_fetch
            else self.tr("Portal: not fetched yet")
        )
        self.window.status.set_freshness(f"{erp} · {portal}")

    # The window's own

    def _as_left(self) -> View:
        """Where the clerk was when the window was closed."""
        settings, presenter = self.window.settings, self.presenter
        period = remembered.period(settings, presenter.services.clock.today()) or presenter.period
        tab = remembered.number(settings, "tab") or 0
        return View(period, remembered.number(settings, "company"), None, tab)

    def _save(self) -> None:
        settings, view = self.window.settings, self.view
        remembered.keep_period(settings, *view.period, self.presenter.services.clock.today())
        settings.keep_text("tab", str(view.tab))
        settings.keep_text("company", "" if view.company_id is None else str(view.company_id))
        settings.keep_state("window", self.window.saveGeometry())
        self.workspace.save(settings)
