# SPDX-License-Identifier: MIT
"""How the outbox stands, and another round for what it gave up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.store.outbox import OutboxWorker, backlog
from adapters.store.statements import fetch
from domain.deliveries import DeliveryState

if TYPE_CHECKING:
    from adapters.store.unit_of_work import SqlUnitOfWorkManager
    from domain.ports import Clock

PARKED = """
    SELECT COALESCE(reason, '') AS reason, COUNT(*) AS events FROM outbox WHERE parked_at IS NOT NULL
    GROUP BY reason ORDER BY COUNT(*) DESC, reason
"""


class StoreDeliveries:
    """See domain.ports.Deliveries."""

    def __init__(self, units: SqlUnitOfWorkManager, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    async def state(self) -> DeliveryState:
        """See domain.ports.Deliveries."""
        async with self._units.enter(read_only=True) as unit:
            waits = await backlog(self._units, self._clock)
            parked = await fetch(unit.connection, PARKED)
        return DeliveryState(waits.waiting, waits.oldest_age, {row.reason: row.events for row in parked})

    async def retry_parked(self) -> int:
        """See domain.ports.Deliveries."""
        return await OutboxWorker(self._units, [], self._clock).retry_parked()
