# SPDX-License-Identifier: MIT
"""Import ERP files: each file on its own, whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from domain.agreement import Agreement, settled
from domain.declaration import Declaration, Finding, FindingCode, ImportBatch, ReadResult, Severity
from domain.events import Event, EventKind
from domain.plausible import asks, judged
from domain.ports import (
    Clock,
    DeclarationReader,
    Progress,
    ProgressSink,
    Stage,
    StoredBlock,
    UnitOfWork,
    UnitOfWorkManager,
    no_progress,
)

if TYPE_CHECKING:
    from domain.company import Company
    from domain.values import YearMonth


class ImportStatus(StrEnum):
    """How one file came out."""

    IMPORTED = "imported"
    ALREADY_IMPORTED = "already_imported"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    Attributes:
        batch_id: its number in the store, 0 where it was refused.
        imported_at: now, or when the same file came in before; None where it was refused.
        companies: the names of the companies in it; months: its declaration months in order.
        findings: errors where it was refused, warnings where it came in.
        replaced_since: for a file that came in before: how many of its blocks later files replaced.
        table: whether it was read as a table, and not as a DR file.
        sha256: of the file, or of what a table says, in hex: what an agreement to its questions is about. Empty where
            it was not refused, or nothing was read.
    """

    path: Path
    status: ImportStatus
    batch_id: int = 0
    imported_at: datetime | None = None
    companies: tuple[str, ...] = ()
    months: tuple[YearMonth, ...] = ()
    blocks: int = 0
    lines: int = 0
    findings: tuple[Finding, ...] = ()
    replaced_since: int = 0
    table: bool = False
    sha256: str = ""

    @property
    def asks(self) -> bool:
        """Whether it was refused for what is unusual in it alone: it comes in where a person agrees to that."""
        return self.status is ImportStatus.REFUSED and asks(self.findings)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of every file of one import."""

    outcomes: tuple[FileOutcome, ...]

    def count(self, status: ImportStatus) -> int:
        """How many files came out that way."""
        return sum(outcome.status is status for outcome in self.outcomes)

    @property
    def asked(self) -> int:
        """How many of those refused come in where a person agrees."""
        return sum(outcome.asks for outcome in self.outcomes)


OnStored = Callable[[int, int], None]


def _nothing(_stored: int, _of: int) -> None:
    """Among several files, each counts as one."""


def _lines_of(path: Path, progress: ProgressSink) -> OnStored:
    """A single file may be large: its progress counts worker values."""
    return lambda stored, of: progress(Progress(Stage.STORING, stored, of, path.name))


class ImportFiles:
    """Takes files in, one transaction each; a refused file leaves nothing behind and stops no other."""

    def __init__(self, units: UnitOfWorkManager, reader: DeclarationReader, clock: Clock) -> None:
        self._units = units
        self._reader = reader
        self._clock = clock

    async def __call__(
        self,
        paths: Sequence[Path],
        *,
        replace_month: bool = False,
        agreed: Mapping[Path, Agreement] | None = None,
        trusted: bool = False,
        progress: ProgressSink = no_progress,
        on_outcome: Callable[[FileOutcome], object] = lambda _: None,
    ) -> ImportSummary:
        """Import files in the order given.

        Args:
            replace_month: the files are all there is for their companies and months: earlier blocks that
                they lack are dropped, and a file that came in before and was replaced since counts again.
            agreed: what a person agreed to in which of them, where months or rates are unusual.
            trusted: no month or rate is doubted: the demonstration's are of its own time.
            on_outcome: told of each file as soon as it is known what came of it.

        Raises:
            StoreError: the store cannot be used; files imported until then stay.
        """
        outcomes = []
        for done, path in enumerate(paths):
            progress(Progress(Stage.READING, done, len(paths), path.name))
            read = await asyncio.to_thread(self._reader.read, path)
            if not trusted:
                read = judged(read, self._clock.today())
            read = replace(read, findings=settled((agreed or {}).get(path), read.sha256, read.findings))
            progress(Progress(Stage.STORING, done, len(paths), path.name))
            on_stored = _lines_of(path, progress) if len(paths) == 1 else _nothing
            outcomes.append(await self._take_in(path, read, on_stored, replace_month=replace_month))
            on_outcome(outcomes[-1])
        progress(Progress(Stage.STORING, len(paths), len(paths)))
        return ImportSummary(tuple(outcomes))

    async def take_in(self, path: Path, read: ReadResult, *, replace_month: bool = False) -> FileOutcome:
        """Import what another reader found and judged, as if it came from a DR file. Joins the caller's scope.

        Raises:
            StoreError: the store cannot be used.
        """
        return await self._take_in(path, read, _nothing, replace_month=replace_month)

    async def _take_in(self, path: Path, read: ReadResult, on_stored: OnStored, *, replace_month: bool) -> FileOutcome:
        if read.refused:
            return _refused(path, read)
        async with self._units.enter() as unit:
            known = await unit.imports.by_hash(read.sha256)
            if known is not None and not replace_month:
                return _already(path, known)
            if known is not None and not known.replaced:
                return await self._drop_left_over(unit, path, read, known)
            if asks(read.findings):
                return _refused(path, read)
            return await self._store(unit, path, read, on_stored, replace_month=replace_month)

    async def _drop_left_over(self, unit: UnitOfWork, path: Path, read: ReadResult, known: ImportBatch) -> FileOutcome:
        """A file that is in use as it is: all there is to do is to drop what other files have of its months."""
        companies = await _companies(unit, read.declarations)
        months = {declaration.month for declaration in read.declarations}
        in_use = await unit.imports.in_use([company.id for company in companies.values()], months)
        _, left_over = _split(in_use, read.declarations, companies)
        if not left_over:
            return _already(path, known)
        dropped = [block.id for block in left_over]
        await unit.imports.supersede(dropped, known.id, self._clock.now())
        unit.add_event(_imported(known.id, read, companies, dropped))
        return _outcome(path, known.id, known.imported_at, read, companies, ())

    async def _store(
        self, unit: UnitOfWork, path: Path, read: ReadResult, on_stored: OnStored, *, replace_month: bool
    ) -> FileOutcome:
        companies = await _companies(unit, read.declarations)
        months = {declaration.month for declaration in read.declarations}
        earlier = await unit.imports.in_use([company.id for company in companies.values()], months)
        replaced, left_over = _split(earlier, read.declarations, companies)
        findings = read.findings if replace_month else (*read.findings, *_kept(left_over, companies))
        now = self._clock.now()
        batch_id = await unit.imports.add(read, findings, now)
        out_of_use = [*replaced, *left_over] if replace_month else replaced
        await unit.imports.supersede([block.id for block in out_of_use], batch_id, now)
        lines = sum(len(declaration.values) for declaration in read.declarations)
        stored = 0
        for declaration in read.declarations:
            await unit.imports.add_declaration(batch_id, companies[declaration.employer.niss.digits].id, declaration)
            stored += len(declaration.values)
            on_stored(stored, lines)
        unit.add_event(_imported(batch_id, read, companies, [block.id for block in out_of_use]))
        return _outcome(path, batch_id, now, read, companies, findings)


def _refused(path: Path, read: ReadResult) -> FileOutcome:
    return FileOutcome(path, ImportStatus.REFUSED, findings=read.findings, sha256=read.sha256)


def _imported(batch_id: int, read: ReadResult, companies: Mapping[str, Company], superseded: Sequence[int]) -> Event:
    return Event(
        EventKind.FILE_IMPORTED,
        f"import {batch_id}",
        after={
            "sha256": read.sha256,
            "companies": [company.id for company in companies.values()],
            "months": [str(month) for month in _months(read)],
            "blocks": len(read.declarations),
        },
        before={"blocks_superseded": list(superseded)},
    )


def _outcome(
    path: Path, batch_id: int, at: datetime, read: ReadResult, companies: Mapping[str, Company],
    findings: Sequence[Finding],
) -> FileOutcome:  # fmt: skip
    return FileOutcome(
        path,
        ImportStatus.IMPORTED,
        batch_id,
        at,
        tuple(sorted({company.name for company in companies.values()})),
        tuple(_months(read)),
        len(read.declarations),
        sum(len(declaration.values) for declaration in read.declarations),
        tuple(findings),
    )


def _months(read: ReadResult) -> list[YearMonth]:
    return sorted({declaration.month for declaration in read.declarations})


async def _companies(unit: UnitOfWork, declarations: Iterable[Declaration]) -> dict[str, Company]:
    companies: dict[str, Company] = {}
    for declaration in declarations:
        employer = declaration.employer
        if employer.niss.digits not in companies:
            name = employer.name.strip() or employer.nif.digits
            companies[employer.niss.digits] = await unit.companies.ensure(employer.niss, employer.nif, name)
    return companies


def _split(
    earlier: Iterable[StoredBlock], declarations: Iterable[Declaration], companies: dict[str, Company]
) -> tuple[list[StoredBlock], list[StoredBlock]]:
    """Earlier blocks that the new file replaces, and those of its companies' months that it lacks."""
    new = {
        (companies[declaration.employer.niss.digits].id, declaration.month, declaration.establishment, declaration.rate)
        for declaration in declarations
    }
    company_months = {(company_id, month) for company_id, month, _, _ in new}
    replaced, left_over = [], []
    for block in earlier:
        if (block.company_id, block.month, block.establishment, block.rate) in new:
            replaced.append(block)
        elif (block.company_id, block.month) in company_months:
            left_over.append(block)
    return replaced, left_over


def _kept(left_over: Iterable[StoredBlock], companies: dict[str, Company]) -> list[Finding]:
    names = {company.id: company.name for company in companies.values()}
    return [
        Finding(
            Severity.WARNING,
            FindingCode.BLOCK_KEPT,
            params={
                "company": names[block.company_id],
                "month": str(block.month),
                "establishment": block.establishment,
                "rate": block.rate.hundredths,
                "file": block.file_name,
            },
        )
        for block in left_over
    ]


def _already(path: Path, known: ImportBatch) -> FileOutcome:
    return FileOutcome(
        path,
        ImportStatus.ALREADY_IMPORTED,
        known.id,
        known.imported_at,
        blocks=known.blocks,
        lines=known.lines,
        replaced_since=known.replaced,
    )
