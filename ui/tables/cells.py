# SPDX-License-Identifier: MIT
"""The kinds of columns that the tables share: money, months, rates, counts and moments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from domain.errors import InvalidValue
from domain.standing import STANDINGS, WORST_FIRST
from domain.values import Money, Rate, YearMonth
from ui import formats, texts
from ui.tables.columns import ABSENT, ABSENT_TEXT, MomentColumn, NumberColumn, Numbers, TextColumn
from ui.texts import deadlines

SHORT = "*"
"""Behind a sum of differences of which some are not known; see short_explained."""
STATES = list(STANDINGS)
STATE_NUMBERS = {status: number for number, status in enumerate(STATES)}


def money_column(cents: Iterable[int] | Numbers, *, sign: bool = False, absent: str = ABSENT_TEXT) -> NumberColumn:
    """Euro cents; positive ones with a sign where they are differences; words of its own where there are none."""
    return NumberColumn(
        _numbers(cents),
        formats.cents_format(sign=sign),
        formats.plain_cents,
        _cents_meant,
        read=_cents,
        adds=True,
        absent=absent,
        # A difference that was not worked out, though its sides are there.
        short=SHORT if sign else "",
    )


def short_explained() -> str:
    """What the mark behind a sum of differences means."""
    return QCoreApplication.translate("tables", "* without the groups that were not compared")


def _cents_meant(word: str) -> int | None:
    if not any(mark in word for mark in ",."):
        return None
    return _cents(word.lstrip("+-−"))


def _cents(text: str) -> int | None:
    text = text.strip().replace("−", "-")
    try:
        if formats.language() == "pt":
            return Money.parse(text).cents
        return Money.parse_neutral(text.replace(",", "")).cents
    except InvalidValue:
        return None


def _whole(text: str) -> int | None:
    digits = "".join(text.replace("−", "-").split())
    return int(digits) if digits.removeprefix("-").isdecimal() and digits.isascii() else None


def count_column(numbers: Iterable[int] | Numbers) -> NumberColumn:
    """Whole numbers."""
    return NumberColumn(_numbers(numbers), formats.whole, str, read=_whole, adds=True)


def days_column(days: Iterable[int]) -> NumberColumn:
    """Days until a deadline, in words; negative after it."""
    return NumberColumn(_numbers(days), deadlines.left, str, read=_whole, copied=deadlines.left)


def size_column(sizes: Iterable[int]) -> NumberColumn:
    """Bytes."""
    return NumberColumn(_numbers(sizes), texts.size, str)


def _numbers(values: Iterable[int] | Numbers) -> Numbers:
    return values if isinstance(values, np.ndarray) else np.fromiter(values, np.int64)


def moment_column(moments: Iterable[datetime | None]) -> MomentColumn:
    """Moments, shown in local time."""
    known: dict[datetime | None, int] = {None: ABSENT}
    seconds = (known.get(at) or known.setdefault(at, int(at.timestamp()) if at else ABSENT) for at in moments)
    return MomentColumn(np.fromiter(seconds, np.int64), _moment)


def _moment(seconds: int) -> str:
    return formats.date_time(datetime.fromtimestamp(seconds, UTC))


def month_column(months: Iterable[YearMonth]) -> TextColumn:
    """Months."""
    # Numbers hash many times faster than dataclasses.
    return TextColumn.of(
        (month.number for month in months), lambda number: formats.month(YearMonth.from_number(number)), int
    )


def rate_column(rates: Iterable[Rate]) -> TextColumn:
    """Contribution rates."""
    return TextColumn.of((rate.hundredths for rate in rates), lambda number: formats.rate(Rate(number)), int)


def state_column(states: NDArray[np.int8]) -> TextColumn:
    """States in words, from their numbers; the worst first when sorted."""
    said = [texts.status(status) for status in STATES]
    return TextColumn(
        states, said, [WORST_FIRST.index(status) for status in STATES], [status.value for status in STATES]
    )
