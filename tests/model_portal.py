# SPDX-License-Identifier: MIT
"""A portal in memory that takes communications, loses requests and answers, and shows receipts and values late."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.operations import Receipts
from domain.portal_record import (
    FailureReason,
    Fetched,
    FetchFailed,
    NoData,
    PortalAnswer,
    PortalSnapshot,
    PortalState,
    PortalTotal,
)
from domain.portal_sending import Accepted, NotSent, Refused, SendOutcome, Unknown
from domain.values import Niss, YearMonth

HOST = "portal.test"
Place = tuple[Niss, YearMonth]


class Fate(StrEnum):
    """What becomes of one call."""

    ANSWERED = "answered"
    NOT_SENT = "not sent"
    REFUSED = "refused"
    LOST_BEFORE = "lost before the portal wrote it"
    LOST_AFTER = "taken, and its answer lost"
    LATE = "taken after the caller gave up"
    STUCK = "taken, and no answer comes"


class TimeOfTest:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()

    def pass_by(self, **spans: float) -> None:
        self.time += timedelta(**spans)


@dataclass
class Delivery:
    """One communication that the portal has, or is to have."""

    place: Place
    totals: tuple[PortalTotal, ...]
    receipt: str
    at: datetime
    shown_from: datetime
    integrated_from: datetime

    @property
    def content(self) -> str:
        """Equal for equal figures of the same month."""
        return repr((self.place, self.totals))


@dataclass
class ModelPortal:
    """See PortalGateway, PortalWriter and PortalReceipts.

    Attributes:
        fate: decides what becomes of a call.
        receipts_late, values_late: how long after taking it a receipt shows, and values count, at most.
        silent: whether nobody can be asked anything.
        calls: how many writings were begun.
        at_the_call: runs in the middle of a call, after it was taken or lost.
    """

    clock: TimeOfTest
    rng: random.Random = field(default_factory=lambda: random.Random(1))
    fate: Callable[[], Fate] = lambda: Fate.ANSWERED
    receipts_late: timedelta = timedelta()
    values_late: timedelta = timedelta()
    taken_late: timedelta = timedelta(minutes=30)
    deliveries: list[Delivery] = field(default_factory=list)
    silent: bool = False
    calls: int = 0
    called: asyncio.Event = field(default_factory=asyncio.Event)
    at_the_call: Callable[[], None] = lambda: None

    async def communicate(
        self, employer: Niss, month: YearMonth, totals: Sequence[PortalTotal], *, idempotent: bool = False
    ) -> SendOutcome:
        assert not idempotent, "sent as if twice did no harm"
        self.calls += 1
        self.called.set()
        fate = self.fate()
        receipt = self._take((employer, month), tuple(totals), fate)
        self.at_the_call()
        await asyncio.sleep(0)
        match fate:
            case Fate.ANSWERED:
                return Accepted(receipt)
            case Fate.NOT_SENT:
                return NotSent(FetchFailed(FailureReason.UNREACHABLE))
            case Fate.REFUSED:
                return Refused(FetchFailed(FailureReason.REFUSED, "DS50", 400))
            case Fate.STUCK:
                await asyncio.Event().wait()
        return Unknown(FetchFailed(FailureReason.TIMED_OUT))

    def _take(self, place: Place, totals: tuple[PortalTotal, ...], fate: Fate) -> str:
        receipt = str(UUID(int=self.rng.getrandbits(128), version=4))
        if fate in (Fate.ANSWERED, Fate.LOST_AFTER, Fate.LATE, Fate.STUCK):
            at = self.clock.now() + (self.taken_late * self.rng.random() if fate is Fate.LATE else timedelta())
            shown = at + self.receipts_late * self.rng.random()
            integrated = shown + self.values_late * self.rng.random()
            self.deliveries.append(Delivery(place, totals, receipt, at, shown, integrated))
        return receipt

    async def receipts(self, employer: Niss) -> Receipts | FetchFailed:
        await asyncio.sleep(0)
        if self.silent:
            return FetchFailed(FailureReason.UNREACHABLE)
        now = self.clock.now()
        return Receipts(
            frozenset(
                one.receipt
                for one in self.deliveries
                if one.place[0] == employer and one.shown_from <= now < one.integrated_from
            )
        )

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:  # noqa: ARG002
        await asyncio.sleep(0)
        if self.silent:
            return FetchFailed(FailureReason.UNREACHABLE)
        held = self.held((employer, month))
        if held is None:
            return NoData(HOST)
        digest = hashlib.sha256(repr(held).encode()).hexdigest()
        return Fetched(PortalSnapshot(employer, month, PortalState.COMPUTED, self.clock.now(), held, digest, "", HOST))

    def held(self, place: Place) -> tuple[PortalTotal, ...] | None:
        """What counts for a month by now: each communication puts the lines in it; zero takes one away."""
        now = self.clock.now()
        counting = [one for one in self.deliveries if one.place == place and one.integrated_from <= now]
        lines = {}
        for one in sorted(counting, key=lambda delivery: delivery.at):
            lines.update({(total.establishment, total.rate): total for total in one.totals})
        return tuple(lines[key] for key in sorted(lines) if lines[key].remuneration or lines[key].contribution) or (
            () if counting else None
        )

    async def aclose(self) -> None:
        return
