# SPDX-License-Identifier: MIT
"""The keyboard shortcuts, gathered from the window's menus, and the keys of what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMainWindow,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import LISTED
from ui.sizes import open_at

translate = QCoreApplication.translate

Group = tuple[str, list[tuple[str, str]]]
"""A title, and what each key does: (what, key)."""

_SIZE_IN_FIGURES = (92, 78)


def groups(window: QWidget, others: Sequence[QAction] = ()) -> list[Group]:
    """Every shortcut, by the menu in which it is.

    Args:
        others: actions that may be in no menu.
    """
    made: list[Group] = []
    seen: set[QAction] = set()
    menus = window.menuBar().actions() if isinstance(window, QMainWindow) else []
    for entry in menus:
        inside = [action for action in _actions(entry.menu()) if action not in seen and not action.shortcut().isEmpty()]
        seen.update(inside)
        if inside:
            made.append((entry.text().replace("&", ""), [_line(action) for action in inside]))
    left = [action for action in others if action not in seen and not action.shortcut().isEmpty()]
    if left:
        made.append((translate("Shortcuts", "Elsewhere"), [_line(action) for action in left]))
    return [*made, *_of_widgets()]


def _actions(menu: object) -> Iterator[QAction]:
    if isinstance(menu, QMenu):
        for action in menu.actions():
            yield action
            yield from _actions(action.menu())


def _line(action: QAction) -> tuple[str, str]:
    named = action.property(LISTED)
    return (named if isinstance(named, str) else action.text()).replace("&", "").rstrip("…"), shown(action.shortcut())


def shown(keys: QKeySequence) -> str:
    """Keys as the system writes them, and as they are called in the window's language."""
    names = {
        "Return": translate("Shortcuts", "Enter"),
        "Left": translate("Shortcuts", "Left arrow"),
        "Right": translate("Shortcuts", "Right arrow"),
        "Down": translate("Shortcuts", "Down arrow"),
    }
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return "+".join(names.get(part, part) for part in native.split("+")) if len(native) > 1 else native


def _of_widgets() -> list[Group]:
    """Keys that no action has: they mean something only where the focus is."""
    copy, everything = (shown(QKeySequence(key)) for key in ("Ctrl+C", "Ctrl+A"))
    tables = [
        (translate("Shortcuts", "Open what is selected"), shown(QKeySequence("Return"))),
        (translate("Shortcuts", "Open it in a window of its own"), shown(QKeySequence("Shift+Return"))),
        (translate("Shortcuts", "What can be done about what is selected"), shown(QKeySequence("Shift+F10"))),
        (translate("Shortcuts", "Select everything"), everything),
        (translate("Shortcuts", "Copy the selected rows for Excel"), copy),
        (translate("Shortcuts", "Filter the column"), shown(QKeySequence("Alt+Down"))),
        (
            translate("Shortcuts", "Close and open a group of rows"),
            f"{shown(QKeySequence('Left'))}, {shown(QKeySequence('Right'))}",
        ),
    ]
    everywhere = [
        (translate("Shortcuts", "Go back, close the detail"), shown(QKeySequence("Esc"))),
        (
            translate("Shortcuts", "The next tab, the previous one"),
            f"{shown(QKeySequence('Ctrl+Tab'))}, {shown(QKeySequence('Ctrl+Shift+Tab'))}",
        ),
        (
            translate("Shortcuts", "The next control, the previous one"),
            f"{shown(QKeySequence('Tab'))}, {shown(QKeySequence('Shift+Tab'))}",
        ),
        (translate("Shortcuts", "The menus"), "Alt" if not shown(QKeySequence("Alt+A")).startswith("⌥") else "⌃F2"),
    ]
    return [(translate("Shortcuts", "In tables"), tables), (translate("Shortcuts", "Everywhere"), everywhere)]


class ShortcutsDialog(QDialog):
    """Groups in a tree, which scrolls and can be read out."""

    def __init__(self, made: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        tree.setHeaderLabels([self.tr("What"), self.tr("Keys")])
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        for title, lines in made:
            top = QTreeWidgetItem(tree, [title])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            top.setFirstColumnSpanned(True)
            for what, keys in lines:
                QTreeWidgetItem(top, [what, keys])
        tree.expandAll()
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setCurrentIndex(tree.model().index(0, 0))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(tree)
        column.addWidget(buttons)
        figure = self.fontMetrics().horizontalAdvance("0")
        open_at(self, *(figure * size for size in _SIZE_IN_FIGURES))
