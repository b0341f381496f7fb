# SPDX-License-Identifier: MIT
"""Rows of totals inside a table: recognised, checked against the rows above, and not taken for values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.declaration import FindingCode
from domain.tables.fields import Field, plain_heading

if TYPE_CHECKING:
    from domain.tables.cells import TableRow
    from domain.tables.values import Values
    from domain.values import Money

_WORDS: Final = ("total", "totais", "totals", "subtotal", "subtotais", "sub total", "soma", "sum")
_PARTS: Final = ("tot", "sub", "som", "sum")
_KEYS: Final = (Field.EMPLOYER_NISS, Field.EMPLOYER_NIF, Field.MONTH, Field.RATE, Field.WORKER_NISS)
SUMMED: Final = (Field.REMUNERATION, Field.CONTRIBUTION, Field.VALUE)


class Totals:
    """Adds up what the rows have, all of them and since the last row of totals.

    Args:
        summed: the fields whose columns can be added up.
        columns: where each field stands in a row, from 0.
    """

    def __init__(self, values: Values, summed: tuple[Field, ...], columns: dict[Field, int]) -> None:
        self._values = values
        self._summed = summed
        self._columns = columns
        self._all = dict.fromkeys(summed, 0)
        self._since = dict.fromkeys(summed, 0)

    def add(self, field: Field, amount: Money) -> None:
        """A row's amount."""
        if field in self._all:
            self._all[field] += amount.cents
            self._since[field] += amount.cents

    def is_one(self, row: TableRow) -> bool:
        """Whether a row is one of totals: it begins with a word for them, and names nothing else."""
        label = next((at for at, cell in enumerate(row.cells) if cell is not None), None)
        if label is None or not isinstance(row.cells[label], str):
            return False
        text = str(row.cells[label])
        # Most rows are none: only what might be one is looked at closely.
        if not any(part in text.casefold() for part in _PARTS) or not plain_heading(text).startswith(_WORDS):
            return False
        keys = (self._columns[field] for field in _KEYS if field in self._columns)
        return all(at == label or at >= len(row.cells) or row.cells[at] is None for at in keys)

    def check(self) -> None:
        """Compare the row of totals that is being read with the rows above it."""
        for field in self._summed:
            stated = self._values.money(field, required=False)
            sums = (self._all[field], self._since[field])
            if stated is not None and stated.cents not in sums:
                self._values.refuse(FindingCode.TOTALS_APART, field, stated=stated.cents, computed=sums[0])
        self._since = dict.fromkeys(self._summed, 0)
