# SPDX-License-Identifier: MIT
"""Communicate a month to the portal: show exactly what would be sent, then send just that, once."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from domain.company import Company, Regime
from domain.deadlines import regime_of
from domain.declaration import Declaration, ListedLines
from domain.errors import BateCertoError, NotFound
from domain.events import Event, EventKind, Json
from domain.operations import (
    Environment,
    IllegalChange,
    Line,
    Operation,
    OperationState,
    SettlingTimes,
    Step,
    Why,
    shown,
)
from domain.portal_record import FailureReason, FetchFailed, FetchState, PortalTotal
from domain.ports import (
    BodyComposer,
    Clock,
    PortalReceipts,
    PortalWriter,
    Repeated,
    UnitOfWork,
    UnitOfWorkManager,
)
from domain.reconciliation import Amounts, BucketKey
from domain.use_cases.operation_book import OperationBook, found
from domain.values import Money, Nif, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from domain.use_cases.fetch_portal import FetchPortal


class Refusal(StrEnum):
    """Why a month is not sent. Nothing went out."""

    NOT_SWITCHED_ON = "not_switched_on"  # communicating to this portal is off for the company
    NO_ERP_VALUES = "no_erp_values"
    PORTAL_NOT_KNOWN = "portal_not_known"  # the month was never fetched, so there is nothing to compare with
    ALREADY_THERE = "already_there"  # the portal shows these figures
    IN_PROCESSING = "in_processing"  # these figures were taken, and the portal does not show them yet
    NOT_SETTLED = "not_settled"  # it is not known what came of an earlier sending
    NOT_CONFIRMED = "not_confirmed"  # what was confirmed is not what the plan shows
    FIGURES_CHANGED = "figures_changed"  # ERP, portal, or declared, since the plan was shown
    REGIME_CHANGED = "regime_changed"  # another one since the plan was shown, whatever became of the figures
    PORTAL_SILENT = "portal_silent"  # it could not be asked what it holds, so nothing was sent


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One establishment at one rate.

    Attributes:
        now: what would be sent; zero where the ERP no longer has it.
        portal: what the portal shows.
    """

    establishment: str
    rate: Rate
    now: Amounts
    portal: Amounts

    @property
    def remuneration_difference(self) -> Money:
        """Portal − what would be sent."""
        return self.portal.remuneration - self.now.remuneration

    @property
    def contribution_difference(self) -> Money:
        """Portal − what would be sent."""
        return self.portal.contribution - self.now.contribution


@dataclass(frozen=True, slots=True)
class PlanRate:
    """One rate over all establishments.

    Attributes:
        declared: what stands declared by the ledger; None where the month was never declared.
    """

    rate: Rate
    now: Amounts
    portal: Amounts
    declared: Amounts | None

    @property
    def changed_since_declared(self) -> tuple[Money, Money]:
        """Remuneration and contribution: what would be sent − what stands declared."""
        before = self.declared or Amounts()
        return self.now.remuneration - before.remuneration, self.now.contribution - before.contribution


@dataclass(frozen=True, slots=True)
class CommunicationPlan:
    """Exactly what would be sent.

    Attributes:
        key: names the plan; sending it twice does nothing more. Becomes the operation's number.
        people: how many different workers have values in it.
        digest: of all that is shown here, in hex: what a person confirms.
        body_digest: of the body that would be sent.
        refusal: why it cannot be sent as things are; None where it can.
        not_settled: the operation that stands in the way.
        regime: the one that the month is in; communicating values is for SCC, and a DR is delivered in the classic one.
    """

    key: str
    company_id: int
    company: str
    nif: Nif
    niss: Niss
    month: YearMonth
    environment: Environment
    lines: tuple[PlanLine, ...]
    rates: tuple[PlanRate, ...]
    people: int
    digest: str
    body_digest: str
    refusal: Refusal | None = None
    not_settled: Operation | None = None
    regime: Regime = Regime.SCC


