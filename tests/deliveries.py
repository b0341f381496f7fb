# SPDX-License-Identifier: MIT
"""Marks a month as delivered as the program does: what is planned is posted."""

from __future__ import annotations

from datetime import date

from domain.use_cases.deliver import Deliver, Delivered
from domain.values import YearMonth


async def mark(deliver: Deliver, company_id: int, month: YearMonth, on: date | None = None) -> Delivered:
    """What the ERP side has now of a whole month."""
    [done] = await deliver.post([await deliver.plan(company_id, month)], on)
    return done
