# SPDX-License-Identifier: MIT
"""The search for causes says when it ended, and one that was cut short says nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal

from domain.divergence import DivergenceState
from domain.read_models import DivergenceRow
from domain.reconciliation import BucketKey
from domain.three_way import Verdict
from domain.use_cases.divergences import DivergenceItem
from domain.values import Money, YearMonth
from tests.gui.conftest import Until
from tests.gui.parts import samples
from ui.decisions.knowledge import Knowledge
from ui.task_scope import TaskScope

pytestmark = pytest.mark.anyio

ENDED = (0, 0)


class Slow:
    """Divergences that are there, or cannot be had, when they are let go."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails = False
        self.ready = asyncio.Event()

    async def __call__(self, *_: object, explained: bool) -> list[DivergenceItem]:  # noqa: ARG002
        self.asked += 1
        await self.ready.wait()
        if self.fails:
            raise ZeroDivisionError
        return []


class FakePresenter(QObject):
    """Shows October."""

    refreshed = Signal()
    seen = Signal()

    def __init__(self, overview: object = None) -> None:
        super().__init__()
        self.period = (YearMonth(2026, 10), YearMonth(2026, 10))
        self.overview = overview
        self.services = SimpleNamespace(clock=SimpleNamespace(today=lambda: None))
        self.in_turn = asyncio.Lock()


class Bench:
    """What is known of divergences, with what is said of the search written down."""

    def __init__(self) -> None:
        self.divergences = Slow()
        self.scope = TaskScope()
        self.presenter = FakePresenter()
        self.knowledge = Knowledge(
            cast("Any", self.divergences), cast("Any", self.presenter), self.scope, self.presenter
        )
        self.said: list[tuple[int, int]] = []
        self.knowledge.searched.connect(lambda done, total: self.said.append((done, total)))


async def test_a_load_that_makes_way_for_another_does_not_end_the_search(until: Until) -> None:
    bench = Bench()
    bench.knowledge.refresh()
    await until(lambda: bench.divergences.asked == 1)
    bench.knowledge.refresh()
    await until(lambda: bench.divergences.asked == 2)
    assert bench.said == []
    bench.divergences.ready.set()
    await until(lambda: bench.said)
    await bench.scope.aclose()
    assert bench.said == [ENDED]


async def test_a_load_that_is_cut_short_at_the_end_says_nothing(until: Until) -> None:
    bench = Bench()
    bench.knowledge.refresh()
    await until(lambda: bench.divergences.asked)
    await bench.scope.aclose()
    assert bench.said == []


async def test_what_is_of_the_months_before_is_given_up_with_them(until: Until) -> None:
    bench = Bench()
    told: list[object] = []
    bench.knowledge.changed.connect(lambda: told.append(bench.presenter.period))
    await until(lambda: bench.divergences.asked)
    others = (YearMonth(2026, 9), YearMonth(2026, 9))
    bench.presenter.period = others
    bench.presenter.refreshed.emit()
    bench.divergences.ready.set()
    await until(lambda: not bench.scope.busy)
    assert told == []
    bench.presenter.seen.emit()
    await until(lambda: told)
    assert told == [others]
    await bench.scope.aclose()


async def test_who_asks_does_not_wait_for_those_whom_nobody_asked(until: Until) -> None:
    bench = Bench()
    async with bench.presenter.in_turn:
        bench.presenter.seen.emit()
        await asyncio.sleep(0.05)
        assert not bench.divergences.asked
        bench.knowledge.refresh()
        await until(lambda: bench.divergences.asked)
    await bench.scope.aclose()


async def test_a_load_that_fails_ends_the_search(until: Until) -> None:
    bench = Bench()
    bench.divergences.fails = True
    bench.divergences.ready.set()
    bench.knowledge.refresh()
    await until(lambda: bench.said)
    await bench.scope.aclose()
    assert bench.said == [ENDED]


