# SPDX-License-Identifier: MIT
"""Starts the program many times and loads it once: ``python -m tests.end2end.starter SOCKET``.

Each start is a process of its own, with its own arguments, environment, streams and exit code. Only what is loaded
before the first command begins is there already, as loading takes longer than most commands.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.fixed_clock import hold

ROOT = Path(__file__).parents[2]
LOADED = ("app.cli", "alembic.command", "alembic.config", "httpx", "numpy", "pydantic.type_adapter", "stamina")
"""What most commands need; what else a command needs it loads itself, as it does in a process from nothing."""
PATIENCE = 60.0
CAN_START = hasattr(os, "fork")
_LARGEST = 1 << 20


class Starter:
    """A process that has loaded the program, and starts it as often as it is asked to."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                cwd=ROOT,
                env={**env},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def run(self, arguments: Sequence[str], env: Mapping[str, str], text: str = "") -> subprocess.CompletedProcess[str]:
        """Start the program, and give what it said and its exit code.

        Args:
            text: what it reads on standard input.

        Raises:
            TimeoutError: it did not come to its end; it was killed, and this starter with it.
        """
        files = [tempfile.TemporaryFile("w+", encoding="utf-8") for _ in range(3)]  # noqa: SIM115 - closed below
        with contextlib.ExitStack() as stack:
            given, out, err = (stack.enter_context(file) for file in files)
            given.write(text)
            given.seek(0)
            asked = json.dumps([list(arguments), dict(env)]).encode()
            socket.send_fds(self._ours, [asked + b"\n"], [file.fileno() for file in files])
            try:
                said = self._ours.recv(64)
            except TimeoutError:
                self.end()
                raise
            assert said, "the starter ended"
            for file in (out, err):
                file.seek(0)
            return subprocess.CompletedProcess(arguments, int(said), out.read(), err.read())

    def end(self) -> None:
        """End it, and what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._ours.close()


def _start_when_asked(asked: socket.socket) -> bool:
    """Start a copy of this process at each request; True in such a copy, False when nobody asks any more."""
    while True:
        message, streams, *_ = socket.recv_fds(asked, _LARGEST, 3)
        if not message:
            return False
        while not message.endswith(b"\n"):
            message += asked.recv(_LARGEST)
        child = os.fork()
        if child == 0:
            arguments, env = json.loads(message)
            _become(arguments, env, streams)
            return True
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(arguments: list[str], env: dict[str, str], streams: list[int]) -> None:
    """Be the process that was asked for."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = [str(ROOT / "app" / "__main__.py"), *arguments]


def main() -> None:
    """Load the program, and be it whenever somebody asks for it."""
    from importlib import import_module

    hold()
    for name in LOADED:
        import_module(name)
    # What was loaded stays, and need not be looked at, nor written to, by each process anew.
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        begins = _start_when_asked(asked)
    if begins:
        from app.entry import main as program

        program()


if __name__ == "__main__":
    main()
