# SPDX-License-Identifier: MIT
"""Privacy: how the data is protected, its recovery phrase, and locking the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from domain.protection import Protection
from ui.preferences import titles
from ui.preferences.page import SettingsPage
from ui.texts import keys as texts

LOCK_CHOICES = (0, 5, 10, 30, 60)


class PrivacyPage(SettingsPage):
    """Shown for every store; what an unencrypted one cannot do is off, with the reason.

    Args:
        protection: the store's.
        minutes: after how many it locks itself now, 0 for never.

    Signals:
        lock_after_chosen(int): minutes, 0 for never.
        lock_wanted, words_wanted, check_wanted: the buttons.
    """

    lock_after_chosen = Signal(int)
    lock_wanted = Signal()
    words_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, protection: Protection | None, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(titles.privacy(), parent)
        self._encrypted = protection in (Protection.KEYCHAIN, Protection.PASSPHRASE)
        self.add_part(self.tr("Protection"))
        self.add_text(texts.protection(protection or Protection.NONE))
        if self._encrypted:
            self._add_phrase()
        self._add_lock(minutes)
        self.column.addStretch(1)

    def set_checked(self, *, checked: bool) -> None:
        """Whether the recovery phrase was checked: then it is not shown any more."""
        if self._encrypted:
            self._words.setVisible(not checked)
            self._state.setText(
                self.tr(
                    "It was written down and checked. It is not shown any more; what is on the paper can be checked."
                )
                if checked
                else texts.words_unwritten()
            )

    def _add_phrase(self) -> None:
        self.add_part(self.tr("Recovery phrase"))
        self._state = self.add_text("")
        self._words = QPushButton(self.tr("&Write it down…"))
        check = QPushButton(self.tr("&Check my recovery phrase…"))
        self._words.clicked.connect(self.words_wanted)
        check.clicked.connect(self.check_wanted)
        self.add_buttons(self._words, check)

    def _add_lock(self, minutes: int) -> None:
        self.add_part(self.tr("Lock"))
        self.add_text(
            self.tr(
                "Locked, BateCerto closes the data, forgets its key and shows nothing of it. A running job ends first."
            )
            if self._encrypted
            else self.tr("Only encrypted data can be locked.")
        )
        name = QLabel(self.tr("&Lock by itself"))
        self._after = QComboBox()
        self._after.setAccessibleName(self.tr("Lock by itself"))
        for choice in LOCK_CHOICES:
            text = self.tr("after %n minute(s) without keyboard or mouse", None, choice) if choice else self.tr("never")
            self._after.addItem(text, choice)
        self._after.setCurrentIndex(max(self._after.findData(minutes), 0))
        self._after.activated.connect(lambda _: self.lock_after_chosen.emit(self._after.currentData()))
        name.setBuddy(self._after)
        now = QPushButton(self.tr("Lock &now"))
        now.setAutoDefault(False)
        now.clicked.connect(self.lock_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._after)
        row.addStretch(1)
        for part in (name, self._after, now):
            part.setEnabled(self._encrypted)
        self.column.addLayout(row)
        self.add_buttons(now)
