# SPDX-License-Identifier: MIT
"""Commands that are sent until they are answered take effect once, and so do their events, whatever crashes."""

from __future__ import annotations

import asyncio
import random
import shutil
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from adapters.store.engine import READ_ONLY
from adapters.store.journal import broken_link
from adapters.store.outbox import OutboxSettings, OutboxWorker
from adapters.store.statements import fetch
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.events import Event, EventKind
from domain.ledger import LedgerEntry
from domain.ports import Repeated
from domain.reconciliation import BucketKey
from domain.values import Money
from tests.fakes import FakeClock
from tests.integration.store.filling import EMPLOYER, GENERAL, OCTOBER, THEN

COMMANDS = 3
CRASHES = 0.14
"""The probability of a crash at each point that is passed."""
REFUSALS = 0.4
PATIENT = OutboxSettings(attempts=1_000, base=0)


class Killed(BaseException):
    """The process ends here; nothing after this line of it happens."""


class Refused(Exception):
    """A handler cannot just now."""


class Mutant(StrEnum):
    """Wrong ways, which the checker must find out."""

    NONE = "as it is"
    NO_KEY = "no idempotency key"
    NEW_KEY = "a new key at each try"
    MARKED_FIRST = "marked before delivery"
    MARKED_ALL = "marked with those that failed"
    WENT_ON = "delivered past one that failed"


WRONG = [mutant for mutant in Mutant if mutant is not Mutant.NONE]
# Seldom are events overtaken: one life in three.
SOON_WRONG = [mutant for mutant in WRONG if mutant is not Mutant.WENT_ON]


