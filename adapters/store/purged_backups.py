# SPDX-License-Identifier: MIT
"""Backups that still hold months which were purged from the store."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.store.backups import FOLDER, connect, remove
from adapters.store.library import Key, sqlite
from adapters.store.rows import numbers
from domain.errors import BateCertoError
from domain.retention import HoldingBackup

if TYPE_CHECKING:
    from domain.values import Niss, YearMonth

# Finished backups, stores that a restored one replaced, and what a killed process left half copied.
_ENDINGS = (".db", ".part")
_HOLDS = """
    SELECT 1 FROM {table} WHERE month < ?1 AND (?2 IS NULL OR company_id IN (
        SELECT id FROM company WHERE niss IN (SELECT value FROM json_each(?2))
    )) LIMIT 1
"""
_TABLES = ("declaration", "portal_snapshot", "portal_fetch", "bucket_version", "divergence")


class StoreBackups:
    """See domain.ports.BackupFolder.

    A copy that a killed restore left beside the store counts as one.
    """

    def __init__(self, store: Path, key: Key | None = None) -> None:
        self._store = store
        self._folder = store.with_name(FOLDER)
        self._key = key

    def holding(self, before: YearMonth, employers: Collection[Niss] | None) -> list[HoldingBackup]:
        """See domain.ports.BackupFolder."""
        listed = None if employers is None else numbers(sorted(employer.number for employer in employers))
        found = ((path, _holds(path, before.number, listed, self._key)) for path in self._copies())
        return [HoldingBackup(path.name, readable=holds is not None) for path, holds in found if holds is not False]

    def delete(self, names: Collection[str]) -> list[str]:
        """See domain.ports.BackupFolder."""
        copies = {path.name: path for path in self._copies()}
        return [name for name in names if name in copies and _deleted(copies[name])]

    def _copies(self) -> list[Path]:
        entries = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        left = sorted(self._store.parent.glob(f"{self._store.name}.*.restoring"))
        return [*(entry for entry in entries if entry.suffix in _ENDINGS), *left]


def _holds(path: Path, before: int, employers: str | None, key: Key | None) -> bool | None:
    """Whether the backup has such months; None where it cannot be read."""
    try:
        with contextlib.closing(connect(path, alone=True, key=key)) as connection:
            return any(
                connection.execute(_HOLDS.format(table=table), (before, employers)).fetchone() is not None
                for table in _TABLES
            )
    except (sqlite.DatabaseError, BateCertoError):
        return None


def _deleted(path: Path) -> bool:
    try:
        remove(path)
    except OSError:
        return False
    return True
