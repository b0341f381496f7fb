# SPDX-License-Identifier: MIT
"""Larger text, chosen while things are seen: rows, heads and widths grow with it, and names get the room there is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from domain.operations import Environment, Operation, OperationState
from domain.read_models import CompanyRow, Freshness
from domain.reconciliation import BucketStatus
from domain.use_cases.review import Overview
from domain.values import Money, Nif, Niss, YearMonth
from tests.gui.parts import samples
from ui import theme
from ui.companies import CompanyList
from ui.figures import FigureGrid
from ui.gate.page import GatePage
from ui.menu_button import MenuButton
from ui.notice import Level, Notice
from ui.notices import NoticeStrip
from ui.operations.view import OperationsView
from ui.overview import OverviewView, chart
from ui.overview.chart_pane import ChartPane
from ui.overview.figures import MonthBar
from ui.overview.first_steps import FirstSteps
from ui.settings import WindowSettings
from ui.shown import Shown
from ui.state_icons import action_icon
from ui.tables import WorkersTable
from ui.texts import operations
from ui.workspace import Workspace

SIZES = (125, 150, 175, 200)
EDGE = 2
LONG = "Associação dos Têxteis do Vale do Ave, Unipessoal, Limitada"


@pytest.fixture(autouse=True)
def _usual_again(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    theme.scale_text(qapp, 100)
    qapp.setFont(font)


def grow(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.scale_text(qapp, percent)
    qtbot.wait(20)


def head_fits(header: QHeaderView) -> bool:
    """Whether the lines of each head are seen whole, one above the other."""
    lines = max(
        str(header.model().headerData(at, header.orientation())).count("\n") + 1 for at in range(header.count())
    )
    return header.height() >= lines * header.fontMetrics().height()


@pytest.mark.parametrize("percent", SIZES)
def test_rows_heads_and_signs_of_the_overview_grow(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    view = OverviewView()
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.set_rows(samples.matrix())
    view.show()
    qtbot.waitExposed(view)
    table = view.table()
    before = table.columnWidth(0), drawn_height(table)
    grow(qtbot, qapp, percent)
    assert table.rowHeight(0) >= table.fontMetrics().height() + 4
    assert head_fits(table.horizontalHeader())
    for at in range(table.model().columnCount()):
        text = str(table.model().headerData(at, Qt.Orientation.Horizontal))
        widest = max(table.horizontalHeader().fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        assert table.isColumnHidden(at) or table.columnWidth(at) >= widest
    if percent >= 150:
        assert (table.columnWidth(0), drawn_height(table)) > before
        assert drawn_height(table) > before[1]


@pytest.mark.parametrize("percent", SIZES)
def test_the_signs_before_sentences_grow(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    overview, strip, steps, page = OverviewView(), NoticeStrip(), FirstSteps(), GatePage("Title", "Text")
    for widget in (overview, strip, steps, page):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
    overview.set_rows(samples.matrix())
    overview.set_countdown("Past: 2 companies", "tip", late=True)
    strip.show_notice(Notice("Something is to be known.", level=Level.WARNING))
    page.refuse("Both must be the same.")
    grow(qtbot, qapp, percent)
    (countdown,) = (each for each in overview.findChildren(QPushButton) if each.text().startswith("Past"))
    assert countdown.iconSize().height() >= line_of(overview)
    for widget in (strip, steps, page):
        signs = [each for each in widget.findChildren(QLabel) if each.isVisible() and not each.pixmap().isNull()]
        assert signs
        assert all(sign.pixmap().deviceIndependentSize().height() >= line_of(widget) for sign in signs)


def line_of(widget: QWidget) -> int:
    return widget.fontMetrics().height()


def drawn_height(table: QTableView) -> int:
    """How high the sign in the first cell is, in pixels."""
    image = table.viewport().grab(table.visualRect(table.model().index(0, 0))).toImage()
    ground = image.pixelColor(1, 1)
    return sum(any(image.pixelColor(x, y) != ground for x in range(image.width())) for y in range(image.height()))


def test_names_come_before_wide_months(qtbot: QtBot) -> None:
    view = OverviewView()
    qtbot.addWidget(view)
    rows = samples.matrix()
    view.set_rows([replace(row, company=LONG[:28]) for row in rows])
    view.show()
    names = view.table().verticalHeader()
    wanted = names.fontMetrics().horizontalAdvance(LONG[:28])
    view.resize(760, 400)
    qtbot.waitExposed(view)
    assert names.width() >= wanted
    model = view.table().model()
    heads = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(12)]
    assert [head.endswith(("2025", "2026")) for head in heads] == [True, False, True, *[False] * 9], "one for each year"
    view.resize(1400, 400)
    assert all(str(model.headerData(at, Qt.Orientation.Horizontal))[-4:].isdigit() for at in range(12))


@pytest.mark.parametrize("percent", [100, *SIZES])
def test_the_chart_s_amounts_do_not_run_into_each_other(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.scale_text(qapp, percent)
    pane = ChartPane()
    qtbot.addWidget(pane)
    pane.show()
    bars = [
        MonthBar(YearMonth(2026, 1), {BucketStatus.DIVERGES: 83_000}, {BucketStatus.ONLY_ERP: -271_000}),
        MonthBar(YearMonth(2026, 2)),
    ]
    line = pane.view.fontMetrics().height()
    for height in (pane.view.minimumHeight(), 400):
        parts = chart.layout(QRectF(0, 0, 600, height), bars, pane.view.font())
        places = [parts.y(cents) for cents in parts.scale.lines]
        assert min(one - other for one, other in itertools.pairwise(places)) >= line
        assert parts.scale.lowest <= -271_000
        assert parts.scale.highest >= 83_000
        assert parts.plot.left() >= line


@pytest.mark.parametrize("width", [460, 700, 1000])
def test_the_countdown_and_the_totals_are_whole(qtbot: QtBot, width: int) -> None:
    view = OverviewView()
    qtbot.addWidget(view)
    view.set_rows(samples.matrix())
    view.resize(width, 600)
    view.show()
    qtbot.waitExposed(view)
    view.set_countdown("Past: 2 companies · Hand in the DR: 17 days left", "tip", late=True)
    qtbot.wait(20)
    (button,) = (each for each in view.findChildren(QPushButton) if each.text().startswith("Past"))
    assert button.width() >= button.sizeHint().width()
    (totals,) = (each for each in view.findChildren(QLabel) if each.text() == view.totals)
    assert totals.height() >= totals.heightForWidth(totals.width())
    assert not button.geometry().intersects(totals.geometry())


@pytest.mark.parametrize("percent", SIZES)
def test_what_is_chosen_above_the_overview_is_whole_in_as_many_lines_as_it_takes(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    view = OverviewView()
    qtbot.addWidget(view)
    view.set_rows(samples.matrix())
    view.show()
    qtbot.waitExposed(view)
    grow(qtbot, qapp, percent)
    lines = []
    for width in (980, 660):
        view.resize(width, 600)
        qtbot.wait(20)
        boxes = [box for box in view.findChildren(QComboBox) if box.isVisible()]
        assert len(boxes) == 4
        assert not [box.currentText() for box in boxes if room_for_text(box) < words_of(box)]
        lines.append(len({box.mapTo(view, QPoint(0, 0)).y() for box in boxes}))
    assert percent != 125 or lines[0] == 1
    assert percent != 200 or lines[1] == 2
    view.resize(420, 600)
    assert view.width() == 420, "in a narrow window they give way"


def room_for_text(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    style = box.style()
    field = QStyle.SubControl.SC_ComboBoxEditField
    return style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


def words_of(box: QComboBox) -> int:
    return box.fontMetrics().horizontalAdvance(box.currentText())


def test_the_chart_waits_for_room_and_says_so(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    view = OverviewView(holder)
    view.set_rows(samples.matrix())
    view.add_chart(ChartPane())
    view.resize(900, 700)
    holder.show()
    qtbot.waitExposed(holder)
    assert view.shows_chart
    (button,) = (each for each in view.findChildren(QPushButton) if each.text().replace("&", "") == "Chart")
    view.resize(900, 260)
    assert not view.shows_chart
    assert not button.isEnabled()
    assert "too low" in button.toolTip()
    assert view.table().height() >= view.table().rowHeight(0) * 3
    view.resize(900, 700)
    assert view.shows_chart
    assert button.isEnabled()


def companies(*names: str) -> list[CompanyRow]:
    return [
        CompanyRow(
            number,
            name,
            Nif.with_check_digit(f"50830{number:03d}"),
            Niss.with_check_digit("1234567890"),
            Money(50),
            BucketStatus.DIVERGES,
            number,
            12,
            BucketStatus.DIVERGES,
        )
        for number, name in enumerate(names, 1)
    ]


@pytest.mark.parametrize("percent", SIZES)
def test_rows_of_the_companies_grow(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    made = CompanyList()
    qtbot.addWidget(made)
    made.set_rows(companies("Alfa", "Beta"))
    made.show()
    grow(qtbot, qapp, percent)
    view = made.view
    for row in range(3):
        assert view.visualRect(view.model().index(row, 0)).height() >= view.fontMetrics().height() + 4


@pytest.mark.parametrize("percent", [100, 110, *SIZES])
def test_counts_of_the_companies_are_whole(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.scale_text(qapp, percent)
    made = CompanyList()
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    qtbot.waitExposed(made)
    for count in (10, 24, 97, 135, 2468):
        made.set_rows([replace(row, open_divergences=count) for row in companies("Alfa")])
        qtbot.wait(1)
        at, header = made.view.model().index(0, 1), made.view.header()
        given = inked_columns(made.view, at)
        header.resizeSection(1, header.sectionSize(1) + 40)
        assert given == inked_columns(made.view, at), count


def inked_columns(view: QAbstractItemView, at: QModelIndex) -> int:
    """How many columns of pixels a cell's text takes."""
    image = view.viewport().grab(view.visualRect(at)).toImage()
    ground = image.pixelColor(image.width() - 1, 1)
    return sum(any(image.pixelColor(x, y) != ground for y in range(image.height())) for x in range(image.width()))


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1280, 100), (1920, 125), (2560, 100), (2560, 200)])
def test_the_list_is_as_wide_as_its_names_where_there_is_room(
    qtbot: QtBot, qapp: QApplication, width: int, percent: int
) -> None:
    theme.scale_text(qapp, percent)
    workspace, given = workspace_of(qtbot, width, "Alfa"), "Associação Têxteis do Vale do Ave, Lda"
    short = workspace.companies.width()
    workspace = workspace_of(qtbot, width, given)
    listed = workspace.companies.view
    room = listed.columnWidth(0) - listed.iconSize().width() - 8
    assert workspace.companies.width() > short
    assert room >= listed.fontMetrics().horizontalAdvance(given) or workspace.companies.width() >= width * 0.17
    assert workspace.tabs.width() >= 0.4 * width


