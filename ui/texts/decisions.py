# SPDX-License-Identifier: MIT
"""Decisions about divergences and months that are signed off, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.decisions import DecisionEvent, Refusal, RunChange, Verb
from domain.divergence import Change, Figures
from domain.sign_off import Drift, OpenItem, OpenKind
from ui import formats
from ui.texts.states import divergence_state

if TYPE_CHECKING:
    from domain.use_cases.decide import Outcome
    from domain.use_cases.sign_off import Reopened, SignPlan

translate = QCoreApplication.translate


class DecisionCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("DecisionCounts", source, comment, n)

    def change(self, n: int) -> str:
        """Divergences that a command would change."""
        return self.tr("%n divergence(s) would change", None, n)

    def changed(self, n: int) -> str:
        """Divergences that a command changed."""
        return self.tr("%n divergence(s) changed", None, n)

    def left_alone(self, n: int) -> str:
        """Divergences that a command leaves alone."""
        return self.tr("%n left alone", None, n)

    def rates(self, n: int) -> str:
        """Rates of a month."""
        return self.tr("%n rate(s)", None, n)


_COUNTS = DecisionCounts()


def verb(value: Verb) -> str:
    """What is decided, as a command."""
    return {
        Verb.ACCEPT: translate("decisions", "Accept with a reason"),
        Verb.CORRECTING: translate("decisions", "Mark as being corrected"),
        Verb.CONTEST: translate("decisions", "Mark as contested"),
        Verb.NOTE: translate("decisions", "Add a note"),
        Verb.UNDO: translate("decisions", "Undo"),
    }[value]


def refusal(value: Refusal) -> str:
    """Why a divergence cannot be decided that way, and what to do."""
    return {
        Refusal.NOT_THERE: translate("decisions", "There is no divergence here."),
        Refusal.RESOLVED: translate("decisions", "It tallies by now, so there is nothing to decide."),
        Refusal.NO_REASON: translate("decisions", "Say why, in a few words: it is kept with the decision."),
        Refusal.ALREADY_SO: translate("decisions", "It is so already."),
        Refusal.NOTHING_TO_UNDO: translate("decisions", "Nothing was decided here that could be taken back."),
        Refusal.MOVED_SINCE: translate(
            "decisions", "A reconciliation has moved it since. Decide anew about the figures as they are now."
        ),
        Refusal.FIGURES_CHANGED: translate(
            "decisions", "Its figures changed since they were shown. Look at them again."
        ),
        Refusal.MONTH_SIGNED: translate(
            "decisions", "Its month is signed off. Take the signature back first, if it has to change."
        ),
    }[value]


def planned(value: Outcome) -> str:
    """What a command would do, in one sentence."""
    return _sentence(_COUNTS.change(len(value.changes)), value)


def done(value: Outcome) -> str:
    """What a command did, in one sentence."""
    if value.repeated:
        return translate("decisions", "This was done before: {what}").format(
            what=_sentence(_COUNTS.changed(len(value.changes)), value)
        )
    return _sentence(_COUNTS.changed(len(value.changes)), value)


def _sentence(changed: str, value: Outcome) -> str:
    return ", ".join([changed, *([_COUNTS.left_alone(len(value.refused))] if value.refused else [])]) + "."


def refused(value: Outcome) -> list[str]:
    """Each divergence that is left alone, and why."""
    return [f"{formats.month(key.month)}, {formats.rate(key.rate)}: {refusal(why)}" for key, why in value.refused]


def decision(value: DecisionEvent) -> str:
    """One event, with its author, its time and its words."""
    what = {
        Verb.ACCEPT: translate("decisions", "Accepted"),
        Verb.CORRECTING: translate("decisions", "Marked as being corrected"),
        Verb.CONTEST: translate("decisions", "Contested"),
        Verb.NOTE: translate("decisions", "Note"),
        Verb.UNDO: translate("decisions", "Taken back"),
    }[value.verb]
    said = f"{formats.date_time(value.at)} · {value.who or formats.DASH} · {what}"
    return f"{said}: {value.reason}" if value.reason else said


def overturned(value: DecisionEvent, now: Figures) -> str:
    """A decision that no longer holds, with the figures before and now."""
    state = divergence_state(value.after)
    if value.figures == now:
        said = translate("decisions", "Was “{state}” until it tallied; it differs again by the same amounts.")
        return said.format(state=state)
    said = translate("decisions", "Was “{state}” with {before}; now {now}.")
    return said.format(state=state, before=figures(value.figures), now=figures(now))


def overturned_lines(value: DecisionEvent, now: Figures) -> list[str]:
    """A decision that no longer holds, and each figure that became another, a line each."""
    if value.figures == now:
        return [overturned(value, now)]
    said = translate("decisions", "Was “{state}”. Since then, this changed:")
    before = value.figures
    pairs = (
        (translate("decisions", "ERP, remuneration"), before.erp_remuneration, now.erp_remuneration),
        (translate("decisions", "Portal, remuneration"), before.portal_remuneration, now.portal_remuneration),
        (translate("decisions", "ERP, contribution"), before.erp_contribution, now.erp_contribution),
        (translate("decisions", "Portal, contribution"), before.portal_contribution, now.portal_contribution),
    )
    changed = [f"{name}: {formats.money(old)} → {formats.euro(new)}" for name, old, new in pairs if old != new]
    return [said.format(state=divergence_state(value.after)), *changed]


def figures(value: Figures) -> str:
    """The four amounts in short: remuneration, then contribution, of the ERP and of the portal."""
    said = translate("decisions", "ERP {erp} / {erp_contribution}, portal {portal} / {portal_contribution}")
    return said.format(
        erp=formats.money(value.erp_remuneration),
        erp_contribution=formats.money(value.erp_contribution),
        portal=formats.money(value.portal_remuneration),
        portal_contribution=formats.money(value.portal_contribution),
    )


def run_change(value: RunChange) -> str:
    """What a run did, with the figures before and after where they changed."""
    what = {
        Change.OPENED: translate("decisions", "Found"),
        Change.UPDATED: translate("decisions", "Other figures"),
        Change.REOPENED: translate("decisions", "Opened again"),
        Change.RESOLVED: translate("decisions", "Resolved: it tallies"),
    }[value.change]
    said = f"{formats.date_time(value.at)} · {what}"
    if value.before is None or value.before == value.after:
        return f"{said}: {figures(value.after)}"
    return f"{said}: {figures(value.before)} → {figures(value.after)}"


def state_of_month(*, signed: bool) -> str:
    """Whether a month is signed off, in a word or two."""
    return translate("decisions", "Signed off") if signed else translate("decisions", "Not signed off")


def open_item(value: OpenItem) -> str:
    """One thing that keeps a month from being signed off."""
    said = {
        OpenKind.NOTHING_THERE: translate("decisions", "There is nothing reconciled for this month."),
        OpenKind.ALREADY_SIGNED: translate("decisions", "It is signed off already."),
        OpenKind.NOT_RECONCILED: translate("decisions", "Values came in since the last reconciliation. Reconcile."),
        OpenKind.NOT_COMPARED: translate("decisions", "It was not compared: one side is missing."),
        OpenKind.UNDECIDED: translate("decisions", "It diverges, and nobody decided about it."),
        OpenKind.BEING_CORRECTED: translate("decisions", "It is being corrected."),
        OpenKind.CONTESTED: translate("decisions", "It is contested."),
        OpenKind.SENDING: translate("decisions", "It is not known what came of sending this month."),
    }[value.kind]
    return f"{formats.rate(value.rate)}: {said}" if value.rate is not None else said


def signed(value: SignPlan) -> str:
    """What came of signing a month off."""
    if value.signed:
        said = translate("decisions", "{month} is signed off: {rates}.")
        return said.format(month=formats.month(value.month), rates=_COUNTS.rates(len(value.lines)))
    return translate("decisions", "{month} was not signed off: something is open.").format(
        month=formats.month(value.month)
    )


def unsigned(month: str, *, done: bool) -> str:
    """What came of taking a signature back.

    Args:
        month: as it is shown.
    """
    if done:
        return translate("decisions", "{month} is not signed off any more.").format(month=month)
    return translate("decisions", "{month} was not signed off, so there is nothing to take back.").format(month=month)


def reopened(value: Reopened) -> str:
    """That a run opened a signed month again."""
    said = translate(
        "decisions", "{month} was signed off on {signed}, and opened again on {reopened}: other figures came in."
    )
    return said.format(
        month=formats.month(value.signed.month),
        signed=formats.date(value.signed.at),
        reopened=formats.date(value.reopened.at),
    )


def drift(value: Drift) -> str:
    """What changed of a signed month at one rate."""
    nothing = translate("decisions", "nothing")
    before = figures(value.before.figures) if value.before else nothing
    now = figures(value.now.figures) if value.now else nothing
    return f"{formats.rate(value.rate)}: {before} → {now}"
