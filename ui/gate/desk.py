# SPDX-License-Identifier: MIT
"""Asks for what opens a closed store, and brings its key back with the recovery phrase."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.errors import BateCertoError, KeyMissing, KeyWrong
from domain.protection import Protection, Unlocking
from ui.gate.pages import KeychainPage, PassphrasePage, ProtectPage, RecoveryPage
from ui.gate.wishes import Recovering, Wish
from ui.texts import keys as texts

if TYPE_CHECKING:
    from domain.ports import KeyRecovery
    from ui.gate.page import GatePage
    from ui.main_window import MainWindow


class GateDesk(QObject):
    """The wiring of the pages. One question at a time, each waited for by a coroutine.

    Signals:
        left: Esc was pressed on a page of a store that was not open yet.
    """

    left = Signal()

    def __init__(self, window: MainWindow, keys: KeyRecovery) -> None:
        super().__init__(window)
        self._window = window
        self._keys = keys
        self._page: GatePage | None = None
        self._answer: asyncio.Future[object] | None = None
        self._locked = False

    async def ask(self, problem: BateCertoError) -> Unlocking | None:
        """Ask for what a failed opening lacked; None where opening can be tried again without more.

        Args:
            problem: ProtectionUnchosen, KeychainFailed, KeyMissing or KeyWrong.

        Raises:
            FileProblem: what lies beside the store cannot be read.
        """
        kept = await asyncio.to_thread(self._keys.protection)
        if kept is Protection.KEYCHAIN and self._locked:
            # The keychain gave the key once, and does not any more: that takes more than a button.
            self.close()
        if kept is None and isinstance(problem, KeyMissing):
            # Nothing beside the store tells where its key is: the words bring it back, as from a lost keychain.
            kept = Protection.KEYCHAIN
        refused = texts.not_opened(problem) if isinstance(problem, KeyWrong) or kept is None else ""
        return await self._ask(kept, refused)

    async def ask_to_unlock(self, kept: Protection | None) -> Unlocking | None:
        """Ask whoever comes back to a locked window."""
        self._locked = True
        return await self._ask(kept, "")

    def close(self) -> None:
        """Forget the page: the store is open."""
        self._page = None
        self._locked = False

    async def _ask(self, kept: Protection | None, refused: str) -> Unlocking | None:
        page = self._first_page(kept)
        if refused:
            page.refuse(refused)
        while True:
            answer = await self._wait_for(page)
            if answer is Wish.RECOVER:
                recovered = await self._recover()
                if recovered is not None:
                    return recovered[0]
                page = self._put(self._made(kept))
            else:
                page.wait()
                return answer if isinstance(answer, Unlocking) else None

    def _first_page(self, kept: Protection | None) -> GatePage:
        """The page that the last answer came from, where the question is the same; a new one else."""
        made = self._made(kept)
        if type(self._page) is type(made) and self._page is not None:
            made.deleteLater()
            return self._page
        return self._put(made)

    def _made(self, kept: Protection | None) -> GatePage:
        match kept:
            case Protection.PASSPHRASE:
                return PassphrasePage(locked=self._locked)
            case Protection.KEYCHAIN:
                return KeychainPage(locked=self._locked)
            case _:
                return ProtectPage()

    def _put(self, page: GatePage) -> GatePage:
        self._page = page
        self._window.ask(page)
        page.answered.connect(self._tell)
        if not self._locked:
            # Whoever wakes a locked window with Esc does not want it closed.
            page.left.connect(self._leave)
        page.focus_first()
        return page

    async def _wait_for(self, page: GatePage) -> object:
        page.refuse(page.problem)
        self._answer = asyncio.get_running_loop().create_future()
        try:
            return await self._answer
        finally:
            self._answer = None

    def _leave(self) -> None:
        if isinstance(self._page, RecoveryPage):
            self._tell(Wish.BACK)
        else:
            self.left.emit()

    def _tell(self, answer: object) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    async def _recover(self) -> tuple[Unlocking | None] | None:
        """Bring the key back; what opens the store then, or None where the clerk went back."""
        keychain = await asyncio.to_thread(self._keys.keychain_is_there)
        page = self._put(RecoveryPage(wants_passphrase=not keychain))
        how = Protection.KEYCHAIN if keychain else Protection.PASSPHRASE
        while True:
            answer = await self._wait_for(page)
            if not isinstance(answer, Recovering):
                return None
            page.wait()
            try:
                await asyncio.to_thread(self._keys.recover, answer.phrase, how, answer.passphrase)
            except BateCertoError as problem:
                page.refuse(texts.not_recovered(problem))
            else:
                return (Unlocking(passphrase=answer.passphrase) if answer.passphrase else None,)
