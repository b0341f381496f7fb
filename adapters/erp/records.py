# SPDX-License-Identifier: MIT
"""One record of a DR file read field by field, with an exact finding for each field that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.erp import layout
from adapters.erp.text import CONTROLS
from domain.declaration import Employer, FindingCode
from domain.errors import InvalidValue
from domain.values import Money, Nif, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from adapters.erp.findings import FindingLog


@dataclass(frozen=True, slots=True)
class Head:
    """An R1; a field is None where it is wrong."""

    niss: Niss | None
    nif: Nif | None
    month: YearMonth | None
    name: str

    @property
    def employer(self) -> Employer | None:
        """The company, where both of its numbers are sound."""
        return Employer(self.niss, self.nif, self.name) if self.niss and self.nif else None


@dataclass(frozen=True, slots=True)
class Value:
    """An R2; a field is None where it is wrong."""

    niss: Niss | None
    month: YearMonth | None
    days: int | None
    cents: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """An R3; a field is None where it is wrong."""

    total: Money | None
    contributions: Money | None
    rate: Rate | None
    count: int | None


class Fields:
    """Reads the fields of one line and logs what is wrong with them."""

    def __init__(self, text: str, line: int, log: FindingLog) -> None:
        self.text = text
        self._line = line
        self._log = log

    def head(self) -> Head:
        """The line as an R1."""
        return Head(
            niss=self._employer_niss(),
            nif=self._nif(),
            name=self.text[layout.R1_NAME].translate(CONTROLS).strip(),
            month=self._month(layout.R1_MONTH),
        )

    def value(self) -> Value:
        """The line as an R2, but for whom it belongs to."""
        return Value(
            niss=self._worker_niss(),
            month=self._month(layout.R2_MONTH),
            days=self._signed("days", layout.R2_DAYS, layout.R2_DAYS_SIGN),
            cents=self._signed("amount", layout.R2_AMOUNT, layout.R2_AMOUNT_SIGN),
        )

    def totals(self) -> Totals:
        """The line as an R3, but for whom it belongs to."""
        total = self._signed("total", layout.R3_TOTAL, layout.R3_TOTAL_SIGN)
        contributions = self._signed("contributions", layout.R3_CONTRIBUTIONS, layout.R3_CONTRIBUTIONS_SIGN)
        rate = self._number("rate", layout.R3_RATE)
        return Totals(
            total=None if total is None else Money(total),
            contributions=None if contributions is None else Money(contributions),
            rate=None if rate is None else Rate(rate),
            count=self._number("count", layout.R3_COUNT),
        )

    def belongs(self, start: str | None) -> bool:
        """Whether employer and establishment are those of the block; True where the block's are not known."""
        if start is None:
            return True
        same = self._same(layout.EMPLOYER, start, FindingCode.OTHER_EMPLOYER)
        return self._same(layout.ESTABLISHMENT, start, FindingCode.OTHER_ESTABLISHMENT) and same

    def _same(self, place: slice, start: str, code: FindingCode) -> bool:
        found, expected = self.text[place], start[place]
        if found != expected:
            self._error(code, place, found=found, expected=expected)
        return found == expected

    def _error(self, code: FindingCode, place: slice, **params: int | str) -> None:
        self._log.error(code, self._line, place.start + 1, **params)

    def _employer_niss(self) -> Niss | None:
        text = self.text[layout.EMPLOYER]
        try:
            return Niss.valid(text)
        except InvalidValue:
            self._error(FindingCode.BAD_EMPLOYER_NISS, layout.EMPLOYER, found=text)
            return None

    def _nif(self) -> Nif | None:
        text = self.text[layout.R1_NIF]
        try:
            return Nif.valid(text)
        except InvalidValue:
            self._error(FindingCode.BAD_NIF, layout.R1_NIF, found=text)
            return None

    def _worker_niss(self) -> Niss | None:
        text = self.text[layout.R2_NISS]
        try:
            niss = Niss(text)
        except InvalidValue:
            self._error(FindingCode.BAD_WORKER_NISS, layout.R2_NISS, found=text)
            return None
        if not niss.check_digit_ok:
            column = layout.R2_NISS.start + 1
            self._log.warning(FindingCode.WORKER_CHECK_DIGIT, self._line, column, found=text)
        return niss

    def _month(self, place: slice) -> YearMonth | None:
        text = self.text[place]
        try:
            # 0 is no month, and refused as one.
            return YearMonth.from_number(int(text) if _is_digits(text) else 0)
        except InvalidValue:
            self._error(FindingCode.BAD_MONTH, place, found=text)
            return None

    def _number(self, name: str, place: slice) -> int | None:
        text = self.text[place]
        if _is_digits(text):
            return int(text)
        self._error(FindingCode.BAD_NUMBER, place, field=name, found=text)
        return None

    def _signed(self, name: str, place: slice, sign_at: int) -> int | None:
        number = self._number(name, place)
        sign = self.text[sign_at]
        if sign not in ("0", "-"):
            self._error(FindingCode.BAD_SIGN, slice(sign_at, sign_at + 1), found=sign)
            return None
        return -number if number and sign == "-" else number


def _is_digits(text: str) -> bool:
    """ASCII digits alone; str.isdigit would take others too."""
    return text.isascii() and text.isdigit()
