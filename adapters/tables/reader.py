# SPDX-License-Identifier: MIT
"""Reads a table, whatever kind of file it is in."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from adapters.tables.csv_file import read_csv
from adapters.tables.limits import Limits
from adapters.tables.workbook import OLE_MAGIC, ZIP_MAGIC, WorkbookReader
from domain.declaration import Finding, FindingCode, Severity
from domain.errors import FileProblem
from domain.tables.cells import FileKind, Halt, RawTable, ReadOptions

_SUFFIXES: Final = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_BOM: Final = b"\xef\xbb\xbf"
_DR_START: Final = b"R0RC4008"


class FileTableReader:
    """Satisfies domain.ports.TableReader for CSV files and Excel workbooks.

    Args:
        command: see WorkbookReader.
    """

    def __init__(self, limits: Limits | None = None, command: Sequence[str] | None = None) -> None:
        self._limits = limits or Limits()
        self._workbooks = WorkbookReader(self._limits, command)

    def kind(self, path: Path) -> FileKind:
        """What a file looks like: by its first bytes, else by its name. One that cannot be read is OTHER."""
        try:
            start = _start_of(path)
        except (OSError, FileProblem, ValueError):
            return FileKind.OTHER
        if start.removeprefix(_BOM).startswith(_DR_START):
            return FileKind.DR
        known = start.startswith((ZIP_MAGIC, OLE_MAGIC)) or path.suffix.casefold() in _SUFFIXES
        return FileKind.TABLE if known else FileKind.OTHER

    def state(self, path: Path) -> object:
        """Which file it is, its size, and when it was last written to; None where that cannot be seen."""
        try:
            status = path.stat()
        except (OSError, ValueError):
            return None
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns

    def read(self, path: Path, options: ReadOptions, halt: Halt) -> RawTable:
        """The file's rows, or what is wrong with it. Never raises for what the file is or holds."""
        name = path.name.encode("utf-8", "replace").decode()
        try:
            start = _start_of(path, self._limits.file_bytes)
            if start.startswith((ZIP_MAGIC, OLE_MAGIC)):
                return self._workbooks.read(path, name, options.sheet, halt)
            return read_csv(name, path.read_bytes(), options.delimiter, self._limits, halt)
        except OSError as error:
            return _unreadable(name, FileProblem.from_os_error(str(path), error).reason)
        except FileProblem as problem:
            return _unreadable(name, problem.reason)
        except ValueError:
            # A name that no file can have, such as one with a NUL.
            return _unreadable(name, "missing")


def _start_of(path: Path, most: int | None = None) -> bytes:
    """The first bytes of a regular file.

    Raises:
        FileProblem: it is a directory, could be read without end, or is larger than the most.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise FileProblem(str(path), "directory")
    if not stat.S_ISREG(status.st_mode):
        raise FileProblem(str(path), "other")
    if most is not None and status.st_size > most:
        raise FileProblem(str(path), "too_large")
    with path.open("rb") as file:
        return file.read(64)


def _unreadable(name: str, reason: str) -> RawTable:
    return RawTable(name, findings=(Finding(Severity.ERROR, FindingCode.UNREADABLE, params={"reason": reason}),))
