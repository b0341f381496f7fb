# SPDX-License-Identifier: MIT
"""Fields for passphrases, and for the words of a recovery phrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from domain.protection import ADVISED_LENGTH
from ui.gate.page import label

translate = QCoreApplication.translate
WORDS = 24
_LINES = 4


def secret_field(name: str) -> QLineEdit:
    """A field that does not show what is typed."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field


def show_letters(*fields: QLineEdit) -> QCheckBox:
    """A box that shows what is typed into secret fields."""
    box = QCheckBox(translate("gate", "&Show what is typed"))
    modes = {True: QLineEdit.EchoMode.Normal, False: QLineEdit.EchoMode.Password}
    for field in fields:
        box.toggled.connect(lambda shown, field=field: field.setEchoMode(modes[shown]))
    return box


class NewPassphrase(QWidget):
    """A new passphrase, typed twice; what is wrong with it is said while it is typed.

    Signals:
        changed: it became right or wrong; see passphrase.
        entered: Enter was pressed on one that is right.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = secret_field(self.tr("Passphrase"))
        self.second = secret_field(self.tr("Passphrase once more"))
        self._hint = label("")
        # The page must not jump when the hint comes or goes.
        self._hint.setMinimumHeight(self._hint.fontMetrics().lineSpacing() * 2)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._shown = show_letters(self.first, self.second)
        self._lay_out()
        self.first.textChanged.connect(self._look)
        self.second.textChanged.connect(self._look)
        self.first.returnPressed.connect(self._enter)
        self.second.returnPressed.connect(self._enter)
        self._look()

    @property
    def passphrase(self) -> str:
        """What was typed twice; empty where the two differ."""
        return self.first.text() if self.first.text() == self.second.text() else ""

    @property
    def hint(self) -> str:
        """What is said about it."""
        return self._hint.text()

    def _look(self) -> None:
        self._hint.setText(self._advice())
        self._hint.setAccessibleName(self._hint.text())
        self.changed.emit()

    def _advice(self) -> str:
        one, two = self.first.text(), self.second.text()
        if not one.startswith(two):
            return self.tr("The two are not the same.")
        if not one:
            return self.tr(
                "{n} letters or more, such as a few words with blanks. Nobody can look it up for you."
            ).format(n=ADVISED_LENGTH)
        if len(one) < ADVISED_LENGTH:
            return self.tr("It is short: one of {n} letters or more is far harder to guess.").format(n=ADVISED_LENGTH)
        return self.tr("Its length is good.") if one == two else self.tr("Its length is good. Type it once more.")

    def _enter(self) -> None:
        if self.passphrase:
            self.entered.emit()
        elif self.first.hasFocus() and self.first.text():
            self.second.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for row, (text, field) in enumerate(
            ((self.tr("&Passphrase"), self.first), (self.tr("&Once more"), self.second))
        ):
            name = QLabel(text)
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._shown, 2, 1)
        grid.addWidget(self._hint, 3, 1)
        self.setFocusProxy(self.first)


class PhraseField(QWidget):
    """The 24 words, typed or pasted, with how many there are so far.

    Signals:
        changed: the words are others.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _WordsEdit()
        self.edit.setAccessibleName(self.tr("Recovery phrase"))
        self.edit.setPlaceholderText(self.tr("The 24 words, in their order, with blanks between them"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 12)
        self._count = QLabel()
        self.edit.textChanged.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self._count)
        self.setFocusProxy(self.edit)
        self._look()

    @property
    def words(self) -> list[str]:
        """The words so far; numbers before them, as on paper, are left out."""
        parts = self.edit.toPlainText().split()
        return [word for part in parts if (word := part.lstrip("0123456789.)"))]

    @property
    def complete(self) -> bool:
        """Whether there are as many as there should be."""
        return len(self.words) == WORDS

    def _look(self) -> None:
        self._count.setText(self.tr("{n} of {all} words").format(n=len(self.words), all=WORDS))
        self._count.setAccessibleName(self._count.text())
        self.changed.emit()


class _WordsEdit(QPlainTextEdit):
    """Enter goes on, as in a field of one line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
