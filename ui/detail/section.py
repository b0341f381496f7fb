# SPDX-License-Identifier: MIT
"""A titled part of the detail that opens and closes, and evidence that is made when somebody wants to see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.detail.labels import embolden
from ui.elided import Elided, cut

_INDENT = 12

_AROUND_THE_WORDS = 12


class Opener(QToolButton):
    """A title with an arrow; pressed, it opens what is below it, and pressed again it closes that.

    Signals:
        turned(bool): it is open now, or closed.
    """

    turned = Signal(bool)

    def __init__(self, title: str, *, is_open: bool, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = is_open
        self.setText(title)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        embolden(self, on=bold)
        self.clicked.connect(lambda _=False: self.turn(is_open=not self.is_open))
        self._show()

    def turn(self, *, is_open: bool) -> None:
        """Open, or close."""
        if is_open != self.is_open:
            self.is_open = is_open
            self._show()
            self.turned.emit(is_open)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is drawn
        """Cut a title that is wider than its place; the tool tip has the whole of it."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        room = self.width() - self.iconSize().width() - _AROUND_THE_WORDS
        option.text = cut(self, self.text(), room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell in a tool tip what is cut."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() else "")

    def _show(self) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow)
        self.setAccessibleDescription(self.tr("Open") if self.is_open else self.tr("Closed"))


class Section(QWidget):
    """A title, a few words beside it, and a body.

    Args:
        tells_more: whether the words beside the title tell what the open body does not.
    """

    def __init__(
        self, title: str, *, is_open: bool = True, tells_more: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._opener = Opener(title, is_open=is_open, bold=True)
        self._opener.turned.connect(lambda _: self._show_body())
        self._opener.clicked.connect(lambda _=False: self._keep())
        self._tells_more = tells_more
        self._summary = Elided()
        self._summary.setForegroundRole(self._summary.palette().ColorRole.PlaceholderText)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._body = QWidget()
        self._kept = False
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._opener, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._summary, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._body)

    def put(self, body: QWidget, summary: str = "") -> None:
        """Show something else in it."""
        old, had_focus = self._body, self._body.isAncestorOf(self.focusWidget() or self)
        self._body = body
        self._column.replaceWidget(old, body)
        old.hide()
        old.deleteLater()
        if had_focus:
            self._opener.setFocus()
        self._show_body()
        self.set_summary(summary)

    def set_summary(self, text: str) -> None:
        """Say a few words beside the title."""
        self._summary.setText(text)
        self._opener.setAccessibleName(f"{self._opener.text()}, {text}" if text else self._opener.text())

    def suggest(self, *, is_open: bool) -> None:
        """Open or close it, unless the clerk has done so already."""
        if not self._kept:
            self._opener.turn(is_open=is_open)

    @property
    def is_open(self) -> bool:
        """Whether its body is seen."""
        return self._opener.is_open

    def _keep(self) -> None:
        self._kept = True

    def _show_body(self) -> None:
        self._body.setVisible(self.is_open)
        self._summary.setVisible(self._tells_more or not self.is_open)


class Disclosure(QWidget):
    """A line that opens what it is about, which is made then.

    Args:
        beside: a few words at the right.
    """

    def __init__(
        self, title: str, make: Callable[[], QWidget], beside: QLabel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._opener = Opener(title, is_open=False)
        self._opener.turned.connect(self._show)
        self._content: QWidget | None = None
        head = QHBoxLayout()
        head.addWidget(self._opener)
        head.addStretch(1)
        if beside is not None:
            head.addWidget(beside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _show(self, is_open: bool) -> None:
        if self._content is None:
            self._content = self._make()
            holder = QHBoxLayout()
            holder.setContentsMargins(_INDENT, 0, 0, 4)
            holder.addWidget(self._content)
            self._column.addLayout(holder)
        self._content.setVisible(is_open)


def column(parent: QWidget | None = None, *, spacing: int = 4) -> tuple[QWidget, QVBoxLayout]:
    """A widget with things below each other."""
    body = QWidget(parent)
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return body, layout
