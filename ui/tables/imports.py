# SPDX-License-Identifier: MIT
"""The table of imported files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.tables.cells import count_column, moment_column, money_column
from ui.tables.columns import Column, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.read_models import ImportRow

translate = QCoreApplication.translate


class ImportsTable(RecordTable):
    """Imported files; a row's key is its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_headings(), translate("tables", "Imports"), parent)
        self.set_empty_text(
            translate("tables", "No file has been imported yet. Import the DR files that your ERP exports.")
        )

    def set_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show imported files without losing the place."""
        self.set_records(import_records(rows))


def import_records(rows: Sequence[ImportRow]) -> Records:
    """What the table of imports shows. No Qt object is made, so that a thread may do it."""
    columns: list[Column] = [
        TextColumn.of(row.file_name for row in rows),
        moment_column(row.imported_at for row in rows),
        TextColumn.of(row.companies for row in rows),
        TextColumn.of(((row.first, row.last) for row in rows), lambda span: formats.months(*span), lambda span: span),
        count_column(row.blocks for row in rows),
        count_column(row.lines for row in rows),
        money_column(row.remuneration.cents for row in rows),
        TextColumn.of(((row.replaced, row.blocks) for row in rows), lambda of: _standing(*of), _rank),
        count_column(row.replaced for row in rows),
        count_column(row.warnings for row in rows),
        TextColumn.of(row.format for row in rows),
        TextColumn.of(row.encoding for row in rows),
    ]
    return Records([row.id for row in rows], columns)


def _standing(replaced: int, blocks: int) -> str:
    """Whether a file's values count."""
    if not replaced:
        return translate("tables", "In use")
    return translate("tables", "Partly replaced") if replaced < blocks else translate("tables", "Replaced")


def _rank(of: tuple[int, int]) -> tuple[bool, bool]:
    replaced, blocks = of
    return replaced > 0, replaced >= blocks


def _headings() -> list[Heading]:
    return [
        Heading("file", translate("tables", "File"), translate("tables", "The name it came in with"), 25),
        Heading("imported", translate("tables", "Imported"), translate("tables", "When the ERP file came in"), 15),
        Heading("companies", translate("tables", "Companies"), translate("tables", "Employers in the file"), 22),
        Heading("months", translate("tables", "Period"), translate("tables", "The months declared"), 19),
        Heading(
            "blocks",
            translate("tables", "Blocks"),
            translate("tables", "Blocks: one establishment at one rate in one month each"),
            8,
            numeric=True,
        ),
        Heading("lines", translate("tables", "Values"), translate("tables", "Workers' values"), 8, numeric=True),
        Heading(
            "remuneration",
            translate("tables", "Remuneration €"),
            translate("tables", "Total of the file, in euro"),
            14,
            numeric=True,
        ),
        Heading(
            "state", translate("tables", "State"), translate("tables", "Whether the file's values still count"), 15
        ),
        Heading(
            "replaced",
            translate("tables", "Replaced"),
            translate("tables", "Blocks that a later file has replaced"),
            10,
            hidden=True,
            numeric=True,
        ),
        Heading(
            "warnings",
            translate("tables", "Findings"),
            translate("tables", "What the file came in with; Enter shows them"),
            8,
            numeric=True,
        ),
        Heading("format", translate("tables", "Format"), translate("tables", "What kind of file it is"), 9),
        Heading(
            "encoding", translate("tables", "Encoding"), translate("tables", "How its text is coded"), 10, hidden=True
        ),
    ]
