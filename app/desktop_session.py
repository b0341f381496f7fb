# SPDX-License-Identifier: MIT
"""What the window does once it is painted: opens the program behind it, and fills it."""

from __future__ import annotations

import asyncio
import importlib
import random
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QIcon, QPixmap

from app.composition import Program, copy_of, open_program, store_custody
from app.desktop_opened import Opened
from app.paths import data_dir, store_path
from domain.errors import BateCertoError, KeychainFailed, KeyMissing, KeyWrong, ProtectionUnchosen
from ui import texts, theme
from ui.appearance import Appearance
from ui.dialogs import Dialogs
from ui.idle import IdleWatch
from ui.notice import Level, Notice
from ui.notices import NoticeStrip
from ui.settings import lock_after
from ui.view_menu import ViewMenu

if TYPE_CHECKING:
    from adapters.store.library import Key
    from app.crash import CrashReporter
    from app.options import Options
    from domain.ports import ProgressSink
    from domain.protection import Unlocking
    from ui.desk import Desk, View
    from ui.gate import GateDesk
    from ui.main_window import MainWindow
    from ui.task_scope import TaskScope

_DONE = 0
_REFUSED = 3
# What a person can answer; everything else is told.
_ASKING = (ProtectionUnchosen, KeyMissing, KeyWrong, KeychainFailed)


