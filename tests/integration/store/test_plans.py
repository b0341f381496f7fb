# SPDX-License-Identifier: MIT
"""What screens wait for: how each statement finds its rows, and how many statements there are, however much is kept."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from adapters.store.repositories.operations import in_doubt
from adapters.store.repositories.portal import IN_USE
from adapters.store.repositories.runs import SqlRuns
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.by_hand import HandKind, HandRecord
from domain.decisions import Verb
from domain.declaration import ListedLines
from domain.portal_record import Fetched, PortalSnapshot, PortalState, PortalTotal
from domain.ports import Asked, Mode
from domain.reconciliation import BucketKey
from domain.use_cases.bucket_story import TellStory
from domain.use_cases.deadlines import Deadlines
from domain.use_cases.decide import Command, Decide
from domain.use_cases.deliver import Deliver
from domain.use_cases.divergences import Divergences
from domain.use_cases.explain import Explain
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.review import Review
from domain.use_cases.sign_off import SignOff
from domain.values import Money, Niss, Rate, YearMonth
from tests.fakes import FakeClock
from tests.integration.store.large import FIRST, LAST, NORMAL, UNDO_0004, Size, analyse, fill
from tests.library import sqlite3

pytestmark = pytest.mark.anyio

LARGE = {
    "decision_event",
    "sign_off_event",
    "sign_off_line",
    "audit_entry",
    "ledger_entry",
    "operation",
    "operation_line",
    "worker_value",
    "portal_value",
    "declaration",
    "bucket_version",
    "portal_snapshot",
    "portal_total",
    "worker",
}
MONTHS = list(YearMonth.range(FIRST, LAST))
SMALL = Size(companies=6, months=2, workers=2, runs=4)


@dataclass
class Heard:
    """The statements that an engine was given, with the parameters of each; transactions' own left out."""

    statements: list[tuple[str, Any]] = field(default_factory=list)

    def hear(self, _connection: object, _cursor: object, sql: str, parameters: Any, *_: object) -> None:
        if not sql.startswith(("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")):
            self.statements.append((sql, parameters))


