# SPDX-License-Identifier: MIT
"""What was done past the portal's services: corrected files that were written, deliveries that somebody marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.operations import Line
from domain.reconciliation import Amounts

if TYPE_CHECKING:
    from domain.ledger import LedgerEntry
    from domain.values import Nif, Rate, YearMonth


class HandKind(StrEnum):
    """What was done."""

    WRITTEN = "written"  # a corrected file
    DELIVERED = "delivered"  # marked as delivered
    SENT = "sent"  # a communication was posted; not by hand, but it has its part of the ledger


@dataclass(frozen=True, slots=True)
class HandRecord:
    """One thing that was done, as the audit chain has it.

    Attributes:
        number: in the chain, so in the order of time.
        entries: how many of the ledger's entries came with it.
        blocks: of a written file; rates: its own, or those of a delivery of some rates alone.
        sha256: of a written file's bytes, in hex.
        day: of a delivery, as somebody gave it; ISO 8601.
    """

    number: int
    kind: HandKind
    company_id: int
    month: YearMonth
    at: datetime
    who: str
    entries: int = 0
    blocks: int = 0
    rates: tuple[Rate, ...] = ()
    sha256: str = ""
    day: str = ""

    @property
    def id(self) -> str:
        """Its key in a list that holds operations too."""
        return f"hand {self.number}"


@dataclass(frozen=True, slots=True)
class HandRow:
    """A record in a list, with its company."""

    record: HandRecord
    company: str
    nif: Nif


def posted_by(number: int, records: Iterable[HandRecord], entries: Sequence[LedgerEntry]) -> tuple[Line, ...]:
    """What one record declared, by rate; empty where it posted nothing.

    Args:
        records: all of that company's month, oldest first; entries: the ledger's of it, oldest first.
    """
    start = 0
    for record in records:
        own = entries[start : start + record.entries]
        start += record.entries
        if record.number == number:
            return tuple(
                Line("", entry.key.rate, Amounts(entry.remuneration, entry.contribution, entry.workers))
                for entry in own
                if entry.offsets is None
            )
    return ()
