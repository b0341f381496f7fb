# SPDX-License-Identifier: MIT
"""Columns of a table: one array each, so that a million rows sort and filter in a blink."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Positions = NDArray[np.int32]
Mask = NDArray[np.bool_]

ABSENT = np.iinfo(np.int64).min
"""In a number column: there is no such number, which is not zero."""

ABSENT_TEXT = "—"
_INDEX_BITS = 21
_MOST_KEPT = 2_000


def fold(text: str) -> str:
    """Text as it is searched and sorted: without case and accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


class TextColumn:
    """Texts, each different one kept once.

    Args:
        codes: for each row, which of the texts it has.
        texts: as shown; sort_keys orders them where the texts themselves do not.
    """

    numeric = False

    def __init__(
        self, codes: NDArray[np.integer], texts: Sequence[str], sort_keys: Sequence[object] | None = None
    ) -> None:
        self.codes = codes
        self.texts = list(texts)
        self._folded = [fold(text) for text in self.texts]
        self._sort_keys = self._folded if sort_keys is None else sort_keys

    @classmethod
    def of(
        cls,
        values: Iterable[object],
        text: Callable[..., str] = str,
        sort_key: Callable[..., object] | None = None,
    ) -> TextColumn:
        """From one hashable value a row; text says how a value is shown, sort_key how it is ordered."""
        numbers: dict[object, int] = {}
        codes = [numbers.setdefault(value, len(numbers)) for value in values]
        keys = None if sort_key is None else [sort_key(value) for value in numbers]
        return cls(np.array(codes, np.min_scalar_type(max(len(numbers), 1))), [text(v) for v in numbers], keys)

    def text(self, row: int) -> str:
        """The text on screen."""
        return self.texts[int(self.codes[row])]

    def plain(self, row: int) -> str:
        """The text for a spreadsheet, which would take a leading sign for a formula."""
        text = " ".join(self.text(row).split())
        return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text

    def ranks(self) -> Numbers:
        """Numbers that sort as the texts do."""
        order = sorted(range(len(self.texts)), key=lambda code: self._sort_keys[code])  # type: ignore[arg-type,return-value]
        ranks = np.empty(max(len(order), 1), np.int64)
        ranks[order] = np.arange(len(order))
        spread: Numbers = ranks[self.codes]
        return spread

    def matches(self, word: str) -> Mask | None:
        """Which rows hold a folded word; None where none does."""
        hits = np.fromiter((word in text for text in self._folded), np.bool_, len(self._folded))
        return hits[self.codes] if hits.any() else None


class NumberColumn:
    """Numbers, ABSENT where there is none.

    Args:
        text: how a number is shown; plain: how a spreadsheet reads it.
        search: the number that a word means, None where it means none.
    """

    numeric = True

    def __init__(
        self,
        values: NDArray[np.integer],
        text: Callable[[int], str],
        plain: Callable[[int], str] | None = None,
        search: Callable[[str], int | None] = lambda _: None,
    ) -> None:
        self.values = values
        self._text = text
        self._plain = plain or text
        self._search = search
        self._said: dict[int, str] = {}

    def text(self, row: int) -> str:
        """The number on screen; kept for the next repaint."""
        said = self._said.get(row)
        if said is None:
            value = int(self.values[row])
            said = ABSENT_TEXT if value == ABSENT else self._text(value)
            if len(self._said) >= _MOST_KEPT:
                self._said.clear()
            self._said[row] = said
        return said

    def plain(self, row: int) -> str:
        """The number for a spreadsheet; empty where there is none."""
        value = int(self.values[row])
        return "" if value == ABSENT else self._plain(value)

    def ranks(self) -> Numbers:
        """The numbers themselves."""
        return self.values.astype(np.int64, copy=False)

    def matches(self, word: str) -> Mask | None:
        """Which rows hold the number that a word means, whatever its sign; None where it means none."""
        wanted = self._search(word)
        return None if wanted is None else (self.values == wanted) | (self.values == -wanted)


Column = TextColumn | NumberColumn


def sorted_positions(ranks: Numbers, *, descending: bool) -> Positions:
    """Positions in the order of their ranks; equal ones stay as they are, ABSENT ones come last either way."""
    absent = ranks == ABSENT
    known = np.flatnonzero(~absent) if absent.any() else None
    keys = ranks if known is None else ranks[known]
    order = _stable_order(keys, descending=descending)
    if known is not None:
        order = np.concatenate((known[order], np.flatnonzero(absent)))
    return order.astype(np.int32)


def _stable_order(keys: Numbers, *, descending: bool) -> NDArray[np.int64]:
    if not len(keys):
        return np.empty(0, np.int64)
    low, high = int(keys.min()), int(keys.max())
    if len(keys) <= 1 << _INDEX_BITS and high - low < 1 << (62 - _INDEX_BITS):
        # Rank and position in one number: numpy sorts plain numbers several times faster than it argsorts.
        packed = (high - keys if descending else keys - low) << _INDEX_BITS
        packed |= np.arange(len(keys))
        packed.sort()
        packed &= (1 << _INDEX_BITS) - 1
        return packed
    return np.argsort(high - keys if descending else keys, kind="stable")
