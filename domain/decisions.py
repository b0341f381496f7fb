# SPDX-License-Identifier: MIT
"""What the clerk decides about a divergence: each decision is an event, and so is taking one back.

Decisions are a pile. Undo takes the topmost one back and restores the state that it found, unless a run has moved
the divergence since: what a run did is not the clerk's to undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.divergence import Change, Divergence, DivergenceState, Figures


class Verb(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    CORRECTING = "correcting"
    CONTEST = "contest"
    NOTE = "note"  # changes no state
    UNDO = "undo"

    @property
    def wants_reason(self) -> bool:
        """Whether it means nothing without words."""
        return self in (Verb.ACCEPT, Verb.NOTE)


class Refusal(StrEnum):
    """Why a divergence cannot be decided that way."""

    NOT_THERE = "not_there"
    RESOLVED = "resolved"  # it tallies by now
    NO_REASON = "no_reason"
    ALREADY_SO = "already_so"
    NOTHING_TO_UNDO = "nothing_to_undo"
    MOVED_SINCE = "moved_since"  # a run changed it after the decision
    FIGURES_CHANGED = "figures_changed"  # they are not those that the clerk saw
    MONTH_SIGNED = "month_signed"


@dataclass(frozen=True, slots=True)
class DecisionEvent:
    """One decision, note or undo. They are kept for good.

    Attributes:
        before, after: the divergence's state around it.
        figures: the amounts that it was made about.
        undoes: the number of the event that it takes back.
        id: 0 until it is stored.
    """

    divergence_id: int
    at: datetime
    who: str
    verb: Verb
    reason: str
    before: DivergenceState
    after: DivergenceState
    figures: Figures
    undoes: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class RunChange:
    """What a run did to a divergence.

    Attributes:
        state_before, before: as it stood; None where it opened.
        after: the amounts from then on; what a run resolved keeps those that it had.
    """

    run_id: int
    at: datetime
    change: Change
    state_before: DivergenceState | None
    before: Figures | None
    after: Figures


_STATES = {
    Verb.ACCEPT: DivergenceState.ACCEPTED,
    Verb.CORRECTING: DivergenceState.BEING_CORRECTED,
    Verb.CONTEST: DivergenceState.CONTESTED,
}


def standing(history: Sequence[DecisionEvent]) -> list[DecisionEvent]:
    """The decisions and notes that were not taken back, oldest first."""
    gone = {event.undoes for event in history if event.undoes is not None}
    return [event for event in history if event.verb is not Verb.UNDO and event.id not in gone]


def notes(history: Sequence[DecisionEvent]) -> list[DecisionEvent]:
    """The notes that were not taken back, oldest first."""
    return [event for event in standing(history) if event.verb is Verb.NOTE]


def in_force(divergence: Divergence, history: Sequence[DecisionEvent]) -> DecisionEvent | None:
    """The decision that the divergence is under; None where it is open or resolved."""
    last = _last_decision(history)
    return last if last is not None and _untouched(divergence, last) else None


def overturned(divergence: Divergence, history: Sequence[DecisionEvent]) -> DecisionEvent | None:
    """The decision that a run took out of force, by other figures or by a tally in between; None where there is none.

    Its figures are those before; the divergence has those of now.
    """
    last = _last_decision(history)
    if last is None or divergence.state is not DivergenceState.OPEN or _untouched(divergence, last):
        return None
    return last


def decide(
    divergence: Divergence, history: Sequence[DecisionEvent], verb: Verb, reason: str, at: datetime, who: str
) -> tuple[Divergence, DecisionEvent] | Refusal:
    """The divergence after a decision, and the event; or why it cannot be.

    Args:
        history: every event of the divergence so far, oldest first.
        reason: in the clerk's words; may be empty where the verb does not want one.
    """
    reason = reason.strip()
    if verb is Verb.UNDO:
        return _undo(divergence, history, reason, at, who)
    if verb.wants_reason and not reason:
        return Refusal.NO_REASON
    after = _STATES.get(verb, divergence.state)
    if verb is not Verb.NOTE and (refusal := _refused(divergence, history, after, reason)):
        return refusal
    event = DecisionEvent(divergence.id, at, who, verb, reason, divergence.state, after, divergence.figures)
    return replace(divergence, state=after), event


def _refused(
    divergence: Divergence, history: Sequence[DecisionEvent], after: DivergenceState, reason: str
) -> Refusal | None:
    if divergence.state is DivergenceState.RESOLVED:
        return Refusal.RESOLVED
    now = in_force(divergence, history)
    same_words = not reason or (now is not None and now.reason == reason)
    return Refusal.ALREADY_SO if divergence.state is after and same_words else None


def _undo(
    divergence: Divergence, history: Sequence[DecisionEvent], reason: str, at: datetime, who: str
) -> tuple[Divergence, DecisionEvent] | Refusal:
    left = standing(history)
    if not left:
        return Refusal.NOTHING_TO_UNDO
    last = left[-1]
    if last.verb is Verb.NOTE:
        after = divergence.state
    elif _untouched(divergence, last):
        after = last.before
    else:
        return Refusal.MOVED_SINCE
    event = DecisionEvent(
        divergence.id, at, who, Verb.UNDO, reason, divergence.state, after, divergence.figures, undoes=last.id
    )
    return replace(divergence, state=after), event


def _last_decision(history: Sequence[DecisionEvent]) -> DecisionEvent | None:
    return next((event for event in reversed(standing(history)) if event.verb is not Verb.NOTE), None)


def _untouched(divergence: Divergence, event: DecisionEvent) -> bool:
    """Whether a divergence still is as a decision left it."""
    return (divergence.state, divergence.figures) == (event.after, event.figures)


def with_figures_after(
    changes: Iterable[tuple[int, datetime, Change, DivergenceState | None, Figures | None]], now: Figures
) -> list[RunChange]:
    """What runs did, in order; each one's figures stood until the next one, and the last one's still do.

    Args:
        changes: (run's number, when, what, state before, figures before), oldest first.
        now: the divergence's figures.
    """
    listed = list(changes)
    later = [before or now for *_, before in listed[1:]]
    return [RunChange(*change, after) for change, after in zip(listed, [*later, now], strict=True)] if listed else []
