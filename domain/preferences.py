# SPDX-License-Identifier: MIT
"""What the clerk chose for the program as a whole, on this machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from domain.deadlines import DeadlineKind
from domain.errors import InvalidValue
from domain.holidays import LocalHoliday

SYSTEM_PROXY = "system"
FETCH_HOURS = (0, 1, 2, 4, 8, 24)
"""How often the portal may be fetched by itself; 0 is never."""
MOST_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices, each with what it is unless somebody chose.

    Attributes:
        portal_url: base address of the portal; empty for production's.
        proxy: an HTTP proxy's address, ``system`` for the system's own, empty for none.
        at_once: how many months are asked for side by side.
        fetch_hours: one of FETCH_HOURS.
        moving_deadlines: the kinds of deadlines that move to the next working day, with blanks between them.
        local_holidays: days besides the national holidays, each as LocalHoliday writes it, with blanks between them.

    Raises:
        InvalidValue: an address is none (kind ``url`` or ``proxy``), a day is none (kind ``holiday``), or a figure is
            none of those that can be chosen (kind ``preference``, and the value is its name).
    """

    portal_url: str = ""
    proxy: str = field(default="", repr=False)
    at_once: int = 2
    fetch_hours: int = 0
    moving_deadlines: str = ""
    local_holidays: str = ""

    def __post_init__(self) -> None:
        if self.portal_url and not _is_address(self.portal_url):
            raise InvalidValue("url", self.portal_url)
        if self.proxy not in ("", SYSTEM_PROXY) and not _is_address(self.proxy):
            raise InvalidValue("proxy", "")
        if self.fetch_hours not in FETCH_HOURS:
            raise InvalidValue("preference", "fetch_hours")
        if not 1 <= self.at_once <= MOST_AT_ONCE:
            raise InvalidValue("preference", "at_once")
        if not set(self.moving_deadlines.split()) <= set(DeadlineKind):
            raise InvalidValue("preference", "moving_deadlines")
        _ = self.holidays

    @property
    def moving(self) -> tuple[DeadlineKind, ...]:
        """The kinds of deadlines that move to the next working day."""
        return tuple(DeadlineKind(word) for word in self.moving_deadlines.split())

    @property
    def holidays(self) -> tuple[LocalHoliday, ...]:
        """The local holidays."""
        return tuple(LocalHoliday.parse(word) for word in self.local_holidays.split())


def _is_address(text: str) -> bool:
    """Whether it can be an address of a host on the web; the portal's client looks more closely."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and text.isprintable()
    except ValueError:
        return False
