# SPDX-License-Identifier: MIT
"""Sign a company's month off when nothing of it is open; a run that finds other figures opens it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn

from domain.events import Event, EventKind, Json
from domain.ports import Clock, Mode, UnitOfWork, UnitOfWorkManager
from domain.reconciliation import Bucket, BucketKey, add_up, compare
from domain.sign_off import (
    Drift,
    OpenItem,
    Place,
    SignedLine,
    SignOffEvent,
    SignVerb,
    drifted,
    lines_of,
    open_items,
)

if TYPE_CHECKING:
    from domain.values import YearMonth


@dataclass(frozen=True, slots=True)
class SignPlan:
    """A month before it is signed off, or after.

    Attributes:
        open: what keeps it from being signed off; empty where nothing does.
        lines: what is signed, by rate.
        signed: whether it is signed off now.
    """

    company_id: int
    month: YearMonth
    open: tuple[OpenItem, ...]
    lines: tuple[SignedLine, ...]
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Reopened:
    """A month that a run opened again.

    Attributes:
        signed: when it was signed off, by whom, and its figures then; reopened: the run, and its figures then.
        drifts: what differs between the two.
    """

    signed: SignOffEvent
    reopened: SignOffEvent
    drifts: tuple[Drift, ...]


class _NotDoneError(Exception):
    """Takes the scope back, so that the command's number stays free for another attempt."""

    def __init__(self, plan: SignPlan) -> None:
        super().__init__()
        self.plan = plan


def _give_up(plan: SignPlan) -> NoReturn:
    raise _NotDoneError(plan)


class SignOff:
    """Signs months off, one at a time."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock, *, author: str = "") -> None:
        self._units = units
        self._clock = clock
        self._author = author

    async def preview(self, company_id: int, month: YearMonth) -> SignPlan:
        """What would be signed, and what is open."""
        async with self._units.enter(read_only=True) as unit:
            return await _plan(unit, company_id, month)

    async def __call__(self, company_id: int, month: YearMonth, command_id: str = "") -> SignPlan:
        """Sign a month off, unless something of it is open; what came of it is in the plan.

        Args:
            command_id: repeated with the same after it was signed, it does nothing, and gives that it was.

        Raises:
            StoreError: the store cannot be used; nothing was kept.
        """
        try:
            async with self._units.enter(Mode.SAVEPOINT) as unit:
                repeated = await _repeated(unit, "sign-off", (company_id, month), command_id)
                plan = await _plan(unit, company_id, month)
                if repeated:
                    return replace(plan, open=(), signed=True)
                if plan.open:
                    _give_up(plan)
                await self._tell(unit, company_id, month, SignVerb.SIGNED, plan.lines)
                return replace(plan, signed=True)
        except _NotDoneError as refused:
            return refused.plan

    async def undo(self, company_id: int, month: YearMonth, command_id: str = "") -> bool:
        """Take a signature back; False where there was none, or a run had taken it back.

        Args:
            command_id: repeated with the same after it was taken back, it does nothing, and is True again.
        """
        try:
            async with self._units.enter(Mode.SAVEPOINT) as unit:
                if await _repeated(unit, "sign-off-undo", (company_id, month), command_id):
                    return True
                if not is_signed(await unit.sign_offs.last(month, month), (company_id, month)):
                    _give_up(SignPlan(company_id, month, (), ()))
                await self._tell(unit, company_id, month, SignVerb.UNDONE, ())
                return True
        except _NotDoneError:
            return False

    async def months(self, first: YearMonth, last: YearMonth) -> dict[Place, SignOffEvent]:
        """The last event of each company's month that was ever signed off: signed, undone or reopened."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.sign_offs.last(first, last)

    async def reopened(self, company_id: int, month: YearMonth) -> Reopened | None:
        """Why a month stands open again; None where it is signed, or a run did not open it."""
        async with self._units.enter(read_only=True) as unit:
            history = await unit.sign_offs.history(company_id, month)
        if not history or history[-1].what is not SignVerb.REOPENED:
            return None
        signed = next(event for event in reversed(history) if event.what is SignVerb.SIGNED)
        return Reopened(signed, history[-1], drifted(signed.lines, history[-1].lines))

    async def _tell(
        self, unit: UnitOfWork, company_id: int, month: YearMonth, what: SignVerb, lines: tuple[SignedLine, ...]
    ) -> None:
        event = SignOffEvent(company_id, month, what, self._clock.now(), self._author, lines)
        await unit.sign_offs.add([event])
        unit.add_event(_told(EventKind.MONTH_SIGNED, event, {"what": what.value, "rates": len(lines)}))


