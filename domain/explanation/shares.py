# SPDX-License-Identifier: MIT
"""Pieces gathered by story, cause and direction, and the contribution shared out among them to the cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from domain.explanation.causes import CauseKind, Confidence, Rounded
from domain.explanation.rounding import WHOLE

if TYPE_CHECKING:
    from domain.explanation.pieces import Piece
    from domain.explanation.stories import Story, Told

_LEANING = {
    CauseKind.MISSING_IN_PORTAL: -1,
    CauseKind.DUPLICATE_IN_ERP: -1,
    CauseKind.FORGOTTEN_RESEND: -1,
    CauseKind.NOT_SHOWN_YET: -1,
}


class Ground(NamedTuple):
    """What pieces of one cause have in common.

    Attributes:
        rate: of the other bucket of a rate swap, else 0.
        sign: 1 where the portal has more, -1 where it has less, 0 where that does not matter.
    """

    story: Story | None
    kind: CauseKind
    rate: int
    sign: int


@dataclass(slots=True)
class Group:
    """Pieces that become one cause, with their cents.

    Attributes:
        rounded, confidences: what bears a part of the contribution that has no piece.
    """

    ground: Ground
    pieces: list[Piece] = field(default_factory=list)
    remuneration: int = 0
    contribution: int = 0
    rounded: Rounded | None = None
    confidences: list[Confidence] = field(default_factory=list)


def grouped(pieces: Sequence[Piece], told: Told) -> list[Group]:
    """The pieces by their ground, in an order that does not depend on theirs. A worker's pieces stay together."""
    by_worker: dict[tuple[int, CauseKind, int], dict[int, list[Piece]]] = {}
    numbers = _numbered(told)
    for piece, story in zip(pieces, told, strict=True):
        workers = by_worker.setdefault((numbers[id(story)], piece.kind, piece.rate), {})
        workers.setdefault(piece.worker, []).append(piece)
    stories = {numbers[id(story)]: story for story in told}
    groups = [
        group
        for (number, kind, rate), workers in by_worker.items()
        for group in _by_direction(stories[number], kind, rate, workers.values())
    ]
    return sorted(groups, key=_order)


def _numbered(told: Told) -> dict[int, int]:
    """A number for each story by its identity, the same for equal ones: hashing one for each piece would take long."""
    equal: dict[Story | None, int] = {}
    return {at: equal.setdefault(story, len(equal)) for at, story in {id(story): story for story in told}.items()}


def _by_direction(story: Story | None, kind: CauseKind, rate: int, workers: Iterable[list[Piece]]) -> Iterable[Group]:
    groups: dict[int, Group] = {}
    for own in workers:
        cents = own[0].cents if len(own) == 1 else sum([piece.cents for piece in own])
        sign = 0 if kind is CauseKind.ROUNDING else (cents > 0) - (cents < 0)
        group = groups.get(sign)
        if group is None:
            group = groups[sign] = Group(Ground(story, kind, rate, sign))
        group.pieces += own
        group.remuneration += cents
    return groups.values()


def _order(group: Group) -> tuple[str, int, int, str, int]:
    story = group.ground.story
    neighbour = story.neighbour.month.number if story and story.neighbour else 0
    return (story.kind if story else "", neighbour, group.ground.rate, group.ground.kind, group.ground.sign)


def share_out(groups: Sequence[Group], contribution: int, hundredths: int) -> None:
    """Give each group its remuneration × rate, so that all together come to the contribution.

    Args:
        contribution: cents; within a rounding or two of what the groups' remuneration comes to.
        hundredths: the rate.
    """
    rests: list[tuple[int, Group]] = []
    for group in groups:
        exact = group.remuneration * hundredths
        group.contribution = abs(exact) // WHOLE * (1 if exact >= 0 else -1)
        rests.append((exact - group.contribution * WHOLE, group))
    missing = contribution - sum(group.contribution for group in groups)
    step = 1 if missing > 0 else -1
    nearest = [group for _, group in sorted(rests, key=lambda rest: _claim(rest[0], rest[1], step))]
    for at in range(abs(missing)):
        nearest[at % len(nearest)].contribution += step


def _claim(rest: int, group: Group, step: int) -> tuple[int, int, int, int, int, str]:
    """Who is nearest to one cent more in the step's direction; the same group when the sides change places."""
    ground = group.ground
    sign = (group.remuneration > 0) - (group.remuneration < 0)
    lean = _leaning(ground.kind) * 3 + (_leaning(ground.story.kind) if ground.story else 0)
    family = min(ground.kind, ground.kind.mirror)
    return (-rest * step, -abs(group.remuneration), -sign * step, -lean * step, ground.rate, family)


def _leaning(kind: CauseKind) -> int:
    return _LEANING.get(kind, -_LEANING.get(kind.mirror, 0))
