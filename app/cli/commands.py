# SPDX-License-Identifier: MIT
"""The commands and their options."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from app import demo, demo_data
from app.cli import documents
from app.cli.failed_months import failed_months
from app.cli.output import Printer
from app.cli.running import DIVERGES, DONE, NOT_ALL_DONE, back_up_if_due, months, run, speak
from app.cli.speech import Commands, WrongUsage
from app.cli.table_import import TableWords, agree_to_unusual, import_each, preview_each, tell_how_to_agree
from app.composition import Program
from app.options import Options
from app.paths import data_dir
from domain.agreement import ANYTHING
from domain.errors import InvalidValue
from domain.portal_record import FetchState
from domain.ports import Dialect
from domain.read_models import BucketRow
from domain.reconciliation import BucketStatus
from domain.tables.fields import Side
from domain.tables.numbers import Convention
from domain.use_cases.export_report import Report
from domain.use_cases.fetch_portal import FetchSummary
from domain.use_cases.import_files import ImportStatus
from domain.values import Money, YearMonth
from ui import formats, texts
from ui.jobs import collect
from ui.texts import installation, portal_address, usage
from ui.texts.counts import COUNTS

cli = Commands(
    name="batecerto",
    help="The ERP's social-security contributions and the portal's, side by side. Without a command: the window.",
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
From = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM", help="First month.")]
To = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM", help="Last month.")]
CompanyNifs = Annotated[list[str] | None, typer.Option("--company", metavar="NIF", help="Only these; repeatable.")]


@cli.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option("--data-dir", metavar="FOLDER", help="Where the store is kept.")] = None,
    demonstration: Annotated[bool, typer.Option("--demo", help="Use the demonstration data.")] = False,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="pt|en", help="Of all that is shown; the system's where left out.")
    ] = None,
    unencrypted: Annotated[
        bool, typer.Option("--unencrypted", help="Do not encrypt the store, if this command makes it.")
    ] = False,
) -> None:
    """Keep the options that all commands share; without a command, open the window."""
    if lang not in (None, "pt", "en"):
        speak(Options())
        raise WrongUsage(usage.not_a_choice(lang, "--lang", ("pt", "en")), context)
    context.obj = Options(data, demonstration, lang, unencrypted=unencrypted)
    if context.invoked_subcommand is None:
        from app.desktop import run as open_window

        raise typer.Exit(open_window(context.obj))


@cli.command("import")
def import_command(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="DR files, or folders of them; tables (CSV or XLSX).")
    ],
    source: Annotated[Side | None, typer.Option("--source", help="Whose values a table holds.")] = None,
    mapping: Annotated[str, typer.Option("--mapping", metavar="NAME", help="A remembered mapping for a table.")] = "",
    company: Annotated[str, typer.Option("--company", metavar="NIF", help="Whose values a whole table holds.")] = "",
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="The only month that a table holds.")] = "",
    establishment: Annotated[
        str, typer.Option("--establishment", metavar="0001", help="The one that a table is of which names none.")
    ] = "",
    column: Annotated[
        list[str] | None, typer.Option("--column", metavar="FIELD=HEADING", help="What a column holds; repeatable.")
    ] = None,
    numbers: Annotated[
        Convention | None, typer.Option("--numbers", help="How numbers are written: 1.234,56 or 1,234.56.")
    ] = None,
    rate: Annotated[
        str, typer.Option("--rate", metavar="RATE", help="Of every row of a table: 34,75, or 11+23,75.")
    ] = "",
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME", help="Which sheet of a workbook.")] = "",
    delimiter: Annotated[str, typer.Option("--delimiter", metavar=";", help="What divides the columns.")] = "",
    remember: Annotated[str, typer.Option("--remember", metavar="NAME", help="A name for the mapping used.")] = "",
    preview: Annotated[
        bool, typer.Option("--preview", "--dry-run", help="Only say what the files would bring.")
    ] = False,
    replace_month: Annotated[
        bool, typer.Option("--replace-month", help="The files are all there is for their companies and months.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take in unusual months and rates too, without asking.")] = False,
    as_json: Json = False,
) -> None:
    """Import files of the ERP and tables of the ERP or the portal, each on its own."""
    printer = Printer(as_json)
    words = TableWords(
        source, mapping, company, month, establishment, column or (), numbers, rate, sheet, delimiter, remember
    )
    words.check()

    async def work(program: Program) -> int:
        request = words.request(replace_month=replace_month, agreed=ANYTHING if yes else None)
        if preview:
            well = await preview_each(program, _spread(files), request, printer)
            return DONE if well else NOT_ALL_DONE
        summary = await import_each(program, _spread(files), request, printer.progress)
        summary = await agree_to_unusual(program, summary, request, printer)
        for outcome in summary.outcomes:
            refused = outcome.status is ImportStatus.REFUSED
            (printer.complain if refused else printer.say)(texts.file_outcome(outcome))
            for finding in outcome.findings[1 if refused else 0 :]:
                printer.complain("  " + texts.finding(finding, outcome.path.name))
        printer.say(texts.import_summary(summary))
        tell_how_to_agree(summary, printer)
        printer.document(documents.imported(summary))
        return await back_up_if_due(program, printer, NOT_ALL_DONE if summary.count(ImportStatus.REFUSED) else DONE)

    run(context.obj, printer, work)


def _spread(paths: list[Path]) -> list[Path]:
    """Folders as the text files in them, and patterns that the shell left as they were."""
    spread: list[Path] = []
    for path in paths:
        if path.is_dir():
            spread.extend(collect([path]) or [path])
        elif not path.exists() and glob.has_magic(str(path)):
            spread.extend(sorted(map(Path, glob.glob(str(path)))) or [path])  # noqa: PTH207 - the pattern may be absolute
        else:
            spread.append(path)
    return spread


@cli.command()
def fetch(
    context: typer.Context,
    company: CompanyNifs = None,
    first: From = None,
    last: To = None,
    missing: Annotated[bool, typer.Option("--missing", help="Only months that have no answer yet.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a fetch that was cut short.")] = False,
    portal_url: Annotated[
        str | None, typer.Option("--portal-url", metavar="URL", help="Base address of the portal.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Fetch the portal's values; each company's month has a result of its own."""
    if resume and (company or first or last or missing):
        raise WrongUsage(usage.not_together("--resume", ("--company", "--from", "--to", "--missing")), context)
    printer = Printer(as_json)
    asked: Options = context.obj

    async def work(program: Program) -> int:
        if resume:
            summary = await program.services.fetch_portal.resume(printer.progress) or FetchSummary(())
        else:
            begin, end = months(program, first, last)
            ids = await program.services.review.company_ids(company) if company else None
            summary = await program.services.fetch_portal(
                begin, end, ids, only_missing=missing, progress=printer.progress
            )
        for sentence in failed_months(summary):
            printer.complain(sentence)
        if nowhere := portal_address.nowhere(summary, program.services.portal_path):
            printer.complain(nowhere)
        printer.say(texts.fetch_summary(summary, all_of_it=not (missing or resume)))
        printer.document(documents.fetched(summary))
        return NOT_ALL_DONE if summary.count(FetchState.FAILED) else DONE

    run(asked._replace(portal_url=portal_url), printer, work)


