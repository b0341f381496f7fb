# SPDX-License-Identifier: MIT
"""What was sent to the portal and what came of it; corrected files and deliveries by hand; in sentences."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.by_hand import HandKind, HandRecord
from domain.operations import Operation, OperationState, Why
from domain.portal_record import FailureKind, FailureReason
from domain.three_way import Verdict
from domain.use_cases.communicate import CommunicationPlan, Refusal, SendResult
from ui import formats
from ui.texts.counts import COUNTS
from ui.texts.states import failure

if TYPE_CHECKING:
    from domain.use_cases.correct import Correction
    from domain.use_cases.deliver import Delivered
    from domain.use_cases.settle import SettleSummary
    from domain.values import Rate, YearMonth

translate = QCoreApplication.translate


class OperationCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("OperationCounts", source, comment, n)

    def asked(self, n: int) -> str:
        """Operations that were asked about."""
        return self.tr("%n operation(s) asked about", None, n)

    def confirmed(self, n: int) -> str:
        """Operations that the portal has."""
        return self.tr("%n confirmed", None, n)

    def to_review(self, n: int) -> str:
        """Operations that a person has to look at."""
        return self.tr("%n for you to look at", None, n)

    def still_unknown(self, n: int) -> str:
        """Operations of which it is not known yet."""
        return self.tr("%n still not known", None, n)

    def in_doubt(self, n: int) -> str:
        """Operations of which it is not known what came."""
        return self.tr("It is not known what came of %n operation(s)", None, n)

    def waiting_for_a_person(self, n: int) -> str:
        """Operations that wait for a person."""
        return self.tr("%n wait(s) for somebody to look at the portal", None, n)

    def entries(self, n: int) -> str:
        """Entries of the ledger."""
        return self.tr("%n entry(ies) posted", None, n)

    def people(self, n: int) -> str:
        """Workers in a communication."""
        return self.tr("%n worker(s)", None, n)

    def hours(self, n: int) -> str:
        """An age."""
        return self.tr("%n hour(s)", None, n)


_COUNTS = OperationCounts()


def state(value: OperationState) -> str:
    """Where an operation stands, in a word or two."""
    return {
        OperationState.PENDING: translate("operations", "Not sent yet"),
        OperationState.SENT: translate("operations", "Being sent"),
        OperationState.UNKNOWN: translate("operations", "Not known"),
        OperationState.NEEDS_REVIEW: translate("operations", "Look at the portal"),
        OperationState.CONFIRMED: translate("operations", "Confirmed"),
        OperationState.FAILED: translate("operations", "Not taken"),
    }[value]


def state_explained(value: OperationState) -> str:
    """Where an operation stands, and what that means."""
    return {
        OperationState.PENDING: translate("operations", "It was recorded, and nothing of it went out."),
        OperationState.SENT: translate("operations", "It is on its way. Wait for the portal's answer."),
        OperationState.UNKNOWN: translate(
            "operations",
            "The portal gave no clear answer: it has it, or it has not. BateCerto asks it from time to time, and does "
            "not send it again.",
        ),
        OperationState.NEEDS_REVIEW: translate(
            "operations",
            "Asking the portal did not tell. Look in Segurança Social Direta whether it is there, and say what you "
            "found. Until then this month cannot be sent again.",
        ),
        OperationState.CONFIRMED: translate("operations", "The portal has it, and it is posted as declared."),
        OperationState.FAILED: translate("operations", "The portal does not have it. The month may be sent again."),
    }[value]


def standing(operation: Operation, now: datetime) -> str:
    """Where an operation stands, what that means, and since when where that is not known."""
    explained = state_explained(operation.state)
    if operation.state is not OperationState.UNKNOWN:
        return f"{state(operation.state)}. {explained}"
    said = translate("operations", "Neither sent nor not sent: BateCerto is asking the portal (sent {ago}). {meaning}")
    return said.format(ago=formats.ago(operation.created_at, now), meaning=explained)


def by_hand_in_short(value: HandKind) -> str:
    """What was done past the portal's services, in a word or two."""
    return {
        HandKind.WRITTEN: translate("operations", "File written"),
        HandKind.DELIVERED: translate("operations", "Marked as delivered"),
        HandKind.SENT: translate("operations", "Sent"),
    }[value]


