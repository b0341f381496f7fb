# SPDX-License-Identifier: MIT
"""Corrected files, deliveries by hand and communications, as the window's dialogs say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.next_step import Menu
from domain.operations import Environment, Operation, OperationState, Step
from domain.reconciliation import Amounts
from domain.values import Money, Rate, YearMonth
from ui import formats
from ui.texts import next_steps
from ui.texts import operations as operation_texts
from ui.texts.counts import COUNTS
from ui.texts.states import failure

if TYPE_CHECKING:
    from domain.use_cases.communicate import CommunicationPlan, SendResult
    from domain.use_cases.correct import Correction
    from domain.use_cases.deliver import Delivered, DeliveryPlan

translate = QCoreApplication.translate


class CorrectionCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("CorrectionCounts", source, comment, n)

    def files(self, n: int) -> str:
        """Files that will be written."""
        return self.tr("%n file(s), one for each company and month", None, n)

    def written(self, n: int) -> str:
        """Files that were written."""
        return self.tr("%n file(s) written to {folder}.", None, n)

    def not_written(self, n: int) -> str:
        """Files that were not."""
        return self.tr("%n file(s) could not be written.", None, n)

    def workers(self, n: int) -> str:
        """Workers."""
        return self.tr("%n worker(s)", None, n)

    def marked(self, n: int) -> str:
        """Months that were marked."""
        return self.tr("%n month(s) marked as delivered", None, n)

    def mark(self, n: int) -> str:
        """A button's text."""
        return self.tr("&Mark %n month(s) as delivered", None, n)

    def totals(self, n: int) -> str:
        """Totals that are sent."""
        return self.tr("%n total(s)", None, n)

    def allowed(self, n: int) -> str:
        """Companies that may be communicated to a portal."""
        return self.tr("Communicating to {host} is on for %n company(ies).", None, n)

    def only_elsewhere(self, n: int) -> str:
        """Companies that may be communicated to another portal alone."""
        return self.tr("For %n company(ies) it was allowed for another portal: for this one, allow it anew.", None, n)


_COUNTS = CorrectionCounts()


# Corrected files


def file_title() -> str:
    """Of the dialog."""
    return translate("corrections", "Corrected DR file")


def files(plans: Sequence[Correction]) -> str:
    """What will be written, in one sentence."""
    blocks = [block for plan in plans for block in plan.blocks]
    said = translate("corrections", "{blocks} with {values} of {workers}; contribution {contribution}.").format(
        blocks=COUNTS.blocks(len(blocks)),
        values=COUNTS.values(sum(block.values for block in blocks)),
        workers=_COUNTS.workers(sum(block.workers for block in blocks)),
        contribution=formats.euro(sum((block.contribution for block in blocks), Money())),
    )
    return said if len(plans) == 1 else f"{_COUNTS.files(len(plans))}: {said}"


def without_erp(company: str, month: YearMonth, rates: Sequence[Rate]) -> str:
    """Rates of which there is nothing to write."""
    said = translate(
        "corrections",
        "{company}, {month}, {rates}: the ERP has nothing there, so there is nothing to write. What only the portal "
        "has must be corrected or contested there.",
    )
    return said.format(
        company=company, month=formats.month(month), rates=", ".join(formats.rate(rate) for rate in sorted(rates))
    )


def not_settled(company: str, month: YearMonth) -> str:
    """A warning before a month that was sent is delivered by hand too."""
    said = translate(
        "corrections",
        "{company}, {month} was sent to the portal, and it is not known yet what came of it. Deliver nothing by hand "
        "until that is settled: it could be declared twice.",
    )
    return said.format(company=company, month=formats.month(month))


def written(done: Sequence[Correction], path: Path) -> str:
    """Files that were written, and what is to be done with them.

    Args:
        path: the file, or the folder of several.
    """
    several = len(done) > 1
    said = _COUNTS.written(len(done)).format(folder=path) if several else operation_texts.corrected(done[0])
    after = translate(
        "corrections",
        "Nothing was sent: deliver it in {menu}. When the portal has taken it, mark it as delivered here.",
    )
    return f"{said} {after.format(menu=next_steps.menu(Menu.DECLARATIONS))}"


def not_written(count: int) -> str:
    """Files of several that were not written."""
    return _COUNTS.not_written(count)


# Deliveries by hand


def delivery_title() -> str:
    """Of the dialog."""
    return translate("corrections", "Mark as delivered")