@cli.command()
def reconcile(
    context: typer.Context,
    first: From = None,
    last: To = None,
    tolerance: Annotated[
        str | None, typer.Option(metavar="0.50", help="In euro, instead of each company's own.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something diverges.")] = False,
    as_json: Json = False,
) -> None:
    """Compare both sides, group by group."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        begin, end = months(program, first, last)
        money = _tolerance(tolerance)
        summary = await program.services.reconcile(begin, end, tolerance=money, progress=printer.progress)
        printer.say(texts.run_summary(summary))
        printer.document(documents.reconciled(summary))
        return await back_up_if_due(program, printer, DIVERGES if exit_code and summary.divergent else DONE)

    run(context.obj, printer, work)


_LARGEST_TOLERANCE = Money(100_000_000)


def _tolerance(text: str | None) -> Money | None:
    if text is None:
        return None
    money = Money.parse_neutral(text) if "." in text else Money.parse(text)
    if not Money() <= money <= _LARGEST_TOLERANCE:
        raise InvalidValue("money", text)
    return money


@cli.command()
def export(
    context: typer.Context,
    report: Annotated[Report, typer.Argument(help="All groups, or those that do not tally.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE", readable=False, help="The file to write.")],
    file_format: Annotated[str, typer.Option("--format", metavar="csv", help="Form of the file.")] = "csv",
    dialect: Annotated[Dialect, typer.Option(help="For a Portuguese Excel, or RFC 4180.")] = Dialect.PT,
    run_id: Annotated[int | None, typer.Option("--run", metavar="ID", help="As that past run had it.")] = None,
    first: From = None,
    last: To = None,
    company: CompanyNifs = None,
    as_json: Json = False,
) -> None:
    """Write groups or divergences to a file."""
    if file_format != "csv":
        raise WrongUsage(usage.not_a_choice(file_format, "--format", ("csv",)), context)
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        begin, end = _asked(first, last) if run_id is not None else months(program, first, last)
        ids = await program.services.review.company_ids(company) if company else None
        rows = await program.services.export_report(
            report, output, begin, end, company_ids=ids, run_id=run_id, dialect=dialect, progress=printer.progress
        )
        counted = COUNTS.buckets(rows) if report is Report.BUCKETS else COUNTS.divergences(rows)
        printer.say(f"{output}: {counted}.")
        if run_id is None and begin and end and await program.services.reconcile.is_behind(begin, end):
            printer.complain(_behind())
        printer.document({"file": str(output), "rows": rows})
        return DONE

    run(context.obj, printer, work)


def _asked(first: str | None, last: str | None) -> tuple[YearMonth | None, YearMonth | None]:
    """A past run has a period of its own, which only what was asked for narrows."""
    return YearMonth.parse(first) if first else None, YearMonth.parse(last) if last else None


def _behind() -> str:
    return QCoreApplication.translate(
        "Cli", "Values came in after the last reconciliation. Run “batecerto reconcile” and export again."
    )


@cli.command()
def companies(context: typer.Context, first: From = None, last: To = None, as_json: Json = False) -> None:
    """List the companies with their state."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        rows = await program.services.review.companies(*months(program, first, last))
        printer.document([documents.company(row) for row in rows])
        if not as_json:
            _company_table(
                printer, [documents.company(row) for row in rows], [texts.status(row.status) for row in rows]
            )
        return DONE

    run(context.obj, printer, work)


