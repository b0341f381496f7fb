# SPDX-License-Identifier: MIT
"""What the use cases need from the world outside; adapters and test fakes provide it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from domain.reconciliation import Amounts, Bucket, BucketKey, MonthState

if TYPE_CHECKING:
    from domain.by_hand import HandRecord
    from domain.company import Company
    from domain.credential import Credential
    from domain.decisions import DecisionEvent, RunChange, Verb
    from domain.declaration import Declaration, Finding, ImportBatch, ReadResult
    from domain.deliveries import DeliveryState
    from domain.divergence import Change, Divergence
    from domain.events import Event, Json
    from domain.explanation import Case
    from domain.file_preview import RecordLine
    from domain.ledger import LedgerEntry
    from domain.operations import Line, Operation, OperationEvent, OperationState, Receipts
    from domain.portal_health import PortalHealth, SeenHealth
    from domain.portal_record import FetchFailed, FetchState, PortalAnswer, PortalState, PortalTotal
    from domain.portal_sending import SendOutcome
    from domain.preferences import Preferences
    from domain.protection import Protection
    from domain.read_models import (
        BucketDetail,
        BucketRow,
        CompanyRow,
        DivergenceRow,
        Freshness,
        ImportRow,
        MatrixRow,
        RunRow,
        SourceRow,
    )
    from domain.retention import HeldMonth, HoldingBackup, PersonRecord
    from domain.safety import Backup, Check, Contents, Reason
    from domain.sign_off import Place, SignOffEvent
    from domain.tables.cells import FileKind, Halt, RawTable, ReadOptions
    from domain.tables.mapping import Layout
    from domain.values import Money, Nif, Niss, Rate, YearMonth


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """This moment, aware, in UTC, whole seconds."""

    def today(self) -> date:
        """The date on the clerk's wall."""


class Stage(StrEnum):
    """What a job is doing while it reports progress."""

    READING = "reading"
    STORING = "storing"
    FETCHING = "fetching"
    COMPARING = "comparing"
    EXPORTING = "exporting"
    PREPARING = "preparing"
    BACKING_UP = "backing_up"
    EXAMINING = "examining"
    PURGING = "purging"
    TRYING = "trying"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        done: of total, in the stage's own units (files, company months, buckets); total 0 means not known.
        subject: what it is at: a file's or a company's name.
        part_done, part_total: the same for the subject alone, in the stage's units; total 0 where it has none.
        seconds_left: at the pace so far; None while that cannot be told.
    """

    stage: Stage
    done: int
    total: int
    subject: str = ""
    part_done: int = 0
    part_total: int = 0
    seconds_left: int | None = None


ProgressSink = Callable[[Progress], None]


def no_progress(_: Progress) -> None:
    """A sink for callers that show nothing."""


class DeclarationReader(Protocol):
    """Reads an ERP's file. Blocking: call it in a thread."""

    def read(self, path: Path) -> ReadResult:
        """The file's declarations and findings; a file that cannot be read is a result that says so."""


class TableReader(Protocol):
    """Reads tables from text files and workbooks. Blocking: call it in a thread."""

    def kind(self, path: Path) -> FileKind:
        """What a file looks like, without reading it; one that cannot be read is OTHER."""

    def state(self, path: Path) -> object:
        """Equal as long as a file is not written to; None where it cannot be looked at."""

    def read(self, path: Path, options: ReadOptions, halt: Halt) -> RawTable:
        """The file's rows; one that cannot be read is a table that says so. A halt ends it soon."""


class FileLines(Protocol):
    """The lines of one file, read as they are looked at; closed when nobody looks any more. Blocking."""

    @property
    def count(self) -> int:
        """How many lines there are; those beyond some millions are not counted."""

    def lines(self, start: int, stop: int) -> list[RecordLine]:
        """The lines from start up to stop, counted from 0.

        Raises:
            FileProblem: the file cannot be read any more.
        """

    def close(self) -> None:
        """Let go of the file."""


class LinesReader(Protocol):
    """Opens files to look at their lines. Blocking: call it in a thread."""

    def __call__(self, path: Path, encoding: str, halt: Halt) -> FileLines:
        """A file's lines. A halt ends the counting soon.

        Args:
            encoding: as the file's preview has it; found out line by line where it is empty.

        Raises:
            FileProblem: the file cannot be read.
        """


