# SPDX-License-Identifier: MIT
"""What the store gathers about a bucket, and the explanations that come of it, up to the whole demonstration."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.portal.schema import merge, read_page
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from app import demo_data
from domain.declaration import ReadResult
from domain.explanation import Case, CauseKind, Explanation, SourceKind, finding_id
from domain.ledger import LedgerEntry
from domain.portal_record import FailureReason, Fetched, FetchFailed, NoData, PortalAnswer
from domain.ports import Asked
from domain.reconciliation import BucketKey
from domain.use_cases.explain import Explain
from domain.use_cases.import_files import ImportFiles
from domain.values import Money, Rate, YearMonth
from tests.fakes import FakeClock
from tests.integration.store.filling import GENERAL, LATER, OCTOBER, THEN, block, read, snapshot
from tests.integration.store.test_pipeline import Office

pytestmark = pytest.mark.anyio

SEPTEMBER = OCTOBER.previous()
STATUTORY = Rate(2960)
KEY = BucketKey(1, OCTOBER, GENERAL)
LAST = LATER + timedelta(days=4)


@pytest.fixture
def office(units: SqlUnitOfWorkManager) -> Office:
    return Office(units)


async def bring(office: Office, at: datetime, *files: ReadResult, replace_month: bool = False) -> None:
    office.clock.time = at
    await office.bring(*files, replace_month=replace_month)


async def ask(office: Office, at: datetime, *cents: int, month: YearMonth = OCTOBER, rate: Rate = GENERAL) -> None:
    office.clock.time = at
    office.portal_says(Fetched(snapshot(*cents, month=month, rate=rate)), month)
    await office.ask_portal()


async def case(office: Office, key: BucketKey = KEY) -> Case:
    async with office.units.enter(read_only=True) as unit:
        found = await unit.cases.of(key)
    assert found is not None
    return found


async def explained(office: Office, key: BucketKey = KEY) -> Explanation:
    found = await Explain(office.units)(key)
    assert found is not None
    return found


def kinds(found: Explanation) -> list[CauseKind]:
    return [cause.kind for cause in found.causes]


async def test_what_was_not_compared_has_no_explanation(office: Office) -> None:
    explain = Explain(office.units)
    assert await explain(KEY) is None
    await bring(office, THEN, read(block(100_00)))
    assert await explain(KEY) is None
    office.portal_says(FetchFailed(FailureReason.TIMED_OUT))
    await office.ask_portal()
    assert await explain(KEY) is None
    await ask(office, LATER, 100_00)
    assert await explain(KEY) == Explanation(Money(), Money(), ())
    assert await explain(BucketKey(1, OCTOBER, STATUTORY)) is None
    assert await explain(BucketKey(1, SEPTEMBER, GENERAL)) is None


async def test_an_answer_without_values_is_compared(office: Office) -> None:
    await bring(office, THEN, read(block(100_00, 200_00)))
    office.portal_says(NoData("portal.test"))
    await office.ask_portal()
    (cause,) = (await explained(office)).causes
    assert (cause.kind, cause.workers) == (CauseKind.MISSING_IN_PORTAL, 2)
    assert {person.name for person in cause.people} == {"WORKER 0", "WORKER 1"}


async def test_a_replaced_file_tells_a_forgotten_resend(office: Office) -> None:
    await bring(office, THEN, read(block(100_000, 200_000), name="first.txt"))
    await ask(office, LATER, 100_000, 200_000)
    await bring(office, LATER, read(block(100_000, 218_000), name="second.txt"))
    office.clock.time = LAST
    await office.ask_portal()
    (cause,) = (await explained(office)).causes
    assert (cause.kind, cause.remuneration) == (CauseKind.FORGOTTEN_RESEND, Money(-180_00))
    assert [(source.name, source.at) for source in cause.sources] == [("first.txt", THEN), ("second.txt", LATER)]
    assert (await case(office)).checked_at == LAST


async def test_files_of_one_second_came_one_after_the_other(office: Office) -> None:
    """As where a folder with the first file and the corrected one is brought in at once."""
    first, second = read(block(100_000, 200_000), name="first.txt"), read(block(100_000, 218_000), name="second.txt")
    await bring(office, THEN, first, second, read(block(100_000, 219_000), name="third.txt"))
    await ask(office, THEN, 100_000, 200_000)
    (cause,) = (await explained(office)).causes
    assert (cause.kind, cause.remuneration) == (CauseKind.FORGOTTEN_RESEND, Money(-190_00))
    assert [source.name for source in cause.sources] == ["first.txt", "third.txt"]
    assert [version.source.name for version in (await case(office)).imports] == ["first.txt", "second.txt"]


async def test_answers_of_one_second_came_one_after_the_other(office: Office) -> None:
    await bring(office, THEN, read(block(100_000)))
    await ask(office, THEN, 100_000)
    await ask(office, THEN, 95_000)
    await ask(office, THEN, 90_000)
    (cause,) = (await explained(office)).causes
    assert (cause.kind, cause.remuneration) == (CauseKind.OFFICIAL_CHANGE, Money(-100_00))
    portal = (await case(office)).snapshots
    assert [version.side.amounts.remuneration for version in portal] == [Money(1_000_00), Money(950_00)]


async def test_a_failed_asking_does_not_count_as_asked(office: Office) -> None:
    await bring(office, THEN, read(block(100_000)))
    await ask(office, THEN, 90_000)
    office.portal_says(FetchFailed(FailureReason.TIMED_OUT))
    office.clock.time = LAST
    await office.ask_portal()
    assert (await case(office)).checked_at is None


async def test_a_rate_that_came_later_was_not_there_before(office: Office) -> None:
    await bring(office, THEN, read(block(100_000)))
    await ask(office, THEN, 100_000)
    await bring(office, LATER, read(block(100_000), block(70_000, rate=STATUTORY)))
    found = await case(office, BucketKey(1, OCTOBER, STATUTORY))
    (before,) = found.imports
    assert (before.side.blocks, before.until) == ((), LATER)
    (cause,) = (await explained(office, found.bucket.key)).causes
    assert cause.kind is CauseKind.FORGOTTEN_RESEND
    assert (await case(office)).imports == ()


async def test_each_state_is_told_once(office: Office) -> None:
    await bring(office, THEN, read(block(100_000)))
    await bring(office, LATER, read(block(100_000), block(5_000, rate=STATUTORY)))
    await bring(office, LAST, read(block(90_000)))
    await ask(office, LAST, 100_000)
    (before,) = (await case(office)).imports
    assert (before.source.at, before.until) == (LATER, LAST)
    assert before.side.amounts.remuneration == Money(1_000_00)


async def test_a_dropped_block_is_the_past_too(office: Office) -> None:
    await bring(office, THEN, read(block(100_000), block(50_000, establishment="0002")))
    await ask(office, THEN, 100_000)
    await bring(office, LATER, read(block(100_000)), replace_month=True)
    (before,) = (await case(office)).imports
    assert before.side.amounts.remuneration == Money(1_500_00)
    assert len(before.side.blocks) == 2


async def test_an_earlier_answer_tells_a_change_at_the_portal(office: Office) -> None:
    await bring(office, THEN, read(block(100_000, 200_000)))
    await ask(office, THEN, 100_000, 200_000)
    await ask(office, LATER, 100_000, 150_000)
    (cause,) = (await explained(office)).causes
    assert (cause.kind, cause.remuneration) == (CauseKind.OFFICIAL_CHANGE, Money(-500_00))
    assert [(source.kind, source.at) for source in cause.sources] == [
        (SourceKind.SNAPSHOT, THEN),
        (SourceKind.SNAPSHOT, LATER),
    ]


async def test_a_rate_swap_is_told_by_both_buckets(office: Office) -> None:
    await bring(office, THEN, read(block(100_000)))
    await ask(office, THEN, 100_000, rate=STATUTORY)
    other = BucketKey(1, OCTOBER, STATUTORY)
    (mine,), (theirs,) = (await explained(office)).causes, (await explained(office, other)).causes
    assert mine.kind is theirs.kind is CauseKind.RATE_SWAP
    assert finding_id(KEY, mine) == finding_id(other, theirs)


async def test_neighbouring_months_must_have_been_compared(office: Office) -> None:
    await bring(office, THEN, read(block(100_000, month=SEPTEMBER), block(135_000)))
    office.portal_says(FetchFailed(FailureReason.TIMED_OUT), SEPTEMBER)
    await ask(office, THEN, 100_000)
    assert kinds(await explained(office)) == [CauseKind.AMOUNT_DIFFERS]
    assert (await case(office)).neighbours == ()
    await ask(office, LATER, 135_000, month=SEPTEMBER)
    (cause,) = (await explained(office)).causes
    assert cause.kind is CauseKind.NEIGHBOURING_MONTHS
    assert cause.other is not None
    assert cause.other.key == BucketKey(1, SEPTEMBER, GENERAL)


async def test_the_ledger_s_balance_is_what_was_declared(office: Office) -> None:
    await bring(office, THEN, read(block(100_000, 200_000)))
    await ask(office, LAST, 100_000, 150_000)
    assert (await case(office)).declared is None
    entry = LedgerEntry(KEY, Money(9_00), Money(3_00), 1, "receipt", THEN, id=1)
    now = LedgerEntry(KEY, Money(3_000_00), Money(1_042_50), 2, "another", LATER)
    async with office.units.enter() as unit:
        await unit.ledger.post([entry])
        await unit.ledger.post([entry.reversed("another", LATER), now])
    assert kinds(await explained(office)) == [CauseKind.OFFICIAL_CHANGE]


# --- the demonstration

MEANT = {
    "forgotten_resend": {CauseKind.FORGOTTEN_RESEND},
    "rate_swap": {CauseKind.RATE_SWAP},
    "amount_differs": {CauseKind.AMOUNT_DIFFERS},
    "worker_missing": {CauseKind.MISSING_IN_PORTAL, CauseKind.MISSING_IN_ERP},
    "rounding": {CauseKind.ROUNDING},
    "neighbouring_months": {CauseKind.NEIGHBOURING_MONTHS},
    "only_portal": {CauseKind.MISSING_IN_ERP},
    "no_portal_document": {CauseKind.MISSING_IN_PORTAL},
}


async def play(units: SqlUnitOfWorkManager) -> dict[str, int]:
    """Bring in the demonstration; gives the companies' numbers by NIF."""
    clock = FakeClock(datetime(2026, 11, 3, tzinfo=UTC))
    importing = ImportFiles(units, DrReader(), clock)
    await importing(demo_data.erp_files())
    first, last = demo_data.period()
    async with units.enter() as unit:
        companies = await unit.companies.all()
        for company in companies:
            for month in YearMonth.range(first, last):
                path = demo_data.portal_directory() / company.niss.digits / f"{month}.json"
                if path.exists():
                    page = read_page(path.read_bytes(), company.niss, month, 1)
                    assert page is not None
                    answer: PortalAnswer = Fetched(merge([page]))
                else:
                    answer = NoData("")
                await unit.portal.put([Asked(company.id, month, answer, clock.now())])
    return {company.nif.digits: company.id for company in companies}


async def test_the_demonstration_is_explained_as_it_was_made(units: SqlUnitOfWorkManager) -> None:
    companies = await play(units)
    path = demo_data.portal_directory().parent / "expected.json"
    expected: list[dict[str, Any]] = json.loads(path.read_bytes())
    explain, wrong = Explain(units), []
    for bucket in expected:
        key = BucketKey(companies[bucket["company"]], YearMonth.parse(bucket["period"]), Rate(bucket["rate"]))
        found = await explain(key)
        if bucket["status"] == "not_compared":
            assert found is None
            continue
        assert found is not None
        difference = (Money(bucket["difference_remuneration"]), Money(bucket["difference_contribution"]))
        assert (found.remuneration, found.contribution) == difference
        named = {cause.kind for cause in found.causes}
        meant = MEANT.get(bucket["cause"], set())
        if len(named) != bool(meant) or not named <= meant:
            wrong.append((bucket["period"], bucket["cause"], named))
    assert wrong == []
