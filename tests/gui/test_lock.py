# SPDX-License-Identifier: MIT
"""Locking: by hand, or when nobody touches the window; nothing of the data is left, and the view comes back."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QWidget,
)

from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from adapters.store.library import Key
from app import demo_data
from app.options import Options
from tests.gui.conftest import Until
from tests.gui.current import current_key
from tests.gui.driver import Driver, rows, starting
from tests.gui.keychains import keychain, no_keychain
from tests.gui.test_gate import PASSPHRASE, encrypted, is_open
from tests.gui.test_settings import named, open_settings
from tests.unit.adapters.keys.test_keychain import Memory
from ui import translation
from ui.deeds import Deeds
from ui.idle import IdleWatch, awake_or_not

__all__ = ["keychain", "no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Wall:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


async def fill(driver: Driver) -> None:
    driver.presenter.set_period(*demo_data.period())
    driver.dialogs.files = demo_data.erp_files()
    driver.window.actions_.import_files.trigger()
    await driver.idle()
    assert len(driver.workspace.companies.shown) == 3


async def lock(driver: Driver) -> None:
    driver.window.activateWindow()
    await driver.until(driver.window.isActiveWindow)
    driver.key(Qt.Key.Key_L, CONTROL)
    await is_locked(driver)


async def is_locked(driver: Driver) -> None:
    await driver.until(lambda: driver.session.desk is None and driver.says("BateCerto is locked"))


def texts_of(root: QObject) -> Iterator[str]:
    """Every text that a widget below a window holds, seen or not."""
    for child in (root, *root.findChildren(QObject)):
        for name in ("text", "toolTip", "statusTip", "whatsThis", "windowTitle", "accessibleName", "toPlainText",
                     "accessibleDescription", "placeholderText", "title", "currentText"):  # fmt: skip
            say = getattr(child, name, None)
            # The names of deeds are the same whatever the data, and are asked for one by one.
            if callable(say) and not isinstance(child, Deeds):
                said = say()
                if isinstance(said, str):
                    yield said
        if isinstance(child, QAbstractItemView) and child.model() is not None:
            model = child.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data())


def remains(driver: Driver) -> list[str]:
    """What a locked window still knows of the demonstration's companies, or any amount."""
    words = ("PADARIA", "CONSTRU", "TÊXTEIS", "505601583", "559970668", "575416254", "padaria", "€", "imported")
    return [text for text in texts_of(driver.window) if any(word in text for word in words)]


async def test_locked_by_hand_nothing_is_left_and_the_view_comes_back(tmp_path: Path, until: Until) -> None:
    await encrypted(tmp_path)
    async with starting(Options(tmp_path), until) as driver:
        await until(lambda: driver.says("Its passphrase opens it."))
        QTest.keyClick(driver.type("Passphrase", PASSPHRASE), Qt.Key.Key_Return)
        await is_open(driver)
        await fill(driver)
        view = driver.workspace.companies.view
        view.setCurrentIndex(view.model().index(2, 0))
        company = driver.workspace.companies.shown[1]
        driver.window.search.setText("padaria")
        driver.window.search.clear()
        driver.workspace.tabs.setCurrentIndex(1)
        table = driver.workspace.buckets
        table.selectRow(rows(table) - 1)  # of 2026: a search for that leaves it selected
        await driver.idle()
        shown, key, period = rows(table), current_key(table), driver.presenter.period
        driver.window.search.setText("2026")
        assert remains(driver), "there is something to hide"
        held = driver.presenter.services.recovery
        await lock(driver)
        await asyncio.sleep(0.05)
        gc.collect()
        assert remains(driver) == []
        assert driver.window.search.text() == ""
        assert driver.window.status.freshness_text == ""
        assert driver.window.windowTitle() == "BateCerto"
        enabled = [action.text() for action in driver.window.actions_.all if action.isEnabled()]
        assert enabled == ["Quit"]
        assert held is not None
        assert dropped(held)

        QTest.keyClick(driver.field("Passphrase"), Qt.Key.Key_Escape)
        assert driver.window.isVisible(), "Esc wakes, and does not close"
        QTest.keyClick(driver.type("Passphrase", "wrong"), Qt.Key.Key_Return)
        await until(lambda: driver.says("That does not open the data."))
        QTest.keyClick(driver.type("Passphrase", PASSPHRASE), Qt.Key.Key_Return)
        await is_open(driver)
        await driver.idle()
        assert driver.presenter.period == period
        assert driver.workspace.tabs.currentIndex() == 1
        assert rows(driver.workspace.buckets) == shown
        assert current_key(driver.workspace.buckets) == key
        assert driver.presenter.shown.matrix[0].company == company
        assert driver.session.exit_code == 0
        await lock(driver)
    assert driver.session.exit_code == 0, "it was open"


