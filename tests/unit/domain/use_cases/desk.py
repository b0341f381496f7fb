# SPDX-License-Identifier: MIT
"""An office that may communicate, and a portal in memory that it talks to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.ledger import balance
from domain.operations import Environment, Operation, SettlingTimes, Why
from domain.portal_record import PortalTotal
from domain.reconciliation import Amounts, BucketKey
from domain.use_cases.communicate import Communicate, CommunicationPlan, SendResult
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.settle import Settle
from domain.values import YearMonth
from tests.fakes import FakeUnits
from tests.model_portal import HOST, ModelPortal, TimeOfTest
from tests.unit.domain.use_cases.office import GENERAL, OCTOBER, Office, declared, file

OCTOBER_GENERAL = BucketKey(1, OCTOBER, GENERAL)


def composed(month: YearMonth, totals: Sequence[PortalTotal]) -> bytes:
    lines = [[t.establishment, t.rate.hundredths, t.remuneration.cents, t.contribution.cents] for t in totals]
    return json.dumps({"month": str(month), "lines": lines}).encode()


@dataclass
class Desk:
    """An office that may communicate, and the portal that it talks to."""

    units: FakeUnits = field(default_factory=FakeUnits)
    clock: TimeOfTest = field(default_factory=TimeOfTest)

    def __post_init__(self) -> None:
        self.office = Office(units=self.units)
        self.portal = ModelPortal(self.clock)
        self.open()

    def open(self, *, host: str = HOST, production: bool = True) -> None:
        """The use cases anew, as after a start of the program."""
        fetch = FetchPortal(self.units, self.portal, self.clock, source=host)
        environment, times = Environment(host, production), SettlingTimes()
        self.fetch = fetch
        self.communicate = Communicate(
            self.units, self.portal, self.portal, fetch, composed, self.clock, environment,
            author="clerk", times=times,
        )  # fmt: skip
        self.settle = Settle(
            self.units,
            self.portal,
            fetch,
            self.clock,
            environment,
            author="clerk",
            times=times,
        )

    async def declare(self, *cents: int, month: YearMonth = OCTOBER) -> None:
        """Bring in one file with a block of each amount, one establishment after another."""
        blocks = [declared(c, month=month, establishment=f"{at:04d}") for at, c in enumerate(cents, 1)]
        await self.office.bring_in(file(f"{month}-{cents}", *blocks), replace_month=True)

    async def ready(self, *cents: int) -> CommunicationPlan:
        """Values in, switched on, fetched: the plan for October."""
        await self.declare(*cents)
        await self.communicate.allow(1, on=True)
        await self.fetch(OCTOBER, OCTOBER)
        return await self.communicate.plan(1, OCTOBER)

    async def send(self, plan: CommunicationPlan) -> SendResult:
        return await self.communicate.send(plan, plan.digest)

    def operations(self) -> list[Operation]:
        return list(self.units.tables.operations.values())

    def standing(self) -> dict[BucketKey, Amounts]:
        return balance(self.units.tables.ledger)

    def whys(self) -> list[Why]:
        return [event.why for event in self.units.tables.operation_events]
