# SPDX-License-Identifier: MIT
"""Builds the use cases that wait for a wish; their modules take longer to load than the first look at the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.portal.address import odd_path
from adapters.portal.digest import canonical_digest
from adapters.portal.tokens import FixedTokens
from adapters.reports.csv_writer import CsvWriter
from adapters.store.deliveries import StoreDeliveries
from adapters.store.doctor import FileDoctor
from adapters.store.person import SqlPersonRecords
from adapters.store.purge import SqlMonthPurge
from adapters.store.purged_backups import StoreBackups
from adapters.store.vault import FileVault
from app.clock import SystemClock
from app.late import PRODUCTION, LatePortal, LateReader, LateTableReader, open_lines
from app.portal_work import portal_at, portal_work
from domain.deadlines import Calendar
from domain.use_cases.bucket_story import TellStory
from domain.use_cases.companies import CompanySetup
from domain.use_cases.credentials import Credentials
from domain.use_cases.decision_work import decision_work
from domain.use_cases.export_report import ExportReport
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.import_files import ImportFiles
from domain.use_cases.import_tables import ImportTables
from domain.use_cases.keep_safe import KeepSafe
from domain.use_cases.preview_files import PreviewFiles
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.retention import Retention
from domain.use_cases.undo_import import UndoImport
from ui.services import Services

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.store.library import Key
    from adapters.store.unit_of_work import SqlUnitOfWorkManager
    from app.late_services import AtOnce, Opening


def use_cases(opening: Opening, at_once: AtOnce) -> Services:
    """All of them, around those that were built at once."""
    units, portal, chosen, clock = opening.units, opening.portal, opening.chosen, at_once.clock
    fetch = FetchPortal(units, portal, clock, source=portal.host, concurrency=2 * chosen.at_once, monitor=portal)
    reader = LateReader()
    files = ImportFiles(units, reader, clock)
    tables = ImportTables(units, LateTableReader(), files, clock, canonical_digest)
    work = portal_work(units, portal, fetch, clock, who=opening.who)
    calendar = Calendar()
    calendar.follow(chosen.moving, chosen.holidays)
    decisions = decision_work(units, clock, who=opening.who, calendar=calendar)
    return Services(
        import_files=files,
        import_tables=tables,
        preview_files=PreviewFiles(units, reader, tables, clock),
        undo_import=UndoImport(units, clock),
        open_lines=open_lines,
        fetch_portal=fetch,
        reconcile=Reconcile(units, clock),
        review=at_once.review,
        export_report=ExportReport(at_once.review, CsvWriter()),
        clock=clock,
        period=at_once.period,
        portal=at_once.portal,
        monitor=at_once.monitor,
        preferences=at_once.preferences,
        keep_safe=None if opening.demo else keep_safe(opening.path, opening.key),
        credentials=Credentials(
            units,
            opening.keeper,
            lambda held: LatePortal(opening.url, FixedTokens(held), chosen),
            clock,
            odd_path=odd_path(opening.url),
        ),
        recovery=at_once.recovery,
        protection=at_once.protection,
        retention=_retention(units, opening.path, opening.key),
        deliveries=StoreDeliveries(units, clock),
        decisions=decisions,
        companies=CompanySetup(units),
        story=TellStory(units, decisions.divergences, decisions.decide, work.deliver),
        portal_work=work,
        portal_at=lambda address: portal_at(address or PRODUCTION),
        odd_path=odd_path,
        portal_path=odd_path(opening.url),
        made_up=at_once.made_up,
    )


def _retention(units: SqlUnitOfWorkManager, path: Path, key: Key | None) -> Retention:
    backups = StoreBackups(path, key)
    return Retention(units, SqlMonthPurge(units, path, key), backups, SqlPersonRecords(units))


def keep_safe(store: Path, key: Key | None) -> KeepSafe:
    """Backups and examination of a store, which may be closed, damaged or missing."""
    clock = SystemClock()
    return KeepSafe(FileVault(store, key=key), FileDoctor(store, clock, key=key), clock)
