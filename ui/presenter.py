# SPDX-License-Identifier: MIT
"""What the window does, without a widget: one job at a time, and one consistent look at the store after each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.errors import BateCertoError
from domain.pause import Pause
from domain.ports import Dialect, Progress, ProgressSink, Stage
from ui import texts
from ui.detail_loading import DetailLoader, told_late
from ui.letting_go import let_go
from ui.names import Names, named
from ui.notice import Level, Notice
from ui.shown import Shown, bucket_to_show

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.use_cases.export_report import Report
    from domain.use_cases.review import Overview
    from domain.values import YearMonth
    from ui.services import Services
    from ui.tables.sheets import Sheets
    from ui.task_scope import TaskScope

Job = Callable[[ProgressSink], Awaitable[Notice | None]]

_WORTH_SEEING_S = 1.0
"""How long a part of a job takes before what the part before it kept is shown."""
_A_FRAME_S = 1 / 60
AFTER_THE_PAINTING_S = 0.05
"""When a painting has ended: a thread that makes objects in Python beside it would take turns from it."""


class Presenter(QObject):
    """Holds the period, the chosen company and bucket, and what is known of them.

    Signals:
        glimpsed(object, object): companies and matrix are there for the first time, in an Overview and what is shown
            of it, which have nothing else so far; refreshed comes next.
        companies_changed(object): an Overview of the period has other companies, or others of their states; it is on
            its way, and refreshed comes a turn later.
        refreshed: overview and shown are new.
        seen: what is new has had its time to be painted, and what else belongs to it may be looked up.
        shown_changed: shown is new, because another company was chosen.
        period_changed: the period is another one, with what is known of it; refreshed comes next.
        turning_changed: another period takes its time, or is there, or was given up; see turning_to.
        busy_changed(bool): whether a job is running; can_stop tells whether it may be cancelled.
        progressed(object): the running job's Progress.
        pause_changed: the running job can be held up, or no longer; or it is held up, or goes on.
        noticed(object): a Notice for the clerk.
        detail_loading, detail_failed(str), detail_ready(object): the chosen bucket's BucketDetail, None where gone.
        story_loading, story_failed(str), story_ready(object): its BucketStory, which comes after that.

    Attributes:
        make_sheets: what the tables show of a look at the store, made before anything of it is shown; None before
            there are tables.
        sheets: of the overview; None as long.
        names: what the companies of the store are called; those of the overview are called so already.
        in_turn: held by who reads what belongs to a look at the store; see ui.lookup. Several at once would share one
            interpreter, and the window would wait for each of them at every call into Qt. Who reads for somebody who
            waits does without, and so does the search for causes, which takes its time.
    """

    glimpsed = Signal(object, object)
    companies_changed = Signal(object)
    refreshed = Signal()
    seen = Signal()
    shown_changed = Signal()
    period_changed = Signal()
    turning_changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(object)
    pause_changed = Signal()
    noticed = Signal(object)
    detail_loading = Signal()
    detail_ready = Signal(object)
    detail_failed = Signal(str)
    story_loading = Signal()
    story_ready = Signal(object)
    story_failed = Signal(str)

    def __init__(self, services: Services, scope: TaskScope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.period = services.period
        self.overview: Overview | None = None
        self.shown = Shown([], [], [], [])
        self.make_sheets: Callable[[Overview], Awaitable[Sheets]] | None = None
        self.sheets: Sheets | None = None
        self.company_id: int | None = None
        self.key: BucketKey | None = None
        self._scope = scope
        self._job: asyncio.Task[None] | None = None
        self.can_stop = False
        self._stage: Stage | None = None
        self._look_ahead: asyncio.TimerHandle | None = None
        self._pause: Pause | None = None
        self.names = Names()
        self._loader = DetailLoader(services, scope, self, names=lambda: self.names)
        self._connect_loader()
        self._refreshing = False
        self._refresh_again = False
        self._telling_seen: asyncio.Task[None] | None = None
        self.in_turn = asyncio.Lock()
        self.turning_to: tuple[YearMonth, YearMonth] | None = None
        self._turning: asyncio.Task[None] | None = None

    def _connect_loader(self) -> None:
        loader = self._loader
        loader.loading.connect(self.detail_loading)
        loader.ready.connect(self.detail_ready)
        loader.failed.connect(self.detail_failed)
        loader.story_loading.connect(self.story_loading)
        loader.story_ready.connect(self.story_ready)
        loader.story_failed.connect(self.story_failed)

    # Jobs

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    def run(self, name: str, job: Job, *, can_stop: bool = True) -> bool:
        """Start a job and say so; False where another one is running.

        Args:
            can_stop: whether the clerk may cancel it half way.
        """
        if self._job is not None:
            return False
        self._stage = None
        self.can_stop = can_stop
        self._job = self._scope.start(self._run(job), name=name)
        self.busy_changed.emit(True)
        return True

    def cancel(self) -> None:
        """Stop the running job for good; what it kept so far stays. Where none runs, stay with the period shown."""
        if self._pause is not None:
            self._pause.given_up = True
        if not self.break_off() and self._turning is not None:
            self._turning.cancel()

    def break_off(self) -> bool:
        """As cancel, but a fetch can be gone on with later; False where nothing runs that can be stopped."""
        if self._job is None or not self.can_stop:
            return False
        self._job.cancel()
        return True

    def import_files(self, paths: list[Path]) -> None:
        """Import files, and the text files of folders, and reconcile."""
        from ui import jobs

        self.run("import", lambda progress: jobs.bring_in(self.services, self.period, paths, progress))

    def fetch(self, *, only_missing: bool = False) -> None:
        """Fetch the period from the portal, and reconcile: of the chosen company, or of all."""
        from ui import jobs

        ids = None if self.company_id is None else [self.company_id]
        self.run_fetch(
            "fetch",
            lambda progress, pause: jobs.fetch(
                self.services, self.period, ids, progress, only_missing=only_missing, pause=pause
            ),
        )

    def fetch_months(self, keys: Sequence[BucketKey]) -> None:
        """Fetch the months of those buckets again, and all between them, of their companies; and reconcile."""
        from ui import jobs

        ids = sorted({key.company_id for key in keys})
        months = min(key.month for key in keys), max(key.month for key in keys)
        self.run_fetch("fetch", lambda progress, pause: jobs.fetch(self.services, months, ids, progress, pause=pause))

    def resume_fetch(self) -> None:
        """Go on with the fetch that was cut short."""
        from ui import jobs

        self.run_fetch("resume", lambda progress, pause: jobs.resume(self.services, progress, pause))

    async def forget_fetch(self) -> None:
        """Leave the fetch that was cut short as it is."""
        try:
            await self.services.fetch_portal.forget_unfinished()
        except BateCertoError as error:
            self.noticed.emit(Notice(texts.error(error), Level.ERROR))

    def run_fetch(self, name: str, job: Callable[[ProgressSink, Pause], Awaitable[Notice | None]]) -> bool:
        """As run, for a job that the clerk may hold up while it asks the portal."""
        pause = Pause()
        if self.busy:
            return False
        self._pause = pause
        return self.run(name, lambda progress: job(progress, pause))

    @property
    def can_pause(self) -> bool:
        """Whether the running job is asking the portal, and may be held up."""
        return self._pause is not None and self._stage is Stage.FETCHING

    @property
    def paused(self) -> bool:
        """Whether the running job is held up."""
        return self._pause is not None and self._pause.on

    def hold_up(self, *, on: bool) -> None:
        """Hold the running job up between two questions, or let it go on."""
        if self._pause is not None:
            (self._pause.hold if on else self._pause.release)()
            self.pause_changed.emit()

    def reconcile(self) -> None:
        """Reconcile the period."""
        from ui import jobs

        self.run("reconcile", lambda progress: jobs.reconcile(self.services, self.period, progress))

    def export(self, report: Report, path: Path, dialect: Dialect) -> None:
        """Write a CSV of the period: of the chosen company, or of all."""
        from ui import jobs

        ids = None if self.company_id is None else [self.company_id]
        rows = self.overview.companies if self.overview else ()
        # Where there is only one, it is all of them.
        company = next((row.name for row in rows if row.id == self.company_id and len(rows) > 1), "")
        self.run(
            "export",
            lambda progress: jobs.export(self.services, self.period, ids, (report, path, dialect), progress, company),
        )

    async def catch_up(self) -> None:
        """Reconcile the period where values came in that no run has compared: nothing else may look compared."""
        try:
            behind = await self.services.reconcile.is_behind(*self.period)
        except BateCertoError as error:
            self.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        if behind and not self.busy:
            self.reconcile()
            # What is told after it must not be covered by its notice.
            if self._job is not None:
                await asyncio.wait([self._job])

    async def _run(self, job: Job) -> None:
        try:
            # The clerk means the months that were chosen last, though they are not on screen yet.
            while (turning := self._turning) is not None and not turning.done():
                await asyncio.wait([turning])
            await asyncio.to_thread(self.services.complete)
            notice = await job(self._progress)
        except asyncio.CancelledError:
            self.noticed.emit(
                Notice(self.tr("Stopped. What was kept until then stays; F5 reconciles it."), Level.WARNING)
            )
            raise
        except BateCertoError as error:
            notice = Notice(texts.error(error), Level.ERROR)
        finally:
            self._job = self._pause = None
            self._drop_look_ahead()
            self.busy_changed.emit(False)
            self.pause_changed.emit()
            self.refresh()
        if notice is not None:
            self.noticed.emit(notice)

    def _progress(self, progress: Progress) -> None:
        if progress.stage is not self._stage:
            before, self._stage = self._stage, progress.stage
            self.pause_changed.emit()
            self._drop_look_ahead()
            if before is not None and progress.stage in (Stage.FETCHING, Stage.COMPARING):
                # What the stage before kept is worth seeing, where this one does not end at once with a look of its
                # own: two looks and a job share one interpreter, and the window waits for all three.
                self._look_ahead = asyncio.get_running_loop().call_later(_WORTH_SEEING_S, self.refresh)
        self.progressed.emit(progress)

    def _drop_look_ahead(self) -> None:
        if self._look_ahead is not None:
            self._look_ahead.cancel()
            self._look_ahead = None

    # What is shown

    def set_period(self, first: YearMonth, last: YearMonth) -> None:
        """Show other months, once what is known of them is there: no figure stands under other months than its own."""
        if self._turning is not None:
            self._turning.cancel()
            self._turning = None
        if (first, last) != self.period:
            self._turning = self._scope.start(self._turn_to(first, last), name="another period")

    async def _turn_to(self, first: YearMonth, last: YearMonth) -> None:
        task = asyncio.current_task()
        try:
            with told_late(lambda: self._tell_turning((first, last))):
                overview, sheets = await self._look(first, last)
            self.period = first, last
            self.period_changed.emit()
            self._take(overview, sheets)
            if self._refreshing:
                # What is being looked at is of the months before.
                self._refresh_again = True
            self._scope.start(self.catch_up(), name="catch up")
        except BateCertoError as error:
            self.noticed.emit(Notice(texts.error(error), Level.ERROR))
        finally:
            if self._turning is task:
                self._turning = None
                self._tell_turning(None)

    def _tell_turning(self, to: tuple[YearMonth, YearMonth] | None) -> None:
        if to != self.turning_to:
            self.turning_to = to
            self.turning_changed.emit()

    def choose_company(self, company_id: int | None) -> None:
        """Show one company's part, or everything where None."""
        if company_id != self.company_id:
            self.company_id = company_id
            self._show()
            self.shown_changed.emit()

    def refresh(self) -> None:
        """Look at the store again; wishes that come while it is being looked at become one more look."""
        if self._refreshing:
            self._refresh_again = True
            return
        self._refreshing = True
        self._scope.start(self._refresh(), name="refresh")

    async def _refresh(self) -> None:
        period = self.period
        try:
            overview, sheets = await self._look(*period)
        except BateCertoError as error:
            self.noticed.emit(Notice(texts.error(error), Level.ERROR))
        else:
            before = self.overview
            if period == self.period and before is not None and overview.companies != before.companies:
                # Their list first, and the months after its painting: in one turn they would be felt.
                self.companies_changed.emit(overview)
                await asyncio.sleep(_A_FRAME_S)
            if period == self.period:
                self._take(overview, sheets)
        finally:
            self._refreshing = False
            if self._refresh_again:
                self._refresh_again = False
                self.refresh()

    async def _look(self, first: YearMonth, last: YearMonth) -> tuple[Overview, Sheets | None]:
        look = self.services.review.overview
        # Only at first there is nothing to look at meanwhile; and other months come whole.
        is_first = self.overview is None and (first, last) == self.period
        overview = await (look(first, last, self._glimpse) if is_first else look(first, last))
        overview, self.names = await asyncio.to_thread(named, overview)
        return overview, await self.make_sheets(overview) if self.make_sheets is not None else None

    def _glimpse(self, overview: Overview) -> None:
        if overview.companies and self.overview is None:
            told, _ = named(overview)
            here = {row.id for row in told.companies}
            self.glimpsed.emit(told, Shown.of(told, self.company_id if self.company_id in here else None))

    def take_sheets(self, sheets: Sheets) -> None:
        """Have other sheets of the same overview; nobody is told."""
        self.sheets = sheets
        self._show()

    def _take(self, overview: Overview, sheets: Sheets | None) -> None:
        if self.overview is not None:
            self._scope.start(let_go(self.overview), name="let go")
        self.overview, self.sheets = overview, sheets
        self._show()
        self.refreshed.emit()
        if self._telling_seen is not None:
            self._telling_seen.cancel()
        self._telling_seen = self._scope.start(self._tell_seen(), name="seen")
        if self.key is not None:
            self.show_detail(self.key)

    async def _tell_seen(self) -> None:
        await asyncio.sleep(AFTER_THE_PAINTING_S)
        self.seen.emit()

    def _show(self) -> None:
        if self.overview is None:
            return
        if self.company_id not in {None, *(row.id for row in self.overview.companies)}:
            self.company_id = None
        self.shown = Shown.of(self.overview, self.company_id, self.sheets)

    # One bucket

    def show_cell(self, company_id: int, month: YearMonth | None) -> BucketKey | None:
        """Show the bucket that a cell of the overview stands for, and say which it is."""
        key = bucket_to_show(self.overview, company_id, month) if self.overview and month else None
        self.show_detail(key)
        return key

    def show_detail(self, key: BucketKey | None) -> None:
        """Show one bucket with its workers and its story, or nothing."""
        self.key = key
        self._loader.load(key)
