# SPDX-License-Identifier: MIT
"""The whole window, with a real store and a real portal over HTTP."""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from adapters.store.views import SqlViews
from app import demo_data
from app.clock import SystemClock
from app.composition import open_program
from app.options import Options
from app.paths import STORE_NAME
from domain.ports import Dialect
from domain.read_models import BucketRow
from domain.reconciliation import BucketStatus
from domain.values import YearMonth
from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.current import current_key
from tests.gui.driver import Driver, opened, rows, seen
from tests.gui.stores import put_demo
from ui import formats
from ui.main_window import MainWindow
from ui.workspace import Workspace

pytestmark = pytest.mark.anyio


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(demo_data.portal_directory())
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
async def empty(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    async with opened(tmp_path, until) as driver:
        yield driver


@pytest.fixture
async def filled(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        yield driver


async def test_from_the_first_start_to_an_exported_file(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    async with opened(tmp_path, until, portal.url) as driver:
        assert not driver.workspace.companies.isVisible()
        driver.presenter.set_period(*demo_data.period())
        driver.dialogs.files = demo_data.erp_files()
        driver.window.actions_.import_files.trigger()
        await driver.idle()
        assert "imported" in driver.window.notices.text
        assert len(driver.workspace.companies.shown) == 3
        assert rows(driver.workspace.divergences) == 0

        driver.window.actions_.fetch.trigger()
        await driver.idle()
        assert driver.window.notices.text
        found = rows(driver.workspace.divergences)
        assert found > 0
        assert f"({found})" in driver.workspace.tabs.tabText(2)
        assert "·" in driver.window.status.freshness_text

        driver.window.actions_.next_divergence.trigger()
        await driver.idle()
        assert driver.workspace.divergences.isVisible()
        assert driver.presenter.key == current_key(driver.workspace.divergences)
        assert driver.workspace.detail.isVisible()

        target = tmp_path / "out.csv"
        driver.dialogs.target = (target, Dialect.PT)
        driver.window.actions_.export_divergences.trigger()
        await driver.idle()
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == found + 1
        assert str(target) in driver.window.notices.text


async def test_what_came_in_without_a_run_is_compared_when_the_window_opens(tmp_path: Path, until: Until) -> None:
    month = YearMonth.last_completed(1, SystemClock().today())[0]
    file = tmp_path / "dr.txt"
    file.write_bytes(build([Block([Value(worker_niss(1), 100_000)], month=month.year * 100 + month.month)]))
    program = await open_program(Options(tmp_path, unencrypted=True))
    await program.services.import_files([file])
    await program.aclose()
    async with opened(tmp_path, until) as driver:
        assert driver.window.notices.text
        assert rows(driver.workspace.buckets) == 1
        assert not await driver.presenter.services.reconcile.is_behind(month, month)
    async with opened(tmp_path, until) as driver:
        assert not driver.window.notices.text


async def test_a_folder_dropped_on_the_window_is_imported(empty: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for source in demo_data.erp_files()[:2]:
        (folder / source.name).write_bytes(source.read_bytes())
    (folder / "notes.docx").write_bytes(b"x")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # From 6.12 on Qt wants a QPointF here, which 6.11 does not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(QPoint(200, 200), action, mime, buttons, keys)
    empty.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    empty.window.dropEvent(QDropEvent(QPointF(200, 200), action, mime, buttons, keys))
    await empty.idle()
    assert rows(empty.workspace.imports) == 2


async def test_a_refused_file_is_told_with_its_findings(empty: Driver, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"this is no DR\r\n")
    empty.dialogs.files = [bad]
    empty.window.actions_.import_files.trigger()
    await empty.idle()
    assert "bad.txt" in empty.window.notices.details
    assert not empty.workspace.companies.isVisible()
    assert empty.window.settings.text("folder") == str(tmp_path)


async def test_an_unreachable_portal_is_told_once_a_company(
    tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    url = portal.url
    portal.stop()
    async with opened(tmp_path, until, url) as driver:
        driver.presenter.set_period(demo_data.period()[1], demo_data.period()[1])
        driver.dialogs.files = demo_data.erp_files()[:1]
        driver.window.actions_.import_files.trigger()
        await driver.idle()
        driver.window.actions_.fetch.trigger()
        await driver.idle()
        assert len(driver.window.notices.details.splitlines()) == 1
        assert driver.window.actions_.fetch.isEnabled()


async def test_choosing_a_company_narrows_every_tab(filled: Driver) -> None:
    everything = rows(filled.workspace.buckets)
    view = filled.workspace.companies.view
    view.setCurrentIndex(view.model().index(1, 0))
    assert filled.presenter.company_id is not None
    await filled.idle()
    assert 0 < rows(filled.workspace.buckets) < everything
    assert {row.company for row in filled.presenter.shown.matrix} == {filled.workspace.companies.shown[0]}
    view.setCurrentIndex(view.model().index(0, 0))
    await filled.idle()
    assert rows(filled.workspace.buckets) == everything


async def test_selection_filter_and_company_survive_a_refresh(filled: Driver) -> None:
    view = filled.workspace.companies.view
    view.setCurrentIndex(view.model().index(2, 0))
    filled.window.search.setText("2026")
    table = filled.workspace.buckets
    table.selectRow(3)
    await filled.idle()
    key, shown = current_key(table), rows(table)
    filled.window.actions_.reconcile.trigger()
    await filled.idle()
    assert current_key(table) == key
    assert filled.presenter.key == key
    assert rows(table) == shown
    assert view.currentIndex().row() == 2


async def test_the_search_opens_the_table_that_it_filters(filled: Driver) -> None:
    everything = rows(filled.workspace.buckets)
    filled.window.activateWindow()
    filled.window.actions_.search.trigger()
    filled.window.search.setText("padaria")
    assert filled.workspace.overview.isVisible(), "it filters companies itself"
    assert len(filled.workspace.overview.shown) == 1
    assert 0 < rows(filled.workspace.buckets) < everything
    filled.window.search.setText("29.60")
    assert filled.workspace.buckets.isVisible(), "no company is called like that"
    assert 0 < rows(filled.workspace.buckets) < everything
    await filled.until(filled.window.search.hasFocus)
    QTest.keyClick(filled.window.search, Qt.Key.Key_Escape)
    assert filled.window.search.text() == ""
    assert rows(filled.workspace.buckets) == everything


def test_nothing_can_be_typed_before_the_store_is_open(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    QTest.keyClicks(window.search, "a passphrase")
    assert window.search.text() == "", "it would be there to be read"


async def test_an_export_of_one_company_says_that_it_is_of_one(filled: Driver, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    filled.dialogs.target = (target, Dialect.PT)
    filled.window.actions_.export_buckets.trigger()
    await filled.idle()
    everything = len(target.read_text(encoding="utf-8-sig").splitlines())
    assert filled.window.notices.text == f"{everything - 1} rows written to {target}."
    overview = filled.presenter.overview
    assert overview is not None
    company = overview.companies[0]
    filled.presenter.choose_company(company.id)
    await filled.idle()
    filled.window.actions_.export_buckets.trigger()
    await filled.idle()
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert 1 < len(lines) < everything
    said = f"{len(lines) - 1} rows of {company.name} written to {target}; those of the other companies are not in it."
    assert filled.window.notices.text == said


async def test_f8_goes_round(filled: Driver) -> None:
    count = rows(filled.workspace.divergences)
    step = filled.window.actions_.next_divergence
    seen = []
    for _ in range(count + 1):
        step.trigger()
        seen.append(current_key(filled.workspace.divergences))
    assert len(set(seen)) == count
    assert seen[0] == seen[-1]
    filled.window.actions_.previous_divergence.trigger()
    assert current_key(filled.workspace.divergences) == seen[-2]
    await filled.idle()


async def test_f8_goes_on_where_a_divergence_was_that_is_gone(filled: Driver) -> None:
    table, actions = filled.workspace.divergences, filled.window.actions_
    filled.workspace.tabs.setCurrentIndex(2)
    await filled.idle()
    keys = []
    for row in range(rows(table)):
        table.selectRow(row)
        keys.append(current_key(table))
    left = [row for row in filled.presenter.shown.divergences if row.bucket.key not in keys[4:6]]
    for step, expected in ((actions.next_divergence, keys[6]), (actions.previous_divergence, keys[3])):
        filled.presenter.refresh()
        await filled.idle()
        table.selectRow(4)
        assert current_key(table) == keys[4]
        table.set_rows(left)
        assert table.selected_key() is None
        step.trigger()
        assert current_key(table) == expected
    await filled.idle()


@pytest.mark.qt_log_ignore("This plugin does not support")
async def test_esc_closes_the_filter_of_a_column_and_leaves_the_detail(filled: Driver) -> None:
    filled.workspace.tabs.setCurrentIndex(2)
    await filled.idle()
    table = filled.workspace.divergences
    state = [heading.name for heading in table.headings].index("state")
    for column in (0, state):
        table.ask_filter(column)
        popup = filled.dialog()
        assert popup is not None
        inside = popup.focusWidget()
        assert inside is not None
        QTest.keyClick(inside, Qt.Key.Key_Escape)
        assert not popup.isVisible()
        assert filled.workspace.detail.isVisible(), "the key was for what is in front"
    await filled.idle()


async def test_a_cell_shows_its_worst_bucket(filled: Driver) -> None:
    overview = filled.presenter.overview
    assert overview is not None
    cell_row, cell = next(
        (row, cell) for row in overview.matrix for cell in row.cells if cell.status is BucketStatus.DIVERGES
    )
    filled.workspace.overview.cell_opened.emit(cell_row.company_id, cell.month)
    await filled.idle()
    assert filled.presenter.key is not None
    bucket = next(row for row in overview.buckets if row.key == filled.presenter.key)
    assert (bucket.key.month, bucket.status) == (cell.month, BucketStatus.DIVERGES)


async def test_all_groups_of_a_cell_are_listed_and_each_can_be_shown(filled: Driver) -> None:
    shown = filled.presenter.shown.buckets
    places = [(row.key.company_id, row.key.month) for row in shown]
    place = next(each for each in places if places.count(each) > 1)
    keys = [row.key for row in shown if (row.key.company_id, row.key.month) == place]
    table = filled.workspace.overview.table()

    def lines() -> list[QToolButton]:
        return [each for each in seen(filled.workspace.detail, QToolButton) if each.isCheckable()]

    click_cell(filled, *place)
    await filled.idle()
    assert filled.says(f"{len(keys)} groups in this month")
    assert [line.text().split("%")[0] for line in lines()] == [formats.rate(key.rate)[:-1] for key in keys]
    assert [key for key, line in zip(keys, lines(), strict=True) if line.isChecked()] == [filled.presenter.key]
    for key, line in zip(keys, lines(), strict=True):
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Space)
        await filled.idle()
        assert filled.presenter.key == key
        assert filled.says(f"{formats.month(key.month)} · {formats.rate(key.rate)}")
        assert filled.workspace.overview.current_cell() == place
        assert table.isVisible()
        assert line.hasFocus()
        assert line.isChecked()


def click_cell(driver: Driver, company_id: int, month: YearMonth) -> None:
    """With the mouse."""
    table = driver.workspace.overview.table()
    row = [each.company_id for each in driver.workspace.overview.shown].index(company_id)
    column = [cell.month for cell in driver.presenter.shown.matrix[0].cells].index(month)
    index = table.model().index(row, column)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


async def test_a_narrow_window_shows_the_detail_only_when_it_is_opened(filled: Driver) -> None:
    workspace = filled.workspace
    assert workspace.detail.isVisible()
    filled.window.resize(1000, 700)
    assert not workspace.detail.isVisible()
    workspace.tabs.setCurrentWidget(workspace.divergences)
    workspace.divergences.selectRow(0)
    QTest.keyClick(workspace.divergences, Qt.Key.Key_Return)
    await filled.idle()
    assert workspace.detail.isVisible()
    QTest.keyClick(workspace.detail, Qt.Key.Key_Escape)
    assert not workspace.detail.isVisible()
    filled.window.resize(1366, 700)
    assert workspace.detail.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 700)])
@pytest.mark.usefixtures("portuguese")
async def test_a_year_of_months_is_seen_beside_the_detail(filled: Driver, size: tuple[int, int]) -> None:
    filled.window.resize(*size)
    await asyncio.sleep(0)
    table = filled.workspace.overview.table()
    assert filled.workspace.detail.isVisible()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.verticalHeader().width() >= 150


async def test_another_period_is_chosen_in_the_panel(filled: Driver) -> None:
    _, last = filled.presenter.period
    filled.desk.period.chosen.emit(last, last)
    await filled.idle()
    assert filled.presenter.period == (last, last)
    overview = filled.presenter.overview
    assert overview is not None
    assert {row.key.month for row in overview.buckets} == {last}


async def test_the_window_is_found_as_it_was_left(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until) as driver:
        driver.window.resize(1111, 555)
        driver.workspace.buckets.setColumnWidth(0, 321)
    async with opened(tmp_path, until, size=(900, 600)) as driver:
        assert driver.workspace.buckets.columnWidth(0) == 321
    kept = (tmp_path / "window.ini").read_text(encoding="utf-8")
    assert "padaria" not in kept.lower()


@pytest.mark.parametrize(("tab", "name"), [(0, "Overview: companies by months"), (2, "Divergences")])
async def test_the_keys_are_for_the_tab_that_was_left(tmp_path: Path, until: Until, tab: int, name: str) -> None:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        driver.workspace.tabs.setCurrentIndex(tab)
    async with opened(tmp_path, until) as driver:
        focused = driver.window.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == name
        await driver.idle()


@pytest.mark.parametrize("tab", [0, 2])
async def test_companies_and_months_are_seen_before_the_tables_are_read(
    tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch, tab: int
) -> None:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        driver.workspace.tabs.setCurrentIndex(tab)
    found: list[tuple[list[int], int, str]] = []
    buckets = SqlViews.buckets

    async def waiting(views: SqlViews, *asked: Any) -> list[BucketRow]:
        (workspace,) = (each for each in QApplication.allWidgets() if isinstance(each, Workspace) and each.isVisible())
        shown = [workspace.companies.view.model().rowCount(), len(workspace.overview.shown)]
        found.append((shown, workspace.tabs.currentIndex(), workspace.overview.totals))
        return await buckets(views, *asked)

    monkeypatch.setattr(SqlViews, "buckets", waiting)
    async with opened(tmp_path, until) as driver:
        assert found[0] == ([4, 3], tab, driver.workspace.overview.totals)
        assert driver.workspace.divergences.isVisible() == (tab == 2)
        await driver.idle()


async def test_a_store_that_is_none_is_said_in_place_and_left_alone(tmp_path: Path, until: Until) -> None:
    store = tmp_path / STORE_NAME
    store.write_bytes(b"this is no store" * 400)
    before = store.read_bytes()
    async with opened(tmp_path, until) as driver:
        assert driver.session.exit_code == 3
        assert driver.session.desk is None
        assert not driver.window.actions_.import_files.isEnabled()
        button = driver.window.page.findChild(QAbstractButton)
        assert button is not None
        button.click()
        assert not driver.window.isVisible()
    assert store.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == [STORE_NAME]  # noqa: PTH208 - ASYNC240 wants no Path here


async def test_an_unexpected_error_is_told_in_the_window_and_written_without_its_message(
    empty: Driver, tmp_path: Path
) -> None:
    async def work() -> None:
        raise ValueError("Maria Silva, 1 234,56 €")

    reporter = empty.session._reporter
    empty.scope.failed.disconnect()
    empty.scope.failed.connect(lambda name, error: reporter.report(error, name))
    empty.scope.start(work(), name="work")
    await empty.until(lambda: empty.window.notices.text)
    written = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "work" in written
    assert "Maria" not in written
    assert "/" not in written


async def test_every_control_says_what_it_is(filled: Driver) -> None:
    controls: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for kind in controls
        for widget in filled.window.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform cannot raise windows
async def test_another_start_brings_the_window_forward(empty: Driver, until: Until) -> None:
    empty.window.showMinimized()
    await until(empty.window.isMinimized)
    empty.window.come_forward()
    await until(lambda: not empty.window.isMinimized() and empty.window.isActiveWindow())
