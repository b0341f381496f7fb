# SPDX-License-Identifier: MIT
"""Cells as the values of a field, each with the finding that it deserves where it is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from domain.declaration import Finding, FindingCode, Severity
from domain.errors import InvalidValue
from domain.tables.cells import Cell, CellError, TableRow
from domain.tables.fields import NUMBERS, Field
from domain.tables.months import read_month
from domain.tables.numbers import Convention, Doubt, agreed_convention, as_kept, read_number, readings
from domain.values import Money, Rate, YearMonth

if TYPE_CHECKING:
    from domain.tables.log import TableLog

_MOST_EURO: Final = Decimal(10) ** 10
_MOST_EURO_OF_A_WORKER: Final = Decimal(10) ** 7
_MOST_WORKERS: Final = 1_000_000
_MOST_DAYS: Final = 1_000
_LONGEST_CODE: Final = 20
_LONGEST_SHOWN: Final = 60
_BLANKS: Final = str.maketrans("", "", " \u00a0\u202f\u2009")


class Values:
    """Reads the cells of one table's rows.

    Attributes:
        row: the row that is being read.
    """

    def __init__(
        self,
        headings: Sequence[str],
        columns: Mapping[Field, int],
        numbers: Convention | None,
        rows: Iterable[TableRow],
        log: TableLog,
        rate: Rate | None = None,
    ) -> None:
        self._given_rate = rate
        self._headings = headings
        self._columns = columns
        self._log = log
        self._asked: set[Field] = set()
        self._months: dict[Cell, YearMonth | Doubt] = {}
        self._percents: dict[tuple[Field, bool, Cell], Decimal] = {}
        self._conventions = _conventions(columns, numbers, rows)
        self.row = TableRow(0, ())

    def has(self, field: Field) -> bool:
        """Whether the table has a column for a field."""
        return field in self._columns

    def cell(self, field: Field) -> Cell:
        """What the row has for a field; None also where there is no column for it. An error is told."""
        at = self._columns.get(field)
        if at is None or at >= len(self.row.cells):
            return None
        cell = self.row.cells[at]
        if isinstance(cell, CellError):
            self.refuse(FindingCode.FORMULA_ERROR, field, cell.code)
        return cell

    def refuse(self, code: FindingCode, field: Field, found: object = "", **params: int | str) -> None:
        """Tell what is wrong with a field of the row."""
        self.tell(Severity.ERROR, code, field, found=_shown(found), **params)

    def tell(self, severity: Severity, code: FindingCode, field: Field, **params: int | str) -> None:
        """Tell something about a field of the row."""
        at = self._columns.get(field)
        column, heading = None if at is None else at + 1, self.heading(field)
        self._log.add(Finding(severity, code, self.row.line or None, column, {"heading": heading, **params}))

    def heading(self, field: Field) -> str:
        """A field's heading as it stands; empty where there is no column for it."""
        at = self._columns.get(field)
        return "" if at is None else self._headings[at]

    def empty(self, field: Field) -> bool:
        """Whether the row has nothing for a field."""
        at = self._columns.get(field)
        return at is None or at >= len(self.row.cells) or self.row.cells[at] is None

    def digits(self, field: Field) -> str | None:
        """The digits of a number that names something, without blanks; None where the cell is empty or an error."""
        cell = self.cell(field)
        if isinstance(cell, str):
            return cell.translate(_BLANKS)
        if isinstance(cell, Decimal):
            return str(int(cell)) if cell == cell.to_integral_value() and abs(cell) < 10**15 else str(cell)
        return None if cell is None or isinstance(cell, CellError) else str(cell)

    def text(self, field: Field) -> str:
        """The text of a cell; empty where it is empty or an error."""
        cell = self.cell(field)
        return "" if cell is None or isinstance(cell, CellError) else str(cell)

    def number(self, field: Field) -> Decimal | None:
        """A number; None where the cell is empty, or is none and that was told."""
        cell = self.cell(field)
        if isinstance(cell, Decimal):
            return as_kept(cell)
        if cell is None or isinstance(cell, CellError):
            return None
        if not isinstance(cell, str):
            self.refuse(FindingCode.NO_NUMBER, field, cell)
            return None
        number = read_number(cell, self._conventions.get(field))
        if isinstance(number, Decimal):
            return number
        self._doubt(number, field, cell)
        return None

    def _doubt(self, doubt: Doubt, field: Field, text: str) -> None:
        if doubt is not Doubt.AMBIGUOUS:
            self.refuse(FindingCode.NO_NUMBER, field, text)
        elif field not in self._asked:
            # One answer settles the column, so one question is enough.
            self._asked.add(field)
            self.refuse(FindingCode.AMBIGUOUS_NUMBER, field, text)

    def money(self, field: Field, *, required: bool = True) -> Money | None:
        """An amount; None where it is missing, which is told where it is required, or wrong, which was told."""
        if self.empty(field):
            if required:
                self.refuse(FindingCode.EMPTY_CELL, field)
            return None
        number = self.number(field)
        if number is None:
            return None
        most = _MOST_EURO_OF_A_WORKER if field is Field.VALUE else _MOST_EURO
        if abs(number) >= most:
            self.refuse(FindingCode.NUMBER_TOO_LARGE, field, number)
            return None
        try:
            return Money.from_decimal(number)
        except InvalidValue:
            self.refuse(FindingCode.TOO_MANY_DECIMALS, field, number)
            return None

    def whole(self, field: Field) -> int:
        """A count; 0 where it is missing, or wrong, which was told."""
        number = self.number(field)
        if number is None:
            return 0
        if number != number.to_integral_value() or not 0 <= number < _MOST_WORKERS:
            self.refuse(FindingCode.NO_COUNT, field, number)
            return 0
        return int(number)

    def days(self) -> int:
        """Days in tenths; 0 where they are missing, or wrong, which was told."""
        number = self.number(Field.DAYS)
        if number is None:
            return 0
        if number * 10 != (number * 10).to_integral_value() or abs(number) >= _MOST_DAYS:
            self.refuse(FindingCode.TOO_MANY_DECIMALS, Field.DAYS, number)
            return 0
        return int(number * 10)

    def rate(self) -> Rate | None:
        """The global rate, or the sum of its two parts; None where it is missing or wrong, which was told.

        Where one was given for the whole table, it stands for cells that are empty, and no row may have another one.
        """
        fields = (Field.RATE,) if self.has(Field.RATE) else (Field.WORKER_RATE, Field.EMPLOYER_RATE)
        if self._given_rate is not None and all(map(self.empty, fields)):
            return self._given_rate
        rate = self._rate_of(fields)
        if rate is None or self._given_rate in (None, rate):
            return rate
        self.refuse(FindingCode.OTHER_RATE, fields[-1], rate=rate.hundredths, given=self._given_rate.hundredths)
        return None

    def _rate_of(self, fields: tuple[Field, ...]) -> Rate | None:
        parts = [self._percent(field) for field in fields]
        total = sum((part for part in parts if part is not None), Decimal(0))
        if None in parts:
            return None
        try:
            return Rate.from_decimal(total)
        except InvalidValue:
            self.refuse(FindingCode.NO_RATE, fields[-1], total)
            return None

    def _percent(self, field: Field) -> Decimal | None:
        cell = self.cell(field)
        # A truth value is equal to a number, and is none.
        key = (field, isinstance(cell, bool), cell)
        if key in self._percents:
            return self._percents[key]
        if cell is None:
            self.refuse(FindingCode.EMPTY_CELL, field)
        if cell is None or isinstance(cell, CellError):
            return None
        found = _percents(cell, self._conventions.get(field))
        if len(found) != 1:
            self.refuse(FindingCode.NO_RATE, field, cell)
            return None
        self._percents[key] = found.pop()
        return self._percents[key]

    def month(self, field: Field) -> YearMonth | None:
        """A month; None where it is missing, or wrong, which was told."""
        cell = self.cell(field)
        if cell is None or isinstance(cell, CellError):
            return None
        if cell not in self._months:
            self._months[cell] = Doubt.NOT_A_NUMBER if isinstance(cell, bool) else read_month(cell)
        month = self._months[cell]
        if isinstance(month, Doubt):
            code = FindingCode.AMBIGUOUS_MONTH if month is Doubt.AMBIGUOUS else FindingCode.BAD_MONTH
            self.refuse(code, field, cell)
            return None
        return month

    def nature(self) -> str:
        """The code of a value's nature, ``P`` where there is none."""
        code = self.digits(Field.NATURE)
        if not code:
            return "P"
        if len(code) > _LONGEST_CODE:
            self.refuse(FindingCode.NO_NATURE, Field.NATURE, code)
        return code.upper()

    def establishment(self, usual: str) -> str:
        """Four digits; the usual ones where the cell is empty."""
        code = self.digits(Field.ESTABLISHMENT)
        if not code:
            return usual
        if not (code.isascii() and code.isdecimal() and len(code) <= 4):
            self.refuse(FindingCode.NO_ESTABLISHMENT, Field.ESTABLISHMENT, code)
        return code.zfill(4)


def _conventions(
    columns: Mapping[Field, int], numbers: Convention | None, rows: Iterable[TableRow]
) -> dict[Field, Convention | None]:
    fields = [field for field in NUMBERS if field in columns]
    if numbers is not None:
        return dict.fromkeys(fields, numbers)
    rows = list(rows)
    return {field: agreed_convention(_texts(rows, columns[field])) for field in fields}


def _texts(rows: Iterable[TableRow], at: int) -> Iterable[str]:
    return (cell.removesuffix("%") for row in rows if at < len(row.cells) and isinstance(cell := row.cells[at], str))


def _percents(cell: Cell, convention: Convention | None) -> set[Decimal]:
    """What a cell may mean as percent, in steps of a hundredth and below 100."""
    if isinstance(cell, Decimal):
        number = as_kept(cell)
        # A cell formatted as percent holds a hundredth of what it shows.
        return {number * 100 if 0 < number < 1 else number}
    if not isinstance(cell, str):
        return set()
    found = readings(cell.removesuffix("%"))
    kept = [value for key, value in found.items() if convention in (None, key)]
    least = 0 if cell.endswith("%") else 1
    return {value for value in kept if value < 100 and value * 100 % 1 == 0 and (value == 0 or value >= least)}


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
