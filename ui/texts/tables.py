# SPDX-License-Identifier: MIT
"""What was found in a table, what its fields are called, and how its numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.declaration import FindingCode
from domain.tables.fields import Field, Side
from domain.tables.numbers import Convention
from ui import formats

if TYPE_CHECKING:
    from domain.use_cases.import_tables import TablePreview

translate = QCoreApplication.translate


def table_field(name: str) -> str:
    """What a column is to hold, for the middle of a sentence; the name itself where it is none of a table's."""
    return {**_company_fields(), **_worker_fields()}.get(name, name)


def _company_fields() -> dict[str, str]:
    return {
        "employer": translate("tables", "the company (its NIF or NISS)"),
        Field.EMPLOYER_NISS: translate("tables", "the company's NISS"),
        Field.EMPLOYER_NIF: translate("tables", "the company's NIF"),
        Field.EMPLOYER_NAME: translate("tables", "the company's name"),
        Field.MONTH: translate("tables", "the month"),
        Field.ESTABLISHMENT: translate("tables", "the establishment"),
        Field.RATE: translate("tables", "the contribution rate"),
        Field.WORKER_RATE: translate("tables", "the worker's part of the rate"),
        Field.EMPLOYER_RATE: translate("tables", "the company's part of the rate"),
        Field.REMUNERATION: translate("tables", "the remuneration"),
        Field.CONTRIBUTION: translate("tables", "the contribution"),
        Field.WORKERS: translate("tables", "the number of workers"),
    }


def _worker_fields() -> dict[str, str]:
    return {
        Field.WORKER_NISS: translate("tables", "the worker's NISS"),
        Field.WORKER_NAME: translate("tables", "the worker's name"),
        Field.NATURE: translate("tables", "the nature of the value"),
        Field.REFERENCE_MONTH: translate("tables", "the month that the value refers to"),
        Field.DAYS: translate("tables", "the number of days"),
        Field.VALUE: translate("tables", "the worker's value"),
    }


def side(whose: Side) -> str:
    """Whose values a table holds."""
    return {Side.ERP: translate("tables", "ERP"), Side.PORTAL: translate("tables", "portal")}[whose]


def convention(numbers: Convention | None) -> str:
    """How a table's numbers are written, by an example."""
    if numbers is None:
        return translate("tables", "as each column shows")
    return {
        Convention.COMMA: translate("tables", "decimal comma (1.234,56)"),
        Convention.POINT: translate("tables", "decimal point (1,234.56)"),
    }[numbers]


def delimiter(sign: str) -> str:
    """What stands between the columns of a text file."""
    return {
        ";": translate("tables", "semicolon"),
        ",": translate("tables", "comma"),
        "\t": translate("tables", "tab"),
        "|": translate("tables", "vertical bar"),
    }.get(sign, sign)


def how_read(file_name: str, preview: TablePreview) -> str:
    """How a file was read: ``folha.csv: CSV, utf-8, ponto e vírgula; cabeçalhos na linha 3.``."""
    table = preview.table
    parts = [table.format, table.encoding, delimiter(table.delimiter), table.sheet]
    said = f"{file_name}: {', '.join(part for part in parts if part) or '—'}"
    if preview.header_line:
        said += "; " + translate("tables", "headings in line {line}").format(line=preview.header_line)
    if preview.layout:
        said += "; " + translate("tables", "mapping “{name}”").format(name=preview.layout)
    if preview.mapping.rate is not None:
        said += "; " + translate("tables", "rate {rate}").format(rate=formats.rate(preview.mapping.rate))
    return f"{said}."


def table_sentences() -> dict[FindingCode, str]:
    """One sentence for each code that only a table has, with its parameters in braces."""
    return {
        **_file_sentences(),
        **_workbook_sentences(),
        **_heading_sentences(),
        **_cell_sentences(),
        **_sum_sentences(),
    }


def table_next_step(code: FindingCode) -> str:
    """What to do about an error of a table; empty where its sentence says so."""
    if code in _SETTLED_BY_CHOOSING:
        return translate("tables", "Choose it, and import the file again.")
    if code in _SAYS_WHAT_TO_DO:
        return ""
    return translate("tables", "Correct the table where it comes from, and import it again.")


_SETTLED_BY_CHOOSING = (
    FindingCode.AMBIGUOUS_NUMBER,
    FindingCode.AMBIGUOUS_MONTH,
    FindingCode.MISSING_COLUMN,
    FindingCode.HEADING_NOT_FOUND,
    FindingCode.NO_SUCH_SHEET,
)
_SAYS_WHAT_TO_DO = (
    FindingCode.ASK_SOURCE,
    FindingCode.DR_AS_PORTAL,
    FindingCode.OLD_WORKBOOK,
    FindingCode.OTHER_WORKBOOK,
    FindingCode.LOCKED_WORKBOOK,
    FindingCode.WORKBOOK_TOO_MUCH,
    FindingCode.NUL_CHARACTER,
    FindingCode.UNKNOWN_COMPANY,
)


