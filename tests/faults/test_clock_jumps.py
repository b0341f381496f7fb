# SPDX-License-Identifier: MIT
"""A clock that jumps 400 days, either way and at any moment, holds no event up and loses none.

Thinning under such clocks is in tests/integration/store/test_backups.py, locks are in test_two_instances.py.
"""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store.outbox import OutboxSettings, OutboxWorker, backlog
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.events import Event, EventKind
from tests.fakes import FakeClock
from tests.library import sqlite3

SETTINGS = OutboxSettings(attempts=4, base=10, longest=300)
FAR = timedelta(days=400)
EVENTS, SEEDS, MORE_SEEDS = 4, 12, 300


class Handler:
    """Refuses events as often as it is told to."""

    def __init__(self, failures: dict[str, int] | None = None) -> None:
        self.failures = failures or {}
        self.heard: list[str] = []

    async def __call__(self, _number: int, told: Event) -> None:
        if self.failures.get(told.subject, 0):
            self.failures[told.subject] -= 1
            raise RuntimeError
        self.heard.append(told.subject)


class Office:
    """A store, its clock, and a worker that delivers what is told."""

    def __init__(self, units: SqlUnitOfWorkManager, clock: FakeClock, failures: dict[str, int]) -> None:
        self.units, self.clock = units, clock
        self.handler = Handler(failures)
        self.worker = OutboxWorker(units, [self.handler], clock, SETTINGS)

    async def tell(self, subject: str) -> None:
        async with self.units.enter() as unit:
            unit.add_event(Event(EventKind.COMPANY_CHANGED, subject))

    async def wait(self, rounds: int) -> float:
        """Let the worker wait as it asks for, that often; gives the seconds that it took, by the clock."""
        waited = 0.0
        for _ in range(rounds):
            due_in = await self.worker.deliver_due()
            if due_in is None:
                break
            assert 0 < due_in <= SETTINGS.longest
            waited += due_in
            self.clock.time += timedelta(seconds=due_in)
        return waited


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "batecerto.db"


async def opened(store: Path, clock: FakeClock, failures: dict[str, int] | None = None) -> Office:
    return Office(await SqlUnitOfWorkManager.open(store, clock), clock, failures or {})


@pytest.mark.parametrize("jump", [FAR, -FAR])
@pytest.mark.parametrize("failures", [0, 1, 3])
def test_a_waiting_event_is_delivered_after_a_jump(
    store: Path, clock: FakeClock, jump: timedelta, failures: int
) -> None:
    """The clock stays where it jumped to, as when it was corrected."""

    async def live() -> None:
        office = await opened(store, clock, {"a": failures})
        await office.tell("a")
        if failures:
            assert 0 < (await office.worker.deliver_due() or 0) <= SETTINGS.base
        clock.time += jump
        assert await office.wait(10) < SETTINGS.longest
        assert office.handler.heard == ["a"]
        await office.units.aclose()

    asyncio.run(live())


@pytest.mark.parametrize("jump", [FAR, -FAR])
def test_a_parked_event_is_delivered_after_a_jump(store: Path, clock: FakeClock, jump: timedelta) -> None:
    async def live() -> None:
        office = await opened(store, clock, {"a": SETTINGS.attempts})
        await office.tell("a")
        await office.wait(10)
        assert (await backlog(office.units, clock)).parked == 1
        clock.time += jump
        assert await office.worker.retry_parked() == 1
        clock.time -= 2 * jump
        await office.wait(10)
        assert office.handler.heard == ["a"]
        told = await backlog(office.units, clock)
        assert (told.waiting, told.oldest_age, told.parked) == (0, 0, 0)
        await office.units.aclose()

    asyncio.run(live())


@pytest.mark.parametrize("jump", [FAR, -FAR])
def test_cleaning_after_a_jump_takes_delivered_events_alone(store: Path, clock: FakeClock, jump: timedelta) -> None:
    async def live() -> None:
        office = await opened(store, clock, {"parked": SETTINGS.attempts})
        for subject in ("parked", "delivered"):
            await office.tell(subject)
        await office.wait(10)
        await office.tell("waiting")
        clock.time += jump
        await office.worker.clean()
        await office.worker.retry_parked()
        await office.wait(10)
        assert office.handler.heard == ["delivered", "parked", "waiting"]
        await office.units.aclose()

    asyncio.run(live())


async def life(store: Path, clock: FakeClock, seed: int) -> tuple[list[str], list[str], int]:
    """Events, failures and jumps in any order, and the program started again; gives what was told and heard in the end.

    The last number counts the deliveries that the worker was asked for after the last jump.
    """
    rng = random.Random(seed)
    told = [f"{at}" for at in range(EVENTS)]
    failures = {subject: rng.randrange(SETTINGS.attempts) for subject in told}
    office = await opened(store, clock, failures)
    for subject in told:
        await office.tell(subject)
        for _ in range(rng.randrange(3)):
            clock.time += rng.choice((FAR, -FAR, timedelta(seconds=rng.randrange(600)))) * rng.random()
            await office.worker.deliver_due()
        if rng.random() < 0.3:
            await office.units.aclose()
            heard = office.handler.heard
            office = await opened(store, clock, failures)
            office.handler.heard = heard
    asked = 0
    while await office.worker.deliver_due() is not None:
        asked += 1
        clock.time += timedelta(seconds=SETTINGS.longest)
        if asked > EVENTS * SETTINGS.attempts:
            break
    await office.units.aclose()
    return told, office.handler.heard, asked


def lives(folder: Path, seeds: range) -> None:
    for seed in seeds:
        store = folder / f"{seed}.db"
        told, heard, asked = asyncio.run(life(store, FakeClock(), seed))
        assert heard == told, f"seed {seed}"
        assert asked <= EVENTS * SETTINGS.attempts, f"seed {seed}"
        with sqlite3.connect(store) as connection:
            left = connection.execute("SELECT COUNT(*) FROM outbox WHERE delivered_at IS NULL").fetchone()
        connection.close()
        assert left == (0,)


def test_whatever_the_clock_does_every_event_is_delivered_once_in_order(tmp_path: Path) -> None:
    lives(tmp_path, range(SEEDS))


@pytest.mark.faults
def test_whatever_the_clock_does_for_three_hundred_lives(tmp_path: Path) -> None:
    lives(tmp_path, range(1_000, 1_000 + MORE_SEEDS))
