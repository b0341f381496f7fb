# SPDX-License-Identifier: MIT
# ruff: noqa: ARG002 (a port names what a stand-in need not look at)
"""Hand-written stand-ins for the domain's ports: a store in memory, a scripted portal, a reader and a clock."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from domain.by_hand import HandRecord
from domain.company import Company
from domain.decisions import DecisionEvent, RunChange, Verb, with_figures_after
from domain.declaration import Declaration, Finding, ImportBatch, ReadResult
from domain.divergence import Change, Divergence, DivergenceState
from domain.errors import FileProblem, KeychainFailed, ScopeMisused
from domain.events import Event, Json
from domain.explanation import Case
from domain.ledger import LedgerEntry
from domain.operations import Line, Operation, OperationEvent, OperationState
from domain.portal_health import SeenHealth
from domain.portal_record import Fetched, FetchFailed, FetchState, NoData, PortalAnswer, PortalSnapshot, PortalState
from domain.ports import Asked, Dialect, FetchJob, FetchRecord, Mode, Repeated, ShownRecord, StoredBlock
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
from domain.reconciliation import (
    DEFAULT_TOLERANCE,
    Amounts,
    Bucket,
    BucketKey,
    BucketStatus,
    MonthState,
    add_up,
    worst,
)
from domain.sign_off import Place, SignOffEvent
from domain.standing import worst as worst_standing
from domain.tables.cells import FileKind, Halt, RawTable, ReadOptions
from domain.tables.mapping import Layout
from domain.values import Money, Nif, Niss, Rate, YearMonth

_DIVERGENT = (BucketStatus.DIVERGES, BucketStatus.ONLY_ERP, BucketStatus.ONLY_PORTAL)


class FakeClock:
    """Time that a test sets; every look at it is a second later, so that order shows."""

    def __init__(self, start: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)) -> None:
        self.time = start

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def today(self) -> date:
        return self.time.date()


@dataclass
class Batch:
    """An imported file as the store holds it."""

    read: ReadResult
    findings: tuple[Finding, ...]
    at: datetime


@dataclass
class Block:
    """A stored declaration, in use until a batch supersedes it."""

    batch_id: int
    company_id: int
    declaration: Declaration
    superseded_by: int | None = None
    superseded_at: datetime | None = None
    removed: bool = False


@dataclass
class Answer:
    """An answer of the portal in use; the snapshot is None where it said "no data"."""

    snapshot: PortalSnapshot | None
    at: datetime


@dataclass
class Run:
    """A run with the versions that it wrote."""

    at: datetime
    first: YearMonth
    last: YearMonth
    tolerance: Money | None


@dataclass
class Version:
    """A bucket from one run on, up to another one."""

    bucket: Bucket
    from_run: int
    to_run: int | None = None


@dataclass
class Tables:
    """Everything that a fake store holds; numbers start at 1."""

    companies: list[Company] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    asked: dict[tuple[int, YearMonth], tuple[FetchState, datetime, FetchFailed | None]] = field(default_factory=dict)
    answers: dict[tuple[int, YearMonth], list[Answer]] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    divergences: dict[BucketKey, Divergence] = field(default_factory=dict)
    events: list[tuple[int, Divergence, Change, Divergence | None]] = field(default_factory=list)
    decided: list[DecisionEvent] = field(default_factory=list)
    signed: list[SignOffEvent] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    results: dict[str, Json] = field(default_factory=dict)
    ledger: list[LedgerEntry] = field(default_factory=list)
    cases: dict[BucketKey, Case] = field(default_factory=dict)
    operations: dict[str, Operation] = field(default_factory=dict)
    operation_events: list[OperationEvent] = field(default_factory=list)
    communicating: set[tuple[int, str]] = field(default_factory=set)
    common_tolerance: Money = DEFAULT_TOLERANCE
    healths: dict[str, SeenHealth] = field(default_factory=dict)
    jobs: dict[int, FetchJob] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    writes: int = 0


class FakeCompanies:
    """See domain.ports.Companies."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def all(self) -> list[Company]:
        return sorted(self._tables.companies, key=lambda company: (company.name, company.id))

    async def ensure(self, niss: Niss, nif: Nif, name: str) -> Company:
        for company in self._tables.companies:
            if company.niss == niss:
                return company
        self._tables.writes += 1
        number, tolerance = len(self._tables.companies) + 1, self._tables.common_tolerance
        self._tables.companies.append(Company(number, niss, nif, name, tolerance=tolerance))
        return self._tables.companies[-1]

    async def save(self, company: Company) -> None:
        self._tables.writes += 1
        self._tables.companies[company.id - 1] = company

    async def common_tolerance(self) -> Money:
        return self._tables.common_tolerance

    async def set_common_tolerance(self, tolerance: Money) -> None:
        self._tables.writes += 1
        self._tables.common_tolerance = tolerance
        for company in self._tables.companies:
            if not company.own_tolerance:
                self._tables.companies[company.id - 1] = replace(company, tolerance=tolerance)


