# SPDX-License-Identifier: MIT
"""Stories that take over pieces: what either side held before, what was declared, and the months beside.

A piece belongs to a forgotten resend where the portal's value is one that the ERP held before, and to an official
change where the ERP's value is one that the portal showed before. Where both hold, the side that changed last is the
one that moved; where they changed at the same moment, neither story is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.explanation.case import NO_CELL, Case, Cells, Pair, Side, Version
from domain.explanation.causes import CauseKind, Confidence, Source, SourceKind
from domain.explanation.pieces import NOBODY, Detail, Differences, Piece
from domain.explanation.swaps import differences
from domain.reconciliation import Amounts, BucketKey

_NO_NEIGHBOUR = (CauseKind.RATE_SWAP, CauseKind.ROUNDING, CauseKind.NOT_EXPLAINED)
_BY_LEDGER = (CauseKind.AMOUNT_DIFFERS, CauseKind.MISSING_IN_PORTAL, CauseKind.MISSING_IN_ERP)


@dataclass(frozen=True, slots=True)
class Story:
    """A story with what bears it.

    Attributes:
        sources: what was before, then what is now.
        neighbour: the bucket with the opposite gap.
    """

    kind: CauseKind
    confidence: Confidence
    sources: tuple[Source, ...] = ()
    neighbour: BucketKey | None = None


Told = list[Story | None]
"""The story of each piece, in the order of the pieces."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Which story takes each piece.

    Attributes:
        whole: the story that takes what the contribution is off by, too; None where none explains the totals.
    """

    told: Told
    whole: Story | None


def tell(case: Case, pieces: Sequence[Piece]) -> Stories:
    """The story of each piece of a case, where there is one."""
    history = _History(case, pieces)
    told = [history.of(piece) for piece in pieces]
    _add_neighbours(case, pieces, told)
    _add_ledger(case, pieces, told)
    return Stories(told, history.whole)


@dataclass(frozen=True, slots=True)
class _Past:
    """The earlier state of one side that agrees best with the other side as it is now.

    Attributes:
        whole: whether the totals agree too; known: whether worker values can be compared.
    """

    version: Version
    whole: bool
    known: bool
    theirs: Cells
    before: Cells
    story: Story

    def holds(self, piece: Piece) -> bool:
        """Whether it gives the piece."""
        if piece.worker == NOBODY or not self.known:
            return self.whole
        return _agrees(self.before, self.theirs, piece)


class _History:
    """What the imports and the snapshots of before say."""

    def __init__(self, case: Case, pieces: Sequence[Piece]) -> None:
        erp, portal = case.bucket.erp, case.bucket.portal
        sent = case.declared is not None and _equal(case.declared, erp)
        received = case.declared is not None and _equal(case.declared, portal)
        self._resend = _best(
            case.imports, portal, pieces, CauseKind.NOT_SHOWN_YET if sent else CauseKind.FORGOTTEN_RESEND, case
        )
        self._change = _best(
            case.snapshots, erp, pieces, CauseKind.NOT_IN_ERP if received else CauseKind.OFFICIAL_CHANGE, case
        )
        self.whole = self._last(
            self._resend if self._resend and self._resend.whole else None,
            self._change if self._change and self._change.whole else None,
        )

    def of(self, piece: Piece) -> Story | None:
        """The story of a piece."""
        resend, change = self._resend, self._change
        return self._last(
            resend if resend and resend.holds(piece) else None, change if change and change.holds(piece) else None
        )

    def _last(self, resend: _Past | None, change: _Past | None) -> Story | None:
        if resend and change:
            if resend.version.until == change.version.until:
                return None
            return (resend if resend.version.until > change.version.until else change).story
        past = resend or change
        return past.story if past else None


def _best(
    versions: Iterable[Version], other: Side, pieces: Sequence[Piece], kind: CauseKind, case: Case
) -> _Past | None:
    """The version that gives the other side's totals, or else most of the pieces; the newest of equals."""
    theirs, best, most = other.cells, None, (False, 0)
    for version in versions:
        whole = _equal(version.side.amounts, other)
        before = version.side.cells
        known = version.side.has_values and other.has_values
        held = sum(abs(p.cents) for p in pieces if known and p.worker != NOBODY and _agrees(before, theirs, p))
        if (whole or held) and (whole, held) >= most:
            most = (whole, held)
            best = _Past(version, whole, known, theirs, before, _story(kind, case, version, whole=whole))
    return best