class PortalGateway(Protocol):
    """The portal's web service for one installation."""

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        """Ask for the values of one employer's month. Never raises for what the portal or the network does.

        Args:
            etag: of the snapshot at hand, to be told that nothing changed.
        """

    async def aclose(self) -> None:
        """Close connections."""


class PortalWriter(Protocol):
    """Writing to the portal. There is no idempotency key, and what was taken cannot be undone."""

    async def communicate(
        self, employer: Niss, month: YearMonth, totals: Sequence[PortalTotal], *, idempotent: bool = False
    ) -> SendOutcome:
        """Send one month's corrected values. Never raises for what the portal or the network does.

        Cancelled, it may have been taken or not: record it as pending and commit before calling.

        Args:
            idempotent: that the caller knows that sending twice does no harm, so that a failure may be tried again;
                otherwise it is sent once at most.
        """


class BodyComposer(Protocol):
    """Makes the body that a PortalWriter sends for a month's totals, byte by byte. Blocking: call it in a thread."""

    def __call__(self, month: YearMonth, totals: Sequence[PortalTotal]) -> bytes:
        """The body, UTF-8."""


class PortalReceipts(Protocol):
    """What the portal says of communications that it has not integrated yet."""

    async def receipts(self, employer: Niss) -> Receipts | FetchFailed:
        """Every receipt in processing, or processed and not integrated. Never raises for what the portal does."""


class PortalMonitor(Protocol):
    """Tells how the portal answers."""

    def health(self) -> PortalHealth:
        """What was seen up to now."""


class TokenSource(Protocol):
    """Where portal tokens are kept."""

    def token(self, employer: Niss) -> Credential | None:
        """The company's token or login, or None where there is none."""


class CredentialKeeper(TokenSource, Protocol):
    """Keeps companies' portal tokens and logins, for one portal. Blocking: call it in a thread."""

    def has_place(self) -> bool:
        """Whether there is anywhere to keep one: a keychain, or an encrypted store."""

    def keeps(self, employer: Niss) -> bool:
        """Whether the company has one of its own kept, also where it cannot be read just now."""

    def put(self, employer: Niss, credential: Credential) -> None:
        """Keep one in place of an earlier one.

        Raises:
            KeychainFailed: there is no place for it, or it is not taken.
        """

    def remove(self, employer: Niss) -> bool:
        """Forget it; whether there was one.

        Raises:
            KeychainFailed: the keychain does not let go of it.
        """


class Mode(Enum):
    """How a scope inside another one behaves."""

    REUSE = "reuse"
    SAVEPOINT = "savepoint"


