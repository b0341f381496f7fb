# SPDX-License-Identifier: MIT
"""The window's services, of which most are built behind the first look at the store."""

from __future__ import annotations

from dataclasses import dataclass, fields
from threading import RLock
from typing import TYPE_CHECKING, Any

from ui.services import Services

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from adapters.keys.credentials import KeptCredentials
    from adapters.store.library import Key
    from adapters.store.unit_of_work import SqlUnitOfWorkManager
    from app.late import LatePortal
    from domain.ports import Clock, PortalMonitor, PreferencesStore, RecoveryPhrase
    from domain.preferences import Preferences
    from domain.protection import Protection
    from domain.use_cases.review import Review
    from domain.values import YearMonth


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What the first look takes; see Services."""

    review: Review
    clock: Clock
    period: tuple[YearMonth, YearMonth]
    portal: str
    monitor: PortalMonitor
    preferences: PreferencesStore
    recovery: RecoveryPhrase | None
    protection: Protection | None
    made_up: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """What an open store and its portal are worked with.

    Attributes:
        path: the store's; key: the store's, None where it is not encrypted.
        url: the portal's address.
        who: the person at the machine, empty where the system does not say.
        demo: whether it is the demonstration, whose made-up data is not kept.
    """

    units: SqlUnitOfWorkManager
    path: Path
    key: Key | None
    portal: LatePortal
    url: str
    keeper: KeptCredentials
    chosen: Preferences
    who: str
    demo: bool


class LateServices(Services):
    """Services that are all built when the first is asked for that is not at once there.

    Args:
        build: builds all of them, around those; it may take a tenth of a second, in any thread.
    """

    # No slots: the fields' own stay empty until they are filled, and then __getattr__ is asked no more.
    def __init__(self, at_once: AtOnce, build: Callable[[AtOnce], Services]) -> None:
        self._fill(at_once)
        object.__setattr__(self, "_lock", RLock())
        object.__setattr__(self, "_build", lambda: build(at_once))

    def __getattr__(self, name: str) -> Any:
        if name not in Services.__slots__:
            raise AttributeError(name)
        self.complete()
        return object.__getattribute__(self, name)

    def complete(self) -> None:
        """See Services."""
        with self._lock:
            if self._build is not None:
                self._fill(self._build())
                object.__setattr__(self, "_build", None)

    def _fill(self, some: AtOnce | Services) -> None:
        for field in fields(some):
            object.__setattr__(self, field.name, getattr(some, field.name))
