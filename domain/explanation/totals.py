# SPDX-License-Identifier: MIT
"""The piece that totals alone give, where worker values are not known on both sides."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from domain.explanation.causes import CauseKind, Confidence
from domain.explanation.pieces import NOBODY, WHOLE, Piece, Pieces
from domain.explanation.swaps import swapped_totals

if TYPE_CHECKING:
    from domain.explanation.case import Case, Pair, Side
    from domain.reconciliation import Amounts


def from_totals(case: Case) -> Pieces:
    """The whole of a bucket's remuneration difference as one piece, or none where the bases agree."""
    pair = case.bucket
    if not pair.remuneration:
        return Pieces([], [])
    found = swapped_totals(case) or _doubled(pair) or _missing(pair)
    return Pieces(found or [_piece(pair, CauseKind.AMOUNT_DIFFERS, Confidence.POSSIBLE)], [])


def _piece(pair: Pair, kind: CauseKind, confidence: Confidence, workers: int = 0) -> Piece:
    return Piece(NOBODY, WHOLE, pair.remuneration, kind, confidence=confidence, workers=workers)


def _doubled(pair: Pair) -> list[Piece]:
    """One side is twice the other, or has two equal blocks of which the other has one."""
    for few, many, kind in (
        (pair.erp, pair.portal, CauseKind.DUPLICATE_IN_PORTAL),
        (pair.portal, pair.erp, CauseKind.DUPLICATE_IN_ERP),
    ):
        extra = many.amounts.remuneration.cents - few.amounts.remuneration.cents
        if few.blocks and (extra == few.amounts.remuneration.cents or extra in _repeated_blocks(many)):
            workers = max(many.amounts.workers - few.amounts.workers, 0)
            return [_piece(pair, kind, Confidence.LIKELY, workers)]
    return []


def _repeated_blocks(side: Side) -> set[int]:
    """Remuneration of blocks whose totals stand twice on the side."""
    counts = Counter(block.amounts for block in side.blocks)
    return {amounts.remuneration.cents for amounts, count in counts.items() if count > 1} - {0}


def _missing(pair: Pair) -> list[Piece]:
    """A side that is not there, or one with fewer workers and about as much less as those would have."""
    erp, portal = pair.erp.amounts, pair.portal.amounts
    kind = CauseKind.MISSING_IN_PORTAL if pair.remuneration < 0 else CauseKind.MISSING_IN_ERP
    if not (pair.erp.blocks and pair.portal.blocks):
        return [_piece(pair, kind, Confidence.CERTAIN, max(erp.workers, portal.workers))]
    more, fewer = (erp, portal) if pair.remuneration < 0 else (portal, erp)
    missing = more.workers - fewer.workers
    if missing > 0 and fewer.workers and _like_their_pay(abs(pair.remuneration), missing, more):
        return [_piece(pair, kind, Confidence.POSSIBLE, missing)]
    return []


def _like_their_pay(cents: int, workers: int, of: Amounts) -> bool:
    """Whether an amount lies between a quarter and four times of what so many workers have on average."""
    average = abs(of.remuneration.cents) * workers
    return average <= 4 * cents * of.workers <= 16 * average