def _company_table(printer: Printer, rows: list[documents.Document], states: list[str]) -> None:
    translate = QCoreApplication.translate
    if not rows:
        printer.say(translate("Cli", "There are no companies yet. They appear when their ERP file is imported."))
        return
    printer.table(
        (
            translate("Cli", "NIF"),
            translate("Cli", "Company"),
            translate("Cli", "State"),
            translate("Cli", "Divergences"),
            translate("Cli", "Months with ERP"),
        ),
        [
            (row["nif"], row["name"], state, str(row["open_divergences"]), str(row["months_with_erp"]))
            for row, state in zip(rows, states, strict=True)
        ],
        numbers_from=3,
    )


@cli.command()
def runs(context: typer.Context, as_json: Json = False) -> None:
    """List the reconciliations that changed something."""
    printer = Printer(as_json)

    async def work(program: Program) -> int:
        rows = await program.services.review.runs()
        printer.document([documents.run(row) for row in rows])
        translate = QCoreApplication.translate
        if rows and not as_json:
            headings = (
                translate("Cli", "Run"),
                translate("Cli", "When"),
                translate("Cli", "Period"),
                texts.status(BucketStatus.TALLIES),
                texts.status(BucketStatus.DIVERGES),
                texts.status(BucketStatus.NOT_COMPARED),
            )
            table = [
                (
                    str(row.id),
                    formats.date_time(row.at),
                    formats.months(row.first, row.last),
                    *map(str, (row.tallies, row.divergent, row.not_compared)),
                )
                for row in rows
            ]
            printer.table(headings, table, numbers_from=3)
        elif not rows:
            printer.say(translate("Cli", "Nothing was reconciled yet."))
        return DONE

    run(context.obj, printer, work)


