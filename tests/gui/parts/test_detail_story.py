# SPDX-License-Identifier: MIT
"""What the detail tells beside figures: why, what now, what was decided, and what came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from domain.deadlines import DeadlineKind, Due
from domain.decisions import DecisionEvent, RunChange, Verb
from domain.divergence import Change, Divergence, DivergenceState, Figures
from domain.explanation import (
    Cause,
    CauseKind,
    Confidence,
    Explanation,
    OtherBucket,
    Person,
    Remark,
    Rounded,
    Source,
    SourceKind,
)
from domain.next_step import Action, Menu, NextStep, Why
from domain.read_models import BucketDetail, BucketRow, DivergenceRow, SourceRow, WorkerPair
from domain.reconciliation import Amounts, BucketKey, BucketStatus, MissingSide
from domain.three_way import ThreeWayRow, Verdict
from domain.use_cases.bucket_story import BucketStory
from domain.use_cases.decide import Life
from domain.use_cases.divergences import DivergenceItem
from domain.values import Money, Niss, Rate
from tests.gui.parts import samples
from ui import theme
from ui.deeds import Deed, Deeds
from ui.detail import DetailPane

TODAY = date(2026, 11, 22)
GAP = (Money(-12_000), Money(-4_170))
FIGURES = Figures(Money(100_000), Money(88_000), Money(34_750), Money(30_580))
DUE = Due(DeadlineKind.DELIVER, samples.OCTOBER, None, date(2026, 11, 10), date(2026, 11, 10))
LATER = replace(DUE, nominal=date(2026, 11, 26), day=date(2026, 11, 26))
ANA = Person(Niss.with_check_digit("1234567890"), "ANA COSTA", Money(60_000), Money(48_000), Money(-12_000))
FILE = Source(SourceKind.IMPORT, 1, "DR_old.txt", samples.NOW - timedelta(days=9))
ANSWER = Source(SourceKind.SNAPSHOT, 2, "portal.test", samples.NOW - timedelta(days=2))


def cause(
    kind: CauseKind = CauseKind.AMOUNT_DIFFERS, worth: tuple[Money, Money] = GAP, *evidence: object, workers: int = 1
) -> Cause:
    return Cause(kind, *worth, evidence=evidence or (ANA,), workers=workers)  # type: ignore[arg-type]


def explained(*causes: Cause, remarks: tuple[Remark, ...] = ()) -> Explanation:
    total = [sum((getattr(one, name) for one in causes), Money()) for name in ("remuneration", "contribution")]
    return Explanation(total[0], total[1], causes, remarks)


def event(verb: Verb, after: DivergenceState, reason: str = "", *, number: int = 1) -> DecisionEvent:
    at = samples.NOW - timedelta(hours=10 - number)
    return DecisionEvent(1, at, "ana", verb, reason, DivergenceState.OPEN, after, FIGURES, id=number)


def story(
    row: BucketRow | None = None,
    found: Explanation | None = None,
    *,
    step: NextStep | None = None,
    state: DivergenceState = DivergenceState.OPEN,
    decision: DecisionEvent | None = None,
    was: DecisionEvent | None = None,
    notes: tuple[DecisionEvent, ...] = (),
    signed: bool = False,
    runs: tuple[RunChange, ...] = (),
    sources: tuple[SourceRow, ...] = (),
    sides: ThreeWayRow | None = None,
) -> BucketStory:
    bucket = row or samples.bucket()
    found = found or explained(cause())
    step = step or NextStep(Action.FIX_ERP, Why.AMOUNTS_DIFFER, Menu.CONTRACTS, Action.RESEND, DUE)
    item = DivergenceItem(
        DivergenceRow(1, state, bucket, samples.NOW), Verdict.NEVER_DECLARED, found, step, decision, was, notes, signed
    )
    told = tuple(one for one in (was, decision, *notes) if one is not None)
    life = Life(Divergence(bucket.key, state, bucket.status, FIGURES, 1), told, runs)
    return BucketStory(bucket.key, item, found, life, sides, sources)


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def deeds(pane: DetailPane) -> Deeds:
    made = Deeds(pane)
    pane.use_deeds(made)
    return made


def show(pane: DetailPane, told: BucketStory, detail: BucketDetail | None = None) -> str:
    """Show a story, and give every word that is seen."""
    pane.show_detail(detail or samples.detail(samples.bucket()), samples.NOW)
    pane.show_story(told, TODAY)
    return words(pane)


def words(pane: QWidget) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def buttons(pane: QWidget) -> dict[str, QAbstractButton]:
    return {each.text(): each for each in pane.findChildren(QAbstractButton) if each.isVisible() and each.text()}


def press(pane: QWidget, text: str) -> None:
    button = buttons(pane)[text]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def names(pane: QWidget) -> list[str]:
    return [label.accessibleName() for label in pane.findChildren(QLabel) if label.isVisible()]


# Why


def test_causes_have_their_amounts_and_add_up(pane: DetailPane) -> None:
    rest = Cause(CauseKind.NOT_EXPLAINED, Money(0), Money(-70))
    said = show(pane, story(found=explained(cause(worth=(Money(-12_000), Money(-4_100))), rest)))
    assert "1 worker with a lower amount at the portal (ANA COSTA)." in said
    assert "Not explained" in said
    assert "No record that is kept here accounts for this." in said
    assert "2 causes" in said
    spoken = names(pane)
    assert "Amount differs, Contr. €: minus 41 euros" in spoken
    assert "Not explained, Contr. €: minus 70 cents" in spoken
    assert "Difference, Contr. €: minus 41 euros and 70 cents" in spoken


def test_evidence_opens_with_the_keyboard(pane: DetailPane, qtbot: QtBot) -> None:
    other = OtherBucket(BucketKey(1, samples.OCTOBER, Rate(2960)), Money(12_000), Money(3_552))
    rounded = Rounded(10, Money(3), Money(-2), Money(20))
    show(pane, story(found=explained(cause(CauseKind.RATE_SWAP, GAP, ANA, FILE, ANSWER, other, rounded))))
    assert "DR_old.txt" not in words(pane)
    QTest.keyClick(buttons(pane)["Evidence: 1 worker, 2 sources, another group"], Qt.Key.Key_Space)
    said = words(pane)
    assert "ERP file DR_old.txt, imported 13/11/2026" in said
    assert "The portal's answer of 20/11/2026" in said
    assert "ERP 600.00 · portal 480.00" in said
    assert "The other half: Oct 2026, 29.60%, +120.00\u00a0€ of remuneration, +35.52\u00a0€ of contribution." in said
    assert "Rounding can make up to 0.20" in said
    with qtbot.waitSignal(pane.bucket_wanted) as wanted:
        press(pane, "Show that group")
    assert wanted.args == [other.key]
    QTest.keyClick(buttons(pane)["Evidence: 1 worker, 2 sources, another group"], Qt.Key.Key_Space)
    assert "DR_old.txt" not in words(pane)


def test_of_many_workers_a_few_are_listed_and_all_are_counted(pane: DetailPane) -> None:
    people = [replace(ANA, name=f"WORKER {number}") for number in range(200)]
    show(pane, story(found=explained(cause(CauseKind.MISSING_IN_PORTAL, GAP, *people, workers=900))))
    press(pane, "Evidence: 900 workers")
    said = words(pane)
    assert "WORKER 11" in said
    assert "WORKER 12" not in said
    assert "and 888 more, in the table of workers" in said


def test_a_story_tells_its_parts(pane: DetailPane) -> None:
    part = cause()
    told = replace(cause(CauseKind.FORGOTTEN_RESEND, GAP, FILE, ANSWER), parts=(part,), confidence=Confidence.LIKELY)
    said = show(pane, story(found=explained(told)))
    assert "Forgotten resend" in said
    assert "Likely" in said
    press(pane, "Evidence: 1 worker, 2 sources")
    assert "1 worker with a lower amount at the portal (ANA COSTA): −120.00" in words(pane)


def test_values_that_came_in_since_ask_for_another_run(pane: DetailPane, qtbot: QtBot) -> None:
    now = explained(cause(worth=(Money(-9_000), Money(-3_128))))
    said = show(pane, story(found=now))
    assert "Values came in since the last reconciliation." in said
    assert "−90.00" in said
    with qtbot.waitSignal(pane.reconcile_wanted):
        press(pane, "Reconcile again")
    assert "Values came in" not in show(pane, story())


def test_what_tallies_and_what_is_within_the_tolerance_say_so(pane: DetailPane) -> None:
    same = samples.bucket(portal=100_000, status=BucketStatus.TALLIES)
    remark = Remark(ANA.niss, "ANA COSTA", Money(5_000), "P", None, "R", None)
    told = BucketStory(same.key, None, explained(remarks=(remark,)), None, None, ())
    said = show(pane, told, samples.detail(same))
    assert "Both sides have the same amounts." in said
    assert "ANA COSTA: 50.00" in said
    assert "Next step" not in buttons(pane)
    assert "Decision" not in buttons(pane)
    near = samples.bucket(portal=100_020, status=BucketStatus.TALLIES)
    rounding = cause(CauseKind.ROUNDING, (Money(20), Money(7)))
    told = BucketStory(near.key, None, explained(rounding), None, None, ())
    said = show(pane, told, samples.detail(near))
    assert "within the tolerance of 0.50" in said
    assert "+0.20" in said


def test_what_was_not_compared_has_no_causes(pane: DetailPane) -> None:
    row = samples.bucket(portal=0, status=BucketStatus.NOT_COMPARED, missing=MissingSide.PORTAL_NEVER)
    show(pane, BucketStory(row.key, None, None, None, None, ()), samples.detail(row))
    assert not {"Why", "Next step", "Decision"} & buttons(pane).keys()


def test_totals_alone_are_told(pane: DetailPane) -> None:
    detail = samples.detail(samples.bucket())
    pairs = tuple(replace(pair, portal=None) for pair in detail.pairs)
    said = show(pane, story(found=explained(cause(workers=0))), replace(detail, pairs=pairs))
    assert "The portal gave totals alone" in said
    assert "Neither side tells" in show(pane, story(), replace(detail, pairs=()))


def test_loading_and_errors_stand_in_the_place_of_the_cause(pane: DetailPane, qtbot: QtBot) -> None:
    pane.show_detail(samples.detail(samples.bucket()), samples.NOW)
    assert "Why" not in buttons(pane)
    pane.show_story_loading()
    assert "Looking for the cause…" in words(pane)
    assert "1,000.00" in words(pane), "the figures are there at once"
    pane.show_story_error("The store is in use.")
    assert "The store is in use." in words(pane)
    with qtbot.waitSignal(pane.again_wanted):
        press(pane, "Try again")


def test_another_group_has_nothing_of_the_one_before(pane: DetailPane) -> None:
    assert "ANA COSTA" in show(pane, story())
    pane.show_detail(samples.detail(samples.bucket(2)), samples.NOW)
    assert "with a lower amount" not in words(pane)
    pane.show_story(story(), TODAY)
    assert "with a lower amount" not in words(pane), "a story of another group comes too late"


def test_what_the_clerk_opened_and_closed_stays(pane: DetailPane) -> None:
    show(pane, story())
    press(pane, "Evidence: 1 worker")
    press(pane, "Timeline")
    show(pane, story())
    assert "ERP 600.00 · portal 480.00" in words(pane), "the same story leaves what is open"
    show(pane, story(samples.bucket(2)), samples.detail(samples.bucket(2)))
    assert "Portal last asked" not in words(pane)


# What now


def test_a_step_says_what_why_where_until_when_and_what_else(pane: DetailPane) -> None:
    said = show(pane, story(step=NextStep(Action.RESEND, Why.CHANGED_IN_ERP, Menu.DECLARATIONS, Action.FIX_ERP, LATER)))
    for part in (
        "Send a corrected DR",
        "Deliver the DR: 26/11/2026 (4 days left)",
        "The ERP changed after this month was declared",
        "Where: Segurança Social Direta › Employment › Remuneration statements",
        "If nothing is done: the portal keeps what it has, and what is delivered after 26/11/2026 is late.",
        "If that is not it: correct it in the ERP.",
    ):
        assert part in said


@pytest.mark.parametrize(("due", "late"), [(DUE, True), (LATER, False)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_deadline_that_has_passed_is_red(pane: DetailPane, due: Due, late: bool, scheme: str) -> None:
    palette = theme.palette("dark" if scheme == "dark" else "light")
    pane.setPalette(palette)
    show(pane, story(step=NextStep(Action.FIX_ERP, Why.AMOUNTS_DIFFER, due=due)))
    (label,) = (each for each in pane.findChildren(QLabel) if each.text().startswith("Deliver the DR"))
    assert label.font().bold() is late
    red = theme.state_colour(BucketStatus.DIVERGES, palette)
    assert (label.palette().color(label.foregroundRole()) == red) is late


@pytest.mark.parametrize(
    ("action", "deed"),
    [
        (Action.RESEND, Deed.WRITE_CORRECTED),
        (Action.COMMUNICATE, Deed.COMMUNICATE),
        (Action.CONTEST, Deed.CONTEST),
        (Action.ACCEPT, Deed.ACCEPT),
        (Action.WAIT, Deed.FETCH_AGAIN),
        (Action.LOOK, Deed.SHOW_OPERATIONS),
        (Action.FIX_ERP, Deed.CORRECTING),
    ],
)
def test_a_step_s_button_does_it(pane: DetailPane, deeds: Deeds, action: Action, deed: Deed) -> None:
    told = story(step=NextStep(action, Why.AMOUNTS_DIFFER))
    show(pane, told)
    title = deeds.title(deed)
    assert title not in buttons(pane), "nobody takes it on"
    done: list[object] = []
    allowed = [True]
    deeds.offer(deed, done.append, lambda _: allowed[0], lambda _: "Not while it is raining.")
    first = next(each for each in pane.findChildren(QAbstractButton) if each.text() == title and each.isVisible())
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert done == [[told.key]]
    allowed[0] = False
    deeds.changed.emit()
    assert not first.isEnabled()
    assert first.toolTip() == "Not while it is raining."


def test_more_opens_a_menu_of_all_deeds(pane: DetailPane, deeds: Deeds) -> None:
    done: list[object] = []
    deeds.offer(Deed.SIGN_OFF, done.append)
    told = story()
    show(pane, told)
    press(pane, "More")
    menu = next(each for each in pane.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert done == [[told.key]]


def test_what_was_accepted_asks_for_nothing(pane: DetailPane, deeds: Deeds) -> None:
    deeds.offer(Deed.CORRECTING, print)
    accepted = event(Verb.ACCEPT, DivergenceState.ACCEPTED, "agreed")
    said = show(pane, story(state=DivergenceState.ACCEPTED, decision=accepted))
    assert "Nothing more" in said
    assert "counts until its figures change" in said
    assert "Deliver the DR" not in said


# What was decided


def test_a_decision_has_its_author_its_reason_and_its_notes(pane: DetailPane) -> None:
    accepted = event(Verb.ACCEPT, DivergenceState.ACCEPTED, "agreed with the client")
    note = event(Verb.NOTE, DivergenceState.ACCEPTED, "called twice", number=2)
    said = show(pane, story(state=DivergenceState.ACCEPTED, decision=accepted, notes=(note,), signed=True))
    assert "ana · Accepted: agreed with the client" in said
    assert "ana · Note: called twice" in said
    assert "The month is signed off: only notes can be added." in said
    assert "Accepted" in buttons(pane)["Decision"].accessibleName()


def test_a_decision_that_a_run_overturned_has_the_figures_before_and_after(pane: DetailPane) -> None:
    before = replace(FIGURES, portal_remuneration=Money(90_000), portal_contribution=Money(31_275))
    was = replace(event(Verb.ACCEPT, DivergenceState.ACCEPTED, "agreed"), figures=before)
    reopened = RunChange(7, samples.NOW, Change.REOPENED, DivergenceState.ACCEPTED, before, FIGURES)
    said = show(pane, story(was=was, runs=(reopened,)))
    assert "Was “Accepted with a reason”. Since then, this changed:\nPortal, remuneration: 900.00 → 880.00" in said
    assert "ERP, remuneration:" not in said, "it stayed as it was"
    assert "Opened again" in buttons(pane)["Decision"].accessibleName(), "as the table of divergences says"
    press(pane, "History: 2 events")
    past = words(pane)
    first, second = past.index("Opened again: ERP"), past.rindex("Accepted: agreed")
    assert first < second, "the newest first"


def test_what_was_resolved_says_so_and_keeps_its_history(pane: DetailPane, deeds: Deeds) -> None:
    deeds.offer(Deed.ACCEPT, print)
    same = samples.bucket(portal=100_000, status=BucketStatus.TALLIES)
    found = RunChange(6, samples.NOW, Change.RESOLVED, DivergenceState.OPEN, FIGURES, FIGURES)
    life = Life(Divergence(same.key, DivergenceState.RESOLVED, BucketStatus.DIVERGES, FIGURES, 1), (), (found,))
    said = show(pane, BucketStory(same.key, None, explained(), life, None, ()), samples.detail(same))
    assert "It differed before, and tallies now." in said
    assert "History: 1 event" in buttons(pane)
    assert deeds.title(Deed.ACCEPT) not in buttons(pane)


class Windows(QObject):
    """Notes each widget that comes up as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window(pane: DetailPane, deeds: Deeds, qapp: QApplication) -> None:
    for deed in Deed:
        deeds.offer(deed, print)
    row = samples.bucket()
    side = Amounts(Money(95_000), Money(33_013), 12)
    sides = ThreeWayRow(row.key, row.company, row.nif, side, side, side, Verdict.FORGOTTEN_RESEND)
    watch = Windows()
    qapp.installEventFilter(watch)
    show(pane, story(sides=sides, sources=(came(SourceKind.IMPORT, 1, samples.NOW, 1),)))
    for opener in ("Evidence: 1 worker", "History: 0 events"):
        press(pane, opener)
    qapp.removeEventFilter(watch)
    assert watch.shown == []


