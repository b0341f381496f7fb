# SPDX-License-Identifier: MIT
"""One bucket in full: its figures, why they differ, what to do, what was decided, its workers, and its past."""

from ui.detail.pane import DetailPane

__all__ = ["DetailPane"]
