# SPDX-License-Identifier: MIT
"""The labels that the detail is made of: sentences that wrap, and figures that are never cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ui import formats, theme

if TYPE_CHECKING:
    from domain.values import Money


def sentence(text: str = "", *, faint: bool = False, bold: bool = False) -> QLabel:
    """Words that wrap and can be selected; they never widen what they stand in."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # A long word may be cut by the pane's edge, but must not widen the pane.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if faint:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    embolden(label, on=bold)
    return label


def figure(text: str = "", *, faint: bool = False, bold: bool = False) -> QLabel:
    """A figure at the right of its place, with digits of one width."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.tabular(label.font()))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    if faint:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    else:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    embolden(label, on=bold)
    return label


def amount(value: Money, what: str, *, sign: bool = True, bold: bool = False) -> QLabel:
    """An amount of money without its unit; a screen reader says what it is, and the amount in words."""
    label = figure(formats.money(value, sign=sign), bold=bold)
    label.setAccessibleName(f"{what}: {formats.spoken_money(value)}")
    return label


def embolden(label: QWidget, *, on: bool = True) -> None:
    """Make a label's words bold, or plain."""
    font = label.font()
    font.setBold(on)
    label.setFont(font)


def push_button(text: str, do: Callable[[], object]) -> QPushButton:
    """A button that is as wide as its words."""
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda _=False: do())
    return button


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.HLine)
    made.setForegroundRole(QPalette.ColorRole.Mid)
    made.setFrameShadow(QFrame.Shadow.Plain)
    return made
