# SPDX-License-Identifier: MIT
"""Money is exact, and reads back what it prints."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidValue
from domain.values import Money, Rate

amounts = st.integers(-(10**14), 10**14).map(Money)
rates = st.integers(0, 9999).map(Rate)

NEITHER = [
    "", " ", "-", "€", "+1", "--1", "1-", "1e5", "1E5", "NaN", "nan", "inf", "Infinity", "1_000", "0x10", "abc",
    "1,234,5", "1,", ",5", "1.", ".5", "1 2", "12 34", "1\n2", "٣", "١٢", "１２", "²", "1½", "1$", "€ 1", "1 €€",
]  # fmt: skip
NOT_PORTUGUESE = [
    "1.5",
    "1,234",
    "1.2345",
    "1.234.5",
    "1 234.56",
    "1 234 5",
    "1.234 567",
    "1234.56",
    "12.34",
    "1,234.56",
]
NOT_NEUTRAL = ["1,5", "1 234.56", "1.234,56", "1.2345", "1.50 €", "1\u00a0234.56"]


@given(amounts)
def test_every_printed_form_reads_back(money: Money) -> None:
    assert Money.parse(money.format()) == money
    assert Money.parse(money.format(symbol=False)) == money
    assert Money.parse(money.plain(",")) == money
    assert Money.parse_neutral(money.plain()) == money
    assert Money.parse_neutral(str(money)) == money


@given(st.builds(Money, st.integers(-(10**14) + 1, 10**14 - 1)))
def test_a_decimal_is_taken_to_the_cent(money: Money) -> None:
    assert Money.from_decimal(Decimal(money.plain())) == money
    assert Money.from_decimal(Decimal(money.plain() + "000")) == money


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1 234,56 €", 123456), ("1\u00a0234,56\u00a0€", 123456), ("1\u202f234,56", 123456), ("1\u2009234", 123400),
        ("1.234,56", 123456), ("1234,5", 123450), ("-5", -500), ("−5,01", -501), ("0", 0), ("007", 700), ("-0", 0),
        ("1.234", 123400), ("  12,00€ ", 1200), ("1 234 567,89", 123456789), ("1.234.567,89€", 123456789),
    ],
)  # fmt: skip
def test_portuguese_text_is_read(text: str, cents: int) -> None:
    assert Money.parse(text) == Money(cents)


@pytest.mark.parametrize(("text", "cents"), [("1234.56", 123456), ("-0.5", -50), ("−7", -700), (" 3.10 ", 310)])
def test_neutral_text_is_read(text: str, cents: int) -> None:
    assert Money.parse_neutral(text) == Money(cents)


@pytest.mark.parametrize("text", NEITHER + NOT_PORTUGUESE)
def test_other_text_is_no_portuguese_amount(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Money.parse(text)
    assert (caught.value.kind, caught.value.value) == ("money", text)


@pytest.mark.parametrize("text", NEITHER + NOT_NEUTRAL)
def test_other_text_is_no_neutral_amount(text: str) -> None:
    with pytest.raises(InvalidValue, match="not a valid money"):
        Money.parse_neutral(text)


@given(st.text())
def test_any_text_is_an_amount_or_invalid(text: str) -> None:
    for read in (Money.parse, Money.parse_neutral):
        try:
            money = read(text)
        except InvalidValue:
            continue
        assert type(money.cents) is int


@pytest.mark.parametrize("wrong", [1.0, True, False, "1", None, Decimal(1), float("nan")])
def test_only_an_integer_is_an_amount(wrong: Any) -> None:
    with pytest.raises(InvalidValue):
        Money(wrong)


@pytest.mark.parametrize("wrong", ["NaN", "sNaN", "Infinity", "-Infinity", "0.001", "1E+20", "1E-50", "9E+999999"])
def test_a_decimal_that_is_no_amount_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidValue):
        Money.from_decimal(Decimal(wrong))


@given(amounts, amounts, amounts)
def test_amounts_add_like_integers(a: Money, b: Money, c: Money) -> None:
    zero = Money()
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a
    assert a + zero == a
    assert a + (-a) == zero
    assert a - b == a + (-b)
    assert (-a).cents == -(a.cents)
    assert abs(a) == (a if a >= zero else -a)
    assert bool(a) is (a != zero)


@given(amounts, amounts)
def test_order_is_that_of_the_cents(a: Money, b: Money) -> None:
    assert (a < b) == (a.cents < b.cents)
    assert (a <= b) == (a.cents <= b.cents)
    assert (a == b) == (hash(a) == hash(b))
    assert sorted([a, b]) == [min(a, b), max(a, b)]


@given(amounts, rates)
def test_a_share_is_rounded_half_up_to_the_cent(money: Money, rate: Rate) -> None:
    exact = Decimal(money.cents) * rate.hundredths / 10_000
    assert money.times(rate).cents == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("cents", "rate", "share"),
    [(2, 2500, 1), (1, 5000, 1), (1, 4999, 0), (-1, 5000, -1), (-1, 4999, 0), (100, 3475, 35), (0, 9999, 0)],
)
def test_half_a_cent_goes_away_from_zero(cents: int, rate: int, share: int) -> None:
    assert Money(cents).times(Rate(rate)) == Money(share)


@given(amounts, rates)
def test_a_share_keeps_its_sign(money: Money, rate: Rate) -> None:
    assert (-money).times(rate) == -money.times(rate)


def test_printing_is_portuguese_with_blanks_that_do_not_break() -> None:
    assert Money(123456789).format() == "1\u00a0234\u00a0567,89\u00a0€"
    assert Money(-5).format(symbol=False) == "-0,05"
    assert f"{Money(-123456)}" == "-1234.56"


def test_adding_something_else_is_a_mistake() -> None:
    other: Any = 1
    with pytest.raises((TypeError, AttributeError)):
        Money(1) + other
