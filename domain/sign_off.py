# SPDX-License-Identifier: MIT
"""Signing a company's month off: it is locked while its figures stay, and reopens by itself when they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.divergence import Divergence, DivergenceState, Figures
from domain.reconciliation import Bucket, BucketStatus
from domain.values import Rate, YearMonth

Place = tuple[int, YearMonth]
"""A company's month."""


class SignVerb(StrEnum):
    """What happened to a month."""

    SIGNED = "signed"
    UNDONE = "undone"  # by the clerk
    REOPENED = "reopened"  # by a run that found other figures


class OpenKind(StrEnum):
    """What keeps a month from being signed off."""

    NOTHING_THERE = "nothing_there"
    ALREADY_SIGNED = "already_signed"
    NOT_RECONCILED = "not_reconciled"  # values came in since the last run
    NOT_COMPARED = "not_compared"
    UNDECIDED = "undecided"
    BEING_CORRECTED = "being_corrected"
    CONTESTED = "contested"
    SENDING = "sending"  # it is not known what came of a communication


@dataclass(frozen=True, slots=True, order=True)
class OpenItem:
    """One thing that is open.

    Attributes:
        rate: the bucket's; None where the whole month is meant.
    """

    kind: OpenKind
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class SignedLine:
    """One bucket as it stood.

    Attributes:
        figures: a missing side as zero.
    """

    rate: Rate
    status: BucketStatus
    figures: Figures


@dataclass(frozen=True, slots=True)
class SignOffEvent:
    """What happened to a month, and how its buckets stood. They are kept for good.

    Attributes:
        lines: as it was signed, or as the run found it that reopened it; empty where the clerk took it back.
        run_id: the run that reopened it.
        id: 0 until it is stored.
    """

    company_id: int
    month: YearMonth
    what: SignVerb
    at: datetime
    who: str
    lines: tuple[SignedLine, ...] = ()
    run_id: int | None = None
    id: int = 0

    @property
    def place(self) -> Place:
        """The company's month that it is about."""
        return self.company_id, self.month


@dataclass(frozen=True, slots=True)
class Drift:
    """A bucket that changed after its month was signed off.

    Attributes:
        before: as it was signed; None where it was not there.
        now: as the run found it; None where it is gone.
    """

    rate: Rate
    before: SignedLine | None
    now: SignedLine | None


def lines_of(buckets: Iterable[Bucket]) -> tuple[SignedLine, ...]:
    """Buckets as they are signed, by rate; those that neither side has are left out."""
    real = (bucket for bucket in buckets if bucket.erp is not None or bucket.portal is not None)
    lines = (SignedLine(bucket.key.rate, bucket.status, Figures.of(bucket)) for bucket in real)
    return tuple(sorted(lines, key=lambda line: line.rate))


def drifted(signed: Collection[SignedLine], now: Collection[SignedLine]) -> tuple[Drift, ...]:
    """What changed between two looks at a month, by rate."""
    before, after = ({line.rate: line for line in lines} for lines in (signed, now))
    return tuple(
        Drift(rate, before.get(rate), after.get(rate))
        for rate in sorted(before.keys() | after.keys())
        if before.get(rate) != after.get(rate)
    )


_OPEN = {
    DivergenceState.OPEN: OpenKind.UNDECIDED,
    DivergenceState.BEING_CORRECTED: OpenKind.BEING_CORRECTED,
    DivergenceState.CONTESTED: OpenKind.CONTESTED,
}


def open_items(
    buckets: Collection[Bucket],
    divergences: Iterable[Divergence],
    *,
    behind: bool = False,
    sending: bool = False,
    signed: bool = False,
) -> tuple[OpenItem, ...]:
    """Everything that keeps a month from being signed off; empty where nothing does.

    Args:
        buckets: the month's, as the last run left them; divergences: those known of them.
        behind: whether values came in since that run.
        sending: whether it is not known what came of a communication.
        signed: whether it is signed off.
    """
    whole = (
        (OpenKind.NOTHING_THERE, not buckets),
        (OpenKind.ALREADY_SIGNED, signed),
        (OpenKind.NOT_RECONCILED, behind),
        (OpenKind.SENDING, sending),
    )
    items = [OpenItem(kind) for kind, is_so in whole if is_so]
    items += [
        OpenItem(OpenKind.NOT_COMPARED, bucket.key.rate)
        for bucket in sorted(buckets, key=lambda bucket: bucket.key)
        if bucket.status is BucketStatus.NOT_COMPARED
    ]
    items += [
        OpenItem(_OPEN[divergence.state], divergence.key.rate)
        for divergence in sorted(divergences, key=lambda divergence: divergence.key)
        if divergence.state in _OPEN
    ]
    return tuple(items)
