# SPDX-License-Identifier: MIT
"""What the portal answered, in the store: the newest answer in use, earlier ones kept."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.store.repositories.imports import insert_people, insert_values
from adapters.store.rows import months as month_list
from adapters.store.rows import numbers, seconds, sure_moment
from adapters.store.statements import execute, fetch, fetch_number, fetch_one
from domain.portal_record import FetchFailed, FetchState, PortalSnapshot
from domain.ports import FetchJob, FetchRecord, ShownRecord
from domain.values import YearMonth

NOTHING = "NO_DATA"
"""The state of a snapshot that says that the portal holds nothing for the month."""

SHOWN = """
    SELECT company_id, month, digest, source, fetched_at, superseded_at IS NULL FROM portal_snapshot
    WHERE company_id IN (SELECT value FROM json_each(?)) AND month IN (SELECT value FROM json_each(?)) ORDER BY id
"""


class SqlPortalRecords:
    """See domain.ports.PortalRecords."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def fetch_records(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[FetchRecord]:
        """See domain.ports.PortalRecords."""
        rows = await fetch(
            self._connection,
            """
            SELECT f.company_id, f.month, f.state, f.checked_at, s.id IS NOT NULL,
                   coalesce(s.etag, ''), coalesce(s.digest, ''), coalesce(s.source, '')
            FROM portal_fetch f
            LEFT JOIN portal_snapshot s
                ON s.company_id = f.company_id AND s.month = f.month AND s.superseded_at IS NULL
            WHERE f.company_id IN (SELECT value FROM json_each(?)) AND f.month IN (SELECT value FROM json_each(?))
            """,
            numbers(company_ids),
            month_list(months),
        )
        return [
            FetchRecord(
                company,
                YearMonth.from_number(month),
                FetchState(state),
                sure_moment(at),
                bool(has),
                etag,
                digest,
                source,
            )
            for company, month, state, at, has, etag, digest, source in rows
        ]

    async def shown(self, company_ids: Collection[int], months: Collection[YearMonth]) -> list[ShownRecord]:
        """See domain.ports.PortalRecords."""
        rows = await fetch(self._connection, SHOWN, numbers(company_ids), month_list(months))
        return [
            ShownRecord(company, YearMonth.from_number(month), digest, source, sure_moment(at), bool(in_use))
            for company, month, digest, source, at, in_use in rows
        ]

    async def put_data(self, company_id: int, snapshot: PortalSnapshot, at: datetime) -> bool:
        """See domain.ports.PortalRecords."""
        await self._asked(company_id, snapshot.month, FetchState.DATA, at)
        if await self._digest_in_use(company_id, snapshot.month) == (snapshot.state.value, snapshot.digest):
            await execute(
                self._connection,
                """
                UPDATE portal_snapshot SET etag = ?, source = ?
                WHERE company_id = ? AND month = ? AND superseded_at IS NULL AND (etag IS NOT ? OR source IS NOT ?)
                """,
                snapshot.etag,
                snapshot.source,
                company_id,
                snapshot.month.number,
                snapshot.etag,
                snapshot.source,
            )
            return False
        snapshot_id = await self._put(
            company_id, snapshot.month, at, snapshot.state, snapshot.source, snapshot.etag, snapshot.digest,
            seconds(snapshot.computed_at),
        )  # fmt: skip
        await self._add_totals(company_id, snapshot_id, snapshot)
        return True

    async def put_no_data(self, company_id: int, month: YearMonth, source: str, at: datetime) -> bool:
        """See domain.ports.PortalRecords."""
        await self._asked(company_id, month, FetchState.NO_DATA, at)
        if await self._digest_in_use(company_id, month) == (NOTHING, ""):
            return False
        await self._put(company_id, month, at, NOTHING, source, "", "", None)
        return True

    async def put_unchanged(self, company_id: int, month: YearMonth, at: datetime) -> None:
        """See domain.ports.PortalRecords."""
        await self._asked(company_id, month, FetchState.DATA, at)

    async def put_failure(self, company_id: int, month: YearMonth, failure: FetchFailed, at: datetime) -> None:
        """See domain.ports.PortalRecords."""
        await self._asked(company_id, month, FetchState.FAILED, at, failure.reason, failure.message)

    async def begin_job(self, job: FetchJob) -> int:
        """See domain.ports.PortalRecords."""
        return await fetch_number(
            self._connection,
            """
            INSERT INTO fetch_job (started_at, first, last, company_ids, only_missing) VALUES (?, ?, ?, ?, ?)
            RETURNING id
            """,
            seconds(job.started_at),
            job.first.number,
            job.last.number,
            None if job.company_ids is None else numbers(job.company_ids),
            job.only_missing,
        )

    async def end_job(self, job_id: int) -> None:
        """See domain.ports.PortalRecords."""
        await execute(self._connection, "DELETE FROM fetch_job WHERE id = ?", job_id)

    async def jobs(self) -> list[FetchJob]:
        """See domain.ports.PortalRecords."""
        rows = await fetch(
            self._connection,
            "SELECT started_at, first, last, company_ids, only_missing, id FROM fetch_job ORDER BY id DESC",
        )
        return [
            FetchJob(
                sure_moment(at),
                YearMonth.from_number(first),
                YearMonth.from_number(last),
                None if ids is None else tuple(json.loads(ids)),
                bool(missing),
                number,
            )
            for at, first, last, ids, missing, number in rows
        ]

    async def _asked(
        self, company_id: int, month: YearMonth, state: FetchState, at: datetime, reason: str = "", message: str = ""
    ) -> None:
        await execute(
            self._connection,
            """
            INSERT INTO portal_fetch (company_id, month, state, checked_at, reason, message)
            VALUES (?, ?, ?, ?, nullif(?, ''), ?)
            ON CONFLICT (company_id, month) DO UPDATE SET state = excluded.state, checked_at = excluded.checked_at,
                reason = excluded.reason, message = excluded.message
            """,
            company_id,
            month.number,
            state,
            seconds(at),
            reason,
            message,
        )

    async def _digest_in_use(self, company_id: int, month: YearMonth) -> tuple[str, str] | None:
        row = await fetch_one(
            self._connection,
            "SELECT state, digest FROM portal_snapshot WHERE company_id = ? AND month = ? AND superseded_at IS NULL",
            company_id,
            month.number,
        )
        return None if row is None else (row[0], row[1])

    async def _put(
        self, company_id: int, month: YearMonth, at: datetime, state: str, source: str, etag: str, digest: str,
        computed_at: int | None,
    ) -> int:  # fmt: skip
        await execute(
            self._connection,
            "UPDATE portal_snapshot SET superseded_at = ? WHERE company_id = ? AND month = ? AND superseded_at IS NULL",
            seconds(at),
            company_id,
            month.number,
        )
        return await fetch_number(
            self._connection,
            """
            INSERT INTO portal_snapshot (company_id, month, state, fetched_at, computed_at, source, etag, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            company_id,
            month.number,
            state,
            seconds(at),
            computed_at,
            source,
            etag,
            digest,
        )

    async def _add_totals(self, company_id: int, snapshot_id: int, snapshot: PortalSnapshot) -> None:
        for total in snapshot.totals:
            total_id = await fetch_number(
                self._connection,
                """
                INSERT INTO portal_total
                    (snapshot_id, establishment, rate, remuneration, contribution, workers, mismatch)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                snapshot_id,
                total.establishment,
                total.rate.hundredths,
                total.remuneration.cents,
                total.contribution.cents,
                total.workers,
                total.mismatch,
            )
            # The ERP's spelling of a name stays; the portal's serves where there is none.
            await insert_people(self._connection, company_id, total.values.people(), overwrite=False)
            await insert_values(self._connection, "portal_value", total_id, total.values)
