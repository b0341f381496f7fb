# SPDX-License-Identifier: MIT
"""Which step each situation gets, and that every situation gets one that its regime knows."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from domain.company import Regime
from domain.deadlines import DeadlineKind, Due
from domain.explanation import Beyond, CauseKind
from domain.next_step import RULES, Action, Menu, NextStep, Situation, Why, next_step
from domain.operations import OperationState
from domain.portal_record import PortalState
from domain.reconciliation import BucketStatus
from domain.three_way import Verdict
from domain.values import YearMonth

C, S = Regime.CLASSIC, Regime.SCC
APART, ERP, PORTAL = BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL
V, K, P, O = Verdict, CauseKind, PortalState, OperationState  # noqa: E741 - the table is read in columns
NEVER = Verdict.NEVER_DECLARED


def off(regime: Regime, whose: Beyond | None, portal: PortalState | None = None) -> Situation:
    """Nothing but the contribution differs, and not by rounding."""
    return Situation(APART, regime, NEVER, K.NOT_EXPLAINED, portal, miscounted=whose)


DAY = date(2026, 11, 10)
DUE = Due(DeadlineKind.DELIVER, YearMonth(2026, 10), None, DAY, DAY)


@pytest.mark.parametrize(
    ("situation", "action", "why"),
    [
        # The finding that the program exists for.
        (Situation(APART, C, V.FORGOTTEN_RESEND, K.FORGOTTEN_RESEND), Action.RESEND, Why.CHANGED_IN_ERP),
        (Situation(APART, S, V.FORGOTTEN_RESEND, K.FORGOTTEN_RESEND), Action.COMMUNICATE, Why.CHANGED_IN_ERP),
        (Situation(APART, C, NEVER, K.FORGOTTEN_RESEND), Action.RESEND, Why.CHANGED_IN_ERP),
        (Situation(APART, C, V.FORGOTTEN_RESEND, K.AMOUNT_DIFFERS), Action.RESEND, Why.CHANGED_IN_ERP),
        (Situation(APART, C, V.FORGOTTEN_RESEND), Action.RESEND, Why.CHANGED_IN_ERP),
        # The portal differs from what was delivered.
        (Situation(APART, C, V.PORTAL_CHANGED, K.OFFICIAL_CHANGE), Action.CONTEST, Why.CHANGED_AT_PORTAL),
        (Situation(APART, S, V.PORTAL_CHANGED, K.AMOUNT_DIFFERS), Action.CONTEST, Why.CHANGED_AT_PORTAL),
        (Situation(APART, C, V.NOT_SHOWN_YET, K.AMOUNT_DIFFERS), Action.WAIT, Why.SENT_NOT_SHOWN),
        # Only in the ERP.
        (Situation(ERP, C, NEVER, K.MISSING_IN_PORTAL, in_time=True), Action.WAIT, Why.NOT_AT_PORTAL_YET),
        (Situation(ERP, C, NEVER, K.MISSING_IN_PORTAL), Action.RESEND, Why.NEVER_AT_PORTAL),
        (Situation(ERP, S, NEVER, K.MISSING_IN_PORTAL, in_time=True), Action.WAIT, Why.NOT_AT_PORTAL_YET),
        (Situation(ERP, S, NEVER, K.MISSING_IN_PORTAL), Action.COMMUNICATE, Why.NEVER_AT_PORTAL),
        (Situation(ERP, C, NEVER, portal=P.CONFIRMED, in_time=True), Action.RESEND, Why.NEVER_AT_PORTAL),
        (Situation(ERP, C, NEVER, portal=P.PROCESSING), Action.WAIT, Why.PORTAL_WORKS_ON_IT),
        (Situation(ERP, C, V.FORGOTTEN_RESEND, portal=P.REJECTED), Action.RESEND, Why.REJECTED),
        (Situation(ERP, S, V.FORGOTTEN_RESEND, portal=P.REJECTED), Action.COMMUNICATE, Why.REJECTED),
        (Situation(APART, C, V.ALL_APART, K.NOT_SHOWN_YET), Action.WAIT, Why.SENT_NOT_SHOWN),
        (Situation(APART, C, V.ALL_APART, K.NOT_IN_ERP), Action.FIX_ERP, Why.SENT_NOT_IN_ERP),
        # Only in the portal.
        (Situation(PORTAL, C, NEVER, K.MISSING_IN_ERP), Action.FIX_ERP, Why.ONLY_AT_PORTAL),
        (Situation(APART, S, NEVER, K.MISSING_IN_ERP), Action.FIX_ERP, Why.ONLY_AT_PORTAL),
        (Situation(APART, C, NEVER, K.MISSING_IN_PORTAL), Action.RESEND, Why.WORKERS_NOT_AT_PORTAL),
        # Rates, rounding, timing, counting twice, natures.
        (Situation(PORTAL, C, NEVER, K.RATE_SWAP), Action.CONTEST, Why.OTHER_RATE),
        (Situation(ERP, S, NEVER, K.RATE_SWAP, in_time=True), Action.CONTEST, Why.OTHER_RATE),
        (Situation(APART, C, NEVER, K.ROUNDING), Action.ACCEPT, Why.ROUNDING),
        (Situation(APART, S, V.FORGOTTEN_RESEND, K.ROUNDING, P.COMPUTED), Action.ACCEPT, Why.ROUNDING),
        (Situation(APART, C, NEVER, K.NEIGHBOURING_MONTHS), Action.ACCEPT, Why.MONTHS_CANCEL_OUT),
        (Situation(APART, C, NEVER, K.DUPLICATE_IN_ERP), Action.FIX_ERP, Why.TWICE_IN_ERP),
        (Situation(APART, C, NEVER, K.DUPLICATE_IN_PORTAL), Action.RESEND, Why.TWICE_AT_PORTAL),
        (Situation(APART, C, NEVER, K.NATURE_DIFFERS), Action.FIX_ERP, Why.OTHER_NATURE),
        # The same rate, and the base differs.
        (Situation(APART, C, NEVER, K.AMOUNT_DIFFERS), Action.FIX_ERP, Why.AMOUNTS_DIFFER),
        (Situation(APART, S, V.ALL_APART, K.NOT_EXPLAINED, P.CONFIRMED), Action.FIX_ERP, Why.AMOUNTS_DIFFER),
        # The same remuneration, and a contribution that is not remuneration × rate.
        (off(C, Beyond.PORTAL), Action.CONTEST, Why.PORTAL_MISCOUNTS),
        (off(S, Beyond.PORTAL, P.CONFIRMED), Action.CONTEST, Why.PORTAL_MISCOUNTS),
        (off(S, Beyond.PORTAL, P.COMPUTED), Action.CONTEST, Why.PORTAL_MISCOUNTS),
        (off(S, Beyond.PORTAL, P.TACIT), Action.CONTEST, Why.PORTAL_MISCOUNTS),
        (off(C, Beyond.ERP), Action.FIX_ERP, Why.ERP_MISCOUNTS),
        (off(S, Beyond.BOTH, P.COMPUTED), Action.FIX_ERP, Why.ERP_MISCOUNTS),
        (replace(off(C, Beyond.PORTAL), verdict=V.NOT_SHOWN_YET), Action.WAIT, Why.SENT_NOT_SHOWN),
        (replace(off(C, Beyond.PORTAL), contested=True), Action.WAIT, Why.CONTESTED),
        (off(C, None), Action.FIX_ERP, Why.AMOUNTS_DIFFER),
        # Silence.
        (Situation(APART, S, NEVER, K.AMOUNT_DIFFERS, P.COMPUTED), Action.COMMUNICATE, Why.COMPUTED_NOT_CONFIRMED),
        (Situation(APART, S, NEVER, K.AMOUNT_DIFFERS, P.TACIT), Action.COMMUNICATE, Why.SILENCE_ACCEPTED),
        (Situation(APART, C, NEVER, K.AMOUNT_DIFFERS, P.COMPUTED), Action.FIX_ERP, Why.AMOUNTS_DIFFER),
        (Situation(APART, C, NEVER, K.AMOUNT_DIFFERS, P.TACIT), Action.FIX_ERP, Why.AMOUNTS_DIFFER),
        # What a person contested.
        (Situation(APART, C, V.PORTAL_CHANGED, K.OFFICIAL_CHANGE, contested=True), Action.WAIT, Why.CONTESTED),
        (Situation(APART, C, NEVER, portal=P.REJECTED, contested=True), Action.RESEND, Why.REJECTED),
        # What is under way, and what was not looked at.
        (Situation(APART, S, NEVER, K.ROUNDING, None, O.UNKNOWN), Action.WAIT, Why.SENDING_NOT_KNOWN),
        (Situation(APART, S, NEVER, None, None, O.SENT), Action.WAIT, Why.SENDING_NOT_KNOWN),
        (Situation(APART, S, NEVER, None, None, O.PENDING), Action.WAIT, Why.SENDING_NOT_KNOWN),
        (Situation(APART, S, NEVER, None, None, O.NEEDS_REVIEW), Action.LOOK, Why.SENDING_FOR_A_PERSON),
        (Situation(APART, C, NEVER, K.ROUNDING, None, O.FAILED), Action.ACCEPT, Why.ROUNDING),
        (Situation(APART, C, V.NOT_COMPARED, K.FORGOTTEN_RESEND), Action.WAIT, Why.NOT_COMPARED),
        (Situation(APART, C, V.IN_STEP), Action.WAIT, Why.AGREES_NOW),
        (Situation(APART, C, V.DECLARED_ELSEWHERE), Action.WAIT, Why.AGREES_NOW),
    ],
)  # fmt: skip
def test_the_step(situation: Situation, action: Action, why: Why) -> None:
    found = next_step(situation, DUE)
    assert (found.action, found.why) == (action, why)


OPERATIONS = (None, O.UNKNOWN, O.NEEDS_REVIEW, O.FAILED)
EVERY = [
    Situation(*each)
    for each in itertools.product(
        (APART, ERP, PORTAL), Regime, Verdict, (None, *K), (None, *P), OPERATIONS, (True, False)
    )
]


def test_every_situation_has_a_step_that_its_regime_knows() -> None:
    foreign = {C: Action.COMMUNICATE, S: Action.RESEND}
    for situation in EVERY:
        assert next_step(situation).action is not foreign[situation.regime], situation
    for situation in EVERY[::7]:
        found = next_step(situation)
        assert found.action is not found.otherwise, situation


def test_nothing_is_sent_over_what_is_under_way() -> None:
    for situation in EVERY:
        if situation.operation is not None and not situation.operation.is_settled:
            assert next_step(situation).action in (Action.WAIT, Action.LOOK)


def varied() -> Iterator[Situation]:
    """Every situation, contested too, and with either side's total off; in no order, so that all rules come soon."""
    for one in random.Random(1).sample(EVERY, len(EVERY)):
        yield one
        yield replace(one, contested=True)
        for whose in Beyond:
            yield replace(one, miscounted=whose)


