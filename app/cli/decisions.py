# SPDX-License-Identifier: MIT
"""Commands about divergences: list them with their next step, decide, sign months off, and see what is due."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.commands import CompanyNifs, From, Json, To, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, months, run
from app.cli.speech import WrongUsage
from app.composition import Program
from domain.deadlines import Due
from domain.decisions import DecisionEvent, Refusal, Verb
from domain.divergence import Figures
from domain.explanation import Cause
from domain.next_step import NextStep
from domain.reconciliation import BucketKey
from domain.sign_off import Drift, SignedLine
from domain.use_cases.deadlines import Board, CompanyDue, SilentAcceptance, Standing
from domain.use_cases.decide import Command, Outcome, Planned
from domain.use_cases.decision_work import DecisionWork
from domain.use_cases.divergences import DivergenceItem
from domain.use_cases.sign_off import Reopened, SignPlan
from domain.values import Nif, Rate, YearMonth
from ui import formats, texts
from ui.texts import deadlines as deadline_texts
from ui.texts import decisions as decision_texts
from ui.texts import explanation as explanation_texts
from ui.texts import next_steps as step_texts
from ui.texts import usage

translate = QCoreApplication.translate

CompanyNif = Annotated[str, typer.Option("--company", metavar="NIF", help="The company.")]
Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="The month.")]
CommandId = Annotated[
    str, typer.Option("--id", metavar="ID", help="Repeated with the same, the command does nothing more.")
]
Preview = Annotated[bool, typer.Option("--preview", help="Only say what would change, and what cannot and why.")]


@cli.command()
def divergences(
    context: typer.Context,
    company: CompanyNifs = None,
    first: From = None,
    last: To = None,
    fast: Annotated[bool, typer.Option("--fast", help="Do not look for causes in the workers' values.")] = False,
    as_json: Json = False,
) -> None:
    """List what differs and is not resolved: its state, cause, next step and deadline."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        begin, end = months(program, first, last)
        ids = await program.services.review.company_ids(company) if company else None
        items = await _decisions(program).divergences(begin, end, ids, explained=not fast)
        today = program.services.clock.today()
        printer.document([_item(item, today) for item in items])
        if not items:
            printer.say(translate("Cli", "Nothing differs in these months."))
        elif not as_json:
            _table(printer, items, today)
        return DONE

    run(context.obj, printer, work)


def _decisions(program: Program) -> DecisionWork:
    assert program.services.decisions is not None
    return program.services.decisions


def _table(printer: Printer, items: list[DivergenceItem], today: date) -> None:
    headings = (
        translate("Cli", "NIF"),
        translate("Cli", "Company"),
        translate("Cli", "Month"),
        translate("Cli", "Rate"),
        translate("Cli", "State"),
        translate("Cli", "Cause"),
        translate("Cli", "Next step"),
        translate("Cli", "Portal − ERP (€)"),
    )
    lines = [
        (
            item.row.bucket.nif.digits,
            item.row.bucket.company,
            formats.month(item.row.bucket.key.month),
            formats.rate(item.row.bucket.key.rate),
            texts.divergence_state(item.row.state),
            _cause(item),
            step_texts.headline(item.step, today),
            formats.money(item.row.bucket.contribution_difference, sign=True),
        )
        for item in items
    ]
    printer.table(headings, lines, numbers_from=7)
    for item in items:
        if item.overturned is not None:
            key = item.row.bucket.key
            said = decision_texts.overturned(item.overturned, _figures_now(item))
            printer.say(f"{item.row.bucket.company}, {formats.month(key.month)}, {formats.rate(key.rate)}: {said}")


def _figures_now(item: DivergenceItem) -> Figures:
    bucket = item.row.bucket
    return Figures(
        bucket.erp_remuneration, bucket.portal_remuneration, bucket.erp_contribution, bucket.portal_contribution
    )


def _cause(item: DivergenceItem) -> str:
    main = item.explanation.main if item.explanation else None
    return explanation_texts.cause_name(main.kind) if main else formats.DASH


