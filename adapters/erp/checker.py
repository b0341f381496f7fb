# SPDX-License-Identifier: MIT
"""The order of a DR file's records, and the checks that need more than one of them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import numpy as np

from adapters.erp import layout
from adapters.erp.block import OpenBlock
from adapters.erp.natures import NatureTable
from adapters.erp.records import Fields, Totals, Value
from domain.declaration import Declaration, FindingCode, Severity

if TYPE_CHECKING:
    from adapters.erp.batch import Batch
    from adapters.erp.findings import FindingLog

_TWO_RECORDS: Final = layout.WIDTH + layout.SHORTEST["R3"]
"""From this length on a line may hold a second record, and what follows it cannot be trusted."""


class _Next(Enum):
    """Which record may come."""

    R0 = auto()
    R1 = auto()
    R2 = auto()
    R2_OR_R3 = auto()
    R1_OR_END = auto()
    NOTHING = auto()


_EXPECTED: Final = {
    _Next.R1: ("R1",),
    _Next.R2: ("R2",),
    _Next.R2_OR_R3: ("R2", "R3"),
    _Next.R1_OR_END: ("R1",),
}


class Checker:
    """Takes a file's lines one by one, in order, and keeps what they declare.

    Attributes:
        recognised: whether the file begins as a DR file of the right model.
        stopped: whether a line was so wrong that those after it would only be misread.
        block: the block that is open.
    """

    def __init__(self, log: FindingLog) -> None:
        self.log = log
        self.natures = NatureTable()
        self.recognised = False
        self.block: OpenBlock | None = None
        self._next = _Next.R0
        self._charset = "latin-1"
        self._declarations: dict[tuple[object, ...], Declaration] = {}
        self._last_line = 0
        self._cut = False
        self._blank: tuple[int, str] | None = None

    @property
    def stopped(self) -> bool:
        """See the class."""
        return self._next is _Next.NOTHING

    @property
    def takes_values(self) -> bool:
        """Whether the next line may well be an R2."""
        return self._next in (_Next.R2, _Next.R2_OR_R3) and self._blank is None

    def declarations(self) -> tuple[Declaration, ...]:
        """One a block, in the order of the file; none where the file is refused."""
        return () if self.log.has_errors else tuple(self._declarations.values())

    def feed(self, line: int, text: str | None, raw: bytes, charset: str) -> None:
        """Check one line, given as text where its bytes do not tell it.

        Args:
            line: its number, from 1.
            charset: what its bytes are in; it also holds for the names of the block.
        """
        self._charset = charset
        undecodable: UnicodeDecodeError | None = None
        if text is None:
            try:
                text = raw.decode(charset)
            except UnicodeDecodeError as error:
                undecodable, text = error, raw.decode(charset, "replace")
        text = text.rstrip("\x1a")
        if not text.strip(" "):
            self._blank = self._blank or (line, text)
            return
        if self._blank is not None or (self._next is _Next.R0 and not text.startswith("R0")):
            self._out_of_place(text)
            return
        if undecodable is not None:
            byte = f"{undecodable.object[undecodable.start]:02x}"
            self.log.error(FindingCode.UNDECODABLE, line, undecodable.start + 1, byte=byte)
        self._record(line, text)

    def _out_of_place(self, text: str) -> None:
        """What begins a file and is no R0, or stands behind a blank line."""
        if self._next is not _Next.R0 and self._blank is not None:
            self._stop(FindingCode.UNKNOWN_RECORD, self._blank[0], 1, found=self._blank[1][:2])
        elif text[:2] in layout.RECORDS or layout.MODEL in text:
            self._stop(FindingCode.MISSING_R0, 1)
        else:
            self._stop(FindingCode.NOT_A_DR)

    def _stop(self, code: FindingCode, line: int | None = None, column: int | None = None, **params: int | str) -> None:
        self.log.error(code, line, column, **params)
        self._next = _Next.NOTHING

    def _record(self, line: int, text: str) -> None:
        self._last_line = line
        kind = text[:2]
        if kind not in layout.RECORDS:
            self._stop(FindingCode.UNKNOWN_RECORD, line, 1, found=kind)
        elif kind == "R0" and self._next is _Next.R0:
            self._file(line, text)
        elif kind not in _EXPECTED.get(self._next, ()):
            expected = ", ".join(_EXPECTED[self._next])
            self._stop(FindingCode.UNEXPECTED_RECORD, line, 1, found=kind, expected=expected)
        else:
            self._in_order(kind, line, text)

    def _file(self, line: int, text: str) -> None:
        model = text[layout.R0_MODEL]
        if model != layout.MODEL:
            self._stop(FindingCode.OTHER_MODEL, line, layout.R0_MODEL.start + 1, found=model)
        else:
            self.recognised = True
            self._next = _Next.R1
            self._whole("R0", line, text)

    def take_values(self, batch: Batch, first: int, last: int, line: int) -> None:
        """A batch's rows from first up to last as R2 records of the open block; they are clean and belong to it.

        Args:
            line: the number of the first of them.
        """
        assert self.block is not None
        self.block.add_batch(batch, first, last)
        self._warn_of_check_digits(batch, first, last, line)
        self._next = _Next.R2_OR_R3
        self._cut = False
        self._last_line = line + last - first - 1

    def _warn_of_check_digits(self, batch: Batch, first: int, last: int, line: int) -> None:
        wrong = np.flatnonzero(batch.wrong_digit[first:last])
        kept = wrong[: self.log.room(Severity.WARNING)]
        for place, niss in zip(kept.tolist(), batch.niss[first:last][kept].tolist(), strict=True):
            column = layout.R2_NISS.start + 1
            self.log.warning(FindingCode.WORKER_CHECK_DIGIT, line + place, column, found=f"{niss:011d}")
        self.log.drop(Severity.WARNING, len(wrong) - len(kept))

    def _in_order(self, kind: str, line: int, text: str) -> None:
        whole = self._whole(kind, line, text)
        if self.stopped:
            return
        if kind == "R1":
            self._open(line, text if whole else None)
        elif kind == "R2":
            self._value(line, text if whole else None)
        else:
            self._close(line, text if whole else None)

    def _whole(self, kind: str, line: int, text: str) -> bool:
        """Whether the record has its length; blanks at its end count for nothing."""
        length = len(text)
        self._cut = length < layout.SHORTEST[kind]
        if self._cut:
            self.log.error(FindingCode.RECORD_TOO_SHORT, line, length=length, expected=layout.WIDTH)
            return False
        length = len(text.rstrip(" "))
        if length <= layout.WIDTH:
            return True
        self.log.error(FindingCode.RECORD_TOO_LONG, line, layout.WIDTH + 1, length=length, expected=layout.WIDTH)
        if kind != "R2" or length >= _TWO_RECORDS:
            self._next = _Next.NOTHING
        return False

    def _open(self, line: int, text: str | None) -> None:
        self._next = _Next.R2
        if text is None:
            self.block = OpenBlock(line, None, None, None)
            return
        head = Fields(text, line, self.log).head()
        start = "R2" + text[layout.EMPLOYER] + text[layout.ESTABLISHMENT] if head.niss else None
        self.block = OpenBlock(line, start, head.employer, head.month)

    def _value(self, line: int, text: str | None) -> None:
        assert self.block is not None
        self._next = _Next.R2_OR_R3
        self.block.records += 1
        if text is None:
            self.block.summable = False
            self.block.no_value(line)
            return
        fields = Fields(text, line, self.log)
        belongs = fields.belongs(self.block.start)
        value = fields.value()
        self._add(self.block, value, line, text, belongs=belongs)

    def _add(self, block: OpenBlock, value: Value, line: int, text: str, *, belongs: bool) -> None:
        if belongs and value.cents is not None:
            block.total += value.cents
        else:
            block.summable = False
        if value.niss is None or value.month is None or value.days is None or value.cents is None:
            block.no_value(line)
            return
        nature = self.natures.number(text[layout.R2_NATURE])
        key = value.niss.number << layout.NISS_SHIFT | nature << layout.NATURE_SHIFT
        key |= layout.month_index(value.month.number)
        block.add_value(key, value.days, value.cents, text[layout.R2_PERSON], self._charset)

    def _close(self, line: int, text: str | None) -> None:
        assert self.block is not None
        block, self.block = self.block, None
        self._next = _Next.R1_OR_END
        totals = None
        if text is not None:
            fields = Fields(text, line, self.log)
            belongs = fields.belongs(block.start)
            totals = fields.totals()
            if belongs and block.summable:
                self._check_totals(block, totals, line)
        values, workers = block.close(self.natures, self._charset, self.log)
        if self.log.has_errors or totals is None:
            self._declarations.clear()
            return
        # Each of these is missing only after an error.
        assert block.employer
        assert block.month
        assert block.start
        assert totals.total is not None
        assert totals.contributions is not None
        assert totals.rate is not None
        self._keep(
            Declaration(
                employer=block.employer,
                month=block.month,
                establishment=block.start[layout.ESTABLISHMENT].strip(),
                rate=totals.rate,
                remuneration=totals.total,
                contribution=totals.contributions,
                workers=workers,
                values=values,
                line=block.line,
                month_at=(block.line, layout.R1_MONTH.start + 1),
                rate_at=(line, layout.R3_RATE.start + 1),
            )
        )

    def _check_totals(self, block: OpenBlock, totals: Totals, line: int) -> None:
        wrong = False
        if totals.total is not None and totals.total.cents != block.total:
            wrong = True
            column, stated = layout.R3_TOTAL.start + 1, totals.total.cents
            self.log.error(FindingCode.WRONG_TOTAL, line, column, stated=stated, computed=block.total)
        if totals.count is not None and totals.count != block.records:
            wrong = True
            column = layout.R3_COUNT.start + 1
            self.log.error(FindingCode.WRONG_COUNT, line, column, stated=totals.count, computed=block.records)
        if not wrong:
            self._check_contributions(block, totals, line)

    def _check_contributions(self, block: OpenBlock, totals: Totals, line: int) -> None:
        if totals.total is None or totals.rate is None or totals.contributions is None:
            return
        stated, computed = totals.contributions.cents, totals.total.times(totals.rate).cents
        if abs(stated - computed) > block.records:
            column = layout.R3_CONTRIBUTIONS.start + 1
            self.log.warning(FindingCode.CONTRIBUTIONS_OFF, line, column, stated=stated, computed=computed)

    def _keep(self, declaration: Declaration) -> None:
        earlier = self._declarations.pop(declaration.key, None)
        self._declarations[declaration.key] = declaration
        if earlier is not None:
            self.log.warning(
                FindingCode.BLOCK_TWICE,
                declaration.line,
                first_line=earlier.line,
                month=declaration.month.number,
                establishment=declaration.establishment,
                rate=declaration.rate.hundredths,
            )

    def give_up(self) -> None:
        """Say that what looked like a DR file holds something else."""
        self._stop(FindingCode.NOT_A_DR)

    def finish(self) -> None:
        """Say what is missing at the file's end."""
        if self._next is _Next.R0:
            self._stop(FindingCode.EMPTY_FILE)
        elif self._next is _Next.R1:
            if not self._cut:
                self.log.error(FindingCode.NO_BLOCKS)
        elif self.block is not None and not self.stopped and not self._cut:
            self.log.error(FindingCode.BLOCK_NOT_CLOSED, self._last_line)
