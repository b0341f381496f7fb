# SPDX-License-Identifier: MIT
"""The process that opens a workbook: it may run out of memory or time and die, and nothing else does.

It is given one JSON request as its argument, reads one sheet, and writes JSON lines: a head, blocks of rows as _block
makes them, and the number of rows, without which the answer is cut. It imports nothing of this program, so that it
starts quickly in little memory.
"""

from __future__ import annotations

import json
import math
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import zip_longest
from posixpath import join, normpath
from typing import Any, BinaryIO
from xml.parsers import expat

MODE = "read-workbook"
"""The packaged program becomes this process where this is its first argument."""

ROWS_A_BLOCK = 500
_CHUNK = 1 << 20
_MOST_MERGED = 1000
_FEW_TIMES = 4
_NUMBERS, _DAYS = {int, float, bool}, {date, datetime, str}
_ERROR_CELLS = (b'"e"', b"'e'")

Errors = dict[int, dict[int, str]]
"""By row, counted from 1, and there by column, counted from 0."""


def main(request: str) -> int:
    """Answer a request; what goes wrong is said by the exit code or by an answer that is cut."""
    asked = json.loads(request)
    _limit(asked["memory"], asked["seconds"])
    out = sys.stdout.buffer
    encode = json.JSONEncoder(separators=(",", ":")).encode

    def say(document: object) -> None:
        out.write(encode(document).encode("ascii") + b"\n")

    try:
        _answer(asked, say)
    except MemoryError:
        return 1
    out.flush()
    return 0


def _limit(memory: int, seconds: int) -> None:
    """Have the system end this process. Windows has no such limits; there the time-out alone holds."""
    try:
        import resource
    except ImportError:
        return
    # A system may know a limit and refuse to set it.
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _answer(asked: dict[str, Any], say: Callable[[object], None]) -> None:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_path(asked["path"]) as workbook:
            _tell(workbook, asked, say)
    except calamine.PasswordError:
        say({"problem": "locked_workbook"})
    except (calamine.CalamineError, zipfile.BadZipFile, expat.ExpatError, _Odd, OSError, ValueError, KeyError):
        say({"problem": "broken_workbook"})


class _Odd(Exception):
    """The workbook's inside is not as it should be."""


def _tell(workbook: Any, asked: dict[str, Any], say: Callable[[object], None]) -> None:
    import python_calamine as calamine

    sheets = [
        about.name
        for about in workbook.sheets_metadata
        if about.typ == calamine.SheetTypeEnum.WorkSheet and about.visible == calamine.SheetVisibleEnum.Visible
    ]
    wanted = asked["sheet"]
    if wanted and wanted not in sheets:
        say({"problem": "no_such_sheet", "sheets": sheets})
        return
    for name in [wanted] if wanted else sheets:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is not None or name == wanted:
            _sheet(sheet, sheets, asked, say)
            return
    say({"problem": "empty_file", "sheets": sheets})


def _sheet(sheet: Any, sheets: list[str], asked: dict[str, Any], say: Callable[[object], None]) -> None:
    errors = _error_cells(asked["path"], sheet.name)
    merged = [[first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1] for first, last in sheet.merged_cell_ranges or ()]
    say({"sheets": sheets, "sheet": sheet.name, "merged": sorted(merged)[:_MOST_MERGED]})
    left = sheet.start[1] if sheet.start else 0
    lines: list[int] = []
    rows: list[list[Any]] = []
    told = cells = 0
    for line, row in _rows(sheet, left, errors):
        width = left + len(row)
        cells += width
        if told + len(rows) == asked["rows"] or cells > asked["cells"] or width > asked["columns"]:
            too_many = told + len(rows) == asked["rows"]
            kind = "columns" if width > asked["columns"] else "rows" if too_many else "cells"
            say({"problem": f"too_many_{kind}"})
            return
        lines.append(line)
        rows.append(row)
        if len(rows) == ROWS_A_BLOCK:
            say(_block(lines, rows, left))
            told += len(rows)
            lines, rows = [], []
    say(_block(lines, rows, left))
    say({"rows": told + len(rows)})


def _rows(sheet: Any, left: int, errors: Errors) -> Iterator[tuple[int, list[Any]]]:
    """Rows that are not empty, by their number from 1, from the sheet's first column to a row's last cell."""
    for line, row in enumerate(sheet.iter_rows(), 1):
        if line in errors:
            for at, code in errors[line].items():
                if left <= at < left + len(row):
                    row[at - left] = {"e": code}
        while row and row[-1] == "":
            row.pop()
        if row:
            yield line, row


