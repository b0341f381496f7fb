# SPDX-License-Identifier: MIT
"""Background work of one window: every task is held, reported and ended in one place."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
_ASK_AGAIN_S = 1.0


class TaskScope(QObject):
    """Starts tasks and keeps them until they end.

    Args:
        outer: a scope that holds and reports this one's tasks too, while this one can be closed alone.

    Signals:
        failed(str, object): a task's name and the exception that nobody in it expected.
        busy_changed(bool): whether any task is under way.
    """

    failed = Signal(str, object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, outer: TaskScope | None = None) -> None:
        super().__init__(parent)
        self._outer = outer
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether any task is under way."""
        return bool(self._tasks)

    def start(self, coro: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        """Start a coroutine. A scope that is closed starts nothing: the task it gives is already being cancelled."""
        if self._outer is not None:
            task = self._outer.start(coro, name=name)
        else:
            task = asyncio.get_running_loop().create_task(coro, name=name)
        if self._closed:
            task.cancel()
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        if len(self._tasks) == 1:
            self.busy_changed.emit(True)
        return task

    def cancel_all(self) -> None:
        """Ask every task to stop."""
        for task in self._tasks:
            task.cancel()

    async def aclose(self) -> None:
        """Cancel every task and wait until the last has ended; nothing can be started afterwards."""
        self._closed = True
        own = asyncio.current_task()
        while others := [task for task in self._tasks if task is not own]:
            for task in others:
                task.cancel()
            # A library that cleans up may swallow a cancellation, and its task goes on: it is asked again.
            await asyncio.wait(others, timeout=_ASK_AGAIN_S)
            # The done callbacks, which take the tasks out, run on the loop's next turn.
            await asyncio.sleep(0)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not self._tasks:
            self.busy_changed.emit(False)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.failed.emit(task.get_name(), error)
