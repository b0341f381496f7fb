# SPDX-License-Identifier: MIT
"""Purging months: what would go, what went, what is in the way; and what is held of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import formats
from ui.texts.counts import COUNTS
from ui.texts.safety import backup_called

if TYPE_CHECKING:
    from domain.retention import HeldMonth, Holdings, PersonRecord
    from domain.use_cases.retention import PurgeOutcome, PurgePlan
    from domain.values import Niss

translate = QCoreApplication.translate
_LISTED = 10


class PurgeCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("PurgeCounts", source, comment, n)

    def months(self, n: int) -> str:
        """Months of companies."""
        return self.tr("%n company month(s)", None, n)

    def portal_values(self, n: int) -> str:
        """Worker values of the portal."""
        return self.tr("%n portal value(s)", None, n)

    def versions(self, n: int) -> str:
        """Versions of buckets."""
        return self.tr("%n group version(s)", None, n)

    def backups_deleted(self, n: int) -> str:
        """Backups that are gone."""
        return self.tr("%n backup(s) deleted.", None, n)

    def more(self, n: int) -> str:
        """What a list leaves out."""
        return self.tr("and %n more", None, n)


_COUNTS = PurgeCounts()


def plan(found: PurgePlan) -> str:
    """What a purge would take away, in one sentence."""
    if not found.months:
        return translate("retention", "There is nothing of before {month}.").format(month=formats.month(found.before))
    return translate("retention", "Before {month} there are {what}.").format(
        month=formats.month(found.before), what=_amount(found)
    )


def purged(outcome: PurgeOutcome) -> str:
    """What a purge took away."""
    return translate("retention", "Purged for good: {what}.").format(what=_amount(outcome.plan))


def refused(found: PurgePlan) -> str:
    """Why a purge was refused, and what can be done."""
    return translate(
        "retention",
        "Nothing was changed: there are open divergences in {months}. "
        "Settle them, or purge these months too with --even-open.",
    ).format(months=_listed([_place(month) for month in found.still_open]))


def not_wiped() -> str:
    """That traces may be left in the store's files."""
    return translate(
        "retention",
        "The months are gone, but the files may still hold traces of them: another program is using them, or the "
        "disk is full. Close the other BateCerto, or make room, and give the same command again.",
    )


def backups_holding(found: PurgePlan) -> str:
    """Which backups still hold the months, and what can be done."""
    return translate(
        "retention",
        "These backups still hold those months: {names}. Delete them with --backups delete; else they are kept.",
    ).format(names=_listed(_names(found)))


def open_in_the_way(found: PurgePlan) -> str:
    """In the window: that months have a divergence that is not resolved."""
    return translate(
        "retention", "There are open divergences in {months}. Settle them first, or take them out too."
    ).format(months=_listed([_place(month) for month in found.still_open]))


def backups_still_holding(found: PurgePlan) -> str:
    """In the window: which backups hold the months, and are kept."""
    said = translate("retention", "These backups still hold those months, and are kept: {names}.")
    return said.format(names=_listed(_called(found)))


def backups_go(found: PurgePlan) -> str:
    """In the window: which backups will be deleted."""
    return translate("retention", "These backups are deleted: {names}.").format(names=_listed(_called(found)))


def backups_stuck(found: PurgePlan) -> str:
    """In the window: which backups could not be deleted."""
    return translate(
        "retention", "These backups could not be deleted: {names}. Close the programs that use them, and purge again."
    ).format(names=_listed(_called(found)))


def traces_left() -> str:
    """In the window: that traces may be left in the store's files."""
    return translate(
        "retention",
        "The files may still hold traces of them: another program is using them, or the disk is full. Close the other "
        "BateCerto, or make room, and purge again.",
    )


def backups_deleted(outcome: PurgeOutcome) -> str:
    """How many backups are gone."""
    return _COUNTS.backups_deleted(len(outcome.deleted))


def backups_not_deleted(found: PurgePlan) -> str:
    """Which backups could not be deleted."""
    return translate(
        "retention",
        "These backups could not be deleted: {names}. Close the programs that use them, and give the same command "
        "again.",
    ).format(names=_listed(_names(found)))


def person(record: PersonRecord) -> str:
    """How much is held of a person."""
    return translate("retention", "{erp} of the ERP, {portal}").format(
        erp=COUNTS.values(len(record.erp)), portal=_COUNTS.portal_values(len(record.portal))
    )


def check_digit_wrong(niss: Niss) -> str:
    """That a NISS may be mistyped."""
    return translate(
        "retention", "The check digit of {niss} is wrong. It was looked for all the same, as files can hold wrong ones."
    ).format(niss=niss.digits)


def _amount(found: PurgePlan) -> str:
    holdings: Holdings = found.holdings
    parts = [
        COUNTS.blocks(holdings.blocks),
        COUNTS.values(holdings.values),
        _COUNTS.portal_values(holdings.portal_values),
        _COUNTS.versions(holdings.versions),
        COUNTS.divergences(holdings.divergences),
    ]
    return translate("retention", "{months} with {what}").format(
        months=_COUNTS.months(len(found.months)), what=", ".join(parts)
    )


def _place(month: HeldMonth) -> str:
    return translate("retention", "{company} ({month})").format(company=month.company, month=formats.month(month.month))


def _names(found: PurgePlan) -> list[str]:
    unreadable = translate("retention", "{name} (cannot be read)")
    return [backup.name if backup.readable else unreadable.format(name=backup.name) for backup in found.backups]


def _called(found: PurgePlan) -> list[str]:
    unreadable = translate("retention", "{name} (cannot be read)")
    names = ((backup_called(backup.name), backup.readable) for backup in found.backups)
    return [name if readable else unreadable.format(name=name) for name, readable in names]


def _listed(names: list[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _LISTED
    return ", ".join([*names[:_LISTED], *([_COUNTS.more(more)] if more > 0 else [])])