@cli.command("simulate-portal")
def simulate_portal(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder of NISS/YYYY-MM.json; the demonstration's where left out."),
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65_535, metavar="PORT", help="0 for any free one.")] = 8080,
    token: Annotated[str, typer.Option(metavar="TOKEN", help="What callers must bear.")] = "demo",  # noqa: S107 - guards made-up data
    latency: Annotated[float, typer.Option(metavar="SECONDS", help="Seconds before each answer.")] = 0.0,
) -> None:
    """Serve a made-up portal on this machine until Ctrl+C."""
    from adapters.portal.simulator import serve

    speak(context.obj)
    directory = data or demo_data.portal_directory()
    translate = QCoreApplication.translate
    if not directory.is_dir():
        said = translate("Cli", "“{folder}” is not a folder, and --data wants one.").format(folder=directory)
        raise WrongUsage(said, context)

    def ready(url: str) -> None:
        typer.echo(translate("Cli", "The simulated portal answers at {url}. Ctrl+C ends it.").format(url=url))

    try:
        serve(directory, port=port, token=token, latency=latency, on_ready=ready)
    except OSError:
        typer.echo(
            translate("Cli", "Port {port} is taken. Choose another one with --port, or 0 for any.").format(port=port),
            err=True,
        )
        raise typer.Exit(NOT_ALL_DONE) from None


@cli.command("self-check")
def self_check(context: typer.Context, as_json: Json = False) -> None:
    """Check that this installation has all its parts."""
    from app.self_check import check_all

    speak(context.obj)
    printer = Printer(as_json)
    results = check_all()
    for result in results:
        (printer.complain if result.problem else printer.say)(
            f"{'✗' if result.problem else '✓'} {installation.check(result.name)} {result.problem}".rstrip()
        )
    printer.document([{"check": result.name, "problem": result.problem or None} for result in results])
    raise typer.Exit(NOT_ALL_DONE if any(result.problem for result in results) else DONE)


@cli.command("self-check-window", hidden=True)
def self_check_window() -> None:
    """Open the window once and close it: a part of self-check, in a process of its own."""
    from app.self_check import open_and_close_window

    open_and_close_window()


@cli.command("demo")
def demo_command(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The CSV to write; in the demonstration's folder where left out."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Go the whole path on the demonstration data, without a window."""
    printer = Printer(as_json)
    asked: Options = context.obj
    options = asked._replace(demo=True)

    async def work(program: Program) -> int:
        summary = await demo.play(program, printer.progress)
        rows = await program.services.review.buckets(*program.services.period)
        path = output or data_dir(options) / "divergences.csv"
        written = await program.services.export_report(Report.DIVERGENCES, path, *program.services.period)
        if not as_json:
            _demo_table(printer, rows)
        printer.say(texts.run_summary(summary))
        printer.say(f"{path}: {COUNTS.divergences(written)}.")
        printer.document(
            {**documents.reconciled(summary), "rows": [documents.bucket(row) for row in rows], "csv": str(path)}
        )
        return DONE

    run(options, printer, work)


def _demo_table(printer: Printer, rows: list[BucketRow]) -> None:
    translate = QCoreApplication.translate
    shown = [status for status in BucketStatus if any(row.status is status for row in rows)]
    lines = []
    for name in dict.fromkeys(row.company for row in rows):
        own = [row for row in rows if row.company == name]
        counts = [str(sum(row.status is status for row in own)) for status in shown]
        compared = (row for row in own if row.status is not BucketStatus.NOT_COMPARED)
        difference = sum((row.contribution_difference for row in compared), Money())
        lines.append((name, *counts, formats.money(difference)))
    headings = (
        translate("Cli", "Company"),
        *map(texts.status, shown),
        translate("Cli", "Contributions, portal − ERP (€)"),
    )
    printer.table(headings, lines, numbers_from=1)
