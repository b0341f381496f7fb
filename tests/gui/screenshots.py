# SPDX-License-Identifier: MIT
"""Pictures of the window, the documentation's among them: ``python -m tests.gui.screenshots FOLDER [NAME…]``."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import qasync
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPushButton, QTableView, QWidget

from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from app import demo_data
from app.desktop import has_display, make_application
from app.options import Options
from domain.ports import Progress, Stage
from domain.reconciliation import BucketStatus
from tests.gui.conftest import wait_until
from tests.gui.driver import Driver, starting
from ui import theme
from ui.gate.pages import PassphrasePage, ProtectPage, RecoveryPage
from ui.notices import NoticeStrip
from ui.preferences import titles
from ui.texts import progress
from ui.translation import install

SIZE = (1366, 768)
PASSPHRASE = "correct horse battery staple"
_COLOURS = 256
_KIND = 0xFFF0F0F0


Scene = Callable[[Driver], Awaitable[QWidget]]
"""Brings a window to what is to be seen, and gives the window or dialog to be kept."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What one picture shows.

    Attributes:
        demo: whether of the demonstration; else of an encrypted store of its own.
    """

    name: str
    lang: Literal["pt", "en"]
    scheme: Literal["light", "dark"]
    scene: Scene
    demo: bool = False


def main(folder: Path, names: Sequence[str] = ()) -> None:
    """Take every picture, or those that are named."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    app = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        for picture in pictures():
            if not names or picture.name in names:
                runner.run(take(app, picture, folder))


def pictures() -> list[Picture]:
    """The documentation's two, then each other screen in both schemes and languages."""
    made = [
        Picture("window-light", "en", "light", lambda driver: show_divergence(driver, 0), demo=True),
        Picture("window-dark", "pt", "dark", lambda driver: show_divergence(driver, 2), demo=True),
    ]
    for name, scene in SCENES.items():
        made.append(Picture(f"{name}-light", "en", "light", scene))
        made.append(Picture(f"{name}-dark", "pt", "dark", scene))
    return made


async def take(app: QApplication, picture: Picture, folder: Path) -> None:
    """Bring a window to the scene, and keep what it shows."""
    theme.force(app, picture.scheme)
    install(app, picture.lang)
    with tempfile.TemporaryDirectory() as place:
        options = Options(Path(place), picture.demo)
        async with starting(options, wait_until, size=SIZE) as driver:
            shown = await picture.scene(driver)
            # Layouts settle with the events that they post.
            await asyncio.sleep(0.3)
            keep(shown, folder / f"{picture.name}.png")


async def show_divergence(driver: Driver, tab: int) -> QWidget:
    """Choose the divergence with the most to see, in the overview and in the table."""
    await opened_at_all(driver)
    workspace, shown = driver.workspace, driver.presenter.shown
    row = max(
        (row for row in shown.buckets if row.status is BucketStatus.DIVERGES),
        key=lambda row: abs(row.portal_contribution - row.erp_contribution),
    )
    workspace.overview.select_cell(row.key.company_id, row.key.month)
    workspace.divergences.select_key(row.key)
    driver.presenter.show_detail(row.key)
    workspace.tabs.setCurrentIndex(tab)
    workspace.tabs.currentWidget().setFocus()
    await driver.idle()
    return driver.window


async def opened_at_all(driver: Driver) -> None:
    """Wait for the workspace."""
    await wait_until(lambda: driver.session.desk is not None)
    await driver.idle()


async def page_of(driver: Driver, kind: type[QWidget]) -> QWidget:
    """Wait for one of the pages of a closed store."""
    await wait_until(lambda: isinstance(driver.window.page, kind))
    return driver.window


async def show_protect(driver: Driver) -> QWidget:
    """The choice of a new store."""
    await page_of(driver, ProtectPage)
    fields = [field for field in driver.window.page.findChildren(QLineEdit) if field.isVisible()]
    fields[0].setText("o nosso gato dorme")
    fields[1].setText("o nosso gado")
    return driver.window


async def encrypt(driver: Driver) -> None:
    """Make an encrypted store with data in it."""
    await page_of(driver, ProtectPage)
    fields = [field for field in driver.window.page.findChildren(QLineEdit) if field.isVisible()]
    for field in fields:
        field.setText(PASSPHRASE)
    QTest.keyClick(fields[-1], Qt.Key.Key_Return)
    await opened_at_all(driver)
    driver.presenter.set_period(*demo_data.period())
    driver.presenter.import_files(demo_data.erp_files())
    await driver.idle()


async def show_reminder(driver: Driver) -> QWidget:
    """What an encrypted store begins with."""
    await encrypt(driver)
    return driver.window


async def show_words(driver: Driver) -> QWidget:
    """The recovery phrase of that store, which is gone with its folder."""
    await encrypt(driver)
    strip = next(
        each for each in driver.window.findChildren(NoticeStrip) if each.text and each is not driver.window.notices
    )
    next(each for each in strip.findChildren(QPushButton) if each.isVisible()).click()
    return await dialog_of(driver)


async def ask_words(driver: Driver) -> QWidget:
    """The words that are asked for."""
    dialog = await show_words(driver)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    return dialog


async def dialog_of(driver: Driver) -> QWidget:
    """Wait for a dialog."""
    await wait_until(lambda: driver.dialog() is not None)
    dialog = driver.dialog()
    assert dialog is not None
    return dialog


