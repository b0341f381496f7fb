# SPDX-License-Identifier: MIT
"""The detail in the whole window: a divergence with its story, and groups in windows of their own."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QTableView, QWidget

from app import demo_data
from app.options import Options
from domain.decisions import Verb
from domain.explanation import CauseKind
from domain.read_models import BucketDetail, DivergenceRow
from domain.use_cases.decide import Command
from tests.gui.conftest import Until
from tests.gui.current import current_key
from tests.gui.driver import Driver, opened, seen, starting
from tests.gui.keychains import keychain, no_keychain
from tests.gui.stores import put_demo
from tests.gui.test_gate import PASSPHRASE, encrypted, is_open
from tests.gui.test_lock import fill, is_locked, texts_of
from ui.detail.window import DetailWindow

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of windows
]


@pytest.fixture
async def filled(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        yield driver


def apart() -> list[DetailWindow]:
    """The windows of their own that are seen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, DetailWindow) and each.isVisible()]


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in seen(root, QLabel))


def says(root: QWidget, text: str) -> bool:
    return text in words(root)


def press(root: QWidget, text: str) -> None:
    """Press a button of the detail by its text's beginning."""
    found = [each for each in seen(root, QAbstractButton) if each.text().startswith(text)]
    assert len(found) == 1, [each.text() for each in seen(root, QAbstractButton)]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


async def choose(driver: Driver, cause: CauseKind) -> DivergenceRow:
    """Go to a divergence with that cause, with the keyboard."""
    work = driver.presenter.services.decisions
    assert work is not None
    items = await work.divergences(*driver.presenter.period)
    row = next(
        item.row for item in items if item.explanation and item.explanation.main and item.explanation.main.kind is cause
    )
    driver.workspace.divergences.select_key(row.bucket.key)
    await f8(driver, back=True)
    await f8(driver)
    assert driver.presenter.key == row.bucket.key
    return row


async def f8(driver: Driver, *, back: bool = False) -> None:
    """Go to the next divergence, or to the one before."""
    driver.window.activateWindow()
    await driver.until(driver.window.isActiveWindow)
    modifiers = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    driver.key(Qt.Key.Key_F8, modifiers)
    await driver.idle()


def double_click(table: QTableView, row: int) -> None:
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


async def test_a_divergence_tells_its_cause_its_evidence_the_next_step_and_the_deadline(filled: Driver) -> None:
    row = await choose(filled, CauseKind.RATE_SWAP)
    pane = filled.workspace.detail
    said = words(pane)
    assert "at one rate in the ERP and at another at the portal" in said
    assert "Contest it" in said
    assert "Deliver the DR: " in said
    assert "days ago)" in said
    assert "If nothing is done: " in said
    assert "Segurança Social Direta › " in said
    assert "Nobody has decided about it." in said
    assert "ERP file" in said
    worker = next(
        pair.name
        for pair in (await detail_of(filled, row)).pairs
        if pair.difference == row.bucket.remuneration_difference
    )
    assert not any(label.text() == worker for label in seen(pane, QLabel))
    press(pane, "Evidence")
    assert any(label.text() == worker for label in seen(pane, QLabel))
    press(pane, "Show that group")
    await filled.idle()
    assert filled.presenter.key is not None
    assert filled.presenter.key.rate != row.bucket.key.rate
    assert filled.presenter.key.month == row.bucket.key.month
    assert current_key(filled.workspace.divergences) == filled.presenter.key
    assert "Rate swap" in words(pane), "it is the same finding, seen from the other rate"


async def detail_of(driver: Driver, row: DivergenceRow) -> BucketDetail:
    detail = await driver.presenter.services.review.bucket_detail(row.bucket.key)
    assert detail is not None
    return detail


