# SPDX-License-Identifier: MIT
"""The strip at the bottom: what is running, how far it is, and how fresh each side is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QResizeEvent


_MARGIN = _SPACING = 8
_AROUND_WORDS = 4


class StatusStrip(QWidget):
    """Left the running job with its progress and Cancel, right the freshness.

    Signals:
        cancel_wanted: the clerk pressed Cancel.
        pause_wanted(bool): the clerk pressed Pause, or Go on where False.
    """

    cancel_wanted = Signal()
    pause_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._pause = QPushButton(self.tr("Pause"))
        self._is_paused = False
        self._selection = QLabel()
        self._freshness = QLabel()
        self._trouble = QLabel()
        self._told = self._told_short = self._chosen = self._chosen_short = self._chosen_tip = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        layout.setSpacing(_SPACING)
        layout.addWidget(self._task)
        layout.addWidget(self._bar)
        layout.addWidget(self._pause)
        layout.addWidget(self._cancel)
        layout.addWidget(self._selection)
        layout.addStretch(1)
        layout.addWidget(self._trouble)
        layout.addWidget(self._freshness)
        # The strip keeps its height when the bar and the button come and go.
        self._keep_height()
        self._cancel.clicked.connect(self.cancel_wanted)
        self._pause.clicked.connect(lambda: self.pause_wanted.emit(not self._is_paused))
        self.idle()

    def dress(self) -> None:
        """Add what the first painting did without; see main_window."""
        for label in (self._task, self._freshness, self._trouble, self._selection):
            label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
            # What does not fit must not widen the window; which gives way is told in _fit.
            label.setMinimumWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.FontChange and hasattr(self, "_told"):
            self._keep_height()
            self._fit()

    def _keep_height(self) -> None:
        self.setMinimumHeight(self._cancel.sizeHint().height() + 8)

    def _fit(self) -> None:
        """Let what is said at the left have its room: first the freshness gives way, and at last it is cut itself."""
        busy, advance = not self._bar.isHidden(), self.fontMetrics().horizontalAdvance
        said = self._told if busy else self._chosen
        others = [self._bar, self._pause, self._cancel, self._trouble]
        taken = [max(each.minimumWidth(), each.sizeHint().width()) for each in others if not each.isHidden()]
        room = self.width() - 2 * _MARGIN - sum(taken) - _SPACING * (len(taken) + 1) - _AROUND_WORDS
        fresh = advance(self._freshness.text()) + _SPACING + _AROUND_WORDS
        # Alone it stays: the window is never so narrow.
        alone = not said and self._trouble.isHidden()
        self._freshness.setVisible(alone or advance(said) + fresh <= room)
        if busy and self._told_short and advance(said) + fresh > room:
            said = self._told_short
            self._freshness.setVisible(advance(said) + fresh <= room)
        if not busy and self._chosen_short and advance(said) > room:
            said = self._chosen_short
        if advance(said) > room:
            # Only there: the strip belongs to the window that is painted first.
            from ui.elided import cut

            said = cut(self, said, room)
        label = self._task if busy else self._selection
        label.setText(said)
        label.setToolTip(self._told if busy else f"{self._chosen}\n{self._chosen_tip}".strip())

    def working(
        self,
        text: str,
        done: int = 0,
        total: int = 0,
        *,
        can_cancel: bool = True,
        can_pause: bool = False,
        paused: bool = False,
        short: str = "",
    ) -> None:
        """Show a running job; total 0 where the end is not known.

        Args:
            short: the same for where there is little room.
        """
        self._told, self._told_short = text, short
        self._task.setAccessibleName(text)
        # A total of 0 makes the bar run without an end.
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        # A running job needs the room, and may be mending it.
        self._trouble.hide()
        self._selection.hide()
        self._cancel.setVisible(can_cancel)
        self._is_paused = paused
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self._pause.setVisible(can_pause)
        self._fit()

    def idle(self) -> None:
        """Show that nothing is running."""
        self._told = self._told_short = ""
        self._task.clear()
        self._trouble.setVisible(bool(self._trouble.text()))
        self._selection.setVisible(bool(self._chosen))
        self._bar.hide()
        self._pause.hide()
        self._cancel.hide()
        self._fit()

    def set_freshness(self, text: str) -> None:
        """Say when each side was last brought in."""
        self._freshness.setText(text)
        self._freshness.setAccessibleName(text)
        self._fit()

    def set_trouble(self, text: str, colour: QColor | None = None) -> None:
        """Say what does not go well, beside the freshness; nothing where the text is empty."""
        self._trouble.setText(text)
        self._trouble.setAccessibleName(text)
        self._trouble.setVisible(bool(text) and self._bar.isHidden())
        if colour is not None:
            self._trouble.setStyleSheet(f"color: {colour.name()}")
        self._fit()

    def set_selection(self, text: str, tip: str = "", short: str = "") -> None:
        """Say what the selected rows add up to; nothing where the text is empty.

        Args:
            short: what is said where there is no room for the text.
        """
        self._chosen, self._chosen_short, self._chosen_tip = text, short, tip
        self._selection.setAccessibleName(text)
        self._selection.setVisible(bool(text) and self._bar.isHidden())
        self._fit()

    @property
    def selection_text(self) -> str:
        """What is said of the selected rows."""
        return self._chosen

    @property
    def trouble_text(self) -> str:
        """What is said not to go well."""
        return self._trouble.text()

    @property
    def task_text(self) -> str:
        """What is running, empty while idle."""
        return self._told

    @property
    def freshness_text(self) -> str:
        """What is said about freshness."""
        return self._freshness.text()
