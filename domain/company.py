# SPDX-License-Identifier: MIT
"""A client company: made from its files, then the user's to name and set up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.reconciliation import DEFAULT_TOLERANCE

if TYPE_CHECKING:
    from domain.values import Money, Nif, Niss, YearMonth


class Regime(StrEnum):
    """How the company's contributions are declared."""

    CLASSIC = "classic"
    SCC = "scc"


@dataclass(frozen=True, slots=True)
class Company:
    """One employer.

    Attributes:
        id: the store's number for it.
        scc_from: its first month under the simplified cycle (SCC), where it joined.
        tolerance: how far the two sides may be apart, per amount.
        own_tolerance: whether that is the company's own; else it is the one of all companies, and follows that.
        portal_profile: which portal set-up it uses; empty for the default one.
    """

    id: int
    niss: Niss
    nif: Nif
    name: str
    regime: Regime = Regime.CLASSIC
    scc_from: YearMonth | None = None
    tolerance: Money = DEFAULT_TOLERANCE
    portal_profile: str = ""
    own_tolerance: bool = False
