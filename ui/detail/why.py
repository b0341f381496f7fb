# SPDX-License-Identifier: MIT
"""Why the two sides of a bucket differ: each cause with what it is worth and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from domain.explanation import Cause, CauseKind, Explanation, Person
from domain.reconciliation import BucketStatus
from ui import formats
from ui.detail.labels import amount, figure, line, push_button, sentence
from ui.detail.section import Disclosure, Section, column
from ui.elided import Elided
from ui.texts import detail as sentences
from ui.texts import explanation

if TYPE_CHECKING:
    from domain.read_models import BucketDetail
    from domain.use_cases.bucket_story import BucketStory

translate = QCoreApplication.translate
_LISTED = 12


class WhySection(Section):
    """The causes of a difference, which add up to it.

    Signals:
        reconcile_wanted: values came in since the last run.
        bucket_wanted(object): the clerk wants to see another bucket; its key.
        again_wanted: what could not be loaded is to be tried again.
    """

    reconcile_wanted = Signal()
    bucket_wanted = Signal(object)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("detail", "Why"), parent=parent)

    def show_loading(self) -> None:
        """Say that the cause is looked for."""
        self.put(sentence(self.tr("Looking for the cause…"), faint=True))
        self.show()

    def show_error(self, text: str) -> None:
        """Say what went wrong, in place."""
        body, layout = column()
        layout.addWidget(sentence(text))
        layout.addWidget(push_button(self.tr("Try again"), self.again_wanted.emit))
        self.put(body)
        self.show()

    def show_story(self, detail: BucketDetail, story: BucketStory) -> None:
        """Show the causes, or say why there are none."""
        if detail.bucket.missing:
            # What is missing is said above already, and nothing can be explained.
            self.hide()
            return
        body, layout = column()
        found = story.explanation
        for text in self._remarks_above(detail, found):
            layout.addWidget(sentence(text))
        if found is not None:
            self._add_found(layout, detail, found)
        causes = len(found.causes) if found else 0
        self.put(body, sentences.COUNTS.causes(causes) if causes > 1 else "")
        self.show()

    def _remarks_above(self, detail: BucketDetail, found: Explanation | None) -> list[str]:
        bucket = detail.bucket
        apart = bool(bucket.remuneration_difference or bucket.contribution_difference)
        if bucket.status is BucketStatus.TALLIES and not apart:
            return [self.tr("Both sides have the same amounts.")]
        if found is None:
            return [self.tr("One side of this month is not at hand just now, so no cause can be sought.")]
        said = [sentences.totals_alone(detail)]
        if bucket.status is BucketStatus.TALLIES:
            tolerance = formats.euro(bucket.tolerance)
            said.append(self.tr("The difference is within the tolerance of {amount}.").format(amount=tolerance))
        return [text for text in said if text]

    def _add_found(self, layout: QVBoxLayout, detail: BucketDetail, found: Explanation) -> None:
        if is_stale(detail, found):
            layout.addWidget(self._stale())
        if found.causes:
            layout.addWidget(self._causes(found))
        for remark in found.remarks:
            layout.addWidget(sentence(explanation.remark(remark), faint=True))

    def _stale(self) -> QWidget:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(
            sentence(
                self.tr(
                    "Values came in since the last reconciliation. The causes are those of the values as they are now;"
                    " the figures above are from before."
                )
            )
        )
        layout.addWidget(push_button(self.tr("Reconcile again"), self.reconcile_wanted.emit))
        return frame

    def _causes(self, found: Explanation) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        titles = (self.tr("Remun. €"), self.tr("Contr. €"))
        for at, title in enumerate(titles, start=1):
            grid.addWidget(figure(title, faint=True), 0, at)
        for cause in found.causes:
            self._add_cause(grid, cause, titles)
        if len(found.causes) > 1:
            row = grid.rowCount()
            grid.addWidget(line(), row, 0, 1, 3)
            self._add_amounts(grid, self.tr("Difference"), found, titles, bold=False)
        return body

    def _add_cause(self, grid: QGridLayout, cause: Cause, titles: tuple[str, str]) -> None:
        self._add_amounts(grid, explanation.cause_name(cause.kind), cause, titles, bold=True)
        if cause.kind is CauseKind.NOT_EXPLAINED:
            told = sentence(self.tr("No record that is kept here accounts for this."))
        else:
            told = sentence(explanation.told(cause))
        row = grid.rowCount()
        grid.addWidget(told, row, 0, 1, 3)
        if cause.evidence or cause.parts:
            sure = figure(explanation.confidence(cause.confidence), faint=True)
            sure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            sure.setToolTip(self.tr("How well the evidence bears this cause"))
            title = sentences.evidence_title(cause)
            grid.addWidget(Disclosure(title, lambda: self._evidence(cause), sure), row + 1, 0, 1, 3)

    def _add_amounts(
        self, grid: QGridLayout, name: str, worth: Cause | Explanation, titles: tuple[str, str], *, bold: bool
    ) -> None:
        row = grid.rowCount()
        grid.addWidget(sentence(name, bold=bold), row, 0)
        for at, value in enumerate((worth.remuneration, worth.contribution)):
            grid.addWidget(amount(value, f"{name}, {titles[at]}", bold=bold), row, at + 1)

    def _evidence(self, cause: Cause) -> QWidget:
        body, layout = column()
        for source in cause.sources:
            layout.addWidget(sentence(sentences.source(source)))
        if cause.rounded is not None:
            layout.addWidget(sentence(sentences.rounded(cause.rounded)))
        other = cause.other
        if other is not None:
            layout.addWidget(sentence(sentences.other_half(other)))
            layout.addWidget(push_button(self.tr("Show that group"), lambda: self.bucket_wanted.emit(other.key)))
        for part in explanation.parts(cause):
            layout.addWidget(sentence(part))
        if cause.people:
            layout.addWidget(_people(cause.people))
        left = max(cause.workers, len(cause.people)) - _LISTED
        if cause.people and left > 0:
            layout.addWidget(sentence(sentences.COUNTS.more_workers(left), faint=True))
        return body


def is_stale(detail: BucketDetail, found: Explanation) -> bool:
    """Whether an explanation is of other figures than those of the last run."""
    bucket = detail.bucket
    difference = (bucket.remuneration_difference, bucket.contribution_difference)
    return difference != (found.remuneration, found.contribution)


def _people(people: tuple[Person, ...]) -> QWidget:
    """The first workers: name and difference, and below what both sides have."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    for person in people[:_LISTED]:
        name = person.name or person.niss.digits
        row = grid.rowCount()
        grid.addWidget(Elided(name), row, 0)
        grid.addWidget(amount(person.difference, name), row, 1)
        grid.addWidget(sentence(sentences.person_values(person), faint=True), row + 1, 0, 1, 2)
    return body
