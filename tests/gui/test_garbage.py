# SPDX-License-Identifier: MIT
"""Cycles end on the GUI thread while a window lives."""

from __future__ import annotations

import gc
import threading

from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Knot:
    """A cycle that tells where it ended."""

    ended_in: list[threading.Thread]

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.ended_in.append(threading.current_thread())


def test_a_cycle_made_in_a_thread_ends_on_the_gui_thread(qtbot: QtBot) -> None:
    Knot.ended_in = []
    collector = GarbageCollector()

    def work() -> None:
        for _ in range(2_000):
            Knot()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert Knot.ended_in == []
    qtbot.waitUntil(lambda: len(Knot.ended_in) == 2_000, timeout=5_000)
    assert set(Knot.ended_in) == {threading.main_thread()}
    collector.close()


def test_python_collects_again_afterwards(qtbot: QtBot) -> None:
    assert qtbot
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
