# SPDX-License-Identifier: MIT
"""Whatever is lost on the way to the portal, and whenever the program ends: each month is there once, and booked."""

from __future__ import annotations

import asyncio
import random
import shutil
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from adapters.portal.schema import communication
from adapters.store.engine import READ_ONLY
from adapters.store.journal import broken_link
from adapters.store.statements import execute
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.ledger import balance
from domain.operations import (
    Environment,
    Operation,
    OperationEvent,
    OperationState,
    Receipts,
    SettlingTimes,
    Step,
    Why,
    leads_to,
    shown,
)
from domain.portal_record import FetchFailed, PortalAnswer, PortalTotal
from domain.portal_sending import SendOutcome, Unknown
from domain.reconciliation import Amounts, BucketKey
from domain.use_cases.communicate import Communicate, CommunicationPlan
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.settle import Settle
from domain.values import Niss, YearMonth
from tests.integration.store.filling import EMPLOYER, OCTOBER, block, read
from tests.model_portal import HOST, Fate, ModelPortal, TimeOfTest

CRASHES = {
    "before the call": 0.15,
    "in the call": 0.15,
    "after the answer": 0.15,
    "while asking": 0.02,
    "between two commits": 0.01,
    "at a commit": 0.01,
}
"""The probability of a crash at each point that is passed; a month takes three calls or so, and a hundred commits."""
SEPTEMBER = OCTOBER.previous()
WISHES = ((OCTOBER, 100_00), (SEPTEMBER, 70_00), (OCTOBER, 120_50))
"""Months and figures that the office wants the portal to have, those of one month one after the other."""
FATES = {
    Fate.ANSWERED: 4,
    Fate.LOST_BEFORE: 2,
    Fate.LOST_AFTER: 3,
    Fate.LATE: 2,
    Fate.REFUSED: 1,
    Fate.NOT_SENT: 1,
}
ENVIRONMENT = Environment(HOST, production=True)
TIMES = SettlingTimes(window=timedelta(hours=24))


class Killed(BaseException):
    """The process ends here; nothing after this line of it happens."""


class Mutant(StrEnum):
    """Wrong ways, which the checker must find out."""

    NONE = "as it is"
    BLIND_RETRY = "sent again after a time-out"
    NO_INTENT = "recorded after the call"
    NEW_OPERATION = "a second operation at each try"


@dataclass
class World:
    """What outlives every crash: the disk, the portal, the time, and what the office wants.

    Attributes:
        store: the file that the next process finds.
        in_doubt: calls that the portal took, and of which the process heard nothing clear.
    """

    folder: Path
    store: Path
    rng: random.Random
    mutant: Mutant
    crashes: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    clock: TimeOfTest = field(default_factory=TimeOfTest)
    in_doubt: int = 0
    dead: bool = False

    def __post_init__(self) -> None:
        self.portal = ModelPortal(
            self.clock,
            self.rng,
            self.fate,
            receipts_late=timedelta(hours=4),
            values_late=timedelta(hours=6),
            at_the_call=partial(self.may_crash, "in the call"),
        )

    def fate(self) -> Fate:
        fate = self.rng.choices(list(FATES), list(FATES.values()))[0]
        self.fates[fate] += 1
        self.in_doubt += fate in (Fate.LOST_AFTER, Fate.LATE)
        return fate

    def may_crash(self, where: str) -> None:
        """The process may end here: the next one gets the files as they are at this moment."""
        if self.dead:
            raise Killed
        if self.rng.random() < CRASHES[where]:
            self.dead = True
            self.crashes[where] += 1
            self.in_doubt += where == "in the call" and bool(self.portal.deliveries)
            self.store = copied(self.store, self.folder / f"after{self.crashes.total()}.db")
            raise Killed


def copied(store: Path, to: Path) -> Path:
    """What a killed process leaves of a store: its file and its log, and nothing that is in memory."""
    for end in ("", "-wal"):
        if store.with_name(store.name + end).exists():
            shutil.copyfile(store.with_name(store.name + end), to.with_name(to.name + end))
    return to


