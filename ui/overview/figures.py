# SPDX-License-Identifier: MIT
"""Sums over groups: one company's month for a tool tip, and all months for the chart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.reconciliation import BucketStatus
from domain.standing import ACCEPTED, DIVERGENT, Standing
from domain.values import Money, YearMonth

if TYPE_CHECKING:
    from domain.read_models import BucketRow

APART: tuple[Standing, ...] = (*DIVERGENT, ACCEPTED)
"""The states with a difference."""


@dataclass(slots=True)
class MonthFigures:
    """One company's month, added up over its groups.

    Attributes:
        erp_remuneration, portal_remuneration, erp_contribution, portal_contribution: None where that side is not known.
        states: how many groups stand how.
    """

    erp_remuneration: Money | None = None
    portal_remuneration: Money | None = None
    erp_contribution: Money | None = None
    portal_contribution: Money | None = None
    erp_workers: int = 0
    portal_workers: int = 0
    states: dict[Standing, int] = field(default_factory=dict)


FiguresOf = Callable[[int, YearMonth], MonthFigures | None]
"""The figures of a company's month; None where it has no groups."""


def month_figures(found: Sequence[BucketRow]) -> MonthFigures | None:
    """The figures of one company's month; None where it has no buckets."""
    if not found:
        return None
    made = MonthFigures()
    for row in found:
        made.states[row.standing] = made.states.get(row.standing, 0) + 1
        if row.has_erp:
            made.erp_remuneration = (made.erp_remuneration or Money()) + row.erp_remuneration
            made.erp_contribution = (made.erp_contribution or Money()) + row.erp_contribution
            made.erp_workers += row.erp_workers
        if row.has_portal:
            made.portal_remuneration = (made.portal_remuneration or Money()) + row.portal_remuneration
            made.portal_contribution = (made.portal_contribution or Money()) + row.portal_contribution
            made.portal_workers += row.portal_workers
    return made


@dataclass(slots=True)
class MonthBar:
    """One month of the chart, in cents of contribution, portal − ERP.

    Attributes:
        above, below: the sums of positive and of negative differences (as negative numbers), by state.
        divergent, not_compared: how many groups; those that were accepted are neither.
    """

    month: YearMonth
    above: dict[Standing, int] = field(default_factory=dict)
    below: dict[Standing, int] = field(default_factory=dict)
    divergent: int = 0
    not_compared: int = 0

    @property
    def total(self) -> int:
        """All differences added up."""
        return sum(self.above.values()) + sum(self.below.values())

    def of(self, status: Standing) -> int:
        """The differences of one state added up."""
        return self.above.get(status, 0) + self.below.get(status, 0)


def bars(
    buckets: Iterable[BucketRow], months: Sequence[YearMonth], company_ids: Collection[int] | None = None
) -> list[MonthBar]:
    """A bar for each of the months.

    Args:
        company_ids: whose groups count; all where None.
    """
    made = {month.number: MonthBar(month) for month in months}
    for row in buckets:
        bar = made.get(row.key.month.number)
        if bar is None or (company_ids is not None and row.key.company_id not in company_ids):
            continue
        if row.status is BucketStatus.NOT_COMPARED:
            bar.not_compared += 1
        elif row.standing in APART:
            bar.divergent += not row.accepted
            cents = row.portal_contribution.cents - row.erp_contribution.cents
            side = bar.above if cents > 0 else bar.below
            side[row.standing] = side.get(row.standing, 0) + cents
    return list(made.values())