@dataclass
class World:
    """What outlives every crash: the disk, the caller's replies, and what the handler did.

    Attributes:
        store: the file that the next process finds.
        effects: event numbers and subjects, in the order in which the handler acted on them.
    """

    folder: Path
    store: Path
    rng: random.Random
    mutant: Mutant
    crashes: Counter[str] = field(default_factory=Counter)
    replies: dict[int, object] = field(default_factory=dict)
    effects: list[tuple[int, str]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    clock: FakeClock = field(default_factory=FakeClock)
    tries: int = 0
    dead: bool = False

    def may_crash(self, where: str, chance: float = CRASHES) -> None:
        """The process may end here: the next one gets the files as they are at this moment."""
        if self.rng.random() < chance:
            self.dead = True
            self.crashes[where] += 1
            self.store = copied(self.store, self.folder / f"after{self.crashes.total()}.db")
            raise Killed

    async def handler(self, number: int, told: Event) -> None:
        """Acts on each event number once."""
        if self.rng.random() < REFUSALS:
            raise Refused
        self.may_crash("before the delivery", 2 * CRASHES)
        if number not in self.seen:
            # Those before it are numbered from 1, and each of them was taken.
            if len(self.seen) < number - 1:
                self.crashes["overtaken"] += 1
            self.seen.add(number)
            self.effects.append((number, told.subject))
        self.may_crash("between delivery and mark")


def copied(store: Path, to: Path) -> Path:
    """What a killed process leaves of a store: its file and its log, and nothing that is in memory."""
    for end in ("", "-wal"):
        if store.with_name(store.name + end).exists():
            shutil.copyfile(store.with_name(store.name + end), to.with_name(to.name + end))
    return to


@asynccontextmanager
async def process(world: World) -> AsyncIterator[SqlUnitOfWorkManager]:
    """A process on the world's store. Where it is killed, what it tidies up afterwards is on files of no concern."""
    world.dead = False
    units = await SqlUnitOfWorkManager.open(world.store, world.clock)
    try:
        yield units
    except Killed:
        pass
    finally:
        await units.aclose()


async def send(world: World, units: SqlUnitOfWorkManager, number: int) -> object:
    """One try of a command: a ledger entry and an event; gives the entry's number."""
    world.tries += 1
    key = f"{number}, try {world.tries}" if world.mutant is Mutant.NEW_KEY else str(number)
    async with units.enter() as unit:
        if world.mutant is not Mutant.NO_KEY:
            done = await unit.set_idempotency_key(key)
            if isinstance(done, Repeated):
                return done.result
        bucket = BucketKey(1, OCTOBER, GENERAL)
        await unit.ledger.post([LedgerEntry(bucket, Money(number), Money(number), 1, f"command {number}", THEN)])
        entries = await unit.ledger.entries(1, OCTOBER)
        unit.add_event(Event(EventKind.LEDGER_POSTED, f"command {number}", {"entry": entries[-1].id}))
        if world.mutant is not Mutant.NO_KEY:
            unit.set_result(entries[-1].id)
        world.may_crash("before the commit", CRASHES / 2)
    world.may_crash("between commit and reply", 2 * CRASHES)
    return entries[-1].id


async def send_until_answered(world: World, units: SqlUnitOfWorkManager, number: int) -> None:
    """A caller that may lose patience at any moment, and then sends the command again."""
    while number not in world.replies:
        sending = asyncio.create_task(send(world, units, number))
        if world.rng.random() < CRASHES:
            await lose_patience(world, sending)
        try:
            world.replies[number] = await sending
        except asyncio.CancelledError:
            if world.dead:
                # It was killed first; the dead lose no patience.
                raise Killed from None
            world.crashes["cancelled"] += 1


async def lose_patience(world: World, sending: asyncio.Task[object]) -> None:
    for _ in range(world.rng.randrange(60)):
        if sending.done():
            return
        await asyncio.sleep(0)
    await asyncio.wait([sending], timeout=world.rng.random() * 0.004)
    sending.cancel()


def at_commit(world: World, connection: Connection) -> None:
    if not connection.get_execution_options().get(READ_ONLY):
        world.may_crash("at the commit", CRASHES / 2)


class Loses(OutboxWorker):
    """Wrong on purpose; counts when an event that nobody took stands as delivered."""

    world: World

    def _count(self, rows: Sequence[Any]) -> None:
        if not {row.id for row in rows} <= self.world.seen:
            self.world.crashes["lost"] += 1


class MarksFirst(Loses):
    """Events count as delivered before they are."""

    async def _deliver(self, rows: Sequence[Any]) -> None:
        await self._mark([row.id for row in rows], None)
        try:
            for row in rows:
                await self._hand_over(row)
        finally:
            self._count(rows)


class MarksAll(Loses):
    """A whole batch counts as delivered, the event that failed and those behind it too."""

    async def _deliver(self, rows: Sequence[Any]) -> None:
        for row in rows:
            if await self._hand_over(row) is not None:
                break
        await self._mark([row.id for row in rows], None)
        self._count(rows)


class GoesOn(OutboxWorker):
    """Wrong on purpose: those behind an event that failed are delivered before it."""

    async def _deliver(self, rows: Sequence[Any]) -> None:
        came = [(row.id, await self._hand_over(row)) for row in rows]
        failed = next((failure for _, failure in came if failure is not None), None)
        await self._mark([number for number, failure in came if failure is None], failed)


WORKERS = {Mutant.MARKED_FIRST: MarksFirst, Mutant.MARKED_ALL: MarksAll, Mutant.WENT_ON: GoesOn}


def worker_of(world: World, units: SqlUnitOfWorkManager) -> OutboxWorker:
    worker = WORKERS.get(world.mutant, OutboxWorker)(units, [world.handler], world.clock, PATIENT)
    if isinstance(worker, Loses):
        worker.world = world
    return worker


async def live(world: World) -> None:
    """Processes follow each other until every command is answered and every event delivered."""
    finished = False
    while not finished:
        async with process(world) as units:
            event.listen(units._engine.sync_engine, "commit", partial(at_commit, world))
            worker = worker_of(world, units)
            for number in range(1, COMMANDS + 1):
                if number not in world.replies:
                    await send_until_answered(world, units, number)
                if world.rng.random() < 0.2:
                    await worker.deliver_due()
            while await worker.deliver_due() is not None:
                pass
            finished = True


async def complaints(world: World) -> list[str]:
    """What is not exactly once, in order and whole; the checker."""
    wrong = []
    units = await SqlUnitOfWorkManager.open(world.store, world.clock)
    async with units.enter(read_only=True) as unit:
        entries = await fetch(unit.connection, "SELECT id, reference FROM ledger_entry ORDER BY id")
        outbox = await fetch(unit.connection, "SELECT id, subject, delivered_at FROM outbox ORDER BY id")
        audit = await fetch(unit.connection, "SELECT id, subject FROM audit_entry ORDER BY id")
        broken = await broken_link(unit.connection)
    await units.aclose()
    expected = [f"command {number}" for number in range(1, COMMANDS + 1)]
    if [reference for _, reference in entries] != expected:
        wrong.append("the ledger")
    if world.replies != {number: number for number in range(1, COMMANDS + 1)}:
        wrong.append("the replies")
    if [subject for _, subject, _ in outbox] != expected or not all(at for _, _, at in outbox):
        wrong.append("the outbox")
    if [subject for _, subject in audit] != expected or broken is not None:
        wrong.append("the audit chain")
    if world.effects != list(enumerate(expected, 1)):
        wrong.append("the handler's effects")
    return wrong


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one company, which each seed gets a copy of."""
    store = tmp_path_factory.mktemp("template") / "batecerto.db"

    async def fill() -> None:
        units = await SqlUnitOfWorkManager.open(store, FakeClock())
        async with units.enter() as unit:
            await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, EMPLOYER.name)
        await units.aclose()

    asyncio.run(fill())
    return store


async def _simulate(template: Path, folder: Path, seed: int, mutant: Mutant) -> tuple[Counter[str], list[str]]:
    world = World(folder, copied(template, folder / "batecerto.db"), random.Random(seed), mutant)
    async with asyncio.timeout(20):
        await live(world)
    wrong = await complaints(world)
    shutil.rmtree(folder)
    return world.crashes, wrong


@dataclass
class Lives:
    """What came of some seeds.

    Attributes:
        hit: those with a crash at the moment that tells the right way from the wrong one.
        caught: those that the checker complains of, with its complaints.
    """

    crashes: Counter[str] = field(default_factory=Counter)
    hit: set[int] = field(default_factory=set)
    caught: dict[int, list[str]] = field(default_factory=dict)


TELLING = {
    Mutant.MARKED_FIRST: "lost",
    Mutant.MARKED_ALL: "lost",
    Mutant.WENT_ON: "overtaken",
}


async def _live_all(template: Path, folder: Path, seeds: range, mutant: Mutant) -> Lives:
    lives = Lives()
    for seed in seeds:
        await asyncio.to_thread((folder / str(seed)).mkdir)
        crashes, wrong = await _simulate(template, folder / str(seed), seed, mutant)
        lives.crashes += crashes
        if crashes[TELLING.get(mutant, "between commit and reply")]:
            lives.hit.add(seed)
        if wrong:
            lives.caught[seed] = wrong
    return lives


def simulated(template: Path, folder: Path, seeds: range, mutant: Mutant = Mutant.NONE) -> Lives:
    """Live through every seed."""
    lives = asyncio.run(_live_all(template, folder, seeds, mutant))
    said = f"{mutant}: {len(seeds)} seeds, {dict(lives.crashes)}, {len(lives.hit)} hit, {len(lives.caught)} wrong"
    sys.__stdout__ and print(f"\n  {said}", file=sys.__stdout__)
    # The seeds prove something only where the crash comes.
    assert len(lives.hit) * 4 > len(seeds), lives
    return lives


def once(lives: Lives) -> None:
    assert len(lives.crashes) == 6, lives
    assert lives.caught == {}


def found_out(lives: Lives) -> None:
    """Every life that the wrong way could spoil."""
    assert lives.hit <= lives.caught.keys(), lives


def test_each_command_takes_effect_once_whatever_crashes(template: Path, tmp_path: Path) -> None:
    once(simulated(template, tmp_path, range(30)))


@pytest.mark.faults
@pytest.mark.parametrize("first", [1_000, 1_250, 1_500, 1_750])
def test_each_command_takes_effect_once_in_a_thousand_lives(template: Path, tmp_path: Path, first: int) -> None:
    once(simulated(template, tmp_path, range(first, first + 250)))


@pytest.mark.parametrize("mutant", SOON_WRONG)
def test_a_wrong_way_is_found_out(template: Path, tmp_path: Path, mutant: Mutant) -> None:
    found_out(simulated(template, tmp_path, range(6), mutant))


@pytest.mark.faults
@pytest.mark.parametrize("mutant", WRONG)
def test_a_wrong_way_is_found_out_in_fifty_lives(template: Path, tmp_path: Path, mutant: Mutant) -> None:
    found_out(simulated(template, tmp_path, range(2_000, 2_050), mutant))
