# SPDX-License-Identifier: MIT
"""Files that may be tables, for the command ``import``: what was asked for, what came of each, and previews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.cli import documents
from app.cli.asking import confirmed, watched
from app.cli.documents import Document
from app.cli.output import Printer
from app.cli.speech import WrongUsage
from app.composition import Program
from domain.agreement import Agreement
from domain.declaration import FindingCode
from domain.errors import InvalidValue
from domain.file_preview import FilePreview, Standing
from domain.ports import ProgressSink
from domain.reconciliation import Amounts
from domain.tables.cells import ReadOptions
from domain.tables.fields import Field, Side
from domain.tables.numbers import Convention
from domain.tables.rates import read_rate
from domain.use_cases.import_files import FileOutcome, ImportSummary
from domain.use_cases.import_tables import ImportTables, TablePreview, TableRequest, cell_text
from domain.values import Nif, YearMonth
from ui import formats, texts
from ui.texts import imports as import_texts
from ui.texts import tables as table_texts
from ui.texts import usage

translate = QCoreApplication.translate

_DELIMITERS = {"tab": "\t", "\\t": "\t"}


@dataclass(frozen=True, slots=True)
class TableWords:
    """The options of ``import`` that are about tables, as they were typed."""

    source: Side | None = None
    mapping: str = ""
    company: str = ""
    month: str = ""
    establishment: str = ""
    columns: Sequence[str] = ()
    numbers: Convention | None = None
    rate: str = ""
    sheet: str = ""
    delimiter: str = ""
    remember: str = ""

    def check(self) -> None:
        """Refuse what no command line can mean.

        Raises:
            WrongUsage: a column is not FIELD=HEADING, or the delimiter not one character.
        """
        for text in self.columns:
            _column(text)
        self._delimiter()

    def _delimiter(self) -> str:
        delimiter = _DELIMITERS.get(self.delimiter, self.delimiter)
        if len(delimiter) > 1 or delimiter in {'"', "\r", "\n"}:
            one = translate("Cli", "one character, or “tab”.")
            raise WrongUsage(usage.does_not_fit(self.delimiter, "--delimiter", one))
        return delimiter

    def request(self, *, replace_month: bool, agreed: Agreement | None = None) -> TableRequest:
        """What they ask for, after check().

        Raises:
            InvalidValue: the company is no NIF, the month no month, the establishment none, or the rate no rate.
        """
        return TableRequest(
            side=self.source,
            layout=self.mapping,
            columns=dict(map(_column, self.columns)),
            numbers=self.numbers,
            rate=read_rate(self.rate) if self.rate else None,
            company=Nif.valid(self.company) if self.company else None,
            month=YearMonth.parse(self.month) if self.month else None,
            establishment=_establishment(self.establishment),
            options=ReadOptions(self.sheet, self._delimiter()),
            replace_month=replace_month,
            remember=self.remember,
            agreed=agreed,
        )


def _establishment(text: str) -> str:
    if text and not (len(text) == 4 and text.isascii() and text.isdecimal()):
        raise InvalidValue("establishment", text)
    return text


def _column(text: str) -> tuple[Field, str]:
    name, _, heading = text.partition("=")
    if name.strip() not in set(Field) or not heading.strip():
        raise WrongUsage(_how_columns_are_named(text))
    return Field(name.strip()), heading.strip()


def _how_columns_are_named(text: str) -> str:
    said = translate(
        "Cli", "“{text}” does not fit --column, which wants a field, “=” and a heading. The fields: {fields}."
    )
    return said.format(text=text, fields=", ".join(Field))


def tables_of(program: Program) -> ImportTables:
    """The use case; the composition root always gives it."""
    assert program.services.import_tables is not None
    return program.services.import_tables


async def import_each(
    program: Program,
    files: Sequence[Path],
    request: TableRequest,
    progress: ProgressSink,
    agreed: Mapping[Path, Agreement] | None = None,
) -> ImportSummary:
    """Import tables as tables and all else as the ERP's files, in the order given.

    Args:
        agreed: what a person agreed to in which of them; what the request says, of all of them, where left out.

    Raises:
        BateCertoError: see the use cases; what was imported until then stays.
    """
    tables = tables_of(program)
    taken = {path: await tables.takes(path, request.side) for path in files}
    if agreed is None and request.agreed is not None:
        agreed = dict.fromkeys(files, request.agreed)
    import_files = partial(
        program.services.import_files, replace_month=request.replace_month, agreed=agreed, progress=progress
    )
    if not any(taken.values()):
        return await import_files(files)
    outcomes: list[FileOutcome] = []
    for path in files:
        if taken[path]:
            own = replace(request, agreed=(agreed or {}).get(path))
            outcomes.append(await tables.import_table(path, own, progress))
        else:
            one = await import_files([path])
            outcomes += one.outcomes
    return ImportSummary(tuple(outcomes))


async def agree_to_unusual(
    program: Program, summary: ImportSummary, request: TableRequest, printer: Printer
) -> ImportSummary:
    """Ask whether files come in that were kept out for what is unusual in them; what became of all in the end.

    Whatever is another file by then is asked about again.
    """
    if printer.as_json or not watched():
        return summary
    while asking := [outcome for outcome in summary.outcomes if outcome.asks]:
        for outcome in asking:
            for found in outcome.findings:
                printer.complain(texts.finding(found, outcome.path.name))
        if not confirmed(translate("Cli", "Is that right, and to be imported all the same?")):
            break
        agreed = {outcome.path: Agreement.to(outcome.sha256, outcome.findings) for outcome in asking}
        brought = await import_each(program, list(agreed), request, printer.progress, agreed)
        by_path = {outcome.path: outcome for outcome in brought.outcomes}
        summary = ImportSummary(tuple(by_path.get(outcome.path, outcome) for outcome in summary.outcomes))
    return summary


def tell_how_to_agree(summary: ImportSummary, printer: Printer) -> None:
    """Say what brings in the files that were kept out for what is unusual in them, where there are any."""
    if summary.asked:
        printer.complain(translate("Cli", "Say --yes to import what is unusual all the same."))
    findings = (found for outcome in summary.outcomes if outcome.asks for found in outcome.findings)
    if any(found.code is FindingCode.ESTABLISHMENT_STAYS for found in findings):
        printer.complain(translate("Cli", "Or name the establishment that the table is of with --establishment."))


async def preview_each(program: Program, files: Sequence[Path], request: TableRequest, printer: Printer) -> bool:
    """Say what importing files would do; whether all of them could be imported."""
    look = program.services.preview_files
    assert look is not None
    previewed: list[Document] = []
    well = True
    for path in files:
        found, preview = await look.with_table(path, request)
        well = well and found.standing not in (Standing.REFUSED, Standing.ASKS, Standing.UNUSUAL)
        document = _preview_document(found)
        if preview is not None:
            _say_table(printer, path, preview)
            document = {**document, **_table_document(preview)}
        else:
            printer.say(f"{path.name}: {import_texts.file_format(found)}, {found.encoding or formats.DASH}.")
        _say(printer, found)
        previewed.append(document)
    printer.say(import_texts.only_looked())
    printer.document({"files": previewed})
    return well


def _say_table(printer: Printer, path: Path, preview: TablePreview) -> None:
    printer.say(table_texts.how_read(path.name, preview))
    if preview.mapping.columns and not printer.as_json:
        headings = (translate("Cli", "Meaning"), translate("Cli", "Heading"))
        rows = [(table_texts.table_field(meaning), heading) for meaning, heading in preview.mapping.columns.items()]
        printer.table(headings, rows, numbers_from=2)


def _say(printer: Printer, found: FilePreview) -> None:
    printer.say(import_texts.what_it_does(found))
    if found.months and not printer.as_json:
        _months_table(printer, found)
    for finding in found.findings:
        printer.complain("  " + texts.finding(finding, found.path.name))


def _months_table(printer: Printer, found: FilePreview) -> None:
    headings = (
        translate("Cli", "Company"),
        translate("Cli", "Month"),
        translate("Cli", "Rate"),
        translate("Cli", "Remuneration now (€)"),
        translate("Cli", "Remuneration then (€)"),
        translate("Cli", "Contributions now (€)"),
        translate("Cli", "Contributions then (€)"),
        translate("Cli", "Then − now (€)"),
    )
    rows = [
        (
            import_texts.company(month.company, month.nif, month.known),
            formats.month(month.month),
            formats.rate(one.rate),
            *(formats.money(side.remuneration) if side else formats.DASH for side in (one.before, one.after)),
            *(formats.money(side.contribution) if side else formats.DASH for side in (one.before, one.after)),
            formats.money(one.contribution, sign=True),
        )
        for month in found.months
        for one in month.by_rate
    ]
    printer.table(headings, rows, numbers_from=3)


def _preview_document(found: FilePreview) -> Document:
    return {
        "file": str(found.path),
        "preview": True,
        "recognised": found.format,
        "format": found.form,
        "encoding": found.encoding,
        "standing": found.standing,
        "import": found.known.id if found.known else None,
        "imported_at": found.known_at.strftime("%Y-%m-%dT%H:%M:%SZ") if found.known_at else None,
        "source": found.side,
        "months": [
            {
                "company_nif": month.nif.digits,
                "company": month.company,
                "known": month.known,
                "month": str(month.month),
                "rates": [rate.hundredths for rate in month.rates],
                "blocks": month.blocks,
                "workers": month.amounts.workers,
                "values": month.values,
                "remuneration": month.amounts.remuneration.cents,
                "contribution": month.amounts.contribution.cents,
                "before": _cents(month.before),
                "after": _cents(month.after),
                "replaces": list(month.replaced),
                "by_rate": [
                    {"rate": one.rate.hundredths, "before": _cents(one.before), "after": _cents(one.after)}
                    for one in month.by_rate
                ],
            }
            for month in found.months
        ],
        "findings": [documents.found(finding, found.path.name) for finding in found.findings],
    }


def _cents(amounts: Amounts | None) -> Document | None:
    if amounts is None:
        return None
    return {"remuneration": amounts.remuneration.cents, "contribution": amounts.contribution.cents}


def _table_document(preview: TablePreview) -> Document:
    table = preview.table
    return {
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "headings": list(preview.headings),
        "header_line": preview.header_line,
        "rows": [list(map(cell_text, row.cells)) for row in preview.rows],
        "mapping": dict(preview.mapping.columns),
        "numbers": preview.mapping.numbers,
        "rate": preview.mapping.rate.hundredths if preview.mapping.rate else None,
        "layout": preview.layout or None,
        "missing": list(preview.missing),
    }
