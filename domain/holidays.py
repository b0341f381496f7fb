# SPDX-License-Identifier: MIT
"""Portugal's national holidays, and which days are worked on. Municipal holidays and Carnival are not national."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_FIXED = ((1, 1), (4, 25), (5, 1), (6, 10), (8, 15), (10, 5), (11, 1), (12, 1), (12, 8), (12, 25))
_FROM_EASTER = (-2, 0, 60)  # Good Friday, Easter Sunday, Corpus Christi
# Not kept from 2013 to 2015 (Lei 23/2012, taken back by Lei 8/2016).
_SUSPENDED = range(2013, 2016)
_SUSPENDED_FIXED = ((10, 5), (11, 1), (12, 1))
_CORPUS_CHRISTI = 60
_ONE_DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher's way)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The national holidays of a year."""
    suspended = year in _SUSPENDED
    fixed = [day for day in _FIXED if not (suspended and day in _SUSPENDED_FIXED)]
    moving = [days for days in _FROM_EASTER if not (suspended and days == _CORPUS_CHRISTI)]
    sunday = easter(year)
    return frozenset((*(date(year, *day) for day in fixed), *(sunday + timedelta(days=days) for days in moving)))


def is_working_day(day: date) -> bool:
    """Whether a day is neither on a weekend nor a national holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def working_day_from(day: date) -> date:
    """The day itself where it is a working day, else the next one."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day
