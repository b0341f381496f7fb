# SPDX-License-Identifier: MIT
"""Sending a month to the portal as an operation with a life of its own: what was meant, what came of it, and when.

What the portal takes cannot be undone, and it knows no idempotency key. So an operation is kept before the call, is
sent once at most, and where no clear answer came back it is settled by asking, or by a person, never by sending again.

    PENDING ─▶ SENT ─▶ CONFIRMED | FAILED | UNKNOWN
    UNKNOWN ─▶ CONFIRMED | FAILED (an answer that came late) | NEEDS_REVIEW
    NEEDS_REVIEW ─▶ CONFIRMED | FAILED
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.errors import BateCertoError
from domain.ledger import LedgerEntry, replacing
from domain.portal_sending import Accepted, NotSent, Refused, SendOutcome, Unknown
from domain.reconciliation import Amounts, BucketKey

if TYPE_CHECKING:
    from domain.portal_record import FetchFailed, PortalTotal
    from domain.values import Rate, YearMonth


class OperationState(StrEnum):
    """Where an operation stands."""

    PENDING = "pending"  # kept, and the call has not begun
    SENT = "sent"  # the call began
    UNKNOWN = "unknown"  # it was taken or not
    NEEDS_REVIEW = "needs_review"  # asking did not tell; a person has to
    CONFIRMED = "confirmed"
    FAILED = "failed"  # it was not taken

    @property
    def is_settled(self) -> bool:
        """Whether it is known what came of it; until then its month cannot be sent again."""
        return self in (OperationState.CONFIRMED, OperationState.FAILED)


class Why(StrEnum):
    """What moved an operation."""

    RECORDED = "recorded"
    CALL_BEGINS = "call_begins"
    ACCEPTED = "accepted"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    NO_CLEAR_ANSWER = "no_clear_answer"
    NEVER_BEGAN = "never_began"  # the program ended before the call
    INTERRUPTED = "interrupted"  # the program ended, or was told to stop, in the middle of the call
    RECEIPT_FOUND = "receipt_found"
    VALUES_MATCH = "values_match"
    WINDOW_PASSED = "window_passed"
    TAKEN_BY_HAND = "taken_by_hand"
    NOT_TAKEN_BY_HAND = "not_taken_by_hand"


_S, _W = OperationState, Why
_TO: Mapping[tuple[OperationState | None, Why], OperationState] = {
    (None, _W.RECORDED): _S.PENDING,
    (_S.PENDING, _W.CALL_BEGINS): _S.SENT,
    (_S.PENDING, _W.NEVER_BEGAN): _S.FAILED,
    (_S.SENT, _W.ACCEPTED): _S.CONFIRMED,
    (_S.SENT, _W.NOT_SENT): _S.FAILED,
    (_S.SENT, _W.REFUSED): _S.FAILED,
    (_S.SENT, _W.NO_CLEAR_ANSWER): _S.UNKNOWN,
    (_S.SENT, _W.INTERRUPTED): _S.UNKNOWN,
    # Another start of the program may have taken a call that was still under way for an interrupted one.
    (_S.UNKNOWN, _W.ACCEPTED): _S.CONFIRMED,
    (_S.UNKNOWN, _W.NOT_SENT): _S.FAILED,
    (_S.UNKNOWN, _W.REFUSED): _S.FAILED,
    (_S.UNKNOWN, _W.RECEIPT_FOUND): _S.CONFIRMED,
    (_S.UNKNOWN, _W.VALUES_MATCH): _S.CONFIRMED,
    (_S.UNKNOWN, _W.WINDOW_PASSED): _S.NEEDS_REVIEW,
    (_S.NEEDS_REVIEW, _W.TAKEN_BY_HAND): _S.CONFIRMED,
    (_S.NEEDS_REVIEW, _W.NOT_TAKEN_BY_HAND): _S.FAILED,
}


class IllegalChange(BateCertoError, RuntimeError):
    """An operation cannot move that way from where it stands."""

    def __init__(self, state: OperationState | None, why: Why) -> None:
        super().__init__(f"{why} from {state or 'nothing'}")
        self.state = state
        self.why = why


def leads_to(state: OperationState | None, why: Why) -> OperationState:
    """The state that follows.

    Args:
        state: None before there is an operation.

    Raises:
        IllegalChange: nothing follows.
    """
    try:
        return _TO[state, why]
    except KeyError:
        raise IllegalChange(state, why) from None


class Step(StrEnum):
    """The steps of sending, in their order."""

    ASK = "ask"  # the receipts known before, and the month as the portal shows it now
    RECORD = "record"  # PENDING, committed
    MARK_SENT = "mark_sent"  # SENT, committed
    CALL = "call"  # once
    KEEP_OUTCOME = "keep_outcome"  # the state, ledger entries and event in one commit
    REFRESH = "refresh"  # the month as the portal shows it afterwards

    @property
    def compensation(self) -> Compensation:
        """What makes good for the step where those behind it are not reached."""
        return _COMPENSATIONS[self]


class Compensation(StrEnum):
    """How a step is made good. None of them sends anything."""

    NOTHING = "nothing"  # it only asked
    MARK_NOT_SENT = "mark_not_sent"  # PENDING becomes FAILED: the call never began
    MARK_UNKNOWN = "mark_unknown"  # SENT becomes UNKNOWN
    SETTLE = "settle"  # what was taken cannot be taken back: find out by asking
    OFFSET = "offset"  # the next delivery takes the entries back with reverse ones
    ASK_AGAIN = "ask_again"  # the month is fetched at the next start


_COMPENSATIONS = {
    Step.ASK: Compensation.NOTHING,
    Step.RECORD: Compensation.MARK_NOT_SENT,
    Step.MARK_SENT: Compensation.MARK_UNKNOWN,
    Step.CALL: Compensation.SETTLE,
    Step.KEEP_OUTCOME: Compensation.OFFSET,
    Step.REFRESH: Compensation.ASK_AGAIN,
}


@dataclass(frozen=True, slots=True)
class Environment:
    """The portal that is sent to.

    Attributes:
        host: as it stands in the snapshots' source.
        production: whether what is written there is an official record.
    """

    host: str
    production: bool


@dataclass(frozen=True, slots=True)
class Receipts:
    """The receipts of what a company communicated, as far as it is in processing or was not integrated."""

    numbers: frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One establishment at one rate, as it is sent."""

    establishment: str
    rate: Rate
    amounts: Amounts = field(compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """One sending.

    Attributes:
        id: a UUID.
        digest: SHA-256 of the body in hex.
        body: exactly what is sent, JSON; empty in lists, and where the month was purged since.
        lines: the totals in it.
        receipts_before: the receipts that the portal knew before.
        attempts: how often it is sent: always once.
        receipt: the portal's, where it is known.
        message: the portal's own words, or why there was no answer; no personal data.
        asked: how often settling asked; next_ask: when it asks again.
        refreshed: whether the month was fetched after the outcome, so that nothing is left to do.
    """

    id: str
    company_id: int
    month: YearMonth
    environment: Environment
    digest: str
    body: str = field(repr=False)
    lines: tuple[Line, ...]
    receipts_before: frozenset[str]
    author: str
    state: OperationState
    created_at: datetime
    changed_at: datetime
    attempts: int = 1
    receipt: str = ""
    message: str = ""
    asked: int = 0
    next_ask: datetime | None = None
    refreshed: bool = True

    @property
    def place(self) -> tuple[int, YearMonth]:
        """The company's month that it is about."""
        return self.company_id, self.month


@dataclass(frozen=True, slots=True)
class OperationEvent:
    """One change of an operation.

    Attributes:
        before: None where it was recorded.
        note: the portal's words, or a person's.
        who: the person at the machine, empty where the program did it by itself.
    """

    operation_id: str
    at: datetime
    before: OperationState | None
    after: OperationState
    why: Why
    receipt: str = ""
    note: str = ""
    who: str = ""


def moved(
    operation: Operation, why: Why, at: datetime, *, receipt: str = "", note: str = "", who: str = ""
) -> tuple[Operation, OperationEvent]:
    """The operation after a change, and the change.

    Raises:
        IllegalChange: it cannot move that way.
    """
    after = leads_to(operation.state, why)
    event = OperationEvent(operation.id, at, operation.state, after, why, receipt, note, who)
    changed = replace(
        operation,
        state=after,
        changed_at=at,
        receipt=receipt or operation.receipt,
        message=note or operation.message,
        next_ask=at if after is OperationState.UNKNOWN else None,
        refreshed=operation.refreshed if not after.is_settled else after is OperationState.FAILED,
    )
    return changed, event


def of_outcome(outcome: SendOutcome) -> tuple[Why, str, str]:
    """Why an operation moves after its call, the receipt, and the portal's words."""
    match outcome:
        case Accepted(receipt):
            return Why.ACCEPTED, receipt, ""
        case NotSent(failure):
            return Why.NOT_SENT, "", words(failure)
        case Refused(failure):
            return Why.REFUSED, "", words(failure)
        case Unknown(failure):
            return Why.NO_CLEAR_ANSWER, "", words(failure)


def words(failure: FetchFailed) -> str:
    """A failure in short: its code, and what the portal said."""
    return f"{failure.reason}: {failure.message}" if failure.message else failure.reason.value


def postings(operation: Operation, declared: Iterable[LedgerEntry], at: datetime) -> list[LedgerEntry]:
    """What a confirmed operation posts: it replaces all that was declared for its company's month.

    Args:
        declared: every entry so far of that company's month.
    """
    reference = operation.receipt or f"operation {operation.id}"
    by_rate: dict[Rate, Amounts] = {}
    for line in operation.lines:
        by_rate[line.rate] = by_rate.get(line.rate, Amounts()) + line.amounts
    return declaring(operation.company_id, operation.month, by_rate, declared, reference, at)


def declaring(
    company_id: int,
    month: YearMonth,
    by_rate: Mapping[Rate, Amounts],
    declared: Iterable[LedgerEntry],
    reference: str,
    at: datetime,
) -> list[LedgerEntry]:
    """Entries for a whole month; rates that come to nothing are left out, unless all do."""
    telling = {rate: amounts for rate, amounts in by_rate.items() if amounts != Amounts()}
    new = [
        LedgerEntry(
            BucketKey(company_id, month, rate), money.remuneration, money.contribution, money.workers, reference, at
        )
        for rate, money in sorted((telling or dict(list(by_rate.items())[:1])).items())
    ]
    return replacing(declared, new, at) if new else []


def shown(lines: Iterable[Line], portal: Iterable[PortalTotal | Line]) -> bool:
    """Whether the portal holds the remuneration and contribution of each line, and nothing besides."""
    sent = {(line.establishment, line.rate): _money(line.amounts) for line in lines}
    held: dict[tuple[str, Rate], tuple[int, int]] = {}
    for total in portal:
        amounts = total.amounts if isinstance(total, Line) else total
        before = held.get((total.establishment, total.rate), (0, 0))
        held[total.establishment, total.rate] = (
            before[0] + amounts.remuneration.cents,
            before[1] + amounts.contribution.cents,
        )
    nothing = (0, 0)
    return all(sent.get(key, nothing) == held.get(key, nothing) for key in sent.keys() | held.keys())


def _money(amounts: Amounts) -> tuple[int, int]:
    return amounts.remuneration.cents, amounts.contribution.cents


def own_receipt(operation: Operation, now: Collection[str], others: Collection[Operation]) -> str:
    """The receipt that can only be this operation's; empty where there is none, or it could be another's.

    Args:
        now: the receipts that the portal names for the company.
        others: the company's other operations whose receipts may come to light now.
    """
    fresh = set(now) - operation.receipts_before - {other.receipt for other in others}
    rivals = any(_may_own(other) and fresh - other.receipts_before for other in others)
    return fresh.pop() if len(fresh) == 1 and not rivals else ""


def _may_own(operation: Operation) -> bool:
    """Whether the portal may have it under a receipt that is not known: also where its values or a person told."""
    never_taken = operation.state is OperationState.FAILED and not operation.asked
    return not operation.receipt and not never_taken


@dataclass(frozen=True, slots=True)
class SettlingTimes:
    """When settling asks.

    Attributes:
        window: how long after recording it asks, before a person has to look.
        first, longest: the wait after the first asking, doubled with each, and its limit.
        grace: how long an operation may be under way in another start of the program.
    """

    window: timedelta = timedelta(hours=48)
    first: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(hours=1)
    grace: timedelta = timedelta(minutes=10)

    def next_ask(self, asked: int, now: datetime) -> datetime:
        """When to ask again after that many askings."""
        wait: timedelta = self.first * (1 << min(max(asked - 1, 0), 20))
        return now + min(wait, self.longest)
