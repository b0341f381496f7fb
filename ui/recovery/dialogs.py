# SPDX-License-Identifier: MIT
"""The dialogs of the recovery phrase: the words, the three that are asked for, and all of them from paper."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from domain.errors import BateCertoError, InvalidValue
from ui import theme
from ui.gate.fields import PhraseField
from ui.gate.page import heading, label
from ui.texts import keys as texts
from ui.texts.errors import error

if TYPE_CHECKING:
    from domain.ports import RecoveryPhrase
    from ui.task_scope import TaskScope

_COLUMNS = 4
_ASKED = 3
_LANGUAGES = ("pt", "en")
_GAP = 16


class PhraseDialog(QDialog):
    """Shows the words, asks for three of them, and has the phrase marked as checked.

    Args:
        words: in their order; chance: chooses the places that are asked for.

    Signals:
        checked: the phrase is marked.
    """

    checked = Signal()

    def __init__(
        self,
        recovery: RecoveryPhrase,
        words: Sequence[str],
        chance: random.Random,
        scope: TaskScope,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._words = list(words)
        self._scope = scope
        self._places = sorted(chance.sample(range(len(self._words)), _ASKED))
        self._fields = [QLineEdit() for _ in self._places]
        self._problem = label("")
        self._next = QPushButton(self.tr("&Next"))
        self._back = QPushButton(self.tr("&Show the words again"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._shown())
        self._pages.addWidget(self._asked())
        self.setWindowTitle(self.tr("Recovery phrase"))
        self._lay_out()
        self._next.clicked.connect(self._go_on)
        self._back.clicked.connect(lambda: self._turn_to(0))
        self._turn_to(0)

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._back.setVisible(page == 1)
        self._next.setText(self.tr("&Next") if page == 0 else self.tr("&Check"))
        self._say("")
        if page == 0:
            self._next.setFocus()
        else:
            self._fields[0].setFocus()

    def _go_on(self) -> None:
        if self._pages.currentIndex() == 0:
            self._turn_to(1)
            return
        wrong = [
            (place, field)
            for place, field in zip(self._places, self._fields, strict=True)
            if not texts.same_word(field.text(), self._words[place])
        ]
        if wrong:
            self._say(texts.words_do_not_fit([place + 1 for place, _ in wrong]))
            wrong[0][1].setFocus()
            wrong[0][1].selectAll()
        else:
            self._next.setEnabled(False)
            self._scope.start(self._mark(), name="check phrase")

    async def _mark(self) -> None:
        try:
            await asyncio.to_thread(self._recovery.check, " ".join(self._words))
        except BateCertoError as problem:
            self._say(error(problem))
            self._next.setEnabled(True)
        else:
            self.checked.emit()
            self.accept()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setAccessibleName(problem)

    def _shown(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(texts.why_words()))
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        grid = QGridLayout(frame)
        grid.setHorizontalSpacing(_GAP)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        rows = -(-len(self._words) // _COLUMNS)
        for at, word in enumerate(self._words):
            # Down each column, as one writes a list; labels give nothing to the clipboard.
            number, shown = QLabel(f"{at + 1}"), QLabel(word)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setForegroundRole(number.palette().ColorRole.PlaceholderText)
            shown.setFont(font)
            theme.enlarge(shown, 1.1)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            shown.setAccessibleName(f"{at + 1}: {word}")
            grid.addWidget(number, at % rows, 2 * (at // rows))
            grid.addWidget(shown, at % rows, 2 * (at // rows) + 1)
        for place in range(_COLUMNS):
            grid.setColumnStretch(2 * place + 1, 1)
        column.addWidget(frame)
        column.addStretch(1)
        return page

    def _asked(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(self.tr("To make sure that the paper is right, take these words from it.")))
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, (place, field) in enumerate(zip(self._places, self._fields, strict=True)):
            name = QLabel(self.tr("Word {n}").format(n=place + 1))
            name.setBuddy(field)
            field.setAccessibleName(name.text())
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        column.addWidget(self._problem)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        later = QPushButton(self.tr("&Later"))
        later.clicked.connect(self.reject)
        self._next.setDefault(True)
        for button in (later, self._back):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._next)
        row.addWidget(later)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(heading(self.tr("Write these 24 words on paper")))
        column.addWidget(self._pages, stretch=1)
        column.addLayout(row)
        self.resize(self.fontMetrics().horizontalAdvance("0") * 84, self.sizeHint().height())


class CheckDialog(QDialog):
    """Takes all the words from paper and says whether they are right, or which one is not.

    Signals:
        checked: they are right, and marked as such.
    """

    checked = Signal()

    def __init__(self, recovery: RecoveryPhrase, scope: TaskScope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._scope = scope
        self._words = PhraseField()
        self._said = label("")
        self._check = QPushButton(self.tr("&Check"))
        self.setWindowTitle(self.tr("Check the recovery phrase"))
        self._lay_out()
        self._check.clicked.connect(self._start)
        self._words.changed.connect(lambda: self._check.setEnabled(self._words.complete))
        self._check.setEnabled(False)
        self._words.setFocus()

    def _start(self) -> None:
        self._check.setEnabled(False)
        self._scope.start(self._look(), name="check phrase")

    async def _look(self) -> None:
        words = self._words.words
        try:
            right, wrong = await asyncio.to_thread(_compared, self._recovery, words)
        except BateCertoError as problem:
            self._say(error(problem))
        else:
            self._say(texts.phrase_checked(right=True) if right else texts.words_do_not_fit(wrong))
            if right:
                self.checked.emit()
        self._check.setEnabled(self._words.complete)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._check, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._check.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Write the 24 words as they are on your paper, in either language.")))
        column.addWidget(self._words)
        column.addWidget(self._said)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().horizontalAdvance("0") * 72, self.sizeHint().height())


def _compared(recovery: RecoveryPhrase, words: Sequence[str]) -> tuple[bool, list[int]]:
    """Whether they are the words, remembered where they are; else the numbers of those that do not fit. Blocking."""
    try:
        if recovery.check(" ".join(words)):
            return True, []
    except InvalidValue:
        # Of the two languages, the one that was meant.
        pass
    wrong = [
        [
            at
            for at, (one, other) in enumerate(zip(words, recovery.words(lang), strict=True), 1)
            if not texts.same_word(one, other)
        ]
        for lang in _LANGUAGES
    ]
    return False, min(wrong, key=len)
