# SPDX-License-Identifier: MIT
"""Files that may be tables, for the command ``import``: what was asked for, what came of each, and previews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.documents import Document, found
from app.cli.output import Printer
from app.composition import Program
from domain.ports import ProgressSink
from domain.tables.cells import ReadOptions
from domain.tables.fields import Field, Side
from domain.tables.numbers import Convention
from domain.use_cases.import_files import FileOutcome, ImportSummary
from domain.use_cases.import_tables import ImportTables, TablePreview, TableRequest
from domain.values import Nif, YearMonth
from ui import formats, texts
from ui.texts import tables as table_texts

translate = QCoreApplication.translate

_DELIMITERS = {"tab": "\t", "\\t": "\t"}


@dataclass(frozen=True, slots=True)
class TableWords:
    """The options of ``import`` that are about tables, as they were typed."""

    source: Side | None = None
    mapping: str = ""
    company: str = ""
    month: str = ""
    columns: Sequence[str] = ()
    numbers: Convention | None = None
    sheet: str = ""
    delimiter: str = ""
    remember: str = ""

    def check(self) -> None:
        """Refuse what no command line can mean.

        Raises:
            typer.BadParameter: a column is not FIELD=HEADING, or the delimiter not one character.
        """
        for text in self.columns:
            _column(text)
        self._delimiter()

    def _delimiter(self) -> str:
        delimiter = _DELIMITERS.get(self.delimiter, self.delimiter)
        if len(delimiter) > 1 or delimiter in {'"', "\r", "\n"}:
            raise typer.BadParameter("; , | tab", param_hint="--delimiter")
        return delimiter

    def request(self, *, replace_month: bool) -> TableRequest:
        """What they ask for, after check().

        Raises:
            InvalidValue: the company is no NIF, or the month no month.
        """
        return TableRequest(
            side=self.source,
            layout=self.mapping,
            columns=dict(map(_column, self.columns)),
            numbers=self.numbers,
            company=Nif.valid(self.company) if self.company else None,
            month=YearMonth.parse(self.month) if self.month else None,
            options=ReadOptions(self.sheet, self._delimiter()),
            replace_month=replace_month,
            remember=self.remember,
        )


def _column(text: str) -> tuple[Field, str]:
    name, _, heading = text.partition("=")
    if name.strip() not in set(Field) or not heading.strip():
        raise typer.BadParameter(f"FIELD=HEADING; {', '.join(Field)}", param_hint="--column")
    return Field(name.strip()), heading.strip()


def tables_of(program: Program) -> ImportTables:
    """The use case; the composition root always gives it."""
    assert program.services.import_tables is not None
    return program.services.import_tables


async def import_each(
    program: Program, files: Sequence[Path], request: TableRequest, progress: ProgressSink
) -> ImportSummary:
    """Import tables as tables and all else as the ERP's files, in the order given.

    Raises:
        BateCertoError: see the use cases; what was imported until then stays.
    """
    tables = tables_of(program)
    taken = {path: await tables.takes(path, request.side) for path in files}
    if not any(taken.values()):
        return await program.services.import_files(files, replace_month=request.replace_month, progress=progress)
    outcomes: list[FileOutcome] = []
    for path in files:
        if taken[path]:
            outcomes.append(await tables.import_table(path, request, progress))
        else:
            one = await program.services.import_files([path], replace_month=request.replace_month, progress=progress)
            outcomes += one.outcomes
    return ImportSummary(tuple(outcomes))


async def preview_each(program: Program, files: Sequence[Path], request: TableRequest, printer: Printer) -> bool:
    """Say what importing tables would do; whether all of them could be imported."""
    tables = tables_of(program)
    documents: list[Document] = []
    well = True
    for path in files:
        if not await tables.takes(path, request.side):
            well = False
            printer.complain(table_texts.no_preview(path.name))
            documents.append({"file": str(path), "preview": False, "message": table_texts.no_preview(path.name)})
            continue
        preview = await tables.preview(path, request)
        well = well and not preview.refused
        _say(printer, path, preview)
        documents.append(_document(path, preview))
    printer.say(table_texts.only_previewed())
    printer.document({"files": documents})
    return well


def _say(printer: Printer, path: Path, preview: TablePreview) -> None:
    printer.say(table_texts.how_read(path.name, preview))
    if preview.mapping.columns and not printer.as_json:
        headings = (translate("Cli", "Meaning"), translate("Cli", "Heading"))
        rows = [(table_texts.table_field(meaning), heading) for meaning, heading in preview.mapping.columns.items()]
        printer.table(headings, rows, numbers_from=2)
    if preview.months and not printer.as_json:
        _months_table(printer, preview)
    for finding in preview.findings:
        printer.complain("  " + texts.finding(finding, path.name))


def _months_table(printer: Printer, preview: TablePreview) -> None:
    headings = (
        translate("Cli", "Company"),
        translate("Cli", "Month"),
        translate("Cli", "Blocks"),
        translate("Cli", "Workers"),
        translate("Cli", "Remuneration (€)"),
        translate("Cli", "Contributions (€)"),
    )
    rows = [
        (
            month.company,
            formats.month(month.month),
            formats.whole(month.blocks),
            formats.whole(month.workers),
            formats.money(month.remuneration),
            formats.money(month.contribution),
        )
        for month in preview.months
    ]
    printer.table(headings, rows, numbers_from=2)


def _document(path: Path, preview: TablePreview) -> Document:
    table = preview.table
    return {
        "file": str(path),
        "preview": True,
        "format": table.format,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "headings": list(preview.headings),
        "header_line": preview.header_line,
        "rows": [list(cells) for _, cells in preview.rows],
        "source": preview.side,
        "mapping": dict(preview.mapping.columns),
        "numbers": preview.mapping.numbers,
        "layout": preview.layout or None,
        "missing": list(preview.missing),
        "months": [
            {
                "company_nif": month.nif.digits,
                "company": month.company,
                "known": month.known,
                "month": str(month.month),
                "blocks": month.blocks,
                "workers": month.workers,
                "values": month.values,
                "remuneration": month.remuneration.cents,
                "contribution": month.contribution.cents,
            }
            for month in preview.months
        ],
        "findings": [found(finding, path.name) for finding in preview.findings],
    }
