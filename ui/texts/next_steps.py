# SPDX-License-Identifier: MIT
"""What to do about a divergence, why, where in the portal, and until when, in sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from domain.next_step import Action, Menu, NextStep, Why
from ui.texts import deadlines

translate = QCoreApplication.translate


def action(value: Action) -> str:
    """The step in a few words."""
    return {
        Action.FIX_ERP: translate("next_steps", "Correct it in the ERP"),
        Action.RESEND: translate("next_steps", "Send a corrected DR"),
        Action.COMMUNICATE: translate("next_steps", "Communicate the right values"),
        Action.CONTEST: translate("next_steps", "Contest it"),
        Action.WAIT: translate("next_steps", "Wait, and fetch again"),
        Action.ACCEPT: translate("next_steps", "Accept it with a reason"),
        Action.LOOK: translate("next_steps", "Look at the portal"),
    }[value]


def why(value: Why) -> str:
    """Why that is the step."""
    return (_under_way() | _known_causes() | _one_sided() | _amounts())[value]


def _under_way() -> dict[Why, str]:
    return {
        Why.SENDING_NOT_KNOWN: translate(
            "next_steps", "This month was sent, and it is not known yet what came of it. Nothing may be sent over it."
        ),
        Why.SENDING_FOR_A_PERSON: translate(
            "next_steps", "This month was sent, and asking did not tell what came of it. Say what the portal shows."
        ),
        Why.NOT_COMPARED: translate(
            "next_steps", "One side of this month is not at hand just now. Bring it in and reconcile."
        ),
        Why.AGREES_NOW: translate(
            "next_steps", "The values at hand agree by now. Reconcile, and this is resolved by itself."
        ),
        Why.PORTAL_WORKS_ON_IT: translate("next_steps", "The portal is still working on this month."),
        Why.REJECTED: translate(
            "next_steps", "The portal rejected what it was sent. Correct what it names, and send it again."
        ),
        Why.CONTESTED: translate(
            "next_steps", "It was contested. Wait for the answer of Segurança Social, and fetch the month again."
        ),
        Why.SENT_NOT_SHOWN: translate(
            "next_steps", "It was sent, and the portal does not show it yet. That can take a while."
        ),
    }


def _known_causes() -> dict[Why, str]:
    return {
        Why.SENT_NOT_IN_ERP: translate(
            "next_steps", "The portal shows what was sent, and the ERP's file here is older. Import the newest one."
        ),
        Why.ROUNDING: translate("next_steps", "These are cents of rounding, and nothing can be corrected about them."),
        Why.MONTHS_CANCEL_OUT: translate(
            "next_steps", "The opposite stands in the month beside it: timing or back pay. The two belong together."
        ),
        Why.OTHER_RATE: translate(
            "next_steps",
            "The same base stands at two rates. Compare the rate in the worker's contract: if yours is right, only "
            "Segurança Social can change theirs; if theirs is, correct the ERP.",
        ),
        Why.CHANGED_IN_ERP: translate(
            "next_steps", "The ERP changed after this month was declared, and nobody sent it again."
        ),
        Why.CHANGED_AT_PORTAL: translate(
            "next_steps",
            "The portal shows something else than was declared: an official correction, or somebody else's change. "
            "Find out which before anything is sent.",
        ),
        Why.TWICE_IN_ERP: translate("next_steps", "The ERP counts somebody more than once."),
        Why.TWICE_AT_PORTAL: translate("next_steps", "The portal counts somebody more than once."),
        Why.OTHER_NATURE: translate(
            "next_steps", "A value stands under another nature or month, which one side does not count."
        ),
    }


def _one_sided() -> dict[Why, str]:
    return {
        Why.NOT_AT_PORTAL_YET: translate(
            "next_steps",
            "Only the ERP has this, and the deadline has not passed: it may not be declared yet, or be in processing. "
            "Look again before the deadline.",
        ),
        Why.NEVER_AT_PORTAL: translate(
            "next_steps", "Only the ERP has this: it was never declared, or it was rejected."
        ),
        Why.ONLY_AT_PORTAL: translate(
            "next_steps",
            "Only the portal has this: somebody who left, a duplicate, another company or another month. Check the "
            "contracts.",
        ),
        Why.WORKERS_NOT_AT_PORTAL: translate(
            "next_steps", "The portal lacks workers that the ERP has. Check that their contracts are registered."
        ),
    }


def _amounts() -> dict[Why, str]:
    return {
        Why.SILENCE_ACCEPTED: translate(
            "next_steps", "Nobody answered in time, so silence accepted the portal's values. They are not the ERP's."
        ),
        Why.COMPUTED_NOT_CONFIRMED: translate(
            "next_steps",
            "The portal only computed this, and nobody confirmed it. Once the deadline has passed, silence has.",
        ),
        Why.PORTAL_MISCOUNTS: translate(
            "next_steps",
            "Both sides have the same remuneration, and the ERP's contribution is what the rate makes of it. The "
            "portal's is not, by more than rounding can make. Fetch the month again; if it stays so, ask Segurança "
            "Social.",
        ),
        Why.ERP_MISCOUNTS: translate(
            "next_steps",
            "Both sides have the same remuneration, and the ERP's contribution is not what the rate makes of it, by "
            "more than rounding can make. No worker has to be found: look at how the ERP works it out.",
        ),
        Why.AMOUNTS_DIFFER: translate(
            "next_steps", "The amounts differ, and the records do not say which side is right. Find the worker first."
        ),
    }


def menu(value: Menu) -> str:
    """Where in the portal; empty where it is not there."""
    return {
        Menu.NOWHERE: "",
        Menu.DECLARATIONS: translate("next_steps", "Segurança Social Direta › Employment › Remuneration statements"),
        Menu.COMPUTED_VALUES: translate("next_steps", "Segurança Social Direta › Employment › Contribution cycle"),
        Menu.CONTRACTS: translate("next_steps", "Segurança Social Direta › Employment › Contracts"),
        Menu.MESSAGES: translate("next_steps", "Segurança Social Direta › Contact › e-Clic"),
        Menu.SENT_VALUES: translate("next_steps", "Segurança Social Direta › Employment › Communicated values"),
    }[value]


def headline(step: NextStep, today: date) -> str:
    """The step with its deadline, for a line of a list."""
    said = action(step.action)
    return f"{said} · {deadlines.until(step.due, today)}" if step.due else said


def sentences(step: NextStep, today: date) -> list[str]:
    """The step, why, where, until when, and what is left to do where that is not it."""
    said = [f"{action(step.action)}. {why(step.why)}"]
    if step.menu is not Menu.NOWHERE:
        said.append(translate("next_steps", "Where: {menu}.").format(menu=menu(step.menu)))
    if step.due is not None:
        said.append(deadlines.due(step.due, today) + ".")
        if step.is_overdue(today):
            said.append(translate("next_steps", "The deadline has passed: do it as soon as you can."))
    if step.otherwise is not None:
        said.append(translate("next_steps", "If that is not it: {action}.").format(action=action(step.otherwise)))
    return said
