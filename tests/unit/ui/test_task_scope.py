# SPDX-License-Identifier: MIT
"""The task scope holds, reports and ends what it started."""

from __future__ import annotations

import asyncio
import gc

import pytest

from ui.task_scope import TaskScope

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_task_that_nobody_else_holds_runs_to_its_end() -> None:
    scope = TaskScope()
    done: list[int] = []

    async def work() -> None:
        await asyncio.sleep(0.01)
        done.append(1)

    scope.start(work(), name="work")
    gc.collect()
    await asyncio.sleep(0.1)
    assert done == [1]
    assert not scope.busy


async def test_an_error_is_reported_with_the_tasks_name() -> None:
    scope = TaskScope()
    failed: list[tuple[str, object]] = []
    scope.failed.connect(lambda name, error: failed.append((name, error)))

    async def work() -> None:
        raise ValueError("x")

    scope.start(work(), name="work")
    await asyncio.sleep(0.05)
    assert [(name, type(error)) for name, error in failed] == [("work", ValueError)]


async def test_a_cancelled_task_is_no_failure() -> None:
    scope = TaskScope()
    failed: list[str] = []
    scope.failed.connect(lambda name, _: failed.append(name))
    task = scope.start(asyncio.sleep(60), name="work")
    await asyncio.sleep(0)
    scope.cancel_all()
    await asyncio.sleep(0.05)
    assert task.cancelled()
    assert failed == []


async def test_busy_changes_once_for_tasks_side_by_side() -> None:
    scope = TaskScope()
    changes: list[bool] = []
    scope.busy_changed.connect(changes.append)
    scope.start(asyncio.sleep(0.01), name="one")
    scope.start(asyncio.sleep(0.02), name="two")
    await asyncio.sleep(0.1)
    assert changes == [True, False]


async def test_closing_waits_for_what_tasks_do_while_they_are_cancelled() -> None:
    scope = TaskScope()
    cleaned: list[int] = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.02)
            cleaned.append(1)

    scope.start(work(), name="work")
    await asyncio.sleep(0)
    await scope.aclose()
    assert cleaned == [1]
    assert not scope.busy


async def test_closing_ends_what_a_cancelled_task_starts_on_its_way_out() -> None:
    scope = TaskScope()
    started: list[asyncio.Task[None]] = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            started.append(scope.start(asyncio.sleep(60), name="late"))

    scope.start(work(), name="work")
    await asyncio.sleep(0)
    await scope.aclose()
    assert started[0].cancelled()


async def test_a_closed_scope_starts_nothing() -> None:
    scope = TaskScope()
    await scope.aclose()
    ran: list[int] = []

    async def work() -> None:
        ran.append(1)

    task = scope.start(work(), name="work")
    await asyncio.wait([task])
    assert task.cancelled()
    assert ran == []


async def test_closing_asks_again_where_a_cancellation_was_swallowed() -> None:
    scope = TaskScope()
    swallowed: list[int] = []

    async def work() -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if swallowed:
                    raise
                swallowed.append(1)

    scope.start(work(), name="work")
    await asyncio.sleep(0)
    async with asyncio.timeout(30):
        await scope.aclose()
    assert swallowed == [1]
    assert not scope.busy
