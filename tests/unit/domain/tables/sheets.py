# SPDX-License-Identifier: MIT
"""Tables made in memory, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.company import Company
from domain.declaration import Employer, Finding, FindingCode, Severity
from domain.tables.cells import Cell, Merged, RawTable, TableRow
from domain.tables.fields import Side
from domain.tables.interpret import Interpretation, interpret
from domain.tables.mapping import Given, TableMapping, find_header, guess
from domain.values import Nif, Niss

TODAY = date(2026, 11, 22)
BAKERY = Company(1, Niss.with_check_digit("2500000001"), Nif.with_check_digit("50000001"), "Padaria")
GARAGE = Company(2, Niss.with_check_digit("2500000002"), Nif.with_check_digit("50000002"), "Oficina")
KNOWN = (BAKERY, GARAGE)
ANA, RUI = Niss.with_check_digit("1000000001"), Niss.with_check_digit("1000000002")

TOTALS = ("NIF", "Mês", "Taxa", "Remunerações", "Contribuições")
WORKERS = ("NIF", "Mês", "Taxa", "NISS trabalhador", "Nome", "Natureza", "Valor", "Contribuições")

Rows = Sequence[Sequence[Cell]]


def table_of(rows: Rows, merged: Sequence[Merged] = ()) -> RawTable:
    """Rows with the numbers that they would have in a sheet; empty ones are left out."""
    kept = [TableRow(number, tuple(row)) for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)]
    return RawTable("t.csv", "CSV", "utf-8", ";", rows=tuple(kept), merged=tuple(merged))


def read(
    *rows: Sequence[Cell],
    side: Side = Side.ERP,
    given: Given | None = None,
    mapping: TableMapping | None = None,
    companies: Sequence[Company] = KNOWN,
    merged: Sequence[Merged] = (),
) -> Interpretation:
    """What those rows say, headings among them, under the mapping given or guessed."""
    table = table_of(rows, merged)
    header = find_header(table, (mapping.columns.values() if mapping else ()))
    return interpret(table, header, mapping or guess(side, header), side, given or Given(), companies, TODAY)


def errors(found: Interpretation) -> list[tuple[FindingCode, int | None, int | None]]:
    """The errors with their places; nothing else may have come of such a table."""
    kept = [finding for finding in found.findings if finding.severity is Severity.ERROR]
    assert bool(kept) is not bool(found.blocks)
    return [(finding.code, finding.line, finding.column) for finding in kept]


def only_error(found: Interpretation) -> Finding:
    """The only finding, an error."""
    [finding] = found.findings
    assert finding.severity is Severity.ERROR
    assert not found.blocks
    return finding


def warnings(found: Interpretation) -> list[FindingCode]:
    """The codes of the warnings of a table that came in."""
    assert found.blocks
    assert all(finding.severity is Severity.WARNING for finding in found.findings)
    return [finding.code for finding in found.findings]


def row(
    company: Company | Employer = BAKERY,
    month: Cell = "2026-10",
    rate: Cell = "34,75",
    remuneration: Cell = "1000,00",
    contribution: Cell = "347,50",
) -> tuple[Cell, ...]:
    """A row under TOTALS."""
    return (company.nif.digits, month, rate, remuneration, contribution)


STATED = (*WORKERS, "Remunerações")
"""Headings of totals that are stated beside workers' values."""


def worker_row(
    worker: Niss = ANA,
    value: Cell = "1000,00",
    contribution: Cell = "347,50",
    nature: Cell = "P",
    month: Cell = "2026-10",
    nif: Nif = BAKERY.nif,
) -> tuple[Cell, ...]:
    """A row under WORKERS."""
    return (nif.digits, month, "34,75", worker.digits, f"Nome {worker.digits[-2:]}", nature, value, contribution)