@dataclass(frozen=True, slots=True)
class SendResult:
    """How sending ended.

    Attributes:
        operation: as it stands; None where it was refused.
        repeated: whether this plan was sent before, and this is what came of it.
        failure: why the portal could not be asked, for PORTAL_SILENT.
    """

    operation: Operation | None = None
    refusal: Refusal | None = None
    repeated: bool = False
    failure: FetchFailed | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A plan and what it would send."""

    plan: CommunicationPlan
    totals: tuple[PortalTotal, ...]
    body: bytes = field(repr=False)


class _Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def no_steps(_: Step) -> None:
    """For callers that show nothing of the way."""


def new_uuid() -> str:
    """A random one."""
    return str(uuid4())


class Communicate:
    """Plans and sends. See domain.operations for what becomes of an operation.

    Args:
        compose: makes the body that the writer sends for a month's totals.
        fetch: asks for a month as the portal shows it, before and after.
        author: the person at the machine.
        new_id: makes the numbers of operations.
    """

    def __init__(
        self,
        units: UnitOfWorkManager,
        writer: PortalWriter,
        receipts: PortalReceipts,
        fetch: FetchPortal,
        compose: BodyComposer,
        clock: Clock,
        environment: Environment,
        *,
        author: str = "",
        new_id: Callable[[], str] = new_uuid,
        times: SettlingTimes | None = None,
    ) -> None:
        self._units = units
        self._writer = writer
        self._receipts = receipts
        self._fetch = fetch
        self._compose = compose
        self._clock = clock
        self._environment = environment
        self._author = author
        self._new_id = new_id
        self._times = times or SettlingTimes()
        self._book = OperationBook(units, clock)

    @property
    def environment(self) -> Environment:
        """The portal that is sent to."""
        return self._environment

    async def plan(self, company_id: int, month: YearMonth) -> CommunicationPlan:
        """What would be sent of a company's month. Changes nothing, and asks nobody.

        Raises:
            NotFound: there is no such company.
        """
        async with self._units.enter(read_only=True) as unit:
            return (await self._draft(unit, company_id, month, self._new_id())).plan

    async def plans(self, buckets: Iterable[BucketKey]) -> list[CommunicationPlan]:
        """The plans of the months that divergences are in: a month is always sent whole.

        Raises:
            NotFound: there is no such company.
        """
        places = sorted({(key.company_id, key.month) for key in buckets})
        return [await self.plan(company_id, month) for company_id, month in places]

    async def allow(self, company_id: int, *, on: bool) -> None:
        """Switch communicating to this portal on or off for a company; what counts at another one stays.

        Raises:
            NotFound: there is no such company.
        """
        async with self._units.enter() as unit:
            await _company(unit, company_id)
            host = self._environment.host
            was = company_id in await unit.operations.communicating(host)
            if was is not on:
                await unit.operations.set_communicating(company_id, host, self._clock.now(), on=on)
                after: dict[str, Json] = {"communicating": on, "host": host}
                before: dict[str, Json] = {"communicating": was}
                unit.add_event(Event(EventKind.COMPANY_CHANGED, f"company {company_id}", after, before))

    async def regime(self, company_id: int, month: YearMonth) -> Regime:
        """The regime that a company's month is in: communicating values is for SCC.

        Raises:
            NotFound: there is no such company.
        """
        async with self._units.enter(read_only=True) as unit:
            return regime_of(await _company(unit, company_id), month)

    async def communicating(self) -> frozenset[int]:
        """The companies that may be communicated to this portal."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.operations.communicating(self._environment.host)

    async def only_elsewhere(self) -> frozenset[int]:
        """The companies that were switched on for another portal, and have to be anew for this one."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.operations.communicating_elsewhere(self._environment.host)

    async def send(
        self, plan: CommunicationPlan, confirmed_digest: str, tell: Callable[[Step], object] = no_steps
    ) -> SendResult:
        """Send what a plan shows, once, however often this is called.

        Cancelled, the operation is kept as not sent or as unknown, as it may be.

        Args:
            confirmed_digest: the digest of what the person saw and confirmed.
            tell: is told each step as it begins; it must not raise.

        Raises:
            NotFound: there is no such company.
            StoreError: the store cannot be used. Where the call had begun, the next settling finds the operation.
        """
        if confirmed_digest != plan.digest:
            return SendResult(refusal=Refusal.NOT_CONFIRMED)
        if (done := await self._done(plan.key)) is not None:
            return SendResult(done, repeated=True)
        tell(Step.ASK)
        known = await self._ask(plan)
        if isinstance(known, FetchFailed):
            return SendResult(refusal=Refusal.PORTAL_SILENT, failure=known)
        tell(Step.RECORD)
        try:
            operation, totals = await self._record(plan, known)
        except _Refused as refused:
            return SendResult(refusal=refused.refusal)
        if totals is None:
            return SendResult(operation, repeated=True)
        return SendResult(await self._carry_out(plan, operation, totals, tell))

    async def _done(self, key: str) -> Operation | None:
        async with self._units.enter(read_only=True) as unit:
            return await unit.operations.get(key)

    async def _ask(self, plan: CommunicationPlan) -> frozenset[str] | FetchFailed:
        """Step.ASK: the month as it is now, which the store keeps, and the receipts there are."""
        fetched = await self._fetch(plan.month, plan.month, [plan.company_id], resumable=False)
        for outcome in fetched.outcomes:
            if outcome.state is FetchState.FAILED:
                return FetchFailed(outcome.reason or FailureReason.UNREACHABLE, outcome.message)
        receipts = await self._receipts.receipts(plan.niss)
        return receipts if isinstance(receipts, FetchFailed) else receipts.numbers

    async def _record(
        self, plan: CommunicationPlan, receipts: frozenset[str]
    ) -> tuple[Operation, tuple[PortalTotal, ...] | None]:
        """Step.RECORD: look again, and keep the operation before anything goes out.

        Returns:
            The operation, and what it sends; None where it was recorded before.

        Raises:
            _Refused: something stands in the way; nothing was kept.
        """
        async with self._units.enter() as unit:
            done = await unit.set_idempotency_key(f"communicate {plan.key}")
            if isinstance(done, Repeated):
                return await found(unit, str(done.result)), None
            draft = await self._draft(unit, plan.company_id, plan.month, plan.key)
            if draft.plan.refusal is not None:
                raise _Refused(draft.plan.refusal)
            if draft.plan.digest != plan.digest:
                same_regime = draft.plan.regime is plan.regime
                raise _Refused(Refusal.FIGURES_CHANGED if same_regime else Refusal.REGIME_CHANGED)
            operation = self._operation(draft, receipts, self._clock.now())
            await self._book.record(unit, operation)
            unit.set_result(operation.id)
        return operation, draft.totals

    def _operation(self, draft: _Draft, receipts: frozenset[str], now: datetime) -> Operation:
        plan = draft.plan
        return Operation(
            plan.key,
            plan.company_id,
            plan.month,
            self._environment,
            plan.body_digest,
            draft.body.decode(),
            tuple(Line(line.establishment, line.rate, line.now) for line in plan.lines),
            receipts,
            self._author,
            OperationState.PENDING,
            now,
            now,
        )

    async def _carry_out(
        self,
        plan: CommunicationPlan,
        operation: Operation,
        totals: tuple[PortalTotal, ...],
        tell: Callable[[Step], object],
    ) -> Operation:
        """Step.MARK_SENT, Step.CALL, Step.KEEP_OUTCOME and Step.REFRESH."""
        called = False
        try:
            tell(Step.MARK_SENT)
            await self._book.move(operation.id, Why.CALL_BEGINS)
            called = True
            tell(Step.CALL)
            outcome = await self._writer.communicate(plan.niss, plan.month, totals)
        except IllegalChange:
            # Another start of the program took it for one that was left behind: so it stays.
            return await self._book.get(operation.id)
        except BaseException as error:
            await asyncio.shield(self._abandon(operation.id, called=called, error=error))
            raise
        tell(Step.KEEP_OUTCOME)
        # A cancel must not undo what is known.
        kept = await asyncio.shield(self._book.keep_outcome(operation.id, outcome))
        if kept.state is OperationState.CONFIRMED:
            tell(Step.REFRESH)
            await self._refresh(kept)
            return await self._book.get(kept.id)
        return kept

    async def _abandon(self, operation_id: str, *, called: bool, error: BaseException) -> None:
        note = type(error).__name__
        with suppress(BateCertoError):
            # Not called, it was stopped while it was being marked: whether that was kept or not.
            for why in (Why.INTERRUPTED,) if called else (Why.NEVER_BEGAN, Why.NOT_SENT):
                await self._book.move_if_possible(operation_id, why, note=note)

    async def _refresh(self, operation: Operation) -> None:
        fetched = await self._fetch(operation.month, operation.month, [operation.company_id], resumable=False)
        if not fetched.count(FetchState.FAILED):
            await self._book.keep_refreshed(operation.id)

    async def _draft(self, unit: UnitOfWork, company_id: int, month: YearMonth, key: str) -> _Draft:
        company = await _company(unit, company_id)
        blocks = await unit.declared.blocks(company_id, month)
        portal = await unit.declared.portal_lines(company_id, month)
        declared = await unit.declared.balances(month, month)
        earlier = [one for one in await unit.operations.all([company_id]) if one.month == month]
        last = next((one for one in earlier if one.state is OperationState.CONFIRMED), None)
        totals = _totals(blocks, [*(portal or ()), *(last.lines if last else ())])
        body = await asyncio.to_thread(self._compose, month, totals)
        lines = _plan_lines(totals, portal or ())
        rates = _plan_rates(lines, {k.rate: v for k, v in declared.items() if k.company_id == company_id} or None)
        body_digest = hashlib.sha256(body).hexdigest()
        not_settled = next((one for one in earlier if not one.state.is_settled), None)
        refusal = self._refusal(
            allowed=company_id in await unit.operations.communicating(self._environment.host),
            blocks=blocks,
            portal=portal,
            sent=[Line(total.establishment, total.rate, _amounts(total)) for total in totals],
            last=last,
            not_settled=not_settled,
        )
        plan = CommunicationPlan(
            key,
            company_id,
            company.name,
            company.nif,
            company.niss,
            month,
            self._environment,
            lines,
            rates,
            len({niss for block in blocks for niss, _, _ in block.values.people()}),
            _digest(self._environment, company, month, body_digest, lines, rates, known=portal is not None),
            body_digest,
            refusal,
            not_settled,
            regime_of(company, month),
        )
        return _Draft(plan, totals, body)

    def _refusal(
        self,
        *,
        allowed: bool,
        blocks: Collection[Declaration],
        portal: Collection[Line] | None,
        sent: Sequence[Line],
        last: Operation | None,
        not_settled: Operation | None,
    ) -> Refusal | None:
        """The first thing that stands in the way."""
        recent = last is not None and self._clock.now() - last.changed_at < self._times.window
        obstacles = {
            Refusal.NOT_SETTLED: not_settled is not None,
            Refusal.NOT_SWITCHED_ON: not allowed,
            Refusal.NO_ERP_VALUES: not blocks,
            Refusal.PORTAL_NOT_KNOWN: portal is None,
            Refusal.ALREADY_THERE: shown(sent, portal or ()),
            # Otherwise the first one, once shown, would be taken for the second.
            Refusal.IN_PROCESSING: last is not None and recent and shown(sent, last.lines),
        }
        return next((refusal for refusal, there in obstacles.items() if there), None)


async def _company(unit: UnitOfWork, company_id: int) -> Company:
    for company in await unit.companies.all():
        if company.id == company_id:
            return company
    raise NotFound("company", str(company_id))


def _amounts(total: PortalTotal) -> Amounts:
    return Amounts(total.remuneration, total.contribution, total.workers)


def _totals(blocks: Iterable[Declaration], there: Iterable[Line]) -> tuple[PortalTotal, ...]:
    """The ERP's blocks, and zeros for what the portal has, or was sent, and the ERP no longer: silence may leave it."""
    totals = {
        (block.establishment, block.rate): PortalTotal(
            block.establishment, block.rate, block.remuneration, block.contribution, block.workers, block.values
        )
        for block in blocks
    }
    for line in there:
        if line.amounts != Amounts():
            zero = PortalTotal(line.establishment, line.rate, Money(), Money(), 0, ListedLines())
            totals.setdefault((line.establishment, line.rate), zero)
    return tuple(totals[key] for key in sorted(totals))


