# SPDX-License-Identifier: MIT
"""Months that were signed off, in the store. Triggers refuse to change or delete an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from adapters.store.rows import figures_cents, figures_of, seconds, sure_moment
from adapters.store.statements import execute_many, fetch, fetch_number
from domain.reconciliation import BucketStatus
from domain.sign_off import Place, SignedLine, SignOffEvent, SignVerb
from domain.values import Rate, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

_COLUMNS = """
    e.id, e.company_id, e.month, e.what, e.at, e.who, e.run_id, l.rate, l.status,
    l.erp_remuneration, l.portal_remuneration, l.erp_contribution, l.portal_contribution
"""
# The newest event of each month is the one without a later one.
LAST = f"""
    SELECT {_COLUMNS}
    FROM company c
    CROSS JOIN sign_off_event e INDEXED BY sign_off_event_of ON e.company_id = c.id AND e.month BETWEEN ?1 AND ?2
    LEFT JOIN sign_off_line l ON l.event_id = e.id
    WHERE NOT EXISTS (
        SELECT 1 FROM sign_off_event n INDEXED BY sign_off_event_of
        WHERE n.company_id = e.company_id AND n.month = e.month AND n.id > e.id
    )
    ORDER BY c.id, e.month, e.id
"""
HISTORY = f"""
    SELECT {_COLUMNS}
    FROM sign_off_event e INDEXED BY sign_off_event_of LEFT JOIN sign_off_line l ON l.event_id = e.id
    WHERE e.company_id = ? AND e.month = ? ORDER BY e.id
"""


class SqlSignOffs:
    """See domain.ports.SignOffs."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last(self, first: YearMonth, last: YearMonth) -> dict[Place, SignOffEvent]:
        """See domain.ports.SignOffs."""
        rows = await fetch(self._connection, LAST, first.number, last.number)
        return {event.place: event for event in _events(rows)}

    async def history(self, company_id: int, month: YearMonth) -> list[SignOffEvent]:
        """See domain.ports.SignOffs."""
        return _events(await fetch(self._connection, HISTORY, company_id, month.number))

    async def add(self, events: Sequence[SignOffEvent]) -> None:
        """See domain.ports.SignOffs."""
        lines: list[tuple[object, ...]] = []
        for event in events:
            number = await fetch_number(
                self._connection,
                """
                INSERT INTO sign_off_event (company_id, month, what, at, who, run_id)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                """,
                event.company_id,
                event.month.number,
                event.what,
                seconds(event.at),
                event.who,
                event.run_id,
            )
            lines += [(number, line.rate.hundredths, line.status, *figures_cents(line.figures)) for line in event.lines]
        await execute_many(self._connection, "INSERT INTO sign_off_line VALUES (?, ?, ?, ?, ?, ?, ?)", lines)


def _events(rows: Iterable[Any]) -> list[SignOffEvent]:
    """Events from their lines, which come event by event."""
    found: dict[int, SignOffEvent] = {}
    for number, company, month, what, at, who, run, rate, status, *cents in rows:
        event = found.get(number) or SignOffEvent(
            company, YearMonth.from_number(month), SignVerb(what), sure_moment(at), who, (), run, number
        )
        if rate is not None:
            line = SignedLine(Rate(rate), BucketStatus(status), figures_of(cents))
            event = replace(event, lines=(*event.lines, line))
        found[number] = event
    return list(found.values())
