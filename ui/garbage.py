# SPDX-License-Identifier: MIT
"""Python's collection of cycles, on the GUI thread alone.

Python collects in whichever thread happens to allocate, and a Qt object that ends in another thread than its own takes
the program with it. So the automatic collection is off while a window lives, and a timer does its work.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent

_EVERY_MS = 250


class GarbageCollector(QObject):
    """Collects as often as Python would, between two events of the window."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = self.startTimer(_EVERY_MS)

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Collect the oldest generation that is due; young ones take no noticeable time."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def spare_what_stays(self) -> None:
        """Leave what is there now out of later collections: modules and classes stay to the end."""
        gc.freeze()

    def close(self) -> None:
        """Give the work back to Python."""
        self.killTimer(self._timer)
        gc.enable()
