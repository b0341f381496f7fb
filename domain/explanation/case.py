# SPDX-License-Identifier: MIT
"""What an explanation is made from: both sides of a bucket, what stands beside it, and what was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from domain.reconciliation import Amounts, BucketKey

if TYPE_CHECKING:
    from domain.explanation.causes import Source

CellKey = tuple[int, str, int]
"""A worker's value: (worker's NISS, nature code, reference month yyyymm)."""

Cell = tuple[int, int]
"""(cents, how many values were added up)."""

Cells = Mapping[CellKey, Cell]

NO_CELL: Cell = (0, 0)


def add_cells(rows: Iterable[tuple[int, str, int, int]]) -> dict[CellKey, Cell]:
    """Worker values (NISS, nature, month yyyymm, cents) in any order, added up."""
    cells: dict[CellKey, Cell] = {}
    for niss, nature, month, cents in rows:
        key = (niss, nature, month)
        known, count = cells.get(key, NO_CELL)
        cells[key] = (known + cents, count + 1)
    return cells


@dataclass(frozen=True, slots=True)
class Block:
    """One establishment's stated totals, and its worker values where they are known."""

    establishment: str
    amounts: Amounts
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bucket. A side without blocks is one that is not there, and counts as zero."""

    blocks: tuple[Block, ...] = ()

    @property
    def amounts(self) -> Amounts:
        """The blocks' stated totals, added up."""
        return sum((block.amounts for block in self.blocks), Amounts())

    @property
    def cells(self) -> Cells:
        """The worker values of all blocks, added up."""
        if len(self.blocks) == 1:
            return self.blocks[0].cells
        cells: dict[CellKey, Cell] = {}
        for block in self.blocks:
            for key, (cents, count) in block.cells.items():
                before, times = cells.get(key, NO_CELL)
                cells[key] = (before + cents, times + count)
        return cells

    @property
    def has_values(self) -> bool:
        """Whether the worker values of every block are known, so that who is not named is not there."""
        return all(block.cells or not block.amounts.remuneration for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of a bucket that was compared."""

    key: BucketKey
    erp: Side = field(default_factory=Side)
    portal: Side = field(default_factory=Side)

    @property
    def remuneration(self) -> int:
        """Portal − ERP in cents."""
        return self.portal.amounts.remuneration.cents - self.erp.amounts.remuneration.cents

    @property
    def contribution(self) -> int:
        """Portal − ERP in cents."""
        return self.portal.amounts.contribution.cents - self.erp.amounts.contribution.cents

    @property
    def has_values(self) -> bool:
        """Whether the worker values of both sides are known."""
        return self.erp.has_values and self.portal.has_values


@dataclass(frozen=True, slots=True)
class Version:
    """What one side of the bucket was before.

    Attributes:
        side: as it stood; a side without blocks where there was nothing at this rate.
        source: the file or the answer that brought it.
        until: when it was replaced.
    """

    side: Side
    source: Source
    until: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is known about a bucket whose sides differ.

    Attributes:
        bucket: as it is now.
        siblings: the other rates of the same company and month.
        neighbours: the same company and rate in the months beside, where they were compared.
        imports: earlier states of the ERP's side, oldest first; snapshots: of the portal's side.
        imported, consulted: where the sides as they are now came from.
        checked_at: when the portal last confirmed its side.
        declared: what the ledger says was declared, None where it has nothing for the bucket.
        declared_at: when the bucket's last entry was posted.
        names: workers' names by NISS.
    """

    bucket: Pair
    siblings: tuple[Pair, ...] = ()
    neighbours: tuple[Pair, ...] = ()
    imports: tuple[Version, ...] = ()
    snapshots: tuple[Version, ...] = ()
    imported: Source | None = None
    consulted: Source | None = None
    checked_at: datetime | None = None
    declared: Amounts | None = None
    declared_at: datetime | None = None
    names: Mapping[int, str] = field(default_factory=dict)
