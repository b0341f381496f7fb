# SPDX-License-Identifier: MIT
"""The settings: privacy, backups, old months, and what can be examined."""

from ui.preferences.desk import PreferencesDesk

__all__ = ["PreferencesDesk"]