class Line:
    """The way to the portal, on which the process may end too."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def communicate(
        self, employer: Niss, month: YearMonth, totals: Sequence[PortalTotal], *, idempotent: bool = False
    ) -> SendOutcome:
        self._world.may_crash("before the call")
        outcome = await self._world.portal.communicate(employer, month, totals, idempotent=idempotent)
        while self._world.mutant is Mutant.BLIND_RETRY and isinstance(outcome, Unknown):
            outcome = await self._world.portal.communicate(employer, month, totals, idempotent=idempotent)
        self._world.may_crash("after the answer")
        return outcome

    async def receipts(self, employer: Niss) -> Receipts | FetchFailed:
        self._world.may_crash("while asking")
        return await self._world.portal.receipts(employer)

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        self._world.may_crash("while asking")
        return await self._world.portal.month(employer, month, etag)

    async def aclose(self) -> None:
        return


class RecordsAfterwards(Communicate):
    """Wrong on purpose: nothing is kept before the portal answered."""

    async def _carry_out(
        self,
        plan: CommunicationPlan,
        operation: Operation,
        totals: tuple[PortalTotal, ...],
        tell: Callable[[Step], object],  # noqa: ARG002
    ) -> Operation:
        outcome = await self._writer.communicate(plan.niss, plan.month, totals)
        async with self._units.enter() as unit:
            await self._book.record(unit, operation)
        await self._book.move(operation.id, Why.CALL_BEGINS)
        return await self._book.keep_outcome(operation.id, outcome)

    async def _record(
        self, plan: CommunicationPlan, receipts: frozenset[str]
    ) -> tuple[Operation, tuple[PortalTotal, ...] | None]:
        async with self._units.enter(read_only=True) as unit:
            draft = await self._draft(unit, plan.company_id, plan.month, plan.key)
        return self._operation(draft, receipts, self._clock.now()), draft.totals


@dataclass
class Process:
    """The program on the world's store, from one start to its end."""

    world: World
    units: SqlUnitOfWorkManager

    def __post_init__(self) -> None:
        world, line = self.world, Line(self.world)
        fetch = FetchPortal(self.units, line, world.clock, source=HOST)
        kind = RecordsAfterwards if world.mutant is Mutant.NO_INTENT else Communicate
        self.communicate = kind(self.units, line, line, fetch, communication, world.clock, ENVIRONMENT, times=TIMES)
        self.settle = Settle(self.units, line, fetch, world.clock, ENVIRONMENT, times=TIMES)
        self.fetch = fetch

    async def operations(self) -> list[Operation]:
        async with self.units.enter(read_only=True) as unit:
            return await unit.operations.all()

    async def bring(self, month: YearMonth, cents: int) -> None:
        """The ERP's file with those figures, which comes in once."""
        declaration = block(cents, -1_50, month=month)
        async with self.units.enter() as unit:
            if await unit.imports.by_hash(read(declaration).sha256) is None:
                batch = await unit.imports.add(read(declaration), (), self.world.clock.now())
                earlier = await unit.imports.in_use([1], [month])
                await unit.imports.supersede([one.id for one in earlier], batch, self.world.clock.now())
                await unit.imports.add_declaration(batch, 1, declaration)

    async def live(self) -> None:
        """Work until the office has what it wants."""
        await self.settle.recover(alone=True)
        for wishes in (WISHES[:2], WISHES[2:]):
            # Two months at once: a receipt that comes to light may be either's.
            while left := [wish for wish in wishes if not await self.fulfilled(*wish)]:
                waiting = {one.month for one in await self.operations() if not one.state.is_settled}
                for month, cents in left:
                    # An impatient hand tries in between, in vain.
                    if month not in waiting or self.world.rng.random() < 0.2 or self.world.mutant is not Mutant.NONE:
                        await self.try_once(month, cents)
                self.world.clock.pass_by(minutes=self.world.rng.randrange(1, 720))
                await self.settle()
                await self.look_for_themselves()

    async def fulfilled(self, month: YearMonth, cents: int) -> bool:
        """Whether the books say that it is there, or the program sees it there."""
        wanted = self._total(month, cents)
        operations = await self.operations()
        if any(one.state is OperationState.CONFIRMED and shown(one.lines, [wanted]) for one in operations):
            return True
        # A wrong way may never get it into the books: it is enough for it that the portal shows it.
        there = self.world.portal.held((EMPLOYER.niss, month)) == (wanted,)
        return self.world.mutant is not Mutant.NONE and there

    @staticmethod
    def _total(month: YearMonth, cents: int) -> PortalTotal:
        one = block(cents, -1_50, month=month)
        return PortalTotal(one.establishment, one.rate, one.remuneration, one.contribution, one.workers, one.values)

    async def try_once(self, month: YearMonth, cents: int) -> None:
        await self.bring(month, cents)
        if self.world.mutant is Mutant.NEW_OPERATION:
            async with self.units.enter() as unit:
                await execute(unit.connection, "UPDATE operation SET state = 'failed' WHERE state != 'confirmed'")
        await self.fetch(month, month, [1])
        plan = await self.communicate.plan(1, month)
        if plan.refusal is None:
            # A nervous hand confirms twice.
            await self.communicate.send(plan, plan.digest)
            await self.communicate.send(plan, plan.digest)

    async def look_for_themselves(self) -> None:
        """What a person does when asking did not tell: look, long after everything has arrived."""
        for one in await self.operations():
            if one.state is OperationState.NEEDS_REVIEW:
                there = any(
                    sent.place[1] == one.month and shown(one.lines, sent.totals)
                    for sent in self.world.portal.deliveries
                )
                answer = self.settle.taken if there else self.settle.not_taken
                await answer(one.id, "looked")


