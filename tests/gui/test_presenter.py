# SPDX-License-Identifier: MIT
"""The presenter: one job at a time, a refresh after each, errors as notices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest

from domain.errors import StoreFull
from domain.ports import Progress, ProgressSink, Stage
from domain.read_models import CompanyRow, Freshness
from domain.reconciliation import BucketKey, BucketStatus
from domain.use_cases.reconcile import RunSummary
from domain.use_cases.review import Overview
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.gui.conftest import Until
from ui.notice import Level, Notice
from ui.presenter import Presenter
from ui.services import Services
from ui.task_scope import TaskScope

pytestmark = pytest.mark.anyio

FIRST, LAST = YearMonth(2025, 11), YearMonth(2026, 10)
NIF, NISS = Nif.with_check_digit("50830166"), Niss.with_check_digit("2500000001")
EMPTY = Overview([], [], [], [], [], [], Freshness(None, None, None, 0))


class FakeReview:
    def __init__(self) -> None:
        self.looks: list[tuple[YearMonth, YearMonth]] = []
        self.glimpses: list[bool] = []
        self.details: list[BucketKey] = []
        self.error: Exception | None = None
        self.seconds = 0.01
        self.found = EMPTY

    async def overview(
        self, first: YearMonth, last: YearMonth, glimpse: Callable[[Overview], object] | None = None
    ) -> Overview:
        self.looks.append((first, last))
        self.glimpses.append(glimpse is not None)
        await asyncio.sleep(self.seconds)
        if self.error:
            raise self.error
        return self.found

    async def bucket_detail(self, key: BucketKey) -> None:
        await asyncio.sleep(0.01)
        self.details.append(key)


class FakeReconcile:
    def __init__(self) -> None:
        self.behind = False
        self.runs: list[tuple[YearMonth, YearMonth]] = []

    async def is_behind(self, first: YearMonth, last: YearMonth) -> bool:  # noqa: ARG002
        return self.behind

    async def __call__(self, first: YearMonth, last: YearMonth, *, progress: ProgressSink) -> RunSummary:
        progress(Progress(Stage.COMPARING, 1, 1))
        self.runs.append((first, last))
        self.behind = False
        return RunSummary(1, True, first, last, {})


class FakeClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 22)


class Bench:
    """A presenter with its signals written down."""

    def __init__(self) -> None:
        self.review = FakeReview()
        self.reconcile = FakeReconcile()
        nothing, reconcile, review = cast("Any", None), cast("Any", self.reconcile), cast("Any", self.review)
        period, others = (FIRST, LAST), [nothing] * 3
        services = Services(nothing, nothing, reconcile, review, nothing, FakeClock(), period, "portal", *others)
        self.scope = TaskScope()
        self.presenter = Presenter(services, self.scope)
        self.notices: list[Notice] = []
        self.busy: list[bool] = []
        self.failed: list[object] = []
        self.presenter.noticed.connect(self.notices.append)
        self.presenter.busy_changed.connect(self.busy.append)
        self.scope.failed.connect(lambda _, error: self.failed.append(error))


async def long_job(_: ProgressSink) -> None:
    await asyncio.sleep(60)


async def test_what_a_part_of_a_job_kept_is_seen_while_the_next_one_takes_its_time(
    until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.presenter._WORTH_SEEING_S", 0.1)
    bench = Bench()
    looks, go_on = bench.review.looks, asyncio.Event()

    async def job(progress: ProgressSink) -> None:
        progress(Progress(Stage.STORING, 1, 1))
        progress(Progress(Stage.COMPARING, 0, 1))
        await go_on.wait()

    bench.presenter.run("slow", job)
    await asyncio.sleep(0.02)
    assert looks == [], "two looks at once would be felt where the rest is soon done"
    await until(lambda: len(looks) == 1)
    go_on.set()
    await until(lambda: len(looks) == 2)
    go_on.clear()
    bench.presenter.run("quick", job)
    await asyncio.sleep(0)
    go_on.set()
    await until(lambda: len(looks) == 3)
    bench.presenter.reconcile()
    await until(lambda: len(looks) == 4)
    await asyncio.sleep(0.2)
    assert len(looks) == 4, "what ends soon is looked at once, at its end, and so is what nothing came before"
    await bench.scope.aclose()


async def test_only_the_first_look_can_be_seen_before_it_is_whole(until: Until) -> None:
    bench = Bench()
    for _ in range(2):
        bench.presenter.refresh()
        await until(lambda: not bench.scope.busy)
    assert bench.review.glimpses == [True, False]
    await bench.scope.aclose()


async def test_other_months_are_never_seen_before_they_are_whole(until: Until) -> None:
    bench = Bench()
    bench.presenter.set_period(FIRST.plus(1), LAST)
    await until(lambda: bench.presenter.period == (FIRST.plus(1), LAST) and not bench.scope.busy)
    assert bench.review.glimpses == [False]
    await bench.scope.aclose()


async def test_other_companies_come_a_turn_before_their_months(until: Until) -> None:
    bench = Bench()
    told: list[str] = []
    bench.presenter.companies_changed.connect(lambda overview: told.append(overview.companies[0].name))
    bench.presenter.refreshed.connect(lambda: told.append("refreshed"))
    for company in (None, "Alfa", "Alfa", "Beta"):
        if company is not None:
            row = CompanyRow(1, company, NIF, NISS, Money(50), BucketStatus.TALLIES, 0, 12, BucketStatus.TALLIES)
            bench.review.found = replace(EMPTY, companies=[row])
        bench.presenter.refresh()
        await until(lambda: not bench.scope.busy)
    assert told == ["refreshed", "Alfa", "refreshed", "refreshed", "Beta", "refreshed"]
    await bench.scope.aclose()


async def test_companies_of_the_months_before_do_not_stand_under_the_new_ones(until: Until) -> None:
    bench = Bench()
    bench.presenter.refresh()
    await until(lambda: bench.presenter.overview is not None and not bench.scope.busy)
    told: list[object] = []
    bench.presenter.companies_changed.connect(lambda _: told.append(bench.presenter.period))
    row = CompanyRow(1, "Alfa", NIF, NISS, Money(50), BucketStatus.TALLIES, 0, 12, BucketStatus.TALLIES)
    bench.review.found, bench.review.seconds = replace(EMPTY, companies=[row]), 0.3
    bench.presenter.refresh()
    await until(lambda: len(bench.review.looks) == 2)
    bench.review.seconds = 0.01
    wanted = (YearMonth(2026, 1), LAST)
    bench.presenter.set_period(*wanted)
    await until(lambda: bench.presenter.period == wanted)
    bench.review.found = EMPTY
    await until(lambda: not bench.scope.busy)
    assert told == [wanted], "those of the new months alone, in the look that follows"
    await bench.scope.aclose()


async def test_what_belongs_to_a_look_is_looked_up_when_it_was_painted(
    until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.presenter.AFTER_THE_PAINTING_S", 0.1)
    bench = Bench()
    told: list[str] = []
    bench.presenter.refreshed.connect(lambda: told.append("refreshed"))
    bench.presenter.seen.connect(lambda: told.append("seen"))
    bench.presenter.refresh()
    await until(lambda: told)
    assert told == ["refreshed"]
    assert bench.scope.busy, "whoever waits until all is there waits for that too"
    bench.presenter.refresh()
    await until(lambda: not bench.scope.busy)
    assert told == ["refreshed", "refreshed", "seen"], "of two looks in a row, what belongs to the last"
    await bench.scope.aclose()


async def test_one_job_at_a_time(until: Until) -> None:
    bench = Bench()
    assert bench.presenter.run("first", long_job)
    assert not bench.presenter.run("second", long_job)
    await asyncio.sleep(0)
    bench.presenter.cancel()
    await until(lambda: bench.review.looks)
    await bench.scope.aclose()
    assert bench.busy == [True, False]


async def test_a_cancelled_job_says_so_and_refreshes(until: Until) -> None:
    bench = Bench()
    bench.presenter.run("job", long_job)
    await asyncio.sleep(0.01)
    bench.presenter.cancel()
    await until(lambda: bench.review.looks)
    assert [notice.level for notice in bench.notices] == [Level.WARNING]
    assert bench.failed == []
    await bench.scope.aclose()


async def test_an_expected_error_becomes_a_sentence(until: Until) -> None:
    bench = Bench()

    async def job(_: ProgressSink) -> None:
        raise StoreFull("x.db", "disk full")

    bench.presenter.run("job", job)
    await until(lambda: bench.notices)
    assert bench.notices[0].level is Level.ERROR
    assert bench.notices[0].text
    await until(lambda: bench.review.looks)
    await bench.scope.aclose()


async def test_an_unexpected_error_goes_to_the_scope_and_the_window_is_free_again(until: Until) -> None:
    bench = Bench()

    async def job(_: ProgressSink) -> None:
        raise ZeroDivisionError

    bench.presenter.run("job", job)
    await until(lambda: bench.failed)
    assert isinstance(bench.failed[0], ZeroDivisionError)
    assert not bench.presenter.busy
    await bench.scope.aclose()


async def test_wishes_during_a_refresh_become_one_more() -> None:
    bench = Bench()
    for _ in range(5):
        bench.presenter.refresh()
    await asyncio.sleep(0.2)
    assert len(bench.review.looks) == 2
    await bench.scope.aclose()


async def test_a_refresh_that_fails_says_so_and_can_be_repeated(until: Until) -> None:
    bench = Bench()
    bench.review.error = StoreFull()
    bench.presenter.refresh()
    await until(lambda: bench.notices)
    bench.review.error = None
    bench.presenter.refresh()
    await until(lambda: bench.presenter.overview is EMPTY)
    await bench.scope.aclose()


async def test_another_period_is_looked_at(until: Until) -> None:
    bench = Bench()
    bench.presenter.set_period(YearMonth(2026, 1), LAST)
    await until(lambda: bench.review.looks == [(YearMonth(2026, 1), LAST)])
    await bench.scope.aclose()


async def test_the_period_is_another_only_with_its_own_figures(until: Until) -> None:
    bench = Bench()
    bench.presenter.refresh()
    await until(lambda: bench.presenter.overview is EMPTY)
    turning: list[object] = []
    together: list[object] = []
    bench.presenter.turning_changed.connect(lambda: turning.append(bench.presenter.turning_to))
    bench.presenter.refreshed.connect(lambda: together.append((bench.presenter.period, bench.review.looks[-1])))
    wanted = (YearMonth(2026, 1), LAST)
    bench.review.seconds = 0.4
    bench.presenter.set_period(*wanted)
    await until(lambda: turning)
    assert turning == [wanted]
    assert bench.presenter.period == (FIRST, LAST), "what is shown is still of those months"
    await until(lambda: bench.presenter.period == wanted)
    assert together == [(wanted, wanted)]
    assert turning == [wanted, None]
    await bench.scope.aclose()


async def test_a_period_that_takes_long_can_be_stopped_and_the_old_one_stays(until: Until) -> None:
    bench = Bench()
    bench.review.seconds = 60
    bench.presenter.set_period(YearMonth(2026, 1), LAST)
    await until(lambda: bench.presenter.turning_to)
    bench.presenter.cancel()
    await until(lambda: not bench.presenter.turning_to)
    assert bench.presenter.period == (FIRST, LAST)
    assert bench.notices == []
    await bench.scope.aclose()


async def test_a_look_at_the_months_before_is_not_shown_as_that_of_the_new_ones(until: Until) -> None:
    bench = Bench()
    bench.review.seconds = 0.2
    bench.presenter.refresh()
    await until(lambda: bench.review.looks)
    bench.review.seconds = 0.01
    shown: list[object] = []
    bench.presenter.refreshed.connect(lambda: shown.append(bench.presenter.period))
    wanted = (YearMonth(2026, 1), LAST)
    bench.presenter.set_period(*wanted)
    await until(lambda: bench.review.looks[-1] == wanted and len(bench.review.looks) == 3)
    await until(lambda: len(shown) == 2)
    assert bench.review.looks == [(FIRST, LAST), wanted, wanted]
    assert shown == [wanted, wanted]
    await bench.scope.aclose()


async def test_a_job_is_about_the_months_that_were_chosen_last(until: Until) -> None:
    bench = Bench()
    bench.review.seconds = 0.1
    bench.presenter.set_period(YearMonth(2026, 1), LAST)
    bench.presenter.reconcile()
    await until(lambda: bench.reconcile.runs == [(YearMonth(2026, 1), LAST)])
    await bench.scope.aclose()


async def test_a_job_that_waits_for_months_is_about_those_chosen_meanwhile(until: Until) -> None:
    bench = Bench()
    bench.review.seconds = 0.2
    bench.presenter.set_period(YearMonth(2026, 1), LAST)
    bench.presenter.reconcile()
    await until(lambda: bench.review.looks)
    bench.presenter.set_period(YearMonth(2026, 2), LAST)
    await until(lambda: bench.reconcile.runs)
    assert bench.reconcile.runs == [(YearMonth(2026, 2), LAST)]
    await bench.scope.aclose()


async def test_what_came_in_since_the_last_run_is_compared(until: Until) -> None:
    bench = Bench()
    await bench.presenter.catch_up()
    assert bench.reconcile.runs == []
    bench.reconcile.behind = True
    await bench.presenter.catch_up()
    await until(lambda: bench.reconcile.runs == [(FIRST, LAST)] and bench.review.looks)
    await bench.scope.aclose()


async def test_other_months_are_compared_where_they_were_not(until: Until) -> None:
    bench = Bench()
    bench.reconcile.behind = True
    bench.presenter.set_period(YearMonth(2026, 1), LAST)
    await until(lambda: bench.reconcile.runs == [(YearMonth(2026, 1), LAST)])
    await bench.scope.aclose()


async def test_a_running_job_is_left_to_compare_by_itself() -> None:
    bench = Bench()
    bench.reconcile.behind = True
    bench.presenter.run("job", long_job)
    await bench.presenter.catch_up()
    assert bench.reconcile.runs == []
    await bench.scope.aclose()


async def test_moving_fast_loads_only_the_last_detail(until: Until) -> None:
    bench = Bench()
    keys = [BucketKey(1, FIRST, Rate(rate)) for rate in (100, 200, 300)]
    loading: list[int] = []
    bench.presenter.detail_loading.connect(lambda: loading.append(1))
    for key in keys:
        bench.presenter.show_detail(key)
    await until(lambda: bench.review.details)
    await asyncio.sleep(0.2)
    assert bench.review.details == keys[-1:]
    assert loading == []
    await bench.scope.aclose()
