# SPDX-License-Identifier: MIT
"""Look at files before they are imported: what each is and holds, and what would change. Nothing is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from domain.agreement import settled
from domain.file_preview import FileFormat, FilePreview, MonthChange, Standing
from domain.plausible import asks, judged
from domain.ports import Clock, DeclarationReader, Progress, ProgressSink, Stage, UnitOfWorkManager, no_progress
from domain.tables.fields import Side
from domain.use_cases.file_changes import Piece, erp_changes, unchanged
from domain.use_cases.import_tables import ImportTables, TablePreview, TableRequest

if TYPE_CHECKING:
    from domain.declaration import Finding, ReadResult


class PreviewFiles:
    """Reads files as an import would, and compares them with what is there."""

    def __init__(self, units: UnitOfWorkManager, reader: DeclarationReader, tables: ImportTables, clock: Clock) -> None:
        self._units = units
        self._reader = reader
        self._tables = tables
        self._clock = clock

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
        found, _ = await self.with_table(path, request or TableRequest())
        return found

    async def with_table(self, path: Path, request: TableRequest) -> tuple[FilePreview, TablePreview | None]:
        """Look at one file; and, where it is a table, what was found out about its columns.

        Raises:
            NotFound, StoreError: as for many.
        """
        if await self._tables.takes(path, request.side):
            preview = await self._tables.preview(path, request)
            return await self._table(path, preview), preview
        return await self._declarations(path, request), None

    async def _declarations(self, path: Path, request: TableRequest) -> FilePreview:
        read, pieces = await asyncio.to_thread(self._read, path)
        read = replace(read, findings=settled(request.agreed, read.sha256, read.findings))
        async with self._units.enter(read_only=True) as unit:
            months = await erp_changes(unit, pieces, replace_month=request.replace_month)
            known = await unit.imports.by_hash(read.sha256) if read.sha256 else None
        comes_again = known is not None and not read.refused and not request.replace_month
        if comes_again:
            months = unchanged(months)
        standing = (
            Standing.REFUSED if read.refused else _standing(months, read.findings, Side.ERP, came_before=comes_again)
        )
        return FilePreview(
            path,
            FileFormat.DR if read.format else FileFormat.UNKNOWN,
            standing,
            read.format,
            read.encoding,
            known,
            known.imported_at if known else None,
            months,
            read.findings,
            Side.ERP if read.format else None,
            sha256=read.sha256,
        )

    def _read(self, path: Path) -> tuple[ReadResult, list[Piece]]:
        """What a file says; its workers are let go of at once, since a file may hold a million."""
        read = judged(self._reader.read(path), self._clock.today())
        return replace(read, declarations=()), list(map(Piece.of_declaration, read.declarations))

    async def _table(self, path: Path, preview: TablePreview) -> FilePreview:
        whose = preview.side
        known = None
        if preview.known_at is not None and whose is Side.ERP:
            async with self._units.enter(read_only=True) as unit:
                known = await unit.imports.by_hash(preview.sha256)
        standing = Standing.REFUSED
        if not preview.refused:
            standing = _standing(preview.months, preview.findings, whose, came_before=preview.known_at is not None)
        elif preview.headings and (whose is None or preview.asks):
            standing = Standing.ASKS
        return FilePreview(
            path,
            FileFormat.TABLE,
            standing,
            preview.table.format,
            preview.table.encoding,
            known,
            preview.known_at,
            preview.months,
            preview.findings,
            whose,
            preview.layout,
            preview.sha256,
        )


def _standing(
    months: Iterable[MonthChange], findings: Iterable[Finding], side: Side | None, *, came_before: bool
) -> Standing:
    """What importing a file would do that nothing keeps out but a question."""
    if came_before:
        return Standing.SAME_AGAIN
    if asks(findings):
        return Standing.UNUSUAL
    # The portal's answer is replaced whole, the ERP's by establishment and rate.
    replaces = any(month.before is not None if side is Side.PORTAL else month.replaced for month in months)
    return Standing.REPLACES if replaces else Standing.NEW
