# SPDX-License-Identifier: MIT
"""Mark a month as delivered by hand: what would count as declared is shown, and asked about, before it is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.commands import Json, cli
from app.cli.documents import Document
from app.cli.operations import CompanyNif, Month, amounts, company_of, warn_if_not_settled
from app.cli.output import Printer
from app.cli.running import DONE, consent, run
from app.composition import Program
from domain.reconciliation import Amounts
from domain.use_cases.deliver import DeliveryPlan, DeliveryRate
from domain.values import Nif, Rate, YearMonth
from ui import formats
from ui.texts import corrections
from ui.texts import operations as texts

translate = QCoreApplication.translate


@cli.command()
def delivered(
    context: typer.Context,
    company: CompanyNif,
    month: Month,
    on: Annotated[
        datetime | None,
        typer.Option("--date", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="When; today where left out."),
    ] = None,
    rate: Annotated[list[str] | None, typer.Option("--rate", metavar="34,75", help="Only these; repeatable.")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only say what would count as declared.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Mark what the ERP has now of a month as delivered past BateCerto."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        wanted, rates = YearMonth.parse(month), [Rate.parse(text) for text in rate or ()]
        deliver, nif = program.portal_work.deliver, company.strip()
        day = deliver.day(None if on is None else on.date())
        number = await company_of(program, company, wanted)
        plan = await deliver.plan(number, wanted, rates or None)
        await warn_if_not_settled(program, printer, number, wanted)
        if plan.stands:
            printer.say(texts.stands(plan.month))
            printer.document(_document(plan, nif, 0))
            return DONE
        _show(printer, plan)
        if preview:
            printer.document(_document(plan, nif, 0))
            return DONE
        if code := consent(printer, _sure(plan), yes=yes):
            printer.document(_document(plan, nif, 0))
            return code
        [done] = await deliver.post([plan], day)
        printer.say(texts.delivered(done))
        printer.document(_document(plan, nif, done.posted))
        return DONE

    run(context.obj, printer, work)


def _sure(plan: DeliveryPlan) -> str:
    said = translate("Cli", "Mark {what} as delivered?")
    return said.format(what=texts.what_was_delivered(plan.month, plan.of))


def _show(printer: Printer, plan: DeliveryPlan) -> None:
    if printer.as_json:
        return
    printer.say(f"{plan.company} · {formats.month(plan.month)}")
    headings = (
        translate("Cli", "Rate"),
        translate("Cli", "Workers"),
        translate("Cli", "Remuneration (€)"),
        translate("Cli", "Contribution (€)"),
        translate("Cli", "Workers so far"),
        translate("Cli", "Remuneration so far (€)"),
        translate("Cli", "Contribution so far (€)"),
    )
    printer.table(headings, [_row(one) for one in plan.rates], numbers_from=1)
    printer.say(corrections.delivering([plan], 1))


def _row(one: DeliveryRate) -> tuple[str, ...]:
    return (formats.rate(one.rate), *_figures(one.will), *_figures(one.stood))


def _figures(value: Amounts | None) -> tuple[str, str, str]:
    if value is None:
        return (formats.DASH,) * 3
    return formats.whole(value.workers), formats.money(value.remuneration), formats.money(value.contribution)


def _document(plan: DeliveryPlan, nif: str, posted: int) -> Document:
    """Amounts in cents, rates in hundredths of a percent; what stands once it is marked, and what stood before."""
    return {
        "company_nif": Nif(nif).digits,
        "month": str(plan.month),
        "posted": posted,
        "stands": plan.stands or posted > 0,
        "only_rates": None if plan.of is None else sorted(rate.hundredths for rate in plan.of),
        "rates": [{"rate": one.rate.hundredths, **amounts(one.will)} for one in plan.rates if one.will is not None],
        "stood": [{"rate": one.rate.hundredths, **amounts(one.stood)} for one in plan.rates if one.stood is not None],
    }
