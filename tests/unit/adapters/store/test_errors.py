# SPDX-License-Identifier: MIT
"""SQLite's result codes in the domain's words."""

from __future__ import annotations

import sqlite3 as codes
import sys
from pathlib import Path

import pytest

from adapters.store.errors import store_error
from domain.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly, StoreUnavailable
from tests.library import sqlite3


class Failed(sqlite3.OperationalError):
    def __init__(self, code: int) -> None:
        super().__init__("said")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (codes.SQLITE_BUSY, StoreLocked),
        (codes.SQLITE_BUSY_SNAPSHOT, StoreLocked),
        (codes.SQLITE_READONLY_DBMOVED, StoreReadOnly),
        (codes.SQLITE_CORRUPT, StoreDamaged),
        (codes.SQLITE_NOTADB, StoreDamaged),
        (codes.SQLITE_FULL, StoreFull),
        (codes.SQLITE_IOERR, StoreUnavailable),
        (codes.SQLITE_CANTOPEN, StoreUnavailable),
    ],
)
def test_each_code_has_its_error(code: int, kind: type[StoreError], tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    error = store_error(path, Failed(code))
    assert type(error) is kind
    assert (error.path, error.detail) == (path, "said")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")
def test_a_failed_write_where_nothing_more_can_be_written_means_that_it_is_full(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a.db"
    path.write_bytes(bytes(100_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        error = store_error(str(path), Failed(codes.SQLITE_IOERR))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert type(error) is StoreFull
    assert sorted(tmp_path.iterdir()) == [path]
