# SPDX-License-Identifier: MIT
"""What was sent to the portal, and what came of it."""

from ui.operations.desk import OperationsDesk
from ui.operations.view import OperationsView

__all__ = ["OperationsDesk", "OperationsView"]
