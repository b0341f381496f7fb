# SPDX-License-Identifier: MIT
"""Months are read as they are written here and there, and asked for where two are meant."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.tables.months import read_month
from domain.tables.numbers import Doubt
from domain.values import YearMonth

OCTOBER = YearMonth(2026, 10)
PT = [
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
    "setembro", "outubro", "novembro", "dezembro",
]  # fmt: skip
EN = [
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
]  # fmt: skip
months = st.builds(YearMonth, st.integers(1900, 2999), st.integers(1, 12))


@pytest.mark.parametrize(
    "text",
    [
        "2026-10", "2026/10", "202610", "10/2026", "10-2026", "10.2026", "out 2026", "Out. 2026", "OUT/2026",
        "out-2026", "outubro de 2026", "Outubro 2026", "Oct 2026", "October 2026", " 2026-10 ", "2026-10-01",
        "2026/10/31", "31/10/2026",
        "10/31/2026", "10/10/2026",
    ],
)  # fmt: skip
def test_october(text: str) -> None:
    assert read_month(text) == OCTOBER


def test_months_of_one_digit_and_accents() -> None:
    assert read_month("3/2026") == YearMonth(2026, 3)
    assert read_month("MARÇO de 2026") == YearMonth(2026, 3)
    assert read_month("marco 2026") == YearMonth(2026, 3)
    assert read_month("Sept 2026") == YearMonth(2026, 9)


def test_real_dates_and_numbers() -> None:
    assert read_month(date(2026, 10, 31)) == OCTOBER
    assert read_month(datetime(2026, 10, 1, 12)) == OCTOBER  # noqa: DTZ001 - a workbook knows no time zone
    assert read_month(Decimal("202610.0")) == OCTOBER


@pytest.mark.parametrize("text", ["01/10/2026", "3.4.2026", "out 26", "10/26", "out-26", "26/10", "01/10/26"])
def test_what_may_mean_two_months_is_asked_for(text: str) -> None:
    assert read_month(text) is Doubt.AMBIGUOUS


@pytest.mark.parametrize(
    "value",
    [
        "", "2026", "2026-13", "13/2026", "00/2026", "1899-12", "2026-1", "outono 2026",
        "out", "٢٠٢٦-١٠", "２０２６１０",
        "2026-02-30",
        "31/02/2026", "outono 26", "x", Decimal(46296), Decimal("2026.10"), Decimal(202613), Decimal(-202610),
    ],
)  # fmt: skip
def test_everything_else_is_no_month(value: str | Decimal) -> None:
    assert read_month(value) is Doubt.NOT_A_NUMBER


@settings(derandomize=True)
@given(months)
def test_every_month_comes_back_from_every_spelling(month: YearMonth) -> None:
    name, english = PT[month.month - 1], EN[month.month - 1]
    spellings = [
        str(month), f"{month.month:02d}/{month.year}", str(month.number), f"{name} de {month.year}",
        f"{name[:3].upper()} {month.year}", f"{english[:3]} {month.year}", f"{english} {month.year}",
    ]  # fmt: skip
    assert [read_month(text) for text in spellings] == [month] * len(spellings)
    assert read_month(Decimal(month.number)) == month


@settings(derandomize=True)
@given(st.text(max_size=12))
def test_any_text_gives_a_month_or_a_doubt(text: str) -> None:
    assert isinstance(read_month(text), YearMonth | Doubt)
