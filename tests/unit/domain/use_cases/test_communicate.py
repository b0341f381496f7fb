# SPDX-License-Identifier: MIT
"""A month is sent once, just as it was shown, and what becomes of it is kept whatever happens."""

from __future__ import annotations

import asyncio

import pytest

from domain.company import Regime
from domain.errors import NotFound
from domain.events import EventKind
from domain.ledger import LedgerEntry
from domain.operations import Environment, Operation, OperationState, SettlingTimes, Step, Why
from domain.portal_record import FailureReason, PortalTotal
from domain.reconciliation import Amounts, BucketKey
from domain.use_cases.communicate import CommunicationPlan, Refusal
from domain.use_cases.companies import CompanySetup
from domain.values import Money, YearMonth
from tests.model_portal import HOST, Fate
from tests.unit.domain.use_cases.desk import OCTOBER_GENERAL, Desk, composed
from tests.unit.domain.use_cases.office import GENERAL, OCTOBER, SEPTEMBER, STATUTORY, employer

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def desk() -> Desk:
    return Desk()


# Planning


async def test_the_plan_shows_exactly_what_would_be_sent(desk: Desk) -> None:
    plan = await desk.ready(100_00, 50_00)
    assert [(line.establishment, line.rate, line.now.remuneration.cents) for line in plan.lines] == [
        ("0001", GENERAL, 100_00),
        ("0002", GENERAL, 50_00),
    ]
    assert plan.lines[0].contribution_difference == Money(-34_75)
    assert plan.lines[0].remuneration_difference == Money(-100_00)
    [rate] = plan.rates
    assert (rate.now.remuneration, rate.portal, rate.declared) == (Money(150_00), Amounts(), None)
    assert rate.changed_since_declared == (Money(150_00), Money(52_13))
    assert (plan.people, plan.environment, plan.refusal) == (1, Environment(HOST, production=True), None)
    assert (plan.company, plan.niss) == ("EMPRESA 1", employer().niss)
    assert desk.portal.calls == 0
    assert desk.operations() == []


async def test_the_steps_are_told_as_they_begin(desk: Desk) -> None:
    plan, steps = await desk.ready(100_00), list[Step]()
    await desk.communicate.send(plan, plan.digest, steps.append)
    assert steps == list(Step)
    await desk.communicate.send(plan, plan.digest, steps.append)
    assert steps == list(Step), "sent twice, it does nothing"


async def test_what_is_not_taken_is_not_fetched_again(desk: Desk) -> None:
    plan, steps = await desk.ready(100_00), list[Step]()
    desk.portal.fate = lambda: Fate.LOST_BEFORE
    await desk.communicate.send(plan, plan.digest, steps.append)
    assert steps == list(Step)[:-1]


async def test_what_only_the_portal_has_is_sent_as_zero(desk: Desk) -> None:
    await desk.send(await desk.ready(100_00, 50_00))
    desk.clock.pass_by(hours=1)
    plan = await desk.ready(100_00)
    assert [(line.establishment, line.now, line.portal.remuneration.cents) for line in plan.lines] == [
        ("0001", Amounts(Money(100_00), Money(34_75), 1), 100_00),
        ("0002", Amounts(), 50_00),
    ]
    assert plan.rates[0].declared == Amounts(Money(150_00), Money(52_13), 2)
    assert (await desk.send(plan)).refusal is None
    assert desk.portal.held((employer().niss, OCTOBER)) == desk.portal.deliveries[-1].totals[:1]
    assert desk.standing() == {OCTOBER_GENERAL: Amounts(Money(100_00), Money(34_75), 1)}


async def test_a_plan_knows_the_regime_that_its_month_is_in(desk: Desk) -> None:
    classic = await desk.ready(100_00)
    assert (classic.regime, await desk.communicate.regime(1, OCTOBER)) == (Regime.CLASSIC, Regime.CLASSIC)
    await CompanySetup(desk.units).joined(1, OCTOBER)
    joined = await desk.communicate.plan(1, OCTOBER)
    assert (joined.regime, await desk.communicate.regime(1, SEPTEMBER)) == (Regime.SCC, Regime.CLASSIC)
    with pytest.raises(NotFound):
        await desk.communicate.regime(9, OCTOBER)


async def test_plans_of_divergences_are_one_a_month(desk: Desk) -> None:
    await desk.ready(100_00)
    await desk.declare(70_00, month=SEPTEMBER)
    keys = [OCTOBER_GENERAL, BucketKey(1, OCTOBER, STATUTORY), BucketKey(1, SEPTEMBER, GENERAL)]
    assert [plan.month for plan in await desk.communicate.plans(keys)] == [SEPTEMBER, OCTOBER]


