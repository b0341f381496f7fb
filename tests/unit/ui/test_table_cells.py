# SPDX-License-Identifier: MIT
"""A table's cells as the window writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from domain.tables.cells import Cell, CellError
from ui import translation
from ui.table_import.cells import shown


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install(qapp, "en")


@pytest.mark.parametrize(
    ("cell", "portuguese", "english"),
    [
        (Decimal("12000.50"), "12000,5", "12000.5"),
        (Decimal("-0.3475"), "-0,3475", "-0.3475"),
        (Decimal("25000000001.0"), "25000000001", "25000000001"),
        (date(2026, 10, 1), "01/10/2026", "01/10/2026"),
        ("12000.5", "12000.5", "12000.5"),  # a text stands as the file has it
        (CellError("#N/A"), "#N/A", "#N/A"),
        (None, "", ""),
    ],
)
def test_a_workbook_s_numbers_and_days_are_written_as_everywhere(
    qapp: QApplication, cell: Cell, portuguese: str, english: str
) -> None:
    for language, wanted in (("pt", portuguese), ("en", english)):
        translation.install(qapp, language)
        assert shown(cell) == wanted
