# SPDX-License-Identifier: MIT
"""Each company's month has a result of its own, and what was answered is kept."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from domain.errors import StoreLocked
from domain.pause import Pause
from domain.portal_record import FailureReason, FetchFailed, FetchState, NoData, Unchanged
from domain.ports import Mode, Progress, Stage
from domain.use_cases.fetch_portal import FetchPortal, FetchSummary
from domain.values import YearMonth
from tests.fakes import FakeUnitOfWork, FakeUnits
from tests.unit.domain.use_cases.office import OCTOBER, SEPTEMBER, Office, declared, employer, file, shown

pytestmark = pytest.mark.anyio
JULY, AUGUST = SEPTEMBER.plus(-2), SEPTEMBER.previous()
DOWN = FetchFailed(FailureReason.UNREACHABLE, "no route")


async def known(office: Office, companies: int = 1) -> None:
    """Companies that a file has named."""
    await office.bring_in(file("a.txt", *(declared(at, employer(at)) for at in range(1, companies + 1))))


def ends(summary: FetchSummary) -> list[tuple[int, str, str]]:
    return [(found.company_id, str(found.month), found.state.value) for found in summary.outcomes]


async def test_nobody_to_ask_for_is_no_work(office: Office) -> None:
    assert (await office.fetch_portal(SEPTEMBER, OCTOBER)).outcomes == ()
    assert office.portal.heard == []


async def test_results_come_in_the_order_of_company_and_month(office: Office) -> None:
    await known(office, 3)
    office.portal.script[employer(2).niss, AUGUST] = shown(200, employer(2), AUGUST)
    summary = await office.fetch_portal(JULY, OCTOBER)
    months = ["2026-07", "2026-08", "2026-09", "2026-10"]
    expected = [(company, month, "no_data") for company in (1, 2, 3) for month in months]
    expected[5] = (2, "2026-08", "data")
    assert ends(summary) == expected
    assert summary.count(FetchState.NO_DATA) == 11
    assert summary.changed == 12
    assert office.portal.busiest == 4


async def test_a_failing_company_stops_no_other(office: Office) -> None:
    await known(office, 3)
    for month in (SEPTEMBER, OCTOBER):
        office.portal.script[employer(2).niss, month] = DOWN
    summary = await office.fetch_portal(SEPTEMBER, OCTOBER)
    assert [state for _, _, state in ends(summary)] == ["no_data", "no_data", "failed", "failed", "no_data", "no_data"]
    failed = summary.outcomes[2]
    assert (failed.reason, failed.message, failed.has_snapshot) == (DOWN.reason, "no route", False)


async def test_a_failure_leaves_the_earlier_answer_in_use(office: Office) -> None:
    await known(office)
    office.portal.script[employer().niss, OCTOBER] = shown(100)
    await office.fetch_portal(OCTOBER, OCTOBER)
    office.portal.script[employer().niss, OCTOBER] = DOWN
    [outcome] = (await office.fetch_portal(OCTOBER, OCTOBER)).outcomes
    assert (outcome.state, outcome.has_snapshot, outcome.changed) == (FetchState.FAILED, True, False)
    async with office.units.enter(read_only=True) as unit:
        [record] = await unit.portal.fetch_records([1], [OCTOBER])
        [(_, amounts)] = await unit.runs.portal_totals(OCTOBER, OCTOBER)
    assert (record.state, record.has_snapshot) == (FetchState.FAILED, True)
    assert amounts.remuneration.cents == 100


async def test_the_etag_at_hand_is_handed_on(office: Office) -> None:
    await known(office)
    office.portal.script[employer().niss, OCTOBER] = shown(100, etag='"v1"')
    await office.fetch_portal(OCTOBER, OCTOBER)
    office.portal.script[employer().niss, OCTOBER] = Unchanged()
    [outcome] = (await office.fetch_portal(OCTOBER, OCTOBER)).outcomes
    assert [etag for _, _, etag in office.portal.heard] == ["", '"v1"']
    assert (outcome.state, outcome.changed, outcome.has_snapshot) == (FetchState.DATA, False, True)


async def test_the_etag_survives_a_failure_but_not_an_empty_answer(office: Office) -> None:
    await known(office)
    for answer in (shown(100, etag='"v1"'), DOWN, NoData(), NoData()):
        office.portal.script[employer().niss, OCTOBER] = answer
        await office.fetch_portal(OCTOBER, OCTOBER)
    assert [etag for _, _, etag in office.portal.heard] == ["", '"v1"', '"v1"', ""]


async def test_the_same_figures_are_no_change(office: Office) -> None:
    await known(office)
    office.portal.script[employer().niss, OCTOBER] = shown(100)
    assert [(await office.fetch_portal(OCTOBER, OCTOBER)).changed for _ in range(2)] == [1, 0]
    office.portal.script[employer().niss, OCTOBER] = shown(101)
    assert (await office.fetch_portal(OCTOBER, OCTOBER)).changed == 1


async def test_only_what_is_missing_can_be_asked_for(office: Office) -> None:
    await known(office)
    niss = employer().niss
    office.portal.script[niss, JULY] = shown(100, month=JULY)
    office.portal.script[niss, SEPTEMBER] = DOWN
    await office.fetch_portal(JULY, SEPTEMBER)
    summary = await office.fetch_portal(JULY, OCTOBER, only_missing=True)
    assert [str(outcome.month) for outcome in summary.outcomes] == ["2026-09", "2026-10"]


async def test_only_the_companies_named_are_asked_for(office: Office) -> None:
    await known(office, 3)
    summary = await office.fetch_portal(OCTOBER, OCTOBER, [3, 1])
    assert [outcome.company_id for outcome in summary.outcomes] == [1, 3]
    assert (await office.fetch_portal(OCTOBER, OCTOBER, [])).outcomes == ()


async def test_progress_counts_every_month(office: Office) -> None:
    await known(office, 2)
    heard: list[Progress] = []
    await office.fetch_portal(JULY, OCTOBER, progress=heard.append)
    assert [(at.stage, at.done, at.total) for at in heard] == [(Stage.FETCHING, done, 8) for done in range(9)]
    assert {at.subject for at in heard} == {"", "EMPRESA 1", "EMPRESA 2"}


async def test_cancelling_keeps_what_was_stored(office: Office) -> None:
    await known(office)
    office.portal.script[employer().niss, AUGUST] = shown(100, month=AUGUST)
    office.portal.hang.add((employer().niss, SEPTEMBER))
    two_were_answered = asyncio.Event()

    def watch(progress: Progress) -> None:
        if progress.done == 2:
            two_were_answered.set()

    job = asyncio.create_task(office.fetch_portal(JULY, SEPTEMBER, progress=watch))
    await two_were_answered.wait()
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert sorted(month.month for _, month in office.units.tables.asked) == [7, 8]
    [record] = office.units.tables.answers[1, AUGUST]
    assert record.snapshot is not None


async def test_the_store_s_refusal_comes_out_as_itself(office: Office) -> None:
    await known(office, 3)
    office.units.refuse = StoreLocked("x.db")
    with pytest.raises(StoreLocked):
        await office.fetch_portal(JULY, OCTOBER)


async def test_concurrency_is_bounded(office: Office) -> None:
    await known(office, 3)
    await FetchPortal(office.units, office.portal, office.clock, source="portal.test", concurrency=2)(JULY, OCTOBER)
    assert office.portal.busiest == 2


async def test_companies_take_turns(office: Office) -> None:
    await known(office, 3)
    await FetchPortal(office.units, office.portal, office.clock, source="portal.test", concurrency=1)(JULY, OCTOBER)
    asked = [niss for niss, _, _ in office.portal.heard]
    three = {employer(number).niss for number in (1, 2, 3)}
    assert [set(asked[at : at + 3]) for at in range(0, 12, 3)] == [three] * 4
    assert [month for niss, month, _ in office.portal.heard if niss == asked[0]] == [JULY, AUGUST, SEPTEMBER, OCTOBER]


async def test_a_company_that_hangs_holds_up_no_other(office: Office) -> None:
    await known(office, 4)
    office.portal.hang.update((employer(1).niss, month) for month in YearMonth.range(JULY, OCTOBER))
    others_are_done = asyncio.Event()
    done: dict[str, int] = {}

    def watch(progress: Progress) -> None:
        done[progress.subject] = progress.part_done
        if [done.get(f"EMPRESA {number}") for number in (2, 3, 4)] == [4, 4, 4]:
            others_are_done.set()

    job = asyncio.create_task(office.fetch_portal(JULY, OCTOBER, progress=watch))
    await asyncio.wait_for(others_are_done.wait(), 5)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert "EMPRESA 1" not in done


async def test_progress_tells_each_company_s_part_and_the_time_that_is_left(office: Office) -> None:
    await known(office, 2)
    times = iter(range(100))
    fetch = FetchPortal(
        office.units, office.portal, office.clock, source="portal.test", concurrency=1, ticks=lambda: next(times) * 10
    )
    heard: list[Progress] = []
    await fetch(SEPTEMBER, OCTOBER, progress=heard.append)
    assert [(at.subject, at.part_done, at.part_total, at.seconds_left) for at in heard] == [
        ("", 0, 0, None),
        ("EMPRESA 1", 1, 2, 30),
        ("EMPRESA 2", 1, 2, 20),
        ("EMPRESA 1", 2, 2, 10),
        ("EMPRESA 2", 2, 2, 0),
    ]


async def test_it_can_be_held_up_and_go_on(office: Office) -> None:
    await known(office, 2)
    ticks = [0.0]
    pause, heard = Pause(), list[Progress]()
    fetch = FetchPortal(
        office.units, office.portal, office.clock, source="portal.test", concurrency=2, ticks=lambda: ticks[0]
    )
    pause.hold()
    job = asyncio.create_task(fetch(JULY, OCTOBER, progress=heard.append, pause=pause))
    for _ in range(50):
        await asyncio.sleep(0)
    assert (len(heard), office.portal.heard, pause.on) == (1, [], True)
    ticks[0] = 1_000.0
    pause.release()
    summary = await job
    assert len(summary.outcomes) == 8
    # The time that it stood still does not count.
    assert {at.seconds_left for at in heard[1:]} == {0}


async def left_off(office: Office, *, only_missing: bool = False, pause: Pause | None = None) -> None:
    """A fetch of two companies' four months that is cancelled, as a window that closes does, after two answers."""
    await known(office, 2)
    office.portal.hang.update((employer(number).niss, OCTOBER) for number in (1, 2))
    three_were_answered = asyncio.Event()

    def watch(progress: Progress) -> None:
        if progress.done == 3:
            three_were_answered.set()

    fetch = FetchPortal(office.units, office.portal, office.clock, source="portal.test", concurrency=1)
    job = asyncio.create_task(fetch(SEPTEMBER, OCTOBER, only_missing=only_missing, progress=watch, pause=pause))
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(three_were_answered.wait(), 0.2)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    office.portal.hang.clear()
    office.portal.heard.clear()


