# SPDX-License-Identifier: MIT
"""Light or dark, and the language: choices that the window remembers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.notice import Notice

if TYPE_CHECKING:
    from ui.main_window import MainWindow

translate = QCoreApplication.translate


def colour_names() -> dict[str, str]:
    """What the colours are called."""
    return {
        "": translate("ViewMenu", "As the system"),
        "light": translate("ViewMenu", "Light"),
        "dark": translate("ViewMenu", "Dark"),
    }


def language_names() -> dict[str, str]:
    """Each language in its own words, so that whoever lost their way finds back."""
    return {"": translate("ViewMenu", "As the system"), "pt": "Português", "en": "English"}


def language_changed() -> str:
    """When a language counts."""
    return translate("ViewMenu", "The language changes when BateCerto is opened again.")


class ViewMenu(QObject):
    """The two choices at the end of the View menu."""

    def __init__(self, window: MainWindow, notify: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._appearance = window.appearance
        self._notify = notify
        window.view_menu.addSeparator()
        self._colours = self._offer(
            window.view_menu.addMenu(self.tr("Colours")), colour_names(), self._appearance.choose_colours
        )
        self._languages = self._offer(
            window.view_menu.addMenu(self.tr("Language")), language_names(), self._choose_language
        )
        self._appearance.changed.connect(lambda _: self._show_chosen())
        self._show_chosen()

    def _offer(self, menu: QMenu, choices: dict[str, str], chosen: Callable[[str], None]) -> dict[str, QAction]:
        group = QActionGroup(self)
        made = {}
        for value, text in choices.items():
            made[value] = action = QAction(text, group)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: chosen(value))
            menu.addAction(action)
        return made

    def _show_chosen(self) -> None:
        self._colours[self._appearance.colours].setChecked(True)
        self._languages[self._appearance.language].setChecked(True)

    def _choose_language(self, language: str) -> None:
        self._appearance.choose_language(language)
        self._notify(Notice(language_changed()))
