# SPDX-License-Identifier: MIT
"""The strip in the window that says what happened; it can be dismissed, and can show details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QStyle, QVBoxLayout, QWidget

from ui.notice import Level, Notice, Offer
from ui.sizes import follow, scaled

_ICONS = {
    Level.INFO: QStyle.StandardPixmap.SP_MessageBoxInformation,
    Level.WARNING: QStyle.StandardPixmap.SP_MessageBoxWarning,
    Level.ERROR: QStyle.StandardPixmap.SP_MessageBoxCritical,
}
_MOST_LINES = 6
_SIGN = 16


class NoticeStrip(QFrame):
    """Shows the newest notice until it is dismissed or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Notices"))
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details_button = QPushButton(self.tr("Details"))
        self._details_button.setCheckable(True)
        self._dismiss_button = QPushButton(self.tr("Dismiss"))
        self._offer: Offer | None = None
        self._refusal: Offer | None = None
        self._second: Offer | None = None
        self._offer_button, self._second_button = QPushButton(), QPushButton()
        self._level = Level.INFO
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Details of the notice"))
        self._lay_out()
        follow(self, self._draw_sign)
        self._details_button.toggled.connect(self._details.setVisible)
        self._dismiss_button.clicked.connect(self._dismiss)
        self._offer_button.clicked.connect(self._take_offer)
        self._second_button.clicked.connect(self._take_second)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Replace what the strip says."""
        self._level = notice.level
        self._draw_sign()
        self._text.setText(notice.text)
        self._text.setAccessibleName(notice.text)
        self._details.setPlainText("\n".join(notice.details))
        lines = min(max(len(notice.details), 2), _MOST_LINES)
        self._details.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 12)
        self._details_button.setVisible(bool(notice.details))
        self._details_button.setChecked(bool(notice.details) and notice.level is Level.ERROR)
        self._details.setVisible(self._details_button.isChecked())
        self._offer = notice.offer
        self._offer_button.setText(notice.offer.text if notice.offer else "")
        self._offer_button.setVisible(notice.offer is not None)
        self._second = notice.second
        self._second_button.setText(notice.second.text if notice.second else "")
        self._second_button.setVisible(notice.second is not None)
        self._refusal = notice.refusal
        self._dismiss_button.setText(notice.refusal.text if notice.refusal else self.tr("Dismiss"))
        self.show()

    def clear(self) -> None:
        """Say nothing, and keep nothing of what was said."""
        self.show_notice(Notice(""))
        # A label whose text can be selected takes a new one over only when it is measured or painted.
        self._text.sizeHint()
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says, empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def details(self) -> str:
        """The lines behind the details button."""
        return self._details.toPlainText()

    def _draw_sign(self) -> None:
        side = scaled(self, _SIGN)
        self._icon.setPixmap(self.style().standardIcon(_ICONS[self._level]).pixmap(side, side))

    def _take_offer(self) -> None:
        if self._offer is not None:
            self._offer.take()

    def _take_second(self) -> None:
        if self._second is not None:
            self._second.take()

    def _dismiss(self) -> None:
        self.hide()
        if self._refusal is not None:
            self._refusal.take()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, stretch=1)
        line.addWidget(self._offer_button, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._second_button, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._details_button, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._dismiss_button, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._details)
