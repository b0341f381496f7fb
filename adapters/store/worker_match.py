# SPDX-License-Identifier: MIT
"""Worker values of two sides, put side by side by sorting packed keys: a million a side take well under a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """One side's values as columns of the same length.

    Attributes:
        niss: workers' numbers; detail: an integer code for nature and month; cents; days: days × 10.
    """

    niss: Ints
    detail: Ints
    cents: Ints
    days: Ints


@dataclass(frozen=True, slots=True)
class Matched:
    """Every key of either side once, in the order of the key, with each side's sum; zero and False where absent."""

    niss: Ints
    detail: Ints
    erp_cents: Ints
    portal_cents: Ints
    erp_days: Ints
    portal_days: Ints
    in_erp: npt.NDArray[np.bool_]
    in_portal: npt.NDArray[np.bool_]

    @property
    def difference(self) -> Ints:
        """Portal − ERP in cents."""
        return self.portal_cents - self.erp_cents


def match(erp: Lines, portal: Lines) -> Matched:
    """Add up each side by (niss, detail) and put the sides next to each other.

    Integer arithmetic throughout: no difference is ever a cent off.
    """
    niss = np.concatenate([erp.niss, portal.niss])
    codes, detail = _codes(np.concatenate([erp.detail, portal.detail]))
    # An eleven-digit NISS takes 37 bits, which leaves 26 for the detail's position among those that occur.
    keys, places = _unique((niss << 26) | detail)
    cut = len(erp.niss)

    def summed(places_of_side: Ints, values: Ints) -> Ints:
        return _add_up(places_of_side, values, len(keys))

    return Matched(
        keys >> 26,
        codes[keys & ((1 << 26) - 1)],
        summed(places[:cut], erp.cents),
        summed(places[cut:], portal.cents),
        summed(places[:cut], erp.days),
        summed(places[cut:], portal.days),
        _present(places[:cut], len(keys)),
        _present(places[cut:], len(keys)),
    )


def _codes(values: Ints) -> tuple[Ints, Ints]:
    """The few different details in order, and each value's position among them."""
    codes = np.unique(values)
    return codes, np.searchsorted(codes, values).astype(np.int64)


def _unique(keys: Ints) -> tuple[Ints, Ints]:
    """The different keys in order, and each key's position among them."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.empty(len(keys), dtype=np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    places = np.empty(len(keys), dtype=np.int64)
    places[order] = np.cumsum(first) - 1
    return ordered[first], places


def _add_up(places: Ints, values: Ints, size: int) -> Ints:
    # np.add.at keeps integers; bincount would go through floats.
    totals: npt.NDArray[Any] = np.zeros(size, dtype=np.int64)
    np.add.at(totals, places, values)
    return totals


def _present(places: Ints, size: int) -> npt.NDArray[np.bool_]:
    present = np.zeros(size, dtype=np.bool_)
    present[places] = True
    return present
