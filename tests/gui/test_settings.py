# SPDX-License-Identifier: MIT
"""The settings on a real encrypted store, as a clerk uses them: privacy, backups, old months, diagnostics."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from adapters.keys.phrase import from_phrase
from adapters.store.backups import FOLDER
from adapters.store.outbox import OutboxSettings, OutboxWorker
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from app.clock import SystemClock
from app.composition import open_program, store_custody
from app.options import Options
from app.paths import STORE_NAME
from domain.errors import InvalidValue
from domain.events import Event
from domain.use_cases.retention import Retention
from domain.values import YearMonth
from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen, starting
from tests.gui.keychains import keychain, no_keychain
from tests.gui.test_gate import cut_off, encrypted, is_open
from ui import translation

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.usefixtures("keychain"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]

W = TypeVar("W", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


@pytest.fixture
async def driver(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    await encrypted(tmp_path)
    async with starting(Options(tmp_path), until) as made:
        await is_open(made)
        yield made


def named(driver: Driver, kind: type[W], name: str) -> W:
    (found,) = (each for each in seen(driver.window, kind) if each.accessibleName() == name)
    return found


async def open_settings(driver: Driver, page: str) -> None:
    driver.key(Qt.Key.Key_Comma, CONTROL)
    await driver.until(lambda: driver.dialog() is not None)
    pages = named(driver, QListWidget, "Pages")
    (item,) = pages.findItems(page, Qt.MatchFlag.MatchExactly)
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=pages.visualItemRect(item).center())
    await driver.idle()


async def press(driver: Driver, text: str) -> None:
    driver.click(text)
    await driver.idle()


async def ask(driver: Driver, text: str) -> QDialog:
    """Press a button that opens a question."""
    before = driver.dialog()
    driver.click(text)
    await driver.until(lambda: driver.dialog() not in (None, before))
    dialog = driver.dialog()
    assert dialog is not None
    return dialog


async def bring(driver: Driver, folder: Path, *months: int) -> None:
    """Import a file for each month with Ctrl+O."""
    for month in months:
        path = folder / f"{month}.txt"
        path.write_bytes(build([Block([Value(worker_niss(1), 1_000_00)], month)]))
        driver.dialogs.files = [path]
        driver.window.activateWindow()
        await driver.until(driver.window.isActiveWindow)
        driver.key(Qt.Key.Key_O, CONTROL)
        await driver.idle()


async def choose_row(driver: Driver, table: QTableView, row: int) -> None:
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await driver.idle()


def cell(table: QTableView, row: int, column: int) -> str:
    return str(table.model().index(row, column).data())


# Privacy


def sound(words: list[str]) -> bool:
    """Whether they are a recovery phrase, of whatever data."""
    try:
        from_phrase(" ".join(words))
    except InvalidValue:
        return False
    return True


async def test_the_phrase_is_checked_from_paper(tmp_path: Path, until: Until) -> None:
    words = await encrypted(tmp_path, checked=False)
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        await open_settings(driver, "Privacy")
        assert driver.says("its key is in this machine's keychain")
        assert [each.text() for each in seen(driver.window, QAbstractButton) if each.text() == "&Write it down…"]
        dialog = await ask(driver, "Check my recovery phrase…")
        (field,) = seen_in(dialog, QPlainTextEdit)
        # One in 256 wrong words fits the check sum, and makes the phrase one of other data.
        wrong = next(each for other in ("zoo", "zone", "zero") if not sound(each := [*words[:4], other, *words[5:]]))
        QTest.keyClicks(field, " ".join(wrong[:23]))
        assert not driver.button("Check").isEnabled()
        QTest.keyClicks(field, f" {wrong[23]}")
        await press(driver, "Check")
        assert driver.says("Word 5 does not fit.")
        field.selectAll()
        QTest.keyClicks(field, " ".join(words).upper())
        await press(driver, "Check")
        assert driver.says("That is the recovery phrase of this data.")
        assert store_custody(tmp_path / STORE_NAME).phrase_was_checked()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await until(lambda: "Check my recovery phrase…" in buttons(driver))
        assert "Write it down…" not in buttons(driver)
        assert driver.says("It is not shown any more")


def seen_in(dialog: QDialog, kind: type[W]) -> list[W]:
    return [each for each in dialog.findChildren(kind) if each.isVisible()]


def buttons(driver: Driver) -> set[str]:
    return {each.text().replace("&", "") for each in seen(driver.window, QAbstractButton)}


async def test_the_words_can_be_written_down_from_the_settings(tmp_path: Path, until: Until) -> None:
    await encrypted(tmp_path, checked=False)
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        await open_settings(driver, "Privacy")
        (button,) = (
            each
            for each in seen(driver.window, QAbstractButton)
            if each.text() == "&Write it down…" and isinstance(each.window(), QDialog)
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await until(lambda: driver.says("Write these 24 words on paper"))


async def test_unencrypted_data_says_so_and_cannot_be_locked(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until) as driver:
        assert not driver.window.actions_.lock.isEnabled()
        await open_settings(driver, "Privacy")
        assert driver.says("The data is not encrypted")
        assert driver.says("Only encrypted data can be locked.")
        assert not named(driver, QComboBox, "Lock by itself").isEnabled()
        assert "Check my recovery phrase…" not in buttons(driver)
        await open_settings(driver, "Backups")
        assert driver.says("neither are its backups")
        assert not driver.says("same key")


# Backups


async def test_a_backup_is_made_checked_and_restored(driver: Driver, tmp_path: Path) -> None:
    month = driver.presenter.period[1]
    await bring(driver, tmp_path, month.number)
    await open_settings(driver, "Backups")
    table = named(driver, QTableView, "Backups")
    assert rows(table) == 0
    assert not driver.button("Restore…").isEnabled()
    await press(driver, "Back up now")
    assert driver.says("(asked for) made and checked")
    assert not driver.says(".db")
    assert cell(table, 0, 0)[:2].isdecimal()
    (file,) = (tmp_path / FOLDER).glob("batecerto-*.db")
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == file.name
    assert rows(table) == 1
    assert (cell(table, 0, 1), cell(table, 0, 3)) == ("Asked for", "Yes, when it was made")
    assert driver.says("A backup opens with the same key as the data.")
    await choose_row(driver, table, 0)
    await press(driver, "Check")
    assert cell(table, 0, 3).startswith("Yes: 1 company, 1 file imported")

    await bring(driver, tmp_path, month.plus(-1).number)
    assert rows(driver.workspace.imports) == 2
    driver.workspace.tabs.setCurrentIndex(3)
    before = driver.session.desk
    dialog = await ask(driver, "Restore…")
    told = " ".join(label.text() for label in seen_in(dialog, QLabel))
    assert "1 file imported" in told
    assert "2 files imported" in told
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    await driver.idle()
    assert driver.session.desk is before, "Enter alone changes nothing"
    await ask(driver, "Restore…")
    driver.click("Put the backup in its place")
    await driver.until(lambda: driver.session.desk not in (None, before))
    await driver.idle()
    assert rows(driver.workspace.imports) == 1
    assert driver.workspace.tabs.currentIndex() == 3, "the view is as it was"
    assert driver.dialog() is None
    notice = driver.window.notices.text
    assert "is in use now" in notice
    (kept,) = (tmp_path / FOLDER).glob("replaced-*.db")
    assert kept.name not in notice
    assert "(replaced by a restore)" in notice
    await bring(driver, tmp_path, month.plus(-2).number)
    assert rows(driver.workspace.imports) == 2, "the window works on"


async def test_nothing_moves_when_something_is_said(driver: Driver) -> None:
    await open_settings(driver, "Backups")
    before = driver.button("Back up now").pos()
    await press(driver, "Back up now")
    assert driver.says("(asked for) made and checked")
    await asyncio.sleep(0.1)
    assert driver.button("Back up now").pos() == before


async def test_a_restore_that_fails_opens_the_data_as_it_was(driver: Driver, tmp_path: Path) -> None:
    await bring(driver, tmp_path, driver.presenter.period[1].number)
    await open_settings(driver, "Backups")
    await press(driver, "Back up now")
    await choose_row(driver, named(driver, QTableView, "Backups"), 0)
    await ask(driver, "Restore…")
    (backup,) = (tmp_path / FOLDER).glob("batecerto-*.db")
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    before = driver.session.desk
    driver.click("Put the backup in its place")
    await driver.until(lambda: driver.session.desk not in (None, before))
    await driver.idle()
    assert "(asked for) is damaged" in driver.window.notices.text
    assert rows(driver.workspace.imports) == 1


async def test_a_damaged_backup_is_told_and_not_offered(driver: Driver, tmp_path: Path) -> None:
    await bring(driver, tmp_path, driver.presenter.period[1].number)
    await open_settings(driver, "Backups")
    await press(driver, "Back up now")
    (backup,) = (tmp_path / FOLDER).glob("batecerto-*.db")
    backup.write_bytes(backup.read_bytes()[:-4096])
    table = named(driver, QTableView, "Backups")
    await choose_row(driver, table, 0)
    settings = driver.dialog()
    await press(driver, "Restore…")
    assert driver.dialog() is settings, "nothing is asked"
    assert cell(table, 0, 3) == "No"
    assert driver.says("is damaged, or is not BateCerto's")


# Old months


async def test_old_months_are_looked_at_and_deleted(driver: Driver, tmp_path: Path) -> None:
    last = driver.presenter.period[1]
    await bring(driver, tmp_path, last.number, last.plus(-30).number, last.plus(-31).number)
    await open_settings(driver, "Backups")
    await press(driver, "Back up now")
    await open_settings(driver, "Old months")
    assert not [text for text in buttons(driver) if text.startswith("Delete")]
    choose(named(driver, QComboBox, "Months before"), last.plus(-12))
    await press(driver, "Show what there is")
    table = named(driver, QTableView, "What there is of those months")
    assert rows(table) == 2
    assert driver.says("there are 2 company months with")
    assert driver.says("These backups still hold those months")
    box = check_box(driver, "Delete the backups that hold those months too")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=left_of(box))
    assert box.isChecked()
    dialog = await ask(driver, "Delete 2 company months…")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await driver.idle()
    assert rows(driver.workspace.imports) == 3
    await ask(driver, "Delete 2 company months…")
    await press(driver, "Delete 2 company months")
    assert driver.says("Purged for good: 2 company months")
    assert driver.says("1 backup deleted.")
    assert rows(table) == 0
    assert list((tmp_path / FOLDER).glob("*.db")) == []
    assert "Purged for good" in driver.window.notices.text
    plan = await retention(driver).plan(YearMonth(2100, 1))
    assert [month.month for month in plan.months] == [last]


def retention(driver: Driver) -> Retention:
    found = driver.presenter.services.retention
    assert found is not None
    return found


def left_of(box: QCheckBox) -> QPoint:
    """Where a check box takes a click."""
    center = box.rect().center()
    center.setX(8)
    return center


def check_box(driver: Driver, text: str) -> QCheckBox:
    (found,) = (each for each in seen(driver.window, QCheckBox) if each.text().replace("&", "") == text)
    return found


def choose(box: QComboBox, month: YearMonth) -> None:
    """Choose a month with the keyboard."""
    box.setFocus()
    wanted = box.findData(month.number)
    while box.currentIndex() != wanted:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)


async def test_months_with_an_open_divergence_are_taken_only_when_asked_for(driver: Driver, tmp_path: Path) -> None:
    last = driver.presenter.period[1]
    await bring(driver, tmp_path, last.plus(-3).number)
    await open_divergence(tmp_path)
    await open_settings(driver, "Old months")
    choose(named(driver, QComboBox, "Months before"), last)
    await press(driver, "Show what there is")
    assert driver.says("There are open divergences in")
    assert not driver.button("Delete 1 company month…").isEnabled()
    box = check_box(driver, "Take the months with an open divergence too")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=left_of(box))
    await ask(driver, "Delete 1 company month…")
    await press(driver, "Delete 1 company month")
    assert driver.says("Purged for good: 1 company month")


async def open_divergence(folder: Path) -> None:
    """What a run would have found that had the portal's answer."""
    program = await open_program(Options(folder))
    units = program.retention._units
    assert isinstance(units, SqlUnitOfWorkManager)
    async with units.enter() as unit:
        await unit.connection.run(
            "INSERT INTO divergence (company_id, month, rate, state, kind, erp_remuneration, portal_remuneration,"
            " erp_contribution, portal_contribution, opened_at)"
            " SELECT company_id, month, rate, 'open', 'diverges', 1, 0, 1, 0, 0 FROM bucket_version"
        )
    await program.aclose()


