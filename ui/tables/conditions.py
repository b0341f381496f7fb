# SPDX-License-Identifier: MIT
"""What a column's filter lets through, and how it is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ui.tables.columns import Column, Mask, NumberColumn, TextColumn, fold


@dataclass(frozen=True, slots=True)
class Holds:
    """Every word of the text is in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """A number from low to high, both included; None for no end."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of those texts, by the names that they are remembered by."""

    names: frozenset[str]


Condition = Holds | Between | OneOf


def passing(condition: Condition, column: Column, rows: int) -> Mask:
    """Which rows of a column a condition lets through; all where it does not fit the column."""
    if isinstance(condition, Between) and isinstance(column, NumberColumn):
        return column.between(condition.low, condition.high)
    if isinstance(condition, OneOf) and isinstance(column, TextColumn):
        return column.named(condition.names)
    if isinstance(condition, Holds):
        found = np.ones(rows, np.bool_)
        for word in fold(condition.text).split():
            held = column.matches(word)
            found &= np.zeros(rows, np.bool_) if held is None else held
        return found
    return np.ones(rows, np.bool_)


def to_json(condition: Condition) -> dict[str, Any]:
    """As it is remembered."""
    if isinstance(condition, Holds):
        return {"holds": condition.text}
    if isinstance(condition, Between):
        return {"low": condition.low, "high": condition.high}
    return {"one_of": sorted(condition.names)}


def from_json(told: object) -> Condition | None:
    """What was remembered; None where that is not to be understood."""
    if not isinstance(told, Mapping):
        return None
    if isinstance(told.get("holds"), str):
        return Holds(told["holds"])
    names = told.get("one_of")
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return OneOf(frozenset(names))
    ends = told.get("low"), told.get("high")
    if any(isinstance(end, int) for end in ends) and all(end is None or isinstance(end, int) for end in ends):
        return Between(*ends)
    return None
