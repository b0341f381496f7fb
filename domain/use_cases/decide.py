# SPDX-License-Identifier: MIT
"""Decide about divergences: one or many at once, with a preview; every decision can be taken back."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, cast

from domain.decisions import DecisionEvent, Refusal, RunChange, Verb, decide
from domain.divergence import Divergence, DivergenceState, Figures
from domain.errors import NotFound
from domain.events import Event, EventKind, Json
from domain.ports import Clock, Mode, UnitOfWork, UnitOfWorkManager
from domain.reconciliation import BucketKey
from domain.use_cases.sign_off import is_signed
from domain.values import Money, Rate, YearMonth

if TYPE_CHECKING:
    from domain.sign_off import Place


@dataclass(frozen=True, slots=True)
class Command:
    """What is decided, about which buckets.

    Attributes:
        reason: in the clerk's words; accepting and noting want one.
        seen: the figures that the clerk looked at; a divergence that has others by now is left alone. One that is
            absent is decided whatever its figures are.
    """

    verb: Verb
    keys: tuple[BucketKey, ...]
    reason: str = ""
    seen: Mapping[BucketKey, Figures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planned:
    """A divergence that is decided, and its figures."""

    key: BucketKey
    before: DivergenceState
    after: DivergenceState
    figures: Figures


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command would do, or did.

    Attributes:
        changes: in the order of the command.
        refused: those that it leaves alone, and why.
        repeated: whether the command was done before, and this is what came of it then.
    """

    changes: tuple[Planned, ...]
    refused: tuple[tuple[BucketKey, Refusal], ...]
    repeated: bool = False

    def seen(self) -> dict[BucketKey, Figures]:
        """The figures that a preview showed, for the command that follows it."""
        return {change.key: change.figures for change in self.changes}


@dataclass(frozen=True, slots=True)
class Life:
    """A divergence with everything that happened to it, oldest first."""

    divergence: Divergence
    decisions: tuple[DecisionEvent, ...]
    runs: tuple[RunChange, ...]


class _NothingDoneError(Exception):
    """Takes the scope back, so that the command's number stays free for another attempt."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def _give_up(outcome: Outcome) -> NoReturn:
    raise _NothingDoneError(outcome)


class Decide:
    """Accept, mark as being corrected, contest, note, and take back."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock, *, author: str = "") -> None:
        self._units = units
        self._clock = clock
        self._author = author

    async def preview(self, command: Command) -> Outcome:
        """What a command would do now, and what it would leave alone."""
        async with self._units.enter(read_only=True) as unit:
            return (await self._look(unit, command))[0]

    async def __call__(self, command: Command, command_id: str = "") -> Outcome:
        """Decide what can be decided, all of it in one commit.

        Args:
            command_id: repeated with the same, the command does nothing, and gives its first outcome. One that did
                nothing may be repeated.

        Raises:
            StoreError: the store cannot be used; nothing was kept.
        """
        try:
            async with self._units.enter(Mode.SAVEPOINT) as unit:
                if command_id:
                    repeated = await unit.set_idempotency_key(_name(command, command_id))
                    if repeated is not None:
                        return _told_before(repeated.result)
                outcome, decided = await self._look(unit, command)
                if not decided:
                    _give_up(outcome)
                await unit.decisions.write(decided)
                for now, event in decided:
                    unit.add_event(_event(now, event))
                if command_id:
                    unit.set_result(_to_tell(outcome))
                return outcome
        except _NothingDoneError as nothing:
            return nothing.outcome

    async def reasons(self, verb: Verb, most: int = 20) -> list[str]:
        """The words that such decisions were made with, of whatever months: the most used first, then the newest."""
        async with self._units.enter(read_only=True) as unit:
            used = await unit.decisions.latest_reasons(verb)
        # A counter keeps the order in which words came, newest first, among those used as often.
        return [words for words, _ in Counter(used).most_common(most)]

    async def life(self, key: BucketKey) -> Life:
        """Everything that happened to the divergence of a bucket.

        Raises:
            NotFound: it never had one (kind ``bucket``).
        """
        async with self._units.enter(read_only=True) as unit:
            divergence = (await unit.decisions.divergences([key])).get(key)
            if divergence is None:
                raise NotFound("bucket", f"{key.month} {key.rate}")
            history = await unit.decisions.history([divergence.id])
            runs = await unit.decisions.run_changes(divergence)
        return Life(divergence, tuple(history.get(divergence.id, ())), tuple(runs))

    async def _look(self, unit: UnitOfWork, command: Command) -> tuple[Outcome, list[tuple[Divergence, DecisionEvent]]]:
        keys = list(dict.fromkeys(command.keys))
        known = await unit.decisions.divergences(keys)
        history = await unit.decisions.history([divergence.id for divergence in known.values()])
        signed = await _signed(unit, keys) if command.verb is not Verb.NOTE else frozenset()
        at = self._clock.now()
        decided: list[tuple[Divergence, DecisionEvent]] = []
        refused: list[tuple[BucketKey, Refusal]] = []
        for key in keys:
            divergence = known.get(key)
            found = _first_refusal(divergence, command.seen.get(key), is_locked=(key.company_id, key.month) in signed)
            if divergence is not None and found is None:
                past = history.get(divergence.id, [])
                found = decide(divergence, past, command.verb, command.reason, at, self._author)
            if isinstance(found, Refusal):
                refused.append((key, found))
            elif found is not None:
                decided.append(found)
        changes = tuple(Planned(now.key, event.before, event.after, event.figures) for now, event in decided)
        return Outcome(changes, tuple(refused)), decided


