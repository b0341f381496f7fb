# SPDX-License-Identifier: MIT
"""How much a table looks like one that is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from domain.tables.fields import Side, recognised
from domain.tables.mapping import find_header, fingerprint, possible_headers

if TYPE_CHECKING:
    from domain.tables.cells import RawTable

_KNOWN_HEADINGS: Final = 3


class Familiar(IntEnum):
    """How well a table is known."""

    NOTHING = 0
    COLUMNS = 1  # more than one, as a table has
    HEADINGS = 2
    LAYOUT = 3  # it is remembered for a row of its headings


@dataclass(frozen=True, slots=True)
class Look:
    """What a table looks like, to be compared with the layouts that are remembered by then.

    Attributes:
        prints: the fingerprints of rows that may be its headings; for either side.
        least: how well it is known without any layout.
    """

    prints: frozenset[str] = frozenset()
    least: Familiar = Familiar.NOTHING

    @classmethod
    def of(cls, table: RawTable) -> Look:
        """Of one that could be read; of another, nothing."""
        if table.refused:
            return cls()
        prints = frozenset(fingerprint(side, header) for side in Side for header in possible_headers(table))
        if has_known_headings(table):
            return cls(prints, Familiar.HEADINGS)
        return cls(prints, Familiar.COLUMNS if sum(map(bool, find_header(table).plain)) > 1 else Familiar.NOTHING)

    def familiar(self, marks: Collection[str]) -> Familiar:
        """How well it is known.

        Args:
            marks: the fingerprints of the layouts that are remembered.
        """
        return self.least if self.prints.isdisjoint(marks) else Familiar.LAYOUT


def has_known_headings(table: RawTable) -> bool:
    """Whether its headings say what it is."""
    return recognised(find_header(table).texts) >= _KNOWN_HEADINGS
