# SPDX-License-Identifier: MIT
"""Rows that nobody shows any more end beside the loop's own thread."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from domain.read_models import Freshness
from domain.use_cases.review import Overview
from ui.letting_go import let_go


class Row:
    """Notes in which thread it ends."""

    ended: list[int]

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


def test_rows_end_in_a_thread_but_for_those_that_somebody_holds() -> None:
    Row.ended = []
    rows: list[Any] = [Row() for _ in range(1_000)]
    kept = rows[7]

    async def drop() -> None:
        going = asyncio.ensure_future(let_go(Overview([], [], [*rows], [], [], [], Freshness(None, None, None, 0))))
        rows.clear()
        await going

    asyncio.run(drop())
    assert len(Row.ended) == 999
    assert threading.get_ident() not in Row.ended
    assert kept is not None