def _first_refusal(
    divergence: Divergence | None, seen: Figures | None, *, is_locked: bool
) -> Refusal | tuple[Divergence, DecisionEvent] | None:
    if divergence is None:
        return Refusal.NOT_THERE
    if is_locked:
        return Refusal.MONTH_SIGNED
    return Refusal.FIGURES_CHANGED if seen is not None and seen != divergence.figures else None


async def _signed(unit: UnitOfWork, keys: Sequence[BucketKey]) -> frozenset[Place]:
    if not keys:
        return frozenset()
    months = [key.month for key in keys]
    last = await unit.sign_offs.last(min(months), max(months))
    return frozenset(place for place in last if is_signed(last, place))


def _event(now: Divergence, event: DecisionEvent) -> Event:
    """The event of a decision; its words stay in the store, and their hash shows a change of them."""
    after: dict[str, Json] = {
        "state": event.after.value,
        "verb": event.verb.value,
        "company": now.key.company_id,
        "month": str(now.key.month),
        "rate": now.key.rate.hundredths,
    }
    if event.reason:
        after["reason_sha256"] = hashlib.sha256(event.reason.encode()).hexdigest()
    if event.undoes is not None:
        after["undoes"] = event.undoes
    return Event(EventKind.DIVERGENCE_DECIDED, f"divergence {now.id}", after, {"state": event.before.value})


def _name(command: Command, command_id: str) -> str:
    """The idempotency key: the same number with another content is another command."""
    content = [command.verb.value, command.reason.strip(), [_place(key) for key in command.keys]]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
    return f"decide {command_id} {digest[:16]}"


def _place(key: BucketKey) -> list[Json]:
    return [key.company_id, key.month.number, key.rate.hundredths]


def _to_tell(outcome: Outcome) -> Json:
    return {
        "changes": [
            [*_place(change.key), change.before.value, change.after.value, *_cents(change.figures)]
            for change in outcome.changes
        ],
        "refused": [[*_place(key), refusal.value] for key, refusal in outcome.refused],
    }


def _cents(figures: Figures) -> Iterable[int]:
    return (
        figures.erp_remuneration.cents,
        figures.portal_remuneration.cents,
        figures.erp_contribution.cents,
        figures.portal_contribution.cents,
    )


def _told_before(result: Json) -> Outcome:
    told = cast("dict[str, list[list[Any]]]", result)
    changes = (
        Planned(_key(row), DivergenceState(row[3]), DivergenceState(row[4]), Figures(*map(Money, row[5:])))
        for row in told["changes"]
    )
    refused = ((_key(row), Refusal(row[3])) for row in told["refused"])
    return Outcome(tuple(changes), tuple(refused), repeated=True)


def _key(row: Sequence[int]) -> BucketKey:
    return BucketKey(row[0], YearMonth.from_number(row[1]), Rate(row[2]))
