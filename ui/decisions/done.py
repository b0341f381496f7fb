# SPDX-License-Identifier: MIT
"""What was decided in a window, as a pile: the last one is the first to be taken back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.decisions import DecisionEvent, Verb, standing

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.use_cases.decide import Life
    from domain.values import YearMonth


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about one or many divergences, with its words."""

    verb: Verb
    keys: tuple[BucketKey, ...]
    reason: str

    def stands_in(self, life: Life) -> bool:
        """Whether it is the last thing that stands about a divergence, so that undoing takes back just this."""
        left: list[DecisionEvent] = standing(life.decisions)
        return bool(left) and (left[-1].verb, left[-1].reason) == (self.verb, self.reason)


@dataclass(frozen=True, slots=True)
class Signed:
    """A month that was signed off."""

    company_id: int
    month: YearMonth


Done = Decided | Signed


class Pile:
    """What can be taken back, the last one on top."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    @property
    def top(self) -> Done | None:
        """What would be taken back next; None where nothing is left."""
        return self._done[-1] if self._done else None

    def put(self, done: Done) -> None:
        """Something was done."""
        self._done.append(done)

    def take(self, done: Done) -> None:
        """It was taken back, or cannot be."""
        if done in self._done:
            self._done.remove(done)

    def undone(self, keys: Collection[BucketKey]) -> None:
        """The last decision about each of those was taken back in another way."""
        gone = set(keys)
        for place in range(len(self._done) - 1, -1, -1):
            done = self._done[place]
            if isinstance(done, Decided) and gone.intersection(done.keys):
                left = tuple(key for key in done.keys if key not in gone)
                gone.difference_update(done.keys)
                self._done[place] = replace(done, keys=left)
        self._done = [done for done in self._done if isinstance(done, Signed) or done.keys]
