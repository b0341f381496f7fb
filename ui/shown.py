# SPDX-License-Identifier: MIT
"""What the tabs show of an overview: everything, or one company's part of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.standing import worst

if TYPE_CHECKING:
    from domain.read_models import BucketRow, DivergenceRow, ImportRow, MatrixRow, RunRow
    from domain.reconciliation import BucketKey
    from domain.use_cases.review import Overview
    from domain.values import YearMonth
    from ui.tables.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of each tab; runs are of all companies.

    Attributes:
        sheets: the same as the tables show them; None before there are tables.
    """

    matrix: list[MatrixRow]
    buckets: list[BucketRow]
    divergences: list[DivergenceRow]
    imports: list[ImportRow]
    runs: list[RunRow] = field(default_factory=list)
    sheets: Sheets | None = None

    @classmethod
    def of(cls, overview: Overview, company_id: int | None, sheets: Sheets | None = None) -> Shown:
        """Everything where company_id is None.

        Args:
            sheets: of all companies.
        """
        if company_id is None:
            return cls(overview.matrix, overview.buckets, overview.divergences, overview.imports, overview.runs, sheets)
        return cls(
            [row for row in overview.matrix if row.company_id == company_id],
            [row for row in overview.buckets if row.key.company_id == company_id],
            [row for row in overview.divergences if row.bucket.key.company_id == company_id],
            [row for row in overview.imports if company_id in row.company_ids],
            overview.runs,
            sheets.part(company_id) if sheets is not None else None,
        )


def bucket_to_show(overview: Overview, company_id: int, month: YearMonth) -> BucketKey | None:
    """The bucket that a cell of the overview stands for: the first of those in its worst state."""
    rows = overview.in_month(company_id, month)
    state = worst(row.standing for row in rows)
    return next((row.key for row in rows if row.standing is state), None)
