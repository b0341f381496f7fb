# SPDX-License-Identifier: MIT
"""Tables come in like what they stand for: the portal's answers, or the ERP's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.portal.digest import canonical_digest
from domain.agreement import ANYTHING, Agreement
from domain.declaration import Finding, FindingCode, Severity
from domain.errors import InvalidValue, NotFound, StoreFull
from domain.portal_record import FailureReason, FetchFailed, FetchState
from domain.ports import Asked, Progress, Stage
from domain.reconciliation import BucketStatus
from domain.tables.cells import Cell, CellError, FileKind, RawTable, ReadOptions
from domain.tables.fields import Field, Side
from domain.tables.mapping import TableMapping
from domain.tables.numbers import Convention
from domain.use_cases.import_files import FileOutcome, ImportStatus
from domain.use_cases.import_tables import SOURCE, ImportTables, TableRequest, cell_text
from domain.values import Money, Nif, Rate, YearMonth
from tests.fakes import FakeTableReader
from tests.unit.domain.tables.sheets import STATED, TOTALS, WORKERS, Rows, row, table_of, worker_row
from tests.unit.domain.use_cases.office import OCTOBER, SEPTEMBER, Office, declared, employer, file, shown

pytestmark = pytest.mark.anyio
ERP, PORTAL = TableRequest(Side.ERP), TableRequest(Side.PORTAL)
WHO = employer(1, "EMPRESA 1")
OTHER = employer(2, "EMPRESA 2")


class Counter:
    """The use case on the office's store, with tables put before it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.reader = FakeTableReader()
        self.use = ImportTables(office.units, self.reader, office.import_files, office.clock, canonical_digest)

    def put(self, name: str, *rows: Sequence[Cell]) -> Path:
        path = Path("x") / name
        self.reader.tables[path] = replace(table_of(rows), file_name=name)
        return path

    async def bring(self, request: TableRequest, *rows: Sequence[Cell], name: str = "t.csv") -> FileOutcome:
        return await self.use.import_table(self.put(name, *rows), request)

    def snapshot_cents(self) -> dict[tuple[int, YearMonth], int]:
        found = {}
        for key, answers in self.office.units.tables.answers.items():
            snapshot = answers[-1].snapshot
            assert snapshot is not None
            found[key] = sum(total.remuneration.cents for total in snapshot.totals)
        return found


@pytest.fixture
async def counter(office: Office, anyio_backend: str) -> Counter:
    """An office that knows two companies from DR files."""
    assert anyio_backend == "asyncio"
    await office.bring_in(file("dr.txt", declared(100_000, WHO), declared(100_000, OTHER)))
    return Counter(office)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_the_portal_s_table_is_the_portal_s_answer(counter: Counter) -> None:
    outcome = await counter.bring(
        PORTAL, TOTALS, row(WHO), row(WHO, "2026-09", "29,6"), row(OTHER), name="Apurados.csv"
    )
    assert (outcome.status, outcome.batch_id, outcome.blocks, outcome.lines) == (ImportStatus.IMPORTED, 0, 3, 0)
    assert (outcome.companies, outcome.months) == (("EMPRESA 1", "EMPRESA 2"), (SEPTEMBER, OCTOBER))
    tables = counter.office.units.tables
    assert {key: state for key, (state, _, _) in tables.asked.items()} == {
        (1, SEPTEMBER): FetchState.DATA,
        (1, OCTOBER): FetchState.DATA,
        (2, OCTOBER): FetchState.DATA,
    }
    snapshot = tables.answers[1, OCTOBER][-1].snapshot
    assert snapshot is not None
    assert (snapshot.source, snapshot.etag) == (f"{SOURCE}Apurados.csv", "")
    assert snapshot.digest == canonical_digest(WHO.niss, OCTOBER, snapshot.state, snapshot.totals)
    assert sum(event.subject.startswith("company") for event in tables.told) == 3
    summary = await counter.office.reconcile(SEPTEMBER, OCTOBER)
    assert summary.counts[BucketStatus.TALLIES] == 2


