# SPDX-License-Identifier: MIT
"""Examines the store, also one that cannot be opened: each check stands alone, and damage in one stops no other."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event, pool
from sqlalchemy.exc import SQLAlchemyError

from adapters.store import backups
from adapters.store.engine import plain_engine
from adapters.store.errors import store_error, translated
from adapters.store.journal import broken_link
from adapters.store.library import Key, is_plain, sqlite
from adapters.store.outbox import backlog
from adapters.store.repositories.operations import in_doubt
from adapters.store.schema import APPLICATION_ID, HEAD, REVISIONS
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.store.vault import damage_mark
from domain.errors import BateCertoError, StoreDamaged, StoreError, StoreLocked
from domain.events import Json
from domain.safety import Backup, Check, CheckName, Found, Reason

if TYPE_CHECKING:
    from adapters.store.connection import AsyncEngine
    from domain.ports import Clock

ORPHANS: Mapping[str, str] = {
    "values_without_block": """
        SELECT COUNT(*) FROM worker_value WHERE declaration_id NOT IN (SELECT id FROM declaration NOT INDEXED)
    """,
    "values_without_total": """
        SELECT COUNT(*) FROM portal_value WHERE total_id NOT IN (SELECT id FROM portal_total NOT INDEXED)
    """,
    "blocks_in_use_twice": """
        SELECT COUNT(*) FROM (
            SELECT 1 FROM declaration NOT INDEXED WHERE superseded_by IS NULL
            GROUP BY company_id, month, establishment, rate HAVING COUNT(*) > 1
        )
    """,
    "snapshots_in_use_twice": """
        SELECT COUNT(*) FROM (
            SELECT 1 FROM portal_snapshot NOT INDEXED WHERE superseded_at IS NULL
            GROUP BY company_id, month HAVING COUNT(*) > 1
        )
    """,
    "versions_in_force_twice": """
        SELECT COUNT(*) FROM (
            SELECT to_run, LEAD(from_run) OVER (PARTITION BY company_id, month, rate ORDER BY from_run) AS next_run
            FROM bucket_version NOT INDEXED
        ) WHERE next_run IS NOT NULL AND (to_run IS NULL OR to_run > next_run)
    """,
    "versions_ended_before_they_began": "SELECT COUNT(*) FROM bucket_version WHERE to_run <= from_run",
    "divergences_without_bucket": """
        SELECT COUNT(*) FROM divergence d WHERE NOT EXISTS (
            SELECT 1 FROM bucket_version b WHERE b.company_id = d.company_id AND b.month = d.month AND b.rate = d.rate
        )
    """,
}
"""Each gives the number of rows that should not be as they are. Indexes are not trusted: they may be what is broken."""
OLD_BACKUP_DAYS = 7
ROOM_AT_LEAST = 64 * 2**20

# What reading rows out of damaged pages can end in, besides SQLite's own errors.
_UNREADABLE = (StoreError, SQLAlchemyError, ValueError, TypeError)

Details = Mapping[str, Json]
Look = Callable[[sqlite.Connection], tuple[Found, Details]]


class FileDoctor:
    """See domain.ports.StoreDoctor."""

    def __init__(self, store: Path, clock: Clock, folder: Path | None = None, key: Key | None = None) -> None:
        self._store = store
        self._key = key
        self._clock = clock
        self._folder = folder or store.parent / backups.FOLDER

    async def examine(self) -> list[Check]:
        """See domain.ports.StoreDoctor."""
        checks = await asyncio.to_thread(self._look_at_file)
        if len(checks) > 1:
            at_head = any(check.name is CheckName.SCHEMA and check.found is Found.OK for check in checks)
            checks += (
                await self._look_at_journal()
                if at_head
                else [
                    Check(CheckName.AUDIT, Found.NOT_CHECKED),
                    Check(CheckName.OUTBOX, Found.NOT_CHECKED),
                    Check(CheckName.OPERATIONS, Found.NOT_CHECKED),
                    Check(CheckName.PORTAL, Found.NOT_CHECKED),
                ]
            )
        checks += await asyncio.to_thread(self._look_around)
        await asyncio.to_thread(self._mark, checks)
        return checks

    def _look_at_file(self) -> list[Check]:
        if not self._store.exists():
            lost = bool(backups.list_backups(self._folder))
            return [Check(CheckName.STORE, Found.MISSING if lost else Found.NOTHING_YET)]
        looks: dict[CheckName, Look] = {
            CheckName.STORE: _application,
            CheckName.ENCRYPTION: self._encryption,
            CheckName.SCHEMA: _schema,
            CheckName.INTEGRITY: _integrity,
            CheckName.FOREIGN_KEYS: _foreign_keys,
            CheckName.ORPHANS: _orphans,
        }
        return [self._check(name, look) for name, look in looks.items()]

    def _encryption(self, connection: sqlite.Connection) -> tuple[Found, Details]:
        """Whether the file is encrypted, and every page as it was written: each has a code of authenticity."""
        if is_plain(self._store):
            return Found.NOT_ENCRYPTED, {}
        said = [text for (text,) in connection.execute("PRAGMA cipher_integrity_check")]
        return (Found.DAMAGED, {"problems": len(said), "said": said[0]}) if said else (Found.OK, {})

    def _check(self, name: CheckName, look: Look) -> Check:
        """One look on a connection of its own: what one finds damaged may still serve the next."""
        try:
            with closing(backups.connect(self._store, key=self._key)) as connection:
                connection.execute("PRAGMA query_only = ON")
                return Check(name, *look(connection))
        except backups.SQLITE_ERRORS as error:
            return Check(name, _of_error(store_error(str(self._store), error)), {"said": str(error)})

    async def _look_at_journal(self) -> list[Check]:
        """The audit chain, the outbox, operations and the portal, by the code that writes them."""
        engine = _reading_engine(self._store, self._key)
        units = SqlUnitOfWorkManager(engine, self._store, self._clock, "")
        try:
            return [
                await self._audit(engine),
                await self._outbox(units),
                await self._operations(units),
                await self._portal(units),
            ]
        finally:
            await engine.dispose()

    async def _audit(self, engine: AsyncEngine) -> Check:
        try:
            with translated(str(self._store)):
                async with engine.connected() as connection:
                    broken = await broken_link(connection)
        except _UNREADABLE as error:
            return Check(CheckName.AUDIT, _of_error(error))
        if broken is not None:
            return Check(CheckName.AUDIT, Found.BROKEN, {"entry": broken})
        return Check(CheckName.AUDIT, Found.OK)

    async def _outbox(self, units: SqlUnitOfWorkManager) -> Check:
        try:
            waits = await backlog(units, self._clock)
        except _UNREADABLE as error:
            return Check(CheckName.OUTBOX, _of_error(error))
        details: Details = {"waiting": waits.waiting, "oldest_age": waits.oldest_age, "parked": waits.parked}
        return Check(CheckName.OUTBOX, Found.PARKED if waits.parked else Found.OK, details)

    async def _operations(self, units: SqlUnitOfWorkManager) -> Check:
        """Whether it is known what came of everything that was sent to the portal."""
        try:
            async with units.enter(read_only=True) as unit:
                unknown, review, oldest = await in_doubt(unit.connection)
        except _UNREADABLE as error:
            return Check(CheckName.OPERATIONS, _of_error(error))
        age = 0 if oldest is None else max(0, int((self._clock.now() - oldest).total_seconds()))
        details: Details = {"unknown": unknown, "needs_review": review, "oldest_age": age}
        return Check(CheckName.OPERATIONS, Found.NOT_SETTLED if unknown or review else Found.OK, details)

    async def _portal(self, units: SqlUnitOfWorkManager) -> Check:
        """How portals answered at the end of the last fetch; that one did not answer is no fault of the store."""
        try:
            async with units.enter(read_only=True) as unit:
                seen = await unit.portal.healths()
        except _UNREADABLE as error:
            return Check(CheckName.PORTAL, _of_error(error))
        hosts: list[Json] = [{**asdict(one.health), "at": one.at.isoformat()} for one in seen]
        return Check(CheckName.PORTAL, Found.OK if hosts else Found.NOTHING_YET, {"hosts": hosts})

    def _look_around(self) -> list[Check]:
        try:
            return [self._newest_backup(), self._room()]
        except (BateCertoError, OSError) as error:
            return [Check(CheckName.BACKUP, Found.BAD_BACKUP, {"said": type(error).__name__})]

    def _newest_backup(self) -> Check:
        made = backups.list_backups(self._folder)
        ours = [backup for backup in made if backup.reason is not Reason.REPLACED]
        if not ours:
            return Check(CheckName.BACKUP, Found.NO_BACKUP if self._last_change() else Found.NOTHING_YET)
        good = next((backup for backup in (*ours, *made) if self._restores(backup)), None)
        age = max(0, int((self._clock.now() - ours[0].at).total_seconds()))
        details: Details = {
            "newest": ours[0].path.name,
            "at": ours[0].at.isoformat(),
            "age": age,
            "good": good.path.name if good else None,
        }
        if good is not ours[0]:
            return Check(CheckName.BACKUP, Found.BAD_BACKUP, details)
        behind = self._last_change() not in (None, backups.read_contents(ours[0].path, alone=True, key=self._key).mark)
        old = behind and age > OLD_BACKUP_DAYS * 86_400
        return Check(CheckName.BACKUP, Found.OLD_BACKUP if old else Found.OK, details)

    def _restores(self, backup: Backup) -> bool:
        try:
            backups.check(backup.path, key=self._key)
        except BateCertoError:
            return False
        return True

    def _last_change(self) -> str | None:
        """The store's mark; None where nothing ever changed in it, or it cannot be read."""
        if not self._store.exists():
            return None
        try:
            held = backups.read_contents(self._store, key=self._key)
        except (StoreError, sqlite.Error):
            return None
        return held.mark if held.last_change else None

    def _room(self) -> Check:
        """Whether there is room for a backup and a restore, which keep both stores for a while."""
        size = sum(path.stat().st_size for path in (self._store,) if path.exists())
        needed, free = max(ROOM_AT_LEAST, 3 * size), shutil.disk_usage(self._store.parent).free
        found = Found.LITTLE_ROOM if free < needed else Found.OK
        return Check(CheckName.DISK, found, {"free": free, "needed": needed})

    def _mark(self, checks: list[Check]) -> None:
        """Keep a damaged store from being written, and let one go that is sound again."""
        mark = damage_mark(self._store)
        try:
            if any(check.found is Found.DAMAGED for check in checks):
                mark.touch(mode=0o600)
            elif all(check.found is not Found.LOCKED for check in checks):
                mark.unlink(missing_ok=True)
        except OSError:
            # Where nothing can be written, the store is not written either.
            return


