# SPDX-License-Identifier: MIT
"""The window's jobs: each runs use cases and gives the notice that tells how it went."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.declaration import Severity, count_of
from domain.portal_record import FetchState
from domain.ports import Dialect, Progress, ProgressSink, Stage
from domain.use_cases.import_files import FileOutcome, ImportStatus, ImportSummary
from domain.values import YearMonth
from ui import formats, texts
from ui.names import Names
from ui.notice import Level, Notice
from ui.table_import.plan import Plan
from ui.texts import imports as import_texts
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.pause import Pause
    from domain.use_cases.export_report import Report
    from domain.use_cases.fetch_portal import FetchSummary
    from domain.use_cases.reconcile import RunSummary
    from domain.use_cases.undo_import import UndoPlan
    from ui.services import Services

Period = tuple[YearMonth, YearMonth]

# Of one file: its findings must not hide what became of the others. All of them are a click away.
_FINDINGS_TOLD = 10


async def bring_in(services: Services, period: Period, paths: list[Path], progress: ProgressSink) -> Notice:
    """Import files and the text files of folders; reconcile where any came in."""
    return await take_in(services, period, Plan(files=await asyncio.to_thread(collect, paths)), progress)


async def take_in(
    services: Services,
    period: Period,
    plan: Plan,
    progress: ProgressSink,
    on_outcome: Callable[[FileOutcome], object] = lambda _: None,
) -> Notice:
    """Import the ERP's files and tables; reconcile where any came in. Cancelled, what came in until then stays.

    Args:
        on_outcome: told of each file as soon as it is known what came of it.
    """
    if plan.empty:
        return Notice(
            _Say.tr("There is no file to import in what was given. Choose the ERP's DR files, or tables."),
            Level.WARNING,
        )
    outcomes: list[FileOutcome] = []

    def came(outcome: FileOutcome) -> None:
        outcomes.append(outcome)
        on_outcome(outcome)

    for outcome in plan.outcomes:
        came(outcome)
    if plan.files:
        await services.import_files(
            plan.files, replace_month=plan.replace_month, agreed=plan.agreed, progress=progress, on_outcome=came
        )
    for table in plan.tables:
        assert services.import_tables is not None
        came(await services.import_tables.import_table(table.path, table.request, progress))
    return await _brought(services, period, ImportSummary(tuple(outcomes)), plan, progress)


async def undo_import(services: Services, period: Period, seen: UndoPlan, progress: ProgressSink) -> Notice:
    """Take imports back, as it was shown, and reconcile."""
    assert services.undo_import is not None
    progress(Progress(Stage.STORING, 0, 0))
    plan = await services.undo_import([batch.id for batch in seen.batches], seen)
    said = import_texts.undone(plan)
    if plan.obstacles or plan.done_before:
        return Notice(said, Level.WARNING)
    return Notice(f"{said} {await _compare(services, period, progress)}", details=tuple(import_texts.undo_months(plan)))


async def _brought(
    services: Services, period: Period, summary: ImportSummary, plan: Plan, progress: ProgressSink
) -> Notice:
    said = [texts.import_summary(summary)]
    if plan.left_out:
        said.append(COUNTS.tables_left_out(len(plan.left_out)))
    layouts = dict.fromkeys(table.layout for table in plan.tables if table.layout)
    said.extend(_Say.tr("The layout “{name}” said what the columns are.").format(name=name) for name in layouts)
    came_in = summary.count(ImportStatus.IMPORTED)
    if came_in:
        run = await services.reconcile(*period, progress=progress)
        # Where there is nothing to compare, what came in is of other months, as is said below.
        said.extend([_reconciled(run)] if any(run.counts.values()) else [])
    # Of hundreds of files it takes longer than the window may stand still.
    outside, details = await asyncio.to_thread(lambda: (_outside(summary, period), _all_lines(summary)))
    if came_in:
        said.extend(outside)
    said.extend(_asked(summary))
    refused = summary.count(ImportStatus.REFUSED)
    warned = refused or any(outcome.findings for outcome in summary.outcomes)
    # Where the others came in, or wait for a word, it is no failure.
    failed = refused == len(summary.outcomes) and not summary.asked
    level = Level.ERROR if failed else Level.WARNING if warned else Level.INFO
    unanswered = _Say.tr("{file}: left out, as nobody said what its columns are.")
    details += tuple(unanswered.format(file=path.name) for path in plan.left_out)
    return Notice(" ".join(said), level, details)


async def fetch(
    services: Services,
    period: Period,
    company_ids: Collection[int] | None,
    progress: ProgressSink,
    *,
    only_missing: bool = False,
    pause: Pause | None = None,
) -> Notice:
    """Fetch and reconcile."""
    summary = await services.fetch_portal(
        *period, company_ids, only_missing=only_missing, progress=progress, pause=pause
    )
    return await _fetched(services, period, summary, progress)


async def fetch_quietly(
    services: Services, period: Period, company_ids: Collection[int], progress: ProgressSink, pause: Pause
) -> tuple[FetchSummary, Notice | None]:
    """Fetch and reconcile without being asked: a notice only where figures changed. Failures show where they are."""
    summary = await services.fetch_portal(*period, company_ids, progress=progress, pause=pause)
    run = await services.reconcile(*period, progress=progress)
    if not summary.changed and not run.changed:
        return summary, None
    said = _Say.tr("The portal was fetched by itself: {changed}. {found}")
    changed = COUNTS.months_changed(summary.changed)
    return summary, Notice(said.format(changed=changed, found=texts.run_summary(run)))


async def resume(services: Services, progress: ProgressSink, pause: Pause) -> Notice:
    """Go on with the fetch that was cut short, and reconcile its months."""
    job = await services.fetch_portal.unfinished()
    summary = await services.fetch_portal.resume(progress, pause)
    if job is None or summary is None:
        return Notice(_Say.tr("There was nothing to ask the portal for."))
    return await _fetched(services, (job.first, job.last), summary, progress)


async def _fetched(services: Services, period: Period, summary: FetchSummary, progress: ProgressSink) -> Notice:
    if not summary.outcomes:
        return await _nothing_asked(services, period)
    if summary.count(FetchState.FAILED):
        names = Names(await services.review.companies(*period))
        summary = replace(summary, outcomes=tuple(names.tell(summary.outcomes, lambda one: one.company_id)))
    trouble = texts.fetch_trouble(summary, services.portal_path)
    said = [part for part in (texts.fetch_summary(summary), trouble.sentence) if part]
    run = await _compare(services, period, progress)
    if summary.count(FetchState.FAILED) < len(summary.outcomes):
        said.append(run)
    level = Level.WARNING if summary.count(FetchState.FAILED) or trouble.sentence else Level.INFO
    page = "portal" if trouble.in_settings else ""
    return Notice(" ".join(said), level, tuple(_failures(summary)), page=page)


async def _nothing_asked(services: Services, period: Period) -> Notice:
    """Why a fetch asked nothing: there is no company yet, or every month has its answer."""
    if await services.review.companies(*period):
        return Notice(_Say.tr("There was nothing to ask the portal for."))
    return Notice(
        _Say.tr(
            "The portal was not asked: there is no company to ask about yet. Import the ERP's files first, which bring "
            "the companies."
        ),
        Level.WARNING,
    )


async def reconcile(services: Services, period: Period, progress: ProgressSink) -> Notice:
    """Reconcile alone."""
    return Notice(await _compare(services, period, progress))


async def export(
    services: Services,
    period: Period,
    company_ids: Collection[int] | None,
    what: tuple[Report, Path, Dialect],
    progress: ProgressSink,
    company: str = "",
) -> Notice:
    """Write a CSV.

    Args:
        company: the name of the only company that is in it; empty where all are.
    """
    report, path, dialect = what
    rows = await services.export_report(
        report, path, *period, company_ids=company_ids, dialect=dialect, progress=progress
    )
    said = COUNTS.rows_of_one_written(rows) if company else COUNTS.rows_written(rows)
    return Notice(said.format(path=path, company=company))


def collect(paths: Iterable[Path]) -> list[Path]:
    """Files as they are and the text files of folders, in the order of their names. Blocking: call it in a thread.

    A folder that cannot be looked into stays as it is: whoever reads it says why.
    """
    files: list[Path] = []
    for path in paths:
        try:
            files.extend(_text_files(path) if path.is_dir() else [path])
        except OSError:
            files.append(path)
    return files


def _text_files(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if entry.suffix.lower() == ".txt" and entry.is_file())


async def _compare(services: Services, period: Period, progress: ProgressSink) -> str:
    return _reconciled(await services.reconcile(*period, progress=progress))


def _reconciled(run: RunSummary) -> str:
    found = texts.run_summary(run)
    return _Say.tr("Reconciled. {found}").format(found=found) if any(run.counts.values()) else found


def _asked(summary: ImportSummary) -> list[str]:
    """What is unusual in the first file that waits for a word, and how many more do."""
    asking = [outcome for outcome in summary.outcomes if outcome.asks]
    if not asking:
        return []
    first = texts.finding(asking[0].findings[0], asking[0].path.name)
    more = len(asking) - 1
    return [first, texts.what_to_do(asking[0].findings[0]), *([COUNTS.more_files_ask(more)] if more else [])]


def _outside(summary: ImportSummary, period: Period) -> list[str]:
    brought = {month for outcome in summary.outcomes for month in outcome.months}
    months = [month for month in brought if not period[0] <= month <= period[1]]
    if not months:
        return []
    if len(months) == len(brought):
        said = _Say.tr("What came in is of months outside the period shown ({months}): change the period to see it.")
    else:
        said = _Say.tr("Months outside the period shown came in too ({months}): change the period to see them.")
    return [said.format(months=formats.months(min(months), max(months)))]


def _all_lines(summary: ImportSummary) -> tuple[str, ...]:
    return tuple(line for outcome in summary.outcomes for line in _file_lines(outcome))


def _file_lines(outcome: FileOutcome) -> list[str]:
    refused = outcome.status is ImportStatus.REFUSED
    # A refused file's own line already holds its first error.
    found = outcome.findings[1:] if refused else outcome.findings
    name = outcome.path.name
    told, rest = found[:_FINDINGS_TOLD], found[_FINDINGS_TOLD:]
    more = sum(count_of(rest, severity) for severity in Severity)
    return [
        texts.file_outcome(outcome),
        *(f"    {texts.finding(one, name)} {'' if refused else texts.what_to_do(one)}".rstrip() for one in told),
        *([f"    {name}: {COUNTS.more_findings(more)}"] if more else []),
    ]


def _failures(summary: FetchSummary) -> list[str]:
    """One line for each company and reason: a portal that is down fails thirty-six months in the same way."""
    groups: dict[tuple[str, str], list[YearMonth]] = {}
    for outcome in summary.outcomes:
        if outcome.reason is not None:
            why = texts.failure(outcome.reason, outcome.message)
            groups.setdefault((outcome.company, why), []).append(outcome.month)
    return [
        f"{company} ({', '.join(formats.month(month) for month in months)}): {why}"
        for (company, why), months in groups.items()
    ]


class _Say:
    """Sentences of this module."""

    @staticmethod
    def tr(source: str) -> str:
        return QCoreApplication.translate("_Say", source)
