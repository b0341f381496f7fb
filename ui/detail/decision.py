# SPDX-License-Identifier: MIT
"""What was decided about a bucket: the state now, who and why, notes, and everything that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.divergence import DivergenceState
from ui import texts
from ui.deeds import Deed, Deeds
from ui.detail.deed_buttons import DeedButtons
from ui.detail.labels import sentence
from ui.detail.section import Disclosure, Section, column
from ui.texts import decisions
from ui.texts import detail as sentences

if TYPE_CHECKING:
    from domain.use_cases.bucket_story import BucketStory
    from domain.use_cases.decide import Life
    from domain.use_cases.divergences import DivergenceItem

translate = QCoreApplication.translate
_DEEDS = (Deed.ACCEPT, Deed.CORRECTING, Deed.CONTEST, Deed.NOTE, Deed.UNDO_DECISION)


class DecisionSection(Section):
    """The state of a divergence and how it came about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("detail", "Decision"), parent=parent)
        self._deeds: Deeds | None = None

    def use_deeds(self, deeds: Deeds) -> None:
        """Take what the buttons do from there."""
        self._deeds = deeds

    def show_story(self, story: BucketStory) -> None:
        """Show it; hidden where there never was a divergence."""
        life, item = story.life, story.item
        self.setVisible(life is not None)
        if life is None:
            return
        body, layout = column()
        for text in self._lines(life, item):
            layout.addWidget(sentence(text))
        if self._deeds is not None and life.divergence.state is not DivergenceState.RESOLVED:
            buttons = DeedButtons()
            # Inside first: what is shown without a parent is a window for a moment.
            layout.addWidget(buttons)
            buttons.use(self._deeds)
            buttons.show_deeds(_DEEDS, story.key)
        past = _past(life)
        title = self.tr("History: {what}").format(what=sentences.COUNTS.events(len(past)))
        layout.addWidget(Disclosure(title, lambda: _listed(past)))
        self.put(body, _standing(life, item))

    def _lines(self, life: Life, item: DivergenceItem | None) -> list[str]:
        if life.divergence.state is DivergenceState.RESOLVED:
            return [self.tr("It differed before, and tallies now.")]
        if item is None:
            return []
        said = [decisions.decision(item.decision)] if item.decision else [self.tr("Nobody has decided about it.")]
        if item.overturned is not None:
            # A decision that does not count any more is told with what it was about.
            changed = decisions.overturned_lines(item.overturned, life.divergence.figures)
            said = [decisions.decision(item.overturned), "\n".join(changed)]
        said += [decisions.decision(note) for note in item.notes]
        if item.signed:
            said.append(self.tr("The month is signed off: only notes can be added."))
        return said


def _standing(life: Life, item: DivergenceItem | None) -> str:
    """Where it stands, in the words of the table of divergences."""
    if life.divergence.state is DivergenceState.OPEN and item is not None and item.overturned is not None:
        return translate("tables", "Opened again")
    return texts.divergence_state(life.divergence.state)


def _past(life: Life) -> list[str]:
    """Everything that happened, newest first."""
    happened = [(event.at, 1, event.id, decisions.decision(event)) for event in life.decisions]
    happened += [(run.at, 0, run.run_id, decisions.run_change(run)) for run in life.runs]
    return [said for *_, said in sorted(happened, reverse=True)]


def _listed(lines: list[str]) -> QWidget:
    body, layout = column()
    for text in lines:
        layout.addWidget(sentence(text))
    return body