async def test_a_company_that_is_not_there_has_no_plan(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.communicate.plan(9, OCTOBER)
    with pytest.raises(NotFound):
        await desk.communicate.allow(9, on=True)


async def test_switching_on_and_off_is_told_once_each(desk: Desk) -> None:
    await desk.declare(100_00)
    for on in (True, True, False, False):
        await desk.communicate.allow(1, on=on)
        assert (1 in await desk.communicate.communicating()) is on
    told = [event.after for event in desk.units.tables.told if event.kind is EventKind.COMPANY_CHANGED]
    assert told == [{"communicating": on, "host": HOST} for on in (True, False)]


async def test_what_was_switched_on_for_one_portal_is_off_for_another(desk: Desk) -> None:
    await desk.ready(100_00)
    assert await desk.communicate.only_elsewhere() == frozenset()
    desk.open(host="another.test")
    assert await desk.communicate.communicating() == frozenset()
    assert await desk.communicate.only_elsewhere() == {1}
    plan = await desk.communicate.plan(1, OCTOBER)
    assert plan.refusal is Refusal.NOT_SWITCHED_ON
    await refused(desk, plan, Refusal.NOT_SWITCHED_ON)
    await desk.communicate.allow(1, on=True)
    assert await desk.communicate.only_elsewhere() == frozenset()
    await desk.communicate.allow(1, on=False)
    desk.open()
    assert await desk.communicate.communicating() == {1}, "each portal has a switch of its own"


# Refusals: nothing goes out


async def refused(desk: Desk, plan: CommunicationPlan, refusal: Refusal) -> None:
    calls, before = desk.portal.calls, desk.operations()
    result = await desk.send(plan)
    assert (result.refusal, result.operation) == (refusal, None)
    assert desk.portal.calls == calls
    assert desk.operations() == before
    assert not desk.units.tables.results.keys() & {f"communicate {plan.key}"}


async def test_a_company_that_is_switched_off_is_not_sent(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    await desk.communicate.allow(1, on=False)
    assert (await desk.communicate.plan(1, OCTOBER)).refusal is Refusal.NOT_SWITCHED_ON
    await refused(desk, plan, Refusal.NOT_SWITCHED_ON)


async def test_a_month_without_values_or_never_fetched_is_not_sent(desk: Desk) -> None:
    await desk.ready(100_00)
    await desk.declare(70_00, month=SEPTEMBER)
    assert (await desk.communicate.plan(1, SEPTEMBER)).refusal is Refusal.PORTAL_NOT_KNOWN
    assert (await desk.communicate.plan(1, YearMonth(2026, 8))).refusal is Refusal.NO_ERP_VALUES


async def test_a_plan_that_did_not_know_the_portal_is_not_sent(desk: Desk) -> None:
    await desk.declare(100_00)
    await desk.communicate.allow(1, on=True)
    plan = await desk.communicate.plan(1, OCTOBER)
    assert plan.refusal is Refusal.PORTAL_NOT_KNOWN
    await refused(desk, plan, Refusal.FIGURES_CHANGED)


async def test_figures_that_changed_after_the_plan_are_not_sent(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    await desk.declare(100_01)
    await refused(desk, plan, Refusal.FIGURES_CHANGED)


async def test_a_regime_that_changed_after_the_plan_is_told_as_what_it_is(desk: Desk) -> None:
    """It was shown with the plan, so it has to be confirmed anew, and no figure changed."""
    plan = await desk.ready(100_00)
    companies = CompanySetup(desk.units)
    await companies.joined(1, OCTOBER)
    await refused(desk, plan, Refusal.REGIME_CHANGED)
    plan = await desk.communicate.plan(1, OCTOBER)
    await companies.not_joined(1)
    await desk.declare(100_01)
    await refused(desk, plan, Refusal.REGIME_CHANGED)


async def test_a_regime_that_is_the_same_again_stops_nothing(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    companies = CompanySetup(desk.units)
    await companies.joined(1, OCTOBER)
    await companies.not_joined(1)
    assert (await desk.send(plan)).refusal is None


async def test_a_portal_that_changed_after_the_plan_is_not_written(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    other = PortalTotal("0001", GENERAL, Money(90_00), Money(31_28), 1)
    await desk.portal.communicate(employer().niss, OCTOBER, [other])
    await refused(desk, plan, Refusal.FIGURES_CHANGED)


async def test_a_ledger_that_changed_after_the_plan_stops_it(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    async with desk.units.enter() as unit:
        await unit.ledger.post([LedgerEntry(OCTOBER_GENERAL, Money(1), Money(0), 1, "DR", desk.clock.now())])
    await refused(desk, plan, Refusal.FIGURES_CHANGED)


async def test_what_was_confirmed_must_be_what_the_plan_shows(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    await desk.declare(200_00)
    other = await desk.communicate.plan(1, OCTOBER)
    result = await desk.communicate.send(other, plan.digest)
    assert (result.refusal, desk.portal.calls) == (Refusal.NOT_CONFIRMED, 0)


async def test_a_silent_portal_is_not_written(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    desk.portal.silent = True
    result = await desk.send(plan)
    assert result.failure is not None
    assert (result.refusal, result.failure.reason) == (Refusal.PORTAL_SILENT, FailureReason.UNREACHABLE)
    assert (desk.portal.calls, desk.operations()) == (0, [])


async def test_what_the_portal_shows_already_is_not_sent(desk: Desk) -> None:
    await desk.send(await desk.ready(100_00))
    plan = await desk.communicate.plan(1, OCTOBER)
    assert plan.refusal is Refusal.ALREADY_THERE
    await refused(desk, plan, Refusal.ALREADY_THERE)


async def test_what_the_portal_still_works_on_is_not_sent_again(desk: Desk) -> None:
    desk.portal.receipts_late = desk.portal.values_late = SettlingTimes().window
    await desk.send(await desk.ready(100_00))
    plan = await desk.communicate.plan(1, OCTOBER)
    assert plan.refusal is Refusal.IN_PROCESSING
    desk.clock.pass_by(hours=49)
    assert (await desk.communicate.plan(1, OCTOBER)).refusal is None


# Sending


async def test_an_accepted_month_is_confirmed_and_posted(desk: Desk) -> None:
    plan = await desk.ready(100_00, 50_00)
    result = await desk.send(plan)
    assert result.operation is not None
    [operation] = desk.operations()
    assert result.operation == operation
    assert (operation.id, operation.state, operation.author) == (plan.key, OperationState.CONFIRMED, "clerk")
    assert (operation.attempts, operation.refreshed) == (1, True)
    assert operation.receipt == desk.portal.deliveries[0].receipt
    assert operation.digest == plan.body_digest
    assert operation.body.encode() == composed(OCTOBER, desk.portal.deliveries[0].totals)
    assert desk.whys() == [Why.RECORDED, Why.CALL_BEGINS, Why.ACCEPTED]
    assert desk.standing() == {OCTOBER_GENERAL: Amounts(Money(150_00), Money(52_13), 2)}
    assert {entry.reference for entry in desk.units.tables.ledger} == {operation.receipt}
    kinds = [event.kind for event in desk.units.tables.told]
    assert kinds.count(EventKind.OPERATION_CHANGED) == 3
    assert kinds.count(EventKind.LEDGER_POSTED) == 1
    assert kinds[-1] is EventKind.PORTAL_ANSWERED, "the month was fetched afterwards"


async def test_intent_and_sent_are_committed_before_the_call(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    seen: list[OperationState] = []
    desk.portal.at_the_call = lambda: seen.append(desk.units.tables.operations[plan.key].state)
    await desk.send(plan)
    assert seen == [OperationState.SENT]


async def test_a_second_sending_offsets_the_first(desk: Desk) -> None:
    await desk.send(await desk.ready(100_00))
    await desk.send(await desk.ready(120_00))
    assert [(entry.remuneration.cents, entry.offsets) for entry in desk.units.tables.ledger] == [
        (100_00, None),
        (-100_00, 1),
        (120_00, None),
    ]
    assert desk.standing() == {OCTOBER_GENERAL: Amounts(Money(120_00), Money(41_70), 1)}


@pytest.mark.parametrize(
    ("fate", "state", "why", "message"),
    [
        (Fate.REFUSED, OperationState.FAILED, Why.REFUSED, "refused: DS50"),
        (Fate.NOT_SENT, OperationState.FAILED, Why.NOT_SENT, "unreachable"),
        (Fate.LOST_BEFORE, OperationState.UNKNOWN, Why.NO_CLEAR_ANSWER, "timed_out"),
        (Fate.LOST_AFTER, OperationState.UNKNOWN, Why.NO_CLEAR_ANSWER, "timed_out"),
    ],
)
async def test_other_ends_post_nothing(desk: Desk, fate: Fate, state: OperationState, why: Why, message: str) -> None:
    desk.portal.fate = lambda: fate
    result = await desk.send(await desk.ready(100_00))
    assert result.operation is not None
    assert (result.operation.state, result.operation.message) == (state, message)
    assert desk.whys()[-1] is why
    assert desk.units.tables.ledger == []


async def test_confirming_twice_sends_once_and_gives_the_first_result(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    first = await desk.send(plan)
    again = await desk.send(plan)
    assert (again.operation, again.repeated, first.repeated) == (first.operation, True, False)
    assert desk.portal.calls == 1


async def test_confirming_twice_at_once_sends_once(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    desk.portal.fate = lambda: Fate.STUCK
    first = asyncio.create_task(desk.send(plan))
    await desk.portal.called.wait()
    again = await desk.send(plan)
    assert again.repeated
    assert again.operation is not None
    assert again.operation.state is OperationState.SENT
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert desk.portal.calls == 1


@pytest.mark.parametrize("fate", [Fate.LOST_BEFORE, Fate.LOST_AFTER])
async def test_nothing_is_sent_again_while_it_is_not_known_what_came_of_it(desk: Desk, fate: Fate) -> None:
    plan = await desk.ready(100_00)
    desk.portal.fate = lambda: fate
    await desk.send(plan)
    again = await desk.communicate.plan(1, OCTOBER)
    assert (again.refusal, again.not_settled and again.not_settled.id) == (Refusal.NOT_SETTLED, plan.key)
    desk.portal.fate = lambda: Fate.ANSWERED
    desk.portal.values_late = SettlingTimes().window
    await refused(desk, again, Refusal.NOT_SETTLED)


async def test_a_failed_one_may_be_sent_again(desk: Desk) -> None:
    desk.portal.fate = lambda: Fate.REFUSED
    await desk.send(await desk.ready(100_00))
    desk.portal.fate = lambda: Fate.ANSWERED
    await desk.send(await desk.communicate.plan(1, OCTOBER))
    assert [one.state for one in desk.operations()] == [OperationState.FAILED, OperationState.CONFIRMED]


async def test_cancelled_in_the_call_it_is_unknown(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    desk.portal.fate = lambda: Fate.STUCK
    sending = asyncio.create_task(desk.send(plan))
    await desk.portal.called.wait()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert [one.state for one in desk.operations()] == [OperationState.UNKNOWN]
    assert desk.whys()[-1] is Why.INTERRUPTED


@pytest.mark.parametrize("turns", range(40))
async def test_cancelled_at_any_moment_it_is_never_lost_nor_said_wrongly(desk: Desk, turns: int) -> None:
    plan = await desk.ready(100_00)
    sending = asyncio.create_task(desk.send(plan))
    for _ in range(turns):
        await asyncio.sleep(0)
    sending.cancel()
    await asyncio.wait([sending])
    for _ in range(20):
        await asyncio.sleep(0)
    allowed = {OperationState.UNKNOWN, OperationState.CONFIRMED} if desk.portal.calls else {OperationState.FAILED}
    assert {one.state for one in desk.operations()} <= allowed
    assert desk.portal.calls <= 1
    if desk.portal.calls:
        assert desk.operations(), "sent, and nobody knows"


async def test_marked_as_left_behind_by_another_program_it_is_not_sent(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    record = desk.communicate._record

    async def recorded_and_recovered(*arguments: object) -> object:
        result = await record(*arguments)  # type: ignore[arg-type]
        await desk.settle.recover(alone=True)
        return result

    desk.communicate._record = recorded_and_recovered  # type: ignore[method-assign, assignment]
    result = await desk.send(plan)
    assert result.operation is not None
    assert (result.operation.state, desk.portal.calls) == (OperationState.FAILED, 0)


async def test_an_answer_after_another_program_took_it_for_interrupted_counts(desk: Desk) -> None:
    plan = await desk.ready(100_00)
    desk.portal.at_the_call = lambda: tasks.append(asyncio.create_task(desk.settle.recover(alone=True)))
    tasks: list[asyncio.Task[list[Operation]]] = []
    result = await desk.send(plan)
    assert [one.state for one in await tasks[0]] in ([OperationState.UNKNOWN], [])
    assert result.operation is not None
    assert result.operation.state is OperationState.CONFIRMED
    assert len(desk.units.tables.ledger) == 1
