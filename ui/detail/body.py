# SPDX-License-Identifier: MIT
"""Everything about one bucket, top to bottom."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.three_way import ThreeWayRow, Verdict
from ui import formats, state_icons, texts, theme
from ui.corrections.three_way import ThreeWayView
from ui.detail.amounts import Amounts
from ui.detail.decision import DecisionSection
from ui.detail.labels import sentence
from ui.detail.month import MonthGroups
from ui.detail.section import Section
from ui.detail.step import StepSection
from ui.detail.timeline import TimelineSection
from ui.detail.why import WhySection
from ui.detail.workers import WorkersSection
from ui.sizes import scaled

if TYPE_CHECKING:
    from domain.read_models import BucketDetail, BucketRow
    from domain.standing import Standing
    from domain.use_cases.bucket_story import BucketStory
    from ui.deeds import Deeds

translate = QCoreApplication.translate
_SIGN = 16
_SAYS_LITTLE = (Verdict.NEVER_DECLARED, Verdict.NOT_COMPARED)


class DetailBody(QWidget):
    """One bucket: the figures at once, and the story when it comes.

    Signals:
        reconcile_wanted, bucket_wanted(object), again_wanted: see WhySection.
    """

    reconcile_wanted = Signal()
    bucket_wanted = Signal(object)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._company, self._where, self._state, self._notes = (sentence() for _ in range(4))
        self._sign = QLabel()
        self._status: Standing = BucketStatus.NOT_COMPARED
        self._amounts = Amounts()
        self.groups = MonthGroups()
        self.groups.chosen.connect(self.bucket_wanted)
        self.why, self._step, self._decision = WhySection(), StepSection(), DecisionSection()
        self._sides, self._workers, self._timeline = SidesSection(), WorkersSection(), TimelineSection()
        self._detail: BucketDetail | None = None
        self._story: BucketStory | None = None
        self._told: tuple[BucketStory, BucketRow, date] | None = None
        self._sources: list[str] = []
        self.why.reconcile_wanted.connect(self.reconcile_wanted)
        self.why.bucket_wanted.connect(self.bucket_wanted)
        self.why.again_wanted.connect(self.again_wanted)
        self._lay_out()
        self._forget_story()

    @property
    def key(self) -> BucketKey | None:
        """The bucket shown."""
        return self._detail.bucket.key if self._detail else None

    def use_deeds(self, deeds: Deeds) -> None:
        """Take what can be done from there."""
        self._step.use_deeds(deeds)
        self._decision.use_deeds(deeds)

    def show_detail(self, detail: BucketDetail, now: datetime) -> None:
        """Show a bucket's figures; of the same one again, the story stays until it comes anew."""
        if detail.bucket.key != self.key:
            self._forget_story()
        bucket = detail.bucket
        self._detail = detail
        self._company.setText(bucket.company)
        self._where.setText(f"{formats.month(bucket.key.month)} · {formats.rate(bucket.key.rate)}")
        self._show_state(bucket.standing)
        self._amounts.show_bucket(bucket)
        self._notes.setText("\n\n".join(self._note_lines(detail)))
        self._workers.show_detail(detail)
        self._sources = self._asking_lines(detail, now)
        if self._story is None:
            self._timeline.show_figures(self._sources + self._source_lines(detail, now))

    def show_story(self, story: BucketStory, today: date) -> None:
        """Show all the rest; one that was shown already leaves everything in its place."""
        detail = self._detail
        if detail is None or detail.bucket.key != story.key:
            return
        told = (story, detail.bucket, today)
        if told == self._told:
            return
        self._told, self._story = told, story
        self.why.show_story(detail, story)
        self._step.show_step(story.item, today)
        self._decision.show_story(story)
        self._sides.show_row(story.sides)
        self._timeline.show_story(self._sources, story)

    def show_story_loading(self) -> None:
        """Say that the cause is looked for, where none is known yet."""
        if self._story is None:
            self.why.show_loading()

    def show_story_error(self, text: str) -> None:
        """Say why no cause can be told; whatever story comes next takes its place."""
        self._told = None
        self.why.show_error(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._detail is not None:
            self._show_state(self._status)

    def _forget_story(self) -> None:
        self._story = self._told = None
        for section in (self.why, self._step, self._decision, self._sides):
            section.hide()

    def _show_state(self, status: Standing) -> None:
        self._status = status
        side = scaled(self, _SIGN)
        self._sign.setPixmap(state_icons.icon(status, self.palette()).pixmap(side, side))
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.state_colour(status, palette))
        self._state.setPalette(palette)
        self._state.setText(texts.status(status))
        self._state.setToolTip(texts.status_explained(status))

    def _note_lines(self, detail: BucketDetail) -> list[str]:
        bucket = detail.bucket
        lines = [texts.missing(bucket.missing) or texts.status_explained(bucket.standing)]
        if detail.failure is not None:
            if bucket.missing is not MissingSide.PORTAL_FAILED:
                lines.append(self.tr("The last fetch failed; the values from before are shown."))
            lines.append(texts.failure(detail.failure, detail.failure_message))
        if detail.portal_mismatch:
            lines.append(self.tr("The portal's total is not the sum of its workers' values."))
        if any(not pair.check_digit_ok and pair.difference for pair in detail.pairs):
            lines.append(self.tr("A worker here has a NISS with a wrong check digit: it may be mistyped in the ERP."))
        return [line for line in lines if line]

    def _asking_lines(self, detail: BucketDetail, now: datetime) -> list[str]:
        """What the portal said last, which no file and no answer tells."""
        if detail.portal_state is not None:
            said = self.tr("At the portal: {state}").format(state=texts.portal_state(detail.portal_state).lower())
        else:
            said = texts.fetch_state(detail.fetch)
        lines = [said]
        if detail.checked_at:
            lines.append(_moment(self.tr("Portal last asked {when} ({ago})"), detail.checked_at, now))
        return lines

    def _source_lines(self, detail: BucketDetail, now: datetime) -> list[str]:
        bucket, lines = detail.bucket, []
        if bucket.consulted_at:
            lines.append(_moment(self.tr("Portal values of {when} ({ago})"), bucket.consulted_at, now))
        if bucket.imported_at:
            lines.append(_moment(self.tr("ERP imported {when} ({ago})"), bucket.imported_at, now))
        return [*lines, *(self.tr("ERP file: {name}").format(name=name) for name in detail.erp_files)]

    def _lay_out(self) -> None:
        theme.enlarge(self._company, 1.2, bold=True)
        font = self._state.font()
        font.setBold(True)
        self._state.setFont(font)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._sign)
        state.addWidget(self._state, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._company)
        layout.addWidget(self._where)
        layout.addLayout(state)
        layout.addWidget(self.groups)
        for part in (self._amounts, self._notes, self.why, self._step, self._decision, self._sides, self._workers):
            layout.addWidget(part)
        layout.addWidget(self._timeline)
        layout.addStretch(1)


class SidesSection(Section):
    """What the ERP has now, what was declared, and what the portal shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("detail", "ERP, declared, portal"), parent=parent)
        self._view: ThreeWayView | None = None

    def show_row(self, row: ThreeWayRow | None) -> None:
        """Show a bucket; closed where what was declared says nothing that is not above already."""
        self.setVisible(row is not None)
        if row is None:
            return
        if self._view is None:
            self._view = ThreeWayView()
            self.put(self._view)
        self._view.show_row(row)
        self.suggest(is_open=row.verdict not in _SAYS_LITTLE)
        self._view.setVisible(self.is_open)


def _moment(words: str, when: datetime, now: datetime) -> str:
    return words.format(when=formats.date_time(when), ago=formats.ago(when, now))
