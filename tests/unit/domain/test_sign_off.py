# SPDX-License-Identifier: MIT
"""What keeps a month from being signed off, and what changed since it was."""

from __future__ import annotations

import pytest

from domain.divergence import Divergence, DivergenceState, Figures
from domain.reconciliation import Amounts, Bucket, BucketKey, BucketStatus, MissingSide
from domain.sign_off import Drift, OpenItem, OpenKind, SignedLine, drifted, lines_of, open_items
from domain.values import Money, Rate, YearMonth

GENERAL, OTHER = Rate(3475), Rate(2960)


def key(rate: Rate = GENERAL) -> BucketKey:
    return BucketKey(1, YearMonth(2026, 10), rate)


def side(cents: int) -> Amounts:
    return Amounts(Money(cents), Money(cents // 3), 1)


TALLIES = Bucket(key(), side(1000), side(1000))
APART = Bucket(key(OTHER), side(1000), side(2000))
UNSEEN = Bucket(key(OTHER), side(1000), None, missing=MissingSide.PORTAL_NEVER)
EMPTY = Bucket(key(OTHER), None, None)


def known(state: DivergenceState) -> Divergence:
    return Divergence(key(OTHER), state, BucketStatus.DIVERGES, Figures.of(APART), 1)


@pytest.mark.parametrize(
    ("buckets", "divergences", "kinds"),
    [
        ([TALLIES], [], []),
        ([TALLIES, APART], [known(DivergenceState.ACCEPTED)], []),
        ([TALLIES], [known(DivergenceState.RESOLVED)], []),
        ([APART], [known(DivergenceState.OPEN)], [OpenKind.UNDECIDED]),
        ([APART], [known(DivergenceState.BEING_CORRECTED)], [OpenKind.BEING_CORRECTED]),
        ([APART], [known(DivergenceState.CONTESTED)], [OpenKind.CONTESTED]),
        ([UNSEEN], [], [OpenKind.NOT_COMPARED]),
        ([UNSEEN], [known(DivergenceState.OPEN)], [OpenKind.NOT_COMPARED, OpenKind.UNDECIDED]),
        ([], [], [OpenKind.NOTHING_THERE]),
    ],
)
def test_a_month_is_signed_when_nothing_is_open(
    buckets: list[Bucket], divergences: list[Divergence], kinds: list[OpenKind]
) -> None:
    assert [item.kind for item in open_items(buckets, divergences)] == kinds


def test_what_is_open_of_the_whole_month_has_no_rate() -> None:
    assert open_items([TALLIES], [], behind=True, sending=True, signed=True) == (
        OpenItem(OpenKind.ALREADY_SIGNED),
        OpenItem(OpenKind.NOT_RECONCILED),
        OpenItem(OpenKind.SENDING),
    )
    assert open_items([UNSEEN], []) == (OpenItem(OpenKind.NOT_COMPARED, OTHER),)


def test_lines_are_by_rate_and_real() -> None:
    lines = lines_of([TALLIES, APART])
    assert [line.rate for line in lines] == [OTHER, GENERAL]
    assert lines_of([EMPTY]) == ()


def test_drift_holds_both_figures() -> None:
    before, after = lines_of([TALLIES, APART]), lines_of([Bucket(key(), side(1000), side(1001)), UNSEEN])
    assert drifted(before, before) == ()
    assert drifted(before, after) == (
        Drift(OTHER, before[0], after[0]),
        Drift(GENERAL, before[1], after[1]),
    )
    assert drifted(before, ()) == tuple(Drift(line.rate, line, None) for line in before)


def test_workers_and_tolerance_alone_are_no_drift() -> None:
    more = Bucket(key(), Amounts(Money(1000), Money(333), 2), side(1000), Money(70))
    assert drifted(lines_of([TALLIES]), lines_of([more])) == ()


def test_another_outcome_with_the_same_figures_is_drift() -> None:
    before = lines_of([APART])
    [drift] = drifted(before, lines_of([Bucket(key(OTHER), side(1000), side(2000), Money(5000))]))
    assert drift.now == SignedLine(OTHER, BucketStatus.TALLIES, Figures.of(APART))
