# SPDX-License-Identifier: MIT
"""How large dialogs open: as large as their content asks for, and no larger than there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_OF_THE_SCREEN = 0.96


def open_at(dialog: QWidget, wide: int, high: int) -> None:
    """Give a dialog its first size, in pixels: with large letters, what it would like may not fit on the screen."""
    room = dialog.screen().availableSize() * _OF_THE_SCREEN
    parent = dialog.parentWidget()
    if parent is not None:
        # Whoever made the window that large sees all of it.
        room = room.expandedTo(parent.window().size())
    dialog.resize(min(wide, room.width()), min(high, room.height()))
