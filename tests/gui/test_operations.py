# SPDX-License-Identifier: MIT
"""What was sent to the portal, in the window: an answer that got lost, asking, and a person who looked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from app import demo_data
from app.clock import SystemClock
from app.paths import STORE_NAME
from domain.operations import Operation, OperationState, Why
from domain.reconciliation import Amounts, BucketStatus
from domain.use_cases.operation_book import OperationBook
from domain.use_cases.portal_work import PortalWork
from domain.values import YearMonth
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen
from tests.gui.keychains import no_keychain
from tests.gui.stores import put_erp
from tests.gui.test_settings import cell, choose_row
from ui import formats

__all__ = ["no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
STATE = 2
# With divergences, and quickly fetched.
PERIOD = YearMonth.parse("2026-07"), YearMonth.parse("2026-09")


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory())
    simulator.start()
    yield simulator
    simulator.stop()


def work(driver: Driver) -> PortalWork:
    found = driver.presenter.services.portal_work
    assert found is not None
    return found


async def send(driver: Driver) -> Operation:
    """Bring the portal's side in, and send the month of a divergence."""
    driver.presenter.set_period(*PERIOD)
    driver.presenter.fetch()
    await driver.idle()
    bucket = next(row for row in driver.presenter.shown.buckets if row.status is BucketStatus.DIVERGES)
    communicate = work(driver).communicate
    await communicate.allow(bucket.key.company_id, on=True)
    plan = await communicate.plan(bucket.key.company_id, bucket.key.month)
    result = await communicate.send(plan, plan.digest)
    assert result.operation is not None
    return result.operation


async def show(driver: Driver) -> None:
    """Go to the tab, and choose the operation."""
    await driver.until(lambda: rows(driver.workspace.operations.table) == 1)
    driver.workspace.tabs.setCurrentWidget(driver.workspace.operations)
    await choose_row(driver, driver.workspace.operations.table, 0)


def title(driver: Driver) -> str:
    """What stands on the tab."""
    tabs = driver.workspace.tabs
    return tabs.tabText(tabs.indexOf(driver.workspace.operations))


async def declared(driver: Driver, operation: Operation) -> Amounts:
    """What stands in the ledger for an operation's month."""
    month = operation.month
    found = await work(driver).deliver.three_way(month, month, [operation.company_id])
    return sum((row.declared for row in found if row.declared is not None), Amounts())


def sent(operation: Operation) -> Amounts:
    return sum((line.amounts for line in operation.lines), Amounts())


async def test_without_operations_the_tab_says_what_belongs_there(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    async with opened(tmp_path, until, portal.url) as driver:
        driver.presenter.import_files(demo_data.erp_files())
        await driver.idle()
        driver.workspace.tabs.setCurrentWidget(driver.workspace.operations)
        assert driver.says("Nothing was sent to the portal yet.")
        assert not driver.button("Ask the portal now").isEnabled()
        await driver.idle()


@pytest.mark.parametrize("how", ["asked", "at the next start"])
async def test_an_answer_that_got_lost_is_settled_by_asking_and_never_by_sending_again(
    tmp_path: Path, until: Until, portal: ThreadedSimulator, how: str
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as driver:
        portal.writing_faults.put(Fault(lost=True, times=1))
        operation = await send(driver)
        assert operation.state is OperationState.UNKNOWN
        await show(driver)
        table = driver.workspace.operations.table
        assert cell(table, 0, STATE) == "Not known"
        assert driver.says("Neither sent nor not sent: BateCerto is asking the portal (sent just now).")
        assert title(driver) == "Operations (1 open)"
        assert await declared(driver, operation) == Amounts()
        if how == "asked":
            driver.click("Ask the portal now")
            await until(lambda: cell(table, 0, STATE) == "Confirmed")
            await driver.idle()
            assert "1 confirmed" in driver.window.notices.text
    async with opened(tmp_path, until, portal.url) as driver:
        await until(lambda: driver.workspace.operations.table.total_rows() == 1)
        await until(lambda: cell(driver.workspace.operations.table, 0, STATE) == "Confirmed")
        await show(driver)
        assert driver.says("The portal has it, and it is posted as declared.")
        assert title(driver) == "Operations"
        assert await declared(driver, operation) == sent(operation)
        assert rows(driver.workspace.operations.figures) == len(operation.lines)
        assert not driver.button("Ask the portal now").isEnabled()
        await driver.idle()
    assert portal.communications == 1


async def test_what_asking_found_by_itself_is_told_and_compared_at_once(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as driver:
        portal.writing_faults.put(Fault(lost=True, times=1))
        operation = await send(driver)
        await show(driver)

        def states() -> set[BucketStatus]:
            found = driver.presenter.shown.buckets
            return {row.status for row in found if (row.key.company_id, row.key.month) == operation.place}

        assert BucketStatus.DIVERGES in states()
        driver.window.notices.clear()
        await work(driver).settle(even_if_not_due=True)  # as the worker does from time to time
        driver.presenter.refresh()
        await until(lambda: "Confirmed: " in driver.window.notices.text)
        await driver.idle()
        assert states() == {BucketStatus.TALLIES}
        assert portal.communications == 1


@pytest.mark.parametrize("taken", [True, False])
async def test_a_person_says_what_the_portal_shows(
    tmp_path: Path, until: Until, portal: ThreadedSimulator, taken: bool
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as driver:
        portal.writing_faults.put(Fault(drop=True, times=1))
        operation = await send(driver)
        await driver.idle()
    units = await SqlUnitOfWorkManager.open(tmp_path / STORE_NAME, SystemClock(), "", None)
    await OperationBook(units, SystemClock()).move(operation.id, Why.WINDOW_PASSED)
    await units.aclose()
    async with opened(tmp_path, until, portal.url) as driver:
        await show(driver)
        assert cell(driver.workspace.operations.table, 0, STATE) == "Look at the portal"
        driver.click("The portal has it…" if taken else "The portal does not have it…")
        await until(lambda: driver.dialog() is not None)
        verb = "It is there" if taken else "It is not there"
        assert driver.says(f" · {formats.month(operation.month)}"), "whose month it is"
        assert not driver.button(verb).isEnabled()
        driver.type("What was found, and where", "Seen in the list of receipts")
        assert all(field.accessibleName() for field in seen(driver.window, QLineEdit))
        driver.click(verb)
        state = "Confirmed" if taken else "Not taken"
        await until(lambda: cell(driver.workspace.operations.table, 0, STATE) == state)
        await driver.idle()
        assert await declared(driver, operation) == (sent(operation) if taken else Amounts())
        history = driver.workspace.operations._history.toPlainText()  # what the clerk reads there
        assert "Seen in the list of receipts" in history
        await driver.idle()
    assert portal.communications == 0
