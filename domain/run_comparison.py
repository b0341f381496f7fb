# SPDX-License-Identifier: MIT
"""What changed from one run to another: the buckets that appeared, that changed, and that went away.

Both runs are looked at over all months that either of them covers, each as the store stood after it. So a month that
only one of the two looked at is not taken for new or gone: what an earlier run had found there still stood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.read_models import BucketRow, RunRow
    from domain.reconciliation import BucketKey


class BucketMove(StrEnum):
    """What became of a bucket between two runs."""

    APPEARED = "appeared"
    CHANGED = "changed"
    WENT = "went_away"


@dataclass(frozen=True, slots=True)
class BucketChange:
    """One bucket that is not the same after both runs; None where it was not there."""

    before: BucketRow | None
    after: BucketRow | None

    @property
    def row(self) -> BucketRow:
        """The bucket as it was last there."""
        row = self.after or self.before
        assert row is not None
        return row

    @property
    def key(self) -> BucketKey:
        """Which bucket."""
        return self.row.key

    @property
    def move(self) -> BucketMove:
        """What became of it."""
        if self.before is None:
            return BucketMove.APPEARED
        return BucketMove.WENT if self.after is None else BucketMove.CHANGED


@dataclass(frozen=True, slots=True)
class RunComparison:
    """Two runs, and the buckets in which they differ: in the order of company, month and rate."""

    before: RunRow
    after: RunRow
    changes: tuple[BucketChange, ...]

    def count(self, move: BucketMove) -> int:
        """How many buckets moved that way."""
        return sum(change.move is move for change in self.changes)


def changes_between(before: Iterable[BucketRow], after: Iterable[BucketRow]) -> tuple[BucketChange, ...]:
    """The buckets that differ in their state, in their amounts or in their numbers of workers.

    A bucket whose values came in anew with the same figures, whose company has another name, or that was compared
    with another tolerance to the same end, did not change.
    """
    old, new = ({row.key: row for row in rows} for rows in (before, after))
    pairs = (BucketChange(old.get(key), new.get(key)) for key in old.keys() | new.keys())
    differing = (pair for pair in pairs if not _same(pair.before, pair.after))
    return tuple(sorted(differing, key=lambda pair: (pair.row.company, pair.key)))


def _same(before: BucketRow | None, after: BucketRow | None) -> bool:
    return before is not None and after is not None and _content(before) == _content(after)


def _content(row: BucketRow) -> tuple[object, ...]:
    return (
        row.status,
        row.has_erp,
        row.has_portal,
        row.erp_remuneration,
        row.portal_remuneration,
        row.erp_contribution,
        row.portal_contribution,
        row.erp_workers,
        row.portal_workers,
    )
