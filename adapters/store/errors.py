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

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PROBE = 65_536


def store_error(path: str, error: BaseException | None) -> StoreError:
    """The domain's error for one of SQLite's; its text holds no parameters."""
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes a damaged schema in its message, which the driver then cannot read.
        return StoreDamaged(path, error.reason)
    code: int = getattr(error, "sqlite_errorcode", 0) or 0
    if code & 0xFF in (sqlite.SQLITE_IOERR, sqlite.SQLITE_CANTOPEN) and _is_full(Path(path)):
        return StoreFull(path, str(error))
    return _BY_CODE.get(code & 0xFF, StoreUnavailable)(path, str(error))


def _is_full(path: Path) -> bool:
    """Whether the disk, or a limit on the size of files, keeps the store from growing.

    SQLite calls that a failed write, like any other: only its extended codes would tell, which the library lacks.
    """
    try:
        largest = max((file.stat().st_size for file in path.parent.glob(f"{path.name}*")), default=0)
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            probe.seek(largest)
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