# Diagnostics


async def test_diagnostics_examine_and_copy_without_personal_data(driver: Driver, tmp_path: Path) -> None:
    await bring(driver, tmp_path, driver.presenter.period[1].number)
    await open_settings(driver, "Diagnostics")
    table = named(driver, QAbstractItemView, "Checks")
    model = table.model()
    found = {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}
    assert found["Data file"] == "In order."
    assert found["Encryption"] == "In order."
    assert found["Newest backup"] == "There is no backup."
    assert driver.says("1 problem found.")
    advice = [model.index(row, 2).data() for row in range(model.rowCount()) if model.index(row, 2).data()]
    assert advice == ["Make one now, on the page Backups."]
    assert all("batecerto " not in text for text in advice)
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Newest backup, not well" in spoken
    await press(driver, "Copy as text")
    text = QGuiApplication.clipboard().text()
    assert "✗ Newest backup: There is no backup." in text
    assert "✓ Data file: In order." in text
    assert str(tmp_path) not in text
    assert "PADARIA" not in text.upper()
    await open_settings(driver, "Backups")
    await press(driver, "Back up now")
    await open_settings(driver, "Diagnostics")
    await press(driver, "Examine again")
    assert driver.says("Everything is in order.")


async def test_what_could_not_be_delivered_is_told_and_tried_again(tmp_path: Path, until: Until) -> None:
    await encrypted(tmp_path)
    program = await open_program(Options(tmp_path))

    async def refuse(_: int, __: Event) -> None:
        raise LookupError("Maria")

    path = tmp_path / "1.txt"
    path.write_bytes(build([Block([Value(worker_niss(1), 1)], 202501)]))
    await program.services.import_files([path])
    units = program.retention._units
    assert isinstance(units, SqlUnitOfWorkManager)
    await OutboxWorker(units, [refuse], SystemClock(), OutboxSettings(attempts=1)).deliver_due()
    await program.aclose()
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        await open_settings(driver, "Diagnostics")
        assert driver.says("could not be delivered: LookupError (1).")
        await press(driver, "Try them again")
        assert "Try them again" not in buttons(driver)
        await press(driver, "Examine again")
        await until(lambda: driver.says("0 notifications waiting."))