# Where it came from


def came(kind: SourceKind, number: int, at: datetime, cents: int | None, gone: datetime | None = None) -> SourceRow:
    amounts = None if cents is None else Amounts(Money(cents), Money(cents).times(samples.GENERAL), 12)
    name = f"DR_{number}.txt" if kind is SourceKind.IMPORT else "portal.test"
    return SourceRow(kind, number, name, at, amounts, gone)


def test_files_answers_and_runs_come_newest_first(pane: DetailPane) -> None:
    days = [samples.NOW - timedelta(days=number) for number in range(4)]
    found = RunChange(1, days[1], Change.OPENED, None, None, FIGURES)
    sources = (
        came(SourceKind.SNAPSHOT, 3, days[0], None),
        came(SourceKind.IMPORT, 2, days[1], 100_000),
        came(SourceKind.IMPORT, 1, days[3], 90_000, days[1]),
    )
    said = show(pane, story(sources=sources, runs=(found,)))
    places = [
        said.index(words)
        for words in ("Answer of the portal", "Reconciliation found a divergence", "DR_2.txt", "DR_1.txt")
    ]
    assert places == sorted(places)
    assert "1,000.00 / 347.50" in said
    assert "until 21/11/2026" in said
    assert "ERP file, until 21/11/2026 15:04, DR_1.txt: 900 euros, 312 euros and 75 cents" in names(pane)
    assert "Answer of the portal, portal.test: nothing" in names(pane)


