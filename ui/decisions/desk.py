# SPDX-License-Identifier: MIT
"""Connects deciding with the window: the deeds, what Ctrl+Z takes back, and months that opened again."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from domain.decisions import Verb
from domain.divergence import DivergenceState, Figures
from domain.errors import BateCertoError, NotFound
from domain.reconciliation import BucketKey, BucketStatus
from domain.sign_off import OpenItem, OpenKind, Place, SignOffEvent, SignVerb
from domain.use_cases.decide import Command, Outcome
from ui import formats, texts
from ui.decisions.dialog import DecisionDialog
from ui.decisions.done import Decided, Done, Pile, Signed
from ui.decisions.knowledge import Knowledge
from ui.decisions.signing import DriftDialog, SignOffDialog
from ui.deeds import Deed, Deeds
from ui.notice import Level, Notice, Offer
from ui.texts import decision_dialogs as sentences
from ui.texts import decisions as decision_texts

if TYPE_CHECKING:
    from domain.read_models import BucketRow, DivergenceRow
    from domain.use_cases.decision_work import DecisionWork
    from domain.use_cases.review import Overview
    from domain.use_cases.sign_off import Reopened
    from domain.values import YearMonth
    from ui.main_window import MainWindow
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_TOLD = "drift_told"
_VERBS = {
    Deed.ACCEPT: Verb.ACCEPT,
    Deed.CORRECTING: Verb.CORRECTING,
    Deed.CONTEST: Verb.CONTEST,
    Deed.NOTE: Verb.NOTE,
    Deed.UNDO_DECISION: Verb.UNDO,
}
_AT_ONCE = (Verb.CORRECTING, Verb.UNDO)


class DecisionsDesk(QObject):
    """The wiring of decisions and signatures.

    Args:
        go_to: shows a bucket in the window.

    Attributes:
        knowledge: what is known of each divergence, with the causes once they are wanted.
    """

    def __init__(
        self,
        window: MainWindow,
        presenter: Presenter,
        deeds: Deeds,
        scope: TaskScope,
        go_to: Callable[[BucketKey], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        work = presenter.services.decisions
        assert work is not None
        self._work: DecisionWork = work
        self._window = window
        self._presenter = presenter
        self._deeds = deeds
        self._scope = scope
        self._go_to = go_to
        self._of: Overview | None = None
        self._by_key: dict[BucketKey, DivergenceRow] = {}
        self._pile = Pile()
        self._dialogs: dict[str, QDialog] = {}
        self._signing: tuple[SignOffDialog, int, YearMonth] | None = None
        self._told = 0
        self._worked_since = False
        self.knowledge = Knowledge(work.divergences, presenter, scope, self)
        self.knowledge.changed.connect(deeds.changed)
        for deed, verb in _VERBS.items():
            fits = self._can_undo if verb is Verb.UNDO else self._can_decide
            deeds.offer(deed, partial(self._want, verb), fits)
        deeds.offer(Deed.SIGN_OFF, self._want_sign_off, lambda keys: len(_places(keys)) == 1)
        presenter.seen.connect(self._refresh)
        presenter.busy_changed.connect(self._on_busy)
        self._refresh()
        self._name_undo()

    # What is shown

    def _refresh(self) -> None:
        if self._signing is not None:
            dialog, company_id, month = self._signing
            self._start(self._show_plan(dialog, company_id, month), "sign off")
        self._start(self._tell_drift(), "drift")

    @property
    def _rows(self) -> dict[BucketKey, DivergenceRow]:
        """The divergences of the period. Thousands of keys take their time, so it is taken when somebody asks."""
        overview = self._presenter.overview
        if overview is not self._of:
            self._of = overview
            self._by_key = {row.bucket.key: row for row in overview.divergences} if overview else {}
        return self._by_key

    def _can_decide(self, keys: Sequence[BucketKey]) -> bool:
        return any(key in self._rows for key in keys)

    def _can_undo(self, keys: Sequence[BucketKey]) -> bool:
        return any(self._is_decided(key) for key in keys)

    def _is_decided(self, key: BucketKey) -> bool:
        row, item = self._rows.get(key), self.knowledge.items.get(key)
        return row is not None and (row.state is not DivergenceState.OPEN or (item is not None and bool(item.notes)))

    # Deciding

    def _want(self, verb: Verb, keys: Sequence[BucketKey]) -> None:
        chosen = tuple(dict.fromkeys(keys))
        if len(chosen) == 1 and verb in _AT_ONCE:
            self._start(self._decide(Command(verb, chosen, seen=self._seen(chosen))), "decide")
        else:
            self._ask(verb, chosen)

    def _ask(self, verb: Verb, keys: tuple[BucketKey, ...]) -> None:
        rows = [self._rows[key] for key in keys if key in self._rows]
        about = sentences.about(rows, len(keys), len(rows))
        dialog = DecisionDialog(verb, about, self._window)
        seen: dict[BucketKey, Figures] = {}
        self._start(self._preview(dialog, Command(verb, keys, _ANY_WORDS, self._seen(keys)), seen), "preview")
        dialog.accepted.connect(
            lambda: self._start(self._decide(Command(verb, keys, dialog.words, seen or self._seen(keys))), "decide")
        )
        self._open("decision", dialog)

    def _seen(self, keys: Sequence[BucketKey]) -> dict[BucketKey, Figures]:
        """The figures that the clerk looks at; what was not compared last shows others than it was found with."""
        rows = (self._rows[key].bucket for key in keys if key in self._rows)
        return {
            row.key: Figures(
                row.erp_remuneration, row.portal_remuneration, row.erp_contribution, row.portal_contribution
            )
            for row in rows
            if row.status is not BucketStatus.NOT_COMPARED
        }

    async def _preview(self, dialog: DecisionDialog, command: Command, seen: dict[BucketKey, Figures]) -> None:
        try:
            outcome = await self._work.decide.preview(command)
            reasons = await self._work.decide.reasons(command.verb)
        except BateCertoError as error:
            self._trouble(error)
            return
        seen.update(outcome.seen())
        if self._dialogs.get("decision") is dialog:
            rows = [self._rows[change.key] for change in outcome.changes if change.key in self._rows]
            there = sum(key in self._rows for key in command.keys)
            decided = sum(change.before is not DivergenceState.OPEN for change in outcome.changes)
            about = sentences.about(rows, len(command.keys), there)
            if command.verb is not Verb.NOTE and decided:
                about = f"{about}\n{sentences.replaced(decided, len(outcome.changes))}"
            dialog.offer_reasons(reasons)
            dialog.show_effect(len(outcome.changes), about, self._refused(outcome))

    async def _decide(self, command: Command) -> None:
        try:
            outcome = await self._work.decide(command)
        except BateCertoError as error:
            self._trouble(error)
            return
        self._remember(command, outcome)
        self._presenter.refresh()

    def _remember(self, command: Command, outcome: Outcome) -> None:
        keys = tuple(change.key for change in outcome.changes)
        done = Decided(command.verb, keys, command.reason.strip())
        if not keys:
            self._tell_nothing(outcome)
            return
        if command.verb is Verb.UNDO:
            self._pile.undone(keys)
        else:
            self._put(done)
        self._name_undo()
        offer = None if command.verb is Verb.UNDO else Offer(self.tr("Undo"), partial(self.undo, done))
        said = [sentences.did(command.verb, self._what(keys))]
        if outcome.refused:
            said.append(sentences.left_alone(len(outcome.refused)))
        level = Level.WARNING if outcome.refused else Level.INFO
        self._tell(Notice(" ".join(said), level, tuple(self._refused(outcome)), offer))

    def _tell_nothing(self, outcome: Outcome) -> None:
        whys = {why for _, why in outcome.refused}
        if len(whys) == 1:
            (why,) = whys
            keys = tuple(key for key, _ in outcome.refused)
            self._tell(Notice(f"{self._what(keys)}: {decision_texts.refusal(why)}", Level.WARNING))
        else:
            said = self.tr("Nothing was decided.")
            self._tell(Notice(said, Level.WARNING, tuple(self._refused(outcome))))

    def _what(self, keys: Sequence[BucketKey]) -> str:
        if len(keys) != 1:
            return sentences.several(len(keys))
        return sentences.place(self._company(keys[0].company_id), keys[0])

    def _refused(self, outcome: Outcome) -> list[str]:
        return sentences.refused((self._company(key.company_id), key, why) for key, why in outcome.refused)

    def _company(self, company_id: int) -> str:
        overview = self._presenter.overview
        names = (row.name for row in overview.companies if row.id == company_id) if overview else iter(())
        return next(names, formats.DASH)

    # Taking back

    def undo_last(self) -> None:
        """Take back the last decision or signature of this window; say first which, where a job ran since."""
        top = self._pile.top
        if top is None:
            return
        if not self._worked_since:
            self.undo(top)
            return
        self._worked_since = False
        said = sentences.undo_what(self._undoable(top))
        self._tell(Notice(said, Level.WARNING, offer=Offer(self.tr("Undo"), partial(self.undo, top))))

    def _on_busy(self, busy: bool) -> None:
        # An import, say: whoever wants that back must not lose a decision of before.
        self._worked_since = self._worked_since or not busy

    def _put(self, done: Done) -> None:
        self._pile.put(done)
        self._worked_since = False

    def undo(self, done: Done) -> None:
        """Take back what was done; twice the same does nothing more."""
        self._pile.take(done)
        self._name_undo()
        if isinstance(done, Signed):
            self._start(self._unsign(done.company_id, done.month), "undo")
        else:
            self._start(self._take_back(done), "undo")

    async def _take_back(self, done: Decided) -> None:
        try:
            keys = [key for key in done.keys if await self._stands(done, key)]
            outcome = await self._work.decide(Command(Verb.UNDO, tuple(keys))) if keys else Outcome((), ())
        except BateCertoError as error:
            self._trouble(error)
            return
        changed = tuple(change.key for change in outcome.changes)
        left = len(done.keys) - len(changed)
        taken = self._undoable(replace(done, keys=changed))
        said = [sentences.did(Verb.UNDO, taken)] if changed else []
        if left:
            said.append(self.tr("Where something else was decided or found since, nothing was taken back."))
        self._tell(Notice(" ".join(said), Level.WARNING if left else Level.INFO, tuple(self._refused(outcome))))
        self._presenter.refresh()

    async def _stands(self, done: Decided, key: BucketKey) -> bool:
        try:
            return done.stands_in(await self._work.decide.life(key))
        except NotFound:
            return False

    def _name_undo(self) -> None:
        top, action = self._pile.top, self._window.actions_.undo
        action.setText(sentences.undo("" if top is None else self._undoable(top)))
        action.setEnabled(top is not None)

    def _undoable(self, done: Done) -> str:
        if isinstance(done, Decided):
            return f"{decision_texts.verb(done.verb)} · {self._what(done.keys)}"
        return sentences.signature_of(self._company(done.company_id), done.month)

    # Signing months off

    def _want_sign_off(self, keys: Sequence[BucketKey]) -> None:
        (place,) = _places(keys)
        self.sign_off(*place)

    def sign_off(self, company_id: int, month: YearMonth) -> None:
        """Show what is open in a month, or what would be signed."""
        self._start(self._open_sign_off(company_id, month), "sign off")

    def show_drift(self, company_id: int, month: YearMonth) -> None:
        """Show how a signed month's figures changed, where a reconciliation opened it again."""
        self._start(self._open_drift([(company_id, month)]), "drift")

    async def _open_sign_off(self, company_id: int, month: YearMonth) -> None:
        sign_off = self._work.sign_off
        try:
            plan = await sign_off.preview(company_id, month)
            last = (await sign_off.months(month, month)).get((company_id, month))
        except BateCertoError as error:
            self._trouble(error)
            return
        dialog = SignOffDialog(self._company(company_id), plan, last, self._window)
        dialog.sign_wanted.connect(lambda: self._start(self._sign(dialog, company_id, month), "sign off"))
        dialog.undo_wanted.connect(lambda: self._start(self._unsign(company_id, month), "sign off"))
        dialog.drift_wanted.connect(lambda: self.show_drift(company_id, month))
        dialog.go_wanted.connect(lambda item: self._go(company_id, month, item))
        self._open("sign off", dialog)
        self._signing = (dialog, company_id, month)

    async def _show_plan(self, dialog: SignOffDialog, company_id: int, month: YearMonth) -> None:
        sign_off = self._work.sign_off
        try:
            plan = await sign_off.preview(company_id, month)
            last = (await sign_off.months(month, month)).get((company_id, month))
        except BateCertoError as error:
            self._trouble(error)
            return
        if self._dialogs.get("sign off") is dialog:
            dialog.show_plan(plan, last)

    async def _sign(self, dialog: SignOffDialog, company_id: int, month: YearMonth) -> None:
        try:
            plan = await self._work.sign_off(company_id, month)
        except BateCertoError as error:
            self._trouble(error)
            return
        if plan.signed:
            done = Signed(company_id, month)
            self._put(done)
            self._name_undo()
            said = f"{self._company(company_id)}: {decision_texts.signed(plan)}"
            self._tell(Notice(said, offer=Offer(self.tr("Undo"), partial(self.undo, done))))
            if self._dialogs.get("sign off") is dialog:
                dialog.accept()
        else:
            open_ = tuple(decision_texts.open_item(item) for item in plan.open)
            self._tell(Notice(decision_texts.signed(plan), Level.WARNING, open_))
        self._presenter.refresh()

    async def _unsign(self, company_id: int, month: YearMonth) -> None:
        try:
            done = await self._work.sign_off.undo(company_id, month)
        except BateCertoError as error:
            self._trouble(error)
            return
        self._pile.take(Signed(company_id, month))
        self._name_undo()
        said = decision_texts.unsigned(formats.month(month), done=done)
        level = Level.INFO if done else Level.WARNING
        self._tell(Notice(f"{self._company(company_id)}: {said}", level))
        self._presenter.refresh()

    def _go(self, company_id: int, month: YearMonth, item: OpenItem) -> None:
        if item.kind is OpenKind.NOT_RECONCILED:
            self._presenter.reconcile()
            return
        keys = [row.key for row in self._buckets(company_id, month)]
        if item.kind is OpenKind.SENDING and self._deeds.do(Deed.SHOW_OPERATIONS, keys):
            return
        wanted = [key for key in keys if item.rate is None or key.rate == item.rate]
        if wanted:
            self._go_to(wanted[0])

    def _buckets(self, company_id: int, month: YearMonth) -> list[BucketRow]:
        overview = self._presenter.overview
        return [] if overview is None else overview.in_month(company_id, month)

    # Months that opened again

    async def _tell_drift(self) -> None:
        """Tell once of each signed month that a run opened again."""
        try:
            async with self._presenter.in_turn:
                last = await self._work.sign_off.months(*self._presenter.period)
                told = self._last_told()
                reopened = [event for event in last.values() if event.what is SignVerb.REOPENED]
                news = [event for event in reopened if _second(event) > told]
            if not news:
                return
            found = await self._drifts([event.place for event in news])
        except BateCertoError as error:
            self._trouble(error)
            return
        self._told = max(map(_second, news))
        self._window.settings.keep_text(_TOLD, str(self._told))
        self._tell(
            Notice(
                sentences.reopened(len(found)),
                Level.WARNING,
                tuple(_drift_lines(found)),
                Offer(self.tr("Show what changed"), partial(self._show_drifts, news)),
            )
        )

    def _last_told(self) -> int:
        text = self._window.settings.text(_TOLD)
        return max(self._told, int(text) if text.isascii() and text.isdigit() else 0)

    def _show_drifts(self, events: Sequence[SignOffEvent]) -> None:
        self._start(self._open_drift([event.place for event in events]), "drift")

    async def _open_drift(self, places: Sequence[Place]) -> None:
        try:
            found = await self._drifts(places)
        except BateCertoError as error:
            self._trouble(error)
            return
        if found:
            self._open("drift", DriftDialog(found, self._window))
        else:
            said = self.tr("Nothing changed there since it was signed off.")
            self._tell(Notice(said))

    async def _drifts(self, places: Sequence[Place]) -> list[tuple[str, Reopened]]:
        found = [(self._company(place[0]), await self._work.sign_off.reopened(*place)) for place in places]
        return [(company, one) for company, one in found if one is not None]

    # Of all

    def _open(self, kind: str, dialog: QDialog) -> None:
        """Show a dialog in place of another one of its kind; the window can be used meanwhile."""
        if kind in self._dialogs:
            self._dialogs[kind].reject()
        self._dialogs[kind] = dialog
        dialog.finished.connect(lambda _: self._closed(kind, dialog))
        dialog.show()

    def _closed(self, kind: str, dialog: QDialog) -> None:
        if self._dialogs.get(kind) is dialog:
            del self._dialogs[kind]
            if kind == "sign off":
                self._signing = None

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._scope.start(work, name=name)

    def _tell(self, notice: Notice) -> None:
        self._presenter.noticed.emit(notice)

    def _trouble(self, error: BateCertoError) -> None:
        self._tell(Notice(texts.error(error), Level.ERROR))


_ANY_WORDS = "…"
"""In a preview, which is made before the clerk wrote any."""


def _second(event: SignOffEvent) -> int:
    # Not its number: a store that was restored gives the same ones again.
    return int(event.at.timestamp())


def _places(keys: Sequence[BucketKey]) -> set[Place]:
    return {(key.company_id, key.month) for key in keys}


def _drift_lines(found: Sequence[tuple[str, Reopened]]) -> list[str]:
    lines = []
    for company, one in found:
        lines.append(f"{company}: {decision_texts.reopened(one)}")
        lines += ["    " + decision_texts.drift(drift) for drift in one.drifts]
    return lines
