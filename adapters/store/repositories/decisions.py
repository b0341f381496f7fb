# SPDX-License-Identifier: MIT
"""Decisions about divergences in the store. Triggers refuse to change an event, or to delete it alone."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from adapters.store.repositories.runs import divergences_of
from adapters.store.rows import figures_cents, figures_of, numbers, seconds, sure_moment
from adapters.store.run_queries import DIVERGENCE_COLUMNS
from adapters.store.statements import execute_many, fetch
from domain.decisions import DecisionEvent, RunChange, Verb, with_figures_after
from domain.divergence import Change, Divergence, DivergenceState
from domain.operations import OperationState
from domain.portal_record import PortalState
from domain.values import YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection
    from domain.reconciliation import BucketKey
    from domain.sign_off import Place

# A list of [company, month, rate].
DIVERGENCES = f"""
    SELECT {DIVERGENCE_COLUMNS}
    FROM json_each(?) j CROSS JOIN divergence d
        ON d.company_id = j.value ->> 0 AND d.month = j.value ->> 1 AND d.rate = j.value ->> 2
"""
HISTORY = """
    SELECT e.divergence_id, e.id, e.at, e.who, e.verb, e.reason, e.state_before, e.state_after, e.undoes,
           e.erp_remuneration, e.portal_remuneration, e.erp_contribution, e.portal_contribution
    FROM json_each(?) j CROSS JOIN decision_event e INDEXED BY decision_event_of ON e.divergence_id = j.value
"""
RUN_CHANGES = """
    SELECT run_id, at, change, state_before, erp_remuneration_before, portal_remuneration_before,
           erp_contribution_before, portal_contribution_before
    FROM divergence_event WHERE divergence_id = ? ORDER BY id
"""
# By number, so that no more than these rows are read however many there are.
REASONS = """
    SELECT e.reason FROM decision_event e
    WHERE e.id > (SELECT MAX(id) FROM decision_event) - ?2 AND e.verb = ?1 AND e.reason <> ''
    ORDER BY e.id DESC
"""
# No state: a snapshot that says that the portal holds nothing.
PORTAL_STATES = """
    SELECT s.company_id, s.month, s.state
    FROM company c CROSS JOIN portal_snapshot s INDEXED BY portal_snapshot_in_use
        ON s.company_id = c.id AND s.month BETWEEN ?1 AND ?2 AND s.superseded_at IS NULL
"""
# The last one of a month counts.
OPERATION_STATES = """
    SELECT o.company_id, o.month, o.state
    FROM company c CROSS JOIN operation o INDEXED BY operation_of_company ON o.company_id = c.id
    WHERE o.month BETWEEN ?1 AND ?2 ORDER BY c.id, o.number
"""
TELL = """
    INSERT INTO decision_event (divergence_id, at, who, verb, reason, state_before, state_after, undoes,
        erp_remuneration, portal_remuneration, erp_contribution, portal_contribution)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_MOST_READ = 5_000
_KNOWN_STATES = {state.value: state for state in PortalState}


class SqlDecisions:
    """See domain.ports.Decisions."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def divergences(self, keys: Collection[BucketKey]) -> dict[BucketKey, Divergence]:
        """See domain.ports.Decisions."""
        wanted = json.dumps([[key.company_id, key.month.number, key.rate.hundredths] for key in keys])
        rows = await fetch(self._connection, DIVERGENCES, wanted)
        return await asyncio.to_thread(divergences_of, rows)

    async def history(self, divergence_ids: Collection[int]) -> dict[int, list[DecisionEvent]]:
        """See domain.ports.Decisions."""
        rows = await fetch(self._connection, HISTORY, numbers(divergence_ids))
        return await asyncio.to_thread(_history, rows)

    async def run_changes(self, divergence: Divergence) -> list[RunChange]:
        """See domain.ports.Decisions."""
        rows = await fetch(self._connection, RUN_CHANGES, divergence.id)
        changes = (
            (
                run,
                sure_moment(at),
                Change(change),
                DivergenceState(state) if state else None,
                None if cents[0] is None else figures_of(cents),
            )
            for run, at, change, state, *cents in rows
        )
        return with_figures_after(changes, divergence.figures)

    async def write(self, decided: Sequence[tuple[Divergence, DecisionEvent]]) -> None:
        """See domain.ports.Decisions."""
        moved = [(now.state, now.id) for now, event in decided if event.before is not event.after]
        await execute_many(self._connection, "UPDATE divergence SET state = ? WHERE id = ?", moved)
        await execute_many(self._connection, TELL, [_told(event) for _, event in decided])

    async def latest_reasons(self, verb: Verb) -> list[str]:
        """See domain.ports.Decisions."""
        return [reason for (reason,) in await fetch(self._connection, REASONS, verb.value, _MOST_READ)]

    async def portal_states(self, first: YearMonth, last: YearMonth) -> dict[Place, PortalState]:
        """See domain.ports.Decisions."""
        rows = await fetch(self._connection, PORTAL_STATES, first.number, last.number)
        return await asyncio.to_thread(_portal_states, rows)

    async def operation_states(self, first: YearMonth, last: YearMonth) -> dict[Place, OperationState]:
        """See domain.ports.Decisions."""
        rows = await fetch(self._connection, OPERATION_STATES, first.number, last.number)
        return {(company, YearMonth.from_number(month)): OperationState(state) for company, month, state in rows}


def _portal_states(rows: Iterable[Any]) -> dict[Place, PortalState]:
    return {
        (company, YearMonth.from_number(month)): _KNOWN_STATES[state]
        for company, month, state in rows
        if state in _KNOWN_STATES
    }


def _history(rows: Iterable[Any]) -> dict[int, list[DecisionEvent]]:
    found: dict[int, list[DecisionEvent]] = defaultdict(list)
    for divergence, number, at, who, verb, reason, before, after, undoes, *cents in rows:
        found[divergence].append(
            DecisionEvent(
                divergence, sure_moment(at), who, Verb(verb), reason, DivergenceState(before), DivergenceState(after),
                figures_of(cents), undoes, number,
            )
        )  # fmt: skip
    return {divergence: sorted(events, key=lambda event: event.id) for divergence, events in found.items()}


def _told(event: DecisionEvent) -> tuple[object, ...]:
    return (
        event.divergence_id,
        seconds(event.at),
        event.who,
        event.verb,
        event.reason,
        event.before,
        event.after,
        event.undoes,
        *figures_cents(event.figures),
    )
