# SPDX-License-Identifier: MIT
"""Opening a store: made when it is not there, looked at before it is touched, migrated when it is older."""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

from adapters.store.backups import FOLDER, make_backup
from adapters.store.errors import store_error, translated
from adapters.store.library import Key, open_uri, sqlite
from adapters.store.schema import APPLICATION_ID, HEAD, REVISIONS
from adapters.store.vault import damage_mark
from domain.errors import StoreDamaged, StoreFull, StoreNewer, StoreReadOnly, StoreUnavailable
from domain.safety import Reason


def _system_now() -> datetime:
    return datetime.now(UTC)


def prepare(path: Path, now: Callable[[], datetime] = _system_now, key: Key | None = None) -> None:
    """Make sure that there is a store of this program's schema at the path. Blocking: call it in a thread.

    An older store is backed up before it is migrated, and left as it is where that fails.

    Args:
        now: tells the time, for the backup's name.
        key: the store's. A new store is encrypted with it; without one it is not encrypted.

    Raises:
        StoreError: there is none and none can be made, or what is there cannot be used; it is then untouched.
    """
    with translated(str(path)):
        if not path.exists():
            _create(path, key)
        elif damage_mark(path).exists():
            raise StoreDamaged(str(path), "found damaged by an examination")
        elif _revision(path, key) != HEAD:
            make_backup(path, path.parent / FOLDER, now(), Reason.MIGRATION, key)
            _migrate(path, key)


def _revision(path: Path, key: Key | None) -> str:
    """The revision of an existing store, after making sure that it is one."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnly(str(path))
    if path.stat().st_size == 0:
        # SQLite would take a file of no length for a new database, and the clerk would believe all was lost.
        raise StoreDamaged(str(path), "the file is empty")
    with contextlib.closing(open_uri(path, "mode=rw", key)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreDamaged(str(path), "not a BateCerto store")
        found = _stated_revision(connection, path)
    if found is None:
        raise StoreDamaged(str(path), "the schema's revision is missing")
    if found[0] not in REVISIONS:
        raise StoreNewer(str(path), f"schema {found[0]}")
    return str(found[0])


def _stated_revision(connection: sqlite.Connection, path: Path) -> tuple[str] | None:
    try:
        row: tuple[str] | None = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite.OperationalError as error:
        if "no such table" in str(error):
            raise StoreDamaged(str(path), "the schema's revision is missing") from error
        raise
    except UnicodeDecodeError as error:
        raise store_error(str(path), error) from error
    return row


def _create(path: Path, key: Key | None) -> None:
    # Made whole under another name: a kill half way never leaves something that looks like a store.
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        part.touch(mode=0o600)
        _migrate(part, key)
        _publish(part, path)
    except OSError as error:
        raise _from_os_error(path, error) from error
    finally:
        for leftover in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)


def _publish(part: Path, path: Path) -> None:
    """Give the finished store its name, unless another process was faster."""
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except (OSError, NotImplementedError):
        # No hard links on this file system, as on many memory sticks and shares.
        if not path.exists():
            part.rename(path)


def _from_os_error(path: Path, error: OSError) -> Exception:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return StoreReadOnly(str(path), error.strerror or "")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(str(path), error.strerror or "")
    return StoreUnavailable(str(path), error.strerror or "")


def _migrate(path: Path, key: Key | None) -> None:
    """Bring a store to the newest revision, in one transaction, with foreign keys off while tables are rebuilt."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event, pool

    engine = create_engine(
        "sqlite://",
        module=sqlite,
        creator=lambda: open_uri(path, "mode=rw", key),
        poolclass=pool.NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with as_file(files("adapters.store") / "migrations") as scripts, engine.begin() as connection:
        config = Config()
        # Alembic reads its options as a template in which % must be doubled.
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise store_error(str(path), ValueError("rows that refer to nothing"))
    engine.dispose()
