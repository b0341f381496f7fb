# SPDX-License-Identifier: MIT
"""The list of shortcuts names keys as they are called in the window's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ui import translation
from ui.shortcuts import shown


@pytest.fixture
def _portuguese(qapp: QApplication) -> Iterator[None]:
    translation.install(qapp, "pt")
    yield
    translation.install(qapp, "en")


@pytest.mark.usefixtures("_portuguese")
@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("Return", "Enter"),
        ("Shift+Return", "Shift+Enter"),
        ("Alt+Down", "Alt+Seta para baixo"),
        ("Left", "Seta para a esquerda"),
        ("Ctrl+K", "Ctrl+K"),
        ("Ctrl++", "Ctrl++"),
    ],
)
def test_keys_are_named_in_portuguese(keys: str, said: str) -> None:
    assert shown(QKeySequence(keys)) == said
