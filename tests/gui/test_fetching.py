# SPDX-License-Identifier: MIT
"""Fetching as a clerk does it: what is missing alone, a pause, how long it takes, and a fetch that was cut short."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from app import demo_data
from app.clock import SystemClock
from app.paths import STORE_NAME
from domain.portal_record import FetchState
from domain.ports import FetchJob
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened
from tests.gui.stores import put_erp
from ui.overview.matrix import EXTRAS, FETCH_ROLE

pytestmark = pytest.mark.anyio

_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
MONTHS = 36


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[ThreadedSimulator]:
    """It answers soon, or after as many seconds as a test asks for."""
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory(), latency=getattr(request, "param", 0.02))
    simulator.start()
    yield simulator
    simulator.stop()


@asynccontextmanager
async def filled(folder: Path, until: Until, portal: ThreadedSimulator) -> AsyncIterator[Driver]:
    """A window on the ERP's files, before the portal was asked."""
    put_erp(folder)
    async with opened(folder, until, portal.url) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        yield driver


def fetch_menu(driver: Driver) -> dict[str, QAction]:
    button = driver.window.toolbar.widgetForAction(driver.window.actions_.fetch)
    assert isinstance(button, QToolButton)
    assert button.text() == "Fetch portal"
    menu = button.menu()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


def states(driver: Driver) -> list[FetchState]:
    model = driver.workspace.overview.table().model()
    width = model.columnCount() - len(EXTRAS)
    return [model.index(row, col).data(FETCH_ROLE) for row in range(model.rowCount()) for col in range(width)]


def cell(driver: Driver, state: FetchState, role: Qt.ItemDataRole) -> str:
    model = driver.workspace.overview.table().model()
    found = states(driver).index(state)
    return str(model.index(*divmod(found, model.columnCount() - len(EXTRAS))).data(role))


async def test_only_what_is_missing_is_asked_for(tmp_path: Path, until: Until, portal: ThreadedSimulator) -> None:
    async with filled(tmp_path, until, portal) as driver:
        overview = driver.presenter.overview
        assert overview is not None
        failing = overview.companies[0].niss
        assert set(states(driver)) == {FetchState.NEVER}
        assert "Portal: never asked for this month." in cell(driver, FetchState.NEVER, _TIP)
        portal.faults.put(Fault(status=403, message="Sem permissão."), niss=failing.digits)
        menu = fetch_menu(driver)
        menu["Fetch all"].trigger()
        await driver.idle()
        failed = states(driver).count(FetchState.FAILED)
        assert failed == MONTHS // 3
        said = cell(driver, FetchState.FAILED, _TIP)
        assert "Portal: failed just now." in said
        assert "Sem permissão." in said
        assert "last fetch failed" in cell(driver, FetchState.FAILED, _SPOKEN)
        assert "Portal: fetched just now." in cell(driver, FetchState.DATA, _TIP)
        portal.faults.clear()
        before = portal.requests
        menu["Fetch what is missing"].trigger()
        await driver.idle()
        assert portal.requests - before == failed
        assert FetchState.FAILED not in states(driver)


@pytest.mark.parametrize("portal", [0.15], indirect=True)
async def test_a_fetch_is_held_up_and_goes_on(tmp_path: Path, until: Until, portal: ThreadedSimulator) -> None:
    async with filled(tmp_path, until, portal) as driver:
        said: list[str] = []
        driver.presenter.progressed.connect(lambda _: said.append(driver.window.status.task_text))
        driver.window.actions_.fetch.trigger()
        await until(lambda: any(" · " in text for text in said))
        driver.click("Pause")
        await until(lambda: driver.window.status.task_text.startswith("Paused: "))
        # What was under way comes to its end, and nothing follows it.
        asked = -1
        while asked != portal.requests:
            asked = portal.requests
            await asyncio.sleep(0.6)
        assert driver.presenter.busy
        assert asked < MONTHS
        assert driver.window.actions_.pause.isChecked()
        driver.click("Go on")
        await driver.idle()
        assert portal.requests == MONTHS
        await until(lambda: not driver.window.actions_.pause.isEnabled())
        parts = next(text for text in said if " · " in text).split(" · ")
        assert parts[0].endswith(" of 12")
        assert parts[1].endswith(f" of {MONTHS} months")
        assert parts[2] == "less than a minute left"


@pytest.mark.parametrize("answer", ["Go on", "Leave it"])
async def test_a_fetch_that_was_cut_short_is_told(
    tmp_path: Path, until: Until, portal: ThreadedSimulator, answer: str
) -> None:
    first, last = demo_data.period()
    put_erp(tmp_path)
    units = await SqlUnitOfWorkManager.open(tmp_path / STORE_NAME, SystemClock(), "", None)
    async with units.enter() as unit:
        await unit.portal.begin_job(FetchJob(datetime.now(UTC) - timedelta(hours=1), first, last, None, False))
    await units.aclose()
    before = portal.requests
    async with opened(tmp_path, until, portal.url) as driver:
        assert "The last fetch was cut short" in driver.window.notices.text
        driver.click(answer)
        await driver.idle()
        assert portal.requests - before == (MONTHS if answer == "Go on" else 0)
        assert await driver.presenter.services.fetch_portal.unfinished() is None
        if answer == "Go on":
            assert "Portal fetched" in driver.window.notices.text
    async with opened(tmp_path, until, portal.url) as driver:
        assert driver.window.notices.text == ""


async def test_a_fetch_that_is_held_up_does_not_keep_the_window_from_being_locked(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    async with filled(tmp_path, until, portal) as driver:
        driver.window.actions_.fetch.trigger()
        await until(lambda: driver.presenter.can_pause)
        driver.presenter.hold_up(on=True)
        opened_program = driver.session._opened  # what locking waits for
        assert opened_program is not None
        await opened_program.idle()
        assert not driver.presenter.busy
        assert await driver.presenter.services.fetch_portal.unfinished() is not None
