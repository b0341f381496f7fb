# SPDX-License-Identifier: MIT
"""What chosen buckets come to: a company's months, each with the rates that were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.values import Rate, YearMonth


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One month of one company.

    Attributes:
        rates: the chosen ones, at least one.
    """

    company_id: int
    month: YearMonth
    rates: frozenset[Rate]


def choices(keys: Iterable[BucketKey]) -> list[Choice]:
    """Buckets put together by company and month, in that order."""
    rates: dict[tuple[int, YearMonth], set[Rate]] = {}
    for key in keys:
        rates.setdefault((key.company_id, key.month), set()).add(key.rate)
    return [Choice(*place, frozenset(chosen)) for place, chosen in sorted(rates.items(), key=lambda item: item[0])]


def are_whole(chosen: Iterable[Choice], held: Mapping[tuple[int, YearMonth], frozenset[Rate]]) -> bool:
    """Whether every rate that those months have was chosen.

    Args:
        held: the rates that the ERP has, by company and month.
    """
    return all(held.get((one.company_id, one.month), frozenset()) <= one.rates for one in chosen)