async def test_the_same_portal_content_again_changes_nothing(counter: Counter) -> None:
    first = await counter.bring(PORTAL, TOTALS, row(WHO), row(OTHER))
    writes = counter.office.units.tables.writes
    again = await counter.bring(
        PORTAL, TOTALS[::-1], row(OTHER)[::-1], row(WHO, rate=Decimal("0.3475"))[::-1], name="b.xlsx"
    )
    assert (again.status, again.imported_at, again.replaced_since) == (
        ImportStatus.ALREADY_IMPORTED,
        first.imported_at,
        0,
    )
    assert counter.office.units.tables.writes == writes
    assert len(counter.office.units.tables.layouts) == 1


async def test_an_older_file_does_not_come_back_unless_it_is_told_to(counter: Counter) -> None:
    old, new = (TOTALS, row(WHO)), (TOTALS, row(WHO, remuneration="2000,00"))
    await counter.bring(PORTAL, *old)
    await counter.bring(PORTAL, *new)
    again = await counter.bring(PORTAL, *old)
    assert (again.status, again.replaced_since) == (ImportStatus.ALREADY_IMPORTED, 1)
    assert counter.snapshot_cents() == {(1, OCTOBER): 200_000}
    forced = await counter.bring(replace(PORTAL, replace_month=True), *old)
    assert forced.status is ImportStatus.IMPORTED
    assert counter.snapshot_cents() == {(1, OCTOBER): 100_000}
    once_more = await counter.bring(replace(PORTAL, replace_month=True), *old)
    assert once_more.status is ImportStatus.ALREADY_IMPORTED


async def test_files_and_fetches_replace_each_other_by_time(counter: Counter) -> None:
    office = counter.office
    office.portal.script[WHO.niss, OCTOBER] = shown(300_000, WHO)
    await office.fetch_portal(OCTOBER, OCTOBER, [1])
    await counter.bring(PORTAL, TOTALS, row(WHO))
    assert counter.snapshot_cents() == {(1, OCTOBER): 100_000}
    await office.fetch_portal(OCTOBER, OCTOBER, [1])
    assert office.portal.heard[-1] == (WHO.niss, OCTOBER, ""), "the file's content has no ETag"
    assert counter.snapshot_cents() == {(1, OCTOBER): 300_000}
    # The file came in before, and the portal has shown something else since.
    assert (await counter.bring(PORTAL, TOTALS, row(WHO))).replaced_since == 1


async def test_values_that_were_fetched_and_are_in_use_need_no_file(counter: Counter) -> None:
    office = counter.office
    await counter.bring(PORTAL, TOTALS, row(WHO))
    snapshot = office.units.tables.answers[1, OCTOBER][-1].snapshot
    assert snapshot is not None
    office.units.tables.answers[1, OCTOBER][-1].snapshot = replace(snapshot, source="portal.test")
    assert (await counter.bring(PORTAL, TOTALS, row(WHO))).status is ImportStatus.ALREADY_IMPORTED
    async with office.units.enter() as unit:
        failed = FetchFailed(FailureReason.TIMED_OUT)
        await unit.portal.put([Asked(1, OCTOBER, failed, office.clock.now())])
    confirmed = await counter.bring(PORTAL, TOTALS, row(WHO))
    assert confirmed.status is ImportStatus.IMPORTED
    assert office.units.tables.asked[1, OCTOBER][0] is FetchState.DATA
    assert len(office.units.tables.answers[1, OCTOBER]) == 1


async def test_a_portal_s_table_with_one_fault_leaves_nothing(counter: Counter) -> None:
    before = counter.office.units.tables
    outcome = await counter.bring(PORTAL, TOTALS, row(WHO), row(employer(9)))
    assert (outcome.status, [found.code for found in outcome.findings]) == (
        ImportStatus.REFUSED,
        [FindingCode.UNKNOWN_COMPANY],
    )
    assert counter.office.units.tables is before


async def test_flagged_totals_come_in_with_their_warning(counter: Counter) -> None:
    cells = (*worker_row(value="999,99", nif=WHO.nif), "1000,00")
    outcome = await counter.bring(PORTAL, STATED, cells)
    assert [found.code for found in outcome.findings] == [FindingCode.VALUES_APART]
    snapshot = counter.office.units.tables.answers[1, OCTOBER][-1].snapshot
    assert snapshot is not None
    assert [total.mismatch for total in snapshot.totals] == [True]


