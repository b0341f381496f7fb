# SPDX-License-Identifier: MIT
"""When the portal is fetched without being asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.use_cases.schedule import is_near_deadline, next_fetch

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAY = date(2026, 11, 25)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("hours", "last", "due"),
    [
        (0, None, None),
        (0, NOW - 1000 * HOUR, None),
        (4, None, NOW),
        (4, NOW - 5 * HOUR, NOW),
        (4, NOW - 4 * HOUR, NOW),
        (4, NOW - HOUR, NOW + 3 * HOUR),
        (24, NOW, NOW + 24 * HOUR),
        # The clock was set back: how long ago that was, nobody knows.
        (4, NOW + 9000 * HOUR, NOW),
    ],
)
def test_it_is_due_so_many_hours_after_the_last_one(hours: int, last: datetime | None, due: datetime | None) -> None:
    assert next_fetch(hours, now=NOW, today=DAY, last_fetch=last) == due


@pytest.mark.parametrize("day", [8, 9, 10, 18, 19, 20])
def test_near_a_deadline_it_is_every_hour(day: int) -> None:
    today = date(2026, 11, day)
    assert is_near_deadline(today)
    assert next_fetch(24, now=NOW, today=today, last_fetch=NOW) == NOW + HOUR
    assert next_fetch(0, now=NOW, today=today, last_fetch=NOW) is None


@pytest.mark.parametrize("day", [1, 7, 11, 17, 21, 30])
def test_other_days_are_as_the_clerk_chose(day: int) -> None:
    assert not is_near_deadline(date(2026, 11, day))
    assert next_fetch(24, now=NOW, today=date(2026, 11, day), last_fetch=NOW) == NOW + 24 * HOUR


def test_after_a_failure_the_portal_is_left_alone_for_a_while() -> None:
    soon = timedelta(minutes=15)
    assert next_fetch(1, now=NOW, today=DAY, last_fetch=NOW - 9 * HOUR, failed_at=NOW) == NOW + soon
    assert next_fetch(1, now=NOW, today=DAY, last_fetch=NOW - 9 * HOUR, failed_at=NOW - HOUR) == NOW
    assert next_fetch(1, now=NOW, today=DAY, last_fetch=NOW - 9 * HOUR, failed_at=NOW + HOUR) == NOW
