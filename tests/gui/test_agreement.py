# SPDX-License-Identifier: MIT
"""The detail shows what is selected in the tab in front, and nothing where nothing is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import demo_data
from domain.reconciliation import BucketKey
from domain.use_cases.review import Overview, Review
from domain.values import YearMonth
from tests.gui.conftest import Until
from tests.gui.current import current_key
from tests.gui.driver import Driver, opened, rows
from tests.gui.stores import put_demo
from tests.gui.test_detail_window import apart, words
from ui.tables.record_table import RecordTable

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of windows
]
NOTHING = "No group is selected in this tab"


@pytest.fixture
async def filled(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    put_demo(tmp_path)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(*demo_data.period())
        await driver.idle()
        yield driver


async def click(driver: Driver, table: RecordTable, row: int) -> BucketKey:
    """Click on a row of the tab in front."""
    driver.workspace.tabs.setCurrentWidget(table)
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await driver.idle()
    key = current_key(table)
    assert isinstance(key, BucketKey)
    return key


def company(driver: Driver, key: BucketKey) -> str:
    return next(row.company for row in driver.presenter.shown.buckets if row.key == key)


def shows_nothing(driver: Driver) -> bool:
    return NOTHING in words(driver.workspace.detail) and driver.presenter.key is None


async def test_a_search_that_hides_the_row_empties_the_detail_until_it_is_back(filled: Driver) -> None:
    key = await click(filled, filled.workspace.buckets, 0)
    assert company(filled, key) in words(filled.workspace.detail)
    other = next(row.company for row in filled.presenter.shown.buckets if row.key.company_id != key.company_id)
    filled.window.search.setText(other)
    await filled.idle()
    assert rows(filled.workspace.buckets) > 0
    assert shows_nothing(filled)
    filled.window.search.clear()
    await filled.idle()
    assert filled.presenter.key == key
    assert company(filled, key) in words(filled.workspace.detail)


async def test_a_filter_of_a_column_and_another_company_empty_it_too(filled: Driver) -> None:
    table = filled.workspace.buckets
    key = await click(filled, table, 0)
    table.arrange({"filters": {"company": {"holds": "zzz"}}})
    await filled.idle()
    assert shows_nothing(filled)
    table.set_conditions({})
    await filled.idle()
    assert filled.presenter.key == key
    view = filled.workspace.companies.view
    view.setCurrentIndex(view.model().index(1, 0))
    if filled.presenter.company_id == key.company_id:
        view.setCurrentIndex(view.model().index(2, 0))
    await filled.idle()
    assert shows_nothing(filled)


async def test_each_tab_has_its_own_selection_which_the_detail_follows(filled: Driver) -> None:
    workspace = filled.workspace
    key = await click(filled, workspace.buckets, 3)
    workspace.tabs.setCurrentWidget(workspace.divergences)
    await filled.idle()
    assert shows_nothing(filled)
    divergence = await click(filled, workspace.divergences, 0)
    assert divergence != key
    workspace.tabs.setCurrentWidget(workspace.buckets)
    await filled.idle()
    assert filled.presenter.key == key
    workspace.tabs.setCurrentWidget(workspace.imports)
    await filled.idle()
    assert not workspace.detail.isVisible(), "files have no detail"
    assert filled.presenter.key is None
    workspace.tabs.setCurrentWidget(workspace.divergences)
    await filled.idle()
    assert filled.presenter.key == divergence


async def test_the_overview_and_the_deadlines_show_their_company_and_month(filled: Driver) -> None:
    workspace = filled.workspace
    key = filled.presenter.shown.divergences[0].bucket.key
    workspace.overview.select_cell(key.company_id, key.month)
    workspace.tabs.setCurrentWidget(workspace.buckets)
    await filled.idle()
    assert shows_nothing(filled)
    workspace.tabs.setCurrentWidget(workspace.overview)
    await filled.idle()
    assert filled.presenter.key is not None
    assert (filled.presenter.key.company_id, filled.presenter.key.month) == (key.company_id, key.month)
    workspace.tabs.setCurrentWidget(workspace.deadlines)
    await filled.idle()
    assert shows_nothing(filled)


async def test_a_row_taken_out_of_the_selection_is_not_shown(filled: Driver) -> None:
    table = filled.workspace.buckets
    await click(filled, table, 0)
    at = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    await filled.idle()
    assert shows_nothing(filled)


async def test_what_a_sentence_leads_to_is_selected_though_a_search_hid_it(filled: Driver) -> None:
    workspace = filled.workspace
    key = await click(filled, workspace.buckets, 0)
    hidden = next(row.key for row in filled.presenter.shown.buckets if row.key.company_id != key.company_id)
    filled.window.search.setText(company(filled, key))
    await filled.idle()
    workspace.detail.bucket_wanted.emit(hidden)
    await filled.idle()
    assert filled.presenter.key == hidden
    assert current_key(workspace.buckets) == hidden
    assert company(filled, hidden) in words(workspace.detail)


async def test_what_is_not_in_the_period_opens_in_a_window_of_its_own(filled: Driver) -> None:
    first, last = filled.presenter.period
    old = next(row.key for row in filled.presenter.shown.buckets if row.key.month == first)
    filled.desk.period.chosen.emit(last, last)
    await filled.idle()
    key = await click(filled, filled.workspace.buckets, 0)
    filled.workspace.detail.bucket_wanted.emit(old)
    await filled.idle()
    assert filled.presenter.key == key, "the pane stays with what is selected"
    (window,) = apart()
    assert window.key == old
    window.close()
    await filled.idle()


async def test_other_months_say_that_they_are_loading_and_can_be_given_up(
    filled: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = asyncio.Event()
    look = Review.overview

    async def slowly(self: Review, first: YearMonth, last: YearMonth) -> Overview:
        await let_go.wait()
        return await look(self, first, last)

    monkeypatch.setattr(Review, "overview", slowly)
    first, last = filled.presenter.period
    before = filled.desk.period.text()
    filled.desk.period.chosen.emit(last, last)
    await filled.until(lambda: filled.says("Loading Oct 2026…"))
    assert filled.desk.period.text() == before
    assert rows(filled.workspace.buckets) == len(filled.presenter.shown.buckets)
    filled.click("Cancel")
    await filled.idle()
    assert not filled.says("Loading Oct 2026…")
    assert filled.presenter.period == (first, last)
    filled.desk.period.chosen.emit(last, last)
    await filled.until(lambda: filled.says("Loading Oct 2026…"))
    let_go.set()
    await filled.idle()
    assert filled.desk.period.text() != before
    assert {row.key.month for row in filled.presenter.shown.buckets} == {last}


async def test_the_focus_alone_selects_nothing(filled: Driver) -> None:
    workspace = filled.workspace
    workspace.tabs.setCurrentWidget(workspace.deadlines)
    filled.window.activateWindow()
    await filled.until(filled.window.isActiveWindow)
    for table in (workspace.deadlines.silent, workspace.deadlines.dues):
        table.setFocus()
    await filled.idle()
    assert shows_nothing(filled)
    assert workspace.deadlines.said == ""
    QTest.keyClick(workspace.deadlines.dues, Qt.Key.Key_Down)
    assert workspace.deadlines.said
    await filled.idle()
