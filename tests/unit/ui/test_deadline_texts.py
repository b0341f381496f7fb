# SPDX-License-Identifier: MIT
"""Deadlines, silence and months that nobody asked the portal for, in the right tense, and no more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from domain.company import Company, Regime
from domain.deadlines import Calendar, DeadlineKind
from domain.portal_record import FetchState
from domain.read_models import MatrixCell, MatrixRow
from domain.reconciliation import Amounts, BucketStatus
from domain.use_cases.deadlines import Board, CompanyDue, SilentAcceptance, SilentLine, Standing
from domain.values import Money, Nif, Niss, Rate, YearMonth
from ui import translation
from ui.overview import said, soon
from ui.texts import deadlines as texts

OCTOBER = YearMonth(2026, 10)
TODAY = date(2026, 11, 22)
NIF = Nif.with_check_digit("50000001")
JOINED = Company(2, Niss.with_check_digit("2500000001"), NIF, "Beta, Lda", Regime.SCC, YearMonth(2026, 7))


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


def silent(today: date, portal: int = 41_700) -> SilentAcceptance:
    line = SilentLine(Rate(3475), Amounts(Money(100_000), Money(34_750), 1), Amounts(Money(120_000), Money(portal), 1))
    due = Calendar().due(JOINED, OCTOBER, DeadlineKind.CONFIRM)
    assert due is not None
    return SilentAcceptance(2, JOINED.name, NIF, OCTOBER, True, (line,), due, due.days_left(today))


def late(standing: Standing, company_id: int = 2) -> CompanyDue:
    due = Calendar().due(JOINED, OCTOBER, DeadlineKind.CONFIRM)
    assert due is not None
    return CompanyDue(company_id, JOINED.name, NIF, due, due.days_left(TODAY), standing, True)


@pytest.mark.parametrize(
    ("portal", "before", "after"),
    [
        (41_700, "too much would be owed", "If silence accepted it, 69.50\u00a0€ too much is owed"),
        (27_800, "too little would be declared", "If silence accepted it, 69.50\u00a0€ too little is declared"),
    ],
)
def test_what_silence_does_is_told_in_the_right_tense(portal: int, before: str, after: str) -> None:
    coming, past = texts.silent(silent(date(2026, 11, 18), portal)), texts.silent(silent(TODAY, portal))
    assert f"69.50\u00a0€ {before}" in coming
    assert "by 20/11/2026 (2 days left)" in coming
    assert after in past
    assert "would be" not in past
    assert "The last day was 20/11/2026" in past


def test_the_head_tells_months_to_come_from_those_that_are_past() -> None:
    coming, past = silent(date(2026, 11, 18)), silent(TODAY)
    assert texts.silent_head([coming]).startswith("If nothing is done")
    assert texts.silent_head([past]) == (
        "For 1 month the last day has passed: silence may have accepted Segurança Social's values; "
        "69.50\u00a0€ differ from the ERP"
    )
    both = texts.silent_head([coming, past]).splitlines()
    assert [line.split()[0] for line in both] == ["If", "For"]


def test_a_portal_that_was_not_asked_is_not_told_as_a_deadline_missed() -> None:
    unknown, missed = late(Standing.UNKNOWN), late(Standing.MISSED, 3)
    board = Board(TODAY, (), (), (), (unknown,))
    assert soon.countdown(board)[0] == "Past, portal not asked: 1 company"
    assert soon.countdown(replace(board, late=(unknown, missed)))[0] == (
        "Past: 1 company · Past, portal not asked: 1 company"
    )
    assert not soon.is_loud(board)
    assert soon.is_loud(replace(board, late=(unknown, missed)))
    assert texts.late_warning([unknown]) == "1 company with deadlines past. The portal was not asked about them yet."
    assert "1 company with deadlines past that the portal does not show as kept." in texts.late_warning(
        [unknown, missed]
    )


def row(fetch: FetchState, status: BucketStatus = BucketStatus.NOT_COMPARED) -> MatrixRow:
    return MatrixRow(1, "Beta, Lda", (MatrixCell(OCTOBER, status, 1, 0, Money(), fetch, True),))


def test_no_difference_is_told_of_what_was_not_compared() -> None:
    assert said.totals([row(FetchState.NEVER)], 1) == "1 company · the portal was not asked yet"
    assert said.totals([row(FetchState.DATA)], 1) == "1 company · nothing was compared yet"
    assert "portal − ERP 0.00\u00a0€" in said.totals([row(FetchState.DATA, BucketStatus.TALLIES)], 1)
    assert said.total(row(FetchState.NEVER), aloud=False) == "Beta, Lda: the portal was not asked yet"
