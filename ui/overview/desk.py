# SPDX-License-Identifier: MIT
"""Connects the overview with the program: signatures, deadlines, sums, the chart, its picture, and menus."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from domain.errors import BateCertoError
from domain.values import YearMonth
from ui import texts
from ui.lookup import Lookup, Turn
from ui.notice import Level, Notice
from ui.overview import chart, soon
from ui.overview.chart_pane import ChartPane
from ui.overview.figures import MonthBar, MonthFigures, bars, month_figures
from ui.overview.filters import Known

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.sign_off import Place, SignVerb
    from domain.use_cases.deadlines import Board
    from ui.deeds import Deeds
    from ui.overview.view import OverviewView
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_SUFFIXES = (".png", ".pdf")
AskPicture = Callable[[str], Awaitable[Path | None]]


class OverviewDesk(QObject):
    """The wiring of the overview beyond its rows.

    Args:
        ask_picture: asks for the file to write, under a name that is proposed; None where the clerk thought better.
        to_front: brings the overview to the front.
        fill: has the overview show what it is still waiting for behind another tab.
    """

    def __init__(
        self,
        view: OverviewView,
        presenter: Presenter,
        deeds: Deeds,
        scope: TaskScope,
        ask_picture: AskPicture,
        to_front: Callable[[], object],
        fill: Callable[[], object],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._presenter = presenter
        self._deeds = deeds
        self._scope = scope
        self._ask_picture = ask_picture
        self._to_front = to_front
        self._fill = fill
        self._wanted: Place | None = None
        self._board: Board | None = None
        self._signed: dict[Place, SignVerb] = {}
        self._lookup = Lookup(presenter, scope, self._load, "signatures", self)
        self._drawing: asyncio.Task[None] | None = None
        self._bars: list[MonthBar] = []
        self._pane = ChartPane()
        view.set_figures(self._figures)
        view.add_chart(self._pane)
        view.menu_wanted.connect(self._show_menu)
        view.shown_changed.connect(self._draw)
        view.cell_selected.connect(self._on_cell)
        self._pane.scope_changed.connect(self._draw)
        self._pane.month_chosen.connect(self._go_to_month)
        self._pane.picture_wanted.connect(lambda: self._scope.start(self._save_picture(), name="save a picture"))
        presenter.refreshed.connect(self._go_where_wanted)
        self._lookup.follow()
        self._draw()

    def show_board(self, board: Board) -> None:
        """Take the deadlines, for the filters and the countdown."""
        self._board = board
        self._view.set_countdown(*soon.countdown(board), late=soon.is_loud(board))
        self._tell_known()

    def open_month(self, company_id: int, month: YearMonth) -> None:
        """Show a company's month, in a longer period where it needs one; a month that is still going on has no cell."""
        presenter = self._presenter
        if presenter.company_id not in (None, company_id):
            presenter.choose_company(company_id)
        first, last = presenter.period
        self._wanted = company_id, month
        self._to_front()
        if first <= month <= last:
            self._go_where_wanted()
        elif month <= YearMonth.last_completed(1, presenter.services.clock.today())[0]:
            presenter.set_period(min(first, month), max(last, month))
        else:
            self._go_where_wanted()

    def _go_where_wanted(self) -> None:
        if self._wanted is None:
            return
        (company_id, month), self._wanted = self._wanted, None
        self._fill()
        if company_id not in {row.company_id for row in self._view.shown}:
            self._view.clear_filters()
        if not self._view.select_cell(company_id, month):
            self._view.select_cell(company_id, None)
        self._view.table().setFocus()
        self._presenter.show_cell(company_id, month)

    # Signatures

    async def _load(self, turn: Turn) -> None:
        decisions = self._presenter.services.decisions
        if decisions is None:
            return
        try:
            async with turn:
                found = await decisions.sign_off.months(*self._presenter.period)
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        signed = {place: event.what for place, event in found.items()}
        if signed != self._signed:
            self._signed = signed
            self._tell_known()

    def _tell_known(self) -> None:
        board = self._board
        if board is None:
            self._view.set_known(Known(self._signed))
        else:
            self._view.set_known(Known(self._signed, board.regimes, soon.companies(board), soon.late(board)))

    # Sums and menus

    def _figures(self, company_id: int, month: YearMonth) -> MonthFigures | None:
        overview = self._presenter.overview
        return None if overview is None else month_figures(overview.in_month(company_id, month))

    def _keys(self, company_id: int, month: YearMonth | None) -> list[BucketKey]:
        overview = self._presenter.overview
        if overview is None:
            return []
        if month is not None:
            return [row.key for row in overview.in_month(company_id, month)]
        return [row.key for row in overview.buckets if row.key.company_id == company_id]

    def _show_menu(self, company_id: int, month: YearMonth | None, where: QPoint) -> None:
        menu = self._deeds.menu(self._keys(company_id, month), self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    # The chart

    def _on_cell(self, _company: int, _month: YearMonth | None) -> None:
        if self._pane.of_selected:
            self._draw()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        overview = self._presenter.overview
        if overview is not None and self._view.shows_chart:
            self._drawing = self._scope.start(self._add_up(), name="chart")

    async def _add_up(self) -> None:
        overview = self._presenter.overview
        assert overview is not None
        shown = {row.company_id: row.company for row in self._view.shown}
        months = list(YearMonth.range(*self._presenter.period))
        at = self._view.current_cell()
        company = shown.get(at[0]) if self._pane.of_selected and at is not None else None
        ids = {at[0]} if company is not None and at is not None else set(shown)
        if len(shown) == 1:
            company = next(iter(shown.values()))
        self._bars = await asyncio.to_thread(bars, overview.buckets, months, ids)
        self._pane.set_bars(self._bars, company)

    def _go_to_month(self, month: YearMonth) -> None:
        at = self._view.current_cell()
        company = at[0] if at is not None and self._pane.of_selected else self._worst_in(month)
        if company is not None and self._view.select_cell(company, month):
            self._presenter.show_cell(company, month)

    def _worst_in(self, month: YearMonth) -> int | None:
        """The company shown with the largest difference in a month."""
        cells = [(cell, row.company_id) for row in self._view.shown for cell in row.cells if cell.month == month]
        worst = max(cells, key=lambda one: (one[0].undecided, abs(one[0].contribution_difference.cents)), default=None)
        return worst[1] if worst is not None else None

    async def _save_picture(self) -> None:
        path = await self._ask_picture(self.tr("differences"))
        if path is None:
            return
        if path.suffix.lower() not in _SUFFIXES:
            path = path.with_name(path.name + _SUFFIXES[0])
        try:
            # Qt's pictures and fonts belong to this thread; one takes a few hundredths of a second.
            chart.write(path, self._bars, self._pane.title, self._pane.font())
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        self._presenter.noticed.emit(Notice(self.tr("The chart was written to {path}.").format(path=path)))
