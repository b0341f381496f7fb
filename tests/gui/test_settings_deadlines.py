# SPDX-License-Identifier: MIT
"""The settings of deadlines, as a clerk uses them: they count at once, and are kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from adapters.preferences import PreferencesFile
from domain.deadlines import DeadlineKind
from domain.errors import InvalidValue
from domain.holidays import LocalHoliday, is_working_day
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, seen
from tests.gui.test_settings import open_settings
from ui.preferences.deadlines import read, written

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]


@pytest.fixture
async def driver(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    async with opened(tmp_path, until) as made:
        yield made
        await made.idle()


def box(driver: Driver, text: str) -> QCheckBox:
    (found,) = (each for each in seen(driver.window, QCheckBox) if each.text() == text)
    return found


def days(driver: Driver) -> list[date]:
    """The last days that the page shows."""
    lines = next(label.text() for label in seen(driver.window, QLabel) if " · " in label.text() and "/" in label.text())
    words = [word for word in lines.replace("\n", " ").split() if word.count("/") == 2]
    return [date(*reversed([int(part) for part in word.split("/")])) for word in words]


async def test_a_tick_moves_a_deadline_at_once_and_is_kept(driver: Driver, tmp_path: Path) -> None:
    await open_settings(driver, "Deadlines")
    shown = days(driver)
    assert {day.day for day in shown} == {10, 20, 25}
    assert driver.says("Classic (DR): Deliver the DR")
    assert driver.says("Simplified cycle (SCC): Confirm")
    for text in ("Deliver the DR (classic)", "Confirm or correct the values (SCC)", "Pay (both regimes)"):
        QTest.keyClick(box(driver, text), Qt.Key.Key_Space)
        await driver.idle()
    assert all(is_working_day(day) for day in days(driver))
    assert PreferencesFile(tmp_path).load().moving == tuple(DeadlineKind)
    decisions = driver.presenter.services.decisions
    assert decisions is not None
    calendar = decisions.deadlines.calendar
    QTest.keyClick(box(driver, "Pay (both regimes)"), Qt.Key.Key_Space)
    await driver.idle()
    assert PreferencesFile(tmp_path).load().moving == (DeadlineKind.DELIVER, DeadlineKind.CONFIRM)
    assert decisions.deadlines.calendar is calendar, "everybody who shares it follows"


async def test_local_holidays_are_read_kept_and_refused_with_a_sentence(driver: Driver, tmp_path: Path) -> None:
    await open_settings(driver, "Deadlines")
    field = driver.type("Other holidays", "24/06 13/06, 17/02/2026")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    await driver.idle()
    kept = PreferencesFile(tmp_path).load().holidays
    assert kept == (LocalHoliday(6, 13), LocalHoliday(6, 24), LocalHoliday(2, 17, 2026))
    driver.type("Other holidays", "31/06")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await driver.idle()
    assert driver.says("“31/06” is not a day. Write holidays like 13/06")
    assert PreferencesFile(tmp_path).load().holidays == kept


async def test_what_was_chosen_counts_after_the_next_start(tmp_path: Path, until: Until) -> None:
    chosen = PreferencesFile(tmp_path).load()
    PreferencesFile(tmp_path).save(type(chosen)(moving_deadlines="deliver", local_holidays="06-13"))
    async with opened(tmp_path, until) as driver:
        await open_settings(driver, "Deadlines")
        assert box(driver, "Deliver the DR (classic)").isChecked()
        assert not box(driver, "Pay (both regimes)").isChecked()
        assert driver.field("Other holidays").text() == "13/06"
        delivered = [day for day in days(driver) if day.day not in (20, 25)]
        assert all(is_working_day(day, [LocalHoliday(6, 13)]) for day in delivered)
        await driver.idle()


def test_holidays_are_written_as_they_are_read() -> None:
    assert written(read("17/02/2026;13/6")) == "13/06, 17/02/2026"
    assert read("") == []
    with pytest.raises(InvalidValue) as caught:
        read("13/06 junho")
    assert caught.value.value == "junho"