def test_a_long_past_is_shown_on_demand(pane: DetailPane, qtbot: QtBot) -> None:
    sources = tuple(
        came(SourceKind.IMPORT, number, samples.NOW - timedelta(days=30 - number), number)
        for number in range(20, 0, -1)
    )
    assert "DR_12.txt" not in show(pane, story(sources=sources))
    press(pane, "Show 12 older")
    qtbot.waitUntil(lambda: "DR_1.txt" in words(pane))
    assert "Show 12 older" not in buttons(pane)


def test_the_three_sides_are_open_where_they_tell_something(pane: DetailPane) -> None:
    amounts = Amounts(Money(95_000), Money(33_013), 12)
    row = samples.bucket()
    sides = ThreeWayRow(row.key, row.company, row.nif, amounts, amounts, amounts, Verdict.FORGOTTEN_RESEND)
    assert "950.00" in show(pane, story(sides=sides))
    press(pane, "ERP, declared, portal")
    assert "950.00" not in words(pane)
    little = replace(sides, declared=None, verdict=Verdict.NEVER_DECLARED)
    other = DetailPane()
    other.show()
    assert "950.00" not in show(other, story(sides=little))
    press(other, "ERP, declared, portal")
    assert "950.00" in words(other)


# Room


LONG = "COMPANHIA PORTUGUESA DE PANIFICAÇÃO E PASTELARIA TRADICIONAL, LDA"