class FakeImports:
    """See domain.ports.Imports."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def by_hash(self, sha256: str) -> ImportBatch | None:
        for number in range(len(self._tables.batches), 0, -1):
            batch = self._tables.batches[number - 1]
            if batch.read.sha256 == sha256:
                return self._batch(number, batch)
        return None

    def _batch(self, number: int, batch: Batch) -> ImportBatch:
        read = batch.read
        own = [block for block in self._tables.blocks if block.batch_id == number]
        return ImportBatch(
            number,
            read.file_name,
            read.sha256,
            read.format,
            read.encoding,
            batch.at,
            len(own),
            sum(len(block.declaration.values) for block in own),
            sum(block.superseded_by is not None for block in own),
        )

    async def add(self, read: ReadResult, findings: Sequence[Finding], imported_at: datetime) -> int:
        self._tables.writes += 1
        self._tables.batches.append(Batch(read, tuple(findings), imported_at))
        return len(self._tables.batches)

    async def add_declaration(self, batch_id: int, company_id: int, declaration: Declaration) -> int:
        self._tables.writes += 1
        self._tables.blocks.append(Block(batch_id, company_id, declaration))
        return len(self._tables.blocks)

    async def in_use(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[StoredBlock]:
        return [
            block
            for block in self._stored()
            if block.superseded_by is None and block.company_id in company_ids and block.month in months
        ]

    def _stored(self) -> list[StoredBlock]:
        return [
            StoredBlock(
                number,
                block.company_id,
                block.declaration.month,
                block.declaration.establishment,
                block.declaration.rate,
                block.batch_id,
                self._tables.batches[block.batch_id - 1].read.file_name,
                Amounts(block.declaration.remuneration, block.declaration.contribution, block.declaration.workers),
                self._tables.batches[block.batch_id - 1].at,
                block.superseded_by,
                block.superseded_at,
            )
            for number, block in enumerate(self._tables.blocks, 1)
            if not block.removed
        ]

    async def supersede(self, block_ids: Collection[int], batch_id: int, at: datetime) -> None:
        for number in block_ids:
            self._tables.writes += 1
            block = self._tables.blocks[number - 1]
            block.superseded_by, block.superseded_at = batch_id, at

    async def batch(self, batch_id: int) -> ImportBatch | None:
        there = 1 <= batch_id <= len(self._tables.batches)
        return self._batch(batch_id, self._tables.batches[batch_id - 1]) if there else None

    async def blocks_of(self, batch_ids: Collection[int]) -> list[StoredBlock]:
        return [block for block in self._stored() if block.batch_id in batch_ids]

    async def taken_out_by(self, batch_ids: Collection[int]) -> list[StoredBlock]:
        return [block for block in self._stored() if block.superseded_by in batch_ids]

    async def put_back(self, block_ids: Collection[int]) -> None:
        for number in block_ids:
            self._tables.writes += 1
            block = self._tables.blocks[number - 1]
            block.superseded_by = block.superseded_at = None
        keys = [block.key for block in self._stored() if block.superseded_by is None]
        assert len(keys) == len(set(keys)), "two blocks in one place"

    async def remove(self, batch_ids: Collection[int]) -> None:
        for block in self._tables.blocks:
            if block.batch_id in batch_ids:
                # Out of use as well, so that nobody who looks at all blocks counts it.
                self._tables.writes += 1
                block.removed, block.superseded_by = True, block.superseded_by or block.batch_id
        for number in batch_ids:
            batch = self._tables.batches[number - 1]
            batch.read, batch.findings = replace(batch.read, sha256=""), ()


class FakePortalRecords:
    """See domain.ports.PortalRecords."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def fetch_records(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[FetchRecord]:
        records = []
        for (company_id, month), (state, at, _) in self._tables.asked.items():
            if company_id in company_ids and month in months:
                answers = self._tables.answers.get((company_id, month), [])
                snapshot = answers[-1].snapshot if answers else None
                etag, digest = (snapshot.etag, snapshot.digest) if snapshot else ("", "")
                source = snapshot.source if snapshot else ""
                records.append(FetchRecord(company_id, month, state, at, bool(answers), etag, digest, source))
        return records

    async def shown(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[ShownRecord]:
        return [
            ShownRecord(
                company_id,
                month,
                answer.snapshot.digest if answer.snapshot else "",
                answer.snapshot.source if answer.snapshot else "",
                answer.at,
                answer is answers[-1],
            )
            for (company_id, month), answers in self._tables.answers.items()
            if company_id in company_ids and month in months
            for answer in answers
        ]

    async def put(self, asked: Sequence[Asked]) -> list[bool]:
        return [self._put(one) for one in asked]

    def _put(self, one: Asked) -> bool:
        failure = one.answer if isinstance(one.answer, FetchFailed) else None
        state = FetchState.FAILED if failure else FetchState.DATA
        self._tables.writes += 1
        self._tables.asked[one.company_id, one.month] = (
            FetchState.NO_DATA if isinstance(one.answer, NoData) else state,
            one.at,
            failure,
        )
        if not isinstance(one.answer, Fetched | NoData):
            return False
        snapshot = one.answer.snapshot if isinstance(one.answer, Fetched) else None
        answers = self._tables.answers.setdefault((one.company_id, one.month), [])
        digests = [answer.snapshot and answer.snapshot.digest for answer in answers[-1:]]
        if digests == [snapshot and snapshot.digest]:
            return False
        answers.append(Answer(snapshot, one.at))
        return True

    async def begin_job(self, job: FetchJob) -> int:
        number = 1 + max(self._tables.jobs, default=0)
        self._tables.jobs[number] = replace(job, id=number)
        return number

    async def end_job(self, job_id: int) -> None:
        del self._tables.jobs[job_id]

    async def put_health(self, seen: SeenHealth) -> None:
        self._tables.healths[seen.health.host] = seen

    async def healths(self) -> list[SeenHealth]:
        return [self._tables.healths[host] for host in sorted(self._tables.healths)]

    async def jobs(self) -> list[FetchJob]:
        return [self._tables.jobs[number] for number in sorted(self._tables.jobs, reverse=True)]


class FakeRuns:
    """See domain.ports.Runs."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def _blocks(self, first: YearMonth, last: YearMonth) -> list[Block]:
        return [
            block
            for block in self._tables.blocks
            if block.superseded_by is None and first <= block.declaration.month <= last
        ]

    async def erp_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        return [
            (
                BucketKey(block.company_id, block.declaration.month, block.declaration.rate),
                Amounts(block.declaration.remuneration, block.declaration.contribution, block.declaration.workers),
            )
            for block in self._blocks(first, last)
        ]

    async def portal_totals(self, first: YearMonth, last: YearMonth) -> list[tuple[BucketKey, Amounts]]:
        return [
            (BucketKey(company_id, month, total.rate), Amounts(total.remuneration, total.contribution, total.workers))
            for (company_id, month), answers in self._tables.answers.items()
            if first <= month <= last and (snapshot := answers[-1].snapshot) is not None
            for total in snapshot.totals
        ]

    async def month_states(self, first: YearMonth, last: YearMonth) -> dict[tuple[int, YearMonth], MonthState]:
        imported: dict[tuple[int, YearMonth], datetime] = {}
        for block in self._blocks(first, last):
            key, at = (block.company_id, block.declaration.month), self._tables.batches[block.batch_id - 1].at
            imported[key] = max(at, imported.get(key, at))
        asked = {key: state for key, (state, _, _) in self._tables.asked.items() if first <= key[1] <= last}
        states = {}
        for key in imported.keys() | asked.keys():
            answers = self._tables.answers.get(key, [])
            states[key] = MonthState(
                key in imported,
                asked.get(key, FetchState.NEVER),
                bool(answers),
                answers[-1].at if answers else None,
                imported.get(key),
            )
        return states

    async def current_buckets(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Bucket]:
        return {
            version.bucket.key: version.bucket
            for version in self._tables.versions
            if version.to_run is None and first <= version.bucket.key.month <= last
        }

    async def divergences(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Divergence]:
        return {key: found for key, found in self._tables.divergences.items() if first <= key.month <= last}

    async def last_run(self) -> int:
        return len(self._tables.runs)

    async def add(self, at: datetime, first: YearMonth, last: YearMonth, tolerance: Money | None) -> int:
        self._tables.writes += 1
        self._tables.runs.append(Run(at, first, last, tolerance))
        return len(self._tables.runs)

    async def write_buckets(self, run_id: int, closed: Iterable[BucketKey], opened: Sequence[Bucket]) -> None:
        ended = set(closed)
        for version in self._tables.versions:
            if version.to_run is None and version.bucket.key in ended:
                self._tables.writes += 1
                version.to_run = run_id
        in_force = {version.bucket.key for version in self._tables.versions if version.to_run is None}
        assert in_force.isdisjoint(bucket.key for bucket in opened), "two versions of a bucket in force"
        self._tables.writes += len(opened)
        self._tables.versions += [Version(bucket, run_id) for bucket in opened]

    async def write_divergences(
        self, run_id: int, at: datetime, changes: Sequence[tuple[Divergence, Change, Divergence | None]]
    ) -> None:
        for now, change, before in changes:
            self._tables.writes += 1
            known = self._tables.divergences.get(now.key)
            stored = replace(now, id=known.id if known else len(self._tables.divergences) + 1)
            self._tables.divergences[now.key] = stored
            self._tables.events.append((run_id, stored, change, before))


class FakeViews:
    """See domain.ports.Views; what no use case looks into is empty."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def companies(self, first: YearMonth, last: YearMonth) -> list[CompanyRow]:
        rows = []
        for company in await FakeCompanies(self._tables).all():
            buckets = await self.buckets(first, last, [company.id])
            rows.append(
                CompanyRow(
                    company.id,
                    company.name,
                    company.nif,
                    company.niss,
                    company.tolerance,
                    worst(row.status for row in buckets),
                    sum(row.state is DivergenceState.OPEN for row in await self.divergences(first, last, [company.id])),
                    len({row.key.month for row in buckets if row.imported_at}),
                    worst_standing(row.standing for row in buckets),
                )
            )
        return rows

    async def board(self, first: YearMonth, last: YearMonth) -> tuple[list[CompanyRow], list[MatrixRow]]:
        return await self.companies(first, last), []

    async def buckets(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None, run_id: int | None = None
    ) -> list[BucketRow]:
        run = len(self._tables.runs) if run_id is None else run_id
        rows = [
            self._row(version, run_id)
            for version in self._tables.versions
            if version.from_run <= run
            and (version.to_run is None or version.to_run > run)
            and first <= version.bucket.key.month <= last
            and (company_ids is None or version.bucket.key.company_id in company_ids)
        ]
        return sorted(rows, key=lambda row: (row.company, row.key))

    def _row(self, version: Version, run_id: int | None) -> BucketRow:
        bucket, company = version.bucket, self._tables.companies[version.bucket.key.company_id - 1]
        erp, portal = bucket.erp or Amounts(), bucket.portal or Amounts()
        return BucketRow(
            bucket.key,
            company.nif,
            company.name,
            bucket.status,
            bucket.missing,
            erp.remuneration,
            portal.remuneration,
            erp.contribution,
            portal.contribution,
            erp.workers,
            portal.workers,
            bucket.tolerance,
            bucket.consulted_at,
            bucket.imported_at,
            version.from_run,
            run_id is None and bucket.status in _DIVERGENT and self._is_accepted(bucket.key),
        )

    def _is_accepted(self, key: BucketKey) -> bool:
        found = self._tables.divergences.get(key)
        return found is not None and found.state is DivergenceState.ACCEPTED

    async def divergences(
        self, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None = None
    ) -> list[DivergenceRow]:
        rows = {row.key: row for row in await self.buckets(first, last, company_ids)}
        return [
            DivergenceRow(found.id, found.state, rows[key], self._tables.runs[0].at)
            for key, found in self._tables.divergences.items()
            if found.state is not DivergenceState.RESOLVED and key in rows
        ]

    async def imports(self) -> list[ImportRow]:
        return []

    async def findings(self, batch_id: int) -> list[Finding]:
        return list(self._tables.batches[batch_id - 1].findings)

    async def runs(self) -> list[RunRow]:
        rows = []
        for number, run in enumerate(self._tables.runs, 1):
            statuses = [row.status for row in await self.buckets(run.first, run.last, run_id=number)]
            divergent = sum(status in _DIVERGENT for status in statuses)
            tallies, unseen = statuses.count(BucketStatus.TALLIES), statuses.count(BucketStatus.NOT_COMPARED)
            changes = [change for event_run, _, change, _ in self._tables.events if event_run == number]
            opened = changes.count(Change.OPENED) + changes.count(Change.REOPENED)
            moved = (opened, changes.count(Change.UPDATED), changes.count(Change.RESOLVED))
            rows.append(RunRow(number, run.at, run.first, run.last, run.tolerance, tallies, divergent, unseen, *moved))
        return rows[::-1]

    async def bucket_detail(self, key: BucketKey) -> BucketDetail | None:
        return None

    async def sources(self, key: BucketKey) -> list[SourceRow]:
        return []

    async def freshness(self) -> Freshness:
        return Freshness(None, None, None, len(self._tables.companies))


class FakeCases:
    """See domain.ports.Cases: cases that a test made."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def of(self, key: BucketKey) -> Case | None:
        return self._tables.cases.get(key)


class FakeLedger:
    """See domain.ports.Ledger."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    async def post(self, entries: Sequence[LedgerEntry]) -> None:
        for entry in entries:
            self.tables.ledger.append(replace(entry, id=len(self.tables.ledger) + 1))

    async def entries(self, company_id: int, month: YearMonth) -> list[LedgerEntry]:
        return [e for e in self.tables.ledger if (e.key.company_id, e.key.month) == (company_id, month)]


class FakeOperations:
    """See domain.ports.Operations; refuses what the store's triggers and index refuse."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    async def add(self, operation: Operation, event: OperationEvent) -> None:
        same = [one for one in self.tables.operations.values() if one.place == operation.place]
        assert all(one.state.is_settled for one in same), "two operations of a month that are not settled"
        assert operation.id not in self.tables.operations
        self.tables.writes += 1
        self.tables.operations[operation.id] = operation
        self.tables.operation_events.append(event)

    async def put(self, operation: Operation, event: OperationEvent | None = None) -> None:
        known = self.tables.operations[operation.id]
        self.tables.writes += 1
        self.tables.operations[operation.id] = replace(operation, body=known.body)
        self.tables.operation_events += [event] if event else []

    async def get(self, operation_id: str) -> Operation | None:
        return self.tables.operations.get(operation_id)

    async def all(self, company_ids: Collection[int] | None = None) -> list[Operation]:
        found = list(self.tables.operations.values())[::-1]
        return [replace(one, body="") for one in found if company_ids is None or one.company_id in company_ids]

    async def unsettled(self) -> list[Operation]:
        found = self.tables.operations.values()
        return [replace(one, body="") for one in found if not one.state.is_settled or not one.refreshed]

    async def events(self, operation_id: str) -> list[OperationEvent]:
        return [event for event in self.tables.operation_events if event.operation_id == operation_id]

    async def communicating(self, host: str) -> frozenset[int]:
        return frozenset(number for number, at in self.tables.communicating if at == host)

    async def communicating_elsewhere(self, host: str) -> frozenset[int]:
        return frozenset(number for number, _ in self.tables.communicating) - await self.communicating(host)

    async def set_communicating(self, company_id: int, host: str, at: datetime, *, on: bool) -> None:
        self.tables.writes += 1
        (self.tables.communicating.add if on else self.tables.communicating.discard)((company_id, host))


class FakeDeclared:
    """See domain.ports.Declared."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def blocks(
        self, company_id: int, month: YearMonth, rates: Collection[Rate] | None = None, *, values: bool = True
    ) -> list[Declaration]:
        found = [
            block.declaration
            for block in self._tables.blocks
            if block.superseded_by is None
            and (block.company_id, block.declaration.month) == (company_id, month)
            and (rates is None or block.declaration.rate in rates)
        ]
        return sorted(found, key=lambda block: (block.establishment, block.rate))

    async def portal_lines(self, company_id: int, month: YearMonth) -> list[Line] | None:
        answers = self._tables.answers.get((company_id, month))
        if not answers:
            return None
        totals = answers[-1].snapshot.totals if answers[-1].snapshot else ()
        return sorted(
            Line(total.establishment, total.rate, Amounts(total.remuneration, total.contribution, total.workers))
            for total in totals
        )

    async def balances(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, Amounts]:
        return add_up(
            (entry.key, Amounts(entry.remuneration, entry.contribution, entry.workers))
            for entry in self._tables.ledger
            if first <= entry.key.month <= last
        )

    async def declared_at(self, first: YearMonth, last: YearMonth) -> dict[BucketKey, datetime]:
        entries = sorted(self._tables.ledger, key=lambda entry: entry.at)
        return {entry.key: entry.at for entry in entries if first <= entry.key.month <= last}

    async def by_hand(self) -> list[HandRecord]:
        raise NotImplementedError("the audit chain is the store's own")

    async def months_of(self, batch_id: int) -> list[tuple[int, YearMonth]]:
        own = {(b.company_id, b.declaration.month) for b in self._tables.blocks if b.batch_id == batch_id}
        return sorted(own)


