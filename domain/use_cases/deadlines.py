# SPDX-License-Identifier: MIT
"""What is due when, what Segurança Social will assume if nothing is done, and who has not joined SCC yet."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.company import Company, Regime
from domain.deadlines import Calendar, DeadlineKind, Due, Joining, joining, regime_of
from domain.portal_record import PortalState
from domain.reconciliation import Amounts, BucketKey, MonthState, add_up
from domain.values import Money, Nif, Rate, YearMonth

if TYPE_CHECKING:
    from domain.ports import Clock, UnitOfWorkManager
    from domain.sign_off import Place

RECENT_DAYS = 31
"""For how long a deadline is told of that passed while the portal was not asked."""

_HAS_VALUES = (PortalState.COMPUTED, PortalState.CONFIRMED, PortalState.TACIT)
_IS_SETTLED = (PortalState.CONFIRMED, PortalState.TACIT)


class Standing(StrEnum):
    """Whether what has to be done was done, as far as the portal's last answer tells. Of payments it tells nothing."""

    OPEN = "open"  # there is time
    DONE = "done"
    WAITING = "waiting"  # the portal is still processing it
    MISSED = "missed"  # the last day has passed, and the portal did not have it
    UNKNOWN = "unknown"  # the last day has passed, and the portal was not asked, or not with success


@dataclass(frozen=True, slots=True)
class CompanyDue:
    """One deadline of one company's month.

    Attributes:
        days_left: 0 on the last day, negative after it.
        has_erp: whether the ERP's file of the month is at hand.
    """

    company_id: int
    company: str
    nif: Nif
    due: Due
    days_left: int
    standing: Standing = Standing.OPEN
    has_erp: bool = False


@dataclass(frozen=True, slots=True)
class SilentLine:
    """One rate of a month that silence will accept; a side that is None has nothing at that rate."""

    rate: Rate
    erp: Amounts | None
    portal: Amounts | None

    @property
    def at_stake(self) -> Money:
        """By how much the contributions differ, either way."""
        return abs((self.portal or Amounts()).contribution - (self.erp or Amounts()).contribution)


@dataclass(frozen=True, slots=True)
class SilentAcceptance:
    """What Segurança Social will assume for a company's month in SCC if nobody confirms or corrects it.

    Attributes:
        has_erp: whether the ERP's file of the month is at hand; without it nobody can say what is at stake.
        lines: by rate.
        due: the last day; days_left: negative after it, when silence may have accepted it already.
    """

    company_id: int
    company: str
    nif: Nif
    month: YearMonth
    has_erp: bool
    lines: tuple[SilentLine, ...]
    due: Due
    days_left: int

    @property
    def erp(self) -> Money:
        """The ERP's contribution."""
        return sum((line.erp.contribution for line in self.lines if line.erp), Money())

    @property
    def portal(self) -> Money:
        """The portal's contribution, which silence accepts."""
        return sum((line.portal.contribution for line in self.lines if line.portal), Money())

    @property
    def difference(self) -> Money:
        """Portal − ERP: positive where too much would be paid."""
        return self.portal - self.erp

    @property
    def at_stake(self) -> Money:
        """The differences of all rates added up without their signs, so that they cannot cancel out."""
        return sum((line.at_stake for line in self.lines), Money())


@dataclass(frozen=True, slots=True)
class JoiningNotice:
    """A company that has not joined SCC."""

    company_id: int
    company: str
    nif: Nif
    warning: Joining


@dataclass(frozen=True, slots=True)
class Board:
    """Deadlines as of one day.

    Attributes:
        dues: those that have not passed, the next first, those of what is done too.
        silent: the most harmful first.
        notices: by company name.
        late: those that have passed and that nobody can say were kept, the latest first. Of months that neither side
            knows anything of nothing is said; of those that the portal was not asked for only RECENT_DAYS long.
        regimes: the regime of each company in the last month.
    """

    today: date
    dues: tuple[CompanyDue, ...]
    silent: tuple[SilentAcceptance, ...]
    notices: tuple[JoiningNotice, ...]
    late: tuple[CompanyDue, ...] = ()
    regimes: Mapping[int, Regime] = field(default_factory=dict)


