# SPDX-License-Identifier: MIT
"""Tables from real files into a real store: all or nothing, and a cancelled one leaves no child behind."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.portal.digest import canonical_digest
from adapters.store.statements import fetch
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.tables.reader import FileTableReader
from app.late import LateTableReader
from domain.declaration import FindingCode
from domain.errors import StoreError
from domain.ports import Asked
from domain.tables.cells import FileKind, Halt, ReadOptions
from domain.tables.fields import Side
from domain.use_cases.import_files import ImportFiles, ImportStatus
from domain.use_cases.import_tables import ImportTables, TableRequest
from tests import workbooks
from tests.fakes import FakeClock
from tests.unit.domain.tables.sheets import BAKERY, GARAGE, STATED, TOTALS, row, worker_row

pytestmark = pytest.mark.anyio
ERP, PORTAL = TableRequest(Side.ERP), TableRequest(Side.PORTAL)
TABLES = (
    "company", "worker", "import_batch", "import_finding", "declaration", "worker_value", "portal_fetch",
    "portal_snapshot", "portal_total", "portal_value", "table_layout", "outbox", "audit",
)  # fmt: skip


@pytest.fixture
async def use(units: SqlUnitOfWorkManager) -> ImportTables:
    """The use case on a store that knows two companies."""
    async with units.enter() as unit:
        for company in (BAKERY, GARAGE):
            await unit.companies.ensure(company.niss, company.nif, company.name)
    return tables_on(units, FileTableReader())


def tables_on(units: SqlUnitOfWorkManager, reader: FileTableReader) -> ImportTables:
    clock = FakeClock()
    return ImportTables(units, reader, ImportFiles(units, DrReader(), clock), clock, canonical_digest)


async def content(units: SqlUnitOfWorkManager) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that an import may write."""
    async with units.enter(read_only=True) as unit:
        known = {
            name for (name,) in await fetch(unit.connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        return {
            table: [tuple(found) for found in await fetch(unit.connection, f"SELECT * FROM {table}")]
            for table in TABLES
            if table in known
        }


async def test_a_workbook_becomes_the_portal_s_answer(
    use: ImportTables, units: SqlUnitOfWorkManager, tmp_path: Path
) -> None:
    rows = [(*worker_row(value="999,99"), "1000,00"), (*worker_row(month="2026-09"), "1000,00")]
    path = workbooks.write_workbook(tmp_path / "Apurados.xlsx", [STATED, *rows])
    outcome = await use.import_table(path, PORTAL)
    assert (outcome.status, outcome.lines) == (ImportStatus.IMPORTED, 2)
    stored = await content(units)
    # In September the worker's value is the stated total, in October it is a cent short.
    assert [total[-1] for total in stored["portal_total"]] == [0, 1]
    assert len(stored["portal_value"]) == 2
    assert len(stored["table_layout"]) == 1
    async with units.enter(read_only=True) as unit:
        shown = await unit.portal.shown([1, 2], outcome.months)
    assert {record.source for record in shown} == {"file: Apurados.xlsx"}
    assert all(record.in_use for record in shown)
    again = await use.import_table(path, PORTAL)
    assert again.status is ImportStatus.ALREADY_IMPORTED
    assert await content(units) == stored


async def test_a_failure_in_the_second_month_keeps_nothing_of_the_first(
    use: ImportTables, units: SqlUnitOfWorkManager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(";".join(map(str, cells)) for cells in (TOTALS, row(), row(GARAGE))), encoding="utf-8")
    before = await content(units)
    from adapters.store.repositories.portal import SqlPortalRecords

    put = SqlPortalRecords.put
    calls: list[int] = []

    async def failing(self: SqlPortalRecords, asked: Sequence[Asked]) -> list[bool]:
        calls.extend(one.company_id for one in asked)
        await put(self, asked[:1])
        raise StoreError

    monkeypatch.setattr(SqlPortalRecords, "put", failing)
    with pytest.raises(StoreError):
        await use.import_table(path, PORTAL)
    assert calls == [1, 2]
    assert await content(units) == before


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)


async def test_cancelling_kills_the_child_and_keeps_nothing(
    units: SqlUnitOfWorkManager, use: ImportTables, tmp_path: Path
) -> None:
    del use  # it made the companies
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [TOTALS, row()])
    ready, late = tmp_path / "ready", tmp_path / "late"
    # A child that would leave a trace if it outlived the cancelling; its end shows in its standard output closing.
    code = f"import time; open({str(ready)!r}, 'w').close(); time.sleep(600); open({str(late)!r}, 'w').close()"
    reader = FileTableReader(command=[sys.executable, "-c", code])
    before = await content(units)
    task = asyncio.create_task(tables_on(units, reader).import_table(path, PORTAL))
    await asyncio.to_thread(wait_for, ready)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await content(units) == before
    # The thread that waited for the child ends with it: the pool would hang the test otherwise.
    await asyncio.get_running_loop().shutdown_default_executor()
    assert not late.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not limit memory")
async def test_after_a_bomb_the_next_file_comes_in(
    use: ImportTables, units: SqlUnitOfWorkManager, tmp_path: Path
) -> None:
    bomb = workbooks.write_far_cells(tmp_path / "far.xlsx")
    refused = await use.import_table(bomb, ERP)
    assert [found.code for found in refused.findings] == [FindingCode.WORKBOOK_TOO_MUCH]
    preview = await use.preview(bomb, PORTAL)
    assert preview.refused
    good = workbooks.write_workbook(tmp_path / "a.xlsx", [TOTALS, row()])
    assert (await use.import_table(good, ERP)).status is ImportStatus.IMPORTED
    assert len((await content(units))["declaration"]) == 1


def test_the_reader_that_is_loaded_late_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("NIF;Mês\n1;2\n", encoding="utf-8")
    reader = LateTableReader()
    assert reader.kind(path) is FileKind.TABLE
    assert reader.read(path, ReadOptions(), Halt()) == FileTableReader().read(path, ReadOptions(), Halt())
