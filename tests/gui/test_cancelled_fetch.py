# SPDX-License-Identifier: MIT
"""A fetch that is cancelled half way, or that the window is closed in: what came stays, and the store is sound."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from app import demo_data
from app.paths import STORE_NAME
from tests.gui.conftest import Until
from tests.gui.driver import opened, rows
from tests.gui.stores import put_erp
from tests.library import sqlite3

pytestmark = pytest.mark.anyio

_MONTHS = 36


@pytest.fixture
def slow_portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory(), latency=0.2)
    simulator.start()
    yield simulator
    simulator.stop()


async def test_a_fetch_cancelled_half_way_keeps_what_came(
    tmp_path: Path, until: Until, slow_portal: ThreadedSimulator
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, slow_portal.url) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        done: list[int] = []
        driver.presenter.progressed.connect(lambda progress: done.append(progress.done))
        driver.window.actions_.fetch.trigger()
        await until(lambda: done and done[-1] >= 5)
        assert not driver.window.actions_.fetch.isEnabled()
        loop = asyncio.get_running_loop()
        before = loop.time()
        driver.window.status.cancel_wanted.emit()
        await until(lambda: not driver.presenter.busy)
        assert loop.time() - before < 5
        await driver.idle()
        assert driver.window.actions_.fetch.isEnabled()
        assert await driver.presenter.services.fetch_portal.unfinished() is None
        overview = driver.presenter.overview
        assert overview is not None
        kept = sum(cell.fetch == "data" for row in overview.matrix for cell in row.cells)
        assert 5 <= kept < _MONTHS
        driver.window.actions_.reconcile.trigger()
        await driver.idle()
        assert rows(driver.workspace.buckets) > 0
    with sqlite3.connect(tmp_path / STORE_NAME) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()


@pytest.mark.parametrize("held_up", [False, True])
async def test_a_fetch_that_the_window_is_closed_in_can_be_gone_on_with(
    tmp_path: Path, until: Until, slow_portal: ThreadedSimulator, held_up: bool
) -> None:
    put_erp(tmp_path)
    done: list[int] = []
    async with opened(tmp_path, until, slow_portal.url) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        driver.presenter.progressed.connect(lambda progress: done.append(progress.done))
        driver.window.actions_.fetch.trigger()
        await until(lambda: done and done[-1] >= 5)
        if held_up:
            driver.window.actions_.pause.trigger()
            await until(lambda: driver.presenter.paused)
    asked = slow_portal.requests
    assert asked < _MONTHS
    async with opened(tmp_path, until, slow_portal.url) as driver:
        assert "The last fetch was cut short" in driver.window.notices.text
        driver.click("Go on")
        await driver.idle()
        assert slow_portal.requests - asked <= _MONTHS - 5, "what had come is not asked for again"
        assert "Portal fetched" in driver.window.notices.text
        overview = driver.presenter.overview
        assert overview is not None
        answered = [cell.fetch in ("data", "no_data") for row in overview.matrix for cell in row.cells]
        assert (sum(answered), len(answered)) == (_MONTHS, _MONTHS)
