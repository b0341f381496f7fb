# SPDX-License-Identifier: MIT
"""How values stand in the store's columns."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from domain.divergence import Figures
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Rate, YearMonth


def seconds(at: datetime) -> int:
    """A moment as Unix seconds."""
    return int(at.timestamp())


def moment(at: int | None) -> datetime | None:
    """Unix seconds as an aware moment; None stays None."""
    return None if at is None else datetime.fromtimestamp(at, UTC)


def sure_moment(at: int) -> datetime:
    """Unix seconds as an aware moment."""
    return datetime.fromtimestamp(at, UTC)


def numbers(values: Iterable[int]) -> str:
    """A list for ``IN (SELECT value FROM json_each(?))``: one parameter, however many there are."""
    return json.dumps(list(values))


def months(values: Collection[YearMonth]) -> str:
    """Months for ``json_each``."""
    return numbers(sorted({month.number for month in values}))


def key(company_id: int, month: int, rate: int) -> BucketKey:
    """A bucket's key from its three columns."""
    return BucketKey(company_id, YearMonth.from_number(month), Rate(rate))


def side(remuneration: int | None, contribution: int | None, workers: int | None) -> Amounts | None:
    """One side of a bucket; None where it has none."""
    if remuneration is None or contribution is None:
        return None
    return Amounts(Money(remuneration), Money(contribution), workers or 0)


def figures_of(cents: Sequence[int]) -> Figures:
    """Four amounts from their columns: remuneration of the ERP and the portal, then contribution of both."""
    return Figures(*map(Money, cents))


def figures_cents(figures: Figures) -> tuple[int, int, int, int]:
    """Four amounts for their columns, in the order of figures_of."""
    return (
        figures.erp_remuneration.cents,
        figures.portal_remuneration.cents,
        figures.erp_contribution.cents,
        figures.portal_contribution.cents,
    )
