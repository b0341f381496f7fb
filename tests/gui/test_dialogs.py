# SPDX-License-Identifier: MIT
"""The questions about files, as the system's own window asks them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from domain.use_cases.export_report import Report
from tests.gui.conftest import Until
from ui.dialogs import Dialogs

pytestmark = [pytest.mark.anyio, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize(
    ("report", "run", "title"),
    [
        (Report.BUCKETS, None, "Export groups"),
        (Report.DIVERGENCES, None, "Export divergences"),
        (Report.BUCKETS, 12, "Export reconciliation 12 as it was"),
    ],
)
async def test_the_title_names_what_is_exported(
    qtbot: QtBot, until: Until, tmp_path: Path, report: Report, run: int | None, title: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asking = asyncio.create_task(Dialogs(window).where_to_export(report, str(tmp_path), run))
    await until(lambda: any(each.isVisible() for each in window.findChildren(QFileDialog)))
    [dialog] = window.findChildren(QFileDialog)
    assert dialog.windowTitle() == title
    dialog.reject()
    assert await asking is None
