# SPDX-License-Identifier: MIT
"""Two windows on one folder: the second is refused while the first lives, however it lives or dies, and calls it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.instance import LOCK_NAME

ROOT = Path(__file__).resolve().parents[2]
FAR = 400 * 86_400
"""Seconds that a clock jumps."""
KILLS = 5

Window = subprocess.Popen[str]
Start = Callable[[], Window]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a window on the folder."""
    started: list[Window] = []

    def begin() -> Window:
        command = [sys.executable, "-m", "tests.faults.window", str(tmp_path)]
        window = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        started.append(window)
        return window

    yield begin
    for window in started:
        window.kill()
        window.communicate(timeout=30)


def said(window: Window) -> str:
    assert window.stdout is not None
    return window.stdout.readline().strip()


def killed(window: Window) -> None:
    window.kill()
    window.wait(timeout=30)


def jump(lock: Path, seconds: int) -> None:
    """What a lock looks like whose clock, or ours, jumped since it was made."""
    os.utime(lock, (time.time() + seconds,) * 2)


def test_the_second_start_is_refused_and_the_first_window_is_called(start: Start) -> None:
    first = start()
    assert said(first) == "taken"
    for _ in range(2):
        second = start()
        assert said(second) == f"refused {first.pid} True"
        assert second.wait(timeout=30) == 3
        assert said(first) == "show"


def test_of_many_starts_at_once_one_is_taken(start: Start) -> None:
    words = [said(window) for window in [start() for _ in range(4)]]
    assert sorted(word.split()[0] for word in words) == ["refused"] * 3 + ["taken"]
    assert [word.endswith("True") for word in words if word != "taken"] == [True] * 3


def test_it_is_free_again_each_time_that_the_window_is_killed(start: Start, tmp_path: Path) -> None:
    for _ in range(KILLS):
        window = start()
        assert said(window) == "taken"
        killed(window)
        assert (tmp_path / LOCK_NAME).exists(), "killed, it takes nothing away"
    last = start()
    assert said(last) == "taken"
    assert said(start()) == f"refused {last.pid} True"


@pytest.mark.parametrize("seconds", [-FAR, FAR])
def test_a_live_lock_is_never_stale_and_a_dead_one_never_holds(start: Start, tmp_path: Path, seconds: int) -> None:
    first = start()
    assert said(first) == "taken"
    jump(tmp_path / LOCK_NAME, seconds)
    assert said(start()) == f"refused {first.pid} True"
    killed(first)
    jump(tmp_path / LOCK_NAME, seconds)
    assert said(start()) == "taken"


def test_a_dead_window_whose_number_another_program_has_does_not_hold(start: Start, tmp_path: Path) -> None:
    """This process is a Python too, so that by number and program the window seems to live."""
    first, lock = start(), tmp_path / LOCK_NAME
    assert said(first) == "taken"
    killed(first)
    lock.write_text(lock.read_text().replace(str(first.pid), str(os.getpid()), 1))
    assert said(start()) == "taken"


def test_a_live_window_keeps_a_lock_that_seems_to_be_another_programs(start: Start, tmp_path: Path) -> None:
    first, lock = start(), tmp_path / LOCK_NAME
    assert said(first) == "taken"
    lock.write_text(lock.read_text().replace(str(first.pid), str(os.getpid()), 1))
    assert said(start()) == f"refused {os.getpid()} True"


@pytest.mark.parametrize("left", [b"", b"\0" * 40, b"12"])
def test_an_unfinished_lock_does_not_hold(start: Start, tmp_path: Path, left: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(left)
    assert said(start()) == "taken"
