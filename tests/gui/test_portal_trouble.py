# SPDX-License-Identifier: MIT
"""What the window says where the whole portal cannot be used as it is set: why, and where that is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpinBox, QTableView, QWidget

from adapters.portal.address import BASE_PATH
from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from app import demo_data
from domain.preferences import Preferences
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, seen
from tests.gui.keychains import keychain, no_keychain
from tests.gui.stores import put_demo, put_erp
from tests.gui.test_settings import choose_row, named, open_settings
from ui import translation

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
ODD = "/ptss/rst"


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


async def fetch(driver: Driver) -> str:
    driver.window.actions_.fetch.trigger()
    await driver.idle()
    return driver.window.notices.text


async def to_settings(driver: Driver) -> None:
    driver.click("Open settings…")
    await driver.until(lambda: driver.dialog() is not None)
    named(driver, QTableView, "Tokens of the companies")


@pytest.mark.usefixtures("keychain")
async def test_why_nothing_could_be_fetched_is_said_with_the_way_to_mend_it(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        said = await fetch(driver)
        assert said.startswith("Nothing came from the portal: ")
        assert "has no portal token" in said
        assert "batecerto" not in said, "what is typed elsewhere leads nobody on in the window"
        await to_settings(driver)
        await driver.idle()


@pytest.mark.usefixtures("keychain")
async def test_what_is_mended_elsewhere_offers_no_settings(
    tmp_path: Path, until: Until, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "right")
    portal.faults.put(Fault(status=403, message="Sem permissão."))
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        said = await fetch(driver)
        assert "does not let this company's token use the service" in said
        assert "The portal says: “Sem permissão.”" in said
        with pytest.raises(AssertionError):
            driver.button("Open settings…")
        await driver.idle()


@pytest.mark.usefixtures("keychain")
async def test_an_address_with_an_odd_path_is_warned_of(
    tmp_path: Path, until: Until, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "right")
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url.replace(BASE_PATH, ODD)) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        said = await fetch(driver)
        assert f"Not one month was found there. The portal's address has the path {ODD}" in said
        await to_settings(driver)
        assert driver.says(f"The path {ODD} is not the documented one."), "the one in use"
        driver.type("Address", "https://app.seg-social.pt/eeaoc")
        assert driver.says("The path /eeaoc is not the documented one.")
        table = named(driver, QTableView, "Tokens of the companies")
        await driver.idle()
        await choose_row(driver, table, 0)
        driver.click("Test")
        await driver.until(lambda: driver.says(f"cannot be told: at the path {ODD}"))
        await driver.idle()
        driver.type("Address", "")
        await driver.idle()


async def test_the_token_dialog_grows_and_does_not_shrink(
    tmp_path: Path,
    until: Until,
    portal: ThreadedSimulator,
    keychain: object,  # noqa: ARG001
) -> None:
    put_erp(tmp_path)
    async with opened(tmp_path, until, portal.url) as driver:
        await open_settings(driver, "Portal")
        await choose_row(driver, named(driver, QTableView, "Tokens of the companies"), 0)
        driver.click("Set token…")
        await driver.until(lambda: driver.says("Tokens de acesso"))
        dialog = driver.dialog()
        assert dialog is not None
        sizes = [dialog.size()]
        for step in ("User and password", "Token"):
            driver.click(step)
            sizes.append(dialog.size())
        driver.type("Portal token", "wrong")
        driver.click("Test and keep")
        await driver.until(lambda: driver.says("Nothing was kept."))
        sizes.append(dialog.size())
        assert {size.width() for size in sizes} == {sizes[0].width()}
        heights = [size.height() for size in sizes]
        assert heights == sorted(heights)
        layout = dialog.layout()
        assert layout is not None
        assert layout.totalHeightForWidth(dialog.width()) <= dialog.height(), "every sentence is whole"
        driver.click("Cancel")
        await driver.idle()


async def test_the_demonstration_asks_for_no_tokens(tmp_path: Path, until: Until) -> None:
    folder = tmp_path / "demo"
    put_demo(folder)
    async with opened(tmp_path, until, demo=True) as driver:
        await open_settings(driver, "Portal")
        assert driver.says("The demonstration brings a made-up portal of its own along")
        assert not driver.says("There is no keychain on this machine")
        # It does not speak of the official portal, which it never asks, nor lets choose what would not count.
        assert driver.says(f"Asked here: {driver.presenter.services.portal}, the demonstration's own")
        assert not driver.says("official portal")
        assert not driver.says("In use now")
        for name in ("Address", "Proxy", "Months asked for at once"):
            assert not named(driver, QWidget, name).isEnabled()
        assert named(driver, QSpinBox, "Months asked for at once").value() == Preferences().at_once
        assert "Keep" not in {button.text().replace("&", "") for button in seen(driver.window, QAbstractButton)}
        await driver.idle()
