# SPDX-License-Identifier: MIT
"""The settings of deadlines: which move to the next working day, and over which holidays."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from domain.company import Company, Regime
from domain.deadlines import SCC_MANDATORY, Calendar, DeadlineKind, Due, regime_of
from domain.errors import BateCertoError, InvalidValue
from domain.holidays import LocalHoliday
from domain.values import Nif, Niss, YearMonth
from ui import formats, texts
from ui.preferences import titles
from ui.preferences.page import SettingsPage
from ui.texts import deadlines as sentences

if TYPE_CHECKING:
    from domain.ports import PreferencesStore
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_MONTHS_SHOWN = 3


class DeadlinesPage(SettingsPage):
    """Choices that count at once, and what comes of them for the next months.

    Args:
        calendar: the one that the program goes by.
        scope: of the opened program.
    """

    def __init__(
        self,
        preferences: PreferencesStore,
        calendar: Calendar,
        presenter: Presenter,
        scope: TaskScope,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titles.deadlines(), parent)
        self._preferences = preferences
        self._calendar = calendar
        self._presenter = presenter
        self._scope = scope
        self._boxes = {kind: QCheckBox(sentences.kind_and_regimes(kind)) for kind in DeadlineKind}
        self._holidays = QLineEdit()
        self._kept = ""
        self.add_text(
            self.tr(
                "By what BateCerto knows of the law, no deadline moves where its last day is a weekend or a holiday. "
                "Where you know that one does, tick it: a countdown that does not move is never too late."
            )
        )
        self.add_part(self.tr("Move to the next working day"))
        for box in self._boxes.values():
            self.column.addWidget(box)
            box.clicked.connect(self._want_keep)
        self._add_holidays()
        self.add_said()
        self.add_part(self.tr("What comes of it"))
        self._outcome = self.add_text("")
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.add_text(self.tr("This is no legal advice. Check the days against the portal's own notices."))
        self.column.addStretch(1)

    def arrive(self) -> None:
        """Show what is chosen."""
        self._scope.start(self._load(), name="deadlines' settings")

    @property
    def is_pending(self) -> bool:
        """Only what is no day waits: all else counts at once."""
        try:
            read(self._holidays.text())
        except InvalidValue:
            return True
        return False

    async def keep(self) -> bool:
        """See SettingsPage."""
        await self._keep()
        return not self.is_pending

    def drop(self) -> None:
        """See SettingsPage."""
        self._holidays.setText(self._kept)
        self.say("")

    def _add_holidays(self) -> None:
        self._holidays.setAccessibleName(self.tr("Other holidays"))
        self._holidays.setPlaceholderText(self.tr("13/06, 24/06, 17/02/2026"))
        self._holidays.editingFinished.connect(self._want_keep)
        self._holidays.textChanged.connect(self.tell_pending)
        name = QLabel(self.tr("Other &holidays that are kept, such as the municipality's or Carnival"))
        name.setWordWrap(True)
        name.setBuddy(self._holidays)
        self.column.addSpacing(8)
        self.column.addWidget(name)
        self.column.addWidget(self._holidays)
        self.add_text(
            self.tr("Day and month for every year, with the year for one year alone. National holidays are known.")
        )

    async def _load(self) -> None:
        chosen = await asyncio.to_thread(self._preferences.load)
        for kind, box in self._boxes.items():
            box.setChecked(kind in chosen.moving)
        self._kept = written(chosen.holidays)
        self._holidays.setText(self._kept)
        self._show_outcome()

    def _want_keep(self) -> None:
        self._scope.start(self._keep(), name="keep the deadlines' settings")

    async def _keep(self) -> None:
        moving = [kind for kind, box in self._boxes.items() if box.isChecked()]
        try:
            local = read(self._holidays.text())
            chosen = await asyncio.to_thread(self._preferences.load)
            after = replace(chosen, moving_deadlines=" ".join(moving), local_holidays=" ".join(map(str, local)))
            if after != chosen:
                await asyncio.to_thread(self._preferences.save, after)
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        self._kept = written(local)
        self.say("")
        if after != chosen:
            self._calendar.follow(after.moving, after.holidays)
            self._presenter.refresh()
        self._show_outcome()

    def _show_outcome(self) -> None:
        today = self._presenter.services.clock.today()
        first = YearMonth.of(today).previous()
        lines = []
        for month in _months(first):
            # Each day with its regime: both have one to pay by, and not the same. In the end there is one regime.
            for regime in dict.fromkeys(regime_of(_anybody(one), month) for one in Regime):
                parts = [self._told(due) for due in self._calendar.dues(_anybody(regime), month)]
                lines.append(f"{formats.month(month)}, {sentences.regime(regime)}: {' · '.join(parts)}")
        said = "\n".join(lines)
        self._outcome.setText(said)
        self._outcome.setAccessibleName(said)

    def _told(self, due: Due) -> str:
        said = self.tr("{what} {day}").format(what=sentences.kind(due.kind), day=sentences.day(due.day))
        return said + (self.tr(" (moved)") if due.day != due.nominal else "")


def read(text: str) -> list[LocalHoliday]:
    """Holidays as a person writes them, with commas or blanks between them.

    Raises:
        InvalidValue: one is no day; its kind is ``holiday``.
    """
    found = []
    for word in text.replace(",", " ").replace(";", " ").split():
        try:
            found.append(LocalHoliday.parse("-".join(reversed(word.split("/")))))
        except InvalidValue:
            raise InvalidValue("holiday", word) from None
    return sorted(set(found), key=lambda one: (one.year or 0, one.month, one.day))


def written(holidays: Collection[LocalHoliday]) -> str:
    """Holidays as read takes them."""
    return ", ".join("/".join(reversed(str(one).split("-"))) for one in holidays)


def _months(first: YearMonth) -> list[YearMonth]:
    months = [first]
    while len(months) < _MONTHS_SHOWN:
        months.append(months[-1].next())
    return months


def _anybody(regime: Regime) -> Company:
    """A company of no name in that regime."""
    scc_from = YearMonth(SCC_MANDATORY.year - 1, 1) if regime is Regime.SCC else None
    return Company(0, Niss.with_check_digit("2500000000"), Nif.with_check_digit("50000000"), "", regime, scc_from)
