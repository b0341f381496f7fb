# SPDX-License-Identifier: MIT
"""Fetches and reconciles by itself, as often as the clerk chose, while the window runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.errors import BateCertoError
from domain.portal_record import FetchState

if TYPE_CHECKING:
    from domain.pause import Pause
    from domain.ports import ProgressSink
    from ui.notice import Notice
    from ui.presenter import Presenter

_BETWEEN_S = 60.0
_log = logging.getLogger(__name__)
Wait = Callable[[float], Awaitable[object]]


class Schedule(QObject):
    """Looks from time to time whether a fetch is due. It waits for a running job, and tells only what changed.

    Attributes:
        next_at: when it fetches next, None where never.

    Signals:
        planned: next_at is another.
    """

    planned = Signal()

    def __init__(self, presenter: Presenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._failed_at: datetime | None = None
        self.next_at: datetime | None = None

    async def run(self, wait: Wait = asyncio.sleep) -> None:
        """Fetch when it is due, until cancelled."""
        while True:
            try:
                await self.look()
            except BateCertoError as error:
                _log.warning("the schedule could not be followed: %s", type(error).__name__)
            await wait(_BETWEEN_S)

    async def look(self) -> None:
        """Plan the next fetch, and begin it where it is due and no job is running."""
        from domain.deadlines import Calendar
        from domain.use_cases.schedule import next_fetch

        services, presenter = self._presenter.services, self._presenter
        chosen = await asyncio.to_thread(services.preferences.load)
        fresh = presenter.overview.freshness if presenter.overview is not None else None
        now = services.clock.now()
        at = next_fetch(
            chosen.fetch_hours,
            now=now,
            today=services.clock.today(),
            last_fetch=fresh.last_fetch if fresh is not None else None,
            failed_at=self._failed_at,
            calendar=services.decisions.deadlines.calendar if services.decisions else Calendar(),
        )
        if at != self.next_at:
            self.next_at = at
            self.planned.emit()
        # Before the first look at the store it is not known when it was fetched last.
        if at is None or at > now or fresh is None or not fresh.companies or presenter.busy:
            return
        companies = await services.credentials.fetchable()
        if companies and not presenter.busy:
            presenter.run_fetch("scheduled fetch", lambda progress, pause: self._fetch(companies, progress, pause))

    async def _fetch(self, companies: list[int], progress: ProgressSink, pause: Pause) -> Notice | None:
        from ui import jobs

        presenter = self._presenter
        # Until it ended well it counts as failed, whatever ends it, so that it is not begun again at once.
        self._failed_at = presenter.services.clock.now()
        summary, notice = await jobs.fetch_quietly(presenter.services, presenter.period, companies, progress, pause)
        if summary.count(FetchState.FAILED) < len(summary.outcomes):
            self._failed_at = None
        return notice
