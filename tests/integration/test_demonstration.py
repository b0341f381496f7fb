# SPDX-License-Identifier: MIT
"""The demonstration: one company joined SCC, so that what silence accepts, and who has to join yet, can be seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app import demo, demo_data, demo_portal
from app.composition import Program, open_program, opened
from app.options import Options
from app.paths import store_path
from domain.company import Company, Regime
from domain.operations import OperationState
from domain.reconciliation import BucketKey
from domain.use_cases.communicate import SendResult
from domain.use_cases.deadlines import Board
from domain.values import YearMonth

pytestmark = pytest.mark.anyio


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    made = await open_program(Options(tmp_path, demo=True))
    await demo.play(made)
    yield made
    await made.aclose()


async def joined(program: Program) -> list[Company]:
    assert program.services.companies is not None
    return [company for company in await program.services.companies.all() if company.regime is Regime.SCC]


async def board(program: Program) -> Board:
    assert program.services.decisions is not None
    return await program.services.decisions.deadlines(*demo_data.period())


async def test_one_company_is_in_scc_and_silence_accepts_its_newest_month(program: Program) -> None:
    (company,) = await joined(program)
    assert {company.nif: company.scc_from} == demo_data.joined()
    found = await board(program)
    (silent,) = found.silent
    assert (silent.company, silent.month) == (company.name, demo_data.period()[1])
    assert not silent.has_erp
    assert silent.portal.cents > 0
    assert len(found.notices) == 2
    assert company.name not in {notice.company for notice in found.notices}


async def test_playing_it_again_leaves_what_was_chosen_since(program: Program) -> None:
    (company,) = await joined(program)
    assert program.services.companies is not None
    await program.services.companies.not_joined(company.id)
    await demo.play(program)
    assert await joined(program) == []


AUGUST = YearMonth(2026, 8)


async def divergences(program: Program) -> set[BucketKey]:
    """What diverges once the portal was asked anew."""
    first, last = demo_data.period()
    await program.services.fetch_portal(first, last, resumable=False)
    await program.services.reconcile(first, last)
    return {row.bucket.key for row in await program.services.review.divergences(first, last)}


async def sent(program: Program, name: str, month: YearMonth) -> SendResult:
    """A company's month, communicated once that is allowed."""
    assert program.services.companies is not None
    (company,) = (company for company in await program.services.companies.all() if company.name.startswith(name))
    communicate = program.portal_work.communicate
    await communicate.allow(company.id, on=True)
    plan = await communicate.plan(company.id, month)
    assert plan.refusal is None
    return await communicate.send(plan, plan.digest)


async def test_what_was_communicated_is_still_at_its_portal_when_it_is_opened_again(tmp_path: Path) -> None:
    async with opened(Options(tmp_path, demo=True)) as program:
        await demo.play(program)
        before = await divergences(program)
        result = await sent(program, "ASSOC", AUGUST)
        assert result.operation is not None
        assert result.operation.state is OperationState.CONFIRMED
        after = await divergences(program)
        assert after < before
        allowed = await program.portal_work.communicate.communicating()
    async with opened(Options(tmp_path, demo=True)) as program:
        assert await divergences(program) == after
        # It is the same portal, so what was allowed for it still is.
        assert await program.portal_work.communicate.communicating() == allowed != frozenset()


async def test_its_portal_refuses_one_month_in_its_own_words(program: Program) -> None:
    (refusal,) = (spoilt.refusal for spoilt in demo_data.spoilt() if spoilt.refusal)
    before = await divergences(program)
    for _ in range(2):
        operation = (await sent(program, "CONSTRU", YearMonth(2026, 3))).operation
        assert operation is not None
        assert (operation.state, operation.message) == (OperationState.FAILED, f"refused: {refusal}")
    assert await divergences(program) == before


async def test_its_portal_takes_one_month_without_an_answer_and_tells_when_it_is_asked(tmp_path: Path) -> None:
    async with opened(Options(tmp_path, demo=True)) as program:
        await demo.play(program)
        before = await divergences(program)
        operation = (await sent(program, "PADARIA", YearMonth(2026, 4))).operation
        assert operation is not None
        assert operation.state is OperationState.UNKNOWN
    async with opened(Options(tmp_path, demo=True)) as program:
        # The same portal answers, also in another start.
        assert (await program.portal_work.settle()).count(OperationState.CONFIRMED) == 1
        assert await divergences(program) < before


async def test_its_portal_begins_anew_with_its_data(tmp_path: Path) -> None:
    async with opened(Options(tmp_path, demo=True)) as program:
        await demo.play(program)
        before = await divergences(program)
        await sent(program, "ASSOC", AUGUST)
    for path in store_path(Options(tmp_path, demo=True)).parent.glob("batecerto.db*"):
        path.unlink()
    async with opened(Options(tmp_path, demo=True)) as program:
        await demo.play(program)
        assert await divergences(program) == before


async def test_its_portal_finds_another_port_where_its_own_is_taken_or_not_known(tmp_path: Path) -> None:
    store = tmp_path / "batecerto.db"
    first = demo_portal.started(store)
    second = demo_portal.started(store)
    assert first.url != second.url
    for simulator in (first, second):
        simulator.stop()
    for broken in (b"", b"\xff", b"80", b"99999", b"x"):
        (tmp_path / "portal" / "port").write_bytes(broken)
        third = demo_portal.started(store)
        third.stop()