def by_hand_explained(record: HandRecord) -> str:
    """What was done past the portal's services, and what that means."""
    if record.kind is HandKind.WRITTEN:
        said = translate("operations", "A corrected file was written: {blocks} at {rates}. Nothing was sent with that.")
        return said.format(blocks=COUNTS.blocks(record.blocks), rates=_rates(record.rates))
    if record.rates:
        said = translate(
            "operations",
            "Somebody marked {rates} of this month as delivered on {day}. Since then these figures count as declared, "
            "until something later takes their place.",
        )
    else:
        said = translate(
            "operations",
            "Somebody marked this month as delivered on {day}. Since then these figures count as declared, until "
            "something later takes their place.",
        )
    day = date.fromisoformat(record.day) if record.day else record.at
    return said.format(day=f"{day:%d/%m/%Y}", rates=_rates(record.rates))


def by_hand(*, taken: bool) -> str:
    """What follows when a person says what the portal shows."""
    if taken:
        return translate("operations", "What was sent is then posted as declared. That is kept with your note.")
    return translate("operations", "The month may then be sent again. Look twice: sent twice, it is declared twice.")


def why(value: Why) -> str:
    """What moved an operation."""
    return {
        Why.RECORDED: translate("operations", "Recorded"),
        Why.CALL_BEGINS: translate("operations", "Sending began"),
        Why.ACCEPTED: translate("operations", "The portal took it"),
        Why.NOT_SENT: translate("operations", "Nothing of it went out"),
        Why.REFUSED: translate("operations", "The portal refused it"),
        Why.NO_CLEAR_ANSWER: translate("operations", "No clear answer came back"),
        Why.NEVER_BEGAN: translate("operations", "BateCerto ended before it was sent"),
        Why.INTERRUPTED: translate("operations", "BateCerto ended while it was being sent"),
        Why.RECEIPT_FOUND: translate("operations", "The portal names its receipt"),
        Why.VALUES_MATCH: translate("operations", "The portal shows what was sent"),
        Why.WINDOW_PASSED: translate("operations", "The portal did not show it in time"),
        Why.TAKEN_BY_HAND: translate("operations", "Somebody found it at the portal"),
        Why.NOT_TAKEN_BY_HAND: translate("operations", "Somebody found that it is not at the portal"),
    }[value]


def noted(value: Why, note: str) -> str:
    """What is kept beside a change, as a sentence; a person's note stays as it was written."""
    if value not in _BY_PROGRAM:
        return note
    return portal_words(note) if _reason(note) else _stopped(note)


def portal_words(message: str) -> str:
    """Why there was no clear answer, or none that says yes, and the portal's words; empty where nothing is known."""
    reason = _reason(message)
    if reason is None:
        return message
    said = _causes()[reason]
    words = message.partition(": ")[2]
    if not words:
        return said
    if reason.kind is FailureKind.CONTRACT:
        return f"{said} " + translate("failures", "Field: {path}.").format(path=words)
    return f"{said} " + translate("failures", "The portal says: “{message}”").format(message=words)


_BY_PROGRAM = (Why.NOT_SENT, Why.REFUSED, Why.NO_CLEAR_ANSWER, Why.NEVER_BEGAN, Why.INTERRUPTED)


def _reason(note: str) -> FailureReason | None:
    """The code that a note of the program begins with; see domain.operations.words."""
    try:
        return FailureReason(note.partition(": ")[0])
    except ValueError:
        return None


def _stopped(note: str) -> str:
    if note == "CancelledError":
        return translate("operations", "BateCerto was closed or locked meanwhile.")
    return translate("operations", "An error in BateCerto: {name}.").format(name=note) if note else ""


