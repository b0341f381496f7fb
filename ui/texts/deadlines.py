# SPDX-License-Identifier: MIT
"""Deadlines, what silence accepts, and the coming of SCC, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from domain.company import Regime
from domain.deadlines import SCC_MANDATORY, DeadlineKind, Due, Joining, days_until_mandatory
from domain.use_cases.deadlines import CompanyDue, JoiningNotice, SilentAcceptance, Standing
from domain.values import Money
from ui import formats

translate = QCoreApplication.translate


class Days:
    """Days with their number; methods of a class because lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("Days", source, comment, n)

    def left(self, n: int) -> str:
        """Days until a deadline."""
        return self.tr("%n day(s) left", None, n)

    def ago(self, n: int) -> str:
        """Days since a deadline."""
        return self.tr("%n day(s) ago", None, n)

    def late(self, n: int) -> str:
        """Companies with something past."""
        return self.tr("%n company(ies) with deadlines past that the portal does not show as kept.", None, n)

    def unasked(self, n: int) -> str:
        """Companies with something past that the portal was not asked about."""
        return self.tr("%n company(ies) with deadlines past. The portal was not asked about them yet.", None, n)

    def coming(self, n: int) -> str:
        """Companies that have not joined, before everybody has to."""
        return self.tr("%n company(ies) in the classic regime.", None, n)

    def past(self, n: int) -> str:
        """Companies that have not joined, when everybody has."""
        return self.tr("%n company(ies) still stand(s) as classic here.", None, n)

    def silent(self, n: int) -> str:
        """Months that silence accepts."""
        return self.tr("If nothing is done, Segurança Social will assume its own values for %n month(s)", None, n)

    def accepted(self, n: int) -> str:
        """Months that silence may have accepted."""
        return self.tr(
            "For %n month(s) the last day has passed: silence may have accepted Segurança Social's values", None, n
        )

    def until_mandatory(self, n: int) -> str:
        """Days until something that is to come."""
        return self.tr("in %n day(s)", None, n)


_DAYS = Days()


def day(value: date) -> str:
    """A day of the calendar: ``20/11/2026``."""
    return f"{value:%d/%m/%Y}"


def regime(value: Regime) -> str:
    """A regime, in a few words."""
    return {
        Regime.CLASSIC: translate("deadlines", "Classic (DR)"),
        Regime.SCC: translate("deadlines", "Simplified cycle (SCC)"),
    }[value]


def mandatory_from(month: str) -> str:
    """From when a company is in SCC that did not join."""
    return translate("deadlines", "{month} (everybody)").format(month=month)


def kind(value: DeadlineKind) -> str:
    """What has to be done in time."""
    return {
        DeadlineKind.DELIVER: translate("deadlines", "Deliver the DR"),
        DeadlineKind.CONFIRM: translate("deadlines", "Confirm or correct the values"),
        DeadlineKind.PAY: translate("deadlines", "Pay"),
    }[value]


def kind_and_regimes(value: DeadlineKind) -> str:
    """What has to be done in time, with the regime that it is of."""
    return {
        DeadlineKind.DELIVER: translate("deadlines", "Deliver the DR (classic)"),
        DeadlineKind.CONFIRM: translate("deadlines", "Confirm or correct the values (SCC)"),
        DeadlineKind.PAY: translate("deadlines", "Pay (both regimes)"),
    }[value]


def standing(value: Standing) -> str:
    """Whether it was done, in a few words."""
    return {
        Standing.OPEN: translate("deadlines", "To be done"),
        Standing.DONE: translate("deadlines", "Done"),
        Standing.WAITING: translate("deadlines", "Being processed at the portal"),
        Standing.MISSED: translate("deadlines", "Past; not at the portal"),
        Standing.UNKNOWN: translate("deadlines", "Past; portal not asked"),
    }[value]


