# SPDX-License-Identifier: MIT
"""Three sides of a bucket: figures, dashes, and the verdict in a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from domain.reconciliation import Amounts, BucketKey, MissingSide
from domain.three_way import ThreeWayRow, Verdict
from domain.values import Money, Nif, Rate, YearMonth
from ui import translation
from ui.corrections.three_way import ThreeWayView

KEY = BucketKey(1, YearMonth.parse("2026-10"), Rate(3475))
LESS = Amounts(Money(880_00), Money(305_80), 2)
MORE = Amounts(Money(1_000_00), Money(347_50), 3)


def row(
    erp: Amounts | None,
    declared: Amounts | None,
    portal: Amounts | None,
    verdict: Verdict,
    missing: MissingSide = MissingSide.NOTHING,
) -> ThreeWayRow:
    return ThreeWayRow(KEY, "Padaria", Nif("508301661"), erp, declared, portal, verdict, missing)


@pytest.fixture
def view(qtbot: QtBot) -> ThreeWayView:
    made = ThreeWayView()
    qtbot.addWidget(made)
    made.resize(320, 200)
    return made


def cell(view: ThreeWayView, name: str) -> QLabel:
    (found,) = (each for each in view.findChildren(QLabel) if each.accessibleName().startswith(name))
    return found


def test_a_forgotten_resend_is_told_and_the_side_that_stands_alone_is_bold(view: ThreeWayView) -> None:
    view.show_row(row(MORE, LESS, LESS, Verdict.FORGOTTEN_RESEND))
    assert view.isVisible()
    assert cell(view, "The portal shows what was last declared").text().endswith("it looks like a forgotten resend.")
    assert cell(view, "Remun. €, ERP now:").text() == "1,000.00"
    assert cell(view, "Contr. €, Declared:").text() == "305.80"
    assert cell(view, "Workers, Portal:").text() == "2"
    assert cell(view, "Remun. €, ERP now:").font().bold()
    assert not cell(view, "Remun. €, Portal:").font().bold()


def test_another_bucket_takes_the_emphasis_with_it(view: ThreeWayView) -> None:
    view.show_row(row(MORE, LESS, LESS, Verdict.FORGOTTEN_RESEND))
    view.show_row(row(LESS, LESS, MORE, Verdict.PORTAL_CHANGED))
    assert cell(view, "Contr. €, Portal:").font().bold()
    assert not cell(view, "Contr. €, ERP now:").font().bold()


def test_what_is_not_there_is_a_dash_and_heard_as_such(view: ThreeWayView) -> None:
    view.show_row(row(MORE, None, None, Verdict.NEVER_DECLARED))
    for amount in ("Remun. €", "Contr. €", "Workers"):
        for side in ("Declared", "Portal"):
            assert cell(view, f"{amount}, {side}: none").text() == "—"


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_a_sentence_in_both_languages(
    qapp: QApplication, view: ThreeWayView, verdict: Verdict
) -> None:
    said = []
    for lang in ("en", "pt"):
        translation.install(qapp, lang)
        view.show_row(row(MORE, LESS, LESS, verdict))
        said.append(max((label.text() for label in view.findChildren(QLabel)), key=len))
    assert said[0] != said[1]
    assert all(one.endswith(".") and " " in one for one in said)


def test_a_side_that_is_missing_says_what_to_do(view: ThreeWayView) -> None:
    view.show_row(row(MORE, None, None, Verdict.NOT_COMPARED, MissingSide.PORTAL_NEVER))
    assert cell(view, "The portal was never asked for this month. Fetch it.")


def test_without_a_row_it_takes_no_room(view: ThreeWayView) -> None:
    view.show_row(row(MORE, LESS, LESS, Verdict.IN_STEP))
    view.show_row(None)
    assert not view.isVisible()
    assert view.row is None
