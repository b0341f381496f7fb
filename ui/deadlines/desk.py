# SPDX-License-Identifier: MIT
"""Connects the Deadlines tab with the program: loads what is due as of today, and opens a company's month."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from domain.errors import BateCertoError
from domain.use_cases.deadlines import Board, Deadlines, Standing
from domain.values import YearMonth
from ui import texts
from ui.deadlines.tables import DueKey, DueRows
from ui.lookup import Lookup, Turn
from ui.notice import Level, Notice

if TYPE_CHECKING:
    from ui.deadlines.view import DeadlinesView
    from ui.deeds import Deeds
    from ui.names import Names
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

MONTHS = 12
_MINUTE_MS = 60_000
_NEAR_DAYS = 2


class DeadlinesDesk(QObject):
    """The wiring of the Deadlines tab. It is about today, whatever period the other tabs show.

    Args:
        open_month: shows a company's month in the window.
        tell: how many deadlines are past or within two days.

    Signals:
        loaded(object): the Board as it is now.
    """

    loaded = Signal(object)

    def __init__(
        self,
        view: DeadlinesView,
        deadlines: Deadlines,
        presenter: Presenter,
        deeds: Deeds,
        scope: TaskScope,
        open_month: Callable[[int, YearMonth], object],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._deadlines = deadlines
        self._presenter = presenter
        self._deeds = deeds
        self._scope = scope
        self._open_month = open_month
        self._lookup = Lookup(presenter, scope, self._load, "deadlines", self)
        self._day: date | None = None
        view.opened.connect(self._open)
        for table in (view.dues, view.silent):
            table.set_row_menu(self._menu)
        presenter.shown_changed.connect(lambda: view.set_company(presenter.company_id))
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self._look_at_the_day)
        self._timer.start()
        self._lookup.follow()

    async def _load(self, turn: Turn) -> None:
        today = self._presenter.services.clock.today()
        now = YearMonth.of(today)
        first = YearMonth.last_completed(MONTHS, today)[0]
        try:
            async with turn:
                board = await self._deadlines(first, now)
                if self._presenter.names:
                    board = await asyncio.to_thread(_told, board, self._presenter.names)
                self._view.set_company(self._presenter.company_id)
                rows = await asyncio.to_thread(DueRows.of, self._view.dues_of(board), board.today)
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        self._day = today
        self._view.set_board(board, rows)
        self.loaded.emit(board)

    def _look_at_the_day(self) -> None:
        """At midnight every countdown is another."""
        if self._presenter.services.clock.today() != self._day:
            self._lookup.follow()

    def _open(self, key: DueKey) -> None:
        self._open_month(key.company_id, key.month)

    def _menu(self, chosen: Sequence[DueKey], parent: QWidget) -> QMenu:
        """What can be done about the groups of the months chosen."""
        overview = self._presenter.overview
        places = {(key.company_id, key.month) for key in chosen}
        rows = [] if overview is None else [row for place in sorted(places) for row in overview.in_month(*place)]
        return self._deeds.menu([row.key for row in rows], parent)


def _told(board: Board, names: Names) -> Board:
    """The same board with companies told apart from others of their names."""
    return replace(
        board,
        dues=tuple(names.tell(board.dues, lambda one: one.company_id)),
        silent=tuple(names.tell(board.silent, lambda one: one.company_id)),
        notices=tuple(names.tell(board.notices, lambda one: one.company_id)),
        late=tuple(names.tell(board.late, lambda one: one.company_id)),
    )


def urgent(board: Board) -> int:
    """How many companies have something past, or one that ends within two days."""
    dues = [
        *board.late,
        *(one for one in board.dues if one.days_left <= _NEAR_DAYS and one.standing is not Standing.DONE),
    ]
    return len({one.company_id for one in dues})
