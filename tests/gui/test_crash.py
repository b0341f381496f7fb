# SPDX-License-Identifier: MIT
"""Crash reports: every hook, nobody's data, no circles."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crash import CRASH_LOG, FAULT_LOG, CrashReporter, describe

NAME = "Maria Silva"


@pytest.fixture
def reporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashReporter]:
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    made = CrashReporter()
    made.install()
    made.write_to(tmp_path)
    yield made
    made.close()


def failing(message: str = NAME) -> BaseException:
    try:
        int(message)
    except ValueError as cause:
        error = KeyError(message)
        error.__cause__ = cause
        return error.with_traceback(cause.__traceback__)
    raise AssertionError


def test_types_and_frames_without_messages_or_paths() -> None:
    text = describe(failing(), "here")
    assert "KeyError" in text
    assert "ValueError" in text
    assert "tests.gui.test_crash" in text
    assert NAME not in text
    assert "/" not in text


def test_groups_show_what_is_inside() -> None:
    assert "KeyError" in describe(BaseExceptionGroup(NAME, [failing()]), "here")


def test_an_error_is_written_and_told_once(reporter: CrashReporter, tmp_path: Path) -> None:
    told: list[str] = []
    reporter.crashed.connect(told.append)
    error = failing()
    for _ in range(3):
        sys.excepthook(type(error), error, None)
    assert told == [str(tmp_path / CRASH_LOG)]
    assert (tmp_path / CRASH_LOG).read_text(encoding="utf-8").count("in main thread") == 1


def test_a_thread_reports_too(reporter: CrashReporter, tmp_path: Path) -> None:
    def work() -> None:
        raise LookupError(NAME)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "LookupError" in (tmp_path / CRASH_LOG).read_text(encoding="utf-8")
    assert reporter


def test_reporting_does_not_go_in_circles(reporter: CrashReporter) -> None:
    calls: list[str] = []

    def again(path: str) -> None:
        calls.append(path)
        reporter.report(failing("other"), "inside")

    reporter.crashed.connect(again)
    reporter.report(failing(), "outside")
    assert len(calls) == 1


def test_a_keyboard_interrupt_is_no_crash(reporter: CrashReporter, tmp_path: Path) -> None:
    reporter.report(KeyboardInterrupt(), "main thread")
    assert not (tmp_path / CRASH_LOG).exists()


def test_a_folder_that_cannot_be_written_is_no_second_error(tmp_path: Path) -> None:
    reporter = CrashReporter()
    reporter.write_to(tmp_path / "missing")
    told: list[str] = []
    reporter.crashed.connect(told.append)
    reporter.report(failing(), "main thread")
    assert told == [""]
    reporter.close()


def test_a_fault_of_the_last_start_is_noticed(tmp_path: Path) -> None:
    (tmp_path / FAULT_LOG).write_text("Fatal Python error\n", encoding="utf-8")
    reporter = CrashReporter()
    assert reporter.write_to(tmp_path)
    reporter.close()
    again = CrashReporter()
    assert not again.write_to(tmp_path)
    again.close()
