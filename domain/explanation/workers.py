# SPDX-License-Identifier: MIT
"""Pieces from worker values: who is missing, counted twice, or has another amount."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from domain.explanation.case import NO_CELL, Case, Cell, CellKey, Cells
from domain.explanation.causes import CauseKind, Confidence
from domain.explanation.pieces import Detail, Move, Piece, Pieces
from domain.explanation.swaps import differences, swapped_workers


def from_workers(case: Case) -> Pieces:
    """The pieces of a bucket whose worker values are known on both sides."""
    sides = _Sides(case.bucket.erp.cells, case.bucket.portal.cells)
    own = differences(case.bucket)
    pieces = swapped_workers(case, own)
    swapped = {piece.worker for piece in pieces}
    moves: list[Move] = []
    for worker in sorted(own):
        left = own[worker]
        if worker in swapped:
            pieces += (Piece(worker, d, cents, CauseKind.AMOUNT_DIFFERS) for d, cents in sorted(left.items()))
        elif worker in sides.in_both:
            moves += _moved(worker, left)
            pieces += sides.classified(worker, left)
        else:
            kind = CauseKind.MISSING_IN_PORTAL if worker in sides.in_erp else CauseKind.MISSING_IN_ERP
            pieces += (Piece(worker, d, cents, kind) for d, cents in sorted(left.items()))
    return Pieces(pieces, moves)


def _moved(worker: int, left: dict[Detail, int]) -> Iterator[Move]:
    """Values that stand under another nature or month on the other side; they are taken out of ``left``."""
    if len(left) < 2:
        return
    waiting: dict[int, list[Detail]] = {}
    for detail in sorted(left):
        cents = left[detail]
        if partners := waiting.get(-cents):
            here, there = (detail, partners.pop(0)) if cents < 0 else (partners.pop(0), detail)
            del left[here], left[there]
            yield Move(worker, here, there, abs(cents))
        else:
            waiting.setdefault(cents, []).append(detail)
    if left and not sum(left.values()):
        yield Move(worker, None, None, sum(cents for cents in left.values() if cents > 0))
        left.clear()


class _Sides:
    """Both sides' values, by worker."""

    def __init__(self, erp: Cells, portal: Cells) -> None:
        self._erp, self._portal = erp, portal
        self.in_erp = set(map(itemgetter(0), erp))
        self.in_both = self.in_erp.intersection(map(itemgetter(0), portal))
        self._keys: dict[int, list[CellKey]] | None = None

    def classified(self, worker: int, left: dict[Detail, int]) -> Iterator[Piece]:
        """Pieces of a worker who is on both sides."""
        twice = self._all_doubled(worker, left)
        for detail, cents in sorted(left.items()) if len(left) > 1 else left.items():
            key = (worker, *detail)
            erp, portal = self._erp.get(key, NO_CELL), self._portal.get(key, NO_CELL)
            if kind := _repeated(erp, portal):
                yield Piece(worker, detail, cents, kind)
            elif twice is not None:
                yield Piece(worker, detail, cents, twice, confidence=Confidence.LIKELY)
            elif abs(cents) <= max(erp[1], portal[1]) and erp[0] and portal[0]:
                # Two programs that round the same value to the cent are at most a cent apart.
                yield Piece(worker, detail, cents, CauseKind.ROUNDING, confidence=Confidence.LIKELY)
            else:
                yield Piece(worker, detail, cents, CauseKind.AMOUNT_DIFFERS)

    def _all_doubled(self, worker: int, left: dict[Detail, int]) -> CauseKind | None:
        """Where every value of the worker is twice the other side's: on which side."""
        kind = None
        for detail in left:
            doubled = self._doubled((worker, *detail))
            if doubled is None or (kind is not None and doubled is not kind):
                return None
            kind = doubled
        return kind if len(left) == len(self._of(worker)) else None

    def _doubled(self, key: CellKey) -> CauseKind | None:
        erp, portal = self._erp.get(key, NO_CELL)[0], self._portal.get(key, NO_CELL)[0]
        if portal == 2 * erp:
            return CauseKind.DUPLICATE_IN_PORTAL
        return CauseKind.DUPLICATE_IN_ERP if erp == 2 * portal else None

    def _of(self, worker: int) -> list[CellKey]:
        if self._keys is None:
            self._keys = {}
            for key in {**self._erp, **self._portal}:
                self._keys.setdefault(key[0], []).append(key)
        return self._keys[worker]


def _repeated(erp: Cell, portal: Cell) -> CauseKind | None:
    """On which side the same value stands several times as often as on the other one."""
    for few, many, kind in (
        (erp, portal, CauseKind.DUPLICATE_IN_PORTAL),
        (portal, erp, CauseKind.DUPLICATE_IN_ERP),
    ):
        if few[0] and many[1] > few[1] and many[0] * few[1] == few[0] * many[1]:
            return kind
    return None
