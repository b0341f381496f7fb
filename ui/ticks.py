# SPDX-License-Identifier: MIT
"""Boxes to tick in lists and tables, whose frames are seen on dark too."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme


class TickDelegate(QStyledItemDelegate):
    """Draws a box's frame as a check box of its own has it: Fusion would take the window's colour, darkened."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Give the frame its colour."""
        super().initStyleOption(option, index)
        if option.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            option.palette.setColor(QPalette.ColorRole.Window, theme.frame_of("QCheckBox"))
