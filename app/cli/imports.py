# SPDX-License-Identifier: MIT
"""Imported files: listed, and taken back."""

from __future__ import annotations

from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.commands import Json, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, consent, run
from app.composition import Program
from domain.read_models import ImportRow
from domain.reconciliation import Amounts
from domain.use_cases.undo_import import UndoImport, UndoPlan
from ui import formats
from ui.texts import imports as texts

translate = QCoreApplication.translate


@cli.command()
def imports(context: typer.Context, as_json: Json = False) -> None:
    """List the imported files, newest first, with the number that undo-import wants."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        rows = await program.services.review.imports()
        printer.document([_row(row) for row in rows])
        if not rows:
            printer.say(translate("Cli", "No file was imported yet."))
        elif not as_json:
            _table(printer, rows)
        return DONE

    run(context.obj, printer, work)


def _table(printer: Printer, rows: list[ImportRow]) -> None:
    headings = (
        translate("Cli", "Import"),
        translate("Cli", "When"),
        translate("Cli", "File"),
        translate("Cli", "Companies"),
        translate("Cli", "Period"),
        translate("Cli", "Values"),
        translate("Cli", "Findings"),
    )
    lines = [
        (
            str(row.id),
            formats.date_time(row.imported_at),
            row.file_name,
            row.companies,
            formats.months(row.first, row.last),
            formats.whole(row.lines),
            formats.whole(row.warnings),
        )
        for row in rows
    ]
    printer.table(headings, lines, numbers_from=5)


def _row(row: ImportRow) -> Document:
    return {
        "import": row.id,
        "file": row.file_name,
        "imported_at": row.imported_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "encoding": row.encoding,
        "companies": row.companies,
        "from": str(row.first),
        "to": str(row.last),
        "blocks": row.blocks,
        "values": row.lines,
        "replaced": row.replaced,
        "findings": row.warnings,
    }


@cli.command("undo-import")
def undo_import(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="IMPORT", help="As “imports” lists them.")],
    preview: Annotated[bool, typer.Option("--preview", help="Only say what would become of each month.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Take imports back: what they replaced counts again."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        undo = program.services.undo_import
        assert undo is not None
        plan = await undo.preview(numbers)
        _show(printer, plan)
        if plan.obstacles:
            printer.document(_plan(plan, done=False))
            return NOT_ALL_DONE
        if preview or plan.done_before:
            printer.document(_plan(plan, done=False))
            return DONE
        if code := consent(printer, translate("Cli", "Take it back?"), yes=yes):
            printer.document(_plan(plan, done=False))
            return code
        return await _do(printer, undo, numbers, plan)

    run(context.obj, printer, work)


async def _do(printer: Printer, undo: UndoImport, numbers: list[int], seen: UndoPlan) -> int:
    plan = await undo(numbers, seen)
    done = not plan.obstacles
    (printer.say if done else printer.complain)(texts.undone(plan))
    if done:
        printer.say(translate("Cli", "Run “batecerto reconcile” to compare those months again."))
    printer.document(_plan(plan, done=done))
    return DONE if done else NOT_ALL_DONE


def _show(printer: Printer, plan: UndoPlan) -> None:
    if plan.obstacles:
        for sentence in texts.undo_refused(plan):
            printer.complain(sentence)
        return
    printer.say(texts.undo_plan(plan))
    for line in texts.undo_months(plan):
        printer.say("  " + line)


def _plan(plan: UndoPlan, *, done: bool) -> Document:
    return {
        "imports": [{"import": batch.id, "file": batch.file_name} for batch in plan.batches],
        "undone": done,
        "undone_before": plan.done_before,
        "obstacles": [
            {
                "reason": one.refusal,
                "company": one.company or None,
                "month": str(one.place[1]) if one.place else None,
                "file": one.file or None,
            }
            for one in plan.obstacles
        ],
        "months": [
            {
                "company": month.company,
                "month": str(month.place[1]),
                "before": amounts(month.before),
                "after": amounts(month.after) if month.after else None,
                "file": month.file or None,
            }
            for month in plan.months
        ],
    }


def amounts(of: Amounts) -> Document:
    """One side of a month, in cents."""
    return {"remuneration": of.remuneration.cents, "contribution": of.contribution.cents, "workers": of.workers}
