# SPDX-License-Identifier: MIT
"""Tables over columns, fast enough for a million rows."""

from ui.tables.buckets import BucketsTable
from ui.tables.changes import ChangesTable
from ui.tables.divergences import DivergencesTable
from ui.tables.imports import ImportsTable
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable
from ui.tables.runs import RunsTable
from ui.tables.workers import WorkersTable

__all__ = [
    "BucketsTable",
    "ChangesTable",
    "DivergencesTable",
    "ImportsTable",
    "RecordModel",
    "RecordTable",
    "RunsTable",
    "WorkersTable",
]
