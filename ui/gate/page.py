# SPDX-License-Identifier: MIT
"""The frame of the pages that a closed store shows: a title, a sentence, fields, and what is wrong with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.sizes import scaled

_WIDTH_IN_FIGURES = 76
_STRETCH = 100
_SIGN = 16


class GatePage(QWidget):
    """One question in the middle of the window.

    Signals:
        answered(object): an Unlocking, a Recovering or a Wish.
        left: Esc was pressed.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QWidget | None = None
        self.form = QVBoxLayout()
        self.form.setSpacing(8)
        self._body = QWidget()
        self._problem_icon, self._problem = QLabel(), label("")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Opening…"))
        self._lay_out(title, text)
        self.refuse("")
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def refuse(self, problem: str) -> None:
        """Say what is wrong, where anything is, and let the clerk answer again with the text at hand."""
        self._problem.setText(problem)
        self._problem.setAccessibleName(problem)
        for part in (self._problem, self._problem_icon):
            part.setVisible(bool(problem))
        self._set_busy(busy=False)
        self.focus_first()

    def wait(self) -> None:
        """Show that an answer is being tried."""
        self._set_busy(busy=True)

    def focus_first(self) -> None:
        """Go to where the clerk begins, with what stands there selected."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(self._first, QLineEdit):
                self._first.selectAll()

    @property
    def problem(self) -> str:
        """What is said to be wrong, empty where nothing is."""
        return self._problem.text()

    def begin_with(self, widget: QWidget) -> None:
        """Name the field or button that has the focus first."""
        self._first = widget
        self.setFocusProxy(widget)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A row of buttons, the first of which is the default."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        self.form.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._body.setMaximumWidth(self._wide())
            self._draw_sign()

    def _wide(self) -> int:
        return self.fontMetrics().horizontalAdvance("0") * _WIDTH_IN_FIGURES

    def _draw_sign(self) -> None:
        side = scaled(self, _SIGN)
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        self._problem_icon.setPixmap(icon.pixmap(side, side))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._body.setEnabled(not busy)

    def _lay_out(self, title: str, text: str) -> None:
        self._draw_sign()
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._problem_icon, alignment=Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._problem, stretch=1)
        column = QVBoxLayout(self._body)
        column.setSpacing(12)
        column.addWidget(heading(title))
        column.addWidget(label(text))
        column.addLayout(told)
        column.addLayout(self.form)
        self._body.setMaximumWidth(self._wide())
        across = QHBoxLayout()
        across.addStretch(1)
        inner = QVBoxLayout()
        inner.addStretch(1)
        inner.addWidget(self._body)
        inner.addWidget(self._busy)
        inner.addStretch(2)
        across.addLayout(inner, _STRETCH)
        across.addStretch(1)
        inside = QWidget()
        inside.setLayout(across)
        # In a small window with large letters everything can still be reached.
        scrolling = QScrollArea()
        scrolling.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolling.setWidgetResizable(True)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling)


def heading(text: str) -> QLabel:
    """A title over a page or a part of it."""
    made = label(text)
    theme.enlarge(made, 1.3, bold=True)
    return made


def label(text: str) -> QLabel:
    """A sentence that wraps."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made
