# SPDX-License-Identifier: MIT
"""The detail is closed with Esc, and brought back from the View menu or with its key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import opened

pytestmark = pytest.mark.anyio


async def test_a_closed_detail_is_brought_back(tmp_path: Path, until: Until) -> None:
    erp = tmp_path / "dr.txt"
    erp.write_bytes(build([Block([Value(worker_niss(1), 100_00)])]))
    async with opened(tmp_path / "store", until) as driver:
        menu = driver.window.view_menu
        (entry,) = (action for action in menu.actions() if action.text() == "Detail")
        detail = driver.workspace.detail
        assert not entry.isEnabled(), "there is nothing to show"
        driver.dialogs.files = [erp]
        driver.window.actions_.import_files.trigger()
        await driver.idle()
        assert (entry.isEnabled(), entry.isChecked(), detail.isVisible()) == (True, True, True)
        driver.workspace.buckets.setFocus()
        driver.key(Qt.Key.Key_Escape)
        assert (entry.isEnabled(), entry.isChecked(), detail.isVisible()) == (True, False, False)
        driver.key(Qt.Key.Key_F9)
        assert (entry.isChecked(), detail.isVisible()) == (True, True)
        driver.key(Qt.Key.Key_F9)
        assert (entry.isChecked(), detail.isVisible()) == (False, False)
        entry.trigger()
        assert (entry.isChecked(), detail.isVisible()) == (True, True)
        tabs = driver.workspace.tabs
        tabs.setCurrentIndex(0)
        driver.workspace.companies.setFocus()
        driver.key(Qt.Key.Key_Escape)
        focused = driver.window.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Overview: companies by months", "the arrows do something"
        entry.trigger()
        tabs.setCurrentWidget(driver.workspace.history)
        assert (entry.isEnabled(), entry.isChecked(), detail.isVisible()) == (False, False, False)
        tabs.setCurrentIndex(4)
        assert tabs.tabText(4).startswith("Imports")
        assert (entry.isEnabled(), detail.isVisible()) == (False, False), "a file is no group"
        tabs.setCurrentIndex(0)
        assert (entry.isEnabled(), entry.isChecked(), detail.isVisible()) == (True, True, True)
