# SPDX-License-Identifier: MIT
"""A table as it stands in its file: rows of typed cells, before anybody knows what they mean."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from domain.declaration import Finding, Severity


@dataclass(frozen=True, slots=True)
class CellError:
    """What a formula that failed left in its cell, such as ``#DIV/0!``."""

    code: str


Cell = str | Decimal | bool | date | CellError | None
"""Text (never empty, no blanks around), a number as the file has it, a truth value, a day, an error, or nothing."""


class TableRow(NamedTuple):
    """One row that is not empty.

    Attributes:
        line: counted from 1: the sheet's row, or the line of the text file in which the row begins.
        cells: from the first column on; empty cells at the end are left out.
    """

    line: int
    cells: tuple[Cell, ...]


class Merged(NamedTuple):
    """Cells that are merged into one; rows and columns counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class FileKind(StrEnum):
    """What a file looks like from outside."""

    DR = "dr"
    TABLE = "table"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person chose about a file; empty where the reader is to find out.

    Attributes:
        sheet: the sheet of a workbook.
        delimiter: of a text file: ``;``, ``,``, a tab or ``|``.
    """

    sheet: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """What reading one file gave. Where it is refused, there are no rows.

    Attributes:
        file_name: the name without its folder.
        format: ``CSV`` or ``XLSX``; empty where it was not recognised.
        encoding: of a text file: ``utf-8``, ``utf-8-sig`` or ``cp1252``.
        delimiter: of a text file.
        sheet, sheets: of a workbook: the one that was read, and all that can be.
        merged: cells that are merged.
        findings: errors; each keeps the file out.
    """

    file_name: str
    format: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    merged: tuple[Merged, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether an error keeps the file out."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


class Halt:
    """Stops a blocking job from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Callable[[], object]] = []
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether the job is to end."""
        return self._stopped

    def stop(self) -> None:
        """End the job: do what it asked for, once."""
        with self._lock:
            self._stopped = True
            calls, self._calls = self._calls, []
        for call in calls:
            call()

    def on_stop(self, call: Callable[[], object]) -> None:
        """Ask for a call when the job is to end; it comes at once where that was said already."""
        with self._lock:
            if not self._stopped:
                self._calls.append(call)
                return
        call()
