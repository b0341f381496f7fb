# SPDX-License-Identifier: MIT
"""SQLite's errors, told in the domain's words."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from adapters.store.library import sqlite
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
    sqlite.SQLITE_BUSY: StoreLocked,
    sqlite.SQLITE_LOCKED: StoreLocked,
    sqlite.SQLITE_READONLY: StoreReadOnly,
    sqlite.SQLITE_CORRUPT: StoreDamaged,
    sqlite.SQLITE_NOTADB: StoreDamaged,
    sqlite.SQLITE_FULL: StoreFull,
}

# The library's backup() raises without a code, but with SQLite's own words for it.
_BY_TEXT = {
    "database is locked": sqlite.SQLITE_BUSY,
    "database table is locked": sqlite.SQLITE_LOCKED,
    "attempt to write a readonly database": sqlite.SQLITE_READONLY,
    "disk I/O error": sqlite.SQLITE_IOERR,
    "database disk image is malformed": sqlite.SQLITE_CORRUPT,
    "file is not a database": sqlite.SQLITE_NOTADB,
    "database or disk is full": sqlite.SQLITE_FULL,
    "unable to open database file": sqlite.SQLITE_CANTOPEN,
}

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# More than a new store needs: SQLite takes back what did not fit before anybody can look.
_PROBE = 1 << 20


def store_error(path: str, error: BaseException | None, room: int = _PROBE) -> StoreError:
    """The domain's error for one of SQLite's; its text holds no parameters.

    Args:
        room: how many bytes there must be for more, or the disk counts as full.
    """
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes a damaged schema in its message, which the driver then cannot read.
        return StoreDamaged(path, error.reason)
    code: int = getattr(error, "sqlite_errorcode", 0) or _BY_TEXT.get(str(error), 0)
    if code & 0xFF in (sqlite.SQLITE_IOERR, sqlite.SQLITE_CANTOPEN) and _is_full(Path(path), room):
        return StoreFull(path, str(error))
    return _BY_CODE.get(code & 0xFF, StoreUnavailable)(path, str(error))


def _is_full(path: Path, room: int) -> bool:
    """Whether the disk, or a limit on the size of files, keeps the store from growing.

    SQLite calls that a failed write, like any other: only its extended codes would tell, which the library lacks.
    """
    try:
        largest = max((file.stat().st_size for file in path.parent.glob(f"{path.name}*")), default=0)
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            probe.seek(largest)
            for _ in range(0, room, _PROBE):
                probe.write(bytes(_PROBE))
            probe.flush()
    except OSError as error:
        return error.errno in _NO_ROOM
    return False


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLAlchemy and SQLite raise inside into a StoreError.

    Programming mistakes (a missing table, a broken constraint) are no state of the store, and pass as they are.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite.OperationalError) or _is_damage(error.orig):
            raise store_error(path, error.orig) from error
        raise
    except sqlite.DatabaseError as error:
        if isinstance(error, sqlite.OperationalError) or _is_damage(error):
            raise store_error(path, error) from error
        raise


def _is_damage(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite.SQLITE_CORRUPT, sqlite.SQLITE_NOTADB)
