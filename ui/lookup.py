# SPDX-License-Identifier: MIT
"""What belongs to a look at the store, and is looked up behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

Turn = AbstractAsyncContextManager[None]
Load = Callable[[Turn], Coroutine[Any, Any, None]]


class Lookup(QObject):
    """Looks something up after each look at the store; what is under way is given up as soon as another one is shown.

    Args:
        load: looks it up, and shows it. It reads while it holds the turn that it is given.
        name: of its task.
    """

    def __init__(self, presenter: Presenter, scope: TaskScope, load: Load, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._scope = scope
        self._load = load
        self._name = name
        self._task: asyncio.Task[None] | None = None
        presenter.refreshed.connect(self.stop)
        presenter.seen.connect(self.follow)

    def follow(self) -> None:
        """Look it up when its turn has come, for nobody waits for it."""
        self._start(self._presenter.in_turn)

    def now(self) -> None:
        """Look it up at once, for somebody asked for it."""
        self._start(nullcontext())

    def stop(self) -> None:
        """Give up what is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start(self, turn: Turn) -> None:
        self.stop()
        self._task = self._scope.start(self._load(turn), name=self._name)
