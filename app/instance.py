# SPDX-License-Identifier: MIT
"""One window at a time on a folder of data: a lock that dies with its process, and a word to the window that has it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# PySide6 builds a class when it is first named: what a usual start can do without is named where it is used.
from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_NAME = "batecerto.lock"
_SHOW, _SHOWN = b"show\n", b"shown\n"
_LONGEST_WORD = 16
_WRITING_MS = 200
_BETWEEN_ASKING_MS = 20


class OneInstance(QObject):
    """The window's claim to a folder. Commands need none: they may run beside a window.

    Signals:
        show_wanted: another start asked for this window to come to the front.
    """

    show_wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Claims nothing yet.

        Args:
            folder: an existing one, of the store.
        """
        super().__init__(parent)
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # Age says nothing: clocks jump, and a window may be open for months.
        self._lock.setStaleLockTime(0)
        self._folder = folder
        self._server: QLocalServer | None = None

    @property
    def holder(self) -> int | None:
        """The process that has the folder; None where nobody has it, or it cannot be told."""
        return int(self._lock.getLockInfo()[0]) or None

    def try_take(self) -> bool:
        """Claim the folder, without waiting.

        Returns:
            False where another window has it. True where it is ours, and also where the folder takes no lock because
            it is read-only or full: the store then says what is wrong with it.
        """
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        return self._remove_dead() and self._lock.tryLock(0)

    def _remove_dead(self) -> bool:
        """Take away a lock whose process has ended; gives whether there is none any more.

        Qt goes by the process's number and program, so a number that another Python has now, or a file that was never
        finished, would hold the folder for good. The system's own lock on the file, which Qt asks before it removes
        the file, ends with the process. It is not asked about other machines: not every share has such locks.
        """
        from PySide6.QtCore import QSysInfo

        process, host, _ = self._lock.getLockInfo()
        if process and host != QSysInfo.machineHostName():
            return False
        if not process and self._lock.tryLock(_WRITING_MS):
            # It was about to be written, or to be given back.
            self._lock.unlock()
            return True
        return self._lock.removeStaleLockFile()

    def listen(self) -> bool:
        """Hear from now on of other starts; gives whether that is possible. Needs an event loop, and the claim."""
        # Loaded when the window has painted: it takes longer than the rest of Qt's start.
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked():
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._meet)
        # What a killed window left; nobody else listens, because the claim is ours.
        name = server_name(self._folder)
        QLocalServer.removeServer(name)
        self._server = server
        return server.listen(name)

    def _meet(self) -> None:
        assert self._server is not None
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(partial(self._hear, caller))
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() < len(_SHOW):
            return
        if caller.readLine(_LONGEST_WORD) == _SHOW:
            self.show_wanted.emit()
            caller.write(_SHOWN)
        caller.disconnectFromServer()

    def ask_to_show(self, patience_ms: int = 3_000) -> bool:
        """Ask the window that has the folder to come to the front. Blocking.

        Args:
            patience_ms: how long it may take to answer: it may just be starting.

        Returns:
            Whether it answered.
        """
        from PySide6.QtCore import QDeadlineTimer, QThread

        deadline = QDeadlineTimer(patience_ms)
        while not self._ask(deadline):
            if deadline.hasExpired():
                return False
            QThread.msleep(_BETWEEN_ASKING_MS)
        return True

    def _ask(self, deadline: QDeadlineTimer) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(server_name(self._folder))
        if not socket.waitForConnected(deadline.remainingTime()):
            return False
        socket.write(_SHOW)
        while not socket.canReadLine():
            if not socket.waitForReadyRead(deadline.remainingTime()):
                return False
        return socket.readLine(_LONGEST_WORD) == _SHOWN

    def release(self) -> None:
        """Give the folder back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()


def server_name(folder: Path) -> str:
    """Under which name the window on a folder listens, however the folder's path is written."""
    # It takes some milliseconds to load, which the first painting can do without.
    import hashlib

    place = os.path.normcase(folder.resolve())
    return f"batecerto-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}"
