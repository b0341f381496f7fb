# SPDX-License-Identifier: MIT
"""The History tab: runs above, and below what the chosen one left, read-only, or how it differs from another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.history.banner import PastBanner
from ui.tables.buckets import BucketsTable
from ui.tables.changes import ChangesTable
from ui.tables.runs import RunsTable
from ui.texts import history

if TYPE_CHECKING:
    from domain.read_models import RunRow
    from domain.run_comparison import RunComparison
    from ui.tables.record_model import Records

_SIZES = (220, 380)


class HistoryView(QWidget):
    """Shows what it is given; what is chosen in it, it tells.

    Signals:
        chosen(object, object): the number of the run to show, and of the one to compare it with, None for none.
        export_wanted(int): the number of the run to export.
    """

    chosen = Signal(object, object)
    export_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = RunsTable()
        self.banner = PastBanner()
        self.past = BucketsTable()
        self.changes = ChangesTable()
        self._rows: dict[int, RunRow] = {}
        self._run: int | None = None
        self._other: int | None = None
        self._shown = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.setFocusProxy(self.runs)
        self.runs.key_selected.connect(self._choose_run)
        self.runs.key_opened.connect(lambda _: self._below.setFocus())
        self.banner.other_chosen.connect(self._choose_other)
        self.banner.export_wanted.connect(self._want_export)
        self.show_nothing()

    def set_runs(self, rows: Sequence[RunRow], records: Records) -> None:
        """Show the runs there are; what is shown of one of them stays, unless it is gone.

        Args:
            records: the same as their table shows them.
        """
        news = [row.id for row in rows] != list(self._rows)
        self._rows = {row.id: row for row in rows}
        self.runs.set_records(records)
        if self._run is None:
            self.show_nothing()
        elif self._run not in self._rows:
            self._choose_run(None)
        elif news:
            # The list of runs to compare with is another one.
            self.chosen.emit(self._run, self._other if self._other in self._rows else None)

    def show_nothing(self) -> None:
        """No run is chosen."""
        self.banner.hide()
        self.past.setAccessibleName(self.tr("Groups as they were"))
        self.past.set_empty_text(
            self.tr("Choose a reconciliation above to see its groups as they were.") if self._rows else ""
        )
        self.past.set_rows([])
        self._shown.setCurrentWidget(self.past)

    def show_past(self, run: RunRow, buckets: Records) -> None:
        """Show what a run left."""
        self.past.set_empty_text(self.tr("This reconciliation had no groups here."))
        self.past.set_records(buckets)
        self._shown.setCurrentWidget(self.past)
        self.banner.show_past(run, list(self._rows.values()), None, history.as_of(run))

    def show_comparison(self, run: RunRow, found: RunComparison, changes: Records) -> None:
        """Show how two runs differ; run is the chosen one of them.

        Args:
            changes: what was found, as the table shows it.
        """
        other = found.before if found.after.id == run.id else found.after
        self.changes.set_records(changes)
        self._shown.setCurrentWidget(self.changes)
        self.banner.show_past(run, list(self._rows.values()), other.id, history.comparison(found))

    def set_filter(self, text: str) -> None:
        """Narrow the groups to those that hold the text; the runs stay."""
        self.past.set_filter(text)
        self.changes.set_filter(text)

    # What is remembered

    def save_state(self) -> QByteArray:
        """Columns, sorting and the splitter, for restore_state."""
        state = QByteArray()
        stream = QDataStream(state, QIODevice.OpenModeFlag.WriteOnly)
        for part in (*(table.save_state() for table in self._tables), self._splitter.saveState()):
            stream << part
        return state

    def restore_state(self, state: QByteArray) -> bool:
        """Put it back as it was left, as far as it fits."""
        stream = QDataStream(state)
        parts = [QByteArray() for _ in range(len(self._tables) + 1)]
        for part in parts:
            stream >> part
        fits = [table.restore_state(part) for table, part in zip(self._tables, parts, strict=False)]
        return all([*fits, self._splitter.restoreState(parts[-1])])

    @property
    def _tables(self) -> tuple[RunsTable, BucketsTable, ChangesTable]:
        return (self.runs, self.past, self.changes)

    @property
    def _below(self) -> BucketsTable | ChangesTable:
        return self.past if self._shown.currentWidget() is self.past else self.changes

    # From the clerk

    def _choose_run(self, run: int | None) -> None:
        self._run = run
        if run is None or self._other == run:
            self._other = None
        self.chosen.emit(run, self._other)

    def _choose_other(self, other: int | None) -> None:
        self._other = other
        self.chosen.emit(self._run, other)

    def _want_export(self) -> None:
        if self._run is not None:
            self.export_wanted.emit(self._run)

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        self._shown.addWidget(self.past)
        self._shown.addWidget(self.changes)
        column.addWidget(self._shown, stretch=1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.runs)
        self._splitter.addWidget(below)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(list(_SIZES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
