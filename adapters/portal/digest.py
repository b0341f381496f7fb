# SPDX-License-Identifier: MIT
"""One fingerprint for one content, whatever order and layout it came in."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.portal_record import PortalState, PortalTotal
    from domain.values import Niss, YearMonth

Line = tuple[int, str, int, int, int]
"""One worker value: (worker's NISS, nature code, month yyyymm, days × 10, cents)."""

_RUN = 10_000


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines sorted by all their fields."""
    # One sort holds the interpreter's lock to its end; short runs let the event loop in between.
    runs = [sorted(lines[start : start + _RUN]) for start in range(0, len(lines), _RUN)]
    return runs[0] if len(runs) == 1 else list(heapq.merge(*runs))


def canonical_digest(employer: Niss, month: YearMonth, state: PortalState, totals: Iterable[PortalTotal]) -> str:
    """SHA-256, in hex, of employer, month, state and every figure: totals, counts and worker values.

    Left out on purpose, as they say nothing of the figures: when the portal worked them out, names, the order of
    rates and workers, and how they were split over pages. Totals come in the order of establishment and rate.
    """
    digest = hashlib.sha256()
    for text in _canonical(employer, month, state, totals):
        digest.update(text.encode())
    return digest.hexdigest()


def _canonical(employer: Niss, month: YearMonth, state: PortalState, totals: Iterable[PortalTotal]) -> Iterator[str]:
    yield f"1\n{employer.digits}\n{month}\n{state.value}\n"
    for total in totals:
        yield f"{total.establishment!r} {total.rate.hundredths} {total.remuneration.cents} "
        yield f"{total.contribution.cents} {total.workers}\n"
        for niss, nature, reference, sequence, days, cents in total.values.rows(0, len(total.values)):
            yield f" {niss} {nature!r} {reference} {sequence} {days} {cents}\n"
