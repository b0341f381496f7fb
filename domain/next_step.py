# SPDX-License-Identifier: MIT
"""What to do about a divergence: rules as data, of which the first that fits says the step.

A step is a proposal with its reason: the rules know what usually lies behind such figures, and the clerk decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.company import Regime
from domain.explanation import Beyond, CauseKind
from domain.operations import OperationState
from domain.portal_record import PortalState
from domain.reconciliation import BucketStatus
from domain.three_way import Verdict

if TYPE_CHECKING:
    from domain.deadlines import Due


class Action(StrEnum):
    """What the clerk does."""

    FIX_ERP = "fix_erp"
    RESEND = "resend"  # a corrected DR, in the classic regime
    COMMUNICATE = "communicate"  # corrected values, in SCC
    CONTEST = "contest"
    WAIT = "wait"  # and look again
    ACCEPT = "accept"  # with a reason
    LOOK = "look"  # at the portal, and say what came of a sending


class Why(StrEnum):
    """Why that is the step."""

    SENDING_NOT_KNOWN = "sending_not_known"
    SENDING_FOR_A_PERSON = "sending_for_a_person"
    NOT_COMPARED = "not_compared"
    AGREES_NOW = "agrees_now"
    PORTAL_WORKS_ON_IT = "portal_works_on_it"
    REJECTED = "rejected"
    CONTESTED = "contested"
    SENT_NOT_SHOWN = "sent_not_shown"
    SENT_NOT_IN_ERP = "sent_not_in_erp"
    ROUNDING = "rounding"
    MONTHS_CANCEL_OUT = "months_cancel_out"
    OTHER_RATE = "other_rate"
    CHANGED_IN_ERP = "changed_in_erp"
    CHANGED_AT_PORTAL = "changed_at_portal"
    TWICE_IN_ERP = "twice_in_erp"
    TWICE_AT_PORTAL = "twice_at_portal"
    NOT_AT_PORTAL_YET = "not_at_portal_yet"
    NEVER_AT_PORTAL = "never_at_portal"
    ONLY_AT_PORTAL = "only_at_portal"
    OTHER_NATURE = "other_nature"
    WORKERS_NOT_AT_PORTAL = "workers_not_at_portal"
    SILENCE_ACCEPTED = "silence_accepted"
    COMPUTED_NOT_CONFIRMED = "computed_not_confirmed"
    PORTAL_MISCOUNTS = "portal_miscounts"
    ERP_MISCOUNTS = "erp_miscounts"
    AMOUNTS_DIFFER = "amounts_differ"


class Menu(StrEnum):
    """Where in the portal."""

    NOWHERE = ""
    DECLARATIONS = "declarations"
    COMPUTED_VALUES = "computed_values"
    CONTRACTS = "contracts"
    MESSAGES = "messages"  # to Segurança Social
    SENT_VALUES = "sent_values"


@dataclass(frozen=True, slots=True)
class Situation:
    """What a step depends on.

    Attributes:
        status: how the bucket came out when it was last seen to diverge.
        cause: the one that is worth most; None where nobody looked, or it is not known.
        verdict: ERP, last declared and portal together.
        portal: the portal's own state of the month; None where it has nothing.
        operation: the state of the last sending of the month; None where there was none.
        in_time: whether the deadline for the values has not passed.
        contested: whether a person said that it was contested, and nothing changed since.
        miscounted: where nothing but the contribution differs, and not by rounding: whose is not remuneration × rate.
    """

    status: BucketStatus
    regime: Regime
    verdict: Verdict
    cause: CauseKind | None = None
    portal: PortalState | None = None
    operation: OperationState | None = None
    in_time: bool = False
    contested: bool = False
    miscounted: Beyond | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """When each of the conditions that it has is met, the step. A condition that is empty is always met.

    Attributes:
        classic, scc: what to do in each regime, and where.
        otherwise: what is left to do where that is not it; None where there is nothing else.
        urgent: whether the deadline counts.
    """

    why: Why
    classic: tuple[Action, Menu]
    scc: tuple[Action, Menu]
    otherwise: Action | None = None
    urgent: bool = True
    status: tuple[BucketStatus, ...] = ()
    cause: tuple[CauseKind | None, ...] = ()
    verdict: tuple[Verdict, ...] = ()
    portal: tuple[PortalState | None, ...] = ()
    operation: tuple[OperationState, ...] = ()
    regime: tuple[Regime, ...] = ()
    in_time: tuple[bool, ...] = ()
    contested: tuple[bool, ...] = ()
    miscounted: tuple[Beyond | None, ...] = ()

    def fits(self, situation: Situation) -> bool:
        """Whether every condition is met."""
        conditions: tuple[tuple[object, Sequence[object]], ...] = (
            (situation.status, self.status),
            (situation.cause, self.cause),
            (situation.verdict, self.verdict),
            (situation.portal, self.portal),
            (situation.operation, self.operation),
            (situation.regime, self.regime),
            (situation.in_time, self.in_time),
            (situation.contested, self.contested),
            (situation.miscounted, self.miscounted),
        )
        return all(value in wanted for value, wanted in conditions if wanted)


_WAIT = (Action.WAIT, Menu.NOWHERE)
_ACCEPT = (Action.ACCEPT, Menu.NOWHERE)
_FIX = (Action.FIX_ERP, Menu.NOWHERE)
_FIX_BY_CONTRACT = (Action.FIX_ERP, Menu.CONTRACTS)
_CONTEST_RATE = (Action.CONTEST, Menu.CONTRACTS)
_CONTEST = (Action.CONTEST, Menu.MESSAGES)
_RESEND = (Action.RESEND, Menu.DECLARATIONS)
_COMMUNICATE = (Action.COMMUNICATE, Menu.COMPUTED_VALUES)
_LOOK = (Action.LOOK, Menu.SENT_VALUES)
_CAUSE, _VERDICT, _STATE = CauseKind, Verdict, OperationState

RULES = (
    # What is under way comes first: nothing may be sent over it.
    Rule(Why.SENDING_FOR_A_PERSON, _LOOK, _LOOK, operation=(_STATE.NEEDS_REVIEW,)),
    Rule(Why.SENDING_NOT_KNOWN, _WAIT, _WAIT, operation=(_STATE.PENDING, _STATE.SENT, _STATE.UNKNOWN)),
    Rule(Why.NOT_COMPARED, _WAIT, _WAIT, verdict=(_VERDICT.NOT_COMPARED,)),
    Rule(Why.AGREES_NOW, _WAIT, _WAIT, urgent=False, verdict=(_VERDICT.IN_STEP, _VERDICT.DECLARED_ELSEWHERE)),
    Rule(Why.PORTAL_WORKS_ON_IT, _WAIT, _WAIT, portal=(PortalState.PROCESSING,)),
    Rule(Why.REJECTED, _RESEND, _COMMUNICATE, Action.FIX_ERP, portal=(PortalState.REJECTED,)),
    Rule(Why.CONTESTED, _WAIT, _WAIT, Action.FIX_ERP, urgent=False, contested=(True,)),
    # What the explanation knows for sure.
    Rule(Why.SENT_NOT_SHOWN, _WAIT, _WAIT, Action.CONTEST, cause=(_CAUSE.NOT_SHOWN_YET,)),
    Rule(Why.SENT_NOT_IN_ERP, _FIX, _FIX, cause=(_CAUSE.NOT_IN_ERP,)),
    Rule(Why.ROUNDING, _ACCEPT, _ACCEPT, urgent=False, cause=(_CAUSE.ROUNDING,)),
    Rule(Why.MONTHS_CANCEL_OUT, _ACCEPT, _ACCEPT, Action.FIX_ERP, urgent=False, cause=(_CAUSE.NEIGHBOURING_MONTHS,)),
    Rule(Why.OTHER_RATE, _CONTEST_RATE, _CONTEST_RATE, Action.FIX_ERP, cause=(_CAUSE.RATE_SWAP,)),
    Rule(Why.TWICE_IN_ERP, _FIX, _FIX, cause=(_CAUSE.DUPLICATE_IN_ERP,)),
    Rule(Why.TWICE_AT_PORTAL, _RESEND, _COMMUNICATE, Action.CONTEST, cause=(_CAUSE.DUPLICATE_IN_PORTAL,)),
    Rule(Why.CHANGED_IN_ERP, _RESEND, _COMMUNICATE, Action.FIX_ERP, cause=(_CAUSE.FORGOTTEN_RESEND,)),
    Rule(Why.CHANGED_AT_PORTAL, _CONTEST, _CONTEST, Action.FIX_ERP, cause=(_CAUSE.OFFICIAL_CHANGE,)),
    # What ERP, ledger and portal say together.
    Rule(Why.CHANGED_IN_ERP, _RESEND, _COMMUNICATE, Action.FIX_ERP, verdict=(_VERDICT.FORGOTTEN_RESEND,)),
    Rule(Why.CHANGED_AT_PORTAL, _CONTEST, _CONTEST, Action.FIX_ERP, verdict=(_VERDICT.PORTAL_CHANGED,)),
    Rule(Why.SENT_NOT_SHOWN, _WAIT, _WAIT, Action.CONTEST, verdict=(_VERDICT.NOT_SHOWN_YET,)),
    # What stands on one side alone.
    Rule(
        Why.NOT_AT_PORTAL_YET, _WAIT, _WAIT, Action.RESEND, status=(BucketStatus.ONLY_ERP,), portal=(None,),
        in_time=(True,), regime=(Regime.CLASSIC,),
    ),
    Rule(
        Why.NOT_AT_PORTAL_YET, _WAIT, _WAIT, Action.COMMUNICATE, status=(BucketStatus.ONLY_ERP,), portal=(None,),
        in_time=(True,), regime=(Regime.SCC,),
    ),
    Rule(Why.NEVER_AT_PORTAL, _RESEND, _COMMUNICATE, Action.FIX_ERP, status=(BucketStatus.ONLY_ERP,)),
    Rule(
        Why.ONLY_AT_PORTAL, _FIX_BY_CONTRACT, _FIX_BY_CONTRACT, Action.CONTEST, status=(BucketStatus.ONLY_PORTAL,),
    ),
    Rule(Why.ONLY_AT_PORTAL, _FIX_BY_CONTRACT, _FIX_BY_CONTRACT, Action.CONTEST, cause=(_CAUSE.MISSING_IN_ERP,)),
    Rule(
        Why.WORKERS_NOT_AT_PORTAL, _RESEND, (Action.COMMUNICATE, Menu.CONTRACTS), Action.FIX_ERP,
        cause=(_CAUSE.MISSING_IN_PORTAL,),
    ),
    Rule(Why.OTHER_NATURE, _FIX, _FIX, Action.ACCEPT, cause=(_CAUSE.NATURE_DIFFERS,)),
    # The same remuneration: there is no worker to find, and sending it again changes nothing. Values that are only
    # computed become what is owed if nobody says a word until the deadline; elsewhere none counts.
    Rule(
        Why.PORTAL_MISCOUNTS, _CONTEST, _CONTEST, Action.ACCEPT, miscounted=(Beyond.PORTAL,),
        portal=(PortalState.COMPUTED,), regime=(Regime.SCC,),
    ),
    Rule(Why.PORTAL_MISCOUNTS, _CONTEST, _CONTEST, Action.ACCEPT, urgent=False, miscounted=(Beyond.PORTAL,)),
    Rule(Why.ERP_MISCOUNTS, _FIX, _FIX, Action.ACCEPT, miscounted=(Beyond.ERP, Beyond.BOTH)),
    # Amounts that differ, and nobody knows which side is right.
    Rule(
        Why.SILENCE_ACCEPTED, _RESEND, _COMMUNICATE, Action.CONTEST, urgent=False, portal=(PortalState.TACIT,),
        regime=(Regime.SCC,),
    ),
    Rule(
        Why.COMPUTED_NOT_CONFIRMED, _RESEND, _COMMUNICATE, Action.FIX_ERP, portal=(PortalState.COMPUTED,),
        regime=(Regime.SCC,),
    ),
    Rule(Why.AMOUNTS_DIFFER, _FIX, _FIX, Action.RESEND, regime=(Regime.CLASSIC,)),
    Rule(Why.AMOUNTS_DIFFER, _FIX, _FIX, Action.COMMUNICATE, regime=(Regime.SCC,)),
)  # fmt: skip
"""The first one that fits counts; the last two fit everything."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do, why, and where.

    Attributes:
        otherwise: what is left to do where that is not it.
        due: the deadline that counts, which may have passed; None where none does.
    """

    action: Action
    why: Why
    menu: Menu = Menu.NOWHERE
    otherwise: Action | None = None
    due: Due | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether its deadline has passed."""
        return self.due is not None and self.due.days_left(today) < 0


def next_step(situation: Situation, due: Due | None = None, rules: Sequence[Rule] = RULES) -> NextStep:
    """The step for a situation.

    Args:
        due: the deadline for the month's values.
    """
    rule = next(rule for rule in rules if rule.fits(situation))
    action, menu = rule.classic if situation.regime is Regime.CLASSIC else rule.scc
    return NextStep(action, rule.why, menu, rule.otherwise, due if rule.urgent else None)
