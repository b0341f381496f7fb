# SPDX-License-Identifier: MIT
"""What the window, the command line and the reports show: frozen rows with ids, no rows of the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from domain.portal_record import FetchState
from domain.reconciliation import Amounts, BucketKey, BucketStatus, MissingSide
from domain.standing import ACCEPTED, Standing
from domain.values import Money, Nif, Niss, YearMonth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.divergence import DivergenceState
    from domain.explanation import SourceKind
    from domain.portal_record import FailureReason, PortalState


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company in the list on the left.

    Attributes:
        status: the worst of its buckets in the period.
        open_divergences: how many wait for the clerk.
        months_with_erp: how many months of the period an ERP file covers.
        standing: the worst of its buckets as they are shown.
    """

    id: int
    name: str
    nif: Nif
    niss: Niss
    tolerance: Money
    status: BucketStatus
    open_divergences: int
    months_with_erp: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One company's month in the overview.

    Attributes:
        status: the worst of its buckets as they are shown.
        divergent: how many of them diverge; accepted: how many of those were accepted.
        contribution_difference: portal − ERP over the compared buckets of the month.
        fetch: where the month stands with the portal; failure: why the last asking failed.
        checked_at: when the portal was last asked, None where never.
    """

    month: YearMonth
    status: Standing
    buckets: int
    divergent: int
    contribution_difference: Money
    fetch: FetchState
    has_erp: bool
    failure: FailureReason | None = None
    failure_message: str = ""
    checked_at: datetime | None = None
    accepted: int = 0

    @property
    def undecided(self) -> int:
        """How many of its buckets diverge without anybody having accepted that."""
        return self.divergent - self.accepted


@dataclass(frozen=True, slots=True)
class MatrixSums:
    """What a company's months come to.

    Attributes:
        difference: portal − ERP over the compared buckets.
        undecided: how many buckets diverge without anybody having accepted that; months_undecided: in how many months.
        furthest: of those months the one with the largest difference; None where there is none.
        failed: of how many months the last fetch failed.
        compared: whether anything was compared; asked: whether the portal was ever asked.
    """

    difference: Money
    undecided: int
    months_undecided: int
    furthest: MatrixCell | None
    failed: int
    compared: bool
    asked: bool

    @classmethod
    def of(cls, cells: Iterable[MatrixCell]) -> MatrixSums:
        """Add some months up."""
        cents = undecided = months = failed = 0
        furthest, most, compared, asked = None, -1, False, False
        for cell in cells:
            apart = cell.contribution_difference.cents
            cents += apart
            compared = compared or cell.status is not BucketStatus.NOT_COMPARED
            asked = asked or cell.fetch is not FetchState.NEVER
            failed += cell.fetch is FetchState.FAILED
            if cell.undecided:
                undecided += cell.undecided
                months += 1
                if abs(apart) > most:
                    furthest, most = cell, abs(apart)
        return cls(Money(cents), undecided, months, furthest, failed, compared, asked)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One company in the overview, a cell for each month of the period in order.

    Attributes:
        sums: of the cells. They are asked for often, and where nothing may take long.
    """

    company_id: int
    company: str
    cells: tuple[MatrixCell, ...]
    sums: MatrixSums = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Add the months up, in the thread that looks at the store."""
        object.__setattr__(self, "sums", MatrixSums.of(self.cells))


@dataclass(frozen=True, slots=True)
class BucketRow:
    """One bucket, with all that the CSV holds. A side that is absent has zero amounts and workers.

    Attributes:
        consulted_at, imported_at: aware UTC, None where that side was never brought in.
        run_id: the run in which these figures were found first.
        accepted: whether it diverges, and somebody accepted that; of a past run it is not known.
    """

    key: BucketKey
    nif: Nif
    company: str
    status: BucketStatus
    missing: MissingSide
    erp_remuneration: Money
    portal_remuneration: Money
    erp_contribution: Money
    portal_contribution: Money
    erp_workers: int
    portal_workers: int
    tolerance: Money
    consulted_at: datetime | None
    imported_at: datetime | None
    run_id: int
    accepted: bool = False

    @property
    def standing(self) -> Standing:
        """How it is shown."""
        return ACCEPTED if self.accepted else self.status

    @property
    def has_erp(self) -> bool:
        """Whether the ERP's amounts are known; a side that is not there counts as zero, but is not one."""
        return self.missing is not MissingSide.ERP and self.status is not BucketStatus.ONLY_PORTAL

    @property
    def has_portal(self) -> bool:
        """Whether the portal's amounts are known."""
        never = self.missing in (MissingSide.PORTAL_NEVER, MissingSide.PORTAL_FAILED)
        return not never and self.status is not BucketStatus.ONLY_ERP

    @property
    def remuneration_difference(self) -> Money:
        """Portal − ERP."""
        return self.portal_remuneration - self.erp_remuneration

    @property
    def contribution_difference(self) -> Money:
        """Portal − ERP."""
        return self.portal_contribution - self.erp_contribution