def _file_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.NOT_A_TABLE: translate(
            "tables", "this is no table: its lines are not divided by semicolons, commas, tabs or vertical bars."
        ),
        FindingCode.ASK_SOURCE: translate(
            "tables", "this is a table, and it does not say whose. Say whether it is the ERP's or the portal's."
        ),
        FindingCode.DR_AS_PORTAL: translate(
            "tables", "this is a DR file, which holds the ERP's values. Import it as the ERP's."
        ),
        FindingCode.NUL_CHARACTER: translate(
            "tables", "there is a NUL character, which no text has. Save the table as “CSV UTF-8”."
        ),
        FindingCode.FIELD_TOO_LONG: translate(
            "tables", "the field has more than {limit} characters. A quotation mark may be missing at its end."
        ),
        FindingCode.UNCLOSED_QUOTE: translate("tables", "the quotation mark that opens here is never closed."),
        FindingCode.TEXT_AFTER_QUOTE: translate(
            "tables", "there is text behind the quotation mark that closes the field."
        ),
        FindingCode.TOO_MANY_ROWS: translate("tables", "there are more than {limit} rows."),
        FindingCode.TOO_MANY_COLUMNS: translate("tables", "there are more than {limit} columns."),
        FindingCode.TOO_MANY_CELLS: translate("tables", "there are more than {limit} cells."),
        FindingCode.NO_TABLE_ROWS: translate("tables", "there are headings, and no row below them."),
    }


def _workbook_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.OLD_WORKBOOK: translate(
            "tables", "this is a workbook in the old form of Excel (.xls). Save it as .xlsx or .csv."
        ),
        FindingCode.OTHER_WORKBOOK: translate(
            "tables", "this is not an Excel workbook (.xlsx). Save it as .xlsx or .csv."
        ),
        FindingCode.LOCKED_WORKBOOK: translate(
            "tables", "the workbook has a password. Open it in Excel and save a copy without one."
        ),
        FindingCode.SWOLLEN_WORKBOOK: translate(
            "tables", "the workbook would unfold to far more than its size, so it was not opened."
        ),
        FindingCode.BROKEN_WORKBOOK: translate("tables", "the workbook is damaged, and cannot be read."),
        FindingCode.WORKBOOK_TOO_MUCH: translate(
            "tables",
            "reading the workbook took too much memory and was stopped. A cell may be filled far away from the others: "
            "copy the table alone to a new workbook.",
        ),
        FindingCode.WORKBOOK_TOO_SLOW: translate("tables", "reading the workbook took too long and was stopped."),
        FindingCode.NO_SUCH_SHEET: translate("tables", "there is no sheet “{found}”."),
    }


def _heading_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.DUPLICATE_HEADING: translate(
            "tables", "the heading “{heading}” is there twice, first in column {first_column}."
        ),
        FindingCode.MERGED_HEADING: translate("tables", "headings are merged here. Each column needs its own."),
        FindingCode.MISSING_HEADING: translate(
            "tables", "the column has values and no heading. Each column needs its own."
        ),
        FindingCode.MISSING_COLUMN: translate("tables", "there is no column for {field}."),
        FindingCode.HEADING_NOT_FOUND: translate(
            "tables", "the mapping wants {field} in a column “{heading}”, which is not there."
        ),
    }


def _cell_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.EMPTY_CELL: translate("tables", "“{heading}” is empty."),
        FindingCode.FORMULA_ERROR: translate("tables", "“{heading}” holds the error {found} of a formula."),
        FindingCode.AMBIGUOUS_NUMBER: translate(
            "tables", "“{heading}”: {found} may be thousands or decimals. How numbers are written must be given."
        ),
        FindingCode.NO_NUMBER: translate("tables", "“{heading}” should be a number, and is “{found}”."),
        FindingCode.TOO_MANY_DECIMALS: translate("tables", "“{heading}” is finer than it can be: {found}."),
        FindingCode.NUMBER_TOO_LARGE: translate("tables", "“{heading}” is too large: {found}."),
        FindingCode.NO_COUNT: translate("tables", "“{heading}” should be a count, and is “{found}”."),
        FindingCode.NO_RATE: translate("tables", "“{heading}” should be a contribution rate, and is “{found}”."),
        FindingCode.OTHER_RATE: translate("tables", "the row is at {rate}, and {given} was given for the whole table."),
        FindingCode.NO_ESTABLISHMENT: translate(
            "tables", "“{heading}” should be an establishment of up to 4 digits, and is “{found}”."
        ),
        FindingCode.NO_NATURE: translate("tables", "“{heading}” should be a nature code, and is “{found}”."),
        FindingCode.AMBIGUOUS_MONTH: translate(
            "tables",
            "“{heading}”: {found} may mean more than one month. Write it in the form YYYY-MM (year and month).",
        ),
        FindingCode.MONTH_OUTSIDE: translate("tables", "the row is of {month}, and {asked} was asked for."),
        FindingCode.UNKNOWN_COMPANY: translate(
            "tables", "the company {found} is not known. Import a DR file of it first."
        ),
        FindingCode.OTHER_COMPANY: translate("tables", "the row is of company {found}, and {expected} was expected."),
    }


def _sum_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.TOTALS_APART: translate(
            "tables", "“{heading}”: the total says {stated}, and the rows above add up to {computed}."
        ),
        FindingCode.STATED_APART: translate(
            "tables", "“{heading}”: rows of one establishment and rate state {stated} and {computed}."
        ),
        FindingCode.ROWS_ADDED: translate(
            "tables",
            "{month}, establishment {establishment} at {rate} is in more than one row, first in line {first_line}; "
            "they were added up.",
        ),
        FindingCode.VALUES_APART: translate(
            "tables",
            "{company}, {month}: establishment {establishment} at {rate} states {stated}, and its workers' values "
            "add up to {computed}.",
        ),
    }