async def test_the_erp_s_table_is_an_import_like_any_other(counter: Counter) -> None:
    outcome = await counter.bring(
        ERP, WORKERS, worker_row(value="1234,56", contribution="429,01", nif=WHO.nif), name="folha.xlsx"
    )
    assert (outcome.status, outcome.batch_id, outcome.blocks, outcome.lines) == (ImportStatus.IMPORTED, 2, 1, 1)
    assert counter.office.in_use() == {declared(0, WHO).key: 123_456, declared(0, OTHER).key: 100_000}
    [replaced, *_] = counter.office.units.tables.blocks
    assert replaced.superseded_by == 2
    batch = counter.office.units.tables.batches[-1].read
    assert (batch.file_name, batch.format, batch.encoding) == ("folha.xlsx", "CSV", "utf-8")


async def test_the_erp_s_rules_of_replacing_hold(counter: Counter) -> None:
    [kept] = (await counter.bring(ERP, TOTALS, row(WHO, rate="29,6", contribution="296"))).findings
    assert kept.code is FindingCode.BLOCK_KEPT
    assert len(counter.office.in_use()) == 3
    both = row(WHO, rate="29,6", remuneration="5", contribution="1,48")
    assert (await counter.bring(replace(ERP, replace_month=True), TOTALS, both)).findings == ()
    assert sorted(counter.office.in_use().values()) == [500, 100_000]


async def test_the_same_erp_content_again_is_known_and_another_mapping_is_not(counter: Counter) -> None:
    rows = ((TOTALS[0], *TOTALS[2:]), (row(WHO)[0], *row(WHO)[2:]))
    september, october = replace(ERP, month=SEPTEMBER), replace(ERP, month=OCTOBER)
    assert (await counter.bring(september, *rows)).status is ImportStatus.IMPORTED
    writes = counter.office.units.tables.writes
    assert (await counter.bring(september, *rows, name="renamed.xlsx")).status is ImportStatus.ALREADY_IMPORTED
    assert counter.office.units.tables.writes == writes
    assert (await counter.bring(october, *rows)).status is ImportStatus.IMPORTED


async def test_a_company_is_made_from_an_erp_s_table_that_names_it_whole(counter: Counter) -> None:
    new = employer(7)
    headings = ("NISS da empresa", "Empresa", *TOTALS)
    outcome = await counter.bring(ERP, headings, (new.niss.digits, "Nova, Lda", *row(new)))
    assert outcome.companies == ("Nova, Lda",)
    assert counter.office.units.tables.companies[-1].nif == new.nif


async def test_a_layout_is_remembered_and_used_by_itself(counter: Counter) -> None:
    headings = ("Nr. contrib.", "Quando", "Perc.", "Ilíquido", "Descontos")
    columns = dict(
        zip(
            (Field.EMPLOYER_NIF, Field.MONTH, Field.RATE, Field.REMUNERATION, Field.CONTRIBUTION), headings, strict=True
        )
    )
    alone = await counter.bring(ERP, headings, row(WHO))
    assert {found.code for found in alone.findings} == {FindingCode.MISSING_COLUMN}
    assert counter.office.units.tables.layouts == {}
    first = await counter.bring(
        replace(ERP, columns=columns, numbers=Convention.COMMA),
        headings,
        row(WHO, remuneration="1.000"),
        name="Folha_2026-10.csv",
    )
    assert first.status is ImportStatus.IMPORTED
    [layout] = await counter.use.layouts()
    assert (layout.name, layout.side, layout.mapping.numbers) == ("Folha", Side.ERP, Convention.COMMA)
    # Without a word of whose it is: its layout says so.
    second = await counter.bring(TableRequest(), headings, row(WHO, month="2026-09", remuneration="1.000"))
    assert (second.status, second.months) == (ImportStatus.IMPORTED, (SEPTEMBER,))
    assert len(await counter.use.layouts()) == 1
    other_side = await counter.bring(PORTAL, headings, row(WHO))
    assert {found.code for found in other_side.findings} == {FindingCode.MISSING_COLUMN}


async def test_a_table_that_does_not_say_whose_it_is_is_asked_about(counter: Counter) -> None:
    await counter.bring(PORTAL, TOTALS, row(WHO))
    outcome = await counter.bring(TableRequest(), TOTALS, row(WHO, month="2026-09"))
    assert [found.code for found in outcome.findings] == [FindingCode.ASK_SOURCE]
    named = await counter.bring(TableRequest(layout="t"), TOTALS, row(WHO, month="2026-09"))
    assert named.status is ImportStatus.IMPORTED
    assert (1, SEPTEMBER) in counter.snapshot_cents()


