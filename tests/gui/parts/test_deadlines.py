# SPDX-License-Identifier: MIT
"""The deadlines: what is due and past, what silence accepts, and who has not joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from domain.company import Company, Regime
from domain.deadlines import Calendar, DeadlineKind, Joining, moving
from domain.reconciliation import Amounts
from domain.use_cases.deadlines import Board, CompanyDue, JoiningNotice, SilentAcceptance, SilentLine, Standing
from domain.values import Money, Nif, Niss, YearMonth
from tests.gui.current import current_key
from tests.gui.parts import samples
from ui import theme
from ui.deadlines.tables import DueKey
from ui.deadlines.view import DeadlinesView
from ui.tables.record_table import RecordTable

TODAY = date(2026, 11, 22)
NISS, NIF = Niss.with_check_digit("2500000001"), Nif.with_check_digit("50000001")
CLASSIC = Company(1, NISS, NIF, "Alfa, Lda")
JOINED = Company(2, NISS, NIF, "Beta, Lda", Regime.SCC, YearMonth(2026, 7))
NOVEMBER = YearMonth(2026, 11)
DELIVER, CONFIRM, PAY = DeadlineKind.DELIVER, DeadlineKind.CONFIRM, DeadlineKind.PAY


def due(
    company: Company,
    month: YearMonth,
    kind: DeadlineKind,
    standing: Standing = Standing.OPEN,
    calendar: Calendar | None = None,
) -> CompanyDue:
    found = (calendar or Calendar()).due(company, month, kind)
    assert found is not None
    return CompanyDue(company.id, company.name, company.nif, found, found.days_left(TODAY), standing, True)


def silent(*, has_erp: bool = True) -> SilentAcceptance:
    line = SilentLine(
        samples.GENERAL,
        Amounts(Money(100_000), Money(34_750), 1) if has_erp else None,
        Amounts(Money(120_000), Money(41_700), 1),
    )
    found = Calendar().due(JOINED, samples.OCTOBER, CONFIRM)
    assert found is not None
    days = found.days_left(TODAY)
    return SilentAcceptance(2, JOINED.name, NIF, samples.OCTOBER, has_erp, (line,), found, days)


def board(*, has_erp: bool = True) -> Board:
    return Board(
        TODAY,
        (
            due(JOINED, samples.OCTOBER, PAY),
            due(CLASSIC, NOVEMBER, DELIVER),
            due(JOINED, NOVEMBER, CONFIRM, Standing.DONE),
        ),
        (silent(has_erp=has_erp),),
        (JoiningNotice(1, CLASSIC.name, NIF, Joining.COMING),),
        (
            due(JOINED, samples.OCTOBER, CONFIRM, Standing.MISSED),
            due(CLASSIC, samples.OCTOBER, DELIVER, Standing.UNKNOWN),
        ),
    )


@pytest.fixture
def view(qtbot: QtBot) -> DeadlinesView:
    made = DeadlinesView()
    qtbot.addWidget(made)
    made.resize(841, 620)
    made.show()
    qtbot.waitExposed(made)
    return made


def column(table: RecordTable, title: str) -> list[str]:
    model = table.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return [model.index(row, heads.index(title)).data() for row in range(model.rowCount())]


def words(view: DeadlinesView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_before_the_first_look_it_says_that_it_looks(view: DeadlinesView) -> None:
    assert "being looked up" in words(view)


def test_what_is_past_comes_first_then_what_is_next(view: DeadlinesView) -> None:
    view.set_board(board())
    assert column(view.dues, "Countdown") == ["12 days ago", "2 days ago", "in 3 days", "in 18 days"]
    assert column(view.dues, "Company") == ["Alfa, Lda", "Beta, Lda", "Beta, Lda", "Alfa, Lda"]
    assert column(view.dues, "State") == [
        "Past; portal not asked",
        "Past; not at the portal",
        "Not known here",
        "To be done",
    ]
    assert "1 company with deadlines past that" in words(view)


def test_what_is_past_has_a_sign_and_a_colour_of_its_own(view: DeadlinesView) -> None:
    view.set_board(board())
    pictures = []
    for row in (1, 2, 3):
        place = view.dues.visualRect(view.dues.model().index(row, 0))
        image = view.dues.viewport().grab(place).toImage()
        pictures.append({image.pixel(x, y) for x in range(20) for y in range(image.height())})
    assert pictures[0] != pictures[1] != pictures[2]


def test_what_is_done_is_shown_on_demand(view: DeadlinesView) -> None:
    view.set_board(board())
    box = view.findChild(QCheckBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert column(view.dues, "State")[-1] == "Done"


def test_what_silence_accepts_is_in_euros(view: DeadlinesView) -> None:
    view.set_board(board())
    assert column(view.silent, "By silence €") == ["417.00"]
    assert column(view.silent, "Difference €") == ["+69.50"]
    assert "For 1 month the last day has passed" in words(view)
    view.set_board(board(has_erp=False))
    assert column(view.silent, "Difference €") == ["—"]
    assert "differ from the ERP" not in words(view)


def test_who_has_not_joined_is_told(view: DeadlinesView) -> None:
    view.set_board(board())
    assert "Alfa, Lda is in the classic regime. From January 2027 on (in 40 days)" in words(view)


def test_a_row_says_what_it_means_and_enter_opens_its_month(qtbot: QtBot, view: DeadlinesView) -> None:
    view.set_board(board())
    view.dues.setFocus()
    with qtbot.waitSignal(view.chosen):
        view.dues.selectRow(1)
    assert "69.50\u00a0€ too much is owed" in view.said
    QTest.keyClick(view.dues, Qt.Key.Key_Up)
    assert "Fetch the month" in view.said
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.dues, Qt.Key.Key_Return)
    assert opened.args == [DueKey(1, samples.OCTOBER, DELIVER)]


def test_tool_tips_tell_the_rule_and_a_day_that_moved(view: DeadlinesView) -> None:
    moved = due(CLASSIC, YearMonth(2027 - 1, 11), PAY, calendar=Calendar(moving([PAY])))
    assert moved.due.day == date(2026, 12, 21), "the 20th is a Sunday"
    view.set_board(Board(TODAY, (moved,), (), ()))
    tips = [view.dues.model().index(0, at).data(Qt.ItemDataRole.ToolTipRole) for at in (0, 2)]
    assert "By the calendar 20/12/2026: that is no working day" in tips[0]
    assert "Decreto-Lei 127/2025" in tips[1]


def test_one_company_is_shown_alone_and_the_place_is_kept(view: DeadlinesView) -> None:
    view.set_board(board())
    view.dues.select_key(DueKey(2, samples.OCTOBER, PAY))
    view.set_board(board())
    assert current_key(view.dues) == DueKey(2, samples.OCTOBER, PAY)
    view.set_company(1)
    assert set(column(view.dues, "Company")) == {"Alfa, Lda"}
    assert not view.silent.isVisible()
    view.set_company(None)
    view.set_filter("beta")
    assert set(column(view.dues, "Company")) == {"Beta, Lda"}


def test_nothing_due_is_said(view: DeadlinesView) -> None:
    view.set_board(Board(TODAY, (), (), ()))
    assert "Nothing is due, as far as is known." in words(view)


def test_columns_are_found_as_they_were_left(qtbot: QtBot, view: DeadlinesView) -> None:
    view.dues.setColumnWidth(1, 222)
    other = DeadlinesView()
    qtbot.addWidget(other)
    assert other.restore_state(view.save_state())
    assert other.dues.columnWidth(1) == 222
    assert not other.restore_state(QByteArray(b"something else"))


@pytest.mark.usefixtures("portuguese")
def test_it_speaks_portuguese_and_no_column_is_cut(view: DeadlinesView) -> None:
    view.set_board(board())
    assert column(view.dues, "Contagem")[:3] == ["há 12 dias", "há 2 dias", "daqui a 3 dias"]
    for table in (view.dues, view.silent):
        assert table.horizontalHeader().length() <= table.viewport().width()


def test_the_warning_follows_light_and_dark(view: DeadlinesView) -> None:
    view.set_board(board())
    (warning,) = (label for label in view.findChildren(QLabel) if label.text().startswith("1 company with"))
    for palette in (theme.palette("dark"), theme.palette("light")):
        view.setPalette(palette)
        colours = warning.palette()
        shown = colours.color(QPalette.ColorRole.WindowText)
        assert theme.contrast(shown, colours.color(QPalette.ColorRole.Window)) >= 4.5


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_what_stands_beside_a_sign_is_whole(
    qtbot: QtBot, qapp: QApplication, view: DeadlinesView, percent: int
) -> None:
    font = qapp.font()
    try:
        theme.scale_text(qapp, percent)
        qtbot.wait(20)
        view.resize(500, 400)
        view.set_board(board())
        for table in (view.dues, view.silent):
            model = table.model()
            for row in range(model.rowCount()):
                text = str(model.index(row, 0).data())
                needed = table.fontMetrics().horizontalAdvance(text) + table.iconSize().width()
                assert table.columnWidth(0) >= needed + 4, text
    finally:
        theme.scale_text(qapp, 100)
        qapp.setFont(font)


def test_a_long_countdown_is_whole_beside_its_sign(view: DeadlinesView) -> None:
    view.resize(500, 400)
    far = replace(due(CLASSIC, NOVEMBER, DELIVER), days_left=-123_456)
    view.set_board(replace(board(), dues=(far,), late=()))
    (text,) = column(view.dues, "Countdown")
    needed = view.dues.fontMetrics().horizontalAdvance(text) + view.dues.iconSize().width()
    assert view.dues.columnWidth(0) >= needed + 4, text
