# SPDX-License-Identifier: MIT
"""Write a corrected DR file: the blocks of a month as the ERP side has them now, for delivery by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events import Event, EventKind

if TYPE_CHECKING:
    from domain.company import Company
    from domain.declaration import Declaration
    from domain.ports import Clock, DeclarationWriter, UnitOfWorkManager
    from domain.reconciliation import BucketKey
    from domain.values import Money, Rate, YearMonth


@dataclass(frozen=True, slots=True)
class CorrectedBlock:
    """One block of a corrected file.

    Attributes:
        values: how many worker values it has.
    """

    establishment: str
    rate: Rate
    remuneration: Money
    contribution: Money
    workers: int
    values: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected file, written or to be written.

    Attributes:
        path: where it was written; a suggested name while it was not.
        sha256: of its bytes, in hex; empty while it was not written.
    """

    company_id: int
    company: str
    month: YearMonth
    blocks: tuple[CorrectedBlock, ...]
    path: Path
    sha256: str = ""


class Correct:
    """Plans and writes corrected files."""

    def __init__(self, units: UnitOfWorkManager, writer: DeclarationWriter, clock: Clock) -> None:
        self._units = units
        self._writer = writer
        self._clock = clock

    async def plan(self, company_id: int, month: YearMonth, rates: Collection[Rate] | None = None) -> Correction:
        """What a file would hold, and a name for it. Changes nothing.

        Raises:
            NotFound: there is no such company, or its ERP side has nothing of that month and those rates
                (kind ``blocks``).
        """
        company, blocks = await self._found(company_id, month, rates)
        name = f"DR_{company.nif.digits}_{month.number:06d}_{self._clock.today():%Y%m%d}.txt"
        return _correction(company, month, blocks, Path(name))

    async def write(
        self,
        company_id: int,
        month: YearMonth,
        path: Path,
        rates: Collection[Rate] | None = None,
        *,
        overwrite: bool = False,
    ) -> Correction:
        """Write the file, whole or not at all.

        Args:
            rates: only blocks at those rates; all of the month where None.
            overwrite: whether a file that is there may be replaced.

        Raises:
            NotFound: as for a plan.
            FileProblem: it cannot be written, or is there already (reason ``exists``).
            StoreError: the store cannot be used; the file may be there.
        """
        company, blocks = await self._found(company_id, month, rates)
        digest = await asyncio.to_thread(self._writer.write, blocks, path, overwrite=overwrite)
        async with self._units.enter() as unit:
            unit.add_event(
                Event(
                    EventKind.DR_WRITTEN,
                    f"company {company_id}, {month}",
                    {"sha256": digest, "blocks": len(blocks), "rates": [*sorted({b.rate.hundredths for b in blocks})]},
                )
            )
        return _correction(company, month, blocks, path, digest)

    async def write_for(self, bucket: BucketKey, path: Path, *, overwrite: bool = False) -> Correction:
        """Write the file that corrects one divergence.

        Raises:
            NotFound, FileProblem, StoreError: as for a month.
        """
        return await self.write(bucket.company_id, bucket.month, path, [bucket.rate], overwrite=overwrite)

    async def _found(
        self, company_id: int, month: YearMonth, rates: Collection[Rate] | None
    ) -> tuple[Company, list[Declaration]]:
        async with self._units.enter(read_only=True) as unit:
            company = next((one for one in await unit.companies.all() if one.id == company_id), None)
            if company is None:
                raise NotFound("company", str(company_id))
            blocks = await unit.declared.blocks(company_id, month, rates)
        if not blocks:
            raise NotFound("blocks", str(month))
        return company, blocks


def _correction(
    company: Company, month: YearMonth, blocks: list[Declaration], path: Path, digest: str = ""
) -> Correction:
    shown = tuple(
        CorrectedBlock(b.establishment, b.rate, b.remuneration, b.contribution, b.workers, len(b.values))
        for b in blocks
    )
    return Correction(company.id, company.name, month, shown, path, digest)