def _block(lines: list[int], rows: list[list[Any]], left: int) -> list[Any]:
    """Some rows, told by columns: there is little to say, to read and to check about cells of one kind.

    Args:
        left: how many empty columns stand before the rows.

    Returns:
        Runs of rows, each as the number of its first row and how many they are; and the columns, each of them one of:

        - null: it is empty;
        - a list of cells: texts, numbers, truth values, ``{"d": day}``, ``{"e": error}``, ``""`` for an empty one;
        - ``{"of": cells, "at": places}``: few different ones, and in two hexadecimal digits which of them each row has;
        - ``{"d": days}``: with null for an empty cell.
    """
    return [_runs(lines), [None] * left + [_column(cells) for cells in zip_longest(*rows, fillvalue="")]]


def _runs(lines: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][0] + runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([line, 1])
    return runs


def _column(cells: tuple[Any, ...]) -> object:
    kinds = set(map(type, cells))
    # A number and a truth value can be equal; an error has no hash.
    different = list(cells) if len(kinds & _NUMBERS) > 1 or dict in kinds else list(dict.fromkeys(cells))
    if different == [""]:
        return None
    if len(different) * _FEW_TIMES <= len(cells):
        places = {cell: place for place, cell in enumerate(different)}
        return {"of": list(map(_plain, different)), "at": bytes(map(places.__getitem__, cells)).hex()}
    if kinds == {str} or (kinds == {float} and all(map(math.isfinite, cells))):
        return cells
    if kinds <= _DAYS and not any(isinstance(cell, str) for cell in different if cell):
        return {"d": [_day(cell) if cell else None for cell in cells]}
    return list(map(_plain, cells))


def _plain(value: object) -> object:
    if isinstance(value, (str, int, dict)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"e": "#NUM!"}
    if isinstance(value, date):
        return {"d": _day(value)}
    return str(value)


def _day(value: date) -> str:
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def _error_cells(path: str, sheet: str) -> Errors:
    """Cells that hold an error: the reader gives them as empty ones."""
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        if not _may_hold_errors(archive, part):
            return {}
        scan = _ErrorScan()
        with archive.open(part) as stream:
            _walk(stream, scan.start, scan.text, scan.end)
        return scan.found


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name in the archive of a sheet's XML."""
    ids: list[str] = []
    targets: dict[str, str] = {}

    def of_workbook(name: str, given: dict[str, str]) -> None:
        if name == "sheet" and given.get("name") == sheet:
            ids.extend(value for key, value in given.items() if key.rpartition(":")[2] == "id")

    def of_relations(name: str, given: dict[str, str]) -> None:
        if name == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    with archive.open("xl/workbook.xml") as stream:
        _walk(stream, of_workbook)
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        _walk(stream, of_relations)
    if not ids or ids[0] not in targets:
        raise _Odd
    target = targets[ids[0]]
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _may_hold_errors(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether it is worth to parse a sheet for errors: most hold none, and parsing takes as long as reading."""
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            # Other than in UTF-8, the marks look otherwise.
            if b"\0" in chunk[:64] or any(mark in tail + chunk for mark in _ERROR_CELLS):
                return True
            tail = chunk[-4:]
    return False


def _walk(
    stream: Any,
    on_start: Callable[[str, dict[str, str]], None],
    on_text: Callable[[str], None] | None = None,
    on_end: Callable[[str], None] | None = None,
) -> None:
    """Parse XML, giving names without their prefix. A document type, which no workbook has, is refused."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise _Odd

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: on_start(name.rpartition(":")[2], given)
    if on_text is not None:
        parser.CharacterDataHandler = on_text
    if on_end is not None:
        parser.EndElementHandler = lambda name: on_end(name.rpartition(":")[2])
    readable: BinaryIO = stream
    while chunk := readable.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


class _ErrorScan:
    """Goes through a sheet's XML and notes cells of the type ``e``."""

    def __init__(self) -> None:
        self.found: Errors = {}
        self._row = self._column = -1
        self._in_error = self._in_value = False
        self._text: list[str] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "row":
            self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
            self._column = -1
        elif name == "c":
            if "r" in given:
                self._row, self._column = _place(given["r"])
            else:
                self._column += 1
            self._in_error = given.get("t") == "e"
            self._text = []
        elif name == "v":
            self._in_value = self._in_error

    def text(self, text: str) -> None:
        """Characters, perhaps not all of an element's."""
        if self._in_value:
            self._text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "v":
            self._in_value = False
        elif name == "c" and self._in_error:
            self.found.setdefault(self._row + 1, {})[self._column] = "".join(self._text).strip() or "#?"


def _place(reference: str) -> tuple[int, int]:
    """``C7`` as row and column, counted from 0."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
