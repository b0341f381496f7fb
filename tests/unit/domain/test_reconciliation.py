# SPDX-License-Identifier: MIT
"""Every way in which a bucket can come out, and the exact edge of the tolerance."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.portal_record import FetchState
from domain.reconciliation import (
    DEFAULT_TOLERANCE,
    Amounts,
    Bucket,
    BucketKey,
    BucketStatus,
    MissingSide,
    MonthState,
    add_up,
    compare,
    worst,
)
from domain.values import Money, Rate, YearMonth

OCTOBER = YearMonth(2026, 10)
KEY = BucketKey(1, OCTOBER, Rate(3475))
COMPARED = MonthState(has_erp=True, fetch=FetchState.DATA, has_snapshot=True)
BASE = Amounts(Money(100_000), Money(34_750), 2)


def amounts(remuneration: int, contribution: int = 0, workers: int = 1) -> Amounts:
    return Amounts(Money(remuneration), Money(contribution), workers)


sides = st.none() | st.builds(amounts, st.integers(-200, 200), st.integers(-200, 200), st.integers(0, 5))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("amount", ["remuneration", "contribution"])
@pytest.mark.parametrize(("apart", "status"), [(0, "tallies"), (50, "tallies"), (51, "diverges")])
def test_the_tolerance_itself_still_tallies(sign: int, amount: str, apart: int, status: str) -> None:
    gap = amounts(sign * apart, 0) if amount == "remuneration" else amounts(0, sign * apart)
    assert Bucket(KEY, BASE, BASE + gap).status == status


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("apart", "status"), [(50, "tallies"), (51, "only")])
def test_a_side_that_is_missing_counts_as_zero(sign: int, apart: int, status: str) -> None:
    small = amounts(0, sign * apart)
    assert Bucket(KEY, small, None).status == (status if status == "tallies" else "only_erp")
    assert Bucket(KEY, None, small).status == (status if status == "tallies" else "only_portal")


def test_a_bucket_of_zero_tallies_without_its_other_side() -> None:
    assert Bucket(KEY, Amounts(workers=3), None).status is BucketStatus.TALLIES
    assert Bucket(KEY, None, Amounts(), Money(0)).status is BucketStatus.TALLIES
    assert Bucket(KEY, None, None).status is BucketStatus.TALLIES


def test_differences_are_portal_minus_erp() -> None:
    bucket = Bucket(KEY, amounts(1000, 300), amounts(900, 350))
    assert (bucket.remuneration_difference, bucket.contribution_difference) == (Money(-100), Money(50))
    assert Bucket(KEY, amounts(1000, 300), None).contribution_difference == Money(-300)
    assert Bucket(KEY, None, amounts(1000, 300)).remuneration_difference == Money(1000)


def test_a_worker_more_on_one_side_is_no_divergence() -> None:
    assert Bucket(KEY, amounts(100, 35, 1), amounts(100, 35, 2)).status is BucketStatus.TALLIES


@pytest.mark.parametrize(
    ("month", "missing"),
    [
        (MonthState(), MissingSide.PORTAL_NEVER),
        (MonthState(has_erp=True), MissingSide.PORTAL_NEVER),
        (MonthState(has_erp=True, fetch=FetchState.FAILED), MissingSide.PORTAL_FAILED),
        (MonthState(has_erp=False, fetch=FetchState.FAILED), MissingSide.PORTAL_FAILED),
        (MonthState(has_erp=True, fetch=FetchState.FAILED, has_snapshot=True), MissingSide.NOTHING),
        (MonthState(has_erp=False, fetch=FetchState.DATA, has_snapshot=True), MissingSide.ERP),
        (MonthState(has_erp=False, fetch=FetchState.NO_DATA, has_snapshot=True), MissingSide.ERP),
        (MonthState(has_erp=False, fetch=FetchState.FAILED, has_snapshot=True), MissingSide.ERP),
        (MonthState(has_erp=True, fetch=FetchState.NO_DATA, has_snapshot=True), MissingSide.NOTHING),
        (COMPARED, MissingSide.NOTHING),
    ],
)
def test_a_month_says_which_side_is_missing(month: MonthState, missing: MissingSide) -> None:
    assert month.missing is missing
    [bucket] = compare({KEY: BASE}, {KEY: BASE}, {(1, OCTOBER): month}, {})
    assert bucket.missing is missing
    assert bucket.status is (BucketStatus.NOT_COMPARED if missing else BucketStatus.TALLIES)


def test_a_month_that_nothing_is_known_of_was_never_fetched() -> None:
    [bucket] = compare({KEY: BASE}, {}, {}, {})
    assert (bucket.status, bucket.missing) == (BucketStatus.NOT_COMPARED, MissingSide.PORTAL_NEVER)


def test_an_empty_answer_of_the_portal_leaves_the_erp_alone() -> None:
    month = MonthState(has_erp=True, fetch=FetchState.NO_DATA, has_snapshot=True)
    [bucket] = compare({KEY: BASE}, {}, {(1, OCTOBER): month}, {})
    assert bucket.status is BucketStatus.ONLY_ERP


@given(sides, sides, st.sampled_from(MissingSide), st.integers(0, 200).map(Money))
def test_nothing_is_green_that_was_not_compared_or_is_apart(
    erp: Amounts | None, portal: Amounts | None, missing: MissingSide, tolerance: Money
) -> None:
    bucket = Bucket(KEY, erp, portal, tolerance, missing)
    within = abs(bucket.remuneration_difference) <= tolerance and abs(bucket.contribution_difference) <= tolerance
    assert (bucket.status is BucketStatus.TALLIES) == (not missing and within)
    assert (bucket.status is BucketStatus.NOT_COMPARED) == bool(missing)
    if bucket.status is BucketStatus.DIVERGES:
        assert erp is not None
        assert portal is not None


def test_establishments_add_up() -> None:
    other = BucketKey(1, OCTOBER, Rate(2960))
    totals = add_up([(KEY, amounts(100, 35, 2)), (other, amounts(7)), (KEY, amounts(-50, -17, 1))])
    assert totals == {KEY: amounts(50, 18, 3), other: amounts(7)}
    assert add_up([]) == {}


def test_buckets_come_in_the_order_of_company_month_and_rate() -> None:
    keys = [
        BucketKey(company, month, rate)
        for company in (1, 2)
        for month in (OCTOBER.previous(), OCTOBER)
        for rate in (Rate(2960), Rate(3475))
    ]
    erp = dict.fromkeys(reversed(keys[::2]), BASE)
    portal = dict.fromkeys(reversed(keys[1::2]), BASE)
    assert [bucket.key for bucket in compare(erp, portal, {}, {})] == keys


def test_each_company_has_its_own_tolerance() -> None:
    other = BucketKey(2, OCTOBER, Rate(3475))
    off = BASE + amounts(51)
    months = {(1, OCTOBER): COMPARED, (2, OCTOBER): COMPARED}
    first, second = compare({KEY: BASE, other: BASE}, {KEY: off, other: off}, months, {2: Money(51)})
    assert (first.status, first.tolerance) == (BucketStatus.DIVERGES, DEFAULT_TOLERANCE)
    assert (second.status, second.tolerance) == (BucketStatus.TALLIES, Money(51))


def test_a_bucket_keeps_when_each_side_came_in() -> None:
    consulted, imported = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    month = MonthState(True, FetchState.DATA, True, consulted, imported)
    [bucket] = compare({KEY: BASE}, {}, {(1, OCTOBER): month}, {})
    assert (bucket.consulted_at, bucket.imported_at) == (consulted, imported)


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        ([], "not_compared"),
        (["tallies"], "tallies"),
        (["tallies", "not_compared"], "not_compared"),
        (["not_compared", "only_portal"], "only_portal"),
        (["only_portal", "only_erp"], "only_erp"),
        (["tallies", "only_erp", "diverges", "not_compared"], "diverges"),
    ],
)
def test_the_worst_state_is_shown(statuses: list[str], shown: str) -> None:
    assert worst(map(BucketStatus, statuses)) == shown
