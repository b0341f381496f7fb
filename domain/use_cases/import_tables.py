# SPDX-License-Identifier: MIT
"""Import tables: the portal's values or the ERP's from a CSV file or a workbook, previewed or taken in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from hashlib import sha256
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from domain.agreement import Agreement, settled
from domain.declaration import Finding, FindingCode, ReadResult, Severity
from domain.errors import InvalidValue, NotFound
from domain.events import Event, EventKind
from domain.plausible import asks, in_order
from domain.portal_record import Fetched, FetchState, PortalSnapshot, PortalState, PortalTotal
from domain.ports import (
    Asked,
    Clock,
    Progress,
    ProgressSink,
    ShownRecord,
    Stage,
    TableReader,
    UnitOfWork,
    UnitOfWorkManager,
    no_progress,
)
from domain.tables.cells import Cell, CellError, FileKind, Halt, RawTable, ReadOptions, TableRow
from domain.tables.familiar import Familiar, Look, has_known_headings
from domain.tables.fields import Field, Side, plain_heading
from domain.tables.interpret import Interpretation, declaration, interpret, portal_total
from domain.tables.mapping import (
    USUAL_ESTABLISHMENT,
    Given,
    Header,
    Layout,
    TableMapping,
    find_header,
    fingerprint,
    guess,
    missing,
    possible_headers,
)
from domain.use_cases.establishments import staying
from domain.use_cases.file_changes import Piece, erp_changes, portal_changes, unchanged
from domain.use_cases.import_files import FileOutcome, ImportFiles, ImportStatus
from domain.values import Nif, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from domain.company import Company
    from domain.file_preview import MonthChange
    from domain.tables.blocks import Block
    from domain.tables.numbers import Convention

SOURCE: Final = "file: "
"""What the source of a snapshot from a file begins with; the file's name follows."""

_PREVIEWED: Final = 20
_ASKED: Final = frozenset(
    {
        FindingCode.ASK_SOURCE,
        FindingCode.AMBIGUOUS_NUMBER,
        FindingCode.MISSING_COLUMN,
        FindingCode.HEADING_NOT_FOUND,
        FindingCode.UNKNOWN_COMPANY,
    }
)
_SHEETS_TRIED: Final = 12
_FILES_REMEMBERED: Final = 100

PortalDigest = Callable[[Niss, YearMonth, PortalState, Iterable[PortalTotal]], str]
"""The digest of a portal's month, the same as of one that came over HTTP."""


