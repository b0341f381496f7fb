# SPDX-License-Identifier: MIT
"""From a case to its explanation: cut into pieces, tell the stories, share out the contribution, name what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.explanation import moves, rounding
from domain.explanation.causes import CauseKind, Confidence, Explanation, Rounded
from domain.explanation.naming import named, remarks
from domain.explanation.pieces import NOBODY, WHOLE, Piece, Pieces
from domain.explanation.shares import Ground, Group, grouped, share_out
from domain.explanation.stories import Stories, tell
from domain.explanation.totals import from_totals
from domain.explanation.workers import from_workers
from domain.values import Money

if TYPE_CHECKING:
    from domain.explanation.case import Case


def explain(case: Case) -> Explanation:
    """Why the two sides of a bucket differ. The same for any order of what the case holds."""
    found = from_workers(case) if case.bucket.has_values else from_totals(case)
    found.pieces.extend(_residue(case, found))
    stories = tell(case, found.pieces)
    groups = grouped(found.pieces, stories.told)
    if left := _share(case, [group for group in groups if group.remuneration]):
        _give_left(case, found, stories, groups, left)
    return Explanation(
        Money(case.bucket.remuneration),
        Money(case.bucket.contribution),
        named(case, [group for group in groups if group.remuneration or group.contribution], found.moves),
        remarks(case, found.moves),
    )


def _residue(case: Case, found: Pieces) -> list[Piece]:
    """What the pieces leave of the remuneration: a stated total is not the sum of its values."""
    rest = case.bucket.remuneration - sum(piece.cents for piece in found.pieces)
    if not rest:
        return []
    if moves.in_remuneration(found.moves, rest):
        return [Piece(NOBODY, WHOLE, rest, CauseKind.NATURE_DIFFERS, confidence=Confidence.LIKELY)]
    return [Piece(NOBODY, WHOLE, rest, CauseKind.NOT_EXPLAINED, confidence=Confidence.POSSIBLE)]


def _share(case: Case, groups: Sequence[Group]) -> int:
    """Share the contribution out; gives the cents of it that the remuneration does not account for."""
    rate, contribution = case.bucket.key.rate, case.bucket.contribution
    due = Money(case.bucket.remuneration).times(rate).cents
    off = contribution * rounding.WHOLE - case.bucket.remuneration * rate.hundredths
    if groups and abs(off) <= rounding.noise(case.bucket):
        due = contribution
    if groups:
        share_out(groups, due, rate.hundredths)
    return contribution - due


def _give_left(case: Case, found: Pieces, stories: Stories, groups: list[Group], left: int) -> None:
    """Put the contribution's own difference to the group that it belongs to, which may be a new one."""
    kind, confidence, rounded = _judge_left(case, found, left)
    ground = Ground(stories.whole, kind, 0, 0 if kind is CauseKind.ROUNDING else 1 if left > 0 else -1)
    group = next((group for group in groups if group.ground == ground), None)
    if group is None:
        group = Group(ground)
        groups.append(group)
    group.contribution += left
    group.rounded = rounded
    group.confidences.append(confidence)


def _judge_left(case: Case, found: Pieces, left: int) -> tuple[CauseKind, Confidence, Rounded | None]:
    bucket = case.bucket
    noise = rounding.noise(bucket) + rounding.WHOLE // 2
    if moves.in_contribution(found.moves, left, bucket.key.rate.hundredths, noise):
        return CauseKind.NATURE_DIFFERS, Confidence.LIKELY, None
    rounded, confidence = rounding.judged(bucket)
    return CauseKind.NOT_EXPLAINED if rounded.beyond else CauseKind.ROUNDING, confidence, rounded
