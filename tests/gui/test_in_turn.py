# SPDX-License-Identifier: MIT
"""What belongs to a look at the store is looked up one after another."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.use_cases.deadlines import Deadlines
from domain.use_cases.divergences import Divergences
from domain.use_cases.settle import Settle
from domain.use_cases.sign_off import SignOff
from tests.gui.conftest import Until
from tests.gui.driver import opened

pytestmark = pytest.mark.anyio
READERS: tuple[tuple[type, str], ...] = (
    (Divergences, "__call__"),
    (Deadlines, "__call__"),
    (Settle, "rows"),
    (SignOff, "months"),
)


class Watch:
    """How often each was asked, and how many at once at most."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: Counter[str] = Counter()
        self.at_once = self.most_at_once = 0
        for kind, name in READERS:
            self._watch(monkeypatch, kind, name)

    def _watch(self, monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> None:
        read = getattr(kind, name)

        async def watched(reader: object, *args: Any, **options: Any) -> object:
            self.asked[kind.__name__] += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            try:
                await asyncio.sleep(0.01)
                return await read(reader, *args, **options)
            finally:
                self.at_once -= 1

        monkeypatch.setattr(kind, name, watched)


async def test_nobody_reads_what_belongs_to_a_look_before_that_was_painted(
    tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, until) as driver:
        monkeypatch.setattr("ui.presenter.AFTER_THE_PAINTING_S", 0.3)
        watch = Watch(monkeypatch)
        shown, seen = asyncio.Event(), asyncio.Event()
        driver.presenter.refreshed.connect(shown.set)
        driver.presenter.seen.connect(seen.set)
        driver.presenter.refresh()
        await shown.wait()
        await asyncio.sleep(0.1)
        assert not watch.asked
        await seen.wait()
        await until(lambda: len(watch.asked) == len(READERS))
        await driver.idle()


async def test_one_reader_at_a_time_follows_a_look_at_the_store(
    tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, until) as driver:
        watch = Watch(monkeypatch)
        driver.presenter.refresh()
        await until(lambda: len(watch.asked) == len(READERS))
        await driver.idle()
        assert watch.most_at_once == 1
