# SPDX-License-Identifier: MIT
"""Past reconciliations: each as it was, and what changed between two."""

from ui.history.desk import HistoryDesk
from ui.history.view import HistoryView

__all__ = ["HistoryDesk", "HistoryView"]
