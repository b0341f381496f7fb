# SPDX-License-Identifier: MIT
"""Stories that take over pieces: what either side held before, what was declared, and the months beside.

A piece belongs to a forgotten resend where the portal's value is one that the ERP held before, and to an official
change where the ERP's value is one that the portal showed before. Where both hold, the side that changed last is the
one that moved; where they changed at the same moment, neither story is told. The ledger tells a resend that was
forgotten from one that the portal does not show yet, and a change at the portal from one that was sent from here; what
the portal showed before something was declared is no change of it. What
stands on a side twice is a mistake on that side, and belongs to no story of the past: nobody should send it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.explanation.case import NO_CELL, Case, Cells, Pair, Side, Version
from domain.explanation.causes import CauseKind, Confidence, Source, SourceKind
from domain.explanation.pieces import NOBODY, Detail, Differences, Piece
from domain.explanation.swaps import differences

if TYPE_CHECKING:
    from domain.reconciliation import Amounts, BucketKey

_NO_NEIGHBOUR = (CauseKind.RATE_SWAP, CauseKind.ROUNDING, CauseKind.NOT_EXPLAINED)
_WHEN_DECLARED = {
    CauseKind.FORGOTTEN_RESEND: CauseKind.NOT_SHOWN_YET,
    CauseKind.OFFICIAL_CHANGE: CauseKind.NOT_IN_ERP,
}
_DUPLICATES = (CauseKind.DUPLICATE_IN_ERP, CauseKind.DUPLICATE_IN_PORTAL)
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
    stories, whole = history.stories, history.whole
    told: Told = [history.of(piece) for piece in pieces] if stories else [None] * len(pieces)
    for story in stories:
        settled = replace(story, kind=_WHEN_DECLARED[story.kind])
        for at in _declared(case, story, pieces, [at for at, of in enumerate(told) if of is story]):
            told[at] = settled
        if whole is story and _is_declared(case, _moved_side(case, story)):
            whole = settled
    _add_neighbours(case, pieces, told)
    _add_ledger(case, pieces, told)
    return Stories(told, whole)


def _moved_side(case: Case, story: Story) -> Side:
    return case.bucket.erp if story.kind is CauseKind.FORGOTTEN_RESEND else case.bucket.portal


def _is_declared(case: Case, side: Side) -> bool:
    return case.declared is not None and _equal(case.declared, side)


def _declared(case: Case, story: Story, pieces: Sequence[Piece], own: Sequence[int]) -> Sequence[int]:
    """Which pieces of a story of the past are in what the ledger says was declared.

    All of them, or all but one worker's, or one worker's: somebody may have changed one more after it was sent.
    """
    if case.declared is None or _is_declared(case, _moved_side(case, story)):
        return own if case.declared else ()
    stayed, sign = (case.bucket.portal, -1) if story.kind is CauseKind.FORGOTTEN_RESEND else (case.bucket.erp, 1)
    wanted = sign * (case.declared.remuneration - stayed.amounts.remuneration).cents
    workers: dict[int, int] = {}
    for at in own:
        workers[pieces[at].worker] = workers.get(pieces[at].worker, 0) + pieces[at].cents
    kept = _adding_up_to(workers, wanted) if wanted else ()
    return [at for at in own if pieces[at].worker in kept]


def _adding_up_to(workers: Mapping[int, int], wanted: int) -> Collection[int]:
    """Workers who come to so much: all of them, all but one, or one; none where nothing fits."""
    total = sum(workers.values())
    if total == wanted:
        return workers
    for worker, cents in sorted(workers.items()):
        if total - cents == wanted:
            return workers.keys() - {worker}
    return [worker for worker, cents in sorted(workers.items()) if cents == wanted][:1]


@dataclass(frozen=True, slots=True)
class _Past:
    """The earlier state of one side that agrees best with the other side as it is now.

    Attributes:
        whole: whether both totals agree; base: whether the remuneration does.
        known: whether worker values can be compared.
    """

    version: Version
    whole: bool
    base: bool
    known: bool
    theirs: Cells
    before: Cells
    story: Story

    def holds(self, piece: Piece) -> bool:
        """Whether it gives the piece."""
        if piece.kind in _DUPLICATES and piece.confidence is Confidence.CERTAIN:
            return False
        if not self.known:
            return self.base
        return self.whole if piece.worker == NOBODY else _agrees(self.before, self.theirs, piece)


class _History:
    """What the imports and the snapshots of before say."""

    def __init__(self, case: Case, pieces: Sequence[Piece]) -> None:
        erp, portal = case.bucket.erp, case.bucket.portal
        known = case.bucket.has_values
        self._resend = _best(CauseKind.FORGOTTEN_RESEND, case, case.imports, portal, pieces, known=known)
        self._change = _best(CauseKind.OFFICIAL_CHANGE, case, case.snapshots, erp, pieces, known=known)
        self.whole = self._last(
            self._resend if self._resend and self._resend.whole else None,
            self._change if self._change and self._change.whole else None,
        )

    @property
    def stories(self) -> list[Story]:
        """The stories that there may be."""
        return [past.story for past in (self._resend, self._change) if past]

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
    kind: CauseKind, case: Case, versions: Iterable[Version], other: Side, pieces: Sequence[Piece], *, known: bool
) -> _Past | None:
    """The version that gives the other side's totals, or else most of the pieces; the newest of equals."""
    theirs, best, most = other.cells, None, (False, False, 0)
    for version in versions:
        whole = _equal(version.side.amounts, other)
        base = version.side.amounts.remuneration == other.amounts.remuneration
        story = _story(kind, case, version, whole=whole)
        past = _Past(version, whole, base, known and version.side.has_values, theirs, version.side.cells, story)
        held = sum(abs(piece.cents) for piece in pieces if past.holds(piece))
        if (whole or held) and (whole, base, held) >= most:
            most, best = (whole, base, held), past
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


def _is_older(answer: Source | None, declared_at: datetime | None) -> bool:
    """Whether the portal showed it before it was declared, so that it cannot be a change of what was declared."""
    return answer is not None and answer.at is not None and declared_at is not None and answer.at < declared_at


def _add_ledger(case: Case, pieces: Sequence[Piece], told: Told) -> None:
    """Where the totals that were declared are one side's, it is the other one that changed."""
    declared, erp, portal = case.declared, case.bucket.erp, case.bucket.portal
    if declared is None or _equal(declared, erp) == _equal(declared, portal):
        return
    if _equal(declared, portal):
        kind = CauseKind.FORGOTTEN_RESEND if erp.blocks else CauseKind.NOT_IN_ERP
    else:
        changed = portal.blocks and not _is_older(case.consulted, case.declared_at)
        kind = CauseKind.OFFICIAL_CHANGE if changed else CauseKind.NOT_SHOWN_YET
    story = Story(kind, Confidence.LIKELY, (Source(SourceKind.LEDGER),))
    for at, piece in enumerate(pieces):
        if told[at] is None and piece.kind in _BY_LEDGER:
            told[at] = story
