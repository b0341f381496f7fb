# SPDX-License-Identifier: MIT
"""The worker values of one block as numpy columns: 14 bytes a value, and each worker's name once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from adapters.erp import layout
from adapters.erp.text import CONTROLS

if TYPE_CHECKING:
    from adapters.erp.lines import Words
    from adapters.erp.natures import NatureTable
    from domain.declaration import PersonRow, ValueRow

_NISS: Final = np.uint64(layout.NISS_SHIFT)
_NATURE: Final = np.uint64(layout.NATURE_SHIFT)
_NATURE_MASK: Final = np.uint64(layout.MOST_NATURES - 1)
_MONTH_MASK: Final = np.uint64((1 << layout.NATURE_SHIFT) - 1)
_AT_ONCE: Final = 4096
_NAME_BYTES: Final = layout.R2_NAME.stop - layout.R2_NAME.start


class WorkerColumns:
    """Satisfies WorkerLines. Nothing is sorted or decoded before someone asks.

    Args:
        keys, days, cents: one entry a value, in the file's order; keys packed as in layout.
        repeated: whether a key stands there more than once.
        people: who they belong to.
    """

    def __init__(
        self,
        keys: Words,
        days: npt.NDArray[np.int16],
        cents: npt.NDArray[np.int32],
        natures: NatureTable,
        *,
        repeated: bool,
        people: People,
    ) -> None:
        self._keys = keys
        self._days = days
        self._cents = cents
        self._natures = natures
        self._repeated = repeated
        self._people = people
        self._order: npt.NDArray[np.uint32] | None = None
        self._sequence: npt.NDArray[np.uint32] | None = None

    def __len__(self) -> int:
        return len(self._keys)

    def rows(self, start: int, stop: int) -> list[ValueRow]:
        """See WorkerLines."""
        start, stop, _ = slice(start, stop).indices(len(self))
        order = self._sorted()[start:stop]
        sequence = [0] * len(order) if self._sequence is None else self._sequence[start:stop].tolist()
        return self._rows(order, sequence)

    def in_file_order(self, start: int, stop: int) -> list[ValueRow]:
        """As rows, but as they stand in the file, and without counting those that stand there twice."""
        start, stop, _ = slice(start, stop).indices(len(self))
        return self._rows(np.arange(start, stop, dtype=np.uint32), [0] * (stop - start))

    def _rows(self, order: npt.NDArray[np.uint32], sequence: list[int]) -> list[ValueRow]:
        keys = self._keys[order]
        texts = self._natures.texts
        return list(
            zip(
                (keys >> _NISS).tolist(),
                [texts[number] for number in ((keys >> _NATURE) & _NATURE_MASK).tolist()],
                [layout.month_number(index) for index in (keys & _MONTH_MASK).tolist()],
                sequence,
                self._days[order].tolist(),
                self._cents[order].tolist(),
                strict=True,
            )
        )

    def people(self) -> Iterator[PersonRow]:
        """See WorkerLines."""
        return self._people.rows()

    def _sorted(self) -> npt.NDArray[np.uint32]:
        if self._order is None:
            numbers = (self._keys >> _NATURE) & _NATURE_MASK
            keys = self._keys & ~(_NATURE_MASK << _NATURE)
            keys |= self._natures.ranks()[numbers] << _NATURE
            order = np.argsort(keys, kind="stable" if self._repeated else None)
            if self._repeated:
                self._sequence = _count_up(keys[order])
            self._order = order.astype(np.uint32)
        return self._order


def _count_up(keys: Words) -> npt.NDArray[np.uint32]:
    """For each of the sorted keys, how many equal ones stand before it."""
    places = np.arange(len(keys), dtype=np.uint32)
    starts = np.where(first_of_each(keys), places, np.uint32(0))
    return places - np.maximum.accumulate(starts)


def first_of_each(values: Words) -> npt.NDArray[np.bool_]:
    """Which of the values differ from the one before."""
    first = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


class People:
    """The workers of one block, by their bytes in the file.

    Args:
        niss: of each entry; persons: name and birth date of each, 68 bytes, in pieces.
        charset: how the bytes read.
        exotic: names that the charset has not, by entry.
    """

    def __init__(
        self, niss: Words, persons: Sequence[npt.NDArray[np.void]], charset: str, exotic: Mapping[int, str]
    ) -> None:
        self._niss = niss
        self._persons = persons
        self._charset = charset
        self._exotic = exotic

    def __len__(self) -> int:
        return len(self._niss)

    def once_each(self) -> People:
        """Each worker's first entry alone."""
        order = np.argsort(self._niss, kind="stable")
        keep = np.sort(order[first_of_each(self._niss[order])])
        places = dict(zip(keep.tolist(), range(len(keep)), strict=True)) if self._exotic else {}
        exotic = {places[entry]: name for entry, name in self._exotic.items() if entry in places}
        kept, start = [], 0
        for piece in self._persons:
            inside = np.searchsorted(keep, (start, start + len(piece)))
            kept.append(piece[keep[inside[0] : inside[1]] - start])
            start += len(piece)
        return People(self._niss[keep], kept, self._charset, exotic)

    def rows(self) -> Iterator[PersonRow]:
        """Each worker, in the order of their NISS."""
        order = np.argsort(self._niss)
        for begin in range(0, len(order), _AT_ONCE):
            entries = order[begin : begin + _AT_ONCE]
            persons = self._persons_of(entries)
            # One byte a character: all names are decoded at once, and cut afterwards.
            names = _without_controls(persons[:, :_NAME_BYTES]).tobytes().decode(self._charset, "replace")
            births = _births(persons[:, _NAME_BYTES:])
            for at, entry, niss, birth in zip(
                range(len(entries)), entries.tolist(), self._niss[entries].tolist(), births, strict=True
            ):
                name = self._exotic[entry].translate(CONTROLS) if entry in self._exotic else None
                if name is None:
                    name = names[at * _NAME_BYTES : (at + 1) * _NAME_BYTES]
                yield niss, name.strip(), birth

    def _persons_of(self, entries: npt.NDArray[np.intp]) -> npt.NDArray[np.uint8]:
        """The bytes of those entries' persons, one row each."""
        starts = np.cumsum([0, *(len(piece) for piece in self._persons)])
        pieces_of = np.searchsorted(starts, entries, "right") - 1
        found = np.empty(len(entries), self._persons[0].dtype)
        for piece in np.unique(pieces_of).tolist():
            here = pieces_of == piece
            found[here] = self._persons[piece][entries[here] - starts[piece]]
        return found.view(np.uint8).reshape(len(entries), -1)


def _without_controls(names: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return np.where((names < 32) | (names == 127), np.uint8(32), names)


def _births(text: npt.NDArray[np.uint8]) -> list[int | None]:
    """Dates that look like dates, as yyyymmdd."""
    digits = text - ord("0")
    numbers = digits.astype(np.int64) @ 10 ** np.arange(7, -1, -1, dtype=np.int64)
    year, month, day = numbers // 10_000, numbers // 100 % 100, numbers % 100
    real = (digits <= 9).all(axis=1) & (year >= 1800) & (year <= 2199)
    real &= (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    return [number or None for number in np.where(real, numbers, 0).tolist()]
