# SPDX-License-Identifier: MIT
"""How a store is kept from other people's eyes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

ADVISED_LENGTH = 12
"""Letters of a passphrase that is hard to guess; shorter ones are taken."""


class Protection(StrEnum):
    """Where the key of a store is kept."""

    KEYCHAIN = "keychain"
    PASSPHRASE = "passphrase"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unlocking:
    """What a person answered who was asked for a store's key, or how a new store is to be protected.

    Attributes:
        protection: for a new store; None where there is one.
        passphrase: for either; empty where none is wanted.
    """

    protection: Protection | None = None
    passphrase: str = field(default="", repr=False)
