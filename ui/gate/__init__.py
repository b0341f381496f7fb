# SPDX-License-Identifier: MIT
"""What stands in the window's middle while the store is closed: how to protect it, or what opens it."""

from ui.gate.desk import GateDesk

__all__ = ["GateDesk"]
