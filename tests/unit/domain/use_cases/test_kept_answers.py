# SPDX-License-Identifier: MIT
"""Answers are written in few transactions, none is told of before it is written, and none is lost."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from domain.company import Company
from domain.errors import StoreError
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.kept_answers import MOST_ANSWERS, Answered, KeptAnswers, MonthOutcome
from domain.values import YearMonth
from tests.unit.domain.use_cases.office import OCTOBER, Office, employer, shown

pytestmark = pytest.mark.anyio

THEN = datetime(2026, 11, 22, tzinfo=UTC)


async def company(office: Office) -> Company:
    who = employer()
    async with office.units.enter() as unit:
        await unit.companies.ensure(who.niss, who.nif, who.name)
        [found] = await unit.companies.all()
    return found


def answered(who: Company, month: YearMonth = OCTOBER) -> Answered:
    return Answered(who, month, shown(100_00, month=month), THEN, has_snapshot=False)


async def test_an_answer_is_written_although_others_are_waited_for(office: Office) -> None:
    who, told = await company(office), asyncio.Event()
    kept = KeptAnswers(office.units, asyncio.Lock(), lambda _: told.set())
    writing = asyncio.create_task(kept.run())
    await kept.add(answered(who))
    await told.wait()
    assert (who.id, OCTOBER) in office.units.tables.answers
    assert not writing.done()
    kept.close()
    await writing


async def test_what_waits_is_told_of_only_when_it_is_written(office: Office) -> None:
    who = await company(office)
    outcomes: list[MonthOutcome] = []
    kept = KeptAnswers(office.units, asyncio.Lock(), outcomes.append)
    months = list(YearMonth.range(YearMonth(2024, 1), OCTOBER))[:31]
    for month in months:
        await kept.add(answered(who, month))
    assert not outcomes
    assert not office.units.tables.answers
    before = office.units.commits
    await kept.write()
    assert [outcome.month for outcome in outcomes] == months
    assert all(outcome.changed for outcome in outcomes)
    assert office.units.commits == before + 1


async def test_an_answer_too_many_waits_until_others_are_written(office: Office) -> None:
    who = await company(office)
    kept = KeptAnswers(office.units, asyncio.Lock(), lambda _: None)
    months = list(YearMonth.range(YearMonth(2020, 1), OCTOBER))
    for month in months[:MOST_ANSWERS]:
        await kept.add(answered(who, month))
    late = asyncio.create_task(kept.add(answered(who, months[MOST_ANSWERS])))
    for _ in range(100):
        await asyncio.sleep(0)
    assert not late.done()
    await kept.write()
    await late


async def test_a_store_that_fails_ends_it_and_what_was_not_written_is_not_told(office: Office) -> None:
    who = await company(office)
    outcomes: list[MonthOutcome] = []
    kept = KeptAnswers(office.units, asyncio.Lock(), outcomes.append)
    office.units.refuse = StoreError()
    await kept.add(answered(who))
    with pytest.raises(StoreError):
        await kept.write()
    assert not outcomes
    office.units.refuse = None
    await kept.write()
    assert len(outcomes) == 1


async def test_cancelling_a_fetch_keeps_what_was_answered(office: Office) -> None:
    who = await company(office)
    hung = OCTOBER.next()
    office.portal.script[who.niss, OCTOBER] = shown(100_00)
    office.portal.hang.add((who.niss, hung))
    fetch = FetchPortal(office.units, office.portal, office.clock, source="portal.test", concurrency=1)
    task = asyncio.create_task(fetch(OCTOBER, hung))
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(office.portal.heard) == 2
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert list(office.units.tables.answers) == [(who.id, OCTOBER)]
    assert await fetch.unfinished() is not None, "nobody gave it up"
