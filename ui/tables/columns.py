# SPDX-License-Identifier: MIT
"""Columns of a table: one array each, so that a million rows sort and filter in a blink."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from heapq import nlargest
from typing import Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Narrow = NDArray[np.signedinteger]
"""Numbers in few bytes each. The smallest number of their type stands for ABSENT."""

Positions = NDArray[np.int32]
Mask = NDArray[np.bool_]

ABSENT = np.iinfo(np.int64).min
"""Among numbers for a column: there is no such number, which is not zero."""

ABSENT_TEXT = "—"
_A_DAY = ("day", "month", "year")
_NARROW = (np.int8, np.int16, np.int32)
_HALF_WORD, _WORD = 31, 63
_MOST_KEPT = 2_000
_MAY_BE_WIDEST = 8


def fold(text: str) -> str:
    """Text as it is searched and sorted: without case and accents."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


class TextColumn:
    """Texts, each different one kept once, and for each row as few bytes as tell which one.

    Args:
        codes: for each row, which of the texts it has.
        texts: as shown; sort_keys orders them where the texts themselves do not.
        names: what the texts are remembered by, in whatever language they are shown; the texts where None.
    """

    numeric = False

    def __init__(
        self,
        codes: NDArray[np.integer],
        texts: Sequence[str],
        sort_keys: Sequence[object] | None = None,
        names: Sequence[str] | None = None,
    ) -> None:
        self.texts = list(texts)
        fewest = np.min_scalar_type(len(self.texts))
        self.codes = codes if codes.itemsize <= fewest.itemsize else codes.astype(fewest)
        self.names = self.texts if names is None else list(names)
        self._given_keys = sort_keys
        self._only_of_rows = False

    @classmethod
    def of(
        cls,
        values: Iterable[object],
        text: Callable[..., str] = str,
        sort_key: Callable[..., object] | None = None,
    ) -> TextColumn:
        """From one hashable value a row; text says how a value is shown, sort_key how it is ordered."""
        numbers: dict[object, int] = {}
        codes = np.fromiter((numbers.setdefault(value, len(numbers)) for value in values), np.int32)
        keys = None if sort_key is None else [sort_key(value) for value in numbers]
        made = cls(codes, [text(v) for v in numbers], keys, [str(value) for value in numbers])
        made._only_of_rows = True
        return made

    def take(self, positions: Positions) -> TextColumn:
        """The same of some rows; without the texts that none of them has, where this one has no others either."""
        codes = self.codes[positions]
        if not self._only_of_rows:
            return TextColumn(codes, self.texts, self._given_keys, self.names)
        there, codes = np.unique(codes, return_inverse=True)
        kept, keys = there.tolist(), self._given_keys
        made = TextColumn(
            codes,
            [self.texts[code] for code in kept],
            None if keys is None else [keys[code] for code in kept],
            [self.names[code] for code in kept],
        )
        made._only_of_rows = True
        return made

    @cached_property
    def _folded(self) -> list[str]:
        """Made when somebody searches or sorts: it takes longer than all else about a column of names."""
        return [fold(text) for text in self.texts]

    def text(self, row: int) -> str:
        """The text on screen."""
        return self.texts[int(self.codes[row])]

    def plain(self, row: int) -> str:
        """The text for a spreadsheet, which would take a leading sign for a formula."""
        text = " ".join(self.text(row).split())
        return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text

    def order(self) -> list[int]:
        """The texts' codes, sorted."""
        keys = self._folded if self._given_keys is None else self._given_keys
        return sorted(range(len(self.texts)), key=lambda code: keys[code])  # type: ignore[arg-type,return-value]

    def ranks(self) -> Narrow:
        """Numbers that sort as the texts do."""
        order = self.order()
        ranks = np.empty(max(len(order), 1), np.min_scalar_type(-1 - len(order)))
        ranks[order] = np.arange(len(order))
        spread: Narrow = ranks[self.codes]
        return spread

    def matches(self, word: str) -> Mask | None:
        """Which rows hold a folded word; None where none does."""
        hits = np.fromiter((word in text for text in self._folded), np.bool_, len(self._folded))
        return hits[self.codes] if hits.any() else None

    def named(self, names: Collection[str]) -> Mask:
        """Which rows have one of the texts that are remembered by those names."""
        hits = np.fromiter((name in names for name in self.names), np.bool_, len(self.names))
        found: Mask = hits[self.codes] if len(hits) else np.zeros(len(self.codes), np.bool_)
        return found


