# SPDX-License-Identifier: MIT
"""When to fetch and reconcile without being asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.deadlines import Calendar

_NEAR_HOURS = 1
_DAYS_BEFORE = 2
_DEADLINES = Calendar()
_AFTER_FAILURE = timedelta(minutes=15)


def is_near_deadline(today: date, calendar: Calendar = _DEADLINES) -> bool:
    """Whether the values have to be declared, in either regime, today or within two days."""
    return calendar.is_near(today, _DAYS_BEFORE)


def next_fetch(
    hours: int,
    *,
    now: datetime,
    today: date,
    last_fetch: datetime | None,
    failed_at: datetime | None = None,
    calendar: Calendar = _DEADLINES,
) -> datetime | None:
    """When to fetch next; never before now, and None where it is not to be done.

    Near a deadline it is every hour. After a failure there is a wait, so that a portal that is down is left alone. A
    last fetch in the future says nothing about how long ago it was.

    Args:
        hours: how often the clerk wants it, 0 for never.
        failed_at: when the last scheduled fetch failed as a whole.
        calendar: the deadlines that count.
    """
    if not hours:
        return None
    wait = timedelta(hours=min(hours, _NEAR_HOURS) if is_near_deadline(today, calendar) else hours)
    due = now if last_fetch is None or last_fetch > now else last_fetch + wait
    if failed_at is not None and failed_at <= now:
        due = max(due, failed_at + _AFTER_FAILURE)
    return max(due, now)