@dataclass(frozen=True, slots=True)
class StoredBlock:
    """A block of an imported file, as an import needs to see it.

    Attributes:
        imported_at: when its file came in.
        superseded_by: the batch that took it out of use, and superseded_at when; None while it is in use.
    """

    id: int
    company_id: int
    month: YearMonth
    establishment: str
    rate: Rate
    batch_id: int
    file_name: str
    amounts: Amounts = field(default_factory=Amounts)
    imported_at: datetime | None = None
    superseded_by: int | None = None
    superseded_at: datetime | None = None

    @property
    def key(self) -> tuple[int, YearMonth, str, Rate]:
        """What makes a later block replace an earlier one."""
        return (self.company_id, self.month, self.establishment, self.rate)


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking for one company's month."""

    company_id: int
    month: YearMonth
    answer: PortalAnswer
    at: datetime


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """The last asking for one company's month, and what is at hand.

    Attributes:
        digest: of the answer in use; empty where it is "no data" or there is none.
        source: the host that it came from: an ETag means nothing to another one.
    """

    company_id: int
    month: YearMonth
    state: FetchState
    checked_at: datetime
    has_snapshot: bool
    etag: str = ""
    digest: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FetchJob:
    """A fetch that was begun: what it is to ask for.

    Attributes:
        company_ids: None for every company.
        id: 0 until it is stored.
    """

    started_at: datetime
    first: YearMonth
    last: YearMonth
    company_ids: tuple[int, ...] | None
    only_missing: bool
    id: int = 0


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One answer of the portal for a company's month that was in use, or is.

    Attributes:
        digest: of its content; empty where it is "no data".
        source: where it came from.
        at: when it came in.
    """

    company_id: int
    month: YearMonth
    digest: str
    source: str
    at: datetime
    in_use: bool


class Companies(Protocol):
    """The client companies."""

    async def all(self) -> list[Company]:
        """Every company, in the order of its name."""

    async def ensure(self, niss: Niss, nif: Nif, name: str) -> Company:
        """The company with that NISS, made now if it is new; an existing one is left as the user has it."""

    async def save(self, company: Company) -> None:
        """Keep what the user changed."""

    async def common_tolerance(self) -> Money:
        """The tolerance of every company without one of its own."""

    async def set_common_tolerance(self, tolerance: Money) -> None:
        """Give another one to every company without one of its own, and to those that come."""


class Imports(Protocol):
    """Imported files and their blocks."""

    async def by_hash(self, sha256: str) -> ImportBatch | None:
        """The newest batch with that hash."""

    async def add(self, read: ReadResult, findings: Sequence[Finding], imported_at: datetime) -> int:
        """Record a file and give its batch's number; its declarations are added one by one."""

    async def add_declaration(self, batch_id: int, company_id: int, declaration: Declaration) -> int:
        """Store one block with all its values."""

    async def in_use(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[StoredBlock]:
        """The blocks that count for those companies and months."""

    async def supersede(self, block_ids: Collection[int], batch_id: int, at: datetime) -> None:
        """Take blocks out of use because a batch replaces or drops them; they are kept."""

    async def batch(self, batch_id: int) -> ImportBatch | None:
        """The batch with that number."""

    async def blocks_of(self, batch_ids: Collection[int]) -> list[StoredBlock]:
        """The blocks of those batches, in use or not."""

    async def taken_out_by(self, batch_ids: Collection[int]) -> list[StoredBlock]:
        """The blocks that those batches took out of use."""

    async def put_back(self, block_ids: Collection[int]) -> None:
        """Put blocks in use again. The caller made sure that no other one has their place."""

    async def remove(self, batch_ids: Collection[int]) -> None:
        """Delete the blocks and findings of batches, and workers whom nothing refers to any more.

        Of the batches their numbers stay, so that no other file ever gets them; their files may come in again.
        """


class PortalRecords(Protocol):
    """What the portal answered, newest in use, older ones kept."""

    async def fetch_records(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[FetchRecord]:
        """The last asking for each company and month that was ever asked for."""

    async def shown(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[ShownRecord]:
        """Every answer there ever was for those companies and months, oldest first."""

    async def put(self, asked: Sequence[Asked]) -> list[bool]:
        """Keep answers, in their order; for each, whether other figures are in use now.

        A snapshot with the digest of the one in use leaves it there, with the new etag and source; a failure leaves
        everything, and only the asking is kept.
        """

    async def begin_job(self, job: FetchJob) -> int:
        """Record that a fetch was begun, and give its number."""

    async def end_job(self, job_id: int) -> None:
        """Record that a fetch came to its end; one that is still recorded at a start was cut short."""

    async def jobs(self) -> list[FetchJob]:
        """Fetches that were begun and did not come to their end, the newest first."""

    async def put_health(self, seen: SeenHealth) -> None:
        """Keep how a host answered, in place of what was kept of it."""

    async def healths(self) -> list[SeenHealth]:
        """How each host answered last, by its name."""


class Runs(Protocol):
    """Reconciliations and what they found."""

    async def erp_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        """The blocks in use, added up per bucket."""

    async def portal_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        """The snapshots in use, added up per bucket."""

    async def month_states(self, first: YearMonth, last: YearMonth) -> dict[tuple[int, YearMonth], MonthState]:
        """What is known of each company and month that has anything."""

    async def current_buckets(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Bucket]:
        """The bucket versions in force."""

    async def divergences(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Divergence]:
        """Every divergence known in those months, resolved ones too."""

    async def last_run(self) -> int:
        """The number of the newest run, 0 where there is none."""

    async def add(self, at: datetime, first: YearMonth, last: YearMonth, tolerance: Money | None) -> int:
        """Record a run over those months and give its number."""

    async def write_buckets(self, run_id: int, closed: Iterable[BucketKey], opened: Sequence[Bucket]) -> None:
        """End versions and begin new ones."""

    async def write_divergences(
        self, run_id: int, at: datetime, changes: Sequence[tuple[Divergence, Change, Divergence | None]]
    ) -> None:
        """Keep each divergence as it is now, with an event that holds what it was before."""


class Views(Protocol):
    """What the window and the exports show. Months are inclusive; company ids of None mean all."""

    async def companies(self, first: YearMonth, last: YearMonth) -> list[CompanyRow]:
        """Every company with its worst state and number of open divergences in those months."""

    async def board(self, first: YearMonth, last: YearMonth) -> tuple[list[CompanyRow], list[MatrixRow]]:
        """What companies gives, and companies × months beside it, from one reading."""

    async def buckets(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None, run_id: int | None = None
    ) -> list[BucketRow]:
        """Buckets in the order of company name, month and rate; of a past run where its number is given."""

    async def divergences(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None
    ) -> list[DivergenceRow]:
        """Divergences that are not resolved, the largest contribution difference first."""

    async def imports(self) -> list[ImportRow]:
        """Imported files, newest first."""

    async def findings(self, batch_id: int) -> list[Finding]:
        """What was found in an imported file."""

    async def runs(self) -> list[RunRow]:
        """Runs, newest first."""

    async def bucket_detail(self, key: BucketKey) -> BucketDetail | None:
        """One bucket with both sides' worker values; None where there is no such bucket."""

    async def sources(self, key: BucketKey) -> list[SourceRow]:
        """Every file and every answer that was ever about a bucket's company and month, newest first."""

    async def freshness(self) -> Freshness:
        """When each side was last brought in."""


class Cases(Protocol):
    """What is known about buckets, for their explanation."""

    async def of(self, key: BucketKey) -> Case | None:
        """All that is known about a bucket as it is now; None where it was not compared, or there is none."""


class Ledger(Protocol):
    """What was declared to the portal; entries are never changed or taken away."""

    async def post(self, entries: Sequence[LedgerEntry]) -> None:
        """Add entries."""

    async def entries(self, company_id: int, month: YearMonth) -> list[LedgerEntry]:
        """A company's month, oldest first."""


class Operations(Protocol):
    """What was sent to the portal, or was to be."""

    async def add(self, operation: Operation, event: OperationEvent) -> None:
        """Record a new one with its first change. The caller made sure that its month has none that is not settled."""

    async def put(self, operation: Operation, event: OperationEvent | None = None) -> None:
        """Keep what changes in one, and the change; what it is about, and what it sends, never changes."""

    async def get(self, operation_id: str) -> Operation | None:
        """The one with that number."""

    async def all(self, company_ids: Collection[int] | None = None) -> list[Operation]:
        """Of those companies, or of all; newest first, without their bodies."""

    async def unsettled(self) -> list[Operation]:
        """Those of which it is not known what came, and those whose month is still to be fetched; oldest first.

        Without their bodies.
        """

    async def events(self, operation_id: str) -> list[OperationEvent]:
        """The changes of one, oldest first."""

    async def communicating(self, host: str) -> frozenset[int]:
        """The companies that may be communicated to that portal."""

    async def communicating_elsewhere(self, host: str) -> frozenset[int]:
        """Those that may not be there, but were allowed at another portal, or at one that is not known any more."""

    async def set_communicating(self, company_id: int, host: str, at: datetime, *, on: bool) -> None:
        """Allow or forbid to communicate a company to that portal; what is allowed at another one stays."""


class Declared(Protocol):
    """What would be declared now, and what was."""

    async def blocks(
        self, company_id: int, month: YearMonth, rates: Collection[Rate] | None = None, *, values: bool = True
    ) -> list[Declaration]:
        """The ERP's blocks in use, by establishment and rate; at those rates or at any.

        Args:
            values: whether with all their worker values; else without any.
        """

    async def portal_lines(self, company_id: int, month: YearMonth) -> list[Line] | None:
        """The portal's totals in use, by establishment and rate; None where it never answered."""

    async def balances(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Amounts]:
        """What stands in the ledger, also where it comes to nothing; a month that is absent was never declared."""

    async def declared_at(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, datetime]:
        """When the last entry of each bucket in the ledger was posted, or delivered where that was told."""

    async def by_hand(self) -> list[HandRecord]:
        """Corrected files that were written, and everything that was posted to the ledger, oldest first."""

    async def months_of(self, batch_id: int) -> list[tuple[int, YearMonth]]:
        """The companies' months that an imported file is about."""


class Decisions(Protocol):
    """What the clerk decided about divergences; events are never changed, and go with their divergence alone."""

    async def divergences(self, keys: Collection[BucketKey]) -> dict[BucketKey, Divergence]:
        """The divergences of those buckets, resolved ones too."""

    async def history(self, divergence_ids: Collection[int]) -> dict[int, list[DecisionEvent]]:
        """Decisions, notes and undos, oldest first; a divergence without any may be absent."""

    async def run_changes(self, divergence: Divergence) -> list[RunChange]:
        """What runs did to a divergence, oldest first."""

    async def write(self, decided: Sequence[tuple[Divergence, DecisionEvent]]) -> None:
        """Keep each divergence's state as it is now, and the event."""

    async def latest_reasons(self, verb: Verb) -> list[str]:
        """The words of such decisions among the last few thousand, newest first, each as often as it was used."""

    async def portal_states(self, first: YearMonth, last: YearMonth) -> dict[Place, PortalState]:
        """The portal's own state of each company's month that it has something of."""

    async def operation_states(self, first: YearMonth, last: YearMonth) -> dict[Place, OperationState]:
        """The state of the last sending of each company's month that was ever sent."""


class SignOffs(Protocol):
    """Months that were signed off; events are never changed or taken away."""

    async def last(self, first: YearMonth, last: YearMonth) -> dict[Place, SignOffEvent]:
        """The last event of each company's month that has any."""

    async def history(self, company_id: int, month: YearMonth) -> list[SignOffEvent]:
        """Every event of a month, oldest first."""

    async def add(self, events: Sequence[SignOffEvent]) -> None:
        """Add events."""


class Layouts(Protocol):
    """How tables are laid out, by name and by their headings."""

    async def all(self) -> list[Layout]:
        """Every layout, by name."""

    async def by_name(self, name: str) -> Layout | None:
        """The layout of that name."""

    async def by_headings(self, fingerprints: Collection[str]) -> list[Layout]:
        """Those with one of the fingerprints, the one used last first."""

    async def put(self, layout: Layout) -> None:
        """Keep a layout, in the place of one with its name."""

    async def rename(self, name: str, new_name: str) -> None:
        """Give a layout a name that no other one has."""

    async def remove(self, name: str) -> None:
        """Forget a layout."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A command that was done before under the same idempotency key, and what it gave then."""

    result: Json


class UnitOfWork(Protocol):
    """One scope: everything in it is kept together or not at all."""

    def add_event(self, event: Event) -> None:
        """Tell what happened. Kept, audited and delivered only if the outermost scope commits."""

    async def set_idempotency_key(self, key: str) -> Repeated | None:
        """Name the command that this scope does. What it gave, where it was done before; then do nothing more."""

    def set_result(self, result: Json) -> None:
        """What a repetition under the key will get; kept with the outermost commit."""

    @property
    def companies(self) -> Companies:
        """See Companies."""

    @property
    def imports(self) -> Imports:
        """See Imports."""

    @property
    def portal(self) -> PortalRecords:
        """See PortalRecords."""

    @property
    def runs(self) -> Runs:
        """See Runs."""

    @property
    def ledger(self) -> Ledger:
        """See Ledger."""

    @property
    def operations(self) -> Operations:
        """See Operations."""

    @property
    def declared(self) -> Declared:
        """See Declared."""

    @property
    def decisions(self) -> Decisions:
        """See Decisions."""

    @property
    def sign_offs(self) -> SignOffs:
        """See SignOffs."""

    @property
    def layouts(self) -> Layouts:
        """See Layouts."""

    @property
    def views(self) -> Views:
        """See Views."""

    @property
    def cases(self) -> Cases:
        """See Cases."""


class UnitOfWorkManager(Protocol):
    """Opens scopes. A scope belongs to the asyncio task that opened it."""

    def enter(self, mode: Mode = Mode.REUSE, *, read_only: bool = False) -> AbstractAsyncContextManager[UnitOfWork]:
        """A scope: the outermost begins, commits or rolls back; see docs/architecture.md for inner ones."""

    async def aclose(self) -> None:
        """Close the store."""


class MonthPurge(Protocol):
    """Takes whole months out of the store. Before means: declared for an earlier month; company ids of None, all."""

    async def held(self, before: YearMonth, company_ids: Collection[int] | None) -> list[HeldMonth]:
        """What there is of those months, by company name and month. Joins the caller's scope."""

    async def remove(self, before: YearMonth, company_ids: Collection[int] | None) -> None:
        """Delete those months, and workers whom nothing refers to any more. Joins the caller's scope."""

    async def wipe(self) -> bool:
        """Leave no trace of deleted rows in the store's files; False where another program held it up.

        Must be called outside of any scope.
        """


class PersonRecords(Protocol):
    """Looks one person up, everywhere in the store."""

    async def of(self, niss: Niss) -> PersonRecord:
        """All that is held, superseded values too; an empty record where nothing is. Joins the caller's scope."""


class BackupFolder(Protocol):
    """The backups beside the store, as far as a purge looks at them. Blocking: call it in a thread."""

    def holding(self, before: YearMonth, employers: Collection[Niss] | None) -> list[HoldingBackup]:
        """Backups with months before that one, of those employers or of any, by name."""

    def delete(self, names: Collection[str]) -> list[str]:
        """Delete backups; gives the names of those that are gone."""


class Dialect(StrEnum):
    """How a CSV is written: for a Portuguese Excel, or as RFC 4180 has it."""

    PT = "pt"
    RFC4180 = "rfc4180"


class BucketWriter(Protocol):
    """Writes a report of buckets. Blocking: call it in a thread."""

    def write(self, rows: Sequence[BucketRow], path: Path, dialect: Dialect) -> None:
        """Write the whole file or nothing.

        Raises:
            FileProblem: the file cannot be written.
        """


class DeclarationWriter(Protocol):
    """Writes a file that the portal takes from an ERP. Blocking: call it in a thread."""

    def write(self, declarations: Sequence[Declaration], path: Path, *, overwrite: bool = False) -> str:
        """Write the whole file or nothing, and give the SHA-256 of its bytes in hex.

        Raises:
            FileProblem: it cannot be written; it is there already and may not be overwritten (reason ``exists``); or
                a figure has no room in the file's columns (reason ``too_large``).
        """


class BackupVault(Protocol):
    """Where backups of the store are kept. Blocking: call it in a thread.

    Every method raises StoreError where the store, a backup or the folder cannot be used, and FileProblem where a
    backup is not there.
    """

    def make(self, now: datetime, reason: Reason, folder: Path | None = None) -> Backup:
        """Copy the store as it is at this moment, and check the copy; in the vault where no folder is given."""

    def all(self) -> list[Backup]:
        """The finished backups, newest first, those of replaced stores among them."""

    def remove(self, backup: Backup) -> None:
        """Delete a backup; one that is gone already is no matter."""

    def contents(self, path: Path | None = None) -> Contents | None:
        """What a backup holds, or the store where no path is given; None where there is no store."""

    def check(self, path: Path) -> Contents:
        """What a backup holds, after making sure that it can be restored."""

    def restore(self, path: Path, now: datetime) -> Path | None:
        """Put a checked copy of a backup in the store's place.

        The store must not be open. What was in its place is kept in the vault; its new path, None where there
        was none.
        """


class StoreDoctor(Protocol):
    """Examines the store, also one that cannot be opened."""

    async def examine(self) -> list[Check]:
        """Look at everything; a store that is found damaged is refused from then on, until one is restored."""


class RecoveryPhrase(Protocol):
    """The words that bring an encrypted store's key back. Blocking: call it in a thread."""

    def words(self, lang: str) -> list[str]:
        """The 24 words, in a language (en or pt).

        Raises:
            KeyMissing: the key was dropped.
        """

    def was_checked(self) -> bool:
        """Whether somebody showed that the words were written down."""

    def check(self, text: str) -> bool:
        """Whether these are the words, in whichever language; remembered where they are.

        Raises:
            InvalidValue: they are no such words; its value is the first that is in no list, or empty.
            FileProblem: that cannot be remembered.
        """


class KeyRecovery(Protocol):
    """Where the key of a store is, also of one that cannot be opened. Blocking: call it in a thread."""

    def protection(self) -> Protection | None:
        """How the store is protected; None where there is no store, nor a key for a new one.

        Raises:
            FileProblem: what lies beside the store cannot be read.
        """

    def keychain_is_there(self) -> bool:
        """Whether a key could be put in a keychain."""

    def recover(self, text: str, how: Protection, passphrase: str = "") -> None:
        """Keep the key that a recovery phrase stands for, in the keychain or under a new passphrase.

        Raises:
            InvalidValue: the words are no recovery phrase.
            KeyWrong: they are another store's; nothing was changed.
            KeychainFailed, FileProblem: the key cannot be kept.
        """


class Deliveries(Protocol):
    """How what happened in the store reaches those who should hear of it."""

    async def state(self) -> DeliveryState:
        """What waits and what was given up."""

    async def retry_parked(self) -> int:
        """Give what was given up another round of attempts; how many there were."""


class PreferencesStore(Protocol):
    """Keeps what the clerk chose. Blocking: call it in a thread."""

    def load(self) -> Preferences:
        """What was chosen; what cannot be read is as if nobody had."""

    def save(self, preferences: Preferences) -> None:
        """Keep it.

        Raises:
            FileProblem: it cannot be written.
        """
