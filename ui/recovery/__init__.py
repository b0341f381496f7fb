# SPDX-License-Identifier: MIT
"""The recovery phrase in the window: shown until it was checked, and checked from paper at any time."""

from ui.recovery.desk import RecoveryDesk

__all__ = ["RecoveryDesk"]
