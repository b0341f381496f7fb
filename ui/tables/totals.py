# SPDX-License-Identifier: MIT
"""What the selected rows add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import formats
from ui.tables.cells import SHORT, short_explained
from ui.tables.columns import NumberColumn, Positions

if TYPE_CHECKING:
    from ui.tables.record_table import RecordTable


class RowCounts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("RowCounts", source, comment, n)

    def rows(self, n: int) -> str:
        """Rows of a table."""
        return self.tr("%n row(s)", None, n)

    def selected(self, n: int) -> str:
        """Rows that are selected."""
        return self.tr("%n row(s) selected", None, n)

    def clear_filters(self, n: int) -> str:
        """The button that takes the filters away."""
        return self.tr("Clear %n filter(s)", None, n)


COUNTS = RowCounts()
_SUMMED = (
    "erp_remuneration",
    "portal_remuneration",
    "remuneration_difference",
    "erp_contribution",
    "portal_contribution",
    "contribution_difference",
)
_AT_LEAST = 2


def selected_totals(table: RecordTable) -> tuple[str, str]:
    """What is selected, added up; empty for less than two rows.

    Returns:
        Rows, remuneration, contribution and differences; and the same without the two sides, for where room is scarce.
    """
    positions = table.selected_positions()
    if len(positions) < _AT_LEAST:
        return "", ""
    said = _sums(table, positions)
    words = QCoreApplication.translate(
        "tables",
        "{rows} · Remun. ERP {erp} | portal {portal} | {difference} € · "
        "Contr. ERP {erp_due} | portal {portal_due} | {apart} €",
    )
    short = QCoreApplication.translate("tables", "{rows} · Remun. {difference} € · Contr. {apart} €")
    values = dict(zip(("erp", "portal", "difference", "erp_due", "portal_due", "apart"), said, strict=True))
    rows = COUNTS.selected(len(positions))
    return words.format(rows=rows, **values), short.format(rows=rows, **values)


def _sums(table: RecordTable, positions: Positions) -> list[str]:
    numbers = {heading.name: number for number, heading in enumerate(table.headings)}
    said = []
    for name in _SUMMED:
        column = table.column(numbers[name])
        assert isinstance(column, NumberColumn)
        said.append(column.said_sum(positions))
    return said


def totals_explained(totals: str) -> str:
    """What the numbers of selected_totals are."""
    said = QCoreApplication.translate("tables", "Of the selected rows: ERP | portal | difference (portal − ERP)")
    return f"{said}\n{short_explained()}" if SHORT in totals else said
