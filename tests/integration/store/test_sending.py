# SPDX-License-Identifier: MIT
"""A month goes out over HTTP to the simulated portal, and what becomes of it lands in a real store."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.erp.dr_writer import DrWriter
from adapters.portal import schema
from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.faults import Fault, Faults
from adapters.portal.schema import communication
from adapters.portal.simulator import Simulator
from adapters.portal.tokens import FixedTokens
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.by_hand import HandKind
from domain.operations import Environment, OperationState, Why
from domain.reconciliation import BucketStatus
from domain.three_way import Verdict
from domain.use_cases.communicate import Communicate, Refusal, SendResult
from domain.use_cases.correct import Correct
from domain.use_cases.deliver import Deliver
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.import_files import ImportFiles
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.review import Review
from domain.use_cases.settle import Settle
from domain.values import YearMonth
from tests.deliveries import mark
from tests.dr_builder import Block, Value, build, worker_niss
from tests.dr_builder import Company as Employer
from tests.model_portal import TimeOfTest

pytestmark = pytest.mark.anyio
SMALL = Path(__file__).parents[2] / "data" / "small"
OCTOBER = YearMonth(2026, 10)
SETTINGS = ClientSettings(attempts=1, call_timeout=5)


@dataclass
class Desk:
    """The use cases, on one store and one simulated portal."""

    units: SqlUnitOfWorkManager
    portal: Simulator
    client: PsiClient
    clock: TimeOfTest

    def __post_init__(self) -> None:
        host = self.portal.url.split("/")[2]
        environment = Environment(host, production=False)
        self.fetch = FetchPortal(self.units, self.client, self.clock, source=host)
        self.communicate = Communicate(
            self.units, self.client, self.client, self.fetch, communication, self.clock, environment, author="clerk"
        )
        self.settle = Settle(self.units, self.client, self.fetch, self.clock, environment)
        self.deliver = Deliver(self.units, self.clock)

    async def send(self) -> SendResult:
        plan = await self.communicate.plan(1, OCTOBER)
        assert plan.refusal is None
        return await self.communicate.send(plan, plan.digest)

    async def statuses(self) -> set[BucketStatus]:
        await Reconcile(self.units, self.clock)(OCTOBER, OCTOBER)
        return {row.status for row in await Review(self.units).buckets(OCTOBER, OCTOBER)}

    async def verdicts(self) -> set[Verdict]:
        return {row.verdict for row in await self.deliver.three_way(OCTOBER, OCTOBER)}


@pytest.fixture
async def desk(units: SqlUnitOfWorkManager, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    clock = TimeOfTest()
    processing = getattr(request, "param", 0.0)
    async with Simulator(SMALL / "portal", writing_faults=Faults(), processing=processing) as portal:
        client = PsiClient(portal.url, FixedTokens("demo"), settings=SETTINGS)
        desk = Desk(units, portal, client, clock)
        await ImportFiles(units, DrReader(), clock)(sorted((SMALL / "erp").glob("*.txt")))
        await desk.communicate.allow(1, on=True)
        await desk.fetch(OCTOBER, OCTOBER)
        yield desk
        await client.aclose()


async def test_a_month_is_sent_as_recorded_and_tallies(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies: list[bytes] = []
    read = schema.communicated

    def kept(body: bytes) -> object:
        bodies.append(body)
        return read(body)

    monkeypatch.setattr(schema, "communicated", kept)
    assert await desk.statuses() != {BucketStatus.TALLIES}
    assert await desk.verdicts() == {Verdict.NEVER_DECLARED}
    result = await desk.send()
    assert result.operation is not None
    assert result.operation.state is OperationState.CONFIRMED
    assert [result.operation.body.encode()] == bodies
    assert result.operation.digest == hashlib.sha256(bodies[0]).hexdigest()
    assert await desk.statuses() == {BucketStatus.TALLIES}
    assert await desk.verdicts() == {Verdict.IN_STEP}
    assert (await desk.communicate.plan(1, OCTOBER)).refusal is Refusal.ALREADY_THERE
    assert desk.portal.communications == 1


@pytest.mark.parametrize(("desk", "why"), [(0.0, Why.VALUES_MATCH), (3_600.0, Why.RECEIPT_FOUND)], indirect=["desk"])
async def test_a_lost_answer_is_found_out(desk: Desk, why: Why) -> None:
    desk.portal.writing_faults.put(Fault(lost=True))
    result = await desk.send()
    assert result.operation is not None
    assert result.operation.state is OperationState.UNKNOWN
    assert (await desk.communicate.plan(1, OCTOBER)).refusal is Refusal.NOT_SETTLED
    assert (await desk.settle()).count(OperationState.CONFIRMED) == 1
    operation, events = await desk.settle.history(result.operation.id)
    assert (events[-1].why, bool(operation.receipt)) == (why, why is Why.RECEIPT_FOUND)
    assert desk.portal.communications == 1
    assert len(await desk.settle.rows()) == 1


async def test_a_lost_request_waits_for_a_person(desk: Desk) -> None:
    desk.portal.writing_faults.put(Fault(drop=True))
    result = await desk.send()
    assert result.operation is not None
    assert result.operation.state is OperationState.UNKNOWN
    desk.clock.pass_by(hours=49)
    assert (await desk.settle()).count(OperationState.NEEDS_REVIEW) == 1
    await desk.settle.not_taken(result.operation.id, "not in SSD")
    desk.portal.writing_faults.clear()
    again = await desk.send()
    assert again.operation is not None
    assert again.operation.state is OperationState.CONFIRMED
    assert desk.portal.communications == 1


async def test_a_refusal_keeps_the_portals_words(desk: Desk) -> None:
    desk.portal.writing_faults.put(Fault(status=400, message="DS50 taxa diferente"))
    result = await desk.send()
    assert result.operation is not None
    assert (result.operation.state, result.operation.message) == (
        OperationState.FAILED, "refused: DS50 taxa diferente"
    )  # fmt: skip
    assert await desk.verdicts() == {Verdict.NEVER_DECLARED}


async def test_what_was_done_by_hand_is_listed_with_just_its_own_figures(desk: Desk, tmp_path: Path) -> None:
    correct = Correct(desk.units, DrWriter(), desk.clock)
    plan = await correct.plan(1, OCTOBER)
    rates = sorted({block.rate for block in plan.blocks})
    first = await mark(desk.deliver, 1, OCTOBER)
    await desk.send()
    written = await correct.write(1, OCTOBER, tmp_path / "corrected.txt", rates[:1])
    assert (await mark(desk.deliver, 1, OCTOBER, desk.clock.today())).posted == 0
    block = plan.blocks[0]
    company = (await Review(desk.units).companies(OCTOBER, OCTOBER))[0]
    changed = tmp_path / "changed.txt"
    changed.write_bytes(
        build(
            [
                Block(
                    [Value(worker_niss(1), 1_000_00)],
                    OCTOBER.number,
                    establishment=block.establishment,
                    rate=block.rate.hundredths,
                    company=Employer(company.niss.digits, company.nif.digits, company.name),
                )
            ]
        )
    )
    await ImportFiles(desk.units, DrReader(), desk.clock)([changed])
    last = await mark(desk.deliver, 1, OCTOBER)
    assert last.rates != first.rates

    rows = await desk.deliver.by_hand([1])
    assert [row.record.kind for row in rows] == [HandKind.DELIVERED, HandKind.WRITTEN, HandKind.DELIVERED]
    assert rows == await desk.deliver.by_hand()
    assert await desk.deliver.by_hand([2]) == []
    file = rows[1].record
    assert (file.rates, file.sha256, file.blocks) == (tuple(rates[:1]), written.sha256, len(written.blocks))
    figures = [{line.rate: line.amounts for line in await desk.deliver.figures_of(row.record)} for row in rows]
    assert figures == [dict(last.rates), {}, dict(first.rates)]
    assert rows[2].record.day == desk.clock.today().isoformat()
    assert (rows[2].record.month, rows[2].company) == (OCTOBER, plan.company)
