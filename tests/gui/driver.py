# SPDX-License-Identifier: MIT
"""Drives a real window on a real store against a real portal of our own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView

from app.crash import CrashReporter
from app.desktop_session import Session
from app.options import Options
from domain.ports import Dialect
from domain.use_cases.export_report import Report
from tests.gui.conftest import Until
from ui.desk import Desk
from ui.dialogs import Dialogs
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

    async def files_to_import(self, folder: str) -> list[Path]:
        self.folders.append(folder)
        return self.files

    async def where_to_export(self, report: Report, folder: str) -> tuple[Path, Dialect] | None:  # noqa: ARG002
        self.folders.append(folder)
        return self.target


class Driver:
    """An opened window and everything behind it."""

    def __init__(self, session: Session, window: MainWindow, scope: TaskScope, until: Until) -> None:
        self.session = session
        self.window = window
        self.scope = scope
        self.until = until
        self.failed: list[BaseException] = []
        scope.failed.connect(lambda _, error: self.failed.append(error))
        if session.desk is not None:
            self.dialogs = AnsweringDialogs(window)
            session.desk.dialogs = self.dialogs

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

    async def idle(self) -> None:
        """Wait until no job, refresh or loading is under way."""
        await self.until(lambda: not self.scope.busy)
        for error in self.failed:
            raise AssertionError("a task failed") from error


def rows(table: QTableView) -> int:
    """How many rows a table shows."""
    return table.model().rowCount()


@asynccontextmanager
async def opened(
    folder: Path,
    until: Until,
    portal_url: str | None = None,
    size: tuple[int, int] = (1366, 730),
    *,
    demo: bool = False,
) -> AsyncIterator[Driver]:
    """A window on the store in that folder, closed with everything behind it at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(WindowSettings(folder / "window.ini"))
    window.resize(*size)
    window.show()
    scope = TaskScope()
    reporter = CrashReporter()
    session = Session(window, Options(folder, demo, portal_url=portal_url, unencrypted=True), scope, reporter)
    try:
        await session.open()
        driver = Driver(session, window, scope, until)
        await driver.idle()
        yield driver
    finally:
        window.close()
        await scope.aclose()
        await session.aclose()
        reporter.close()
        window.deleteLater()
