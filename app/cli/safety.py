# SPDX-License-Identifier: MIT
"""Backup, restore and doctor: commands on a store that the program need not be able to open."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from adapters.portal.address import odd_path
from adapters.preferences import PreferencesFile
from app.cli.commands import Json, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, consent, run_closed
from app.cli.speech import WrongUsage
from app.composition import portal_url
from app.options import Options
from app.paths import store_path
from domain.errors import BateCertoError, StoreError
from domain.safety import Backup, Check, CheckName, Contents
from domain.use_cases.keep_safe import KeepSafe
from ui import formats, texts
from ui.texts import portal_address, usage

translate = QCoreApplication.translate


@cli.command()
def backup(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("--output", metavar="FOLDER", help="Another folder for it.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the backups instead.")] = False,
    as_json: Json = False,
) -> None:
    """Make a checked backup of the store; other programs may go on writing to it."""
    if listed and output is not None:
        raise WrongUsage(usage.not_together("--list", ("--output",)), context)
    printer = Printer(as_json)

    async def work(safe: KeepSafe) -> int:
        if listed:
            _list(printer, await safe.backups())
            return DONE
        made = await safe.back_up(folder=output)
        printer.say(texts.backed_up(made))
        printer.document(_document(made))
        return DONE

    run_closed(context.obj, printer, work)


def _list(printer: Printer, backups: list[Backup]) -> None:
    printer.document([_document(one) for one in backups])
    if printer.as_json:
        return
    if not backups:
        printer.say(translate("Cli", "There are no backups yet. Make one with “batecerto backup”."))
        return
    headings = (translate("Cli", "File"), translate("Cli", "Why"), translate("Cli", "When"), translate("Cli", "Size"))
    rows = [(o.path.name, texts.reason(o.reason), formats.date_time(o.at), texts.size(o.size)) for o in backups]
    printer.table(headings, rows, numbers_from=3)


def _document(one: Backup) -> dict[str, object]:
    return {
        "file": str(one.path),
        "number": one.number,
        "at": one.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "revision": one.revision or None,
        "reason": one.reason,
        "bytes": one.size,
    }


@cli.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup: its path, or its name in the list.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Put a backup in the store's place; the store that is there now is kept among the backups."""
    printer = Printer(as_json)

    async def work(safe: KeepSafe) -> int:
        path = await _found(safe, file)
        try:
            held = await safe.check(path)
        except StoreError as error:
            sentence = texts.backup_refused(path, error)
            printer.complain(sentence)
            printer.document({"error": type(error).__name__, "message": sentence})
            return NOT_ALL_DONE
        printer.say(f"{path.name}: {texts.holds(held)}.")
        now, readable = await _in_use(safe)
        printer.say(texts.what_is_replaced(now, readable=readable))
        if code := consent(printer, translate("Cli", "Put the backup in its place?"), yes=yes):
            printer.document({"restored": None, "replaced": None})
            return code
        replaced = await safe.restore(path)
        printer.say(texts.restored(path, replaced))
        printer.document({"restored": str(path), "replaced": str(replaced) if replaced else None})
        return DONE

    run_closed(context.obj, printer, work)


async def _found(safe: KeepSafe, file: Path) -> Path:
    """The file as given, or the backup of that name."""
    named = [one.path for one in await safe.backups() if one.path.name == str(file)]
    return named[0] if named else file


async def _in_use(safe: KeepSafe) -> tuple[Contents | None, bool]:
    """What the store holds, and whether it could be read."""
    try:
        return await safe.contents(), True
    except BateCertoError:
        return None, False


@cli.command()
def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Examine the store and its backups; exit 3 where something is wrong."""
    printer = Printer(as_json)

    async def work(safe: KeepSafe) -> int:
        checks = await safe.examine()
        good = next(
            (str(c.details["good"]) for c in checks if c.name is CheckName.BACKUP and c.details.get("good")), None
        )
        for check in checks:
            _tell(printer, check, good)
        printer.say(texts.examined(checks))
        well = all(check.found.is_well for check in checks)
        path = await asyncio.to_thread(_odd_path, context.obj)
        if path:
            printer.complain(f"! {portal_address.warning(path)}")
        document: Document = {"ok": well, "checks": [_checked(check, good) for check in checks]}
        printer.document(document | ({"odd_portal_path": path} if path else {}))
        return DONE if well else NOT_ALL_DONE

    run_closed(context.obj, printer, work)


def _odd_path(options: Options) -> str:
    """The path of the portal's address, where it is not the documented one."""
    if options.demo:
        return ""
    chosen = PreferencesFile(store_path(options).parent).load()
    return odd_path(portal_url(options, chosen))


def _tell(printer: Printer, check: Check, good: str | None) -> None:
    line = f"{texts.check_name(check.name)}: {texts.check_found(check)}"
    if check.found.is_well:
        printer.say(f"✓ {line}")
    else:
        printer.complain(f"✗ {line} {texts.check_advice(check, good)}".rstrip())


def _checked(check: Check, good: str | None) -> dict[str, object]:
    return {
        "check": check.name,
        "ok": check.found.is_well,
        "found": check.found,
        "message": texts.check_found(check),
        "what_to_do": texts.check_advice(check, good) or None,
        "details": dict(check.details),
    }
