# SPDX-License-Identifier: MIT
"""Start to first painting against an empty QMainWindow, and to the first data: run by name.

Each start is a process of its own, offscreen; the two kinds take turns, so that whatever else the machine does meets
both. Compared are the fastest starts of each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 25
MOST = 1.2

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        report()
app = QApplication([])
window = Window()
window.resize(1280, 700)
window.show()
app.processEvents()
"""

OURS = """
from pathlib import Path
from app.entry import window_options
options = window_options(["--data-dir", sys.argv[1], "--lang", "pt"])
from app import desktop
import ui.main_window as frame
def paint(self, event, paint=frame.MainWindow.paintEvent):
    paint(self, event)
    report()
frame.MainWindow.paintEvent = paint
desktop.run(options)
"""

# The clock runs from the process's own start, Python's included, and nothing after the painting counts.
CLOCK = """
import os, sys, time
def report():
    sys.stdout.write(str(time.time() - float(os.environ["STARTED"])))
    sys.stdout.flush()
    os._exit(0)
"""


def start(code: str, data: Path, cache: Path) -> float:
    """Seconds from before the process to its first painting."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Installed programs come compiled: both kinds keep their bytecode between rounds.
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache), "STARTED": repr(time.time())}
    done = subprocess.run(
        [sys.executable, "-c", CLOCK + code, str(data)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return float(done.stdout)


def test_the_first_painting_costs_little_more_than_an_empty_window(tmp_path: Path) -> None:
    cache, data = tmp_path / "cache", tmp_path / "data"
    for code in (EMPTY, OURS):
        start(code, data, cache)
    times = [(start(EMPTY, data, cache), start(OURS, data, cache)) for _ in range(ROUNDS)]
    empty, ours = (min(column) for column in zip(*times, strict=True))
    print(f"empty {empty * 1000:.0f} ms, ours {ours * 1000:.0f} ms, {ours / empty:.2f} ×")
    assert ours <= empty * MOST
