# SPDX-License-Identifier: MIT
"""What the tables show of one look at the store. No Qt object is made, so that a thread may do it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ui.tables.buckets import bucket_records, companies_of
from ui.tables.divergences import Known, divergence_records, with_known
from ui.tables.imports import import_records
from ui.tables.runs import run_records

if TYPE_CHECKING:
    from domain.use_cases.review import Overview
    from ui.tables.columns import Mask, Narrow, Positions
    from ui.tables.record_model import Records


@dataclass(frozen=True, slots=True)
class Sheets:
    """The records of each table, of all companies or of one.

    Attributes:
        overview: what they were made from; known: what was known of its divergences.
        bucket_companies, divergence_companies: each row's, among the rows of all companies.
    """

    overview: Overview
    known: Known
    buckets: Records
    divergences: Records
    imports: Records
    runs: Records
    bucket_companies: Narrow
    divergence_companies: Narrow

    @classmethod
    def of(cls, overview: Overview, known: Known) -> Sheets:
        """Of all companies. Takes some 5 µs for each bucket."""
        overview.index()
        return cls(
            overview,
            known,
            bucket_records(overview.buckets),
            divergence_records(overview.divergences, known),
            import_records(overview.imports),
            run_records(overview.runs),
            companies_of(overview.buckets),
            companies_of([row.bucket for row in overview.divergences]),
        )

    def knowing(self, known: Known) -> Sheets:
        """The same with what is known of the divergences now; of all companies."""
        divergences = with_known(self.divergences, self.overview.divergences, known)
        return replace(self, known=known, divergences=divergences)

    def part(self, company_id: int) -> Sheets:
        """One company's part of those of all; quick enough for the event loop."""
        in_file = np.fromiter((company_id in row.company_ids for row in self.overview.imports), np.bool_)
        return replace(
            self,
            buckets=self.buckets.take(_places(self.bucket_companies == company_id)),
            divergences=self.divergences.take(_places(self.divergence_companies == company_id)),
            imports=self.imports.take(_places(in_file)),
        )


def _places(mask: Mask) -> Positions:
    return np.flatnonzero(mask).astype(np.int32)
