# SPDX-License-Identifier: MIT
"""The system's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """See domain.ports.Clock."""

    def now(self) -> datetime:
        """See domain.ports.Clock."""
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        """See domain.ports.Clock."""
        return datetime.now(UTC).astimezone().date()
