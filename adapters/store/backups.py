# SPDX-License-Identifier: MIT
"""Backups of the store: copied with a live writer, checked, and named by time, revision, order, reason and digest.

Everything here blocks: call it in a thread. A backup is one file that stands alone; what is not finished has another
name. The digest in the name shows every change to the file, also those that SQLite's own check cannot see.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from adapters.store.errors import store_error
from adapters.store.library import Key, open_uri, sqlite
from adapters.store.rows import moment
from adapters.store.schema import APPLICATION_ID, REVISIONS
from domain.errors import (
    FileProblem,
    KeyMissing,
    KeyWrong,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreNewer,
    StoreReadOnly,
    StoreUnavailable,
)
from domain.safety import BACKUP_NAME, BACKUP_TIME, Backup, Contents, Reason, made

FOLDER = "backups"
"""Beside the store."""
SQLITE_ERRORS = (sqlite.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file can end in; see errors.store_error."""
SIBLINGS = ("-wal", "-shm", "-journal")
_UNKNOWN = "unknown"
_PART = re.compile(r"(\d{5,})\.part")
_STALE_SECONDS = 86_400
_CHANGES = {
    "import_batch": "imported_at",
    "portal_fetch": "checked_at",
    "run": "at",
    "audit_entry": "at",
}
"""Where the store says when something changed."""


def make_backup(store: Path, folder: Path, now: datetime, reason: Reason, key: Key | None = None) -> Backup:
    """Copy the whole store as it is at this moment, whoever writes to it meanwhile; encrypted where the store is.

    Raises:
        StoreError: the store cannot be read or is damaged, or the folder cannot be written; nothing is left behind.
        FileProblem: there is no store.
    """
    with told(store, folder), closing(connect(store, key=key)) as source:
        # One look for the whole copy; a lock is noticed here, which the copying itself would wait for in vain.
        source.execute("BEGIN")
        source.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        return keep(source, folder, now, reason, called=store, key=key)


def keep(
    source: sqlite.Connection, folder: Path, now: datetime, reason: Reason, called: Path, key: Key | None = None
) -> Backup:
    """Make a checked backup of what an open connection sees.

    Args:
        called: the store's path, for errors.
        key: the one that the connection was opened with.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with reserved(folder) as (number, part):
        copy_pages(source, part, key)
        held = check(part, called=called, key=key)
        name = file_name(now, held.revision, number, reason, digest(part))
        publish(part, folder / name)
    return _backup(folder / name, _matched(name))


def copy_pages(source: sqlite.Connection, part: Path, key: Key | None = None) -> None:
    """Copy what a connection sees into an empty file, which then stands alone and is on the disk.

    Args:
        key: the one that the connection was opened with: both are encrypted, or neither.
    """
    with closing(connect(part, key=key)) as target:
        target.execute("PRAGMA synchronous = OFF")
        try:
            source.backup(target, pages=-1, progress=_refuse_to_wait)
        except sqlite.Error as error:
            problem = store_error(str(part), error, _bytes_of(source))
            if isinstance(problem, StoreFull):
                raise StoreFull(str(part.parent), problem.detail) from error
            raise
        # Copied as a WAL database, it would want more files beside it whenever somebody looks at it.
        target.execute("PRAGMA journal_mode = DELETE")
    sync(part)


def encrypt_pages(source: sqlite.Connection, part: Path, key: Key) -> None:
    """Copy what a plain connection sees into an empty file, encrypted; SQLite's own copying cannot do that."""
    # sqlcipher_export leaves these out (zetetic.net/sqlcipher/sqlcipher-api).
    (application,) = source.execute("PRAGMA application_id").fetchone()
    source.execute("ATTACH ? AS part KEY ?", (f"{part.absolute().as_uri()}?mode=rw", f"x'{key.raw.hex()}'"))
    source.execute("SELECT sqlcipher_export('part')").fetchone()
    source.execute(f"PRAGMA part.application_id = {application}")
    source.execute("DETACH part")
    sync(part)


