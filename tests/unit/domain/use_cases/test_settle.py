# SPDX-License-Identifier: MIT
"""What became of an operation is found out by asking, by a person at last, and never by sending again."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from domain.errors import InvalidValue, NotFound, StoreLocked
from domain.operations import IllegalChange, Operation, OperationState, Why
from domain.portal_record import PortalAnswer, PortalTotal
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Niss, YearMonth
from tests.model_portal import Fate
from tests.unit.domain.use_cases.desk import OCTOBER_GENERAL, Desk
from tests.unit.domain.use_cases.office import GENERAL, OCTOBER, SEPTEMBER, employer

pytestmark = pytest.mark.anyio
DECLARED = {OCTOBER_GENERAL: Amounts(Money(100_00), Money(34_75), 1)}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def unknown(desk: Desk, fate: Fate) -> Operation:
    """An operation for October that nobody answered for."""
    desk.portal.fate = lambda: fate
    result = await desk.send(await desk.ready(100_00))
    assert result.operation is not None
    assert result.operation.state is OperationState.UNKNOWN
    return result.operation


async def review(desk: Desk) -> Operation:
    """An operation that waits for a person."""
    await unknown(desk, Fate.LOST_BEFORE)
    desk.clock.pass_by(hours=49)
    [outcome] = (await desk.settle()).outcomes
    assert outcome.operation.state is OperationState.NEEDS_REVIEW
    return outcome.operation


async def test_a_month_that_is_asked_for_beside_something_else_is_no_fetch_to_go_on_with(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed there, settling asks again by itself, and nobody has to be offered to go on with it."""
    plan = await desk.ready(100_00)
    ask, found = desk.portal.month, []

    async def month(niss: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        found.append(await desk.fetch.unfinished())
        return await ask(niss, month, etag)

    monkeypatch.setattr(desk.portal, "month", month)
    desk.portal.fate = lambda: Fate.LOST_AFTER
    await desk.send(plan)
    before = len(found)
    assert before
    await desk.settle()
    assert len(found) > before
    assert set(found) == {None}
    await desk.fetch(OCTOBER, OCTOBER)
    assert found[-1] is not None, "one that somebody asked for is"


# Starting again


async def test_what_never_went_out_is_failed_and_what_did_is_unknown(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    await desk.declare(70_00, month=SEPTEMBER)
    await desk.fetch(SEPTEMBER, SEPTEMBER)
    other = await desk.communicate.plan(1, SEPTEMBER)
    for one in (plan, other):
        await desk.communicate._record(one, frozenset())
    await desk.communicate._book.move(other.key, Why.CALL_BEGINS)
    desk.open()
    recovered = {one.id: (one.state, desk.whys()[-1]) for one in await desk.settle.recover(alone=True)}
    assert recovered.keys() == {plan.key, other.key}
    assert {one.id: one.state for one in desk.operations()} == {
        plan.key: OperationState.FAILED,
        other.key: OperationState.UNKNOWN,
    }
    assert desk.whys()[-2:] == [Why.NEVER_BEGAN, Why.INTERRUPTED]
    assert desk.portal.calls == 0
    assert await desk.settle.recover(alone=True) == []


async def test_beside_another_program_only_what_is_old_is_taken_for_left_behind(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    await desk.communicate._record(plan, frozenset())
    assert await desk.settle.recover(alone=False) == []
    desk.clock.pass_by(minutes=11)
    assert [one.state for one in await desk.settle.recover(alone=False)] == [OperationState.FAILED]


async def test_a_month_that_was_not_fetched_after_its_confirmation_is_fetched_later(desk: Desk) -> None:
    desk.portal.at_the_call = lambda: setattr(desk.portal, "silent", True)
    result = await desk.send(await desk.ready(100_00))
    assert result.operation is not None
    assert (result.operation.state, result.operation.refreshed) == (OperationState.CONFIRMED, False)
    await desk.settle()
    assert not desk.operations()[0].refreshed
    desk.portal.silent = False
    await desk.settle()
    assert desk.operations()[0].refreshed
    assert len(desk.units.tables.ledger) == 1


# Asking


async def test_a_new_receipt_confirms(desk: Desk) -> None:
    desk.portal.values_late = timedelta(days=2)
    operation = await unknown(desk, Fate.LOST_AFTER)
    summary = await desk.settle()
    assert summary.count(OperationState.CONFIRMED) == 1
    [settled] = desk.operations()
    assert settled.receipt == desk.portal.deliveries[0].receipt not in operation.receipts_before
    assert desk.whys()[-1] is Why.RECEIPT_FOUND
    assert desk.standing() == DECLARED
    assert desk.units.tables.ledger[0].reference == settled.receipt


async def test_values_equal_to_what_was_sent_confirm(desk: Desk) -> None:
    await unknown(desk, Fate.LOST_AFTER)
    await desk.settle()
    [settled] = desk.operations()
    assert (settled.state, settled.receipt, desk.whys()[-1]) == (OperationState.CONFIRMED, "", Why.VALUES_MATCH)
    assert desk.standing() == DECLARED
    assert desk.units.tables.ledger[0].reference == f"operation {settled.id}"


async def test_a_receipt_that_was_known_before_proves_nothing(desk: Desk) -> None:
    desk.portal.values_late = timedelta(days=2)
    desk.portal.rng.seed(5)
    await desk.portal.communicate(employer().niss, SEPTEMBER, [])
    await unknown(desk, Fate.LOST_BEFORE)
    await desk.settle()
    assert desk.operations()[0].state is OperationState.UNKNOWN


async def test_of_several_new_receipts_the_values_tell(desk: Desk) -> None:
    desk.portal.values_late = timedelta(days=1)
    await unknown(desk, Fate.LOST_AFTER)
    await desk.portal.communicate(employer().niss, SEPTEMBER, [])
    await desk.settle()
    assert desk.operations()[0].state is OperationState.UNKNOWN
    desk.clock.pass_by(hours=25)
    await desk.settle()
    assert (desk.operations()[0].state, desk.whys()[-1]) == (OperationState.CONFIRMED, Why.VALUES_MATCH)


async def test_two_unknown_months_do_not_share_a_receipt(desk: Desk) -> None:
    desk.portal.values_late = timedelta(days=1)
    await unknown(desk, Fate.LOST_BEFORE)
    await desk.declare(70_00, month=SEPTEMBER)
    await desk.fetch(SEPTEMBER, SEPTEMBER)
    desk.portal.fate = lambda: Fate.LOST_AFTER
    await desk.send(await desk.communicate.plan(1, SEPTEMBER))
    await desk.settle()
    assert {one.state for one in desk.operations()} == {OperationState.UNKNOWN}
    desk.clock.pass_by(hours=49)
    await desk.settle()
    assert {one.month: one.state for one in desk.operations()} == {
        OCTOBER: OperationState.NEEDS_REVIEW,
        SEPTEMBER: OperationState.CONFIRMED,
    }
    assert desk.standing().keys() == {BucketKey(1, SEPTEMBER, GENERAL)}


async def test_other_values_than_those_sent_prove_nothing(desk: Desk) -> None:
    await unknown(desk, Fate.LOST_BEFORE)
    desk.portal.fate = lambda: Fate.ANSWERED
    other = PortalTotal("0001", GENERAL, Money(100_00), Money(34_74), 1)
    await desk.portal.communicate(employer().niss, OCTOBER, [other])
    assert desk.portal.held((employer().niss, OCTOBER)) == (other,)
    await desk.settle()
    assert desk.operations()[0].state is OperationState.UNKNOWN


async def test_it_asks_at_growing_distances(desk: Desk) -> None:
    await unknown(desk, Fate.LOST_BEFORE)
    asked = []
    for _ in range(40):
        before = desk.operations()[0].asked
        await desk.settle()
        asked.append(desk.operations()[0].asked - before)
        desk.clock.pass_by(minutes=1)
    assert [at for at, times in enumerate(asked) if times] == [0, 1, 3, 7, 15, 31]
    await desk.settle(even_if_not_due=True)
    assert desk.operations()[0].asked == 7


async def test_after_the_window_a_person_has_to_look(desk: Desk) -> None:
    operation = await review(desk)
    assert desk.whys()[-1] is Why.WINDOW_PASSED
    assert operation.next_ask is None
    assert (await desk.settle(even_if_not_due=True)).outcomes == ()
    assert desk.units.tables.ledger == []


async def test_a_silent_portal_lets_no_window_pass(desk: Desk) -> None:
    await unknown(desk, Fate.LOST_AFTER)
    desk.portal.silent = True
    desk.clock.pass_by(hours=72)
    [outcome] = (await desk.settle()).outcomes
    assert outcome.failure is not None
    assert not outcome.moved
    desk.portal.silent = False
    desk.clock.pass_by(hours=2)
    assert (await desk.settle()).count(OperationState.CONFIRMED) == 1


async def test_what_was_sent_to_another_portal_is_not_asked_here(desk: Desk) -> None:
    await unknown(desk, Fate.LOST_AFTER)
    desk.open(host="elsewhere.test")
    await desk.settle()
    assert desk.operations()[0].state is OperationState.UNKNOWN
    desk.clock.pass_by(hours=49)
    await desk.settle()
    assert desk.operations()[0].state is OperationState.NEEDS_REVIEW


async def test_settling_twice_at_once_posts_once(desk: Desk) -> None:
    await unknown(desk, Fate.LOST_AFTER)
    await asyncio.gather(desk.settle(), desk.settle())
    assert len(desk.units.tables.ledger) == 1
    assert desk.whys().count(Why.VALUES_MATCH) == 1


# A person


async def test_a_person_may_say_that_it_was_taken(desk: Desk) -> None:
    operation = await review(desk)
    taken = await desk.settle.taken(operation.id, " seen in SSD ", "r-77")
    assert (taken.state, taken.receipt) == (OperationState.CONFIRMED, "r-77")
    last = desk.units.tables.operation_events[-1]
    assert (last.why, last.note, last.who) == (Why.TAKEN_BY_HAND, "seen in SSD", "clerk")
    assert desk.standing() == DECLARED


async def test_what_a_person_found_not_taken_may_be_sent_again(desk: Desk) -> None:
    operation = await review(desk)
    assert (await desk.settle.not_taken(operation.id, "called them")).state is OperationState.FAILED
    desk.portal.fate = lambda: Fate.ANSWERED
    result = await desk.send(await desk.communicate.plan(1, OCTOBER))
    assert result.operation is not None
    assert result.operation.state is OperationState.CONFIRMED
    assert desk.standing() == DECLARED


async def test_a_person_says_why_and_only_where_asked(desk: Desk) -> None:
    operation = await review(desk)
    with pytest.raises(InvalidValue):
        await desk.settle.taken(operation.id, " ")
    with pytest.raises(NotFound):
        await desk.settle.not_taken("none", "note")
    await desk.settle.not_taken(operation.id, "note")
    with pytest.raises(IllegalChange):
        await desk.settle.taken(operation.id, "after all")


# Showing, and the schedule


async def test_operations_are_listed_with_their_company_and_history(desk: Desk) -> None:
    operation = await unknown(desk, Fate.LOST_AFTER)
    [row] = await desk.settle.rows()
    assert (row.company, row.nif, row.operation.id, row.operation.body) == (
        "EMPRESA 1", employer().nif, operation.id, ""
    )  # fmt: skip
    assert await desk.settle.rows([2]) == []
    shown, events = await desk.settle.history(operation.id)
    assert shown.body
    assert [event.why for event in events] == [Why.RECORDED, Why.CALL_BEGINS, Why.NO_CLEAR_ANSWER]


async def test_the_worker_recovers_asks_and_outlives_a_locked_store(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    await desk.communicate._record(plan, frozenset())
    await desk.communicate._book.move(plan.key, Why.CALL_BEGINS)
    rounds: list[tuple[OperationState, float]] = []

    async def pause(seconds: float) -> None:
        rounds.append((desk.operations()[0].state, seconds))
        desk.clock.pass_by(hours=1)
        desk.units.refuse = StoreLocked("store") if len(rounds) == 1 else None
        if len(rounds) == 3:
            raise asyncio.CancelledError

    desk.portal.deliveries.clear()
    with pytest.raises(asyncio.CancelledError):
        await desk.settle.run(pause)
    assert rounds == [(OperationState.UNKNOWN, 60.0)] * 3
    assert desk.operations()[0].asked == 2