def _plan_lines(totals: Iterable[PortalTotal], portal: Iterable[Line]) -> tuple[PlanLine, ...]:
    held = {(line.establishment, line.rate): line.amounts for line in portal}
    return tuple(
        PlanLine(
            total.establishment, total.rate, _amounts(total), held.get((total.establishment, total.rate), Amounts())
        )
        for total in totals
    )


def _plan_rates(lines: Iterable[PlanLine], declared: dict[Rate, Amounts] | None) -> tuple[PlanRate, ...]:
    now: dict[Rate, Amounts] = dict.fromkeys(declared or (), Amounts())
    portal: dict[Rate, Amounts] = {}
    for line in lines:
        now[line.rate] = now.get(line.rate, Amounts()) + line.now
        portal[line.rate] = portal.get(line.rate, Amounts()) + line.portal
    return tuple(
        PlanRate(
            rate, now[rate], portal.get(rate, Amounts()), None if declared is None else declared.get(rate, Amounts())
        )
        for rate in sorted(now)
    )


def _digest(
    environment: Environment,
    company: Company,
    month: YearMonth,
    body_digest: str,
    lines: Iterable[PlanLine],
    rates: Iterable[PlanRate],
    *,
    known: bool,
) -> str:
    """Of everything that is shown to the person who confirms."""
    seen = [
        [environment.host, environment.production, company.niss.digits, str(month), body_digest, known],
        regime_of(company, month),
        [[line.establishment, line.rate.hundredths, _figures(line.now), _figures(line.portal)] for line in lines],
        [[rate.rate.hundredths, _figures(rate.declared)] for rate in rates],
    ]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def _figures(amounts: Amounts | None) -> list[int] | None:
    return None if amounts is None else [amounts.remuneration.cents, amounts.contribution.cents, amounts.workers]