@cli.command()
def decide(
    context: typer.Context,
    verb: Annotated[Verb, typer.Argument(help="What to decide; undo takes the last decision or note back.")],
    company: CompanyNif,
    month: Month,
    rate: Annotated[
        list[str] | None, typer.Option("--rate", metavar="34,75", help="Only these; repeatable. All that differ else.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, or the note; it is kept.")] = "",
    preview: Preview = False,
    command_id: CommandId = "",
    as_json: Json = False,
) -> None:
    """Decide about divergences of a month: accept with a reason, being corrected, contested; note, or undo."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        keys = await _keys(program, company, YearMonth.parse(month), [Rate.parse(text) for text in rate or ()])
        command, use_case = Command(verb, keys, reason), _decisions(program).decide
        outcome = await use_case.preview(command) if preview else await use_case(command, command_id)
        printer.say(decision_texts.planned(outcome) if preview else decision_texts.done(outcome))
        for sentence in decision_texts.refused(outcome):
            printer.complain(sentence)
        printer.document(_outcome(outcome, company.strip(), preview=preview))
        return NOT_ALL_DONE if outcome.refused or not outcome.changes else DONE

    run(context.obj, printer, work)


async def _keys(program: Program, nif: str, month: YearMonth, rates: list[Rate]) -> tuple[BucketKey, ...]:
    """The buckets meant: at those rates, or all of the month that differ."""
    ids = await program.services.review.company_ids([nif])
    if not rates:
        rows = await program.services.review.divergences(month, month, ids)
        return tuple(row.bucket.key for row in rows)
    keys = [BucketKey(number, month, rate) for rate, number in product(rates, ids)]
    if len(ids) == 1:
        return tuple(keys)
    # A company that got another NISS stands there twice: the one that has the divergence is meant.
    looked = await _decisions(program).decide.preview(Command(Verb.NOTE, tuple(keys), "?"))
    missing = {key for key, why in looked.refused if why is Refusal.NOT_THERE}
    there = {key.rate for key in keys if key not in missing}
    return tuple(key for key in keys if key not in missing or (key.rate not in there and key.company_id == ids[-1]))


@cli.command("sign-off")
def sign_off(
    context: typer.Context,
    company: CompanyNif,
    month: Month,
    undo: Annotated[bool, typer.Option("--undo", help="Take the signature back.")] = False,
    preview: Preview = False,
    command_id: CommandId = "",
    as_json: Json = False,
) -> None:
    """Sign a company's month off, if nothing of it is open. Other figures in a later run open it again."""
    if undo and preview:
        raise WrongUsage(usage.not_together("--undo", ("--preview",)), context)
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        wanted = YearMonth.parse(month)
        number = await _company(program, company, wanted)
        use_case = _decisions(program).sign_off
        if undo:
            done = await use_case.undo(number, wanted, command_id)
            printer.say(decision_texts.unsigned(formats.month(wanted), done=done))
            printer.document({"company_nif": Nif.valid(company).digits, "month": str(wanted), "undone": done})
            return DONE if done else NOT_ALL_DONE
        plan = await (use_case.preview(number, wanted) if preview else use_case(number, wanted, command_id))
        reopened = await use_case.reopened(number, wanted)
        printer.document(_signed(plan, reopened, company))
        return _tell_signed(printer, plan, reopened, preview=preview)

    run(context.obj, printer, work)


async def _company(program: Program, nif: str, month: YearMonth) -> int:
    """The company's number; of one that got another NISS, the one that has that month."""
    numbers = await program.services.review.company_ids([nif])
    for number in numbers[:-1]:
        if await program.services.review.buckets(month, month, [number]):
            return number
    return numbers[-1]


def _tell_signed(printer: Printer, plan: SignPlan, reopened: Reopened | None, *, preview: bool) -> int:
    if reopened is not None:
        printer.say(decision_texts.reopened(reopened))
        for drift in reopened.drifts:
            printer.say("  " + decision_texts.drift(drift))
    if preview and not plan.open:
        printer.say(translate("Cli", "Nothing is open: the month can be signed off."))
    elif not preview:
        printer.say(decision_texts.signed(plan))
    for item in plan.open:
        printer.complain(decision_texts.open_item(item))
    return NOT_ALL_DONE if plan.open else DONE


