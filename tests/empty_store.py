# SPDX-License-Identifier: MIT
"""A store with nothing in it, made once in a process: all migrations take longer than most tests' own work."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from adapters.store.opening import prepare


def put_empty(store: Path) -> None:
    """Put a store that is not encrypted at a path, where there is none."""
    if not store.exists():
        store.parent.mkdir(exist_ok=True)
        store.write_bytes(_empty())
        store.chmod(0o600)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "empty.db"
        prepare(store)
        return store.read_bytes()
