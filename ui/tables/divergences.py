# SPDX-License-Identifier: MIT
"""The table of divergences that are not resolved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.read_models import DivergenceRow
from ui import texts
from ui.tables.buckets import STATE_COLUMN, bucket_columns, bucket_headings, state_tips, states
from ui.tables.cells import moment_column
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

translate = QCoreApplication.translate


class DivergencesTable(RecordTable):
    """Divergences; a row's key is its bucket's BucketKey, of which there is one divergence at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            *bucket_headings(),
            Heading(
                "decision", translate("tables", "Decision"), translate("tables", "Where the divergence stands"), 12
            ),
            Heading("opened", translate("tables", "Since"), translate("tables", "When it was found first"), 15),
        ]
        super().__init__(headings, translate("tables", "Divergences"), parent)
        self.set_empty_text(translate("tables", "No divergences in this period: what was compared tallies."))

    def set_rows(self, rows: Sequence[DivergenceRow]) -> None:
        """Show divergences without losing the place."""
        buckets = [row.bucket for row in rows]
        columns = [
            *bucket_columns(buckets),
            TextColumn.of((row.state for row in rows), texts.divergence_state),
            moment_column(row.opened_at for row in rows),
        ]
        self.set_records(
            Records(
                [bucket.key for bucket in buckets],
                columns,
                states(buckets),
                STATE_COLUMN,
                tips={STATE_COLUMN: state_tips(buckets)},
            )
        )