class FakeDecisions:
    """See domain.ports.Decisions."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def divergences(self, keys: Collection[BucketKey]) -> dict[BucketKey, Divergence]:
        return {key: self._tables.divergences[key] for key in keys if key in self._tables.divergences}

    async def history(self, divergence_ids: Collection[int]) -> dict[int, list[DecisionEvent]]:
        found: dict[int, list[DecisionEvent]] = {}
        for event in self._tables.decided:
            if event.divergence_id in divergence_ids:
                found.setdefault(event.divergence_id, []).append(event)
        return found

    async def run_changes(self, divergence: Divergence) -> list[RunChange]:
        changes = (
            (
                run,
                self._tables.runs[run - 1].at,
                change,
                before.state if before else None,
                before.figures if before else None,
            )
            for run, now, change, before in self._tables.events
            if now.id == divergence.id
        )
        return with_figures_after(changes, divergence.figures)

    async def write(self, decided: Sequence[tuple[Divergence, DecisionEvent]]) -> None:
        for now, event in decided:
            self._tables.writes += 1
            assert event.undoes is None or all(one.undoes != event.undoes for one in self._tables.decided)
            self._tables.divergences[now.key] = now
            self._tables.decided.append(replace(event, id=len(self._tables.decided) + 1))

    async def latest_reasons(self, verb: Verb) -> list[str]:
        return [event.reason for event in reversed(self._tables.decided) if event.verb is verb and event.reason]

    async def portal_states(self, first: YearMonth, last: YearMonth) -> dict[Place, PortalState]:
        return {
            place: answers[-1].snapshot.state
            for place, answers in self._tables.answers.items()
            if first <= place[1] <= last and answers[-1].snapshot is not None
        }

    async def operation_states(self, first: YearMonth, last: YearMonth) -> dict[Place, OperationState]:
        found = self._tables.operations.values()
        return {one.place: one.state for one in found if first <= one.month <= last}


class FakeSignOffs:
    """See domain.ports.SignOffs."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def last(self, first: YearMonth, last: YearMonth) -> dict[Place, SignOffEvent]:
        return {event.place: event for event in self._tables.signed if first <= event.month <= last}

    async def history(self, company_id: int, month: YearMonth) -> list[SignOffEvent]:
        return [event for event in self._tables.signed if event.place == (company_id, month)]

    async def add(self, events: Sequence[SignOffEvent]) -> None:
        for event in events:
            self._tables.writes += 1
            self._tables.signed.append(replace(event, id=len(self._tables.signed) + 1))


