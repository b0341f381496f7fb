# SPDX-License-Identifier: MIT
"""Import, fetch and reconcile on a real store: what is kept, what is superseded, and that nothing is written twice."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from adapters.store.statements import fetch, fetch_number
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.declaration import FindingCode, ReadResult
from domain.portal_record import FailureReason, Fetched, FetchFailed, FetchState, NoData, PortalAnswer, Unchanged
from domain.ports import FetchJob
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.import_files import ImportFiles, ImportStatus, ImportSummary
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.review import Review
from domain.values import Money, Niss, Rate, YearMonth
from tests.integration.store.filling import EMPLOYER, GENERAL, LATER, OCTOBER, OTHER, THEN, block, read, snapshot

pytestmark = pytest.mark.anyio
SEPTEMBER = OCTOBER.previous()


class Clock:
    """Stands still until it is set."""

    time = THEN

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()


class Reader:
    """Gives prepared results in order."""

    def __init__(self, *results: ReadResult) -> None:
        self._results: Iterator[ReadResult] = iter(results)

    def read(self, _path: Path) -> ReadResult:
        return next(self._results)


class Portal:
    """Answers as it was told, per employer and month; no data where it was told nothing."""

    def __init__(self) -> None:
        self.answers: dict[tuple[Niss, YearMonth], PortalAnswer] = {}
        self.etags: list[str] = []

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        self.etags.append(etag)
        return self.answers.get((employer, month), NoData("portal.test"))

    async def aclose(self) -> None:
        pass


class Office:
    """Everything a clerk does, on one store."""

    def __init__(self, units: SqlUnitOfWorkManager) -> None:
        self.units = units
        self.clock = Clock()
        self.portal = Portal()
        self.review = Review(units)
        self._fetch = FetchPortal(units, self.portal, self.clock, source="portal.test")
        self._reconcile = Reconcile(units, self.clock)

    async def bring(self, *files: ReadResult, replace_month: bool = False) -> ImportSummary:
        importing = ImportFiles(self.units, Reader(*files), self.clock)
        return await importing([Path(file.file_name) for file in files], replace_month=replace_month)

    def portal_says(self, answer: PortalAnswer, month: YearMonth = OCTOBER, employer: Niss = EMPLOYER.niss) -> None:
        self.portal.answers[employer, month] = answer

    async def ask_portal(self) -> list[FetchState]:
        return [outcome.state for outcome in (await self._fetch(SEPTEMBER, OCTOBER)).outcomes]

    async def reconcile(self, tolerance: Money | None = None) -> dict[tuple[YearMonth, Rate], BucketStatus]:
        self.summary = await self._reconcile(SEPTEMBER, OCTOBER, tolerance=tolerance)
        rows = await self.review.buckets(SEPTEMBER, OCTOBER)
        return {(row.key.month, row.key.rate): row.status for row in rows}

    async def count(self, table: str) -> int:
        async with self.units.enter(read_only=True) as unit:
            return await fetch_number(unit.connection, f"SELECT COUNT(*) FROM {table}")

    async def changes(self) -> dict[str, int]:
        """Rows of every table, and what the store's file counts as its content's version."""
        tables = [
            "company",
            "worker",
            "import_batch",
            "import_finding",
            "declaration",
            "worker_value",
            "portal_snapshot",
            "portal_total",
            "portal_value",
            "portal_fetch",
            "run",
            "bucket_version",
            "divergence",
            "divergence_event",
        ]
        return {table: await self.count(table) for table in tables}


@pytest.fixture
def office(units: SqlUnitOfWorkManager) -> Office:
    return Office(units)


async def test_a_file_is_kept_whole(office: Office) -> None:
    summary = await office.bring(read(block(1_000_00, 500_00), block(700_00, rate=Rate(2960)), name="DR_10.txt"))
    (outcome,) = summary.outcomes
    assert (outcome.status, outcome.blocks, outcome.lines) == (ImportStatus.IMPORTED, 2, 3)
    (row,) = (await office.review.overview(SEPTEMBER, OCTOBER)).imports
    assert (row.file_name, row.remuneration, row.first, row.last, row.replaced) == (
        "DR_10.txt", Money(2_200_00), OCTOBER, OCTOBER, 0,
    )  # fmt: skip
    assert await office.count("worker_value") == 3
    assert await office.count("worker") == 2


async def test_the_same_content_again_has_no_effect(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    before = await office.changes()
    (again,) = (await office.bring(read(block(1_000_00), name="copy of it.txt"))).outcomes
    assert (again.status, again.imported_at) == (ImportStatus.ALREADY_IMPORTED, THEN)
    assert await office.changes() == before


async def test_a_later_block_supersedes_and_the_earlier_is_kept(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.clock.time = LATER
    await office.bring(read(block(1_200_00)))
    async with office.units.enter(read_only=True) as unit:
        rows = await fetch(
            unit.connection, "SELECT remuneration, superseded_by, superseded_at FROM declaration ORDER BY id"
        )
    assert [tuple(row) for row in rows] == [(1_000_00, 2, int(LATER.timestamp())), (1_200_00, None, None)]
    assert await office.count("worker_value") == 2, "superseded values stay"
    await office.reconcile()
    (row,) = await office.review.buckets(OCTOBER, OCTOBER)
    assert row.erp_remuneration == Money(1_200_00)


async def test_a_block_that_the_new_file_lacks_stays_with_a_warning(office: Office) -> None:
    await office.bring(read(block(1_000_00), block(700_00, establishment="0002"), name="first.txt"))
    (outcome,) = (await office.bring(read(block(1_100_00), name="second.txt"))).outcomes
    (finding,) = outcome.findings
    assert finding.code is FindingCode.BLOCK_KEPT
    assert (finding.params["establishment"], finding.params["file"]) == ("0002", "first.txt")
    assert await office.review.findings(outcome.batch_id) == [finding]
    await office.reconcile()
    (row,) = await office.review.buckets(OCTOBER, OCTOBER)
    assert row.erp_remuneration == Money(1_800_00)


async def test_replacing_the_month_drops_what_the_new_file_lacks(office: Office) -> None:
    await office.bring(read(block(1_000_00), block(700_00, establishment="0002")))
    (outcome,) = (await office.bring(read(block(1_100_00)), replace_month=True)).outcomes
    assert outcome.findings == ()
    await office.reconcile()
    (row,) = await office.review.buckets(OCTOBER, OCTOBER)
    assert row.erp_remuneration == Money(1_100_00)


async def test_a_replaced_file_comes_back_only_when_the_month_is_replaced(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    await office.bring(read(block(1_200_00)))
    (refused,) = (await office.bring(read(block(1_000_00)))).outcomes
    assert (refused.status, refused.replaced_since) == (ImportStatus.ALREADY_IMPORTED, 1)
    (back,) = (await office.bring(read(block(1_000_00)), replace_month=True)).outcomes
    assert back.status is ImportStatus.IMPORTED
    await office.reconcile()
    (row,) = await office.review.buckets(OCTOBER, OCTOBER)
    assert row.erp_remuneration == Money(1_000_00)


async def test_replacing_the_month_with_a_file_that_is_in_use_drops_what_others_left(office: Office) -> None:
    await office.bring(read(block(1_000_00), block(700_00, establishment="0002")))
    await office.bring(read(block(1_100_00)))
    (dropped,) = (await office.bring(read(block(1_100_00)), replace_month=True)).outcomes
    assert dropped.status is ImportStatus.IMPORTED
    await office.reconcile()
    (row,) = await office.review.buckets(OCTOBER, OCTOBER)
    assert row.erp_remuneration == Money(1_100_00)
    before = await office.changes()
    (again,) = (await office.bring(read(block(1_100_00)), replace_month=True)).outcomes
    assert again.status is ImportStatus.ALREADY_IMPORTED
    assert await office.changes() == before


async def test_a_company_without_a_name_goes_by_its_nif(office: Office) -> None:
    await office.bring(read(block(1_000_00, employer=dataclasses.replace(EMPLOYER, name="  "))))
    (row,) = await office.review.companies(OCTOBER, OCTOBER)
    assert row.name == EMPLOYER.nif.digits


async def test_a_company_belongs_to_the_user_after_its_first_file(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    async with office.units.enter() as unit:
        (company,) = await unit.companies.all()
        await unit.companies.save(dataclasses.replace(company, name="A minha padaria", tolerance=Money(0)))
    await office.bring(read(block(1_200_00)))
    (row,) = await office.review.companies(OCTOBER, OCTOBER)
    assert (row.name, row.tolerance) == ("A minha padaria", Money(0))


async def test_both_sides_tally_to_the_cent(office: Office) -> None:
    await office.bring(read(block(1_000_00, 500_00)))
    office.portal_says(Fetched(snapshot(1_000_00, 500_00)))
    assert await office.ask_portal() == [FetchState.NO_DATA, FetchState.DATA]
    assert await office.reconcile() == {(OCTOBER, GENERAL): BucketStatus.TALLIES}


async def test_reconciling_again_writes_nothing(office: Office) -> None:
    await office.bring(read(block(1_000_00)), read(block(800_00, month=SEPTEMBER)))
    office.portal_says(Fetched(snapshot(900_00)))
    await office.ask_portal()
    await office.reconcile()
    assert office.summary.changed
    before = await office.changes()
    async with office.units.enter() as unit:
        total = await fetch_number(unit.connection, "SELECT total_changes()")
    await office.reconcile()
    assert not office.summary.changed
    assert office.summary.run_id == 1
    assert await office.changes() == before
    async with office.units.enter() as unit:
        assert await fetch_number(unit.connection, "SELECT total_changes()") == total


async def test_an_unchanged_month_is_asked_for_with_its_etag_and_changes_no_figures(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.portal_says(Fetched(snapshot(1_000_00, etag='"v1"')))
    await office.ask_portal()
    await office.reconcile()
    office.clock.time = LATER
    office.portal_says(Unchanged())
    await office.ask_portal()
    assert office.portal.etags[2:] == ["", '"v1"']
    await office.reconcile()
    assert not office.summary.changed
    assert await office.count("portal_snapshot") == 2, "the values, and September's “no data”"


async def test_an_etag_is_for_the_portal_that_gave_it(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    other = dataclasses.replace(snapshot(1_000_00, etag='"1"'), source="quality.test")
    office.portal_says(Fetched(other))
    await office.ask_portal()
    await office.ask_portal()
    assert office.portal.etags == ["", "", "", ""]
    office.portal_says(Fetched(snapshot(1_000_00, etag='"1"')))
    await office.ask_portal()
    await office.ask_portal()
    assert office.portal.etags[-1] == '"1"', "the same figures from another portal are that one's from then on"


async def test_the_same_figures_under_a_new_etag_are_no_new_snapshot(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    for etag in ('"v1"', '"v2"'):
        office.portal_says(Fetched(snapshot(1_000_00, etag=etag)))
        await office.ask_portal()
    async with office.units.enter(read_only=True) as unit:
        (record,) = await unit.portal.fetch_records([1], [OCTOBER])
    assert record.etag == '"v2"'
    assert await office.count("portal_total") == 1


async def test_a_failure_leaves_the_last_good_values_in_use(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.portal_says(Fetched(snapshot(1_000_00)))
    await office.ask_portal()
    await office.reconcile()
    office.portal_says(FetchFailed(FailureReason.TOKEN_REFUSED, "token expirado", 401))
    assert await office.ask_portal() == [FetchState.NO_DATA, FetchState.FAILED]
    assert await office.reconcile() == {(OCTOBER, GENERAL): BucketStatus.TALLIES}
    (cell,) = (await office.review.overview(OCTOBER, OCTOBER)).matrix[0].cells
    assert (cell.fetch, cell.failure, cell.failure_message) == (
        FetchState.FAILED, FailureReason.TOKEN_REFUSED, "token expirado",
    )  # fmt: skip


async def test_a_failure_without_values_is_not_compared(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.portal_says(FetchFailed(FailureReason.UNREACHABLE))
    await office.ask_portal()
    assert await office.reconcile() == {(OCTOBER, GENERAL): BucketStatus.NOT_COMPARED}
    (row,) = await office.review.buckets(OCTOBER, OCTOBER)
    assert row.missing is MissingSide.PORTAL_FAILED


async def test_a_month_without_an_erp_file_is_not_compared(office: Office) -> None:
    await office.bring(read(block(1_000_00, month=SEPTEMBER)))
    office.portal_says(Fetched(snapshot(1_000_00)))
    await office.ask_portal()
    statuses = await office.reconcile()
    assert statuses[OCTOBER, GENERAL] is BucketStatus.NOT_COMPARED


async def test_values_that_the_portal_takes_back_make_the_month_only_erp(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.portal_says(Fetched(snapshot(1_000_00)))
    await office.ask_portal()
    assert await office.reconcile() == {(OCTOBER, GENERAL): BucketStatus.TALLIES}
    office.portal_says(NoData())
    await office.ask_portal()
    assert await office.reconcile() == {(OCTOBER, GENERAL): BucketStatus.ONLY_ERP}


async def test_a_divergence_opens_changes_resolves_and_comes_back(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    story = []
    for cents in (900_00, 800_00, 1_000_00, 700_00):
        office.portal_says(Fetched(snapshot(cents)))
        await office.ask_portal()
        await office.reconcile()
        summary = office.summary
        story.append((summary.run_id, summary.opened, summary.updated, summary.resolved))
    assert story == [(1, 1, 0, 0), (2, 0, 1, 0), (3, 0, 0, 1), (4, 1, 0, 0)]
    assert await office.count("divergence") == 1
    assert await office.count("divergence_event") == 4
    (row,) = await office.review.divergences(OCTOBER, OCTOBER)
    assert row.bucket.remuneration_difference == Money(-300_00)


async def test_a_past_run_is_shown_as_it_was(office: Office) -> None:
    await office.bring(read(block(1_000_00), block(500_00, rate=Rate(2960))))
    office.portal_says(Fetched(snapshot(900_00)))
    await office.ask_portal()
    await office.reconcile()
    first = await office.review.buckets(None, None, run_id=1)
    await office.bring(read(block(900_00)), replace_month=True)
    await office.reconcile()
    assert await office.review.buckets(None, None, run_id=1) == first
    assert [row.status for row in first] == [BucketStatus.ONLY_ERP, BucketStatus.DIVERGES]
    assert [row.status for row in await office.review.buckets(None, None, run_id=2)] == [BucketStatus.TALLIES]
    runs = await office.review.runs()
    assert [(run.id, run.tallies, run.divergent) for run in runs] == [(2, 1, 0), (1, 0, 2)]


async def test_a_bucket_that_vanished_resolves_its_divergence(office: Office) -> None:
    await office.bring(read(block(1_000_00), block(500_00, rate=Rate(2960))))
    office.portal_says(Fetched(snapshot(1_000_00)))
    await office.ask_portal()
    await office.reconcile()
    assert len(await office.review.divergences(OCTOBER, OCTOBER)) == 1
    await office.bring(read(block(1_000_00)), read(block(1_000_00, 0)), replace_month=True)
    await office.reconcile()
    assert office.summary.resolved == 1
    assert await office.review.divergences(OCTOBER, OCTOBER) == []


async def test_a_tolerance_for_one_run(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.portal_says(Fetched(snapshot(1_000_40)))
    await office.ask_portal()
    assert await office.reconcile() == {(OCTOBER, GENERAL): BucketStatus.TALLIES}
    assert await office.reconcile(tolerance=Money(39)) == {(OCTOBER, GENERAL): BucketStatus.DIVERGES}
    assert (await office.review.runs())[0].tolerance == Money(39)


async def test_the_detail_puts_workers_side_by_side(office: Office) -> None:
    await office.bring(read(block(1_000_00, 500_00, 300_00), block(200_00, establishment="0002"), name="DR_10.txt"))
    office.portal_says(Fetched(snapshot(1_200_00, 450_00)))
    await office.ask_portal()
    await office.reconcile()
    detail = await office.review.bucket_detail(BucketKey(1, OCTOBER, GENERAL))
    assert detail is not None
    assert [(pair.name, pair.erp, pair.portal) for pair in detail.pairs] == [
        ("WORKER 2", Money(300_00), None),
        ("WORKER 1", Money(500_00), Money(450_00)),
        ("WORKER 0", Money(1_200_00), Money(1_200_00)),
    ]
    assert sum((pair.difference for pair in detail.pairs), Money()) == detail.bucket.remuneration_difference
    assert (detail.workers_differing, detail.erp_files, detail.fetch) == (2, ("DR_10.txt",), FetchState.DATA)


async def test_an_unknown_bucket_has_no_detail(office: Office) -> None:
    assert await office.review.bucket_detail(BucketKey(1, OCTOBER, GENERAL)) is None


async def test_companies_do_not_mix(office: Office) -> None:
    await office.bring(read(block(1_000_00)), read(block(2_000_00, employer=OTHER)))
    office.portal_says(Fetched(snapshot(1_000_00)))
    office.portal_says(Fetched(snapshot(2_000_00, employer=OTHER)), employer=OTHER.niss)
    await office.ask_portal()
    await office.reconcile()
    rows = await office.review.buckets(OCTOBER, OCTOBER)
    assert [(row.company, row.status) for row in rows] == [
        ("PADARIA, LDA", BucketStatus.TALLIES), ("TÊXTEIS, LDA", BucketStatus.TALLIES),
    ]  # fmt: skip
    assert [row.company for row in await office.review.buckets(OCTOBER, OCTOBER, [2])] == ["TÊXTEIS, LDA"]


async def test_a_store_knows_when_it_is_behind(office: Office) -> None:
    reconcile = Reconcile(office.units, office.clock)
    assert not await reconcile.is_behind(SEPTEMBER, OCTOBER)
    await office.bring(read(block(1_000_00)))
    assert await reconcile.is_behind(SEPTEMBER, OCTOBER)
    await office.reconcile()
    assert not await reconcile.is_behind(SEPTEMBER, OCTOBER)


async def test_another_tolerance_alone_puts_nothing_behind(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    office.portal_says(Fetched(snapshot(1_004_00)))
    await office.ask_portal()
    await office.reconcile(tolerance=Money(5_00))
    reconcile = Reconcile(office.units, office.clock)
    assert not await reconcile.is_behind(SEPTEMBER, OCTOBER)
    office.portal_says(Fetched(snapshot(1_006_00)))
    await office.ask_portal()
    assert await reconcile.is_behind(SEPTEMBER, OCTOBER)


async def test_two_runs_at_once_leave_one(office: Office) -> None:
    await office.bring(read(block(1_000_00)))
    runs = [Reconcile(office.units, office.clock)(SEPTEMBER, OCTOBER) for _ in range(4)]
    summaries = await asyncio.gather(*runs)
    assert [summary.run_id for summary in summaries] == [1, 1, 1, 1]
    assert sum(summary.changed for summary in summaries) == 1
    assert await office.count("run") == 1


async def test_a_fetch_that_was_begun_is_there_after_a_new_start(store_path: Path) -> None:
    job = FetchJob(THEN, SEPTEMBER, OCTOBER, (1, 3), True)
    for started in (job, dataclasses.replace(job, company_ids=None, only_missing=False)):
        units = await SqlUnitOfWorkManager.open(store_path, Clock())
        async with units.enter() as unit:
            await unit.portal.begin_job(started)
        await units.aclose()
    units = await SqlUnitOfWorkManager.open(store_path, Clock())
    async with units.enter() as unit:
        assert await unit.portal.jobs() == [
            dataclasses.replace(job, company_ids=None, only_missing=False, id=2),
            dataclasses.replace(job, id=1),
        ]
        await unit.portal.end_job(2)
        assert [left.id for left in await unit.portal.jobs()] == [1]
    await units.aclose()
