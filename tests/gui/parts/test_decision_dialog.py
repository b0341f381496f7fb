# SPDX-License-Identifier: MIT
"""The question that a decision begins with: as high as what it says."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from domain.decisions import Verb
from ui.decisions.dialog import DecisionDialog

ABOUT = "CONSTRUÇÕES SERRA & FILHOS, SA, Aug 2026, 34.75%\nDifference (portal − ERP): remuneration +3,896.80 €"


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.CONTEST, Verb.CORRECTING])
@pytest.mark.parametrize("left_alone", [[], ["ASSOCIAÇÃO TÊXTEIS DO AVE: There is no divergence here."]])
def test_nothing_empty_stands_before_the_buttons(qtbot: QtBot, verb: Verb, left_alone: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = DecisionDialog(verb, "", window)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.show_effect(1, ABOUT, left_alone)
    qtbot.wait(20)
    (words,), (buttons,) = dialog.findChildren(QComboBox), dialog.findChildren(QDialogButtonBox)
    gap = buttons.geometry().top() - words.geometry().bottom()
    assert 8 <= gap <= 24
