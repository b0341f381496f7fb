# SPDX-License-Identifier: MIT
"""Three figures for each bucket: what the ERP has now, what was last declared, what the portal shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.reconciliation import Amounts, BucketKey, MissingSide, MonthState

if TYPE_CHECKING:
    from domain.company import Company
    from domain.values import Money, Nif, YearMonth


class Verdict(StrEnum):
    """What the three figures say."""

    IN_STEP = "in_step"
    FORGOTTEN_RESEND = "forgotten_resend"  # the portal shows what was declared; the ERP changed since
    PORTAL_CHANGED = "portal_changed"  # the ERP has what was declared; the portal shows something else
    NOT_SHOWN_YET = "not_shown_yet"  # as before, and the portal showed it already before that was declared
    DECLARED_ELSEWHERE = "declared_elsewhere"  # ERP and portal agree, and the ledger does not know of it
    ALL_APART = "all_apart"
    NEVER_DECLARED = "never_declared"  # the ledger has nothing of the month
    NOT_COMPARED = "not_compared"  # the month has no answer of the portal, or no ERP file


@dataclass(frozen=True, slots=True)
class ThreeWayRow:
    """One bucket. A side that is None has no such bucket, and counts as zero.

    Attributes:
        declared: what stands by the ledger; None where the whole month was never declared.
        missing: the side that was not there to be compared.
    """

    key: BucketKey
    company: str
    nif: Nif
    erp: Amounts | None
    declared: Amounts | None
    portal: Amounts | None
    verdict: Verdict
    missing: MissingSide = MissingSide.NOTHING


def judge(
    erp: Amounts | None,
    declared: Amounts | None,
    portal: Amounts | None,
    tolerance: Money,
    *,
    declared_since: bool = False,
) -> Verdict:
    """The verdict on a bucket whose ERP and portal sides are known; a side that is None counts as zero.

    Args:
        declared: None where the month was never declared.
        tolerance: per amount, as for the comparison of ERP and portal.
        declared_since: whether the portal's answer is older than the declaration.
    """
    if declared is None:
        return Verdict.NEVER_DECLARED
    ours, theirs = erp or Amounts(), portal or Amounts()
    unsent, unshown = _gap(ours, declared), _gap(theirs, declared)
    limit = tolerance.cents
    if _gap(ours, theirs) <= limit:
        return Verdict.IN_STEP if min(unsent, unshown) <= limit else Verdict.DECLARED_ELSEWHERE
    if min(unsent, unshown) > limit:
        return Verdict.ALL_APART
    # Within the tolerance of both it lies between them: the nearer one is its equal.
    if unshown <= unsent:
        return Verdict.FORGOTTEN_RESEND
    return Verdict.NOT_SHOWN_YET if declared_since else Verdict.PORTAL_CHANGED


def _gap(one: Amounts, other: Amounts) -> int:
    """The larger of both differences, in cents."""
    return max(
        abs(one.remuneration.cents - other.remuneration.cents), abs(one.contribution.cents - other.contribution.cents)
    )


def three_way(
    companies: Iterable[Company],
    erp: Mapping[BucketKey, Amounts],
    declared: Mapping[BucketKey, Amounts],
    portal: Mapping[BucketKey, Amounts],
    months: Mapping[tuple[int, YearMonth], MonthState],
    declared_at: Mapping[BucketKey, datetime],
) -> list[ThreeWayRow]:
    """Every bucket that any of the three has, in the order of company name, month and rate.

    Args:
        declared_at: when the last entry of what was declared was posted.
    """
    known = {company.id: company for company in companies}
    ever = {(key.company_id, key.month) for key in declared}
    rows = []
    for key in erp.keys() | declared.keys() | portal.keys():
        company = known.get(key.company_id)
        if company is None:
            continue
        place = (key.company_id, key.month)
        ours, theirs = erp.get(key), portal.get(key)
        stands = declared.get(key, Amounts()) if place in ever else None
        state, at = months.get(place, MonthState()), declared_at.get(key)
        missing = state.missing
        since = at is not None and state.consulted_at is not None and state.consulted_at < at
        told = judge(ours, stands, theirs, company.tolerance, declared_since=since)
        verdict = Verdict.NOT_COMPARED if missing else told
        rows.append(ThreeWayRow(key, company.name, company.nif, ours, stands, theirs, verdict, missing))
    return sorted(rows, key=lambda row: (row.company, row.key))
