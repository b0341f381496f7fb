# SPDX-License-Identifier: MIT
"""How the delivery of events stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """What waits and what was given up.

    Attributes:
        waiting: how many events wait; oldest_age: seconds since the oldest of them was written, 0 where none waits.
        parked: how many events were given up for each reason, the name of an error; never personal data.
    """

    waiting: int = 0
    oldest_age: int = 0
    parked: Mapping[str, int] = field(default_factory=dict)
