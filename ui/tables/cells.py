# SPDX-License-Identifier: MIT
"""The kinds of columns that the tables share: money, months, rates, counts and moments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np

from domain.errors import InvalidValue
from domain.reconciliation import BucketStatus
from domain.values import Money, Rate, YearMonth
from ui import formats, texts
from ui.tables.columns import ABSENT, NumberColumn, TextColumn

STATES = list(BucketStatus)
STATE_NUMBERS = {status: number for number, status in enumerate(STATES)}
# Worst first, as a clerk wants to see them.
_STATE_RANKS = {
    BucketStatus.DIVERGES: 0,
    BucketStatus.ONLY_ERP: 1,
    BucketStatus.ONLY_PORTAL: 2,
    BucketStatus.NOT_COMPARED: 3,
    BucketStatus.TALLIES: 4,
}


def money_column(cents: Iterable[int], *, sign: bool = False) -> NumberColumn:
    """Euro cents; positive ones with a sign where they are differences."""
    return NumberColumn(
        np.fromiter(cents, np.int64),
        formats.cents_format(sign=sign),
        formats.plain_cents,
        _cents_meant,
    )


def _cents_meant(word: str) -> int | None:
    if not any(mark in word for mark in ",."):
        return None
    text = word.lstrip("+-−")
    try:
        if formats.language() == "pt":
            return Money.parse(text).cents
        return Money.parse_neutral(text.replace(",", "")).cents
    except InvalidValue:
        return None


def count_column(numbers: Iterable[int]) -> NumberColumn:
    """Whole numbers."""
    return NumberColumn(np.fromiter(numbers, np.int64), formats.whole, str)


def moment_column(moments: Iterable[datetime | None]) -> NumberColumn:
    """Moments, shown in local time."""
    seconds = (ABSENT if moment is None else int(moment.timestamp()) for moment in moments)
    return NumberColumn(np.fromiter(seconds, np.int64), _moment)


def _moment(seconds: int) -> str:
    return formats.date_time(datetime.fromtimestamp(seconds, UTC))


def month_column(months: Iterable[YearMonth]) -> TextColumn:
    """Months."""
    return TextColumn.of(months, formats.month, lambda month: month.number)


def rate_column(rates: Iterable[Rate]) -> TextColumn:
    """Contribution rates."""
    return TextColumn.of(rates, formats.rate, lambda rate: rate.hundredths)


def state_column(states: Iterable[BucketStatus]) -> TextColumn:
    """States in words, the worst first when sorted."""
    return TextColumn.of(states, texts.status, _STATE_RANKS.__getitem__)
