# SPDX-License-Identifier: MIT
"""Backups, restores and what an examination of the store found, in sentences."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from domain.errors import BateCertoError, KeyMissing, KeyWrong, StoreDamaged, StoreNewer
from domain.safety import Backup, Check, CheckName, Contents, Found, Reason, made
from ui import formats
from ui.texts import operations, portal_health
from ui.texts.counts import COUNTS
from ui.texts.errors import error

if TYPE_CHECKING:
    from domain.deliveries import DeliveryState
    from domain.events import Json

translate = QCoreApplication.translate
_MINUTE, _HOUR = 60, 3_600


def reason(value: Reason) -> str:
    """Why a backup was made, in a word or two."""
    return {
        Reason.ASKED: translate("safety", "Asked for"),
        Reason.DUE: translate("safety", "By itself"),
        Reason.MIGRATION: translate("safety", "Before a new version"),
        Reason.REPLACED: translate("safety", "Replaced by a restore"),
    }[value]


def size(count: int) -> str:
    """Bytes, in the unit that suits them."""
    return QLocale().formattedDataSize(count, 1)


def backup_called(name: str) -> str:
    """A backup as a person tells it from others: when it was made, and why; its file's name where that says neither."""
    known = made(name)
    if known is None:
        return name
    at, why = known
    return translate("safety", "{when} ({why})").format(when=formats.date_time(at), why=reason(why).lower())


def backed_up(backup: Backup, *, window: bool = False) -> str:
    """A backup was made.

    Args:
        window: whether it is said in the window, beside the list of backups.
    """
    if window:
        said = translate("safety", "Backup of {backup} made and checked ({size}).")
        return said.format(backup=backup_called(backup.path.name), size=size(backup.size))
    return translate("safety", "Backup made and checked: {file} ({size}).").format(
        file=backup.path, size=size(backup.size)
    )


def not_backed_up(problem: BateCertoError) -> str:
    """The work is done, and the backup after it failed."""
    return translate("safety", "What was done is kept, but no backup could be made. {why}").format(why=error(problem))


def holds(contents: Contents) -> str:
    """What a store or a backup holds: companies, files, and when it last changed."""
    when = formats.date_time(contents.last_change) if contents.last_change else formats.DASH
    return translate("safety", "{companies}, {files}, last change {when}").format(
        companies=COUNTS.companies(contents.companies), files=COUNTS.files_imported(contents.imports), when=when
    )


def what_is_replaced(contents: Contents | None, *, readable: bool = True) -> str:
    """The store that a restore replaces; None where there is none."""
    if not readable:
        return translate("safety", "The data in use cannot be read. It is kept as it is among the backups.")
    if contents is None:
        return translate("safety", "There is no data in use.")
    said = translate("safety", "The data in use: {held}. It is kept among the backups.")
    return said.format(held=holds(contents))


def restored_here(backup: Path, replaced: Path | None) -> str:
    """In the window: a backup is in use now."""
    done = translate("safety", "The backup of {backup} is in use now.").format(backup=backup_called(backup.name))
    if replaced is None:
        return done
    said = translate("safety", "What was there before is among the backups: {replaced}.")
    return f"{done} {said.format(replaced=backup_called(replaced.name))}"


def restored(backup: Path, replaced: Path | None) -> str:
    """A backup is in use now."""
    done = translate("safety", "{file} is in use now.").format(file=backup.name)
    if replaced is None:
        return done
    return done + " " + translate("safety", "What was there before is in {replaced}.").format(replaced=replaced)


def backup_refused(path: Path, problem: BateCertoError, *, window: bool = False) -> str:
    """Why a backup cannot be put in the store's place.

    Args:
        window: whether it is said in the window, which has no commands.
    """
    match problem:
        case StoreDamaged():
            said = translate(
                "safety",
                "The backup {path} is damaged, or is not BateCerto's. Nothing was changed. Choose another backup.",
            )
        case StoreNewer():
            said = translate(
                "safety",
                "The backup {path} was made by a newer BateCerto, which this one cannot read. "
                "Nothing was changed. Install the newest version.",
            )
        case KeyMissing() | KeyWrong() if window:
            said = translate(
                "safety",
                "The backup {path} is encrypted with another key, which is not at hand. Nothing was changed. It can be "
                "restored into an empty folder, where its recovery phrase is given first: “batecerto --data-dir FOLDER "
                "key recover”, then “batecerto --data-dir FOLDER restore”.",
            )
        case KeyMissing() | KeyWrong():
            said = translate(
                "safety",
                "The backup {path} is encrypted with another key. Nothing was changed. It can be restored into an "
                "empty folder (--data-dir), where that key is brought back with its recovery phrase first: batecerto "
                "key recover",
            )
        case _:
            return error(problem)
    return said.format(path=backup_called(path.name) if window else path)


