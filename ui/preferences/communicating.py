# SPDX-License-Identifier: MIT
"""The switch that lets a company be communicated to one portal: off, until somebody read what it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from domain.errors import BateCertoError
from ui import texts
from ui.gate.page import label
from ui.preferences.question import agreed
from ui.texts import corrections as sentences
from ui.texts import operations as operation_texts

if TYPE_CHECKING:
    from domain.company import Company
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope


class AllowPart(QWidget):
    """A sentence on who is switched on, and a button for the chosen company.

    Args:
        scope: of the opened program.
        say: tells how something went; show: is given the companies that may be communicated, and those that may be
            to another portal alone.
    """

    def __init__(
        self,
        presenter: Presenter,
        scope: TaskScope,
        say: Callable[[str], None],
        show: Callable[[frozenset[int], frozenset[int]], object],
    ) -> None:
        super().__init__()
        self._presenter = presenter
        work = presenter.services.portal_work
        self._communicate = None if work is None else work.communicate
        self._scope = scope
        self._say_how = say
        self._show = show
        self._on: frozenset[int] = frozenset()
        self._elsewhere: frozenset[int] = frozenset()
        self._company: Company | None = None
        self._who = label("")
        self._who.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._do = QPushButton()
        self._do.setAutoDefault(False)
        self._do.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._do)
        row.addWidget(self._who, stretch=1)
        self.setVisible(self._communicate is not None)
        self._show_all()

    def choose(self, company: Company | None) -> None:
        """The company that the button is about."""
        self._company = company
        self._show_all()

    def load(self) -> None:
        """Look who may be communicated."""
        if self._communicate is not None:
            self._scope.start(self._load(), name="communicating")

    async def _load(self) -> None:
        assert self._communicate is not None
        try:
            on = await self._communicate.communicating()
            elsewhere = await self._communicate.only_elsewhere()
        except BateCertoError as problem:
            self._say_how(texts.error(problem))
            return
        if (on, elsewhere) != (self._on, self._elsewhere):
            self._on, self._elsewhere = on, elsewhere
            self._show(on, elsewhere)
        self._show_all()

    def _show_all(self) -> None:
        on = self._company is not None and self._company.id in self._on
        self._do.setText(self.tr("S&top communicating") if on else self.tr("Allow &communicating…"))
        self._do.setEnabled(self._company is not None)
        said = sentences.allowed(len(self._on), len(self._elsewhere), self._host)
        self._who.setText(said)
        self._who.setAccessibleName(said)

    @property
    def _host(self) -> str:
        return "" if self._communicate is None else self._communicate.environment.host

    def _want(self) -> None:
        if self._company is not None:
            self._scope.start(self._switch(self._company, on=self._company.id not in self._on), name="allow")

    async def _switch(self, company: Company, *, on: bool) -> None:
        assert self._communicate is not None
        if on and not await self._agreed(company):
            return
        try:
            await self._communicate.allow(company.id, on=on)
        except BateCertoError as problem:
            self._say_how(texts.error(problem))
            return
        self._say_how(operation_texts.switched(company.name, self._host, on=on))
        # What the window offers follows from it.
        self._presenter.refresh()
        await self._load()

    async def _agreed(self, company: Company) -> bool:
        assert self._communicate is not None
        lines = sentences.allowing(company.name, self._communicate.environment)
        return await agreed(self, self.tr("Allow communicating"), lines, self.tr("&Allow communicating"))
