# SPDX-License-Identifier: MIT
"""How an import, a fetch or a reconciliation went, and how far it is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.declaration import Severity, count_of
from domain.portal_record import FailureReason, FetchState
from domain.ports import Progress, Stage
from domain.reconciliation import BucketStatus
from domain.use_cases.import_files import FileOutcome, ImportStatus, ImportSummary
from ui import formats
from ui.texts.counts import COUNTS
from ui.texts.findings import file_refused, finding
from ui.texts.states import failure

if TYPE_CHECKING:
    from domain.use_cases.fetch_portal import FetchSummary, MonthOutcome
    from domain.use_cases.reconcile import RunSummary

translate = QCoreApplication.translate
_LONGEST_NAME = 24
_MINUTE = 60


def file_outcome(outcome: FileOutcome) -> str:
    """What became of one file."""
    match outcome.status:
        case ImportStatus.IMPORTED:
            return _imported(outcome)
        case ImportStatus.ALREADY_IMPORTED:
            return _already(outcome)
        case ImportStatus.REFUSED:
            first = (finding(found, outcome.path.name) for found in outcome.findings[:1])
            return _sentences(*first, file_refused(*outcome.findings[:1], table=outcome.table))


def _imported(outcome: FileOutcome) -> str:
    # A table of totals has no values of workers.
    whole = translate("summaries", "{file}: imported. {companies}, {months}: {blocks} with {values}.")
    totals = translate("summaries", "{file}: imported. {companies}, {months}: {blocks}.")
    said = (whole if outcome.lines else totals).format(
        file=outcome.path.name,
        companies=", ".join(outcome.companies),
        months=formats.months(outcome.months[0], outcome.months[-1]) if outcome.months else formats.DASH,
        blocks=COUNTS.blocks(outcome.blocks),
        values=COUNTS.values(outcome.lines),
    )
    warnings = count_of(outcome.findings, Severity.WARNING)
    return _sentences(said, COUNTS.warnings(warnings) + "." if warnings else "")


def _already(outcome: FileOutcome) -> str:
    when = formats.date_time(outcome.imported_at) if outcome.imported_at else formats.DASH
    said = translate("summaries", "{file}: already imported on {when}. Nothing was changed.").format(
        file=outcome.path.name, when=when
    )
    return _sentences(said, COUNTS.blocks_replaced(outcome.replaced_since) if outcome.replaced_since else "")


def import_summary(summary: ImportSummary) -> str:
    """What became of all files, in one sentence."""
    if not summary.outcomes:
        return translate("summaries", "No files were chosen.")
    imported = summary.count(ImportStatus.IMPORTED)
    known = summary.count(ImportStatus.ALREADY_IMPORTED)
    refused = summary.count(ImportStatus.REFUSED) - summary.asked
    parts = [
        COUNTS.files_imported(imported) if imported else "",
        COUNTS.files_known(known) if known else "",
        COUNTS.files_asked(summary.asked) if summary.asked else "",
        COUNTS.files_refused(refused) if refused else "",
    ]
    return _listed(parts)


def month_outcome(outcome: MonthOutcome) -> str:
    """How asking for one company's month ended."""
    place = translate("summaries", "{company}, {month}").format(
        company=outcome.company, month=formats.month(outcome.month)
    )
    return translate("summaries", "{place}: {what}").format(place=place, what=_month_ended(outcome))


def _month_ended(outcome: MonthOutcome) -> str:
    if outcome.state is FetchState.FAILED:
        stays = translate("summaries", "The values fetched before stay in use.") if outcome.has_snapshot else ""
        return _sentences(failure(outcome.reason or FailureReason.UNREACHABLE, outcome.message), stays)
    if outcome.state is FetchState.NO_DATA:
        return translate("summaries", "the portal has nothing for this month.")
    if outcome.changed:
        return translate("summaries", "fetched, with new figures.")
    return translate("summaries", "fetched, unchanged.")


