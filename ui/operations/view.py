# SPDX-License-Identifier: MIT
"""The Operations tab: the list above, and below what came of the chosen one, its history and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from domain.operations import Line, Operation, OperationEvent, OperationState
from domain.reconciliation import BucketStatus
from ui import formats, theme
from ui.gate.page import label
from ui.operations.table import FiguresTable, OperationsTable
from ui.texts import operations as texts

if TYPE_CHECKING:
    from domain.by_hand import HandRecord, HandRow
    from domain.use_cases.settle import OperationRow

_SIZES = (260, 300)
_LOUD = (OperationState.UNKNOWN, OperationState.NEEDS_REVIEW)


class OperationsView(QWidget):
    """Shows what it is given; what is wanted of it, it tells.

    Signals:
        chosen(object): the number of the operation to show, None for none.
        ask_wanted: to ask the portal now about all that is in doubt.
        answered(bool): a person knows whether the portal has the chosen one.
    """

    chosen = Signal(object)
    ask_wanted = Signal()
    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = OperationsTable()
        self.figures = FiguresTable()
        self._state = label("")
        self._history = QPlainTextEdit()
        self._history.setReadOnly(True)
        self._history.setTabChangesFocus(True)
        # With the keyboard too, so that a cursor shows where the focus is.
        self._history.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._history.setAccessibleName(self.tr("History of the operation"))
        self._ask = QPushButton(self.tr("&Ask the portal now"))
        self._taken = QPushButton(self.tr("The portal has &it…"))
        self._not_taken = QPushButton(self.tr("The portal does &not have it…"))
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._operation: Operation | None = None
        self._doubtful = False
        self._ready = True
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.key_selected.connect(self.chosen)
        self._ask.clicked.connect(self.ask_wanted)
        self._taken.clicked.connect(lambda: self.answered.emit(True))
        self._not_taken.clicked.connect(lambda: self.answered.emit(False))
        self.show_nothing()

    def set_rows(self, rows: Sequence[OperationRow], by_hand: Sequence[HandRow] = ()) -> None:
        """Show the operations there are, and what was done by hand."""
        self._doubtful = any(row.operation.state is OperationState.UNKNOWN for row in rows)
        self.table.set_rows(rows, by_hand)
        self._set_buttons()

    def set_ready(self, *, ready: bool) -> None:
        """Let jobs be started, or not while one runs."""
        self._ready = ready
        self._set_buttons()

    def show_nothing(self) -> None:
        """No operation is chosen."""
        self._operation = None
        self._state.setText("")
        self._history.clear()
        self.figures.set_lines([])
        self._set_buttons()

    def show_operation(self, operation: Operation, events: Sequence[OperationEvent], now: datetime) -> None:
        """Show what came of one.

        Args:
            now: what ages count from.
        """
        self._operation = operation
        self._say(texts.standing(operation, now), loud=operation.state in _LOUD)
        self._history.setPlainText("\n".join(_line(event) for event in events))
        self.figures.set_lines(operation.lines)
        self._set_buttons()

    def show_by_hand(self, record: HandRecord, lines: Sequence[Line]) -> None:
        """Show what was done by hand, and what a delivery declared."""
        self._operation = None
        self._say(texts.by_hand_explained(record), loud=False)
        told = [formats.date_time(record.at), texts.by_hand_in_short(record.kind), record.who]
        told += [f"SHA-256 {record.sha256}"] if record.sha256 else []
        self._history.setPlainText(" · ".join(part for part in told if part))
        self.figures.set_lines(lines)
        self._set_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_loud"):
            self._draw_state()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._fit_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what came of the chosen one take the lines that it needs."""
        super().resizeEvent(event)
        self._fit_state()

    def _say(self, said: str, *, loud: bool) -> None:
        self._state.setText(said)
        self._state.setAccessibleName(said)
        self._loud = loud
        self._draw_state()

    def _draw_state(self) -> None:
        palette = QPalette(self.palette())
        if self._loud:
            colour = theme.state_colour(BucketStatus.DIVERGES, self.palette())
            palette.setColor(QPalette.ColorRole.WindowText, colour)
        self._state.setPalette(palette)
        font = self._state.font()
        font.setBold(self._loud)
        self._state.setFont(font)
        self._fit_state()

    def _fit_state(self) -> None:
        """Give the sentence all of its lines: a splitter does not ask how many they are at its width."""
        inside = self.width() - self._column.contentsMargins().left() - self._column.contentsMargins().right()
        self._state.setMinimumHeight(max(self._state.heightForWidth(inside), 0))

    def set_filter(self, text: str) -> None:
        """Narrow the list to operations that hold the text."""
        self.table.set_filter(text)

    def save_state(self) -> QByteArray:
        """Columns and sorting, for restore_state."""
        return self.table.save_state()

    def restore_state(self, state: QByteArray) -> bool:
        """Put it back as it was left, as far as it fits."""
        return self.table.restore_state(state)

    @property
    def operation(self) -> Operation | None:
        """The one that is shown."""
        return self._operation

    def _set_buttons(self) -> None:
        waits = self._operation is not None and self._operation.state is OperationState.NEEDS_REVIEW
        self._ask.setEnabled(self._ready and self._doubtful)
        for button in (self._taken, self._not_taken):
            button.setVisible(waits)
            button.setEnabled(self._ready)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._ask, self._taken, self._not_taken):
            buttons.addWidget(button)
        buttons.addStretch(1)
        parts = QHBoxLayout()
        parts.setSpacing(8)
        parts.addWidget(self._history, stretch=1)
        parts.addWidget(self.figures, stretch=1)
        below = QWidget()
        column = self._column = QVBoxLayout(below)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._state)
        column.addLayout(buttons)
        column.addLayout(parts, stretch=1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(below)
        self._splitter.setSizes(list(_SIZES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)


def _line(event: OperationEvent) -> str:
    parts = [formats.date_time(event.at), texts.why(event.why)]
    parts += [part for part in (event.receipt, texts.noted(event.why, event.note), event.who) if part]
    return " · ".join(parts)
