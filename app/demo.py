# SPDX-License-Identifier: MIT
"""The demonstration: import, fetch and reconcile made-up data, as a clerk would do by hand."""

from __future__ import annotations

from app import demo_data
from app.composition import Program
from domain.ports import ProgressSink, no_progress
from domain.use_cases.reconcile import RunSummary


async def play(program: Program, progress: ProgressSink = no_progress) -> RunSummary:
    """Go the whole path. Going it again changes nothing."""
    services = program.services
    first, last = services.period
    await services.import_files(demo_data.erp_files(), trusted=True, progress=progress)
    await services.fetch_portal(first, last, progress=progress)
    return await services.reconcile(first, last, progress=progress)
