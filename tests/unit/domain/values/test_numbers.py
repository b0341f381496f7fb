# SPDX-License-Identifier: MIT
"""NISS and NIF: their check digits, and that they never show themselves whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.pt import nif as other_opinion

from domain.errors import InvalidValue
from domain.values import Nif, Niss


def digits(n: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=n, max_size=n)


@given(digits(9))
def test_a_nif_is_valid_where_a_second_opinion_says_so(text: str) -> None:
    assert Nif(text).check_digit_ok == (text[8] == other_opinion.calc_check_digit(text[:8]))


@given(digits(8).filter(lambda text: text[0] != "0"))
def test_a_completed_nif_is_valid(first: str) -> None:
    nif = Nif.with_check_digit(first)
    assert other_opinion.is_valid(nif.digits)
    assert Nif.valid(f" {nif.digits} ") == nif


@given(digits(8), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_of_a_nif_is_noticed_unless_the_remainder_hides_it(first: str, at: int, shift: int) -> None:
    nif = Nif.with_check_digit(first).digits
    wrong = nif[:at] + str((int(nif[at]) + shift) % 10) + nif[at + 1 :]
    weighted = [
        sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), text[:8], strict=True)) % 11
        for text in (nif, wrong)
    ]
    # The scheme's own weakness: remainders 0 and 1 share the check digit 0.
    hidden = at < 8 and set(weighted) == {0, 1}
    assert Nif(wrong).check_digit_ok == hidden


@given(digits(10))
def test_a_completed_niss_is_valid(first: str) -> None:
    niss = Niss.with_check_digit(first)
    weights = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
    assert int(niss.digits[10]) == 9 - sum(w * int(d) for w, d in zip(weights, first, strict=True)) % 10
    assert Niss.valid(f" {niss.digits} ") == niss
    assert Niss.from_number(niss.number) == niss


@given(digits(10), st.integers(1, 9))
def test_another_check_digit_of_a_niss_is_wrong(first: str, shift: int) -> None:
    niss = Niss.with_check_digit(first).digits
    assert not Niss(niss[:10] + str((int(niss[10]) + shift) % 10)).check_digit_ok


@given(digits(9).map(Nif), digits(11).map(Niss))
def test_a_number_prints_masked(nif: Nif, niss: Niss) -> None:
    for number in (nif, niss):
        for shown in (
            str(number),
            repr(number),
            f"{number}",
            f"{number!r}",
            f"{[number]}",
            f"{number!s:>40}",
        ):
            assert number.digits not in shown
            assert number.masked in shown


def test_the_mask_shows_both_ends() -> None:
    assert str(Nif("508025660")) == "508…660"
    assert repr(Niss("25260000591")) == "Niss(2526…591)"


@pytest.mark.parametrize(
    "text", ["", "12345678", "1234567890", "12345678a", " 12345678", "-12345678", "１２３４５６７８９", "²23456789"]
)
def test_other_text_is_no_nif(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Nif(text)
    assert caught.value.kind == "nif"
    assert text not in str(caught.value) or not text


@pytest.mark.parametrize("text", ["", "1234567890", "123456789012", "1234567890a", "١٢٣٤٥٦٧٨٩٠١", "+1234567890"])
def test_other_text_is_no_niss(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Niss(text)
    assert caught.value.kind == "niss"
    assert text not in str(caught.value) or not text


def test_a_wrong_check_digit_is_invalid_where_it_must_be_right() -> None:
    with pytest.raises(InvalidValue):
        Nif.valid("508025661")
    with pytest.raises(InvalidValue):
        Niss.valid("25260000590")


@pytest.mark.parametrize("number", [-1, 100_000_000_000])
def test_a_number_of_other_length_is_no_niss(number: int) -> None:
    with pytest.raises(InvalidValue):
        Niss.from_number(number)


def test_numbers_order_as_their_digits() -> None:
    assert min([Niss("20000000009"), Niss("10000000009")]).digits.startswith("1")
    assert Nif("500000000") < Nif("500000001")
