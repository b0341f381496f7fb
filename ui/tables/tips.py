# SPDX-License-Identifier: MIT
"""Tool tips that are made when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Tips(Sequence[str], Generic[T]):
    """One text for each item; nothing where an item is None."""

    def __init__(self, items: Sequence[T | None], say: Callable[[T], str]) -> None:
        self._items = items
        self._say = say

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        item = self._items[place]
        return "" if item is None else self._say(item)

    def __len__(self) -> int:
        return len(self._items)
