# SPDX-License-Identifier: MIT
"""Companies are set up by the clerk, on an office of fakes."""

from __future__ import annotations

import pytest

from domain.company import Company, Regime
from domain.errors import InvalidValue, NotFound
from domain.events import EventKind
from domain.use_cases.companies import CompanySetup
from domain.values import Money, YearMonth
from tests.unit.domain.use_cases.office import OCTOBER, Office, declared, file

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def company(office: Office) -> Company:
    await office.bring_in(file("a", declared(1_000_00)))
    [found] = await CompanySetup(office.units).all()
    return found


def told(office: Office) -> list[object]:
    return [event for event in office.units.tables.told if event.kind is EventKind.COMPANY_CHANGED]


async def test_it_joins_and_a_mistake_is_taken_back(office: Office) -> None:
    before, setup = await company(office), CompanySetup(office.units)
    joined = await setup.joined(before.id, OCTOBER)
    assert (joined.regime, joined.scc_from) == (Regime.SCC, OCTOBER)
    assert await setup.all() == [joined]
    assert await setup.not_joined(before.id) == before
    assert await setup.all() == [before]
    events = [event for event in office.units.tables.told if event.kind is EventKind.COMPANY_CHANGED]
    assert [dict(event.after) for event in events] == [
        {"regime": "scc", "scc_from": 202610},
        {"regime": "classic", "scc_from": None},
    ]
    assert events[0].subject == f"company {before.id}"


async def test_what_is_not_given_stays_and_names_are_not_told(office: Office) -> None:
    before, setup = await company(office), CompanySetup(office.units)
    await setup.joined(before.id, OCTOBER)
    changed = await setup.change(before.id, name="  Padaria   Nova ", tolerance=Money(100))
    assert (changed.name, changed.tolerance, changed.scc_from) == ("Padaria Nova", Money(100), OCTOBER)
    last = office.units.tables.told[-1]
    assert (dict(last.after), dict(last.before)) == (
        {"tolerance": 100, "own_tolerance": True, "renamed": True},
        {"tolerance": 50, "own_tolerance": False},
    )


async def test_the_same_again_writes_nothing(office: Office) -> None:
    before, setup = await company(office), CompanySetup(office.units)
    await setup.joined(before.id, OCTOBER)
    writes = office.units.tables.writes
    await setup.joined(before.id, OCTOBER)
    await setup.change(before.id)
    assert office.units.tables.writes == writes
    assert len(told(office)) == 1


@pytest.mark.parametrize("month", [YearMonth(2025, 12), YearMonth(2027, 2)])
async def test_nobody_joins_before_there_was_scc_or_after_all_have(office: Office, month: YearMonth) -> None:
    before = await company(office)
    with pytest.raises(InvalidValue) as caught:
        await CompanySetup(office.units).joined(before.id, month)
    assert (caught.value.kind, caught.value.value) == ("scc_month", str(month))


async def test_empty_names_negative_tolerances_and_strangers_are_refused(office: Office) -> None:
    before, setup = await company(office), CompanySetup(office.units)
    with pytest.raises(InvalidValue):
        await setup.change(before.id, name="  ")
    with pytest.raises(InvalidValue):
        await setup.change(before.id, tolerance=Money(-1))
    with pytest.raises(NotFound):
        await setup.not_joined(99)
    assert await setup.all() == [before]


async def test_companies_follow_the_common_tolerance_until_they_have_their_own(office: Office) -> None:
    before, setup = await company(office), CompanySetup(office.units)
    assert await setup.common_tolerance() == before.tolerance == Money(50)
    assert await setup.set_common_tolerance(Money(10)) == 1
    [following] = await setup.all()
    assert (following.tolerance, following.own_tolerance) == (Money(10), False)
    own = await setup.change(before.id, tolerance=Money())
    assert (own.tolerance, own.own_tolerance) == (Money(), True)
    assert await setup.set_common_tolerance(Money(99)) == 0
    assert await setup.all() == [own]
    again = await setup.change(before.id, common_tolerance=True)
    assert (again.tolerance, again.own_tolerance) == (Money(99), False)
    with pytest.raises(InvalidValue):
        await setup.set_common_tolerance(Money(-1))
    last = office.units.tables.told[-2]
    assert (last.subject, dict(last.after), dict(last.before)) == (
        "all companies",
        {"tolerance": 99, "companies": 0},
        {"tolerance": 10},
    )


async def test_several_change_together_or_not_at_all(office: Office) -> None:
    before, setup = await company(office), CompanySetup(office.units)
    with pytest.raises(NotFound):
        await setup.change_several([before.id, 99], tolerance=Money(7))
    assert await setup.all() == [before]
    await setup.change_several([before.id], regime=Regime.SCC, scc_from=OCTOBER, tolerance=Money(7))
    [changed] = await setup.all()
    assert (changed.regime, changed.scc_from, changed.tolerance) == (Regime.SCC, OCTOBER, Money(7))
