# SPDX-License-Identifier: MIT
"""Reminds of the recovery phrase until it was checked, and opens its dialogs."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from domain.errors import BateCertoError
from ui import formats
from ui.notice import Level, Notice, Offer
from ui.notices import NoticeStrip
from ui.recovery.dialogs import CheckDialog, PhraseDialog
from ui.texts import keys as texts

if TYPE_CHECKING:
    from domain.ports import RecoveryPhrase
    from ui.main_window import MainWindow
    from ui.task_scope import TaskScope


class RecoveryDesk(QObject):
    """Reminds of the phrase until it was checked, and opens its dialogs.

    Args:
        scope: of the opened program.
        chance: chooses the words that are asked for.

    Signals:
        checked: somebody showed that the phrase was written down.
    """

    checked = Signal()

    def __init__(self, window: MainWindow, recovery: RecoveryPhrase, scope: TaskScope, chance: random.Random) -> None:
        super().__init__(window)
        self._window = window
        self._recovery = recovery
        self._scope = scope
        self._chance = chance
        self._reminder: NoticeStrip | None = None
        self.checked.connect(self._thank)

    async def remind(self) -> None:
        """Say, above everything else, that the phrase was not checked yet."""
        if not await self.was_checked():
            self._reminder = NoticeStrip()
            self._window.add_strip(self._reminder)
            offer = Offer(self.tr("Write it down…"), lambda: self.show_words(self._window))
            self._reminder.show_notice(Notice(texts.words_unwritten(), Level.WARNING, offer=offer))

    async def was_checked(self) -> bool:
        """Whether somebody showed that the phrase was written down; where that cannot be told, they are asked again."""
        try:
            return await asyncio.to_thread(self._recovery.was_checked)
        except BateCertoError:
            return False

    def show_words(self, parent: QWidget) -> None:
        """Show the words, unless they were checked meanwhile."""
        self._scope.start(self._show_words(parent), name="recovery phrase")

    def check_words(self, parent: QWidget) -> None:
        """Let the words be checked from paper."""
        dialog = CheckDialog(self._recovery, self._scope, parent)
        dialog.checked.connect(self.checked)
        _open(dialog)

    def close(self) -> None:
        """Take the reminder away."""
        if self._reminder is not None:
            self._reminder.hide()
            self._reminder.deleteLater()
            self._reminder = None
        self.deleteLater()

    async def _show_words(self, parent: QWidget) -> None:
        if await self.was_checked():
            self.checked.emit()
            return
        words = await asyncio.to_thread(self._recovery.words, formats.language())
        dialog = PhraseDialog(self._recovery, words, self._chance, self._scope, parent)
        dialog.checked.connect(self.checked)
        _open(dialog)

    def _thank(self) -> None:
        if self._reminder is not None:
            self._reminder.hide()
            self._window.notices.show_notice(Notice(texts.phrase_checked(right=True)))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
