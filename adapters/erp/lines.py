# SPDX-License-Identifier: MIT
"""Where the lines of a chunk stand, and the same few bytes of many lines as one numpy column."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from adapters.erp.layout import PERSON_BYTES, R2_NAME, R2_PERSON, WIDTH
from adapters.erp.text import EXOTIC, Chunk

Words = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]
_LF: Final = 10
_CR: Final = 13
_LINES_IN_CACHE: Final = 1024


def _ends_every(view: Bytes, stride: int) -> bool:
    """Whether line ends stand at every stride, and nowhere else."""
    step = stride * _LINES_IN_CACHE
    for begin in range(0, len(view), step):
        ends = view[begin : begin + step] == _LF
        if not ends[stride - 1 :: stride].all():
            return False
        ends[stride - 1 :: stride] = False
        if ends.any():
            return False
    return True


def _only_name_exotic(text: str) -> bool:
    """Whether the columns that are read as numbers or codes are free of what the charset cannot hold."""
    return EXOTIC.search(text[: R2_NAME.start] + text[R2_NAME.stop :]) is None


class Lines:
    """The lines of one chunk.

    Where all of them are 118 characters with the same line end, columns are strided views; elsewhere they are
    gathered from each line's start. Lines that are not 118 characters give columns that mean nothing.

    Attributes:
        count: how many lines there are; a last one without a line end counts.
        full: which lines have exactly 118 characters that the vector path may trust; None where all.
    """

    def __init__(self, chunk: Chunk) -> None:
        self._chunk = chunk
        self._view = np.frombuffer(chunk.data, np.uint8, chunk.size)
        self._stride = self._regular_stride()
        if self._stride:
            self.count = chunk.size // self._stride
            self.full: npt.NDArray[np.bool_] | None = None
        else:
            self._find()
        self._exotic = sorted(chunk.exotic)
        self._distrust()

    def _regular_stride(self) -> int:
        size = self._chunk.size
        stride = self._chunk.data.find(b"\n", 0, WIDTH + 2) + 1
        if stride not in (WIDTH + 1, WIDTH + 2) or size % stride:
            return 0
        if not _ends_every(self._view, stride):
            return 0
        carriage_returns = self._view[stride - 2 :: stride] == _CR
        same = carriage_returns.all() if stride == WIDTH + 2 else not carriage_returns.any()
        return stride if same else 0

    def _find(self) -> None:
        stops = np.flatnonzero(self._view == _LF)
        if self._chunk.size and self._view[-1] != _LF:
            stops = np.append(stops, self._chunk.size)
        self._starts = np.concatenate(([0], stops + 1))[: len(stops)]
        self._lengths = stops - self._starts
        filled = self._lengths > 0
        self._lengths[filled] -= self._view[stops[filled] - 1] == _CR
        self.count = len(stops)
        self.full = self._lengths == WIDTH

    def _distrust(self) -> None:
        odd = [number for number, text in self._chunk.exotic.items() if not _only_name_exotic(text)]
        doubtful = [*odd, *(self._line_at(position) for position in self._chunk.undefined)]
        if doubtful:
            self.full = np.ones(self.count, np.bool_) if self.full is None else self.full
            self.full[doubtful] = False

    def _line_at(self, position: int) -> int:
        if self._stride:
            return position // self._stride
        return int(np.searchsorted(self._starts, position, "right")) - 1

    @property
    def charset(self) -> str:
        """How the bytes of names read."""
        return self._chunk.charset

    def words(self, column: int, first: int, last: int) -> Words:
        """Eight bytes of each line from first up to last, as a little-endian number; columns count from 0."""
        if self._stride:
            offset = first * self._stride + column
            return np.ndarray((last - first,), "<u8", self._chunk.data, offset, (self._stride,)).copy()
        return self._gather("<u8", 8, column, self._starts[first:last])

    def _gather(self, kind: str, width: int, column: int, starts: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
        places = self._chunk.size - width + 1
        if places < 1:
            return np.zeros(len(starts), kind)
        everywhere = np.ndarray((places,), kind, self._chunk.data, 0, (1,))
        return everywhere[np.minimum(starts + column, places - 1)]

    def persons(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.void]:
        """Name and birth date of those lines, 68 bytes each."""
        starts = numbers * self._stride if self._stride else self._starts[numbers]
        return self._gather(f"V{PERSON_BYTES}", PERSON_BYTES, R2_PERSON.start, starts)

    def exotic(self, first: int, last: int) -> list[tuple[int, str]]:
        """Number and text of the lines from first up to last that the charset cannot hold."""
        if not self._chunk.exotic:
            return []
        inside = self._exotic[bisect_left(self._exotic, first) : bisect_left(self._exotic, last)]
        return [(number, self._chunk.exotic[number]) for number in inside]

    def raw(self, number: int) -> tuple[str | None, bytes]:
        """One line without its end: its text where that is already known, and its bytes."""
        if self._stride:
            start, length = number * self._stride, WIDTH
        else:
            start, length = int(self._starts[number]), int(self._lengths[number])
        exotic = self._chunk.exotic.get(number)
        return exotic and exotic.removesuffix("\r"), bytes(memoryview(self._chunk.data)[start : start + length])
