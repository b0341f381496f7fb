# SPDX-License-Identifier: MIT
"""Deciding about divergences and signing months off, in the window."""

from ui.decisions.desk import DecisionsDesk

__all__ = ["DecisionsDesk"]
