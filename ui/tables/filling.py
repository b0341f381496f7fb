# SPDX-License-Identifier: MIT
"""Fills the tables: what they show is made in a thread, and handed to them one a turn of the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ui.tables.divergences import Known
from ui.tables.sheets import Sheets

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.use_cases.divergences import DivergenceItem
    from domain.use_cases.review import Overview
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope
    from ui.workspace import Workspace


class Filling:
    """Keeps the presenter's sheets at its overview, and at what is known of the divergences; and the tables at both.

    A look at the store is shown when its sheets are there: no table has older figures than the rest of the window, but
    for those behind other tabs, which have them a few turns later.
    """

    def __init__(self, workspace: Workspace, presenter: Presenter, scope: TaskScope) -> None:
        self._workspace = workspace
        self._presenter = presenter
        self._scope = scope
        self._known = Known()
        self._handing: asyncio.Task[None] | None = None
        self._telling: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Make the sheets of what is shown now, and from now on those of each look at the store."""
        presenter = self._presenter
        presenter.make_sheets = self._make
        while (overview := presenter.overview) is not None and presenter.sheets is None:
            sheets = await self._make(overview)
            if presenter.overview is overview:
                presenter.take_sheets(sheets)

    def hand_over(self) -> None:
        """Let the tables behind the one in front follow."""
        if self._handing is None or self._handing.done():
            self._handing = self._scope.start(self._hand_over(), name="fill tables")

    def know(self, items: Mapping[BucketKey, DivergenceItem], today: date) -> None:
        """Show what is known of the divergences now.

        Args:
            today: what days left are counted from.
        """
        # A copy: causes are added to the items while a thread reads them.
        self._known = Known(dict(items), today)
        if self._telling is None or self._telling.done():
            self._telling = self._scope.start(self._tell(), name="tell what is known")

    async def _make(self, overview: Overview) -> Sheets:
        while True:
            known = self._known
            sheets = await asyncio.to_thread(Sheets.of, overview, known)
            if known is self._known:
                return sheets

    async def _hand_over(self) -> None:
        for _ in self._workspace.fill_rest():
            await asyncio.sleep(0)

    async def _tell(self) -> None:
        presenter = self._presenter
        while (sheets := presenter.sheets) is not None and sheets.known is not self._known:
            knowing = await asyncio.to_thread(sheets.knowing, self._known)
            # A look at the store that came meanwhile may know as much, or has to be told.
            if presenter.sheets is sheets:
                presenter.take_sheets(knowing)
                self._workspace.show_divergences(presenter.shown)