async def test_layouts_have_names_of_their_own(counter: Counter) -> None:
    await counter.bring(ERP, TOTALS, row(WHO), name="10.csv")
    await counter.bring(PORTAL, TOTALS, row(WHO), name="10.csv")
    await counter.bring(replace(ERP, remember="À mão"), TOTALS, row(WHO, month="2026-09"))
    await counter.bring(ERP, (*TOTALS, "Nota"), (*row(WHO, month="2026-08"), "x"), name="erp.csv")
    assert [layout.name for layout in await counter.use.layouts()] == ["erp", "erp 2", "portal", "À mão"]
    await counter.use.rename_layout("erp 2", " Com nota ")
    await counter.use.remove_layout("portal")
    assert [layout.name for layout in await counter.use.layouts()] == ["Com nota", "erp", "À mão"]
    for name, new_name, error in (("erp", "À mão", InvalidValue), ("erp", " ", InvalidValue), ("nada", "x", NotFound)):
        with pytest.raises(error):
            await counter.use.rename_layout(name, new_name)
    with pytest.raises(NotFound):
        await counter.use.remove_layout("portal")
    await counter.use.rename_layout("erp", "erp")


async def test_a_layout_by_name_must_be_there_for_that_side_and_find_its_columns(counter: Counter) -> None:
    await counter.bring(ERP, TOTALS, row(WHO), name="a.csv")
    for request in (replace(ERP, layout="b"), replace(PORTAL, layout="a")):
        with pytest.raises(NotFound):
            await counter.bring(request, TOTALS, row(WHO))
    missing = await counter.bring(replace(ERP, layout="a"), (*TOTALS[:4], "Outra"), row(WHO))
    assert FindingCode.HEADING_NOT_FOUND in {found.code for found in missing.findings}


async def test_a_company_given_must_be_known(counter: Counter) -> None:
    outcome = await counter.bring(replace(PORTAL, company=Nif.with_check_digit("59999999")), TOTALS[1:], row()[1:])
    assert [found.code for found in outcome.findings] == [FindingCode.UNKNOWN_COMPANY]
    assert (
        await counter.bring(replace(PORTAL, company=WHO.nif), TOTALS[1:], row()[1:])
    ).status is ImportStatus.IMPORTED


async def test_a_preview_shows_everything_and_keeps_nothing(counter: Counter) -> None:
    before = counter.office.units.tables
    titles: Rows = [("Valores apurados",), TOTALS, *[row(WHO, month=f"2026-{month:02d}") for month in range(1, 11)] * 3]
    path = counter.put("a.csv", *titles)
    preview = await counter.use.preview(path, replace(PORTAL, options=ReadOptions(delimiter=";")))
    assert counter.reader.asked == [ReadOptions(delimiter=";")]
    assert (preview.headings, preview.header_line, preview.side, preview.layout) == (TOTALS, 2, Side.PORTAL, "")
    assert (len(preview.rows), preview.rows[0]) == (20, (3, row(WHO, month="2026-01")))
    assert preview.mapping.columns[Field.CONTRIBUTION] == "contribuicoes"
    assert not preview.refused
    assert [found.code for found in preview.findings] == [FindingCode.ROWS_ADDED] * 20
    [*_, last] = preview.months
    assert (last.nif, last.company, last.known, last.month, last.blocks) == (WHO.nif, "EMPRESA 1", True, OCTOBER, 1)
    assert (last.amounts.remuneration, last.amounts.contribution, last.values) == (Money(300_000), Money(104_250), 0)
    assert counter.office.units.tables is before
    assert len(before.layouts) == 0


async def test_a_preview_tells_what_is_missing_and_takes_a_mapping(counter: Counter) -> None:
    path = counter.put("a.csv", (*TOTALS[:4], "Outra"), row(WHO))
    lacking = await counter.use.preview(path, ERP)
    assert (lacking.missing, lacking.months, lacking.refused) == (("contribution",), (), True)
    mapping = TableMapping({**lacking.mapping.columns, Field.CONTRIBUTION: "outra"})
    assert len((await counter.use.preview(path, replace(ERP, mapping=mapping))).months) == 1
    unsaid = await counter.use.preview(path, TableRequest())
    assert (unsaid.side, unsaid.headings[-1], [found.code for found in unsaid.findings]) == (
        None,
        "Outra",
        [FindingCode.ASK_SOURCE],
    )


