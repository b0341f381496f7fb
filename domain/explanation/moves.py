# SPDX-License-Identifier: MIT
"""Values under another nature or reference month, which one side leaves out of its totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.explanation.rounding import WHOLE

if TYPE_CHECKING:
    from domain.explanation.pieces import Move


def in_remuneration(moves: Sequence[Move], cents: int) -> bool:
    """Whether a stated remuneration is off by just what moved."""
    return abs(cents) in _sums(moves)


def in_contribution(moves: Sequence[Move], cents: int, hundredths: int, noise: int) -> bool:
    """Whether a stated contribution is off by just what moved × rate.

    Args:
        noise: what blocks' rounding makes of it, in ten-thousandths of a cent.
    """
    return any(abs(abs(cents) * WHOLE - moved * hundredths) <= noise for moved in _sums(moves))


def _sums(moves: Sequence[Move]) -> set[int]:
    """What moved in all, and from each nature to each."""
    sums: dict[tuple[str, str], int] = {}
    for move in moves:
        if move.erp and move.portal:
            way = (move.erp[0], move.portal[0])
            sums[way] = sums.get(way, 0) + move.cents
    return {*sums.values(), sum(sums.values())} - {0}
