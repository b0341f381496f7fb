# SPDX-License-Identifier: MIT
"""Cycles end on the GUI thread while a window lives."""

from __future__ import annotations

import gc
import itertools
import threading
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from ui import garbage
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


@pytest.mark.parametrize("in_front", [True, False])
def test_what_is_long_lived_is_looked_at_when_the_window_is_quiet(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, in_front: bool
) -> None:
    """A cycle that outlived a look at the young is no garbage then, and ends later."""
    monkeypatch.setattr(garbage, "_QUIET_MS", 1_000_000 if in_front else 500)
    monkeypatch.setattr(garbage, "_AWAY_MS", 500 if in_front else 1_000_000)
    monkeypatch.setattr(garbage, "_in_front", lambda: in_front)
    looks: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            looks.append(info["generation"])

    Knot.ended_in = []
    collector = GarbageCollector()
    gc.callbacks.append(note)
    monkeypatch.setattr(garbage, "_MANY", 5_000)
    held = [Knot() for _ in range(garbage._MANY)]
    qtbot.waitUntil(lambda: looks == [0], timeout=5_000)
    held.clear()
    qtbot.waitUntil(lambda: len(Knot.ended_in) == garbage._MANY, timeout=5_000)
    gc.callbacks.remove(note)
    assert looks == [0, 2]
    collector.close()


def test_nothing_long_lived_is_looked_at_while_the_mouse_moves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_AWAY_MS", 300)
    monkeypatch.setattr(garbage, "_MANY", 5_000)
    monkeypatch.setattr(garbage, "_in_front", lambda: True)
    positions = itertools.count()
    monkeypatch.setattr(garbage, "QCursor", SimpleNamespace(pos=lambda: min(next(positions), 5)))
    looks: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start" and info["generation"] == 2:
            looks.append(next(positions))

    collector = GarbageCollector()
    gc.callbacks.append(note)
    held = [Knot() for _ in range(garbage._MANY)]
    qtbot.waitUntil(lambda: bool(looks), timeout=10_000)
    gc.callbacks.remove(note)
    assert looks[0] > 6, "it moved five times first"
    Knot.ended_in = []
    held.clear()
    collector.close()


def test_a_burst_of_data_is_set_apart_without_a_look(qtbot: QtBot) -> None:
    looks: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        looks.append(phase)

    collector = GarbageCollector()
    gc.callbacks.append(note)
    rows: list[list[int]] = [[] for _ in range(2 * garbage._BURST)]
    qtbot.waitUntil(lambda: gc.get_count()[0] < len(rows), timeout=5_000)
    gc.callbacks.remove(note)
    assert looks == []
    collector.close()


def test_a_burst_is_one_also_where_as_much_ended_as_was_made(qtbot: QtBot) -> None:
    """Python counts what was made less what ended, however old that was."""
    looks: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        looks.append(phase)

    collector = GarbageCollector()
    before: list[list[int]] = [[] for _ in range(2 * garbage._BURST)]
    qtbot.waitUntil(lambda: gc.get_count()[0] < len(before), timeout=5_000)
    gc.callbacks.append(note)
    rows: list[list[int]] = [[] for _ in range(2 * garbage._BURST)]
    before.clear()
    rows += [[] for _ in range(2 * garbage._YOUNG)]
    assert gc.get_count()[0] < garbage._BURST
    qtbot.waitUntil(lambda: gc.get_count()[0] < garbage._YOUNG, timeout=5_000)
    gc.callbacks.remove(note)
    assert looks == []
    collector.close()


def test_python_collects_again_afterwards(qtbot: QtBot) -> None:
    assert qtbot
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
