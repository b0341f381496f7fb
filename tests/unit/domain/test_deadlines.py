# SPDX-License-Identifier: MIT
"""Holidays, regimes and deadlines, over several years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.company import Company, Regime
from domain.deadlines import (
    RULES,
    Calendar,
    DeadlineKind,
    Joining,
    days_until_mandatory,
    first_scc_month,
    joining,
    moving,
    regime_of,
)
from domain.errors import InvalidValue
from domain.holidays import LocalHoliday, easter, holidays, is_working_day, working_day_from
from domain.values import Nif, Niss, YearMonth

NISS, NIF = Niss.with_check_digit("2500000001"), Nif.with_check_digit("50000001")
CLASSIC = Company(1, NISS, NIF, "Padaria")
JOINED = Company(1, NISS, NIF, "Padaria", Regime.SCC, YearMonth(2026, 7))
SINCE_EVER = Company(1, NISS, NIF, "Padaria", Regime.SCC)
DELIVER, CONFIRM, PAY = DeadlineKind.DELIVER, DeadlineKind.CONFIRM, DeadlineKind.PAY
MOVING = Calendar(moving(list(DeadlineKind)))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2018, 4, 1), (2024, 3, 31), (2025, 4, 20),
        (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25), (2285, 3, 22),
    ],
)  # fmt: skip
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_the_holidays_of_a_year() -> None:
    days = [
        (1, 1), (4, 3), (4, 5), (4, 25), (5, 1), (6, 4), (6, 10), (8, 15), (10, 5), (11, 1), (12, 1), (12, 8),
        (12, 25),
    ]  # fmt: skip
    assert sorted(holidays(2026)) == [date(2026, *day) for day in days]


@pytest.mark.parametrize(("year", "count"), [(2012, 13), (2013, 9), (2015, 9), (2016, 13)])
def test_four_holidays_were_suspended_for_three_years(year: int, count: int) -> None:
    assert len(holidays(year)) == count


def test_the_next_working_day_jumps_over_weekends_and_holidays_together() -> None:
    # Good Friday, Saturday, Easter Sunday.
    assert working_day_from(date(2026, 4, 3)) == date(2026, 4, 6)
    # New Year's Day is a Friday.
    assert working_day_from(date(2027, 1, 1)) == date(2027, 1, 4)
    assert working_day_from(date(2026, 4, 6)) == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("company", "month", "kind", "nominal", "moved"),
    [
        # Classic: day 10 and day 20 of the next month.
        (CLASSIC, (2026, 9), DELIVER, (2026, 10, 10), (2026, 10, 12)),  # a Saturday
        (CLASSIC, (2026, 9), PAY, (2026, 10, 20), (2026, 10, 20)),
        (CLASSIC, (2026, 5), DELIVER, (2026, 6, 10), (2026, 6, 11)),  # Portugal's day, a Wednesday
        (CLASSIC, (2026, 11), DELIVER, (2026, 12, 10), (2026, 12, 10)),
        (CLASSIC, (2026, 11), PAY, (2026, 12, 20), (2026, 12, 21)),  # a Sunday
        (CLASSIC, (2025, 12), DELIVER, (2026, 1, 10), (2026, 1, 12)),  # the next year
        (CLASSIC, (2026, 12), DELIVER, (2027, 1, 10), (2027, 1, 11)),  # the last classic month
        (CLASSIC, (2026, 12), PAY, (2027, 1, 20), (2027, 1, 20)),
        (CLASSIC, (2021, 5), DELIVER, (2021, 6, 10), (2021, 6, 11)),
        (CLASSIC, (2019, 3), PAY, (2019, 4, 20), (2019, 4, 22)),  # Saturday, then Easter Sunday
        # SCC: day 20 and day 25.
        (JOINED, (2026, 7), CONFIRM, (2026, 8, 20), (2026, 8, 20)),
        (JOINED, (2026, 7), PAY, (2026, 8, 25), (2026, 8, 25)),
        (JOINED, (2026, 11), PAY, (2026, 12, 25), (2026, 12, 28)),  # Christmas on a Friday
        (JOINED, (2026, 11), CONFIRM, (2026, 12, 20), (2026, 12, 21)),
        (JOINED, (2026, 6), DELIVER, (2026, 7, 10), (2026, 7, 10)),  # the month before joining
        (CLASSIC, (2027, 1), CONFIRM, (2027, 2, 20), (2027, 2, 22)),  # mandatory, joined or not
        (CLASSIC, (2027, 3), PAY, (2027, 4, 25), (2027, 4, 26)),  # a holiday on a Sunday
        (CLASSIC, (2027, 4), PAY, (2027, 5, 25), (2027, 5, 25)),
    ],
)
def test_the_last_day(
    company: Company, month: tuple[int, int], kind: DeadlineKind, nominal: tuple[int, int, int], moved: tuple[int, ...]
) -> None:
    assert Calendar().deadline(company, YearMonth(*month), kind) == date(*nominal)
    due = MOVING.due(company, YearMonth(*month), kind)
    assert due is not None
    assert (due.nominal, due.day) == (date(*nominal), date(*moved))


@pytest.mark.parametrize(
    ("company", "month", "kind"),
    [(CLASSIC, (2026, 9), CONFIRM), (CLASSIC, (2027, 1), DELIVER), (JOINED, (2026, 7), DELIVER)],
)
def test_a_regime_has_its_own_deadlines(company: Company, month: tuple[int, int], kind: DeadlineKind) -> None:
    assert Calendar().deadline(company, YearMonth(*month), kind) is None


def test_by_default_nothing_moves_and_one_kind_can() -> None:
    assert not any(rule.moves for rule in RULES)
    calendar = Calendar(moving([PAY]))
    assert calendar.deadline(CLASSIC, YearMonth(2026, 9), DELIVER) == date(2026, 10, 10)
    assert calendar.deadline(CLASSIC, YearMonth(2026, 11), PAY) == date(2026, 12, 21)


def test_a_month_s_deadlines_come_in_order_with_their_first_days() -> None:
    [deliver, pay] = Calendar().dues(CLASSIC, YearMonth(2026, 10))
    assert (deliver.kind, deliver.opens, deliver.day) == (DELIVER, None, date(2026, 11, 10))
    assert (pay.kind, pay.opens, pay.day) == (PAY, date(2026, 11, 10), date(2026, 11, 20))
    [confirm, pay] = Calendar().dues(JOINED, YearMonth(2026, 10))
    assert (confirm.kind, confirm.opens) == (CONFIRM, None)
    assert (pay.opens, pay.day) == (date(2026, 11, 1), date(2026, 11, 25))
    assert Calendar().to_declare(JOINED, YearMonth(2026, 10)) == confirm
    assert Calendar().to_declare(CLASSIC, YearMonth(2026, 10)) == deliver


def test_days_left_count_down_to_zero_and_below() -> None:
    due = Calendar().to_declare(CLASSIC, YearMonth(2026, 10))
    assert due is not None
    assert [due.days_left(date(2026, 11, day)) for day in (1, 9, 10, 11)] == [9, 1, 0, -1]


@pytest.mark.parametrize(
    ("company", "first"),
    [
        (CLASSIC, (2027, 1)),
        (JOINED, (2026, 7)),
        (SINCE_EVER, (2026, 1)),
        (Company(1, NISS, NIF, "x", Regime.CLASSIC, YearMonth(2026, 11)), (2026, 11)),
        (Company(1, NISS, NIF, "x", Regime.SCC, YearMonth(2028, 1)), (2027, 1)),
    ],
)
def test_the_first_scc_month_decides(company: Company, first: tuple[int, int]) -> None:
    month = YearMonth(*first)
    assert first_scc_month(company) == month
    assert regime_of(company, month) is Regime.SCC
    assert regime_of(company, month.previous()) is Regime.CLASSIC


@pytest.mark.parametrize(
    ("company", "today", "warning"),
    [
        (CLASSIC, date(2026, 11, 22), Joining.COMING),
        (CLASSIC, date(2026, 12, 31), Joining.COMING),
        (CLASSIC, date(2027, 1, 1), Joining.PAST),
        (JOINED, date(2026, 1, 1), None),
        (SINCE_EVER, date(2027, 6, 1), None),
    ],
)
def test_who_has_not_joined_is_warned(company: Company, today: date, warning: Joining | None) -> None:
    assert joining(company, today) is warning


def test_days_until_everybody_is_in_scc() -> None:
    assert [days_until_mandatory(date(2026, 12, 31)), days_until_mandatory(date(2027, 1, 2))] == [1, -1]


months = st.builds(YearMonth, st.integers(2010, 2060), st.integers(1, 12))
companies = st.sampled_from([CLASSIC, JOINED, SINCE_EVER])


@given(companies, months, st.sampled_from(DeadlineKind))
def test_what_moves_is_never_early_and_always_on_a_working_day(
    company: Company, month: YearMonth, kind: DeadlineKind
) -> None:
    due = MOVING.due(company, month, kind)
    plain = Calendar().due(company, month, kind)
    assert (due is None) == (plain is None)
    if due is not None and plain is not None:
        assert plain.day == plain.nominal == due.nominal <= due.day
        assert is_working_day(due.day)
        assert not any(is_working_day(date.fromordinal(n)) for n in range(due.nominal.toordinal(), due.day.toordinal()))
        assert YearMonth.of(due.day) == month.next()


@given(companies, months)
def test_every_month_has_one_deadline_to_declare_and_one_to_pay(company: Company, month: YearMonth) -> None:
    kinds = [due.kind for due in Calendar().dues(company, month)]
    declare = Calendar().to_declare(company, month)
    assert declare is not None
    assert kinds == [declare.kind, PAY]


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_in_its_season(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_local_holidays_are_kept_once_or_every_year() -> None:
    yearly, once = LocalHoliday.parse("06-13"), LocalHoliday.parse("2026-02-17")
    assert (str(yearly), str(once)) == ("06-13", "2026-02-17")
    assert [yearly.is_on(date(year, 6, 13)) for year in (2025, 2026)] == [True, True]
    assert [once.is_on(date(year, 2, 17)) for year in (2025, 2026)] == [False, True]
    assert LocalHoliday.parse("02-29") == LocalHoliday(2, 29)


@pytest.mark.parametrize("text", ["", "13-06-", "06-31", "2025-02-29", "1-2-3-4", "junho", "0000-01-01", "06/13"])
def test_a_day_that_is_none_is_no_holiday(text: str) -> None:
    with pytest.raises(InvalidValue):
        LocalHoliday.parse(text)


def test_a_deadline_moves_over_local_holidays_where_it_moves() -> None:
    # 10 March 2026 is a Tuesday.
    local = [LocalHoliday.parse("03-10"), LocalHoliday.parse("2026-03-11")]
    february = YearMonth(2026, 2)
    assert Calendar(moving([DELIVER]), local).deadline(CLASSIC, february, DELIVER) == date(2026, 3, 12)
    assert Calendar(local=local).deadline(CLASSIC, february, DELIVER) == date(2026, 3, 10)


def test_those_who_share_a_calendar_follow_another_choice() -> None:
    calendar, september = Calendar(), YearMonth(2026, 9)
    assert calendar.deadline(CLASSIC, september, DELIVER) == date(2026, 10, 10)
    calendar.follow([DELIVER])
    assert calendar.deadline(CLASSIC, september, DELIVER) == date(2026, 10, 12), "the 10th is a Saturday"
    calendar.follow([PAY], [LocalHoliday(10, 12)])
    assert calendar.deadline(CLASSIC, september, DELIVER) == date(2026, 10, 10)
    assert not any(rule.moves for rule in RULES)


def test_near_is_where_the_values_are_due_after_they_moved() -> None:
    near = [day for day in range(1, 32) if Calendar().is_near(date(2026, 10, day), 2)]
    assert near == [8, 9, 10, 18, 19, 20]
    moved = [day for day in range(1, 32) if MOVING.is_near(date(2026, 10, day), 2)]
    assert moved == [10, 11, 12, 18, 19, 20], "the 10th of October 2026 is a Saturday"
    assert [day for day in range(1, 32) if Calendar().is_near(date(2027, 3, day), 2)] == [18, 19, 20], "no classic"
