# SPDX-License-Identifier: MIT
"""What was delivered by hand is posted once, and shows in the three-way view."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.errors import FiguresChanged, InvalidValue, NotFound
from domain.events import EventKind
from domain.ledger import balance
from domain.reconciliation import Amounts, BucketKey, MissingSide
from domain.three_way import Verdict
from domain.use_cases.deliver import Deliver
from domain.values import Money
from tests.deliveries import mark
from tests.model_portal import Fate
from tests.unit.domain.use_cases.desk import OCTOBER_GENERAL, Desk
from tests.unit.domain.use_cases.office import GENERAL, OCTOBER, SEPTEMBER, STATUTORY, declared, file

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def deliver(desk: Desk) -> Deliver:
    return Deliver(desk.units, desk.clock)


async def test_what_the_erp_has_now_is_posted_once(desk: Desk, deliver: Deliver) -> None:
    await desk.declare(100_00, 50_00)
    done = await mark(deliver, 1, OCTOBER, date(2026, 11, 9))
    assert done.posted == 1
    assert done.rates == ((GENERAL, Amounts(Money(150_00), Money(34_75) + Money(17_38), 2)),)
    [entry] = desk.units.tables.ledger
    assert (entry.key, entry.remuneration, entry.reference) == (OCTOBER_GENERAL, Money(150_00), "DR 2026-11-09")
    assert entry.at == datetime(2026, 11, 9, tzinfo=UTC)
    assert (await mark(deliver, 1, OCTOBER)).posted == 0
    assert len(desk.units.tables.ledger) == 1
    assert [e.kind for e in desk.units.tables.told].count(EventKind.LEDGER_POSTED) == 1


async def test_another_delivery_takes_the_first_one_back(desk: Desk, deliver: Deliver) -> None:
    await desk.declare(100_00)
    await mark(deliver, 1, OCTOBER)
    await desk.declare(80_00)
    assert (await mark(deliver, 1, OCTOBER)).posted == 2
    assert desk.standing() == {OCTOBER_GENERAL: Amounts(Money(80_00), Money(27_80), 1)}
    assert [entry.at for entry in desk.units.tables.ledger] == [desk.clock.time] * 3


async def test_an_imported_file_is_marked_as_a_whole(desk: Desk, deliver: Deliver) -> None:
    await desk.office.bring_in(file("DR", declared(1_00), declared(2_00, month=SEPTEMBER, rate=STATUTORY)))
    done = await deliver.post(await deliver.plans_of_import(1))
    assert [(one.month, one.posted) for one in done] == [(SEPTEMBER, 1), (OCTOBER, 1)]
    assert balance(desk.units.tables.ledger).keys() == {OCTOBER_GENERAL, BucketKey(1, SEPTEMBER, STATUTORY)}


async def test_nothing_and_the_future_are_refused(desk: Desk, deliver: Deliver) -> None:
    await desk.declare(100_00)
    with pytest.raises(NotFound):
        await mark(deliver, 1, SEPTEMBER)
    with pytest.raises(InvalidValue):
        await mark(deliver, 1, OCTOBER, date(2026, 11, 23))
    assert desk.units.tables.ledger == []


async def test_a_plan_shows_what_stood_and_what_will_and_posts_just_that(desk: Desk, deliver: Deliver) -> None:
    await desk.declare(100_00)
    await mark(deliver, 1, OCTOBER)
    await desk.declare(80_00)
    plan = await deliver.plan(1, OCTOBER)
    [rate] = plan.rates
    assert (rate.rate, rate.stood, rate.will) == (
        GENERAL,
        Amounts(Money(100_00), Money(34_75), 1),
        Amounts(Money(80_00), Money(27_80), 1),
    )
    assert not plan.stands
    assert [one.posted for one in await deliver.post([plan])] == [2]
    assert (await deliver.plan(1, OCTOBER)).stands
    with pytest.raises(FiguresChanged):
        await deliver.post([plan])
    assert desk.standing() == {OCTOBER_GENERAL: Amounts(Money(80_00), Money(27_80), 1)}


async def test_plans_are_posted_all_or_none(desk: Desk, deliver: Deliver) -> None:
    await desk.office.bring_in(file("DR", declared(1_00), declared(2_00, month=SEPTEMBER, rate=STATUTORY)))
    plans = await deliver.plans_of_import(1)
    assert [plan.month for plan in plans] == [SEPTEMBER, OCTOBER]
    await desk.declare(80_00)
    with pytest.raises(FiguresChanged):
        await deliver.post(plans)
    assert desk.units.tables.ledger == []
    with pytest.raises(InvalidValue):
        await deliver.post(await deliver.plans_of_import(1), date(2026, 11, 23))
    assert [one.posted for one in await deliver.post(await deliver.plans_of_import(1))] == [1, 1]


async def test_of_some_rates_the_others_stay_as_they_stand(desk: Desk, deliver: Deliver) -> None:
    await desk.office.bring_in(file("DR", declared(1_00), declared(200_00, rate=STATUTORY)))
    await mark(deliver, 1, OCTOBER)
    before = desk.standing()
    await desk.office.bring_in(file("DR2", declared(5_00), declared(250_00, rate=STATUTORY)))
    plan = await deliver.plan(1, OCTOBER, [STATUTORY])
    assert plan.of == frozenset([STATUTORY])
    [done] = await deliver.post([plan])
    assert done.of == frozenset([STATUTORY])
    told = [event.after.get("rates") for event in desk.units.tables.told if event.kind is EventKind.LEDGER_POSTED]
    assert told == [None, [STATUTORY.hundredths]]
    after = desk.standing()
    assert after[OCTOBER_GENERAL] == before[OCTOBER_GENERAL]
    assert after[BucketKey(1, OCTOBER, STATUTORY)].remuneration == Money(250_00)
    with pytest.raises(NotFound):
        await deliver.plan(1, SEPTEMBER)
    with pytest.raises(NotFound):
        await deliver.plan(2, OCTOBER)


async def test_a_month_without_remuneration_is_declared_once_too(desk: Desk, deliver: Deliver) -> None:
    await desk.declare(0)
    assert not (await deliver.plan(1, OCTOBER)).stands
    assert [one.posted for one in await deliver.post([await deliver.plan(1, OCTOBER)])] == [1]
    assert (await deliver.plan(1, OCTOBER)).stands


async def test_a_plan_tells_of_a_sending_that_is_not_settled(desk: Desk, deliver: Deliver) -> None:
    plan = await desk.ready(100_00)
    assert not (await deliver.plan(1, OCTOBER)).not_settled
    desk.portal.fate = lambda: Fate.LOST_BEFORE
    await desk.send(plan)
    assert (await deliver.plan(1, OCTOBER)).not_settled


async def test_a_sent_month_is_in_step_and_then_forgotten(desk: Desk, deliver: Deliver) -> None:
    async def verdicts() -> list[Verdict]:
        return [row.verdict for row in await deliver.three_way(OCTOBER, OCTOBER)]

    await desk.declare(100_00)
    [row] = await deliver.three_way(OCTOBER, OCTOBER)
    assert (row.verdict, row.missing, row.declared) == (Verdict.NOT_COMPARED, MissingSide.PORTAL_NEVER, None)
    plan = await desk.ready(100_00)
    assert await verdicts() == [Verdict.NEVER_DECLARED]
    await desk.send(plan)
    assert await verdicts() == [Verdict.IN_STEP]
    await desk.declare(120_00)
    assert await verdicts() == [Verdict.FORGOTTEN_RESEND]
    await desk.send(await desk.communicate.plan(1, OCTOBER))
    assert await verdicts() == [Verdict.IN_STEP]
    assert await deliver.three_way(SEPTEMBER, SEPTEMBER) == []
    assert await deliver.three_way(OCTOBER, OCTOBER, [2]) == []


async def test_what_the_portal_showed_before_a_delivery_is_no_change_of_it(desk: Desk, deliver: Deliver) -> None:
    async def verdict() -> Verdict:
        return next(row.verdict for row in await deliver.three_way(OCTOBER, OCTOBER) if row.erp is not None)

    await desk.ready(100_00)
    desk.clock.pass_by(minutes=1)
    await mark(deliver, 1, OCTOBER)
    desk.clock.pass_by(minutes=1)
    assert await verdict() is Verdict.NOT_SHOWN_YET
    await desk.fetch(OCTOBER, OCTOBER)
    assert await verdict() is Verdict.NOT_SHOWN_YET


async def test_a_rate_that_went_away_still_shows(desk: Desk, deliver: Deliver) -> None:
    await desk.office.bring_in(file("DR", declared(1_00), declared(200_00, rate=STATUTORY)))
    await mark(deliver, 1, OCTOBER)
    await desk.office.bring_in(file("DR2", declared(1_00)), replace_month=True)
    await desk.fetch(OCTOBER, OCTOBER)
    rows = {row.key.rate: row for row in await deliver.three_way(OCTOBER, OCTOBER)}
    assert (rows[STATUTORY].erp, rows[STATUTORY].verdict) == (None, Verdict.DECLARED_ELSEWHERE)
    assert rows[GENERAL].verdict is Verdict.PORTAL_CHANGED
