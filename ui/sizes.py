# SPDX-License-Identifier: MIT
"""How large things are: as large as their text asks for, and no larger than there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_OF_THE_SCREEN = 0.96
_USUAL_LINE = 15
"""How high a line of the usual text is, in pixels: widths that are told in pixels are meant for that."""


def scale(widget: QWidget) -> float:
    """How many times as large as the usual one a widget's text is; never less than 1."""
    return max(1.0, widget.fontMetrics().height() / _USUAL_LINE)


def scaled(widget: QWidget, pixels: int) -> int:
    """A length that is meant for the usual text, for the text of a widget."""
    return round(pixels * scale(widget))


def given_up(spare: Sequence[int], over: int) -> list[int]:
    """What each gives of what it can spare, in proportion, so that none looks squeezed beside a wide one.

    Args:
        spare: in pixels, none below 0.
        over: how many pixels are wanted of all together; where they cannot spare so many, each gives all.
    """
    whole = sum(spare)
    left = over = max(min(over, whole), 0)
    given = []
    for width in spare:
        given.append(min(left, -(-over * width // whole)) if left else 0)
        left -= given[-1]
    return given


def open_at(dialog: QWidget, wide: int, high: int) -> None:
    """Give a dialog its first size, in pixels: with large letters, what it would like may not fit on the screen."""
    room = dialog.screen().availableSize() * _OF_THE_SCREEN
    parent = dialog.parentWidget()
    if parent is not None:
        # Whoever made the window that large sees all of it.
        room = room.expandedTo(parent.window().size())
    dialog.resize(min(wide, room.width()), min(high, room.height()))


def grow_dialogs(times: float) -> None:
    """Make the dialogs that are open larger, because their text became so."""
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            open_at(top, round(top.width() * times), round(top.height() * times))


def follow(widget: QWidget, fit: Callable[[], object]) -> None:
    """Fit something to a widget's text now, and again whenever the text becomes another."""
    fit()
    widget.installEventFilter(_Follower(widget, fit))


class _Follower(QObject):
    """Watches a widget's font."""

    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._fit = fit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange and watched is self.parent():
            self._fit()
        return False
