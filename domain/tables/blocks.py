# SPDX-License-Identifier: MIT
"""Rows added up: one block for each establishment at one rate in one company's month."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.declaration import FindingCode, ListedLines
from domain.tables.fields import Side
from domain.values import Money, Rate, YearMonth

if TYPE_CHECKING:
    from domain.tables.log import TableLog
    from domain.tables.parties import Party

BlockKey = tuple[str, YearMonth, str, Rate]
"""The employer's NISS, month, establishment, rate."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a table says of one establishment at one rate.

    Attributes:
        line: of its first row.
        workers: different ones where the table names them, else as it counts them; 0 where it does neither.
        mismatch: whether the stated remuneration is not the sum of the workers' values.
        unsaid: whether a row of it does not say its establishment.
    """

    party: Party
    month: YearMonth
    establishment: str
    rate: Rate
    remuneration: Money
    contribution: Money
    workers: int
    values: ListedLines
    line: int
    mismatch: bool = False
    unsaid: bool = False


@dataclass(slots=True)
class OpenBlock:
    """A block while its rows come in. Amounts are cents.

    Attributes:
        rows: how many rows without a worker, or of a worker's value, it has.
        stated: the totals that rows of workers repeat.
        unsaid: as in Block.
    """

    party: Party
    key: BlockKey
    line: int
    remuneration: int = 0
    contribution: int = 0
    counted: int = 0
    total_rows: int = 0
    value_sum: int = 0
    stated: tuple[Money, Money] | None = None
    unsaid: bool = False
    values: list[tuple[int, str, int, int, int]] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    seen: set[tuple[int, str, int]] = field(default_factory=set)

    def add_value(self, worker: int, name: str, nature: str, month: YearMonth, days: int, amount: Money) -> bool:
        """Take a worker's value in; False where the worker has one of that nature and month already."""
        key = (worker, nature, month.number)
        fresh = key not in self.seen
        self.seen.add(key)
        self.values.append((*key, days, amount.cents))
        self.value_sum += amount.cents
        if name or worker not in self.names:
            self.names[worker] = name
        return fresh

    def close(self, side: Side, log: TableLog, *, stated_apart: bool, heading: str) -> Block:
        """The block; totals that do not go with the values are told.

        Args:
            stated_apart: whether totals are stated beside the workers' values, and not made of them.
            heading: of the column of such totals.
        """
        remuneration, contribution = Money(self.remuneration), Money(self.contribution)
        if stated_apart and not self.total_rows:
            if self.stated is None:
                log.error(FindingCode.EMPTY_CELL, self.line, heading=heading)
            remuneration, contribution = self.stated or (remuneration, contribution)
        elif self.stated not in (None, (remuneration, contribution)):
            assert self.stated is not None
            first, second = self.stated[0].cents, remuneration.cents
            log.error(FindingCode.STATED_APART, self.line, heading=heading, stated=first, computed=second)
        mismatch = stated_apart and bool(self.values) and remuneration.cents != self.value_sum
        _, month, establishment, rate = self.key
        block = Block(
            self.party,
            month,
            establishment,
            rate,
            remuneration,
            contribution,
            len(self.names) if self.values else self.counted,
            ListedLines.of(self.values, self.names),
            self.line,
            mismatch,
            self.unsaid,
        )
        if mismatch:
            _tell_mismatch(side, block, self.value_sum, log)
        if side is Side.ERP:
            _tell_rounding(block, max(1, len(self.values), self.total_rows, self.counted), log)
        return block


def _tell_mismatch(side: Side, block: Block, computed: int, log: TableLog) -> None:
    """An ERP's table is refused, as a DR file is; the portal's is kept and flagged, as over HTTP."""
    stated = block.remuneration.cents
    if side is Side.ERP:
        log.error(FindingCode.WRONG_TOTAL, block.line, stated=stated, computed=computed)
        return
    log.warning(
        FindingCode.VALUES_APART,
        block.line,
        company=block.party.employer.name,
        month=str(block.month),
        establishment=block.establishment,
        rate=block.rate.hundredths,
        stated=stated,
        computed=computed,
    )


def _tell_rounding(block: Block, rows: int, log: TableLog) -> None:
    """Above a cent for each row, an ERP's contributions are more than rounding off."""
    computed = block.remuneration.times(block.rate)
    if abs((block.contribution - computed).cents) > rows:
        log.warning(FindingCode.CONTRIBUTIONS_OFF, block.line, stated=block.contribution.cents, computed=computed.cents)
