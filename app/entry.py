# SPDX-License-Identifier: MIT
"""The program's entry: straight to the window where nothing else is asked for, else to the command line."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from app.options import Options

_LANGUAGES = ("pt", "en")
_NOT_ALL_DONE = 3
_CHILD = "read-workbook"
"""What the packaged program is started with, by itself, to open a workbook; see adapters/tables."""


def main() -> None:
    """Run the program with the process's arguments and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A windowed build has no streams; a console that lacks a letter must not end the program.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.argv[1:2] == [_CHILD]:
        from adapters.tables.workbook_child import main as read_workbook

        sys.exit(read_workbook(sys.argv[2]))
    options = window_options(sys.argv[1:])
    if options is not None:
        _let_ctrl_c_end_it()
        import app.plain_import  # noqa: F401 - before anything else of Qt
        from app.desktop import run

        sys.exit(run(options))
    try:
        from app.cli import run_command_line

        sys.exit(run_command_line())
    except KeyboardInterrupt:
        # Before a command runs there is nothing to keep, and nothing to tell.
        sys.exit(_NOT_ALL_DONE)


def _let_ctrl_c_end_it() -> None:
    """Until the event loop listens, Ctrl+C ends the process at once: nothing is open yet.

    As an exception it would be lost in Qt, or come up in the middle of PySide's own start, which does not outlive it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def window_options(arguments: list[str]) -> Options | None:
    """The options of a plain start of the window; None where the arguments say anything else.

    Only a start of the window must be quick: it does without the command line's library.
    """
    data_dir, lang, demo, unencrypted = None, None, False, False
    rest = iter(arguments)
    for argument in rest:
        name, given, value = argument.partition("=")
        if argument == "--demo":
            demo = True
        elif argument == "--unencrypted":
            unencrypted = True
        elif name in ("--data-dir", "--lang"):
            value = value if given else next(rest, "")
            if not value or (name == "--lang" and value not in _LANGUAGES):
                return None
            data_dir, lang = (value, lang) if name == "--data-dir" else (data_dir, value)
        else:
            return None
    return Options(Path(data_dir) if data_dir else None, demo, lang, unencrypted=unencrypted)
