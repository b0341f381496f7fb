# SPDX-License-Identifier: MIT
"""Operations at the portal in the store. Triggers and an index refuse what must never be."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from adapters.store.rows import moment, numbers, seconds, sure_moment
from adapters.store.statements import execute, execute_many, fetch, fetch_number
from domain.operations import Environment, Line, Operation, OperationEvent, OperationState, Why
from domain.reconciliation import Amounts
from domain.values import Money, Rate, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

_COLUMNS = """
    o.number, o.id, o.company_id, o.month, o.host, o.production, o.digest, o.receipts_before, o.author, o.state,
    o.attempts, o.receipt, o.message, o.asked, o.next_ask, o.refreshed, o.created_at, o.changed_at
"""
BY_ID = f"SELECT {_COLUMNS}, o.body FROM operation o WHERE o.id = ?"
# Lists do without the bodies, which are large.
ALL = f"SELECT {_COLUMNS}, '' AS body FROM operation o ORDER BY o.number DESC"
OF_COMPANIES = f"""
    SELECT {_COLUMNS}, '' AS body FROM operation o
    WHERE o.company_id IN (SELECT value FROM json_each(?))
"""
TO_DO = f"""
    SELECT {_COLUMNS}, '' AS body FROM operation o INDEXED BY operation_to_do
    WHERE o.state NOT IN ('confirmed', 'failed') OR NOT o.refreshed ORDER BY o.number
"""
LINES = """
    SELECT operation, establishment, rate, remuneration, contribution, workers FROM operation_line
    WHERE operation IN (SELECT value FROM json_each(?)) ORDER BY operation, establishment, rate
"""
EVENTS = """
    SELECT e.at, e.before, e.after, e.why, e.receipt, e.note, e.who
    FROM operation o CROSS JOIN operation_event e ON e.operation = o.number WHERE o.id = ? ORDER BY e.id
"""
IN_DOUBT = """
    SELECT COUNT(CASE WHEN state IN ('sent', 'unknown') THEN 1 END), COUNT(CASE WHEN state = 'needs_review' THEN 1 END),
           MIN(created_at)
    FROM operation INDEXED BY operation_not_settled WHERE state NOT IN ('confirmed', 'failed')
