# SPDX-License-Identifier: MIT
"""Companies of one name, in a real window: they are told apart wherever they stand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QListWidget, QTableView

from domain.values import Nif
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss
from tests.gui.conftest import Until, wait_until
from tests.gui.driver import Driver, opened, seen
from tests.gui.pictures.hands import press
from tests.gui.pictures.scenes import page_of_settings
from ui import formats
from ui.notice import Level, Notice
from ui.preferences import titles

pytestmark = [pytest.mark.anyio, pytest.mark.qt_log_ignore("This plugin does not support")]
NAME = "PADARIA PÃO QUENTE, LDA"
ONE = Company(employer_niss(3), company_nif(3), NAME)
# The same company under two NISS: even their NIF is the same.
OTHER = Company(employer_niss(5), company_nif(5), NAME)
AGAIN = Company(employer_niss(6), company_nif(5), NAME)
ALONE = Company(employer_niss(7), company_nif(7), "TÊXTEIS ÁGUA, LDA")
CALLED = {
    f"{NAME} ({formats.nif(Nif(ONE.nif))})",
    f"{NAME} (NISS {OTHER.niss})",
    f"{NAME} (NISS {AGAIN.niss})",
    ALONE.name,
}
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
async def driver(tmp_path: Path, until: Until) -> AsyncIterator[Driver]:
    async with opened(tmp_path, until, NOBODY) as made:
        last = made.presenter.period[1]
        for number, who in enumerate((ONE, OTHER, AGAIN, ALONE)):
            path = tmp_path / f"{number}.txt"
            values = [Value(worker_niss(number + 1), 1_000_00)]
            path.write_bytes(build([Block(values, month.number, who) for month in (last.previous(), last)]))
            made.dialogs.files = [*(made.dialogs.files if number else []), path]
        made.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        await made.idle()
        yield made
        await made.idle()


def texts(view: QAbstractItemView) -> list[str]:
    """What a list or a table shows, row by row."""
    model: QAbstractItemModel = view.model()
    cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    return [str(cell.data() or "") for cell in cells]


def names(view: QAbstractItemView) -> set[str]:
    """The companies' names that a list or a table shows, with all that stands behind them."""
    return {text for text in texts(view) if text.startswith((NAME, ALONE.name))}


async def go_to(driver: Driver, number: int) -> QTableView:
    driver.workspace.tabs.setCurrentIndex(number)
    await driver.idle()
    page = driver.workspace.tabs.currentWidget()
    assert page is not None
    return seen(page, QTableView)[0]


async def test_namesakes_are_told_apart_in_the_list_and_in_every_tab(driver: Driver) -> None:
    assert names(driver.workspace.companies.view) == CALLED
    matrix = (await go_to(driver, 0)).model()
    assert {matrix.headerData(row, Qt.Orientation.Vertical) for row in range(matrix.rowCount())} == CALLED
    assert names(await go_to(driver, 1)) == CALLED, "groups"
    assert names(driver.workspace.deadlines.dues) == CALLED
    assert names(await go_to(driver, 4)) == CALLED, "imports"
    await go_to(driver, 5)
    history = driver.workspace.history
    history.runs.setCurrentIndex(history.runs.model().index(0, 0))
    await driver.idle()
    assert set().union(*map(names, seen(history, QTableView))) == CALLED


async def test_each_namesake_is_a_group_of_its_own(driver: Driver) -> None:
    table = driver.workspace.buckets
    await go_to(driver, 1)
    table.group_by(0)
    await driver.idle()
    assert {f"{one} (2)" for one in CALLED} <= set(texts(table))


async def test_the_detail_says_which_of_the_namesakes_it_is(driver: Driver) -> None:
    shown = set()
    for row in driver.presenter.shown.buckets:
        driver.presenter.show_detail(row.key)
        await driver.idle()
        shown |= {label.text() for label in seen(driver.workspace.detail, QLabel)} & CALLED
    assert shown == CALLED


async def test_what_was_delivered_by_hand_says_whose_it_was(driver: Driver) -> None:
    work = driver.presenter.services.portal_work
    assert work is not None
    for row in driver.presenter.shown.buckets:
        await work.deliver.post([await work.deliver.plan(row.key.company_id, row.key.month)])
    driver.presenter.refresh()
    await driver.idle()
    await go_to(driver, 6)
    assert names(driver.workspace.operations.table) == CALLED


async def test_a_fetch_that_failed_names_each_of_the_namesakes(driver: Driver) -> None:
    told: list[Notice] = []
    driver.presenter.noticed.connect(told.append)
    driver.window.actions_.fetch.trigger()
    await wait_until(lambda: not driver.presenter.busy, seconds=60)
    await driver.idle()
    (notice,) = told
    assert notice.level is not Level.INFO
    assert all(any(line.startswith(one) for line in notice.details) for one in CALLED), notice.details


async def test_the_settings_tell_namesakes_apart_where_tokens_and_old_months_are(driver: Driver) -> None:
    dialog = await page_of_settings(driver, titles.portal())
    assert names(seen(dialog, QTableView)[0]) == CALLED
    (pages,) = seen(dialog, QListWidget)
    pages.setCurrentItem(pages.findItems(titles.old_months(), Qt.MatchFlag.MatchExactly)[0])
    await driver.idle()
    (before,) = seen(dialog, QComboBox)
    before.setCurrentIndex(before.findData(driver.presenter.period[1].number))
    press(dialog, "DataPage", "Show what there is")
    await driver.idle()
    assert names(seen(dialog, QTableView)[0]) == CALLED
    dialog.close()
