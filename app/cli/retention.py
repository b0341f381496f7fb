# SPDX-License-Identifier: MIT
"""Commands about what is kept: purge old months, and hand out what is held of one person."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.asking import confirmed, watched
from app.cli.commands import CompanyNifs, Json, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, consent, run
from app.composition import Program
from domain.errors import FileProblem
from domain.retention import Employment, ErpValue, HeldMonth, PersonRecord, PortalValue, SentBody
from domain.use_cases.retention import BackupChoice, PurgeOutcome, PurgePlan
from domain.values import Money, Nif, Niss, Rate, YearMonth
from ui import formats
from ui.texts import retention as texts

translate = QCoreApplication.translate


@cli.command()
def purge(
    context: typer.Context,
    before: Annotated[str, typer.Option("--before", metavar="YYYY-MM", help="The first month that stays.")],
    company: CompanyNifs = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only say what there is.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    even_open: Annotated[bool, typer.Option("--even-open", help="Also months with an open divergence.")] = False,
    backups: Annotated[
        BackupChoice | None, typer.Option("--backups", help="What becomes of backups that hold those months.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Take old months out of the store for good."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        month = YearMonth.parse(before)
        ids = await program.services.review.company_ids(company) if company else None
        plan = await program.retention.plan(month, ids)
        if not as_json:
            _table(printer, plan)
        printer.say(texts.plan(plan))
        if preview or (plan.still_open and not even_open):
            return _looked_at(printer, plan, even_open=preview or even_open)
        if plan.months and (code := consent(printer, _sure(), yes=yes)):
            printer.document(_plan(plan))
            return code
        choice = backups or _asked(plan, may_ask=not as_json and not yes and watched())
        outcome = await program.retention.purge(month, ids, even_open=even_open, backups=choice)
        return _ended(printer, outcome, choice, even_open=even_open)

    run(context.obj, printer, work)


def _looked_at(printer: Printer, plan: PurgePlan, *, even_open: bool) -> int:
    """A preview, or a refusal, which changes nothing either."""
    refused = bool(plan.still_open) and not even_open
    if refused:
        printer.complain(texts.refused(plan))
    elif plan.backups:
        printer.say(texts.backups_holding(plan))
    printer.document(_plan(plan))
    return NOT_ALL_DONE if refused else DONE


def _asked(plan: PurgePlan, *, may_ask: bool) -> BackupChoice:
    if may_ask and plan.backups:
        typer.echo(texts.backups_holding(plan))
        if confirmed(translate("Cli", "Delete these backups too?")):
            return BackupChoice.DELETE
    return BackupChoice.KEEP


def _sure() -> str:
    return translate("Cli", "Take these months out for good?")


def _ended(printer: Printer, outcome: PurgeOutcome, choice: BackupChoice, *, even_open: bool) -> int:
    if not outcome.purged:
        return _looked_at(printer, outcome.plan, even_open=even_open)
    if outcome.plan.months:
        printer.say(texts.purged(outcome))
    if outcome.deleted:
        printer.say(texts.backups_deleted(outcome))
    if not outcome.wiped:
        printer.complain(texts.not_wiped())
    undeleted = bool(outcome.plan.backups) and choice is BackupChoice.DELETE
    if undeleted:
        printer.complain(texts.backups_not_deleted(outcome.plan))
    elif outcome.plan.backups:
        printer.complain(texts.backups_holding(outcome.plan))
    printer.document(
        {**_plan(outcome.plan), "purged": True, "wiped": outcome.wiped, "backups_deleted": list(outcome.deleted)}
    )
    return NOT_ALL_DONE if undeleted or not outcome.wiped else DONE


def _plan(plan: PurgePlan) -> Document:
    return {
        "before": str(plan.before),
        "purged": False,
        "months": [_month(month) for month in plan.months],
        "total": asdict(plan.holdings),
        "backups": [asdict(backup) for backup in plan.backups],
    }


def _month(month: HeldMonth) -> Document:
    return {
        "company_nif": month.nif.digits,
        "company": month.company,
        "month": str(month.month),
        **asdict(month.holdings),
    }


def _table(printer: Printer, plan: PurgePlan) -> None:
    if not plan.months:
        return
    headings = (
        translate("Cli", "Company"),
        translate("Cli", "Month"),
        translate("Cli", "Blocks"),
        translate("Cli", "ERP values"),
        translate("Cli", "Portal answers"),
        translate("Cli", "Portal values"),
        translate("Cli", "Versions"),
        translate("Cli", "Divergences"),
        translate("Cli", "Open"),
    )
    rows = []
    for month in plan.months:
        held = month.holdings
        counts = (
            held.blocks, held.values, held.snapshots, held.portal_values, held.versions, held.divergences,
            held.still_open,
        )  # fmt: skip
        rows.append((month.company, formats.month(month.month), *map(formats.whole, counts)))
    printer.table(headings, rows, numbers_from=2)


@cli.command()
def person(
    context: typer.Context,
    niss: Annotated[str, typer.Argument(metavar="NISS", help="The person's eleven digits.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="The JSON file to write.")],
    as_json: Json = False,
) -> None:
    """Write everything that is held of one person to a JSON file."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        wanted = Niss(niss.strip())
        if not wanted.check_digit_ok:
            printer.complain(texts.check_digit_wrong(wanted))
        record = await program.retention.person(wanted)
        _write(output, _person(record, program))
        printer.say(f"{output}: {texts.person(record)}.")
        printer.document({"file": str(output), "erp_values": len(record.erp), "portal_values": len(record.portal)})
        return DONE

    run(context.obj, printer, work)


def _person(record: PersonRecord, program: Program) -> Document:
    return {
        "niss": record.niss.digits,
        "check_digit_ok": record.niss.check_digit_ok,
        "written_at": _plain(program.services.clock.now()),
        "companies": [_fields(job) for job in record.employments],
        "erp_values": [_fields(value) for value in record.erp],
        "portal_values": [_fields(value) for value in record.portal],
        "sent_to_portal": [_fields(body) for body in record.sent],
    }


def _fields(held: Employment | ErpValue | PortalValue | SentBody) -> Document:
    """A read model's fields under their names; amounts in cents, rates in hundredths of a percent."""
    return {name: _plain(getattr(held, name)) for name in type(held).__slots__}


def _plain(value: object) -> object:
    """A value of the domain as JSON has it."""
    match value:
        case YearMonth():
            return str(value)
        case Nif() | Niss():
            return value.digits
        case Money():
            return value.cents
        case Rate():
            return value.hundredths
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        case _:
            return value


def _write(path: Path, document: Document) -> None:
    """Write the whole file, for its owner's eyes only, or nothing.

    Raises:
        FileProblem: it cannot be written; an earlier file of that name is left as it was.
    """
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise FileProblem.from_os_error(str(path), error, writing=True) from error
    finally:
        part.unlink(missing_ok=True)
