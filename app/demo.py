# SPDX-License-Identifier: MIT
"""The demonstration: import, fetch and reconcile made-up data, as a clerk would do by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import demo_data
from domain.ports import ProgressSink, no_progress
from domain.use_cases.import_files import ImportStatus

if TYPE_CHECKING:
    from app.composition import Program
    from domain.use_cases.reconcile import RunSummary


async def play(program: Program, progress: ProgressSink = no_progress) -> RunSummary:
    """Go the whole path. Going it again changes nothing."""
    services = program.services
    first, last = services.period
    brought = await services.import_files(demo_data.erp_files(), trusted=True, progress=progress)
    if any(outcome.status is ImportStatus.IMPORTED for outcome in brought.outcomes):
        # Only with the files: what was chosen in the settings since stays.
        await _join(program)
    await services.fetch_portal(first, last, progress=progress, resumable=False)
    return await services.reconcile(first, last, progress=progress)


async def _join(program: Program) -> None:
    """Put the companies that joined SCC into it."""
    setup, joined = program.services.companies, demo_data.joined()
    if setup is None:
        return
    for company in await setup.all():
        if company.nif in joined:
            await setup.joined(company.id, joined[company.nif])
