# SPDX-License-Identifier: MIT
"""SQLite's errors, told in the domain's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from domain.errors import (
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnavailable,
)

# SQLite's primary result codes (sqlite.org/rescode.html) that mean something of their own to a clerk.
_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_FULL: StoreFull,
}

# A disk or a file-size limit that is reached shows as a failed write, also of the log's index, which only the extended
# codes tell from a broken disk.
_NO_ROOM = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)


def store_error(path: str, error: BaseException | None) -> StoreError:
    """The domain's error for one of SQLite's; its text holds no parameters."""
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes a damaged schema in its message, which the driver then cannot read.
        return StoreDamaged(path, error.reason)
    code: int = getattr(error, "sqlite_errorcode", 0) or 0
    kind = StoreFull if code in _NO_ROOM else _BY_CODE.get(code & 0xFF, StoreUnavailable)
    return kind(path, str(error))


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLAlchemy and SQLite raise inside into a StoreError.

    Programming mistakes (a missing table, a broken constraint) are no state of the store, and pass as they are.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.OperationalError) or _is_damage(error.orig):
            raise store_error(path, error.orig) from error
        raise
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) or _is_damage(error):
            raise store_error(path, error) from error
        raise


def _is_damage(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
