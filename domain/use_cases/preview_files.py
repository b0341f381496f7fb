# SPDX-License-Identifier: MIT
"""Look at files before they are imported: what each is and holds, and what would change. Nothing is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from domain.company import Company
from domain.declaration import Declaration, ImportBatch, ReadResult
from domain.file_preview import FileFormat, FilePreview, MonthChange, Standing
from domain.ports import (
    DeclarationReader,
    Progress,
    ProgressSink,
    Stage,
    StoredBlock,
    UnitOfWorkManager,
    no_progress,
)
from domain.reconciliation import Amounts
from domain.tables.blocks import Block
from domain.tables.fields import Side
from domain.use_cases.import_tables import ImportTables, TableRequest
from domain.values import Nif, Rate, YearMonth


@dataclass(frozen=True, slots=True)
class _Piece:
    """One block of a file, without its workers."""

    nif: Nif
    niss: str
    company: str
    month: YearMonth
    establishment: str
    rate: Rate
    amounts: Amounts
    values: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store knows that a file's blocks meet."""

    companies: Mapping[str, Company]
    in_use: Sequence[StoredBlock]
    known: ImportBatch | None


class PreviewFiles:
    """Reads files as an import would, and compares them with what is there."""

    def __init__(self, units: UnitOfWorkManager, reader: DeclarationReader, tables: ImportTables) -> None:
        self._units = units
        self._reader = reader
        self._tables = tables

    async def __call__(
        self, paths: Sequence[Path], request: TableRequest | None = None, progress: ProgressSink = no_progress
    ) -> list[FilePreview]:
        """Look at files in the order given; each against the store as it is now.

        Raises:
            NotFound: a layout was asked for by a name that there is not; its kind is mapping.
            StoreError: the store cannot be used.
        """
        found = []
        for done, path in enumerate(paths):
            progress(Progress(Stage.READING, done, len(paths), path.name))
            found.append(await self.one(path, request))
        progress(Progress(Stage.READING, len(paths), len(paths)))
        return found

    async def one(self, path: Path, request: TableRequest | None = None) -> FilePreview:
        """Look at one file.

        Raises:
            NotFound, StoreError: as for many.
        """
        request = request or TableRequest()
        if await self._tables.takes(path, request.side):
            return await self._table(path, request)
        read, pieces = await asyncio.to_thread(self._read, path)
        kept = await self._kept(pieces, read.sha256)
        months = _months(pieces, kept, replace_month=request.replace_month)
        standing = Standing.REFUSED
        if not read.refused:
            standing = _standing_of(months, kept, replace_month=request.replace_month)
        return FilePreview(
            path,
            FileFormat.DR if read.format else FileFormat.UNKNOWN,
            standing,
            read.format,
            read.encoding,
            kept.known,
            months,
            read.findings,
            Side.ERP if read.format else None,
        )

    def _read(self, path: Path) -> tuple[ReadResult, list[_Piece]]:
        """What a file says; its workers are let go of at once, since a file may hold a million."""
        read = self._reader.read(path)
        return replace(read, declarations=()), list(map(_piece, read.declarations))

    async def _table(self, path: Path, request: TableRequest) -> FilePreview:
        preview = await self._tables.preview(path, request)
        whose = preview.side
        pieces = [] if preview.refused else list(map(_piece_of_table, preview.blocks))
        kept = await self._kept(pieces if whose is Side.ERP else [], preview.sha256)
        months = _months(pieces, kept, replace_month=request.replace_month)
        if whose is Side.PORTAL:
            months = tuple(replace(month, before=None, after=None) for month in months)
        standing = Standing.REFUSED
        if not preview.refused:
            standing = _standing_of(months, kept, replace_month=request.replace_month)
        elif preview.headings and (whose is None or preview.asks):
            standing = Standing.ASKS
        return FilePreview(
            path,
            FileFormat.TABLE,
            standing,
            preview.table.format,
            preview.table.encoding,
            kept.known,
            months,
            preview.findings,
            whose,
            preview.layout,
        )

    async def _kept(self, pieces: Sequence[_Piece], sha256: str) -> _Kept:
        async with self._units.enter(read_only=True) as unit:
            companies = {company.niss.digits: company for company in await unit.companies.all()}
            ids = {companies[piece.niss].id for piece in pieces if piece.niss in companies}
            in_use = await unit.imports.in_use(ids, {piece.month for piece in pieces})
            known = await unit.imports.by_hash(sha256) if sha256 else None
        return _Kept(companies, in_use, known)


def _piece(declaration: Declaration) -> _Piece:
    employer = declaration.employer
    return _Piece(
        employer.nif,
        employer.niss.digits,
        employer.name.strip() or employer.nif.digits,
        declaration.month,
        declaration.establishment,
        declaration.rate,
        Amounts(declaration.remuneration, declaration.contribution, declaration.workers),
        len(declaration.values),
    )


def _piece_of_table(block: Block) -> _Piece:
    employer = block.party.employer
    return _Piece(
        employer.nif,
        employer.niss.digits,
        employer.name.strip() or employer.nif.digits,
        block.month,
        block.establishment,
        block.rate,
        Amounts(block.remuneration, block.contribution, block.workers),
        len(block.values),
    )


def _standing_of(months: Iterable[MonthChange], kept: _Kept, *, replace_month: bool) -> Standing:
    if kept.known is not None and not replace_month:
        return Standing.SAME_AGAIN
    return Standing.REPLACES if any(month.replaced for month in months) else Standing.NEW


def _months(pieces: Sequence[_Piece], kept: _Kept, *, replace_month: bool) -> tuple[MonthChange, ...]:
    groups: dict[tuple[str, YearMonth], list[_Piece]] = {}
    for piece in sorted(pieces, key=lambda one: (one.company, one.niss, one.month)):
        groups.setdefault((piece.niss, piece.month), []).append(piece)
    return tuple(_month(group, kept, replace_month=replace_month) for group in groups.values())


def _month(pieces: Sequence[_Piece], kept: _Kept, *, replace_month: bool) -> MonthChange:
    first = pieces[0]
    company = kept.companies.get(first.niss)
    there = [block for block in kept.in_use if company and (block.company_id, block.month) == (company.id, first.month)]
    new = {(piece.establishment, piece.rate) for piece in pieces}
    goes = [block for block in there if replace_month or (block.establishment, block.rate) in new]
    stays = sum((block.amounts for block in there if block not in goes), Amounts())
    amounts = sum((piece.amounts for piece in pieces), Amounts())
    return MonthChange(
        first.nif,
        company.name if company else first.company,
        company is not None,
        first.month,
        tuple(sorted({piece.rate for piece in pieces})),
        len(pieces),
        sum(piece.values for piece in pieces),
        amounts,
        sum((block.amounts for block in there), Amounts()) if there else None,
        stays + amounts,
        tuple(dict.fromkeys(block.file_name for block in goes)),
    )
