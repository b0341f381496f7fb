# SPDX-License-Identifier: MIT
"""Walks through the window as it is on the demonstration: every tab, every page of the settings, the main dialogs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTabBar,
    QWidget,
)

from domain.reconciliation import BucketStatus
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, seen
from tests.gui.stores import put_demo
from ui.deeds import Deed
from ui.gate.pages import PassphrasePage, ProtectPage, RecoveryPage

SIZE = (1366, 768)
PASSPHRASE = "correct horse battery staple"
DEEDS = (
    Deed.ACCEPT,
    Deed.CONTEST,
    Deed.NOTE,
    Deed.SIGN_OFF,
    Deed.WRITE_CORRECTED,
    Deed.MARK_DELIVERED,
    Deed.COMMUNICATE,
    Deed.OPEN_APART,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the window: what it is called, and the window or dialog to look at."""

    name: str
    top: QWidget


@asynccontextmanager
async def demonstration(folder: Path, until: Until) -> AsyncIterator[Driver]:
    """The window on the demonstration's data, with a divergence chosen."""
    put_demo(folder / "demo")
    async with opened(folder, until, size=SIZE, demo=True) as driver:
        driver.window.notices.clear()
        row = max(
            (row for row in driver.presenter.shown.buckets if row.status is BucketStatus.DIVERGES),
            key=lambda row: abs(row.portal_contribution - row.erp_contribution),
        )
        driver.workspace.overview.select_cell(row.key.company_id, row.key.month)
        driver.presenter.show_detail(row.key)
        driver.workspace.select_key(row.key)
        await driver.idle()
        await in_front(driver, driver.window)
        yield driver


async def in_front(driver: Driver, top: QWidget) -> None:
    """Be the window that keys go to."""
    top.activateWindow()
    await driver.until(top.isActiveWindow)


async def scenes(driver: Driver) -> AsyncIterator[Scene]:
    """Every state, one after the other; dialogs are closed before the next one."""
    tabs = driver.workspace.tabs
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        await driver.idle()
        for view in seen(tabs.currentWidget(), QAbstractItemView):
            if view.model() is not None and view.model().rowCount() and not view.currentIndex().isValid():
                view.setCurrentIndex(view.model().index(0, 0))
        await driver.idle()
        await in_front(driver, driver.window)
        yield Scene(f"tab {at}: {tabs.tabText(at)}", driver.window)
    tabs.setCurrentIndex(0)
    async for scene in _settings(driver):
        yield scene
    for name in ("shortcuts", "about"):
        getattr(driver.window.actions_, name).trigger()
        async for scene in _dialog(driver, name):
            yield scene
    async for scene in _deeds(driver):
        yield scene


async def beginning(driver: Driver) -> AsyncIterator[Scene]:
    """A new encrypted store: how it is protected, the first steps, the settings that it has more, and locked."""
    await driver.until(lambda: isinstance(driver.window.page, ProtectPage))
    yield Scene("protect", driver.window)
    fields = [field for field in seen(driver.window.page, QLineEdit) if field.isEnabled()]
    for field in fields:
        field.setText(PASSPHRASE)
    QTest.keyClick(fields[-1], Qt.Key.Key_Return)
    await driver.until(lambda: driver.session.desk is not None)
    await driver.idle()
    yield Scene("first steps", driver.window)
    safe = driver.presenter.services.keep_safe
    assert safe is not None
    await safe.back_up()
    async for scene in _settings(driver):
        yield scene
    driver.window.actions_.lock.trigger()
    await driver.until(lambda: isinstance(driver.window.page, PassphrasePage))
    yield Scene("locked", driver.window)
    seen(driver.window.page, QPushButton)[-1].click()
    await driver.until(lambda: isinstance(driver.window.page, RecoveryPage))
    yield Scene("recovery", driver.window)


async def _settings(driver: Driver) -> AsyncIterator[Scene]:
    driver.window.actions_.settings.trigger()
    await driver.until(lambda: driver.dialog() is not None)
    dialog = driver.dialog()
    assert dialog is not None
    pages = dialog.findChildren(QListWidget)[0]
    for at in range(pages.count()):
        pages.setCurrentRow(at)
        await driver.idle()
        for view in seen(dialog, QAbstractItemView):
            if view is not pages and view.model().rowCount() and view.isEnabled():
                view.setCurrentIndex(view.model().index(0, 0))
        await driver.idle()
        await in_front(driver, dialog)
        yield Scene(f"settings: {pages.item(at).text()}", dialog)
    dialog.close()


async def _dialog(driver: Driver, name: str) -> AsyncIterator[Scene]:
    await driver.until(lambda: driver.dialog() is not None)
    dialog = driver.dialog()
    assert dialog is not None
    await in_front(driver, dialog)
    for bar in seen(dialog, QTabBar):
        for at in range(1, bar.count()):
            bar.setCurrentIndex(at)
            yield Scene(f"{name}: {bar.tabText(at)}", dialog)
        bar.setCurrentIndex(0)
    yield Scene(name, dialog)
    dialog.close()
    await driver.idle()


async def _deeds(driver: Driver) -> AsyncIterator[Scene]:
    """What is asked before something is done about the chosen divergence."""
    key = driver.presenter.key
    assert key is not None
    for deed in DEEDS:
        if not driver.desk.deeds.do(deed, [key]):
            continue
        before = set(QApplication.topLevelWidgets())
        await _some_turns(driver)
        made = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not driver.window]
        made = [each for each in made if not isinstance(each, QMenu)]
        del before
        for top in made:
            await in_front(driver, top)
            yield Scene(f"deed {deed.value}", top)
            top.close()
        await driver.idle()


async def _some_turns(driver: Driver) -> None:
    """Until something came up, or what was begun ended without it."""
    await driver.until(
        lambda: (
            not driver.scope.busy
            or any(
                each.isVisible() and each is not driver.window and isinstance(each, QDialog)
                for each in QApplication.topLevelWidgets()
            )
        )
    )


# What is in a window


def parts(top: QWidget) -> list[QWidget]:
    """Every widget that is seen in a window, but for what stands in windows of its own."""
    return [each for each in seen(top, QWidget) if each.window() is top.window()]


def title(widget: QWidget) -> str:
    """How a widget is told in a failure."""
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName() or widget.objectName()}”"


def shortcuts(top: QWidget) -> list[tuple[str, QWidget, str]]:
    """Every key that a window listens to: what it is, where it counts, and what it does."""
    found = []
    for widget in [top, *parts(top)]:
        for action in widget.actions():
            found += [(key.toString(), widget, action.text()) for key in action.shortcuts() if not key.isEmpty()]
    for shortcut in top.findChildren(QShortcut):
        place = shortcut.parent()
        assert isinstance(place, QWidget)
        if place.isVisible():
            found.append((shortcut.key().toString(), place, f"a shortcut of {title(place)}"))
    return found


def actions_of(menu: QMenu) -> list[QAction]:
    """What a menu offers, and its submenus."""
    made = []
    for action in menu.actions():
        made.append(action)
        inside = action.menu()
        if isinstance(inside, QMenu):
            made += actions_of(inside)
    return made


def mnemonic(text: str) -> str:
    """The letter that Alt takes, empty where there is none."""
    plain = text.replace("&&", "")
    at = plain.find("&")
    return plain[at + 1].casefold() if 0 <= at < len(plain) - 1 else ""


def press_tab(widget: QWidget, *, back: bool = False) -> QWidget | None:
    """Press Tab where the focus is, and say where it is then."""
    QTest.keyClick(widget, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    return QApplication.focusWidget()
