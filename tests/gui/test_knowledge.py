# SPDX-License-Identifier: MIT
"""The search for causes says when it ended, and one that was cut short says nothing."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject

from domain.use_cases.divergences import DivergenceItem
from domain.values import YearMonth
from tests.gui.conftest import Until
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


class Bench:
    """What is known of divergences, with what is said of the search written down."""

    def __init__(self) -> None:
        self.divergences = Slow()
        self.scope = TaskScope()
        clock = SimpleNamespace(today=lambda: None)
        month = YearMonth(2026, 10)
        presenter = SimpleNamespace(period=(month, month), overview=None, services=SimpleNamespace(clock=clock))
        self.parent = QObject()
        self.knowledge = Knowledge(cast("Any", self.divergences), cast("Any", presenter), self.scope, self.parent)
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


async def test_a_load_that_fails_ends_the_search(until: Until) -> None:
    bench = Bench()
    bench.divergences.fails = True
    bench.divergences.ready.set()
    bench.knowledge.refresh()
    await until(lambda: bench.said)
    await bench.scope.aclose()
    assert bench.said == [ENDED]
