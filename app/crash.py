# SPDX-License-Identifier: MIT
"""What nobody expected: written to a file without anybody's data, and told in the window."""

from __future__ import annotations

import faulthandler
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import asyncio

CRASH_LOG = "crash.log"
FAULT_LOG = "faults.log"
_LARGEST_LOG = 256 * 1024
_LONGEST_CHAIN = 8


class CrashReporter(QObject):
    """Takes every error that nothing else took, from any thread.

    Signals:
        crashed(str): something went wrong; the log's path, empty where none could be written.
    """

    crashed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._faults: IO[str] | None = None
        self._seen: set[str] = set()
        self._reporting = threading.local()

    def install(self) -> None:
        """Take over the interpreter's hooks."""
        sys.excepthook = self._except_hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook
        if sys.stderr is not None:
            faulthandler.enable()

    def write_to(self, folder: Path) -> bool:
        """Keep logs in that folder from now on, and say whether the last start ended in a fault."""
        self._folder = folder
        path = folder / FAULT_LOG
        try:
            faulted = path.exists() and path.stat().st_size > 0
            if faulted:
                path.replace(path.with_suffix(".previous.log"))
            self._faults = path.open("w", encoding="utf-8")
        except OSError:
            return False
        faulthandler.enable(self._faults)
        return faulted

    def close(self) -> None:
        """Give the fault file back; an empty one says that all went well."""
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def loop_handler(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """The event loop's exception handler."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(error, "event loop")

    def report(self, error: BaseException, where: str) -> None:
        """Write an error down once, and tell it. An error on the way is dropped: reporting never goes in circles."""
        if isinstance(error, KeyboardInterrupt) or getattr(self._reporting, "now", False):
            return
        self._reporting.now = True
        try:
            self._report(error, where)
        except Exception:  # noqa: BLE001, S110 - there is nobody left to tell
            pass
        finally:
            self._reporting.now = False

    def _report(self, error: BaseException, where: str) -> None:
        text = describe(error, where)
        if text in self._seen:
            return
        self._seen.add(text)
        if sys.stderr is not None:
            sys.stderr.write(text)
        self.crashed.emit(self._keep(text))

    def _keep(self, text: str) -> str:
        if self._folder is None:
            return ""
        path = self._folder / CRASH_LOG
        try:
            mode = "w" if path.exists() and path.stat().st_size > _LARGEST_LOG else "a"
            with path.open(mode, encoding="utf-8") as log:
                log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {text}\n")
        except OSError:
            return ""
        return str(path)

    def _except_hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None
    ) -> None:
        self.report(error, "main thread")

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, "thread")

    def _unraisable_hook(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, "finaliser")


def describe(error: BaseException, where: str) -> str:
    """Types and frames of an error and its causes.

    Neither messages nor values: they may hold names and amounts. Modules stand for files, whose paths name people.
    """
    lines = [f"in {where}, Python {sys.version.split()[0]}"]
    _add(lines, error, "", _LONGEST_CHAIN)
    return "\n".join(lines) + "\n"


def _add(lines: list[str], error: BaseException, indent: str, left: int) -> None:
    lines.append(f"{indent}{type(error).__module__}.{type(error).__qualname__}")
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        module = frame.f_globals.get("__name__", "?")
        lines.append(f"{indent}  {module}:{trace.tb_lineno} {frame.f_code.co_name}")
        trace = trace.tb_next
    if left == 0:
        return
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            _add(lines, inner, indent + "  ", left - 1)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines.append(f"{indent}from")
        _add(lines, cause, indent, left - 1)
