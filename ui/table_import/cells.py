# SPDX-License-Identifier: MIT
"""A table's cells as the window writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.use_cases.import_tables import cell_text
from ui import formats

if TYPE_CHECKING:
    from domain.tables.cells import Cell


def shown(cell: Cell) -> str:
    """A cell for the clerk to read: a workbook's numbers and days as they are written here, texts as they stand."""
    match cell:
        case Decimal():
            return cell_text(cell).replace(".", formats.decimal_mark())
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return cell_text(cell)
