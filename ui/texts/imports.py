# SPDX-License-Identifier: MIT
"""Files before they are imported, and imports that are taken back, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.file_preview import FileFormat, FilePreview, MonthChange, Standing
from domain.tables.fields import Side
from domain.use_cases.import_files import FileOutcome, ImportStatus
from domain.use_cases.undo_import import MonthBack, Obstacle, UndoPlan, UndoRefusal
from ui import formats
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.values import Nif

translate = QCoreApplication.translate
_NAMED = 3


class ImportCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("ImportCounts", source, comment, n)

    def go_back(self, n: int) -> str:
        """Months for which an earlier file counts again."""
        return self.tr("%n month(s) go back to “{file}” of {date}", None, n)

    def left_empty(self, n: int) -> str:
        """Months for which no file is left."""
        return self.tr("%n month(s) will have no ERP values", None, n)

    def errors(self, n: int) -> str:
        """What keeps a file out."""
        return self.tr("%n error(s)", None, n)

    def questions(self, n: int) -> str:
        """What keeps a file out until a person agrees."""
        return self.tr("%n question(s)", None, n)

    def changed(self, n: int) -> str:
        """Groups of company, month and rate that would have other amounts."""
        return self.tr("%n group(s) would change.", None, n)


IMPORT_COUNTS = ImportCounts()


def file_format(found: FilePreview) -> str:
    """What a file was recognised as."""
    if found.format is FileFormat.DR:
        return translate("imports", "DR")
    if found.format is FileFormat.TABLE:
        return translate("imports", "Table {form}").format(form=found.form).strip()
    return translate("imports", "Not recognised")


def standing(found: FilePreview) -> str:
    """What importing a file would do, in few words."""
    match found.standing:
        case Standing.NEW:
            return translate("imports", "New")
        case Standing.REPLACES:
            return translate("imports", "Replaces values")
        case Standing.SAME_AGAIN:
            return translate("imports", "Already imported")
        case Standing.UNUSUAL:
            return translate("imports", "To be confirmed")
        case Standing.ASKS:
            return translate("imports", "Columns to say")
        case Standing.REFUSED:
            return translate("imports", "Cannot come in")


def what_it_does(found: FilePreview) -> str:
    """What importing a file would do, in a sentence."""
    match found.standing:
        case Standing.NEW:
            return _new(found)
        case Standing.REPLACES:
            return f"{_replaces(found)} {changed(found.months)}"
        case Standing.SAME_AGAIN:
            return came_before(found.known_at)
        case _:
            return _kept_out(found.standing)


def _new(found: FilePreview) -> str:
    if found.side is Side.PORTAL:
        return translate("imports", "Its values become the portal's answer for these months.")
    return translate("imports", "All of it is new.")


def _replaces(found: FilePreview) -> str:
    if found.side is Side.PORTAL:
        return translate("imports", "Its values replace what the portal answered for these months.")
    return translate("imports", "It replaces values of {files}.").format(files=_replaced(found.months))


def _kept_out(why: Standing) -> str:
    return {
        Standing.UNUSUAL: translate(
            "imports", "Some of it is unusual. If it is right, tick the file, and it comes in all the same."
        ),
        Standing.ASKS: translate("imports", "This table does not say everything. Say what its columns are."),
    }.get(why, translate("imports", "Nothing of this file can come in as it is."))


def came_before(at: datetime | None) -> str:
    """That a file came in already."""
    when = formats.date_time(at) if at else formats.DASH
    return translate("imports", "This file came in already, on {when}. Nothing would change.").format(when=when)


def changed(months: Iterable[MonthChange]) -> str:
    """How many groups would have other amounts."""
    changes = sum(one.changes for month in months for one in month.by_rate)
    return IMPORT_COUNTS.changed(changes) if changes else translate("imports", "No amount would change.")


def _replaced(months: Iterable[MonthChange]) -> str:
    names = list(dict.fromkeys(_quoted(name) for month in months for name in month.replaced))
    said = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return translate("imports", "{files} and {n} more").format(files=said, n=more) if more > 0 else said


def _quoted(name: str) -> str:
    return translate("imports", "“{name}”").format(name=name)


def companies_of(found: FilePreview) -> str:
    """The companies in a file, with their NIF; how many where they are several."""
    names = list(dict.fromkeys((month.company, month.nif, month.known) for month in found.months))
    if len(names) > 1:
        return COUNTS.companies(len(names))
    return company(*names[0]) if names else formats.DASH


def company(name: str, nif: Nif, known: bool) -> str:
    """A company with its NIF; said where it is new."""
    said = f"{name} ({formats.nif(nif)})"
    return said if known else translate("imports", "{company}, new").format(company=said)


def months_of(found: FilePreview) -> str:
    """The months in a file."""
    months = [month.month for month in found.months]
    return formats.months(min(months), max(months)) if months else formats.DASH


def only_looked() -> str:
    """That nothing was kept."""
    return translate("imports", "This is a preview: nothing was imported.")


def undo_plan(plan: UndoPlan) -> str:
    """What taking imports back would do."""
    files = ", ".join(_quoted(batch.file_name) for batch in plan.batches[:_NAMED])
    if len(plan.batches) > _NAMED:
        files = translate("imports", "{files} and {n} more").format(files=files, n=len(plan.batches) - _NAMED)
    if plan.done_before:
        return translate("imports", "{files}: taken back before. Nothing was changed.").format(files=files)
    return translate("imports", "Take {files} back: {what}.").format(files=files, what=_goes(plan.months))


def undo_leaves(names: Sequence[str]) -> str:
    """Which files of the portal's values stay when the others are taken back."""
    files = ", ".join(map(_quoted, names[:_NAMED]))
    if len(names) > _NAMED:
        files = translate("imports", "{files} and {n} more").format(files=files, n=len(names) - _NAMED)
    return translate("imports", "The portal's values from {files} stay until it is fetched again.").format(files=files)


