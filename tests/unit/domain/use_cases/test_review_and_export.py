# SPDX-License-Identifier: MIT
"""What is shown is found by NIF and run, and a report holds the rows that were asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import FileProblem, InvalidValue, NotFound
from domain.ports import Dialect, Progress, Stage
from domain.reconciliation import BucketStatus
from domain.run_comparison import BucketMove
from domain.use_cases.export_report import ExportReport, Report
from domain.use_cases.review import Overview
from tests.fakes import FakeWriter
from tests.unit.domain.use_cases.office import OCTOBER, SEPTEMBER, Office, declared, employer, file, shown

pytestmark = pytest.mark.anyio
PATH = Path("report.csv")


@pytest.fixture
async def reconciled(office: Office) -> Office:
    """Three companies in October: one tallies, one diverges, one was never asked for; run 1 knew only the first."""
    await office.bring_in(file("1.txt", declared(100)))
    office.portal.script[employer(1).niss, OCTOBER] = shown(100)
    office.portal.script[employer(2).niss, OCTOBER] = shown(999, employer(2))
    await office.fetch_portal(OCTOBER, OCTOBER)
    await office.reconcile(OCTOBER, OCTOBER)
    await office.bring_in(file("2.txt", declared(200, employer(2)), declared(300, employer(3))))
    await office.fetch_portal(OCTOBER, OCTOBER, [2])
    await office.reconcile(SEPTEMBER, OCTOBER)
    return office


async def test_companies_are_found_by_nif(reconciled: Office) -> None:
    nifs = [employer(3).nif.digits, employer(1).nif.digits]
    assert await reconciled.review.company_ids(nifs) == [3, 1]
    with pytest.raises(NotFound) as missing:
        await reconciled.review.company_ids([employer(4).nif.digits])
    assert (missing.value.kind, missing.value.value) == ("company", employer(4).nif.digits)
    with pytest.raises(InvalidValue):
        await reconciled.review.company_ids(["123"])


async def test_an_overview_belongs_together(reconciled: Office) -> None:
    overview = await reconciled.review.overview(SEPTEMBER, OCTOBER)
    assert [row.status for row in overview.companies] == ["tallies", "diverges", "not_compared"]
    assert [row.open_divergences for row in overview.companies] == [0, 1, 0]
    assert len(overview.buckets) == 3
    assert [row.id for row in overview.runs] == [2, 1]
    assert overview.freshness.companies == 3
    assert [row.id for row in await reconciled.review.divergences(OCTOBER, OCTOBER)] == [1]
    assert await reconciled.review.companies(OCTOBER, OCTOBER) == overview.companies
    assert await reconciled.review.bucket_detail(overview.buckets[0].key) is None


async def test_an_overview_s_companies_can_be_seen_before_its_other_lists(reconciled: Office) -> None:
    seen: list[Overview] = []
    overview = await reconciled.review.overview(SEPTEMBER, OCTOBER, seen.append)
    assert seen == [replace(overview, buckets=[], divergences=[], imports=[], runs=[])]
    assert len(seen[0].companies) == 3


async def test_an_overview_knows_the_buckets_of_a_month(reconciled: Office) -> None:
    overview = await reconciled.review.overview(SEPTEMBER, OCTOBER)
    places = {(row.key.company_id, row.key.month) for row in overview.buckets}
    found = [row for place in sorted(places) for row in overview.in_month(*place)]
    assert sorted(row.key.company_id for row in found) == sorted(row.key.company_id for row in overview.buckets)
    assert all(row in overview.buckets for row in found)
    assert overview.in_month(99, OCTOBER) == []
    assert overview == replace(overview), "whether somebody looked makes no difference"


async def test_a_past_run_has_its_own_months(reconciled: Office) -> None:
    assert len(await reconciled.review.buckets(None, None, run_id=1)) == 1
    assert len(await reconciled.review.buckets(None, None, run_id=2)) == 3
    assert await reconciled.review.buckets(SEPTEMBER, SEPTEMBER, run_id=2) == []
    with pytest.raises(NotFound, match="no such run"):
        await reconciled.review.buckets(None, None, run_id=3)


async def test_a_report_holds_all_buckets_or_those_that_do_not_tally(reconciled: Office) -> None:
    writer, heard = FakeWriter(), list[Progress]()
    export = ExportReport(reconciled.review, writer)
    assert await export(Report.BUCKETS, PATH, OCTOBER, OCTOBER, progress=heard.append) == 3
    assert await export(Report.DIVERGENCES, PATH, OCTOBER, OCTOBER, dialect=Dialect.RFC4180) == 1
    assert await export(Report.BUCKETS, PATH, OCTOBER, OCTOBER, company_ids=[1, 3]) == 2
    assert await export(Report.BUCKETS, PATH, None, None, run_id=1) == 1
    assert await export(Report.BUCKETS, PATH, SEPTEMBER, SEPTEMBER) == 0
    assert [len(rows) for rows, _, _ in writer.written] == [3, 1, 2, 1, 0]
    rows, path, dialect = writer.written[1]
    assert (path, dialect, rows[0].status) == (PATH, Dialect.RFC4180, BucketStatus.DIVERGES)
    assert [at.stage for at in heard] == [Stage.EXPORTING] * 2
    assert heard[-1].done == heard[-1].total == 1


async def test_a_report_that_cannot_be_written_says_why(reconciled: Office) -> None:
    export = ExportReport(reconciled.review, FakeWriter(FileProblem("report.csv", "full", writing=True)))
    with pytest.raises(FileProblem) as caught:
        await export(Report.BUCKETS, PATH, OCTOBER, OCTOBER)
    assert caught.value.reason == "full"


async def test_two_runs_are_compared_over_the_months_of_both(reconciled: Office) -> None:
    found = await reconciled.review.compare_runs(1, 2)
    assert (found.before.id, found.after.id) == (1, 2)
    assert [(change.key.company_id, change.move) for change in found.changes] == [(2, "appeared"), (3, "appeared")]
    assert [found.count(move) for move in BucketMove] == [2, 0, 0]
    assert len((await reconciled.review.compare_runs(1, 2, [3])).changes) == 1
    assert (await reconciled.review.compare_runs(2, 2)).changes == ()
    with pytest.raises(NotFound):
        await reconciled.review.compare_runs(1, 9)


async def test_a_month_that_only_one_run_looked_at_neither_comes_nor_goes(reconciled: Office) -> None:
    await reconciled.bring_in(file("3.txt", declared(5, month=SEPTEMBER)))
    await reconciled.reconcile(SEPTEMBER, SEPTEMBER)
    await reconciled.bring_in(file("4.txt", declared(7)))
    await reconciled.reconcile(OCTOBER, OCTOBER)
    found = await reconciled.review.compare_runs(3, 4)
    assert [(change.key.month, change.move) for change in found.changes] == [(OCTOBER, BucketMove.CHANGED)]
