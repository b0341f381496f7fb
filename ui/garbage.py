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
_SOON_MS = 20
_QUIET_MS = 3_000
_YOUNG = 700
_BURST = 20_000
_MANY = 100_000


class GarbageCollector(QObject):
    """Collects young objects soon, and all of them when the window is quiet.

    A look at everything takes long enough to be felt where a table has thousands of rows. So while much is made, only
    what was made since the last look is looked at, every few milliseconds, and what outlives that is set apart. So is,
    unseen, what was made in one burst: rows of data are no cycles. When a few seconds have passed in which hardly
    anything was made, all is looked at, if there is enough of it.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._every = _EVERY_MS
        self._quiet_ms = self._set_apart = 0
        self._timer = self.startTimer(_EVERY_MS)

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Collect what is due."""
        made = gc.get_count()[0]
        if made > _YOUNG:
            if made < _BURST:
                gc.collect(0)
            gc.freeze()
            self._set_apart += made
            self._quiet_ms = 0
        else:
            self._quiet_ms += self._every
        if self._quiet_ms >= _QUIET_MS and self._set_apart >= _MANY:
            self.collect_all()
        self._look_every(_SOON_MS if made > _YOUNG else _EVERY_MS)

    def collect_all(self) -> None:
        """Look at everything, modules and classes too."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._set_apart = 0

    def spare_what_stays(self) -> None:
        """Leave what is there now out of the looks at what is young."""
        gc.freeze()

    def close(self) -> None:
        """Give the work back to Python."""
        self.killTimer(self._timer)
        gc.unfreeze()
        gc.enable()

    def _look_every(self, milliseconds: int) -> None:
        if milliseconds != self._every:
            self.killTimer(self._timer)
            self._every = milliseconds
            self._timer = self.startTimer(milliseconds)
