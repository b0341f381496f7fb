# SPDX-License-Identifier: MIT
"""A file's lines with the fields of their records, read where somebody looks and nowhere else."""

from __future__ import annotations

import stat
import threading
from collections.abc import Mapping
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from adapters.erp import layout
from domain.errors import FileProblem
from domain.file_preview import RecordField, RecordLine, Span

if TYPE_CHECKING:
    from domain.tables.cells import Halt

MOST_LINES: Final = 5_000_000
LONGEST: Final = 4_096
"""Characters of a line that are shown: a picture is one line of megabytes."""

_CHUNK: Final = 1 << 20
_BOM: Final = b"\xef\xbb\xbf"


def _span(place: slice, *, sign: bool = False) -> Span:
    return (place.start + 1, place.stop + sign)


_EMPLOYER: Final = {
    RecordField.EMPLOYER_NISS: _span(layout.EMPLOYER),
    RecordField.ESTABLISHMENT: _span(layout.ESTABLISHMENT),
}
FIELDS: Final[Mapping[str, Mapping[RecordField, Span]]] = {
    "R0": {},
    "R1": {
        **_EMPLOYER,
        RecordField.NIF: _span(layout.R1_NIF),
        RecordField.NAME: _span(layout.R1_NAME),
        RecordField.MONTH: _span(layout.R1_MONTH),
    },
    "R2": {
        **_EMPLOYER,
        RecordField.WORKER_NISS: _span(layout.R2_NISS),
        RecordField.NAME: _span(layout.R2_NAME),
        RecordField.BIRTH: _span(layout.R2_BIRTH),
        RecordField.MONTH: _span(layout.R2_MONTH),
        RecordField.DAYS: _span(layout.R2_DAYS, sign=True),
        RecordField.NATURE: _span(layout.R2_NATURE),
        RecordField.REMUNERATION: _span(layout.R2_AMOUNT, sign=True),
    },
    "R3": {
        **_EMPLOYER,
        RecordField.REMUNERATION: _span(layout.R3_TOTAL, sign=True),
        RecordField.CONTRIBUTIONS: _span(layout.R3_CONTRIBUTIONS, sign=True),
        RecordField.RATE: _span(layout.R3_RATE),
        RecordField.RECORDS: _span(layout.R3_COUNT),
    },
}


class TextFileLines:
    """Satisfies domain.ports.FileLines with eight bytes a line in memory.

    Args:
        starts: where each line begins, and last where the file ends.
    """

    def __init__(self, file: FileIO, path: Path, starts: npt.NDArray[np.int64], encoding: str) -> None:
        self._file = file
        self._path = path
        self._starts = starts
        self._lock = threading.Lock()
        self._encoding = "utf-8" if encoding == "utf-8-sig" else encoding

    @property
    def count(self) -> int:
        """See FileLines."""
        return len(self._starts) - 1

    def lines(self, start: int, stop: int) -> list[RecordLine]:
        """See FileLines."""
        start, stop = max(start, 0), min(stop, self.count)
        try:
            with self._lock:
                return [self._line(at) for at in range(start, stop)]
        except OSError as error:
            raise FileProblem.from_os_error(str(self._path), error) from error
        except ValueError as error:
            # It was closed meanwhile.
            raise FileProblem(str(self._path), "other") from error

    def _line(self, at: int) -> RecordLine:
        begin, end = int(self._starts[at]), int(self._starts[at + 1])
        self._file.seek(begin)
        # Four bytes are the most that a character takes.
        raw = (self._file.read(min(end - begin, 4 * LONGEST)) or b"").rstrip(b"\r\n")
        if at == 0:
            raw = raw.removeprefix(_BOM)
        text = self._text(raw)[:LONGEST]
        kind = text[:2] if text[:2] in FIELDS else ""
        spans = {what: span for what, span in FIELDS.get(kind, {}).items() if span[0] <= len(text)}
        return RecordLine(at + 1, text, kind, spans)

    def _text(self, raw: bytes) -> str:
        if self._encoding != "cp1252":
            try:
                return raw.decode("utf-8")
            except UnicodeDecodeError:
                if self._encoding:
                    return raw.decode("utf-8", "replace")
        return raw.decode("cp1252", "replace")

    def close(self) -> None:
        """See FileLines."""
        self._file.close()


def open_lines(path: Path, encoding: str, halt: Halt) -> TextFileLines:
    """See domain.ports.LinesReader."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileProblem(str(path), "directory" if path.is_dir() else "other")
        file = FileIO(path)
    except OSError as error:
        raise FileProblem.from_os_error(str(path), error) from error
    try:
        return TextFileLines(file, path, _starts(file, halt), encoding)
    except OSError as error:
        file.close()
        raise FileProblem.from_os_error(str(path), error) from error


def _starts(file: FileIO, halt: Halt) -> npt.NDArray[np.int64]:
    """Where lines begin, up to the most that are counted; and last where the last of them ends."""
    pieces = [np.zeros(1, np.int64)]
    read = lines = 0
    while lines < MOST_LINES and not halt.stopped and (chunk := file.read(_CHUNK)):
        ends = np.flatnonzero(np.frombuffer(chunk, np.uint8) == ord("\n")).astype(np.int64)
        pieces.append(ends + (read + 1))
        read, lines = read + len(chunk), lines + len(ends)
    starts = np.concatenate(pieces)[: MOST_LINES + 1]
    return starts if len(starts) > MOST_LINES or starts[-1] == read else np.append(starts, read)
