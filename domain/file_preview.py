# SPDX-License-Identifier: MIT
"""A file before it is imported: what it is, what it holds, what it would change, and its lines to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from domain.declaration import Finding, ImportBatch, Severity, count_of
from domain.reconciliation import Amounts

if TYPE_CHECKING:
    from domain.tables.fields import Side
    from domain.values import Money, Nif, Rate, YearMonth


class FileFormat(StrEnum):
    """What a file was recognised as."""

    DR = "dr"
    TABLE = "table"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """What importing a file would do."""

    NEW = "new"
    REPLACES = "replaces"  # some of it replaces what came in before
    SAME_AGAIN = "same_again"  # it came in before, and nothing would change
    UNUSUAL = "unusual"  # it can come in where a person agrees to what is unusual in it
    ASKS = "asks"  # a table, of which something must be said first
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RateChange:
    """What a file changes of one rate of a company's month.

    Attributes:
        before: what stands now on the file's side; after: what would stand then. None where nothing does.
    """

    rate: Rate
    before: Amounts | None
    after: Amounts | None

    @property
    def remuneration(self) -> Money:
        """Then less now."""
        return (self.after or Amounts()).remuneration - (self.before or Amounts()).remuneration

    @property
    def contribution(self) -> Money:
        """Then less now."""
        return (self.after or Amounts()).contribution - (self.before or Amounts()).contribution

    @property
    def changes(self) -> bool:
        """Whether another amount would stand, or one where none does."""
        return bool(
            self.remuneration.cents or self.contribution.cents or (self.before is None) is not (self.after is None)
        )


@dataclass(frozen=True, slots=True)
class MonthChange:
    """What a file holds of one company's month, and what it changes.

    Attributes:
        known: whether the company is in the store already.
        rates: in order; blocks: how many establishments and rates; values: how many values of workers.
        amounts: what the file has.
        before: what the file's side, ERP or portal, has of the month now, None where nothing; after: what it would
            have then, None where nothing.
        replaced: the names of the ERP's files of which something is replaced.
        by_rate: each rate that stands now or would stand then, in order.
    """

    nif: Nif
    company: str
    known: bool
    month: YearMonth
    rates: tuple[Rate, ...]
    blocks: int
    values: int
    amounts: Amounts
    before: Amounts | None = None
    after: Amounts | None = None
    replaced: tuple[str, ...] = ()
    by_rate: tuple[RateChange, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file, looked at.

    Attributes:
        form: ``RC4008``, ``CSV`` or ``XLSX``; empty where it was not recognised.
        encoding: ``utf-8``, ``utf-8-sig`` or ``cp1252``; empty where it is not known, or is no text.
        known: the import that it is the same file as; known_at: when the same came in before, also for the portal's.
        months: by company and month; empty where an error keeps it out.
        findings: what a reader found.
        side: whose values a table holds; layout: the remembered layout that says what its columns are.
        sha256: of the file, or of what a table says, in hex: what an agreement to its questions is about.
    """

    path: Path
    format: FileFormat
    standing: Standing
    form: str = ""
    encoding: str = ""
    known: ImportBatch | None = None
    known_at: datetime | None = None
    months: tuple[MonthChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    side: Side | None = None
    layout: str = ""
    sha256: str = ""

    @property
    def amounts(self) -> Amounts:
        """Of the whole file."""
        return sum((month.amounts for month in self.months), Amounts())

    @property
    def values(self) -> int:
        """How many values of workers it holds."""
        return sum(month.values for month in self.months)

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates in it, in order."""
        return tuple(sorted({rate for month in self.months for rate in month.rates}))

    @property
    def errors(self) -> int:
        """How many findings keep it out, whatever anybody says."""
        return count_of(self.findings, Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many findings let it in."""
        return count_of(self.findings, Severity.WARNING)

    @property
    def questions(self) -> int:
        """How many findings keep it out until a person agrees."""
        return count_of(self.findings, Severity.QUESTION)


class RecordField(StrEnum):
    """What stands in a column of a record."""

    EMPLOYER_NISS = "employer_niss"
    ESTABLISHMENT = "establishment"
    NIF = "nif"
    WORKER_NISS = "worker_niss"
    NAME = "name"
    BIRTH = "birth"
    MONTH = "month"
    DAYS = "days"
    NATURE = "nature"
    REMUNERATION = "remuneration"
    CONTRIBUTIONS = "contributions"
    RATE = "rate"
    RECORDS = "records"


Span = tuple[int, int]
"""Where a field stands in its line: first and last character, counted from 1, both included."""


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of a file.

    Attributes:
        number: counted from 1.
        text: its characters without the line end; a very long line is cut.
        kind: ``R0`` to ``R3``; empty where it is no record.
        spans: where its fields stand.
    """

    number: int
    text: str
    kind: str = ""
    spans: Mapping[RecordField, Span] = field(default_factory=dict)

    def of(self, what: RecordField) -> str:
        """The characters of a field; empty where the record has none."""
        first, last = self.spans.get(what, (1, 0))
        return self.text[first - 1 : last]
