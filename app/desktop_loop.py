# SPDX-License-Identifier: MIT
"""asyncio on Qt's event loop: runs the session until somebody asks to quit, then closes what is open."""

from __future__ import annotations

import asyncio
import importlib
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import QSocketNotifier

from app.crash import CrashReporter
from ui.garbage import GarbageCollector
from ui.task_scope import TaskScope

if TYPE_CHECKING:
    from app.desktop import Application
    from app.desktop_session import Session
    from app.instance import OneInstance
    from app.options import Options
    from ui.main_window import MainWindow

_THREADS = 4
_LONGEST_WAIT_FOR_PAINT = 1.0
_LONGEST_CLOSE = 5.0
_AFTER_THE_DATA_S = 0.5
# Windows counts in whole milliseconds: with less, who waits would not sleep at all.
_LONGEST_TURN_S = 0.001 if sys.platform == "win32" else 0.0003


def run(app: Application, window: MainWindow, options: Options, instance: OneInstance | None = None) -> int:
    """Run until the window is closed or the program is asked to quit; gives the exit code.

    Args:
        instance: the window's claim, through which another start can call it.
    """
    reporter = CrashReporter()
    reporter.install()
    give_way_soon()
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(_live(app, window, options, reporter, instance))


def give_way_soon() -> None:
    """Have threads that make objects in Python give way sooner than after the 5 ms that Python lets them go on for.

    A painting comes back to Python a dozen times, and would wait that long each time, for each thread that waits too.
    """
    sys.setswitchinterval(_LONGEST_TURN_S)


def use_threads(loop: asyncio.AbstractEventLoop) -> ThreadPoolExecutor:
    """Have a loop work in threads of Python's own, as many as wait for a disk or the portal's address at once."""
    threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="batecerto")
    loop.set_default_executor(threads)
    return threads


async def _live(
    app: Application, window: MainWindow, options: Options, reporter: CrashReporter, instance: OneInstance | None
) -> int:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(reporter.loop_handler)
    threads = use_threads(loop)
    garbage = GarbageCollector()
    stop = asyncio.Event()
    app.quit_wanted.connect(stop.set)
    app.lastWindowClosed.connect(stop.set)
    scope = TaskScope()
    scope.failed.connect(lambda name, error: reporter.report(error, f"task {name}"))
    with _signals(lambda: loop.call_soon_threadsafe(stop.set)):
        start = scope.start(_start(window, options, scope, reporter, garbage), name="start")
        start.add_done_callback(lambda ended: _tell_failure(window, ended))
        if instance is not None:
            scope.start(_hear(instance, window, start), name="hear other starts")
        if not window.isVisible():
            stop.set()
        await stop.wait()
        code = await _close(window, scope, start, threads)
    reporter.close()
    garbage.close()
    return code


def _tell_failure(window: MainWindow, start: asyncio.Task[Session]) -> None:
    """A start that failed in a way that nobody expected must not look as if it went on."""
    if not start.cancelled() and start.exception() is not None:
        from domain.errors import BateCertoError
        from ui import texts

        window.show_problem(texts.error(BateCertoError()))


async def _start(
    window: MainWindow, options: Options, scope: TaskScope, reporter: CrashReporter, garbage: GarbageCollector
) -> Session:
    """Load everything else behind the first painting, off the loop's thread, and open the program with it."""
    if not window.was_painted:
        painted = asyncio.Event()
        window.painted.connect(painted.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(painted.wait(), _LONGEST_WAIT_FOR_PAINT)
    await asyncio.to_thread(importlib.import_module, "app.desktop_session")
    from app.desktop_session import Session

    garbage.spare_what_stays()
    session = Session(window, options, scope, reporter)
    scope.start(session.open(), name="open")
    return session


async def _hear(instance: OneInstance, window: MainWindow, start: asyncio.Task[Session]) -> None:
    """Come to the front when another start asks for it. Behind the data: it brings a library of its own."""
    await asyncio.wait([start])
    await asyncio.sleep(_AFTER_THE_DATA_S)
    await asyncio.to_thread(importlib.import_module, "PySide6.QtNetwork")
    instance.show_wanted.connect(window.come_forward)
    instance.listen()


async def _close(
    window: MainWindow,
    scope: TaskScope,
    start: asyncio.Task[Session],
    threads: ThreadPoolExecutor,
) -> int:
    window.close()
    await scope.aclose()
    code = 0
    if not start.cancelled() and start.exception() is None:
        session = start.result()
        code = session.exit_code
        with suppress(TimeoutError):
            await asyncio.wait_for(session.aclose(), _LONGEST_CLOSE)
    # What waits in a thread's queue is dropped; what runs in a thread cannot be stopped, and is waited for.
    threads.shutdown(wait=False, cancel_futures=True)
    return code


@contextmanager
def _signals(quit_: Callable[[], object]) -> Iterator[None]:
    """Ctrl+C and SIGTERM end the program as closing the window does.

    Python runs its signal handlers between bytecodes, and Qt's loop runs none while it waits: a byte in a socket
    wakes it.
    """
    ours, python = socket.socketpair()
    ours.setblocking(False)
    python.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: _drain(ours))
    before_fd = signal.set_wakeup_fd(python.fileno(), warn_on_full_buffer=False)
    before = {number: signal.signal(number, lambda *_: quit_()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        ours.close()
        python.close()


def _drain(end: socket.socket) -> None:
    with suppress(BlockingIOError):
        end.recv(64)
