# SPDX-License-Identifier: MIT
"""Months as people write them; a text that may mean two months is never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from domain.errors import InvalidValue
from domain.tables.numbers import Doubt
from domain.values import YearMonth

_NAMES: Final = (
    ("jan", "janeiro", "january"),
    ("fev", "fevereiro", "feb", "february"),
    ("mar", "marco", "march"),
    ("abr", "abril", "apr", "april"),
    ("mai", "maio", "may"),
    ("jun", "junho", "june"),
    ("jul", "julho", "july"),
    ("ago", "agosto", "aug", "august"),
    ("set", "setembro", "sep", "sept", "september"),
    ("out", "outubro", "oct", "october"),
    ("nov", "novembro", "november"),
    ("dez", "dezembro", "dec", "december"),
)
_BY_NAME: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names}

_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})")
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_NAMED: Final = re.compile(r"([a-z]+)\.?(?: de |[ /.-]+)([0-9]{4})")
_ISO_DAY: Final = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_DAY: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
# A year of two digits, or a day for a year: these may mean anything.
_SHORT: Final = re.compile(r"(?:[0-9]{1,2}|[a-z]+)\.?[ /.-]+[0-9]{1,2}(?:[-/.][0-9]{2})?")


def read_month(value: str | Decimal | date) -> YearMonth | Doubt:
    """``2026-10``, ``10/2026``, ``202610``, ``out 2026``, ``outubro de 2026``, ``Oct 2026`` or a day of the month."""
    if isinstance(value, date):
        return _month(value.year, value.month)
    if isinstance(value, Decimal):
        return _from_number(value)
    return _from_text(_plain(value))


def _plain(text: str) -> str:
    """Small letters without accents. Only what stands for the same letter is folded: no odd digits become digits."""
    decomposed = unicodedata.normalize("NFD", text.strip().casefold())
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


def _from_number(value: Decimal) -> YearMonth | Doubt:
    if value == value.to_integral_value() and 190001 <= value <= 299912:
        return _month(*divmod(int(value), 100))
    return Doubt.NOT_A_NUMBER


def _from_text(text: str) -> YearMonth | Doubt:
    if match := _YEAR_FIRST.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    if match := _MONTH_FIRST.fullmatch(text):
        return _month(int(match[2]), int(match[1]))
    if (match := _NAMED.fullmatch(text)) and match[1] in _BY_NAME:
        return _month(int(match[2]), _BY_NAME[match[1]])
    if match := _ISO_DAY.fullmatch(text):
        return _of_day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.fullmatch(text):
        return _of_either(int(match[3]), int(match[1]), int(match[2]))
    return Doubt.AMBIGUOUS if _short(text) else Doubt.NOT_A_NUMBER


def _short(text: str) -> bool:
    name = re.match("[a-z]*", text)
    return _SHORT.fullmatch(text) is not None and name is not None and (not name[0] or name[0] in _BY_NAME)


def _of_either(year: int, first: int, second: int) -> YearMonth | Doubt:
    """A day with its month in the second place, as here, or in the first, as in America."""
    found = {month for month in (_of_day(year, second, first), _of_day(year, first, second)) if not _is_doubt(month)}
    if len(found) == 1:
        return found.pop()
    return Doubt.AMBIGUOUS if found else Doubt.NOT_A_NUMBER


def _is_doubt(found: YearMonth | Doubt) -> bool:
    return isinstance(found, Doubt)


def _of_day(year: int, month: int, day: int) -> YearMonth | Doubt:
    try:
        return _month(*date(year, month, day).timetuple()[:2])
    except ValueError:
        return Doubt.NOT_A_NUMBER


def _month(year: int, month: int) -> YearMonth | Doubt:
    try:
        return YearMonth(year, month)
    except InvalidValue:
        return Doubt.NOT_A_NUMBER
