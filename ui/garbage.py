# SPDX-License-Identifier: MIT
"""Python's collection of cycles, on the GUI thread alone.

Python collects in whichever thread happens to allocate, and a Qt object that ends in another thread than its own takes
the program with it. So the automatic collection is off while a window lives, and a timer does its work.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent

_EVERY_MS = 250
_SOON_MS = 20
_QUIET_MS = 3_000
_AWAY_MS = 60_000
_YOUNG = 700
_BURST = 20_000
_MANY = 100_000


class GarbageCollector(QObject):
    """Collects young objects soon, and all of them when nobody looks at the window.

    A look at everything takes long enough to be felt where a table has thousands of rows. So while much is made, only
    what was made since the last look is looked at, every few milliseconds, and what outlives that is set apart. So is,
    unseen, what was made in one burst: rows of data are no cycles. When a few seconds have passed in which hardly
    anything was made and another program was in front, or a minute in which the mouse did not move either, all is
    looked at, if there is enough of it.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._every = _EVERY_MS
        self._quiet_ms = self._set_apart = 0
        self._mouse = QCursor.pos()
        self._timer = self.startTimer(_EVERY_MS)

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Collect what is due."""
        made = gc.get_count()[0]
        if made > _YOUNG:
            if made < _BURST:
                made = max(made, _young())
            if made < _BURST:
                gc.collect(0)
            gc.freeze()
            self._set_apart += made
            self._quiet_ms = 0
        else:
            self._quiet_ms = 0 if self._mouse_moved() else self._quiet_ms + self._every
        if self._set_apart >= _MANY and self._quiet_ms >= (_AWAY_MS if _in_front() else _QUIET_MS):
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

    def _mouse_moved(self) -> bool:
        before, self._mouse = self._mouse, QCursor.pos()
        return _in_front() and self._mouse != before

    def _look_every(self, milliseconds: int) -> None:
        if milliseconds != self._every:
            self.killTimer(self._timer)
            self._every = milliseconds
            self._timer = self.startTimer(milliseconds)


def _young() -> int:
    """How many objects a look at the young would look at; Python's own count falls when any ends, however old it was.

    In one call from end to end: between two of them, another thread would meet a tuple that it is still filling, and
    that is held here as well, which Python takes for an error (https://github.com/python/cpython/issues/39117).
    """
    (young,) = map(len, map(gc.get_objects, (0,)))
    return young


def _in_front() -> bool:
    """Whether the program has the keyboard; while another one has it, a longer step is not felt."""
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
