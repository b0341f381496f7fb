# SPDX-License-Identifier: MIT
"""Calendar months, the unit in which contributions are declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from domain.errors import InvalidValue

_TEXT = re.compile(r"(\d{4})-?(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """One month of one year.

    Attributes:
        year: 1900 to 2999.
        month: 1 to 12.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (
            type(self.year) is int and type(self.month) is int and 1900 <= self.year <= 2999 and 1 <= self.month <= 12
        ):
            raise InvalidValue("month", f"{self.year}-{self.month}")

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_number(cls, yyyymm: int) -> Self:
        """From the number that files and the store use, e.g. ``202610``."""
        return cls(*divmod(yyyymm, 100))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-10`` or ``202610``.

        Raises:
            InvalidValue: the text is anything else, or no real month.
        """
        match = _TEXT.fullmatch(text.strip())
        if match is None:
            raise InvalidValue("month", text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def range(cls, first: Self, last: Self) -> Iterator[Self]:
        """Every month from first to last, both included; nothing where first is later."""
        for months in range((last.year - first.year) * 12 + last.month - first.month + 1):
            yield first.plus(months)

    @classmethod
    def last_completed(cls, n: int, today: date) -> list[Self]:
        """The n months that were over on that day, oldest first."""
        last = cls.of(today).previous()
        return list(cls.range(last.plus(1 - n), last))

    def plus(self, months: int) -> Self:
        """The month that many months later, or earlier where negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return type(self)(year, month + 1)

    def next(self) -> Self:
        """The month after this one."""
        return self.plus(1)

    def previous(self) -> Self:
        """The month before this one."""
        return self.plus(-1)

    @property
    def number(self) -> int:
        """This month as yyyymm, e.g. ``202610``."""
        return self.year * 100 + self.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
