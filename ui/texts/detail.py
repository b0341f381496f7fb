# SPDX-License-Identifier: MIT
"""What the detail of a bucket says beside the sentences of explanations, next steps and decisions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.deadlines import DeadlineKind
from domain.divergence import Change
from domain.explanation import Cause, OtherBucket, Person, Rounded, Source, SourceKind
from domain.next_step import Why
from ui import formats
from ui.texts import deadlines, explanation
from ui.texts.states import nature

if TYPE_CHECKING:
    from domain.next_step import NextStep
    from domain.read_models import BucketDetail

translate = QCoreApplication.translate


class DetailCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("DetailCounts", source, comment, n)

    def causes(self, n: int) -> str:
        """Causes of a difference."""
        return self.tr("%n cause(s)", None, n)

    def workers(self, n: int) -> str:
        """Workers whom a cause names."""
        return self.tr("%n worker(s)", None, n)

    def sources(self, n: int) -> str:
        """Files and answers that a cause names."""
        return self.tr("%n source(s)", None, n)

    def more_workers(self, n: int) -> str:
        """Workers who are not listed with a cause."""
        return self.tr("and %n more, in the table of workers", None, n)

    def older(self, n: int) -> str:
        """What is not listed of a past."""
        return self.tr("Show %n older", None, n)

    def events(self, n: int) -> str:
        """What happened to a divergence."""
        return self.tr("%n event(s)", None, n)


COUNTS = DetailCounts()


# Why


def evidence_title(value: Cause) -> str:
    """What a cause rests on, in numbers."""
    counts = [
        COUNTS.workers(value.workers) if value.people else "",
        COUNTS.sources(len(value.sources)) if value.sources else "",
        translate("detail", "another group") if value.other else "",
    ]
    said = ", ".join(text for text in counts if text)
    return translate("detail", "Evidence: {what}").format(what=said) if said else translate("detail", "Evidence")


def person_values(value: Person) -> str:
    """What both sides have for a worker, and what for where one value alone is meant."""
    erp, portal = (formats.DASH if side is None else formats.money(side) for side in (value.erp, value.portal))
    said = translate("detail", "ERP {erp} · portal {portal}").format(erp=erp, portal=portal)
    if value.nature:
        said += f" · {nature(value.nature)}"
    return f"{said} ({formats.month(value.month)})" if value.month else said


def source(value: Source) -> str:
    """A file, an answer of the portal, or the ledger, with its time."""
    if value.kind is SourceKind.LEDGER or value.at is None:
        return translate("detail", "What was declared, as it is kept here")
    when = formats.date_time(value.at)
    if value.kind is SourceKind.IMPORT:
        return translate("detail", "ERP file {name}, imported {when}").format(name=value.name, when=when)
    return translate("detail", "The portal's answer of {when}").format(when=when)


def rounded(value: Rounded) -> str:
    """How far each side is from remuneration × rate, and how far rounding can take it."""
    said = translate(
        "detail",
        "From remuneration × rate, the ERP's contribution is {erp} away and the portal's {portal}. Rounding can make "
        "up to {most}.",
    )
    erp, portal = (formats.euro(side, sign=True) for side in (value.erp, value.portal))
    return said.format(erp=erp, portal=portal, most=formats.euro(value.most))


def other_half(value: OtherBucket) -> str:
    """Where the other half of a cause is, and what it is worth there."""
    return translate("detail", "The other half: {month}, {rate}, {worth}.").format(
        month=formats.month(value.key.month),
        rate=formats.rate(value.key.rate),
        worth=explanation.worth(value.remuneration, value.contribution),
    )


def totals_alone(detail: BucketDetail) -> str:
    """That workers' values are not known, and of whom; empty where they are."""
    bucket = detail.bucket
    erp = bucket.has_erp and bucket.erp_remuneration and all(pair.erp is None for pair in detail.pairs)
    portal = bucket.has_portal and bucket.portal_remuneration and all(pair.portal is None for pair in detail.pairs)
    if erp and portal:
        return translate("detail", "Neither side tells its workers' values, so causes are sought in the totals alone.")
    if erp:
        return translate("detail", "The ERP's file has totals alone, so causes are sought in the totals.")
    if portal:
        return translate("detail", "The portal gave totals alone, so causes are sought in the totals.")
    return ""


# What now


def if_nothing(step: NextStep, today: date) -> str:
    """What comes of doing nothing."""
    said = _if_left().get(step.why, "")
    if said or step.due is None:
        return said or translate("detail", "It stays open, and the month cannot be signed off.")
    overdue, day = step.is_overdue(today), deadlines.day(step.due.day)
    if step.due.kind is DeadlineKind.CONFIRM:
        if overdue:
            return translate(
                "detail", "Silence may have accepted what the portal has. It stays so until it is corrected."
            )
        return translate("detail", "After {day}, silence accepts what the portal has.").format(day=day)
    if overdue:
        return translate("detail", "The portal keeps what it has, and what is delivered now is later every day.")
    return translate("detail", "The portal keeps what it has, and what is delivered after {day} is late.").format(
        day=day
    )


def _if_left() -> dict[Why, str]:
    waits = translate("detail", "It stays open until the portal tells what came of it.")
    open_ = translate("detail", "It stays open, and the month cannot be signed off.")
    return {
        Why.AGREES_NOW: translate("detail", "Nothing is lost: the next reconciliation resolves it."),
        Why.SENDING_NOT_KNOWN: waits,
        Why.PORTAL_WORKS_ON_IT: waits,
        Why.SENT_NOT_SHOWN: waits,
        Why.SENDING_FOR_A_PERSON: translate(
            "detail", "It stays in doubt, and nothing else can be sent for this month."
        ),
        Why.NOT_COMPARED: translate("detail", "Nobody can say whether this month is right."),
        Why.SENT_NOT_IN_ERP: open_,
        Why.ROUNDING: open_,
        Why.MONTHS_CANCEL_OUT: open_,
        Why.SILENCE_ACCEPTED: translate("detail", "The portal's values stay as they were accepted."),
    }


# What was


def change(value: Change) -> str:
    """What a run did, in a word or two."""
    return {
        Change.OPENED: translate("detail", "found a divergence"),
        Change.UPDATED: translate("detail", "found other figures"),
        Change.REOPENED: translate("detail", "opened the divergence again"),
        Change.RESOLVED: translate("detail", "resolved the divergence"),
    }[value]
