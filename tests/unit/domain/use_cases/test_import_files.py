# SPDX-License-Identifier: MIT
"""Files come in one by one, replace what they declare anew, and lose nothing of what was."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.agreement import ANYTHING, Agreement
from domain.declaration import Finding, FindingCode, Severity
from domain.errors import StoreFull
from domain.ports import Progress, Stage
from domain.use_cases.import_files import ImportStatus
from domain.values import Money, Rate, YearMonth
from tests.unit.domain.use_cases.office import (
    GENERAL,
    OCTOBER,
    SEPTEMBER,
    STATUTORY,
    Office,
    declared,
    employer,
    file,
)

pytestmark = pytest.mark.anyio
ERROR = Finding(Severity.ERROR, FindingCode.EMPTY_FILE)
WARNING = Finding(Severity.WARNING, FindingCode.CONTRIBUTIONS_OFF, 4, params={"stated": 1, "computed": 2})


async def test_a_file_comes_in_with_its_companies_and_months(office: Office) -> None:
    other = employer(2, "AAA")
    read = file("a.txt", declared(100), declared(200, other, SEPTEMBER), declared(300, other, rate=STATUTORY))
    [outcome] = (await office.bring_in(read)).outcomes
    assert outcome.status is ImportStatus.IMPORTED
    assert outcome.companies == ("AAA", "EMPRESA 1")
    assert outcome.months == (SEPTEMBER, OCTOBER)
    assert (outcome.batch_id, outcome.blocks, outcome.lines, outcome.findings) == (1, 3, 3, ())
    assert outcome.imported_at == office.clock.time
    assert sorted(office.in_use().values()) == [100, 200, 300]


async def test_the_same_file_again_changes_nothing(office: Office) -> None:
    read = file("a.txt", declared(100))
    first = (await office.bring_in(read)).outcomes[0]
    writes = office.units.tables.writes
    again = (await office.bring_in(file("renamed.txt", declared(100)))).outcomes[0]
    assert again.status is ImportStatus.ALREADY_IMPORTED
    assert (again.batch_id, again.imported_at, again.blocks, again.lines) == (1, first.imported_at, 1, 1)
    assert office.units.tables.writes == writes


async def test_the_same_file_twice_at_once_comes_in_once(office: Office) -> None:
    summary = await office.bring_in(file("a.txt", declared(100)), file("b.txt", declared(100)))
    assert [outcome.status for outcome in summary.outcomes] == [ImportStatus.IMPORTED, ImportStatus.ALREADY_IMPORTED]
    assert len(office.units.tables.blocks) == 1


async def test_a_block_replaces_the_earlier_one_and_history_stays(office: Office) -> None:
    old, new = file("old.txt", declared(100), declared(7, rate=STATUTORY)), file("new.txt", declared(150))
    await office.bring_in(old, new)
    assert office.in_use() == {declared(150).key: 150, declared(7, rate=STATUTORY).key: 7}
    replaced = office.units.tables.blocks[0]
    assert (replaced.declaration.remuneration, replaced.superseded_by) == (Money(100), 2)


async def test_another_establishment_month_rate_or_company_replaces_nothing(office: Office) -> None:
    others = [
        declared(2, establishment="0002"),
        declared(3, month=SEPTEMBER),
        declared(4, rate=STATUTORY),
        declared(5, employer(2)),
    ]
    await office.bring_in(file("a.txt", declared(1)), *(file(f"{at}.txt", block) for at, block in enumerate(others)))
    assert sorted(office.in_use().values()) == [1, 2, 3, 4, 5]


async def test_a_block_that_the_new_file_lacks_is_kept_with_a_warning(office: Office) -> None:
    await office.bring_in(file("old.txt", declared(100), declared(7, rate=STATUTORY), declared(9, month=SEPTEMBER)))
    [outcome] = (await office.bring_in(file("new.txt", declared(150), findings=(WARNING,)))).outcomes
    kept: dict[str, int | str] = {
        "company": "EMPRESA 1",
        "month": "2026-10",
        "establishment": "0001",
        "rate": 2960,
        "file": "old.txt",
    }
    assert outcome.findings == (WARNING, Finding(Severity.WARNING, FindingCode.BLOCK_KEPT, params=kept))
    assert await office.review.findings(outcome.batch_id) == list(outcome.findings)
    assert sorted(office.in_use().values()) == [7, 9, 150]


async def test_a_whole_month_can_be_replaced(office: Office) -> None:
    await office.bring_in(
        file(
            "old.txt",
            declared(100),
            declared(7, rate=STATUTORY),
            declared(9, month=SEPTEMBER),
            declared(5, employer(2)),
        )
    )
    [outcome] = (await office.bring_in(file("new.txt", declared(150)), replace_month=True)).outcomes
    assert outcome.findings == ()
    assert sorted(office.in_use().values()) == [5, 9, 150]
    assert len(office.units.tables.blocks) == 5


async def test_a_replaced_file_says_so_and_counts_again_where_it_is_all_there_is(office: Office) -> None:
    old, new = file("old.txt", declared(100)), file("new.txt", declared(150))
    await office.bring_in(old, new)
    [again] = (await office.bring_in(old)).outcomes
    assert (again.status, again.replaced_since) == (ImportStatus.ALREADY_IMPORTED, 1)
    assert office.in_use() == {declared(0).key: 150}
    [forced] = (await office.bring_in(old, replace_month=True)).outcomes
    assert (forced.status, forced.batch_id) == (ImportStatus.IMPORTED, 3)
    assert office.in_use() == {declared(0).key: 100}
    [once_more] = (await office.bring_in(old, replace_month=True)).outcomes
    assert once_more.status is ImportStatus.ALREADY_IMPORTED


async def test_a_refused_file_leaves_nothing_and_stops_no_other(office: Office) -> None:
    summary = await office.bring_in(
        file("a.txt", declared(1)),
        file("bad.txt", findings=(ERROR, WARNING)),
        file("c.txt", declared(3, month=SEPTEMBER)),
    )
    refused = summary.outcomes[1]
    assert (refused.status, refused.batch_id, refused.findings) == (ImportStatus.REFUSED, 0, (ERROR, WARNING))
    assert [summary.count(status) for status in ImportStatus] == [2, 0, 1]
    assert [batch.read.file_name for batch in office.units.tables.batches] == ["a.txt", "c.txt"]
    assert office.units.commits == 2


async def test_a_company_keeps_the_name_that_the_user_gave_it(office: Office) -> None:
    await office.bring_in(file("a.txt", declared(1)))
    async with office.units.enter() as unit:
        [company] = await unit.companies.all()
        await unit.companies.save(type(company)(company.id, company.niss, company.nif, "Padaria"))
    [outcome] = (await office.bring_in(file("b.txt", declared(2)))).outcomes
    assert outcome.companies == ("Padaria",)


async def test_the_store_s_refusal_ends_the_import_and_keeps_what_came_in(office: Office) -> None:
    await office.bring_in(file("a.txt", declared(1)))
    office.units.refuse = StoreFull("x.db")
    with pytest.raises(StoreFull):
        await office.bring_in(file("b.txt", declared(2)))
    assert office.in_use() == {declared(0).key: 1}
    assert len(office.units.tables.batches) == 1


async def test_progress_names_each_file(office: Office) -> None:
    heard: list[Progress] = []
    reads = {Path("x/a.txt"): file("a.txt", declared(1)), Path("x/b.txt"): file("b.txt", declared(2, month=SEPTEMBER))}
    office.reader.results.update(reads)
    await office.import_files(list(reads), progress=heard.append)
    assert [(at.stage, at.done, at.total, at.subject) for at in heard] == [
        (Stage.READING, 0, 2, "a.txt"),
        (Stage.STORING, 0, 2, "a.txt"),
        (Stage.READING, 1, 2, "b.txt"),
        (Stage.STORING, 1, 2, "b.txt"),
        (Stage.STORING, 2, 2, ""),
    ]


async def test_no_files_are_no_work(office: Office) -> None:
    assert (await office.bring_in()).outcomes == ()
    assert office.units.commits == 0


async def test_general_rates_of_two_companies_stay_apart(office: Office) -> None:
    await office.bring_in(file("a.txt", declared(1, employer(1)), declared(2, employer(2))))
    async with office.units.enter(read_only=True) as unit:
        totals = dict(await unit.runs.erp_totals(OCTOBER, OCTOBER))
    assert {(key.company_id, key.rate): found.remuneration.cents for key, found in totals.items()} == {
        (1, GENERAL): 1,
        (2, GENERAL): 2,
    }


async def test_an_impossible_month_or_rate_keeps_the_whole_file_out(office: Office) -> None:
    ahead, high = declared(100, month=YearMonth(2027, 1)), declared(100, rate=Rate(9999))
    summary = await office.bring_in(file("a.txt", declared(1), ahead), file("b.txt", high))
    assert [(outcome.status, outcome.findings[0].code, outcome.asks) for outcome in summary.outcomes] == [
        (ImportStatus.REFUSED, FindingCode.MONTH_AHEAD, False),
        (ImportStatus.REFUSED, FindingCode.RATE_TOO_HIGH, False),
    ]
    assert (office.units.tables.writes, office.units.tables.companies) == (0, [])
    paths = list(office.reader.results)
    again = await office.import_files(paths, agreed=dict.fromkeys(paths, ANYTHING))
    assert again.count(ImportStatus.REFUSED) == 2, "nobody can agree to that"


async def test_what_is_unusual_comes_in_where_a_person_agrees(office: Office) -> None:
    old, free = declared(100, month=YearMonth(2016, 10)), declared(100, rate=Rate(0))
    summary = await office.bring_in(file("a.txt", declared(1), old), file("b.txt", free), file("c.txt", declared(7)))
    assert [(outcome.status, outcome.asks) for outcome in summary.outcomes] == [
        (ImportStatus.REFUSED, True),
        (ImportStatus.REFUSED, True),
        (ImportStatus.IMPORTED, False),
    ]
    assert (summary.asked, len(office.units.tables.blocks)) == (2, 1)
    paths = list(office.reader.results)
    first, second, third = (await office.import_files(paths, agreed={paths[0]: ANYTHING})).outcomes
    assert (first.status, second.asks, third.status) == (ImportStatus.IMPORTED, True, ImportStatus.ALREADY_IMPORTED)
    # It is a warning from now on, and kept with the file.
    assert [(one.severity, one.code) for one in first.findings] == [(Severity.WARNING, FindingCode.MONTH_LONG_AGO)]
    [again] = (await office.import_files(paths[:1])).outcomes
    assert again.status is ImportStatus.ALREADY_IMPORTED


async def test_an_agreement_holds_for_the_content_that_was_asked_about(office: Office) -> None:
    old = declared(100, month=YearMonth(2016, 10))
    [asked] = (await office.bring_in(file("a.txt", old))).outcomes
    agreed = {asked.path: Agreement.to(asked.sha256, asked.findings)}
    # Meanwhile the file became another, with the same question.
    office.reader.results[asked.path] = file("a.txt", declared(101, month=YearMonth(2016, 10)))
    [again] = (await office.import_files([asked.path], agreed=agreed)).outcomes
    assert (again.asks, again.sha256 != asked.sha256, office.units.tables.blocks) == (True, True, [])
    agreed = {again.path: Agreement.to(again.sha256, again.findings)}
    [done] = (await office.import_files([again.path], agreed=agreed)).outcomes
    assert (done.status, office.in_use()) == (ImportStatus.IMPORTED, {old.key: 101})


async def test_an_agreement_holds_for_the_questions_that_were_asked(office: Office) -> None:
    read = file("a.txt", declared(100, month=YearMonth(2016, 10)))
    [asked] = (await office.bring_in(read)).outcomes
    other = Agreement.to(asked.sha256, [Finding(Severity.QUESTION, FindingCode.UNUSUAL_RATE, params={"rate": 0})])
    [again] = (await office.import_files([asked.path], agreed={asked.path: other})).outcomes
    assert again.asks


async def test_the_demonstration_s_own_files_are_of_their_own_time(office: Office) -> None:
    read = file("a.txt", declared(100, month=YearMonth(2031, 1)))
    office.reader.results[Path("a.txt")] = read
    [outcome] = (await office.import_files([Path("a.txt")], trusted=True)).outcomes
    assert outcome.status is ImportStatus.IMPORTED
