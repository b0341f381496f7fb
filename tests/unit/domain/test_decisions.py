# SPDX-License-Identifier: MIT
"""What each decision makes of each state, and that undo brings back exactly what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.decisions import (
    DecisionEvent,
    Refusal,
    Verb,
    decide,
    in_force,
    notes,
    overturned,
    standing,
    with_figures_after,
)
from domain.divergence import Change, Divergence, DivergenceState, Figures, after_run
from domain.reconciliation import Amounts, Bucket, BucketKey, BucketStatus
from domain.values import Money, Rate, YearMonth

KEY = BucketKey(1, YearMonth(2026, 10), Rate(3475))
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
S, R = DivergenceState, Refusal


def bucket(portal: int) -> Bucket:
    return Bucket(KEY, Amounts(Money(1000), Money(347), 1), Amounts(Money(portal), Money(portal // 3), 1))


class Story:
    """A divergence, and what happens to it."""

    def __init__(self, state: DivergenceState = S.OPEN) -> None:
        self.divergence = Divergence(KEY, state, BucketStatus.DIVERGES, Figures.of(bucket(2000)), 7)
        self.history: list[DecisionEvent] = []

    def do(self, verb: Verb, reason: str = "because") -> Refusal | None:
        at = NOW + timedelta(minutes=len(self.history))
        found = decide(self.divergence, self.history, verb, reason, at, "clerk")
        if isinstance(found, Refusal):
            return found
        self.divergence, event = found
        self.history.append(replace(event, id=len(self.history) + 1))
        return None

    def run(self, portal: int) -> Change | None:
        step = after_run(self.divergence, bucket(portal))
        if step is None:
            return None
        self.divergence = step[0]
        return step[1]


@pytest.mark.parametrize(
    ("state", "verb", "reason", "after"),
    [
        (S.OPEN, Verb.ACCEPT, "rounding", S.ACCEPTED),
        (S.OPEN, Verb.CORRECTING, "", S.BEING_CORRECTED),
        (S.OPEN, Verb.CONTEST, "", S.CONTESTED),
        (S.OPEN, Verb.NOTE, "asked payroll", S.OPEN),
        (S.OPEN, Verb.ACCEPT, "  ", R.NO_REASON),
        (S.OPEN, Verb.NOTE, "", R.NO_REASON),
        (S.OPEN, Verb.UNDO, "", R.NOTHING_TO_UNDO),
        (S.ACCEPTED, Verb.ACCEPT, "", R.NO_REASON),
        (S.ACCEPTED, Verb.CONTEST, "", S.CONTESTED),
        (S.ACCEPTED, Verb.NOTE, "x", S.ACCEPTED),
        (S.BEING_CORRECTED, Verb.CORRECTING, "", R.ALREADY_SO),
        (S.BEING_CORRECTED, Verb.ACCEPT, "x", S.ACCEPTED),
        (S.CONTESTED, Verb.CONTEST, "", R.ALREADY_SO),
        (S.CONTESTED, Verb.CONTEST, "a new reason", S.CONTESTED),
        (S.CONTESTED, Verb.CORRECTING, "", S.BEING_CORRECTED),
        (S.RESOLVED, Verb.ACCEPT, "x", R.RESOLVED),
        (S.RESOLVED, Verb.CORRECTING, "", R.RESOLVED),
        (S.RESOLVED, Verb.CONTEST, "", R.RESOLVED),
        (S.RESOLVED, Verb.NOTE, "it was the bonus", S.RESOLVED),
    ],
)
def test_the_table(state: DivergenceState, verb: Verb, reason: str, after: DivergenceState | Refusal) -> None:
    story = Story(state)
    refusal = story.do(verb, reason)
    assert (refusal or story.divergence.state) is after
    if refusal is None:
        [event] = story.history
        assert (event.before, event.after, event.who, event.figures) == (
            state,
            after,
            "clerk",
            Figures.of(bucket(2000)),
        )
        assert event.reason == reason.strip()
    else:
        assert (story.history, story.divergence.state) == ([], state)


def test_the_same_decision_for_the_same_reason_is_none() -> None:
    story = Story()
    assert [story.do(Verb.ACCEPT, "x"), story.do(Verb.ACCEPT, " x "), story.do(Verb.ACCEPT, "y")] == [
        None, R.ALREADY_SO, None,
    ]  # fmt: skip
    assert in_force(story.divergence, story.history) == story.history[-1]


def test_undo_takes_back_one_after_the_other() -> None:
    story = Story()
    for verb in (Verb.ACCEPT, Verb.NOTE, Verb.CONTEST):
        assert story.do(verb) is None
    assert [event.reason for event in notes(story.history)] == ["because"]
    states = []
    while story.do(Verb.UNDO, "") is None:
        states.append((story.divergence.state, len(notes(story.history))))
    assert states == [(S.ACCEPTED, 1), (S.ACCEPTED, 0), (S.OPEN, 0)]
    assert story.do(Verb.UNDO) is R.NOTHING_TO_UNDO
    assert [event.undoes for event in story.history] == [None, None, None, 3, 2, 1]


def test_other_figures_reopen_and_both_are_kept() -> None:
    story = Story()
    story.do(Verb.ACCEPT, "rounding")
    assert story.run(2000) is None
    assert overturned(story.divergence, story.history) is None
    assert story.run(3000) is Change.REOPENED
    accepted = story.history[0]
    assert in_force(story.divergence, story.history) is None
    assert overturned(story.divergence, story.history) == accepted
    assert (accepted.figures, story.divergence.figures) == (Figures.of(bucket(2000)), Figures.of(bucket(3000)))
    # What the run did is not the clerk's to undo.
    assert story.do(Verb.UNDO) is R.MOVED_SINCE
    story.do(Verb.CONTEST)
    assert overturned(story.divergence, story.history) is None
    assert story.do(Verb.UNDO) is None
    assert (story.divergence.state, overturned(story.divergence, story.history)) == (S.OPEN, accepted)


def test_what_a_run_resolved_cannot_be_undone_and_a_note_can() -> None:
    story = Story()
    story.do(Verb.ACCEPT)
    story.do(Verb.NOTE)
    assert story.run(1000) is Change.RESOLVED
    assert (story.do(Verb.UNDO), story.divergence.state) == (None, S.RESOLVED)
    assert story.do(Verb.UNDO) is R.MOVED_SINCE
    assert overturned(story.divergence, story.history) is None
    # It comes back with the figures that had been accepted: that is a new finding all the same.
    assert story.run(2000) is Change.REOPENED
    assert overturned(story.divergence, story.history) == story.history[0]


def test_each_run_s_figures_stand_until_the_next() -> None:
    one, two, three = (Figures.of(bucket(cents)) for cents in (2000, 3000, 4000))
    changes = [
        (1, NOW, Change.OPENED, None, None),
        (3, NOW, Change.UPDATED, S.OPEN, one),
        (4, NOW, Change.REOPENED, S.ACCEPTED, two),
    ]
    assert [(change.before, change.after) for change in with_figures_after(changes, three)] == [
        (None, one), (one, two), (two, three),
    ]  # fmt: skip
    assert with_figures_after([], one) == []


verbs = st.sampled_from([Verb.ACCEPT, Verb.CORRECTING, Verb.CONTEST, Verb.NOTE])
steps = st.lists(st.tuples(verbs, st.sampled_from(["", "a", "b"])), max_size=12)


@given(steps, steps, st.sampled_from([S.OPEN, S.ACCEPTED, S.BEING_CORRECTED, S.CONTESTED, S.RESOLVED]))
def test_undoing_everything_since_restores_exactly_what_was(
    before: list[tuple[Verb, str]], after: list[tuple[Verb, str]], state: DivergenceState
) -> None:
    story = Story(state)
    for verb, reason in before:
        story.do(verb, reason)
    divergence, stood = story.divergence, standing(story.history)
    done = [story.do(verb, reason) for verb, reason in after].count(None)
    length = len(story.history)
    for _ in range(done):
        assert story.do(Verb.UNDO, "") is None
    assert (story.divergence, standing(story.history)) == (divergence, stood)
    # Undoing adds to the history, and takes nothing from it.
    assert len(story.history) == length + done


moves = st.one_of(st.tuples(verbs, st.sampled_from(["", "a"])), st.just((Verb.UNDO, "")), st.integers(1000, 1003))


@given(st.lists(moves, max_size=25))
def test_whatever_happens_every_state_has_its_event(happens: list[tuple[Verb, str] | int]) -> None:
    story = Story()
    for each in happens:
        if isinstance(each, int):
            story.run(max(1000, each))
        else:
            story.do(*each)
        now, history = story.divergence, story.history
        decided = now.state in (S.ACCEPTED, S.BEING_CORRECTED, S.CONTESTED)
        force = in_force(now, history)
        assert (force is not None and force.after is now.state) if decided else True
        gone = [event.undoes for event in history if event.undoes is not None]
        assert len(gone) == len(set(gone))
        assert not (force and overturned(now, history))
