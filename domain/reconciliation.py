# SPDX-License-Identifier: MIT
"""Buckets of company, month and rate, and whether their two sides tally."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.portal_record import FetchState
from domain.values import Money, Rate, YearMonth
from domain.values.money import ZERO

DEFAULT_TOLERANCE = Money(50)


class BucketStatus(StrEnum):
    """How a bucket came out; the values are those of the CSV."""

    TALLIES = "tallies"
    DIVERGES = "diverges"
    ONLY_ERP = "only_erp"
    ONLY_PORTAL = "only_portal"
    NOT_COMPARED = "not_compared"


class MissingSide(StrEnum):
    """Why a bucket was not compared."""

    NOTHING = ""
    ERP = "no_erp_file"
    PORTAL_NEVER = "portal_never"
    PORTAL_FAILED = "portal_failed"


@dataclass(frozen=True, slots=True, order=True)
class BucketKey:
    """Company (by its number in the store), declaration month and rate."""

    company_id: int
    month: YearMonth
    rate: Rate


@dataclass(frozen=True, slots=True)
class Amounts:
    """One side of a bucket: totals over all establishments.

    Attributes:
        workers: workers added up over the side's blocks.
    """

    remuneration: Money = ZERO
    contribution: Money = ZERO
    workers: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.remuneration + other.remuneration, self.contribution + other.contribution, self.workers + other.workers
        )


@dataclass(frozen=True, slots=True)
class MonthState:
    """What is known of one company's month before comparing.

    Attributes:
        has_erp: whether an imported file covers the month.
        fetch: the fetch state; has_snapshot: whether an answer of the portal is at hand (data, or "no data").
        consulted_at: when the answer in use was first seen; imported_at: the newest ERP file in use.
    """

    has_erp: bool = False
    fetch: FetchState = FetchState.NEVER
    has_snapshot: bool = False
    consulted_at: datetime | None = None
    imported_at: datetime | None = None

    @property
    def missing(self) -> MissingSide:
        """The side that keeps this month from being compared."""
        if not self.has_snapshot:
            return MissingSide.PORTAL_FAILED if self.fetch is FetchState.FAILED else MissingSide.PORTAL_NEVER
        return MissingSide.NOTHING if self.has_erp else MissingSide.ERP


@dataclass(frozen=True, slots=True)
class Bucket:
    """Both sides of one company, month and rate. A side that is None has no such bucket and counts as zero.

    Attributes:
        tolerance: the money by which the sides may differ, per amount.
        missing: which side was not there to be compared; NOTHING where the bucket was compared.
    """

    key: BucketKey
    erp: Amounts | None
    portal: Amounts | None
    tolerance: Money = DEFAULT_TOLERANCE
    missing: MissingSide = MissingSide.NOTHING
    consulted_at: datetime | None = None
    imported_at: datetime | None = None

    @property
    def remuneration_difference(self) -> Money:
        """Portal − ERP."""
        return (self.portal or Amounts()).remuneration - (self.erp or Amounts()).remuneration

    @property
    def contribution_difference(self) -> Money:
        """Portal − ERP."""
        return (self.portal or Amounts()).contribution - (self.erp or Amounts()).contribution

    @property
    def status(self) -> BucketStatus:
        """The comparison's outcome; nothing tallies that was not compared."""
        if self.missing:
            return BucketStatus.NOT_COMPARED
        if max(abs(self.remuneration_difference), abs(self.contribution_difference)) <= self.tolerance:
            return BucketStatus.TALLIES
        if self.portal is None:
            return BucketStatus.ONLY_ERP
        return BucketStatus.ONLY_PORTAL if self.erp is None else BucketStatus.DIVERGES


def add_up(rows: Iterable[tuple[BucketKey, Amounts]]) -> dict[BucketKey, Amounts]:
    """One side's blocks added up over establishments, keyed by bucket."""
    totals: dict[BucketKey, Amounts] = {}
    for key, amounts in rows:
        totals[key] = totals[key] + amounts if key in totals else amounts
    return totals


def compare(
    erp: Mapping[BucketKey, Amounts],
    portal: Mapping[BucketKey, Amounts],
    months: Mapping[tuple[int, YearMonth], MonthState],
    tolerances: Mapping[int, Money],
) -> list[Bucket]:
    """Every bucket that either side has, in the order of its key.

    Args:
        erp: the ERP's totals; portal: the portal's.
        months: what is known of each (company id, month); a month that is absent was never fetched.
        tolerances: per company id; the default where absent.
    """
    nothing = MonthState()
    buckets = []
    for key in sorted(erp.keys() | portal.keys()):
        month = months.get((key.company_id, key.month), nothing)
        buckets.append(
            Bucket(
                key,
                erp.get(key),
                portal.get(key),
                tolerances.get(key.company_id, DEFAULT_TOLERANCE),
                month.missing,
                month.consulted_at,
                month.imported_at,
            )
        )
    return buckets


_WORST_FIRST = (
    BucketStatus.DIVERGES,
    BucketStatus.ONLY_ERP,
    BucketStatus.ONLY_PORTAL,
    BucketStatus.NOT_COMPARED,
    BucketStatus.TALLIES,
)


def worst(statuses: Iterable[BucketStatus]) -> BucketStatus:
    """The state to show for many buckets at once; not compared where there are none."""
    return min(statuses, key=_WORST_FIRST.index, default=BucketStatus.NOT_COMPARED)
