# SPDX-License-Identifier: MIT
"""The use case explains the case that it is given, and the work grows with the workers and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from domain.explanation import Case, CauseKind, Side, explain
from domain.reconciliation import BucketKey
from domain.use_cases.explain import Explain
from domain.values import Rate
from tests.fakes import FakeUnits
from tests.unit.domain.explanation.making import (
    ANA,
    KEY,
    OCTOBER,
    STATUTORY,
    before,
    case,
    pair,
    pay,
    side,
)


@pytest.mark.anyio
async def test_a_bucket_is_explained_as_it_is_now() -> None:
    units = FakeUnits()
    units.tables.cases[KEY] = case(side(pay({ANA: 1_000_00})), Side())
    found = await Explain(units)(KEY)
    assert found == explain(units.tables.cases[KEY])
    assert found.main is not None
    assert found.main.kind is CauseKind.MISSING_IN_PORTAL
    assert units.commits == 0


@pytest.mark.anyio
async def test_what_there_is_no_case_for_has_no_explanation() -> None:
    assert await Explain(FakeUnits())(BucketKey(1, OCTOBER, Rate(2960))) is None


def all_missing(size: int) -> Case:
    return case(side(pay({ANA + at: 1_000_00 + at for at in range(size)})), Side())


def all_different(size: int) -> Case:
    erp = {ANA + at: 1_000_00 + at for at in range(size)}
    return case(side(pay(erp)), side(pay({worker: cents + 500 for worker, cents in erp.items()})))


def all_sent_before(size: int) -> Case:
    of = all_different(size)
    return case(of.bucket.erp, of.bucket.portal, imports=before(of.bucket.portal))


def all_swapped(size: int) -> Case:
    rows = pay({ANA + at: 1_000_00 + at for at in range(size)})
    return case(side(rows), Side(), siblings=(pair(Side(), side(rows, STATUTORY), STATUTORY),))


def all_cancelled(size: int) -> Case:
    of, month = all_different(size), OCTOBER.next()
    return case(of.bucket.erp, of.bucket.portal, neighbours=(pair(of.bucket.portal, of.bucket.erp, month=month),))


def all_moved(size: int) -> Case:
    workers = {ANA + at: 1_000_00 for at in range(size)}
    return case(side(pay(workers)), side(pay(workers, "B")))


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of the explanation, and of its tests, run: the same number each time."""
    count = 0

    def each(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if event == "call":
            return each if "explanation" in frame.f_code.co_filename else None
        count += 1
        return each

    former = sys.gettrace()
    sys.settrace(each)
    try:
        work()
    finally:
        sys.settrace(former)
    return count


@pytest.mark.parametrize("make", [all_missing, all_different, all_sent_before, all_swapped, all_cancelled, all_moved])
def test_the_work_grows_with_the_workers_and_no_faster(make: Any) -> None:
    small, large = make(300), make(1_200)
    few, many = lines_run(lambda: explain(small)), lines_run(lambda: explain(large))
    assert few > 300
    assert many < 4.4 * few


def test_work_that_grows_faster_is_noticed() -> None:
    """The control."""

    def pairs(size: int) -> int:
        found = 0
        for one in range(size):
            for other in range(size):
                found += one == other
        return found

    assert lines_run(lambda: pairs(120)) > 10 * lines_run(lambda: pairs(30))
