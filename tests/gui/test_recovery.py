# SPDX-License-Identifier: MIT
"""The recovery phrase in the window: shown until it was checked, and then never again."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from app.composition import store_custody
from app.options import Options
from app.paths import STORE_NAME
from tests.gui.conftest import Until
from tests.gui.driver import Driver, seen, starting
from tests.gui.keychains import keychain, no_keychain
from tests.gui.test_gate import cut_off, encrypted, is_open
from ui import translation

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.usefixtures("keychain"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]

REMINDER = "Its recovery phrase was not written down"


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


def shown(dialog: QDialog) -> list[str]:
    """The words in their order, read off the screen."""
    labels = [label.accessibleName() for label in seen_in(dialog)]
    numbered = [name.split(": ") for name in labels if ": " in name and name.split(": ")[0].isdigit()]
    return [word for _, word in sorted((int(number), word) for number, word in numbered)]


def seen_in(dialog: QDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.isVisible()]


async def open_words(driver: Driver) -> QDialog:
    await driver.until(lambda: driver.says(REMINDER))
    driver.click("Write it down…")
    await driver.until(lambda: driver.dialog() is not None)
    dialog = driver.dialog()
    assert dialog is not None
    return dialog


async def idle_dialogs(driver: Driver) -> None:
    await driver.until(lambda: driver.dialog() is None)


async def test_the_words_are_written_down_and_checked(tmp_path: Path, until: Until) -> None:
    words = await encrypted(tmp_path, checked=False)
    custody = store_custody(tmp_path / STORE_NAME)
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        dialog = await open_words(driver)
        assert shown(dialog) == words
        nothing = Qt.TextInteractionFlag.NoTextInteraction
        assert all(label.textInteractionFlags() == nothing for label in seen_in(dialog) if label.text() in words)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        places = sorted(random.Random(7).sample(range(24), 3))
        fields = [each for each in seen(driver.window, QLineEdit) if each.window() is dialog]
        assert [field.accessibleName() for field in fields] == [f"Word {place + 1}" for place in places]
        assert shown(dialog) == []
        wrong = "zoo" if words[places[1]] != "zoo" else "able"
        for place, field in zip(places, fields, strict=True):
            QTest.keyClicks(field, words[place].upper() if place != places[1] else wrong)
        driver.click("Check")
        await until(lambda: driver.says(f"Word {places[1] + 1} does not fit."))
        await until(fields[1].hasSelectedText)
        assert not custody.phrase_was_checked()
        driver.click("Show the words again")
        assert shown(dialog) == words
        driver.click("Next")
        assert fields[0].text() == words[places[0]].upper(), "what was typed stays"
        fields[1].selectAll()
        QTest.keyClicks(fields[1], f" {words[places[1]]} ")
        QTest.keyClick(fields[1], Qt.Key.Key_Return)
        await until(lambda: driver.dialog() is None)
        assert not driver.says(REMINDER)
        assert driver.says("That is the recovery phrase of this data.")
        assert custody.phrase_was_checked()
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        assert not driver.says(REMINDER)


async def test_later_reminds_at_the_next_start(tmp_path: Path, until: Until) -> None:
    for _ in range(2):
        async with starting(Options(tmp_path), until) as driver:
            await is_open(driver)
            await open_words(driver)
            driver.click("Later")
            await idle_dialogs(driver)
            assert driver.says(REMINDER)
    assert not store_custody(tmp_path / STORE_NAME).phrase_was_checked()


async def test_words_that_were_checked_meanwhile_are_not_shown(tmp_path: Path, until: Until) -> None:
    words = await encrypted(tmp_path, checked=False)
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        await until(lambda: driver.says(REMINDER))
        assert store_custody(tmp_path / STORE_NAME).check_phrase(" ".join(words))
        driver.click("Write it down…")
        await until(lambda: not driver.says(REMINDER))
        assert driver.dialog() is None


async def test_the_words_speak_the_windows_language(tmp_path: Path, until: Until, qapp: QApplication) -> None:
    english = await encrypted(tmp_path, checked=False)
    translation.install(qapp, "pt")
    larger, font = qapp.font(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 1.3)
    qapp.setFont(larger)
    try:
        async with starting(Options(tmp_path), until) as driver:
            await is_open(driver)
            await until(lambda: driver.says("frase de recuperação"))
            driver.click("Apontar…")
            await until(lambda: driver.dialog() is not None)
            dialog = driver.dialog()
            assert dialog is not None
            assert len(shown(dialog)) == 24
            assert shown(dialog) != english
            assert store_custody(tmp_path / STORE_NAME).check_phrase(" ".join(shown(dialog)))
            await asyncio.sleep(0.05)
            assert cut_off(dialog) == []
    finally:
        qapp.setFont(font)
        translation.install(qapp, "en")
