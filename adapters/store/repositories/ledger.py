# SPDX-License-Identifier: MIT
"""The ledger of declared values in the store. Triggers refuse to change or delete an entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from adapters.store.rows import key, seconds, sure_moment
from adapters.store.statements import execute_many, fetch
from domain.ledger import LedgerEntry
from domain.values import Money, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection


class SqlLedger:
    """See domain.ports.Ledger."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def post(self, entries: Sequence[LedgerEntry]) -> None:
        """See domain.ports.Ledger."""
        await execute_many(
            self._connection,
            """
            INSERT INTO ledger_entry
                (company_id, month, rate, remuneration, contribution, workers, reference, at, offsets)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                (
                    entry.key.company_id,
                    entry.key.month.number,
                    entry.key.rate.hundredths,
                    entry.remuneration.cents,
                    entry.contribution.cents,
                    entry.workers,
                    entry.reference,
                    seconds(entry.at),
                    entry.offsets,
                )
                for entry in entries
            ],
        )

    async def entries(self, company_id: int, month: YearMonth) -> list[LedgerEntry]:
        """See domain.ports.Ledger."""
        rows = await fetch(
            self._connection,
            """
            SELECT id, company_id, month, rate, remuneration, contribution, workers, reference, at, offsets
            FROM ledger_entry WHERE company_id = ? AND month = ?
            """,
            company_id,
            month.number,
        )
        return [
            LedgerEntry(
                key(company, yyyymm, rate), Money(remuneration), Money(contribution), workers, reference,
                sure_moment(at), offsets, number,
            )
            for number, company, yyyymm, rate, remuneration, contribution, workers, reference, at, offsets in sorted(
                rows
            )
        ]  # fmt: skip