@dataclass(frozen=True, slots=True)
class DivergenceRow:
    """A divergence that is not resolved, with its bucket as it is now."""

    id: int
    state: DivergenceState
    bucket: BucketRow
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One imported file.

    Attributes:
        companies, company_ids, first, last: what it covers.
        replaced: how many of its blocks a later file has superseded.
        warnings: how many findings it came with.
        format: ``RC4008``, ``CSV`` or ``XLSX``.
    """

    id: int
    file_name: str
    imported_at: datetime
    encoding: str
    companies: str
    first: YearMonth
    last: YearMonth
    blocks: int
    lines: int
    remuneration: Money
    replaced: int
    warnings: int
    company_ids: frozenset[int] = frozenset()
    format: str = ""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One reconciliation that changed something.

    Attributes:
        tolerance: the one given for the run, None where each company's own was used.
        tallies, divergent, not_compared: how many buckets of its period stood how, after it.
        opened, updated, resolved: divergences that it moved (reopened ones count as opened).
    """

    id: int
    at: datetime
    first: YearMonth
    last: YearMonth
    tolerance: Money | None
    tallies: int
    divergent: int
    not_compared: int
    opened: int = 0
    updated: int = 0
    resolved: int = 0


@dataclass(frozen=True, slots=True)
class WorkerPair:
    """One worker's value on both sides of a bucket; None where a side has no such value.

    Attributes:
        month: the month that the value refers to; nature: its code.
        check_digit_ok: False hints at a mistyped NISS.
    """

    niss: Niss
    name: str
    nature: str
    month: YearMonth
    erp: Money | None
    portal: Money | None
    erp_days_x10: int | None
    portal_days_x10: int | None
    check_digit_ok: bool = True

    @property
    def difference(self) -> Money:
        """Portal − ERP, a missing side as zero."""
        return (self.portal or Money()) - (self.erp or Money())


@dataclass(frozen=True, slots=True)
class BucketDetail:
    """A bucket with both sides' workers, those that differ first.

    Attributes:
        portal_state: the portal's own state of the month.
        erp_files: the files in use for the bucket.
        fetch, checked_at, failure, failure_message: the last asking of the portal for the month.
        portal_mismatch: whether a total of the portal is not the sum of its workers.
        workers_differing: how many of the pairs differ.
    """

    bucket: BucketRow
    pairs: tuple[WorkerPair, ...]
    workers_differing: int
    erp_files: tuple[str, ...]
    portal_state: PortalState | None
    fetch: FetchState
    checked_at: datetime | None
    failure: FailureReason | None
    failure_message: str
    portal_mismatch: bool

    @property
    def totals_only(self) -> bool:
        """Whether a side has totals but none of its workers' values, so that worker by worker nothing compares."""
        row = self.bucket
        erp = row.has_erp and (row.erp_remuneration or row.erp_contribution)
        portal = row.has_portal and (row.portal_remuneration or row.portal_contribution)
        nameless_erp = bool(erp) and all(pair.erp is None for pair in self.pairs)
        return nameless_erp or (bool(portal) and all(pair.portal is None for pair in self.pairs))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An imported file, or an answer of the portal, about the company and month of a bucket.

    Attributes:
        kind: import or snapshot.
        name: the file's name, or the portal's host.
        amounts: what it has at the bucket's rate; None where that is nothing.
        replaced_at: when it went out of use; None while any of that is in use.
    """

    kind: SourceKind
    id: int
    name: str
    at: datetime
    amounts: Amounts | None
    replaced_at: datetime | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """When each side was last brought in, and what there is; None where never."""

    last_import: datetime | None
    last_fetch: datetime | None
    last_run: datetime | None
    companies: int
