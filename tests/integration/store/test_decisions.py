# SPDX-License-Identifier: MIT
"""Decisions and signatures in a real store: kept across runs, append-only, and gone with a purge."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from adapters.store.purge import SqlMonthPurge
from adapters.store.statements import execute, fetch
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.decisions import Refusal, Verb, in_force, overturned
from domain.divergence import Change, DivergenceState
from domain.explanation import CauseKind
from domain.next_step import Action, Why
from domain.operations import OperationState
from domain.portal_record import Fetched, NoData, PortalState
from domain.reconciliation import BucketKey, BucketStatus
from domain.sign_off import OpenKind, SignVerb
from domain.standing import ACCEPTED
from domain.three_way import Verdict
from domain.use_cases.decide import Command, Decide
from domain.use_cases.deliver import Deliver
from domain.use_cases.divergences import Divergences
from domain.use_cases.sign_off import SignOff
from domain.values import Money, Rate
from tests.deliveries import mark
from tests.integration.store.filling import GENERAL, OCTOBER, OTHER, ask, block, read, snapshot
from tests.integration.store.test_pipeline import SEPTEMBER, Office

pytestmark = pytest.mark.anyio
STATUTORY = Rate(2960)
GENERAL_KEY, STATUTORY_KEY = BucketKey(1, OCTOBER, GENERAL), BucketKey(1, OCTOBER, STATUTORY)
S = DivergenceState


@pytest.fixture
async def office(units: SqlUnitOfWorkManager) -> Office:
    """October: 1 000,00 against 900,00 at the general rate, and 500,00 that the portal lacks."""
    office = Office(units)
    await office.bring(read(block(1_000_00), block(500_00, rate=STATUTORY)))
    office.portal_says(Fetched(snapshot(900_00)))
    await office.ask_portal()
    await office.reconcile()
    return office


def use_cases(office: Office) -> tuple[Decide, SignOff]:
    return Decide(office.units, office.clock, author="clerk"), SignOff(office.units, office.clock, author="clerk")


async def states(office: Office) -> dict[Rate, DivergenceState]:
    async with office.units.enter(read_only=True) as unit:
        return {key.rate: found.state for key, found in (await unit.runs.divergences(SEPTEMBER, OCTOBER)).items()}


async def test_many_are_decided_in_one_commit_and_taken_back(office: Office) -> None:
    decide, _ = use_cases(office)
    both = (GENERAL_KEY, STATUTORY_KEY)
    outcome = await decide(Command(Verb.ACCEPT, both, "agreed"))
    assert len(outcome.changes) == 2
    assert set((await states(office)).values()) == {S.ACCEPTED}
    await decide(Command(Verb.CONTEST, (GENERAL_KEY,), "asked"))
    await decide(Command(Verb.UNDO, both))
    assert await states(office) == {GENERAL: S.ACCEPTED, STATUTORY: S.OPEN}
    life = await decide.life(GENERAL_KEY)
    assert [(e.verb, e.who, e.reason, e.before, e.after) for e in life.decisions] == [
        (Verb.ACCEPT, "clerk", "agreed", S.OPEN, S.ACCEPTED),
        (Verb.CONTEST, "clerk", "asked", S.ACCEPTED, S.CONTESTED),
        (Verb.UNDO, "clerk", "", S.CONTESTED, S.ACCEPTED),
    ]
    assert life.decisions[2].undoes == life.decisions[1].id
    force = in_force(life.divergence, life.decisions)
    assert force is not None
    assert (force.reason, force.figures) == ("agreed", life.divergence.figures)


async def test_what_was_decided_waits_for_nobody_in_the_list_of_companies(office: Office) -> None:
    decide, _ = use_cases(office)

    async def waiting() -> list[int]:
        async with office.units.enter(read_only=True) as unit:
            return [row.open_divergences for row in await unit.views.companies(SEPTEMBER, OCTOBER)]

    assert await waiting() == [2]
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY,), "agreed"))
    assert await waiting() == [1]
    await decide(Command(Verb.CORRECTING, (STATUTORY_KEY,)))
    assert await waiting() == [0]
    await decide(Command(Verb.UNDO, (GENERAL_KEY,)))
    assert await waiting() == [1]


async def test_what_was_accepted_stands_so_everywhere_and_still_diverges(office: Office) -> None:
    decide, _ = use_cases(office)

    async def standing() -> tuple[object, ...]:
        overview = await office.review.overview(SEPTEMBER, OCTOBER)
        (company,), (row,) = overview.companies, overview.matrix
        cell = row.cells[-1]
        by_rate = {one.key.rate: one for one in overview.buckets}
        assert by_rate[GENERAL].status is BucketStatus.DIVERGES
        assert by_rate[STATUTORY].status is BucketStatus.ONLY_ERP
        assert company.status is BucketStatus.DIVERGES
        assert (cell.buckets, cell.divergent) == (2, 2)
        assert {one.bucket.key: one.bucket.standing for one in overview.divergences} == {
            one.key: one.standing for one in overview.buckets
        }
        detail = await office.review.bucket_detail(GENERAL_KEY)
        assert detail is not None
        assert detail.bucket.standing is by_rate[GENERAL].standing
        return company.standing, cell.status, cell.undecided, by_rate[GENERAL].standing, by_rate[STATUTORY].standing

    diverges, only_erp = BucketStatus.DIVERGES, BucketStatus.ONLY_ERP
    assert await standing() == (diverges, diverges, 2, diverges, only_erp)
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY,), "agreed"))
    assert await standing() == (only_erp, only_erp, 1, ACCEPTED, only_erp)
    await decide(Command(Verb.ACCEPT, (STATUTORY_KEY,), "agreed"))
    assert await standing() == (ACCEPTED, ACCEPTED, 0, ACCEPTED, ACCEPTED)
    past = await office.review.buckets(SEPTEMBER, OCTOBER, run_id=1)
    assert [one.standing for one in past] == [one.status for one in past], "a past run is shown as it came out"
    await decide(Command(Verb.CONTEST, (GENERAL_KEY,)))
    assert await standing() == (diverges, diverges, 1, diverges, ACCEPTED)


async def test_what_was_accepted_and_is_not_compared_any_more_stands_so(office: Office) -> None:
    decide, _ = use_cases(office)
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "agreed"))
    async with office.units.enter() as unit:
        await execute(unit.connection, "UPDATE bucket_version SET status = 'not_compared' WHERE to_run IS NULL")
    overview = await office.review.overview(OCTOBER, OCTOBER)
    assert {row.standing for row in overview.buckets} == {BucketStatus.NOT_COMPARED}
    (cell,) = overview.matrix[0].cells
    assert (cell.status, cell.accepted) == (BucketStatus.NOT_COMPARED, 0)


async def test_reasons_are_those_of_the_whole_store_the_most_used_first(office: Office) -> None:
    decide, _ = use_cases(office)
    for verb, key, words in (
        (Verb.ACCEPT, GENERAL_KEY, "Rounding"),
        (Verb.CONTEST, GENERAL_KEY, "By e-Clic"),
        (Verb.ACCEPT, STATUTORY_KEY, "Paid later"),
        (Verb.CORRECTING, STATUTORY_KEY, ""),
        (Verb.ACCEPT, GENERAL_KEY, "Rounding"),
        (Verb.CORRECTING, GENERAL_KEY, ""),
        (Verb.ACCEPT, STATUTORY_KEY, "Newest"),
    ):
        await decide(Command(verb, (key,), words))
    assert await decide.reasons(Verb.ACCEPT) == ["Rounding", "Newest", "Paid later"]
    assert await decide.reasons(Verb.ACCEPT, most=1) == ["Rounding"]
    assert await decide.reasons(Verb.CONTEST) == ["By e-Clic"]
    assert await decide.reasons(Verb.CORRECTING) == []


async def test_a_decision_survives_a_run_and_reopens_with_both_figures(office: Office) -> None:
    decide, _ = use_cases(office)
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY,), "agreed"))
    await office.reconcile()
    assert not office.summary.changed
    await office.bring(read(block(7_00, month=SEPTEMBER)))
    await office.reconcile()
    assert (office.summary.changed, (await states(office))[GENERAL]) == (True, S.ACCEPTED)
    office.portal_says(Fetched(snapshot(800_00)))
    await office.ask_portal()
    await office.reconcile()
    life = await decide.life(GENERAL_KEY)
    was = overturned(life.divergence, life.decisions)
    assert was is not None
    assert (life.divergence.state, was.reason) == (S.OPEN, "agreed")
    assert was.figures.portal_remuneration == Money(900_00)
    assert life.divergence.figures.portal_remuneration == Money(800_00)
    assert [(run.change, run.state_before, run.before, run.after) for run in life.runs] == [
        (Change.OPENED, None, None, was.figures),
        (Change.REOPENED, S.ACCEPTED, was.figures, life.divergence.figures),
    ]
    assert (await decide(Command(Verb.UNDO, (GENERAL_KEY,)))).refused == ((GENERAL_KEY, Refusal.MOVED_SINCE),)


async def test_a_repeated_command_is_kept_with_its_outcome(office: Office) -> None:
    decide, _ = use_cases(office)
    command = Command(Verb.ACCEPT, (GENERAL_KEY, BucketKey(9, OCTOBER, GENERAL)), "agreed")
    first = await decide(command, "c-1")
    again = await decide(command, "c-1")
    assert (again.changes, again.refused, again.repeated) == (first.changes, first.refused, True)
    assert await office.count("decision_event") == 1
    assert (await decide(Command(Verb.UNDO, (STATUTORY_KEY,)), "c-2")).changes == ()
    assert await office.count("idempotency") == 1


async def test_each_decision_is_in_the_audit_chain_without_its_words(office: Office, store_path: Path) -> None:
    decide, sign_off = use_cases(office)
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "Ana was ill"))
    await sign_off(1, OCTOBER)
    entries = ask(store_path, "SELECT what, subject, before, after FROM audit_entry ORDER BY id")
    assert [what for what, *_ in entries][-3:] == ["divergence_decided", "divergence_decided", "month_signed"]
    assert "Ana" not in repr(entries)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decision_event SET reason = 'other'",
        "DELETE FROM decision_event",
        "UPDATE sign_off_event SET who = 'other'",
        "DELETE FROM sign_off_event",
        "UPDATE sign_off_line SET rate = 1",
        "DELETE FROM sign_off_line",
    ],
)
async def test_what_was_decided_is_not_changed(office: Office, sql: str) -> None:
    decide, sign_off = use_cases(office)
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "agreed"))
    assert (await sign_off(1, OCTOBER)).signed
    with pytest.raises(IntegrityError, match="append-only"):
        async with office.units.enter() as unit:
            await execute(unit.connection, sql)


async def test_a_purge_takes_decisions_with_their_month_and_leaves_signatures(office: Office, store_path: Path) -> None:
    decide, sign_off = use_cases(office)
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "Ana was ill"))
    await decide(Command(Verb.CONTEST, (GENERAL_KEY,)))
    await decide(Command(Verb.UNDO, (GENERAL_KEY,)))
    await sign_off(1, OCTOBER)
    await SqlMonthPurge(office.units, store_path).remove(OCTOBER.next(), None)
    assert [await office.count(table) for table in ("divergence", "decision_event", "sign_off_event")] == [0, 0, 1]
    await office.reconcile()
    assert [event.what for event in (await sign_off.months(SEPTEMBER, OCTOBER)).values()] == [SignVerb.SIGNED]


async def test_a_signed_month_opens_again_with_both_figures(office: Office) -> None:
    decide, sign_off = use_cases(office)
    assert {item.kind for item in (await sign_off(1, OCTOBER)).open} == {OpenKind.UNDECIDED}
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "agreed"))
    assert (await sign_off(1, OCTOBER, "s")).signed
    assert (await sign_off(1, OCTOBER, "s")).signed
    await office.reconcile()
    assert [event.what for event in (await sign_off.months(SEPTEMBER, OCTOBER)).values()] == [SignVerb.SIGNED]
    office.portal_says(Fetched(snapshot(800_00)))
    await office.ask_portal()
    await office.reconcile()
    found = await sign_off.reopened(1, OCTOBER)
    assert found is not None
    [drift] = found.drifts
    assert drift.before is not None
    assert drift.now is not None
    assert (drift.rate, drift.before.figures.portal_remuneration, drift.now.figures.portal_remuneration) == (
        GENERAL, Money(900_00), Money(800_00),
    )  # fmt: skip
    assert (found.signed.who, len(found.signed.lines), found.reopened.who) == ("clerk", 2, "")
    # Nobody needs to undo what a run took back.
    assert not await sign_off.undo(1, OCTOBER)


async def test_a_signature_is_one_month_s_of_one_company(office: Office) -> None:
    decide, sign_off = use_cases(office)
    await office.bring(read(block(300_00, employer=OTHER)))
    await office.reconcile()
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "agreed"))
    assert (await sign_off(1, OCTOBER)).signed
    assert {item.kind for item in (await sign_off(2, OCTOBER)).open} == {OpenKind.NOT_COMPARED}
    assert {item.kind for item in (await sign_off(1, SEPTEMBER)).open} == {OpenKind.NOTHING_THERE}
    assert await sign_off.undo(1, OCTOBER)
    events = await office.count("sign_off_event")
    assert (events, await sign_off.reopened(1, OCTOBER)) == (2, None)


async def test_the_portal_s_states_are_of_the_answers_in_use(office: Office) -> None:
    office.portal_says(NoData("portal.test"), SEPTEMBER)
    await office.ask_portal()
    async with office.units.enter(read_only=True) as unit:
        assert await unit.decisions.portal_states(SEPTEMBER, OCTOBER) == {(1, OCTOBER): PortalState.COMPUTED}
        assert await unit.decisions.divergences([]) == {}
        assert await unit.decisions.history([]) == {}
        assert await fetch(unit.connection, "PRAGMA foreign_key_check") == []


async def test_a_list_says_why_what_to_do_and_until_when(office: Office) -> None:
    decide, sign_off = use_cases(office)
    await decide(Command(Verb.CONTEST, (GENERAL_KEY,), "asked"))
    await decide(Command(Verb.NOTE, (GENERAL_KEY,), "Ana was ill"))
    listing = Divergences(office.units, office.clock)
    only_erp, apart = await listing(SEPTEMBER, OCTOBER)
    assert (only_erp.row.bucket.key, apart.row.bucket.key) == (STATUTORY_KEY, GENERAL_KEY)
    assert apart.explanation is not None
    assert apart.explanation.main is not None
    assert apart.explanation.main.kind is CauseKind.AMOUNT_DIFFERS
    assert (apart.step.action, apart.step.why) == (Action.WAIT, Why.CONTESTED)
    assert only_erp.step.due is not None
    assert only_erp.step.due.day == date(2026, 11, 10)
    assert apart.decision is not None
    assert (apart.decision.reason, [note.reason for note in apart.notes]) == ("asked", ["Ana was ill"])
    assert (only_erp.decision, only_erp.overturned, only_erp.notes, only_erp.signed) == (None, None, (), False)
    assert await listing.one(GENERAL_KEY) == apart
    assert await listing.one(BucketKey(1, SEPTEMBER, GENERAL)) is None
    short = await listing(SEPTEMBER, OCTOBER, [1], explained=False)
    assert [(item.row, item.explanation) for item in short] == [(only_erp.row, None), (apart.row, None)]
    assert await listing(SEPTEMBER, OCTOBER, [2]) == []
    await decide(Command(Verb.ACCEPT, (GENERAL_KEY, STATUTORY_KEY), "agreed"))
    await sign_off(1, OCTOBER)
    assert [item.signed for item in await listing(SEPTEMBER, OCTOBER)] == [True, True]


async def test_the_ledger_and_the_last_sending_count_for_the_step(office: Office) -> None:
    listing = Divergences(office.units, office.clock)
    deliver = Deliver(office.units, office.clock)
    await office.bring(read(block(900_00)), replace_month=True)
    await mark(deliver, 1, OCTOBER)
    await office.bring(read(block(1_000_00), block(7_00, month=SEPTEMBER)), replace_month=True)
    await office.reconcile()
    [item] = await listing(OCTOBER, OCTOBER)
    assert (item.verdict, item.step.action) == (Verdict.FORGOTTEN_RESEND, Action.RESEND)
    async with office.units.enter() as unit:
        for number, state in enumerate((OperationState.FAILED, OperationState.NEEDS_REVIEW)):
            await execute(
                unit.connection,
                "INSERT INTO operation VALUES (NULL, ?, 1, 202610, 'portal.test', 0, 'd', '{}', '[]', 'clerk', ?, 1,"
                " '', '', 0, NULL, 1, 1790000000, 1790000000)",
                f"00-{number}",
                state,
            )
    [item] = await listing(OCTOBER, OCTOBER)
    assert (item.step.action, item.step.why) == (Action.LOOK, Why.SENDING_FOR_A_PERSON)
    _, sign_off = use_cases(office)
    assert OpenKind.SENDING in {each.kind for each in (await sign_off.preview(1, OCTOBER)).open}
