# SPDX-License-Identifier: MIT
"""What a clerk can answer on the pages of a closed store, besides a passphrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Wish(Enum):
    """Where to go from a page."""

    AGAIN = "again"
    RECOVER = "recover"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Recovering:
    """The words that a clerk wrote down, and a new passphrase; empty where the keychain takes the key."""

    phrase: str = field(repr=False)
    passphrase: str = field(repr=False)
