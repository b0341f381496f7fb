# SPDX-License-Identifier: MIT
"""What the portal answered, in the store: the newest answer in use, earlier ones kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from adapters.store.repositories.imports import insert_people, insert_values
from adapters.store.rows import months as month_list
from adapters.store.rows import numbers, seconds, sure_moment
from adapters.store.statements import execute, execute_many, fetch, fetch_number
from domain.portal_health import CircuitState, PortalHealth, SeenHealth
from domain.portal_record import Fetched, FetchFailed, FetchState, NoData, PortalSnapshot, PortalTotal
from domain.ports import Asked, FetchJob, FetchRecord, ShownRecord
from domain.values import YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

NOTHING = "NO_DATA"
"""The state of a snapshot that says that the portal holds nothing for the month."""

SHOWN = """
    SELECT company_id, month, digest, source, fetched_at, superseded_at IS NULL FROM portal_snapshot
    WHERE company_id IN (SELECT value FROM json_each(?)) AND month IN (SELECT value FROM json_each(?)) ORDER BY id
"""

IN_USE = """
    SELECT company_id, month, state, digest FROM portal_snapshot
    WHERE superseded_at IS NULL AND (company_id, month) IN (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
"""
_ASKED = """
    INSERT INTO portal_fetch (company_id, month, state, checked_at, reason, message) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (company_id, month) DO UPDATE SET state = excluded.state, checked_at = excluded.checked_at,
        reason = excluded.reason, message = excluded.message
"""
_CONFIRMED = """
    UPDATE portal_snapshot SET etag = ?, source = ?
    WHERE company_id = ? AND month = ? AND superseded_at IS NULL AND (etag IS NOT ? OR source IS NOT ?)
"""
_SUPERSEDED = (
    "UPDATE portal_snapshot SET superseded_at = ? WHERE company_id = ? AND month = ? AND superseded_at IS NULL"
)
_NEW_SNAPSHOTS = """
    INSERT INTO portal_snapshot (company_id, month, state, fetched_at, computed_at, source, etag, digest)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
        json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
        json_extract(value, '$[6]'), json_extract(value, '$[7]')
    FROM json_each(?) ORDER BY key
    RETURNING id, company_id, month
"""
_NEW_TOTALS = """
    INSERT INTO portal_total (snapshot_id, establishment, rate, remuneration, contribution, workers, mismatch)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
        json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
        json_extract(value, '$[6]')
    FROM json_each(?) ORDER BY key
    RETURNING id, snapshot_id, establishment, rate
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

    async def put(self, asked: Sequence[Asked]) -> list[bool]:
        """See domain.ports.PortalRecords."""
        changed: list[bool] = []
        for some in _different_months(asked):
            changed += await self._put_together(some)
        return changed

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

    async def put_health(self, seen: SeenHealth) -> None:
        """See domain.ports.PortalRecords."""
        health = seen.health
        await execute(
            self._connection,
            "INSERT OR REPLACE INTO portal_health VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            health.host,
            seconds(seen.at),
            health.proxy,
            health.calls,
            health.retries,
            health.p50_ms,
            health.p95_ms,
            health.timed_out,
            health.circuit.value,
            health.seconds_open,
            health.companies_held,
        )

    async def healths(self) -> list[SeenHealth]:
        """See domain.ports.PortalRecords."""
        rows = await fetch(
            self._connection,
            """
            SELECT at, host, proxy, calls, retries, p50_ms, p95_ms, timed_out, circuit, seconds_open, companies_held
            FROM portal_health ORDER BY host
            """,
        )
        return [
            SeenHealth(
                PortalHealth(host, proxy, calls, retries, p50, p95, late, CircuitState(circuit), rested, held),
                sure_moment(at),
            )
            for at, host, proxy, calls, retries, p50, p95, late, circuit, rested, held in rows
        ]

    async def _put_together(self, asked: Sequence[Asked]) -> list[bool]:
        """As put, for months of which none comes twice: a handful of statements, however many there are."""
        await execute_many(self._connection, _ASKED, [_asking(one) for one in asked])
        answers = [_Snapshot.of(one) for one in asked if isinstance(one.answer, Fetched | NoData)]
        in_use = await self._digests_in_use(answers)
        new = [one for one in answers if in_use.get(one.place) != (one.state, one.digest)]
        await execute_many(
            self._connection,
            _CONFIRMED,
            [
                (one.etag, one.source, *one.place, one.etag, one.source)
                for one in answers
                if one.snapshot is not None and in_use.get(one.place) == (one.state, one.digest)
            ],
        )
        await self._put_in_use(new)
        changed = {one.place for one in new}
        return [(one.company_id, one.month.number) in changed for one in asked]

    async def _digests_in_use(self, answers: Sequence[_Snapshot]) -> dict[tuple[int, int], tuple[str, str]]:
        if not answers:
            return {}
        rows = await fetch(self._connection, IN_USE, json.dumps([one.place for one in answers]))
        return {(company, month): (state, digest) for company, month, state, digest in rows}

    async def _put_in_use(self, new: Sequence[_Snapshot]) -> None:
        if not new:
            return
        await execute_many(self._connection, _SUPERSEDED, [(one.at, *one.place) for one in new])
        rows = await fetch(self._connection, _NEW_SNAPSHOTS, json.dumps([one.row for one in new]))
        ids = {(company, month): number for number, company, month in rows}
        await self._add_totals([(ids[one.place], one) for one in new if one.snapshot is not None])

    async def _add_totals(self, snapshots: Sequence[tuple[int, _Snapshot]]) -> None:
        wanted = [(number, one, total) for number, one in snapshots for total in one.totals]
        if not wanted:
            return
        rows = await fetch(self._connection, _NEW_TOTALS, json.dumps([_total_row(n, total) for n, _, total in wanted]))
        ids = {(snapshot, establishment, rate): number for number, snapshot, establishment, rate in rows}
        # The ERP's spelling of a name stays; the portal's serves where there is none.
        people = (((one.place[0], *person) for person in total.values.people()) for _, one, total in wanted)
        await insert_people(self._connection, chain.from_iterable(people), overwrite=False)
        # In the order of their key: the totals' numbers rise, and so do their values.
        placed = sorted(
            ((ids[number, total.establishment, total.rate.hundredths], total.values) for number, _, total in wanted),
            key=itemgetter(0),
        )
        await insert_values(self._connection, "portal_value", placed)


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """An answer with figures, or with none.

    Attributes:
        place: company and month; at: when it came, as both stand in the store.
    """

    place: tuple[int, int]
    at: int
    state: str
    source: str
    snapshot: PortalSnapshot | None

    @classmethod
    def of(cls, asked: Asked) -> _Snapshot:
        place, at = (asked.company_id, asked.month.number), seconds(asked.at)
        if isinstance(asked.answer, Fetched):
            snapshot = asked.answer.snapshot
            return cls(place, at, snapshot.state.value, snapshot.source, snapshot)
        assert isinstance(asked.answer, NoData)
        return cls(place, at, NOTHING, asked.answer.source, None)

    @property
    def digest(self) -> str:
        return "" if self.snapshot is None else self.snapshot.digest

    @property
    def etag(self) -> str:
        return "" if self.snapshot is None else self.snapshot.etag

    @property
    def totals(self) -> Sequence[PortalTotal]:
        return () if self.snapshot is None else self.snapshot.totals

    @property
    def row(self) -> tuple[object, ...]:
        computed = None if self.snapshot is None else seconds(self.snapshot.computed_at)
        return (*self.place, self.state, self.at, computed, self.source, self.etag, self.digest)


def _total_row(snapshot_id: int, total: PortalTotal) -> tuple[object, ...]:
    return (
        snapshot_id,
        total.establishment,
        total.rate.hundredths,
        total.remuneration.cents,
        total.contribution.cents,
        total.workers,
        int(total.mismatch),
    )


def _asking(one: Asked) -> tuple[object, ...]:
    state = {NoData: FetchState.NO_DATA, FetchFailed: FetchState.FAILED}.get(type(one.answer), FetchState.DATA)
    failed = one.answer if isinstance(one.answer, FetchFailed) else None
    why = (failed.reason.value, failed.message) if failed else (None, "")
    return (one.company_id, one.month.number, state.value, seconds(one.at), *why)


def _different_months(asked: Sequence[Asked]) -> Iterator[list[Asked]]:
    """The same in their order, cut where a month comes a second time."""
    some: list[Asked] = []
    places: set[tuple[int, YearMonth]] = set()
    for one in asked:
        if (one.company_id, one.month) in places:
            yield some
            some, places = [], set()
        some.append(one)
        places.add((one.company_id, one.month))
    if some:
        yield some
