# SPDX-License-Identifier: MIT
"""What to do now about a bucket: the step, why, where, until when, and what comes of doing nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from domain.divergence import DivergenceState
from domain.next_step import Menu, NextStep
from domain.reconciliation import BucketStatus
from ui import theme
from ui.detail.deed_buttons import OF_ACTION, DeedButtons
from ui.detail.labels import embolden, sentence
from ui.detail.section import Section, column
from ui.texts import deadlines, next_steps
from ui.texts import detail as sentences

if TYPE_CHECKING:
    from domain.use_cases.divergences import DivergenceItem
    from ui.deeds import Deeds

translate = QCoreApplication.translate


class StepSection(Section):
    """The next step on a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("detail", "Next step"), tells_more=False, parent=parent)
        self._card = StepCard()
        body, layout = column()
        layout.addWidget(self._card)
        self.put(body)

    def use_deeds(self, deeds: Deeds) -> None:
        """Take what the buttons do from there."""
        self._card.buttons.use(deeds)

    def show_step(self, item: DivergenceItem | None, today: date) -> None:
        """Show what to do; hidden where there is nothing."""
        self.setVisible(item is not None)
        if item is not None:
            self._card.show_step(item, today)
            settled = item.row.state is DivergenceState.ACCEPTED
            self.set_summary("" if settled else next_steps.headline(item.step, today))


class StepCard(QFrame):
    """The step with its sentences and buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = False
        self.buttons = DeedButtons(with_more=True)
        self._what = sentence(bold=True)
        self._until = sentence()
        self._why, self._where, self._nothing, self._otherwise = (sentence() for _ in range(4))
        # Setting a role tells of a palette that changed, which colours the labels.
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for part in (self._what, self._until, self._why, self._where, self._nothing, self._otherwise, self.buttons):
            layout.addWidget(part)

    def show_step(self, item: DivergenceItem, today: date) -> None:
        """Fill in."""
        if item.row.state is DivergenceState.ACCEPTED:
            self._fill(self.tr("Nothing more"), why=self.tr("It was accepted, and counts until its figures change."))
            self.buttons.show_deeds((), item.row.bucket.key)
            return
        step = item.step
        self._late = step.is_overdue(today)
        self._fill(
            next_steps.action(step.action),
            deadlines.due(step.due, today) if step.due else "",
            next_steps.why(step.why),
            self._told_where(step),
            self.tr("If nothing is done: {what}").format(what=_in_a_sentence(sentences.if_nothing(step, today))),
            self._told_otherwise(step),
        )
        self.buttons.show_deeds((OF_ACTION[step.action],), item.row.bucket.key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _fill(
        self, what: str, until: str = "", why: str = "", where: str = "", nothing: str = "", otherwise: str = ""
    ) -> None:
        labels = (self._what, self._until, self._why, self._where, self._nothing, self._otherwise)
        for label, text in zip(labels, (what, until, why, where, nothing, otherwise), strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._colour()

    def _colour(self) -> None:
        """A deadline that has passed is seen to have."""
        palette = QPalette(self.palette())
        if self._late:
            # On a ground of its own, words have the role that goes with that.
            palette.setColor(QPalette.ColorRole.Text, theme.state_colour(BucketStatus.DIVERGES, palette))
        self._until.setPalette(palette)
        embolden(self._until, on=self._late)

    def _told_where(self, step: NextStep) -> str:
        if step.menu is Menu.NOWHERE:
            return ""
        return self.tr("Where: {menu}").format(menu=next_steps.menu(step.menu))

    def _told_otherwise(self, step: NextStep) -> str:
        if step.otherwise is None:
            return ""
        return self.tr("If that is not it: {action}.").format(action=_in_a_sentence(next_steps.action(step.otherwise)))


def _in_a_sentence(text: str) -> str:
    """Words that began a sentence, in the middle of one; a name of several capitals stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
