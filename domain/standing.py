# SPDX-License-Identifier: MIT
"""How buckets are shown: as they came out, or as accepted where somebody decided so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from domain.divergence import DivergenceState
from domain.reconciliation import BucketStatus

Standing = BucketStatus | Literal[DivergenceState.ACCEPTED]
"""A bucket that was accepted still diverges: that is its status, and accepted is how it stands."""

ACCEPTED: Final = DivergenceState.ACCEPTED
STANDINGS: Final[tuple[Standing, ...]] = (*BucketStatus, ACCEPTED)

WORST_FIRST: Final[tuple[Standing, ...]] = (
    BucketStatus.DIVERGES,
    BucketStatus.ONLY_ERP,
    BucketStatus.ONLY_PORTAL,
    BucketStatus.NOT_COMPARED,
    ACCEPTED,
    BucketStatus.TALLIES,
)
DIVERGENT: Final = WORST_FIRST[:3]
"""What somebody has to look at."""


def worst(standings: Iterable[Standing]) -> Standing:
    """What to show for many buckets at once; not compared where there are none."""
    return min(standings, key=WORST_FIRST.index, default=BucketStatus.NOT_COMPARED)
