# SPDX-License-Identifier: MIT
"""Tells when nobody has touched keyboard or mouse for a while.

Qt keeps no time of the last input, and a filter would take every event through Python. So the filter sits on the
top-level windows alone, goes at the first input that it sees, and comes back at the next tick: one call or so a tick.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_TICKS = 20
"""In the time that is waited: idleness is told this much of it late at the most."""
_MINUTE = 60
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TabletMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


def awake_or_not() -> float:
    """Seconds that go on while the machine sleeps, and that no change of its clock touches."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class IdleWatch(QObject):
    """Watches every window of the program while it is started.

    Args:
        now: seconds that only go forward.
        tick_ms: how often to look; a part of the time that is waited where None.

    Signals:
        idle: the time went by without input. Told once, until it is started again.
    """

    idle = Signal()

    def __init__(
        self, now: Callable[[], float] = awake_or_not, tick_ms: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._tick_ms = tick_ms
        self._longest = 0.0
        self._last = 0.0
        self._heard = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self, minutes: int) -> None:
        """Begin to wait for so many minutes without input, from now on; 0 stops."""
        self.stop()
        if minutes:
            self._longest, self._last = float(minutes * _MINUTE), self._now()
            self._timer.start(self._tick_ms or minutes * _MINUTE * 1_000 // _TICKS)
            self._listen()

    def stop(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        self._deaf()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first input since the last tick."""
        if event.type() in _INPUT:
            self._heard = True
            self._deaf()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        now = self._now()
        if self._heard:
            self._last = now
        if now - self._last >= self._longest:
            self.stop()
            self.idle.emit()
        else:
            self._listen()

    def _listen(self) -> None:
        self._heard = False
        # Windows come and go; on those that have the filter already, it stays one.
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def _deaf(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
