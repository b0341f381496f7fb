# SPDX-License-Identifier: MIT
"""Social-security identification numbers (NISS) of workers and employers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from domain.errors import InvalidValue

_WEIGHTS = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)


@dataclass(frozen=True, slots=True, order=True)
class Niss:
    """Eleven digits, the last a check digit: 9 − (weighted sum of the first ten mod 10).

    Attributes:
        digits: the eleven ASCII digits. Workers' numbers start with 1, employers' with 2.
    """

    digits: str

    def __post_init__(self) -> None:
        if not (len(self.digits) == 11 and self.digits.isascii() and self.digits.isdecimal()):
            raise InvalidValue("niss", self.digits)

    @classmethod
    def from_number(cls, number: int) -> Self:
        """From the integer that the store and the portal use."""
        return cls(f"{number:011d}")

    @classmethod
    def valid(cls, digits: str) -> Self:
        """Digits whose check digit must be right.

        Raises:
            InvalidValue: there are not eleven digits, or the check digit is wrong.
        """
        niss = cls(digits.strip())
        if not niss.check_digit_ok:
            raise InvalidValue("niss", digits)
        return niss

    @classmethod
    def with_check_digit(cls, first_ten: str) -> Self:
        """Ten digits completed with their check digit."""
        return cls(first_ten + str(9 - sum(w * int(d) for w, d in zip(_WEIGHTS, first_ten, strict=True)) % 10))

    @property
    def check_digit_ok(self) -> bool:
        """Whether the eleventh digit is the one that the first ten call for."""
        return self.with_check_digit(self.digits[:10]) == self

    @property
    def number(self) -> int:
        """The digits as an integer."""
        return int(self.digits)

    @property
    def masked(self) -> str:
        """The form that logs may carry: ``2526…591``."""
        return f"{self.digits[:4]}…{self.digits[-3:]}"

    def __repr__(self) -> str:
        return f"Niss({self.masked})"

    def __str__(self) -> str:
        return self.masked
