# SPDX-License-Identifier: MIT
"""Explain: why the two sides of a bucket differ."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from domain.explanation import Explanation, explain

if TYPE_CHECKING:
    from domain.ports import UnitOfWorkManager
    from domain.reconciliation import BucketKey


class Explain:
    """Gathers what is known about a bucket, as it is now, and explains it."""

    def __init__(self, units: UnitOfWorkManager) -> None:
        self._units = units

    async def __call__(self, key: BucketKey) -> Explanation | None:
        """The causes of a bucket's difference; None where it was not compared, or there is no such bucket.

        They explain the values in use at this moment, which may be newer than the last run's.
        """
        async with self._units.enter(read_only=True) as unit:
            case = await unit.cases.of(key)
        return None if case is None else await asyncio.to_thread(explain, case)
