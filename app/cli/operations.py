# SPDX-License-Identifier: MIT
"""Commands around what is declared: operations at the portal, and corrected files."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.commands import Json, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, run
from app.cli.speech import Commands
from app.composition import Program
from domain.company import Regime
from domain.errors import NotFound
from domain.operations import Operation, OperationState
from domain.reconciliation import Amounts
from domain.use_cases.correct import Correction
from domain.use_cases.settle import OperationRow, SettleSummary
from domain.values import Nif, Rate, YearMonth
from ui import formats
from ui.texts import corrections
from ui.texts import operations as texts

translate = QCoreApplication.translate

group = Commands(name="operations", help="What was sent to the portal, and what came of it.")
cli.add_typer(group)

CompanyNif = Annotated[str, typer.Option("--company", metavar="NIF", help="The company.")]
Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="The month.")]
OperationId = Annotated[str, typer.Argument(metavar="ID", help="The operation, as the list has it.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What was found, and where.")]


@group.callback(invoke_without_command=True)
def operations(context: typer.Context, as_json: Json = False) -> None:
    """List what was sent to the portal, newest first."""
    if context.invoked_subcommand is not None:
        return
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        rows = await program.portal_work.settle.rows()
        printer.document([_row(row) for row in rows])
        if not rows:
            printer.say(translate("Cli", "Nothing was sent to the portal yet."))
        elif not as_json:
            _table(printer, rows)
        return DONE

    run(context.obj, printer, work)


def _table(printer: Printer, rows: list[OperationRow]) -> None:
    headings = (
        translate("Cli", "Operation"),
        translate("Cli", "NIF"),
        translate("Cli", "Company"),
        translate("Cli", "Month"),
        translate("Cli", "Portal"),
        translate("Cli", "State"),
        translate("Cli", "When"),
        translate("Cli", "Contribution (€)"),
    )
    lines = [
        (
            row.operation.id,
            row.nif.digits,
            row.company,
            formats.month(row.operation.month),
            row.operation.environment.host,
            texts.state(row.operation.state),
            formats.date_time(row.operation.changed_at),
            formats.money(_total(row.operation).contribution),
        )
        for row in rows
    ]
    printer.table(headings, lines, numbers_from=7)


@group.command()
def settle(context: typer.Context, as_json: Json = False) -> None:
    """Ask the portal what came of everything that it gave no clear answer for. Sends nothing."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        summary = await program.portal_work.settle(even_if_not_due=True)
        printer.say(texts.settled(summary))
        for sentence in texts.silent(summary):
            printer.complain(sentence)
        rows = await program.portal_work.settle.rows()
        printer.document(_settled(summary, rows))
        return NOT_ALL_DONE if any(not row.operation.state.is_settled for row in rows) else DONE

    run(context.obj, printer, work)


def _settled(summary: SettleSummary, rows: list[OperationRow]) -> Document:
    asked = {outcome.operation.id for outcome in summary.outcomes}
    return {
        "asked": len(summary.outcomes),
        **{state.value: summary.count(state) for state in OperationState if summary.count(state)},
        "operations": [_row(row) for row in rows if row.operation.id in asked],
    }


