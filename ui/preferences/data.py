# SPDX-License-Identifier: MIT
"""Old months: what the store holds of them, and taking them out for good."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from domain.errors import BateCertoError
from domain.ports import Progress, ProgressSink, Stage
from domain.use_cases.retention import BackupChoice, PurgeOutcome, PurgePlan, Retention
from domain.values import YearMonth
from ui import formats, texts
from ui.notice import Level, Notice
from ui.preferences import titles
from ui.preferences.page import SettingsPage
from ui.preferences.question import agreed
from ui.tables.cells import count_column, month_column
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.texts import retention as sentences

if TYPE_CHECKING:
    from domain.retention import HeldMonth
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

translate = QCoreApplication.translate
_YEARS_OFFERED = 20
_MONTHS_KEPT = 120
"""Offered at first: ten years, for which payrolls are commonly kept."""


class HeldTable(RecordTable):
    """Months of companies, and how much there is of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        counts = (
            ("blocks", translate("preferences", "Blocks"), translate("preferences", "Of ERP files"), 9),
            (
                "values",
                translate("preferences", "ERP values"),
                translate("preferences", "One for each worker and kind"),
                15,
            ),
            ("snapshots", translate("preferences", "Portal answers"), translate("preferences", "Older ones too"), 20),
            (
                "portal_values",
                translate("preferences", "Portal values"),
                translate("preferences", "In those answers"),
                17,
            ),
            ("versions", translate("preferences", "Versions"), translate("preferences", "Of groups, over all runs"), 9),
            ("divergences", translate("preferences", "Divergences"), translate("preferences", "Resolved ones too"), 13),
            ("still_open", translate("preferences", "Open"), translate("preferences", "Divergences not resolved"), 10),
        )
        headings = [
            Heading("company", translate("preferences", "Company"), "", 26),
            Heading("month", translate("preferences", "Month"), "", 9),
            *(Heading(name, title, tip, width, numeric=True) for name, title, tip, width in counts),
        ]
        super().__init__(headings, translate("preferences", "What there is of those months"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)


def records_of(months: Sequence[HeldMonth]) -> Records:
    """Months as a table's columns. Large ones take a while: call it in a thread."""
    held = [month.holdings for month in months]
    return Records(
        [(month.company_id, month.month.number) for month in months],
        [
            TextColumn.of(month.company for month in months),
            month_column(month.month for month in months),
            count_column(each.blocks for each in held),
            count_column(each.values for each in held),
            count_column(each.snapshots for each in held),
            count_column(each.portal_values for each in held),
            count_column(each.versions for each in held),
            count_column(each.divergences for each in held),
            count_column(each.still_open for each in held),
        ],
    )


class DataPage(SettingsPage):
    """Purging: the months before one, with what is in the way.

    Args:
        last_completed: the newest month that can be kept from.
        scope: of the opened program.
    """

    def __init__(
        self,
        retention: Retention,
        last_completed: YearMonth,
        presenter: Presenter,
        scope: TaskScope,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titles.old_months(), parent)
        self._retention = retention
        self._presenter = presenter
        self._scope = scope
        self._plan: PurgePlan | None = None
        self._before = QComboBox()
        self._look = QPushButton(self.tr("&Show what there is"))
        self._table = HeldTable()
        self._open = QCheckBox(self.tr("Take the months with an &open divergence too"))
        self._backups = QCheckBox(self.tr("&Delete the backups that hold those months too"))
        self._purge = QPushButton()
        self._fill_months(last_completed)
        self._lay_out()
        self._look.clicked.connect(self._want_plan)
        self._before.activated.connect(lambda _: self._forget())
        self._open.toggled.connect(lambda _: self._show_plan())
        self._purge.clicked.connect(lambda: scope.start(self._ask(), name="ask to purge"))
        self._ready = not presenter.busy
        self._show_plan()

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._ready = ready
        self._show_plan()

    def _fill_months(self, last_completed: YearMonth) -> None:
        for back in range(12 * _YEARS_OFFERED):
            month = last_completed.plus(-back)
            self._before.addItem(formats.long_month(month), month.number)
        self._before.setCurrentIndex(_MONTHS_KEPT - 1)
        self._before.setAccessibleName(self.tr("Months before"))

    def _lay_out(self) -> None:
        self.add_text(
            self.tr(
                "Months that need not be kept any longer can be taken out for good: ERP values, portal answers, groups "
                "and divergences. That cannot be undone."
            )
        )
        name = QLabel(self.tr("Months &before"))
        name.setBuddy(self._before)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (name, self._before, self._look):
            row.addWidget(part)
        row.addStretch(1)
        self._look.setAutoDefault(False)
        self.column.addLayout(row)
        self._told = self.add_text("")
        self.column.addWidget(self._table, stretch=1)
        self._warned_open = self.add_text("")
        self.column.addWidget(self._open)
        self._warned_backups = self.add_text("")
        self.column.addWidget(self._backups)
        self.add_buttons(self._purge)
        self.add_said()

    @property
    def _month(self) -> YearMonth:
        return YearMonth.from_number(self._before.currentData())

    # What there is

    def _want_plan(self) -> None:
        self._presenter.run("look at old months", self._load, can_stop=False)

    async def _load(self, progress: ProgressSink) -> None:
        progress(Progress(Stage.EXAMINING, 0, 0))
        self.say("")
        await self._plan_again()

    async def _plan_again(self) -> None:
        month = self._month
        try:
            plan = await self._retention.plan(month)
            names = self._presenter.names
            plan = replace(plan, months=tuple(names.tell(plan.months, lambda one: one.company_id)))
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        records = await asyncio.to_thread(records_of, plan.months)
        if month == self._month:
            self._open.setChecked(False)
            self._backups.setChecked(False)
            self._plan = plan
            self._table.set_records(records)
            self._show_plan()

    def _forget(self) -> None:
        """Another month was chosen: what is shown is not of it."""
        self._plan = None
        self._table.set_records(records_of([]))
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self._plan
        months = len(plan.months) if plan else 0
        in_the_way = bool(plan and plan.still_open)
        _tell(self._told, sentences.plan(plan) if plan else "")
        _tell(self._warned_open, sentences.open_in_the_way(plan) if plan and in_the_way else "")
        _tell(self._warned_backups, sentences.backups_still_holding(plan) if plan and plan.backups else "")
        self._open.setVisible(in_the_way)
        self._backups.setVisible(bool(plan and plan.backups))
        self._purge.setText(formats.grouped(self.tr("Delete %n company month(s)…", None, months), months))
        self._purge.setVisible(bool(months))
        self._purge.setEnabled(self._ready and (not in_the_way or self._open.isChecked()))
        self._look.setEnabled(self._ready)
        self._before.setEnabled(self._ready)

    # Taking it out

    async def _ask(self) -> None:
        plan = self._plan
        if plan is None:
            return
        lines = [sentences.plan(plan), self.tr("They are taken out for good.")]
        if plan.still_open:
            lines.append(sentences.open_in_the_way(plan))
        if plan.backups:
            lines.append(
                sentences.backups_go(plan) if self._backups.isChecked() else sentences.backups_still_holding(plan)
            )
        months = len(plan.months)
        verb = formats.grouped(self.tr("Delete %n company month(s)", None, months), months)
        if await agreed(self, self.tr("Delete old months"), lines, verb):
            choice = BackupChoice.DELETE if self._backups.isChecked() else BackupChoice.KEEP
            even_open = self._open.isChecked()
            self._presenter.run(
                "purge",
                lambda progress: self._do(plan.before, choice, progress, even_open=even_open),
                can_stop=False,
            )

    async def _do(
        self, before: YearMonth, choice: BackupChoice, progress: ProgressSink, *, even_open: bool
    ) -> Notice | None:
        progress(Progress(Stage.PURGING, 0, 0))
        try:
            outcome = await self._retention.purge(before, even_open=even_open, backups=choice)
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return None
        await self._plan_again()
        notice = _notice(outcome, choice)
        self.say(" ".join((notice.text, *notice.details)))
        return notice


def _notice(outcome: PurgeOutcome, choice: BackupChoice) -> Notice:
    """What a purge did, for the window."""
    if not outcome.purged:
        # A divergence was opened between looking and purging.
        return Notice(sentences.open_in_the_way(outcome.plan), Level.WARNING)
    more = []
    if outcome.deleted:
        more.append(sentences.backups_deleted(outcome))
    undeleted = bool(outcome.plan.backups) and choice is BackupChoice.DELETE
    if undeleted:
        more.append(sentences.backups_stuck(outcome.plan))
    elif outcome.plan.backups:
        more.append(sentences.backups_still_holding(outcome.plan))
    if not outcome.wiped:
        more.append(sentences.traces_left())
    level = Level.WARNING if undeleted or not outcome.wiped else Level.INFO
    return Notice(sentences.purged(outcome), level, tuple(more))


def _tell(place: QLabel, text: str) -> None:
    place.setText(text)
    place.setAccessibleName(text)
    place.setVisible(bool(text))