class NumberColumn:
    """Numbers, kept in the fewest bytes that hold all of them.

    Args:
        values: ABSENT where there is none.
        text: how a number is shown; plain: how read understands it, and a spreadsheet.
        copied: what a spreadsheet gets, where that is something else.
        search: the number that a word means, None where it means none.
        read: the number that a text is, None where it is none; None where nobody compares these numbers.
        adds: whether a sum of them means something.
        absent: what stands where there is none.
        short: what stands behind a sum without those that have none, where they count in the columns beside it.
    """

    numeric = True

    def __init__(
        self,
        values: NDArray[np.integer],
        text: Callable[[int], str],
        plain: Callable[[int], str] | None = None,
        search: Callable[[str], int | None] = lambda _: None,
        *,
        read: Callable[[str], int | None] | None = None,
        copied: Callable[[int], str] | None = None,
        adds: bool = False,
        absent: str = ABSENT_TEXT,
        short: str = "",
    ) -> None:
        self._short = short
        self._kept = narrowed(values)
        self._none = _none_of(self._kept)
        self.read = read
        self._absent = absent
        self.adds = adds
        self._text = text
        self._plain = plain or text
        self._copied = copied or self._plain
        self._search = search
        self._said: dict[int, str] = {}

    def take(self, positions: Positions) -> Self:
        """The same of some rows."""
        made = copy(self)
        made._kept = self._kept[positions]  # noqa: SLF001 - its own class
        made._said = {}  # noqa: SLF001
        return made

    def text(self, row: int) -> str:
        """The number on screen; kept for the next repaint."""
        said = self._said.get(row)
        if said is None:
            value = self._kept.item(row)
            said = self._absent if value == self._none else self._text(value)
            if len(self._said) >= _MOST_KEPT:
                self._said.clear()
            self._said[row] = said
        return said

    def plain(self, row: int) -> str:
        """The number for a spreadsheet; empty where there is none."""
        value = self._kept.item(row)
        return "" if value == self._none else self._copied(value)

    def said(self, number: int) -> str:
        """Any such number on screen."""
        return self._absent if number == ABSENT else self._text(number)

    def between(self, low: int | None, high: int | None) -> Mask:
        """Which rows have a number from low to high, both included; None for no end."""
        found: Mask = self._kept != self._none
        if low is not None:
            found &= self._kept >= low
        if high is not None:
            found &= self._kept <= high
        return found

    def ends(self) -> tuple[int, int] | None:
        """The smallest number and the largest one; None where there is none."""
        there = self._kept != self._none
        if not there.any():
            return None
        known = self._kept[there]
        return int(known.min()), int(known.max())

    def said_sum(self, positions: Positions) -> str:
        """The sum of some rows on screen."""
        (said,) = self.said_sums(positions, np.zeros(1, np.int64)) if len(positions) else (self._absent,)
        return said

    def said_sums(self, positions: Positions, starts: NDArray[np.int64]) -> list[str]:
        """As sums, on screen; what is short of some rows says so."""
        lacks = np.logical_or.reduceat(self._kept[positions] == self._none, starts).tolist()
        sums = self.sums(positions, starts).tolist()
        return [
            self.said(one) + (self._short if lack and one != ABSENT else "")
            for one, lack in zip(sums, lacks, strict=True)
        ]

    def sums(self, positions: Positions, starts: NDArray[np.int64]) -> Numbers:
        """The sum of each group of positions; ABSENT where a group has no number.

        Args:
            starts: where in positions each group begins.
        """
        values = self._kept[positions]
        there = values != self._none
        values[~there] = 0
        sums = np.add.reduceat(values, starts, dtype=np.int64)
        found: Numbers = np.where(np.logical_or.reduceat(there, starts), sums, ABSENT)
        return found

    def plain_of(self, number: int) -> str:
        """Any such number as read understands it."""
        return self._plain(number)

    def ranks(self) -> Narrow:
        """The numbers themselves."""
        return self._kept

    def matches(self, word: str) -> Mask | None:
        """Which rows hold the number that a word means, whatever its sign; None where it means none."""
        wanted = self._search(word)
        if wanted is None:
            return None
        found: Mask = ((self._kept == wanted) | (self._kept == -wanted)) & (self._kept != self._none)
        return found


