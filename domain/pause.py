# SPDX-License-Identifier: MIT
"""Holding a fetch up, and letting it go on."""

from __future__ import annotations

import asyncio


class Pause:
    """Holds a fetch up between two questions; those under way come to their end.

    Attributes:
        given_up: whether somebody wants no more of it, so that one which is cancelled then is not gone on with later.
    """

    def __init__(self) -> None:
        self.given_up = False
        self._go = asyncio.Event()
        self._go.set()

    @property
    def on(self) -> bool:
        """Whether it is held up."""
        return not self._go.is_set()

    def hold(self) -> None:
        """Ask no further question until release."""
        self._go.clear()

    def release(self) -> None:
        """Go on."""
        self._go.set()

    async def over(self) -> None:
        """Wait until it is not held up."""
        await self._go.wait()
