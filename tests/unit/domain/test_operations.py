# SPDX-License-Identifier: MIT
"""An operation moves along its states and no other way, and its receipt is never another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.ledger import LedgerEntry, balance
from domain.operations import (
    Compensation,
    Environment,
    IllegalChange,
    Line,
    Operation,
    OperationState,
    SettlingTimes,
    Step,
    Why,
    leads_to,
    moved,
    of_outcome,
    own_receipt,
    postings,
    shown,
)
from domain.portal_record import FailureReason, FetchFailed, PortalTotal
from domain.portal_sending import Accepted, NotSent, Refused, SendOutcome, Unknown
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Rate, YearMonth

OCTOBER, GENERAL, STATUTORY = YearMonth(2026, 10), Rate(3475), Rate(2960)
THEN = datetime(2026, 11, 2, 9, tzinfo=UTC)
LEGAL = """
nothing      recorded           pending
pending      call_begins        sent
pending      never_began        failed
sent         accepted           confirmed
sent         not_sent           failed
sent         refused            failed
sent         no_clear_answer    unknown
sent         interrupted        unknown
unknown      accepted           confirmed
unknown      not_sent           failed
unknown      refused            failed
unknown      receipt_found      confirmed
unknown      values_match       confirmed
unknown      window_passed      needs_review
needs_review taken_by_hand      confirmed
needs_review not_taken_by_hand  failed
"""
TABLE = {(before, why): after for before, why, after in (line.split() for line in LEGAL.strip().splitlines())}
STATES: list[OperationState | None] = [None, *OperationState]


def line(cents: int, establishment: str = "0001", rate: Rate = GENERAL) -> Line:
    return Line(establishment, rate, Amounts(Money(cents), Money(cents).times(rate), 1))


def operation(state: OperationState = OperationState.PENDING, number: int = 1, receipt: str = "") -> Operation:
    return Operation(
        f"operation {number}", 1, OCTOBER, Environment("portal.test", production=False), "digest", "{}",
        (line(100_00), line(50_00, "0002")), frozenset({"old"}), "clerk", state, THEN, THEN, receipt=receipt,
    )  # fmt: skip


@pytest.mark.parametrize(("before", "why"), list(product(STATES, Why)))
def test_every_change_is_in_the_table_or_is_refused(before: OperationState | None, why: Why) -> None:
    after = TABLE.get((before or "nothing", why))
    if after is not None:
        assert leads_to(before, why) == after
    else:
        with pytest.raises(IllegalChange) as refused:
            leads_to(before, why)
        assert (refused.value.state, refused.value.why) == (before, why)


def test_nothing_leads_out_of_what_is_settled_and_nothing_back_to_what_can_be_sent() -> None:
    settled = {state.value for state in OperationState if state.is_settled}
    assert settled == {"confirmed", "failed"}
    assert not settled & {before for before, _ in TABLE}
    assert [before for (before, _), after in TABLE.items() if after == "sent"] == ["pending"]
    assert [before for (before, _), after in TABLE.items() if after == "pending"] == ["nothing"]


def test_a_change_keeps_what_was_before_and_what_is_known_since() -> None:
    sent = operation(OperationState.SENT)
    confirmed, event = moved(sent, Why.ACCEPTED, THEN + timedelta(seconds=4), receipt="new")
    assert (confirmed.state, confirmed.receipt, confirmed.refreshed) == (OperationState.CONFIRMED, "new", False)
    assert (event.before, event.after, event.receipt) == (OperationState.SENT, OperationState.CONFIRMED, "new")
    unknown, _ = moved(sent, Why.INTERRUPTED, THEN, note="ended")
    assert (unknown.next_ask, unknown.message, unknown.refreshed) == (THEN, "ended", True)
    failed, _ = moved(sent, Why.REFUSED, THEN)
    assert (failed.state, failed.refreshed) == (OperationState.FAILED, True)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Accepted("r"), (Why.ACCEPTED, "r", "")),
        (NotSent(FetchFailed(FailureReason.NO_TOKEN)), (Why.NOT_SENT, "", "no_token")),
        (Refused(FetchFailed(FailureReason.REFUSED, "DS50")), (Why.REFUSED, "", "refused: DS50")),
        (Unknown(FetchFailed(FailureReason.TIMED_OUT)), (Why.NO_CLEAR_ANSWER, "", "timed_out")),
    ],
)
def test_each_way_a_call_ends_has_its_change(outcome: SendOutcome, expected: tuple[Why, str, str]) -> None:
    assert of_outcome(outcome) == expected


def test_every_step_but_asking_has_something_that_makes_it_good() -> None:
    assert {step: step.compensation for step in Step} == {
        Step.ASK: Compensation.NOTHING,
        Step.RECORD: Compensation.MARK_NOT_SENT,
        Step.MARK_SENT: Compensation.MARK_UNKNOWN,
        Step.CALL: Compensation.SETTLE,
        Step.KEEP_OUTCOME: Compensation.OFFSET,
        Step.REFRESH: Compensation.ASK_AGAIN,
    }


# Receipts


def test_the_one_new_receipt_is_the_operations_own() -> None:
    assert own_receipt(operation(), {"old", "new"}, []) == "new"
    assert own_receipt(operation(), {"old"}, []) == ""
    assert own_receipt(operation(), {"old", "new", "newer"}, []) == ""


@pytest.mark.parametrize(
    ("state", "asked", "receipt", "found"),
    [
        (OperationState.UNKNOWN, 1, "", ""),
        (OperationState.SENT, 0, "", ""),
        (OperationState.CONFIRMED, 2, "", ""),  # by its values: its receipt may still come to light
        (OperationState.FAILED, 9, "", ""),  # a person said so, and may be wrong
        (OperationState.FAILED, 0, "", "new"),  # it never was at the portal
        (OperationState.CONFIRMED, 0, "theirs", "new"),
        (OperationState.CONFIRMED, 0, "new", ""),
    ],
)
def test_a_receipt_that_may_be_anothers_is_not_taken(
    state: OperationState, asked: int, receipt: str, found: str
) -> None:
    other = replace(operation(state, 2, receipt), asked=asked)
    assert (
        own_receipt(operation(), {"old", "new", "theirs"} if receipt == "theirs" else {"old", "new"}, [other]) == found
    )


def test_a_receipt_that_was_known_before_the_other_was_recorded_is_not_the_others() -> None:
    later = replace(operation(OperationState.UNKNOWN, 2), receipts_before=frozenset({"old", "new"}))
    assert own_receipt(operation(), {"old", "new"}, [later]) == "new"


# What the portal shows


def total(cents: int, establishment: str = "0001", rate: Rate = GENERAL) -> PortalTotal:
    return PortalTotal(establishment, rate, Money(cents), Money(cents).times(rate), 3)


def test_the_portal_shows_it_where_every_line_is_equal_and_nothing_is_besides() -> None:
    sent = [line(100_00), line(50_00, "0002"), line(0, "0002", STATUTORY)]
    assert shown(sent, [total(50_00, "0002"), total(100_00)])
    assert shown(sent, [total(50_00, "0002"), total(60_00), total(40_00)])
    assert not shown(sent, [total(50_00, "0001"), total(100_00, "0002")])
    assert not shown(sent, [total(100_00)])
    assert not shown(sent, [total(100_00), total(50_00, "0002"), total(1, "0001", STATUTORY)])
    off = PortalTotal("0001", GENERAL, Money(100_00), Money(34_74), 3)
    assert not shown(sent, [off, total(50_00, "0002")])
    assert shown([line(0)], [])


# The ledger


def test_a_confirmed_operation_replaces_the_whole_month() -> None:
    early = [
        LedgerEntry(BucketKey(1, OCTOBER, GENERAL), Money(9_00), Money(3_13), 1, "first", THEN, id=1),
        LedgerEntry(BucketKey(1, OCTOBER, STATUTORY), Money(8_00), Money(2_37), 1, "first", THEN, id=2),
    ]
    posted = postings(operation(receipt="r"), early, THEN)
    assert [(e.key.rate, e.remuneration.cents, e.offsets) for e in posted] == [
        (GENERAL, -9_00, 1),
        (STATUTORY, -8_00, 2),
        (GENERAL, 150_00, None),
    ]
    assert {e.reference for e in posted} == {"r"}
    assert balance([*early, *posted]) == {
        BucketKey(1, OCTOBER, GENERAL): Amounts(Money(150_00), Money(34_75) + Money(17_38), 2)
    }


def test_nothing_at_all_is_declared_too() -> None:
    empty = replace(operation(), lines=(line(0), line(0, "0001", STATUTORY)))
    nothing = [Line(one.establishment, one.rate, Amounts()) for one in empty.lines]
    posted = postings(replace(empty, lines=tuple(nothing)), [], THEN)
    assert [(e.key.rate, e.remuneration) for e in posted] == [(GENERAL, Money())]


def test_settling_asks_ever_more_seldom() -> None:
    times = SettlingTimes()
    waits = [(times.next_ask(asked, THEN) - THEN).total_seconds() for asked in (1, 2, 3, 7, 40)]
    assert waits == [60, 120, 240, 3600, 3600]
