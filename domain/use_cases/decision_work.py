# SPDX-License-Identifier: MIT
"""The use cases around deciding, as one thing to hand around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.deadlines import Calendar
from domain.use_cases.deadlines import Deadlines
from domain.use_cases.decide import Decide
from domain.use_cases.divergences import Divergences
from domain.use_cases.sign_off import SignOff

if TYPE_CHECKING:
    from domain.ports import Clock, UnitOfWorkManager


@dataclass(frozen=True, slots=True)
class DecisionWork:
    """Listing divergences, deciding about them, signing months off, and what is due."""

    divergences: Divergences
    decide: Decide
    sign_off: SignOff
    deadlines: Deadlines


def decision_work(
    units: UnitOfWorkManager, clock: Clock, *, who: str, calendar: Calendar | None = None
) -> DecisionWork:
    """The use cases on one store.

    Args:
        who: the person at the machine.
        calendar: the deadlines; those of the sources where none is given.
    """
    calendar = calendar or Calendar()
    return DecisionWork(
        Divergences(units, clock, calendar),
        Decide(units, clock, author=who),
        SignOff(units, clock, author=who),
        Deadlines(units, clock, calendar),
    )