def delivering(plans: Sequence[DeliveryPlan], shown: int) -> str:
    """What marking means.

    Args:
        plans: those of which anything is posted; shown: how many there are.
    """
    if shown and not plans:
        return translate("corrections", "It stands so already: there is nothing to post.")
    if not shown:
        return ""
    return translate(
        "corrections",
        "Say so only when the portal has taken the file: nothing is sent from here. From then on these figures count "
        "as declared. They are not taken away again, only replaced by a later delivery.",
    )


def mark(months: int) -> str:
    """The button that marks."""
    return _COUNTS.mark(months) if months > 1 else translate("corrections", "&Mark as delivered")


def posted(plans: Sequence[DeliveryPlan], done: Sequence[Delivered], on: date) -> str:
    """What marking did."""
    changed = [one for one in done if one.posted]
    if len(plans) == 1:
        return f"{plans[0].company}: {operation_texts.delivered(done[0])}"
    rates = {rate for plan in plans for rate in plan.of or ()}
    if rates:
        said = translate("corrections", "{months} at {rates} alone, delivered on {day}.")
    else:
        said = translate("corrections", "{months}, delivered on {day}.")
    named = ", ".join(formats.rate(rate) for rate in sorted(rates))
    return said.format(months=_COUNTS.marked(len(changed)), day=f"{on:%d/%m/%Y}", rates=named)


# Communications


def communication_title() -> str:
    """Of the dialog."""
    return translate("corrections", "Communicate to the portal")


def where(environment: Environment) -> str:
    """What kind of portal a communication goes to."""
    if environment.production:
        said = translate(
            "corrections",
            "PRODUCTION: {host}. What is sent becomes an official record, and nothing takes it back.",
        )
    else:
        said = translate(
            "corrections", "TEST: {host} is not the official portal. Even there, what is sent is not taken back."
        )
    return said.format(host=environment.host)


def send(plan: CommunicationPlan) -> str:
    """The button that sends."""
    said = translate("corrections", "&Send {totals} of {month} to {host}")
    return said.format(
        totals=_COUNTS.totals(len(plan.lines)), month=formats.month(plan.month), host=plan.environment.host
    )


def about(plan: CommunicationPlan) -> str:
    """Whom a communication is about."""
    said = translate("corrections", "NIF {nif} · NISS {niss} · {people} in what is sent")
    return said.format(nif=formats.nif(plan.nif), niss=formats.niss(plan.niss), people=_COUNTS.workers(plan.people))


def totals(plan: CommunicationPlan) -> str:
    """What all lines come to: at the portal, what is sent, and what changes."""
    portal = sum((line.portal.contribution for line in plan.lines), Money())
    now = sum((line.now.contribution for line in plan.lines), Money())
    before = sum((line.portal.remuneration for line in plan.lines), Money())
    after = sum((line.now.remuneration for line in plan.lines), Money())
    said = translate(
        "corrections",
        "In all, the remuneration goes from {before} to {after} ({remuneration}), and the contribution from {portal} "
        "to {now} ({contribution}).",
    )
    return said.format(
        before=formats.euro(before),
        after=formats.euro(after),
        remuneration=formats.euro(after - before, sign=True),
        portal=formats.euro(portal),
        now=formats.euro(now),
        contribution=formats.euro(now - portal, sign=True),
    )


def since_declared(plan: CommunicationPlan) -> str:
    """What changes against what stands declared."""
    if not any(rate.declared for rate in plan.rates):
        return translate("corrections", "BateCerto knows of no earlier declaration of this month.")
    changes = [rate.changed_since_declared[1] for rate in plan.rates]
    said = translate("corrections", "Against what was last declared, the contribution changes by {contribution}.")
    return said.format(contribution=formats.euro(sum(changes, Money()), sign=True))


def declared_already(plan: CommunicationPlan) -> str:
    """A warning where just these figures stand declared and the portal shows others; empty elsewhere."""
    portal: dict[Rate, Amounts] = {}
    for line in plan.lines:
        portal[line.rate] = portal.get(line.rate, Amounts()) + line.portal
    same = all((rate.declared or Amounts()) == rate.now for rate in plan.rates)
    if not plan.rates or not same or all(portal.get(rate.rate) == rate.now for rate in plan.rates):
        return ""
    return translate(
        "corrections",
        "Just these figures stand declared already, and the portal does not show them yet. A DR that was handed in may "
        "still be in processing: wait, and fetch again, before sending the same a second time.",
    )


