# SPDX-License-Identifier: MIT
"""Months and rates of a file that cannot be are refused, unusual ones are asked about, others pass without a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.declaration import Finding, FindingCode, Severity
from domain.plausible import against_month, against_rate, agreed_to, asks, in_order, judged
from domain.values import Rate, YearMonth
from tests.unit.domain.use_cases.office import declared, file

TODAY = date(2026, 11, 30)
WARNING = Finding(Severity.WARNING, FindingCode.CONTRIBUTIONS_OFF)


@pytest.mark.parametrize(
    ("month", "code"),
    [
        ("2999-12", FindingCode.MONTH_AHEAD),
        ("2027-01", FindingCode.MONTH_AHEAD),
        ("2026-12", FindingCode.MONTH_NOT_BEGUN),
        ("2026-11", None),
        ("2023-11", None),
        ("2023-10", FindingCode.MONTH_LONG_AGO),
        ("2002-01", FindingCode.MONTH_LONG_AGO),
        ("2001-12", FindingCode.MONTH_TOO_OLD),
        ("1900-01", FindingCode.MONTH_TOO_OLD),
    ],
)
def test_months(month: str, code: FindingCode | None) -> None:
    found = against_month(YearMonth.parse(month), TODAY)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("hundredths", "code"),
    [
        (9999, FindingCode.RATE_TOO_HIGH),
        (5001, FindingCode.RATE_TOO_HIGH),
        (5000, FindingCode.UNUSUAL_RATE),
        (4001, FindingCode.UNUSUAL_RATE),
        (4000, FindingCode.UNKNOWN_RATE),
        (3475, None),
        (3330, None),
        (2610, None),
        (2287, None),
        (2288, None),
        (1234, FindingCode.UNKNOWN_RATE),
        (1100, None),
        (930, None),
        (100, FindingCode.UNKNOWN_RATE),
        (99, FindingCode.UNUSUAL_RATE),
        (0, FindingCode.UNUSUAL_RATE),
    ],
)
def test_rates(hundredths: int, code: FindingCode | None) -> None:
    found = against_rate(Rate(hundredths))
    assert (found and found.code) == code


def test_a_file_keeps_nothing_beside_an_impossible_month_and_says_where() -> None:
    ahead = replace(declared(100, month=YearMonth(2027, 2)), month_at=(2, 93), rate_at=(9, 57))
    found = judged(file("a.txt", declared(100, rate=Rate(0)), ahead, findings=(WARNING,)), TODAY)
    assert (found.refused, found.declarations) == (True, ())
    assert [one.severity for one in found.findings] == [Severity.ERROR, Severity.QUESTION, Severity.WARNING]
    assert (found.findings[0].line, found.findings[0].column) == (2, 93)


def test_a_declaration_at_a_rate_that_is_not_known_is_warned_of_and_not_held_up() -> None:
    found = judged(file("a.txt", replace(declared(100, rate=Rate(1234)), rate_at=(4, 57))), TODAY)
    [warning] = found.findings
    assert (warning.severity, warning.code, warning.line) == (Severity.WARNING, FindingCode.UNKNOWN_RATE, 4)
    assert (asks(found.findings), found.refused, len(found.declarations)) == (False, False, 1)


def test_each_question_is_asked_once_where_it_comes_first() -> None:
    old = [replace(declared(n, rate=Rate(0)), rate_at=(n, 57)) for n in (4, 8)]
    found = judged(file("a.txt", *old), TODAY)
    assert len(found.declarations) == 2
    [question] = found.findings
    assert (question.line, question.column, asks(found.findings)) == (4, 57, True)
    assert [one.severity for one in agreed_to(found.findings)] == [Severity.WARNING]


def test_a_file_with_nothing_unusual_is_left_as_it_is() -> None:
    read = file("a.txt", declared(100), findings=(WARNING,))
    assert judged(read, TODAY) is read
    refused = replace(read, findings=(Finding(Severity.ERROR, FindingCode.NO_BLOCKS),))
    assert judged(refused, TODAY) is refused


def test_nothing_is_asked_beside_an_error() -> None:
    question, error = (Finding(kind, FindingCode.UNUSUAL_RATE) for kind in (Severity.QUESTION, Severity.ERROR))
    assert [asks(found) for found in ([], [WARNING], [question, WARNING], [question, error])] == [
        False,
        False,
        True,
        False,
    ]
    assert in_order([WARNING, question, error]) == (error, question, WARNING)
