# SPDX-License-Identifier: MIT
"""What the window does once it is painted: opens the program behind it, and fills it."""

from __future__ import annotations

import sys
from importlib.resources import files

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QIcon, QPixmap

from app import demo
from app.composition import Program, open_program
from app.crash import CrashReporter
from app.options import Options
from app.paths import data_dir
from domain.errors import BateCertoError
from domain.events import Event
from domain.ports import ProgressSink
from ui import texts, theme
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.notice import Level, Notice
from ui.notices import NoticeStrip
from ui.presenter import Presenter
from ui.task_scope import TaskScope
from ui.view_menu import ViewMenu

_DONE = 0
_REFUSED = 3


class Session(QObject):
    """One opened program in one window.

    Attributes:
        exit_code: 0, or 3 where the store could not be opened.
        desk: the window's wiring, None until the program is open.
    """

    def __init__(self, window: MainWindow, options: Options, scope: TaskScope, reporter: CrashReporter) -> None:
        super().__init__(window)
        self.exit_code = _DONE
        self.desk: Desk | None = None
        self._window = window
        self._options = options
        self._scope = scope
        self._reporter = reporter
        self._program: Program | None = None
        # Of its own: it always runs, and the window is not busy for that.
        self._events = TaskScope(self)
        self._events.failed.connect(lambda name, error: reporter.report(error, f"task {name}"))
        window.dress(NoticeStrip())
        window.setWindowIcon(_icon())
        theme.refine()
        reporter.crashed.connect(self._tell_crash)

    async def open(self) -> None:
        """Open the program and show what it holds, or why it cannot be opened."""
        try:
            self._program = program = await open_program(self._options)
        except BateCertoError as error:
            self._refuse(texts.error(error))
            return
        except Exception as error:  # noqa: BLE001 - without the program the window can do nothing but say so
            self._reporter.report(error, "opening the store")
            self._refuse(texts.error(BateCertoError()))
            return
        faulted = self._reporter.write_to(data_dir(self._options))
        presenter = Presenter(program.services, self._scope, self._window)
        self.desk = Desk(self._window, presenter, self._scope, self._try_demo)
        self._view = ViewMenu(self._window, self.desk.notify)
        self.desk.open()
        self._events.start(program.deliver(self._refresh), name="events")
        if faulted:
            self.desk.notify(
                Notice(self.tr("BateCerto ended unexpectedly last time. Nothing was lost."), Level.WARNING)
            )
        if self._options.demo:
            self.desk.workspace.overview.set_waiting(
                self.tr(
                    "The demonstration is being prepared: made-up files are imported and compared with a made-up"
                    " portal. This takes a few seconds."
                )
            )
            presenter.run("demo", self._play)

    async def aclose(self) -> None:
        """Close what open opened."""
        await self._events.aclose()
        program, self._program = self._program, None
        if program is not None:
            await program.aclose()

    async def _refresh(self, _number: int, _event: Event) -> None:
        """Show what another program, or an earlier job, changed. A running job refreshes by itself."""
        assert self.desk is not None
        if not self.desk.presenter.busy:
            self.desk.presenter.refresh()

    def _refuse(self, sentence: str) -> None:
        self.exit_code = _REFUSED
        if sys.stderr is not None:
            sys.stderr.write(sentence + "\n")
        self._window.show_problem(sentence)

    async def _play(self, progress: ProgressSink) -> Notice:
        assert self._program is not None
        assert self.desk is not None
        try:
            run = await demo.play(self._program, progress)
        finally:
            self.desk.workspace.overview.set_waiting("")
        said = self.tr("This is demonstration data: companies and people are made up. {found}")
        return Notice(said.format(found=texts.run_summary(run)))

    def _try_demo(self) -> None:
        """Open the demonstration beside this window, with a store of its own."""
        arguments = ["--demo"] if self._options.lang is None else ["--demo", "--lang", self._options.lang]
        if self._options.data_dir is not None:
            arguments += ["--data-dir", str(self._options.data_dir)]
        if not getattr(sys, "frozen", False):
            arguments = ["-m", "app", *arguments]
        started, _ = QProcess.startDetached(sys.executable, arguments)
        if self.desk is not None:
            self.desk.notify(self._demo_notice(started=started))

    def _demo_notice(self, *, started: bool) -> Notice:
        if started:
            return Notice(self.tr("The demonstration opens in a window of its own; your own data stays apart."))
        return Notice(self.tr("The demonstration could not be started. Run “batecerto --demo”."), Level.ERROR)

    def _tell_crash(self, path: str) -> None:
        text = self.tr("Something went wrong that BateCerto did not expect. What was kept before stays as it was.")
        details = (self.tr("What happened is written, without names or amounts, in {path}").format(path=path),)
        self._window.notices.show_notice(Notice(text, Level.ERROR, details if path else ()))


def _icon() -> QIcon:
    icon = QIcon()
    folder = files("resources") / "icons"
    for size in (16, 32, 48, 64, 128):
        pixmap = QPixmap()
        if pixmap.loadFromData((folder / f"batecerto-{size}.png").read_bytes()):
            icon.addPixmap(pixmap)
    return icon