def not_for_classic(company: str, month: YearMonth) -> str:
    """That communicating is not the way of a month in the classic regime."""
    return translate(
        "corrections",
        "{company} is in the classic regime in {month}: a DR is delivered for it. Communicating values is for months "
        "in SCC. Write a corrected DR file, or put the company's first month in SCC into the settings if it has "
        "joined.",
    ).format(company=company, month=formats.month(month))


def not_sent(result: SendResult) -> str:
    """Why nothing was sent."""
    said = operation_texts.refusal(result.refusal) if result.refusal else ""
    if result.failure is None:
        return said
    return f"{said} {failure(result.failure.reason, result.failure.message)}"


def perhaps_sent() -> str:
    """What an error in the middle of sending leaves open."""
    return translate(
        "corrections",
        "If sending had begun, it is not known whether the portal has it: look under Operations. Nothing is sent again "
        "by itself.",
    )


def step(value: Step) -> str:
    """What a step of sending does."""
    return {
        Step.ASK: translate("corrections", "Ask the portal what it holds now"),
        Step.RECORD: translate("corrections", "Keep what is to be sent"),
        Step.MARK_SENT: translate("corrections", "Note that sending begins"),
        Step.CALL: translate("corrections", "Send it, once"),
        Step.KEEP_OUTCOME: translate("corrections", "Keep the portal's answer"),
        Step.REFRESH: translate("corrections", "Fetch the month again"),
    }[value]


def outcome(operation: Operation) -> str:
    """What came of sending, in one or two sentences."""
    where_to, month = operation.environment.host, formats.month(operation.month)
    match operation.state:
        case OperationState.CONFIRMED:
            said = translate(
                "corrections", "Confirmed: {host} took {month}. It is posted as declared. Receipt: {receipt}."
            )
        case OperationState.FAILED:
            said = translate(
                "corrections", "Not taken: {host} does not have {month}. Correct what it names, and send it again."
            )
        case OperationState.NEEDS_REVIEW:
            said = translate("corrections", "{host}, {month}: ") + operation_texts.state_explained(operation.state)
        case _:
            said = translate(
                "corrections",
                "It is NOT known whether {host} took {month}. BateCerto goes on asking, and nothing is sent again by "
                "itself. Do not deliver it by hand either until this is settled.",
            )
    return said.format(host=where_to, month=month, receipt=operation.receipt or formats.DASH)


def one_at_a_time() -> str:
    """Why several months cannot be communicated at once."""
    return translate(
        "corrections", "Choose one company and one month: each communication is looked at and confirmed by itself."
    )


def not_allowed(host: str, *, elsewhere: bool) -> str:
    """Why a company cannot be communicated to a portal.

    Args:
        elsewhere: whether it was allowed for another one.
    """
    if elsewhere:
        said = translate(
            "corrections",
            "Communicating was allowed for another portal, and not for {host}. Switch it on anew in Settings → Portal.",
        )
    else:
        said = translate(
            "corrections",
            "Communicating to {host} is switched off for this company. Switch it on in Settings → Portal.",
        )
    return said.format(host=host)


def another_job() -> str:
    """Why nothing was begun."""
    return translate("corrections", "Nothing was done: another job is running. Try again when it has ended.")


def allowed(count: int, elsewhere: int, host: str) -> str:
    """How many companies may be communicated to a portal.

    Args:
        elsewhere: how many may be to another one alone.
    """
    off = translate("corrections", "Communicating to {host} is off for every company.")
    said = (_COUNTS.allowed(count) if count else off).format(host=host)
    return f"{said} {_COUNTS.only_elsewhere(elsewhere)}" if elsewhere else said


def allowing(company: str, environment: Environment) -> list[str]:
    """What switching communicating on means."""
    said = [
        translate(
            "corrections",
            "{company} may then be communicated from here: BateCerto will be able to write values to {host} in its "
            "name. It never does so by itself: each month is shown, and confirmed by you, before it is sent.",
        ).format(company=company, host=environment.host),
        translate("corrections", "That counts for {host} alone: for another portal it has to be allowed anew.").format(
            host=environment.host
        ),
    ]
    if environment.production:
        said.append(
            translate(
                "corrections",
                "What is sent to {host} becomes an official record, and nothing takes it back. Who declares answers "
                "for it.",
            ).format(host=environment.host)
        )
    return said
