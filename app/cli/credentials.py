# SPDX-License-Identifier: MIT
"""Portal tokens: kept, tried and forgotten, one for each company. A token is never an argument: those are logged."""

from __future__ import annotations

from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.asking import secret
from app.cli.commands import Json, cli
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, run
from app.cli.speech import Commands
from app.composition import Program
from domain.credential import BasicLogin, Credential
from domain.use_cases.credentials import Trial
from domain.values import Nif
from ui.texts import credentials as texts

translate = QCoreApplication.translate

credentials = Commands(name="credentials", no_args_is_help=True, help="Portal tokens, one for each company.")
cli.add_typer(credentials)

CompanyNif = Annotated[str, typer.Argument(metavar="NIF", help="The company's nine digits.")]
Portal = Annotated[str | None, typer.Option("--portal-url", metavar="URL", help="Base address of the portal.")]


@credentials.command("set")
def set_command(
    context: typer.Context,
    nif: CompanyNif,
    user: Annotated[
        str | None, typer.Option("--user", metavar="NISS", help="With the PSI password of this user, not a token.")
    ] = None,
    portal_url: Portal = None,
    as_json: Json = False,
) -> None:
    """Keep a company's token, read from the keyboard or from standard input, unless the portal refuses it."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        held = program.services.credentials
        if not await held.has_place():
            printer.complain(texts.no_place())
            printer.document({"error": "no_place", "message": texts.no_place()})
            return NOT_ALL_DONE
        said = _asked(password=user is not None)
        credential: Credential = BasicLogin(user, said) if user is not None else said
        found = await held.set(Nif(nif.strip()), credential)
        if found.works:
            printer.say(texts.kept(nif))
        else:
            printer.complain((texts.not_kept if found.works is False else texts.kept_untried)(nif, found))
        printer.document({**_document(nif, found), "kept": found.works is not False})
        return DONE if found.works else NOT_ALL_DONE

    run(context.obj._replace(portal_url=portal_url), printer, work)


@credentials.command("test")
def try_command(context: typer.Context, nif: CompanyNif, portal_url: Portal = None, as_json: Json = False) -> None:
    """Ask the portal whether it accepts a company's token, and say what is wrong where it does not."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        found = await program.services.credentials.test(Nif(nif.strip()))
        (printer.say if found.works else printer.complain)(texts.trial(nif, found))
        printer.document(_document(nif, found))
        return DONE if found.works else NOT_ALL_DONE

    run(context.obj._replace(portal_url=portal_url), printer, work)


@credentials.command()
def remove(context: typer.Context, nif: CompanyNif, portal_url: Portal = None, as_json: Json = False) -> None:
    """Forget a company's token."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        found = await program.services.credentials.remove(Nif(nif.strip()))
        printer.say(texts.removed(nif, found=found))
        printer.document({"nif": nif, "removed": found})
        return DONE

    run(context.obj._replace(portal_url=portal_url), printer, work)


@credentials.command("list")
def list_command(context: typer.Context, portal_url: Portal = None, as_json: Json = False) -> None:
    """List the companies, and which of them have a token of their own."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        rows = await program.services.credentials.all()
        printer.document([{"nif": row.company.nif.digits, "name": row.company.name, "kept": row.kept} for row in rows])
        if not as_json:
            yes, no = translate("Cli", "kept"), "—"
            printer.table(
                (translate("Cli", "NIF"), translate("Cli", "Company"), translate("Cli", "Token")),
                [(row.company.nif.digits, row.company.name, yes if row.kept else no) for row in rows],
                numbers_from=3,
            )
        return DONE

    run(context.obj._replace(portal_url=portal_url), printer, work)


def _document(nif: str, found: Trial) -> dict[str, object]:
    return {"nif": nif, "works": found.works, "reason": found.reason, "message": texts.trial(nif, found)}


def _asked(*, password: bool) -> str:
    return secret(translate("Cli", "PSI password: ") if password else translate("Cli", "Portal token: "))
