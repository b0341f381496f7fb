# SPDX-License-Identifier: MIT
"""Months count, order and print like the calendar's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidValue
from domain.values import YearMonth

months = st.builds(YearMonth, st.integers(1901, 2998), st.integers(1, 12))
FIRST, LAST = YearMonth(1900, 1), YearMonth(2999, 12)


@given(months)
def test_next_and_previous_undo_each_other(month: YearMonth) -> None:
    assert month.next().previous() == month == month.previous().next()
    assert month.previous() < month < month.next()


@given(months, st.integers(-11, 11), st.integers(-11, 11))
def test_steps_add_up(month: YearMonth, some: int, more: int) -> None:
    assert month.plus(0) == month
    assert month.plus(some) == month.plus(some - 1).next()
    if 1901 < month.year < 2998:
        assert month.plus(some).plus(more) == month.plus(some + more)


@given(months)
def test_every_printed_form_reads_back(month: YearMonth) -> None:
    assert YearMonth.parse(str(month)) == month
    assert YearMonth.parse(f" {month.number} ") == month
    assert YearMonth.from_number(month.number) == month
    assert len(str(month)) == 7


@given(months, months)
def test_order_is_that_of_the_numbers(a: YearMonth, b: YearMonth) -> None:
    assert (a < b) == (a.number < b.number) == (str(a) < str(b))
    assert (a == b) == (a.number == b.number)


@given(months, st.integers(-3, 40))
def test_a_range_has_every_month_once(first: YearMonth, length: int) -> None:
    last = first.plus(min(length, (LAST.year - first.year) * 12))
    found = list(YearMonth.range(first, last))
    assert len(found) == max(0, (last.year - first.year) * 12 + last.month - first.month + 1)
    assert found == sorted(set(found))
    assert not found or (found[0], found[-1]) == (first, last)


def test_a_range_may_end_with_the_last_month_there_is() -> None:
    assert list(YearMonth.range(LAST.previous(), LAST)) == [LAST.previous(), LAST]
    assert next(iter(YearMonth.range(FIRST, LAST))) == FIRST


@given(st.dates(date(1920, 1, 1), date(2900, 12, 31)), st.integers(1, 36))
def test_completed_months_end_before_the_day(today: date, n: int) -> None:
    found = YearMonth.last_completed(n, today)
    assert len(found) == n
    assert found[-1].next() == YearMonth.of(today)
    assert found == list(YearMonth.range(found[0], found[-1]))


def test_a_month_is_not_completed_on_its_last_day() -> None:
    assert YearMonth.last_completed(1, date(2026, 10, 31)) == [YearMonth(2026, 9)]
    assert YearMonth.last_completed(12, date(2026, 11, 1))[0] == YearMonth(2025, 11)
    assert YearMonth.last_completed(0, date(2026, 11, 1)) == []


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-00", "2026-1", "26-10", "2026/10", "10-2026", "0000-01", "1899-12", "3000-01",
     "２０２６-10", "2026-1０", "2026--1", "-2026-10", "2026-10-01", "agora"],
)  # fmt: skip
def test_other_text_is_no_month(text: str) -> None:
    with pytest.raises(InvalidValue, match="not a valid month"):
        YearMonth.parse(text)


@pytest.mark.parametrize(
    ("year", "month"), [(2026, 0), (2026, 13), (1899, 1), (3000, 1), (2026.0, 1), (2026, True), ("2026", 1)]
)
def test_only_real_months_can_be_made(year: Any, month: Any) -> None:
    with pytest.raises(InvalidValue):
        YearMonth(year, month)


def test_there_is_nothing_before_the_first_and_after_the_last() -> None:
    with pytest.raises(InvalidValue):
        FIRST.previous()
    with pytest.raises(InvalidValue):
        LAST.next()
