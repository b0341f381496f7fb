# SPDX-License-Identifier: MIT
"""Reads Excel workbooks through a child process, after a look at the archive from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from adapters.tables import workbook_child
from domain.declaration import Finding, FindingCode, Severity
from domain.tables.cells import Cell, CellError, Halt, Merged, RawTable, TableRow

if TYPE_CHECKING:
    from adapters.tables.limits import Limits

ZIP_MAGIC: Final = b"PK\x03\x04"
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SMALL_PART: Final = 1 << 20
_MOST_PARTS: Final = 10_000
_BROKEN: Final = (ValueError, TypeError, LookupError, ArithmeticError, RecursionError)
"""What comes of an answer that is not as the child's are."""
_LAST_LINE: Final = 1 << 31
_HEAVY: Final = (FindingCode.TOO_MANY_ROWS, FindingCode.TOO_MANY_COLUMNS, FindingCode.TOO_MANY_CELLS)


def child_command() -> list[str]:
    """How the child is started: as the same executable where the program is packaged, else by its file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, workbook_child.MODE]
    return [sys.executable, "-P", str(Path(workbook_child.__file__))]


class WorkbookReader:
    """Reads one sheet of a workbook.

    Args:
        command: what the child process is started with; its request is added.
    """

    def __init__(self, limits: Limits, command: Sequence[str] | None = None) -> None:
        self._limits = limits
        self._command = command

    def read(self, path: Path, name: str, sheet: str, halt: Halt) -> RawTable:
        """The sheet asked for, or the first one that holds anything. Blocking.

        Raises:
            OSError: the file cannot be read.
        """
        problem = self._outside(path)
        if problem is not None:
            return _refused(name, problem)
        child = _Child([*(self._command or child_command()), self._request(path, sheet)], self._limits.seconds, halt)
        table = _Answer(name, sheet, self._limits).read(child)
        if child.end() and not table.refused:
            return _refused(name, FindingCode.WORKBOOK_TOO_MUCH)
        return _refused(name, FindingCode.WORKBOOK_TOO_SLOW) if child.out_of_time else table

    def _request(self, path: Path, sheet: str) -> str:
        limits = self._limits
        return json.dumps(
            {
                "path": os.fspath(path),
                "sheet": sheet,
                "rows": limits.rows,
                "columns": limits.columns,
                "cells": limits.cells,
                "memory": limits.memory,
                "seconds": int(limits.seconds) + 1,
            }
        )

    def _outside(self, path: Path) -> FindingCode | None:
        """What is wrong with a workbook that nobody has opened."""
        with path.open("rb") as file:
            start = file.read(len(OLE_MAGIC))
            if start == OLE_MAGIC:
                file.seek(0)
                locked = _ENCRYPTED in file.read(self._limits.file_bytes)
                return FindingCode.LOCKED_WORKBOOK if locked else FindingCode.OLD_WORKBOOK
        try:
            with zipfile.ZipFile(path) as archive:
                return self._parts(archive.infolist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return FindingCode.BROKEN_WORKBOOK

    def _parts(self, parts: list[zipfile.ZipInfo]) -> FindingCode | None:
        names = {part.filename for part in parts}
        if "xl/workbook.xml" not in names:
            return FindingCode.OTHER_WORKBOOK
        if any(part.flag_bits & 1 for part in parts):
            return FindingCode.LOCKED_WORKBOOK
        whole = sum(part.file_size for part in parts)
        swollen = any(
            part.file_size > max(_SMALL_PART, self._limits.ratio * max(part.compress_size, 1)) for part in parts
        )
        if swollen or whole > self._limits.unpacked_bytes or len(parts) > _MOST_PARTS:
            return FindingCode.SWOLLEN_WORKBOOK
        return None


def _refused(name: str, code: FindingCode, sheets: Sequence[str] = (), **params: int | str) -> RawTable:
    finding = Finding(Severity.ERROR, code, params=params)
    return RawTable(name, "XLSX", sheets=tuple(sheets), findings=(finding,))


class _Child:
    """A process whose lines are read until it ends, is stopped, or has no time left."""

    def __init__(self, command: Sequence[str], seconds: float, halt: Halt) -> None:
        self.out_of_time = False
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "RUST_BACKTRACE": "0"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._timer = threading.Timer(seconds, self._too_late)
        self._timer.daemon = True
        self._timer.start()
        halt.on_stop(self._process.kill)

    def _too_late(self) -> None:
        self.out_of_time = True
        self._process.kill()

    def lines(self, most: int) -> Iterator[bytes]:
        """What it writes, line by line; cut where it is more bytes than the most."""
        assert self._process.stdout is not None
        while line := self._process.stdout.readline(most):
            most -= len(line)
            yield line

    def end(self) -> int:
        """Make an end of it, however it is; its exit code, not zero where it did not end by itself."""
        if self._process.stdout is not None:
            self._process.stdout.close()
        code = self._process.wait()
        self._timer.cancel()
        return code


class _Answer:
    """Puts a child's lines together. Nothing in them is trusted to keep the limits."""

    def __init__(self, name: str, sheet: str, limits: Limits) -> None:
        self._name = name
        self._sheet = sheet
        self._limits = limits
        self._rows: list[TableRow] = []
        self._told = self._cells = self._last = 0
        self._head: dict[str, Any] = {}

    def read(self, child: _Child) -> RawTable:
        """The table; without rows and with one finding where the child found a problem or its answer is cut."""
        decode = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse).decode
        try:
            for line in child.lines(self._limits.memory):
                said = decode(line.decode("ascii"))
                if isinstance(said, list):
                    self._add(*said)
                elif "problem" in said:
                    return self._problem(said)
                elif "sheet" in said:
                    self._head = said
                else:
                    return self._whole(said)
        except _BROKEN:
            pass
        return _refused(self._name, FindingCode.WORKBOOK_TOO_MUCH)

    def _add(self, runs: list[Any], columns: list[Any]) -> None:
        """Some rows: see the child's _block."""
        lines = self._lines(runs)
        if len(columns) > self._limits.columns or len(lines) > workbook_child.ROWS_A_BLOCK:
            raise ValueError
        for line, cells in zip(lines, zip(*(_column(told, len(lines)) for told in columns), strict=True), strict=True):
            row = _trimmed(cells) if cells[-1] is None else cells
            self._cells += len(row)
            if row:
                self._rows.append(TableRow(line, row))
        if self._cells > self._limits.cells:
            raise ValueError

    def _lines(self, runs: list[Any]) -> list[int]:
        """The rows' numbers, each larger than the one before."""
        lines: list[int] = []
        for first, count in runs:
            if not (self._last < first < _LAST_LINE and 0 < count <= self._limits.rows - self._told):
                raise ValueError
            lines.extend(range(int(first), int(first) + int(count)))
            self._told, self._last = self._told + int(count), lines[-1]
        return lines

    def _problem(self, said: dict[str, Any]) -> RawTable:
        code = FindingCode(said["problem"])
        params: dict[str, int | str] = {}
        if code is FindingCode.NO_SUCH_SHEET:
            params = {"found": self._sheet}
        elif code in _HEAVY:
            params = {"limit": int(getattr(self._limits, code.value.removeprefix("too_many_")))}
        return _refused(self._name, code, said.get("sheets", ()), **params)

    def _whole(self, said: dict[str, Any]) -> RawTable:
        if said["rows"] != self._told:
            return _refused(self._name, FindingCode.WORKBOOK_TOO_MUCH)
        sheets = tuple(self._head["sheets"])
        if not self._rows:
            return _refused(self._name, FindingCode.EMPTY_FILE, sheets)
        return RawTable(
            self._name,
            "XLSX",
            sheet=self._head["sheet"],
            sheets=sheets,
            rows=tuple(self._rows),
            merged=tuple(map(_merged, self._head["merged"])),
        )


def _merged(four: list[Any]) -> Merged:
    # A number of very many digits would take as long to make whole.
    if not all(0 < place < _LAST_LINE for place in four):
        raise ValueError
    return Merged(*map(int, four))


def _column(told: Any, rows: int) -> Sequence[Cell]:
    """A column's cells from what a child says of them."""
    if told is None:
        return [None] * rows
    if isinstance(told, dict) and "at" in told:
        different = [_cell(value) for value in told["of"]]
        return [different[place] for place in bytes.fromhex(told["at"])]
    if isinstance(told, dict):
        days = {day: None if day is None else date.fromisoformat(day) for day in set(told["d"])}
        return [days[day] for day in told["d"]]
    if not isinstance(told, list):
        raise TypeError
    kinds = set(map(type, told))
    if kinds == {str}:
        return [text.strip() or None for text in told]
    return told if kinds == {Decimal} else [_cell(value) for value in told]


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, (Decimal, bool)):
        return value
    return date.fromisoformat(value["d"]) if "d" in value else CellError(str(value["e"]))


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Without empty cells at the end."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]


def _refuse(_: str) -> NoReturn:
    raise ValueError
