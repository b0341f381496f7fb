# SPDX-License-Identifier: MIT
"""Asks for the words of a decision, and shows what it would change; the window can be used meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from domain.decisions import Verb
from ui.texts import decision_dialogs as sentences

_WIDE_IN_FIGURES = 72
_MOST_LINES = 6


class DecisionDialog(QDialog):
    """A decision about one divergence or many.

    Args:
        about: what it is about, in a line or two.
    """

    def __init__(self, verb: Verb, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentences.title(verb))
        self._verb = verb
        self._changes = 0
        self._about = _label(about)
        self._left_title, self._left = _label(""), _lines(self.tr("What is left alone, and why"))
        self._words = QComboBox()
        self._words.setEditable(True)
        self._words.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._effect = _label(sentences.effect(verb))
        self._effect.setVisible(bool(self._effect.text()))
        self._ask = _label(sentences.asked(verb))
        self._ask.setBuddy(self._words)
        self._words.setAccessibleName(sentences.asked(verb).replace("&", ""))
        edit = self._words.lineEdit()
        assert edit is not None
        edit.setAccessibleName(self._words.accessibleName())
        edit.setClearButtonEnabled(True)
        self._do = QPushButton(sentences.button(verb, 1))
        self._words.editTextChanged.connect(lambda _: self._arrange())
        self._lay_out()
        # Only of a button that is in the dialog does the dialog learn what Enter presses.
        self._do.setDefault(True)
        self.show_effect(0, about, [])
        edit.setFocus()

    def offer_reasons(self, reasons: Sequence[str]) -> None:
        """Give words that were used before to choose from; what was written meanwhile stays."""
        written = self._words.currentText()
        blocked = self._words.blockSignals(True)
        self._words.addItems(list(reasons))
        self._words.setCurrentIndex(-1)
        self._words.setEditText(written)
        self._words.blockSignals(blocked)

    def show_effect(self, changes: int, about: str, left_alone: Sequence[str]) -> None:
        """Show what would change, and why the rest would not."""
        self._changes = changes
        self._about.setText(about)
        self._left.setPlainText("\n".join(left_alone))
        lines = min(max(len(left_alone), 2), _MOST_LINES)
        self._left.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 12)
        self._left_title.setText(sentences.left_alone(len(left_alone)))
        for part in (self._left_title, self._left):
            part.setVisible(bool(left_alone))
        self._do.setText(sentences.button(self._verb, changes))
        self._arrange()
        # As high as it needs at its width; its own wish is meant for a narrower one.
        wide = max(self.minimumWidth(), self.minimumSizeHint().width())
        self.resize(wide, self._column.totalHeightForWidth(wide))

    @property
    def words(self) -> str:
        """What was written or chosen."""
        return self._words.currentText().strip()

    def _arrange(self) -> None:
        wants = self._verb is not Verb.UNDO
        self._ask.setVisible(wants)
        self._words.setVisible(wants)
        self._do.setEnabled(self._changes > 0 and (bool(self.words) or not self._verb.wants_reason))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (self._about, self._effect, self._left_title, self._left, self._ask, self._words):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * _WIDE_IN_FIGURES)


def _label(text: str) -> QLabel:
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def _lines(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made
