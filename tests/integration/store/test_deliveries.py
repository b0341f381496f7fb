# SPDX-License-Identifier: MIT
"""How the outbox stands is told with the reasons, and what was given up gets another round."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.store.deliveries import StoreDeliveries
from adapters.store.outbox import OutboxSettings, OutboxWorker
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.deliveries import DeliveryState
from domain.events import Event, EventKind
from tests.fakes import FakeClock

pytestmark = pytest.mark.anyio


async def test_what_waits_and_what_was_given_up(tmp_path: Path) -> None:
    clock, failing = FakeClock(), [OSError, OSError, KeyError]
    taken: list[int] = []

    async def handler(number: int, _: Event) -> None:
        if failing:
            raise failing.pop(0)
        taken.append(number)

    units = await SqlUnitOfWorkManager.open(tmp_path / "store.db", clock)
    deliveries = StoreDeliveries(units, clock)
    assert await deliveries.state() == DeliveryState()
    for month in range(4):
        async with units.enter() as unit:
            unit.add_event(Event(EventKind.MONTHS_PURGED, f"{month}"))
    before = await deliveries.state()
    assert (before.waiting, before.parked) == (4, {})
    assert before.oldest_age > 0

    worker = OutboxWorker(units, [handler], clock, OutboxSettings(attempts=1))
    await worker.deliver_due()
    assert await deliveries.state() == DeliveryState(0, 0, {"OSError": 2, "KeyError": 1})
    assert len(taken) == 1

    assert await deliveries.retry_parked() == 3
    assert (await deliveries.state()).waiting == 3
    await worker.deliver_due()
    assert await deliveries.state() == DeliveryState()
    assert len(taken) == 4
    await units.aclose()