def _refuse_to_wait(status: int, _remaining: int, _total: int) -> None:
    """Stop where the driver would ask a locked source again without end."""
    if status in (sqlite.SQLITE_BUSY, sqlite.SQLITE_LOCKED):
        error = sqlite.OperationalError("database is locked")
        error.sqlite_errorcode = status
        raise error


@contextmanager
def reserved(folder: Path) -> Iterator[tuple[int, Path]]:
    """The next number of a folder, and an empty private file of its own that is gone afterwards."""
    number = 1 + max((*(backup.number for backup in list_backups(folder)), *_parts(folder)), default=0)
    while True:
        part = folder / f"{number:05d}.part"
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            break
        except FileExistsError:
            number += 1
    sweep(part, "*.part")
    try:
        yield number, part
    finally:
        remove(part)


def _parts(folder: Path) -> list[int]:
    return [int(found[1]) for entry in folder.iterdir() if (found := _PART.fullmatch(entry.name))]


def sweep(own: Path, pattern: str) -> None:
    """Take away what killed processes left beside a new file; what is a little older may still be at work."""
    oldest = own.stat().st_mtime - _STALE_SECONDS
    for part in own.parent.glob(pattern):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime < oldest:
                remove(part)


def list_backups(folder: Path) -> list[Backup]:
    """The finished backups in a folder, the last made first."""
    if not folder.is_dir():
        return []
    found = ((entry, BACKUP_NAME.fullmatch(entry.name)) for entry in folder.iterdir())
    backups = []
    for path, match in found:
        with contextlib.suppress(OSError, ValueError):
            if match:
                backups.append(_backup(path, match))
    return sorted(backups, key=lambda backup: (backup.number, backup.at), reverse=True)


def file_name(now: datetime, revision: str, number: int, reason: Reason, content: str = "") -> str:
    """The name that a finished backup gets; its order and its reason do not hang on the clock."""
    stamp = f"{now.astimezone(UTC).strftime(BACKUP_TIME)}-{revision or _UNKNOWN}-{number:05d}"
    begin, why = ("replaced", "") if reason is Reason.REPLACED else ("batecerto", f"-{reason}")
    return f"{begin}-{stamp}{why}{content and '-' + content}.db"


def _matched(name: str) -> re.Match[str]:
    match = BACKUP_NAME.fullmatch(name)
    assert match is not None
    return match


def _backup(path: Path, match: re.Match[str]) -> Backup:
    revision = match["revision"]
    told_by_name = made(path.name)
    if told_by_name is None:
        raise ValueError(path.name)
    at, reason = told_by_name
    return Backup(
        path,
        int(match["number"]),
        at,
        "" if revision == _UNKNOWN else revision,
        reason,
        path.stat().st_size,
    )


def check(path: Path, *, called: Path | None = None, key: Key | None = None) -> Contents:
    """What a closed store holds, after making sure that it is whole and one of ours.

    Args:
        called: the path that errors name, where it is not this one.

    Raises:
        FileProblem: it is not there.
        StoreDamaged: it is cut short, changed, or not one of ours.
        StoreNewer: a newer BateCerto wrote it.
    """
    name = called or path
    with told(name, path.parent):
        match = BACKUP_NAME.fullmatch(path.name)
        if match and match["digest"]:
            if match["digest"] != digest(path):
                raise StoreDamaged(str(name), "the file was changed since")
            _refuse_other_key(path, name, key)
        with closing(connect(path, alone=True, key=key)) as connection:
            _refuse_foreign(connection, path, name)
            problem = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if problem != "ok":
                raise StoreDamaged(str(name), problem)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StoreDamaged(str(name), "rows that refer to nothing")
            return contents_of(connection)


def _refuse_other_key(path: Path, name: Path, key: Key | None) -> None:
    """Tell a missing or wrong key from damage, for a file that is known to be as it was made."""
    try:
        with closing(connect(path, alone=True, key=key)) as connection:
            connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    except sqlite.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite.SQLITE_NOTADB:
            raise
        raise (KeyMissing if key is None else KeyWrong)(str(name)) from error


