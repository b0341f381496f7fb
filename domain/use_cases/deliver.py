# SPDX-License-Identifier: MIT
"""Keep what was declared past this program: a DR that was delivered by hand goes into the ledger; and compare."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from domain.by_hand import HandKind, HandRecord, HandRow, posted_by
from domain.errors import FiguresChanged, InvalidValue, NotFound
from domain.events import Event, EventKind, Json
from domain.ledger import balance
from domain.operations import Line, declaring
from domain.reconciliation import Amounts, BucketKey, add_up
from domain.three_way import ThreeWayRow, three_way

if TYPE_CHECKING:
    from domain.ports import Clock, UnitOfWork, UnitOfWorkManager
    from domain.values import Rate, YearMonth


@dataclass(frozen=True, slots=True)
class Delivered:
    """What marking a month as delivered did.

    Attributes:
        posted: how many entries the ledger got, reverse ones among them; 0 where it stood so already.
        rates: what stands declared now, by rate.
        of: the rates that were delivered; None where the whole month was.
    """

    company_id: int
    month: YearMonth
    posted: int
    rates: tuple[tuple[Rate, Amounts], ...]
    of: frozenset[Rate] | None = None


@dataclass(frozen=True, slots=True)
class DeliveryRate:
    """One rate of a month that is to be marked.

    Attributes:
        stood: what stands declared so far; None where nothing of that rate does.
        will: what will stand; None where the rate is taken back.
    """

    rate: Rate
    stood: Amounts | None
    will: Amounts | None


@dataclass(frozen=True, slots=True)
class DeliveryPlan:
    """What marking a company's month as delivered would post.

    Attributes:
        stands: whether it stands so already, and nothing would be posted.
        of: the rates that were delivered; None where the whole month was.
        not_settled: whether it is not known yet what came of sending that month.
    """

    company_id: int
    company: str
    month: YearMonth
    rates: tuple[DeliveryRate, ...]
    stands: bool
    of: frozenset[Rate] | None = None
    not_settled: bool = False

    @property
    def by_rate(self) -> dict[Rate, Amounts]:
        """What will stand."""
        return {one.rate: one.will for one in self.rates if one.will is not None}


class Deliver:
    """Posts what was delivered elsewhere to the ledger, and shows the three sides."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    async def plan(self, company_id: int, month: YearMonth, rates: Collection[Rate] | None = None) -> DeliveryPlan:
        """What marking a month would post, which post then does. Changes nothing.

        Args:
            rates: those that were delivered, the others stay as they stand; the whole month where None.

        Raises:
            NotFound: there is no such company, or the ERP side has nothing of that month and those rates
                (kind ``blocks``).
        """
        async with self._units.enter(read_only=True) as unit:
            return await self._plan(unit, company_id, month, rates)

    async def plans_of_import(self, batch_id: int) -> list[DeliveryPlan]:
        """The plans of every month that an imported file is about and that the ERP side has something of."""
        async with self._units.enter(read_only=True) as unit:
            return [
                await self._plan(unit, company_id, month, None)
                for company_id, month in await unit.declared.months_of(batch_id)
                if await unit.declared.blocks(company_id, month, values=False)
            ]

    async def post(self, plans: Sequence[DeliveryPlan], on: date | None = None) -> list[Delivered]:
        """Mark months as delivered with just the figures that were shown: all of them, or none.

        Args:
            on: the day of the delivery; today where none is given.

        Raises:
            FiguresChanged: a plan is not what it would be now; nothing was posted.
            NotFound: the ERP side has nothing of a month any more; nothing was posted.
            InvalidValue: the day is yet to come (kind ``delivery``).
            StoreError: the store cannot be used.
        """
        async with self._units.enter() as unit:
            now = [await self._plan(unit, plan.company_id, plan.month, plan.of) for plan in plans]
            if [plan.rates for plan in now] != [plan.rates for plan in plans]:
                raise FiguresChanged
            return [await self._keep(unit, plan.company_id, plan.month, plan.by_rate, on, plan.of) for plan in plans]

    async def _plan(
        self, unit: UnitOfWork, company_id: int, month: YearMonth, of: Collection[Rate] | None
    ) -> DeliveryPlan:
        company = next((one for one in await unit.companies.all() if one.id == company_id), None)
        if company is None:
            raise NotFound("company", str(company_id))
        erp = await self._erp(unit, company_id, month)
        if of is not None:
            erp = {rate: amounts for rate, amounts in erp.items() if rate in of}
        if not erp:
            raise NotFound("blocks", str(month))
        entries = await unit.ledger.entries(company_id, month)
        standing = balance(entries)
        stood = {key.rate: amounts for key, amounts in standing.items()}
        will = erp if of is None else {**stood, **erp}
        operations = await unit.operations.all([company_id])
        return DeliveryPlan(
            company_id,
            company.name,
            month,
            tuple(DeliveryRate(rate, stood.get(rate), will.get(rate)) for rate in sorted(stood.keys() | will.keys())),
            bool(entries) and standing == _telling(company_id, month, will),
            None if of is None else frozenset(of),
            any(one.month == month and not one.state.is_settled for one in operations),
        )

    async def three_way(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None
    ) -> list[ThreeWayRow]:
        """ERP now, last declared and portal, bucket by bucket, by company name, month and rate."""
        async with self._units.enter(read_only=True) as unit:
            companies = [c for c in await unit.companies.all() if company_ids is None or c.id in company_ids]
            erp = await unit.runs.erp_totals(first, last)
            portal = await unit.runs.portal_totals(first, last)
            months = await unit.runs.month_states(first, last)
            declared = await unit.declared.balances(first, last)
            at = await unit.declared.declared_at(first, last)
        # Thousands of rows become objects in a thread, while the window goes on.
        return await asyncio.to_thread(lambda: three_way(companies, add_up(erp), declared, add_up(portal), months, at))

    async def by_hand(self, company_ids: Collection[int] | None = None) -> list[HandRow]:
        """Files that were written and deliveries that were marked, of those companies or of all; newest first."""
        async with self._units.enter(read_only=True) as unit:
            companies = {one.id: one for one in await unit.companies.all()}
            records = await unit.declared.by_hand()
        return [
            HandRow(one, companies[one.company_id].name, companies[one.company_id].nif)
            for one in reversed(records)
            if one.kind is not HandKind.SENT and (company_ids is None or one.company_id in company_ids)
        ]

    async def figures_of(self, record: HandRecord) -> tuple[Line, ...]:
        """What a delivery declared, by rate; empty for a written file."""
        place = record.company_id, record.month
        async with self._units.enter(read_only=True) as unit:
            records = [one for one in await unit.declared.by_hand() if (one.company_id, one.month) == place]
            return posted_by(record.number, records, await unit.ledger.entries(*place))

    def day(self, on: date | None) -> date:
        """The day of a delivery: today where none is given.

        Raises:
            InvalidValue: it is yet to come (kind ``delivery``).
        """
        today = self._clock.today()
        if on is not None and on > today:
            raise InvalidValue("delivery", on.isoformat())
        return on or today

    async def _erp(self, unit: UnitOfWork, company_id: int, month: YearMonth) -> dict[Rate, Amounts]:
        totals = add_up(
            (BucketKey(company_id, month, block.rate), Amounts(block.remuneration, block.contribution, block.workers))
            for block in await unit.declared.blocks(company_id, month, values=False)
        )
        return {key.rate: amounts for key, amounts in totals.items()}

    async def _keep(
        self,
        unit: UnitOfWork,
        company_id: int,
        month: YearMonth,
        by_rate: Mapping[Rate, Amounts],
        day: date | None,
        of: frozenset[Rate] | None = None,
    ) -> Delivered:
        on = self.day(day)
        entries = await unit.ledger.entries(company_id, month)
        stands = bool(entries) and balance(entries) == _telling(company_id, month, by_rate)
        at = self._clock.now() if on == self._clock.today() else datetime.combine(on, time(), UTC)
        new = [] if stands else declaring(company_id, month, by_rate, entries, f"DR {on.isoformat()}", at)
        if new:
            await unit.ledger.post(new)
            after: dict[str, Json] = {"delivered": on.isoformat(), "entries": len(new)}
            if of is not None:
                after["rates"] = [rate.hundredths for rate in sorted(of)]
            unit.add_event(Event(EventKind.LEDGER_POSTED, f"company {company_id}, {month}", after))
        return Delivered(company_id, month, len(new), tuple(sorted(by_rate.items())), of)


def _telling(company_id: int, month: YearMonth, by_rate: Mapping[Rate, Amounts]) -> dict[BucketKey, Amounts]:
    return {BucketKey(company_id, month, rate): amounts for rate, amounts in by_rate.items() if amounts != Amounts()}
