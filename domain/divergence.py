# SPDX-License-Identifier: MIT
"""The life of a divergence: it opens, is decided, resolves by itself, and reopens when its figures change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.reconciliation import Bucket, BucketKey, BucketStatus
from domain.values.money import ZERO

if TYPE_CHECKING:
    from domain.values import Money


class DivergenceState(StrEnum):
    """Open and the three decisions need the clerk; resolved does not."""

    OPEN = "open"
    ACCEPTED = "accepted"
    BEING_CORRECTED = "being_corrected"
    CONTESTED = "contested"
    RESOLVED = "resolved"


class Change(StrEnum):
    """What a run did to a divergence."""

    OPENED = "opened"
    UPDATED = "updated"
    REOPENED = "reopened"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Figures:
    """The four amounts of a divergent bucket, a missing side as zero."""

    erp_remuneration: Money = ZERO
    portal_remuneration: Money = ZERO
    erp_contribution: Money = ZERO
    portal_contribution: Money = ZERO

    @classmethod
    def of(cls, bucket: Bucket) -> Figures:
        """The figures of a bucket."""
        erp, portal = bucket.erp, bucket.portal
        return cls(
            erp.remuneration if erp else ZERO,
            portal.remuneration if portal else ZERO,
            erp.contribution if erp else ZERO,
            portal.contribution if portal else ZERO,
        )


@dataclass(frozen=True, slots=True)
class Divergence:
    """A bucket that did not tally, with its own life across runs. There is at most one per bucket.

    Attributes:
        id: 0 until it is stored.
        kind: how the bucket came out when it was last seen to diverge.
    """

    key: BucketKey
    state: DivergenceState
    kind: BucketStatus
    figures: Figures
    id: int = 0


_DIVERGENT = (BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL)
_DECIDED = (DivergenceState.ACCEPTED, DivergenceState.BEING_CORRECTED, DivergenceState.CONTESTED)


def after_run(known: Divergence | None, bucket: Bucket) -> tuple[Divergence, Change] | None:
    """What a run's bucket does to the divergence known for it, or None where nothing changes.

    A bucket that was not compared changes nothing: what was not looked at neither opens nor resolves.
    """
    status = bucket.status
    if status in _DIVERGENT:
        return _seen_apart(known, Divergence(bucket.key, DivergenceState.OPEN, status, Figures.of(bucket)))
    if status is BucketStatus.TALLIES and known is not None and known.state is not DivergenceState.RESOLVED:
        return replace(known, state=DivergenceState.RESOLVED), Change.RESOLVED
    return None


def _seen_apart(known: Divergence | None, now: Divergence) -> tuple[Divergence, Change] | None:
    if known is None:
        return now, Change.OPENED
    now = replace(now, id=known.id)
    if known.state is DivergenceState.RESOLVED:
        return now, Change.REOPENED
    if (known.figures, known.kind) == (now.figures, now.kind):
        return None
    return now, Change.REOPENED if known.state in _DECIDED else Change.UPDATED
