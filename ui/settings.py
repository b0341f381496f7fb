# SPDX-License-Identifier: MIT
"""What the window remembers between starts: sizes and places, and of names and amounts only what a saved view has."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

LOCK_AFTER = "lock_after"
_LEAST_PERCENT, _MOST_PERCENT = 100, 200


class WindowSettings:
    """A small INI file beside the store; without a file, nothing is remembered.

    Attributes:
        folder: where the file and the store are; None without a file.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.folder = path.parent if path else None
        self._settings = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    def state(self, name: str) -> QByteArray:
        """A widget's saved state, empty where there is none."""
        value = self._settings.value(f"state/{name}") if self._settings else None
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember a widget's state."""
        if self._settings:
            self._settings.setValue(f"state/{name}", state)

    def text(self, name: str) -> str:
        """A remembered choice, empty where there is none."""
        value = self._settings.value(f"choice/{name}") if self._settings else None
        return value if isinstance(value, str) else ""

    def keep_text(self, name: str, text: str) -> None:
        """Remember a choice."""
        if self._settings:
            self._settings.setValue(f"choice/{name}", text)


def lock_after(settings: WindowSettings) -> int:
    """After how many minutes without keyboard or mouse the window locks itself; 0 for never."""
    text = settings.text(LOCK_AFTER)
    return int(text) if text.isascii() and text.isdigit() else 0


def text_percent(settings: WindowSettings) -> int:
    """How large text is, in hundredths of the system's: 100 to 200."""
    text = settings.text("text")
    percent = int(text) if text.isascii() and text.isdigit() and len(text) == len("100") else _LEAST_PERCENT
    return min(max(percent, _LEAST_PERCENT), _MOST_PERCENT)