@contextmanager
def listening(units: SqlUnitOfWorkManager) -> Iterator[Heard]:
    heard, engine = Heard(), units._engine.sync_engine
    event.listen(engine, "before_cursor_execute", heard.hear)
    yield heard
    event.remove(engine, "before_cursor_execute", heard.hear)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SqlUnitOfWorkManager]:
    units = await SqlUnitOfWorkManager.open(path, FakeClock())
    yield units
    await units.aclose()


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small store, a large one, and the large one with statistics."""
    folder = tmp_path_factory.mktemp("large")
    paths = {name: folder / f"{name}.db" for name in ("small", "plain", "analysed")}
    fill(paths["small"], SMALL)
    fill(paths["plain"])
    shutil.copy(paths["plain"], paths["analysed"])
    analyse(paths["analysed"])
    return paths


# Screens

Screen = Callable[[SqlUnitOfWorkManager], Awaitable[object]]
Statements = list[tuple[str, Any]]
StatementsOf = Callable[[str, Screen], Awaitable[Statements]]


@pytest.fixture(scope="module")
def statements_of(stores: dict[str, Path]) -> StatementsOf:
    """What a screen asks a store, heard once: no test of screens changes a store."""
    kept: dict[tuple[str, Screen], Statements] = {}

    async def statements(name: str, screen: Screen) -> Statements:
        if (name, screen) not in kept:
            async with opened(stores[name]) as units:
                with listening(units) as heard:
                    await screen(units)
            kept[name, screen] = heard.statements
        return kept[name, screen]

    return statements


DETAIL = BucketKey(1, FIRST, Rate(3475))


async def overview(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).overview(FIRST, LAST)


async def buckets(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).buckets(FIRST, LAST)


async def buckets_of_a_company(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).buckets(FIRST, LAST, [1])


async def buckets_of_a_past_run(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).buckets(FIRST, LAST, run_id=2)


async def divergences(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).divergences(FIRST, LAST)


async def imports(units: SqlUnitOfWorkManager) -> object:
    async with units.enter(read_only=True) as unit:
        return await unit.views.imports(), await unit.views.findings(100)


async def runs(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).runs()


async def bucket_detail(units: SqlUnitOfWorkManager) -> object:
    return await Review(units).bucket_detail(DETAIL)


async def explanation(units: SqlUnitOfWorkManager) -> object:
    found = await Explain(units)(DETAIL)
    assert found is not None
    return found


async def story(units: SqlUnitOfWorkManager) -> object:
    clock = FakeClock()
    told = await TellStory(units, Divergences(units, clock), Decide(units, clock), Deliver(units, clock))(DETAIL)
    assert told.sources
    assert told.explanation
    return told


async def fetch_planning(units: SqlUnitOfWorkManager) -> object:
    async with units.enter(read_only=True) as unit:
        companies = [company.id for company in await unit.companies.all()]
        return await unit.portal.fetch_records(companies, MONTHS)


async def reconcile_reading(units: SqlUnitOfWorkManager) -> object:
    return await Reconcile(units, FakeClock()).is_behind(FIRST, LAST)


async def import_reading(units: SqlUnitOfWorkManager) -> object:
    async with units.enter(read_only=True) as unit:
        known = await unit.imports.by_hash(f"{100:064d}")
        return known, await unit.imports.in_use([1, 2], MONTHS)


async def three_way(units: SqlUnitOfWorkManager) -> object:
    return await Deliver(units, FakeClock()).three_way(FIRST, LAST)


async def done_by_hand(units: SqlUnitOfWorkManager) -> object:
    deliver = Deliver(units, FakeClock())
    await deliver.figures_of(HandRecord(1, HandKind.DELIVERED, 1, FIRST, FakeClock().now(), ""))
    return await deliver.by_hand()


async def what_would_be_sent(units: SqlUnitOfWorkManager) -> object:
    async with units.enter(read_only=True) as unit:
        blocks = await unit.declared.blocks(1, FIRST)
        return blocks, await unit.declared.portal_lines(1, FIRST), await unit.declared.balances(FIRST, FIRST)


async def operations(units: SqlUnitOfWorkManager) -> object:
    async with units.enter(read_only=True) as unit:
        return await unit.operations.all([1]), await unit.operations.unsettled(), await in_doubt(unit.connection)


async def divergences_with_their_steps(units: SqlUnitOfWorkManager) -> object:
    return await Divergences(units, FakeClock())(FIRST, LAST, explained=False)


async def deadlines(units: SqlUnitOfWorkManager) -> object:
    return await Deadlines(units, FakeClock())(FIRST, LAST)


async def deciding_about_many(units: SqlUnitOfWorkManager) -> object:
    keys = [row.bucket.key for row in await Review(units).divergences(FIRST, LAST)]
    return await Decide(units, FakeClock()).preview(Command(Verb.ACCEPT, tuple(keys), "agreed"))


async def reasons_used_before(units: SqlUnitOfWorkManager) -> object:
    return await Decide(units, FakeClock()).reasons(Verb.ACCEPT)


async def signing_off(units: SqlUnitOfWorkManager) -> object:
    use_case = SignOff(units, FakeClock())
    return await use_case.preview(1, FIRST), await use_case.reopened(1, FIRST)


SCREENS: dict[Screen, int] = {
    overview: 11,
    buckets: 1,
    buckets_of_a_company: 1,
    buckets_of_a_past_run: 2,
    divergences: 1,
    imports: 3,
    runs: 1,
    bucket_detail: 6,
    explanation: 9,
    story: 34,
    fetch_planning: 2,
    reconcile_reading: 7,
    import_reading: 2,
    three_way: 7,
    done_by_hand: 4,
    what_would_be_sent: 14,
    operations: 5,
    divergences_with_their_steps: 13,
    deadlines: 7,
    deciding_about_many: 4,
    reasons_used_before: 1,
    signing_off: 9,
}
"""Every screen or job that somebody waits for, and how many statements it takes."""

# The list of imports shows all files, so it reads all blocks: from an index, in its order.
# What is not settled is looked for in an index of that alone.
WANTED_SCANS = {
    "SCAN d USING COVERING INDEX declaration_of_batch",
    "SCAN o USING INDEX operation_to_do",
    "SCAN operation USING INDEX operation_not_settled",
    # What was done by hand is listed whole, from an index of that alone.
    "SCAN audit_entry USING INDEX audit_of_declaring",
}


def complaints(path: Path, sql: str, parameters: Any) -> list[str]:
    """Steps of a statement's plan that read a large table from end to end, or sort in a temporary B-tree."""
    names = dict.fromkeys(LARGE)
    aliases = {alias for name in names for alias in re.findall(rf"\b{name}\s+(?:AS\s+)?(\w+)", sql)} | LARGE
    with contextlib.closing(sqlite3.connect(path)) as connection:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    scans = [step for step in steps if (found := re.match(r"SCAN (\w+)", step)) and found[1] in aliases]
    return [*(step for step in scans if step not in WANTED_SCANS), *(step for step in steps if "TEMP B-TREE" in step)]


