# SPDX-License-Identifier: MIT
"""Lets rows go that nobody shows any more: thousands that end at once on the loop's own thread would be felt."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.use_cases.review import Overview

_AT_A_TIME = 200


async def let_go(overview: Overview) -> None:
    """Hold an overview's rows until everybody has let go of it, and end them in a thread, a few at a time.

    Rows that somebody still holds stay. The caller must not hold the overview itself.
    """
    held: list[list[object]] = [[*overview.buckets], [*overview.divergences], [*overview.matrix], [*overview.imports]]
    del overview
    await asyncio.to_thread(_end, held)


def _end(held: list[list[object]]) -> None:
    for rows in held:
        while rows:
            # Between two pieces the loop's thread may go on.
            del rows[-_AT_A_TIME:]
