# SPDX-License-Identifier: MIT
"""Contribution rates as hundredths of a percent: 3475 is 34,75 %."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from domain.errors import InvalidValue

# A no-break space goes before the sign in Portuguese text.
_TEXT = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?[ \u00a0\u202f]*%?", re.ASCII)
_HIGHEST = 9_999


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """A global contribution rate, employer and worker together.

    Attributes:
        hundredths: hundredths of a percent, 0 to 9999 (the four digits of a DR file).
    """

    hundredths: int

    def __post_init__(self) -> None:
        if type(self.hundredths) is not int or not 0 <= self.hundredths <= _HIGHEST:
            raise InvalidValue("rate", repr(self.hundredths))

    @classmethod
    def of(cls, worker: Decimal | str, employer: Decimal | str) -> Self:
        """The global rate of a worker's and an employer's part, each in percent: ``of("11", "23.75")``."""
        return cls.from_decimal(Decimal(worker) + Decimal(employer))

    @classmethod
    def from_decimal(cls, percent: Decimal) -> Self:
        """A rate from an exact percentage such as ``Decimal("34.75")``.

        Raises:
            InvalidValue: it is negative, 100 or more, or finer than a hundredth of a percent.
        """
        if not percent.is_finite() or not 0 <= percent < 100 or percent * 100 % 1:
            raise InvalidValue("rate", str(percent))
        return cls(int(percent * 100))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``34,75``, ``34.75`` or ``34,75 %``.

        Raises:
            InvalidValue: the text is anything else.
        """
        match = _TEXT.fullmatch(text.strip())
        if match is None:
            raise InvalidValue("rate", text)
        whole, decimals = match.groups()
        return cls(int(whole) * 100 + int((decimals or "0").ljust(2, "0")))

    def plain(self, decimal_mark: str = ".") -> str:
        """The percentage with two decimals and no sign: ``34.75``."""
        return f"{self.hundredths // 100}{decimal_mark}{self.hundredths % 100:02d}"

    def __str__(self) -> str:
        return self.plain()