@pytest.mark.parametrize("name", ["plain", "analysed"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
async def test_large_tables_are_searched_and_never_sorted(
    stores: dict[str, Path], statements_of: StatementsOf, name: str, screen: Screen
) -> None:
    heard = await statements_of(name, screen)
    assert heard
    for sql, parameters in heard:
        assert complaints(stores[name], sql, parameters) == [], sql


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
async def test_a_screen_takes_as_many_statements_however_much_is_kept(
    statements_of: StatementsOf, screen: Screen
) -> None:
    for name in ("small", "plain"):
        heard = await statements_of(name, screen)
        assert len(heard) == SCREENS[screen], (name, [sql for sql, _ in heard])


@pytest.mark.parametrize(
    ("sql", "step"),
    [
        ("SELECT COUNT(*) FROM bucket_version v WHERE v.status = 'diverges'", "SCAN v"),
        ("SELECT 1 FROM declaration AS d WHERE d.month = 202601 AND lines = 3", "SCAN d"),
        ("SELECT amount FROM worker_value WHERE niss = 10000000001", "SCAN worker_value"),
        ("SELECT 1 FROM portal_total WHERE snapshot_id = 5 ORDER BY remuneration", "USE TEMP B-TREE FOR ORDER BY"),
    ],
)
def test_a_bad_plan_is_complained_of(stores: dict[str, Path], sql: str, step: str) -> None:
    """The control: the tests above can fail."""
    for name in ("plain", "analysed"):
        assert complaints(stores[name], sql, ()) == [step]


# Writing


async def written(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many divergences a reconciliation moves that finds every bucket changed, and its statements."""
    copy = tmp_path / f"copy-{path.name}"
    shutil.copy(path, copy)
    moved: list[int] = []
    write = SqlRuns.write_divergences

    async def counting(self: SqlRuns, run_id: int, at: Any, changes: Any) -> None:
        moved.append(len(changes))
        await write(self, run_id, at, changes)

    monkeypatch.setattr(SqlRuns, "write_divergences", counting)
    async with opened(copy) as units:
        with listening(units) as heard:
            await Reconcile(units, FakeClock())(FIRST, LAST)
    monkeypatch.undo()
    return moved[0], len(heard.statements)


async def test_a_run_takes_as_many_statements_however_many_divergences_it_moves(
    stores: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, statements = await written(stores["small"], tmp_path, monkeypatch)
    many, as_many = await written(stores["plain"], tmp_path, monkeypatch)
    assert 0 < few < 20
    assert many > 500
    assert as_many == statements


async def test_the_counts_kept_with_a_run_are_those_of_its_buckets(stores: dict[str, Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(stores["plain"], copy)
    async with opened(copy) as units:
        await Reconcile(units, FakeClock())(FIRST, LAST)
        review = Review(units)
        (latest, *_), rows = await review.runs(), await review.buckets(FIRST, LAST)
    statuses = [row.status.value for row in rows]
    assert latest.tallies == statuses.count("tallies")
    assert latest.divergent == sum(status in ("diverges", "only_erp", "only_portal") for status in statuses)
    assert latest.not_compared == statuses.count("not_compared")
    assert len(rows) == NORMAL.companies * NORMAL.months * 3


async def test_an_older_store_gets_the_counts_of_its_runs(stores: dict[str, Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(stores["small"], copy)
    with contextlib.closing(sqlite3.connect(copy)) as older:
        for statement in UNDO_0004:
            older.execute(statement)
        older.execute("UPDATE alembic_version SET version_num = '0003'")
        older.commit()
    async with opened(copy) as units:
        review = Review(units)
        for run in await review.runs():
            statuses = [row.status.value for row in await review.buckets(FIRST, LAST, run_id=run.id)]
            assert (run.tallies, run.divergent) == (statuses.count("tallies"), statuses.count("diverges"))
            assert len(statuses) > 0


async def test_statements_inside_a_savepoint_are_heard_too(stores: dict[str, Path]) -> None:
    async with opened(stores["small"]) as units:
        with listening(units) as heard:
            async with units.enter(), units.enter(Mode.SAVEPOINT) as unit:
                await unit.companies.all()
    assert len(heard.statements) == 1


def answers(months: int) -> list[Asked]:
    """Answers with other figures than those in use, of one company's first months."""
    values = ListedLines.of([(10000000001, "P", FIRST.number, 300, 7)], {10000000001: "ANA"})
    total = PortalTotal("0001", Rate(3475), Money(7), Money(2), 1, values=values)
    asked = []
    for month in MONTHS[:months]:
        snapshot = PortalSnapshot(
            Niss.with_check_digit("2500000000"), month, PortalState.COMPUTED, FakeClock().now(), (total,), "other"
        )
        asked.append(Asked(1, month, Fetched(snapshot), FakeClock().now()))
    return asked


async def test_answers_that_come_together_take_as_many_statements_as_one(
    stores: dict[str, Path], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(stores["plain"], copy)
    taken = []
    async with opened(copy) as units:
        for months in (1, 12):
            async with units.enter() as unit:
                with listening(units) as heard:
                    assert await unit.portal.put(answers(months)) == [months == 1] + [True] * (months - 1)
            taken.append(len(heard.statements))
    assert taken[0] + 1 == taken[1] <= 8  # the one more confirms the month that came the first time already
    in_use = next((sql, given) for sql, given in heard.statements if sql == IN_USE)
    assert complaints(copy, *in_use) == []
