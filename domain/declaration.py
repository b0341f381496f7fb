# SPDX-License-Identifier: MIT
"""What an ERP's file declares: blocks of worker values, and what a reader found while checking them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from domain.values import Money, Nif, Niss, Rate, YearMonth

ValueRow = tuple[int, str, int, int, int, int]
"""One worker value as the store keeps it: (worker's NISS, nature code, month yyyymm, sequence, days × 10, cents).

The sequence is 0, and counts up where the same worker, nature and month stand in one block more than once.
"""

PersonRow = tuple[int, str, int | None]
"""One worker: (NISS, name, birth date yyyymmdd or None)."""


FilePlace = tuple[int | None, int | None]
"""Line and column, counted from 1; None where there is none."""


class WorkerLines(Protocol):
    """The worker values of one block, without an object for each: a block may hold a million."""

    def __len__(self) -> int:
        """How many values there are."""

    def rows(self, start: int, stop: int) -> list[ValueRow]:
        """The values from start up to stop, in the order of their key (the first four fields)."""

    def people(self) -> Iterable[PersonRow]:
        """Each worker once, in the order of their NISS."""


@dataclass(frozen=True, slots=True)
class ListedLines:
    """Worker values that are few enough to be a plain tuple.

    Attributes:
        values: rows in the order of their key.
        persons: each worker once, in the order of their NISS.
    """

    values: tuple[ValueRow, ...] = ()
    persons: tuple[PersonRow, ...] = ()

    @classmethod
    def of(cls, values: Iterable[tuple[int, str, int, int, int]], persons: Mapping[int, str]) -> ListedLines:
        """From (NISS, nature, month, days × 10, cents) in any order, and each worker's name."""
        seen: dict[tuple[int, str, int], int] = {}
        rows: list[ValueRow] = []
        for niss, nature, month, days, cents in values:
            key = (niss, nature, month)
            seen[key] = seen.get(key, -1) + 1
            rows.append((niss, nature, month, seen[key], days, cents))
        return cls(tuple(sorted(rows)), tuple((niss, persons[niss], None) for niss in sorted(persons)))

    def __len__(self) -> int:
        return len(self.values)

    def rows(self, start: int, stop: int) -> list[ValueRow]:
        """See WorkerLines."""
        return list(self.values[start:stop])

    def people(self) -> Sequence[PersonRow]:
        """See WorkerLines."""
        return self.persons


@dataclass(frozen=True, slots=True)
class Employer:
    """The company that a block names."""

    niss: Niss
    nif: Nif
    name: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """One block: one establishment at one rate for one declaration month.

    Attributes:
        line: the line of the block's R1 in its file, counted from 1; 0 where there are no lines.
        month_at, rate_at: where in the file the month and the rate stand.
        remuneration: the stated total, equal to the sum of the values.
        contribution: the stated total, which a rounding exporter may have a few cents off.
        workers: how many different workers have values.
    """

    employer: Employer
    month: YearMonth
    establishment: str
    rate: Rate
    remuneration: Money
    contribution: Money
    workers: int
    values: WorkerLines
    line: int = 0
    month_at: FilePlace = (None, None)
    rate_at: FilePlace = (None, None)

    @property
    def key(self) -> tuple[str, YearMonth, str, Rate]:
        """What makes a later block replace an earlier one."""
        return (self.employer.niss.digits, self.month, self.establishment, self.rate)


class Severity(StrEnum):
    """An error refuses the whole file, a question keeps it out until a person agrees, a warning lets it in."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"


class FindingCode(StrEnum):
    """What a reader or an import found; the parameters that each carries are named behind it."""

    # Errors
    EMPTY_FILE = "empty_file"
    NOT_A_DR = "not_a_dr"
    UNREADABLE = "unreadable"  # reason: as FileProblem.reason
    UNDECODABLE = "undecodable"  # byte: two hex digits
    MISSING_R0 = "missing_r0"
    OTHER_MODEL = "other_model"  # found
    UNKNOWN_RECORD = "unknown_record"  # found
    UNEXPECTED_RECORD = "unexpected_record"  # found, expected: record names such as "R1" or "R2, R3"
    BLOCK_NOT_CLOSED = "block_not_closed"
    NO_BLOCKS = "no_blocks"
    RECORD_TOO_SHORT = "record_too_short"  # length, expected
    RECORD_TOO_LONG = "record_too_long"  # length, expected
    BAD_EMPLOYER_NISS = "bad_employer_niss"  # found
    BAD_NIF = "bad_nif"  # found
    BAD_WORKER_NISS = "bad_worker_niss"  # found
    OTHER_EMPLOYER = "other_employer"  # found, expected
    OTHER_ESTABLISHMENT = "other_establishment"  # found, expected
    BAD_MONTH = "bad_month"  # found
    BAD_NUMBER = "bad_number"  # field: amount, days, total, contributions, rate or count; found
    BAD_SIGN = "bad_sign"  # found
    WRONG_TOTAL = "wrong_total"  # stated, computed: cents
    WRONG_COUNT = "wrong_count"  # stated, computed
    MONTH_AHEAD = "month_ahead"  # month
    MONTH_TOO_OLD = "month_too_old"  # month, earliest
    RATE_TOO_HIGH = "rate_too_high"  # rate, highest: hundredths
    # Questions
    MONTH_NOT_BEGUN = "month_not_begun"  # month
    MONTH_LONG_AGO = "month_long_ago"  # month, years
    UNUSUAL_RATE = "unusual_rate"  # rate, lowest, highest: hundredths
    UNKNOWN_RATE = "unknown_rate"  # rate: hundredths; of a DR file a warning
    # company, month, establishment, other; remuneration, contribution: cents of the other one
    ESTABLISHMENT_STAYS = "establishment_stays"
    # Errors of tables; heading: as it stands in the file
    NOT_A_TABLE = "not_a_table"
    ASK_SOURCE = "ask_source"
    DR_AS_PORTAL = "dr_as_portal"
    NUL_CHARACTER = "nul_character"
    FIELD_TOO_LONG = "field_too_long"  # limit
    UNCLOSED_QUOTE = "unclosed_quote"
    TEXT_AFTER_QUOTE = "text_after_quote"
    TOO_MANY_ROWS = "too_many_rows"  # limit
    TOO_MANY_COLUMNS = "too_many_columns"  # limit
    TOO_MANY_CELLS = "too_many_cells"  # limit
    OLD_WORKBOOK = "old_workbook"
    OTHER_WORKBOOK = "other_workbook"
    LOCKED_WORKBOOK = "locked_workbook"
    SWOLLEN_WORKBOOK = "swollen_workbook"
    BROKEN_WORKBOOK = "broken_workbook"
    WORKBOOK_TOO_MUCH = "workbook_too_much"
    WORKBOOK_TOO_SLOW = "workbook_too_slow"
    NO_SUCH_SHEET = "no_such_sheet"  # found
    NO_TABLE_ROWS = "no_table_rows"
    DUPLICATE_HEADING = "duplicate_heading"  # heading, first_column
    MERGED_HEADING = "merged_heading"
    MISSING_HEADING = "missing_heading"
    MISSING_COLUMN = "missing_column"  # field: a Field, or employer
    HEADING_NOT_FOUND = "heading_not_found"  # field, heading
    EMPTY_CELL = "empty_cell"  # heading
    FORMULA_ERROR = "formula_error"  # heading, found
    AMBIGUOUS_NUMBER = "ambiguous_number"  # heading, found
    NO_NUMBER = "no_number"  # heading, found
    TOO_MANY_DECIMALS = "too_many_decimals"  # heading, found
    NUMBER_TOO_LARGE = "number_too_large"  # heading, found
    NO_COUNT = "no_count"  # heading, found
    OTHER_RATE = "other_rate"  # heading; rate, given: hundredths
    NO_RATE = "no_rate"  # heading, found
    NO_ESTABLISHMENT = "no_establishment"  # heading, found
    NO_NATURE = "no_nature"  # heading, found
    AMBIGUOUS_MONTH = "ambiguous_month"  # heading, found
    MONTH_OUTSIDE = "month_outside"  # month, asked: months
    UNKNOWN_COMPANY = "unknown_company"  # found
    OTHER_COMPANY = "other_company"  # found, expected
    TOTALS_APART = "totals_apart"  # heading; stated, computed: cents
    STATED_APART = "stated_apart"  # heading; stated, computed: cents
    # Warnings
    ROWS_ADDED = "rows_added"  # first_line, month, establishment, rate: hundredths
    VALUES_APART = "values_apart"  # company, month, establishment, rate: hundredths; stated, computed: cents
    WORKER_CHECK_DIGIT = "worker_check_digit"  # found
    CONTRIBUTIONS_OFF = "contributions_off"  # stated, computed: cents
    REPEATED_VALUE = "repeated_value"  # worker, month, nature
    BLOCK_TWICE = "block_twice"  # first_line, month, establishment, rate: hundredths
    BLOCK_KEPT = "block_kept"  # company, month, establishment, rate: hundredths, file
    MORE_FINDINGS = "more_findings"  # count


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the clerk about a file.

    Attributes:
        line: counted from 1; None where the whole file is meant.
        column: counted from 1 in characters; None where the whole line is meant.
        params: what the sentence needs, as named behind each FindingCode.
    """

    severity: Severity
    code: FindingCode
    line: int | None = None
    column: int | None = None
    params: Mapping[str, int | str] = field(default_factory=dict)


def count_of(findings: Iterable[Finding], severity: Severity) -> int:
    """How many things of a severity were found, with those that were counted and not listed."""
    return sum(
        int(found.params.get("count", 1)) if found.code is FindingCode.MORE_FINDINGS else 1
        for found in findings
        if found.severity is severity
    )


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading one file gave. Where it is refused, declarations is empty.

    Attributes:
        file_name: the name without its folder.
        sha256: of the file's bytes, in hex; empty where they could not be read.
        format: ``RC4008``, or empty where it was not recognised.
        encoding: ``utf-8``, ``utf-8-sig`` or ``cp1252``; empty where it was not recognised.
    """

    file_name: str
    sha256: str
    format: str
    encoding: str
    declarations: tuple[Declaration, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether an error keeps the file out."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One file that was taken in, as the store remembers it.

    Attributes:
        imported_at: aware, UTC.
        blocks: how many blocks it holds; lines: how many worker values.
        replaced: how many of its blocks a later file has superseded.
    """

    id: int
    file_name: str
    sha256: str
    format: str
    encoding: str
    imported_at: datetime
    blocks: int
    lines: int
    replaced: int = 0
