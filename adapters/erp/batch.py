# SPDX-License-Identifier: MIT
"""Thousands of R2 records checked and read at once, eight characters to a 64-bit word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from adapters.erp import layout

if TYPE_CHECKING:
    from adapters.erp.lines import Bytes, Lines, Words
    from adapters.erp.natures import NatureTable

Mask = npt.NDArray[np.bool_]

_ZEROS: Final = np.uint64(0x3030_3030_3030_3030)
_TO_HIGH_BIT: Final = np.uint64(0x7676_7676_7676_7676)
_HIGH_BITS: Final = np.uint64(0x8080_8080_8080_8080)
_ODD_LANES: Final = np.uint64(0x00FF_00FF_00FF_00FF)
_R2: Final = np.uint64(int.from_bytes(b"R2", "little"))
_ZERO: Final = ord("0")
_MINUS: Final = ord("-")

# numpy scalars made once: making them costs as much as using them on a few thousand records.
_TEN: Final = np.uint64(10)
_ONE_BYTE: Final = np.uint64(8)
_TWO_BYTES: Final = np.uint64(16)
_THREE_BYTES: Final = np.uint64(24)
_FOUR_BYTES: Final = np.uint64(32)
_SIX_BYTES: Final = np.uint64(48)
_LOWEST_BYTE: Final = np.uint64(0xFF)
_LOWEST_TWO: Final = np.uint64(0xFFFF)
_PAIRS: Final = np.uint64(0xFF_0000_00FF)
_HIGHER_PAIRS: Final = np.uint64((1_000_000 << 32) + 100)
_LOWER_PAIRS: Final = np.uint64((10_000 << 32) + 1)
_EIGHT_DIGITS: Final = np.uint64(100_000_000)
_TENTH: Final = np.uint64(6554)
_NINE_TENTHS: Final = np.uint64(58_000)
_NISS_SHIFT: Final = np.uint64(layout.NISS_SHIFT)
_NATURE_SHIFT: Final = np.uint64(layout.NATURE_SHIFT)

# The columns at which the words of a record begin, and which of a word's bytes are digits.
_BEFORE_NISS: Final = layout.R2_NISS.start - 1
_NISS_TAIL: Final = layout.R2_NISS.stop - 8
_MONTH: Final = layout.R2_MONTH.start
_DAYS: Final = layout.R2_DAYS.start
_AMOUNT_TAIL: Final = layout.R2_AMOUNT_SIGN - 7
_ALL_BUT_FIRST: Final = np.uint64(0xFFFF_FFFF_FFFF_FF00)
_ALL_BUT_LAST: Final = np.uint64(0x00FF_FFFF_FFFF_FFFF)
_ALL_BUT_SIGN_AND_NATURE: Final = np.uint64(0xFFFF_0000_00FF_FFFF)


def _lanes(weights: tuple[int, int, int, int]) -> np.uint64:
    """A factor that sums four 16-bit lanes, each times its weight, into the topmost lane."""
    return np.uint64(sum(weight << (16 * (3 - lane)) for lane, weight in enumerate(weights)))


# NISS weights 29 23 19 17 13 11 7 5 3 2, and 1 for the check digit: the sum of a good number ends in 9.
# In its head the digits stand behind one byte, so the first of them is in an odd place.
_HEAD_EVEN: Final = _lanes((0, 23, 17, 11))
_HEAD_ODD: Final = _lanes((29, 19, 13, 7))
_LAST_FOUR: Final = np.uint64(1 | 2 << 8 | 3 << 16 | 5 << 24)


def eight_digits(values: Words) -> Words:
    """The number that eight digit values, one a byte and the first lowest, stand for; values is used up."""
    pairs = values * _TEN
    values >>= _ONE_BYTE
    pairs += values
    lower = pairs >> _TWO_BYTES
    pairs &= _PAIRS
    pairs *= _HIGHER_PAIRS
    lower &= _PAIRS
    lower *= _LOWER_PAIRS
    pairs += lower
    pairs >>= _FOUR_BYTES
    return pairs


def _check_digit_ok(head: Words, tail: Words) -> Mask:
    """From the digit values of a NISS: a zero byte and its first seven, and its last eight."""
    total = head & _ODD_LANES
    total *= _HEAD_EVEN
    total >>= _SIX_BYTES
    odd = head >> _ONE_BYTE
    odd &= _ODD_LANES
    odd *= _HEAD_ODD
    odd >>= _SIX_BYTES
    total += odd
    last = tail >> _FOUR_BYTES
    last *= _LAST_FOUR
    last >>= _THREE_BYTES
    last &= _LOWEST_BYTE
    total += last
    # The fraction of total ÷ 10 in 16 bits, which is 0.9 and a little where the last digit is 9.
    total *= _TENTH
    total &= _LOWEST_TWO
    return total > _NINE_TENTHS


class Batch:
    """Some lines of a chunk, read as if all were R2 records.

    Attributes:
        first: the number in the chunk of the first of these lines.
        clean: which are R2 records with nothing to say but for a NISS's wrong check digit; other rows mean nothing.
        wrong_digit: which of the clean ones have that.
        niss, keys, days, cents: a column each; keys as in layout, days × 10 and cents with their sign.
    """

    def __init__(self, lines: Lines, first: int, last: int, natures: NatureTable) -> None:
        self.first = first
        self.lines = lines
        self._last = last
        self._start, self._middle = self._word(0), self._word(8)
        self.clean: Mask = (self._start & _LOWEST_TWO) == _R2
        if lines.full is not None:
            self.clean &= lines.full[first:last]
        self._bad: Words = np.zeros(last - first, np.uint64)
        self._read_niss()
        self._read_rest(natures)
        self._bad &= _HIGH_BITS
        self.clean &= self._bad == 0
        self.wrong_digit &= self.clean

    def __len__(self) -> int:
        return len(self.clean)

    def _word(self, column: int) -> Words:
        return self.lines.words(column, self.first, self._last)

    def _digits(self, word: Words, digits: np.uint64 | None = None) -> Words:
        """A word's digit values, and zeros where no digits are meant; word is used up."""
        word ^= _ZEROS
        if digits is not None:
            word &= digits
        over_nine = word + _TO_HIGH_BIT
        over_nine |= word
        self._bad |= over_nine
        return word

    def _read_niss(self) -> None:
        head, tail = self._word(_BEFORE_NISS), self._word(_NISS_TAIL)
        self._end = head.astype(np.uint8)
        head, tail = self._digits(head, _ALL_BUT_FIRST), self._digits(tail)
        self.wrong_digit: Mask = ~_check_digit_ok(head, tail)
        # The tail holds the last eight digits, so of the head only the first three are wanted.
        head <<= _FOUR_BYTES
        self.niss: Words = eight_digits(head)
        self.niss *= _EIGHT_DIGITS
        self.niss += eight_digits(tail)

    def _read_rest(self, natures: NatureTable) -> None:
        month, days, tail = self._word(_MONTH), self._word(_DAYS), self._word(_AMOUNT_TAIL)
        characters = days.copy().view(np.uint8).reshape(-1, 8)
        pairs = characters.view(np.uint16)[:, 2]
        digits = self._digits(days, _ALL_BUT_SIGN_AND_NATURE).view(np.uint8).reshape(-1, 8)
        months = self._read_month_and_days(self._digits(month), digits[:, 2], characters[:, 3])
        self._read_amount(tail, digits[:, 6], digits[:, 7])
        # Only now is it known which rows are worth a nature code.
        wanted = self.clean & ((self._bad & _HIGH_BITS) == 0)
        numbers = natures.numbers(pairs, wanted, self.lines.charset).astype(np.uint64)
        numbers <<= _NATURE_SHIFT
        self.keys: Words = self.niss << _NISS_SHIFT
        self.keys |= numbers
        self.keys |= months

    def _read_month_and_days(self, values: Words, last_digit: Bytes, sign: Bytes) -> npt.NDArray[np.uint16]:
        number = eight_digits(values).astype(np.uint32)
        month = number // np.uint32(100)
        number -= month * np.uint32(100)
        days = number.astype(np.int16)
        days *= np.int16(10)
        days += last_digit
        self._set_sign(days, sign)
        self.days: npt.NDArray[np.int16] = days
        # What lies behind the table's end is no month, and neither is its last entry.
        index: npt.NDArray[np.uint16] = layout.month_table().take(month, mode="clip")
        self.clean &= index != layout.NO_MONTH
        return index

    def _read_amount(self, tail: Words, first_digit: Bytes, second_digit: Bytes) -> None:
        sign = tail.view(np.uint8)[7::8].copy()
        values = self._digits(tail, _ALL_BUT_LAST)
        values <<= _ONE_BYTE
        cents = eight_digits(values).astype(np.int32)
        leading = first_digit * np.int32(10)
        leading += second_digit
        leading *= np.int32(10_000_000)
        cents += leading
        self._set_sign(cents, sign)
        self.cents: npt.NDArray[np.int32] = cents

    def _set_sign(self, values: npt.NDArray[Any], signs: Bytes) -> None:
        minus = signs == _MINUS
        self.clean &= minus | (signs == _ZERO)
        if minus.any():
            np.negative(values, out=values, where=minus)

    def fits(self, prefix: bytes, first: int, last: int) -> Mask:
        """Which rows from first up to last begin with these 17 characters."""
        same: Mask = self._start[first:last] == np.uint64(int.from_bytes(prefix[:8], "little"))
        same &= self._middle[first:last] == np.uint64(int.from_bytes(prefix[8:16], "little"))
        same &= self._end[first:last] == prefix[16]
        return same