def workspace_of(qtbot: QtBot, width: int, *names: str, settings: WindowSettings | None = None) -> Workspace:
    workspace = Workspace()
    qtbot.addWidget(workspace)
    workspace.restore(settings or WindowSettings())
    workspace.resize(width, 600)
    rows = [replace(row, company=name) for row, name in zip(samples.matrix(), names, strict=False)]
    overview = Overview(
        companies=companies(*names),
        matrix=rows,
        buckets=[],
        divergences=[],
        imports=[],
        runs=[],
        freshness=Freshness(None, None, None, len(names)),
    )
    workspace.show()
    workspace.show_overview(overview, Shown.of(overview, None))
    qtbot.waitExposed(workspace)
    qtbot.wait(20)
    return workspace


class Sizes(QObject):
    """The widths that a widget was given."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.given: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            assert isinstance(event, QResizeEvent)
            self.given.append(event.size().width())
        return super().eventFilter(watched, event)


def test_months_get_their_place_once_when_the_first_companies_come(qtbot: QtBot) -> None:
    workspace = workspace_of(qtbot, 1366)
    sizes = Sizes(workspace.overview.table())
    rows = [replace(row, company=name) for row, name in zip(samples.matrix(), ("Alfa", "Beta"), strict=False)]
    overview = Overview(companies("Alfa", "Beta"), rows, [], [], [], [], Freshness(None, None, None, 2))
    workspace.show_overview(overview, Shown.of(overview, None))
    qtbot.wait(20)
    assert sizes.given == [workspace.overview.table().width()]
    assert workspace.overview.table().isVisible()


def drag(handle: QWidget, by: int) -> None:
    """Move a handle to the right with the mouse."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, x, button, held in (
        (QEvent.Type.MouseButtonPress, 0, left, left),
        (QEvent.Type.MouseMove, by, none, left),
        (QEvent.Type.MouseButtonRelease, 0, left, none),
    ):
        at = QPointF(2 + x, 100)
        there = QPointF(handle.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(handle, QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier))


