# SPDX-License-Identifier: MIT
"""The remuneration's difference in pieces, each with its plain cause: from worker values, or from totals alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from domain.explanation.causes import CauseKind, Confidence

Detail = tuple[str, int]
"""(nature code, reference month yyyymm)."""

Differences = dict[int, dict[Detail, int]]
"""Portal − ERP in cents by worker and detail, where it is not zero."""

NOBODY = 0
WHOLE: Detail = ("", 0)


class Piece(NamedTuple):
    """A part of the difference with one plain cause.

    Attributes:
        worker: NISS, or NOBODY for a piece of the totals.
        cents: portal − ERP.
        rate: of the other bucket of a rate swap, in hundredths of a percent; else 0.
        workers: how many workers are meant where they are not named.
    """

    worker: int
    detail: Detail
    cents: int
    kind: CauseKind
    rate: int = 0
    confidence: Confidence = Confidence.CERTAIN
    workers: int = 0


class Move(NamedTuple):
    """A worker's value that stands elsewhere on the other side, in the same sum.

    Attributes:
        erp, portal: where it stands on each side; None where several values are split otherwise.
        cents: the value.
    """

    worker: int
    erp: Detail | None
    portal: Detail | None
    cents: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a bucket's difference and what moved within it."""

    pieces: list[Piece]
    moves: list[Move]
