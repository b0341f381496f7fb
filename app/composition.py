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
from adapters.portal.address import odd_path
from adapters.portal.digest import canonical_digest
from adapters.portal.tokens import EnvironmentTokens, FixedTokens
from adapters.preferences import PreferencesFile
from adapters.reports.csv_writer import CsvWriter
from adapters.store.deliveries import StoreDeliveries
from adapters.store.doctor import FileDoctor
from adapters.store.library import Key
from adapters.store.outbox import Handler, OutboxWorker
from adapters.store.person import SqlPersonRecords
from adapters.store.purge import SqlMonthPurge
from adapters.store.purged_backups import StoreBackups
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.store.vault import FileVault
from app import demo_data
from app.clock import SystemClock
from app.late import LatePortal, LateReader, LateTableReader, open_lines, portal_host
from app.options import Options
from app.paths import store_path
from app.portal_work import portal_at, portal_work
from domain.deadlines import Calendar
from domain.ports import Progress, ProgressSink, Stage, TokenSource, no_progress
from domain.preferences import Preferences
from domain.protection import Protection, Unlocking
from domain.use_cases.bucket_story import TellStory
from domain.use_cases.companies import CompanySetup
from domain.use_cases.credentials import Credentials
from domain.use_cases.decision_work import decision_work
from domain.use_cases.export_report import ExportReport
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.import_files import ImportFiles
from domain.use_cases.import_tables import ImportTables
from domain.use_cases.keep_safe import KeepSafe
from domain.use_cases.portal_work import PortalWork
from domain.use_cases.preview_files import PreviewFiles
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.retention import Retention
from domain.use_cases.review import Review
from domain.use_cases.undo_import import UndoImport
from domain.values import YearMonth
from ui.services import Services

if TYPE_CHECKING:
    from adapters.portal.simulator import ThreadedSimulator

PRODUCTION = "https://app.seg-social.pt/ptss/rest"
DEMO_TOKEN = "demonstration"
MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that runs behind a window or a command.

    Attributes:
        services: the use cases.
        retention: what purges months and looks people up.
        portal_work: what sends to the portal, settles, and keeps the ledger.
        deliver: hands the store's events to a handler until it is cancelled; for the one window that is open.
        protection: how the store is protected.
        key: the store's, until the program is closed; None where it is not encrypted.
        close: closes the store, the portal's connections and, in the demonstration, its portal; drops the store's key.
    """

    services: Services
    retention: Retention
    portal_work: PortalWork
    deliver: Callable[[Handler], Coroutine[None, None, None]]
    protection: Protection | None
    key: Key | None
    close: Callable[[], object]

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
        units = await SqlUnitOfWorkManager.open(path, clock, _who(), key)
        stack.push_async_callback(units.aclose)
        choices = PreferencesFile(path.parent)
        chosen = Preferences() if options.demo else await asyncio.to_thread(choices.load)
        url, fixed = await _portal(options, chosen, stack)
        places = () if options.demo else (OsKeychain(), SealedSecrets(path, key))
        keeper = KeptCredentials(portal_host(url), places, fixed or EnvironmentTokens())
        portal = LatePortal(url, keeper, chosen)
        stack.push_async_callback(portal.aclose)
        review = Review(units)
        retention = _retention(units, path, key)
        protection = await asyncio.to_thread(custody.protection)
        fetch = FetchPortal(units, portal, clock, source=portal.host, concurrency=2 * chosen.at_once, monitor=portal)
        reader = LateReader()
        files = ImportFiles(units, reader, clock)
        tables = ImportTables(units, LateTableReader(), files, clock, canonical_digest)
        work = portal_work(units, portal, fetch, clock, who=_who())
        calendar = Calendar()
        calendar.follow(chosen.moving, chosen.holidays)
        decisions = decision_work(units, clock, who=_who(), calendar=calendar)
        services = Services(
            import_files=files,
            import_tables=tables,
            preview_files=PreviewFiles(units, reader, tables, clock),
            undo_import=UndoImport(units, clock),
            open_lines=open_lines,
            fetch_portal=fetch,
            reconcile=Reconcile(units, clock),
            review=review,
            export_report=ExportReport(review, CsvWriter()),
            clock=clock,
            period=_period(options, clock),
            portal=portal.host,
            monitor=portal,
            preferences=choices,
            keep_safe=None if options.demo else keep_safe(path, key),
            credentials=Credentials(
                units,
                keeper,
                lambda held: LatePortal(url, FixedTokens(held), chosen),
                clock,
                odd_path=odd_path(url),
            ),
            recovery=HeldKey(custody, key) if key is not None else None,
            protection=protection,
            retention=retention,
            deliveries=StoreDeliveries(units, clock),
            decisions=decisions,
            companies=CompanySetup(units),
            story=TellStory(units, decisions.divergences, decisions.decide, work.deliver),
            portal_work=work,
            portal_at=lambda address: portal_at(address or PRODUCTION),
            odd_path=odd_path,
            portal_path=odd_path(url),
            made_up=fixed is not None,
        )
        return Program(
            services,
            retention,
            work,
            lambda handler: OutboxWorker(units, [handler], clock).run(),
            protection,
            key,
            stack.pop_all().aclose,
        )


def store_custody(store: Path) -> StoreCustody:
    """What keeps the key of a store; the environment's passphrase is the one for machines without a keychain."""
    return StoreCustody(store, OsKeychain(), os.environ.get("BATECERTO_STORE_KEY"))


def _retention(units: SqlUnitOfWorkManager, path: Path, key: Key | None) -> Retention:
    backups = StoreBackups(path, key)
    return Retention(units, SqlMonthPurge(units, path, key), backups, SqlPersonRecords(units))


def copy_of(key: Key | None) -> Key | None:
    """A store's key for what follows a program that is about to be closed, which drops its own."""
    return Key(key.raw) if key is not None else None


def keep_safe(store: Path, key: Key | None) -> KeepSafe:
    """Backups and examination of a store, which may be closed, damaged or missing."""
    clock = SystemClock()
    return KeepSafe(FileVault(store, key=key), FileDoctor(store, clock, key=key), clock)


@asynccontextmanager
async def opened(options: Options, progress: ProgressSink = no_progress) -> AsyncIterator[Program]:
    """A program for the length of a block."""
    program = await open_program(options, progress)
    try:
        yield program
    finally:
        await program.aclose()


async def _portal(options: Options, chosen: Preferences, stack: AsyncExitStack) -> tuple[str, TokenSource | None]:
    """The portal's address, and the one token for it where the demonstration brings its own portal along."""
    if options.demo and options.portal_url is None:
        simulator = await asyncio.to_thread(_simulator)
        stack.callback(simulator.stop)
        return simulator.url, FixedTokens(DEMO_TOKEN)
    return portal_url(options, chosen), None


def portal_url(options: Options, chosen: Preferences) -> str:
    """The address of the portal that is asked: given for this start, in the environment, chosen, or the official one.

    Not of the demonstration, which has a portal of its own.
    """
    return options.portal_url or os.environ.get("BATECERTO_PORTAL_URL") or chosen.portal_url or PRODUCTION


def _simulator() -> ThreadedSimulator:
    """The demonstration's portal, running. Only the demonstration needs it, and it is slow to load."""
    from adapters.portal.simulator import ThreadedSimulator

    simulator = ThreadedSimulator(demo_data.portal_directory(), token=DEMO_TOKEN)
    simulator.start()
    return simulator


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
