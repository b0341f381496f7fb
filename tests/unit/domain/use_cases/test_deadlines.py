# SPDX-License-Identifier: MIT
"""What is due, what silence would accept, and who has not joined, on an office of fakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.company import Regime
from domain.deadlines import Calendar, DeadlineKind, Joining, moving
from domain.ledger import LedgerEntry
from domain.portal_record import Fetched, NoData, PortalState
from domain.reconciliation import BucketKey
from domain.use_cases.deadlines import Board, Deadlines, Standing
from domain.values import Money, YearMonth
from tests.unit.domain.use_cases.office import (
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
CONFIRM, PAY, DELIVER = DeadlineKind.CONFIRM, DeadlineKind.PAY, DeadlineKind.DELIVER


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def board(office: Office, day: int = 12) -> Board:
    office.clock.time = datetime(2026, 11, day, 9, tzinfo=UTC)
    return await Deadlines(office.units, office.clock)(SEPTEMBER, OCTOBER)


def joins(office: Office, number: int) -> None:
    tables = office.units.tables
    tables.companies[number - 1] = replace(tables.companies[number - 1], regime=Regime.SCC, scc_from=OCTOBER)


async def three_companies(office: Office) -> None:
    """Of which the second and third joined; the portal computed all three, and the third company's at two rates."""
    names = [employer(number, name) for number, name in ((1, "Alfa"), (2, "Beta"), (3, "Gama"))]
    await office.bring_in(
        file("a", declared(1_000_00, names[0])),
        file("b", declared(1_000_00, names[1])),
        file("c", declared(1_000_00, names[2]), declared(800_00, names[2], rate=STATUTORY)),
    )
    office.portal.script |= {
        (names[0].niss, OCTOBER): shown(5_000_00, names[0]),
        (names[1].niss, OCTOBER): shown(1_010_00, names[1]),
        (names[2].niss, OCTOBER): shown(1_800_00, names[2]),
    }
    await office.fetch_portal(OCTOBER, OCTOBER)
    joins(office, 2)
    joins(office, 3)


async def test_silence_is_told_of_scc_months_the_most_harmful_first(office: Office) -> None:
    await three_companies(office)
    found = (await board(office)).silent
    assert [(one.company, one.month, one.days_left, one.due.kind) for one in found] == [
        ("Gama", OCTOBER, 8, CONFIRM),
        ("Beta", OCTOBER, 8, CONFIRM),
    ]
    gama, beta = found
    assert (beta.erp, beta.portal, beta.difference, beta.at_stake) == (
        Money(347_50), Money(350_98), Money(3_48), Money(3_48),
    )  # fmt: skip
    # 800,00 stand under another rate: the sums hide what the rates show.
    assert gama.difference == Money(625_50 - 347_50 - 236_80)
    assert gama.at_stake == Money(278_00 + 236_80)


async def test_what_was_confirmed_or_accepted_is_not_told(office: Office) -> None:
    await three_companies(office)
    for number, state in ((2, PortalState.CONFIRMED), (3, PortalState.TACIT)):
        who = employer(number)
        answer = shown(1_800_00, who)
        snapshot = replace(answer.snapshot, state=state, digest=state.value)
        office.portal.script[who.niss, OCTOBER] = Fetched(snapshot)
    await office.fetch_portal(OCTOBER, OCTOBER)
    assert (await board(office)).silent == ()


@pytest.mark.parametrize(("cents", "told"), [(1_010_00, False), (1_000_00, True)])
async def test_silence_has_nothing_to_accept_where_the_portal_shows_what_was_declared(
    office: Office, cents: int, told: bool
) -> None:
    await three_companies(office)
    what = declared(cents, employer(2))
    key = BucketKey(2, OCTOBER, what.rate)
    entry = LedgerEntry(key, what.remuneration, what.contribution, 1, "receipt", office.clock.now(), id=1)
    office.units.tables.ledger.append(entry)
    found = await board(office)
    assert ("Beta" in [one.company for one in found.silent]) is told
    [standing] = [one.standing for one in found.dues if one.company == "Beta" and one.due.kind is CONFIRM]
    assert standing is (Standing.OPEN if told else Standing.DONE)
    passed = await board(office, 25)
    assert ("Beta" in [one.company for one in passed.late if one.due.kind is CONFIRM]) is told


