# SPDX-License-Identifier: MIT
"""Stores to begin with, each made once in a process: the ERP's files, the whole demonstration, or what is asked for."""

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

Fill = Callable[[Program], Awaitable[object]]
_grown: dict[Fill, bytes] = {}


def put_erp(folder: Path) -> None:
    """A store with the ERP's files of the demonstration, compared with a portal that was not asked."""
    _put(_erp(), folder)


def put_demo(folder: Path) -> None:
    """A store with the demonstration's data, from the ERP and from the portal, compared."""
    _put(_demo(), folder)


def put_filled(folder: Path, fill: Fill) -> None:
    """A store with what a program of its own is asked to do, once: every later store is a copy of that one."""
    _put(_asked(fill), folder)


def put_erp_and(folder: Path, fill: Fill, portal_url: str) -> None:
    """A store with the ERP's files of the demonstration, and with what is done after that, once.

    Args:
        portal_url: what is asked by whoever comes first; all others bring a portal that answers the same.
    """
    if fill not in _grown:
        _grown[fill] = _filled(fill, demonstration=False, begin=_erp(), portal_url=portal_url)
    _put(_grown[fill], folder)


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


@cache
def _asked(fill: Fill) -> bytes:
    return _filled(fill, demonstration=False)


def _filled(fill: Fill, *, demonstration: bool, begin: bytes = b"", portal_url: str | None = None) -> bytes:
    """What a program leaves in a store, in a new one where it begins with nothing."""

    async def work(options: Options) -> None:
        program = await open_program(options)
        await fill(program)
        await program.aclose()

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as apart:
        options = Options(Path(folder), demonstration, portal_url=portal_url, unencrypted=True)
        if begin:
            _put(begin, Path(folder))
        # A test's loop may be running in this thread.
        apart.submit(lambda: asyncio.run(work(options))).result()
        return store_path(options).read_bytes()
