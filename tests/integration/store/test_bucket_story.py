# SPDX-License-Identifier: MIT
"""The story of a bucket: cause, step, decisions, the three sides, and every file and answer of its month."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.decisions import Verb
from domain.explanation import CauseKind, SourceKind
from domain.portal_record import Fetched, NoData
from domain.reconciliation import BucketKey
from domain.three_way import Verdict
from domain.use_cases.bucket_story import BucketStory, TellStory
from domain.use_cases.decide import Command
from domain.use_cases.decision_work import decision_work
from domain.use_cases.deliver import Deliver
from domain.values import Money, Rate
from tests.integration.store.filling import GENERAL, LATER, OCTOBER, THEN, block, read, snapshot
from tests.integration.store.test_pipeline import Office

pytestmark = pytest.mark.anyio

STATUTORY = Rate(2960)
KEY, OTHER = BucketKey(1, OCTOBER, GENERAL), BucketKey(1, OCTOBER, STATUTORY)
LAST = LATER + timedelta(days=4)


@pytest.fixture
def office(units: SqlUnitOfWorkManager) -> Office:
    return Office(units)


async def story(office: Office, key: BucketKey = KEY) -> BucketStory:
    work = decision_work(office.units, office.clock, who="clerk")
    return await TellStory(office.units, work.divergences, work.decide, Deliver(office.units, office.clock))(key)


Told = tuple[SourceKind, str, datetime, int | None, datetime | None]


async def sources(office: Office, key: BucketKey = KEY) -> list[Told]:
    return [
        (row.kind, row.name, row.at, row.amounts.remuneration.cents if row.amounts else None, row.replaced_at)
        for row in (await story(office, key)).sources
    ]


async def fill(office: Office) -> None:
    office.clock.time = THEN
    await office.bring(read(block(1_000_00), block(500_00, rate=STATUTORY), name="first.txt"))
    office.portal_says(Fetched(snapshot(1_000_00)))
    await office.ask_portal()
    office.clock.time = LATER
    await office.bring(read(block(1_200_00), name="second.txt"))
    await office.reconcile()


async def test_files_and_answers_come_newest_first_with_what_they_hold_for_the_rate(office: Office) -> None:
    await fill(office)
    office.clock.time = LAST
    office.portal_says(Fetched(snapshot(900_00)))
    await office.ask_portal()
    answers: list[Told] = [
        (SourceKind.SNAPSHOT, "portal.test", LAST, 900_00, None),
        (SourceKind.SNAPSHOT, "portal.test", THEN, 1_000_00, LAST),
    ]
    second: Told = (SourceKind.IMPORT, "second.txt", LATER, 1_200_00, None)
    first: Told = (SourceKind.IMPORT, "first.txt", THEN, 1_000_00, LATER)
    assert await sources(office) == [answers[0], second, answers[1], first]
    # The first file is still in use for its other rate, of which neither the second nor any answer has anything.
    assert await sources(office, OTHER) == [
        (*answers[0][:3], None, None),
        (*second[:3], None, None),
        (*answers[1][:3], None, LAST),
        (SourceKind.IMPORT, "first.txt", THEN, 500_00, None),
    ]


async def test_establishments_of_one_file_add_up(office: Office) -> None:
    office.clock.time = THEN
    await office.bring(read(block(100_00), block(50_00, establishment="0002"), name="both.txt"))
    office.clock.time = LATER
    await office.bring(read(block(100_00, 1_00), name="one.txt"))
    assert await sources(office) == [
        (SourceKind.IMPORT, "one.txt", LATER, 101_00, None),
        (SourceKind.IMPORT, "both.txt", THEN, 150_00, None),
    ]


async def test_an_answer_that_has_nothing_is_told_too(office: Office) -> None:
    await fill(office)
    office.clock.time = LAST
    office.portal_says(NoData("portal.test"))
    await office.ask_portal()
    assert (await sources(office))[0] == (SourceKind.SNAPSHOT, "portal.test", LAST, None, None)


async def test_a_divergence_has_its_cause_step_life_and_sides(office: Office) -> None:
    await fill(office)
    work = decision_work(office.units, office.clock, who="clerk")
    await work.decide(Command(Verb.CORRECTING, (KEY,)))
    told = await story(office)
    assert told.item is not None
    assert told.explanation is told.item.explanation
    assert told.explanation is not None
    assert told.explanation.main is not None
    assert told.explanation.main.kind is CauseKind.FORGOTTEN_RESEND
    assert told.life is not None
    assert [event.verb for event in told.life.decisions] == [Verb.CORRECTING]
    assert len(told.life.runs) == 1
    assert told.sides is not None
    assert (told.sides.key, told.sides.verdict) == (KEY, Verdict.NEVER_DECLARED)


async def test_what_tallies_is_explained_without_a_divergence(office: Office) -> None:
    office.clock.time = THEN
    await office.bring(read(block(1_000_00)))
    office.portal_says(Fetched(snapshot(1_000_20)))
    await office.ask_portal()
    await office.reconcile()
    told = await story(office)
    assert (told.item, told.life) == (None, None)
    assert told.explanation is not None
    assert told.explanation.remuneration == Money(20)


async def test_of_a_bucket_that_is_not_there_nothing_is_told(office: Office) -> None:
    assert await story(office) == BucketStory(KEY, None, None, None, None, ())
