# SPDX-License-Identifier: MIT
"""Stores to begin with, each made once in a process: with the ERP's files, and with the whole demonstration."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from app import demo, demo_data
from app.composition import Program, open_program
from app.options import Options
from app.paths import STORE_NAME, store_path


def put_erp(folder: Path) -> None:
    """A store with the ERP's files of the demonstration, compared with a portal that was not asked."""
    _put(_erp(), folder)


def put_demo(folder: Path) -> None:
    """A store with the demonstration's data, from the ERP and from the portal, compared."""
    _put(_demo(), folder)


def _put(store: bytes, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / STORE_NAME).write_bytes(store)


@cache
def _erp() -> bytes:
    async def fill(program: Program) -> None:
        await program.services.import_files(demo_data.erp_files())
        await program.services.reconcile(*demo_data.period())

    return _filled(fill, demonstration=False)


@cache
def _demo() -> bytes:
    return _filled(demo.play, demonstration=True)


def _filled(fill: Callable[[Program], Awaitable[object]], *, demonstration: bool) -> bytes:
    """What a program leaves in a new store."""

    async def work(options: Options) -> None:
        program = await open_program(options)
        await fill(program)
        await program.aclose()

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as apart:
        options = Options(Path(folder), demonstration, unencrypted=True)
        # A test's loop may be running in this thread.
        apart.submit(lambda: asyncio.run(work(options))).result()
        return store_path(options).read_bytes()
