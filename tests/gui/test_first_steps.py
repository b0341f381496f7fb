# SPDX-License-Identifier: MIT
"""The first start: three steps, each at hand until it is done; and the window as it was left, at the next one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QTableView

from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from app import demo_data
from app.options import Options
from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen, starting
from tests.gui.keychains import keychain, no_keychain
from tests.gui.test_gate import is_open
from tests.gui.test_settings import choose_row, named, open_settings
from tests.gui.walk import PASSPHRASE

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory())
    simulator.start()
    yield simulator
    simulator.stop()


def inside(driver: Driver) -> list[str]:
    """The buttons of the overview that can be pressed."""
    return [each.text() for each in seen(driver.workspace.overview, QAbstractButton) if each.isEnabled()]


def press(driver: Driver, text: str) -> None:
    [button] = [each for each in seen(driver.workspace.overview, QAbstractButton) if each.text() == text]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def bring_files(driver: Driver) -> None:
    driver.presenter.set_period(*demo_data.period())
    driver.presenter.import_files(demo_data.erp_files())
    await driver.idle()


async def test_three_steps_each_at_hand_until_it_is_done(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    async with opened(tmp_path, until, portal.start()) as driver:
        assert {"Import", "Connect…", "Reconcile", "Try with demonstration data"} <= set(inside(driver))
        press(driver, "Connect…")
        await until(lambda: driver.dialog() is not None)
        dialog = driver.dialog()
        assert dialog is not None
        await driver.idle()
        current = seen(dialog, QListWidget)[0].currentItem()
        assert current is not None
        assert current.text() == "Portal"
        dialog.close()
        press(driver, "Reconcile")
        await driver.idle()
        assert driver.window.notices.text.startswith("There was nothing to reconcile. Import an ERP file")
        await bring_files(driver)
        assert "Reconciled." in driver.window.notices.text
        assert {"Connect…", "Fetch"} <= set(inside(driver))
        assert "Try with demonstration data" not in inside(driver)
        assert driver.says("2. Connect the portal")
        driver.workspace.tabs.setCurrentIndex(2)
        await driver.idle()
        waiting = "Nothing was compared here yet: that takes the ERP's files (Ctrl+O) and the portal's values (F6)."
        assert driver.says(waiting)
        driver.workspace.tabs.setCurrentIndex(0)
        press(driver, "Fetch")
        await driver.idle()
        driver.workspace.tabs.setCurrentIndex(2)
        await driver.idle()
        assert not driver.says(waiting)
        driver.workspace.tabs.setCurrentIndex(0)
        assert not {"Connect…", "Fetch", "Reconcile"} & set(inside(driver))
        assert not driver.says("2. Connect the portal")
        await driver.idle()


async def test_what_was_undone_is_not_said_to_be_there(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path / "store", until) as driver:
        await bring_files(driver)
        assert "Connect…" in inside(driver), "there is a next step"
        undo = driver.presenter.services.undo_import
        assert undo is not None
        batches = [row.id for row in driver.presenter.shown.imports]
        await undo(batches)
        driver.presenter.refresh()
        await driver.idle()
        assert driver.says("ERP: nothing imported yet")
        assert not driver.says("files are there")


async def test_the_detail_that_was_opened_where_it_is_narrow_is_there_again(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until, size=(780, 600)) as driver:
        await bring_files(driver)
        assert not driver.workspace.detail.isVisible()
        driver.key(Qt.Key.Key_F9)
        assert driver.workspace.detail.isVisible()
        await driver.idle()
    async with opened(tmp_path, until, size=None) as driver:
        await driver.idle()
        assert driver.window.width() == 780
        assert driver.workspace.detail.isVisible()


async def test_files_of_other_months_alone_lead_to_the_period(tmp_path: Path, until: Until) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(build([Block([Value(worker_niss(1), 1_000_00)], 202506)]))
    async with opened(tmp_path / "store", until) as driver:
        driver.presenter.set_period(*demo_data.period())
        driver.presenter.import_files([file])
        await driver.idle()
        assert driver.window.notices.text == (
            "1 file imported. What came in is of months outside the period shown (Jun 2025): change the period to see"
            " it."
        )
        driver.presenter.import_files(demo_data.erp_files())
        await driver.idle()
        assert "Reconciled." in driver.window.notices.text
        assert "outside" not in driver.window.notices.text


@pytest.mark.parametrize("stays_open", [False, True])
@pytest.mark.parametrize("page", ["Portal", "Companies"])
async def test_the_settings_know_companies_that_came_in_after_they_were_looked_at(
    tmp_path: Path, until: Until, page: str, *, stays_open: bool
) -> None:
    async with opened(tmp_path, until) as driver:
        await open_settings(driver, page)
        name = {"Portal": "Tokens of the companies", "Companies": "Companies"}[page]
        table = named(driver, QTableView, name)
        assert rows(table) == 0
        dialog = driver.dialog()
        assert dialog is not None
        if not stays_open:
            dialog.close()
        await bring_files(driver)
        if not stays_open:
            driver.window.actions_.settings.trigger()
            await until(dialog.isVisible)
            await driver.idle()
        assert rows(named(driver, QTableView, name)) == 3
        await driver.idle()


@pytest.mark.usefixtures("keychain")
async def test_the_settings_say_that_a_company_is_to_be_chosen_or_choose_the_only_one(
    tmp_path: Path, until: Until
) -> None:
    hint = "Choose a company for the other buttons."
    async with opened(tmp_path, until) as driver:
        await open_settings(driver, "Portal")
        assert not driver.says(hint), "there is none"
        files = demo_data.erp_files()
        driver.presenter.import_files(files[:1])
        await driver.idle()
        assert driver.button("Set token…").isEnabled()
        assert not driver.says(hint)
        dialog = driver.dialog()
        assert dialog is not None
        dialog.close()
        driver.presenter.import_files(files)
        await driver.idle()
    async with opened(tmp_path, until) as driver:
        await open_settings(driver, "Portal")
        assert not driver.button("Set token…").isEnabled()
        assert driver.says(hint)
        await choose_row(driver, named(driver, QTableView, "Tokens of the companies"), 1)
        assert driver.button("Set token…").isEnabled()
        assert not driver.says(hint)
        await driver.idle()


@pytest.mark.usefixtures("no_keychain")
async def test_a_new_encrypted_store_leads_to_the_steps(tmp_path: Path, until: Until) -> None:
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.window.page is not None and driver.says("passphrase"))
        for name in ("Passphrase", "Passphrase once more"):
            driver.type(name, PASSPHRASE)
        driver.click("Encrypt with this passphrase")
        await is_open(driver)
        assert "Import" in inside(driver)
        assert driver.says("Nothing has been imported yet")
        await driver.idle()


async def test_the_window_is_as_it_was_left(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until, size=(1300, 700)) as driver:
        await bring_files(driver)
        first, last = driver.presenter.period
        company = driver.presenter.shown.matrix[1].company_id
        driver.workspace.companies.choose(company)
        driver.presenter.choose_company(company)
        driver.workspace.tabs.setCurrentIndex(2)
        driver.workspace.close_detail()
        driver.window.resize(780, 600)
        await driver.idle()
    async with opened(tmp_path, until, size=None) as driver:
        await until(lambda: driver.workspace.tabs.currentIndex() == 2)
        assert driver.presenter.period == (first, last)
        assert driver.presenter.company_id == company
        assert driver.window.size().toTuple() == (780, 600)
        driver.window.resize(1300, 700)
        await driver.idle()
        assert not driver.workspace.detail.isVisible()
        assert [label for label in seen(driver.window, QLabel) if "ERP: imported" in label.text()]
        await driver.idle()