def check_name(name: CheckName) -> str:
    """What a check looks at."""
    return {
        CheckName.STORE: translate("safety", "Data file"),
        CheckName.ENCRYPTION: translate("safety", "Encryption"),
        CheckName.SCHEMA: translate("safety", "Version of the data"),
        CheckName.INTEGRITY: translate("safety", "Pages of the file"),
        CheckName.FOREIGN_KEYS: translate("safety", "References"),
        CheckName.ORPHANS: translate("safety", "Rows that belong together"),
        CheckName.AUDIT: translate("safety", "Audit trail"),
        CheckName.OUTBOX: translate("safety", "Notifications"),
        CheckName.OPERATIONS: translate("safety", "Sent to the portal"),
        CheckName.PORTAL: translate("safety", "The portal's answers"),
        CheckName.BACKUP: translate("safety", "Newest backup"),
        CheckName.DISK: translate("safety", "Room on the disk"),
    }[name]


def check_found(check: Check, *, window: bool = False) -> str:
    """What a check found, in one sentence.

    Args:
        window: whether it is said in the window, where backups are told by when they were made.
    """
    if window and check.name is CheckName.BACKUP and check.found is Found.OK:
        backup = backup_called(str(check.details["newest"]))
        return translate("safety", "The one of {backup} can be restored.").format(backup=backup)
    return _counted(check) or _described(check) or _plain(check.found)


def _counted(check: Check) -> str:
    """Findings that are a number of things; empty for others."""
    match check.name, check.found:
        case CheckName.OUTBOX, Found.OK:
            return COUNTS.events_waiting(_number(check, "waiting")) + "."
        case CheckName.OUTBOX, Found.PARKED:
            return COUNTS.events_parked(_number(check, "parked")) + "."
        case CheckName.OPERATIONS, Found.NOT_SETTLED:
            return operations.in_doubt(*(_number(check, name) for name in ("unknown", "needs_review", "oldest_age")))
        case CheckName.FOREIGN_KEYS, Found.BROKEN if "rows" in check.details:
            return COUNTS.rows_without_parent(_number(check, "rows")) + "."
        case CheckName.ORPHANS, Found.BROKEN if check.details:
            wrong = sum(count for count in check.details.values() if isinstance(count, int))
            return COUNTS.rows_not_right(wrong) + "."
    return ""


def _described(check: Check) -> str:
    """Findings with a name, a time or a size in them; empty for others."""
    match check.name, check.found:
        case CheckName.DISK, Found.OK | Found.LITTLE_ROOM:
            said = translate("safety", "{free} free, {needed} needed for a backup and a restore.")
            return said.format(free=size(_number(check, "free")), needed=size(_number(check, "needed")))
        case CheckName.BACKUP, Found.OK:
            at = datetime.fromisoformat(str(check.details["at"]))
            said = translate("safety", "{file}, made on {when}, can be restored.")
            return said.format(file=check.details["newest"], when=formats.date_time(at))
        case CheckName.PORTAL, Found.OK:
            return " ".join(portal_health.of_document(host) for host in _hosts(check))
        case CheckName.AUDIT, Found.BROKEN if "entry" in check.details:
            said = translate("safety", "It is broken at entry {entry}: an entry was changed or taken away.")
            return said.format(entry=check.details["entry"])
    return ""


def _hosts(check: Check) -> list[dict[str, Json]]:
    hosts = check.details.get("hosts")
    return [host for host in hosts if isinstance(host, dict)] if isinstance(hosts, list) else []


def _number(check: Check, name: str) -> int:
    value = check.details.get(name)
    return value if isinstance(value, int) else 0


