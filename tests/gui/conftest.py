# SPDX-License-Identifier: MIT
"""What the window's tests share: asyncio on Qt's loop, and waiting without a nested one."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
import qasync
from PySide6.QtWidgets import QApplication
from pytestqt import plugin

from tests.passphrases import quick_passphrases
from ui import translation

__all__ = ["quick_passphrases"]

_WAITING = ("ui.presenter", "ui.desk", "app.desktop_opened")
Until = Callable[[Callable[[], object]], Awaitable[None]]


async def wait_until(holds: Callable[[], object], seconds: float = 20) -> None:
    """Wait until something holds, by looking often."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - what is looked at tells nobody that it changed
            await asyncio.sleep(0.005)


@pytest.fixture(scope="module", autouse=True)
def _collect_only_new() -> None:
    """What the tests of other modules left need not be looked at after each test of this one."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collect_here() -> Iterator[None]:
    """Qt objects end in the thread that made them; see ui.garbage."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _no_turns_between_phases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Qt's events wait while no asyncio loop runs.

    pytest-qt handles them after a test's set-up and its call. Where a fixture holds a window open, what is due then are
    steps of its tasks, which would find no running loop, and lose their connections to the store.
    """
    monkeypatch.setattr(plugin, "_process_events", lambda: None)


@pytest.fixture(autouse=True)
def _painted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of windows need not wait for a painting that nobody sees."""
    for wait in ("ui.presenter._A_FRAME_S", *(f"{each}.AFTER_THE_PAINTING_S" for each in _WAITING)):
        monkeypatch.setattr(wait, 0)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    """Plurals come from a translation in English too."""
    translation.install(qapp, "en")


class StillLoop(qasync.QEventLoop):  # type: ignore[misc]
    """A loop that takes no turn after its end.

    qasync handles Qt's events once more when run_until_complete is over. A step of a task that was due then found no
    running loop, and lost its connection to the store.
    """

    def run_until_complete(self, future: Awaitable[Any]) -> Any:
        task = asyncio.ensure_future(future, loop=self)

        def stop(_: object) -> None:
            self.stop()

        task.add_done_callback(stop)
        try:
            self.run_forever()
        finally:
            task.remove_done_callback(stop)
        if not task.done():
            raise RuntimeError("the loop ended before what it was run for")
        return task.result()


@pytest.fixture
def anyio_backend(qapp: QApplication) -> tuple[str, dict[str, Any]]:
    """Async tests run on Qt's loop, as the program does; a window that closes ends no test."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: StillLoop(qapp)}


@pytest.fixture
def portuguese(qapp: QApplication) -> Iterator[None]:
    """Speak Portuguese in this test."""
    translation.install(qapp, "pt")
    yield
    translation.install(qapp, "en")


@pytest.fixture
def until() -> Until:
    """Wait until something holds."""
    return wait_until
