# SPDX-License-Identifier: MIT
"""The desktop start as a process: what it loads, how it ends, and that Qt's calls are sound on this Python."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "asyncio",
    "hashlib",
    "PySide6.QtNetwork",
    "numpy",
    "sqlalchemy",
    "alembic",
    "aiosqlite",
    "httpx",
    "pydantic",
    "app.composition",
    "ui.tables",
)
JOBS_ONLY = (
    "httpx",
    "pydantic",
    "stamina",
    "starlette",
    "uvicorn",
    "alembic",
    "sqlalchemy.orm",
    "adapters.erp.dr_reader",
    "app.use_cases",
    "domain.explanation",
    "domain.use_cases.fetch_portal",
    "domain.use_cases.import_files",
    "ui.detail.body",
    "ui.gate",
    "ui.jobs",
    "ui.tables",
)

WITH_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")


def environment(**changes: str | None) -> dict[str, str]:
    """This process's, without a display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    given = {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"} | changes
    return kept | {name: value for name, value in given.items() if value is not None}


def python(code: str, *arguments: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python to its end."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_fifty_thousand_calls_that_return_none_leave_python_alive() -> None:
    done = python(
        "from PySide6.QtCore import QObject\n"
        "o = QObject()\n"
        "for _ in range(50_000): o.setObjectName('x')\n"
        "print('alive')\n"
    )
    assert (done.returncode, done.stdout) == (0, "alive\n")


def test_nothing_heavy_is_loaded_before_the_first_painting(tmp_path: Path) -> None:
    done = python(
        "import sys\n"
        "from pathlib import Path\n"
        "from app import desktop\n"
        "from app.options import Options\n"
        "from PySide6.QtCore import QTimer\n"
        "import ui.main_window as frame\n"
        "def paint(self, event, paint=frame.MainWindow.paintEvent):\n"
        "    if not self.was_painted:\n"
        f"        print([name for name in {HEAVY!r} if name in sys.modules])\n"
        "        QTimer.singleShot(0, self.close)\n"
        "    paint(self, event)\n"
        "frame.MainWindow.paintEvent = paint\n"
        "sys.exit(desktop.run(Options(Path(sys.argv[1]), unencrypted=True)))\n",
        str(tmp_path),
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


def test_qt_leaves_pythons_import_statement_as_it_was(tmp_path: Path) -> None:
    done = python(
        "import builtins, linecache\n"
        "plain = builtins.__import__\n"
        "from app import entry\n"
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'app.desktop_session':\n"
        "            kept = [path for path in linecache.cache if 'ui' in path]\n"
        "            print(builtins.__import__ is plain, kept, flush=True)\n"
        "            import os\n"
        "            os._exit(0)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "entry.main()\n",
        "--data-dir",
        str(tmp_path),
        "--unencrypted",
    )
    assert (done.returncode, done.stdout) == (0, "True []\n"), done.stderr


def test_data_is_shown_without_what_only_jobs_need(tmp_path: Path) -> None:
    code = (
        "import sys, threading\n"
        "from pathlib import Path\n"
        "from app import desktop\n"
        "from app.options import Options\n"
        "import ui.main_window as frame\n"
        "def settle(self, workspace, settle=frame.MainWindow.settle):\n"
        "    settle(self, workspace)\n"
        "    show = workspace.show_overview\n"
        "    def showing(*rows):\n"
        "        show(*rows)\n"
        f"        print([name for name in {JOBS_ONLY!r} if name in sys.modules])\n"
        "        print(sum('connection_worker' in thread.name for thread in threading.enumerate()), 'connection')\n"
        "        self.close()\n"
        "    workspace.show_overview = showing\n"
        "frame.MainWindow.settle = settle\n"
        "sys.exit(desktop.run(Options(Path(sys.argv[1]), unencrypted=True)))\n"
    )
    # The first start makes the store, and needs alembic for it.
    for done in [python(code, str(tmp_path)) for _ in range(2)]:
        assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n1 connection\n"


@pytest.mark.parametrize(("arguments", "hint"), [([], "batecerto --help"), (["--demo"], "batecerto demo")])
def test_without_a_display_one_sentence_says_what_to_do(arguments: list[str], hint: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--data-dir", str(tmp_path), *arguments],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM=None),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert done.stdout == ""
    assert hint in done.stderr
    assert len(done.stderr.splitlines()) == 1


@WITH_SIGNALS
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_as_closing_the_window_does(number: int, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--unencrypted", "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "batecerto.db").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(number)
    try:
        out, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, out, errors) == (0, "", "")
    assert (tmp_path / "batecerto.db").exists()


@WITH_SIGNALS
def test_ctrl_c_before_the_loop_runs_ends_it_at_once(tmp_path: Path) -> None:
    done = python(
        "import os, signal\n"
        "from app import entry\n"
        "import ui.main_window as frame\n"
        "frame.MainWindow.paintEvent = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "entry.main()\n",
        "--data-dir",
        str(tmp_path),
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


@WITH_SIGNALS
def test_ctrl_c_while_qt_is_loaded_ends_it_at_once(tmp_path: Path) -> None:
    done = python(
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'PySide6.QtWidgets':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from app import entry\n"
        "entry.main()\n",
        "--data-dir",
        str(tmp_path),
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


HOLDER = """
import sys, time
from pathlib import Path
from app.instance import OneInstance
one = OneInstance(Path(sys.argv[1]))
print(one.try_take(), flush=True)
time.sleep(60)
"""


def started(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def claimed(folder: Path) -> int:
    """The process that says that it has a folder."""
    words = (folder / "batecerto.lock").read_text(encoding="utf-8").split()
    return int(words[0]) if words else 0


def test_a_second_start_calls_the_first_window_and_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "--unencrypted", "--data-dir", str(tmp_path)]
    first = started(command)
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "batecerto.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        for _ in range(2):
            second = subprocess.run(
                command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60, check=False
            )
            assert (second.returncode, second.stdout) == (0, "")
            assert second.stderr == ("BateCerto is open already with this data; its window was brought to the front.\n")
        assert first.poll() is None
        demo = started([*command, "--demo"])
        while not (tmp_path / "demo" / "batecerto.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert demo.poll() is None, "the demonstration has a folder of its own"
        demo.kill()
        demo.communicate(timeout=30)
    finally:
        first.kill()
        first.communicate(timeout=30)
    third = started(command)
    deadline = time.monotonic() + 60
    while third.poll() is None and claimed(tmp_path) != third.pid and time.monotonic() < deadline:
        time.sleep(0.05)
    assert third.poll() is None, "a killed window holds nothing"
    third.terminate()
    third.communicate(timeout=30)


def test_a_first_window_that_does_not_answer_is_told(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(tmp_path),
        ],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        done = subprocess.run(
            [sys.executable, "-m", "app", "--unencrypted", "--data-dir", str(tmp_path)],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (3, "")
        assert "does not answer" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "batecerto.db").exists()
    finally:
        holder.kill()
        holder.communicate(timeout=30)
