# SPDX-License-Identifier: MIT
"""Small cases: sides from worker values, and a case with its sides in each other's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from domain.explanation import Block, Case, Pair, Side, Source, SourceKind, Version, add_cells
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Rate, YearMonth

OCTOBER = YearMonth(2026, 10)
GENERAL, STATUTORY = Rate(3475), Rate(2960)
KEY = BucketKey(1, OCTOBER, GENERAL)
ANA, RUI, EVA = 10000000001, 10000000002, 10000000003
NAMES = {ANA: "Ana", RUI: "Rui", EVA: "Eva"}
FIRST_FILE = Source(SourceKind.IMPORT, 1, "DR_1.txt", datetime(2026, 11, 2, tzinfo=UTC))
SECOND_FILE = Source(SourceKind.IMPORT, 2, "DR_2.txt", datetime(2026, 11, 9, tzinfo=UTC))
OLD_ANSWER = Source(SourceKind.SNAPSHOT, 1, "portal.test", datetime(2026, 11, 3, tzinfo=UTC))
ANSWER = Source(SourceKind.SNAPSHOT, 2, "portal.test", datetime(2026, 11, 12, tzinfo=UTC))
CHECKED = datetime(2026, 11, 12, tzinfo=UTC)

Row = tuple[int, str, int, int]
"""(worker, nature, month yyyymm, cents)."""


def pay(workers: Mapping[int, int], nature: str = "P", month: YearMonth = OCTOBER) -> list[Row]:
    """One value a worker."""
    return [(worker, nature, month.number, cents) for worker, cents in workers.items()]


def block(
    rows: Iterable[Row], rate: Rate = GENERAL, establishment: str = "0001", *, off: int = 0, uncounted: int = 0
) -> Block:
    """A block with its totals.

    Args:
        off: cents by which the stated contribution is not remuneration × rate.
        uncounted: cents of the values that the stated remuneration leaves out.
    """
    rows = list(rows)
    total = Money(sum(row[3] for row in rows) - uncounted)
    workers = len({row[0] for row in rows})
    return Block(establishment, Amounts(total, total.times(rate) + Money(off), workers), add_cells(rows))


def side(rows: Iterable[Row], rate: Rate = GENERAL, *, off: int = 0, uncounted: int = 0) -> Side:
    """A side of one block; one that is not there where there are no rows."""
    rows = list(rows)
    return Side((block(rows, rate, off=off, uncounted=uncounted),)) if rows else Side()


def totals(remuneration: int, workers: int = 1, rate: Rate = GENERAL, *, off: int = 0) -> Side:
    """A side of which the totals alone are known."""
    money = Money(remuneration)
    return Side((Block("0001", Amounts(money, money.times(rate) + Money(off), workers)),))


def pair(erp: Side, portal: Side, rate: Rate = GENERAL, month: YearMonth = OCTOBER) -> Pair:
    """Both sides of a bucket of company 1."""
    return Pair(BucketKey(1, month, rate), erp, portal)


def case(erp: Side, portal: Side, **more: object) -> Case:
    """A case of the general rate."""
    known = {"imported": SECOND_FILE, "consulted": ANSWER, "checked_at": CHECKED, "names": NAMES}
    return Case(pair(erp, portal), **{**known, **more})  # type: ignore[arg-type]


def before(side_then: Side, source: Source = FIRST_FILE, until: datetime | None = None) -> tuple[Version, ...]:
    """One earlier state."""
    newer = SECOND_FILE if source.kind is SourceKind.IMPORT else ANSWER
    then = until or newer.at
    assert then is not None
    return (Version(side_then, source, then),)


def mirrored(of: Case) -> Case:
    """The case with its sides in each other's place."""
    return replace(
        of,
        bucket=_turned(of.bucket),
        siblings=tuple(map(_turned, of.siblings)),
        neighbours=tuple(map(_turned, of.neighbours)),
        imports=of.snapshots,
        snapshots=of.imports,
        imported=of.consulted,
        consulted=of.imported,
    )


def _turned(of: Pair) -> Pair:
    return Pair(of.key, of.portal, of.erp)
