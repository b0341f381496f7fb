# SPDX-License-Identifier: MIT
"""What a table says: its rows under a mapping, checked one by one and added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.declaration import Declaration, Finding, FindingCode, Severity
from domain.errors import InvalidValue
from domain.plausible import Objection, against_month, against_rate
from domain.portal_record import PortalTotal
from domain.tables.blocks import Block, BlockKey, OpenBlock
from domain.tables.fields import Field, Side
from domain.tables.log import TableLog
from domain.tables.mapping import Given, Header, TableMapping, check, columns_of
from domain.tables.parties import Parties, Party
from domain.tables.totals import SUMMED, Totals
from domain.tables.values import Values
from domain.values import Money, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from domain.company import Company
    from domain.tables.cells import RawTable, TableRow


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a table says. Where an error keeps it out, there are no blocks.

    Attributes:
        blocks: in the order of company, month, establishment and rate.
    """

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]


def interpret(
    table: RawTable,
    header: Header,
    mapping: TableMapping,
    side: Side,
    given: Given,
    companies: Iterable[Company],
    today: date,
    stopped: Callable[[], bool] = lambda: False,
) -> Interpretation:
    """Read a table's rows.

    Args:
        companies: those that are known.
        today: what months are looked at from.
        stopped: asked now and then whether to give up.
    """
    log = TableLog()
    check(table, header, mapping, given, log)
    if log.has_errors:
        return Interpretation((), log.findings())
    rows = _Rows(table, header, mapping, side, given, companies, today, log)
    blocks = rows.read(stopped)
    return Interpretation(() if log.has_errors else blocks, log.findings())


