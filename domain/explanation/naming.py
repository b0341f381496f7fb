# SPDX-License-Identifier: MIT
"""From groups of pieces to causes with their evidence, stories around their parts, all in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.explanation.case import Case, Cells
from domain.explanation.causes import Cause, CauseKind, Confidence, Evidence, OtherBucket, Person, Remark
from domain.explanation.pieces import NOBODY, Detail, Move, Piece
from domain.explanation.shares import Group
from domain.explanation.stories import Story
from domain.reconciliation import BucketKey
from domain.values import Money, Niss, Rate, YearMonth

_WEAKEST_FIRST = (Confidence.POSSIBLE, Confidence.LIKELY, Confidence.CERTAIN)


def named(case: Case, groups: Sequence[Group], moves: Sequence[Move]) -> tuple[Cause, ...]:
    """The groups as causes, those of one story gathered in it."""
    sides = case.bucket.erp.cells, case.bucket.portal.cells
    by_story: dict[Story | None, list[Cause]] = {}
    for group in groups:
        by_story.setdefault(group.ground.story, []).append(_plain(case, group, moves, sides))
    causes: list[Cause] = []
    for story, parts in by_story.items():
        causes += parts if story is None else _told(story, parts)
    return tuple(sorted(causes, key=_order))


def _order(cause: Cause) -> tuple[bool, int, int, str, str, int, int]:
    other = str(cause.other.key) if cause.other else ""
    amounts = cause.contribution.cents, cause.remuneration.cents
    last = cause.kind is CauseKind.NOT_EXPLAINED
    return (last, -abs(amounts[0]), -abs(amounts[1]), cause.kind, other, *amounts)


def _told(story: Story, parts: list[Cause]) -> list[Cause]:
    """The story with its parts; the parts alone where they come to nothing, because a cause is worth something."""
    remuneration = sum((part.remuneration for part in parts), Money())
    contribution = sum((part.contribution for part in parts), Money())
    if not remuneration and not contribution:
        return parts
    evidence: list[Evidence] = list(story.sources)
    if story.neighbour is not None:
        evidence.append(OtherBucket(story.neighbour, -remuneration, -contribution))
    return [
        Cause(
            story.kind,
            remuneration,
            contribution,
            tuple(evidence),
            story.confidence,
            tuple(sorted(parts, key=_order)),
            _how_many(parts),
        )
    ]


def _how_many(parts: Sequence[Cause]) -> int:
    people = {person.niss for part in parts for person in part.people}
    return len(people) or sum(part.workers for part in parts)


def _plain(case: Case, group: Group, moves: Sequence[Move], sides: tuple[Cells, Cells]) -> Cause:
    kind, rate = group.ground.kind, group.ground.rate
    people = _people(case, group.pieces, sides)
    if kind is CauseKind.NATURE_DIFFERS:
        people = [_moved(case, move) for move in moves]
    evidence: list[Evidence] = [*people]
    if rate:
        evidence.append(_other_rate(case.bucket.key, Rate(rate), group.remuneration))
    if group.rounded:
        evidence.append(group.rounded)
    confidences = [*group.confidences, *(piece.confidence for piece in group.pieces)]
    return Cause(
        kind,
        Money(group.remuneration),
        Money(group.contribution),
        tuple(evidence),
        min(confidences, key=_WEAKEST_FIRST.index),
        (),
        len({person.niss for person in people}) or sum(piece.workers for piece in group.pieces),
    )


def _other_rate(key: BucketKey, rate: Rate, cents: int) -> OtherBucket:
    there = Money(-cents)
    return OtherBucket(BucketKey(key.company_id, key.month, rate), there, there.times(rate))


def _people(case: Case, pieces: Iterable[Piece], sides: tuple[Cells, Cells]) -> list[Person]:
    """The workers of some pieces, largest difference first."""
    by_worker: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.worker != NOBODY:
            by_worker.setdefault(piece.worker, []).append(piece)
    ordered = sorted((-abs(sum(piece.cents for piece in own)), worker) for worker, own in by_worker.items())
    return [_person(case, worker, by_worker[worker], sides) for _, worker in ordered]


def _person(case: Case, worker: int, own: Sequence[Piece], sides: tuple[Cells, Cells]) -> Person:
    details = {piece.detail for piece in own}
    nature, month = next(iter(details)) if len(details) == 1 else ("", 0)
    erp, portal = (_sum(cells, worker, details) for cells in sides)
    difference = Money(sum(piece.cents for piece in own))
    return Person(Niss.from_number(worker), case.names.get(worker, ""), erp, portal, difference, nature, _month(month))


def _sum(cells: Cells, worker: int, details: Iterable[Detail]) -> Money | None:
    found = [cell[0] for detail in details if (cell := cells.get((worker, *detail)))]
    return Money(sum(found)) if found else None


def _month(number: int) -> YearMonth | None:
    return YearMonth.from_number(number) if number else None


def _moved(case: Case, move: Move) -> Person:
    value = Money(move.cents)
    return Person(Niss.from_number(move.worker), case.names.get(move.worker, ""), value, value, Money())


def remarks(case: Case, moves: Iterable[Move]) -> tuple[Remark, ...]:
    """What moved, largest value first."""
    ordered = sorted(moves, key=lambda move: (-move.cents, move.worker, move.erp or ("", 0), move.portal or ("", 0)))
    return tuple(_remark(case, move) for move in ordered)


def _remark(case: Case, move: Move) -> Remark:
    (erp, erp_month), (portal, portal_month) = move.erp or ("", 0), move.portal or ("", 0)
    return Remark(
        Niss.from_number(move.worker), case.names.get(move.worker, ""), Money(move.cents),
        erp, _month(erp_month), portal, _month(portal_month),
    )  # fmt: skip
