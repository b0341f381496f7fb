# SPDX-License-Identifier: MIT
"""The program's own SQLite library, under the name of the standard one, for tests that look into a store.

Two libraries on one file in one process lose each other's locks, as POSIX locks belong to the process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlcipher3 import dbapi2 as sqlite3

__all__ = ["sqlite3", "statements_of"]


def statements_of(connection: sqlite3.Connection) -> list[str]:
    """The store as SQL, statement by statement."""
    # The library lacks iterdump, which the standard one has as this function.
    return list(__import__("sqlite3.dump").dump._iterdump(connection))
