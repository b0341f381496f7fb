# SPDX-License-Identifier: MIT
"""The use cases around what is declared to the portal, as one thing to hand around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.use_cases.communicate import Communicate
    from domain.use_cases.correct import Correct
    from domain.use_cases.deliver import Deliver
    from domain.use_cases.settle import Settle


@dataclass(frozen=True, slots=True)
class PortalWork:
    """Sending, finding out what came of it, files for delivery by hand, and the ledger."""

    communicate: Communicate
    settle: Settle
    deliver: Deliver
    correct: Correct
