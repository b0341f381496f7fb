# SPDX-License-Identifier: MIT
"""The same base under another rate. Matched over all rates of a month, so that each bucket tells the same finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from domain.explanation.case import NO_CELL, Case, Pair
from domain.explanation.causes import CauseKind, Confidence
from domain.explanation.pieces import NOBODY, WHOLE, Detail, Differences, Piece


class _Half(NamedTuple):
    """One worker in one bucket: what differs there, and whether the whole worker is on one side alone."""

    rate: int
    left: dict[Detail, int]
    alone: bool


def differences(pair: Pair) -> Differences:
    """What differs, by worker and detail."""
    erp, portal = pair.erp.cells, pair.portal.cells
    found: Differences = {}
    for key, (cents, _) in portal.items():
        if apart := cents - erp.get(key, NO_CELL)[0]:
            found.setdefault(key[0], {})[key[1:]] = apart
    for key, (cents, _) in erp.items():
        if cents and key not in portal:
            found.setdefault(key[0], {})[key[1:]] = -cents
    return found


def swapped_workers(case: Case, own: Differences) -> list[Piece]:
    """The pieces of this bucket that stand under another rate on the other side; they are taken out of ``own``."""
    pairs = [pair for pair in case.siblings if pair.has_values]
    if not own or not pairs:
        return []
    elsewhere = [(pair, differences(pair)) for pair in pairs]
    workers = [worker for worker in sorted(own) if any(worker in found for _, found in elsewhere)]
    months = [(case.bucket, own), *elsewhere]
    alone = [(pair, found, _on_one_side(pair)) for pair, found in months] if workers else []
    pieces: list[Piece] = []
    for worker in workers:
        halves = [
            _Half(pair.key.rate.hundredths, found[worker], worker in single)
            for pair, found, single in alone
            if worker in found
        ]
        mine = case.bucket.key.rate.hundredths
        pieces += (piece for rate, piece in _matched(worker, halves) if rate == mine)
    return pieces


def _on_one_side(pair: Pair) -> set[int]:
    return set(map(itemgetter(0), pair.erp.cells)) ^ set(map(itemgetter(0), pair.portal.cells))


def _matched(worker: int, halves: list[_Half]) -> Iterable[tuple[int, Piece]]:
    """Pairs of opposite pieces, each with the rate of its own bucket: equal values first, then sums, then parts."""
    ordered = sorted(halves, key=lambda half: half.rate)
    for step in (_equal_values, _equal_sums, _parts):
        for one, two in combinations(ordered, 2):
            confidence = Confidence.CERTAIN if step is _equal_values else Confidence.LIKELY
            for half, other, taken in step(one, two):
                for detail, cents in taken.items():
                    _take(half.left, detail, cents)
                    yield half.rate, Piece(worker, detail, cents, CauseKind.RATE_SWAP, other.rate, confidence)


_Taken = list[tuple[_Half, _Half, dict[Detail, int]]]


def _equal_values(one: _Half, two: _Half) -> _Taken:
    same = [detail for detail in sorted(one.left) if two.left.get(detail) == -one.left[detail]]
    return [(one, two, {d: one.left[d] for d in same}), (two, one, {d: two.left[d] for d in same})]


def _equal_sums(one: _Half, two: _Half) -> _Taken:
    total = sum(one.left.values())
    if not total or total != -sum(two.left.values()):
        return []
    return [(one, two, dict(sorted(one.left.items()))), (two, one, dict(sorted(two.left.items())))]


def _parts(one: _Half, two: _Half) -> _Taken:
    """Of a worker who is wholly under one rate in the ERP and under the other at the portal, with another amount."""
    first, second = sum(one.left.values()), sum(two.left.values())
    if not (one.alone and two.alone) or first * second >= 0:
        return []
    most = min(abs(first), abs(second))
    return [(one, two, _up_to(one.left, first, most)), (two, one, _up_to(two.left, second, most))]


def _up_to(left: Mapping[Detail, int], total: int, most: int) -> dict[Detail, int]:
    """Values of the total's sign, in their order, that add up to so much at most."""
    sign, taken = (1 if total > 0 else -1), {}
    for detail, cents in sorted(left.items()):
        part = min(max(cents * sign, 0), most)
        if part:
            taken[detail] = part * sign
            most -= part
    return taken


def _take(left: dict[Detail, int], detail: Detail, cents: int) -> None:
    left[detail] -= cents
    if not left[detail]:
        del left[detail]


def swapped_totals(case: Case) -> list[Piece]:
    """The whole difference, where another rate's is its opposite to the cent."""
    pairs = sorted((case.bucket, *case.siblings), key=lambda pair: pair.key.rate)
    taken: set[int] = set()
    for one, two in combinations(range(len(pairs)), 2):
        opposite = pairs[one].remuneration and pairs[one].remuneration == -pairs[two].remuneration
        if opposite and taken.isdisjoint((one, two)):
            taken |= {one, two}
            for mine, other in ((one, two), (two, one)):
                if pairs[mine] is case.bucket:
                    return [_whole(case.bucket, pairs[other])]
    return []


def _whole(mine: Pair, other: Pair) -> Piece:
    one_sided = all(bool(pair.erp.blocks) != bool(pair.portal.blocks) for pair in (mine, other))
    confidence = Confidence.LIKELY if one_sided else Confidence.POSSIBLE
    rate = other.key.rate.hundredths
    return Piece(NOBODY, WHOLE, mine.remuneration, CauseKind.RATE_SWAP, rate, confidence)
