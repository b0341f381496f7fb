# SPDX-License-Identifier: MIT
"""Runs write what changed and nothing else, and keep every past one as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.divergence import Change, DivergenceState
from domain.errors import StoreFull
from domain.portal_record import FailureReason, FetchFailed, NoData
from domain.reconciliation import BucketKey, BucketStatus
from domain.use_cases.reconcile import RunSummary
from domain.values import Money
from tests.unit.domain.use_cases.office import (
    GENERAL,
    OCTOBER,
    SEPTEMBER,
    STATUTORY,
    Office,
    declared,
    employer,
    file,
    shown,
)

pytestmark = pytest.mark.anyio
KEY = BucketKey(1, OCTOBER, GENERAL)


async def run(office: Office, erp: int | None, portal: int | None, tolerance: Money | None = None) -> RunSummary:
    """A run after both sides have said something new about October; None is a portal that has nothing."""
    if erp is not None:
        await office.bring_in(file("a.txt", declared(erp)), replace_month=True)
    office.portal.script[employer().niss, OCTOBER] = NoData() if portal is None else shown(portal)
    await office.fetch_portal(OCTOBER, OCTOBER)
    return await office.reconcile(SEPTEMBER, OCTOBER, tolerance=tolerance)


def state(office: Office) -> DivergenceState:
    return office.units.tables.divergences[KEY].state


def changes(office: Office) -> list[Change]:
    return [change for _, _, change, _ in office.units.tables.events]


async def test_nothing_to_compare_is_no_run(office: Office) -> None:
    summary = await office.reconcile(SEPTEMBER, OCTOBER)
    assert (summary.run_id, summary.changed, summary.divergent) == (0, False, 0)
    assert set(summary.counts) == set(BucketStatus)
    assert office.units.commits == 0


async def test_what_tallies_opens_nothing(office: Office) -> None:
    summary = await run(office, 1000, 1000)
    assert summary.counts[BucketStatus.TALLIES] == 1
    assert (summary.run_id, summary.changed, summary.opened) == (1, True, 0)
    assert office.units.tables.divergences == {}


@pytest.mark.parametrize(("erp", "portal"), [(1000, 1000), (1000, 2000), (1000, None)])
async def test_a_second_run_writes_nothing(office: Office, erp: int, portal: int | None) -> None:
    first = await run(office, erp, portal)
    writes, commits = office.units.tables.writes, office.units.commits
    again = await office.reconcile(SEPTEMBER, OCTOBER)
    assert (again.run_id, again.changed) == (first.run_id, False)
    assert again.counts == first.counts
    assert (again.opened, again.updated, again.resolved) == (0, 0, 0)
    assert (office.units.tables.writes, office.units.commits) == (writes, commits)


async def test_nothing_is_compared_before_the_portal_was_asked(office: Office) -> None:
    await office.bring_in(file("a.txt", declared(1000)))
    summary = await office.reconcile(SEPTEMBER, OCTOBER)
    assert summary.counts[BucketStatus.NOT_COMPARED] == 1
    assert (summary.divergent, summary.opened) == (0, 0)


async def test_a_divergence_opens_changes_resolves_and_reopens(office: Office) -> None:
    assert (await run(office, 1000, 2000)).opened == 1
    assert (await run(office, None, 3000)).updated == 1
    assert state(office) is DivergenceState.OPEN
    assert (await run(office, 3000, 3000)).resolved == 1
    assert state(office) is DivergenceState.RESOLVED
    assert (await run(office, None, 2000)).opened == 1
    assert state(office) is DivergenceState.OPEN
    assert changes(office) == [Change.OPENED, Change.UPDATED, Change.RESOLVED, Change.REOPENED]
    assert [before and before.state for *_, before in office.units.tables.events] == [
        None,
        DivergenceState.OPEN,
        DivergenceState.OPEN,
        DivergenceState.RESOLVED,
    ]


async def test_new_figures_reopen_a_decision(office: Office) -> None:
    await run(office, 1000, 2000)
    known = office.units.tables.divergences[KEY]
    office.units.tables.divergences[KEY] = replace(known, state=DivergenceState.ACCEPTED)
    assert not (await run(office, None, 2000)).changed
    assert state(office) is DivergenceState.ACCEPTED
    assert (await run(office, None, 2001)).opened == 1
    assert state(office) is DivergenceState.OPEN


async def test_a_bucket_that_vanished_resolves_its_divergence(office: Office) -> None:
    await office.bring_in(file("a.txt", declared(500), declared(700, rate=STATUTORY)))
    office.portal.script[employer().niss, OCTOBER] = shown(500)
    await office.fetch_portal(OCTOBER, OCTOBER)
    assert (await office.reconcile(SEPTEMBER, OCTOBER)).opened == 1
    await office.bring_in(file("b.txt", declared(500), declared(0, establishment="0009")), replace_month=True)
    summary = await office.reconcile(SEPTEMBER, OCTOBER)
    gone = BucketKey(1, OCTOBER, STATUTORY)
    assert (summary.resolved, summary.divergent) == (1, 0)
    assert sum(summary.counts.values()) == 1
    assert office.units.tables.divergences[gone].state is DivergenceState.RESOLVED
    assert [version.to_run for version in office.units.tables.versions if version.bucket.key == gone] == [2]
    assert not (await office.reconcile(SEPTEMBER, OCTOBER)).changed


async def test_a_month_that_lost_its_file_and_has_nothing_at_the_portal_resolves(office: Office) -> None:
    await run(office, 1000, None)
    [block] = office.units.tables.blocks
    block.superseded_by = 1
    assert (await office.reconcile(SEPTEMBER, OCTOBER)).resolved == 1
    assert state(office) is DivergenceState.RESOLVED
    assert not (await office.reconcile(SEPTEMBER, OCTOBER)).changed


async def test_a_month_that_lost_its_file_and_has_something_at_the_portal_resolves_nothing(office: Office) -> None:
    await run(office, 1000, 2000)
    [block] = office.units.tables.blocks
    block.superseded_by = 1
    assert (await office.reconcile(SEPTEMBER, OCTOBER)).resolved == 0
    assert state(office) is DivergenceState.OPEN
    assert not (await office.reconcile(SEPTEMBER, OCTOBER)).changed


async def test_a_failed_asking_after_a_good_one_changes_nothing(office: Office) -> None:
    await run(office, 1000, 2000)
    office.portal.script[employer().niss, OCTOBER] = FetchFailed(FailureReason.BUSY)
    await office.fetch_portal(OCTOBER, OCTOBER)
    assert not (await office.reconcile(SEPTEMBER, OCTOBER)).changed


async def test_a_portal_that_has_nothing_leaves_the_erp_alone(office: Office) -> None:
    summary = await run(office, 1000, None)
    assert summary.counts[BucketStatus.ONLY_ERP] == 1


async def test_each_company_has_its_own_tolerance(office: Office) -> None:
    await run(office, 1000, 1051)
    assert state(office) is DivergenceState.OPEN
    async with office.units.enter() as unit:
        [company] = await unit.companies.all()
        await unit.companies.save(replace(company, tolerance=Money(51)))
    summary = await office.reconcile(SEPTEMBER, OCTOBER)
    assert (summary.resolved, summary.counts[BucketStatus.TALLIES]) == (1, 1)


@pytest.mark.parametrize(("tolerance", "status"), [(50, "diverges"), (51, "tallies"), (0, "diverges")])
async def test_a_run_s_tolerance_goes_before_the_company_s(office: Office, tolerance: int, status: str) -> None:
    summary = await run(office, 1000, 1051, Money(tolerance))
    assert summary.counts[BucketStatus(status)] == 1
    assert office.units.tables.runs[0].tolerance == Money(tolerance)
    [row] = await office.review.buckets(OCTOBER, OCTOBER)
    assert (row.status, row.tolerance) == (status, Money(tolerance))


async def test_a_past_run_is_shown_as_it_was(office: Office) -> None:
    for portal in (1000, 2000, 3000):
        await run(office, 1000 if portal == 1000 else None, portal)
    shown_then = [(await office.review.buckets(None, None, run_id=at))[0].portal_remuneration.cents for at in (1, 2, 3)]
    assert shown_then == [1000, 2000, 3000]
    assert [row.divergent for row in await office.review.runs()] == [1, 1, 0]


async def test_a_run_leaves_other_months_alone(office: Office) -> None:
    await run(office, 1000, 2000)
    summary = await office.reconcile(SEPTEMBER, SEPTEMBER)
    assert (summary.changed, sum(summary.counts.values())) == (False, 0)
    assert state(office) is DivergenceState.OPEN


async def test_it_says_when_values_came_in_since(office: Office) -> None:
    await run(office, 1000, 1000)
    assert not await office.reconcile.is_behind(SEPTEMBER, OCTOBER)
    await office.bring_in(file("b.txt", declared(5000)))
    assert await office.reconcile.is_behind(SEPTEMBER, OCTOBER)
    assert not await office.reconcile.is_behind(SEPTEMBER, SEPTEMBER)


async def test_a_refusing_store_keeps_nothing_of_the_run(office: Office) -> None:
    await run(office, 1000, 1000)
    await office.bring_in(file("b.txt", declared(5000)))
    office.units.refuse = StoreFull("x.db")
    with pytest.raises(StoreFull):
        await office.reconcile(SEPTEMBER, OCTOBER)
    assert len(office.units.tables.runs) == 1
    assert office.units.tables.divergences == {}
