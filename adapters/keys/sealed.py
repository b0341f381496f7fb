# SPDX-License-Identifier: MIT
"""Secrets under the store's own key, for machines without a keychain: nothing of them is ever written in clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from adapters.store.library import Key, open_uri, sqlite
from domain.errors import KeychainFailed, KeyMissing

NAME = "credentials.db"


class SealedSecrets:
    """See adapters.keys.keychain.Keychain. A small encrypted file beside the store; not part of its backups."""

    def __init__(self, store: Path, key: Key | None) -> None:
        """Nothing is read yet.

        Args:
            key: the store's; without one there is no place for secrets here.
        """
        self._path = store.with_name(NAME)
        self._key = key

    def available(self) -> bool:
        """See Keychain."""
        return self._key is not None

    def get(self, name: str) -> str | None:
        """See Keychain."""
        if self._key is None or not self._path.exists():
            return None
        with self._opened() as connection:
            row = connection.execute("SELECT secret FROM secret WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def put(self, name: str, secret: str) -> None:
        """See Keychain."""
        with self._opened() as connection:
            connection.execute("INSERT OR REPLACE INTO secret (name, secret) VALUES (?, ?)", (name, secret))

    def remove(self, name: str) -> None:
        """See Keychain."""
        if self._key is None or not self._path.exists():
            return
        with self._opened() as connection:
            connection.execute("DELETE FROM secret WHERE name = ?", (name,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite.Connection]:
        if self._key is None:
            raise KeychainFailed("no key")
        try:
            self._path.touch(mode=0o600, exist_ok=True)
            with closing(open_uri(self._path, "mode=rw", self._key)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, secret TEXT NOT NULL)")
                yield connection
        except (sqlite.Error, OSError, KeyMissing) as error:
            raise KeychainFailed(type(error).__name__) from error
