# SPDX-License-Identifier: MIT
"""Language, colours and the size of text: chosen once, remembered, and told to whoever shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.settings import WindowSettings, text_percent

LANGUAGES = ("", "pt", "en")
COLOURS = ("", "light", "dark")
TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)


class Appearance(QObject):
    """The three choices; empty, or 100, is what the system has.

    Signals:
        changed(str): which choice was made: ``language``, ``colours`` or ``text``.
    """

    changed = Signal(str)

    def __init__(self, settings: WindowSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        if self.colours:
            self._colour()
        if self.text_percent != TEXT_PERCENTS[0]:
            theme.scale_text(_application(), self.text_percent)

    @property
    def language(self) -> str:
        """``pt``, ``en`` or empty."""
        return _one_of(LANGUAGES, self._settings.text("language"))

    @property
    def colours(self) -> str:
        """``light``, ``dark`` or empty."""
        return _one_of(COLOURS, self._settings.text("colours"))

    @property
    def text_percent(self) -> int:
        """One of TEXT_PERCENTS."""
        return text_percent(self._settings)

    def choose_language(self, language: str) -> None:
        """Speak it from the next start on."""
        self._settings.keep_text("language", language)
        self.changed.emit("language")

    def choose_colours(self, colours: str) -> None:
        """Be light or dark from now on."""
        self._settings.keep_text("colours", colours)
        self._colour()
        self.changed.emit("colours")

    def choose_text(self, percent: int) -> None:
        """Write larger, or smaller again, from now on."""
        self._settings.keep_text("text", str(percent))
        theme.scale_text(_application(), percent)
        self.changed.emit("text")

    def _colour(self) -> None:
        app = _application()
        if self.colours == "dark":
            theme.force(app, "dark")
        elif self.colours == "light":
            theme.force(app, "light")
        else:
            app.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
            app.setPalette(app.style().standardPalette())
            theme.refine()


def _one_of(choices: tuple[str, ...], text: str) -> str:
    return text if text in choices else ""


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