class Session(QObject):
    """What one window shows: questions while the store is closed, and the opened program.

    Args:
        dialogs: the window's own where None.
        chance: chooses what is asked of a recovery phrase.
        idle: tells when the window is to be locked.

    Attributes:
        exit_code: 0, or 3 where the store was not opened.
    """

    def __init__(
        self,
        window: MainWindow,
        options: Options,
        scope: TaskScope,
        reporter: CrashReporter,
        *,
        dialogs: Dialogs | None = None,
        chance: random.Random | None = None,
        idle: IdleWatch | None = None,
    ) -> None:
        super().__init__(window)
        self.exit_code = _DONE
        self.dialogs = dialogs or Dialogs(window)
        self._window = window
        self._options = options
        self._scope = scope
        self._reporter = reporter
        self._chance = chance or random.SystemRandom()
        self._gate: GateDesk | None = None
        self._opened: Opened | None = None
        self._view_menu: ViewMenu | None = None
        self._locking = False
        self._idle = idle or IdleWatch(parent=self)
        self._idle.idle.connect(self._want_lock)
        window.dress(NoticeStrip(), Appearance(window.settings, window))
        window.setWindowIcon(_icon())
        theme.refine()
        reporter.crashed.connect(self._tell_crash)

    @property
    def desk(self) -> Desk | None:
        """The window's wiring, None while the store is closed."""
        return self._opened.desk if self._opened is not None else None

    async def open(self) -> None:
        """Open the program and show what it holds, or why it cannot be opened."""
        await self._open()

    async def aclose(self) -> None:
        """Close what open opened."""
        self._idle.stop()
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.aclose()

    async def _open(self, key: Key | None = None, view: View | None = None, answer: Unlocking | None = None) -> bool:
        """Open the program, asking for what it takes; whether it is open.

        Args:
            key: the store's, where it is at hand; answer: what a person answered who was asked already.
        """
        try:
            program = await self._program(key, answer)
        except BateCertoError as error:
            self._refuse(texts.error(error))
            return False
        except Exception as error:  # noqa: BLE001 - without the program the window can do nothing but say so
            self._reporter.report(error, "opening the store")
            self._refuse(texts.error(BateCertoError()))
            return False
        self.exit_code = _DONE
        self._show(program, view)
        return True

    async def _program(self, key: Key | None, answer: Unlocking | None) -> Program:
        while True:
            try:
                return await open_program(self._options, answer=answer, key=key)
            except _ASKING as problem:
                key = None
                if self._view_menu is None:
                    self.exit_code = _REFUSED
                await asyncio.to_thread(importlib.import_module, "ui.gate")
                answer = await self._asking().ask(problem)

    def _asking(self) -> GateDesk:
        from ui.gate import GateDesk

        if self._gate is None:
            self._gate = GateDesk(self._window, store_custody(store_path(self._options)))
            self._gate.left.connect(self._window.close)
        return self._gate

    def _show(self, program: Program, view: View | None) -> None:
        if self._gate is not None:
            self._gate.close()
        opened = Opened(program, self._window, self._scope, self._reporter, self._chance)
        self._opened = opened
        opened.restore_wanted.connect(lambda backup: self._scope.start(self._restore(backup), name="restore"))
        opened.lock_wanted.connect(self._want_lock)
        opened.lock_changed.connect(self._watch)
        opened.show(self._try_demo, self.dialogs, view)
        if self._view_menu is None:
            self._begin(opened)
        self._watch()

    def _begin(self, opened: Opened) -> None:
        """What is done once, however often the program is closed and opened again."""
        self._view_menu = ViewMenu(self._window, self._window.notices.show_notice)
        if self._reporter.write_to(data_dir(self._options)):
            opened.desk.notify(
                Notice(self.tr("BateCerto ended unexpectedly last time. Nothing was lost."), Level.WARNING)
            )
        if self._options.demo:
            opened.desk.workspace.overview.set_waiting(
                self.tr(
                    "The demonstration is being prepared: made-up files are imported and compared with a made-up"
                    " portal. This takes a few seconds."
                )
            )
            opened.desk.presenter.run("demo", self._play)

    async def _restore(self, backup: Path) -> None:
        """Close the program, put a backup in the store's place, and open it again, whatever came of that."""
        opened = self._opened
        if opened is None:
            return
        await opened.idle()
        view, key = opened.desk.view, copy_of(opened.program.key)
        await self._close(self.tr("The backup is being put in its place…"))
        try:
            from app.use_cases import keep_safe

            replaced = await keep_safe(store_path(self._options), key).restore(backup)
        except BateCertoError as problem:
            notice = Notice(texts.backup_refused(backup, problem, window=True), Level.ERROR)
        else:
            notice = Notice(texts.restored_here(backup, replaced))
        if await self._open(key, view):
            self._window.notices.show_notice(notice)

    def _watch(self) -> None:
        """Wait for the time that the clerk chose, from now on."""
        can_lock = self._opened is not None and self._opened.can_lock
        self._idle.start(lock_after(self._window.settings) if can_lock else 0)

    def _want_lock(self) -> None:
        if self._opened is not None and self._opened.can_lock and not self._locking:
            self._locking = True
            self._scope.start(self._lock(self._opened), name="lock")

    async def _lock(self, opened: Opened) -> None:
        """Close the program, show nothing of it, and open it again for whoever can."""
        try:
            if opened.desk.presenter.busy:
                self._window.notices.show_notice(
                    Notice(self.tr("BateCerto is locked as soon as the running job has ended."))
                )
            await opened.idle()
            view, kept = opened.desk.view, opened.program.protection
            await self._close(self.tr("BateCerto is being locked…"))
        finally:
            self._locking = False
        answer = await self._asking().ask_to_unlock(kept)
        await self._open(None, view, answer)

    async def _close(self, waiting: str) -> None:
        """Close the program; its key, and what was shown of it, is gone then."""
        self._idle.stop()
        assert self._opened is not None
        # Until it is closed it stays ours: if this is cancelled, the window's end closes it.
        await self._opened.aclose()
        self._opened = None
        self._window.wait(waiting)

    def _refuse(self, sentence: str) -> None:
        self.exit_code = _REFUSED
        if sys.stderr is not None:
            sys.stderr.write(sentence + "\n")
        self._window.show_problem(sentence)

    async def _play(self, progress: ProgressSink) -> Notice:
        assert self._opened is not None
        opened = self._opened
        from app import demo

        try:
            run = await demo.play(opened.program, progress)
        finally:
            opened.desk.workspace.overview.set_waiting("")
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
        self._window.notices.show_notice(self._demo_notice(started=started))

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
