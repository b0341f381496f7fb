# SPDX-License-Identifier: MIT
"""The verdict on what the ERP has, what was declared and what the portal shows."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reconciliation import Amounts
from domain.three_way import Verdict, judge
from domain.values import Money

TOLERANCE = Money(50)


def amounts(cents: int | None) -> Amounts | None:
    return None if cents is None else Amounts(Money(cents), Money(cents // 3), 1)


@pytest.mark.parametrize(
    ("erp", "declared", "portal", "verdict"),
    [
        (100_00, 100_00, 100_00, Verdict.IN_STEP),
        (100_00, 100_00, 100_50, Verdict.IN_STEP),
        (100_50, 100_00, 100_00, Verdict.IN_STEP),
        (120_00, 100_00, 100_00, Verdict.FORGOTTEN_RESEND),
        (None, 100_00, 100_00, Verdict.FORGOTTEN_RESEND),
        (120_00, 0, None, Verdict.FORGOTTEN_RESEND),
        (100_00, 100_00, 120_00, Verdict.PORTAL_CHANGED),
        (100_00, 100_00, None, Verdict.PORTAL_CHANGED),
        (None, 0, 120_00, Verdict.PORTAL_CHANGED),
        (120_00, 100_00, 120_00, Verdict.DECLARED_ELSEWHERE),
        (None, 100_00, None, Verdict.DECLARED_ELSEWHERE),
        (120_00, 100_00, 90_00, Verdict.ALL_APART),
        (None, 100_00, 90_00, Verdict.ALL_APART),
        (100_00, None, 100_00, Verdict.NEVER_DECLARED),
        (100_00, None, None, Verdict.NEVER_DECLARED),
        # Between both, and nearer to one of them.
        (100_00, 100_40, 100_60, Verdict.FORGOTTEN_RESEND),
        (100_00, 100_20, 100_60, Verdict.PORTAL_CHANGED),
    ],
)
def test_each_verdict(erp: int | None, declared: int | None, portal: int | None, verdict: Verdict) -> None:
    assert judge(amounts(erp), amounts(declared), amounts(portal), TOLERANCE) is verdict


def test_an_answer_from_before_the_declaration_was_not_changed_since() -> None:
    ours, shown = amounts(100_00), amounts(120_00)
    assert judge(ours, ours, shown, TOLERANCE, declared_since=True) is Verdict.NOT_SHOWN_YET
    assert judge(ours, ours, ours, TOLERANCE, declared_since=True) is Verdict.IN_STEP
    assert judge(shown, ours, ours, TOLERANCE, declared_since=True) is Verdict.FORGOTTEN_RESEND


def test_the_contribution_alone_tells_too() -> None:
    declared = Amounts(Money(100_00), Money(34_75), 1)
    changed = Amounts(Money(100_00), Money(29_60), 1)
    assert judge(changed, declared, declared, TOLERANCE) is Verdict.FORGOTTEN_RESEND
    assert judge(declared, declared, changed, TOLERANCE) is Verdict.PORTAL_CHANGED


_MONEY = st.builds(Amounts, st.integers(0, 300).map(Money), st.integers(0, 300).map(Money))


@settings(derandomize=True)
@given(_MONEY, _MONEY, _MONEY)
def test_swapping_erp_and_portal_swaps_the_verdict(erp: Amounts, declared: Amounts, portal: Amounts) -> None:
    swapped = {
        Verdict.FORGOTTEN_RESEND: {Verdict.PORTAL_CHANGED, Verdict.FORGOTTEN_RESEND},
        Verdict.PORTAL_CHANGED: {Verdict.FORGOTTEN_RESEND},
    }
    verdict = judge(erp, declared, portal, TOLERANCE)
    assert judge(portal, declared, erp, TOLERANCE) in swapped.get(verdict, {verdict})


@settings(derandomize=True)
@given(_MONEY, _MONEY, _MONEY)
def test_it_is_in_step_only_where_erp_and_portal_tally(erp: Amounts, declared: Amounts, portal: Amounts) -> None:
    apart = (
        abs((erp.remuneration - portal.remuneration).cents) > 50
        or abs((erp.contribution - portal.contribution).cents) > 50
    )
    agreeing = judge(erp, declared, portal, TOLERANCE) in (Verdict.IN_STEP, Verdict.DECLARED_ELSEWHERE)
    assert agreeing is not apart


def test_equal_means_equal_whatever_the_order() -> None:
    for one, other in product((0, 100_00), (0, 100_00)):
        for erp, declared, portal in permutations((one, one, other)):
            in_step = judge(amounts(erp), amounts(declared), amounts(portal), Money()) is Verdict.IN_STEP
            assert in_step is (erp == declared == portal)
