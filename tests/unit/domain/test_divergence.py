# SPDX-License-Identifier: MIT
"""What each state of a divergence becomes under each outcome of its bucket."""

from __future__ import annotations

import pytest

from domain.divergence import Change, Divergence, DivergenceState, Figures, after_run
from domain.reconciliation import Amounts, Bucket, BucketKey, BucketStatus, MissingSide
from domain.values import Money, Rate, YearMonth

KEY = BucketKey(1, YearMonth(2026, 10), Rate(3475))


def side(remuneration: int) -> Amounts:
    return Amounts(Money(remuneration), Money(remuneration // 3), 1)


APART = Bucket(KEY, side(1000), side(2000))
OTHER = Bucket(KEY, side(1000), side(3000))
ONLY_ERP = Bucket(KEY, side(1000), None)
ONLY_PORTAL = Bucket(KEY, None, side(2000))
TALLIES = Bucket(KEY, side(1000), side(1000))
EMPTY = Bucket(KEY, None, None)
UNSEEN = Bucket(KEY, side(1000), side(2000), missing=MissingSide.PORTAL_FAILED)

STATES = list(DivergenceState)
DECIDED = [DivergenceState.ACCEPTED, DivergenceState.BEING_CORRECTED, DivergenceState.CONTESTED]
ALIVE = [DivergenceState.OPEN, *DECIDED]


def known(state: DivergenceState, bucket: Bucket = APART) -> Divergence:
    return Divergence(KEY, state, bucket.status, Figures.of(bucket), id=7)


@pytest.mark.parametrize("bucket", [APART, ONLY_ERP, ONLY_PORTAL])
def test_a_bucket_that_does_not_tally_opens_a_divergence(bucket: Bucket) -> None:
    opened = Divergence(KEY, DivergenceState.OPEN, bucket.status, Figures.of(bucket))
    assert after_run(None, bucket) == (opened, Change.OPENED)


@pytest.mark.parametrize("bucket", [TALLIES, EMPTY, UNSEEN])
def test_nothing_to_report_opens_nothing(bucket: Bucket) -> None:
    assert after_run(None, bucket) is None


@pytest.mark.parametrize("state", STATES)
def test_what_was_not_compared_changes_nothing(state: DivergenceState) -> None:
    assert after_run(known(state, OTHER), UNSEEN) is None


@pytest.mark.parametrize("state", ALIVE)
def test_the_same_figures_change_nothing(state: DivergenceState) -> None:
    assert after_run(known(state), APART) is None


@pytest.mark.parametrize("state", ALIVE)
@pytest.mark.parametrize("bucket", [TALLIES, EMPTY])
def test_a_bucket_that_tallies_resolves(state: DivergenceState, bucket: Bucket) -> None:
    before = known(state)
    step = after_run(before, bucket)
    # The figures stay: what was resolved can still be read.
    assert step == (Divergence(KEY, DivergenceState.RESOLVED, before.kind, before.figures, 7), Change.RESOLVED)


def test_what_is_resolved_stays_so_while_it_tallies() -> None:
    assert after_run(known(DivergenceState.RESOLVED), TALLIES) is None


@pytest.mark.parametrize("bucket", [APART, OTHER])
def test_what_was_resolved_reopens_even_with_the_same_figures(bucket: Bucket) -> None:
    assert after_run(known(DivergenceState.RESOLVED), bucket) == (known(DivergenceState.OPEN, bucket), Change.REOPENED)


@pytest.mark.parametrize("state", DECIDED)
@pytest.mark.parametrize("bucket", [OTHER, ONLY_ERP, ONLY_PORTAL])
def test_other_figures_reopen_what_was_decided(state: DivergenceState, bucket: Bucket) -> None:
    assert after_run(known(state), bucket) == (known(DivergenceState.OPEN, bucket), Change.REOPENED)


@pytest.mark.parametrize("bucket", [OTHER, ONLY_ERP, ONLY_PORTAL])
def test_other_figures_update_what_is_open(bucket: Bucket) -> None:
    assert after_run(known(DivergenceState.OPEN), bucket) == (known(DivergenceState.OPEN, bucket), Change.UPDATED)


def test_another_kind_with_the_same_figures_is_a_change() -> None:
    zero = Bucket(KEY, side(1000), Amounts(workers=1))
    assert (zero.status, Figures.of(zero)) == (BucketStatus.DIVERGES, Figures.of(ONLY_ERP))
    assert after_run(known(DivergenceState.ACCEPTED, ONLY_ERP), zero) == (
        known(DivergenceState.OPEN, zero),
        Change.REOPENED,
    )


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("bucket", [APART, OTHER, ONLY_ERP, ONLY_PORTAL, TALLIES, EMPTY, UNSEEN])
def test_a_second_run_over_the_same_bucket_does_nothing(state: DivergenceState, bucket: Bucket) -> None:
    step = after_run(known(state), bucket)
    if step is not None:
        assert step[0].id == 7
        assert after_run(step[0], bucket) is None


def test_figures_take_a_missing_side_as_zero() -> None:
    assert Figures.of(ONLY_ERP) == Figures(Money(1000), Money(0), Money(333), Money(0))
    assert Figures.of(ONLY_PORTAL) == Figures(Money(0), Money(2000), Money(0), Money(666))