async def test_a_column_that_a_person_names_takes_its_heading_from_the_guess(counter: Counter) -> None:
    path = counter.put(
        "a.csv", ("NIF", "Mês", "Taxa", "Valor base", "Base", "Contribuições"), (*row(WHO)[:3], "1", *row(WHO)[3:])
    )
    preview = await counter.use.preview(path, replace(ERP, columns={Field.REMUNERATION: "BASE"}))
    assert preview.mapping.columns[Field.REMUNERATION] == "base"
    assert preview.months[0].amounts.remuneration == Money(100_000)


async def test_a_file_that_cannot_be_read_is_refused_with_its_finding(counter: Counter) -> None:
    path = Path("x/a.xls")
    finding = Finding(Severity.ERROR, FindingCode.OLD_WORKBOOK)
    counter.reader.tables[path] = RawTable("a.xls", findings=(finding,))
    assert (await counter.use.import_table(path, ERP)).findings == (finding,)
    preview = await counter.use.preview(path, ERP)
    assert (preview.findings, preview.headings, preview.refused) == ((finding,), (), True)


async def test_which_files_are_tables(counter: Counter) -> None:
    text, dr, table = counter.put("a.txt", TOTALS, row(WHO)), counter.put("dr.txt"), counter.put("a.csv", TOTALS)
    odd = counter.put("odd.txt", ("a", "b"), ("c", "d"))
    counter.reader.kinds.update({text: FileKind.OTHER, odd: FileKind.OTHER, dr: FileKind.DR})
    taken = {
        side: [path.name for path in (text, odd, dr, table) if await counter.use.takes(path, side)]
        for side in (None, *Side)
    }
    assert taken == {
        None: ["a.csv"],
        Side.ERP: ["a.txt", "a.csv"],
        Side.PORTAL: ["a.txt", "odd.txt", "dr.txt", "a.csv"],
    }
    assert [found.code for found in (await counter.use.import_table(dr, PORTAL)).findings] == [FindingCode.DR_AS_PORTAL]


async def test_the_store_s_refusal_keeps_nothing(counter: Counter) -> None:
    for request in (ERP, PORTAL):
        counter.office.units.refuse = StoreFull("x.db")
        before = counter.office.units.tables
        with pytest.raises(StoreFull):
            await counter.bring(request, TOTALS, row(WHO, month="2026-09"))
        assert counter.office.units.tables is before
        assert before.layouts == {}


async def test_progress_tells_the_stages(counter: Counter) -> None:
    heard: list[Progress] = []
    await counter.use.import_table(counter.put("a.csv", TOTALS, row(WHO)), PORTAL, heard.append)
    assert [(at.stage, at.done) for at in heard] == [(Stage.READING, 0), (Stage.STORING, 0), (Stage.STORING, 1)]


def test_cells_as_text() -> None:
    cells: dict[str, Cell] = {
        "": None,
        "x": "x",
        "1234.5": Decimal("1234.50"),
        "25000000001": Decimal("25000000001.0"),
        "0": Decimal("-0.0"),
        "2026-10-01": date(2026, 10, 1),
        "TRUE": True,
        "#N/A": CellError("#N/A"),
    }
    assert {cell_text(cell): cell for cell in cells.values()} == cells


async def test_a_rate_that_was_given_is_remembered_with_the_layout(counter: Counter) -> None:
    headings = ("NIF", "NISS", "Mês", "Remunerações", "Contribuições")

    def values(month: str) -> tuple[str, ...]:
        return (WHO.nif.digits, WHO.niss.digits, month, "10,00", "3,48")

    refused = await counter.bring(ERP, headings, values("2026-09"))
    assert refused.status is ImportStatus.REFUSED
    first = await counter.bring(replace(ERP, rate=Rate(3475), remember="Sem taxa"), headings, values("2026-09"))
    assert first.status is ImportStatus.IMPORTED
    path = counter.put("u.csv", headings, values("2026-08"))
    preview = await counter.use.preview(path, ERP)
    assert (preview.layout, preview.mapping.rate, preview.missing) == ("Sem taxa", Rate(3475), ())
    assert (await counter.use.import_table(path, ERP)).status is ImportStatus.IMPORTED
    assert [layout.name for layout in await counter.use.layouts()] == ["Sem taxa"]
    [block] = [one for one in counter.office.units.tables.blocks if one.declaration.month == YearMonth(2026, 8)]
    assert block.declaration.rate == Rate(3475)


