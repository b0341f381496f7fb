# SPDX-License-Identifier: MIT
"""The day on which all tests take place: what they import is of months that are long ago one day, and asked about then.

The program's own clock is set back by whole days, so time goes on in tests as it does elsewhere. Processes that tests
start are set back by the same, see ``python -m tests.program``.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

from app.clock import SystemClock

TODAY = date(2026, 11, 23)
VARIABLE = "BATECERTO_TESTS_DAYS_BACK"
"""How many days tests set the clock back: the same in all their processes, whenever each begins."""


def hold() -> None:
    """Set the program's clock back to the day of the tests, in this process and those that tests start from it."""
    os.environ.setdefault(VARIABLE, str((datetime.now(UTC).astimezone().date() - TODAY).days))
    back = timedelta(int(os.environ[VARIABLE]))

    def now(_: SystemClock) -> datetime:
        return (datetime.now(UTC) - back).replace(microsecond=0)

    def today(_: SystemClock) -> date:
        return (datetime.now(UTC) - back).astimezone().date()

    setattr(SystemClock, "now", now)  # noqa: B010 - a method is not assigned to
    setattr(SystemClock, "today", today)  # noqa: B010
