# SPDX-License-Identifier: MIT
"""Connects the Operations tab with the program: loads it, asks the portal, and keeps what a person found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from domain.errors import BateCertoError
from domain.operations import Operation, OperationState
from domain.ports import Progress, ProgressSink, Stage
from ui import formats, texts
from ui.deeds import Deed, Deeds
from ui.dialogs import answered
from ui.gate.page import heading, label
from ui.lookup import Lookup, Turn
from ui.notice import Level, Notice
from ui.texts import corrections as correction_sentences
from ui.texts import operations as sentences

if TYPE_CHECKING:
    from domain.by_hand import HandRow
    from domain.reconciliation import BucketKey
    from domain.use_cases.portal_work import PortalWork
    from domain.use_cases.settle import OperationRow
    from domain.values import YearMonth
    from ui.operations.view import OperationsView
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_WIDE_IN_FIGURES = 72


class OperationsDesk(QObject):
    """The wiring of the Operations tab.

    Args:
        tell: how many operations are in doubt, or wait for somebody.
    """

    def __init__(
        self,
        view: OperationsView,
        work: PortalWork,
        presenter: Presenter,
        scope: TaskScope,
        tell: Callable[[int], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._settle = work.settle
        self._deliver = work.deliver
        self._presenter = presenter
        self._scope = scope
        self._tell = tell
        self._chosen: str | None = None
        self._newest: dict[tuple[int, YearMonth], str] = {}
        self._known: dict[str, Operation] = {}
        self._companies: dict[str, str] = {}
        self._moved: dict[str, tuple[OperationRow, bool]] = {}
        self._deeds: Deeds | None = None
        self._go_there: Callable[[], object] = lambda: None
        self._wanted: tuple[int, YearMonth] | None = None
        self._lookup = Lookup(presenter, scope, self._load, "operations", self)
        view.chosen.connect(self._choose)
        view.ask_wanted.connect(lambda: presenter.run("settle", self._ask))
        view.answered.connect(self._want_answer)
        presenter.shown_changed.connect(self._lookup.now)
        presenter.busy_changed.connect(lambda busy: view.set_ready(ready=not busy))
        view.set_ready(ready=not presenter.busy)
        self._lookup.follow()

    def take_deeds(self, deeds: Deeds, go_there: Callable[[], object]) -> None:
        """Let the newest operation of a month be shown.

        Args:
            go_there: brings the tab to the front.
        """
        self._deeds = deeds
        self._go_there = go_there
        deeds.offer(Deed.SHOW_OPERATIONS, self.show_newest, lambda keys: self._newest_of(keys) is not None)

    def show_newest(self, keys: Sequence[BucketKey]) -> None:
        """Go to the newest operation of the month that those buckets are in, also where it was only just recorded."""
        self._wanted = (keys[0].company_id, keys[0].month)
        self._go_there()
        self._lookup.now()

    def _select_wanted(self) -> None:
        newest = self._newest.get(self._wanted) if self._wanted is not None else None
        self._wanted = None
        if newest is not None:
            self._view.set_filter("")
            self._view.table.select_key(newest)
            self._view.table.setFocus()
            self._choose(newest)

    def _newest_of(self, keys: Sequence[BucketKey]) -> str | None:
        places = {(key.company_id, key.month) for key in keys}
        return self._newest.get(places.pop()) if len(places) == 1 else None

    def _choose(self, operation_id: str | None) -> None:
        self._chosen = operation_id
        self._lookup.now()

    async def _load(self, turn: Turn) -> None:
        company, names = self._presenter.company_id, self._presenter.names
        try:
            async with turn:
                everywhere = names.tell(await self._settle.rows(), lambda row: row.operation.company_id)
                rows = [row for row in everywhere if company in {None, row.operation.company_id}]
                by_hand = names.tell(
                    await self._deliver.by_hand(None if company is None else [company]),
                    lambda row: row.record.company_id,
                )
                shown = {row.operation.id for row in rows}
                found = await self._settle.history(self._chosen) if self._chosen in shown and self._chosen else None
                record = next((row.record for row in by_hand if row.record.id == self._chosen), None)
                lines = await self._deliver.figures_of(record) if record is not None else ()
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        self._companies = {row.operation.id: row.company for row in rows}
        self._keep_newest(rows, by_hand)
        self._view.set_rows(rows, by_hand)
        self._tell(sum(not row.operation.state.is_settled for row in rows))
        if record is not None:
            self._view.show_by_hand(record, lines)
        elif found is None:
            self._view.show_nothing()
        else:
            self._view.show_operation(*found, self._presenter.services.clock.now())
        if self._wanted is not None:
            self._select_wanted()
        self._follow(everywhere)

    def _follow(self, rows: Sequence[OperationRow]) -> None:
        """Where asking told what came of one in doubt: say it, and compare the month that was fetched for it."""
        known, self._known = self._known, {row.operation.id: row.operation for row in rows}
        for row in rows:
            was, now = known.get(row.operation.id), row.operation
            if was is None or (was.state, was.refreshed) == (now.state, now.refreshed):
                continue
            if was.state is OperationState.UNKNOWN or not was.refreshed:
                told = was.state is not now.state or self._moved.get(now.id, (row, False))[1]
                self._moved[now.id] = row, told
        # Where a job is running, the look at the store that follows it comes here again.
        if self._moved and not self._presenter.busy:
            moved, self._moved = list(self._moved.values()), {}
            self._presenter.run("settled", lambda progress: self._tell_of(moved, progress))

    async def _tell_of(self, moved: Sequence[tuple[OperationRow, bool]], progress: ProgressSink) -> Notice | None:
        await self._compare((row.operation for row, _ in moved), progress)
        told = [row for row, state_is_new in moved if state_is_new]
        if not told:
            return None
        calm = all(row.operation.state is OperationState.CONFIRMED for row in told)
        said = " ".join(f"{row.company}: {correction_sentences.outcome(row.operation)}" for row in told)
        return Notice(said, Level.INFO if calm else Level.WARNING)

    async def _compare(self, operations: Iterable[Operation], progress: ProgressSink) -> None:
        for month in sorted({one.month for one in operations if one.state is OperationState.CONFIRMED}):
            await self._presenter.services.reconcile(month, month, progress=progress)

    def _keep_newest(self, rows: Sequence[OperationRow], by_hand: Sequence[HandRow]) -> None:
        done = [(row.operation.created_at, row.operation.place, row.operation.id) for row in rows]
        done += [(row.record.at, (row.record.company_id, row.record.month), row.record.id) for row in by_hand]
        newest = {place: key for _, place, key in sorted(done)}
        if newest != self._newest:
            self._newest = newest
            if self._deeds is not None:
                self._deeds.changed.emit()

    async def _ask(self, progress: ProgressSink) -> Notice:
        progress(Progress(Stage.FETCHING, 0, 0))
        summary = await self._settle(even_if_not_due=True)
        moved = [outcome.operation for outcome in summary.outcomes if outcome.moved]
        # It is told here, and not once more by the look at the store that follows.
        for one in moved:
            self._known[one.id] = one
            self._moved.pop(one.id, None)
        await self._compare(moved, progress)
        silent = sentences.silent(summary)
        calm = not silent and all(outcome.operation.state.is_settled for outcome in summary.outcomes)
        return Notice(" ".join([sentences.settled(summary), *silent]), Level.INFO if calm else Level.WARNING)

    def _want_answer(self, taken: bool) -> None:
        operation = self._view.operation
        if operation is not None and not self._presenter.busy:
            self._scope.start(self._answer(operation, taken=taken), name="answer")

    async def _answer(self, operation: Operation, *, taken: bool) -> None:
        about = f"{self._companies.get(operation.id, '')} · {formats.month(operation.month)}"
        dialog = NoteDialog(about, taken=taken, parent=self._view)
        if not await answered(dialog):
            return
        try:
            if taken:
                changed = await self._settle.taken(operation.id, dialog.note, dialog.receipt)
            else:
                changed = await self._settle.not_taken(operation.id, dialog.note)
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        self._presenter.noticed.emit(Notice(sentences.reviewed(changed)))
        self._presenter.refresh()


class NoteDialog(QDialog):
    """Asks what was found at the portal; the button waits for a note.

    Args:
        about: whose month it is.
    """

    def __init__(self, about: str, *, taken: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the portal shows"))
        self._note = QLineEdit()
        self._note.setAccessibleName(self.tr("What was found, and where"))
        self._note.setPlaceholderText(self.tr("What was found, and where"))
        self._receipt = QLineEdit()
        self._receipt.setAccessibleName(self.tr("The portal's number for it, if there is one"))
        self._receipt.setPlaceholderText(self.tr("The portal's number for it, if there is one"))
        do = QPushButton(self.tr("It is &there") if taken else self.tr("It is not &there"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        do.setEnabled(False)
        self._note.textChanged.connect(lambda text: do.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(about))
        column.addWidget(label(sentences.by_hand(taken=taken)))
        column.addWidget(self._note)
        if taken:
            column.addWidget(self._receipt)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().horizontalAdvance("0") * _WIDE_IN_FIGURES, self.sizeHint().height())

    @property
    def note(self) -> str:
        """What was found."""
        return self._note.text()

    @property
    def receipt(self) -> str:
        """The portal's number, empty where none was given."""
        return self._receipt.text()