def fetch_summary(summary: FetchSummary, *, all_of_it: bool = True) -> str:
    """How a whole fetch ended, in one sentence.

    Args:
        all_of_it: whether every month was asked for, and not only those without an answer.
    """
    if not summary.outcomes and not all_of_it:
        return translate("summaries", "There was nothing left to fetch.")
    if not summary.outcomes:
        return translate("summaries", "There was nothing to fetch. Import an ERP file first.")
    data, empty, failed = (summary.count(state) for state in (FetchState.DATA, FetchState.NO_DATA, FetchState.FAILED))
    # A month that is known to be empty from now on has changed as well, but it has no new figures.
    changed = sum(outcome.changed and outcome.state is FetchState.DATA for outcome in summary.outcomes)
    parts = [
        COUNTS.months_data(data) if data else "",
        COUNTS.months_changed(changed) if changed else "",
        COUNTS.months_empty(empty) if empty else "",
        COUNTS.months_failed(failed) if failed else "",
    ]
    if failed == len(summary.outcomes):
        return translate("summaries", "Nothing came from the portal: {what}").format(what=_listed(parts))
    return translate("summaries", "Portal fetched: {what}").format(what=_listed(parts))


def run_summary(summary: RunSummary) -> str:
    """What a reconciliation found."""
    counts = summary.counts
    if not any(counts.values()):
        return translate("summaries", "There was nothing to reconcile. Import an ERP file, or fetch the portal.")
    not_compared = counts.get(BucketStatus.NOT_COMPARED, 0)
    found = _listed(
        [
            COUNTS.tally(counts.get(BucketStatus.TALLIES, 0)),
            COUNTS.diverge(summary.divergent),
            COUNTS.not_compared(not_compared) if not_compared else "",
        ]
    )
    return _sentences(f"{formats.months(summary.first, summary.last)}: {found}", _moved(summary))


def _moved(summary: RunSummary) -> str:
    if not summary.changed:
        return translate("summaries", "Nothing changed since the last reconciliation.")
    parts = [
        COUNTS.opened(summary.opened) if summary.opened else "",
        COUNTS.updated(summary.updated) if summary.updated else "",
        COUNTS.resolved(summary.resolved) if summary.resolved else "",
    ]
    return _listed(parts) if any(parts) else ""


def progress(at: Progress, *, paused: bool = False, whole: bool = False) -> str:
    """What is being done and how far it is: ``A consultar o portal… 14 de 36``, or with the subject's own part.

    Args:
        whole: with the subject's whole name, however long it is.
    """
    if paused:
        return translate("summaries", "Paused: {done} of {months}").format(
            done=formats.whole(at.done), months=COUNTS.months(at.total)
        )
    if at.stage is Stage.FETCHING and at.part_total:
        return _fetching(at, whole=whole)
    doing = {
        Stage.READING: translate("summaries", "Reading files…"),
        Stage.STORING: translate("summaries", "Saving values…"),
        Stage.FETCHING: translate("summaries", "Fetching from the portal…"),
        Stage.COMPARING: translate("summaries", "Comparing…"),
        Stage.EXPORTING: translate("summaries", "Exporting…"),
        Stage.PREPARING: translate("summaries", "Preparing…"),
        Stage.BACKING_UP: translate("summaries", "Looking after the backups…"),
        Stage.EXAMINING: translate("summaries", "Examining the data…"),
        Stage.PURGING: translate("summaries", "Purging old months…"),
        Stage.TRYING: translate("summaries", "Trying the tokens…"),
        Stage.SENDING: translate("summaries", "Sending to the portal…"),
    }[at.stage]
    if at.total <= 1:
        return doing
    return translate("summaries", "{doing} {done} of {total}").format(
        doing=doing, done=formats.whole(at.done), total=formats.whole(at.total)
    )


def _fetching(at: Progress, *, whole: bool) -> str:
    """``Padaria Pão Quente 7 de 12 · 31 de 200 meses · cerca de 2 minutos restantes``."""
    is_short = whole or len(at.subject) <= _LONGEST_NAME
    name = at.subject if is_short else f"{at.subject[: _LONGEST_NAME - 1].rstrip()}…"
    parts = [
        translate("summaries", "{name} {done} of {total}").format(
            name=name, done=formats.whole(at.part_done), total=formats.whole(at.part_total)
        ),
        translate("summaries", "{done} of {months}").format(
            done=formats.whole(at.done), months=COUNTS.months(at.total)
        ),
    ]
    if at.seconds_left is not None and at.done < at.total:
        parts.append(_left(at.seconds_left))
    return " · ".join(parts)


def _left(seconds: int) -> str:
    if seconds < _MINUTE:
        return translate("summaries", "less than a minute left")
    minutes = math.ceil(seconds / _MINUTE)
    return COUNTS.minutes_left(minutes) if minutes < _MINUTE else COUNTS.hours_left(math.ceil(minutes / _MINUTE))


def _listed(parts: list[str]) -> str:
    """Parts that are not empty, as one sentence."""
    return ", ".join(part for part in parts if part) + "."


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
