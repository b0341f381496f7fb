# SPDX-License-Identifier: MIT
"""Writes a DR file (model RC4008), byte by byte as payroll software does; see adapters.erp.layout."""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adapters.erp import layout
from adapters.erp.text import CONTROLS
from adapters.erp.worker_columns import WorkerColumns
from domain.errors import FileProblem

if TYPE_CHECKING:
    from domain.declaration import Declaration, ValueRow, WorkerLines

_R0: Final = f"R0{layout.MODEL}  01".ljust(layout.WIDTH)
_FILLER: Final = "9" * 11
_NO_BIRTH: Final = "0" * 8
_AT_ONCE: Final = 4096


class NoRoom(Exception):
    """A figure does not fit the columns that it has, or a block is empty: no such file could be read again."""


class DrWriter:
    """See domain.ports.DeclarationWriter. Windows-1252, unless a name needs UTF-8; every line ends in CRLF."""

    def write(self, declarations: Sequence[Declaration], path: Path, *, overwrite: bool = False) -> str:
        """See domain.ports.DeclarationWriter."""
        try:
            content = encoded(declarations)
        except NoRoom:
            raise FileProblem(str(path), "too_large", writing=True) from None
        _put(content, path, overwrite=overwrite)
        return hashlib.sha256(content).hexdigest()


def encoded(declarations: Sequence[Declaration], *, encoding: str = "", line_end: str = "\r\n") -> bytes:
    """A file's bytes.

    Args:
        encoding: Windows-1252 where none is given, or UTF-8 where that could not hold a name, or would be taken for it.

    Raises:
        NoRoom: a figure does not fit its columns, or a block has no values.
    """
    text = line_end.join([*records(declarations), ""])
    if encoding:
        return text.encode(encoding)
    try:
        narrow = text.encode("cp1252")
    except UnicodeEncodeError:
        return text.encode("utf-8")
    return text.encode("utf-8") if _reads_as_utf8(narrow) else narrow


def records(declarations: Sequence[Declaration]) -> Iterator[str]:
    """The lines of a file, 118 characters each, without their ends.

    Raises:
        NoRoom: see encoded.
    """
    if not declarations:
        raise NoRoom
    yield _R0
    for declaration in declarations:
        yield from _block(declaration)


def _block(declaration: Declaration) -> Iterator[str]:
    start = _exactly(declaration.employer.niss.digits, 11) + _exactly(declaration.establishment, 4)
    nif = _exactly(declaration.employer.nif.digits, 9)
    yield f"R1{start}{nif}{_name(declaration.employer.name, 66)}{declaration.month.number:06d}".ljust(layout.WIDTH)
    people = {niss: (name, birth) for niss, name, birth in declaration.values.people()}
    count = total = 0
    for niss, nature, month, _, days, cents in _values(declaration.values):
        name, birth = people.get(niss, ("", None))
        yield (
            f"R2{start}{_digits(niss, 11)}{_name(name, 60)}{_NO_BIRTH if birth is None else _digits(birth, 8)}"
            f"{_digits(month, 6)}{_signed(days, 3)}{_code(nature)}{_signed(cents, 9)}"
        )
        count, total = count + 1, total + cents
    if not count or total != declaration.remuneration.cents:
        raise NoRoom
    yield (
        f"R3{start}{_FILLER}{_signed(total, 14)}{_signed(declaration.contribution.cents, 12)}"
        f"{_digits(declaration.rate.hundredths, 4)}{_digits(count, 6)}"
    ).ljust(layout.WIDTH)


def _values(lines: WorkerLines) -> Iterator[ValueRow]:
    """A file's own order where the values come from one; the store's, by worker, elsewhere."""
    rows = lines.in_file_order if isinstance(lines, WorkerColumns) else lines.rows
    for first in range(0, len(lines), _AT_ONCE):
        yield from rows(first, min(first + _AT_ONCE, len(lines)))


def _digits(number: int, width: int) -> str:
    return _exactly(f"{number:0{width}d}", width)


def _signed(number: int, width: int) -> str:
    return _digits(abs(number), width) + ("-" if number < 0 else "0")


def _exactly(text: str, width: int) -> str:
    if len(text) != width or text.translate(CONTROLS) != text:
        raise NoRoom
    return text


def _code(nature: str) -> str:
    return _exactly(nature.rjust(2), 2)


def _name(text: str, width: int) -> str:
    """A name in its columns: what is too long is cut, as payroll software does; no line can end in it."""
    return text.translate(CONTROLS)[:width].ljust(width)


def _reads_as_utf8(content: bytes) -> bool:
    """Whether the file's own readers would take it for UTF-8, and so read other letters than were written."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _put(content: bytes, path: Path, *, overwrite: bool) -> None:
    """Put the whole file in its place, or leave what was there.

    Raises:
        FileProblem: see domain.ports.DeclarationWriter.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name[:100]}.{uuid.uuid4().hex}.part")
    try:
        _refuse_odd_places(path, target)
        # It holds names and wages: for its owner's eyes only.
        with os.fdopen(
            os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _move(part, target, path, overwrite=overwrite)
    except OSError as error:
        raise FileProblem.from_os_error(str(path), error, writing=True) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _move(part: Path, target: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        part.replace(target)
        return
    try:
        # A link fails where a file is, which a look beforehand could miss.
        os.link(part, target)
    except FileExistsError:
        raise FileProblem(str(path), "exists", writing=True) from None
    except OSError:
        # No links on this disk.
        if target.exists():
            raise FileProblem(str(path), "exists", writing=True) from None
        part.replace(target)


def _refuse_odd_places(path: Path, target: Path) -> None:
    """A folder, or a device, is not a place for a file."""
    if target.exists() and not target.is_file():
        raise FileProblem(str(path), "directory" if target.is_dir() else "other", writing=True)
