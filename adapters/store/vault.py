# SPDX-License-Identifier: MIT
"""The folder of backups beside the store, and putting one of them in the store's place.

A restore never destroys the store that was there. Its steps, of which each leaves either store whole under the store's
name: copy the backup beside the store and check it; take the store for oneself; keep a copy of it in the vault; rename.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from adapters.store import backups
from adapters.store.backups import (
    SIBLINGS,
    SQLITE_ERRORS,
    check,
    connect,
    copy_pages,
    encrypt_pages,
    file_name,
    make_backup,
    publish,
    told,
)
from adapters.store.errors import store_error
from adapters.store.library import Key, is_plain, sqlite
from domain.errors import StoreDamaged, StoreNewer
from domain.safety import Backup, Contents, Reason


class FileVault:
    """See domain.ports.BackupVault."""

    def __init__(self, store: Path, folder: Path | None = None, key: Key | None = None) -> None:
        self._store = store
        self._key = key
        self._folder = folder or store.parent / backups.FOLDER

    def make(self, now: datetime, reason: Reason, folder: Path | None = None) -> Backup:
        """See domain.ports.BackupVault."""
        return make_backup(self._store, folder or self._folder, now, reason, self._key)

    def all(self) -> list[Backup]:
        """See domain.ports.BackupVault."""
        with told(self._store, self._folder):
            return backups.list_backups(self._folder)

    def remove(self, backup: Backup) -> None:
        """See domain.ports.BackupVault."""
        with told(self._store, self._folder):
            backups.remove(backup.path)

    def contents(self, path: Path | None = None) -> Contents | None:
        """See domain.ports.BackupVault."""
        if path is not None:
            return backups.read_contents(path, alone=True, key=self._key)
        return backups.read_contents(self._store, key=self._key) if self._store.exists() else None

    def check(self, path: Path) -> Contents:
        """See domain.ports.BackupVault."""
        return check(path, key=self._key)

    def restore(self, path: Path, now: datetime) -> Path | None:
        """See domain.ports.BackupVault."""
        return restore(path, self._store, self._folder, now, self._key)


def damage_mark(store: Path) -> Path:
    """The file that says that a store was found damaged, and is not to be opened."""
    return store.with_name(store.name + ".damaged")


def restore(backup: Path, store: Path, folder: Path, now: datetime, key: Key | None = None) -> Path | None:
    """Put a checked copy of a backup in the store's place.

    Args:
        key: the store's, and the backup's where that is encrypted. A plain backup is encrypted on the way.

    Returns:
        Where the store that was there is kept now, in the folder; None where there was none.

    Raises:
        FileProblem: the backup is not there.
        StoreError: the backup is damaged or newer, the store is in use, or there is no room; nothing was changed.
    """
    check(backup, key=key)
    part = store.with_name(f"{store.name}.{uuid.uuid4().hex}.restoring")
    with told(store, store.parent):
        try:
            part.touch(mode=0o600, exist_ok=False)
            backups.sweep(part, f"{store.name}.*.restoring")
            with closing(connect(backup, alone=True, key=key)) as source:
                if key is not None and is_plain(backup):
                    encrypt_pages(source, part, key)
                else:
                    copy_pages(source, part, key)
            check(part, called=backup, key=key)
            return _change_places(part, store, folder, now, key)
        finally:
            backups.remove(part)


def _change_places(part: Path, store: Path, folder: Path, now: datetime, key: Key | None) -> Path | None:
    replaced = None
    if store.exists():
        used = None if is_plain(store) else key
        with _alone(store, used) as connection:
            kept = connection and _keep_sound(connection, store, folder, now, used)
            if connection is not None and kept:
                if os.name == "nt":
                    # Windows renames no open file, and refuses while another program has it open.
                    connection.close()
                _take_place(part, store)
                return kept.path
        replaced = _copy_as_it_is(store, folder, now)
    # A journal without its store would be taken for the new one's.
    for end in SIBLINGS:
        store.with_name(store.name + end).unlink(missing_ok=True)
    _take_place(part, store)
    return replaced


def _take_place(part: Path, store: Path) -> None:
    damage_mark(store).unlink(missing_ok=True)
    publish(part, store)


@contextmanager
def _alone(store: Path, key: Key | None) -> Iterator[sqlite.Connection | None]:
    """The store in one file and for this connection alone; None where it is too damaged for that.

    Whoever opens it meanwhile waits, and then finds that the file is not the store any more.

    Raises:
        StoreLocked: another connection is open on it, also an idle one.
    """
    with closing(connect(store, key=key)) as connection:
        try:
            connection.execute("PRAGMA busy_timeout = 2000")
            # Brings the journal's rows into the store, and fails where any other connection is open.
            connection.execute("PRAGMA journal_mode = DELETE")
            # The lock stays without a transaction: out of a writing one SQLite copies nothing.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except SQLITE_ERRORS as error:
            problem = store_error(str(store), error)
            if not isinstance(problem, StoreDamaged):
                raise problem from error
            yield None
        else:
            yield connection


def _keep_sound(
    connection: sqlite.Connection, store: Path, folder: Path, now: datetime, key: Key | None
) -> Backup | None:
    """A checked copy of the store; None where it is not sound enough for one."""
    try:
        return backups.keep(connection, folder, now, Reason.REPLACED, store, key)
    except (StoreDamaged, StoreNewer):
        return None
    except SQLITE_ERRORS as error:
        if isinstance(store_error(str(store), error), StoreDamaged):
            return None
        raise


def _copy_as_it_is(store: Path, folder: Path, now: datetime) -> Path:
    """Keep a store that cannot be read, byte for byte, with its journals."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with backups.reserved(folder) as (number, part):
        kept = folder / file_name(now, "", number, Reason.REPLACED)
        for end in SIBLINGS:
            journal = store.with_name(store.name + end)
            if journal.exists():
                shutil.copyfile(journal, kept.with_name(kept.name + end))
                backups.sync(kept.with_name(kept.name + end))
        shutil.copyfile(store, part)
        backups.sync(part)
        publish(part, kept)
    return kept
