# SPDX-License-Identifier: MIT
"""The questions that a closed store asks, each a page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from domain.protection import Protection, Unlocking
from ui.gate.fields import NewPassphrase, PhraseField, secret_field, show_letters
from ui.gate.page import GatePage, label
from ui.gate.wishes import Recovering, Wish

translate = QCoreApplication.translate


class ProtectPage(GatePage):
    """How a new store is to be protected, where no keychain does it by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("gate", "How should your data be protected?"),
            translate(
                "gate",
                "There is no data here yet. BateCerto keeps names, social-security numbers and wages, so it encrypts "
                "what it keeps. This machine has no keychain for the key: a passphrase of yours opens the data then, "
                "each time that BateCerto starts.",
            ),
            parent,
        )
        self._passphrase = NewPassphrase()
        self._encrypt = QPushButton(self.tr("&Encrypt with this passphrase"))
        self._plain = QPushButton(self.tr("&Keep it unencrypted on this computer"))
        self.form.addWidget(self._passphrase)
        self.add_buttons(self._encrypt)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        self.form.addWidget(line)
        self.form.addWidget(
            label(
                self.tr(
                    "Unencrypted, everybody who can read this computer's disk, or a copy of it, can read the wages. "
                    "That may do where the whole disk is encrypted. It cannot be changed later in the window."
                )
            )
        )
        self.add_buttons(self._plain)
        self.begin_with(self._passphrase.first)
        self._passphrase.changed.connect(self._look)
        self._passphrase.entered.connect(self._answer)
        self._encrypt.clicked.connect(self._answer)
        self._plain.clicked.connect(lambda: self.answered.emit(Unlocking(Protection.NONE)))
        self._look()

    def _look(self) -> None:
        self._encrypt.setEnabled(bool(self._passphrase.passphrase))

    def _answer(self) -> None:
        self.answered.emit(Unlocking(Protection.PASSPHRASE, self._passphrase.passphrase))


class PassphrasePage(GatePage):
    """The passphrase of a store.

    Args:
        locked: whether the window was open before.
    """

    def __init__(self, parent: QWidget | None = None, *, locked: bool = False) -> None:
        super().__init__(_closed(locked=locked), translate("gate", "Its passphrase opens it."), parent)
        self._field = secret_field(self.tr("Passphrase"))
        self._open = QPushButton(self.tr("&Open") if not locked else self.tr("&Unlock"))
        self._recover = QPushButton(self.tr("Use the &recovery phrase"))
        self.form.addWidget(self._field)
        self.form.addWidget(show_letters(self._field))
        self.add_buttons(self._open, self._recover)
        self.begin_with(self._field)
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self._answer)
        self._open.clicked.connect(self._answer)
        self._recover.clicked.connect(lambda: self.answered.emit(Wish.RECOVER))
        self._look()

    def _look(self) -> None:
        self._open.setEnabled(bool(self._field.text()))

    def _answer(self) -> None:
        # Without a passphrase of one's own, the one in the environment would count: that is no answer.
        if self._field.text():
            self.answered.emit(Unlocking(passphrase=self._field.text()))


class KeychainPage(GatePage):
    """A store whose key is in the keychain.

    Args:
        locked: whether the window was open before; else the keychain did not give the key.
    """

    def __init__(self, parent: QWidget | None = None, *, locked: bool = False) -> None:
        text = (
            translate("gate", "This machine's keychain opens it.")
            if locked
            else translate(
                "gate",
                "This machine's keychain does not give its key. Unlock the keychain and try again; where the key is "
                "lost, the recovery phrase brings it back.",
            )
        )
        super().__init__(_closed(locked=locked), text, parent)
        again = QPushButton(self.tr("&Unlock") if locked else self.tr("&Try again"))
        buttons = [again]
        again.clicked.connect(lambda: self.answered.emit(Wish.AGAIN))
        if not locked:
            recover = QPushButton(self.tr("Use the &recovery phrase"))
            recover.clicked.connect(lambda: self.answered.emit(Wish.RECOVER))
            buttons.append(recover)
        self.add_buttons(*buttons)
        self.begin_with(again)


class RecoveryPage(GatePage):
    """The words that bring a store's key back.

    Args:
        wants_passphrase: whether there is no keychain to keep the key, so that a new passphrase must.
    """

    def __init__(self, parent: QWidget | None = None, *, wants_passphrase: bool) -> None:
        text = (
            translate("gate", "Write the 24 words as they are on your paper, and a new passphrase for the data.")
            if wants_passphrase
            else translate(
                "gate", "Write the 24 words as they are on your paper. The key goes back into this machine's keychain."
            )
        )
        super().__init__(translate("gate", "Open the data with the recovery phrase"), text, parent)
        self._words = PhraseField()
        self._passphrase = NewPassphrase() if wants_passphrase else None
        self._recover = QPushButton(self.tr("&Open with these words"))
        back = QPushButton(self.tr("&Back"))
        self.form.addWidget(self._words)
        if self._passphrase is not None:
            self.form.addWidget(self._passphrase)
            self._passphrase.changed.connect(self._look)
            self._passphrase.entered.connect(self._answer)
        self.add_buttons(self._recover, back)
        self.begin_with(self._words.edit)
        self._words.changed.connect(self._look)
        self._recover.clicked.connect(self._answer)
        back.clicked.connect(lambda: self.answered.emit(Wish.BACK))
        self._look()

    @property
    def _new_passphrase(self) -> str:
        return self._passphrase.passphrase if self._passphrase is not None else ""

    def _look(self) -> None:
        right = self._passphrase is None or bool(self._passphrase.passphrase)
        self._recover.setEnabled(right and self._words.complete)

    def _answer(self) -> None:
        if self._recover.isEnabled():
            self.answered.emit(Recovering(" ".join(self._words.words), self._new_passphrase))


def _closed(*, locked: bool) -> str:
    return translate("gate", "BateCerto is locked") if locked else translate("gate", "The data is encrypted")
