# SPDX-License-Identifier: MIT
"""Tax numbers (NIF, NIPC for companies)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from domain.errors import InvalidValue


@dataclass(frozen=True, slots=True, order=True)
class Nif:
    """Nine digits, the last a check digit modulo 11.

    Attributes:
        digits: the nine ASCII digits.
    """

    digits: str

    def __post_init__(self) -> None:
        if not (len(self.digits) == 9 and self.digits.isascii() and self.digits.isdecimal()):
            raise InvalidValue("nif", self.digits)

    @classmethod
    def valid(cls, digits: str) -> Self:
        """Digits whose check digit must be right.

        Raises:
            InvalidValue: there are not nine digits, or the check digit is wrong.
        """
        nif = cls(digits.strip())
        if not nif.check_digit_ok:
            raise InvalidValue("nif", digits)
        return nif

    @classmethod
    def with_check_digit(cls, first_eight: str) -> Self:
        """Eight digits completed with their check digit: 0 where the remainder is 0 or 1, else 11 − remainder."""
        rest = sum(w * int(d) for w, d in zip(range(9, 1, -1), first_eight, strict=True)) % 11
        return cls(first_eight + str(0 if rest < 2 else 11 - rest))

    @property
    def check_digit_ok(self) -> bool:
        """Whether the ninth digit is the one that the first eight call for."""
        return self.with_check_digit(self.digits[:8]) == self

    @property
    def masked(self) -> str:
        """The form that logs may carry: ``508…661``."""
        return f"{self.digits[:3]}…{self.digits[-3:]}"

    def __repr__(self) -> str:
        return f"Nif({self.masked})"

    def __str__(self) -> str:
        return self.masked