def is_signed(last: dict[Place, SignOffEvent], place: Place) -> bool:
    """Whether a month is signed off, by its last event."""
    event = last.get(place)
    return event is not None and event.what is SignVerb.SIGNED


async def reopen_drifted(
    unit: UnitOfWork, run_id: int, at: datetime, first: YearMonth, last: YearMonth, buckets: Iterable[Bucket]
) -> None:
    """Open the signed months again in which a run found other figures. Part of the run's scope.

    A month of which nothing is left was purged, and stays as it was signed.

    Args:
        buckets: all of the run's period.
    """
    signed = {
        place: event
        for place, event in (await unit.sign_offs.last(first, last)).items()
        if event.what is SignVerb.SIGNED
    }
    if not signed:
        return
    found: dict[Place, list[Bucket]] = defaultdict(list)
    for bucket in buckets:
        found[bucket.key.company_id, bucket.key.month].append(bucket)
    reopened = []
    for place, event in signed.items():
        lines = lines_of(found[place])
        drifts = drifted(event.lines, lines)
        if lines and drifts:
            reopened.append(SignOffEvent(*place, SignVerb.REOPENED, at, "", lines, run_id))
            unit.add_event(_told(EventKind.MONTH_REOPENED, reopened[-1], {"run": run_id, "rates_changed": len(drifts)}))
    await unit.sign_offs.add(reopened)


async def _plan(unit: UnitOfWork, company_id: int, month: YearMonth) -> SignPlan:
    place = (company_id, month)
    buckets = await unit.runs.current_buckets(month, month)
    own = {key: bucket for key, bucket in buckets.items() if key.company_id == company_id}
    known = (await unit.runs.divergences(month, month)).items()
    sent = (await unit.decisions.operation_states(month, month)).get(place)
    signed = is_signed(await unit.sign_offs.last(month, month), place)
    items = open_items(
        own.values(),
        [divergence for key, divergence in known if key.company_id == company_id],
        behind=await _is_behind(unit, company_id, month, own),
        sending=sent is not None and not sent.is_settled,
        signed=signed,
    )
    return SignPlan(company_id, month, items, lines_of(own.values()), signed)


async def _is_behind(unit: UnitOfWork, company_id: int, month: YearMonth, known: dict[BucketKey, Bucket]) -> bool:
    """Whether the sides are others than those that the last run compared."""
    erp = add_up(await unit.runs.erp_totals(month, month))
    portal = add_up(await unit.runs.portal_totals(month, month))
    now = compare(erp, portal, await unit.runs.month_states(month, month), {})
    sides = {bucket.key: _side(bucket) for bucket in now if bucket.key.company_id == company_id}
    return sides != {key: _side(bucket) for key, bucket in known.items()}


def _side(bucket: Bucket) -> tuple[object, ...]:
    return bucket.erp, bucket.portal, bucket.missing


async def _repeated(unit: UnitOfWork, verb: str, place: Place, command_id: str) -> bool:
    if not command_id:
        return False
    return await unit.set_idempotency_key(f"{verb} {command_id} {place[0]} {place[1]}") is not None


def _told(kind: EventKind, event: SignOffEvent, after: dict[str, Json]) -> Event:
    return Event(kind, f"company {event.company_id}, {event.month}", after)
