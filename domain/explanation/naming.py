# SPDX-License-Identifier: MIT
"""From groups of pieces to causes with their evidence, stories around their parts, all in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

from domain.explanation.causes import Cause, CauseKind, Confidence, Evidence, OtherBucket, Person, Remark
from domain.explanation.pieces import NOBODY, Detail, Move, Piece
from domain.reconciliation import BucketKey
from domain.values import Money, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from domain.explanation.case import Case, CellKey, Cells
    from domain.explanation.shares import Group
    from domain.explanation.stories import Story

LISTED = 200
"""How many workers a cause names at most; nobody reads more, and its number of workers counts them all."""

_WEAKEST_FIRST = (Confidence.POSSIBLE, Confidence.LIKELY, Confidence.CERTAIN)


def named(case: Case, groups: Sequence[Group], moves: Sequence[Move]) -> tuple[Cause, ...]:
    """The groups as causes, those of one story gathered in it."""
    sides = case.bucket.erp.cells, case.bucket.portal.cells
    by_story: dict[Story | None, list[Group]] = {}
    for group in groups:
        by_story.setdefault(group.ground.story, []).append(group)
    causes: list[Cause] = []
    for story, own in by_story.items():
        parts = [_plain(case, group, moves, sides) for group in own]
        causes += parts if story is None else _told(story, parts, _how_many(own))
    return tuple(sorted(causes, key=_order))


def _order(cause: Cause) -> tuple[bool, int, int, str, str, int, int]:
    other = str(cause.other.key) if cause.other else ""
    amounts = cause.contribution.cents, cause.remuneration.cents
    last = cause.kind is CauseKind.NOT_EXPLAINED
    return (last, -abs(amounts[0]), -abs(amounts[1]), cause.kind, other, *amounts)


def _told(story: Story, parts: list[Cause], workers: int) -> list[Cause]:
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
            workers,
        )
    ]


def _how_many(groups: Sequence[Group]) -> int:
    """The workers of some groups, each once; what totals say where they are not known."""
    pieces = [piece for group in groups for piece in group.pieces]
    named = {piece.worker for piece in pieces} - {NOBODY}
    return len(named) or sum(piece.workers for piece in pieces)


def _plain(case: Case, group: Group, moves: Sequence[Move], sides: tuple[Cells, Cells]) -> Cause:
    kind, rate = group.ground.kind, group.ground.rate
    people = _people(case, group.pieces, sides)
    if kind is CauseKind.NATURE_DIFFERS:
        people = [_moved(case, move) for move in sorted(moves, key=_largest_first)[:LISTED]]
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
        len({move.worker for move in moves}) if kind is CauseKind.NATURE_DIFFERS else _how_many([group]),
    )


def _other_rate(key: BucketKey, rate: Rate, cents: int) -> OtherBucket:
    there = Money(-cents)
    return OtherBucket(BucketKey(key.company_id, key.month, rate), there, there.times(rate))


def _people(case: Case, pieces: Iterable[Piece], sides: tuple[Cells, Cells]) -> list[Person]:
    """The workers of some pieces, those with the largest differences in their order."""
    by_worker: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.worker != NOBODY:
            by_worker.setdefault(piece.worker, []).append(piece)
    sums = [(sum([piece.cents for piece in own]), worker) for worker, own in by_worker.items()]
    largest = nsmallest(LISTED, sums, key=lambda of: (-abs(of[0]), of[1]))
    return [_person(case, worker, cents, by_worker[worker], sides) for cents, worker in largest]


def _person(case: Case, worker: int, cents: int, own: Sequence[Piece], sides: tuple[Cells, Cells]) -> Person:
    erp, portal = sides
    details = {piece.detail for piece in own}
    keys = [(worker, *detail) for detail in details]
    nature, month = own[0].detail if len(keys) == 1 else ("", 0)
    return Person(
        Niss.from_number(worker),
        case.names.get(worker, ""),
        _sum(erp, keys),
        _sum(portal, keys),
        Money(cents),
        nature,
        _month(month),
    )


def _sum(cells: Cells, keys: Iterable[CellKey]) -> Money | None:
    found = [cells[key][0] for key in keys if key in cells]
    return Money(sum(found)) if found else None


@lru_cache(maxsize=64)
def _month(number: int) -> YearMonth | None:
    return YearMonth.from_number(number) if number else None


def _moved(case: Case, move: Move) -> Person:
    value = Money(move.cents)
    return Person(Niss.from_number(move.worker), case.names.get(move.worker, ""), value, value, Money())


def remarks(case: Case, moves: Iterable[Move]) -> tuple[Remark, ...]:
    """What moved, largest value first."""
    return tuple(_remark(case, move) for move in sorted(moves, key=_largest_first))


def _largest_first(move: Move) -> tuple[int, int, Detail, Detail]:
    return (-move.cents, move.worker, move.erp or ("", 0), move.portal or ("", 0))


def _remark(case: Case, move: Move) -> Remark:
    (erp, erp_month), (portal, portal_month) = move.erp or ("", 0), move.portal or ("", 0)
    return Remark(
        Niss.from_number(move.worker), case.names.get(move.worker, ""), Money(move.cents),
        erp, _month(erp_month), portal, _month(portal_month),
    )  # fmt: skip
