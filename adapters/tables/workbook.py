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
from typing import Any, Final

from adapters.tables import workbook_child
from adapters.tables.limits import Limits
from domain.declaration import Finding, FindingCode, Severity
from domain.tables.cells import Cell, CellError, Halt, Merged, RawTable, TableRow

ZIP_MAGIC: Final = b"PK\x03\x04"
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SMALL_PART: Final = 1 << 20
_MOST_PARTS: Final = 10_000
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

    def lines(self) -> Iterator[bytes]:
        """What it writes, line by line."""
        assert self._process.stdout is not None
        return iter(self._process.stdout)

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
        self._head: dict[str, Any] = {}

    def read(self, child: _Child) -> RawTable:
        """The table; without rows and with one finding where the child found a problem or its answer is cut."""
        decode = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal).decode
        for line in child.lines():
            try:
                said = decode(line.decode("ascii"))
            except ValueError:
                break
            if isinstance(said, list) and len(self._rows) + len(said) <= self._limits.rows:
                self._rows.extend(TableRow(int(row[0]), tuple(map(_cell, row[1:]))) for row in said)
            elif isinstance(said, dict) and "problem" in said:
                return self._problem(said)
            elif isinstance(said, dict) and "sheet" in said:
                self._head = said
            else:
                return self._whole(said)
        return _refused(self._name, FindingCode.WORKBOOK_TOO_MUCH)

    def _problem(self, said: dict[str, Any]) -> RawTable:
        code = FindingCode(said["problem"])
        params: dict[str, int | str] = {}
        if code is FindingCode.NO_SUCH_SHEET:
            params = {"found": self._sheet}
        elif code in _HEAVY:
            params = {"limit": int(getattr(self._limits, code.value.removeprefix("too_many_")))}
        return _refused(self._name, code, said.get("sheets", ()), **params)

    def _whole(self, said: Any) -> RawTable:
        if not isinstance(said, dict) or said.get("rows") != len(self._rows):
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
            merged=tuple(Merged(*map(int, four)) for four in self._head["merged"]),
        )


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (Decimal, bool)):
        return value
    match value:
        case {"d": day}:
            return date.fromisoformat(day)
        case {"e": code}:
            return CellError(str(code))
        case _:
            return None
