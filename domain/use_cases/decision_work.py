# SPDX-License-Identifier: MIT
"""The use cases around deciding, as one thing to hand around."""

from __future__ import annotations

from dataclasses import dataclass

from domain.use_cases.deadlines import Deadlines
from domain.use_cases.decide import Decide
from domain.use_cases.divergences import Divergences
from domain.use_cases.sign_off import SignOff


@dataclass(frozen=True, slots=True)
class DecisionWork:
    """Listing divergences, deciding about them, signing months off, and what is due."""

    divergences: Divergences
    decide: Decide
    sign_off: SignOff
    deadlines: Deadlines
