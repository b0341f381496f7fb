# SPDX-License-Identifier: MIT
"""When a month has to be declared and paid, in each regime, and what silence does to it.

Which deadlines move to the next working day is data: the rules below move none, as no source that the project has says
that any does. A date that does not move is never later than one that does, so the clerk is never told a day too late.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.company import Company, Regime
from domain.holidays import LocalHoliday, working_day_from
from domain.values import YearMonth

SCC_BEGAN = YearMonth(2026, 1)
"""The first month that any company could be in SCC."""

SCC_MANDATORY = YearMonth(2027, 1)
"""The first month that every company is in SCC."""


class DeadlineKind(StrEnum):
    """What has to be done in time."""

    DELIVER = "deliver"  # the DR, in the classic regime: delivered means validated by the system
    CONFIRM = "confirm"  # confirm or correct what was computed, in SCC: silence accepts it
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Rule:
    """One deadline of one regime, in the month that follows.

    Attributes:
        opens: the first day of the month on which it can be done; None where there is none.
        day: the last one.
        moves: whether a last day on a weekend or a holiday becomes the next working day.
    """

    regime: Regime
    kind: DeadlineKind
    opens: int | None
    day: int
    moves: bool = False


RULES = (
    Rule(Regime.CLASSIC, DeadlineKind.DELIVER, None, 10),
    Rule(Regime.CLASSIC, DeadlineKind.PAY, 10, 20),
    Rule(Regime.SCC, DeadlineKind.CONFIRM, None, 20),
    Rule(Regime.SCC, DeadlineKind.PAY, 1, 25),
)
"""The deadlines as the sources give them (Decreto-Lei 127/2025 and what it changes)."""


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline of one month.

    Attributes:
        opens: the first day; None where there is none.
        nominal: the last day by the calendar; day: the last day, after it moved where it moves.
    """

    kind: DeadlineKind
    month: YearMonth
    opens: date | None
    nominal: date
    day: date

    def days_left(self, today: date) -> int:
        """Days until the last one: 0 on it, negative after it."""
        return (self.day - today).days


DECLARING = frozenset({DeadlineKind.DELIVER, DeadlineKind.CONFIRM})
"""The deadlines for the values themselves."""


class Calendar:
    """The deadlines of both regimes. Whoever shares one sees at once when it follows another choice.

    Args:
        local: holidays besides the national ones, over which a deadline that moves also moves.
    """

    def __init__(self, rules: Collection[Rule] = RULES, local: Collection[LocalHoliday] = ()) -> None:
        self._rules = {(rule.regime, rule.kind): rule for rule in rules}
        self._local = frozenset(local)

    def follow(self, kinds: Collection[DeadlineKind], local: Collection[LocalHoliday] = ()) -> None:
        """Let just those kinds move to the next working day, over those holidays too."""
        self._rules = {(rule.regime, rule.kind): rule for rule in moving(kinds, self._rules.values())}
        self._local = frozenset(local)

    def is_near(self, today: date, within: int) -> bool:
        """Whether values of last month have to be declared, in either regime, today or in so many days."""
        month = YearMonth.of(today).previous()
        return any(
            0 <= _due(rule, month, self._local).days_left(today) <= within
            for rule in self._rules.values()
            if rule.kind in DECLARING and _counts(rule.regime, month)
        )

    def deadline(self, company: Company, month: YearMonth, kind: DeadlineKind) -> date | None:
        """The last day for a month; None where the regime that the month is in knows no such deadline."""
        due = self.due(company, month, kind)
        return due.day if due else None

    def due(self, company: Company, month: YearMonth, kind: DeadlineKind) -> Due | None:
        """As deadline, with the first day and the day by the calendar."""
        rule = self._rules.get((regime_of(company, month), kind))
        return None if rule is None else _due(rule, month, self._local)

    def dues(self, company: Company, month: YearMonth) -> tuple[Due, ...]:
        """Every deadline of a month, the first to come first."""
        found = (self.due(company, month, kind) for kind in DeadlineKind)
        return tuple(sorted((due for due in found if due), key=lambda due: (due.day, due.kind)))

    def to_declare(self, company: Company, month: YearMonth) -> Due | None:
        """The deadline for the values themselves: delivering in the classic regime, confirming in SCC."""
        kind = DeadlineKind.DELIVER if regime_of(company, month) is Regime.CLASSIC else DeadlineKind.CONFIRM
        return self.due(company, month, kind)


def moving(kinds: Collection[DeadlineKind], rules: Collection[Rule] = RULES) -> tuple[Rule, ...]:
    """The rules, with just those kinds moving to the next working day."""
    return tuple(replace(rule, moves=rule.kind in kinds) for rule in rules)


def first_scc_month(company: Company) -> YearMonth:
    """The first month that is in SCC: from joining, or the one from which everybody is."""
    joined = company.scc_from
    if joined is None and company.regime is Regime.SCC:
        joined = SCC_BEGAN
    return SCC_MANDATORY if joined is None else min(joined, SCC_MANDATORY)


def regime_of(company: Company, month: YearMonth) -> Regime:
    """The regime that a month of a company is in."""
    return Regime.SCC if month >= first_scc_month(company) else Regime.CLASSIC


class Joining(StrEnum):
    """What the coming of SCC asks of a company that has not joined."""

    COMING = "coming"  # it is classic, and will be in SCC from the first mandatory month
    PAST = "past"  # that month has begun, and the company still stands as classic


def joining(company: Company, today: date) -> Joining | None:
    """The warning that a company gets; None where it joined."""
    if company.scc_from is not None or company.regime is Regime.SCC:
        return None
    return Joining.COMING if YearMonth.of(today) < SCC_MANDATORY else Joining.PAST


def days_until_mandatory(today: date) -> int:
    """Days until the first mandatory month begins; negative after that."""
    return (date(SCC_MANDATORY.year, SCC_MANDATORY.month, 1) - today).days


def _counts(regime: Regime, month: YearMonth) -> bool:
    """Whether any company's month can be in that regime."""
    return month < SCC_MANDATORY if regime is Regime.CLASSIC else month >= SCC_BEGAN


def _due(rule: Rule, month: YearMonth, local: Collection[LocalHoliday]) -> Due:
    after = month.next()
    nominal = date(after.year, after.month, rule.day)
    opens = None if rule.opens is None else date(after.year, after.month, rule.opens)
    return Due(rule.kind, month, opens, nominal, working_day_from(nominal, local) if rule.moves else nominal)
