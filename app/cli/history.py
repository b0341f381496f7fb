# SPDX-License-Identifier: MIT
"""Commands about past reconciliations."""

from __future__ import annotations

from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli import documents
from app.cli.commands import CompanyNifs, Json, cli
from app.cli.output import Printer
from app.cli.running import DONE, run
from app.composition import Program
from domain.read_models import RunRow
from domain.run_comparison import BucketChange, BucketMove, RunComparison
from ui import formats, texts
from ui.texts import history

translate = QCoreApplication.translate


@cli.command()
def compare(
    context: typer.Context,
    before: Annotated[int, typer.Argument(metavar="RUN", help="The earlier run, by its number.")],
    after: Annotated[int, typer.Argument(metavar="RUN", help="The later run.")],
    company: CompanyNifs = None,
    as_json: Json = False,
) -> None:
    """Say what changed from one run to another: groups that appeared, changed or went away, and contributions."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        ids = await program.services.review.company_ids(company) if company else None
        found = await program.services.review.compare_runs(before, after, ids)
        printer.document(_document(found))
        if found.changes and not as_json:
            _table(printer, found.changes)
        printer.say(history.comparison(found))
        return DONE

    run(context.obj, printer, work)


def _table(printer: Printer, changes: tuple[BucketChange, ...]) -> None:
    headings = (
        translate("Cli", "Change"),
        translate("Cli", "NIF"),
        translate("Cli", "Company"),
        translate("Cli", "Period"),
        translate("Cli", "State before"),
        translate("Cli", "State after"),
        translate("Cli", "Rate"),
        translate("Cli", "ERP before (€)"),
        translate("Cli", "ERP after (€)"),
        translate("Cli", "Portal before (€)"),
        translate("Cli", "Portal after (€)"),
    )
    printer.table(headings, [_line(change) for change in changes], numbers_from=6)


def _line(change: BucketChange) -> tuple[str, ...]:
    row = change.row
    sides = (change.before, change.after)
    return (
        history.move(change.move),
        row.nif.digits,
        row.company,
        formats.month(row.key.month),
        *(texts.status(side.status) if side else formats.DASH for side in sides),
        formats.rate(row.key.rate),
        *(formats.money(side.erp_contribution) if side and side.has_erp else formats.DASH for side in sides),
        *(formats.money(side.portal_contribution) if side and side.has_portal else formats.DASH for side in sides),
    )


def _document(found: RunComparison) -> documents.Document:
    """Both runs, and each bucket that moved with both its figures; null where it was not there."""
    return {
        "before": _run(found.before),
        "after": _run(found.after),
        **{move.value: found.count(move) for move in BucketMove},
        "buckets": [
            {
                "change": change.move,
                "before": documents.bucket(change.before) if change.before else None,
                "after": documents.bucket(change.after) if change.after else None,
            }
            for change in found.changes
        ],
    }


def _run(row: RunRow) -> documents.Document:
    moved = {"opened": row.opened, "updated": row.updated, "resolved": row.resolved}
    return {**documents.run(row), **moved}