def test_no_rule_is_in_vain() -> None:
    used: set[int] = set()
    for situation in varied():
        used.add(next(at for at, rule in enumerate(RULES) if rule.fits(situation)))
        if len(used) == len(RULES):
            break
    assert used == set(range(len(RULES)))


def test_a_step_at_the_portal_says_where_and_has_the_deadline() -> None:
    found = next_step(Situation(APART, C, V.FORGOTTEN_RESEND), DUE)
    assert found == NextStep(Action.RESEND, Why.CHANGED_IN_ERP, Menu.DECLARATIONS, Action.FIX_ERP, DUE)
    assert [found.is_overdue(date(2026, 11, day)) for day in (10, 11)] == [False, True]
    for situation in EVERY[::11]:
        step = next_step(situation)
        if step.action in (Action.RESEND, Action.COMMUNICATE, Action.CONTEST, Action.LOOK):
            assert step.menu is not Menu.NOWHERE


def test_a_deadline_counts_for_a_contribution_that_silence_would_accept() -> None:
    assert next_step(off(S, Beyond.PORTAL, P.COMPUTED), DUE).due == DUE
    assert next_step(off(S, Beyond.PORTAL, P.TACIT), DUE).due is None
    assert next_step(off(C, Beyond.PORTAL), DUE).due is None


def test_what_can_wait_has_no_deadline() -> None:
    found = next_step(Situation(APART, C, NEVER, K.ROUNDING), DUE)
    assert found.due is None
    assert not found.is_overdue(date(2030, 1, 1))
