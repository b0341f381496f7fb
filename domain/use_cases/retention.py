# SPDX-License-Identifier: MIT
"""Retention: take old months out of the store and its backups, and hand out what is held of one person."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.errors import NotFound, StoreError
from domain.events import Event, EventKind
from domain.retention import HeldMonth, HoldingBackup, Holdings, PersonRecord

if TYPE_CHECKING:
    from domain.ports import BackupFolder, MonthPurge, PersonRecords, UnitOfWorkManager
    from domain.values import Niss, YearMonth


class BackupChoice(StrEnum):
    """What becomes of backups that still hold the purged months."""

    KEEP = "keep"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class PurgePlan:
    """What a purge would take away.

    Attributes:
        before: the first month that stays.
        backups: those that hold such months too, oldest name first.
    """

    before: YearMonth
    months: tuple[HeldMonth, ...]
    backups: tuple[HoldingBackup, ...]

    @property
    def holdings(self) -> Holdings:
        """All months added up."""
        return Holdings.total(month.holdings for month in self.months)

    @property
    def still_open(self) -> tuple[HeldMonth, ...]:
        """The months with a divergence that is not resolved."""
        return tuple(month for month in self.months if month.holdings.still_open)


@dataclass(frozen=True, slots=True)
class PurgeOutcome:
    """What a purge did.

    Attributes:
        purged: False where it was refused because of divergences that are still open; nothing was changed then.
        wiped: whether no trace is left in the store's files; False where another program used them.
        plan: what was taken away, with the backups that are left and still hold it.
        deleted: the names of backups that are gone.
    """

    purged: bool
    wiped: bool
    plan: PurgePlan
    deleted: tuple[str, ...] = ()


class Retention:
    """Forgets months, and knows what there is to forget. Months are those that values were declared for."""

    def __init__(
        self, units: UnitOfWorkManager, months: MonthPurge, backups: BackupFolder, people: PersonRecords
    ) -> None:
        self._units = units
        self._months = months
        self._backups = backups
        self._people = people

    async def plan(self, before: YearMonth, company_ids: Collection[int] | None = None) -> PurgePlan:
        """What there is of the months before that one, of all companies or only those. Changes nothing."""
        async with self._units.enter(read_only=True):
            months = tuple(await self._months.held(before, company_ids))
        return PurgePlan(before, months, await self._holding(before, company_ids))

    async def purge(
        self,
        before: YearMonth,
        company_ids: Collection[int] | None = None,
        *,
        even_open: bool = False,
        backups: BackupChoice = BackupChoice.KEEP,
    ) -> PurgeOutcome:
        """Take all months before that one out of the store, and wipe their traces from its files.

        Doing it again is harmless: it wipes again, and looks at the backups again.

        Args:
            even_open: also months with a divergence that is not resolved; otherwise one such month refuses all.

        Raises:
            StoreError: the store cannot be used; every month is still there.
        """
        async with self._units.enter() as unit:
            months = tuple(await self._months.held(before, company_ids))
            plan = PurgePlan(before, months, ())
            refused = bool(plan.still_open) and not even_open
            if months and not refused:
                await self._months.remove(before, company_ids)
                unit.add_event(_event(plan))
        if refused:
            return PurgeOutcome(False, False, replace(plan, backups=await self._holding(before, company_ids)))
        wiped = await self._wipe()
        deleted: tuple[str, ...] = ()
        left = await self._holding(before, company_ids)
        if backups is BackupChoice.DELETE and left:
            deleted = tuple(await asyncio.to_thread(self._backups.delete, [backup.name for backup in left]))
            left = tuple(backup for backup in left if backup.name not in deleted)
        return PurgeOutcome(True, wiped, replace(plan, backups=left), deleted)

    async def person(self, niss: Niss) -> PersonRecord:
        """Everything that is held of one person.

        Raises:
            NotFound: nothing is; the kind is person.
        """
        async with self._units.enter(read_only=True):
            record = await self._people.of(niss)
        if not (record.employments or record.erp or record.portal):
            raise NotFound("person", niss.digits)
        return record

    async def _wipe(self) -> bool:
        try:
            return await self._months.wipe()
        except StoreError:
            # The months are gone whatever happens here, and the caller must hear that.
            return False

    async def _holding(self, before: YearMonth, company_ids: Collection[int] | None) -> tuple[HoldingBackup, ...]:
        employers = None
        if company_ids is not None:
            async with self._units.enter(read_only=True) as unit:
                # A backup may number its companies otherwise.
                employers = [company.niss for company in await unit.companies.all() if company.id in company_ids]
        return tuple(await asyncio.to_thread(self._backups.holding, before, employers))


def _event(plan: PurgePlan) -> Event:
    return Event(
        EventKind.MONTHS_PURGED,
        f"months before {plan.before}",
        after={
            "before": str(plan.before),
            "companies": [*sorted({month.company_id for month in plan.months})],
            "months": len(plan.months),
            **asdict(plan.holdings),
        },
    )