def _application(connection: sqlite.Connection) -> tuple[Found, Details]:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if not pages:
        return Found.DAMAGED, {"said": "the file is empty"}
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    return (Found.OK if found == APPLICATION_ID else Found.FOREIGN), {}


def _schema(connection: sqlite.Connection) -> tuple[Found, Details]:
    revision = backups.revision_of(connection)
    if revision is None:
        return Found.BROKEN, {"revision": None}
    known = Found.OK if revision == HEAD else Found.OLDER if revision in REVISIONS else Found.NEWER
    return known, {"revision": revision}


def _integrity(connection: sqlite.Connection) -> tuple[Found, Details]:
    said = [text for (text,) in connection.execute("PRAGMA integrity_check")]
    return (Found.OK, {}) if said == ["ok"] else (Found.DAMAGED, {"problems": len(said), "said": said[0]})


def _foreign_keys(connection: sqlite.Connection) -> tuple[Found, Details]:
    rows = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    return (Found.BROKEN if rows else Found.OK), {"rows": rows}


def _orphans(connection: sqlite.Connection) -> tuple[Found, Details]:
    if backups.revision_of(connection) not in REVISIONS:
        return Found.NOT_CHECKED, {}
    counts = {name: connection.execute(sql).fetchone()[0] for name, sql in ORPHANS.items()}
    wrong: dict[str, Json] = {name: count for name, count in counts.items() if count}
    return (Found.BROKEN if wrong else Found.OK), wrong


def _of_error(error: Exception) -> Found:
    """Damage, a lock, or something that kept the check from being made."""
    if isinstance(error, StoreDamaged | UnicodeDecodeError):
        return Found.DAMAGED
    return Found.LOCKED if isinstance(error, StoreLocked) else Found.BROKEN


def _reading_engine(path: Path, key: Key | None) -> AsyncEngine:
    """An engine that only reads; it does not set the store up as the program's own does."""
    engine = plain_engine(path, key, poolclass=pool.NullPool)
    event.listen(engine.sync_engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    return engine