def _bytes_of(connection: sqlite.Connection) -> int:
    """How long the file is, by what the store says of itself."""
    # With a key the library gives the size of a page as text.
    pages, page = (int(connection.execute(f"PRAGMA {what}").fetchone()[0]) for what in ("page_count", "page_size"))
    return pages * page


def _refuse_foreign(connection: sqlite.Connection, path: Path, name: Path) -> None:
    size, should_be = path.stat().st_size, _bytes_of(connection)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreDamaged(str(name), "not a BateCerto store")
    if should_be != size:
        raise StoreDamaged(str(name), f"{size} bytes where {should_be} should be")
    revision = revision_of(connection)
    if revision is None:
        raise StoreDamaged(str(name), "the schema's revision is missing")
    if revision not in REVISIONS:
        raise StoreNewer(str(name), f"schema {revision}")


def revision_of(connection: sqlite.Connection) -> str | None:
    """The schema's revision; None where the store does not say."""
    if not _tables(connection) & {"alembic_version"}:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def read_contents(path: Path, *, alone: bool = False, key: Key | None = None) -> Contents:
    """What a store holds, without checking it.

    Args:
        alone: whether it is a closed file that nobody writes to, such as a backup.
    """
    with told(path, path.parent), closing(connect(path, alone=alone, key=key)) as connection:
        return contents_of(connection)


def contents_of(connection: sqlite.Connection) -> Contents:
    """What an open store holds."""
    tables = _tables(connection)
    times = [f"SELECT MAX({column}) AS at FROM {table}" for table, column in _CHANGES.items() if table in tables]
    (latest,) = connection.execute(f"SELECT MAX(at) FROM ({' UNION ALL '.join(times)})").fetchone()
    newest_entry = "SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1"
    entry = connection.execute(newest_entry).fetchone() if "audit_entry" in tables else None
    companies, imports = (
        connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("company", "import_batch")
    )
    mark = f"{latest} {entry[0] if entry else ''}"
    return Contents(revision_of(connection) or "", companies, imports, moment(latest), mark)


def _tables(connection: sqlite.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def connect(path: Path, *, alone: bool = False, key: Key | None = None) -> sqlite.Connection:
    """A connection to an existing file, without transactions of the driver's own.

    Args:
        alone: take the file as it is, without locks and without a journal beside it.
        key: used where the file is not plain.

    Raises:
        FileProblem: there is no such file.
        StoreDamaged: the file is empty: SQLite would take it for a new database.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileProblem.from_os_error(str(path), error) from error
    if alone and not size:
        raise StoreDamaged(str(path), "the file is empty")
    # A file with a journal of its own beside it is no backup of ours, but its rows count.
    as_it_is = alone and not path.with_name(path.name + "-wal").exists()
    how = "immutable=1" if as_it_is else "mode=rw"
    connection = open_uri(path, how, key)
    # Damage shows in text too: it is to be told, not stumbled over.
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    return connection


def digest(path: Path) -> str:
    """The first 16 hex digits of the file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def publish(part: Path, path: Path) -> None:
    """Give a finished file its name, so that it has it after a power cut too."""
    part.replace(path)
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Take a file away with the journals beside it."""
    for leftover in (path, *(path.with_name(path.name + end) for end in SIBLINGS)):
        leftover.unlink(missing_ok=True)


@contextmanager
def told(store: Path, folder: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise inside into the domain's errors: of the store, or of a full folder."""
    try:
        yield
    except SQLITE_ERRORS as error:
        problem = store_error(str(store), error)
        raise (StoreFull(str(folder), problem.detail) if isinstance(problem, StoreFull) else problem) from error
    except OSError as error:
        raise _of_system(folder, error) from error


def _of_system(folder: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreFull(str(folder), error.strerror or "")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreReadOnly(str(folder), error.strerror or "")
    return StoreUnavailable(str(folder), error.strerror or "")
