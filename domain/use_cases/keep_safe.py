# SPDX-License-Identifier: MIT
"""Keep safe: back the store up, put a backup back in its place, and examine both."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import BateCertoError
from domain.safety import Backup, Check, Contents, Keep, Reason, surplus

if TYPE_CHECKING:
    from domain.ports import BackupVault, Clock, StoreDoctor

HOURS_BETWEEN = 4
"""Where something changed, a backup is due this long after the newest one."""


class KeepSafe:
    """Backups of one store. Works whether or not the store is open, except for restore."""

    def __init__(self, vault: BackupVault, doctor: StoreDoctor, clock: Clock, keep: Keep | None = None) -> None:
        self._vault = vault
        self._doctor = doctor
        self._clock = clock
        self._keep = keep or Keep()

    async def back_up(self, reason: Reason = Reason.ASKED, folder: Path | None = None) -> Backup:
        """Make a checked backup, then thin the older ones; a folder of the user's own is never thinned.

        Raises:
            StoreError: it cannot be made, or what was copied is damaged; no backup is left half made.
        """
        backup = await asyncio.to_thread(self._vault.make, self._clock.now(), reason, folder)
        if folder is None:
            await asyncio.to_thread(self._thin)
        return backup

    async def back_up_if_due(self, hours: int = HOURS_BETWEEN) -> Backup | None:
        """Make a backup where the store holds something that the newest one does not, unless that is quite new.

        Raises:
            StoreError: see back_up.
        """
        if await asyncio.to_thread(self._is_due, timedelta(hours=hours)):
            return await self.back_up(Reason.DUE)
        return None

    async def backups(self) -> list[Backup]:
        """Every backup in the vault, newest first."""
        return await asyncio.to_thread(self._vault.all)

    async def contents(self) -> Contents | None:
        """What the store holds; None where there is none.

        Raises:
            StoreError: it cannot be read.
        """
        return await asyncio.to_thread(self._vault.contents)

    async def check(self, backup: Path) -> Contents:
        """What a backup holds, after making sure that it can be restored.

        Raises:
            FileProblem: it is not there.
            StoreError: it is damaged, not one of ours, or of a newer version.
        """
        return await asyncio.to_thread(self._vault.check, backup)

    async def restore(self, backup: Path) -> Path | None:
        """Put a backup in the store's place; nothing of this program may have the store open.

        Returns:
            Where the store that was there is kept now; None where there was none.

        Raises:
            FileProblem: the backup is not there.
            StoreError: the backup or the folder cannot be used, or the store is in use; nothing was changed.
        """
        return await asyncio.to_thread(self._vault.restore, backup, self._clock.now())

    async def examine(self) -> list[Check]:
        """Everything that can be known of the store's health, in the order of CheckName."""
        return await self._doctor.examine()

    def _is_due(self, wait: timedelta) -> bool:
        held = self._vault.contents()
        if held is None or held.last_change is None:
            return False
        newest = next((backup for backup in self._vault.all() if backup.reason is not Reason.REPLACED), None)
        # A backup dated in the future says nothing about how long ago it was made.
        if newest is None or not timedelta() <= self._clock.now() - newest.at < wait:
            return newest is None or self._mark(newest) != held.mark
        return False

    def _mark(self, backup: Backup) -> str | None:
        try:
            held = self._vault.contents(backup.path)
        except BateCertoError:
            return None
        return held.mark if held else None

    def _thin(self) -> None:
        for backup in surplus(self._vault.all(), self._clock.now(), self._keep):
            self._vault.remove(backup)