async def test_one_that_was_cut_short_goes_on_where_it_stopped(office: Office) -> None:
    await left_off(office)
    job = await office.fetch_portal.unfinished()
    assert job is not None
    assert (job.first, job.last, job.company_ids) == (SEPTEMBER, OCTOBER, None)
    summary = await office.fetch_portal.resume()
    assert summary is not None
    assert ends(summary) == [(1, "2026-10", "no_data"), (2, "2026-10", "no_data")]
    assert [month for _, month, _ in office.portal.heard] == [OCTOBER, OCTOBER]
    assert await office.fetch_portal.unfinished() is None
    assert await office.fetch_portal.resume() is None


async def test_one_that_was_given_up_is_not_gone_on_with(office: Office) -> None:
    pause = Pause()
    pause.given_up = True
    await left_off(office, pause=pause)
    assert await office.fetch_portal.unfinished() is None


async def test_going_on_can_be_broken_off_again(office: Office) -> None:
    await left_off(office)
    office.portal.hang.add((employer(2).niss, OCTOBER))
    again = asyncio.create_task(office.fetch_portal.resume())
    await asyncio.sleep(0.05)
    again.cancel()
    with pytest.raises(asyncio.CancelledError):
        await again
    office.portal.hang.clear()
    summary = await office.fetch_portal.resume()
    assert summary is not None
    assert ends(summary) == [(2, "2026-10", "no_data")]
    assert await office.fetch_portal.unfinished() is None


