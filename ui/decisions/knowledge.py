# SPDX-License-Identifier: MIT
"""What is known of each divergence, loaded beside what the window shows: first what is quick, then the causes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from domain.errors import BateCertoError
from ui import texts
from ui.lookup import Lookup, Turn
from ui.notice import Level, Notice

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.use_cases.divergences import DivergenceItem, Divergences
    from domain.values import YearMonth
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_PARTS = 10


# A bucket without when it came in, and without what was decided about it.
_figures = attrgetter(
    "status",
    "erp_remuneration.cents",
    "portal_remuneration.cents",
    "erp_contribution.cents",
    "portal_contribution.cents",
    "erp_workers",
    "portal_workers",
    "tolerance.cents",
)


class _Searched(NamedTuple):
    """What a divergence was without its cause, and with it."""

    plain: DivergenceItem
    item: DivergenceItem

    def holds_for(self, now: DivergenceItem) -> bool:
        """Whether the cause is one of the same figures, and the step goes by nothing else that changed."""
        before = self.plain
        same = bool(_figures(before.row.bucket) == _figures(now.row.bucket))
        return same and (before.verdict, before.step) == (now.verdict, now.step)


class _Known(NamedTuple):
    """What is known at the beginning of a search.

    Attributes:
        plain: the divergences without their causes; items: with those that are known.
        before, found: what earlier searches found, and this one, and still holds.
    """

    plain: dict[BucketKey, DivergenceItem]
    before: dict[BucketKey, _Searched]
    found: dict[BucketKey, _Searched]
    items: dict[BucketKey, DivergenceItem]


def _known(
    listed: Sequence[DivergenceItem], before: Mapping[BucketKey, _Searched], found: Mapping[BucketKey, _Searched]
) -> _Known:
    """What still holds of what was found, some 5 µs a divergence; a thread does it."""
    plain = {item.row.bucket.key: item for item in listed}
    before, found = (
        {key: one for key, one in kind.items() if key in plain and one.holds_for(plain[key])}
        for kind in (before, found)
    )
    items = {key: _with_cause(item, found.get(key) or before.get(key)) for key, item in plain.items()}
    return _Known(plain, before, found, items)


def _with_cause(item: DivergenceItem, known: _Searched | None) -> DivergenceItem:
    if known is None:
        return item
    return replace(item, explanation=known.item.explanation, step=known.item.step)


class Knowledge(QObject):
    """The divergences of the period with their decisions, next steps and, where they are wanted, causes.

    A cause is looked for once: until values came in, or were compared again. Then it is looked for anew, and what was
    known before is shown as long.

    Attributes:
        items: by bucket; empty until the first ones are there.

    Signals:
        changed: items is new.
        searched(int, int): causes that are there, of how many; both 0 when the search ended.
    """

    changed = Signal()
    searched = Signal(int, int)

    def __init__(self, divergences: Divergences, presenter: Presenter, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self.items: dict[BucketKey, DivergenceItem] = {}
        self._divergences = divergences
        self._presenter = presenter
        self._scope = scope
        self._wanted = False
        self._found: dict[BucketKey, _Searched] = {}
        self._before: dict[BucketKey, _Searched] = {}
        self._stamp: object = None
        self._lookup = Lookup(presenter, scope, self._load, "divergences", self)
        self._lookup.follow()

    def refresh(self) -> None:
        """Load now what the window shows; by itself it follows each look at the store."""
        self._lookup.now()

    def want_causes(self) -> None:
        """Look for the causes too, from now on."""
        if not self._wanted:
            self._wanted = True
            self.refresh()

    async def _load(self, turn: Turn) -> None:
        first, last = self._presenter.period
        task = asyncio.current_task()
        try:
            async with turn:
                listed = await self._divergences(first, last, None, explained=False)
                stamp = self._now()
                if stamp == self._stamp:
                    before, found = self._before, self._found
                else:
                    # All are looked for anew, and what is known from before is shown as long.
                    before, found = self._before | self._found, {}
                known = await asyncio.to_thread(_known, listed, before, found)
            self._stamp, self._before, self._found, self.items = stamp, known.before, known.found, known.items
            self.changed.emit()
            if self._wanted:
                await self._search(first, last, known.plain)
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
        finally:
            # One that is cancelled makes way for another, which tells of itself.
            if task is None or not task.cancelling():
                self.searched.emit(0, 0)

    async def _search(self, first: YearMonth, last: YearMonth, plain: Mapping[BucketKey, DivergenceItem]) -> None:
        missing = [key for key in self.items if key not in self._found]
        companies = sorted({key.company_id for key in missing})
        done = 0
        for part in _parts(companies):
            self.searched.emit(done, len(missing))
            found = await self._divergences(first, last, part, explained=True)
            for item in found:
                key = item.row.bucket.key
                if key in plain:
                    self._found[key] = _Searched(plain[key], item)
                    self.items[key] = item
            done += sum(key.company_id in part for key in missing)
            self.changed.emit()

    def _now(self) -> tuple[object, ...]:
        """What causes and steps depend on, besides a divergence itself."""
        overview, today = self._presenter.overview, self._presenter.services.clock.today()
        fresh = overview.freshness if overview else None
        return today, self._presenter.period, fresh

    @property
    def today(self) -> date:
        """What days left are counted from."""
        return self._presenter.services.clock.today()


def _parts(companies: Sequence[int]) -> list[Sequence[int]]:
    """A few parts of about the same size: each reads the totals of all companies anew."""
    size = max(1, -(-len(companies) // _PARTS))
    return [companies[start : start + size] for start in range(0, len(companies), size)]