async def test_a_name_is_never_taken_from_other_headings(counter: Counter) -> None:
    await counter.bring(replace(ERP, remember="Minha"), TOTALS, row(WHO, month="2026-09"))
    headings = ("NIF", "NISS", "Mês", "Taxa", "Base", "Contribuições")
    other = (WHO.nif.digits, WHO.niss.digits, "2026-08", "34,75", "10,00", "3,48")
    before = list(counter.office.units.tables.blocks)
    with pytest.raises(InvalidValue) as problem:
        await counter.bring(replace(ERP, remember="Minha"), headings, other)
    assert problem.value.kind == "mapping_name"
    # The file came in as little as the name was taken.
    assert counter.office.units.tables.blocks == before
    [layout] = await counter.use.layouts()
    assert layout.mapping.columns[Field.REMUNERATION] == "remuneracoes"


@pytest.mark.parametrize("request_", [ERP, PORTAL])
@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (row(WHO, "2016-10"), FindingCode.MONTH_LONG_AGO),
        (row(WHO, "2026-12"), FindingCode.MONTH_NOT_BEGUN),
        (row(WHO, rate="0 %", contribution="0"), FindingCode.UNUSUAL_RATE),
    ],
)
async def test_what_is_unusual_is_stored_only_where_a_person_agrees(
    counter: Counter, request_: TableRequest, odd: tuple[Cell, ...], code: FindingCode
) -> None:
    writes = counter.office.units.tables.writes
    asked = await counter.bring(request_, TOTALS, row(OTHER), odd)
    assert (asked.status, asked.asks, asked.findings[0].code) == (ImportStatus.REFUSED, True, code)
    assert (asked.findings[0].line, counter.office.units.tables.writes) == (3, writes)
    assert not counter.office.units.tables.layouts
    agreed = await counter.bring(replace(request_, agreed=ANYTHING), TOTALS, row(OTHER), odd)
    assert agreed.status is ImportStatus.IMPORTED
    assert (agreed.findings[0].severity, agreed.findings[0].code) == (Severity.WARNING, code)
    again = await counter.bring(request_, TOTALS, row(OTHER), odd)
    assert again.status is ImportStatus.ALREADY_IMPORTED


@pytest.mark.parametrize("request_", [ERP, PORTAL])
@pytest.mark.parametrize("odd", [row(WHO, "2027-01"), row(WHO, "1998-10"), row(WHO, rate="99,99")])
async def test_what_is_impossible_is_refused_whatever_anybody_says(
    counter: Counter, request_: TableRequest, odd: tuple[Cell, ...]
) -> None:
    writes = counter.office.units.tables.writes
    outcome = await counter.bring(replace(request_, agreed=ANYTHING), TOTALS, row(OTHER), odd)
    assert (outcome.status, outcome.asks, outcome.findings[0].line) == (ImportStatus.REFUSED, False, 3)
    assert counter.office.units.tables.writes == writes


def sheets(counter: Counter, name: str, **tables: Rows) -> Path:
    """A workbook with those sheets; the first is read where nobody names one."""
    path = Path("x") / name
    for sheet, rows in tables.items():
        table = replace(table_of(rows), file_name=name, format="XLSX", sheet=sheet, sheets=tuple(tables))
        counter.reader.sheets[path, sheet] = table
        counter.reader.tables.setdefault(path, table)
    return path


