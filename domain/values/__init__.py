# SPDX-License-Identifier: MIT
"""The small exact values that everything else is made of."""

from domain.values.money import Money
from domain.values.nif import Nif
from domain.values.niss import Niss
from domain.values.rate import Rate
from domain.values.year_month import YearMonth

__all__ = ["Money", "Nif", "Niss", "Rate", "YearMonth"]
