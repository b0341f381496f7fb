# SPDX-License-Identifier: MIT
"""Any past run is shown and exported as it was, to the byte, whatever came after it."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.reports.csv_writer import CsvWriter
from adapters.store.opening import prepare
from adapters.store.statements import execute
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.declaration import Employer
from domain.portal_record import FailureReason, Fetched, FetchFailed, NoData
from domain.ports import Dialect
from domain.reconciliation import BucketStatus
from domain.use_cases.export_report import ExportReport, Report
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.integration.store.filling import EMPLOYER, GENERAL, OCTOBER, OTHER, ask, block, read, snapshot
from tests.integration.store.large import UNDO_0004
from tests.integration.store.test_pipeline import SEPTEMBER, Office
from tests.library import sqlite3

pytestmark = pytest.mark.anyio
STATUTORY = Rate(2960)
THIRD = Employer(Niss.with_check_digit("2500000003"), Nif.with_check_digit("50000003"), "=ÁGUA; LDA")
Months = tuple[YearMonth, YearMonth]
BOTH, NARROW = (SEPTEMBER, OCTOBER), (OCTOBER, OCTOBER)


@dataclass
class Archive:
    """What was exported on the day of each run, as a careful clerk keeps it."""

    office: Office
    folder: Path
    kept: dict[tuple[int, Report, Dialect, Months | None], bytes] = field(default_factory=dict)

    async def export(self, report: Report, dialect: Dialect, months: Months | None, run: int | None = None) -> bytes:
        path = self.folder / "out.csv"
        first, last = months or (None, None)
        await ExportReport(self.office.review, CsvWriter())(report, path, first, last, run_id=run, dialect=dialect)
        return path.read_bytes()

    async def run(self, months: Months = BOTH, tolerance: Money | None = None) -> None:
        """Reconcile, and keep that day's files: of the run's own months, and of all."""
        self.office.clock.time += timedelta(days=1)
        summary = await self.office._reconcile(*months, tolerance=tolerance)
        if not summary.changed:
            return
        for report in Report:
            for dialect in Dialect:
                # Without months, a past run is asked for with its own.
                self.kept[summary.run_id, report, dialect, None] = await self.export(report, dialect, months)
                self.kept[summary.run_id, report, dialect, BOTH] = await self.export(report, dialect, BOTH)

    async def differing(self) -> list[tuple[int, Report, Dialect, Months | None]]:
        """The files that come out otherwise now."""
        found = []
        for (run, report, dialect, months), day in self.kept.items():
            if await self.export(report, dialect, months, run) != day:
                found.append((run, report, dialect, months))
        return found


@pytest.fixture
def archive(units: SqlUnitOfWorkManager, tmp_path: Path) -> Archive:
    return Archive(Office(units), tmp_path)


async def rename(office: Office, name: str, company: int = 1, tolerance: int = 50) -> None:
    async with office.units.enter() as unit:
        known = {each.id: each for each in await unit.companies.all()}
        await unit.companies.save(dataclasses.replace(known[company], name=name, tolerance=Money(tolerance)))


async def test_every_past_run_comes_out_to_the_byte(archive: Archive) -> None:
    office = archive.office
    await office.bring(read(block(1_000_00), block(500_00, rate=STATUTORY)), read(block(800_00, month=SEPTEMBER)))
    await archive.run()
    office.portal_says(Fetched(snapshot(900_00)))
    await office.ask_portal()
    await archive.run()
    await rename(office, "ZZ Padaria", tolerance=100_00)
    await archive.run()
    await office.bring(read(block(1_000_00, employer=OTHER)), read(block(7_00, employer=THIRD, month=SEPTEMBER)))
    await archive.run(NARROW)
    await archive.run(NARROW, Money(5_000_00))
    await rename(office, "Outra vez")
    await rename(office, "E outra")
    office.portal_says(NoData("portal.test"))
    office.portal_says(Fetched(snapshot(55_00, employer=OTHER)), employer=OTHER.niss)
    await office.ask_portal()
    await archive.run()
    await office.bring(read(block(900_00)), replace_month=True)
    await archive.run()
    office.portal_says(FetchFailed(FailureReason.UNREACHABLE))
    await office.ask_portal()
    await rename(office, "AA Têxteis", company=2)
    await archive.run()
    runs = {run for run, *_ in archive.kept}
    assert len(runs) >= 6
    assert len({archive.kept[run, Report.BUCKETS, Dialect.PT, BOTH] for run in runs}) == len(runs)
    assert await archive.differing() == []


@pytest.mark.parametrize("seed", range(8))
async def test_no_story_changes_the_past(archive: Archive, seed: int) -> None:
    chance, office = random.Random(seed), archive.office
    employers, names = (EMPLOYER, OTHER, THIRD), ("Alfa", "alfa", "Água", "@Zeta", "Beta; SA")
    for _ in range(24):
        who, month = chance.choice(employers), chance.choice(BOTH)
        cents, rate = chance.choice((1_000_00, 1_000_40, 900_00)), chance.choice((GENERAL, STATUTORY))
        match chance.randrange(5):
            case 0:
                made = block(cents, employer=who, month=month, rate=rate)
                await office.bring(read(made), replace_month=chance.random() < 0.4)
            case 1:
                said = Fetched(snapshot(cents, employer=who, month=month, rate=rate))
                answer = chance.choice((said, said, NoData("portal.test"), FetchFailed(FailureReason.UNREACHABLE)))
                office.portal_says(answer, month, who.niss)
                await office.ask_portal()
            case 2 if await office.count("company"):
                company = 1 + chance.randrange(await office.count("company"))
                await rename(office, chance.choice(names), company, chance.choice((0, 50)))
            case _:
                await archive.run(chance.choice((BOTH, BOTH, NARROW)), chance.choice((None, None, Money(0))))
    assert await archive.differing() == []
    for run in await office.review.runs():
        counts = Counter(row.status for row in await office.review.buckets(None, None, run_id=run.id))
        assert (run.tallies, run.not_compared) == (counts[BucketStatus.TALLIES], counts[BucketStatus.NOT_COMPARED])
        assert run.tallies + run.divergent + run.not_compared == counts.total()


async def test_runs_of_a_store_from_before_names_were_kept(archive: Archive, store_path: Path) -> None:
    await archive.office.bring(read(block(1_000_00)))
    await archive.run()
    with contextlib.closing(sqlite3.connect(store_path)) as older:
        older.execute("DROP TRIGGER company_renamed")
        older.execute("DROP TABLE company_before")
        older.execute("DROP INDEX divergence_event_of_run")
        for statement in UNDO_0004:
            older.execute(statement)
        older.execute("UPDATE alembic_version SET version_num = '0002'")
        older.commit()
    await asyncio.to_thread(prepare, store_path)
    assert await archive.differing() == []
    await rename(archive.office, "Outro nome")
    assert await archive.differing() == []


async def test_a_name_changed_by_any_program_does_not_reach_the_past(archive: Archive, store_path: Path) -> None:
    await archive.office.bring(read(block(1_000_00)))
    await archive.run()
    async with archive.office.units.enter() as unit:
        await execute(unit.connection, "UPDATE company SET name = 'X', nif = ?", OTHER.nif.digits)
    assert await archive.differing() == []
    (now,) = await archive.office.review.buckets(*BOTH)
    assert (now.company, now.nif) == ("X", OTHER.nif)
    async with archive.office.units.enter() as unit:
        await execute(unit.connection, "UPDATE company SET tolerance = 1, name = 'X'")
    assert ask(store_path, "SELECT COUNT(*) FROM company_before") == [(1,)], "only what changed is kept"


async def test_without_a_new_run_the_present_is_the_last_run(archive: Archive) -> None:
    office = archive.office
    await office.bring(read(block(1_000_00)), read(block(800_00, month=SEPTEMBER)))
    office.portal_says(Fetched(snapshot(900_00)))
    await office.ask_portal()
    await archive.run()
    await archive.run()
    (run,) = await office.review.runs()
    present = await office.review.buckets(*BOTH)
    assert present == await office.review.buckets(None, None, run_id=run.id)
    assert {row.status for row in present} == {BucketStatus.DIVERGES, BucketStatus.ONLY_ERP}


async def test_a_run_says_what_it_did_to_divergences(archive: Archive) -> None:
    office = archive.office
    await office.bring(read(block(1_000_00)))
    for cents in (900_00, 800_00, 1_000_00, 700_00):
        office.portal_says(Fetched(snapshot(cents)))
        await office.ask_portal()
        await archive.run()
    rows = await office.review.runs()
    assert [(row.id, row.opened, row.updated, row.resolved) for row in rows] == [
        (4, 1, 0, 0),
        (3, 0, 0, 1),
        (2, 0, 1, 0),
        (1, 1, 0, 0),
    ]