def _plain(found: Found) -> str:
    return {
        Found.OK: translate("safety", "In order."),
        Found.NOTHING_YET: translate("safety", "There is nothing to check yet."),
        Found.MISSING: translate("safety", "It is missing, and there are backups of it."),
        Found.FOREIGN: translate("safety", "The file is not BateCerto's."),
        Found.OLDER: translate("safety", "Of an earlier version; the next start brings it up to date."),
        Found.NEWER: translate("safety", "Written by a newer BateCerto, which this one cannot read."),
        Found.LOCKED: translate("safety", "In use by another program, so it could not be checked."),
        Found.DAMAGED: translate("safety", "Damaged. BateCerto does not open it any more, so that it gets no worse."),
        Found.BROKEN: translate("safety", "Not in order."),
        Found.NO_BACKUP: translate("safety", "There is no backup."),
        Found.OLD_BACKUP: translate("safety", "It is more than a week old, and the data has changed since."),
        Found.BAD_BACKUP: translate("safety", "The newest backup cannot be restored."),
        Found.PARKED: translate("safety", "Some could not be delivered."),
        Found.NOT_SETTLED: translate("safety", "It is not known what came of some."),
        Found.LITTLE_ROOM: translate("safety", "There is little room left."),
        Found.NOT_CHECKED: translate("safety", "Not checked."),
        Found.NOT_ENCRYPTED: translate("safety", "The data is not encrypted, as was chosen when it was made."),
    }[found]


def check_advice(check: Check, good: str | None, *, window: bool = False) -> str:
    """What to do about a problem; empty where there is none.

    Args:
        good: name of the newest backup that restores.
        window: whether it is said in the window, which has no commands.
    """
    if check.found.is_well:
        return ""
    make_one = (
        translate("safety", "Make one now, on the page Backups.")
        if window
        else translate("safety", "Make one now: batecerto backup")
    )
    advice = {
        Found.NO_BACKUP: make_one,
        Found.OLD_BACKUP: make_one,
        Found.BAD_BACKUP: make_one,
        Found.LITTLE_ROOM: translate("safety", "Make room on the disk."),
        Found.LOCKED: translate("safety", "Close the other program and check again."),
        Found.NEWER: translate("safety", "Install the newest version."),
        Found.PARKED: translate("safety", "Start BateCerto again; if they stay, tell who looks after it."),
        Found.NOT_SETTLED: translate("safety", "Ask the portal again: batecerto operations settle"),
    }
    if window:
        advice[Found.PARKED] = translate("safety", "Try them again, above; if they stay, tell who looks after it.")
    return advice.get(check.found) or _restore_advice(good, window=window)


def _restore_advice(good: str | None, *, window: bool) -> str:
    if good and window:
        said = translate("safety", "Restore the newest good backup, on the page Backups: {file}")
        return said.format(file=backup_called(good))
    if good:
        return translate("safety", "Restore the newest good backup: batecerto restore {file}").format(file=good)
    return translate("safety", "There is no good backup. Leave the file as it is and tell who looks after BateCerto.")


def deliveries(state: DeliveryState) -> str:
    """How deliveries stand: what waits, for how long, and what was given up for which reasons."""
    waiting = COUNTS.events_waiting(state.waiting)
    if state.waiting:
        said = translate("safety", "{waiting}, the oldest for {age}.")
        waiting = said.format(waiting=waiting, age=_age(state.oldest_age))
    else:
        waiting += "."
    if not state.parked:
        return waiting
    reasons = ", ".join(f"{reason} ({count})" for reason, count in state.parked.items())
    parked = COUNTS.events_parked(sum(state.parked.values()))
    return f"{waiting} {parked}: {reasons}."


def _age(seconds: int) -> str:
    if seconds < _MINUTE:
        return translate("safety", "less than a minute")
    if seconds < _HOUR:
        return translate("safety", "{n} min").format(n=seconds // _MINUTE)
    return translate("safety", "{n} h").format(n=formats.whole(seconds // _HOUR))


def examined(checks: list[Check]) -> str:
    """An examination in one sentence."""
    wrong = sum(not check.found.is_well for check in checks)
    return COUNTS.problems(wrong) + "." if wrong else translate("safety", "Everything is in order.")
