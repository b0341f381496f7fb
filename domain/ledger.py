# SPDX-License-Identifier: MIT
"""The ledger of what was declared to the portal: entries are added and offset, never changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from domain.reconciliation import Amounts, BucketKey

if TYPE_CHECKING:
    from domain.values import Money


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One posting for a company, month and rate.

    Attributes:
        remuneration, contribution, workers: signed; an offset has the opposite signs of what it offsets.
        reference: the delivery that it belongs to, such as a receipt.
        offsets: the number of the entry that it takes back, None for a declaration.
        id: 0 until it is stored.
    """

    key: BucketKey
    remuneration: Money
    contribution: Money
    workers: int
    reference: str
    at: datetime
    offsets: int | None = None
    id: int = 0

    def reversed(self, reference: str, at: datetime) -> LedgerEntry:
        """The entry that takes this one back."""
        return LedgerEntry(
            self.key, -self.remuneration, -self.contribution, -self.workers, reference, at, offsets=self.id
        )


def balance(entries: Iterable[LedgerEntry]) -> dict[BucketKey, Amounts]:
    """What stands declared: entries and their offsets added up, buckets that come to nothing left out."""
    totals: dict[BucketKey, Amounts] = {}
    for entry in entries:
        posted = Amounts(entry.remuneration, entry.contribution, entry.workers)
        totals[entry.key] = totals.get(entry.key, Amounts()) + posted
    return {key: amounts for key, amounts in totals.items() if amounts != Amounts()}


def replacing(declared: Iterable[LedgerEntry], now: Iterable[LedgerEntry], at: datetime) -> list[LedgerEntry]:
    """The postings of a delivery that replaces an earlier one: reverse entries for what still stands, then the new.

    Args:
        declared: every entry so far of the buckets that the delivery is about.
        now: what is declared from here on, at least one.
    """
    new = list(now)
    entries = list(declared)
    taken_back = {entry.offsets for entry in entries if entry.offsets is not None}
    standing = [entry for entry in entries if entry.offsets is None and entry.id not in taken_back]
    return [*(entry.reversed(new[0].reference, at) for entry in standing), *new]
