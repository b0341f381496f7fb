# SPDX-License-Identifier: MIT
"""The window backs the store up by itself, between jobs, and tells once where that fails."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from domain.errors import StoreFull
from ui.keeping import keep_backed_up
from ui.notice import Notice

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Safe:
    """Fails as it is told."""

    def __init__(self, *fails: bool) -> None:
        self.fails = list(fails)
        self.looked = 0

    async def back_up_if_due(self) -> None:
        self.looked += 1
        if self.fails.pop(0):
            raise StoreFull("backups")


class Jobs:
    """Busy as it is told."""

    def __init__(self, *busy: bool) -> None:
        self._busy = list(busy)

    @property
    def busy(self) -> bool:
        return self._busy.pop(0)


async def lived(safe: Safe, jobs: Jobs, minutes: int) -> list[Notice]:
    """What is told in so many minutes."""
    told: list[Notice] = []
    left = iter(range(minutes))

    async def wait(seconds: float) -> None:
        assert seconds == 60
        if next(left, None) is None:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await keep_backed_up(cast("Any", safe), jobs, told.append, wait)
    return told


async def test_it_looks_between_jobs() -> None:
    safe = Safe(False, False)
    assert await lived(safe, Jobs(True, False, True, False), 4) == []
    assert safe.looked == 2


async def test_a_failure_is_told_once_until_it_works_again() -> None:
    safe = Safe(True, True, False, True)
    told = await lived(safe, Jobs(*[False] * 4), 4)
    assert safe.looked == 4
    assert len(told) == 2
    assert "backups" in told[0].text
