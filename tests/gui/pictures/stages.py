# SPDX-License-Identifier: MIT
"""Where pictures are taken: windows on stores that differ in what is in them and behind them."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from app import demo, demo_data
from app.composition import open_program
from app.options import Options
from app.paths import STORE_NAME, store_path
from domain.decisions import Verb
from domain.reconciliation import BucketKey
from domain.use_cases.decide import Command
from domain.values import YearMonth
from tests.gui.conftest import wait_until
from tests.gui.driver import Driver, starting
from tests.gui.pictures.hands import fields, opened_at_all, page_of
from ui.gate.pages import ProtectPage

SIZE = (1366, 768)
PASSPHRASE = "correct horse battery staple"
SIGNED = "559970668", YearMonth.parse("2026-04")
"""The company and the month that are signed off, and for which another file comes in then."""
_NOBODY = "https://portal.invalid"

Stage = Callable[[Path], AbstractAsyncContextManager[Driver]]
"""Opens a window on a store in an empty folder."""


async def played(folder: Path) -> Path:
    """The demonstration's store, filled."""
    options = Options(folder, demo=True)
    if not store_path(options).exists():
        program = await open_program(options)
        await demo.play(program)
        await program.aclose()
    return store_path(options)


@asynccontextmanager
async def demonstration(folder: Path) -> AsyncIterator[Driver]:
    """What ``--demo`` opens."""
    async with starting(Options(folder, demo=True), wait_until, SIZE) as driver:
        await opened_at_all(driver)
        driver.window.notices.clear()
        yield driver


@asynccontextmanager
async def real(folder: Path, portal_url: str | None = None) -> AsyncIterator[Driver]:
    """The demonstration's figures as if they were real ones, so that the portal is the official one."""
    made = await played(folder / "made")
    (folder / "real").mkdir()
    shutil.copy(made, folder / "real" / STORE_NAME)
    options = Options(folder / "real", portal_url=portal_url, unencrypted=True)
    async with starting(options, wait_until, SIZE) as driver:
        await opened_at_all(driver)
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        yield driver


@asynccontextmanager
async def offline(folder: Path) -> AsyncIterator[Driver]:
    """A store with data, a portal that cannot be reached, and a token for it."""
    with _token():
        async with real(folder, _NOBODY) as driver:
            yield driver


@asynccontextmanager
async def empty(folder: Path) -> AsyncIterator[Driver]:
    """A store with nothing in it."""
    async with starting(Options(folder, unencrypted=True), wait_until, SIZE) as driver:
        await opened_at_all(driver)
        yield driver


@asynccontextmanager
async def first_start(folder: Path) -> AsyncIterator[Driver]:
    """No store so far."""
    async with starting(Options(folder), wait_until, SIZE) as driver:
        await page_of(driver, ProtectPage)
        yield driver


@asynccontextmanager
async def encrypted(folder: Path) -> AsyncIterator[Driver]:
    """An encrypted store with files in it, behind a passphrase."""
    async with first_start(folder) as driver:
        for field in fields(driver.window.page):
            field.setText(PASSPHRASE)
        QTest.keyClick(fields(driver.window.page)[-1], Qt.Key.Key_Return)
        await opened_at_all(driver)
        driver.presenter.set_period(*demo_data.period())
        driver.presenter.import_files(demo_data.erp_files())
        await driver.idle()
        yield driver


@asynccontextmanager
async def at_a_portal(folder: Path) -> AsyncIterator[Driver]:
    """An encrypted store, fetched from a portal on this machine, which takes what is sent and then says nothing."""
    simulator = ThreadedSimulator(demo_data.portal_directory(), token="made-up")
    os.environ["BATECERTO_PORTAL_URL"] = simulator.start()
    try:
        with _token():
            async with encrypted(folder) as driver:
                driver.presenter.fetch()
                await driver.idle()
                simulator.writing_faults.put(Fault(lost=True))
                yield driver
    finally:
        del os.environ["BATECERTO_PORTAL_URL"]
        await asyncio.to_thread(simulator.stop)


@asynccontextmanager
async def signed(folder: Path) -> AsyncIterator[Driver]:
    """A month was decided and signed off, and then another file of it came in."""
    simulator = ThreadedSimulator(demo_data.portal_directory(), token="made-up")
    url = simulator.start()
    try:
        with _token():
            options = Options(folder, portal_url=url, unencrypted=True)
            async with starting(options, wait_until, SIZE) as driver:
                await opened_at_all(driver)
                await _sign(driver)
                yield driver
    finally:
        await asyncio.to_thread(simulator.stop)


async def _sign(driver: Driver) -> None:
    nif, month = SIGNED
    presenter = driver.presenter
    presenter.set_period(*demo_data.period())
    files = [path for path in demo_data.erp_files() if nif in path.name]
    changed = [path for path in files if path.parent.name.startswith("02") and str(month.number) in path.name]
    presenter.import_files([path for path in files if path not in changed])
    await driver.idle()
    presenter.fetch()
    await driver.idle()
    work = presenter.services.decisions
    assert work is not None
    keys = _of_month(driver, month)
    await work.decide(Command(Verb.ACCEPT, tuple(keys), "acerto no mês seguinte"))
    await work.sign_off(keys[0].company_id, month)
    presenter.import_files(changed)
    await driver.idle()


def _of_month(driver: Driver, month: YearMonth) -> list[BucketKey]:
    return [row.key for row in driver.presenter.shown.buckets if row.key.month == month]


class _token:  # noqa: N801 - used as a function
    """A token in the environment, for as long as it lasts."""

    def __enter__(self) -> None:
        self._old = os.environ.get(VARIABLE)
        os.environ[VARIABLE] = "made-up"

    def __exit__(self, *_: object) -> None:
        if self._old is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = self._old
