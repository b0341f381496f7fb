# SPDX-License-Identifier: MIT
"""The Deadlines tab: what is due when, and what Segurança Social will assume if nothing is done."""

from ui.deadlines.desk import DeadlinesDesk
from ui.deadlines.view import DeadlinesView

__all__ = ["DeadlinesDesk", "DeadlinesView"]
