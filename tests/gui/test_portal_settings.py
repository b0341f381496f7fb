# SPDX-License-Identifier: MIT
"""The portal's settings and the schedule, as a clerk uses them, on a real store and a real portal."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QTableView

from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from adapters.preferences import PreferencesFile
from app import demo_data
from domain.preferences import Preferences
from domain.values import YearMonth
from tests.dr_builder import Block, Value, build, worker_niss
from tests.fakes import FakeClock
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen
from tests.gui.keychains import keychain, no_keychain
from tests.gui.stores import put_erp
from tests.gui.test_settings import cell, choose_row, named, open_settings, press
from tests.unit.adapters.keys.test_keychain import Memory
from ui import translation
from ui.schedule import Schedule
from ui.services import Services

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
OCTOBER = YearMonth.parse("2026-10")


@pytest.fixture(autouse=True)
def _english(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    translation.install(qapp, "en")


@pytest.fixture
def portal() -> Iterator[ThreadedSimulator]:
    simulator = ThreadedSimulator(demo_data.portal_directory(), token="right")
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
async def driver(tmp_path: Path, until: Until, portal: ThreadedSimulator) -> AsyncIterator[Driver]:
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as made:
        made.presenter.set_period(*demo_data.period())
        await made.idle()
        yield made
        await made.idle()


async def give(driver: Driver, field: str, text: str) -> None:
    driver.type(field, text)
    driver.click("Test and keep")
    await driver.idle()


# Tokens


@pytest.mark.usefixtures("no_keychain")
async def test_the_switch_for_communicating_is_seen_without_scrolling(driver: Driver) -> None:
    await open_settings(driver, "Portal")
    switch = driver.button("Allow communicating…")
    (page,) = (each for each in seen(driver.window, QScrollArea) if each.isAncestorOf(switch))
    seen_of_it = page.viewport().rect()
    assert seen_of_it.contains(switch.mapTo(page.viewport(), switch.rect().bottomRight()))


async def test_a_token_is_tried_kept_and_forgotten(driver: Driver, keychain: Memory) -> None:
    await open_settings(driver, "Portal")
    table = named(driver, QTableView, "Tokens of the companies")
    assert rows(table) == 3
    assert not driver.button("Set token…").isEnabled()
    await choose_row(driver, table, 0)
    assert cell(table, 0, 2) == "—"
    driver.click("Set token…")
    await driver.until(lambda: driver.says("Tokens de acesso"))
    assert driver.field("Portal token").echoMode() is QLineEdit.EchoMode.Password
    assert not driver.button("Test and keep").isEnabled()
    await give_open(driver, "Portal token", "wrong")
    assert driver.says("The portal refused this company's token")
    assert driver.says("Token inválido ou expirado.")
    assert driver.says("Nothing was kept.")
    assert keychain.kept == {}
    await give_open(driver, "Portal token", "ri ght")
    assert driver.says("That is no portal token")
    assert keychain.kept == {}
    driver.type("Portal token", "  right ")
    driver.click("Test and keep")
    await driver.until(lambda: driver.says("the token works and is kept"))
    await driver.idle()
    assert len(keychain.kept) == 1
    assert "right" in next(iter(keychain.kept.values()))
    assert (cell(table, 0, 2), cell(table, 0, 4)) == ("kept", "accepted")

    await press(driver, "Test all")
    assert driver.says("The portal accepts 1 of 3.")
    assert "has no portal token" in cell(table, 1, 4)

    driver.click("Forget…")
    await driver.until(lambda: driver.says("is not fetched any more"))
    driver.click("Forget the token")
    await driver.until(lambda: driver.says("the token is forgotten"))
    await driver.idle()
    assert keychain.kept == {}
    assert cell(table, 0, 2) == "—"


async def give_open(driver: Driver, field: str, text: str) -> None:
    """Give something that is not taken, and wait for the sentence."""
    driver.type(field, text)
    driver.click("Test and keep")
    await driver.until(lambda: driver.button("Test and keep").isEnabled())


async def test_user_and_password_are_kept_too(driver: Driver, keychain: Memory) -> None:
    await open_settings(driver, "Portal")
    table = named(driver, QTableView, "Tokens of the companies")
    await choose_row(driver, table, 1)
    driver.click("Set token…")
    await driver.until(lambda: driver.says("Tokens de acesso"))
    driver.click("User and password")
    assert driver.field("PSI password").echoMode() is QLineEdit.EchoMode.Password
    driver.type("User", "12345678901-2")
    driver.type("PSI password", "right")
    QTest.keyClick(driver.field("PSI password"), Qt.Key.Key_Return)
    await driver.until(lambda: driver.says("the token works and is kept"))
    # It ends before the test does: between its phases no loop runs.
    await driver.idle()
    assert "12345678901-2" in next(iter(keychain.kept.values()))


async def test_a_token_is_kept_though_the_portal_is_down(
    driver: Driver, keychain: Memory, portal: ThreadedSimulator
) -> None:
    portal.faults.put(Fault(status=400, message="Pedido inválido."))
    await open_settings(driver, "Portal")
    await choose_row(driver, named(driver, QTableView, "Tokens of the companies"), 0)
    driver.click("Set token…")
    await driver.until(lambda: driver.says("Tokens de acesso"))
    driver.type("Portal token", "right")
    driver.click("Test and keep")
    await driver.until(lambda: driver.says("is kept, but could not be tried"))
    await driver.idle()
    assert len(keychain.kept) == 1


@pytest.mark.usefixtures("no_keychain")
async def test_without_a_place_for_tokens_it_says_so(driver: Driver) -> None:
    await open_settings(driver, "Portal")
    table = named(driver, QTableView, "Tokens of the companies")
    await choose_row(driver, table, 0)
    assert driver.says("There is no keychain on this machine")
    assert not driver.button("Set token…").isEnabled()
    assert not driver.button("Forget…").isEnabled()


# Communicating


@pytest.mark.usefixtures("keychain")
async def test_communicating_is_off_until_somebody_read_what_it_means(driver: Driver) -> None:
    work = driver.presenter.services.portal_work
    assert work is not None
    await open_settings(driver, "Portal")
    table = named(driver, QTableView, "Tokens of the companies")
    host = driver.presenter.services.portal
    assert driver.says(f"Communicating to {host} is off for every company.")
    assert {cell(table, row, 3) for row in range(3)} == {"off"}
    assert not driver.button("Allow communicating…").isEnabled()
    await choose_row(driver, table, 1)
    for verb, on in (("Cancel", False), ("Allow communicating", True)):
        driver.click("Allow communicating…")
        await driver.until(lambda: driver.says("BateCerto will be able to write values to"))
        assert driver.says("each month is shown, and confirmed by you, before it is sent")
        assert driver.says(f"That counts for {host} alone: for another portal it has to be allowed anew.")
        driver.click(verb)
        await driver.idle()
        assert len(await work.communicate.communicating()) == on
    assert driver.says(f"may be communicated to {host} from now on.")
    assert driver.says(f"Communicating to {host} is on for 1 company.")
    assert [cell(table, row, 3) for row in range(3)] == ["off", "on", "off"]
    driver.click("Stop communicating")
    await driver.until(lambda: driver.says(f"is not communicated to {host} any more."))
    await driver.idle()
    assert await work.communicate.communicating() == frozenset()
    assert cell(table, 1, 3) == "off"
    await driver.idle()


@pytest.mark.usefixtures("keychain")
async def test_what_was_allowed_for_another_portal_has_to_be_allowed_anew(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, "https://extwww.seg-social.pt/ptss/rest") as before:
        before.presenter.set_period(*demo_data.period())
        await before.idle()
        work = before.presenter.services.portal_work
        assert work is not None
        await work.communicate.allow(2, on=True)
        await before.idle()
    async with opened(tmp_path, until, portal.url) as driver:
        await open_settings(driver, "Portal")
        table = named(driver, QTableView, "Tokens of the companies")
        assert sorted(cell(table, row, 3) for row in range(3)) == ["another portal", "off", "off"]
        assert driver.says("For 1 company it was allowed for another portal: for this one, allow it anew.")
        work = driver.presenter.services.portal_work
        assert work is not None
        assert await work.communicate.communicating() == frozenset()
        await driver.idle()


# Address, proxy, how many


@pytest.mark.usefixtures("keychain")
async def test_the_address_is_told_in_words_and_kept(driver: Driver, tmp_path: Path) -> None:
    await open_settings(driver, "Portal")
    assert driver.says("The official portal of Segurança Social, app.seg-social.pt.")
    assert driver.says(f"In use now: {driver.presenter.services.portal}.")
    assert not driver.button("Keep").isEnabled()
    driver.type("Address", "https://extwww.seg-social.pt/ptss/rest")
    assert driver.says("Test: extwww.seg-social.pt is not the official portal.")
    driver.type("Address", "https://example.org/rest")
    assert driver.says("Another address: example.org. What is sent there may be an official record.")
    driver.type("Address", "http://example.org/rest")
    assert driver.says("would send tokens and wages unprotected")
    await press(driver, "Keep")
    assert PreferencesFile(tmp_path).load() == Preferences()
    driver.type("Address", "https://extwww.seg-social.pt/ptss/rest")
    proxy = named(driver, QComboBox, "Proxy")
    proxy.setCurrentIndex(2)
    driver.type("Address of the proxy", "nonsense")
    await press(driver, "Keep")
    assert driver.says("is not a proxy that BateCerto can use")
    assert PreferencesFile(tmp_path).load() == Preferences()
    driver.type("Address of the proxy", "http://proxy:3128")
    named(driver, QSpinBox, "Months asked for at once").setValue(5)
    await press(driver, "Keep")
    assert driver.says("Kept. It counts from the next time")
    (kept,) = (said for said in seen(driver.window, QLabel) if said.text().startswith("Kept. It counts"))
    await driver.until(lambda: kept.visibleRegion().boundingRect().height() >= kept.height())
    # Until then it is another portal that is asked and sent to.
    assert driver.says(f"Nothing that is sent there is official. In use now: {driver.presenter.services.portal}.")
    assert PreferencesFile(tmp_path).load() == Preferences(
        "https://extwww.seg-social.pt/ptss/rest", "http://proxy:3128", 5
    )
    assert not driver.button("Keep").isEnabled()


# The schedule


def scheduled(driver: Driver) -> Schedule:
    opened_program = driver.session._opened  # what the window follows
    assert opened_program is not None
    return opened_program.schedule


def at(driver: Driver, now: datetime) -> None:
    services = driver.presenter.services
    whole = {field.name: getattr(services, field.name) for field in dataclasses.fields(Services)}
    driver.presenter.services = Services(**{**whole, "clock": FakeClock(now)})


async def look(driver: Driver) -> None:
    await scheduled(driver).look()
    await driver.idle()


async def test_nothing_is_fetched_unless_it_was_chosen(
    driver: Driver, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "right")
    await look(driver)
    assert portal.requests == 0
    assert scheduled(driver).next_at is None


@pytest.mark.usefixtures("keychain")
async def test_the_portal_is_fetched_by_itself_and_tells_only_what_changed(
    driver: Driver, portal: ThreadedSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await open_settings(driver, "Schedule")
    hours = named(driver, QComboBox, "Fetch the portal")
    assert driver.says("only when you ask for it")
    QTest.keyClick(hours, Qt.Key.Key_Down)
    QTest.keyClick(hours, Qt.Key.Key_Down)
    await driver.idle()
    assert PreferencesFile(tmp_path).load().fetch_hours == 2
    assert driver.says("The next time is within a minute.")
    driver.window.notices.clear()

    await look(driver)
    assert portal.requests == 0, "no company has a token"
    monkeypatch.setenv(VARIABLE, "right")
    await look(driver)
    asked = portal.requests
    assert asked == 36
    assert "The portal was fetched by itself" in driver.window.notices.text
    assert "36 months with new figures" in driver.window.notices.text
    driver.window.notices.clear()

    fetched = driver.presenter.overview.freshness.last_fetch  # type: ignore[union-attr]
    assert fetched is not None
    await look(driver)
    assert portal.requests == asked
    due = scheduled(driver).next_at
    assert due is not None
    assert due - fetched in (timedelta(hours=1), timedelta(hours=2)), "hourly near a deadline"

    at(driver, fetched + timedelta(hours=2))
    await look(driver)
    assert portal.requests == 2 * asked
    assert driver.window.notices.text == "", "nothing changed, so nothing is told"

    portal.faults.put(Fault(status=403, message="Sem permissão."))
    at(driver, fetched + timedelta(days=1))
    await look(driver)
    assert driver.window.notices.text == ""
    assert driver.window.status.trouble_text == "Portal: 36 months could not be fetched"
    said = driver.workspace.companies.view.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Last fetch failed" in said
    asked = portal.requests
    at(driver, fetched + timedelta(days=1, minutes=14))
    await look(driver)
    assert portal.requests == asked, "a portal that failed is left alone for a while"


async def test_a_scheduled_fetch_waits_for_the_running_job(
    driver: Driver, portal: ThreadedSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "right")
    PreferencesFile(tmp_path).save(Preferences(fetch_hours=1))
    path = tmp_path / "one.txt"
    path.write_bytes(build([Block([Value(worker_niss(1), 1_000_00)], OCTOBER.number)]))
    driver.presenter.import_files([path])
    await scheduled(driver).look()
    assert portal.requests == 0
    await driver.idle()
    await look(driver)
    assert portal.requests > 0


async def test_the_settings_of_the_portal_can_be_reached_by_keyboard(driver: Driver, keychain: Memory) -> None:  # noqa: ARG001
    await open_settings(driver, "Portal")
    dialog = driver.dialog()
    assert dialog is not None
    for kind in (QLineEdit, QComboBox, QSpinBox, QTableView):
        for each in seen(driver.window, kind):
            if each.window() is dialog and not isinstance(each.parent(), QSpinBox):
                assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
                assert each.accessibleName(), each
