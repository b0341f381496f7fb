# SPDX-License-Identifier: MIT
"""Where a clerk was when the window was closed: months, numbers and folders, never names or amounts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from domain.errors import InvalidValue
from domain.values import YearMonth

if TYPE_CHECKING:
    from ui.settings import WindowSettings

_MOST_MONTHS = 120


def keep_period(settings: WindowSettings, first: YearMonth, last: YearMonth, today: date) -> None:
    """Remember the months shown; those up to the last completed one as so many, which move on with the calendar."""
    if last == YearMonth.last_completed(1, today)[0]:
        text = str(len(list(YearMonth.range(first, last))))
    else:
        text = f"{first} {last}"
    settings.keep_text("period", text)


def period(settings: WindowSettings, today: date) -> tuple[YearMonth, YearMonth] | None:
    """The months that were shown, None where nobody remembers, or what is remembered makes no sense."""
    words = settings.text("period").split()
    if len(words) == 1 and words[0].isdecimal() and 1 <= int(words[0]) <= _MOST_MONTHS:
        months = YearMonth.last_completed(int(words[0]), today)
        return months[0], months[-1]
    try:
        first, last = map(YearMonth.parse, words)
    except (InvalidValue, ValueError):
        return None
    return (first, last) if first <= last else None


def folder(remembered: str, otherwise: str) -> str:
    """Where to look for files: the remembered folder, or the nearest above it that is there; the home where none is.

    It looks at disks, which may take its time.

    Args:
        otherwise: the place to begin at where none is remembered.
    """
    wanted = Path(remembered or otherwise)
    for place in (wanted, *wanted.parents):
        # What may not be looked at cannot be opened either.
        with suppress(OSError):
            if place.is_absolute() and place.is_dir():
                return str(place)
    return str(Path.home())


async def place(*remembered: str) -> str:
    """Where a question for a file begins: the first folder that is remembered, else the documents; see folder().

    Args:
        remembered: folders by preference; empty where none is.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return await asyncio.to_thread(folder, next(filter(None, remembered), ""), documents)


def number(settings: WindowSettings, name: str) -> int | None:
    """A remembered number, None where there is none."""
    text = settings.text(name)
    return int(text) if text.isascii() and text.isdigit() else None
