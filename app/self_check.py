# SPDX-License-Identifier: MIT
"""Whether this installation has all its parts: each is used for real, in a temporary place."""

from __future__ import annotations

import asyncio
import os
import ssl
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTranslator

from app import demo, demo_data
from app.clock import SystemClock
from app.composition import opened
from app.options import Options
from domain.errors import BateCertoError
from domain.ports import Mode
from domain.use_cases.export_report import Report
from ui.texts import installation as texts


@dataclass(frozen=True, slots=True)
class Result:
    """One check: its name, for programs, and what is wrong, in the language in use; empty where nothing is."""

    name: str
    problem: str = ""


class _Wrong(Exception):
    """A check's own finding."""


def check_all() -> list[Result]:
    """Every check, whatever the others find."""
    checks: dict[str, Callable[[], None]] = {
        "translations": _translations,
        "demonstration data": _demonstration_data,
        "store, portal, reconciliation, report": lambda: asyncio.run(_whole_path()),
        "savepoints": lambda: asyncio.run(_savepoint()),
        "encryption": _encryption,
        "keychain": _keychain,
        "workbooks": _workbooks,
        "certificates": _certificates,
        "window": _window,
    }
    return [_checked(name, check) for name, check in checks.items()]


def _checked(name: str, check: Callable[[], None]) -> Result:
    try:
        check()
    except _Wrong as wrong:
        return Result(name, str(wrong))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with this installation is the answer
        return Result(name, f"{type(error).__name__}: {error}")
    return Result(name)


def _translations() -> None:
    from importlib.resources import files

    for language in ("pt", "en"):
        data = (files("resources") / "translations" / f"batecerto_{language}.qm").read_bytes()
        translator = QTranslator()
        if not translator.load(data) or translator.isEmpty():
            raise _Wrong(texts.translation_missing(language))


def _demonstration_data() -> None:
    if not demo_data.erp_files() or not any(demo_data.portal_directory().iterdir()):
        raise _Wrong(texts.demonstration_missing())


async def _whole_path() -> None:
    """A new store, migrated; files in, values fetched over HTTP, compared, and written out."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.csv"
        async with opened(Options(Path(folder), demo=True)) as program:
            summary = await demo.play(program)
            rows = await program.services.export_report(Report.BUCKETS, report, *program.services.period)
        if not summary.divergent or rows != sum(summary.counts.values()) or not report.stat().st_size:
            raise _Wrong(texts.demonstration_wrong())


async def _savepoint() -> None:
    """What a savepoint undoes is undone, and what is around it stays."""
    from adapters.store.unit_of_work import SqlUnitOfWorkManager
    from domain.values import Nif, Niss

    with tempfile.TemporaryDirectory() as folder:
        units = await SqlUnitOfWorkManager.open(Path(folder) / "check.db", SystemClock())
        try:
            kept, undone = Niss.with_check_digit("2000000000"), Niss.with_check_digit("2000000001")
            nif = Nif.with_check_digit("50000000")
            async with units.enter() as unit:
                await unit.companies.ensure(kept, nif, "kept")
                with suppress(BateCertoError):
                    async with units.enter(Mode.SAVEPOINT) as inner:
                        await inner.companies.ensure(undone, nif, "undone")
                        raise BateCertoError
            async with units.enter(read_only=True) as unit:
                names = [company.name for company in await unit.companies.all()]
            if names != ["kept"]:
                raise _Wrong(texts.savepoint_wrong())
        finally:
            await units.aclose()


def _encryption() -> None:
    """A store that is encrypted opens with the key that its recovery phrase gives, and holds nothing in clear."""
    from adapters.keys.phrase import from_phrase, to_phrase
    from adapters.store.library import KEY_BYTES, Key, is_plain
    from adapters.store.opening import prepare

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "check.db"
        key = Key(os.urandom(KEY_BYTES))
        prepare(store, key=key)
        if is_plain(store):
            raise _Wrong(texts.not_encrypted())
        for language in ("pt", "en"):
            prepare(store, key=from_phrase(" ".join(to_phrase(key, language))))


def _keychain() -> None:
    """The libraries that speak to the system's keychain are there; the machine need not have one."""
    import sys
    from importlib import import_module

    from adapters.keys.keychain import OsKeychain

    backend = {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "SecretService")
    import_module(f"keyring.backends.{backend}")
    OsKeychain().available()


def _workbooks() -> None:
    """A workbook of two cells is read, in the child process that reads them all."""
    from importlib.resources import as_file, files

    from adapters.tables.reader import FileTableReader
    from domain.tables.cells import Halt, ReadOptions

    with as_file(files("resources") / "samples" / "two-cells.xlsx") as path:
        read = FileTableReader().read(path, ReadOptions(), Halt())
    if [len(row.cells) for row in read.rows] != [2]:
        raise _Wrong(", ".join(finding.code for finding in read.findings) or texts.workbook_wrong())


def _certificates() -> None:
    import truststore

    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT).minimum_version = ssl.TLSVersion.TLSv1_2


def _window() -> None:
    """A window on a loop of its own, in another process: this one may have no display and keeps its own Qt."""
    import subprocess
    import sys

    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, "self-check-window"], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode:
        raise _Wrong(done.stderr.strip()[-300:] or texts.window_ended(done.returncode))


def open_and_close_window() -> None:
    """Paint the main window once on a qasync loop, without a store.

    Raises:
        RuntimeError: it cannot be painted.
    """
    import qasync
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.settings import WindowSettings

    app = QApplication([])

    async def shown() -> None:
        window = MainWindow(WindowSettings(None))
        window.show()
        await asyncio.sleep(0.05)
        if window.grab().isNull():
            raise RuntimeError("the window does not paint")
        window.close()

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(shown())
