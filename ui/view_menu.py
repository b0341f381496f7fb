# SPDX-License-Identifier: MIT
"""Light or dark, and the language: choices that the window remembers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from ui import theme
from ui.main_window import MainWindow
from ui.notice import Notice


class ViewMenu(QObject):
    """The two choices at the end of the View menu."""

    def __init__(self, window: MainWindow, notify: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._settings = window.settings
        self._notify = notify
        window.view_menu.addSeparator()
        colours = window.view_menu.addMenu(self.tr("Colours"))
        choices = {"": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self._offer(colours, "colours", choices, self._colour)
        languages = window.view_menu.addMenu(self.tr("Language"))
        # Each language in its own words, so that whoever lost their way finds back.
        self._offer(
            languages, "language", {"": self.tr("As the system"), "pt": "Português", "en": "English"}, self._say
        )
        chosen = self._settings.text("colours")
        if chosen:
            self._colour(chosen)

    def _offer(self, menu: QMenu, name: str, choices: dict[str, str], chosen: Callable[[str], None]) -> None:
        group = QActionGroup(self)
        now = self._settings.text(name)
        for value, text in choices.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda _=False, value=value: self._choose(name, value, chosen))
            menu.addAction(action)

    def _choose(self, name: str, value: str, chosen: Callable[[str], None]) -> None:
        self._settings.keep_text(name, value)
        chosen(value)

    def _colour(self, scheme: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if scheme == "dark":
            theme.force(app, "dark")
        elif scheme == "light":
            theme.force(app, "light")
        else:
            app.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
            app.setPalette(app.style().standardPalette())

    def _say(self, _language: str) -> None:
        self._notify(Notice(self.tr("The language changes when BateCerto is opened again.")))
