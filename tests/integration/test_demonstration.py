# SPDX-License-Identifier: MIT
"""The demonstration: one company joined SCC, so that what silence accepts, and who has to join yet, can be seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app import demo, demo_data
from app.composition import Program, open_program
from app.options import Options
from domain.company import Company, Regime
from domain.use_cases.deadlines import Board

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
