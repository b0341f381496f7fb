# SPDX-License-Identifier: MIT
"""Rates are exact hundredths of a percent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidValue
from domain.values import Rate

rates = st.integers(0, 9999).map(Rate)


@given(rates)
def test_every_printed_form_reads_back(rate: Rate) -> None:
    assert Rate.parse(rate.plain()) == rate
    assert Rate.parse(rate.plain(",")) == rate
    assert Rate.parse(f" {rate} % ") == rate
    assert Rate.from_decimal(Decimal(rate.plain())) == rate


@given(st.integers(0, 4999), st.integers(0, 5000))
def test_a_worker_s_and_an_employer_s_part_add_up(worker: int, employer: int) -> None:
    assert Rate.of(Rate(worker).plain(), Decimal(Rate(employer).plain())) == Rate(worker + employer)


@pytest.mark.parametrize(
    ("worker", "employer", "text"), [("11", "23.75", "34.75"), ("9.30", "20.30", "29.60"), ("0", "26.1", "26.10")]
)
def test_the_known_rates_come_out(worker: str, employer: str, text: str) -> None:
    assert str(Rate.of(worker, employer)) == text


def test_printing_has_two_decimals_and_no_sign() -> None:
    assert Rate(3475).plain(",") == "34,75"
    assert Rate(5).plain() == "0.05"
    assert f"{Rate(2960)}" == "29.60"


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [("34,75", 3475), ("34.7", 3470), ("34 %", 3400), ("34,75\u00a0%", 3475), ("0", 0), ("99,99%", 9999)],
)
def test_a_percentage_is_read(text: str, hundredths: int) -> None:
    assert Rate.parse(text) == Rate(hundredths)


@pytest.mark.parametrize(
    "text", ["", "%", "-1", "100", "34,755", "34,", ",5", "1e1", "NaN", "1_0", "３４", "٣٤", "34,75 %%"]
)
def test_other_text_is_no_rate(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Rate.parse(text)
    assert (caught.value.kind, caught.value.value) == ("rate", text)


@pytest.mark.parametrize("wrong", [-1, 10_000, 34.75, True, "3475", None])
def test_only_four_digits_are_a_rate(wrong: Any) -> None:
    with pytest.raises(InvalidValue):
        Rate(wrong)


@pytest.mark.parametrize("wrong", ["-0.01", "100", "34.755", "NaN", "Infinity", "1E+3"])
def test_a_decimal_that_is_no_rate_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidValue):
        Rate.from_decimal(Decimal(wrong))


@given(rates, rates)
def test_order_is_that_of_the_hundredths(a: Rate, b: Rate) -> None:
    assert (a < b) == (a.hundredths < b.hundredths)
    assert (a == b) == (a.hundredths == b.hundredths)