def test_widths_that_were_chosen_stay_and_grow_with_the_text(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path / "window.ini")
    workspace = workspace_of(qtbot, 1600, "Alfa")
    handle = next(each for each in workspace.findChildren(QSplitter) if each.count() == 3).handle(1)
    drag(handle, 60)
    chosen = workspace.companies.width()
    assert chosen == pytest.approx(265, abs=8)
    workspace.resize(1500, 600)
    assert workspace.companies.width() == chosen
    workspace.save(settings)
    again = workspace_of(qtbot, 1600, "Alfa", settings=settings)
    assert again.companies.width() == pytest.approx(chosen, abs=1)
    grow(qtbot, qapp, 150)
    assert again.companies.width() >= 1.3 * chosen


def test_in_a_wide_window_the_detail_has_room_for_the_workers_names(qtbot: QtBot) -> None:
    workspace = workspace_of(qtbot, 1366, "Alfa")
    usual = workspace.detail.width()
    workspace.resize(2560, 900)
    qtbot.wait(20)
    assert workspace.detail.width() >= 1.4 * usual
    assert workspace.tabs.width() >= 0.6 * workspace.width()
    workspace.resize(1366, 600)
    qtbot.wait(20)
    assert workspace.detail.width() == usual


def test_with_large_text_the_detail_comes_when_it_is_opened_and_the_list_gives_way(
    qtbot: QtBot, qapp: QApplication
) -> None:
    workspace = workspace_of(qtbot, 1366, "Alfa")
    assert workspace.detail.isVisible()
    usual = workspace.detail.width()
    grow(qtbot, qapp, 200)
    assert not workspace.detail.isVisible()
    assert workspace.companies.isVisible()
    workspace.open_detail()
    assert workspace.detail.width() >= 1.6 * usual
    assert not workspace.companies.isVisible()
    workspace.close_detail()
    assert workspace.companies.isVisible()


