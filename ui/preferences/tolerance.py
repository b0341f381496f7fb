# SPDX-License-Identifier: MIT
"""The tolerance: how far the two sides may be apart and still tally, for every company without one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from domain.errors import BateCertoError
from domain.values import Money
from ui import formats, texts
from ui.preferences import titles
from ui.preferences.amount import AmountField
from ui.preferences.page import SettingsPage

if TYPE_CHECKING:
    from domain.company import Company
    from domain.use_cases.companies import CompanySetup
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_A_CENT = Money(1)


class TolerancePage(SettingsPage):
    """One amount, what it means, and whom it is for.

    Args:
        scope: of the opened program.
    """

    def __init__(
        self, setup: CompanySetup, presenter: Presenter, scope: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(titles.tolerance(), parent)
        self._setup, self._presenter, self._scope = setup, presenter, scope
        self._kept: Money | None = None
        self._amount = AmountField(self.tr("Tolerance"))
        self._keep = QPushButton(self.tr("&Keep"))
        self._again = QPushButton(self.tr("&Reconcile now"))
        self.add_text(
            self.tr(
                "Both sides round, and not always alike. A group tallies where its remuneration and its contribution "
                "are no further apart than the tolerance, each taken by itself."
            )
        )
        self._add_field()
        self._example = self.add_text("")
        self._whom = self.add_text("")
        self.add_buttons(self._keep, self._again)
        self.add_said()
        self.column.addStretch(1)
        self._amount.valueChanged.connect(self._show_choice)
        self._keep.clicked.connect(lambda: scope.start(self.keep(), name="keep the tolerance"))
        self._again.clicked.connect(presenter.reconcile)
        self._again.setEnabled(not presenter.busy)
        self._again.hide()
        self._show_choice()

    def arrive(self) -> None:
        """Show what counts now."""
        self._scope.start(self._load(), name="tolerance")

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._again.setEnabled(ready)

    @property
    def is_pending(self) -> bool:
        """See SettingsPage."""
        return self._keep.isEnabled()

    def drop(self) -> None:
        """See SettingsPage."""
        if self._kept is not None:
            self._amount.set_money(self._kept)

    def _add_field(self) -> None:
        name = QLabel(self.tr("&Tolerance of all companies"))
        name.setBuddy(self._amount)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._amount)
        row.addStretch(1)
        self.column.addLayout(row)

    def _show_choice(self) -> None:
        amount = self._amount.money()
        if amount == Money():
            said = self.tr("For example: only what is equal to the cent tallies; {more} apart diverges.")
        else:
            said = self.tr("For example: {amount} apart tallies, {more} apart diverges.")
        said = said.format(amount=formats.euro(amount), more=formats.euro(amount + _A_CENT))
        self._example.setText(said)
        self._example.setAccessibleName(said)
        self._keep.setEnabled(self._kept is not None and amount != self._kept)
        self.tell_pending()

    async def _load(self) -> None:
        try:
            kept = await self._setup.common_tolerance()
            companies = await self._setup.all()
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        if self._kept != kept:
            self._kept = kept
            self._amount.set_money(kept)
        self._whom.setText(self._told(companies))
        self._show_choice()

    def _told(self, companies: Sequence[Company]) -> str:
        own = sum(company.own_tolerance for company in companies)
        if not own:
            return self.tr("It is that of every company. A company can have its own: see Companies.")
        return formats.grouped(self.tr("%n company(ies) have one of their own; see Companies.", None, own), own)

    async def keep(self) -> bool:
        """See SettingsPage."""
        amount = self._amount.money()
        try:
            await self._setup.set_common_tolerance(amount)
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return False
        self._kept = amount
        self._show_choice()
        self.say(self.tr("Kept. What was compared stays as it was judged until it is reconciled (F5)."))
        self._again.show()
        self._presenter.refresh()
        return True
