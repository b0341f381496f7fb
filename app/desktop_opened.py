# SPDX-License-Identifier: MIT
"""One opened program in a window: its desk, its events, its tasks; and closing them so that nothing of it stays."""

from __future__ import annotations

import asyncio
import importlib
import random
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QMetaObject, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from ui.desk import Desk, View
from ui.keeping import keep_backed_up
from ui.presenter import AFTER_THE_PAINTING_S, Presenter
from ui.schedule import Schedule
from ui.task_scope import TaskScope

if TYPE_CHECKING:
    from app.composition import Program
    from app.crash import CrashReporter
    from domain.events import Event
    from ui.dialogs import Dialogs
    from ui.main_window import MainWindow
    from ui.preferences import PreferencesDesk
    from ui.recovery import RecoveryDesk

_CALM_MS = 3_000
_LONGEST_MS = 30_000
_LONGEST_FIRST_LOOK_S = 3.0


class Opened(QObject):
    """From an open store to its closing.

    Attributes:
        desk: the window's wiring; schedule: what is fetched by itself; both there from show on.

    Signals:
        restore_wanted(object): the path of a backup that is to be used.
        lock_wanted: now. lock_changed: the time after which to do so by itself.
    """

    restore_wanted = Signal(object)
    lock_wanted = Signal()
    lock_changed = Signal()
    desk: Desk
    schedule: Schedule

    def __init__(
        self, program: Program, window: MainWindow, scope: TaskScope, reporter: CrashReporter, chance: random.Random
    ) -> None:
        super().__init__(window)
        self.program = program
        self._window = window
        self._chance = chance
        self._scope = TaskScope(self, outer=scope)
        # Of its own: it always runs, and the window is not busy for that.
        self._events = TaskScope(self)
        self._events.failed.connect(lambda name, error: reporter.report(error, f"task {name}"))
        self._recovery: RecoveryDesk | None = None
        self._preferences: PreferencesDesk | None = None
        self._links: list[QMetaObject.Connection] = []
        self._let_go = False
        self._seen = asyncio.Event()
        self._told_of = QElapsedTimer()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._look_again)

    def show(self, try_demo: Callable[[], None], dialogs: Dialogs, view: View | None) -> None:
        """Fill the window, beginning where the view says."""
        services = self.program.services
        presenter = Presenter(services, self._scope, self)
        self.desk = Desk(self._window, presenter, self._scope, try_demo, dialogs, view)
        presenter.refreshed.connect(self._seen.set)
        self.desk.open()
        self._start_behind(lambda: self.program.deliver(self._refresh), "events")
        self._start_behind(self._settle, "settling")
        self.schedule = Schedule(presenter, self)
        self._start_behind(self.schedule.run, "schedule")
        self._start_behind(self._keep_backed_up, "backups")
        if services.recovery is not None:
            self._start_behind(self._remind, "recovery phrase")
        actions = self._window.actions_
        actions.lock.setEnabled(self.can_lock)
        self._links = [
            actions.settings.triggered.connect(
                lambda: self._scope.start(self._open_preferences(), name="open settings")
            ),
            self._window.settings_wanted.connect(
                lambda page: self._scope.start(self._open_preferences(page), name="open settings")
            ),
            actions.lock.triggered.connect(self.lock_wanted),
        ]

    def _start_behind(self, work: Callable[[], Coroutine[None, None, None]], name: str) -> None:
        """Begin something once the first look at the store is shown: beside it, each would take turns from it."""

        async def behind() -> None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._seen.wait(), _LONGEST_FIRST_LOOK_S)
            await asyncio.sleep(AFTER_THE_PAINTING_S)
            await asyncio.to_thread(self.program.services.complete)
            await work()

        self._events.start(behind(), name=name)

    async def _remind(self) -> None:
        recovery = await self._ready_recovery()
        if recovery is not None:
            self._scope.start(recovery.remind(), name="recovery phrase")

    async def _ready_recovery(self) -> RecoveryDesk | None:
        """What shows the recovery phrase; None where the store is not encrypted."""
        phrase = self.program.services.recovery
        if self._recovery is None and phrase is not None:
            await asyncio.to_thread(importlib.import_module, "ui.recovery")
            from ui.recovery import RecoveryDesk

            if self._recovery is None:
                self._recovery = RecoveryDesk(self._window, phrase, self._scope, self._chance)
        return self._recovery

    async def _settle(self) -> None:
        await self.program.portal_work.settle.run()

    async def _keep_backed_up(self) -> None:
        keep_safe = self.program.services.keep_safe
        if keep_safe is not None:
            await keep_backed_up(keep_safe, self.desk.presenter, self.desk.notify)

    @property
    def can_lock(self) -> bool:
        """Whether closing the store keeps anybody out."""
        return self.program.key is not None

    async def idle(self) -> None:
        """Wait until no job is running; one that is held up breaks off, since nobody may be there to let it go on."""
        presenter = self.desk.presenter
        ended = asyncio.Event()
        presenter.busy_changed.connect(lambda _: ended.set())
        presenter.pause_changed.connect(ended.set)
        while presenter.busy:
            if presenter.paused:
                presenter.break_off()
            await ended.wait()
            ended.clear()

    async def aclose(self) -> None:
        """End what is under way, let go of the window, and close the program. Doing it again goes on with it."""
        await self._scope.aclose()
        await self._events.aclose()
        self._calm.stop()
        if not self._let_go:
            self._let_go = True
            self._leave_window()
        await self.program.aclose()

    def _leave_window(self) -> None:
        for link in self._links:
            QObject.disconnect(link)
        self._window.actions_.lock.setEnabled(False)
        if self._preferences is not None:
            self._preferences.close()
        _close_dialogs(self._window)
        if self._recovery is not None:
            self._recovery.close()
        self.desk.close()
        self.deleteLater()

    async def _open_preferences(self, page: str = "") -> None:
        if self._preferences is None:
            await asyncio.to_thread(importlib.import_module, "ui.preferences")
            from ui.preferences import PreferencesDesk

            recovery = await self._ready_recovery()
            made = PreferencesDesk(self._window, self.desk.presenter, recovery, self._scope)
            made.restore_wanted.connect(self.restore_wanted)
            made.lock_wanted.connect(self.lock_wanted)
            made.lock_changed.connect(self.lock_changed)
            self._preferences = made
        self._preferences.open(page)

    async def _refresh(self, _number: int, _event: Event) -> None:
        """Show what another program, or an earlier job, changed. A running job refreshes by itself.

        A fetch of many months leaves an event for each of them: the store is looked at once when they have come, and
        now and then while they come, or else the looks follow one another and nothing slower comes to its end.
        """
        if self.desk.presenter.busy:
            return
        if not self._told_of.isValid():
            self._told_of.start()
        if not self._calm.isActive() or not self._told_of.hasExpired(_LONGEST_MS):
            self._calm.start()

    def _look_again(self) -> None:
        self._told_of.invalidate()
        if not self.desk.presenter.busy:
            self.desk.presenter.refresh()


def _close_dialogs(window: MainWindow) -> None:
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