@pytest.mark.parametrize("percent", [100, *SIZES])
def test_the_end_of_a_label_with_a_key_is_not_cut(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.scale_text(qapp, percent)
    for text in ("&Tamanho do texto", "&Token", "&Tolerância"):
        label, wide = QLabel(text), QLabel(text)
        for each in (label, wide):
            qtbot.addWidget(each)
            each.setBuddy(each)
            each.ensurePolished()
        label.resize(label.sizeHint())
        wide.resize(label.sizeHint() * 2)
        assert inked(label) == inked(wide)


def inked(label: QLabel) -> int:
    """Where the last column with ink is."""
    image = label.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    columns = range(image.width())
    return max(x for x in columns if any(image.pixelColor(x, y) != ground for y in range(image.height())))


@pytest.mark.parametrize("percent", SIZES)
def test_figures_grow_and_none_is_cut(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    grid = FigureGrid(("Remun. €", "Contr. €"), ("ERP", "Portal", "Diferença"))
    qtbot.addWidget(grid)
    for row in range(2):
        for column in range(3):
            grid.fill(row, column, "−123 456,78", "x", bold=column == 2)
    grid.resize(900, 200)
    grid.show()
    grid.fit()
    grow(qtbot, qapp, percent)
    labels = grid.findChildren(QLabel)
    qtbot.waitUntil(lambda: all(each.width() >= each.fontMetrics().horizontalAdvance(each.text()) for each in labels))
    assert {each.font().pointSizeF() for each in labels} == {qapp.font().pointSizeF()}


@pytest.mark.parametrize("percent", [100, *SIZES])
@pytest.mark.parametrize("width", [260, 320, 560])
def test_the_workers_headings_are_whole(qtbot: QtBot, qapp: QApplication, width: int, percent: int) -> None:
    table = WorkersTable()
    qtbot.addWidget(table)
    table.resize(width * percent // 100, 300)
    table.show()
    qtbot.waitExposed(table)
    table.set_rows(samples.detail(samples.bucket()).pairs)
    grow(qtbot, qapp, percent)
    header = table.horizontalHeader()
    shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    cut = [
        table.said(at)
        for at in shown
        if header.sectionSize(at) < header.fontMetrics().horizontalAdvance(table.said(at)) + 2 * EDGE
    ]
    assert not cut
    assert header.length() <= table.viewport().width()


@pytest.mark.parametrize("percent", [100, *SIZES])
def test_what_came_of_an_operation_is_whole_where_the_window_is_low(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    view = OperationsView()
    qtbot.addWidget(view)
    view.resize(978, 475)
    view.show()
    qtbot.waitExposed(view)
    now = samples.NOW
    portal, month = Environment("portal.test", production=False), YearMonth(2026, 10)
    state = OperationState.UNKNOWN
    sent = Operation("1", 1, month, portal, "digest", "{}", (), frozenset(), "ana", state, now, now)
    view.show_operation(sent, [], now)
    grow(qtbot, qapp, percent)
    wanted = operations.standing(sent, now)
    (said,) = (each for each in view.findChildren(QLabel) if each.isVisible() and each.text() == wanted)
    assert said.height() >= said.heightForWidth(said.width())
    buttons = [each for each in view.findChildren(QPushButton) if each.isVisible()]
    assert buttons
    inside = view.rect().adjusted(0, 0, 1, 1)
    assert all(inside.contains(QRect(each.mapTo(view, QPoint(0, 0)), each.size())) for each in buttons)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_arrow_of_a_button_with_a_menu_is_as_large_as_its_words(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.scale_text(qapp, percent)
    menu = QMenu()
    button, plain = MenuButton(menu), QToolButton()
    for each in (menu, button, plain):
        qtbot.addWidget(each)
    for each in (button, plain):
        each.setText("Exportar")
        each.setIcon(action_icon("export", qapp.palette()))
        each.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        each.setAutoRaise(True)
        each.ensurePolished()
        each.resize(each.sizeHint())
    # Behind the words, in the middle of the line: the rows that have ink there, and the columns.
    arrow = button.grab(QRect(plain.width() - 2, 0, button.width() - plain.width() + 2, button.height())).toImage()
    ground = arrow.pixelColor(arrow.width() - 1, 0)
    ink = [(x, y) for x in range(arrow.width()) for y in range(arrow.height()) if arrow.pixelColor(x, y) != ground]
    wide = max(x for x, _ in ink) - min(x for x, _ in ink) + 1
    assert wide >= button.fontMetrics().height() * 0.4
    rows = [y for _, y in ink]
    assert abs(min(rows) + max(rows) - button.height()) <= 4, "it stands in the middle"
    before = plain.grab(QRect(0, 0, plain.width() - 2, plain.height())).toImage()
    assert button.grab(QRect(0, 0, plain.width() - 2, plain.height())).toImage() == before, "the words are as they were"
