# SPDX-License-Identifier: MIT
"""Taking imports back in a real store: what is left is what was there before them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.declaration import Declaration, ReadResult
from domain.use_cases.import_files import ImportFiles, ImportStatus
from domain.use_cases.undo_import import UndoImport
from domain.values import Rate, YearMonth
from tests.fakes import FakeClock, FakeReader
from tests.integration.store.filling import EMPLOYER, OTHER, ask, block, read

pytestmark = pytest.mark.anyio
KEPT = ("declaration", "worker_value", "worker", "import_finding", "import_batch", "ledger_entry", "divergence")


def content(path: Path, batches: int) -> list[list[tuple[object, ...]]]:
    """What imports write, without the numbers of later batches, which stay."""
    found = []
    for table in KEPT:
        which = f" WHERE id <= {batches}" if table == "import_batch" else ""
        found.append(ask(path, f"SELECT * FROM {table}{which} ORDER BY 1, 2, 3"))
    return found


async def bring_in(units: SqlUnitOfWorkManager, *reads: ReadResult, replace_month: bool = False) -> list[int]:
    reader = FakeReader({Path(f"{at}/{one.file_name}"): one for at, one in enumerate(reads)})
    summary = await ImportFiles(units, reader, FakeClock())(list(reader.results), replace_month=replace_month)
    assert all(outcome.status is ImportStatus.IMPORTED for outcome in summary.outcomes)
    return [outcome.batch_id for outcome in summary.outcomes]


async def test_undone_it_is_as_before(units: SqlUnitOfWorkManager, store_path: Path) -> None:
    september = YearMonth(2026, 9)
    await bring_in(units, read(block(100_00, 90_00), block(5, rate=Rate(2960)), name="a.txt"))
    before = content(store_path, 1)
    [batch] = await bring_in(
        units,
        read(block(100_00, 95_00, 3), block(1, 2, 3, 4, employer=OTHER, month=september), name="b.txt"),
        replace_month=True,
    )
    assert content(store_path, 1) != before
    plan = await UndoImport(units, FakeClock())([batch])
    assert not plan.obstacles
    assert content(store_path, 1) == before
    assert ask(store_path, f"SELECT sha256 FROM import_batch WHERE id = {batch}") == [("",)]
    assert ask(store_path, "SELECT what FROM audit_entry ORDER BY id")[-1] == ("import_undone",)
    assert ask(store_path, "PRAGMA foreign_key_check") == []


async def test_the_list_of_imports_and_its_age_forget_it(units: SqlUnitOfWorkManager) -> None:
    await bring_in(units, read(block(100), name="a.txt"))
    async with units.enter(read_only=True) as unit:
        fresh = await unit.views.freshness()
    [batch] = await bring_in(units, read(block(200), name="b.txt"))
    await UndoImport(units, FakeClock())([batch])
    async with units.enter(read_only=True) as unit:
        assert [row.file_name for row in await unit.views.imports()] == ["a.txt"]
        assert (await unit.views.freshness()).last_import == fresh.last_import


async def test_a_later_import_gets_a_number_of_its_own(units: SqlUnitOfWorkManager) -> None:
    one = read(block(100), name="a.txt")
    assert await bring_in(units, one) == [1]
    await UndoImport(units, FakeClock())([1])
    assert await bring_in(units, one) == [2]


BLOCKS = st.lists(
    st.builds(
        lambda cents, rate, month, other: block(
            *cents, rate=Rate(rate), month=YearMonth(2026, month), employer=OTHER if other else EMPLOYER
        ),
        st.lists(st.integers(1, 999), min_size=1, max_size=3),
        st.sampled_from([3475, 2960]),
        st.sampled_from([9, 10]),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda found: found.key,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(files=st.lists(st.tuples(BLOCKS, st.booleans()), min_size=2, max_size=4))
def test_undoing_all_but_the_first_is_as_after_the_first(
    files: list[tuple[list[Declaration], bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("undo") / "store.db"

    async def play() -> None:
        units = await SqlUnitOfWorkManager.open(path, FakeClock(), "clerk")
        undo = UndoImport(units, FakeClock())
        states = {}
        try:
            for number, (blocks, whole) in enumerate(files, 1):
                found = read(*blocks, name=f"{number}.txt")
                # Other names and hashes, so that none is known before.
                found = ReadResult(found.file_name, f"{number:064d}", "RC4008", "cp1252", found.declarations, ())
                assert await bring_in(units, found, replace_month=whole) == [number]
                states[number] = content(path, number)
            for number in range(len(files), 1, -1):
                assert not (await undo([number])).obstacles
                assert content(path, number - 1) == states[number - 1]
        finally:
            await units.aclose()

    asyncio.run(play())