class Deadlines:
    """Looks at the calendar and at what the portal computed."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock, calendar: Calendar | None = None) -> None:
        self._units = units
        self._clock = clock
        self.calendar = calendar or Calendar()

    async def __call__(self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None) -> Board:
        """The board for the months from first to last.

        Raises:
            StoreError: the store cannot be used.
        """
        today = self._clock.today()
        async with self._units.enter(read_only=True) as unit:
            companies = [c for c in await unit.companies.all() if company_ids is None or c.id in company_ids]
            erp = await unit.runs.erp_totals(first, last)
            portal = await unit.runs.portal_totals(first, last)
            states = await unit.decisions.portal_states(first, last)
            known = await unit.runs.month_states(first, last)
            declared = await unit.declared.balances(first, last)

        def board() -> Board:
            months = list(YearMonth.range(first, last))
            shows = add_up(portal)
            ours = _taken_over(declared, shows)
            dues = self._dues(companies, months, states, known, ours, today)
            by_id = {company.id: company for company in companies}
            return Board(
                today,
                tuple(sorted((one for one in dues if one.days_left >= 0), key=_next_first)),
                self._silent(
                    by_id, add_up(erp), shows, {p: state for p, state in states.items() if p not in ours}, today
                ),
                tuple(
                    JoiningNotice(company.id, company.name, company.nif, warning)
                    for company in companies
                    if (warning := joining(company, today))
                ),
                tuple(sorted(filter(_is_late, dues), key=lambda one: (-one.days_left, one.company, one.due.month))),
                {company.id: regime_of(company, last) for company in companies},
            )

        # In a thread: thousands of deadlines would hold up the window.
        return await asyncio.to_thread(board)

    def _dues(
        self,
        companies: Iterable[Company],
        months: Collection[YearMonth],
        states: Mapping[Place, PortalState],
        known: Mapping[Place, MonthState],
        ours: Collection[Place],
        today: date,
    ) -> list[CompanyDue]:
        """Every deadline of those months, passed or not."""
        found = []
        for company in companies:
            for month in months:
                month_known = known.get((company.id, month), MonthState())
                for due in self.calendar.dues(company, month):
                    standing = _standing(due, states.get((company.id, month)), month_known, today)
                    if due.kind is DeadlineKind.CONFIRM and (company.id, month) in ours:
                        standing = Standing.DONE
                    found.append(
                        CompanyDue(
                            company.id, company.name, company.nif, due, due.days_left(today), standing,
                            month_known.has_erp,
                        )
                    )  # fmt: skip
        return found

    def _silent(
        self,
        companies: Mapping[int, Company],
        erp: Mapping[BucketKey, Amounts],
        portal: Mapping[BucketKey, Amounts],
        states: Mapping[Place, PortalState],
        today: date,
    ) -> tuple[SilentAcceptance, ...]:
        lines: dict[Place, list[SilentLine]] = defaultdict(list)
        for key in sorted(erp.keys() | portal.keys()):
            lines[key.company_id, key.month].append(SilentLine(key.rate, erp.get(key), portal.get(key)))
        covered = {(key.company_id, key.month) for key in erp}
        found = []
        for place, state in states.items():
            company = companies.get(place[0])
            if company is None or state is not PortalState.COMPUTED or regime_of(company, place[1]) is Regime.CLASSIC:
                continue
            due = self.calendar.to_declare(company, place[1])
            if due is not None:
                found.append(
                    SilentAcceptance(
                        company.id, company.name, company.nif, place[1], place in covered, tuple(lines[place]), due,
                        due.days_left(today),
                    )
                )  # fmt: skip
        return tuple(sorted(found, key=lambda one: (-one.at_stake.cents, one.due.day, one.company, one.month)))


def _taken_over(declared: Mapping[BucketKey, Amounts], shows: Mapping[BucketKey, Amounts]) -> set[Place]:
    """The months of which the portal shows just what was declared to it: silence has nothing left to accept."""

    def months(totals: Mapping[BucketKey, Amounts]) -> dict[Place, set[tuple[Rate, Money, Money]]]:
        found: dict[Place, set[tuple[Rate, Money, Money]]] = defaultdict(set)
        for key, amounts in totals.items():
            if amounts.remuneration or amounts.contribution:
                found[key.company_id, key.month].add((key.rate, amounts.remuneration, amounts.contribution))
        return found

    shown = months(shows)
    return {place for place, amounts in months(declared).items() if amounts == shown.get(place)}


def _standing(due: Due, state: PortalState | None, known: MonthState, today: date) -> Standing:
    settled = _HAS_VALUES if due.kind is DeadlineKind.DELIVER else _IS_SETTLED
    if due.kind is not DeadlineKind.PAY:
        if state in settled:
            return Standing.DONE
        if state is PortalState.PROCESSING:
            return Standing.WAITING
    if due.day >= today:
        return Standing.OPEN
    # Whether something was paid, the portal's answers do not say.
    if due.kind is DeadlineKind.PAY or not known.has_snapshot or (state is None and not known.has_erp):
        return Standing.UNKNOWN
    return Standing.MISSED


def _is_late(one: CompanyDue) -> bool:
    if one.days_left >= 0 or one.due.kind is DeadlineKind.PAY or one.standing is Standing.DONE:
        return False
    if one.standing is Standing.UNKNOWN:
        return one.has_erp and one.days_left >= -RECENT_DAYS
    return True


def _next_first(one: CompanyDue) -> tuple[date, str, YearMonth, DeadlineKind]:
    return one.due.day, one.company, one.due.month, one.due.kind