async def test_the_sheet_that_is_laid_out_as_before_is_found_behind_others(counter: Counter) -> None:
    notes: Rows = [("Notas", None), ("de outubro", None)]
    odd = ("Quem", "Quando", "Quanto", "Ilíquido", "Devido")
    columns = (Field.EMPLOYER_NIF, Field.MONTH, Field.RATE, Field.REMUNERATION, Field.CONTRIBUTION)
    path = sheets(counter, "a.xlsx", Notas=notes, Mapa=[odd, row(WHO)])
    assert (await counter.use.preview(path, PORTAL)).table.sheet == "Mapa", "notes have one column, tables more"
    mapping = dict(zip(columns, odd, strict=True))
    first = replace(PORTAL, columns=mapping, options=ReadOptions(sheet="Mapa"))
    assert (await counter.use.import_table(path, first)).status is ImportStatus.IMPORTED
    again = sheets(
        counter, "b.xlsx", Notas=notes, Outra=[odd[1:], row(WHO)[1:]], Mapa=[odd, row(WHO, remuneration="9")]
    )
    preview = await counter.use.preview(again, PORTAL)
    assert (preview.table.sheet, preview.layout, preview.refused) == ("Mapa", "a", False)
    assert (await counter.use.import_table(again, PORTAL)).status is ImportStatus.IMPORTED


async def test_the_sheet_with_headings_that_are_known_is_found_behind_notes(counter: Counter) -> None:
    path = sheets(
        counter, "a.xlsx", Notas=[("x", "y"), ("1", "2")], Mapa=[TOTALS, row(WHO)], Outro=[TOTALS, row(OTHER)]
    )
    assert (await counter.use.preview(path, PORTAL)).table.sheet == "Mapa"
    assert (await counter.use.preview(path, replace(PORTAL, options=ReadOptions(sheet="Outro")))).table.sheet == "Outro"
    plain = sheets(counter, "b.xlsx", Um=[TOTALS, row(WHO)], Dois=[TOTALS, row(OTHER)])
    asked = len(counter.reader.asked)
    assert (await counter.use.preview(plain, PORTAL)).table.sheet == "Um"
    assert len(counter.reader.asked) == asked + 1


async def test_a_workbook_s_sheets_are_tried_once(counter: Counter) -> None:
    def book(cents: str) -> Path:
        notes: dict[str, Rows] = {f"Notas {number}": [("x", "y"), ("1", "2")] for number in range(5)}
        return sheets(counter, "a.xlsx", **notes, Mapa=[TOTALS, row(WHO, remuneration=cents)], Outra=[("x", "y")])

    def asked() -> list[str]:
        options = [each.sheet for each in counter.reader.asked]
        counter.reader.asked.clear()
        return options

    path = book("1.000,00")
    assert (await counter.use.preview(path, PORTAL)).table.sheet == "Mapa"
    assert len(asked()) == 7
    assert (await counter.use.preview(path, PORTAL)).table.sheet == "Mapa"
    assert (await counter.use.import_table(path, PORTAL)).status is ImportStatus.IMPORTED
    assert asked() == ["", "Mapa"] * 2, "what they look like is known"
    again = await counter.use.preview(path, PORTAL)
    assert (again.table.sheet, again.layout != "", asked()) == ("Mapa", True, ["", "Mapa"]), "a layout is known now"
    book("2.000,00")
    assert (await counter.use.preview(path, PORTAL)).table.sheet == "Mapa"
    assert len(asked()) == 6, "another file, of a known layout"


async def _two_establishments(counter: Counter) -> None:
    await counter.office.bring_in(file("two.txt", declared(70_000, WHO), declared(30_000, WHO, establishment="0002")))


WHOLE = row(WHO, remuneration="1.000,00")


async def test_a_table_of_no_establishment_is_asked_about_where_the_month_has_others(counter: Counter) -> None:
    await _two_establishments(counter)
    before = counter.office.in_use()
    asked = await counter.bring(ERP, TOTALS, WHOLE)
    assert (asked.status, asked.asks) == (ImportStatus.REFUSED, True)
    params: dict[str, int | str] = {
        "company": "EMPRESA 1",
        "month": "2026-10",
        "establishment": "0001",
        "other": "0002",
        "remuneration": 30_000,
        "contribution": 10_425,
    }
    assert asked.findings == (Finding(Severity.QUESTION, FindingCode.ESTABLISHMENT_STAYS, params=params),)
    assert counter.office.in_use() == before
    preview = await counter.use.preview(counter.put("t.csv", TOTALS, WHOLE), ERP)
    assert (preview.questions, preview.findings, preview.refused) == (True, asked.findings, False)
    done = await counter.bring(replace(ERP, agreed=ANYTHING), TOTALS, WHOLE)
    assert done.status is ImportStatus.IMPORTED
    assert (Severity.WARNING, FindingCode.ESTABLISHMENT_STAYS) in {(one.severity, one.code) for one in done.findings}
    assert sum(counter.office.in_use().values()) == 100_000 + 30_000 + 100_000