def standing_explained(value: Standing, what: DeadlineKind) -> str:
    """What that means, and what to do."""
    if what is DeadlineKind.PAY:
        return translate("deadlines", "Whether something was paid, the portal's answers do not say.")
    return {
        Standing.OPEN: translate("deadlines", "The portal's last answer does not show it as done yet."),
        Standing.DONE: translate("deadlines", "The portal's last answer shows it as done."),
        Standing.WAITING: translate(
            "deadlines", "The portal is still processing the month. Fetch it again before the last day."
        ),
        Standing.MISSED: translate(
            "deadlines",
            "The last day has passed, and the portal's last answer does not show it as done. Fetch the month again, "
            "and if it is so, do it now.",
        ),
        Standing.UNKNOWN: translate(
            "deadlines", "The last day has passed, and the portal was not asked, or not with success. Fetch the month."
        ),
    }[value]


def left(days: int) -> str:
    """How far away a deadline is."""
    if days == 0:
        return translate("deadlines", "today")
    return _DAYS.left(days) if days > 0 else _DAYS.ago(-days)


def countdown(days: int) -> str:
    """How far away a deadline is, as it stands in a column: ``in 4 days``, ``today``, ``12 days ago``."""
    if days == 0:
        return translate("deadlines", "today")
    return _DAYS.until_mandatory(days) if days > 0 else _DAYS.ago(-days)


def standing_of(value: tuple[Standing, bool]) -> str:
    """As standing; of a payment, told by True, nobody knows."""
    if value[1]:
        return translate("deadlines", "Not known here")
    return standing(value[0])


def due_tip(value: Due, today: date) -> str:
    """A deadline with its days, and the day by the calendar where it moved."""
    lines = [due(value, today)]
    if value.day != value.nominal:
        lines.append(
            translate("deadlines", "By the calendar {day}: that is no working day, and it moves to the next.").format(
                day=day(value.nominal)
            )
        )
    return "\n".join(lines)


def source(value: Due) -> str:
    """Where the rule comes from, and what it says."""
    rule = {
        DeadlineKind.DELIVER: translate(
            "deadlines", "Classic regime: the DR is delivered by day 10 of the next month. Delivered means validated."
        ),
        DeadlineKind.CONFIRM: translate(
            "deadlines", "SCC: values are confirmed or corrected by day 20 of the next month. Silence accepts them."
        ),
        DeadlineKind.PAY: translate(
            "deadlines", "Payment: days 10 to 20 of the next month in the classic regime, days 1 to 25 in SCC."
        ),
    }[value.kind]
    law = translate("deadlines", "Sources: {laws}.").format(
        laws="Decreto-Lei 127/2025, Portaria 445/2025/1, Decreto Regulamentar 7/2025"
    )
    return f"{rule}\n{law}"


def silent_head(values: Sequence[SilentAcceptance]) -> str:
    """What stands above what silence accepts, with what is at stake in all; what is past in a line of its own."""
    past = [one for one in values if one.days_left < 0]
    coming = [one for one in values if one.days_left >= 0]
    lines = [_at_stake(say(len(some)), some) for say, some in ((_DAYS.silent, coming), (_DAYS.accepted, past)) if some]
    return "\n".join(lines)


def _at_stake(what: str, values: Sequence[SilentAcceptance]) -> str:
    comparable = [one.at_stake.cents for one in values if one.has_erp]
    if not comparable:
        return what
    said = translate("deadlines", "{what}; {stake} differ from the ERP")
    return said.format(what=what, stake=formats.euro(Money(sum(comparable))))


def late_warning(values: Sequence[CompanyDue]) -> str:
    """That something is past, and of what of it the portal was not asked."""
    unasked = {one.company_id for one in values if one.standing is Standing.UNKNOWN}
    late = {one.company_id for one in values if one.standing is not Standing.UNKNOWN}
    said = [_DAYS.late(len(late))] if late else []
    return " ".join([*said, *([_DAYS.unasked(len(unasked))] if unasked else [])])


