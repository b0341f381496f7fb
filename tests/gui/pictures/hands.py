# SPDX-License-Identifier: MIT
"""What a clerk's hands do in any language: press, choose, open a tab, wait for a dialog."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QToolButton, QWidget

from domain.read_models import BucketRow
from domain.reconciliation import BucketKey, BucketStatus
from tests.gui.conftest import wait_until
from tests.gui.driver import Driver, seen
from ui.deeds import Deed

_TEXTS = str(files("resources") / "translations" / "batecerto_pt.ts")
_TURNS = 8
_WAITING = ("Loading…", "A carregar…", "Looking for the cause…", "A procurar a causa…")


def words(context: str, english: str) -> str:
    """A text as the window shows it, without the mark of its key.

    Raises:
        LookupError: the window has no such text.
    """
    return QCoreApplication.translate(context, _sources()[context, english]).replace("&", "")


@cache
def _sources() -> dict[tuple[str, str], str]:
    """Each of the window's texts, by its context and without the mark of its key."""
    found = {}
    for context in ElementTree.parse(_TEXTS).iter("context"):
        name = context.findtext("name", "")
        for source in context.iter("source"):
            text = source.text or ""
            found[name, text.replace("&", "")] = text
    return found


async def calm() -> None:
    """Let layouts settle and what is on its way come: nothing seen says that it is waited for."""
    for _ in range(_TURNS):
        await asyncio.sleep(0.03)
    labels = (label for top in QApplication.topLevelWidgets() for label in top.findChildren(QLabel))
    waiting = [label for label in labels if label.isVisible() and label.text() in _WAITING]
    if waiting:
        try:
            await wait_until(lambda: not any(label.isVisible() and label.text() in _WAITING for label in waiting))
        except TimeoutError as error:
            raise TimeoutError(f"still there: {[label.text() for label in waiting]}") from error
        await asyncio.sleep(0.1)


async def opened_at_all(driver: Driver) -> None:
    """Wait for the workspace."""
    await wait_until(lambda: driver.session.desk is not None, seconds=60)
    await driver.idle()


async def page_of(driver: Driver, kind: type[QWidget]) -> QWidget:
    """Wait for one of the pages of a closed store."""
    await wait_until(lambda: isinstance(driver.window.page, kind))
    return driver.window


async def dialog_of(driver: Driver, before: QDialog | None = None) -> QDialog:
    """Wait for a dialog, for another one than that where there is one."""
    await wait_until(lambda: driver.dialog() not in (None, before))
    dialog = driver.dialog()
    assert dialog is not None
    await calm()
    return dialog


def press(root: QWidget, context: str, english: str) -> None:
    """Press the button that is seen with that text."""
    wanted = words(context, english)
    found = [each for each in seen(root, QAbstractButton) if each.text().replace("&", "") == wanted]
    assert found, (wanted, [each.text() for each in seen(root, QAbstractButton)])
    assert found[0].isEnabled(), wanted
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def choose_in_menu(root: QWidget, button: str, entry: str) -> None:
    """Choose an entry of a button's menu; the button is the one whose name begins so."""
    found = next(each for each in seen(root, QToolButton) if each.accessibleName().startswith(button))
    menu = found.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().replace("&", "") == entry).trigger()


def tab(driver: Driver, number: int) -> QWidget:
    """Go to a tab."""
    driver.workspace.tabs.setCurrentIndex(number)
    page = driver.workspace.tabs.currentWidget()
    assert page is not None
    page.setFocus()
    return page


def fields(root: QWidget) -> list[QLineEdit]:
    """The fields that are seen."""
    return seen(root, QLineEdit)


async def want(driver: Driver, deed: Deed, keys: Sequence[BucketKey]) -> QDialog:
    """Choose it in a context menu, and wait until the dialog is filled."""
    menu = driver.desk.deeds.menu(keys, driver.window)
    (action,) = (each for each in menu.actions() if each.text() == driver.desk.deeds.title(deed))
    assert action.isEnabled(), action.toolTip()
    before = driver.dialog()
    action.trigger()
    return await dialog_of(driver, before)


def largest(driver: Driver) -> BucketRow:
    """The divergence with the most to see."""
    differing = [row for row in driver.presenter.shown.buckets if row.status is BucketStatus.DIVERGES]
    return max(differing, key=lambda row: abs(row.portal_contribution - row.erp_contribution))


async def go_to(driver: Driver, row: BucketRow) -> None:
    """Be at a divergence in the overview and in the tables, with its detail."""
    workspace = driver.workspace
    workspace.overview.select_cell(row.key.company_id, row.key.month)
    workspace.select_key(row.key)
    driver.presenter.show_detail(row.key)
    await driver.idle()
    await calm()