@pytest.mark.parametrize("request_", [ERP, PORTAL])
async def test_an_agreement_holds_for_the_content_that_was_asked_about(
    counter: Counter, request_: TableRequest
) -> None:
    asked = await counter.bring(request_, TOTALS, row(WHO, "2016-10"))
    preview = await counter.use.preview(counter.put("t.csv", TOTALS, row(WHO, "2016-10")), request_)
    assert asked.sha256 == preview.sha256 != ""
    agreed = replace(request_, agreed=Agreement.to(asked.sha256, asked.findings))
    again = await counter.bring(agreed, TOTALS, row(WHO, "2016-10", contribution="3"))
    assert (again.asks, again.findings[0].code) == (True, FindingCode.MONTH_LONG_AGO)
    done = await counter.bring(agreed, TOTALS, row(WHO, "2016-10"))
    assert done.status is ImportStatus.IMPORTED


async def test_an_agreement_does_not_hold_for_an_establishment_that_came_in_since(counter: Counter) -> None:
    asked = await counter.bring(ERP, TOTALS, WHOLE, row(WHO, "2016-10"))
    await _two_establishments(counter)
    agreed = replace(ERP, agreed=Agreement.to(asked.sha256, asked.findings))
    again = await counter.bring(agreed, TOTALS, WHOLE, row(WHO, "2016-10"))
    assert {one.code for one in again.findings} == {FindingCode.MONTH_LONG_AGO, FindingCode.ESTABLISHMENT_STAYS}
    assert again.asks


async def test_the_table_s_rates_of_another_establishment_are_one_question_with_their_sum(counter: Counter) -> None:
    lower = declared(5_000, WHO, establishment="0002", rate=Rate(2960))
    lowest = declared(900, WHO, establishment="0002", rate=Rate(2340))
    await counter.office.bring_in(file("two.txt", declared(30_000, WHO, establishment="0002"), lower, lowest))
    [found] = (await counter.bring(ERP, TOTALS, WHOLE, row(WHO, rate="29,6", contribution="296"))).findings
    assert (found.params["remuneration"], found.params["contribution"]) == (35_000, 10_425 + 1_480)
    alone = await counter.bring(ERP, TOTALS, row(WHO, rate="28,3", contribution="283"))
    assert alone.status is ImportStatus.IMPORTED, "nothing at that rate could count twice"


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        (replace(ERP, establishment="0001"), [TOTALS, WHOLE]),
        (replace(ERP, replace_month=True), [TOTALS, WHOLE]),
        (ERP, [(*TOTALS, "Estabelecimento"), (*WHOLE, "1")]),
        (ERP, [(*TOTALS, "Estabelecimento"), (*WHOLE, None), (*WHOLE, "2")]),
        (ERP, [TOTALS, row(OTHER)]),
        (ERP, [TOTALS, row(WHO, month="2026-09")]),
        (PORTAL, [TOTALS, WHOLE]),
    ],
    ids=["said", "whole month", "column", "all of them", "other company", "other month", "portal"],
)
async def test_a_table_is_not_asked_about_establishments_that_are_said_or_do_not_stay(
    counter: Counter, request_: TableRequest, cells: list[tuple[Cell, ...]]
) -> None:
    await _two_establishments(counter)
    outcome = await counter.bring(request_, *cells)
    assert outcome.status is ImportStatus.IMPORTED
    assert FindingCode.ESTABLISHMENT_STAYS not in {found.code for found in outcome.findings}


async def test_a_table_of_many_other_establishments_keeps_to_what_a_person_would_read(counter: Counter) -> None:
    many = [declared(100, WHO, establishment=f"{number:04d}") for number in range(2, 302)]
    await counter.office.bring_in(file("many.txt", *many))
    found = (await counter.bring(ERP, TOTALS, WHOLE)).findings
    assert len(found) == 201
    assert (found[-1].severity, found[-1].code, found[-1].params) == (
        Severity.QUESTION,
        FindingCode.MORE_FINDINGS,
        {"count": 100},
    )
