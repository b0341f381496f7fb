# SPDX-License-Identifier: MIT
"""The SQLite library of this program, and the key without which an encrypted store is noise.

sqlcipher3 brings a newer SQLite than the system's, whose write-ahead log has a fault that can lose commits (3.7.0 to
3.51.2, see sqlite.org/wal.html), and encrypts whole files: pages, journals and backups. Stores that are not encrypted
are opened by the same library, so that there is one behaviour to know.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import KeyMissing

if TYPE_CHECKING:
    # The same interface, which has types.
    import sqlite3 as sqlite
else:
    from sqlcipher3 import dbapi2 as sqlite

__all__ = ["KEY_BYTES", "Key", "is_plain", "is_sealed", "open_uri", "sqlite", "unlock"]

KEY_BYTES = 32
# The first 16 bytes of a database that is not encrypted (sqlite.org/fileformat2.html); an encrypted one has its salt.
_PLAIN = b"SQLite format 3\0"
_PAGE = 4096
# In a page of random bytes each comes up 16 times or so; in one that is not encrypted, zeros fill most of it.
_COMMON = 64


class Key:
    """A store's 256-bit key, which can be dropped.

    Attributes:
        name: tells one key from another, and nothing of either.
    """

    __slots__ = ("_raw", "name")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a store's key has 256 bits")
        self._raw: bytearray | None = bytearray(raw)
        self.name = hashlib.sha256(b"batecerto store key" + raw).hexdigest()[:16]

    @property
    def raw(self) -> bytes:
        """The key itself, 32 bytes.

        Raises:
            KeyMissing: it was dropped.
        """
        if self._raw is None:
            raise KeyMissing
        return bytes(self._raw)

    def drop(self) -> None:
        """Forget the key: what is opened afterwards with it is refused."""
        if self._raw is not None:
            self._raw[:] = bytes(len(self._raw))
            self._raw = None

    def __repr__(self) -> str:
        return f"Key({self.name})"


def is_plain(path: Path) -> bool:
    """Whether a file is a database that is not encrypted, by its first bytes; an empty file is neither."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def is_sealed(path: Path) -> bool:
    """Whether a file looks like an encrypted database: no byte is much commoner than others in its first page."""
    with path.open("rb") as file:
        page = file.read(_PAGE)
    return len(page) == _PAGE and max(Counter(page).values()) < _COMMON


def unlock(connection: sqlite.Connection, key: Key | None) -> None:
    """Give a fresh connection its key; without one it stays as it is."""
    # The library writes to the console whenever a key does not fit, which we tell in our own words.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")


def open_uri(path: Path, how: str, key: Key | None) -> sqlite.Connection:
    """A connection without transactions of the driver's own, in any thread.

    Args:
        how: what stands behind the question mark of SQLite's URI, such as mode=rw.
        key: used unless the file is there and plain.
    """
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite.connect(uri, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
    try:
        unlock(connection, None if key is not None and path.exists() and is_plain(path) else key)
    except BaseException:
        connection.close()
        raise
    return connection
