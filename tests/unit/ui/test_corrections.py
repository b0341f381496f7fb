# SPDX-License-Identifier: MIT
"""What chosen groups come to, names of files, and sentences about what was sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from domain.by_hand import HandKind, HandRecord, posted_by
from domain.ledger import LedgerEntry
from domain.operations import Environment, OperationState, Why
from domain.portal_record import FailureReason
from domain.reconciliation import Amounts, BucketKey
from domain.use_cases.communicate import CommunicationPlan, PlanLine, PlanRate
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.dr_builder import company_nif, employer_niss
from ui import translation
from ui.corrections.choice import Choice, are_whole, choices
from ui.corrections.files import apart
from ui.operations.signs import icon
from ui.texts import corrections, operations

SEPTEMBER, OCTOBER = YearMonth(2026, 9), YearMonth(2026, 10)
GENERAL, OTHER = Rate(3475), Rate(2960)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


def test_groups_are_put_together_by_company_and_month() -> None:
    keys = [BucketKey(2, OCTOBER, GENERAL), BucketKey(1, OCTOBER, OTHER), BucketKey(1, OCTOBER, GENERAL)]
    keys += [BucketKey(1, SEPTEMBER, GENERAL), BucketKey(1, OCTOBER, OTHER)]
    assert choices(keys) == [
        Choice(1, SEPTEMBER, frozenset([GENERAL])),
        Choice(1, OCTOBER, frozenset([GENERAL, OTHER])),
        Choice(2, OCTOBER, frozenset([GENERAL])),
    ]
    assert choices([]) == []


def test_a_month_is_whole_where_each_of_its_rates_was_chosen() -> None:
    chosen = [Choice(1, OCTOBER, frozenset([GENERAL]))]
    assert are_whole(chosen, {(1, OCTOBER): frozenset([GENERAL])})
    assert not are_whole(chosen, {(1, OCTOBER): frozenset([GENERAL, OTHER])})
    assert are_whole(chosen, {(1, SEPTEMBER): frozenset([OTHER])})


def test_files_of_one_name_get_names_of_their_own() -> None:
    assert apart(["DR_1.txt", "DR_2.txt", "DR_1.txt"]) == ["DR_1.txt", "DR_2.txt", "DR_1_2.txt"]


@pytest.mark.parametrize("reason", FailureReason)
def test_no_code_is_shown_for_why_it_was_not_taken(reason: FailureReason) -> None:
    said = operations.noted(Why.NOT_SENT, reason.value)
    assert said.endswith(".")
    assert not said.startswith(reason.value)
    with_words = operations.noted(Why.REFUSED, f"{reason.value}: taxa: 34,75")
    assert with_words.startswith(said)
    assert "taxa: 34,75" in with_words


def test_a_persons_note_stays_as_it_was_written() -> None:
    assert operations.noted(Why.TAKEN_BY_HAND, "busy: called them") == "busy: called them"
    assert operations.noted(Why.INTERRUPTED, "CancelledError") == "BateCerto was closed or locked meanwhile."
    assert operations.noted(Why.NEVER_BEGAN, "") == ""


@pytest.mark.parametrize("production", [True, False])
def test_where_it_goes_is_said_in_words(production: bool) -> None:
    said = corrections.where(Environment("app.seg-social.pt", production))
    assert said.startswith("PRODUCTION: " if production else "TEST: ")
    assert "app.seg-social.pt" in said


def test_the_button_says_what_it_sends_and_where() -> None:
    nif, niss = Nif(company_nif(500)), Niss(employer_niss(500))
    plan = CommunicationPlan(
        "k", 1, "Padaria", nif, niss, OCTOBER, Environment("host", production=True), (), (), 0, "d", "b"
    )
    assert corrections.send(plan) == "&Send 0 totals of Oct 2026 to host"


@pytest.mark.parametrize(
    ("declared", "portal", "warned"),
    [(300, 100, True), (300, 300, False), (200, 100, False), (None, 100, False)],
)
def test_what_stands_declared_just_so_is_warned_of(declared: int | None, portal: int, warned: bool) -> None:
    def amounts(euros: int) -> Amounts:
        return Amounts(Money(euros * 100), Money(euros * 34), 1)

    nif, niss = Nif(company_nif(500)), Niss(employer_niss(500))
    line = PlanLine("0001", GENERAL, amounts(300), amounts(portal))
    rate = PlanRate(GENERAL, amounts(300), amounts(portal), None if declared is None else amounts(declared))
    plan = CommunicationPlan(
        "k", 1, "Padaria", nif, niss, OCTOBER, Environment("host", production=True), (line,), (rate,), 1, "d", "b"
    )
    assert ("a second time" in corrections.declared_already(plan)) is warned


def test_each_record_has_just_its_own_part_of_the_ledger() -> None:
    def record(number: int, kind: HandKind, entries: int) -> HandRecord:
        return HandRecord(number, kind, 1, OCTOBER, NOW, "", entries)

    def entry(number: int, cents: int, offsets: int | None = None) -> LedgerEntry:
        key = BucketKey(1, OCTOBER, GENERAL)
        return LedgerEntry(key, Money(cents), Money(cents // 3), 1, "DR", NOW, offsets, number)

    records = [record(4, HandKind.SENT, 1), record(5, HandKind.WRITTEN, 0), record(9, HandKind.DELIVERED, 2)]
    entries = [entry(1, 300), entry(2, -300, offsets=1), entry(3, 600)]
    cents = [[line.amounts.remuneration.cents for line in posted_by(one.number, records, entries)] for one in records]
    assert cents == [[300], [], [600]]
    assert posted_by(77, records, entries) == ()


def test_every_state_has_a_sign_of_its_own(qapp: QApplication) -> None:
    signs = [icon(value, qapp.palette()) for value in (*OperationState, HandKind.WRITTEN, HandKind.DELIVERED)]
    pictures = {bytes(sign.pixmap(32, 32).toImage().constBits()) for sign in signs}
    assert len(pictures) == len(signs)
