# SPDX-License-Identifier: MIT
"""SQLite's result codes in the domain's words."""

from __future__ import annotations

import sqlite3

import pytest

from adapters.store.errors import store_error
from domain.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly, StoreUnavailable


class Failed(sqlite3.OperationalError):
    def __init__(self, code: int) -> None:
        super().__init__("said")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, StoreLocked),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreLocked),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreReadOnly),
        (sqlite3.SQLITE_CORRUPT, StoreDamaged),
        (sqlite3.SQLITE_NOTADB, StoreDamaged),
        (sqlite3.SQLITE_FULL, StoreFull),
        (sqlite3.SQLITE_IOERR_WRITE, StoreFull),
        (sqlite3.SQLITE_IOERR_SHMSIZE, StoreFull),
        (sqlite3.SQLITE_IOERR_READ, StoreUnavailable),
        (sqlite3.SQLITE_CANTOPEN, StoreUnavailable),
    ],
)
def test_each_code_has_its_error(code: int, kind: type[StoreError]) -> None:
    error = store_error("a.db", Failed(code))
    assert type(error) is kind
    assert (error.path, error.detail) == ("a.db", "said")
