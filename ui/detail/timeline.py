# SPDX-License-Identifier: MIT
"""Where a bucket's figures came from: every file, every answer of the portal, and the runs that they moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.explanation import SourceKind
from ui import formats
from ui.detail.labels import figure, push_button, sentence
from ui.detail.section import Section, column
from ui.elided import Elided
from ui.texts import detail as sentences

if TYPE_CHECKING:
    from domain.read_models import SourceRow
    from domain.use_cases.bucket_story import BucketStory

translate = QCoreApplication.translate
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the past.

    Attributes:
        name: what came in; empty of a run.
        worth: both amounts; spoken: the same for a screen reader.
        in_use: whether it still counts.
    """

    at: datetime
    what: str
    name: str = ""
    worth: str = ""
    spoken: str = ""
    in_use: bool = True


class TimelineSection(Section):
    """What came in, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("detail", "Timeline"), parent=parent)

    def show_figures(self, lines: Sequence[str]) -> None:
        """Say where the figures in use are from, while no more is known."""
        self._show(lines, [])

    def show_story(self, lines: Sequence[str], story: BucketStory) -> None:
        """Show everything that came in.

        Args:
            lines: what else is to be said of where the figures are from.
        """
        self._show(lines, entries(story))

    def _show(self, lines: Sequence[str], listed: Sequence[Entry]) -> None:
        body, layout = column()
        if lines:
            layout.addWidget(sentence("\n".join(lines), faint=True))
        if listed:
            layout.addWidget(Entries(listed))
        self.put(body)
        self.setVisible(bool(lines or listed))


class Entries(QWidget):
    """The newest lines, and a button for the others."""

    def __init__(self, listed: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        said = self.tr("Remuneration / contribution, in euro")
        self._grid.addWidget(sentence(said, faint=True), 0, 0, 1, 2)
        for entry in listed[:_LISTED]:
            self._add(entry)
        left = listed[_LISTED:]
        if left:
            older = push_button(sentences.COUNTS.older(len(left)), lambda: self._add_others(left))
            self._older = older
            self._grid.addWidget(older, self._grid.rowCount(), 0, 1, 2)

    def _add_others(self, left: Sequence[Entry]) -> None:
        self._grid.removeWidget(self._older)
        self._older.hide()
        for entry in left:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, 4)
        head = sentence(f"{formats.date_time(entry.at)} · {entry.what}", faint=True)
        self._grid.addWidget(head, row + 1, 0, 1, 2)
        if entry.name:
            name, worth = Elided(entry.name), figure(entry.worth)
            worth.setAccessibleName(f"{entry.what}, {entry.name}: {entry.spoken}")
            if not entry.in_use:
                for label in (name, worth):
                    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._grid.addWidget(name, row + 2, 0)
            self._grid.addWidget(worth, row + 2, 1)


def entries(story: BucketStory) -> list[Entry]:
    """The files, answers and runs of a story, newest first; a run follows what it was about."""
    found = [(row.at, 0, row.id, _came(row)) for row in story.sources]
    for run in story.life.runs if story.life else ():
        said = translate("detail", "Reconciliation {what}").format(what=sentences.change(run.change))
        found.append((run.at, 1, run.run_id, Entry(run.at, said)))
    found.sort(key=lambda one: one[:3], reverse=True)
    return [entry for *_, entry in found]


def _came(row: SourceRow) -> Entry:
    if row.kind is SourceKind.IMPORT:
        what = translate("detail", "ERP file")
    else:
        what = translate("detail", "Answer of the portal")
    if row.replaced_at is not None:
        until = translate("detail", "until {when}").format(when=formats.date_time(row.replaced_at))
        what = f"{what}, {until}"
    if row.amounts is None:
        worth = spoken = translate("detail", "nothing")
    else:
        both = (row.amounts.remuneration, row.amounts.contribution)
        worth = " / ".join(map(formats.money, both))
        spoken = ", ".join(map(formats.spoken_money, both))
    return Entry(row.at, what, row.name, worth, spoken, row.replaced_at is None)
