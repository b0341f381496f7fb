# SPDX-License-Identifier: MIT
"""Euro amounts as integer cents, so that no sum is ever a cent off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from domain.errors import InvalidValue

if TYPE_CHECKING:
    from domain.values.rate import Rate

# Thin, narrow no-break and no-break spaces group thousands in Portuguese text.
_GROUP = "[ \u00a0\u202f\u2009]"
_PT = re.compile(
    rf"([-−]?)(\d{{1,3}}(?:{_GROUP}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(\d{{1,2}}))?{_GROUP}*€?", re.ASCII
)
_NEUTRAL = re.compile(r"([-−]?)(\d+)(?:\.(\d{1,2}))?", re.ASCII)
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount in euro.

    Attributes:
        cents: the signed amount in euro cents; never a float, never a bool.
    """

    cents: int = 0

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            raise InvalidValue("money", repr(self.cents))

    def __add__(self, other: Self) -> Self:
        return type(self)(self.cents + other.cents)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.cents - other.cents)

    def __neg__(self) -> Self:
        return type(self)(-self.cents)

    def __abs__(self) -> Self:
        return type(self)(abs(self.cents))

    def __bool__(self) -> bool:
        return self.cents != 0

    def times(self, rate: Rate) -> Self:
        """This amount multiplied by a rate, rounded half up (away from zero) to the cent."""
        product = abs(self.cents) * rate.hundredths
        cents = (product + _TEN_THOUSAND // 2) // _TEN_THOUSAND
        return type(self)(cents if self.cents >= 0 else -cents)

    @classmethod
    def from_decimal(cls, value: Decimal) -> Self:
        """Euro as an exact decimal, e.g. ``Decimal("1234.56")``.

        Raises:
            InvalidValue: the value is not finite, a million million or more, or has more than two decimals that count.
        """
        if not value.is_finite() or value.adjusted() > 11:
            raise InvalidValue("money", str(value))
        sign, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int) or exponent < -40:
            raise InvalidValue("money", str(value))
        whole = int("".join(map(str, digits)))
        if exponent >= -2:
            cents = whole * 10 ** (exponent + 2)
        else:
            cents, rest = divmod(whole, 10 ** (-2 - exponent))
            if rest:
                raise InvalidValue("money", str(value))
        return cls(-cents if sign else cents)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read Portuguese text such as ``1 234,56 €``, ``1.234,56`` or ``-5``.

        Raises:
            InvalidValue: the text is anything else.
        """
        return cls._from_match(_PT.fullmatch(text.strip()), text)

    @classmethod
    def parse_neutral(cls, text: str) -> Self:
        """Read the neutral form ``-1234.56``.

        Raises:
            InvalidValue: the text is anything else.
        """
        return cls._from_match(_NEUTRAL.fullmatch(text.strip()), text)

    @classmethod
    def _from_match(cls, match: re.Match[str] | None, text: str) -> Self:
        if match is None:
            raise InvalidValue("money", text)
        sign, whole, decimals = match.groups()
        cents = int(re.sub(r"\D", "", whole)) * 100 + int((decimals or "0").ljust(2, "0"))
        return cls(-cents if sign else cents)

    def format(self, *, symbol: bool = True) -> str:
        """Portuguese text: ``1 234,56 €``, thousands set apart by a no-break space."""
        whole, decimals = divmod(abs(self.cents), 100)
        text = f"{'-' if self.cents < 0 else ''}{whole:,}".replace(",", "\u00a0") + f",{decimals:02d}"
        return f"{text}\u00a0€" if symbol else text

    def plain(self, decimal_mark: str = ".") -> str:
        """Digits with two decimals and no grouping: ``-1234.56``."""
        whole, decimals = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{whole}{decimal_mark}{decimals:02d}"

    def __str__(self) -> str:
        return self.plain()


ZERO = Money(0)
