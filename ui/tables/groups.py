# SPDX-License-Identifier: MIT
"""Rows in groups: positions of rows, and between them one negative number for each group's own row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from ui.tables.columns import Column, NumberColumn, Positions, TextColumn, sorted_positions


class Groups:
    """The groups of a column among some rows.

    Args:
        rows: positions, in the order in which they stand inside their groups.
        descending: whether the last group comes first.
    """

    def __init__(self, column: TextColumn, rows: Positions, *, descending: bool = False) -> None:
        self._column = column
        self.rows = rows[sorted_positions(column.ranks()[rows], descending=descending)] if len(rows) else rows
        codes = column.codes[self.rows]
        changes = np.flatnonzero(codes[1:] != codes[:-1]) + 1
        self._starts: NDArray[np.int64] = np.concatenate(([0], changes)) if len(codes) else np.empty(0, np.int64)
        self._counts = np.diff(self._starts, append=len(codes))
        self._codes = codes[self._starts]
        self._sums: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def name(self, group: int) -> str:
        """What a group is remembered by."""
        return self._column.names[int(self._codes[group])]

    def text(self, group: int) -> str:
        """What a group's rows have in common."""
        return self._column.texts[int(self._codes[group])]

    def count(self, group: int) -> int:
        """How many rows it has."""
        return int(self._counts[group])

    def members(self, group: int) -> Positions:
        """Its rows."""
        start = int(self._starts[group])
        return self.rows[start : start + self.count(group)]

    def group_of(self, place: int) -> int:
        """The group of the row at a place among all rows."""
        return int(np.searchsorted(self._starts, place, side="right")) - 1

    def total(self, group: int, number: int, columns: Sequence[Column]) -> str:
        """The sum of a group's numbers in a column; empty where it means nothing."""
        totals = self.totals(number, columns)
        return totals[group] if totals else ""

    def totals(self, number: int, columns: Sequence[Column]) -> list[str]:
        """The sum of each group's numbers in a column; empty where it means nothing."""
        column = columns[number]
        if not isinstance(column, NumberColumn) or not column.adds:
            return []
        if number not in self._sums:
            self._sums[number] = column.said_sums(self.rows, self._starts)
        return self._sums[number]

    def shown(self, collapsed: Collection[str]) -> Positions:
        """What is on screen: −1 − group for a group's own row, then its rows unless it is collapsed."""
        if not len(self):
            return self.rows
        closed = np.fromiter((name in collapsed for name in self._column.names), np.bool_, len(self._column.names))
        is_open = ~closed[self._codes]
        lengths = np.where(is_open, self._counts, 0) + 1
        heads = np.cumsum(lengths) - lengths
        shown = np.empty(int(lengths.sum()), np.int32)
        is_row = np.ones(len(shown), np.bool_)
        is_row[heads] = False
        shown[heads] = -1 - np.arange(len(self), dtype=np.int32)
        shown[is_row] = self.rows[np.repeat(is_open, self._counts)]
        return shown
