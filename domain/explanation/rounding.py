# SPDX-License-Identifier: MIT
"""How far rounding can take a contribution from remuneration × rate, and whether a known way of rounding gives it.

The plausible maximum is two cents for each worker value, and half a cent for each block. A contribution has two parts,
the worker's and the employer's. Where each part of each value is rounded to the nearest cent, each is off by half a
cent at most: a cent a value. Where each is rounded up, or cut, it is off by less than a whole cent: two cents a value.
Where a block's total alone is rounded, it is off by half a cent. No way of rounding takes it further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import TYPE_CHECKING

from domain.explanation.causes import Beyond, Confidence, Rounded
from domain.rates import PARTS
from domain.values import Money, Rate

if TYPE_CHECKING:
    from domain.explanation.case import Pair, Side

WHOLE = 10_000
"""A cent times a rate of 100 %: what exact contributions are counted in."""

_HALF = WHOLE // 2


def noise(pair: Pair) -> int:
    """What both sides can be apart because each block's contribution is rounded once, in ten-thousandths of a cent."""
    return _HALF * (len(pair.erp.blocks) + len(pair.portal.blocks))


def deviation(side: Side, rate: Rate) -> int:
    """Stated contribution − remuneration × rate, exact, in ten-thousandths of a cent."""
    amounts = side.amounts
    return amounts.contribution.cents * WHOLE - amounts.remuneration.cents * rate.hundredths


def values_of(side: Side) -> int:
    """How many values were rounded: the worker values, or one a worker where they are not known."""
    known = sum(count for block in side.blocks for _, count in block.cells.values())
    return known if known and side.has_values else max(known, side.amounts.workers, len(side.blocks))


def judged(pair: Pair) -> tuple[Rounded, Confidence]:
    """How far rounding goes in a bucket, and how sure it is that it went so far; it did not where a side is beyond."""
    rate, sides = pair.key.rate, (pair.erp, pair.portal)
    erp, portal = (deviation(side, rate) for side in sides)
    values = [values_of(side) for side in sides]
    bounds = [2 * WHOLE * n + _HALF * len(side.blocks) for n, side in zip(values, sides, strict=True)]
    beyond = _beyond(erp=abs(erp) > bounds[0], portal=abs(portal) > bounds[1])
    most = bounds[0] if beyond is Beyond.ERP else bounds[1] if beyond is Beyond.PORTAL else sum(bounds)
    rounded = Rounded(sum(values), _cents(erp), _cents(portal), Money(most // WHOLE), beyond)
    if beyond is not None:
        return rounded, Confidence.POSSIBLE
    if all(_known_way(side, rate) for side in sides):
        return rounded, Confidence.CERTAIN
    halfway = abs(erp) * 2 <= bounds[0] and abs(portal) * 2 <= bounds[1]
    return rounded, Confidence.LIKELY if halfway else Confidence.POSSIBLE


def _beyond(*, erp: bool, portal: bool) -> Beyond | None:
    if erp and portal:
        return Beyond.BOTH
    return Beyond.ERP if erp else Beyond.PORTAL if portal else None


def _cents(exact: int) -> Money:
    return Money(_half_up(abs(exact)) * (1 if exact >= 0 else -1))


def _half_up(exact: int) -> int:
    return (exact + _HALF) // WHOLE


def _up(exact: int) -> int:
    return -(-exact // WHOLE)


def _down(exact: int) -> int:
    return exact // WHOLE


def _known_way(side: Side, rate: Rate) -> bool:
    """Whether a side's contribution is what one way of rounding gives, to the cent."""
    if abs(deviation(side, rate)) <= _HALF * len(side.blocks):
        return True
    if not side.has_values:
        return False
    stated = side.amounts.contribution.cents
    splits = ((rate.hundredths,), *PARTS.get(rate.hundredths, ()))
    return any(
        _rounded(units, parts, way) == stated
        for units, parts, way in product(_units(side), splits, (_half_up, _up, _down))
    )


def _units(side: Side) -> Iterable[list[int]]:
    """The amounts that were rounded: each value, or each worker's sum."""
    cells = side.cells
    yield [cents for cents, _ in cells.values()]
    workers: dict[int, int] = {}
    for (niss, _, _), (cents, _) in cells.items():
        workers[niss] = workers.get(niss, 0) + cents
    yield list(workers.values())


def _rounded(amounts: list[int], parts: tuple[int, ...], way: Callable[[int], int]) -> int:
    # Away from zero on both sides of it: a correction is rounded as what it corrects.
    return sum(way(cents * part) if cents >= 0 else -way(-cents * part) for cents in amounts for part in parts)