class FakeLayouts:
    """See domain.ports.Layouts."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def all(self) -> list[Layout]:
        return [self._tables.layouts[name] for name in sorted(self._tables.layouts)]

    async def by_name(self, name: str) -> Layout | None:
        return self._tables.layouts.get(name)

    async def by_headings(self, fingerprints: Collection[str]) -> list[Layout]:
        found = [layout for layout in self._tables.layouts.values() if layout.fingerprint in fingerprints]
        return sorted(found, key=lambda layout: (layout.used_at, layout.id), reverse=True)

    async def put(self, layout: Layout) -> None:
        self._tables.writes += 1
        known = self._tables.layouts.get(layout.name)
        number = known.id if known else 1 + max((one.id for one in self._tables.layouts.values()), default=0)
        self._tables.layouts[layout.name] = replace(layout, id=number)

    async def rename(self, name: str, new_name: str) -> None:
        assert new_name not in self._tables.layouts
        self._tables.writes += 1
        self._tables.layouts[new_name] = replace(self._tables.layouts.pop(name), name=new_name)

    async def remove(self, name: str) -> None:
        self._tables.writes += 1
        self._tables.layouts.pop(name, None)


class FakeUnitOfWork:
    """See domain.ports.UnitOfWork."""

    def __init__(self, tables: Tables, *, read_only: bool) -> None:
        self.tables = tables
        self.read_only = read_only
        self.companies = FakeCompanies(tables)
        self.imports = FakeImports(tables)
        self.portal = FakePortalRecords(tables)
        self.runs = FakeRuns(tables)
        self.views = FakeViews(tables)
        self.cases = FakeCases(tables)
        self.ledger = FakeLedger(tables)
        self.operations = FakeOperations(tables)
        self.declared = FakeDeclared(tables)
        self.decisions = FakeDecisions(tables)
        self.sign_offs = FakeSignOffs(tables)
        self.layouts = FakeLayouts(tables)
        self.told: list[Event] = []
        self.keyed: dict[str, Json] = {}

    def add_event(self, event: Event) -> None:
        self.told.append(event)

    async def set_idempotency_key(self, key: str) -> Repeated | None:
        if key in self.tables.results:
            return Repeated(self.tables.results[key])
        self.keyed = {key: None}
        return None

    def set_result(self, result: Json) -> None:
        self.keyed = dict.fromkeys(self.keyed, result)


class FakeUnits:
    """See domain.ports.UnitOfWorkManager: a scope works on a copy that takes the original's place at its end.

    Attributes:
        tables: what is committed.
        refuse: raised instead of the next commits, as a store does that is locked, damaged or full.
        commits: how many writing scopes came to their end.
    """

    def __init__(self) -> None:
        self.tables = Tables()
        self.refuse: Exception | None = None
        self.commits = 0
        self._open: dict[asyncio.Task[object] | None, FakeUnitOfWork] = {}

    @asynccontextmanager
    async def enter(self, mode: Mode = Mode.REUSE, *, read_only: bool = False) -> AsyncIterator[FakeUnitOfWork]:
        task = asyncio.current_task()
        outer = self._open.get(task)
        if outer is not None:
            if outer.read_only and not read_only:
                raise ScopeMisused("a writing scope inside a read-only one")
            yield outer
            return
        assert read_only or not any(not unit.read_only for unit in self._open.values()), "two writers at once"
        unit = self._open[task] = FakeUnitOfWork(copy.deepcopy(self.tables), read_only=read_only)
        try:
            yield unit
            self._end(unit)
        finally:
            del self._open[task]

    def _end(self, unit: FakeUnitOfWork) -> None:
        if unit.read_only:
            assert unit.tables.writes == self.tables.writes, "written in a read-only scope"
            return
        if self.refuse is not None:
            raise self.refuse
        self.commits += 1
        self.tables = unit.tables
        self.tables.told += unit.told
        self.tables.results |= unit.keyed

    async def aclose(self) -> None:
        return


class FakeReader:
    """See domain.ports.DeclarationReader: results by path, made by the test."""

    def __init__(self, results: dict[Path, ReadResult] | None = None) -> None:
        self.results = results or {}

    def read(self, path: Path) -> ReadResult:
        return self.results[path]


class FakeTableReader:
    """See domain.ports.TableReader: tables by path, made by the test.

    Attributes:
        sheets: of workbooks, by their names.
        kinds: what files look like; a table where the test does not say.
        asked: the options that were read with.
    """

    def __init__(self) -> None:
        self.tables: dict[Path, RawTable] = {}
        self.sheets: dict[tuple[Path, str], RawTable] = {}
        self.kinds: dict[Path, FileKind] = {}
        self.asked: list[ReadOptions] = []

    def kind(self, path: Path) -> FileKind:
        return self.kinds.get(path, FileKind.TABLE)

    def read(self, path: Path, options: ReadOptions, halt: Halt) -> RawTable:
        self.asked.append(options)
        return self.sheets.get((path, options.sheet)) or self.tables[path]

    def state(self, path: Path) -> object:
        tables = [table for (each, _), table in self.sheets.items() if each == path]
        return [self.tables[path], *tables]


class FakePortal:
    """See domain.ports.PortalGateway: answers by company and month, "no data" where the script has none.

    Attributes:
        heard: what was asked for, with the ETag given.
        hang: months that are never answered.
        busiest: how many callers waited at once.
    """

    def __init__(self, script: dict[tuple[Niss, YearMonth], PortalAnswer] | None = None) -> None:
        self.script = script or {}
        self.heard: list[tuple[Niss, YearMonth, str]] = []
        self.hang: set[tuple[Niss, YearMonth]] = set()
        self.busiest = self._waiting = 0

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        self.heard.append((employer, month, etag))
        self._waiting += 1
        self.busiest = max(self.busiest, self._waiting)
        try:
            # Odd months answer later than even ones, so that answers do not come in the order of asking.
            for _ in range(1 + 5 * (month.month % 2)):
                await asyncio.sleep(0)
            if (employer, month) in self.hang:
                await asyncio.Event().wait()
        finally:
            self._waiting -= 1
        return self.script.get((employer, month), NoData("fake"))

    async def aclose(self) -> None:
        return


class FakeWriter:
    """See domain.ports.BucketWriter: keeps what it was given, or refuses."""

    def __init__(self, refuse: FileProblem | None = None) -> None:
        self.refuse = refuse
        self.written: list[tuple[list[BucketRow], Path, Dialect]] = []

    def write(self, rows: Sequence[BucketRow], path: Path, dialect: Dialect) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.written.append((list(rows), path, dialect))


class FakeKeychain:
    """See adapters.keys.keychain.Keychain.

    Attributes:
        secrets: what it keeps.
    """

    def __init__(self, *, there: bool = True, refuses: bool = False) -> None:
        self.secrets: dict[str, str] = {}
        self._there = there
        self._refuses = refuses

    def available(self) -> bool:
        return self._there

    def get(self, name: str) -> str | None:
        self._want()
        return self.secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        self._want()
        self.secrets[name] = secret

    def remove(self, name: str) -> None:
        self._want()
        self.secrets.pop(name, None)

    def _want(self) -> None:
        if self._refuses or not self._there:
            raise KeychainFailed("fake")