def dropped(held: object) -> bool:
    key = getattr(held, "key", None)
    assert isinstance(key, Key)
    return key._raw is None


async def test_a_keychain_opens_with_one_button(tmp_path: Path, until: Until, keychain: Memory) -> None:
    await encrypted(tmp_path)
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        await lock(driver)
        driver.click("Unlock")
        await is_open(driver)
        await lock(driver)
        keychain.kept.clear()
        driver.click("Unlock")
        await until(lambda: driver.says("keychain does not give its key"))
        assert driver.button("Use the recovery phrase").isEnabled()


@pytest.mark.usefixtures("keychain")
async def test_time_without_input_locks_and_dialogs_close(tmp_path: Path, until: Until) -> None:
    await encrypted(tmp_path)
    wall = Wall()
    async with starting(Options(tmp_path), until, idle=IdleWatch(wall, tick_ms=5)) as driver:
        await is_open(driver)
        await fill(driver)
        wall.seconds += 86_400
        await asyncio.sleep(0.1)
        assert driver.session.desk is not None, "it is off by default"
        await open_settings(driver, "Privacy")
        box = named(driver, QComboBox, "Lock by itself")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == "after 5 minutes without keyboard or mouse"
        assert driver.window.settings.text("lock_after") == "5"
        native = driver.window.windowHandle()
        for turn in range(3):
            wall.seconds += 299
            if turn:
                QTest.mouseMove(native, QPoint(5 * turn, 5))
            else:
                QTest.keyClick(native, Qt.Key.Key_Shift)
            await asyncio.sleep(0.1)
            assert driver.session.desk is not None
        file_dialog = QFileDialog(driver.window)
        file_dialog.open()
        wall.seconds += 301
        await is_locked(driver)
        assert driver.dialog() is None
        assert not file_dialog.isVisible()
        wall.seconds += 3_000
        driver.click("Unlock")
        await is_open(driver)
        await asyncio.sleep(0.1)
        assert driver.session.desk is not None, "the time begins again"
        wall.seconds += 301
        await is_locked(driver)


@pytest.mark.usefixtures("keychain")
async def test_a_running_job_ends_first(tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    await encrypted(tmp_path)
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory(), latency=0.02)
    simulator.start()
    try:
        async with starting(Options(tmp_path, portal_url=simulator.url), until) as driver:
            await is_open(driver)
            await fill(driver)
            ended: list[bool] = []
            driver.presenter.busy_changed.connect(lambda busy: ended.append(not busy))
            driver.window.actions_.fetch.trigger()
            driver.key(Qt.Key.Key_L, CONTROL)
            await until(lambda: "as soon as the running job has ended" in driver.window.notices.text)
            assert driver.presenter.busy
            await is_locked(driver)
            assert ended == [False, True]
            assert remains(driver) == []
            driver.click("Unlock")
            await is_open(driver)
            overview = driver.presenter.overview
            assert overview is not None
            assert sum(cell.fetch == "data" for row in overview.matrix for cell in row.cells) > 30, "all was fetched"
    finally:
        simulator.stop()


@pytest.mark.usefixtures("keychain")
async def test_a_window_that_is_closed_while_it_locks_closes_the_store(tmp_path: Path, until: Until) -> None:
    await encrypted(tmp_path)
    async with starting(Options(tmp_path), until) as driver:
        await is_open(driver)
        held = driver.presenter.services.recovery
        driver.key(Qt.Key.Key_L, CONTROL)
        await asyncio.sleep(0)
    assert held is not None
    assert dropped(held)


@pytest.mark.usefixtures("qapp")
async def test_an_input_costs_one_call_a_tick() -> None:
    seen_events: list[QEvent.Type] = []

    class Counting(IdleWatch):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            seen_events.append(event.type())
            return super().eventFilter(watched, event)

    widget = QWidget()
    widget.resize(200, 200)
    widget.show()
    watch = Counting(tick_ms=60_000)
    watch.start(5)
    native = widget.windowHandle()
    for at in range(500):
        QTest.mouseMove(native, QPoint(at % 190, 5))
    moves = [kind for kind in seen_events if kind is QEvent.Type.MouseMove]
    assert len(moves) == 1
    watch.stop()
    widget.close()


def test_time_goes_on_forward() -> None:
    before = awake_or_not()
    time.sleep(0.01)
    assert awake_or_not() > before
