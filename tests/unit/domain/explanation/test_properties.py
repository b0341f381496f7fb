# SPDX-License-Identifier: MIT
"""What holds of every explanation, whatever the case: it adds up, has no side that it favours, and no order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.explanation import (
    Block,
    Case,
    Cause,
    CauseKind,
    Explanation,
    Pair,
    Side,
    Source,
    SourceKind,
    Version,
    add_cells,
    explain,
    finding_id,
)
from domain.explanation.case import Cell, CellKey
from domain.reconciliation import Amounts, BucketKey
from domain.values import Money, Rate, YearMonth
from tests.labelled import HELD_OUT, labelled
from tests.unit.domain.explanation.making import OCTOBER, mirrored

RATES = [2610, 2960, 3475]
WORKERS = [10000000001, 10000000002, 10000000003, 10000000004]
MONTHS = [202609, 202610]

# Few values, so that sides agree, repeat and cancel out by chance.
cents = st.sampled_from([-5000, -100, -1, 1, 2, 100, 101, 200, 5000, 5001, 10000, 123457])
rows = st.lists(
    st.tuples(st.sampled_from(WORKERS), st.sampled_from("PB"), st.sampled_from(MONTHS), cents), min_size=1, max_size=5
)
offs = st.sampled_from([0, 0, 0, 1, -3, 9, 35, -1737, 40000])
hidden = st.sampled_from([0, 0, 0, 100, -5000])


@st.composite
def blocks(draw: st.DrawFn, rate: int, establishment: str) -> Block:
    values = draw(rows)
    total = Money(sum(row[3] for row in values) - draw(hidden))
    owed = total.times(Rate(rate)) + Money(draw(offs))
    known = draw(st.sampled_from([True, True, True, False]))
    return Block(
        establishment, Amounts(total, owed, len({row[0] for row in values})), add_cells(values if known else [])
    )


@st.composite
def sides(draw: st.DrawFn, rate: int) -> Side:
    names = draw(st.sampled_from([(), ("0001",), ("0001",), ("0001", "0002")]))
    return Side(tuple(draw(blocks(rate, name)) for name in names))


def restated(block: Block, values: list[tuple[int, str, int, int]], rate: int, off: int, uncounted: int = 0) -> Block:
    """The block with other values and the totals that they give."""
    total = Money(sum(row[3] for row in values) - uncounted)
    amounts = Amounts(total, total.times(Rate(rate)) + Money(off), len({row[0] for row in values}))
    return Block(block.establishment, amounts, add_cells(values))


@st.composite
def changed(draw: st.DrawFn, of: Side, rate: int) -> Side:
    """Another side, the same one, or one with some of its values gone, repeated or moved to another nature."""
    change = draw(st.sampled_from(["same", "other", "some", "moved", "twice"]))
    if change in ("same", "other") or not of.blocks or not of.blocks[0].cells:
        return of if change == "same" else draw(sides(rate))
    first, *rest = of.blocks
    values = [(*key, value) for key, (value, _) in first.cells.items()]
    if change == "some":
        values = [row for row in values for _ in range(draw(st.integers(0, 2)))]
        return Side((restated(first, values, rate, draw(offs)), *rest))
    if change == "twice":
        return Side((restated(first, [*values, values[0]], rate, 0), *rest))
    worker, _, month, value = values[0]
    values[0] = (worker, "R", month, value)
    return Side((restated(first, values, rate, 0, draw(st.sampled_from([0, value]))), *rest))


@st.composite
def pairs(draw: st.DrawFn, rate: int = 3475, month: YearMonth = OCTOBER) -> Pair:
    erp = draw(sides(rate))
    return Pair(BucketKey(1, month, Rate(rate)), erp, draw(changed(erp, rate)))


@st.composite
def opposite(draw: st.DrawFn, of: Pair, rate: int, month: YearMonth) -> Pair:
    """A pair beside: its own, or the same values the other way round."""
    if draw(st.booleans()):
        return draw(pairs(rate, month))
    return Pair(BucketKey(1, month, Rate(rate)), of.portal, of.erp)


@st.composite
def versions(draw: st.DrawFn, kind: SourceKind, own: Side, other: Side) -> tuple[Version, ...]:
    found = []
    for number in range(draw(st.integers(0, 2))):
        then = other if draw(st.booleans()) else draw(changed(draw(st.sampled_from([own, other])), 3475))
        until = datetime(2026, 11, draw(st.integers(1, 4)), tzinfo=UTC)
        found.append(Version(then, Source(kind, number + 1, "before"), until))
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    bucket = draw(pairs())
    return Case(
        bucket,
        tuple(draw(opposite(bucket, rate, OCTOBER)) for rate in RATES[:2] if draw(st.booleans())),
        tuple(
            draw(opposite(bucket, 3475, month)) for month in (OCTOBER.previous(), OCTOBER.next()) if draw(st.booleans())
        ),
        draw(versions(SourceKind.IMPORT, bucket.erp, bucket.portal)),
        draw(versions(SourceKind.SNAPSHOT, bucket.portal, bucket.erp)),
        declared=draw(st.sampled_from([None, bucket.erp.amounts, bucket.portal.amounts, Amounts(Money(7), Money(2))])),
    )


def flat(causes: tuple[Cause, ...]) -> Iterator[Cause]:
    for cause in causes:
        yield cause
        yield from flat(cause.parts)


def sums(causes: tuple[Cause, ...]) -> tuple[Money, Money]:
    return (
        sum((cause.remuneration for cause in causes), Money()),
        sum((cause.contribution for cause in causes), Money()),
    )


many = settings(max_examples=60)


def adds_up(case: Case) -> bool:
    """Whether the causes are worth both differences together."""
    found = explain(case)
    bucket = case.bucket
    difference = (
        bucket.portal.amounts.remuneration - bucket.erp.amounts.remuneration,
        bucket.portal.amounts.contribution - bucket.erp.amounts.contribution,
    )
    return sums(found.causes) == difference == (found.remuneration, found.contribution)


@many
@given(cases())
def test_the_causes_add_up_to_both_differences(case: Case) -> None:
    assert adds_up(case)


@many
@given(cases())
def test_a_story_is_worth_what_its_parts_are(case: Case) -> None:
    for cause in flat(explain(case).causes):
        assert cause.kind.is_story == bool(cause.parts)
        assert not any(part.kind.is_story for part in cause.parts)
        if cause.parts:
            assert sums(cause.parts) == (cause.remuneration, cause.contribution)


@many
@given(cases())
def test_no_cause_is_worth_nothing(case: Case) -> None:
    assert all(cause.remuneration or cause.contribution for cause in flat(explain(case).causes))


def told(found: Explanation, turn: Callable[[CauseKind], CauseKind], sign: int) -> Counter[object]:
    """The causes as they can be counted, of whatever kind and sign they become."""
    return Counter(
        (
            turn(cause.kind),
            cause.remuneration.cents * sign,
            cause.contribution.cents * sign,
            cause.workers,
            frozenset(
                (turn(part.kind), part.remuneration.cents * sign, part.contribution.cents * sign)
                for part in cause.parts
            ),
        )
        for cause in found.causes
    )


def favours_no_side(case: Case) -> bool:
    """Whether sides that change places change the signs, and nothing else."""
    turned = told(explain(mirrored(case)), lambda kind: kind.mirror, -1)
    return turned == told(explain(case), lambda kind: kind, 1)


@many
@given(cases())
def test_sides_that_change_places_change_signs(case: Case) -> None:
    assert favours_no_side(case)


def shuffled(case: Case, chance: random.Random) -> Case:
    """The case with everything in it in another order."""

    def side(of: Side) -> Side:
        order = list(of.blocks)
        chance.shuffle(order)
        return Side(tuple(replace(block, cells=mixed(dict(block.cells))) for block in order))

    def mixed(cells: dict[CellKey, Cell]) -> dict[CellKey, Cell]:
        items = list(cells.items())
        chance.shuffle(items)
        return dict(items)

    def both(of: Pair) -> Pair:
        return Pair(of.key, side(of.erp), side(of.portal))

    around = [list(map(both, case.siblings)), list(map(both, case.neighbours))]
    for pairs_beside in around:
        chance.shuffle(pairs_beside)
    return replace(case, bucket=both(case.bucket), siblings=tuple(around[0]), neighbours=tuple(around[1]))


@many
@given(cases(), st.randoms(use_true_random=False))
def test_no_order_of_rows_shows(case: Case, chance: random.Random) -> None:
    assert explain(shuffled(case, chance)) == explain(case)


@pytest.mark.parametrize("seed", HELD_OUT)
def test_they_hold_of_labelled_cases_too(seed: int) -> None:
    chance = random.Random(seed)
    for one in labelled(seed):
        assert adds_up(one.case)
        assert favours_no_side(one.case)
        assert explain(shuffled(one.case, chance)) == explain(one.case)


@many
@given(cases())
def test_the_largest_comes_first_and_what_is_not_explained_last(case: Case) -> None:
    causes = explain(case).causes
    named = [cause for cause in causes if cause.kind is not CauseKind.NOT_EXPLAINED]
    assert list(causes[: len(named)]) == named
    worth = [(abs(cause.contribution), abs(cause.remuneration)) for cause in named]
    assert worth == sorted(worth, reverse=True)


@many
@given(cases())
def test_a_rate_swap_is_one_finding_in_both_buckets(case: Case) -> None:
    everything = (case.bucket, *case.siblings)
    if not (all(pair.has_values for pair in everything) or not any(pair.has_values for pair in everything)):
        return
    seen: Counter[object] = Counter()
    for pair in everything:
        rest = tuple(other for other in everything if other is not pair)
        for cause in explain(Case(pair, rest)).causes:
            if cause.kind is CauseKind.RATE_SWAP:
                seen[finding_id(pair.key, cause)] += 1
    assert set(seen.values()) <= {2}


def test_the_cases_reach_every_kind() -> None:
    """The control: what is asserted above is asserted of every kind."""
    reached: set[CauseKind] = set()

    @settings(max_examples=150)
    @given(cases())
    def reach(case: Case) -> None:
        for cause in flat(explain(case).causes):
            reached.update((cause.kind, cause.kind.mirror))

    reach()
    assert reached == set(CauseKind)