@dataclass(frozen=True, slots=True)
class TableRequest:
    """What a person said about a table; what is left out is found out.

    Attributes:
        side: whose values it holds.
        mapping: which column holds what, to be used as it is.
        layout: the name of a remembered mapping.
        columns: headings of single fields, which come before any mapping.
        numbers: how numbers are written, likewise.
        rate: of every row, likewise.
        company, month: of the whole file.
        establishment: likewise; where nobody says one it is the usual one, and asked about in months with others.
        months: the first and last month that may be in it.
        replace_month: the file is all there is for its companies and months; also, it counts again where it came in
            before and was replaced since.
        remember: the name for its layout; where empty, one is made up for a layout that is new.
        agreed: to unusual months and rates, and to other establishments that stay; of TablePreview.sha256.
    """

    side: Side | None = None
    mapping: TableMapping | None = None
    layout: str = ""
    columns: Mapping[Field, str] = field(default_factory=dict)
    numbers: Convention | None = None
    rate: Rate | None = None
    company: Nif | None = None
    month: YearMonth | None = None
    establishment: str = ""
    months: tuple[YearMonth, YearMonth] | None = None
    options: ReadOptions = field(default_factory=ReadOptions)
    replace_month: bool = False
    remember: str = ""
    agreed: Agreement | None = None


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table before it is imported.

    Attributes:
        table: how it was read: encoding, delimiter, sheets; its rows are among it.
        headings: as they stand; empty where the file could not be read.
        header_line: their row's number.
        rows: the first 20 rows below them.
        side: whose values it holds; None where that must be asked for.
        mapping: which column holds what, by plain heading (see domain.tables.fields.plain_heading).
        layout: the name of the remembered layout that the mapping is from; empty where it was guessed or given.
        missing: fields that the mapping lacks (see domain.tables.mapping.missing).
        months: what would be imported beside what stands now, and blocks in detail; empty where an error keeps the
            file out.
        known_at: when the same came in before, so that nothing would change.
        findings: what is wrong, errors first.
        sha256: of what the table says, in hex, by which a table of the ERP is known again; empty where it says nothing.
    """

    table: RawTable
    headings: tuple[str, ...] = ()
    header_line: int = 0
    rows: tuple[TableRow, ...] = ()
    side: Side | None = None
    mapping: TableMapping = field(default_factory=lambda: TableMapping({}))
    layout: str = ""
    missing: tuple[str, ...] = ()
    months: tuple[MonthChange, ...] = ()
    known_at: datetime | None = None
    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()
    sha256: str = ""

    @property
    def refused(self) -> bool:
        """Whether an error keeps the file out."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def questions(self) -> bool:
        """Whether it comes in only where a person agrees to what is unusual in it."""
        return asks(self.findings)

    @property
    def asks(self) -> bool:
        """Whether a person who says more about its columns or numbers may well let it in."""
        return any(finding.code in _ASKED for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A table as it would be imported.

    Attributes:
        layout: the remembered one in use, or None.
        sha256: of what it says, in hex; empty where it says nothing.
    """

    table: RawTable
    said: Interpretation
    header: Header | None = None
    side: Side | None = None
    mapping: TableMapping = field(default_factory=lambda: TableMapping({}))
    layout: Layout | None = None
    given: Given = field(default_factory=Given)
    sha256: str = ""


class ImportTables:
    """Reads a table, maps it, and takes it in whole or not at all.

    Args:
        files: what keeps an ERP's declarations, whatever file they came in.
        digest: of a portal's month.
    """

    def __init__(
        self, units: UnitOfWorkManager, reader: TableReader, files: ImportFiles, clock: Clock, digest: PortalDigest
    ) -> None:
        self._units = units
        self._reader = reader
        self._files = files
        self._clock = clock
        self._digest = digest
        self._looks: dict[Path, tuple[object, dict[str, Look]]] = {}

    async def takes(self, path: Path, side: Side | None = None) -> bool:
        """Whether a file is one for this use case; all others are for ImportFiles.

        A DR file is taken only to say that it is not the portal's. Text of no known kind is, where its headings are
        known or it is said to be the portal's.
        """
        kind = await asyncio.to_thread(self._reader.kind, path)
        if kind is FileKind.DR or side is Side.PORTAL:
            return side is Side.PORTAL
        if kind is FileKind.OTHER and side is Side.ERP:
            table = await self._read(path, ReadOptions())
            return not table.refused and has_known_headings(table)
        return kind is FileKind.TABLE

    async def preview(self, path: Path, request: TableRequest) -> TablePreview:
        """What importing a file would do. Cancelling ends the reading, and a child process with it.

        Raises:
            NotFound: there is no layout of that name for that side; its kind is mapping.
            StoreError: the store cannot be used.
        """
        looked = await self._look(path, request)
        if looked.header is None:
            return TablePreview(looked.table, side=looked.side, findings=looked.said.findings)
        known_at, months = await self._compared(looked, path, replace_month=request.replace_month)
        return TablePreview(
            looked.table,
            looked.header.texts,
            looked.header.line,
            looked.table.rows[looked.header.at + 1 :][:_PREVIEWED],
            looked.side,
            looked.mapping,
            looked.layout.name if looked.layout else "",
            tuple(missing(looked.mapping, looked.given)),
            months,
            known_at,
            looked.said.findings,
            looked.said.blocks,
            looked.sha256,
        )

    async def import_table(
        self, path: Path, request: TableRequest, progress: ProgressSink = no_progress
    ) -> FileOutcome:
        """Take a file in, in one transaction, and remember its layout.

        Raises:
            InvalidValue: tables with other headings are remembered under that name; its kind is mapping_name.
            NotFound: there is no layout of that name for that side; its kind is mapping.
            StoreError: the store cannot be used; nothing of the file was kept.
        """
        progress(Progress(Stage.READING, 0, 1, path.name))
        looked = await self._look(path, request)
        if not looked.said.blocks:
            return FileOutcome(path, ImportStatus.REFUSED, findings=looked.said.findings, table=True)
        progress(Progress(Stage.STORING, 0, 1, path.name))
        async with self._units.enter() as unit:
            if looked.side is Side.PORTAL:
                outcome = await self._keep_shown(unit, path, looked, replace_month=request.replace_month)
            else:
                read = await asyncio.to_thread(_read_result, looked)
                outcome = await self._files.take_in(path, read, replace_month=request.replace_month)
            if outcome.status is ImportStatus.IMPORTED:
                await self._remember(unit, looked, request.remember)
        progress(Progress(Stage.STORING, 1, 1))
        return replace(outcome, table=True)

    async def layouts(self) -> list[Layout]:
        """Every layout that is remembered, by name."""
        async with self._units.enter(read_only=True) as unit:
            return await unit.layouts.all()

    async def rename_layout(self, name: str, new_name: str) -> None:
        """Give a layout another name.

        Raises:
            NotFound: there is none of that name; its kind is mapping.
            InvalidValue: the new name is empty, or another layout's; its kind is mapping_name.
        """
        new_name = new_name.strip()
        async with self._units.enter() as unit:
            await _named(unit, name)
            if new_name == name:
                return
            if not new_name or await unit.layouts.by_name(new_name) is not None:
                raise InvalidValue("mapping_name", new_name)
            await unit.layouts.rename(name, new_name)

    async def remove_layout(self, name: str) -> None:
        """Forget a layout.

        Raises:
            NotFound: there is none of that name; its kind is mapping.
        """
        async with self._units.enter() as unit:
            await _named(unit, name)
            await unit.layouts.remove(name)

    async def _read(self, path: Path, options: ReadOptions) -> RawTable:
        halt = Halt()
        try:
            return await asyncio.to_thread(self._reader.read, path, options, halt)
        except asyncio.CancelledError:
            halt.stop()
            raise

    async def _fitting_sheet(self, path: Path, options: ReadOptions) -> RawTable:
        """The table; of a workbook's sheets, where nobody named one, the one that looks most like one that is known.

        People keep notes before their tables. Where nothing tells, it is the first sheet that holds anything.
        """
        looks = await self._looks_of(path)
        first = await self._read(path, options)
        if options.sheet or first.refused or len(first.sheets) < 2:
            return first
        marks = {layout.fingerprint for layout in await self.layouts()}
        highest, name = Look.of(first).familiar(marks), first.sheet
        best: RawTable | None = first
        if highest >= Familiar.HEADINGS:
            return first
        for sheet in [each for each in first.sheets if each != first.sheet][:_SHEETS_TRIED]:
            table = None
            if sheet not in looks:
                table = await self._read(path, replace(options, sheet=sheet))
                looks[sheet] = Look.of(table)
            found = looks[sheet].familiar(marks)
            if found > highest:
                best, name, highest = table, sheet, found
            if found is Familiar.LAYOUT:
                break
        return best or await self._read(path, replace(options, sheet=name))

    async def _looks_of(self, path: Path) -> dict[str, Look]:
        """What a file's sheets were found to look like, to be added to; reading one may take a process of its own."""
        state = await asyncio.to_thread(self._reader.state, path)
        known, looks = self._looks.pop(path, (None, {}))
        if state is None or known != state:
            looks = {}
        self._looks[path] = state, looks
        for oldest in list(self._looks)[:-_FILES_REMEMBERED]:
            del self._looks[oldest]
        return looks

    async def _look(self, path: Path, request: TableRequest) -> _Looked:
        if await asyncio.to_thread(self._reader.kind, path) is FileKind.DR:
            return _refused(RawTable(path.name), FindingCode.DR_AS_PORTAL, side=request.side)
        table = await self._fitting_sheet(path, request.options)
        if table.refused:
            return _Looked(table, Interpretation((), table.findings), side=request.side)
        async with self._units.enter(read_only=True) as unit:
            companies = await unit.companies.all()
            layout = await self._layout(unit, table, request)
        company = next((known for known in companies if known.nif == request.company), None)
        given = Given(company, request.month, request.establishment or USUAL_ESTABLISHMENT, request.months)
        side = request.side or (layout.side if layout else None)
        if side is None:
            return replace(_refused(table, FindingCode.ASK_SOURCE), header=find_header(table), given=given)
        header, mapping = _mapped(table, side, layout, request)
        if request.company is not None and company is None:
            refused = _refused(table, FindingCode.UNKNOWN_COMPANY, found=request.company.digits)
            return replace(refused, header=header, side=side, mapping=mapping, layout=layout, given=given)
        said = await self._interpret(table, header, mapping, side, given, companies)
        if side is Side.ERP and not (request.establishment or request.replace_month):
            said = replace(said, findings=in_order((*said.findings, *await self._staying(said.blocks, companies))))
        content = await asyncio.to_thread(_content_hash, said.blocks) if said.blocks else ""
        said = replace(said, findings=settled(request.agreed, content, said.findings))
        return _Looked(table, said, header, side, mapping, layout, given, content)

    async def _layout(self, unit: UnitOfWork, table: RawTable, request: TableRequest) -> Layout | None:
        """The layout asked for by name, or the one that was used last for these headings."""
        if request.layout:
            return await _named(unit, request.layout, request.side)
        if request.mapping is not None:
            return None
        # Without a word, only the ERP's are taken: what is the portal's must be said.
        side = request.side or Side.ERP
        found = await unit.layouts.by_headings([fingerprint(side, header) for header in possible_headers(table)])
        return next((layout for layout in found if layout.side is side), None)

    async def _interpret(
        self,
        table: RawTable,
        header: Header,
        mapping: TableMapping,
        side: Side,
        given: Given,
        companies: Sequence[Company],
    ) -> Interpretation:
        halt = Halt()
        work = partial(interpret, table, header, mapping, side, given, companies, self._clock.today())
        try:
            return await asyncio.to_thread(work, lambda: halt.stopped)
        except asyncio.CancelledError:
            halt.stop()
            raise

    async def _staying(self, blocks: Sequence[Block], companies: Iterable[Company]) -> tuple[Finding, ...]:
        async with self._units.enter(read_only=True) as unit:
            return await staying(unit, blocks, companies)

    async def _keep_shown(self, unit: UnitOfWork, path: Path, looked: _Looked, *, replace_month: bool) -> FileOutcome:
        """Put the portal's months in use, as if they had been fetched now."""
        now = self._clock.now()
        months = await asyncio.to_thread(self._snapshots, looked, path, now)
        before = await self._known_months(unit, months)
        if _came_before(before, months, replace_month=replace_month):
            replaced = sum(not record.in_use for record in before)
            at = max(record.at for record in before)
            known = _outcome(path, months, at)
            return replace(known, status=ImportStatus.ALREADY_IMPORTED, replaced_since=replaced)
        if asks(looked.said.findings):
            return FileOutcome(path, ImportStatus.REFUSED, findings=looked.said.findings, sha256=looked.sha256)
        asked = [Asked(company.id, snapshot.month, Fetched(snapshot), now) for company, snapshot in months]
        for (company, snapshot), changed in zip(months, await unit.portal.put(asked), strict=True):
            if changed:
                unit.add_event(_shown(company, snapshot))
        return replace(_outcome(path, months, now), findings=looked.said.findings)

    async def _compared(
        self, looked: _Looked, path: Path, *, replace_month: bool
    ) -> tuple[datetime | None, tuple[MonthChange, ...]]:
        """When the same came in before, where it did; and each month beside what stands now."""
        pieces = await asyncio.to_thread(lambda: list(map(Piece.of_block, looked.said.blocks)))
        if not pieces:
            return None, ()
        async with self._units.enter(read_only=True) as unit:
            if looked.side is Side.PORTAL:
                months = await portal_changes(unit, pieces)
                snapshots = await asyncio.to_thread(self._snapshots, looked, path, self._clock.now())
                before = await self._known_months(unit, snapshots)
                came = _came_before(before, snapshots, replace_month=replace_month)
                known_at = max(record.at for record in before) if came else None
            else:
                months = await erp_changes(unit, pieces, replace_month=replace_month)
                batch = None if replace_month else await unit.imports.by_hash(looked.sha256)
                known_at = batch.imported_at if batch else None
        return known_at, unchanged(months) if known_at else months

    def _snapshots(self, looked: _Looked, path: Path, now: datetime) -> list[tuple[Company, PortalSnapshot]]:
        source = f"{SOURCE}{looked.table.file_name or path.name}"
        found = []
        for (niss, month), blocks in groupby(looked.said.blocks, lambda b: (b.party.employer.niss, b.month)):
            kept = list(blocks)
            company = kept[0].party.company
            assert company is not None
            totals = tuple(map(portal_total, kept))
            digest = self._digest(niss, month, PortalState.COMPUTED, totals)
            snapshot = PortalSnapshot(niss, month, PortalState.COMPUTED, now, totals, digest, source=source)
            found.append((company, snapshot))
        return found

    async def _known_months(
        self, unit: UnitOfWork, months: Sequence[tuple[Company, PortalSnapshot]]
    ) -> list[ShownRecord]:
        """For each month that came in before with this content, when it did: from a file, or as what is in use."""
        ids, period = {company.id for company, _ in months}, {snapshot.month for _, snapshot in months}
        fetched = await unit.portal.fetch_records(ids, period)
        well = {(record.company_id, record.month) for record in fetched if record.state is FetchState.DATA}
        newest: dict[tuple[int, YearMonth, str], ShownRecord] = {}
        for record in await unit.portal.shown(ids, period):
            in_use = record.in_use and (record.company_id, record.month) in well
            if in_use or record.source.startswith(SOURCE):
                newest[record.company_id, record.month, record.digest] = record
        keys = [(company.id, snapshot.month, snapshot.digest) for company, snapshot in months]
        return [newest[key] for key in keys if key in newest]

    async def _remember(self, unit: UnitOfWork, looked: _Looked, name: str) -> None:
        assert looked.header is not None
        assert looked.side is not None
        mark = fingerprint(looked.side, looked.header)
        if name:
            await _refuse_taken(unit, name, mark)
        used = looked.layout
        if not name and used is not None and used.fingerprint == mark and used.mapping == looked.mapping:
            name = used.name
        if not name:
            taken = {layout.name: layout for layout in await unit.layouts.all()}
            name = _new_name(looked, mark, taken)
        await unit.layouts.put(Layout(name, looked.side, mark, looked.mapping, self._clock.now()))


async def _refuse_taken(unit: UnitOfWork, name: str, mark: str) -> None:
    """Never forget how other tables are laid out because a name was used again."""
    known = await unit.layouts.by_name(name)
    if known is not None and known.fingerprint != mark:
        raise InvalidValue("mapping_name", name)


def _new_name(looked: _Looked, mark: str, taken: Mapping[str, Layout]) -> str:
    """The name of the layout that has this mapping already, or else one after the file, without its digits."""
    for layout in taken.values():
        if layout.fingerprint == mark and layout.mapping == looked.mapping:
            return layout.name
    stem = re.sub(r"[\W\d_]+", " ", Path(looked.table.file_name).stem).strip()
    assert looked.side is not None
    name = stem or looked.side.value
    return next(each for number in count(1) if (each := name if number == 1 else f"{name} {number}") not in taken)


async def _named(unit: UnitOfWork, name: str, side: Side | None = None) -> Layout:
    layout = await unit.layouts.by_name(name)
    if layout is None or side not in (None, layout.side):
        raise NotFound("mapping", name)
    return layout


def _mapped(table: RawTable, side: Side, layout: Layout | None, request: TableRequest) -> tuple[Header, TableMapping]:
    """The row of headings and the mapping: as given, as remembered, or as guessed; single columns come first."""
    own = {field: plain_heading(heading) for field, heading in request.columns.items()}
    known = request.mapping or (layout.mapping if layout else None)
    header = find_header(table, {*(known.columns.values() if known else ()), *own.values()})
    mapping = known or guess(side, header)
    if own or request.numbers is not None or request.rate is not None:
        # A heading means one thing: what a person says of it takes it from where it was.
        others = {field: heading for field, heading in mapping.columns.items() if heading not in own.values()}
        mapping = TableMapping({**others, **own}, request.numbers or mapping.numbers, request.rate or mapping.rate)
    return header, mapping


def _refused(table: RawTable, code: FindingCode, side: Side | None = None, **params: int | str) -> _Looked:
    return _Looked(table, Interpretation((), (Finding(Severity.ERROR, code, params=params),)), side=side)


def cell_text(cell: Cell) -> str:
    """A cell for a person to read."""
    match cell:
        case None:
            return ""
        case CellError(code):
            return code
        case Decimal():
            plain = format(cell.normalize(), "f") if abs(cell.adjusted()) < 30 else str(cell)
            return "0" if plain == "-0" else plain
        case bool():
            return str(cell).upper()
        case _:
            return str(cell)


def _came_before(
    before: Sequence[ShownRecord], months: Sequence[tuple[Company, PortalSnapshot]], *, replace_month: bool
) -> bool:
    """Whether all of a table came in before, and importing it again changes nothing."""
    return len(before) == len(months) and not (replace_month and any(not record.in_use for record in before))


def _read_result(looked: _Looked) -> ReadResult:
    """What the ERP declares, in the form of a DR file's."""
    table, said = looked.table, looked.said
    declarations = tuple(map(declaration, said.blocks))
    return ReadResult(table.file_name, looked.sha256, table.format, table.encoding, declarations, said.findings)


def _content_hash(blocks: Iterable[Block]) -> str:
    """SHA-256, in hex, of what a table says: the same bytes under another mapping say something else."""
    digest = sha256(b"table 1\n")
    for block in blocks:
        digest.update(
            f"{block.party.employer.niss.digits} {block.month} {block.establishment} {block.rate.hundredths} "
            f"{block.remuneration.cents} {block.contribution.cents} {block.workers}\n".encode()
        )
        for row in block.values.values:
            digest.update(f" {row!r}\n".encode())
    return digest.hexdigest()


def _shown(company: Company, snapshot: PortalSnapshot) -> Event:
    return Event(
        EventKind.PORTAL_ANSWERED,
        f"company {company.id}, {snapshot.month}",
        after={"state": FetchState.DATA.value, "from": "file"},
    )


def _outcome(path: Path, months: Sequence[tuple[Company, PortalSnapshot]], at: datetime) -> FileOutcome:
    totals = [total for _, snapshot in months for total in snapshot.totals]
    return FileOutcome(
        path,
        ImportStatus.IMPORTED,
        imported_at=at,
        companies=tuple(sorted({company.name for company, _ in months})),
        months=tuple(sorted({snapshot.month for _, snapshot in months})),
        blocks=len(totals),
        lines=sum(len(total.values) for total in totals),
    )
