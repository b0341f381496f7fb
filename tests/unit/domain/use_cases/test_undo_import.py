# SPDX-License-Identifier: MIT
"""An import is taken back whole: what it replaced counts again, and nothing newer, signed or sent loses its ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.divergence import DivergenceState
from domain.errors import NotFound, StoreFull
from domain.events import EventKind
from domain.ledger import LedgerEntry
from domain.operations import Environment, Operation, OperationState
from domain.reconciliation import BucketKey
from domain.sign_off import SignOffEvent, SignVerb
from domain.use_cases.deliver import Deliver
from domain.use_cases.import_files import ImportStatus
from domain.use_cases.undo_import import UndoImport, UndoPlan, UndoRefusal
from domain.values import Money
from tests.deliveries import mark
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


@pytest.fixture
def undo(office: Office) -> UndoImport:
    return UndoImport(office.units, office.clock)


def refusals(plan: UndoPlan) -> list[UndoRefusal]:
    return [obstacle.refusal for obstacle in plan.obstacles]


async def test_what_was_replaced_counts_again(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("old.txt", declared(100), declared(7, rate=STATUTORY)))
    before = office.in_use()
    await office.bring_in(file("new.txt", declared(150), declared(50, month=SEPTEMBER)))
    plan = await undo.preview([2])
    september, october = plan.months
    assert (september.before.remuneration, september.after, september.file) == (Money(50), None, "")
    assert (october.before.remuneration, october.file) == (Money(157), "old.txt")
    assert october.after is not None
    assert october.after.remuneration == Money(107)
    assert office.in_use() != before
    assert (await undo([2], plan)).months == plan.months
    assert office.in_use() == before


async def test_it_is_told_once_and_can_be_asked_again(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("old.txt", declared(100)))
    assert not (await undo([1])).done_before
    [told] = [event for event in office.units.tables.told if event.kind is EventKind.IMPORT_UNDONE]
    assert told.subject == "import 1"
    writes = office.units.tables.writes
    again = await undo([1])
    assert (again.done_before, again.months) == (True, ())
    assert office.units.tables.writes == writes


async def test_a_file_that_was_taken_back_may_come_in_again(office: Office, undo: UndoImport) -> None:
    read = file("a.txt", declared(100))
    await office.bring_in(read)
    await undo([1])
    [outcome] = (await office.bring_in(read)).outcomes
    assert (outcome.status, outcome.batch_id) == (ImportStatus.IMPORTED, 2)


async def test_what_a_whole_month_dropped_counts_again(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("old.txt", declared(100), declared(7, rate=STATUTORY)))
    before = office.in_use()
    await office.bring_in(file("new.txt", declared(150)), replace_month=True)
    await undo([2])
    assert office.in_use() == before


async def test_a_newer_file_keeps_it_in(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("a.txt", declared(100)), file("b.txt", declared(150)), file("c.txt", declared(200)))
    plan = await undo([2])
    [obstacle] = plan.obstacles
    assert (obstacle.refusal, obstacle.file, obstacle.place) == (UndoRefusal.NEWER_FILE, "c.txt", (1, OCTOBER))
    assert office.in_use() == {declared(200).key: 200}


async def test_a_newer_file_in_the_place_of_what_was_dropped_keeps_it_in(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("old.txt", declared(100), declared(7, rate=STATUTORY)))
    await office.bring_in(file("new.txt", declared(150)), replace_month=True)
    await office.bring_in(file("late.txt", declared(8, rate=STATUTORY)))
    assert [obstacle.file for obstacle in (await undo([2])).obstacles] == ["late.txt"]


async def test_several_go_back_at_once(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("a.txt", declared(100)))
    await office.bring_in(file("b.txt", declared(150)), file("c.txt", declared(200)))
    plan = await undo([3, 2])
    assert [batch.file_name for batch in plan.batches] == ["b.txt", "c.txt"]
    assert office.in_use() == {declared(100).key: 100}


async def test_of_what_was_dropped_twice_the_last_comes_back(office: Office, undo: UndoImport) -> None:
    whole = file("whole.txt", declared(150))
    await office.bring_in(file("old.txt", declared(7, rate=STATUTORY)))
    await office.bring_in(whole, replace_month=True)
    await office.bring_in(file("more.txt", declared(8, rate=STATUTORY)))
    await office.bring_in(whole, replace_month=True)
    await undo([2])
    assert office.in_use() == {declared(8, rate=STATUTORY).key: 8}
    await undo([3])
    assert office.in_use() == {declared(7, rate=STATUTORY).key: 7}


async def test_a_signed_month_keeps_it_in(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("a.txt", declared(100)))
    office.units.tables.signed.append(SignOffEvent(1, OCTOBER, SignVerb.SIGNED, office.clock.now(), "clerk"))
    assert refusals(await undo([1])) == [UndoRefusal.MONTH_SIGNED]
    office.units.tables.signed.append(SignOffEvent(1, OCTOBER, SignVerb.UNDONE, office.clock.now(), "clerk"))
    assert refusals(await undo([1])) == []


def operation(office: Office, state: OperationState) -> Operation:
    now, portal = office.clock.now(), Environment("portal.test", production=False)
    return Operation("1", 1, OCTOBER, portal, "digest", "{}", (), frozenset(), "clerk", state, now, now)


async def test_a_month_that_was_sent_since_keeps_it_in(office: Office, undo: UndoImport) -> None:
    earlier = operation(office, OperationState.CONFIRMED)
    await office.bring_in(file("a.txt", declared(100)))
    office.units.tables.operations["1"] = earlier
    assert refusals(await undo.preview([1])) == []
    office.units.tables.operations["1"] = operation(office, OperationState.FAILED)
    assert refusals(await undo.preview([1])) == []
    office.units.tables.operations["1"] = operation(office, OperationState.UNKNOWN)
    assert refusals(await undo([1])) == [UndoRefusal.WAS_SENT]


async def test_a_month_that_was_delivered_since_keeps_it_in(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("a.txt", declared(100)))
    await mark(Deliver(office.units, office.clock), 1, OCTOBER, office.clock.today() - timedelta(days=9))
    assert refusals(await undo([1])) == [UndoRefusal.WAS_DELIVERED]


async def test_an_earlier_delivery_of_other_figures_does_not(office: Office, undo: UndoImport) -> None:
    key = BucketKey(1, OCTOBER, GENERAL)
    office.units.tables.ledger.append(LedgerEntry(key, Money(1), Money(1), 1, "DR", office.clock.now(), id=1))
    await office.bring_in(file("a.txt", declared(100)))
    assert refusals(await undo([1])) == []


async def test_what_is_no_longer_as_it_was_shown_is_left_alone(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("a.txt", declared(100)))
    plan = await undo.preview([1])
    other = replace(plan, months=(replace(plan.months[0], file="other.txt"),))
    assert refusals(await undo([1], other)) == [UndoRefusal.CHANGED_SINCE]
    assert office.in_use() == {declared(100).key: 100}


async def test_what_is_not_there_is_said(undo: UndoImport) -> None:
    with pytest.raises(NotFound):
        await undo([7])


async def test_a_full_disk_leaves_everything(office: Office, undo: UndoImport) -> None:
    await office.bring_in(file("a.txt", declared(100)))
    office.units.refuse = StoreFull()
    with pytest.raises(StoreFull):
        await undo([1])
    office.units.refuse = None
    assert office.in_use() == {declared(100).key: 100}


async def test_a_divergence_of_a_file_that_is_gone_resolves(office: Office, undo: UndoImport) -> None:
    who = employer()
    office.portal.script[who.niss, OCTOBER] = shown(100)
    await office.bring_in(file("a.txt", declared(100)))
    await office.bring_in(file("wrong.txt", declared(900, rate=STATUTORY)))
    await office.fetch_portal(OCTOBER, OCTOBER)
    await office.reconcile(OCTOBER, OCTOBER)
    key = BucketKey(1, OCTOBER, STATUTORY)
    assert office.units.tables.divergences[key].state is DivergenceState.OPEN
    await undo([2])
    summary = await office.reconcile(OCTOBER, OCTOBER)
    assert (summary.resolved, summary.divergent) == (1, 0)


async def test_a_divergence_of_a_month_without_any_file_resolves_where_the_portal_has_nothing(
    office: Office, undo: UndoImport
) -> None:
    await office.bring_in(file("wrong.txt", declared(900)))
    await office.fetch_portal(OCTOBER, OCTOBER)
    assert (await office.reconcile(OCTOBER, OCTOBER)).opened == 1
    await undo([1])
    assert (await office.reconcile(OCTOBER, OCTOBER)).resolved == 1
    assert office.units.tables.divergences[BucketKey(1, OCTOBER, GENERAL)].state is DivergenceState.RESOLVED
