# SPDX-License-Identifier: MIT
"""Reads a table from a text file, strictly: what is odd is told with its line and column."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from domain.declaration import Finding, FindingCode, Severity
from domain.tables.cells import Cell, CellError, Halt, RawTable, TableRow
from domain.tables.fields import recognised

if TYPE_CHECKING:
    from adapters.tables.limits import Limits

DELIMITERS: Final = (";", "\t", ",", "|")
LONGEST_FIELD: Final = 131_072
_SAMPLE_LINES: Final = 60
_HEADINGS_WITHIN: Final = 20
_ERRORS: Final = frozenset(
    "#DIV/0! #N/A #N/D #NAME? #NOME? #NULL! #NULO! #NUM! #NÚM! #REF! #VALUE! #VALOR! #SPILL! #DESPEJAR! #CALC!".split()  # noqa: SIM905
)


def read_csv(name: str, data: bytes, delimiter: str, limits: Limits, halt: Halt) -> RawTable:
    """The table in a text file's bytes.

    Args:
        delimiter: one of DELIMITERS, or empty to find it out.
    """
    encoding, text = _decoded(data)
    if isinstance(text, Finding):
        return RawTable(name, findings=(text,))
    lines = list(io.StringIO(text, newline=""))
    skipped = 0
    if lines and lines[0].rstrip("\r\n").casefold() in {f"sep={sign}" for sign in DELIMITERS}:
        # Excel's own way to name the delimiter.
        delimiter, skipped = delimiter or lines[0][4], 1
    if not any(line.strip() for line in lines[skipped:]):
        return RawTable(name, findings=(_error(FindingCode.EMPTY_FILE),))
    sign = delimiter or _sniffed(lines[skipped:])
    if not sign:
        return RawTable(name, encoding=encoding, findings=(_nul(text, lines, ";") or _error(FindingCode.NOT_A_TABLE),))
    found = _nul(text, lines, sign)
    rows = found or _rows(lines, skipped, sign, limits, halt)
    if isinstance(rows, Finding):
        return RawTable(name, "CSV", encoding, sign, findings=(rows,))
    return RawTable(name, "CSV", encoding, sign, rows=rows)


def _error(code: FindingCode, line: int | None = None, column: int | None = None, **params: int | str) -> Finding:
    return Finding(Severity.ERROR, code, line, column, params)


def _decoded(data: bytes) -> tuple[str, str | Finding]:
    """Strict UTF-8, else Windows-1252: never a code that takes any byte, because it cannot say no."""
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return encoding, data.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        return "cp1252", data.decode("cp1252")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        return "", _error(FindingCode.UNDECODABLE, line, column, byte=f"{data[error.start]:02x}")


def _sniffed(lines: Sequence[str]) -> str:
    """The delimiter that finds most known headings, then the most even and most columns; empty where none divides."""
    sample = [line for line in lines if line.strip()][:_SAMPLE_LINES]
    scored = []
    for sign in DELIMITERS:
        rows = _tried(sample, sign)
        widths = Counter(map(len, rows))
        width, often = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        headings = max((recognised(row) for row in rows[:_HEADINGS_WITHIN]), default=0)
        widest = max(widths, default=1)
        if widest > 1:
            scored.append((headings, width > 1, often / len(rows), width, sign))
    return max(scored, default=(0, False, 0.0, 0, ""))[-1]


def _tried(sample: Sequence[str], sign: str) -> list[list[str]]:
    """The rows up to the first one that cannot be read."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(csv.reader(sample, delimiter=sign, strict=True))
    return rows


def _nul(text: str, lines: Sequence[str], sign: str) -> Finding | None:
    at = text.find("\0")
    if at < 0:
        return None
    line = next(number for number, content in enumerate(lines, 1) if "\0" in content)
    content = lines[line - 1]
    return _error(FindingCode.NUL_CHARACTER, line, content.count(sign, 0, content.index("\0")) + 1)


def _rows(lines: Sequence[str], skipped: int, sign: str, limits: Limits, halt: Halt) -> tuple[TableRow, ...] | Finding:
    rows: list[TableRow] = []
    reader = csv.reader(lines[skipped:], delimiter=sign, strict=True)
    cells = 0
    begin = skipped + 1
    try:
        for texts in reader:
            row = _cells(texts)
            if row:
                rows.append(TableRow(begin, row))
                cells += len(row)
                beyond = _beyond(limits, rows, cells)
                if beyond is not None:
                    return beyond
            begin = skipped + reader.line_num + 1
            if halt.stopped:
                break
    except csv.Error:
        return _fault(lines, begin, sign)
    return tuple(rows)


def _beyond(limits: Limits, rows: list[TableRow], cells: int) -> Finding | None:
    if len(rows[-1].cells) > limits.columns:
        return _error(FindingCode.TOO_MANY_COLUMNS, rows[-1].line, limits.columns + 1, limit=limits.columns)
    if len(rows) > limits.rows:
        return _error(FindingCode.TOO_MANY_ROWS, rows[-1].line, limit=limits.rows)
    if cells > limits.cells:
        return _error(FindingCode.TOO_MANY_CELLS, rows[-1].line, limit=limits.cells)
    return None


def _cells(texts: Sequence[str]) -> tuple[Cell, ...]:
    row = [_cell(text) for text in texts]
    while row and row[-1] is None:
        row.pop()
    return tuple(row)


def _cell(text: str) -> Cell:
    text = text.strip()
    if text.startswith("#") and text.upper() in _ERRORS:
        return CellError(text)
    return text or None


def _fault(lines: Sequence[str], begin: int, sign: str) -> Finding:
    """Where the row that begins at a line goes wrong, which the library does not tell."""
    column = 1
    length = 0
    for line, character, state in _states(lines, begin, sign):
        if state == _State.ODD:
            return _error(FindingCode.TEXT_AFTER_QUOTE, line, column)
        if state == _State.DELIMITER:
            column, length = column + 1, 0
        elif character:
            length += 1
            if length > LONGEST_FIELD:
                return _error(FindingCode.FIELD_TOO_LONG, begin, column, limit=LONGEST_FIELD)
    return _error(FindingCode.UNCLOSED_QUOTE, begin, column)


class _State:
    """Where a scan stands: in plain or quoted text, at the end of a quoted field, at a delimiter, or lost."""

    PLAIN, QUOTED, CLOSED, DELIMITER, ODD = range(5)


def _states(lines: Sequence[str], begin: int, sign: str) -> Iterator[tuple[int, str, int]]:
    state, fresh = _State.PLAIN, True
    for line in range(begin, len(lines) + 1):
        for character in lines[line - 1]:
            state = _next(state, character, sign, fresh=fresh)
            fresh = state == _State.DELIMITER
            yield line, character, state
            if state == _State.DELIMITER:
                state = _State.PLAIN


def _next(state: int, character: str, sign: str, *, fresh: bool) -> int:
    if state == _State.QUOTED:
        return _State.CLOSED if character == '"' else _State.QUOTED
    if character == sign:
        return _State.DELIMITER
    if state == _State.CLOSED:
        # A doubled quotation mark goes on with the field.
        return _State.QUOTED if character == '"' else _State.CLOSED if character in "\r\n" else _State.ODD
    return _State.QUOTED if fresh and character == '"' else _State.PLAIN