class _Rows:
    """The rows below the headings."""

    def __init__(
        self,
        table: RawTable,
        header: Header,
        mapping: TableMapping,
        side: Side,
        given: Given,
        companies: Iterable[Company],
        today: date,
        log: TableLog,
    ) -> None:
        columns = columns_of(header, mapping)
        self._rows = table.rows[header.at + 1 :]
        self._side = side
        self._given = given
        self._today = today
        self._log = log
        self._objections: dict[YearMonth | Rate, Objection | None] = {}
        self._values = Values(header.texts, columns, mapping.numbers, self._rows, log, mapping.rate)
        self._parties = Parties(side, self._values, companies, given.company)
        self._of_workers = Field.WORKER_NISS in columns
        self._amount = Field.VALUE if self._of_workers and Field.VALUE in columns else Field.REMUNERATION
        # With a column for values, one for remuneration is the total that they belong to.
        self._stated = self._amount is Field.VALUE and Field.REMUNERATION in columns
        summed = (Field.VALUE,) if self._stated else tuple(f for f in SUMMED if f in (self._amount, Field.CONTRIBUTION))
        self._totals = Totals(self._values, tuple(field for field in summed if field in columns), columns)
        self._blocks: dict[BlockKey, OpenBlock] = {}
        self._workers: dict[str, int] = {}

    def read(self, stopped: Callable[[], bool]) -> tuple[Block, ...]:
        """Every row, and then the blocks."""
        if not self._values.has(Field.MONTH) and self._within(self._given.month) is None:
            return ()
        for number, row in enumerate(self._rows):
            if not number % 1024 and stopped():
                return ()
            self._values.row = row
            if self._totals.is_one(row):
                self._totals.check()
            else:
                self._row(row)
        if not self._blocks and not self._log.has_errors:
            self._log.error(FindingCode.NO_TABLE_ROWS)
        heading = self._values.heading(Field.REMUNERATION)
        blocks = [
            block.close(self._side, self._log, stated_apart=self._stated, heading=heading)
            for block in self._blocks.values()
        ]
        return tuple(sorted(blocks, key=lambda b: (b.party.employer.niss, b.month, b.establishment, b.rate)))

    def _row(self, row: TableRow) -> None:
        party, month, rate = self._parties.of_row(), self._month(), self._rate()
        establishment = self._values.establishment(self._given.establishment)
        if self._of_workers and not (self._stated and self._values.empty(Field.WORKER_NISS)):
            self._worker_row(row, self._block(row, party, month, establishment, rate), month)
        else:
            self._total_row(row, self._block(row, party, month, establishment, rate))

    def _month(self) -> YearMonth | None:
        if not self._values.has(Field.MONTH):
            return self._given.month
        if self._values.empty(Field.MONTH):
            if self._given.month is None:
                self._values.refuse(FindingCode.EMPTY_CELL, Field.MONTH)
            return self._within(self._given.month)
        return self._within(self._values.month(Field.MONTH))

    def _within(self, month: YearMonth | None) -> YearMonth | None:
        """A month that may be in the file; None where it may not, which was told."""
        if month is None:
            return None
        first, last = (
            (self._given.month, self._given.month) if self._given.month else self._given.months or (month,) * 2
        )
        if not first <= month <= last:
            asked = str(first) if first == last else f"{first} – {last}"
            self._values.refuse(FindingCode.MONTH_OUTSIDE, Field.MONTH, month=str(month), asked=asked)
            return None
        return month if self._may_be(month, lambda: against_month(month, self._today), Field.MONTH) else None

    def _rate(self) -> Rate | None:
        rate = self._values.rate()
        field = Field.RATE if self._values.has(Field.RATE) else Field.EMPLOYER_RATE
        return rate if rate is not None and self._may_be(rate, lambda: against_rate(rate), field) else None

    def _may_be(self, value: YearMonth | Rate, judge: Callable[[], Objection | None], field: Field) -> bool:
        """Whether a month or a rate can be; what is unusual is asked about once, what cannot be is told of each row."""
        known = value in self._objections
        if not known:
            self._objections[value] = judge()
        objection = self._objections[value]
        if objection is None:
            return True
        impossible = objection.severity is Severity.ERROR
        if impossible or not known:
            self._values.tell(objection.severity, objection.code, field, **objection.params)
        return not impossible

    def _block(
        self, row: TableRow, party: Party | None, month: YearMonth | None, establishment: str, rate: Rate | None
    ) -> OpenBlock | None:
        """The block that a row belongs to; None where that cannot be told."""
        if party is None or month is None or rate is None:
            return None
        key = (party.employer.niss.digits, month, establishment, rate)
        if key not in self._blocks:
            self._blocks[key] = OpenBlock(party, key, row.line)
        block = self._blocks[key]
        block.unsaid = block.unsaid or self._values.empty(Field.ESTABLISHMENT)
        return block

    def _total_row(self, row: TableRow, block: OpenBlock | None) -> None:
        remuneration, contribution = self._money(Field.REMUNERATION), self._money(Field.CONTRIBUTION)
        workers = self._values.whole(Field.WORKERS)
        if block is None or remuneration is None or contribution is None:
            return
        if block.total_rows:
            self._log.warning(FindingCode.ROWS_ADDED, row.line, first_line=block.line, **_place(block))
        block.total_rows += 1
        block.remuneration += remuneration.cents
        block.contribution += contribution.cents
        block.counted += workers

    def _money(self, field: Field, *, required: bool = True) -> Money | None:
        amount = self._values.money(field, required=required)
        if amount is not None:
            self._totals.add(field, amount)
        return amount

    def _worker_row(self, row: TableRow, block: OpenBlock | None, month: YearMonth | None) -> None:
        worker, amount = self._worker(), self._money(self._amount)
        contribution = self._money(Field.CONTRIBUTION, required=not self._stated)
        nature, days = self._values.nature(), self._values.days()
        reference = self._values.month(Field.REFERENCE_MONTH) or month
        if block is None or worker is None or amount is None or reference is None:
            return
        if not block.add_value(worker, self._values.text(Field.WORKER_NAME), nature, reference, days, amount):
            params: dict[str, int | str] = {"worker": f"{worker:011d}", "month": str(reference), "nature": nature}
            self._log.warning(FindingCode.REPEATED_VALUE, row.line, **params)
        if self._stated:
            self._state(block, contribution)
        elif contribution is not None:
            block.remuneration += amount.cents
            block.contribution += contribution.cents

    def _worker(self) -> int | None:
        digits = self._values.digits(Field.WORKER_NISS)
        if digits is None:
            if self._values.empty(Field.WORKER_NISS):
                self._values.refuse(FindingCode.EMPTY_CELL, Field.WORKER_NISS)
            return None
        if digits in self._workers:
            return self._workers[digits]
        try:
            worker = Niss(digits)
        except InvalidValue:
            self._values.refuse(FindingCode.BAD_WORKER_NISS, Field.WORKER_NISS, digits)
            return None
        if not worker.check_digit_ok:
            self._log.warning(FindingCode.WORKER_CHECK_DIGIT, self._values.row.line, found=worker.digits)
        self._workers[digits] = worker.number
        return worker.number

    def _state(self, block: OpenBlock, contribution: Money | None) -> None:
        """Totals that stand beside a worker's value: the same in each row of the block."""
        remuneration = self._values.money(Field.REMUNERATION, required=False)
        if remuneration is None or contribution is None:
            for field, other in ((Field.REMUNERATION, contribution), (Field.CONTRIBUTION, remuneration)):
                if other is not None and self._values.empty(field):
                    self._values.refuse(FindingCode.EMPTY_CELL, field)
            return
        before = block.stated or (remuneration, contribution)
        for field, now, then in zip(
            (Field.REMUNERATION, Field.CONTRIBUTION), (remuneration, contribution), before, strict=True
        ):
            if now != then:
                self._values.refuse(FindingCode.STATED_APART, field, stated=then.cents, computed=now.cents)
        block.stated = before


def _place(block: OpenBlock) -> dict[str, int | str]:
    _, month, establishment, rate = block.key
    return {"month": str(month), "establishment": establishment, "rate": rate.hundredths}


def declaration(block: Block) -> Declaration:
    """A block as the ERP's side keeps it."""
    return Declaration(
        block.party.employer,
        block.month,
        block.establishment,
        block.rate,
        block.remuneration,
        block.contribution,
        block.workers,
        block.values,
        block.line,
    )


def portal_total(block: Block) -> PortalTotal:
    """A block as the portal's side keeps it."""
    return PortalTotal(
        block.establishment,
        block.rate,
        block.remuneration,
        block.contribution,
        block.workers,
        block.values,
        block.mismatch,
    )
