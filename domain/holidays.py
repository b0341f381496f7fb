# SPDX-License-Identifier: MIT
"""Portugal's national holidays, and which days are worked on.

Municipal holidays and Carnival are not national: those that somebody keeps are given as LocalHoliday.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from domain.errors import InvalidValue

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


@dataclass(frozen=True, slots=True, order=True)
class LocalHoliday:
    """A day that is kept besides the national ones.

    Attributes:
        year: the only year in which it is kept; None for every year.
    """

    month: int
    day: int
    year: int | None = None

    @classmethod
    def parse(cls, text: str) -> LocalHoliday:
        """From ``06-13`` (every year) or ``2026-02-17``.

        Raises:
            InvalidValue: it is no such day; its kind is ``holiday``.
        """
        parts = text.split("-")
        try:
            *year, month, day = (int(part) for part in parts)
            # A leap year, so that 29 February can be kept every year that has one.
            date(year[0] if year else 2024, month, day)
        except (ValueError, OverflowError):
            raise InvalidValue("holiday", text) from None
        if len(year) > 1:
            raise InvalidValue("holiday", text)
        return cls(month, day, year[0] if year else None)

    def __str__(self) -> str:
        day = f"{self.month:02d}-{self.day:02d}"
        return day if self.year is None else f"{self.year:04d}-{day}"

    def is_on(self, day: date) -> bool:
        """Whether it is kept on a day."""
        return (day.month, day.day) == (self.month, self.day) and self.year in (None, day.year)


def is_working_day(day: date, local: Collection[LocalHoliday] = ()) -> bool:
    """Whether a day is neither on a weekend nor a national holiday, nor one of the local ones given."""
    national = day.weekday() < 5 and day not in holidays(day.year)
    return national and not any(holiday.is_on(day) for holiday in local)


def working_day_from(day: date, local: Collection[LocalHoliday] = ()) -> date:
    """The day itself where it is a working day, else the next one."""
    while not is_working_day(day, local):
        day += _ONE_DAY
    return day
