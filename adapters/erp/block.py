# SPDX-License-Identifier: MIT
"""One block while its records come in: the columns, the sum, and which lines gave no value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from adapters.erp import layout
from adapters.erp.worker_columns import People, WorkerColumns, first_of_each
from domain.declaration import Employer, FindingCode, Severity

if TYPE_CHECKING:
    from adapters.erp.batch import Batch
    from adapters.erp.findings import FindingLog
    from adapters.erp.lines import Words
    from adapters.erp.natures import NatureTable
    from domain.values import YearMonth

_NISS: Final = np.uint64(layout.NISS_SHIFT)
_FLUSH_AT: Final = 4096
_NO_NISS: Final = 1 << 40


class OpenBlock:
    """What stands between an R1 and its R3.

    Attributes:
        line: of the R1.
        start: the first 17 characters that each of its R2 has; None where the R1 is wrong and they cannot be told.
        employer, month: None where the R1 is wrong.
        records: how many R2 there were, good or bad.
        total: the signed sum of their amounts, in cents.
        summable: whether every R2's amount could be read and belongs here, so that the totals can be checked.
    """

    def __init__(self, line: int, start: str | None, employer: Employer | None, month: YearMonth | None) -> None:
        self.line = line
        self.start = start
        self.employer = employer
        self.month = month
        self.records = 0
        self.total = 0
        self.summable = True
        self._without_value: list[int] = []
        self._pieces: list[tuple[Words, npt.NDArray[np.int16], npt.NDArray[np.int32]]] = []
        self._persons: list[npt.NDArray[np.void]] = []
        self._niss: list[Words] = []
        self._waiting: list[tuple[int, int, int]] = []
        self._waiting_persons: list[tuple[int, bytes]] = []
        self._exotic: dict[int, str] = {}
        self._entries = 0
        self._last_niss = _NO_NISS

    def prefix(self, charset: str) -> bytes | None:
        """The start as bytes; None where there is none, or where bytes cannot tell it."""
        if self.start is None or len(self.start) != 17:
            return None
        try:
            return self.start.encode(charset)
        except UnicodeEncodeError:
            return None

    def add_batch(self, batch: Batch, first: int, last: int) -> None:
        """Take over a batch's rows from first up to last, all of them clean."""
        self._flush()
        niss = batch.niss[first:last]
        fresh = first_of_each(niss)
        fresh[0] = int(niss[0]) != self._last_niss
        self._last_niss = int(niss[-1])
        numbers = np.flatnonzero(fresh)
        self._niss.append(niss[numbers])
        self._persons.append(batch.lines.persons(numbers + (batch.first + first)))
        for number, text in batch.lines.exotic(batch.first + first, batch.first + last):
            place = number - batch.first - first
            if fresh[place]:
                self._exotic[self._entries + int(np.searchsorted(numbers, place))] = text[layout.R2_NAME].strip()
        self._entries += len(numbers)
        cents = batch.cents[first:last]
        self._pieces.append((batch.keys[first:last], batch.days[first:last], cents))
        self.records += last - first
        self.total += int(cents.sum(dtype=np.int64))

    def add_value(self, key: int, days: int, cents: int, person: str, charset: str) -> None:
        """Take over one value; person is its name and birth date, 68 characters. The amount is added apart."""
        niss = key >> layout.NISS_SHIFT
        if niss != self._last_niss:
            self._last_niss = niss
            raw = person.encode(charset, "replace")
            name = person[: layout.R2_NAME.stop - layout.R2_NAME.start]
            if raw.decode(charset) != person:
                self._exotic[self._entries] = name.strip()
            self._waiting_persons.append((niss, raw))
            self._entries += 1
        self._waiting.append((key, days, cents))
        if len(self._waiting) >= _FLUSH_AT:
            self._flush()

    def no_value(self, line: int) -> None:
        """Remember that the R2 at that line gave nothing to keep."""
        self._without_value.append(line)

    def _flush(self) -> None:
        if self._waiting:
            keys, days, cents = zip(*self._waiting, strict=True)
            self._pieces.append((np.array(keys, np.uint64), np.array(days, np.int16), np.array(cents, np.int32)))
            self._waiting = []
        if self._waiting_persons:
            niss, raw = zip(*self._waiting_persons, strict=True)
            self._niss.append(np.array(niss, np.uint64))
            self._persons.append(np.array(raw, f"V{layout.PERSON_BYTES}"))
            self._waiting_persons = []

    def close(self, natures: NatureTable, charset: str, log: FindingLog) -> tuple[WorkerColumns, int]:
        """The values, and how many different workers have some; values that stand there twice are warned of."""
        self._flush()
        if not self._pieces:
            self._pieces = [(np.empty(0, np.uint64), np.empty(0, np.int16), np.empty(0, np.int32))]
        columns = list(zip(*self._pieces, strict=True))
        self._pieces = []
        cents, days = np.concatenate(columns.pop()), np.concatenate(columns.pop())
        keys = np.concatenate(columns.pop())
        workers, repeated = _survey(keys)
        if repeated:
            self._warn_of_repeats(keys, natures, log)
        niss = np.concatenate([np.empty(0, np.uint64), *self._niss])
        people = People(niss, self._persons, charset, self._exotic)
        self._niss, self._persons = [], []
        if len(people) > workers:
            people = people.once_each()
        return WorkerColumns(keys, days, cents, natures, repeated=repeated, people=people), workers

    def _warn_of_repeats(self, keys: Words, natures: NatureTable, log: FindingLog) -> None:
        order = np.argsort(keys, kind="stable")
        places = np.sort(order[~first_of_each(keys[order])])
        kept = places[: log.room(Severity.WARNING)].tolist()
        for place, key in zip(kept, keys[places[: len(kept)]].tolist(), strict=True):
            log.warning(
                FindingCode.REPEATED_VALUE,
                self._line_of(place),
                worker=f"{key >> layout.NISS_SHIFT:011d}",
                month=layout.month_number(key & ((1 << layout.NATURE_SHIFT) - 1)),
                nature=natures.texts[(key >> layout.NATURE_SHIFT) & (layout.MOST_NATURES - 1)],
            )
        log.drop(Severity.WARNING, len(places) - len(kept))

    def _line_of(self, place: int) -> int:
        line = self.line + 1 + place
        for skipped in self._without_value:
            if skipped > line:
                break
            line += 1
        return line


def _survey(keys: Words) -> tuple[int, bool]:
    """How many workers there are, and whether a key stands there more than once."""
    if not (keys[1:] > keys[:-1]).all():
        keys = np.sort(keys)
    repeated = bool((keys[1:] == keys[:-1]).any())
    return int(np.count_nonzero(first_of_each(keys >> _NISS))), repeated