def large(workers: int) -> BucketDetail:
    row = samples.bucket(company=LONG, erp=9_876_543_21, portal=-432_109_87)
    pairs = tuple(
        WorkerPair(
            Niss.with_check_digit(f"1{number:09d}"),
            f"MARIA DA CONCEIÇÃO FIGUEIREDO DE ALBUQUERQUE E VASCONCELOS {number}",
            "P",
            samples.OCTOBER,
            Money(-1_234_567),
            Money(9_876_543),
            300,
            300,
        )
        for number in range(workers)
    )
    return replace(samples.detail(row), pairs=pairs, workers_differing=len(pairs))


def figures(pane: DetailPane) -> list[QLabel]:
    labels = [each for each in pane.findChildren(QLabel) if each.isVisible() and each.accessibleName()]
    return [each for each in labels if each.alignment() & Qt.AlignmentFlag.AlignRight]


def is_cut(label: QLabel) -> bool:
    return label.width() < label.sizeHint().width()


@pytest.mark.parametrize("lang", ["en", "pt"])
def test_no_figure_is_cut_in_320_pixels(
    pane: DetailPane, deeds: Deeds, request: pytest.FixtureRequest, qtbot: QtBot, lang: str
) -> None:
    if lang == "pt":
        request.getfixturevalue("portuguese")
        pane = DetailPane()
        pane.use_deeds(deeds)
        pane.resize(320, 700)
        pane.show()
    for deed in Deed:
        deeds.offer(deed, print)
    detail = large(40)
    gap = (detail.bucket.remuneration_difference, detail.bucket.contribution_difference)
    side = Amounts(detail.bucket.erp_remuneration, detail.bucket.erp_contribution, 5_000)
    sides = ThreeWayRow(detail.bucket.key, LONG, detail.bucket.nif, side, side, side, Verdict.FORGOTTEN_RESEND)
    show(pane, story(detail.bucket, explained(cause(worth=gap)), sides=sides), detail)
    # The scroll bar comes last, and has everything laid out once more.
    qtbot.waitUntil(lambda: figures(pane) != [] and not list(filter(is_cut, figures(pane))))
    for label in figures(pane):
        assert label.mapTo(pane, label.rect().topRight()).x() < pane.width(), label.text()
    for button in pane.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.mapTo(pane, button.rect().topRight()).x() < pane.width(), button.text()
    table = next(each for each in pane.findChildren(QTableView) if each.isVisible())
    header = table.horizontalHeader()
    assert header.length() <= table.viewport().width()
    shown = [at for at in range(header.count()) if not table.isColumnHidden(at) and at > 0]
    for column in shown:
        index = table.model().index(0, column)
        option = table.fontMetrics().horizontalAdvance(str(index.data()))
        assert table.columnWidth(column) >= option, index.data()
    assert LONG in words(pane)
    assert "MARIA DA CONCEIÇÃO" in table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_five_thousand_workers_are_shown(pane: DetailPane, monkeypatch: pytest.MonkeyPatch) -> None:
    detail = large(5_000)

    def too_slow(_: str) -> str:
        raise AssertionError("names are folded when somebody sorts them, and not before")

    monkeypatch.setattr("ui.tables.columns.fold", too_slow)
    show(pane, story(detail.bucket), detail)
    table = next(each for each in pane.findChildren(QTableView) if each.isVisible())
    assert table.model().rowCount() == 5_000
    assert table.height() < 500, "it scrolls by itself"


def test_a_story_that_comes_late_once_more_stays_and_nothing_waits_for_ever(pane: DetailPane) -> None:
    detail, told = samples.detail(samples.bucket()), story()
    before = show(pane, told, detail)
    pane.show_nothing()
    pane.show_detail(detail, samples.NOW)
    pane.show_story_loading()
    assert "Looking for the cause" not in words(pane), "what is known of it is there"
    pane.show_story(told, TODAY)
    assert words(pane) == before


def test_a_story_takes_the_place_of_what_failed_before_it(pane: DetailPane) -> None:
    told = story()
    before = show(pane, told)
    pane.show_story_error("The store is busy.")
    assert "The store is busy." in words(pane)
    pane.show_story(told, TODAY)
    assert words(pane) == before
