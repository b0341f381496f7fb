# SPDX-License-Identifier: MIT
"""What the window may ask of the program: use cases and a clock, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.operations import Environment
    from domain.ports import Clock, Deliveries, LinesReader, PortalMonitor, PreferencesStore, RecoveryPhrase
    from domain.protection import Protection
    from domain.use_cases.bucket_story import TellStory
    from domain.use_cases.companies import CompanySetup
    from domain.use_cases.credentials import Credentials
    from domain.use_cases.decision_work import DecisionWork
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


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, built once by the composition root.

    Attributes:
        period: the months that the window opens with, both included.
        portal: the host that the portal's values come from, for people to read.
        credentials: companies' portal tokens; monitor: how the portal answers.
        preferences: choices that count from the next opening of the program.
        recovery: None where the store is not encrypted; protection: how it is protected, None where nobody asked.
        retention, deliveries, import_tables: None where the window does without.
        preview_files, undo_import: files before they are imported, and imports taken back; open_lines: a file's lines,
            to look at. None as well.
        decisions: divergences with their next steps, decisions, signatures and deadlines; None as well.
        keep_safe: None in the demonstration, whose made-up data is not kept.
        portal_work: what is sent, settled and marked as delivered; None where the window does without.
        story: what is known of one bucket beside its figures; None where the window does without.
        companies: names, regimes and tolerances; None where the window does without.
        portal_at: the portal that an address stands for, the official one where it is empty; raises InvalidValue.
        odd_path: the path of an address where it is not the documented one; portal_path: that of the one in use.
        made_up: whether it is the demonstration, which brings its own portal along.
    """

    import_files: ImportFiles
    fetch_portal: FetchPortal
    reconcile: Reconcile
    review: Review
    export_report: ExportReport
    clock: Clock
    period: tuple[YearMonth, YearMonth]
    portal: str
    credentials: Credentials
    monitor: PortalMonitor
    preferences: PreferencesStore
    keep_safe: KeepSafe | None = None
    recovery: RecoveryPhrase | None = None
    protection: Protection | None = None
    retention: Retention | None = None
    deliveries: Deliveries | None = None
    import_tables: ImportTables | None = None
    preview_files: PreviewFiles | None = None
    undo_import: UndoImport | None = None
    open_lines: LinesReader | None = None
    decisions: DecisionWork | None = None
    portal_work: PortalWork | None = None
    portal_at: Callable[[str], Environment] | None = None
    odd_path: Callable[[str], str] = lambda _: ""
    portal_path: str = ""
    made_up: bool = False
    story: TellStory | None = None
    companies: CompanySetup | None = None

    def complete(self) -> None:
        """Build what is not there yet, which may take a while: a thread does it. Nothing where all is there."""
