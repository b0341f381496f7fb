# SPDX-License-Identifier: MIT
"""Drives a real window on a real store against a real portal of our own."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QTableView, QWidget

from app.crash import CrashReporter
from app.desktop_session import Session
from app.options import Options
from app.paths import STORE_NAME
from domain.ports import Dialect
from domain.use_cases.export_report import Report
from tests.empty_store import put_empty
from tests.gui.conftest import Until
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.idle import IdleWatch
from ui.main_window import MainWindow
from ui.presenter import Presenter
from ui.settings import WindowSettings
from ui.task_scope import TaskScope
from ui.workspace import Workspace


class AnsweringDialogs(Dialogs):
    """Answers at once, as the clerk would."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.files: list[Path] = []
        self.target: tuple[Path, Dialect] | None = None
        self.folders: list[str] = []
        self.past_runs: list[int | None] = []
        self.names: list[str] = []
        self.written: Path | None = None

    async def files_to_import(self, folder: str) -> list[Path]:
        self.folders.append(folder)
        return self.files

    async def where_to_export(
        self,
        report: Report,  # noqa: ARG002
        folder: str,
        run: int | None = None,
    ) -> tuple[Path, Dialect] | None:
        self.folders.append(folder)
        self.past_runs.append(run)
        return self.target

    async def where_to_write(self, name: str, folder: str) -> Path | None:
        self.names.append(name)
        self.folders.append(folder)
        return self.written

    async def where_to_save_picture(self, name: str, folder: str) -> Path | None:
        self.names.append(name)
        self.folders.append(folder)
        return self.written

    async def folder_to_write(self, folder: str) -> Path | None:
        self.folders.append(folder)
        return self.written


class Driver:
    """An opened window and everything behind it."""

    def __init__(
        self, session: Session, window: MainWindow, scope: TaskScope, until: Until, dialogs: AnsweringDialogs
    ) -> None:
        self.session = session
        self.dialogs = dialogs
        self.window = window
        self.scope = scope
        self.until = until
        self.failed: list[BaseException] = []
        scope.failed.connect(lambda _, error: self.failed.append(error))

    @property
    def desk(self) -> Desk:
        assert self.session.desk is not None
        return self.session.desk

    @property
    def presenter(self) -> Presenter:
        return self.desk.presenter

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    # As a clerk, with mouse and keyboard

    def button(self, text: str) -> QAbstractButton:
        """The button that is seen with that text."""
        found = [each for each in seen(self.window, QAbstractButton) if each.text().replace("&", "") == text]
        assert len(found) == 1, [each.text() for each in seen(self.window, QAbstractButton)]
        return found[0]

    def click(self, text: str) -> None:
        """Press a button with the mouse."""
        button = self.button(text)
        assert button.isEnabled(), text
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def field(self, name: str) -> QLineEdit:
        """The field that is seen with that name."""
        (found,) = (each for each in seen(self.window, QLineEdit) if each.accessibleName() == name)
        return found

    def type(self, name: str, text: str) -> QLineEdit:
        """Type into a field, in place of what stands there."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        return field

    def key(self, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window."""
        self.window.activateWindow()
        QTest.keyClick(self.window, which, modifier)

    def says(self, text: str) -> bool:
        """Whether a sentence with that in it is seen."""
        return any(text in label.text() for label in seen(self.window, QLabel))

    def dialog(self) -> QDialog | None:
        """The dialog in front, None where there is none."""
        shown = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return shown[-1] if shown else None

    async def idle(self) -> None:
        """Wait until no job, refresh or loading is under way."""
        await self.until(lambda: not self.scope.busy)
        for error in self.failed:
            raise AssertionError("a task failed") from error


W = TypeVar("W", bound=QWidget)


def seen(window: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a kind that are on screen, those of its dialogs too."""
    return [each for each in window.findChildren(kind) if each.isVisible()]


def rows(table: QTableView) -> int:
    """How many rows a table shows."""
    return table.model().rowCount()


@asynccontextmanager
async def opened(
    folder: Path,
    until: Until,
    portal_url: str | None = None,
    size: tuple[int, int] | None = (1366, 730),
    *,
    demo: bool = False,
) -> AsyncIterator[Driver]:
    """A window on the store in that folder, closed with everything behind it at the end."""
    if not demo:
        put_empty(folder / STORE_NAME)
    options = Options(folder, demo, portal_url=portal_url, unencrypted=True)
    async with starting(options, until, size) as driver:
        await driver.idle()
        yield driver


@asynccontextmanager
async def starting(
    options: Options, until: Until, size: tuple[int, int] | None = (1366, 730), idle: IdleWatch | None = None
) -> AsyncIterator[Driver]:
    """A window that begins to open the store, and may have to ask for something first."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert options.data_dir is not None
    window = MainWindow(WindowSettings(options.data_dir / "window.ini"))
    if size is not None:
        window.resize(*size)
    window.show()
    scope = TaskScope()
    reporter = CrashReporter()
    dialogs = AnsweringDialogs(window)
    session = Session(window, options, scope, reporter, dialogs=dialogs, chance=random.Random(7), idle=idle)
    try:
        driver = Driver(session, window, scope, until, dialogs)
        scope.start(session.open(), name="open")
        yield driver
    finally:
        window.close()
        await scope.aclose()
        await session.aclose()
        reporter.close()
        window.deleteLater()
