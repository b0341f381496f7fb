# SPDX-License-Identifier: MIT
"""Keep what was declared past this program: a DR that was delivered by hand goes into the ledger; and compare."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.errors import InvalidValue, NotFound
from domain.events import Event, EventKind, Json
from domain.ledger import balance
from domain.operations import declaring
from domain.ports import Clock, UnitOfWork, UnitOfWorkManager
from domain.reconciliation import Amounts, BucketKey, add_up
from domain.three_way import ThreeWayRow, three_way
from domain.values import Rate, YearMonth


@dataclass(frozen=True, slots=True)
class Delivered:
    """What marking a month as delivered did.

    Attributes:
        posted: how many entries the ledger got, reverse ones among them; 0 where it stood so already.
        rates: what stands declared now, by rate.
    """

    company_id: int
    month: YearMonth
    posted: int
    rates: tuple[tuple[Rate, Amounts], ...]


class Deliver:
    """Posts what was delivered elsewhere to the ledger, and shows the three sides."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    async def __call__(self, company_id: int, month: YearMonth, on: date | None = None) -> Delivered:
        """Mark what the ERP side has now of a month as delivered. Again with the same figures, it posts nothing.

        Args:
            on: the day of the delivery; today where none is given.

        Raises:
            NotFound: the ERP side has nothing of that company's month (kind ``blocks``).
            InvalidValue: the day is yet to come (kind ``delivery``).
            StoreError: the store cannot be used.
        """
        async with self._units.enter() as unit:
            return await self._post(unit, company_id, month, self._day(on))

    async def of_import(self, batch_id: int, on: date | None = None) -> list[Delivered]:
        """Mark every month that an imported file is about as delivered.

        Raises:
            NotFound, InvalidValue, StoreError: as for one month; nothing was posted then.
        """
        async with self._units.enter() as unit:
            places = await unit.declared.months_of(batch_id)
            return [await self._post(unit, company_id, month, self._day(on)) for company_id, month in places]

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
        # Thousands of rows become objects in a thread, while the window goes on.
        return await asyncio.to_thread(lambda: three_way(companies, add_up(erp), declared, add_up(portal), months))

    def _day(self, on: date | None) -> date:
        today = self._clock.today()
        if on is not None and on > today:
            raise InvalidValue("delivery", on.isoformat())
        return on or today

    async def _post(self, unit: UnitOfWork, company_id: int, month: YearMonth, on: date) -> Delivered:
        totals = add_up(
            (BucketKey(company_id, month, block.rate), Amounts(block.remuneration, block.contribution, block.workers))
            for block in await unit.declared.blocks(company_id, month, values=False)
        )
        if not totals:
            raise NotFound("blocks", str(month))
        by_rate = {key.rate: amounts for key, amounts in totals.items()}
        entries = await unit.ledger.entries(company_id, month)
        stands = bool(entries) and balance(entries) == _telling(totals)
        at = self._clock.now() if on == self._clock.today() else datetime.combine(on, time(), UTC)
        new = [] if stands else declaring(company_id, month, by_rate, entries, f"DR {on.isoformat()}", at)
        if new:
            await unit.ledger.post(new)
            after: dict[str, Json] = {"delivered": on.isoformat(), "entries": len(new)}
            unit.add_event(Event(EventKind.LEDGER_POSTED, f"company {company_id}, {month}", after))
        return Delivered(company_id, month, len(new), tuple(sorted(by_rate.items())))


def _telling(totals: dict[BucketKey, Amounts]) -> dict[BucketKey, Amounts]:
    return {key: amounts for key, amounts in totals.items() if amounts != Amounts()}
