# SPDX-License-Identifier: MIT
"""Next steps, deadlines and decisions in words: every code has its own sentence, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from domain.company import Regime
from domain.deadlines import DeadlineKind, Due, Joining
from domain.decisions import DecisionEvent, Refusal, RunChange, Verb
from domain.divergence import Change, DivergenceState, Figures
from domain.next_step import Action, Menu, NextStep, Why
from domain.reconciliation import Amounts, BucketKey
from domain.sign_off import OpenItem, OpenKind
from domain.use_cases.deadlines import JoiningNotice, SilentAcceptance, SilentLine
from domain.use_cases.decide import Outcome, Planned
from domain.use_cases.sign_off import SignPlan
from domain.values import Money, Nif, Rate, YearMonth
from ui import formats, translation
from ui.texts import deadlines, decision_dialogs, decisions, next_steps

OCTOBER, GENERAL = YearMonth(2026, 10), Rate(3475)
DAY = date(2026, 11, 20)
DUE = Due(DeadlineKind.CONFIRM, OCTOBER, None, DAY, DAY)
NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
FIGURES = Figures(Money(1000_00), Money(900_00), Money(347_50), Money(312_75))
ACCEPTED = DecisionEvent(
    1, NOW, "clerk", Verb.ACCEPT, "agreed", DivergenceState.OPEN, DivergenceState.ACCEPTED, FIGURES
)


@pytest.fixture(params=["en", "pt"], autouse=True)
def _language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    translation.install(qapp, request.param)
    yield
    translation.install(qapp, "en")


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (next_steps.action, Action),
        (next_steps.why, Why),
        (deadlines.regime, Regime),
        (deadlines.kind, DeadlineKind),
        (decisions.verb, Verb),
        (decisions.refusal, Refusal),
        (lambda kind: decisions.open_item(OpenItem(kind)), OpenKind),
        (lambda verb: decisions.decision(replace(ACCEPTED, verb=verb)), Verb),
        (lambda change: decisions.run_change(RunChange(1, NOW, change, None, None, FIGURES)), Change),
    ],
)
def test_every_code_has_its_own_words(said: Callable[[Any], str], codes: Iterable[Any]) -> None:
    listed = list(codes)
    words = [said(code) for code in listed]
    assert all(words)
    assert len(set(words)) == len(listed)


def test_every_menu_but_none_has_a_place() -> None:
    assert next_steps.menu(Menu.NOWHERE) == ""
    assert all("Segurança Social Direta" in next_steps.menu(menu) for menu in Menu if menu is not Menu.NOWHERE)


def test_a_step_says_what_why_where_until_when_and_what_else() -> None:
    step = NextStep(Action.COMMUNICATE, Why.CHANGED_IN_ERP, Menu.COMPUTED_VALUES, Action.FIX_ERP, DUE)
    said = next_steps.sentences(step, date(2026, 11, 12))
    assert len(said) == 4
    assert next_steps.action(Action.COMMUNICATE) in said[0]
    assert next_steps.menu(Menu.COMPUTED_VALUES) in said[1]
    assert "20/11/2026" in said[2]
    assert next_steps.action(Action.FIX_ERP) in said[3]
    assert len(next_steps.sentences(step, date(2026, 11, 21))) == 5
    assert "20/11/2026" in next_steps.headline(step, DAY)
    alone = NextStep(Action.ACCEPT, Why.ROUNDING)
    assert len(next_steps.sentences(alone, DAY)) == 1
    assert next_steps.headline(alone, DAY) == next_steps.action(Action.ACCEPT)


def test_days_are_counted_both_ways() -> None:
    assert len({deadlines.left(days) for days in (-2, -1, 0, 1, 2)}) == 5
    assert "2" in deadlines.left(2)
    assert "2" in deadlines.left(-2)
    pay = Due(DeadlineKind.PAY, OCTOBER, date(2026, 11, 1), DAY, DAY)
    assert "01/11/2026 – 20/11/2026" in deadlines.due(pay, DAY)


def silence(erp: int | None, portal: int, other: int = 0, left: int = 3) -> SilentAcceptance:
    def amounts(cents: int) -> Amounts:
        return Amounts(Money(cents), Money(cents), 1)

    lines = (
        SilentLine(GENERAL, None if erp is None else amounts(erp), amounts(portal)),
        SilentLine(Rate(2960), amounts(other) if erp is not None else None, None),
    )
    return SilentAcceptance(1, "Padaria", Nif.with_check_digit("50000001"), OCTOBER, erp is not None, lines, DUE, left)


def test_silence_says_which_way_it_harms() -> None:
    cases = [silence(None, 100), silence(100, 100), silence(60, 100, 40), silence(50, 100), silence(150, 100)]
    words = [deadlines.silent(case) for case in cases]
    assert len(set(words)) == len(words)
    assert all("Padaria" in said and "20/11/2026" in said for said in words)
    assert all("0" in said and "50" in said for said in words[3:])
    assert deadlines.silent(silence(50, 100, left=-1)) != words[3]


def test_joining_is_told_before_and_after() -> None:
    notices = [JoiningNotice(1, "Padaria", Nif.with_check_digit("50000001"), warning) for warning in Joining]
    words = {deadlines.joining(notice, date(2026, 12, 30)) for notice in notices}
    assert len(words) == 2
    assert all("Padaria" in said and "2027" in said for said in words)


def test_a_preview_counts_and_names_what_is_left_alone() -> None:
    key = BucketKey(1, OCTOBER, GENERAL)
    outcome = Outcome(
        (Planned(key, DivergenceState.OPEN, DivergenceState.ACCEPTED, FIGURES),) * 2, ((key, Refusal.RESOLVED),)
    )
    assert decisions.planned(outcome) != decisions.done(outcome) != decisions.done(replace(outcome, repeated=True))
    assert "2" in decisions.planned(outcome)
    [why] = decisions.refused(outcome)
    assert decisions.refusal(Refusal.RESOLVED) in why
    assert "34" in why


def test_an_overturned_decision_shows_both_figures() -> None:
    now = replace(FIGURES, portal_remuneration=Money(800_00))
    said = decisions.overturned(ACCEPTED, now)
    assert decisions.figures(FIGURES) in said
    assert decisions.figures(now) in said
    assert decisions.figures(FIGURES) not in decisions.overturned(ACCEPTED, FIGURES)
    assert decisions.overturned_lines(ACCEPTED, FIGURES) == [decisions.overturned(ACCEPTED, FIGURES)]
    _, *lines = decisions.overturned_lines(ACCEPTED, now)
    assert len(lines) == 1, "only what became another figure"
    assert formats.money(Money(800_00)) in lines[0]
    changed = decisions.run_change(RunChange(2, NOW, Change.REOPENED, DivergenceState.ACCEPTED, FIGURES, now))
    assert "→" in changed


def test_an_ampersand_in_a_company_s_name_marks_no_key_in_the_menu() -> None:
    assert decision_dialogs.undo("SERRA & FILHOS, SA").endswith("SERRA && FILHOS, SA")
    assert "SERRA & FILHOS, SA" in decision_dialogs.undo_what("SERRA & FILHOS, SA")


def test_a_signature_is_said_to_be_there_or_not() -> None:
    plan = SignPlan(1, OCTOBER, (OpenItem(OpenKind.UNDECIDED, GENERAL),), ())
    assert decisions.signed(plan) != decisions.signed(replace(plan, signed=True))
    assert decisions.open_item(plan.open[0]).startswith("34")
    assert decisions.state_of_month(signed=True) != decisions.state_of_month(signed=False)
    assert decisions.unsigned("x", done=True) != decisions.unsigned("x", done=False)
