# SPDX-License-Identifier: MIT
"""The schedule: how often the portal is fetched without being asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from domain.deadlines import Calendar
from domain.errors import BateCertoError
from domain.preferences import FETCH_HOURS
from domain.use_cases.schedule import is_near_deadline, next_fetch
from ui import formats, texts
from ui.preferences import titles
from ui.preferences.page import SettingsPage

if TYPE_CHECKING:
    from domain.ports import PreferencesStore
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope


class SchedulePage(SettingsPage):
    """One choice, what it means, and when it is next.

    Args:
        scope: of the opened program.
    """

    def __init__(
        self, preferences: PreferencesStore, presenter: Presenter, scope: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(titles.schedule(), parent)
        self._preferences = preferences
        self._presenter = presenter
        self._scope = scope
        self._hours = QComboBox()
        self._hours.setAccessibleName(self.tr("Fetch the portal"))
        for hours in FETCH_HOURS:
            self._hours.addItem(
                self.tr("every %n hour(s)", None, hours) if hours else self.tr("only when asked"), hours
            )
        self.add_text(
            self.tr(
                "While its window is open, BateCerto can fetch the portal and reconcile by itself: the months shown, "
                "of the companies that have a token. It waits for a running job, and tells only what changed."
            )
        )
        name = QLabel(self.tr("&Fetch the portal"))
        name.setBuddy(self._hours)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._hours)
        row.addStretch(1)
        self.column.addLayout(row)
        self._near = self.add_text(
            self.tr("On the last days before the values of both regimes have to be declared, it fetches every hour.")
        )
        self._next = self.add_text("")
        self.add_said()
        self.column.addStretch(1)
        self._hours.activated.connect(lambda _: scope.start(self._keep(), name="keep the schedule"))
        presenter.refreshed.connect(self._show_next)

    def arrive(self) -> None:
        """Show what is chosen."""
        self._scope.start(self._load(), name="schedule")

    async def _load(self) -> None:
        chosen = await asyncio.to_thread(self._preferences.load)
        self._hours.setCurrentIndex(self._hours.findData(chosen.fetch_hours))
        self._show_next()

    async def _keep(self) -> None:
        hours = self._hours.currentData()
        try:
            chosen = await asyncio.to_thread(self._preferences.load)
            await asyncio.to_thread(self._preferences.save, replace(chosen, fetch_hours=hours))
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        self.say("")
        self._show_next()

    @property
    def _calendar(self) -> Calendar:
        decisions = self._presenter.services.decisions
        return decisions.deadlines.calendar if decisions else Calendar()

    def _show_next(self) -> None:
        clock, overview = self._presenter.services.clock, self._presenter.overview
        now = clock.now()
        at = next_fetch(
            self._hours.currentData(),
            now=now,
            today=clock.today(),
            last_fetch=overview.freshness.last_fetch if overview is not None else None,
            calendar=self._calendar,
        )
        if at is None:
            said = self.tr("The portal is fetched only when you ask for it.")
        elif at <= now:
            said = self.tr("The next time is within a minute.")
        else:
            said = self.tr("The next time is {when}.").format(when=formats.date_time(at))
        if at is not None and is_near_deadline(clock.today(), self._calendar):
            said += " " + self.tr("A deadline is near: every hour.")
        # Where nothing is fetched by itself, nothing is fetched every hour either.
        self._near.setVisible(at is not None)
        self._next.setText(said)
        self._next.setAccessibleName(said)
