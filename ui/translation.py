# SPDX-License-Identifier: MIT
"""Portuguese or English: loads the sentences and sets the forms of numbers and dates."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QTranslator

import resources

# Qt's own buttons and menus: it ships no European Portuguese.
QT_WORDS = (
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Apply"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Reset"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Retry"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Ignore"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Help"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Restore Defaults"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
)

_LOCALES = {
    "pt": (QLocale.Language.Portuguese, QLocale.Country.Portugal),
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_FOLDER = Path(resources.__file__).parent / "translations"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_installed: list[tuple[QTranslator, bytes]] = []


def install(app: QCoreApplication, lang: str | None = None) -> str:
    """Speak a language from now on, and say which: ``pt`` or ``en``.

    Args:
        lang: ``pt`` or ``en``; None follows the system, Portuguese where that speaks it and English elsewhere.
    """
    chosen = lang if lang in _LOCALES else system_language()
    while _installed:
        app.removeTranslator(_installed.pop()[0])
    # By its path: importlib.resources would cost the first painting 7 ms, and the packaged program has files too.
    data = (_FOLDER / f"batecerto_{chosen}.qm").read_bytes()
    translator = QTranslator(app)
    if translator.load(data):
        app.installTranslator(translator)
        # Qt reads the bytes for as long as the translator lives, and keeps no copy.
        _installed.append((translator, data))
    QLocale.setDefault(QLocale(*_LOCALES[chosen]))
    return chosen


def system_language() -> str:
    """Portuguese where the system's first language is some Portuguese, else English."""
    languages = [name for name in QLocale.system().uiLanguages() if name != "C"]
    if not languages:
        languages = [value for value in map(os.environ.get, _VARIABLES) if value]
    return "pt" if languages and languages[0].lower().startswith("pt") else "en"