def joining_warning(values: Sequence[JoiningNotice], today: date) -> str:
    """What the coming of SCC asks of the companies that have not joined, in one sentence for all."""
    if len(values) == 1:
        return joining(values[0], today)
    if not values:
        return ""
    month = formats.long_month(SCC_MANDATORY)
    if values[0].warning is Joining.COMING:
        said = translate(
            "deadlines",
            "{companies} From {month} on ({left}) every company is in SCC: say in the settings when each joins, if it "
            "does before. Joining cannot be undone.",
        )
        left_days = _DAYS.until_mandatory(max(days_until_mandatory(today), 0))
        return said.format(companies=_DAYS.coming(len(values)), month=month, left=left_days)
    said = translate(
        "deadlines",
        "{companies} From {month} on their months are taken as SCC: put the first SCC month into the settings.",
    )
    return said.format(companies=_DAYS.past(len(values)), month=month)


def due(value: Due, today: date) -> str:
    """A deadline with its day: ``Pay: 10/11/2026 – 20/11/2026 (9 days left)``."""
    last = day(value.day)
    span = f"{day(value.opens)} – {last}" if value.opens else last
    return f"{kind(value.kind)}: {span} ({left(value.days_left(today))})"


def until(value: Due, today: date) -> str:
    """A deadline's day alone: ``10/11/2026 (9 days left)``."""
    return f"{day(value.day)} ({left(value.days_left(today))})"


def silent(value: SilentAcceptance) -> str:
    """What silence accepts for one month, and what that would cost."""
    if not value.has_erp:
        said = translate(
            "deadlines",
            "{company}, {month}: Segurança Social computed {portal}. No ERP file covers this month, so nobody can say "
            "whether that is right. {deadline}",
        )
    elif not value.at_stake:
        said = translate(
            "deadlines", "{company}, {month}: Segurança Social computed {portal}, as the ERP has it. {deadline}"
        )
    elif not value.difference:
        said = translate(
            "deadlines",
            "{company}, {month}: Segurança Social computed {portal}, as much as the ERP has, but under other rates: "
            "{stake} differ. {deadline}",
        )
    else:
        said = _apart_and_past(value) if value.days_left < 0 else _apart(value)
    return said.format(
        company=value.company,
        month=formats.month(value.month),
        portal=formats.euro(value.portal),
        erp=formats.euro(value.erp),
        difference=formats.euro(abs(value.difference)),
        stake=formats.euro(value.at_stake),
        deadline=_silence(value),
    )


def _apart(value: SilentAcceptance) -> str:
    if value.difference > Money():
        return translate(
            "deadlines",
            "{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}: {difference} too much "
            "would be owed. {deadline}",
        )
    return translate(
        "deadlines",
        "{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}: {difference} too little "
        "would be declared, which is an offence to leave. {deadline}",
    )


def _apart_and_past(value: SilentAcceptance) -> str:
    if value.difference > Money():
        return translate(
            "deadlines",
            "{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}. {deadline} If silence "
            "accepted it, {difference} too much is owed.",
        )
    return translate(
        "deadlines",
        "{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}. {deadline} If silence "
        "accepted it, {difference} too little is declared, which is an offence to leave.",
    )


def _silence(value: SilentAcceptance) -> str:
    last = day(value.due.day)
    if value.days_left < 0:
        return translate(
            "deadlines", "The last day was {day}: silence may have accepted it already. Fetch it again."
        ).format(day=last)
    return translate("deadlines", "Confirm or correct it by {day} ({left}): silence accepts it.").format(
        day=last, left=left(value.days_left)
    )


def joining(value: JoiningNotice, today: date) -> str:
    """What the coming of SCC asks of a company."""
    month = formats.long_month(SCC_MANDATORY)
    if value.warning is Joining.COMING:
        said = translate(
            "deadlines",
            "{company} is in the classic regime. From {month} on ({left}) every company is in SCC: say in its settings "
            "when it joins, if it does before. Joining cannot be undone.",
        )
        return said.format(
            company=value.company, month=month, left=_DAYS.until_mandatory(max(days_until_mandatory(today), 0))
        )
    said = translate(
        "deadlines",
        "{company} still stands as classic here. From {month} on its months are taken as SCC: put its first SCC month "
        "into its settings.",
    )
    return said.format(company=value.company, month=month)