async def test_a_month_without_an_erp_file_says_so(office: Office) -> None:
    await office.bring_in(file("a", declared(1_000_00, month=SEPTEMBER)))
    office.portal.script[employer().niss, OCTOBER] = shown(900_00)
    await office.fetch_portal(OCTOBER, OCTOBER)
    joins(office, 1)
    [found] = (await board(office, 22)).silent
    assert (found.has_erp, found.erp, found.at_stake, found.days_left) == (False, Money(), Money(312_75), -2)


async def test_deadlines_to_come_are_listed_and_the_next_is_first(office: Office) -> None:
    await three_companies(office)
    found = (await board(office)).dues
    assert [(one.company, one.due.month, one.due.kind, one.days_left) for one in found] == [
        ("Alfa", OCTOBER, PAY, 8),
        ("Beta", OCTOBER, CONFIRM, 8),
        ("Gama", OCTOBER, CONFIRM, 8),
        ("Beta", OCTOBER, PAY, 13),
        ("Gama", OCTOBER, PAY, 13),
    ]
    first = (await board(office, 10)).dues[0]
    assert (first.due.kind, first.days_left) == (DELIVER, 0)


async def test_who_has_not_joined_is_told(office: Office) -> None:
    await three_companies(office)
    assert [(one.company, one.warning) for one in (await board(office)).notices] == [("Alfa", Joining.COMING)]
    office.clock.time = datetime(2027, 2, 1, 9, tzinfo=UTC)
    late = await Deadlines(office.units, office.clock)(YearMonth(2027, 1), YearMonth(2027, 1))
    assert [one.warning for one in late.notices] == [Joining.PAST]
    assert {one.due.kind for one in late.dues if one.company == "Alfa"} == {CONFIRM, PAY}


async def test_companies_and_a_calendar_can_be_chosen(office: Office) -> None:
    await three_companies(office)
    office.clock.time = datetime(2026, 12, 1, 9, tzinfo=UTC)
    november = YearMonth(2026, 11)
    deadlines = Deadlines(office.units, office.clock, Calendar(moving([PAY])))
    found = await deadlines(november, november, [1])
    assert [(one.company, one.due.kind, one.due.day) for one in found.dues] == [
        ("Alfa", DELIVER, date(2026, 12, 10)),
        ("Alfa", PAY, date(2026, 12, 21)),
    ]
    assert found.silent == ()


async def test_it_is_told_what_was_done_by_what_the_portal_shows(office: Office) -> None:
    await three_companies(office)
    who = employer(1)
    for state, standing in (
        (PortalState.CONFIRMED, Standing.DONE),
        (PortalState.PROCESSING, Standing.WAITING),
        (PortalState.REJECTED, Standing.OPEN),
    ):
        snapshot = replace(shown(1_000_00, who).snapshot, state=state, digest=state.value)
        office.portal.script[who.niss, OCTOBER] = Fetched(snapshot)
        await office.fetch_portal(OCTOBER, OCTOBER)
        [found] = [one for one in (await board(office, 9)).dues if one.due.kind is DELIVER]
        assert (found.company, found.standing, found.has_erp) == ("Alfa", standing, True)


async def test_what_passed_and_was_not_done_is_late(office: Office) -> None:
    await office.bring_in(file("a", declared(1_000_00, month=SEPTEMBER), declared(1_000_00)))
    nobody_asked = await board(office, 12)
    assert [(one.due.month, one.standing, one.days_left) for one in nobody_asked.late] == [
        (OCTOBER, Standing.UNKNOWN, -2),
    ], "of what was not asked for only the latest is told"
    office.portal.script[employer().niss, SEPTEMBER] = NoData()
    office.portal.script[employer().niss, OCTOBER] = shown(1_000_00)
    await office.fetch_portal(SEPTEMBER, OCTOBER)
    asked = await board(office, 12)
    assert [(one.due.month, one.due.kind, one.standing) for one in asked.late] == [
        (SEPTEMBER, DELIVER, Standing.MISSED)
    ]
    assert asked.regimes == {1: Regime.CLASSIC}
    joins(office, 1)
    late = await board(office, 22)
    assert [(one.due.kind, one.due.month, one.standing) for one in late.late] == [
        (CONFIRM, OCTOBER, Standing.MISSED),
        (DELIVER, SEPTEMBER, Standing.MISSED),
    ]
    assert late.regimes == {1: Regime.SCC}


async def test_a_month_of_which_nobody_knows_anything_is_not_late(office: Office) -> None:
    await office.bring_in(file("a", declared(1_000_00)))
    office.portal.script[employer().niss, SEPTEMBER] = NoData()
    await office.fetch_portal(SEPTEMBER, SEPTEMBER)
    assert [one.due.month for one in (await board(office, 12)).late] == [OCTOBER]