async def test_one_that_was_cut_short_after_its_last_answer_has_nothing_left(office: Office) -> None:
    await left_off(office)
    await office.fetch_portal(OCTOBER, OCTOBER)
    office.portal.heard.clear()
    summary = await office.fetch_portal.resume()
    assert summary is not None
    assert summary.outcomes == ()
    assert office.portal.heard == []
    assert await office.fetch_portal.unfinished() is None


async def test_one_that_was_cut_short_can_be_left_as_it_is(office: Office) -> None:
    await left_off(office)
    await office.fetch_portal.forget_unfinished()
    assert await office.fetch_portal.resume() is None
    assert office.portal.heard == []


async def test_one_that_came_to_its_end_is_not_gone_on_with(office: Office) -> None:
    await known(office)
    office.portal.script[employer().niss, OCTOBER] = DOWN
    await office.fetch_portal(OCTOBER, OCTOBER)
    assert await office.fetch_portal.unfinished() is None


@pytest.mark.parametrize(
    ("first", "ids", "only_missing", "left"),
    [
        (SEPTEMBER, None, False, False),
        (JULY, [1, 2], False, True),  # the earlier one was of all companies, whichever there will be
        (OCTOBER, None, False, True),
        (SEPTEMBER, None, True, True),
    ],
)
async def test_a_fetch_that_covers_one_that_was_cut_short_stands_for_it(
    office: Office, first: YearMonth, ids: list[int] | None, only_missing: bool, left: bool
) -> None:
    await left_off(office)
    await office.fetch_portal(first, OCTOBER, ids, only_missing=only_missing)
    assert (await office.fetch_portal.unfinished() is not None) is left


class SlowUnits(FakeUnits):
    """A store whose commits take a while."""

    @asynccontextmanager
    async def enter(self, mode: Mode = Mode.REUSE, *, read_only: bool = False) -> AsyncIterator[FakeUnitOfWork]:
        async with super().enter(mode, read_only=read_only) as unit:
            yield unit
            for _ in range(20):
                await asyncio.sleep(0)


async def test_answers_that_come_together_are_kept_together(office: Office) -> None:
    await known(office, 4)
    slow = SlowUnits()
    slow.tables = office.units.tables
    summary = await FetchPortal(slow, office.portal, office.clock, source="portal.test", concurrency=8)(JULY, OCTOBER)
    assert len(summary.outcomes) == len(slow.tables.asked) == 16
    # The first answer alone, then eight at a time and what is left; and the job's beginning and end.
    assert slow.commits <= 2 + 5
