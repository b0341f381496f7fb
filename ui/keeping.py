# SPDX-License-Identifier: MIT
"""Backs the store up while the window runs, whenever something changed and hours went by."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

from domain.errors import BateCertoError
from ui import texts
from ui.notice import Level, Notice

if TYPE_CHECKING:
    from domain.use_cases.keep_safe import KeepSafe

_BETWEEN_S = 60.0


class Busy(Protocol):
    """Tells whether a job is running."""

    @property
    def busy(self) -> bool:
        """Whether one is."""


async def keep_backed_up(
    safe: KeepSafe,
    jobs: Busy,
    notify: Callable[[Notice], object],
    wait: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Look once a minute, between jobs, whether a backup is due; a failure is told once, until one succeeds."""
    told = False
    while True:
        await wait(_BETWEEN_S)
        if jobs.busy:
            continue
        try:
            await safe.back_up_if_due()
            told = False
        except BateCertoError as error:
            if not told:
                notify(Notice(texts.not_backed_up(error), Level.WARNING))
            told = True
