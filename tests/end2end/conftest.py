# SPDX-License-Identifier: MIT
"""The program as a process, and the made-up portal that it talks to."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import fixed_clock
from tests.end2end.starter import CAN_START, PATIENCE, ROOT, Starter
from tests.library import sqlite3, statements_of

DATA = ROOT / "tests" / "data"
PERIOD = ("--from", "2025-11", "--to", "2026-10")


@dataclass(frozen=True)
class Done:
    """How a process ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The program on one data directory.

    Attributes:
        whole: whether each start of it begins from nothing, as a user's does; else from a process that has loaded it,
            which is several times as fast. Each command is started from nothing in one test at least.
    """

    folder: Path
    whole: bool = False

    @property
    def store(self) -> Path:
        return self.folder / "batecerto.db"

    def __call__(
        self,
        *arguments: object,
        lang: str = "en",
        preexec: Callable[[], None] | None = None,
        env: Mapping[str, str] | None = None,
        whole: bool = False,
        **variables: str,
    ) -> Done:
        # Stores of tests are not encrypted unless a test gives a passphrase: that is slow, and a dump needs no key.
        variables = {**variables, **(env or {})}
        plain = () if "BATECERTO_STORE_KEY" in variables else ("--unencrypted",)
        options = ("--data-dir", str(self.folder), "--lang", lang, *plain)
        command = [*options, *map(str, arguments)]
        done = started(command, environment(**variables), preexec=preexec, whole=whole or self.whole)
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    def answered(
        self, *arguments: str, text: str, env: Mapping[str, str], whole: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """A command that is answered on standard input; "--unencrypted" is none of its arguments."""
        command = ["--data-dir", str(self.folder), "--lang", "en", *arguments]
        return started(command, environment(**env), text, whole=whole or self.whole)

    def dump(self) -> list[str]:
        """Everything in the store."""
        with closing(sqlite3.connect(self.store)) as connection:
            return statements_of(connection)


def environment(**variables: str) -> dict[str, str]:
    """A plain environment: no display, no token, no portal of its own."""
    names = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", fixed_clock.VARIABLE)
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **variables}


@cache
def _starter() -> Starter:
    return Starter(environment())


@pytest.fixture(scope="session", autouse=True)
def _end_of_starter() -> Iterator[None]:
    yield
    if _starter.cache_info().currsize:
        _starter().end()


def started(
    command: list[str],
    env: Mapping[str, str],
    text: str = "",
    *,
    preexec: Callable[[], None] | None = None,
    whole: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Start the program as a process, and wait for its end."""
    if CAN_START and preexec is None and not whole:
        return _starter().run(command, env, text)
    return subprocess.run(
        [sys.executable, "-m", "tests.program", *command],
        cwd=ROOT,
        env=env,
        preexec_fn=preexec,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


@contextmanager
def simulated(folder: Path) -> Iterator[str]:
    """The address of a portal that serves a folder, in a process of its own."""
    command = [sys.executable, "-m", "app", "--lang", "en", "simulate-portal", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            address = re.search(r"http://\S+?(?=\. )", said)
            assert address is not None, said
            yield address.group()
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A store with the small sample's ERP files and a run; tests leave it as it is."""
    program = Program(tmp_path_factory.mktemp("prepared"))
    assert program("import", DATA / "small" / "erp").code == 0
    assert program("reconcile", *PERIOD).code == 0
    return program


@pytest.fixture
def copied(prepared: Program, tmp_path: Path) -> Program:
    """A copy of the prepared store."""
    shutil.copy(prepared.store, tmp_path)
    return Program(tmp_path)
