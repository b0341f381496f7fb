# SPDX-License-Identifier: MIT
"""The composition root: the one place that builds things and knows every room."""

from __future__ import annotations

import asyncio
import getpass
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.keys.credentials import KeptCredentials
from adapters.keys.custody import HeldKey, StoreCustody
from adapters.keys.keychain import OsKeychain
from adapters.keys.sealed import SealedSecrets
from adapters.portal.tokens import EnvironmentTokens, FixedTokens
from adapters.preferences import PreferencesFile
from adapters.store.library import Key
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from app import demo_data, demo_portal
from app.clock import SystemClock
from app.late import PRODUCTION, LatePortal, portal_host
from app.late_services import AtOnce, LateServices, Opening
from app.paths import store_path
from domain.ports import Progress, ProgressSink, Stage, TokenSource, no_progress
from domain.preferences import Preferences
from domain.use_cases.review import Review
from domain.values import YearMonth

if TYPE_CHECKING:
    from adapters.store.outbox import Handler
    from app.options import Options
    from domain.protection import Protection, Unlocking
    from domain.use_cases.portal_work import PortalWork
    from domain.use_cases.retention import Retention
    from ui.services import Services

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that runs behind a window or a command.

    Attributes:
        services: the use cases, most of them built when one is first asked for.
        deliver: hands the store's events to a handler until it is cancelled; for the one window that is open.
        protection: how the store is protected.
        key: the store's, until the program is closed; None where it is not encrypted.
        close: closes the store, the portal's connections and, in the demonstration, its portal; drops the store's key.
    """

    services: LateServices
    deliver: Callable[[Handler], Coroutine[None, None, None]]
    protection: Protection | None
    key: Key | None
    close: Callable[[], object]

    @property
    def retention(self) -> Retention:
        """What purges months and looks people up."""
        assert self.services.retention is not None
        return self.services.retention

    @property
    def portal_work(self) -> PortalWork:
        """What sends to the portal, settles, and keeps the ledger."""
        assert self.services.portal_work is not None
        return self.services.portal_work

    async def aclose(self) -> None:
        """Close everything, in the reverse order of opening."""
        closing = self.close()
        assert asyncio.iscoroutine(closing)
        await closing


async def open_program(
    options: Options,
    progress: ProgressSink = no_progress,
    answer: Unlocking | None = None,
    key: Key | None = None,
) -> Program:
    """Open the store, making or migrating it, and put the program together.

    Args:
        answer: what a person answered who was asked after KeyMissing, KeyWrong or ProtectionUnchosen.
        key: the store's, where it is at hand; it is dropped with the program, or where that cannot be opened.

    Raises:
        StoreError: the store cannot be used.
        KeychainFailed: the keychain does not take the key of a new store.
        InvalidValue: the portal's address is none; its kind is url.
    """
    progress(Progress(Stage.PREPARING, 0, 0))
    async with AsyncExitStack() as stack:
        if key is not None:
            stack.callback(key.drop)
        path = await asyncio.to_thread(store_path, options)
        clock = SystemClock()
        custody = store_custody(path)
        if key is None and not options.demo:
            key = await asyncio.to_thread(custody.key, answer, unencrypted=options.unencrypted)
            if key is not None:
                stack.callback(key.drop)
        if options.demo:
            await asyncio.to_thread(demo_portal.begin_anew_without, path)
        units = await SqlUnitOfWorkManager.open(path, clock, _who(), key)
        stack.push_async_callback(units.aclose)
        choices = PreferencesFile(path.parent)
        chosen = Preferences() if options.demo else await asyncio.to_thread(choices.load)
        url, fixed = await _portal(options, chosen, path, stack)
        places = () if options.demo else (OsKeychain(), SealedSecrets(path, key))
        keeper = KeptCredentials(portal_host(url), places, fixed or EnvironmentTokens())
        portal = LatePortal(url, keeper, chosen)
        stack.push_async_callback(portal.aclose)
        at_once = AtOnce(
            review=Review(units),
            clock=clock,
            period=_period(options, clock),
            portal=portal.host,
            monitor=portal,
            preferences=choices,
            recovery=HeldKey(custody, key) if key is not None else None,
            protection=await asyncio.to_thread(custody.protection),
            made_up=fixed is not None,
        )
        opening = Opening(units, path, key, portal, url, keeper, chosen, _who(), options.demo)
        services = LateServices(at_once, lambda early: _use_cases(opening, early))
        return Program(services, _deliverer(units, clock), services.protection, key, stack.pop_all().aclose)


def _use_cases(opening: Opening, at_once: AtOnce) -> Services:
    from app.use_cases import use_cases

    return use_cases(opening, at_once)


def _deliverer(units: SqlUnitOfWorkManager, clock: SystemClock) -> Callable[[Handler], Coroutine[None, None, None]]:
    def deliver(handler: Handler) -> Coroutine[None, None, None]:
        from adapters.store.outbox import OutboxWorker

        return OutboxWorker(units, [handler], clock).run()

    return deliver


def store_custody(store: Path) -> StoreCustody:
    """What keeps the key of a store; the environment's passphrase is the one for machines without a keychain."""
    return StoreCustody(store, OsKeychain(), os.environ.get("BATECERTO_STORE_KEY"))


def copy_of(key: Key | None) -> Key | None:
    """A store's key for what follows a program that is about to be closed, which drops its own."""
    return Key(key.raw) if key is not None else None


@asynccontextmanager
async def opened(options: Options, progress: ProgressSink = no_progress) -> AsyncIterator[Program]:
    """A program for the length of a block."""
    program = await open_program(options, progress)
    try:
        yield program
    finally:
        await program.aclose()


async def _portal(
    options: Options, chosen: Preferences, store: Path, stack: AsyncExitStack
) -> tuple[str, TokenSource | None]:
    """The portal's address, and the one token for it where the demonstration brings its own portal along."""
    if options.demo and options.portal_url is None:
        simulator = await asyncio.to_thread(demo_portal.started, store)
        stack.callback(simulator.stop)
        return simulator.url, FixedTokens(demo_portal.TOKEN)
    return portal_url(options, chosen), None


def portal_url(options: Options, chosen: Preferences) -> str:
    """The address of the portal that is asked: given for this start, in the environment, chosen, or the official one.

    Not of the demonstration, which has a portal of its own.
    """
    return options.portal_url or os.environ.get("BATECERTO_PORTAL_URL") or chosen.portal_url or PRODUCTION


def _period(options: Options, clock: SystemClock) -> tuple[YearMonth, YearMonth]:
    if options.demo:
        return demo_data.period()
    months = YearMonth.last_completed(MONTHS_SHOWN, clock.today())
    return months[0], months[-1]


def _who() -> str:
    """The name under which the person is signed in; empty where the system does not say."""
    try:
        return getpass.getuser()
    except OSError:
        return ""