"""


async def in_doubt(connection: AsyncConnection) -> tuple[int, int, datetime | None]:
    """How many operations wait for the portal to tell, and for a person; and since when the oldest does."""
    ((unknown, review, oldest),) = await fetch(connection, IN_DOUBT)
    return unknown, review, moment(oldest)


class SqlOperations:
    """See domain.ports.Operations."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, operation: Operation, event: OperationEvent) -> None:
        """See domain.ports.Operations."""
        number = await fetch_number(
            self._connection,
            f"INSERT INTO operation VALUES (NULL, {', '.join('?' * 18)}) RETURNING number",
            operation.id,
            operation.company_id,
            operation.month.number,
            operation.environment.host,
            operation.environment.production,
            operation.digest,
            operation.body,
            json.dumps(sorted(operation.receipts_before)),
            operation.author,
            operation.state,
            operation.attempts,
            operation.receipt,
            operation.message,
            operation.asked,
            _at(operation.next_ask),
            operation.refreshed,
            seconds(operation.created_at),
            seconds(operation.changed_at),
        )
        await execute_many(
            self._connection,
            "INSERT INTO operation_line VALUES (?, ?, ?, ?, ?, ?)",
            [(number, line.establishment, line.rate.hundredths, *_cents(line.amounts)) for line in operation.lines],
        )
        await self._tell(event)

    async def put(self, operation: Operation, event: OperationEvent | None = None) -> None:
        """See domain.ports.Operations."""
        await execute(
            self._connection,
            """
            UPDATE operation
            SET state = ?, receipt = ?, message = ?, asked = ?, next_ask = ?, refreshed = ?, changed_at = ?
            WHERE id = ?
            """,
            operation.state,
            operation.receipt,
            operation.message,
            operation.asked,
            _at(operation.next_ask),
            operation.refreshed,
            seconds(operation.changed_at),
            operation.id,
        )
        if event is not None:
            await self._tell(event)

    async def get(self, operation_id: str) -> Operation | None:
        """See domain.ports.Operations."""
        found = await self._with_lines(await fetch(self._connection, BY_ID, operation_id))
        return found[0] if found else None

    async def all(self, company_ids: Collection[int] | None = None) -> list[Operation]:
        """See domain.ports.Operations."""
        if company_ids is None:
            return await self._with_lines(await fetch(self._connection, ALL))
        rows = await fetch(self._connection, OF_COMPANIES, numbers(sorted(company_ids)))
        return await self._with_lines(sorted(rows, key=lambda row: row.number, reverse=True))

    async def unsettled(self) -> list[Operation]:
        """See domain.ports.Operations."""
        return await self._with_lines(await fetch(self._connection, TO_DO))

    async def events(self, operation_id: str) -> list[OperationEvent]:
        """See domain.ports.Operations."""
        return [
            OperationEvent(
                operation_id,
                sure_moment(at),
                OperationState(before) if before else None,
                OperationState(after),
                Why(why),
                receipt,
                note,
                who,
            )
            for at, before, after, why, receipt, note, who in await fetch(self._connection, EVENTS, operation_id)
        ]

    async def communicating(self, host: str) -> frozenset[int]:
        """See domain.ports.Operations."""
        return await self._companies("SELECT company_id FROM communicating WHERE host = ?", host)

    async def communicating_elsewhere(self, host: str) -> frozenset[int]:
        """See domain.ports.Operations."""
        sql = "SELECT company_id FROM communicating EXCEPT SELECT company_id FROM communicating WHERE host = ?"
        return await self._companies(sql, host)

    async def set_communicating(self, company_id: int, host: str, at: datetime, *, on: bool) -> None:
        """See domain.ports.Operations."""
        if on:
            # Somebody decided: what was given for nobody knows which portal says nothing any more.
            sql = "DELETE FROM communicating WHERE company_id = ? AND host = ''"
            await execute(self._connection, sql, company_id)
            sql = "INSERT INTO communicating VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            await execute(self._connection, sql, company_id, host, seconds(at))
        else:
            sql = "DELETE FROM communicating WHERE company_id = ? AND host IN (?, '')"
            await execute(self._connection, sql, company_id, host)

    async def _companies(self, sql: str, host: str) -> frozenset[int]:
        return frozenset(number for (number,) in await fetch(self._connection, sql, host))

    async def _tell(self, event: OperationEvent) -> None:
        await execute(
            self._connection,
            """
            INSERT INTO operation_event (operation, at, before, after, why, receipt, note, who)
            SELECT number, ?, ?, ?, ?, ?, ?, ? FROM operation WHERE id = ?
            """,
            seconds(event.at),
            event.before,
            event.after,
            event.why,
            event.receipt,
            event.note,
            event.who,
            event.operation_id,
        )

    async def _with_lines(self, rows: Iterable[Any]) -> list[Operation]:
        found = list(rows)
        lines: dict[int, list[Line]] = {row.number: [] for row in found}
        for number, establishment, rate, remuneration, contribution, workers in await fetch(
            self._connection, LINES, numbers(lines)
        ):
            amounts = Amounts(Money(remuneration), Money(contribution), workers)
            lines[number].append(Line(establishment, Rate(rate), amounts))
        return [_operation(row, lines[row.number]) for row in found]


def _operation(row: Any, lines: list[Line]) -> Operation:
    return Operation(
        row.id,
        row.company_id,
        YearMonth.from_number(row.month),
        Environment(row.host, bool(row.production)),
        row.digest,
        row.body,
        tuple(lines),
        frozenset(json.loads(row.receipts_before)),
        row.author,
        OperationState(row.state),
        sure_moment(row.created_at),
        sure_moment(row.changed_at),
        row.attempts,
        row.receipt,
        row.message,
        row.asked,
        moment(row.next_ask),
        bool(row.refreshed),
    )


def _at(time: datetime | None) -> int | None:
    return None if time is None else seconds(time)


def _cents(amounts: Amounts) -> tuple[int, int, int]:
    return amounts.remuneration.cents, amounts.contribution.cents, amounts.workers
