# SPDX-License-Identifier: MIT
"""The groups of a month above the detail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.parts import samples
from ui import theme
from ui.detail.month import MonthGroups


@pytest.fixture(autouse=True)
def _usual_again(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    theme.scale_text(qapp, 100)
    qapp.setFont(font)


def test_signs_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    rows = [samples.bucket(1), samples.bucket(2)]
    groups = MonthGroups()
    qtbot.addWidget(groups)
    groups.show_groups(rows, rows[0].key)
    groups.show()
    lines = groups.findChildren(QToolButton)
    before = [line.iconSize().height() for line in lines]
    theme.scale_text(qapp, 200)
    qtbot.wait(20)
    after = [line.iconSize().height() for line in lines]
    assert len(lines) == len(rows)
    assert all(large >= 1.6 * small for small, large in zip(before, after, strict=True))