class MomentColumn(NumberColumn):
    """Seconds since 1970, ABSENT where there is none; filtered by days of the calendar here.

    Args:
        text: how a moment is shown.
    """

    def __init__(self, values: NDArray[np.integer], text: Callable[[int], str]) -> None:
        super().__init__(values, text, read=first_second)


def narrowed(values: NDArray[np.integer]) -> Narrow:
    """Numbers, ABSENT where there is none, in the fewest bytes that hold them."""
    there = values != ABSENT
    low, high = int(values.min(where=there, initial=0)), int(values.max(where=there, initial=0))
    for kind in _NARROW:
        if np.iinfo(kind).min < low and high <= np.iinfo(kind).max:
            kept: Narrow = values.astype(kind)
            kept[~there] = np.iinfo(kind).min
            return kept
    return values.astype(np.int64, copy=False)


def _none_of(ranks: Narrow) -> int:
    return int(np.iinfo(ranks.dtype).min)


def first_second(text: str) -> int | None:
    """When the day begins that a text is: ``22/11/2026``, with dashes too, or ``2026-11-22``; None where it is none."""
    parts = text.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != len(_A_DAY) or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year_first = len(parts[0]) == len("2026")
    year, month, day = map(int, parts if year_first else reversed(parts))
    try:
        return int(datetime(year, month, day).astimezone().timestamp())
    except (ValueError, OverflowError, OSError):
        return None


def day_of(second: int, days: int = 0) -> date:
    """The day here that a moment is in, or one some days later."""
    return datetime.fromtimestamp(second, UTC).astimezone().date() + timedelta(days=days)


def written_day(day: date) -> str:
    """A day as first_second understands it."""
    return f"{day:%d/%m/%Y}"


Column = TextColumn | NumberColumn


def longest(column: Column) -> list[str]:
    """The texts of a column that may be its widest."""
    if isinstance(column, TextColumn):
        return nlargest(_MAY_BE_WIDEST, column.texts, key=len)
    return [column.said(number) for number in column.ends() or ()]


def sorted_by(columns: Sequence[Column], sorting: Sequence[tuple[int, bool]], rows: int) -> Positions:
    """Positions in the order of several columns, the first of which counts most; see sorted_positions.

    Args:
        sorting: numbers of columns, and whether from the largest on.
        rows: how many there are.
    """
    order = np.arange(rows, dtype=np.int32)
    for place, (column, descending) in enumerate(reversed(sorting)):
        ranks = columns[column].ranks()
        # Sorting is stable, so that what counts less is sorted first.
        found = sorted_positions(ranks if place == 0 else ranks[order], descending=descending)
        order = found if place == 0 else order[found]
    return order


def sorted_positions(ranks: Narrow, *, descending: bool) -> Positions:
    """Positions in the order of their ranks; equal ones stay as they are, those without one come last either way."""
    absent = ranks == _none_of(ranks)
    if not absent.any():
        return _stable_order(ranks, descending=descending)
    known = np.flatnonzero(~absent)
    first = known[_stable_order(ranks[known], descending=descending)]
    return np.concatenate((first, np.flatnonzero(absent)), dtype=np.int32)


def _stable_order(keys: Narrow, *, descending: bool) -> Positions:
    if not len(keys):
        return np.empty(0, np.int32)
    low, high = int(keys.min()), int(keys.max())
    bits = (len(keys) - 1).bit_length()
    packed_bits = bits + (high - low).bit_length()
    if packed_bits > _WORD:
        wide = keys.astype(np.int64, copy=False)
        # Turned around without a difference, which might not fit.
        return np.argsort(~wide if descending else wide, kind="stable").astype(np.int32)
    # Rank and position in one number: numpy sorts plain numbers several times faster than it argsorts.
    packed = np.subtract(high, keys, dtype=np.int64) if descending else np.subtract(keys, low, dtype=np.int64)
    if packed_bits <= _HALF_WORD:
        packed = packed.astype(np.int32)
    packed <<= bits
    packed |= np.arange(len(keys), dtype=np.int32)
    packed.sort()
    packed &= (1 << bits) - 1
    return packed.astype(np.int32, copy=False)