def at(world: World, where: str, connection: Connection) -> None:
    if not connection.get_execution_options().get(READ_ONLY):
        world.may_crash(where)


@asynccontextmanager
async def started(world: World) -> AsyncIterator[Process]:
    """A process. Where it is killed, what it tidies up afterwards is on files of no concern."""
    world.dead = False
    units = await SqlUnitOfWorkManager.open(world.store, world.clock)
    # What is copied is what was written, not what is on the disk for good.
    event.listen(units._engine.sync_engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous = OFF"))
    event.listen(units._engine.sync_engine, "begin", partial(at, world, "between two commits"))
    event.listen(units._engine.sync_engine, "commit", partial(at, world, "at a commit"))
    try:
        yield Process(world, units)
    except BaseException:
        if not world.dead:
            raise
    finally:
        await units.aclose()


@dataclass
class Books:
    """What the store says when all is over."""

    operations: list[Operation]
    histories: dict[str, list[OperationEvent]]
    declared: dict[BucketKey, Amounts]
    broken: int | None

    @classmethod
    async def of(cls, world: World) -> Books:
        units = await SqlUnitOfWorkManager.open(world.store, world.clock)
        async with units.enter(read_only=True) as unit:
            operations = await unit.operations.all()
            histories = {one.id: await unit.operations.events(one.id) for one in operations}
            entries = [entry for month in (SEPTEMBER, OCTOBER) for entry in await unit.ledger.entries(1, month)]
            broken = await broken_link(unit.connection)
        await units.aclose()
        return cls(operations, histories, balance(entries), broken)

    @property
    def events(self) -> list[OperationEvent]:
        return [event for history in self.histories.values() for event in history]


async def complaints(world: World) -> list[str]:
    """What is there twice or not at all, or otherwise in the books than at the portal; the checker."""
    world.clock.pass_by(hours=100)
    books = await Books.of(world)
    there = Counter(delivery.content for delivery in world.portal.deliveries)
    confirmed = [one for one in books.operations if one.state is OperationState.CONFIRMED]
    marks = sum(event.why is Why.CALL_BEGINS for event in books.events)
    found = {
        "twice at the portal": max(there.values()) > 1 or len(there) > len(WISHES),
        "not at the portal": len(there) < len(WISHES),
        "otherwise in the books than at the portal": len(confirmed) != len(world.portal.deliveries),
        "not settled": any(not one.state.is_settled or not one.refreshed for one in books.operations),
        "the ledger": books.declared != held(world),
        "called without a mark": world.portal.calls > marks,
        "the history": any(leads_to(event.before, event.why) is not event.after for event in books.events),
        "the audit chain": books.broken is not None,
    }
    return [complaint for complaint, holds in found.items() if holds]


def held(world: World) -> dict[BucketKey, Amounts]:
    """What the portal holds, as the ledger would have it."""
    found = {}
    for month in (SEPTEMBER, OCTOBER):
        for total in world.portal.held((EMPLOYER.niss, month)) or ():
            amounts = Amounts(total.remuneration, total.contribution, total.workers)
            found[BucketKey(1, month, total.rate)] = amounts
    return found


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one company that may be communicated, which each seed gets a copy of."""
    store = tmp_path_factory.mktemp("template") / "batecerto.db"

    async def fill() -> None:
        units = await SqlUnitOfWorkManager.open(store, TimeOfTest())
        async with units.enter() as unit:
            company = await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, EMPLOYER.name)
            await unit.operations.set_communicating(company.id, HOST, TimeOfTest().now(), on=True)
        await units.aclose()

    asyncio.run(fill())
    return store


@dataclass
class Lives:
    """What came of some seeds.

    Attributes:
        hit: those in which the portal took something that the process heard nothing clear of.
        caught: those that the checker complains of, with its complaints.
    """

    crashes: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    hit: set[int] = field(default_factory=set)
    caught: dict[int, list[str]] = field(default_factory=dict)


async def _live(world: World) -> None:
    finished = False
    while not finished:
        async with started(world) as process:
            await process.live()
            # What was left out after the last confirmation.
            world.clock.pass_by(hours=20)
            await process.settle()
            finished = True


async def _live_all(template: Path, folder: Path, seeds: range, mutant: Mutant, lives: Lives) -> None:
    for seed in seeds:
        home = folder / str(seed)
        await asyncio.to_thread(home.mkdir)
        world = World(home, copied(template, home / "batecerto.db"), random.Random(seed), mutant)
        async with asyncio.timeout(250):
            await _live(world)
        wrong = await complaints(world)
        await asyncio.to_thread(shutil.rmtree, home)
        lives.crashes += world.crashes
        lives.fates += world.fates
        if world.in_doubt:
            lives.hit.add(seed)
        if wrong:
            lives.caught[seed] = wrong


def simulated(template: Path, folder: Path, seeds: range, mutant: Mutant = Mutant.NONE) -> Lives:
    """Live through every seed."""
    lives = Lives()
    asyncio.run(_live_all(template, folder, seeds, mutant, lives))
    said = (
        f"{mutant}: {len(seeds)} seeds, {dict(lives.crashes)}, {dict(lives.fates)}, {len(lives.hit)} in doubt, "
        f"{len(lives.caught)} wrong {Counter(one for wrong in lives.caught.values() for one in wrong)}"
    )
    sys.__stdout__ and print(f"\n  {said}", file=sys.__stdout__)
    # The seeds prove something only where something is in doubt.
    assert len(lives.hit) * 2 > len(seeds), lives
    return lives


def once(lives: Lives) -> None:
    assert len(lives.crashes) == 6, lives.crashes
    assert len(lives.fates) == len(FATES), lives.fates
    assert lives.caught == {}


def test_each_month_is_there_once_and_in_the_books(template: Path, tmp_path: Path) -> None:
    once(simulated(template, tmp_path, range(10)))


@pytest.mark.faults
@pytest.mark.parametrize("first", range(1_000, 2_000, 100))
def test_each_month_is_there_once_in_a_thousand_lives(template: Path, tmp_path: Path, first: int) -> None:
    once(simulated(template, tmp_path, range(first, first + 100)))


WRONG = [Mutant.BLIND_RETRY, Mutant.NO_INTENT, Mutant.NEW_OPERATION]


@pytest.mark.parametrize("mutant", WRONG)
def test_a_wrong_way_is_found_out(template: Path, tmp_path: Path, mutant: Mutant) -> None:
    lives = simulated(template, tmp_path, range(6), mutant)
    assert len(lives.caught) * 2 >= len(lives.hit)
    assert any("twice at the portal" in wrong for wrong in lives.caught.values())


@pytest.mark.faults
@pytest.mark.parametrize("mutant", WRONG)
def test_a_wrong_way_is_found_out_in_fifty_lives(template: Path, tmp_path: Path, mutant: Mutant) -> None:
    lives = simulated(template, tmp_path, range(3_000, 3_050), mutant)
    assert len(lives.caught) * 2 >= len(lives.hit)
