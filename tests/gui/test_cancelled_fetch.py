# SPDX-License-Identifier: MIT
"""A fetch that is cancelled half way, from the window: what came stays, and the store is sound."""

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


@pytest.fixture
def slow_portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory(), latency=0.1)
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
        overview = driver.presenter.overview
        assert overview is not None
        kept = sum(cell.fetch == "data" for row in overview.matrix for cell in row.cells)
        assert 5 <= kept < 36
        driver.window.actions_.reconcile.trigger()
        await driver.idle()
        assert rows(driver.workspace.buckets) > 0
    with sqlite3.connect(tmp_path / STORE_NAME) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()
