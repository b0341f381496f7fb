# SPDX-License-Identifier: MIT
"""Which column holds what: guessed from headings, checked, and remembered by the row of headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from domain.declaration import FindingCode
from domain.tables.fields import Field, Side, guess_columns, plain_heading, recognised

if TYPE_CHECKING:
    from domain.company import Company
    from domain.tables.cells import Cell, RawTable, TableRow
    from domain.tables.log import TableLog
    from domain.tables.numbers import Convention
    from domain.values import Rate, YearMonth

_HEADINGS_WITHIN: Final = 20
USUAL_ESTABLISHMENT: Final = "0001"
EMPLOYER: Final = "employer"
"""What is missing where neither the company's NIF nor its NISS is there."""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Which column holds what.

    Attributes:
        columns: plain headings (see plain_heading) by field.
        numbers: how numbers are written; None where each column shows it by itself.
        rate: of every row, where a person gave it for the whole table; None where columns say it.
    """

    columns: Mapping[Field, str]
    numbers: Convention | None = None
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A mapping that is remembered for a row of headings.

    Attributes:
        id: the store's number for it, 0 before it has one.
        name: unique among all layouts.
        fingerprint: see fingerprint().
    """

    name: str
    side: Side
    fingerprint: str
    mapping: TableMapping
    used_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said of the whole file.

    Attributes:
        company: whose values they are.
        month: the only month that they are of.
        establishment: where the table does not say.
        months: the first and last month that may be in it.
    """

    company: Company | None = None
    month: YearMonth | None = None
    establishment: str = USUAL_ESTABLISHMENT
    months: tuple[YearMonth, YearMonth] | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings.

    Attributes:
        line: its number; at: which of the table's rows it is, from 0.
        texts: as they stand, empty where there is none; plain: as they are compared.
    """

    line: int
    at: int
    texts: tuple[str, ...]
    plain: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, row: TableRow, at: int) -> Header:
        """The headings in a row."""
        texts = tuple(heading_text(cell) for cell in row.cells)
        return cls(row.line, at, texts, tuple(map(plain_heading, texts)))


def heading_text(cell: Cell) -> str:
    """A cell as a heading."""
    return "" if cell is None else " ".join(str(cell).split())


def possible_headers(table: RawTable) -> list[Header]:
    """The rows among which the headings are: titles may stand above them."""
    return [Header.of(row, at) for at, row in enumerate(table.rows[:_HEADINGS_WITHIN])]


def find_header(table: RawTable, wanted: Collection[str] = ()) -> Header:
    """The row of headings: with most of those wanted, else most of those known; else the first that divides."""
    headers = possible_headers(table)

    def fitness(header: Header) -> tuple[int, int, bool]:
        return sum(heading in wanted for heading in header.plain), recognised(header.texts), len(header.texts) > 1

    # The first of the fittest: max keeps it.
    return max(headers, key=fitness)


def fingerprint(side: Side, header: Header) -> str:
    """What tells a layout again: SHA-256, in hex, of the plain headings in their order, and of whose they are."""
    return sha256("\n".join((side.value, *header.plain)).encode()).hexdigest()


def guess(side: Side, header: Header) -> TableMapping:
    """The mapping that the headings suggest."""
    del side  # both sides know the same headings
    return TableMapping(guess_columns(header.texts))


def missing(mapping: TableMapping, given: Given) -> list[str]:
    """What a table must have and this mapping does not: fields, or EMPLOYER."""
    has = mapping.columns
    lacking: list[str] = []
    if given.company is None and Field.EMPLOYER_NISS not in has and Field.EMPLOYER_NIF not in has:
        lacking.append(EMPLOYER)
    if given.month is None and Field.MONTH not in has:
        lacking.append(Field.MONTH)
    if mapping.rate is None and Field.RATE not in has and not (Field.WORKER_RATE in has and Field.EMPLOYER_RATE in has):
        lacking.append(Field.RATE)
    if Field.REMUNERATION not in has and not (Field.WORKER_NISS in has and Field.VALUE in has):
        lacking.append(Field.REMUNERATION)
    if Field.CONTRIBUTION not in has:
        lacking.append(Field.CONTRIBUTION)
    return lacking


def check(table: RawTable, header: Header, mapping: TableMapping, given: Given, log: TableLog) -> None:
    """Say what is wrong with the headings, and what the mapping lacks in them."""
    _check_headings(table, header, log)
    for wanted, heading in mapping.columns.items():
        if heading not in header.plain:
            log.error(FindingCode.HEADING_NOT_FOUND, header.line, field=wanted.value, heading=heading)
    for lacking in missing(mapping, given):
        log.error(FindingCode.MISSING_COLUMN, header.line, field=str(lacking))
    if header.at + 1 == len(table.rows):
        log.error(FindingCode.NO_TABLE_ROWS)


def _check_headings(table: RawTable, header: Header, log: TableLog) -> None:
    merged = [m for m in table.merged if m.first_row <= header.line <= m.last_row and m.first_column < m.last_column]
    for area in merged:
        log.error(FindingCode.MERGED_HEADING, header.line, area.first_column)
    seen: dict[str, int] = {}
    for column, plain in enumerate(header.plain, 1):
        if plain and plain in seen:
            text = header.texts[column - 1]
            log.error(FindingCode.DUPLICATE_HEADING, header.line, column, heading=text, first_column=seen[plain])
        seen.setdefault(plain, column)
    inside = {column for area in merged for column in range(area.first_column, area.last_column + 1)}
    for column in _without_heading(table.rows[header.at + 1 :], header):
        if column not in inside:
            log.error(FindingCode.MISSING_HEADING, header.line, column)


def _without_heading(rows: Sequence[TableRow], header: Header) -> list[int]:
    """Columns that have values below and no heading, counted from 1."""
    empty = {at for at, plain in enumerate(header.texts) if not plain}
    widest = max((len(row.cells) for row in rows), default=0)
    empty.update(range(len(header.texts), widest))
    return sorted(at + 1 for at in empty if any(len(row.cells) > at and row.cells[at] is not None for row in rows))


def columns_of(header: Header, mapping: TableMapping) -> dict[Field, int]:
    """The place of each mapped field in a row, from 0; fields whose heading is not there are left out."""
    return {
        wanted: header.plain.index(heading) for wanted, heading in mapping.columns.items() if heading in header.plain
    }
