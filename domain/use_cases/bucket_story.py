# SPDX-License-Identifier: MIT
"""Tell the story of one bucket: why its sides differ, what to do, what was decided, and where its figures came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.use_cases.explain import Explain

if TYPE_CHECKING:
    from domain.explanation import Explanation
    from domain.ports import UnitOfWorkManager
    from domain.read_models import SourceRow
    from domain.reconciliation import BucketKey
    from domain.three_way import ThreeWayRow
    from domain.use_cases.decide import Decide, Life
    from domain.use_cases.deliver import Deliver
    from domain.use_cases.divergences import DivergenceItem, Divergences


@dataclass(frozen=True, slots=True)
class BucketStory:
    """What is known of one bucket beside its figures.

    Attributes:
        item: its divergence with cause, step and decision; None where it has none, or it is resolved.
        explanation: of the values in use at this moment, which may be newer than the last run's; None where the month
            was not compared.
        life: everything that happened to its divergence; None where it never had one.
        sides: what the ERP has now, what was declared, and what the portal shows.
        sources: every file and answer about its month, newest first.
    """

    key: BucketKey
    item: DivergenceItem | None
    explanation: Explanation | None
    life: Life | None
    sides: ThreeWayRow | None
    sources: tuple[SourceRow, ...]


class TellStory:
    """Reads all of it at one moment."""

    def __init__(self, units: UnitOfWorkManager, divergences: Divergences, decide: Decide, deliver: Deliver) -> None:
        self._units = units
        self._divergences = divergences
        self._decide = decide
        self._deliver = deliver
        self._explain = Explain(units)

    async def __call__(self, key: BucketKey) -> BucketStory:
        """The story of a bucket; there is nothing in that of one that is not there.

        Raises:
            StoreError: the store cannot be used.
        """
        # The use cases' own scopes share this one, so that what they tell belongs together.
        async with self._units.enter(read_only=True) as unit:
            item = await self._divergences.one(key)
            found = item.explanation if item is not None else await self._explain(key)
            # Asking for a life that is not there would fail the scope that is shared.
            lived = key in await unit.decisions.divergences([key])
            life = await self._decide.life(key) if lived else None
            sides = await self._deliver.three_way(key.month, key.month, [key.company_id])
            sources = await unit.views.sources(key)
        own = next((row for row in sides if row.key == key), None)
        return BucketStory(key, item, found, life, own, tuple(sources))
