# SPDX-License-Identifier: MIT
"""What the pages of the settings have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.gate.page import heading, label


class SettingsPage(QWidget):
    """One subject: a title, and parts below it.

    Attributes:
        title: as it stands in the list of pages.

    Signals:
        asking(object): what was changed must be kept or dropped first; a function that goes on then.
        settled: nothing is waiting to be kept any more.
    """

    asking = Signal(object)
    settled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(heading(title))
        self._said = label("")
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Nothing moves under the mouse when something is said.
        policy = self._said.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._said.setSizePolicy(policy)
        self._keep_a_line()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_said"):
            self._keep_a_line()

    def _keep_a_line(self) -> None:
        self._said.setMinimumHeight(self.fontMetrics().lineSpacing())

    def arrive(self) -> None:
        """The page came to the front."""

    @property
    def is_pending(self) -> bool:
        """Whether something was changed that is not kept."""
        return False

    async def keep(self) -> bool:
        """Keep what was changed; False where that cannot be, and why was said."""
        return True

    def drop(self) -> None:
        """Show again what is kept."""

    def tell_pending(self) -> None:
        """Say, after every change, where nothing waits."""
        if not self.is_pending:
            self.settled.emit()

    def set_ready(self, *, ready: bool) -> None:
        """Let jobs be started, or not while one runs."""

    def say(self, text: str) -> None:
        """Tell how something went."""
        self._said.setText(text)
        self._said.setAccessibleName(text)
        self._said.setVisible(bool(text))
        if text:
            # Once it has its place: what stands below the edge would not be seen.
            QTimer.singleShot(0, self._said, self._bring_to_sight)

    def _bring_to_sight(self) -> None:
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is not None:
            self.column.activate()
            place.ensureWidgetVisible(self._said, 0, self.column.contentsMargins().bottom())

    @property
    def said(self) -> str:
        """What was told last."""
        return self._said.text()

    def add_part(self, title: str) -> None:
        """A title within the page."""
        part = QLabel(title)
        font = part.font()
        font.setBold(True)
        part.setFont(font)
        self.column.addSpacing(8)
        self.column.addWidget(part)

    def add_text(self, text: str) -> QLabel:
        """A sentence."""
        made = label(text)
        self.column.addWidget(made)
        return made

    def add_said(self) -> None:
        """The place for say."""
        self.column.addWidget(self._said)
        self.say("")

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A row of buttons."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