def undone(plan: UndoPlan) -> str:
    """What taking imports back did."""
    if plan.obstacles or plan.done_before:
        return " ".join([undo_plan(plan)] if plan.done_before else undo_refused(plan))
    files = ", ".join(_quoted(batch.file_name) for batch in plan.batches[:_NAMED])
    return translate("imports", "Taken back: {files}. {what}.").format(files=files, what=_goes(plan.months))


def _goes(months: Iterable[MonthBack]) -> str:
    back: dict[tuple[str, datetime], int] = {}
    empty = 0
    for month in months:
        if month.after is None or month.imported_at is None:
            empty += 1
        else:
            key = (month.file, month.imported_at)
            back[key] = back.get(key, 0) + 1
    named = list(back.items())[:_NAMED]
    said = [IMPORT_COUNTS.go_back(n).format(file=file, date=formats.date(at)) for (file, at), n in named]
    if len(back) > _NAMED:
        rest = sum(list(back.values())[_NAMED:])
        said.append(translate("imports", "{months} to other files").format(months=COUNTS.months(rest)))
    if empty:
        said.append(IMPORT_COUNTS.left_empty(empty))
    return ", ".join(said)


def undo_months(plan: UndoPlan) -> list[str]:
    """Each month with its totals before and after."""
    line = translate("imports", "{company}, {month}: contributions {before} → {after}")
    return [
        line.format(
            company=month.company,
            month=formats.month(month.place[1]),
            before=formats.euro(month.before.contribution),
            after=formats.euro(month.after.contribution) if month.after else translate("imports", "none"),
        )
        for month in plan.months
    ]


def undo_refused(plan: UndoPlan) -> list[str]:
    """Why imports are not taken back, a sentence each."""
    sentences = list(dict.fromkeys(map(_obstacle, plan.obstacles)))
    return [*sentences, translate("imports", "Nothing was taken back.")]


def _obstacle(found: Obstacle) -> str:
    place = ""
    if found.place is not None:
        place = translate("imports", "{company}, {month}").format(
            company=found.company, month=formats.month(found.place[1])
        )
    sentence = {
        UndoRefusal.NEWER_FILE: translate(
            "imports", "{place}: “{file}” came in later, on {date}, and stands on it. Take that one back first."
        ),
        UndoRefusal.MONTH_SIGNED: translate(
            "imports", "{place}: the month is signed off. Take the signature back first."
        ),
        UndoRefusal.WAS_SENT: translate(
            "imports", "{place}: these values were communicated to the portal. Import a corrected file instead."
        ),
        UndoRefusal.WAS_DELIVERED: translate(
            "imports", "{place}: these values were marked as delivered. Import a corrected file instead."
        ),
        UndoRefusal.CHANGED_SINCE: translate(
            "imports", "Something came in or was decided since this was shown. Look at it again."
        ),
    }[found.refusal]
    date = formats.date(found.imported_at) if found.imported_at else formats.DASH
    return sentence.format(place=place, file=found.file, date=date)


def came_of(outcome: FileOutcome) -> str:
    """What became of a file, in few words."""
    if outcome.asks:
        return translate("imports", "To be confirmed")
    return {
        ImportStatus.IMPORTED: translate("imports", "Imported"),
        ImportStatus.ALREADY_IMPORTED: translate("imports", "Already imported"),
        ImportStatus.REFUSED: translate("imports", "Refused"),
    }[outcome.status]


def being_read() -> str:
    """That a file is being looked at."""
    return translate("imports", "Being read…")
