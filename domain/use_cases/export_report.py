# SPDX-License-Identifier: MIT
"""Export buckets or divergences as a file that other programs read."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from domain.ports import BucketWriter, Dialect, Progress, ProgressSink, Stage, no_progress
from domain.reconciliation import BucketStatus

if TYPE_CHECKING:
    from domain.use_cases.review import Review
    from domain.values import YearMonth

_DIVERGENT = (BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL)


class Report(StrEnum):
    """Which buckets a report holds: all, or those that do not tally."""

    BUCKETS = "buckets"
    DIVERGENCES = "divergences"


class ExportReport:
    """Writes a report, whole or not at all."""

    def __init__(self, review: Review, writer: BucketWriter) -> None:
        self._review = review
        self._writer = writer

    async def __call__(
        self,
        report: Report,
        path: Path,
        first: YearMonth | None,
        last: YearMonth | None,
        *,
        company_ids: Collection[int] | None = None,
        run_id: int | None = None,
        dialect: Dialect = Dialect.PT,
        progress: ProgressSink = no_progress,
    ) -> int:
        """Write the report and give its number of rows.

        Args:
            first, last: the months; may be None where run_id is given, for that run's months.

        Raises:
            NotFound: there is no such run.
            FileProblem: the file cannot be written; an earlier file of that name is left as it was.
        """
        progress(Progress(Stage.EXPORTING, 0, 0))
        rows = await self._review.buckets(first, last, company_ids, run_id)
        if report is Report.DIVERGENCES:
            rows = [row for row in rows if row.status in _DIVERGENT]
        await asyncio.to_thread(self._writer.write, rows, path, dialect)
        progress(Progress(Stage.EXPORTING, 1, 1))
        return len(rows)
