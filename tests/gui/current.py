# SPDX-License-Identifier: MIT
"""The row that the user of a table is at."""

from __future__ import annotations

from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable


def current_key(table: RecordTable) -> object | None:
    """Its key; None where there is none on screen, and on a group's own."""
    index, model = table.currentIndex(), table.model()
    assert isinstance(model, RecordModel)
    return model.key(index.row()) if index.isValid() else None
