# SPDX-License-Identifier: MIT
"""One opened program in a window: its desk, its events, its tasks; and closing them so that nothing of it stays."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from app.composition import Program
from app.crash import CrashReporter
from domain.events import Event
from ui.desk import Desk, View
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.presenter import Presenter
from ui.recovery import RecoveryDesk
from ui.task_scope import TaskScope


class Opened(QObject):
    """From an open store to its closing.

    Attributes:
        desk: the window's wiring; there from show on.
    """

    desk: Desk

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

    def show(self, try_demo: Callable[[], None], dialogs: Dialogs, view: View | None) -> None:
        """Fill the window, beginning where the view says."""
        services = self.program.services
        presenter = Presenter(services, self._scope, self)
        self.desk = Desk(self._window, presenter, self._scope, try_demo, dialogs, view)
        self.desk.open()
        self._events.start(self.program.deliver(self._refresh), name="events")
        if services.recovery is not None:
            self._recovery = RecoveryDesk(self._window, services.recovery, self._scope, self._chance)
            self._scope.start(self._recovery.remind(), name="recovery phrase")

    async def aclose(self) -> None:
        """End what is under way, let go of the window, and close the program."""
        await self._scope.aclose()
        await self._events.aclose()
        _close_dialogs(self._window)
        if self._recovery is not None:
            self._recovery.close()
        self.desk.close()
        await self.program.aclose()
        self.deleteLater()

    async def _refresh(self, _number: int, _event: Event) -> None:
        """Show what another program, or an earlier job, changed. A running job refreshes by itself."""
        if not self.desk.presenter.busy:
            self.desk.presenter.refresh()


def _close_dialogs(window: MainWindow) -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