@group.command()
def taken(
    context: typer.Context,
    operation: OperationId,
    note: Note,
    receipt: Annotated[
        str, typer.Option("--receipt", metavar="NUMBER", help="The portal's number for it, if there is one.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Say that the portal has an operation, where asking did not tell; it is posted as declared."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        return _reviewed(printer, await program.portal_work.settle.taken(operation.strip(), note, receipt))

    run(context.obj, printer, work)


@group.command("not-taken")
def not_taken(context: typer.Context, operation: OperationId, note: Note, as_json: Json = False) -> None:
    """Say that the portal does not have an operation, where asking did not tell; the month may be sent again."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        return _reviewed(printer, await program.portal_work.settle.not_taken(operation.strip(), note))

    run(context.obj, printer, work)


def _reviewed(printer: Printer, operation: Operation) -> int:
    printer.say(texts.reviewed(operation))
    printer.document(_operation(operation))
    return DONE


@group.command()
def allow(
    context: typer.Context,
    company: CompanyNif,
    off: Annotated[bool, typer.Option("--off", help="Forbid it again.")] = False,
    as_json: Json = False,
) -> None:
    """Let a company be communicated to the portal that is in use; another portal needs a permission of its own."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        communicate, latest = program.portal_work.communicate, program.services.period[1]
        regimes = set()
        for number in await program.services.review.company_ids([company]):
            await communicate.allow(number, on=not off)
            regimes.add(await communicate.regime(number, latest))
        host = communicate.environment.host
        printer.say(texts.switched(company.strip(), host, on=not off))
        if not off and Regime.CLASSIC in regimes:
            printer.complain(corrections.not_for_classic(company.strip(), latest))
        regime = Regime.CLASSIC if Regime.CLASSIC in regimes else Regime.SCC
        printer.document({"company_nif": company.strip(), "communicating": not off, "host": host, "regime": regime})
        return DONE

    run(context.obj, printer, work)


@cli.command()
def correct(
    context: typer.Context,
    company: CompanyNif,
    month: Month,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", readable=False, help="The file to write.")],
    rate: Annotated[list[str] | None, typer.Option("--rate", metavar="34,75", help="Only these; repeatable.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there.")] = False,
    as_json: Json = False,
) -> None:
    """Write a DR file with the blocks of a month as the ERP has them now, for delivery by hand."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        wanted, rates = YearMonth.parse(month), [Rate.parse(text) for text in rate or ()]
        number = await company_of(program, company, wanted)
        written = await program.portal_work.correct.write(number, wanted, output, rates or None, overwrite=overwrite)
        printer.say(texts.corrected(written))
        await warn_if_not_settled(program, printer, number, wanted)
        printer.document(_corrected(written, company.strip()))
        return DONE

    run(context.obj, printer, work)


async def warn_if_not_settled(program: Program, printer: Printer, company_id: int, month: YearMonth) -> None:
    """Where the month was sent and nobody knows what came of it, a delivery by hand could declare it twice."""
    for row in await program.portal_work.settle.rows([company_id]):
        if row.operation.month == month and not row.operation.state.is_settled:
            printer.complain(corrections.not_settled(row.company, month))
            return


async def company_of(program: Program, nif: str, month: YearMonth) -> int:
    """The company's number in the store. One that got another NISS stands there twice: the one that has that month.

    Raises:
        InvalidValue: the text is no NIF.
        NotFound: there is no such company.
    """
    numbers = await program.services.review.company_ids([nif])
    for number in numbers[:-1]:
        with suppress(NotFound):
            return (await program.portal_work.correct.plan(number, month)).company_id
    return numbers[-1]


def _total(operation: Operation) -> Amounts:
    return sum((line.amounts for line in operation.lines), Amounts())


def _row(row: OperationRow) -> Document:
    return {"company_nif": row.nif.digits, "company": row.company, **_operation(row.operation)}


def _operation(operation: Operation) -> Document:
    """Amounts in cents, rates in hundredths of a percent."""
    return {
        "id": operation.id,
        "month": str(operation.month),
        "state": operation.state,
        "host": operation.environment.host,
        "production": operation.environment.production,
        "digest": operation.digest,
        "receipt": operation.receipt or None,
        "message": operation.message or None,
        "author": operation.author,
        "created_at": _time(operation.created_at),
        "changed_at": _time(operation.changed_at),
        "next_ask": _time(operation.next_ask) if operation.next_ask else None,
        "lines": [
            {"establishment": line.establishment, "rate": line.rate.hundredths, **amounts(line.amounts)}
            for line in operation.lines
        ],
    }


def _corrected(value: Correction, nif: str) -> Document:
    return {
        "company_nif": Nif(nif).digits,
        "month": str(value.month),
        "file": str(value.path),
        "sha256": value.sha256,
        "blocks": [
            {
                "establishment": block.establishment,
                "rate": block.rate.hundredths,
                "remuneration": block.remuneration.cents,
                "contribution": block.contribution.cents,
                "workers": block.workers,
                "values": block.values,
            }
            for block in value.blocks
        ],
    }


def amounts(value: Amounts) -> Document:
    """In cents, and heads."""
    return {
        "remuneration": value.remuneration.cents,
        "contribution": value.contribution.cents,
        "workers": value.workers,
    }


def _time(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
