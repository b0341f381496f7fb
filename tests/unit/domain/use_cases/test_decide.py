# SPDX-License-Identifier: MIT
"""Deciding on an office of fakes: one and many, preview, repetition, runs in between, signed months."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import pytest

from domain.decisions import Refusal, Verb, overturned
from domain.divergence import DivergenceState
from domain.errors import NotFound
from domain.events import EventKind
from domain.ports import Mode
from domain.reconciliation import BucketKey
from domain.sign_off import OpenItem, OpenKind, SignVerb
from domain.use_cases.decide import Command, Decide
from domain.use_cases.sign_off import SignOff
from domain.values import Money, YearMonth
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
GENERAL_KEY, STATUTORY_KEY = BucketKey(1, OCTOBER, GENERAL), BucketKey(1, OCTOBER, STATUTORY)
S = DivergenceState


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def decide(office: Office) -> Decide:
    return Decide(office.units, office.clock, author="clerk")


@pytest.fixture
def sign_off(office: Office) -> SignOff:
    return SignOff(office.units, office.clock, author="clerk")


async def portal_shows(office: Office, cents: int, month: YearMonth = OCTOBER) -> None:
    office.portal.script[employer().niss, month] = shown(cents, month=month)
    await office.fetch_portal(month, month)
    await office.reconcile(SEPTEMBER, OCTOBER)


@pytest.fixture
async def two_open(office: Office) -> Office:
    """October: 1 000,00 against 900,00 at the general rate, and 500,00 that the portal lacks."""
    await office.bring_in(file("DR.txt", declared(1_000_00), declared(500_00, rate=STATUTORY)))
    await portal_shows(office, 900_00)
    assert {found.state for found in office.units.tables.divergences.values()} == {S.OPEN}
    return office


def states(office: Office) -> dict[BucketKey, DivergenceState]:
    return {key: found.state for key, found in office.units.tables.divergences.items()}


async def test_a_preview_writes_nothing_and_says_what_would_be(two_open: Office, decide: Decide) -> None:
    nowhere = BucketKey(1, SEPTEMBER, GENERAL)
    command = Command(Verb.ACCEPT, (GENERAL_KEY, nowhere, STATUTORY_KEY, GENERAL_KEY), "agreed")
    writes = two_open.units.tables.writes
    preview = await decide.preview(command)
    assert two_open.units.tables.writes == writes
    assert [(change.key, change.before, change.after) for change in preview.changes] == [
        (GENERAL_KEY, S.OPEN, S.ACCEPTED),
        (STATUTORY_KEY, S.OPEN, S.ACCEPTED),
    ]
    assert preview.refused == ((nowhere, Refusal.NOT_THERE),)
    assert await decide(command) == preview
    assert set(states(two_open).values()) == {S.ACCEPTED}
    assert await decide(command) == await decide.preview(command)
    assert {refusal for _, refusal in (await decide.preview(command)).refused} == {
        Refusal.ALREADY_SO, Refusal.NOT_THERE,
    }  # fmt: skip


async def test_a_decision_has_author_time_and_an_event_without_words(two_open: Office, decide: Decide) -> None:
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY,), " Ana was ill "))
    life = await decide.life(GENERAL_KEY)
    [event] = life.decisions
    assert (event.who, event.reason, event.at) == ("clerk", "Ana was ill", two_open.clock.time)
    assert [change.change.value for change in life.runs] == ["opened"]
    told = two_open.units.tables.told[-1]
    assert (told.kind, told.before, told.after["state"]) == (
        EventKind.DIVERGENCE_DECIDED, {"state": "open"}, "accepted",
    )  # fmt: skip
    assert "Ana" not in json.dumps(dict(told.after))


async def test_a_decision_survives_runs_and_reopens_with_both_figures(two_open: Office, decide: Decide) -> None:
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY,), "agreed"))
    assert not (await two_open.reconcile(SEPTEMBER, OCTOBER)).changed
    await two_open.bring_in(file("other.txt", declared(7_00, month=SEPTEMBER)))
    await two_open.reconcile(SEPTEMBER, OCTOBER)
    assert states(two_open)[GENERAL_KEY] is S.ACCEPTED
    await portal_shows(two_open, 800_00)
    life = await decide.life(GENERAL_KEY)
    assert life.divergence.state is S.OPEN
    before = overturned(life.divergence, life.decisions)
    assert before is not None
    assert before.figures.portal_remuneration == Money(900_00)
    assert life.divergence.figures.portal_remuneration == Money(800_00)
    assert life.runs[-1].before == before.figures
    assert life.runs[-1].after == life.divergence.figures
    refused = await decide(Command(Verb.UNDO, (GENERAL_KEY,)))
    assert refused.refused == ((GENERAL_KEY, Refusal.MOVED_SINCE),)


async def test_figures_that_changed_since_the_preview_are_left_alone(two_open: Office, decide: Decide) -> None:
    command = Command(Verb.CONTEST, (GENERAL_KEY, STATUTORY_KEY))
    seen = (await decide.preview(command)).seen()
    await portal_shows(two_open, 850_00)
    outcome = await decide(Command(Verb.CONTEST, (GENERAL_KEY, STATUTORY_KEY), seen=seen))
    assert outcome.refused == ((GENERAL_KEY, Refusal.FIGURES_CHANGED),)
    assert states(two_open) == {GENERAL_KEY: S.OPEN, STATUTORY_KEY: S.CONTESTED}


async def test_a_repeated_command_gives_its_first_outcome(two_open: Office, decide: Decide) -> None:
    command = Command(Verb.CORRECTING, (GENERAL_KEY, BucketKey(9, OCTOBER, GENERAL)))
    first = await decide(command, "c-1")
    await decide(Command(Verb.UNDO, (GENERAL_KEY,)), "c-2")
    again = await decide(command, "c-1")
    assert (again.changes, again.refused, again.repeated) == (first.changes, first.refused, True)
    assert states(two_open)[GENERAL_KEY] is S.OPEN
    # The same number with another content is another command.
    other = await decide(Command(Verb.CONTEST, (GENERAL_KEY,)), "c-1")
    assert (other.repeated, states(two_open)[GENERAL_KEY]) == (False, S.CONTESTED)


async def test_a_command_that_did_nothing_may_be_repeated(two_open: Office, decide: Decide) -> None:
    await decide(Command(Verb.CONTEST, (GENERAL_KEY,)))
    again = Command(Verb.CONTEST, (GENERAL_KEY,))
    commits = two_open.units.commits
    assert (await decide(again, "c-1")).changes == ()
    assert two_open.units.commits == commits
    await decide(Command(Verb.UNDO, (GENERAL_KEY,)))
    assert len((await decide(again, "c-1")).changes) == 1


async def test_what_was_never_apart_has_no_life(decide: Decide) -> None:
    with pytest.raises(NotFound):
        await decide.life(GENERAL_KEY)
    assert (await decide(Command(Verb.NOTE, (), "x"))).changes == ()


# Signing off


async def test_a_month_is_signed_when_nothing_is_open(two_open: Office, decide: Decide, sign_off: SignOff) -> None:
    plan = await sign_off(1, OCTOBER)
    assert (plan.signed, plan.open) == (
        False, (OpenItem(OpenKind.UNDECIDED, STATUTORY), OpenItem(OpenKind.UNDECIDED, GENERAL)),
    )  # fmt: skip
    assert await sign_off.preview(1, OCTOBER) == plan
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "agreed"))
    assert (await sign_off.preview(1, OCTOBER)).open == ()
    signed = await sign_off(1, OCTOBER, "s-1")
    assert (signed.signed, [line.rate for line in signed.lines]) == (True, [STATUTORY, GENERAL])
    assert await sign_off(1, OCTOBER, "s-1") == signed
    assert (await sign_off(1, OCTOBER)).open == (OpenItem(OpenKind.ALREADY_SIGNED),)
    assert len(two_open.units.tables.signed) == 1
    # It is locked, but for notes.
    undo = await decide(Command(Verb.UNDO, (GENERAL_KEY,)))
    assert undo.refused == ((GENERAL_KEY, Refusal.MONTH_SIGNED),)
    assert len((await decide(Command(Verb.NOTE, (GENERAL_KEY,), "x"))).changes) == 1
    assert [await sign_off.undo(1, OCTOBER, "u") for _ in range(2)] == [True, True]
    assert not await sign_off.undo(1, OCTOBER)
    assert [event.what for event in two_open.units.tables.signed] == [SignVerb.SIGNED, SignVerb.UNDONE]
    assert len((await decide(Command(Verb.CONTEST, (GENERAL_KEY,)))).changes) == 1


async def test_values_that_came_in_since_the_run_keep_a_month_open(two_open: Office, sign_off: SignOff) -> None:
    await two_open.bring_in(file("new.txt", declared(900_00)), replace_month=True)
    assert OpenItem(OpenKind.NOT_RECONCILED) in (await sign_off(1, OCTOBER)).open
    await two_open.reconcile(SEPTEMBER, OCTOBER)
    assert (await sign_off(1, OCTOBER)).signed


async def test_a_run_that_finds_other_figures_opens_the_month_again(two_open: Office, sign_off: SignOff) -> None:
    await two_open.bring_in(file("new.txt", declared(900_00)), replace_month=True)
    await two_open.reconcile(SEPTEMBER, OCTOBER)
    await sign_off(1, OCTOBER)
    assert await sign_off.reopened(1, OCTOBER) is None
    await portal_shows(two_open, 900_20)
    found = await sign_off.reopened(1, OCTOBER)
    assert found is not None
    [drift] = found.drifts
    assert drift.before is not None
    assert drift.now is not None
    # Within the tolerance, so it tallies still; the month was signed with other figures all the same.
    assert drift.before.figures.portal_remuneration == Money(900_00)
    assert drift.now.figures.portal_remuneration == Money(900_20)
    assert (found.reopened.what, found.reopened.run_id) == (SignVerb.REOPENED, len(two_open.units.tables.runs))
    assert two_open.units.tables.told[-2].kind is EventKind.MONTH_REOPENED
    months = await sign_off.months(SEPTEMBER, OCTOBER)
    assert {place: event.what for place, event in months.items()} == {(1, OCTOBER): SignVerb.REOPENED}
    assert (await sign_off(1, OCTOBER)).signed


async def test_a_run_that_changes_other_months_leaves_a_signature_alone(two_open: Office, sign_off: SignOff) -> None:
    await two_open.bring_in(file("new.txt", declared(900_00)), replace_month=True)
    await two_open.reconcile(SEPTEMBER, OCTOBER)
    await sign_off(1, OCTOBER)
    await two_open.bring_in(file("sep.txt", declared(100_00, month=SEPTEMBER)))
    assert (await two_open.reconcile(SEPTEMBER, OCTOBER)).changed
    assert [event.what for event in two_open.units.tables.signed] == [SignVerb.SIGNED]


async def test_a_month_of_which_nothing_is_left_stays_signed(two_open: Office, sign_off: SignOff) -> None:
    await two_open.bring_in(file("new.txt", declared(900_00)), replace_month=True)
    await two_open.reconcile(SEPTEMBER, OCTOBER)
    await sign_off(1, OCTOBER)
    tables = two_open.units.tables
    tables.blocks.clear()
    tables.answers.clear()
    tables.asked.clear()
    assert (await two_open.reconcile(SEPTEMBER, OCTOBER)).changed
    assert [event.what for event in two_open.units.tables.signed] == [SignVerb.SIGNED]


Act = Callable[[Decide, SignOff], Awaitable[object]]


@pytest.mark.parametrize(
    "act",
    [
        lambda decide, _: decide(Command(Verb.CONTEST, (GENERAL_KEY,)), "c"),
        lambda _, sign_off: sign_off(1, OCTOBER, "c"),
    ],
)
async def test_inside_another_scope_they_belong_to_it(
    two_open: Office, decide: Decide, sign_off: SignOff, act: Act
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with two_open.units.enter(Mode.REUSE):
            await act(decide, sign_off)
            raise ZeroDivisionError
    assert (states(two_open)[GENERAL_KEY], two_open.units.tables.signed) == (S.OPEN, [])