def settings(title: Callable[[], str]) -> Scene:
    """A page of the settings, after a backup was made."""

    async def show(driver: Driver) -> QWidget:
        await encrypt(driver)
        safe = driver.presenter.services.keep_safe
        assert safe is not None
        await safe.back_up()
        driver.window.actions_.settings.trigger()
        dialog = await dialog_of(driver)
        pages = dialog.findChildren(QListWidget)[0]
        pages.setCurrentItem(pages.findItems(title(), Qt.MatchFlag.MatchExactly)[0])
        await driver.idle()
        for button in dialog.findChildren(QPushButton):
            if button.isVisible() and button.text() in ("&Show what there is", "&Mostrar o que há"):
                months = next(box for box in dialog.findChildren(QComboBox) if box.isVisible())
                months.setCurrentIndex(months.findData(demo_data.period()[1].number))
                button.click()
        await driver.idle()
        return dialog

    return show


async def ask_token(driver: Driver) -> QWidget:
    """A token is asked for, and was refused."""
    settings_dialog = await settings(titles.portal)(driver)
    table = next(each for each in settings_dialog.findChildren(QTableView) if each.isVisible())
    table.selectRow(0)
    buttons = [each for each in settings_dialog.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if each.text() in ("&Set token…", "&Definir token…")).click()
    await wait_until(lambda: driver.dialog() is not settings_dialog)
    dialog = await dialog_of(driver)
    next(each for each in dialog.findChildren(QLineEdit) if each.isVisible()).setText("12345")
    next(each for each in dialog.findChildren(QPushButton) if each.isDefault()).click()
    # The task that asked waits for the answer: the window is not idle before the dialog is closed.
    await asyncio.sleep(1)
    return dialog


async def fetching(driver: Driver) -> QWidget:
    """A fetch that is held up, with months that were fetched, that failed and that nobody asked for."""
    await encrypt(driver)
    company = driver.presenter.shown.matrix[0].company_id
    driver.presenter.choose_company(company)
    driver.window.actions_.fetch.trigger()
    await driver.idle()
    driver.presenter.choose_company(None)
    driver.window.status.working(
        progress(Progress(Stage.FETCHING, 14, 36, driver.presenter.shown.matrix[1].company, 2, 12, 95)),
        14,
        36,
        can_pause=True,
    )
    return driver.window


async def operations(driver: Driver) -> QWidget:
    """Something was sent, and the answer got lost."""
    simulator = ThreadedSimulator(demo_data.portal_directory(), token=demo_token())
    simulator.writing_faults.put(Fault(lost=True))
    os.environ["BATECERTO_PORTAL_URL"] = simulator.start()
    try:
        await encrypt(driver)
        driver.presenter.fetch()
        await driver.idle()
        work = driver.presenter.services.portal_work
        assert work is not None
        bucket = next(row for row in driver.presenter.shown.buckets if row.status is BucketStatus.DIVERGES)
        await work.communicate.allow(bucket.key.company_id, on=True)
        plan = await work.communicate.plan(bucket.key.company_id, bucket.key.month)
        await work.communicate.send(plan, plan.digest)
        await driver.idle()
    finally:
        del os.environ["BATECERTO_PORTAL_URL"]
        await asyncio.to_thread(simulator.stop)
    view = driver.workspace.operations
    driver.workspace.tabs.setCurrentWidget(view)
    await wait_until(lambda: view.table.total_rows() == 1)
    view.table.setCurrentIndex(view.table.model().index(0, 0))
    await driver.idle()
    return driver.window


def demo_token() -> str:
    """What the portal of a picture takes, given in the environment."""
    return os.environ.setdefault(VARIABLE, "made-up")


def locked(kind: type[QWidget]) -> Scene:
    """A window that was locked; with the recovery phrase's page where it is asked for."""

    async def show(driver: Driver) -> QWidget:
        await encrypt(driver)
        driver.window.actions_.lock.trigger()
        await page_of(driver, PassphrasePage)
        if kind is RecoveryPage:
            driver.window.page.findChildren(QPushButton)[1].click()
            await page_of(driver, RecoveryPage)
        return driver.window

    return show


SCENES: dict[str, Scene] = {
    "protect": show_protect,
    "reminder": show_reminder,
    "words": show_words,
    "words-asked": ask_words,
    "settings-companies": settings(titles.companies),
    "settings-tolerance": settings(titles.tolerance),
    "settings-appearance": settings(titles.appearance),
    "settings-privacy": settings(titles.privacy),
    "settings-portal": settings(titles.portal),
    "settings-schedule": settings(titles.schedule),
    "token": ask_token,
    "settings-backups": settings(titles.backups),
    "settings-data": settings(titles.old_months),
    "settings-diagnostics": settings(titles.diagnostics),
    "fetching": fetching,
    "operations": operations,
    "locked": locked(PassphrasePage),
    "recovery": locked(RecoveryPage),
}


def keep(window: QWidget, path: Path) -> None:
    """Write what a window shows in a few of its colours, each of the others as the nearest of them."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    few = common_colours(np.frombuffer(image.constBits(), np.uint32))
    small = image.convertToFormat(QImage.Format.Format_Indexed8, few, Qt.ImageConversionFlag.ThresholdDither)
    if not small.save(str(path), quality=0):
        raise OSError(path)


def common_colours(pixels: npt.NDArray[np.uint32]) -> list[int]:
    """The commonest colours, and then those of each kind, so that shades of grey leave room for what is small."""
    colours, counts = np.unique(pixels, return_counts=True)
    commonest_first = colours[np.argsort(counts)[::-1]]
    _, firsts = np.unique(commonest_first & _KIND, return_index=True)
    both = np.concatenate([commonest_first[: _COLOURS // 2], commonest_first[np.sort(firsts)]])
    return [int(colour) for colour in dict.fromkeys(both)][:_COLOURS]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
