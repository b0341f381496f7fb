# SPDX-License-Identifier: MIT
"""A question before something that cannot be undone, or that closes the data for a while."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.dialogs import answered
from ui.gate.page import label

_WIDE_IN_FIGURES = 72


async def agreed(parent: QWidget, title: str, lines: Sequence[str], verb: str) -> bool:
    """Ask, and wait for the answer; whether the button that says what is done was pressed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(12)
    for line in lines:
        column.addWidget(label(line))
    do = QPushButton(verb)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    # Enter, pressed without reading, changes nothing.
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    do.setAutoDefault(False)
    cancel.setDefault(True)
    cancel.setFocus()
    wide = dialog.fontMetrics().horizontalAdvance("0") * _WIDE_IN_FIGURES
    dialog.resize(wide, max(dialog.sizeHint().height(), column.heightForWidth(wide)))
    return await answered(dialog)
