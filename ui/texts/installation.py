# SPDX-License-Identifier: MIT
"""Sentences about the installation's own parts."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

translate = QCoreApplication.translate

CHECKS = (
    QT_TRANSLATE_NOOP("installation", "translations"),
    QT_TRANSLATE_NOOP("installation", "demonstration data"),
    QT_TRANSLATE_NOOP("installation", "store, portal, reconciliation, report"),
    QT_TRANSLATE_NOOP("installation", "savepoints"),
    QT_TRANSLATE_NOOP("installation", "encryption"),
    QT_TRANSLATE_NOOP("installation", "keychain"),
    QT_TRANSLATE_NOOP("installation", "workbooks"),
    QT_TRANSLATE_NOOP("installation", "certificates"),
    QT_TRANSLATE_NOOP("installation", "window"),
)


def check(name: str) -> str:
    """A check of the installation, by the name that programs have for it."""
    return translate("installation", name)


def translation_missing(language: str) -> str:
    """A translation cannot be loaded; the language is ``pt`` or ``en``."""
    return translate("installation", "The translation “{language}” does not load.").format(language=language)


def demonstration_missing() -> str:
    """The demonstration's files are not there."""
    return translate("installation", "The demonstration data is missing.")


def demonstration_wrong() -> str:
    """The whole path on the demonstration data gave something else than it should."""
    return translate("installation", "The demonstration did not come out as it should.")


def savepoint_wrong() -> str:
    """What was taken back in the store is there all the same."""
    return translate("installation", "A savepoint did not hold.")


def not_encrypted() -> str:
    """A store that should be encrypted can be read in clear."""
    return translate("installation", "The store is not encrypted.")


def workbook_wrong() -> str:
    """The sample workbook gave something else than its two cells."""
    return translate("installation", "Two cells were not read.")


def window_ended(code: int) -> str:
    """The window's own process failed and said nothing."""
    return translate("installation", "The window ended with exit code {code}.").format(code=code)
