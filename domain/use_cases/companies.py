# SPDX-License-Identifier: MIT
"""Set a company up: its name, its regime and from which month on, and its tolerance."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.company import Company, Regime
from domain.deadlines import SCC_BEGAN, SCC_MANDATORY, first_scc_month
from domain.errors import InvalidValue, NotFound
from domain.events import Event, EventKind, Json
from domain.values import Money, YearMonth

if TYPE_CHECKING:
    from domain.ports import UnitOfWorkManager


class CompanySetup:
    """What the clerk decides about companies; files bring them in, and leave this alone."""

    def __init__(self, units: UnitOfWorkManager) -> None:
        self._units = units

    async def all(self) -> list[Company]:
        """Every company, in the order of its name."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.companies.all()

    async def joined(self, company_id: int, first: YearMonth) -> Company:
        """Say from which month on a company is in SCC.

        Raises:
            InvalidValue: nobody could be in SCC in that month (kind ``scc_month``).
            NotFound: there is no such company.
        """
        return await self.change(company_id, regime=Regime.SCC, scc_from=first)

    async def not_joined(self, company_id: int) -> Company:
        """Say that a company is in the classic regime: as long as there is one, and where joining was a mistake here.

        Raises:
            NotFound: there is no such company.
        """
        return await self.change(company_id, regime=Regime.CLASSIC)

    async def change(
        self,
        company_id: int,
        *,
        name: str | None = None,
        regime: Regime | None = None,
        scc_from: YearMonth | None = None,
        tolerance: Money | None = None,
        common_tolerance: bool = False,
    ) -> Company:
        """Change what is given; what is None stays. Where nothing becomes another, nothing is written.

        Args:
            scc_from: the first month in SCC, with that regime; without it, the one it has, or the first there is.
            tolerance: one of its own; common_tolerance: from now on that of all companies.

        Raises:
            InvalidValue: the name is empty (kind ``company_name``), the tolerance is below zero (kind ``tolerance``),
                or nobody could be in SCC in that month (kind ``scc_month``).
            NotFound: there is no such company.
        """
        _check(name, scc_from, tolerance)
        async with self._units.enter() as unit:
            found = [company for company in await unit.companies.all() if company.id == company_id]
            if not found:
                raise NotFound("company", str(company_id))
            before = found[0]
            after = replace(
                before,
                name=before.name if name is None else " ".join(name.split()),
                regime=regime or before.regime,
                scc_from=None if regime is Regime.CLASSIC else before.scc_from if scc_from is None else scc_from,
                tolerance=before.tolerance if tolerance is None else tolerance,
                own_tolerance=before.own_tolerance or tolerance is not None,
            )
            if common_tolerance:
                after = replace(after, tolerance=await unit.companies.common_tolerance(), own_tolerance=False)
            if after != before:
                await unit.companies.save(after)
                unit.add_event(_changed(before, after))
        return after

    async def change_several(
        self,
        company_ids: Collection[int],
        *,
        regime: Regime | None = None,
        scc_from: YearMonth | None = None,
        tolerance: Money | None = None,
        common_tolerance: bool = False,
    ) -> None:
        """Change the same of several companies: of all of them, or of none. See change."""
        async with self._units.enter():
            for company_id in company_ids:
                await self.change(
                    company_id,
                    regime=regime,
                    scc_from=scc_from,
                    tolerance=tolerance,
                    common_tolerance=common_tolerance,
                )

    async def common_tolerance(self) -> Money:
        """The tolerance of every company without one of its own."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.companies.common_tolerance()

    async def set_common_tolerance(self, tolerance: Money) -> int:
        """Give every company without a tolerance of its own another one; how many there are.

        What was compared stays as it was judged until it is reconciled again.

        Raises:
            InvalidValue: it is below zero (kind ``tolerance``).
        """
        _check(None, None, tolerance)
        async with self._units.enter() as unit:
            before = await unit.companies.common_tolerance()
            following = [company for company in await unit.companies.all() if not company.own_tolerance]
            if before != tolerance:
                await unit.companies.set_common_tolerance(tolerance)
                told: dict[str, Json] = {"tolerance": tolerance.cents, "companies": len(following)}
                unit.add_event(Event(EventKind.COMPANY_CHANGED, "all companies", told, {"tolerance": before.cents}))
        return len(following)


def _check(name: str | None, scc_from: YearMonth | None, tolerance: Money | None) -> None:
    if name is not None and not name.strip():
        raise InvalidValue("company_name", name)
    if scc_from is not None and not SCC_BEGAN <= scc_from <= SCC_MANDATORY:
        raise InvalidValue("scc_month", str(scc_from))
    if tolerance is not None and tolerance < Money():
        raise InvalidValue("tolerance", str(tolerance))


def _changed(before: Company, after: Company) -> Event:
    """Told without the name."""
    was, now = _standing(before), _standing(after)
    changed = [name for name in now if was[name] != now[name]]
    told: dict[str, Json] = {name: now[name] for name in changed}
    if before.name != after.name:
        told["renamed"] = True
    return Event(EventKind.COMPANY_CHANGED, f"company {after.id}", told, {name: was[name] for name in changed})


def _standing(company: Company) -> dict[str, Json]:
    return {
        "regime": company.regime.value,
        "scc_from": first_scc_month(company).number if company.regime is Regime.SCC else None,
        "tolerance": company.tolerance.cents,
        "own_tolerance": company.own_tolerance,
    }