@dataclass
class Office:
    """Divergences as a store has them; causes come when they are let go."""

    rows: list[DivergenceRow]
    cause: str = "resent"
    plain_step: str = "look"
    held: asyncio.Event | None = None
    searched: int = 0

    async def __call__(self, *_: object, explained: bool) -> list[DivergenceItem]:
        if explained:
            self.searched += 1
            if self.held is not None:
                await self.held.wait()
        found, step = (self.cause, f"mend {self.cause}") if explained else (None, self.plain_step)
        return [DivergenceItem(row, Verdict.ALL_APART, cast("Any", found), cast("Any", step)) for row in self.rows]


class Shown:
    """A window that shows divergences with their causes."""

    def __init__(self, until: Until) -> None:
        self._until = until
        self.office = Office([samples.divergence(samples.bucket(number)) for number in (1, 2)])
        self.scope = TaskScope()
        self.overview = SimpleNamespace(freshness=0)
        self.presenter = FakePresenter(self.overview)
        self.knowledge = Knowledge(cast("Any", self.office), cast("Any", self.presenter), self.scope, self.presenter)
        self.ended = 0
        self.knowledge.searched.connect(self._count)

    def _count(self, _: int, total: int) -> None:
        self.ended += not total

    async def settle(self) -> None:
        before = self.ended
        self.knowledge.refresh()
        await self._until(lambda: self.ended > before)

    async def fetch(self) -> None:
        """Values came in, and the search for causes begins, without an end so far."""
        self.overview.freshness += 1
        self.office.held, before = asyncio.Event(), self.office.searched
        self.knowledge.refresh()
        await self._until(lambda: self.office.searched > before)

    async def let_go(self) -> None:
        before = self.ended
        assert self.office.held is not None
        self.office.held.set()
        await self._until(lambda: self.ended > before)

    def change(self, number: int, **bucket: object) -> None:
        row = self.office.rows[number]
        self.office.rows[number] = replace(row, bucket=replace(row.bucket, **cast("Any", bucket)))

    @property
    def said(self) -> list[tuple[object, object]]:
        """The cause and the step of each."""
        by_key: dict[BucketKey, DivergenceItem] = self.knowledge.items
        return [(item.explanation, item.step) for item in (by_key[row.bucket.key] for row in self.office.rows)]


@pytest.fixture
async def shown(until: Until) -> AsyncIterator[Shown]:
    made = Shown(until)
    made.knowledge.want_causes()
    await made.settle()
    assert made.said == [("resent", "mend resent")] * 2
    yield made
    await made.scope.aclose()


async def test_what_was_known_stays_until_the_new_answer_is_there(shown: Shown) -> None:
    shown.office.cause = "rounded"
    shown.change(0, consulted_at=samples.NOW + timedelta(days=1), run_id=2)
    await shown.fetch()
    assert shown.said == [("resent", "mend resent")] * 2
    await shown.let_go()
    assert shown.said == [("rounded", "mend rounded")] * 2


async def test_it_stays_though_values_come_in_twice_before_the_answer(shown: Shown) -> None:
    await shown.fetch()
    await shown.fetch()
    assert shown.said == [("resent", "mend resent")] * 2


async def test_a_cause_of_other_figures_is_not_shown_any_more(shown: Shown) -> None:
    shown.change(0, portal_contribution=Money(7))
    await shown.fetch()
    assert shown.said == [(None, "look"), ("resent", "mend resent")]


async def test_a_step_that_goes_by_more_than_the_cause_is_not_kept_when_that_changed(shown: Shown) -> None:
    shown.office.plain_step = "wait for the portal"
    await shown.fetch()
    assert shown.said == [(None, "wait for the portal")] * 2


async def test_a_cause_is_not_looked_for_again_because_somebody_accepted_it(shown: Shown) -> None:
    before = shown.office.searched
    shown.change(0, accepted=True)
    shown.office.rows[0] = replace(shown.office.rows[0], state=DivergenceState.ACCEPTED)
    await shown.settle()
    assert shown.said == [("resent", "mend resent")] * 2
    assert shown.office.searched == before
