# SPDX-License-Identifier: MIT
"""Companies in the store, and the tolerance that they share."""

from __future__ import annotations

import pytest

from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.ports import UnitOfWorkManager
from domain.use_cases.companies import CompanySetup
from domain.values import Money, Nif, Niss
from tests.fakes import FakeUnits

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["store", "fake"])
def manager(request: pytest.FixtureRequest, units: SqlUnitOfWorkManager) -> UnitOfWorkManager:
    """The store and its stand-in, which must do the same."""
    return units if request.param == "store" else FakeUnits()


async def add(manager: UnitOfWorkManager, number: int) -> int:
    async with manager.enter() as unit:
        niss, nif = Niss.with_check_digit(f"250000000{number}"), Nif.with_check_digit(f"5000000{number}")
        return (await unit.companies.ensure(niss, nif, f"Empresa {number}")).id


async def test_a_new_company_takes_the_common_tolerance_and_an_own_one_stays(manager: UnitOfWorkManager) -> None:
    setup = CompanySetup(manager)
    first = await add(manager, 1)
    assert await setup.common_tolerance() == Money(50)
    await setup.change(first, tolerance=Money(3))
    await setup.set_common_tolerance(Money())
    await add(manager, 2)
    assert [(c.tolerance, c.own_tolerance) for c in await setup.all()] == [(Money(3), True), (Money(), False)]
    await setup.set_common_tolerance(Money(12))
    assert [c.tolerance for c in await setup.all()] == [Money(3), Money(12)]
    await setup.change(first, common_tolerance=True)
    assert [(c.tolerance, c.own_tolerance) for c in await setup.all()] == [(Money(12), False)] * 2
