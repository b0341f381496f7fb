# SPDX-License-Identifier: MIT
"""Numbers are read by the grammar or not at all."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.tables.numbers import Convention, Doubt, agreed_convention, as_kept, read_number, readings
from domain.values import Money

COMMA, POINT = Convention.COMMA, Convention.POINT
cents = st.integers(-(10**11), 10**11)
blanks = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"])
fixed = settings(derandomize=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1\u202f234\u202f567", "1234567"),
        ("12.345.678,9", "12345678.9"),
        ("-5", "-5"),
        ("5-", "-5"),
        ("(5)", "-5"),
        ("−5", "-5"),
        ("(1.234,50 €)", "-1234.50"),
        ("€ 5,00", "5.00"),
        ("5,00 €", "5.00"),
        ("-5,10€", "-5.10"),
        ("0,5", "0.5"),
        ("0.500", "0.500"),
        ("007", "7"),
        ("1234", "1234"),
        ("1234.567", "1234.567"),
        (" 7 ", "7"),
    ],
)
def test_what_can_be_read_in_one_way_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.234", "1,234", "-1.234", "12.000", "999,999 €", "(1.234)"])
def test_what_can_be_read_in_two_ways_is_asked_for(text: str) -> None:
    assert read_number(text) is Doubt.AMBIGUOUS
    found = readings(text)
    assert {read_number(text, COMMA), read_number(text, POINT)} == set(found.values())
    assert len(set(found.values())) == 2


def test_a_convention_settles_it_and_refuses_the_other_one() -> None:
    assert read_number("1.234", COMMA) == 1234
    assert read_number("1.234", POINT) == Decimal("1.234")
    assert read_number("1,234.56", COMMA) is Doubt.NOT_A_NUMBER
    assert read_number("1.234,56", POINT) is Doubt.NOT_A_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1_000", "NaN", "Infinity", "1e5", "1E5", "0x10", "²", "1²", "٣", "１２", "1.23.456", "1.2345,6",
        "1,23,456.7", "12.34,5", "1 23", "1 234.56", "1.234 567", "0.123.456", "--5",
        "-5-", "(-5)", "(5", "5)", "+5", "5%", "€€5",
        "€5€",
        "5 EUR", "1,2,3", "1.2.3", ",5", ".5", "5,", "5.", "- 5", "abc", "5a", "1\n2", "9" * 41, "½",
    ],
)  # fmt: skip
def test_everything_else_is_no_number(text: str) -> None:
    assert read_number(text) is Doubt.NOT_A_NUMBER
    assert read_number(text, COMMA) is Doubt.NOT_A_NUMBER
    assert read_number(text, POINT) is Doubt.NOT_A_NUMBER


def grouped(whole: int, separator: str) -> str:
    return f"{whole:,}".replace(",", separator)


def spelled(amount: int, separator: str, mark: str, sign: str) -> str:
    whole, rest = divmod(abs(amount), 100)
    text = f"{grouped(whole, separator)}{mark}{rest:02d}"
    return sign.replace("5", text) if amount < 0 else text


@fixed
@given(cents, blanks, st.sampled_from(["-5", "5-", "(5)", "−5", "-5 €", "€ -5"]))
def test_every_amount_comes_back_from_every_spelling(amount: int, blank: str, sign: str) -> None:
    wanted = Decimal(amount).scaleb(-2)
    for convention, separators, mark in ((COMMA, (".", blank, ""), ","), (POINT, (",", ""), ".")):
        for separator in separators:
            text = spelled(amount, separator, mark, sign)
            assert read_number(text) == wanted, text
            assert read_number(text, convention) == wanted, text


@fixed
@given(cents)
def test_what_the_program_prints_it_reads(amount: int) -> None:
    money = Money(amount)
    value = read_number(money.format())
    assert isinstance(value, Decimal)
    assert Money.from_decimal(value) == money


@fixed
@example("١٢٣")
@example("1٬234")
@given(st.text(max_size=12))
def test_whatever_is_read_was_written_in_plain_digits(text: str) -> None:
    value = read_number(text)
    if isinstance(value, Decimal):
        digits = [sign for sign in text if unicodedata.numeric(sign, None) is not None]
        assert all(sign in "0123456789" for sign in digits)
        assert value.is_finite()


@fixed
@given(st.text(alphabet="0123456789.,- \u00a0€()", max_size=14))
def test_a_reading_without_a_convention_is_the_reading_of_each_that_allows_it(text: str) -> None:
    found, value = readings(text), read_number(text)
    if isinstance(value, Decimal):
        assert set(found.values()) == {value}
    else:
        assert (value is Doubt.AMBIGUOUS) is (len(set(found.values())) == 2)


@fixed
@given(st.integers(1, 999), st.integers(0, 999))
def test_one_group_of_three_behind_a_mark_is_always_ambiguous(whole: int, rest: int) -> None:
    for mark in ".,":
        assert read_number(f"{whole}{mark}{rest:03d}") is Doubt.AMBIGUOUS


def test_neighbours_settle_a_column_only_where_they_agree() -> None:
    assert agreed_convention(["1.234", "5,10", "7"]) is COMMA
    assert agreed_convention(["1.234", "5.10"]) is POINT
    assert agreed_convention(["1.234", "7", "text"]) is None
    assert agreed_convention(["5,10", "5.10"]) is None
    assert agreed_convention([]) is None


def test_a_workbook_s_number_has_the_digits_that_excel_keeps() -> None:
    assert as_kept(Decimal(repr(0.1 + 0.2))) == Decimal("0.3")
    assert as_kept(Decimal("1234.565")) == Decimal("1234.565")
    assert as_kept(Decimal("25000000001.0")) == 25000000001