@cli.command()
def deadlines(
    context: typer.Context,
    company: CompanyNifs = None,
    first: From = None,
    last: To = None,
    as_json: Json = False,
) -> None:
    """Say what is due, what silence would accept, and which companies have not joined SCC."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        begin, end = months(program, first, last)
        if last is None:
            # The month that is still going on has deadlines to come as well.
            end = max(end, YearMonth.of(program.services.clock.today()))
        ids = await program.services.review.company_ids(company) if company else None
        board = await _decisions(program).deadlines(begin, end, ids)
        printer.document(_board(board))
        if not as_json:
            _tell_board(printer, board)
        return DONE

    run(context.obj, printer, work)


def _tell_board(printer: Printer, board: Board) -> None:
    for one in board.silent:
        printer.say(deadline_texts.silent(one))
    for notice in board.notices:
        printer.say(deadline_texts.joining(notice, board.today))
    dues = [one for one in board.dues if one.standing is not Standing.DONE]
    if not dues and not board.late:
        printer.say(translate("Cli", "Nothing is due for these months."))
        return
    headings = (
        translate("Cli", "Last day"),
        translate("Cli", "What"),
        translate("Cli", "NIF"),
        translate("Cli", "Company"),
        translate("Cli", "Month"),
        translate("Cli", "How far away"),
    )
    lines = [*map(_late_line, board.late), *map(_due_line, dues)]
    printer.table(headings, lines, numbers_from=len(headings))


def _late_line(one: CompanyDue) -> tuple[str, ...]:
    *others, left = _due_line(one)
    return (*others, f"{left}: {deadline_texts.standing(one.standing)}")


def _due_line(one: CompanyDue) -> tuple[str, ...]:
    return (
        deadline_texts.day(one.due.day),
        deadline_texts.kind(one.due.kind),
        one.nif.digits,
        one.company,
        formats.month(one.due.month),
        deadline_texts.left(one.days_left),
    )


# Documents: amounts in cents, rates in hundredths of a percent, days as YYYY-MM-DD.


def _item(item: DivergenceItem, today: date) -> Document:
    bucket = item.row.bucket
    main = item.explanation.main if item.explanation else None
    return {
        "company_nif": bucket.nif.digits,
        "company": bucket.company,
        "month": str(bucket.key.month),
        "rate": bucket.key.rate.hundredths,
        "state": item.row.state,
        "status": bucket.status,
        **_figures(_figures_now(item)),
        "remuneration_difference": bucket.remuneration_difference.cents,
        "contribution_difference": bucket.contribution_difference.cents,
        "verdict": item.verdict,
        "cause": _cause_document(main) if main else None,
        "causes": len(item.explanation.causes) if item.explanation else None,
        "next_step": _step(item.step, today),
        "decision": _event(item.decision) if item.decision else None,
        "overturned": _event(item.overturned) if item.overturned else None,
        "notes": [_event(note) for note in item.notes],
        "signed_off": item.signed,
    }


def _cause_document(cause: Cause) -> Document:
    return {
        "kind": cause.kind,
        "confidence": cause.confidence,
        "remuneration": cause.remuneration.cents,
        "contribution": cause.contribution.cents,
        "headline": explanation_texts.cause_name(cause.kind),
    }


def _step(step: NextStep, today: date) -> Document:
    return {
        "action": step.action,
        "why": step.why,
        "where": step_texts.menu(step.menu) or None,
        "otherwise": step.otherwise,
        "deadline": _due(step.due, today) if step.due else None,
        "sentences": step_texts.sentences(step, today),
    }


def _due(due: Due, today: date) -> Document:
    return {
        "kind": due.kind,
        "opens": due.opens.isoformat() if due.opens else None,
        "day": due.day.isoformat(),
        "days_left": due.days_left(today),
    }


def _event(event: DecisionEvent) -> Document:
    return {
        "verb": event.verb,
        "state": event.after,
        "reason": event.reason or None,
        "author": event.who,
        "at": event.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        **_figures(event.figures),
    }


def _figures(figures: Figures) -> Document:
    return {
        "erp_remuneration": figures.erp_remuneration.cents,
        "portal_remuneration": figures.portal_remuneration.cents,
        "erp_contribution": figures.erp_contribution.cents,
        "portal_contribution": figures.portal_contribution.cents,
    }


def _outcome(outcome: Outcome, nif: str, *, preview: bool) -> Document:
    return {
        "company_nif": Nif.valid(nif).digits,
        "preview": preview,
        "repeated": outcome.repeated,
        "changes": [_planned(change) for change in outcome.changes],
        "refused": [{"month": str(key.month), "rate": key.rate.hundredths, "why": why} for key, why in outcome.refused],
    }


def _planned(change: Planned) -> Document:
    return {
        "month": str(change.key.month),
        "rate": change.key.rate.hundredths,
        "before": change.before,
        "after": change.after,
        **_figures(change.figures),
    }


def _signed(plan: SignPlan, reopened: Reopened | None, nif: str) -> Document:
    return {
        "company_nif": Nif.valid(nif).digits,
        "month": str(plan.month),
        "signed_off": plan.signed,
        "open": [{"kind": item.kind, "rate": item.rate.hundredths if item.rate else None} for item in plan.open],
        "rates": [_line(line) for line in plan.lines],
        "drift": [_drift(drift) for drift in reopened.drifts] if reopened else [],
    }


def _line(line: SignedLine) -> Document:
    return {"rate": line.rate.hundredths, "status": line.status, **_figures(line.figures)}


def _drift(drift: Drift) -> Document:
    return {
        "rate": drift.rate.hundredths,
        "before": _line(drift.before) if drift.before else None,
        "now": _line(drift.now) if drift.now else None,
    }


def _board(board: Board) -> Document:
    return {
        "today": board.today.isoformat(),
        "due": [_company_due(one, board.today) for one in board.dues],
        "late": [_company_due(one, board.today) for one in board.late],
        "silence_accepts": [_silent(one, board.today) for one in board.silent],
        "not_joined": [
            {"company_nif": one.nif.digits, "company": one.company, "warning": one.warning} for one in board.notices
        ],
    }


def _company_due(one: CompanyDue, today: date) -> Document:
    return {
        "company_nif": one.nif.digits,
        "company": one.company,
        "month": str(one.due.month),
        "standing": one.standing,
        "has_erp": one.has_erp,
        **_due(one.due, today),
    }


def _silent(one: SilentAcceptance, today: date) -> Document:
    return {
        "company_nif": one.nif.digits,
        "company": one.company,
        "month": str(one.month),
        "has_erp": one.has_erp,
        "erp_contribution": one.erp.cents,
        "portal_contribution": one.portal.cents,
        "contribution_difference": one.difference.cents,
        "at_stake": one.at_stake.cents,
        "deadline": _due(one.due, today),
        "rates": [
            {
                "rate": line.rate.hundredths,
                "erp_contribution": line.erp.contribution.cents if line.erp else None,
                "portal_contribution": line.portal.contribution.cents if line.portal else None,
            }
            for line in one.lines
        ],
    }
