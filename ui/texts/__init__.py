# SPDX-License-Identifier: MIT
"""Every sentence made from the domain's codes, for the window and for the command line."""

from ui.texts.errors import error
from ui.texts.findings import file_refused, finding, what_to_do
from ui.texts.states import (
    divergence_state,
    failure,
    fetch_state,
    missing,
    nature,
    portal_state,
    status,
    status_explained,
)
from ui.texts.summaries import fetch_summary, file_outcome, import_summary, month_outcome, progress, run_summary

__all__ = [
    "divergence_state",
    "error",
    "failure",
    "fetch_state",
    "fetch_summary",
    "file_outcome",
    "file_refused",
    "finding",
    "import_summary",
    "missing",
    "month_outcome",
    "nature",
    "portal_state",
    "progress",
    "run_summary",
    "status",
    "status_explained",
    "what_to_do",
]