def _causes() -> dict[FailureReason, str]:
    return {
        FailureReason.NO_TOKEN: translate("operations", "The company has no portal token."),
        FailureReason.TOKEN_MALFORMED: translate("operations", "What is kept as the company's token can be none."),
        FailureReason.TOKEN_REFUSED: translate("operations", "The portal refused the company's token."),
        FailureReason.FORBIDDEN: translate("operations", "The company's token may not use this service."),
        FailureReason.UNREACHABLE: translate("operations", "The connection to the portal failed."),
        FailureReason.TIMED_OUT: translate("operations", "No answer came in time."),
        FailureReason.BUSY: translate("operations", "The portal was too busy."),
        FailureReason.SERVER_ERROR: translate("operations", "The portal failed on its own side."),
        FailureReason.REFUSED: translate("operations", "The portal did not accept it."),
        FailureReason.BROKEN_CONTRACT: translate("operations", "The portal's answer was not in the form expected."),
        FailureReason.CERTIFICATE: translate("operations", "The portal's identity could not be verified."),
        FailureReason.TOO_LARGE: translate("operations", "The portal's answer was larger than expected."),
        FailureReason.CIRCUIT_OPEN: translate(
            "operations", "The portal had failed several times in a row just before."
        ),
    }


def refusal(value: Refusal) -> str:
    """Why a month is not sent, and what to do."""
    return {
        Refusal.NOT_SWITCHED_ON: translate(
            "operations", "Communicating to this portal is switched off for this company. Switch it on first."
        ),
        Refusal.NO_ERP_VALUES: translate(
            "operations", "There are no ERP values for this month. Import its file first."
        ),
        Refusal.PORTAL_NOT_KNOWN: translate(
            "operations", "This month was never fetched from the portal. Fetch it first, to see what would change."
        ),
        Refusal.ALREADY_THERE: translate("operations", "The portal shows these figures already. There is no need."),
        Refusal.IN_PROCESSING: translate(
            "operations", "These figures were sent already, and the portal is still working on them. Fetch again later."
        ),
        Refusal.NOT_SETTLED: translate(
            "operations",
            "It is not known yet what came of the last time this month was sent. Sending it again could declare it "
            "twice. Wait until that is settled.",
        ),
        Refusal.NOT_CONFIRMED: translate(
            "operations", "Nothing was sent: what was confirmed is not what would be sent. Look at the figures again."
        ),
        Refusal.FIGURES_CHANGED: translate(
            "operations", "Nothing was sent: the figures changed since they were shown. Look at them again."
        ),
        Refusal.REGIME_CHANGED: translate(
            "operations",
            "Nothing was sent: the company's regime in this month is another one now than was shown. Look at it again.",
        ),
        Refusal.PORTAL_SILENT: translate(
            "operations", "Nothing was sent: the portal could not be asked what it holds. Try again later."
        ),
    }[value]


def sent(result: SendResult) -> str:
    """How sending ended."""
    if result.operation is None:
        said = refusal(result.refusal) if result.refusal else ""
        return f"{said} {failure(result.failure.reason)}" if result.failure else said
    return state_explained(result.operation.state)


def plan(value: CommunicationPlan) -> str:
    """Where a plan would go, and whom it is about, in one sentence."""
    if value.environment.production:
        said = translate(
            "operations",
            "{company}, {month}: {people}, to {host}. This is an official record, and nothing takes it back.",
        )
    else:
        said = translate("operations", "{company}, {month}: {people}, to {host}, which is not the official portal.")
    return said.format(
        company=value.company,
        month=formats.month(value.month),
        people=_COUNTS.people(value.people),
        host=value.environment.host,
    )


def settled(summary: SettleSummary) -> str:
    """What a round of asking did."""
    if not summary.outcomes:
        return translate("operations", "There was nothing to ask the portal about.")
    unknown = sum(outcome.operation.state is OperationState.UNKNOWN for outcome in summary.outcomes)
    parts = [
        _COUNTS.asked(len(summary.outcomes)),
        _COUNTS.confirmed(summary.count(OperationState.CONFIRMED)),
        _COUNTS.to_review(summary.count(OperationState.NEEDS_REVIEW)),
        _COUNTS.still_unknown(unknown),
    ]
    return ", ".join(parts) + "."


def silent(summary: SettleSummary) -> list[str]:
    """Why the portal could not be asked, each reason once."""
    return list(dict.fromkeys(failure(one.failure.reason) for one in summary.outcomes if one.failure))


def reviewed(operation: Operation) -> str:
    """What a person's answer did."""
    return f"{state(operation.state)}. {state_explained(operation.state)}"


