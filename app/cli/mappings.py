# SPDX-License-Identifier: MIT
"""The mappings that are remembered: listed, renamed, forgotten."""

from __future__ import annotations

from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.commands import Json, cli
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.running import DONE, run
from app.cli.speech import Commands
from app.cli.table_import import tables_of
from app.composition import Program
from domain.tables.mapping import Layout
from ui import formats
from ui.texts import tables as texts

translate = QCoreApplication.translate

mappings = Commands(name="mappings", help="How tables are laid out, as imports remember it. Alone: a list.")
cli.add_typer(mappings)

Name = Annotated[str, typer.Argument(metavar="NAME", help="As it stands in the list.")]


@mappings.callback(invoke_without_command=True)
def listed(context: typer.Context, as_json: Json = False) -> None:
    """List the mappings."""
    if context.invoked_subcommand is not None:
        return
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        layouts = await tables_of(program).layouts()
        printer.document([_document(layout) for layout in layouts])
        if not layouts:
            printer.say(translate("Cli", "No mapping is remembered yet. An import of a table remembers its own."))
        elif not as_json:
            _table(printer, layouts)
        return DONE

    run(context.obj, printer, work)


def _table(printer: Printer, layouts: list[Layout]) -> None:
    headings = (
        translate("Cli", "Name"),
        translate("Cli", "Source"),
        translate("Cli", "Numbers"),
        translate("Cli", "Last used"),
        translate("Cli", "Columns"),
    )
    rows = [
        (
            layout.name,
            texts.side(layout.side),
            texts.convention(layout.mapping.numbers),
            formats.date_time(layout.used_at),
            _columns(layout),
        )
        for layout in layouts
    ]
    printer.table(headings, rows, numbers_from=5)


def _columns(layout: Layout) -> str:
    parts = list(layout.mapping.columns.values())
    if layout.mapping.rate is not None:
        parts.append(translate("Cli", "rate {rate}").format(rate=formats.rate(layout.mapping.rate)))
    return ", ".join(parts)


def _document(layout: Layout) -> Document:
    return {
        "name": layout.name,
        "source": layout.side,
        "numbers": layout.mapping.numbers,
        "rate": layout.mapping.rate.hundredths if layout.mapping.rate else None,
        "columns": dict(layout.mapping.columns),
        "used_at": layout.used_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


@mappings.command()
def rename(
    context: typer.Context,
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW-NAME", help="A name that no other one has.")],
    as_json: Json = False,
) -> None:
    """Give a mapping another name."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        await tables_of(program).rename_layout(name, new_name)
        printer.say(
            translate("Cli", "“{name}” is called “{new_name}” now.").format(name=name, new_name=new_name.strip())
        )
        printer.document({"renamed": name, "name": new_name.strip()})
        return DONE

    run(context.obj, printer, work)


@mappings.command()
def remove(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """Forget a mapping; what was imported with it stays."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        await tables_of(program).remove_layout(name)
        printer.say(translate("Cli", "“{name}” is forgotten. What was imported with it stays.").format(name=name))
        printer.document({"removed": name})
        return DONE

    run(context.obj, printer, work)
