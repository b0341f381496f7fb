# SPDX-License-Identifier: MIT
"""What the pages of the settings are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def privacy() -> str:
    """Protection, the recovery phrase and locking."""
    return translate("preferences", "Privacy")


def companies() -> str:
    """Names, regimes and tolerances."""
    return translate("preferences", "Companies")


def tolerance() -> str:
    """How far both sides may be apart."""
    return translate("preferences", "Tolerance")


def appearance() -> str:
    """Language, colours and the size of text."""
    return translate("preferences", "Language and appearance")


def portal() -> str:
    """The portal's address, and the companies' tokens."""
    return translate("preferences", "Portal")


def schedule() -> str:
    """Fetching without being asked."""
    return translate("preferences", "Schedule")


def deadlines() -> str:
    """Which deadlines move, and over which holidays."""
    return translate("preferences", "Deadlines")


def backups() -> str:
    """Backups and restoring."""
    return translate("preferences", "Backups")


def old_months() -> str:
    """Purging."""
    return translate("preferences", "Old months")


def diagnostics() -> str:
    """Deliveries and the examination of the store."""
    return translate("preferences", "Diagnostics")
