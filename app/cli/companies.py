# SPDX-License-Identifier: MIT
"""The regime of a company: classic, or SCC from a month on."""

from __future__ import annotations

from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.commands import Json, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, run
from app.cli.speech import WrongUsage
from app.composition import Program
from domain.company import Company, Regime
from domain.deadlines import SCC_MANDATORY, first_scc_month
from domain.use_cases.companies import CompanySetup
from domain.values import YearMonth
from ui import formats
from ui.texts import deadlines as texts
from ui.texts import usage

translate = QCoreApplication.translate


@cli.command()
def regime(
    context: typer.Context,
    nif: Annotated[str | None, typer.Argument(metavar="NIF", help="Whose; without it, all are listed.")] = None,
    joined: Annotated[
        str | None, typer.Option("--scc-from", metavar="YYYY-MM", help="The first month in the simplified cycle (SCC).")
    ] = None,
    classic: Annotated[bool, typer.Option("--classic", help="It has not joined.")] = False,
    as_json: Json = False,
) -> None:
    """Say which regime a company is in, classic or SCC, and from which month on; or list what is said."""
    if joined is not None and classic:
        raise WrongUsage(usage.not_together("--scc-from", ("--classic",)), context)
    if (joined is not None or classic) and nif is None:
        raise WrongUsage(usage.wants("--classic" if classic else "--scc-from", "NIF"), context)
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        setup = program.services.companies
        assert setup is not None
        ids = await program.services.review.company_ids([nif]) if nif is not None else None
        first = YearMonth.parse(joined) if joined is not None else None
        for company_id in ids or ():
            if first is not None:
                await setup.joined(company_id, first)
            elif classic:
                await setup.not_joined(company_id)
        await _tell(printer, setup, ids, as_json=as_json)
        return DONE

    run(context.obj, printer, work)


async def _tell(printer: Printer, setup: CompanySetup, ids: list[int] | None, *, as_json: bool) -> None:
    companies = [company for company in await setup.all() if ids is None or company.id in ids]
    printer.document([_document(company) for company in companies])
    if not as_json and companies:
        headings = (
            translate("Cli", "NIF"),
            translate("Cli", "Company"),
            translate("Cli", "Regime"),
            translate("Cli", "SCC from"),
        )
        printer.table(headings, [_line(company) for company in companies], numbers_from=len(headings))


def _line(company: Company) -> tuple[str, ...]:
    first = company.regime is Regime.SCC and first_scc_month(company)
    since = formats.month(first) if first else texts.mandatory_from(formats.month(SCC_MANDATORY))
    return company.nif.digits, company.name, texts.regime(company.regime), since


def _document(company: Company) -> Document:
    return {
        "nif": company.nif.digits,
        "name": company.name,
        "regime": company.regime,
        "scc_from": str(first_scc_month(company)),
    }
