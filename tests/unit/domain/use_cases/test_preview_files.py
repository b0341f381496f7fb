# SPDX-License-Identifier: MIT
"""A look at files tells what an import would do, and keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.portal.digest import canonical_digest
from domain.agreement import ANYTHING
from domain.declaration import Finding, FindingCode, ReadResult, Severity
from domain.file_preview import FileFormat, FilePreview, Standing
from domain.reconciliation import Amounts
from domain.tables.cells import FileKind, RawTable, TableRow
from domain.tables.fields import Side
from domain.use_cases.import_tables import ImportTables, TableRequest
from domain.use_cases.preview_files import PreviewFiles
from domain.values import Money, YearMonth
from tests.fakes import FakeTableReader
from tests.unit.domain.use_cases.office import (
    GENERAL,
    OCTOBER,
    SEPTEMBER,
    STATUTORY,
    Office,
    declared,
    employer,
    file,
    shown,
)

pytestmark = pytest.mark.anyio
HEADINGS = ("NIF", "NISS", "Mês", "Taxa", "Remunerações", "Contribuições")


@dataclass
class Looking:
    """A use case over an office."""

    office: Office = field(default_factory=Office)
    reader: FakeTableReader = field(default_factory=FakeTableReader)

    def __post_init__(self) -> None:
        office = self.office
        self.tables = tables = ImportTables(
            office.units, self.reader, office.import_files, office.clock, canonical_digest
        )
        self.preview = PreviewFiles(office.units, office.reader, tables, office.clock)

    async def at(self, read: ReadResult, *, replace_month: bool = False) -> FilePreview:
        path = Path(read.file_name)
        self.office.reader.results[path] = read
        self.reader.kinds[path] = FileKind.DR
        [found] = await self.preview([path], TableRequest(replace_month=replace_month))
        return found

    async def at_table(self, *rows: tuple[str, ...], side: Side | None = None) -> FilePreview:
        path = Path("table.csv")
        lines = tuple(TableRow(at, row) for at, row in enumerate((HEADINGS, *rows), 1))
        self.reader.tables[path] = RawTable(path.name, "CSV", "utf-8", ";", rows=lines)
        self.reader.kinds[path] = FileKind.TABLE
        [found] = await self.preview([path], TableRequest(side))
        return found


@pytest.fixture
def looking() -> Looking:
    return Looking()


async def test_a_new_file_tells_what_it_holds(looking: Looking) -> None:
    found = await looking.at(file("a.txt", declared(100), declared(7, rate=STATUTORY), declared(9, month=SEPTEMBER)))
    assert (found.format, found.form, found.encoding) == (FileFormat.DR, "RC4008", "cp1252")
    assert (found.standing, found.values, found.rates) == (Standing.NEW, 3, (STATUTORY, GENERAL))
    assert found.amounts.remuneration == Money(116)
    september, october = found.months
    assert (september.month, september.known, september.before) == (SEPTEMBER, False, None)
    assert (october.blocks, october.amounts.remuneration, october.company) == (2, Money(107), "EMPRESA 1")


async def test_nothing_is_kept(looking: Looking) -> None:
    await looking.at(file("a.txt", declared(100)))
    assert looking.office.units.tables.writes == 0
    assert looking.office.units.tables.companies == []


async def test_what_it_replaces_is_told_with_both_totals(looking: Looking) -> None:
    await looking.office.bring_in(file("old.txt", declared(100), declared(7, rate=STATUTORY)))
    new = file("new.txt", declared(150))
    found = await looking.at(new)
    [month] = found.months
    assert (found.standing, month.known, month.replaced) == (Standing.REPLACES, True, ("old.txt",))
    assert month.before is not None
    assert month.after is not None
    assert (month.before.remuneration, month.after.remuneration) == (Money(107), Money(157))
    [whole] = (await looking.at(new, replace_month=True)).months
    assert whole.after is not None
    assert whole.after.remuneration == Money(150)


async def test_the_same_file_again_is_known_by_its_import(looking: Looking) -> None:
    read = file("a.txt", declared(100))
    await looking.office.bring_in(read)
    found = await looking.at(read)
    assert (found.standing, found.known and found.known.id) == (Standing.SAME_AGAIN, 1)
    # As the whole of its months, it would count again.
    assert (await looking.at(read, replace_month=True)).standing is Standing.REPLACES


async def test_what_is_refused_says_why(looking: Looking) -> None:
    error = Finding(Severity.ERROR, FindingCode.NOT_A_DR)
    found = await looking.at(ReadResult("a.pdf", "00", "", "", (), (error,)))
    assert (found.format, found.standing, found.errors) == (FileFormat.UNKNOWN, Standing.REFUSED, 1)
    assert (found.months, found.findings) == ((), (error,))


async def test_a_table_that_does_not_say_whose_it_is_asks(looking: Looking) -> None:
    who = employer()
    row = (who.nif.digits, who.niss.digits, "2026-10", "34,75", "100,00", "34,75")
    found = await looking.at_table(row)
    assert (found.format, found.standing, found.form) == (FileFormat.TABLE, Standing.ASKS, "CSV")
    found = await looking.at_table(row, side=Side.ERP)
    [month] = found.months
    assert (found.standing, month.known, month.amounts.contribution) == (Standing.NEW, False, Money(34_75))


async def test_a_table_is_known_by_what_it_says(looking: Looking) -> None:
    who = employer()
    await looking.office.bring_in(file("old.txt", declared(100_00)))
    row = (who.nif.digits, who.niss.digits, "2026-10", "34,75", "200,00", "69,50")
    found = await looking.at_table(row, side=Side.ERP)
    assert (found.standing, found.months[0].replaced) == (Standing.REPLACES, ("old.txt",))
    tables = ImportTables(
        looking.office.units, looking.reader, looking.office.import_files, looking.office.clock, canonical_digest
    )
    await tables.import_table(Path("table.csv"), TableRequest(Side.ERP))
    assert (await looking.at_table(row, side=Side.ERP)).standing is Standing.SAME_AGAIN


async def test_of_the_portal_s_table_no_file_of_the_erp_is_replaced(looking: Looking) -> None:
    who = employer()
    await looking.office.bring_in(file("old.txt", declared(100_00)))
    row = (who.nif.digits, who.niss.digits, "2026-10", "34,75", "200,00", "69,50")
    found = await looking.at_table(row, side=Side.PORTAL)
    [month] = found.months
    assert (found.standing, found.side, month.before, month.replaced) == (Standing.NEW, Side.PORTAL, None, ())


async def test_a_table_with_a_wrong_number_is_refused_and_one_without_a_column_asks(looking: Looking) -> None:
    who = employer()
    wrong = (who.nif.digits, who.niss.digits, "2026-10", "34,75", "many", "69,50")
    found = await looking.at_table(wrong, side=Side.ERP)
    assert (found.standing, [one.line for one in found.findings]) == (Standing.REFUSED, [2])


async def test_october_is_told_of_each_company_apart(looking: Looking) -> None:
    found = await looking.at(file("a.txt", declared(1), declared(2, employer(2, "AAA"))))
    assert [(month.company, month.month) for month in found.months] == [("AAA", OCTOBER), ("EMPRESA 1", OCTOBER)]


async def test_each_rate_is_told_with_what_stands_now_and_then(looking: Looking) -> None:
    await looking.office.bring_in(file("old.txt", declared(100), declared(7, rate=STATUTORY)))
    new = file("new.txt", declared(150))
    [month] = (await looking.at(new)).months
    assert [(one.rate, one.before, one.after, one.changes) for one in month.by_rate] == [
        (STATUTORY, Amounts(Money(7), Money(2), 1), Amounts(Money(7), Money(2), 1), False),
        (GENERAL, Amounts(Money(100), Money(35), 1), Amounts(Money(150), Money(52), 1), True),
    ]
    assert (month.by_rate[1].remuneration, month.by_rate[1].contribution) == (Money(50), Money(17))
    [whole] = (await looking.at(new, replace_month=True)).months
    gone = whole.by_rate[0]
    assert (gone.after, gone.changes, gone.remuneration) == (None, True, Money(-7))


async def test_a_portal_s_table_is_told_beside_what_the_portal_answered(looking: Looking) -> None:
    office, who = looking.office, employer()
    await office.bring_in(file("old.txt", declared(100_00)))
    office.portal.script[who.niss, OCTOBER] = shown(90_00, rate=STATUTORY)
    await office.fetch_portal(OCTOBER, OCTOBER)
    row = (who.nif.digits, who.niss.digits, "2026-10", "34,75", "200,00", "69,50")
    writes = office.units.tables.writes
    found = await looking.at_table(row, side=Side.PORTAL)
    assert (found.standing, office.units.tables.writes) == (Standing.REPLACES, writes)
    [month] = found.months
    assert [(one.rate, one.before, one.after) for one in month.by_rate] == [
        (STATUTORY, Amounts(Money(90_00), Money(26_64), 1), None),
        (GENERAL, None, Amounts(Money(200_00), Money(69_50), 0)),
    ]
    assert (month.before, month.after) == (month.by_rate[0].before, month.by_rate[1].after)


async def test_a_portal_s_table_that_came_in_is_known_again(looking: Looking) -> None:
    office, who = looking.office, employer()
    await office.bring_in(file("old.txt", declared(100_00)))
    row = (who.nif.digits, who.niss.digits, "2026-10", "34,75", "200,00", "69,50")
    await looking.at_table(row, side=Side.PORTAL)
    await looking.tables.import_table(Path("table.csv"), TableRequest(Side.PORTAL))
    found = await looking.at_table(row, side=Side.PORTAL)
    assert (found.standing, found.known, found.known_at is not None) == (Standing.SAME_AGAIN, None, True)
    assert not any(one.changes for one in found.months[0].by_rate)


async def test_what_is_unusual_is_shown_and_comes_in_where_a_person_agrees(looking: Looking) -> None:
    read = file("a.txt", declared(100, month=YearMonth(2016, 10)))
    found = await looking.at(read)
    assert (found.standing, found.questions, found.errors) == (Standing.UNUSUAL, 1, 0)
    assert found.months[0].by_rate[0].after == Amounts(Money(100), Money(35), 1)
    [agreed] = await looking.preview([Path("a.txt")], TableRequest(agreed=ANYTHING))
    assert (agreed.standing, agreed.questions) == (Standing.NEW, 0)
    far = await looking.at(file("far.txt", declared(100, month=YearMonth(2062, 10))))
    assert (far.standing, far.errors, far.months) == (Standing.REFUSED, 1, ())
