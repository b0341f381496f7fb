# SPDX-License-Identifier: MIT
"""One dialog at a time, filled from the store now and whenever that changed, and the jobs that follow from it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from domain.errors import BateCertoError
from domain.use_cases.correct import Correction
from domain.use_cases.deliver import DeliveryPlan
from ui import texts
from ui.dialogs import answered
from ui.notice import Level, Notice
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.ports import ProgressSink
    from domain.values import Rate, YearMonth
    from ui.corrections.frame import PlanDialog
    from ui.main_window import MainWindow
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

Fill = Callable[[], Awaitable[None]]
Work = Callable[[], Coroutine[None, None, None]]
P = TypeVar("P", Correction, DeliveryPlan)


class Asking(QObject):
    """What the ways of correcting share: the window, the dialog in front, and the presenter's one job.

    Args:
        scope: of the opened program.
    """

    def __init__(self, window: MainWindow, presenter: Presenter, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self.window = window
        self.presenter = presenter
        self._scope = scope
        self._task: asyncio.Task[None] | None = None
        self._shown: PlanDialog | None = None
        self._fill: Fill | None = None
        self._filling: asyncio.Task[None] | None = None
        presenter.refreshed.connect(self.fill_again)
        presenter.busy_changed.connect(self._show_busy)

    def begin(self, work: Work, name: str) -> None:
        """Begin with something else; what was asked before is let go, unless it must stay until it has ended."""
        if self._shown is not None and self._shown.must_stay:
            return
        if self._task is not None:
            self._task.cancel()
        self._task = self._scope.start(work(), name=name)

    async def agreed(self, dialog: PlanDialog, fill: Fill) -> bool:
        """Show a dialog with what fill puts into it; whether it was agreed to."""
        dialog.set_ready(ready=not self.presenter.busy)
        self._shown, self._fill = dialog, fill
        self.fill_again()
        try:
            return await answered(dialog)
        finally:
            if self._shown is dialog:
                self._shown = self._fill = None
                self._stop_filling()

    def is_shown(self, dialog: PlanDialog) -> bool:
        """Whether it is still there: a window that is locked takes its dialogs away."""
        return self._shown is dialog

    def fill_again(self) -> None:
        """Put into the dialog in front what there is now."""
        if self._fill is not None:
            self._stop_filling()
            self._filling = self._scope.start(self._filled(self._fill), name="plan")

    def run(self, name: str, job: Callable[[ProgressSink], Awaitable[Notice | None]]) -> None:
        """Run a job that cannot be stopped half way; say so where another one is in its way."""
        if not self.presenter.run(name, job, can_stop=False):
            self.presenter.noticed.emit(Notice(sentences.another_job(), Level.WARNING))

    def company(self, company_id: int) -> str:
        """A company's name, as the window shows it."""
        overview = self.presenter.overview
        names = {row.id: row.name for row in overview.companies} if overview is not None else {}
        return names.get(company_id, "")

    def told(self, plans: Sequence[P]) -> list[P]:
        """The same plans, with their companies told apart from others of their names."""
        return self.presenter.names.tell(plans, lambda plan: plan.company_id)

    def held(self) -> dict[tuple[int, YearMonth], frozenset[Rate]]:
        """The rates that the ERP has, by company and month, of the months shown."""
        rates: dict[tuple[int, YearMonth], set[Rate]] = {}
        overview = self.presenter.overview
        for row in overview.buckets if overview is not None else ():
            if row.erp_workers or row.erp_remuneration.cents or row.erp_contribution.cents:
                rates.setdefault((row.key.company_id, row.key.month), set()).add(row.key.rate)
        return {place: frozenset(found) for place, found in rates.items()}

    def _stop_filling(self) -> None:
        if self._filling is not None:
            self._filling.cancel()
            self._filling = None

    async def _filled(self, fill: Fill) -> None:
        try:
            await fill()
        except BateCertoError as error:
            if self._shown is not None:
                self._shown.show_error(texts.error(error))

    def _show_busy(self, busy: bool) -> None:
        if self._shown is not None:
            self._shown.set_ready(ready=not busy)
