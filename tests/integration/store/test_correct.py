# SPDX-License-Identifier: MIT

"""A corrected file holds what the ERP side has, comes in again as the same, and makes the portal that took it tally."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.erp.dr_writer import DrWriter
from adapters.portal import schema
from adapters.store.journal import broken_link
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.declaration import Declaration
from domain.errors import FileProblem, NotFound
from domain.portal_record import Fetched, NoData, PortalAnswer, PortalSnapshot, PortalTotal
from domain.reconciliation import Amounts, BucketKey, BucketStatus
from domain.use_cases.correct import Correct
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.import_files import ImportFiles, ImportStatus
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.review import Review
from domain.values import Niss, Rate, YearMonth
from tests.fakes import FakeClock
from tests.integration.store.filling import ask

pytestmark = pytest.mark.anyio
FIRM = Path(__file__).parents[2] / "data" / "firm"
FIRST, LAST = YearMonth(2025, 11), YearMonth(2026, 10)
DIVERGENT = (BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL)


@dataclass
class MirrorPortal:
    """The firm's portal, which takes DR files: each block in the place of the one it had."""

    folder: Path
    months: dict[tuple[Niss, YearMonth], PortalSnapshot] = field(default_factory=dict)

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        assert etag == ""
        known = self.months.get((employer, month))
        if known is None:
            path = self.folder / employer.digits / f"{month}.json"
            page = schema.read_page(path.read_bytes(), employer, month, 1) if path.exists() else None
            if page is None:
                return NoData("mirror.test")
            known = self.months[employer, month] = schema.merge([page], source="mirror.test")
        return Fetched(known)

    def take(self, declaration: Declaration) -> None:
        place = (declaration.employer.niss, declaration.month)
        totals = {(total.establishment, total.rate): total for total in self.months[place].totals}
        totals[declaration.establishment, declaration.rate] = PortalTotal(
            declaration.establishment,
            declaration.rate,
            declaration.remuneration,
            declaration.contribution,
            declaration.workers,
        )
        digest = f"{self.months[place].digest}+"
        self.months[place] = replace(self.months[place], totals=tuple(totals.values()), digest=digest)

    async def aclose(self) -> None:
        return


@dataclass
class Office:
    """The use cases on one store."""

    units: SqlUnitOfWorkManager
    portal: MirrorPortal
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.imports = ImportFiles(self.units, DrReader(), self.clock)
        self.correct = Correct(self.units, DrWriter(), self.clock)

    async def compare(self) -> dict[BucketKey, BucketStatus]:
        await FetchPortal(self.units, self.portal, self.clock, source="mirror.test")(FIRST, LAST)
        await Reconcile(self.units, self.clock)(FIRST, LAST)
        return {row.key: row.status for row in await Review(self.units).buckets(FIRST, LAST)}

    async def erp(self) -> dict[BucketKey, Amounts]:
        async with self.units.enter(read_only=True) as unit:
            return dict(await unit.runs.erp_totals(FIRST, LAST))

    async def blocks(self, key: BucketKey) -> list[Declaration]:
        async with self.units.enter(read_only=True) as unit:
            return await unit.declared.blocks(key.company_id, key.month, [key.rate])


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the firm's files."""
    store = tmp_path_factory.mktemp("imported") / "batecerto.db"

    async def fill() -> None:
        units = await SqlUnitOfWorkManager.open(store, FakeClock(), "clerk")
        summary = await ImportFiles(units, DrReader(), FakeClock())(sorted((FIRM / "erp").glob("*.txt")))
        assert summary.count(ImportStatus.IMPORTED) == 36
        await units.aclose()

    asyncio.run(fill())
    return store


@pytest.fixture
def store_path(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported, tmp_path))


@pytest.fixture
def office(units: SqlUnitOfWorkManager) -> Office:
    return Office(units, MirrorPortal(FIRM / "portal"))


async def test_every_divergent_block_is_corrected_comes_in_again_and_tallies(office: Office, tmp_path: Path) -> None:
    before, figures = await office.compare(), await office.erp()
    divergent = [key for key, status in before.items() if status in DIVERGENT]
    ours = [key for key in divergent if key in figures]
    assert len(ours) >= 10
    taken: list[Declaration] = []
    for number, key in enumerate(ours):
        path = tmp_path / f"{number}.txt"
        corrected = await office.correct.write_for(key, path)
        read = DrReader().read(path)
        assert (read.refused, read.sha256) == (False, corrected.sha256)
        stored = await office.blocks(key)
        assert [replace(b, values=b.values, line=0).key for b in read.declarations] == [b.key for b in stored]
        for again, was in zip(read.declarations, stored, strict=True):
            assert again.employer == was.employer
            assert (again.remuneration, again.contribution, again.workers) == (
                was.remuneration, was.contribution, was.workers
            )  # fmt: skip
            assert again.values.rows(0, len(again.values)) == was.values.rows(0, len(was.values))
            assert list(again.values.people()) == list(was.values.people())
        taken += read.declarations
        assert (await office.imports([path])).count(ImportStatus.IMPORTED) == 1
    assert await office.erp() == figures
    for declaration in taken:
        office.portal.take(declaration)
    after = await office.compare()
    assert {after[key] for key in ours} == {BucketStatus.TALLIES}
    left = {key for key, status in after.items() if status in DIVERGENT}
    assert left == {key for key in divergent if key not in figures}, "what only the portal has is in no file"


async def test_a_plan_says_what_a_file_would_hold(office: Office, tmp_path: Path) -> None:
    plan = await office.correct.plan(1, LAST)
    path = tmp_path / plan.path.name
    written = await office.correct.write(1, LAST, path)
    assert replace(written, path=plan.path, sha256="") == plan
    read = DrReader().read(path)
    assert [(b.establishment, b.rate, b.remuneration, len(b.values)) for b in read.declarations] == [
        (b.establishment, b.rate, b.remuneration, b.values) for b in plan.blocks
    ]
    one = await office.correct.plan(1, LAST, [plan.blocks[0].rate])
    assert {block.rate for block in one.blocks} == {plan.blocks[0].rate}


async def test_writing_is_told_without_figures_or_names(office: Office, store_path: Path, tmp_path: Path) -> None:
    written = await office.correct.write(1, LAST, tmp_path / "DR.txt")
    [(subject, after)] = ask(store_path, "SELECT subject, after FROM audit_entry WHERE what = 'dr_written'")
    assert subject == "company 1, 2026-10"
    rates = ",".join(str(rate) for rate in sorted({b.rate.hundredths for b in written.blocks}))
    assert after == f'{{"blocks":{len(written.blocks)},"rates":[{rates}],"sha256":"{written.sha256}"}}'
    async with office.units.enter(read_only=True) as unit:
        assert await broken_link(unit.connection) is None


async def test_nothing_is_overwritten_or_told_unasked(office: Office, store_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "DR.txt"
    path.write_text("mine")
    with pytest.raises(FileProblem):
        await office.correct.write(1, LAST, path)
    assert path.read_text() == "mine"
    assert ask(store_path, "SELECT COUNT(*) FROM audit_entry WHERE what = 'dr_written'") == [(0,)]
    await office.correct.write(1, LAST, path, overwrite=True)
    assert path.read_bytes().startswith(b"R0RC4008")


async def test_what_is_not_there_cannot_be_corrected(office: Office, tmp_path: Path) -> None:
    for company, month, rates in ((9, LAST, None), (1, LAST.next(), None), (1, LAST, [Rate(1)])):
        with pytest.raises(NotFound):
            await office.correct.write(company, month, tmp_path / "DR.txt", rates)
    assert not (tmp_path / "DR.txt").exists()
