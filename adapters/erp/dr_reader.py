# SPDX-License-Identifier: MIT
"""Reads a DR file (model RC4008), checks it, and says exactly what is wrong with it.

Whole chunks of R2 records are checked at once in numpy; whatever is not a flawless R2 in its place goes line by line
through the Checker, which alone makes findings. So both ways give the same result, and each file gets as much of
the fast one as it allows.
"""

from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import Final

import numpy as np

from adapters.erp import layout
from adapters.erp.batch import Batch
from adapters.erp.checker import Checker
from adapters.erp.findings import FindingLog
from adapters.erp.lines import Lines
from adapters.erp.natures import TooManyNatures
from adapters.erp.source import Digest, LineSource, LineTooLong
from adapters.erp.text import Decoder, NotUtf8
from domain.declaration import FindingCode, ReadResult
from domain.errors import FileProblem

_BUFFER: Final = 1 << 20
_AT_ONCE: Final = 16384


class DrReader:
    """Satisfies domain.ports.DeclarationReader for DR files.

    Args:
        line_by_line: check every record on its own; slow, and the measure of what the fast way must give.
        buffer_size: bytes read at once.
        batch: lines checked at once.
    """

    def __init__(self, *, line_by_line: bool = False, buffer_size: int = _BUFFER, batch: int = _AT_ONCE) -> None:
        self._line_by_line = line_by_line
        self._buffer_size = buffer_size
        self._batch = batch

    def read(self, path: Path) -> ReadResult:
        """The file's declarations and findings. Never raises for what the file is or holds."""
        try:
            size = _regular_size(path)
            with path.open("rb", buffering=0) as file, Digest(size) as digest:
                return self._read(_printable(path.name), file, digest)
        except OSError as error:
            return _unreadable(path, FileProblem.from_os_error(str(path), error).reason)
        except FileProblem as problem:
            return _unreadable(path, problem.reason)
        except ValueError:
            # A name that no file can have, such as one with a NUL.
            return _unreadable(path, "missing")

    def _read(self, name: str, file: io.FileIO, digest: Digest) -> ReadResult:
        decoder = Decoder()
        try:
            checker = self._pass(file, digest, decoder)
        except NotUtf8:
            file.seek(0)
            decoder = Decoder("cp1252")
            checker = self._pass(file, digest, decoder)
        return ReadResult(
            file_name=name,
            sha256=digest.hexdigest(),
            format=layout.MODEL if checker.recognised else "",
            encoding=decoder.name if checker.recognised else "",
            declarations=checker.declarations(),
            findings=checker.log.findings(),
        )

    def _pass(self, file: io.FileIO, digest: Digest, decoder: Decoder) -> Checker:
        checker = Checker(FindingLog())
        source = LineSource(file, digest, self._buffer_size)
        try:
            self._check(source, decoder, checker)
            checker.finish()
        except (LineTooLong, TooManyNatures):
            checker.give_up()
        source.drain()
        return checker

    def _check(self, source: LineSource, decoder: Decoder, checker: Checker) -> None:
        before = 1
        for data, size in source.chunks():
            lines = Lines(decoder.decode(data, size))
            for first in range(0, lines.count, self._batch):
                last = min(first + self._batch, lines.count)
                if self._line_by_line:
                    _feed(checker, lines, range(first, last), before)
                else:
                    _check_batch(checker, Batch(lines, first, last, checker.natures), before)
                if checker.stopped:
                    return
            before += lines.count


def _regular_size(path: Path) -> int:
    """In bytes.

    Raises:
        FileProblem: it is a directory, or something that could be read without end.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise FileProblem(str(path), "directory")
    if not stat.S_ISREG(status.st_mode):
        raise FileProblem(str(path), "other")
    return status.st_size


def _printable(name: str) -> str:
    """A file's name as text: one that is no UTF-8, as on old shares, could not be stored or shown."""
    return name.encode("utf-8", "replace").decode()


def _unreadable(path: Path, reason: str) -> ReadResult:
    log = FindingLog()
    log.error(FindingCode.UNREADABLE, reason=reason)
    return ReadResult(_printable(path.name), "", "", "", (), log.findings())


def _check_batch(checker: Checker, batch: Batch, before: int) -> None:
    start = 0
    for stop in [*np.flatnonzero(~batch.clean).tolist(), len(batch)]:
        _check_run(checker, batch, start, stop, before)
        _feed(checker, batch.lines, range(batch.first + stop, batch.first + min(stop + 1, len(batch))), before)
        if checker.stopped:
            return
        start = stop + 1


def _check_run(checker: Checker, batch: Batch, start: int, stop: int, before: int) -> None:
    """Records that are flawless R2 by themselves; whether they belong where they stand is still to be seen."""
    if start == stop:
        return
    prefix = None
    if checker.takes_values and checker.block is not None:
        prefix = checker.block.prefix(batch.lines.charset)
    if prefix is None:
        _feed(checker, batch.lines, range(batch.first + start, batch.first + stop), before)
        return
    strays = np.flatnonzero(~batch.fits(prefix, start, stop)) + start
    for stray in [*strays.tolist(), stop]:
        if stray > start:
            checker.take_values(batch, start, stray, before + batch.first + start)
        if stray < stop:
            _feed(checker, batch.lines, range(batch.first + stray, batch.first + stray + 1), before)
        start = stray + 1


def _feed(checker: Checker, lines: Lines, numbers: range, before: int) -> None:
    for number in numbers:
        if checker.stopped:
            return
        text, raw = lines.raw(number)
        checker.feed(before + number, text, raw, lines.charset)
