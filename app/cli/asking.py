# SPDX-License-Identifier: MIT
"""What a person, or a program before this one, has to say to a command: a yes, or a secret."""

from __future__ import annotations

import getpass
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

_YES = frozenset({"s", "sim", "y", "yes"})


def watched() -> bool:
    """Whether a person is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def confirmed(question: str) -> bool:
    """Ask a person at a terminal; anything but yes, an end of the input too, is no.

    Raises:
        KeyboardInterrupt: the person ends the program instead.
    """
    _clear_progress()
    choice = QCoreApplication.translate("Cli", "[y/N]")
    with _ended_by_ctrl_c():
        print(f"{question} {choice} ", end="", flush=True)
        # Not input(): while that waits, Qt's own loop runs, which hears of no signal.
        answer = sys.stdin.readline()
    return answer.strip().casefold() in _YES


def secret(question: str) -> str:
    """Ask a person at a terminal, without an echo; else take all of the standard input, without its line's end.

    To be called where nothing else has to go on: the answer is waited for.

    Returns:
        What was said, empty where there is no input at all.

    Raises:
        KeyboardInterrupt: the person ends the program instead.
    """
    if sys.stdin is None:
        return ""
    with _ended_by_ctrl_c():
        if not watched():
            return sys.stdin.read().rstrip("\r\n")
        _clear_progress()
        try:
            return getpass.getpass(question)
        except EOFError:
            return ""


def _clear_progress() -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Asyncio would wait for the answer first."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
