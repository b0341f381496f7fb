# SPDX-License-Identifier: MIT
"""What the tabs show of an overview: everything, or one company's part of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.read_models import BucketRow, DivergenceRow, ImportRow, MatrixRow, RunRow
from domain.reconciliation import BucketKey, worst
from domain.use_cases.review import Overview
from domain.values import YearMonth


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of each tab; runs are of all companies."""

    matrix: list[MatrixRow]
    buckets: list[BucketRow]
    divergences: list[DivergenceRow]
    imports: list[ImportRow]
    runs: list[RunRow] = field(default_factory=list)

    @classmethod
    def of(cls, overview: Overview, company_id: int | None) -> Shown:
        """Everything where company_id is None."""
        if company_id is None:
            return cls(overview.matrix, overview.buckets, overview.divergences, overview.imports, overview.runs)
        return cls(
            [row for row in overview.matrix if row.company_id == company_id],
            [row for row in overview.buckets if row.key.company_id == company_id],
            [row for row in overview.divergences if row.bucket.key.company_id == company_id],
            [row for row in overview.imports if company_id in row.company_ids],
            overview.runs,
        )


def bucket_to_show(overview: Overview, company_id: int, month: YearMonth) -> BucketKey | None:
    """The bucket that a cell of the overview stands for: the first of those in its worst state."""
    rows = [row for row in overview.buckets if row.key.company_id == company_id and row.key.month == month]
    state = worst(row.status for row in rows)
    return next((row.key for row in rows if row.status is state), None)
