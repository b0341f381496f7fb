# SPDX-License-Identifier: MIT
"""Keeping the store safe: backups and which of them to keep, and what an examination of the store found."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.events import Json


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    DUE = "due"
    MIGRATION = "migration"
    REPLACED = "replaced"


BACKUP_TIME = "%Y%m%dT%H%M%SZ"
BACKUP_NAME = re.compile(
    r"(?:batecerto|(?P<replaced>replaced))-(?P<at>\d{8}T\d{6}Z)-(?P<revision>\w+)-(?P<number>\d{5,})"
    r"(?:-(?P<reason>asked|due|migration))?(?:-(?P<digest>[0-9a-f]{16}))?\.db"
)
"""What a backup's file is called."""


def made(name: str) -> tuple[datetime, Reason] | None:
    """When and why a backup was made, as the name of its file says; None where it says nothing of that."""
    match = BACKUP_NAME.fullmatch(name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match["at"], BACKUP_TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at, Reason.REPLACED if match["replaced"] else Reason(match["reason"] or Reason.ASKED)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the whole store.

    Attributes:
        number: in the order in which backups were made, whatever the clock said.
        at: when, by the clock of that moment, in UTC.
        revision: the schema's; empty where the copied store could not be read.
        size: in bytes.
    """

    path: Path
    number: int
    at: datetime
    revision: str
    reason: Reason
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store or a backup holds, for a person to tell one from the other.

    Attributes:
        last_change: when something was last brought in, compared or decided; None where nothing ever was.
        mark: the same for two stores in which the same things happened.
    """

    revision: str
    companies: int
    imports: int
    last_change: datetime | None
    mark: str


@dataclass(frozen=True, slots=True)
class Keep:
    """How many backups stay: the newest ones whatever their dates, and the last one of each hour, day, week, month.

    Hours, days, weeks and months are counted where there are backups, not back from now: a clock that was wrong
    for a while cannot empty the shelf.
    """

    newest: int = 5
    hours: int = 24
    days: int = 7
    weeks: int = 5
    months: int = 12


def surplus(backups: Collection[Backup], now: datetime, keep: Keep) -> list[Backup]:
    """The backups to do without.

    Never the newest ones, one dated in the future, or a store that was replaced: that may be the only copy.
    """
    ordered = sorted(
        (backup for backup in backups if backup.reason is not Reason.REPLACED),
        key=lambda backup: (backup.number, backup.at),
        reverse=True,
    )
    kept = set(ordered[: keep.newest])
    kept.update(backup for backup in ordered if backup.at > now)
    kept.update(_one_of_each(ordered, keep.hours, lambda at: (at.date(), at.hour)))
    kept.update(_one_of_each(ordered, keep.days, datetime.date))
    kept.update(_one_of_each(ordered, keep.weeks, lambda at: at.isocalendar()[:2]))
    kept.update(_one_of_each(ordered, keep.months, lambda at: (at.year, at.month)))
    return [backup for backup in ordered if backup not in kept]


def _one_of_each(newest_first: Sequence[Backup], count: int, period: Callable[[datetime], Hashable]) -> list[Backup]:
    """The newest backup of each of the newest periods that have any."""
    last: dict[Hashable, Backup] = {}
    for backup in newest_first:
        last.setdefault(period(backup.at), backup)
    return list(last.values())[:count]


class CheckName(StrEnum):
    """What an examination looks at, in its order."""

    STORE = "store"
    ENCRYPTION = "encryption"
    SCHEMA = "schema"
    INTEGRITY = "integrity"
    FOREIGN_KEYS = "foreign_keys"
    ORPHANS = "orphans"
    AUDIT = "audit"
    OUTBOX = "outbox"
    OPERATIONS = "operations"
    PORTAL = "portal"
    BACKUP = "backup"
    DISK = "disk"


class Found(StrEnum):
    """What a check can find. Damage means that pages of the file cannot be trusted."""

    OK = "ok"
    NOTHING_YET = "nothing_yet"
    MISSING = "missing"
    FOREIGN = "foreign"
    OLDER = "older"
    NEWER = "newer"
    LOCKED = "locked"
    DAMAGED = "damaged"
    BROKEN = "broken"
    NO_BACKUP = "no_backup"
    OLD_BACKUP = "old_backup"
    BAD_BACKUP = "bad_backup"
    PARKED = "parked"
    NOT_SETTLED = "not_settled"
    LITTLE_ROOM = "little_room"
    NOT_CHECKED = "not_checked"
    NOT_ENCRYPTED = "not_encrypted"

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do."""
        return self in (Found.OK, Found.NOTHING_YET, Found.OLDER, Found.NOT_CHECKED, Found.NOT_ENCRYPTED)


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of an examination.

    Attributes:
        details: numbers and names that belong to it: counts, bytes, seconds; never personal data.
    """

    name: CheckName
    found: Found
    details: Mapping[str, Json] = field(default_factory=dict)


def good_backup(checks: Iterable[Check]) -> str | None:
    """The name of the newest backup that an examination found to restore; None where there is none."""
    good = next((check.details.get("good") for check in checks if check.name is CheckName.BACKUP), None)
    return str(good) if good else None