async def test_a_double_click_opens_a_window_of_its_own_while_the_main_one_goes_on(filled: Driver) -> None:
    table = filled.workspace.divergences
    filled.workspace.tabs.setCurrentWidget(table)
    double_click(table, 1)
    await filled.idle()
    (window,) = apart()
    first = filled.presenter.shown.divergences[1].bucket
    assert current_key(table) == filled.presenter.key
    assert window.key == filled.presenter.key
    title = window.windowTitle()
    assert first.company in title
    assert "Next step" in "".join(each.text() for each in seen(window, QAbstractButton))
    await f8(filled)
    assert filled.presenter.key != window.key
    assert window.windowTitle() == title
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    await filled.idle()
    assert len(apart()) == 2
    double_click(table, 1)
    await filled.idle()
    assert len(apart()) == 2, "the one that it has comes forward"
    window.resize(500, 600)
    window.activateWindow()
    await filled.until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    await filled.until(lambda: window not in apart())
    double_click(table, 3)
    await filled.idle()
    assert (500, 600) in [(each.width(), each.height()) for each in apart()], "its size is remembered"
    filled.window.close()
    assert apart() == []


async def test_the_pane_s_button_opens_it_apart(filled: Driver) -> None:
    await f8(filled)
    pane = filled.workspace.detail
    (button,) = (each for each in seen(pane, QAbstractButton) if each.accessibleName() == "Open in its own window")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await filled.idle()
    (window,) = apart()
    assert window.key == filled.presenter.key
    assert not [each for each in seen(window, QAbstractButton) if "its own window" in each.accessibleName()]


async def test_what_is_decided_shows_in_the_pane_and_in_the_window(filled: Driver) -> None:
    row = await choose(filled, CauseKind.ROUNDING)
    table = filled.workspace.divergences
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    await filled.idle()
    (window,) = apart()
    work = filled.presenter.services.decisions
    assert work is not None
    await work.decide(Command(Verb.ACCEPT, (row.bucket.key,), "cents"))
    filled.presenter.refresh()
    for shown in (filled.workspace.detail, window):
        await filled.until(partial(says, shown, "Accepted: cents"))
        assert "counts until its figures change" in words(shown)
    await work.decide(Command(Verb.UNDO, (row.bucket.key,)))
    filled.presenter.refresh()
    await filled.until(lambda: "Nobody has decided about it." in words(window))
    press(window, "History")
    past = words(window)
    assert past.index("Taken back") < past.index("Accepted: cents") < past.index(" · Found")
    await filled.idle()


async def test_moving_on_shows_nothing_of_the_group_before(filled: Driver) -> None:
    await choose(filled, CauseKind.RATE_SWAP)
    tallies = next(row for row in filled.presenter.shown.buckets if row.status.value == "tallies")
    filled.presenter.show_detail(tallies.key)
    pane = filled.workspace.detail
    seen_together: list[str] = []
    filled.presenter.detail_ready.connect(lambda _: seen_together.append(words(pane)))
    await filled.idle()
    # A look at the store that ends meanwhile loads it once more.
    assert seen_together
    for at_once in seen_together:
        assert "Rate swap" not in at_once
        assert "Contest it" not in at_once
    assert "Both sides have the same amounts." in words(pane)


@pytest.mark.usefixtures("no_keychain")
async def test_locking_leaves_no_window_with_data(tmp_path: Path, until: Until) -> None:
    await encrypted(tmp_path)
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("Its passphrase opens it."))
        QTest.keyClick(driver.type("Passphrase", PASSPHRASE), Qt.Key.Key_Return)
        await is_open(driver)
        await fill(driver)
        await driver.idle()
        table = driver.workspace.buckets
        driver.workspace.tabs.setCurrentWidget(table)
        double_click(table, 0)
        await driver.idle()
        double_click(table, 2)
        await driver.idle()
        assert len(apart()) == 2
        company = driver.workspace.companies.shown[0]
        window = apart()[-1]
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        await is_locked(driver)
        assert apart() == []
        await asyncio.sleep(0.05)
        gc.collect()
        left = [text for root in QApplication.topLevelWidgets() for text in texts_of(root) if company in text]
        assert left == []


async def test_everything_in_a_window_of_its_own_has_a_name(filled: Driver) -> None:
    await choose(filled, CauseKind.RATE_SWAP)
    QTest.keyClick(filled.workspace.divergences, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    await filled.idle()
    (window,) = apart()
    controls = [*seen(window, QAbstractButton), *seen(window, QAbstractItemView)]
    assert len(controls) > 8
    nameless = [each for each in controls if not (each.accessibleName() or getattr(each, "text", str)())]
    assert nameless == []