def _story(kind: CauseKind, case: Case, version: Version, *, whole: bool) -> Story:
    now = case.imported if version.source.kind is SourceKind.IMPORT else case.consulted
    confidence = Confidence.CERTAIN if whole else Confidence.LIKELY
    # The portal may have taken the change since it was last asked.
    if kind is CauseKind.FORGOTTEN_RESEND and (case.checked_at is None or case.checked_at < version.until):
        confidence = Confidence.POSSIBLE
    return Story(kind, confidence, (version.source, now) if now else (version.source,))


def _agrees(before: Cells, theirs: Cells, piece: Piece) -> bool:
    key = (piece.worker, *piece.detail)
    return before.get(key, NO_CELL)[0] == theirs.get(key, NO_CELL)[0]


def _equal(amounts: Amounts, side: Side) -> bool:
    theirs = side.amounts
    return (amounts.remuneration, amounts.contribution) == (theirs.remuneration, theirs.contribution)


# --- the months beside


def _add_neighbours(case: Case, pieces: Sequence[Piece], told: Told) -> None:
    """Give pieces without a story to the neighbour that has the opposite; the month before first."""
    for neighbour in sorted(case.neighbours, key=lambda pair: pair.key.month):
        free = [at for at, piece in enumerate(pieces) if told[at] is None and piece.kind not in _NO_NEIGHBOUR]
        if not free:
            return
        for at, confidence in _cancelled(case.bucket, neighbour, pieces, free):
            told[at] = Story(CauseKind.NEIGHBOURING_MONTHS, confidence, neighbour=neighbour.key)


def _cancelled(
    bucket: Pair, neighbour: Pair, pieces: Sequence[Piece], free: Sequence[int]
) -> Iterable[tuple[int, Confidence]]:
    if bucket.has_values and neighbour.has_values:
        found = [(at, Confidence.CERTAIN) for at in _cancelled_workers(differences(neighbour), pieces, free)]
        if found:
            return found
    left = sum(pieces[at].cents for at in free)
    if left and left == -neighbour.remuneration:
        return [(at, Confidence.LIKELY) for at in free]
    return []


def _cancelled_workers(there: Differences, pieces: Sequence[Piece], free: Sequence[int]) -> Iterable[int]:
    """Pieces of workers with the opposite in the other month: as a sum, or value by value."""
    by_worker: dict[int, list[int]] = {}
    for at in free:
        if pieces[at].worker in there:
            by_worker.setdefault(pieces[at].worker, []).append(at)
    for worker, own in by_worker.items():
        total = sum(pieces[at].cents for at in own)
        if total and total == -sum(there[worker].values()):
            yield from own
        else:
            yield from (at for at in own if _opposite(there[worker], pieces[at].detail, pieces[at].cents))


def _opposite(there: dict[Detail, int], detail: Detail, cents: int) -> bool:
    return there.get(detail) == -cents


# --- the ledger


def _add_ledger(case: Case, pieces: Sequence[Piece], told: Told) -> None:
    """Where the totals that were declared are one side's, it is the other one that changed."""
    declared, erp, portal = case.declared, case.bucket.erp, case.bucket.portal
    if declared is None or _equal(declared, erp) == _equal(declared, portal):
        return
    if _equal(declared, portal):
        kind = CauseKind.FORGOTTEN_RESEND if erp.blocks else CauseKind.NOT_IN_ERP
    else:
        kind = CauseKind.OFFICIAL_CHANGE if portal.blocks else CauseKind.NOT_SHOWN_YET
    story = Story(kind, Confidence.LIKELY, (Source(SourceKind.LEDGER),))
    for at, piece in enumerate(pieces):
        if told[at] is None and piece.kind in _BY_LEDGER:
            told[at] = story
