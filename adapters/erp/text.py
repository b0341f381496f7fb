# SPDX-License-Identifier: MIT
"""A file's bytes as one byte a character, so that columns count alike in UTF-8 and Windows-1252."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

import numpy as np

_BOM: Final = b"\xef\xbb\xbf"
_HIGH: Final = 0x80
_END_OF_LOW_HALF: Final = np.int8(0xA0 - 0x100)
_UNDEFINED: Final = np.array([0x81, 0x8D, 0x8F, 0x90, 0x9D], np.uint8)
"""The bytes that Windows-1252 gives no character."""

CONTROLS: Final = dict.fromkeys((*range(32), 127), " ")
"""For str.translate: what would move a terminal's cursor, or end a cell, is a blank in a name."""

EXOTIC: Final = re.compile("[^\\x00-\\xff]")


class NotUtf8(Exception):
    """Lines were already read as UTF-8, and a later one cannot be: all must be read anew as Windows-1252."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines, one byte a character in the chunk's charset.

    Attributes:
        size: how many bytes of data count.
        charset: ``latin-1`` where the file is UTF-8 (it holds all that Portuguese needs), or ``cp1252``.
        exotic: the text of lines with other characters, by their number in the chunk; data has ``?`` for those.
        undefined: where bytes stand that mean nothing in Windows-1252.
    """

    data: bytes | bytearray
    size: int
    charset: str
    exotic: dict[int, str] = field(default_factory=dict)
    undefined: tuple[int, ...] = ()


class Decoder:
    """Takes a file for UTF-8 until a byte says otherwise.

    Args:
        encoding: ``utf-8`` to find out, ``cp1252`` where it is known.
    """

    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = encoding
        self._marked = False
        self._multibyte = False
        self._started = False

    @property
    def name(self) -> str:
        """``utf-8``, ``utf-8-sig`` or ``cp1252``."""
        return "utf-8-sig" if self._marked and self.encoding == "utf-8" else self.encoding

    def decode(self, data: bytearray, size: int) -> Chunk:
        """The next whole lines.

        Raises:
            NotUtf8: they are Windows-1252, and earlier lines were taken for UTF-8.
        """
        raw: bytes | bytearray = data
        if not self._started:
            self._started = True
            self._marked = data[:3] == _BOM
            if self._marked:
                raw, size = bytes(memoryview(data)[3:size]), size - 3
        if self.encoding == "utf-8":
            try:
                return self._utf8(raw, size)
            except UnicodeDecodeError:
                if self._multibyte:
                    raise NotUtf8 from None
                self.encoding = "cp1252"
        return Chunk(raw, size, "cp1252", undefined=_undefined(raw, size))

    def _utf8(self, raw: bytes | bytearray, size: int) -> Chunk:
        if not _any_high(raw, size):
            return Chunk(raw, size, "latin-1")
        text = str(memoryview(raw)[:size], "utf-8")
        self._multibyte = True
        exotic: dict[int, str] = {}
        try:
            single = text.encode("latin-1")
        except UnicodeEncodeError:
            single = text.encode("latin-1", "replace")
            exotic = _exotic_lines(text)
        return Chunk(single, len(single), "latin-1", exotic)


def _any_high(raw: bytes | bytearray, size: int) -> bool:
    return bool(size) and int(np.frombuffer(raw, np.uint8, size).max()) >= _HIGH


def _undefined(raw: bytes | bytearray, size: int) -> tuple[int, ...]:
    view = np.frombuffer(raw, np.uint8, size)
    # All five lie between 0x80 and 0x9F, where names hardly ever have anything: one comparison settles most chunks.
    signed = view.view(np.int8)
    if not size or signed.min() >= _END_OF_LOW_HALF:
        return ()
    candidates = np.flatnonzero(signed < _END_OF_LOW_HALF)
    return tuple(candidates[np.isin(view[candidates], _UNDEFINED)].tolist())


def _exotic_lines(text: str) -> dict[int, str]:
    """The lines with characters beyond latin-1, by their number."""
    found: dict[int, str] = {}
    number = start = 0
    while match := EXOTIC.search(text, start):
        begin = text.rfind("\n", start, match.start()) + 1 or start
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        number += text.count("\n", start, begin)
        found[number] = text[begin:end]
        number, start = number + 1, end + 1
    return found