# All pages


@pytest.mark.parametrize("lang", ["pt", "en"])
async def test_every_page_is_named_reached_by_keyboard_and_fits_at_130_percent(
    tmp_path: Path, until: Until, qapp: QApplication, lang: str
) -> None:
    await encrypted(tmp_path)
    translation.install(qapp, lang)
    larger, font = qapp.font(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 1.3)
    qapp.setFont(larger)
    try:
        async with starting(Options(tmp_path), until) as driver:
            await is_open(driver)
            driver.key(Qt.Key.Key_Comma, CONTROL)
            await until(lambda: driver.dialog() is not None)
            dialog = driver.dialog()
            assert dialog is not None
            (pages,) = seen_in(dialog, QListWidget)
            assert pages.count() >= 4
            for _ in range(pages.count()):
                await driver.idle()
                await asyncio.sleep(0.02)
                assert cut_off(dialog) == []
                assert [each for each in controls(dialog) if not name_of(each)] == []
                assert {name_of(each) for each in controls(dialog) if each.isEnabled()} <= reached(dialog)
                pages.setFocus()
                QTest.keyClick(pages, Qt.Key.Key_Down)
    finally:
        qapp.setFont(font)
        translation.install(qapp, "en")


def controls(dialog: QDialog) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    return [each for kind in kinds for each in seen_in(dialog, kind) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def name_of(widget: QWidget) -> str:
    say = getattr(widget, "text", None)
    return widget.accessibleName() or (say() if callable(say) else "")


def reached(dialog: QDialog) -> set[str]:
    """What Tab comes to, starting from the list."""
    (start,) = seen_in(dialog, QListWidget)
    found, at = {name_of(start)}, start.nextInFocusChain()
    while at is not None and at is not start:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.add(name_of(at))
        at = at.nextInFocusChain()
    return found
