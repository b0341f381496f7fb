# SPDX-License-Identifier: MIT
"""Which months of the overview have nothing of either side."""

from __future__ import annotations

import pytest

from domain.portal_record import FetchState
from domain.read_models import MatrixCell
from domain.reconciliation import BucketStatus
from domain.values import Money, YearMonth
from ui.overview.said import is_empty


def cell(fetch: FetchState, *, buckets: int = 0, has_erp: bool = False) -> MatrixCell:
    return MatrixCell(YearMonth(2026, 10), BucketStatus.NOT_COMPARED, buckets, 0, Money(0), fetch, has_erp)


@pytest.mark.parametrize("fetch", [FetchState.NEVER, FetchState.NO_DATA, FetchState.FAILED])
def test_a_month_without_values_is_empty_whatever_the_portal_did(fetch: FetchState) -> None:
    assert is_empty(cell(fetch))
    assert not is_empty(cell(fetch, has_erp=True))


def test_what_was_fetched_before_a_fetch_that_failed_is_still_there() -> None:
    assert not is_empty(cell(FetchState.FAILED, buckets=2))
    assert not is_empty(cell(FetchState.DATA, buckets=2))
