# SPDX-License-Identifier: MIT
"""What the window tells the clerk about something that happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell.

    Attributes:
        details: more sentences, shown when asked for.
    """

    text: str
    level: Level = Level.INFO
    details: tuple[str, ...] = ()
