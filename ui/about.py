# SPDX-License-Identifier: MIT
"""About: version, licence, what the program is not, where the data is, and the software of others in it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.gate.page import heading, label
from ui.sizes import open_at

if TYPE_CHECKING:
    from ui.licences import Part

_SIZE_IN_FIGURES = (104, 58)
_LIST_IN_FIGURES = 34


class AboutDialog(QDialog):
    """Two tabs: the program, and the software of others.

    Args:
        folder: where the data is; None where it is nowhere.
        parts: the software of others.
    """

    def __init__(self, folder: Path | None, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About BateCerto"))
        tabs = QTabWidget()
        tabs.setAccessibleName(self.tr("About BateCerto"))
        tabs.addTab(self._program(folder), self.tr("&Program"))
        tabs.addTab(_Licences(parts), self.tr("&Software of others"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(tabs, stretch=1)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        figure = self.fontMetrics().horizontalAdvance("0")
        open_at(self, *(figure * size for size in _SIZE_IN_FIGURES))

    def _program(self, folder: Path | None) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(heading(f"BateCerto {version()}".strip()))
        for sentence in (
            self.tr("The ERP's social-security contributions and the portal's, side by side, to the cent."),
            self.tr("Free software under the MIT licence, without warranty of any kind. It uses Qt under the LGPL."),
            self.tr(
                "What it shows is no legal advice and does not replace the official portal: "
                "who declares answers for what is declared."
            ),
        ):
            column.addWidget(label(sentence))
        if folder is not None:
            column.addWidget(self._place(folder))
        column.addWidget(_text_field(self.tr("Licence of BateCerto"), own_licence()), stretch=1)
        return page

    def _place(self, folder: Path) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = label(self.tr("Your data is on this machine alone, in {folder}.").format(folder=folder))
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(self.tr("&Open the folder"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        row.addWidget(said, stretch=1)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return made


class _Licences(QWidget):
    """A list of parts, and the licence of the one that is chosen."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts = parts
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Software of others"))
        self._list.addItems([f"{part.name} {part.version}".strip() for part in parts])
        self._licence = QLabel()
        self._licence.setWordWrap(True)
        self._licence.setTextFormat(Qt.TextFormat.PlainText)
        self._licence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text = _text_field(self.tr("Text of the licence"), "")
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self._licence)
        beside.addWidget(self._text, stretch=1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        figure = self.fontMetrics().horizontalAdvance("0")
        splitter.setSizes([_LIST_IN_FIGURES * figure, (_SIZE_IN_FIGURES[0] - _LIST_IN_FIGURES) * figure])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(splitter)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._parts):
            return
        part = self._parts[row]
        told = self.tr("{name}: {licence}").format(name=part.name, licence=part.licence or self.tr("see its address"))
        self._licence.setText(f"{told}\n{part.address}".strip())
        self._licence.setAccessibleName(self._licence.text())
        self._text.setPlainText(part.text or self.tr("Its licence can be read at its address."))


def own_licence() -> str:
    """The program's licence, where it lies beside the program."""
    for place in (Path(__file__).parents[1] / "LICENSE", Path(str(files("resources"))).parent / "LICENSE"):
        if place.is_file():
            return place.read_text(encoding="utf-8")
    return ""


def version() -> str:
    """This program's, empty where nobody installed it."""
    try:
        return metadata.version("batecerto")
    except metadata.PackageNotFoundError:
        return ""


def _text_field(name: str, text: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setReadOnly(True)
    # Tab goes on from here, as from every other control.
    field.setTabChangesFocus(True)
    # With the keyboard too, so that a cursor shows where the focus is.
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.setAccessibleName(name)
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    theme.enlarge(field, 1)
    return field
