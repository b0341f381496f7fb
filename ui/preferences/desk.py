# SPDX-License-Identifier: MIT
"""Opens the settings and connects their pages with the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.values import YearMonth
from ui.preferences import titles
from ui.preferences.appearance import AppearancePage
from ui.preferences.backups import BackupsPage
from ui.preferences.companies import CompaniesPage
from ui.preferences.data import DataPage
from ui.preferences.deadlines import DeadlinesPage
from ui.preferences.diagnostics import DiagnosticsPage
from ui.preferences.dialog import Plan, SettingsDialog
from ui.preferences.portal import PortalPage
from ui.preferences.privacy import PrivacyPage
from ui.preferences.schedule import SchedulePage
from ui.preferences.tolerance import TolerancePage
from ui.settings import LOCK_AFTER, lock_after

if TYPE_CHECKING:
    from domain.use_cases.keep_safe import KeepSafe
    from ui.main_window import MainWindow
    from ui.presenter import Presenter
    from ui.recovery import RecoveryDesk
    from ui.task_scope import TaskScope


class PreferencesDesk(QObject):
    """The wiring of the settings of an opened program.

    Args:
        recovery: None where the store is not encrypted.
        scope: of the opened program.

    Signals:
        restore_wanted(object): the path of a backup that is to be used.
        lock_wanted: now.
        lock_changed: after how many minutes; see ui.settings.
    """

    restore_wanted = Signal(object)
    lock_wanted = Signal()
    lock_changed = Signal()

    def __init__(
        self, window: MainWindow, presenter: Presenter, recovery: RecoveryDesk | None, scope: TaskScope
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._recovery = recovery
        self._scope = scope
        self._dialog: SettingsDialog | None = None
        presenter.busy_changed.connect(self._show_busy)

    def open(self, page: str = "") -> None:
        """Show the settings, in front.

        Args:
            page: the name of what is to be shown of them in ui.preferences.titles; what was shown last where empty.
        """
        if self._dialog is None:
            self._dialog = SettingsDialog(self._plans(), self._scope, self._window)
            self._dialog.set_ready(ready=not self._presenter.busy)
        if page:
            self._dialog.turn_to(getattr(titles, page)())
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Take the settings away."""
        if self._dialog is not None:
            # It asks nothing then: the data is being closed.
            self._dialog.done(0)
            self._dialog.deleteLater()
            self._dialog = None
        self.deleteLater()

    def _plans(self) -> Sequence[Plan]:
        services, presenter, scope = self._presenter.services, self._presenter, self._scope
        safe, retention, deliveries = services.keep_safe, services.retention, services.deliveries
        plans: list[Plan] = [(titles.privacy(), self._privacy)]
        setup, appearance = services.companies, self._window.appearance
        if setup is not None:
            plans.insert(0, (titles.companies(), lambda: CompaniesPage(setup, presenter, scope)))
            plans.insert(1, (titles.tolerance(), lambda: TolerancePage(setup, presenter, scope)))
        plans.append((titles.appearance(), lambda: AppearancePage(appearance)))
        at = services.portal_at
        if at is not None:
            plans.append((titles.portal(), lambda: PortalPage(presenter, at, scope)))
            plans.append((titles.schedule(), lambda: SchedulePage(services.preferences, presenter, scope)))
        decisions = services.decisions
        if decisions is not None:
            calendar = decisions.deadlines.calendar
            plans.append((titles.deadlines(), lambda: DeadlinesPage(services.preferences, calendar, presenter, scope)))
        if safe is not None:
            plans.append((titles.backups(), lambda: self._backups(safe)))
        if retention is not None:
            last = YearMonth.last_completed(1, services.clock.today())[0]
            plans.append((titles.old_months(), lambda: DataPage(retention, last, presenter, scope)))
        if deliveries is not None:
            plans.append((titles.diagnostics(), lambda: DiagnosticsPage(deliveries, safe, presenter, scope)))
        return plans

    def _backups(self, safe: KeepSafe) -> BackupsPage:
        page = BackupsPage(safe, self._presenter, self._scope)
        page.restore_wanted.connect(self.restore_wanted)
        return page

    def _privacy(self) -> PrivacyPage:
        page = PrivacyPage(self._presenter.services.protection, lock_after(self._window.settings))
        page.lock_after_chosen.connect(self._keep_lock)
        page.lock_wanted.connect(self.lock_wanted)
        recovery = self._recovery
        if recovery is not None:
            page.words_wanted.connect(lambda: recovery.show_words(page.window()))
            page.check_wanted.connect(lambda: recovery.check_words(page.window()))
            recovery.checked.connect(lambda: page.set_checked(checked=True))
            self._scope.start(self._tell_checked(page, recovery), name="recovery phrase")
        return page

    async def _tell_checked(self, page: PrivacyPage, recovery: RecoveryDesk) -> None:
        page.set_checked(checked=await recovery.was_checked())

    def _keep_lock(self, minutes: int) -> None:
        self._window.settings.keep_text(LOCK_AFTER, str(minutes) if minutes else "")
        self.lock_changed.emit()

    def _show_busy(self, busy: bool) -> None:
        if self._dialog is not None:
            self._dialog.set_ready(ready=not busy)
