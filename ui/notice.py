# SPDX-License-Identifier: MIT
"""What the window tells the clerk about something that happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about a notice: a button's text, and what it does."""

    text: str
    take: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell.

    Attributes:
        details: more sentences, shown when asked for.
        offer: None where there is nothing to do; second: what can be done besides.
        refusal: what dismissing it does, where that is more than taking it away.
        page: where it is mended, of the settings; see ui.preferences.titles. The window offers to go there.
    """

    text: str
    level: Level = Level.INFO
    details: tuple[str, ...] = ()
    offer: Offer | None = None
    refusal: Offer | None = None
    second: Offer | None = None
    page: str = ""