def switched(company: str, host: str, *, on: bool) -> str:
    """Whether a company may be communicated to a portal now."""
    if on:
        said = translate("operations", "{company} may be communicated to {host} from now on.")
    else:
        said = translate("operations", "{company} is not communicated to {host} any more.")
    return said.format(company=company, host=host)


def corrected(value: Correction) -> str:
    """A corrected file that was written."""
    return translate("operations", "{path}: {blocks} with {values}, {company}, {month}.").format(
        path=value.path,
        blocks=COUNTS.blocks(len(value.blocks)),
        values=COUNTS.values(sum(block.values for block in value.blocks)),
        company=value.company,
        month=formats.month(value.month),
    )


def what_was_delivered(month: YearMonth, rates: Collection[Rate] | None) -> str:
    """A month, or those rates of it alone."""
    if rates is None:
        return formats.month(month)
    said = translate("operations", "{month}, at {rates} alone,")
    return said.format(month=formats.month(month), rates=_rates(rates))


def stands(month: YearMonth) -> str:
    """A month of which nothing is left to mark."""
    said = translate("operations", "{month} stood so already: nothing was posted.")
    return said.format(month=formats.month(month))


def delivered(value: Delivered) -> str:
    """A month that was marked as delivered, or some rates of it."""
    if not value.posted:
        return stands(value.month)
    said = translate("operations", "{what} is marked as delivered: {entries}.")
    return said.format(what=what_was_delivered(value.month, value.of), entries=_COUNTS.entries(value.posted))


def _rates(rates: Collection[Rate]) -> str:
    return ", ".join(formats.rate(rate) for rate in sorted(rates))


def verdict(value: Verdict) -> str:
    """What ERP, last declared and portal say together."""
    return {
        Verdict.IN_STEP: translate("operations", "In step"),
        Verdict.FORGOTTEN_RESEND: translate("operations", "Changed in the ERP, not sent again"),
        Verdict.PORTAL_CHANGED: translate("operations", "Changed at the portal"),
        Verdict.NOT_SHOWN_YET: translate("operations", "Not at the portal yet"),
        Verdict.DECLARED_ELSEWHERE: translate("operations", "Declared past BateCerto"),
        Verdict.ALL_APART: translate("operations", "All three differ"),
        Verdict.NEVER_DECLARED: translate("operations", "Never declared"),
        Verdict.NOT_COMPARED: translate("operations", "Not compared"),
    }[value]


def verdict_explained(value: Verdict) -> str:
    """What ERP, last declared and portal say together, and what to do."""
    return {
        Verdict.IN_STEP: translate("operations", "In step: the ERP, what was declared and the portal agree."),
        Verdict.FORGOTTEN_RESEND: translate(
            "operations",
            "The portal shows what was last declared, and the ERP changed since: it looks like a forgotten resend.",
        ),
        Verdict.PORTAL_CHANGED: translate(
            "operations",
            "The ERP still has what was last declared, and the portal shows something else: it was changed there.",
        ),
        Verdict.NOT_SHOWN_YET: translate(
            "operations",
            "The ERP has what was last declared. The portal's values are from before that: it does not show it yet. "
            "Fetch the month again later.",
        ),
        Verdict.DECLARED_ELSEWHERE: translate(
            "operations",
            "The ERP and the portal agree, but not with what was last declared: it was declared past BateCerto.",
        ),
        Verdict.ALL_APART: translate(
            "operations",
            "All three differ: the ERP changed since it was last declared, and the portal shows something else again.",
        ),
        Verdict.NEVER_DECLARED: translate(
            "operations", "BateCerto does not know of any declaration of this month: none was sent or marked from here."
        ),
        Verdict.NOT_COMPARED: translate("operations", "One of the sides is not there, so nothing was compared."),
    }[value]


def in_doubt(unknown: int, review: int, oldest_age: int) -> str:
    """Operations that are not settled, for an examination of the store.

    Args:
        oldest_age: in seconds.
    """
    parts = [_COUNTS.in_doubt(unknown)] if unknown else []
    parts += [_COUNTS.waiting_for_a_person(review)] if review else []
    said = translate("operations", "{what}; the oldest is {age} old.")
    return said.format(what=", ".join(parts), age=_COUNTS.hours(oldest_age // 3600))
