# SPDX-License-Identifier: MIT
"""Taking whole months out of the store, and their traces out of its files."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.store.engine import create_engine
from adapters.store.errors import translated
from adapters.store.rows import numbers
from adapters.store.statements import execute, fetch
from adapters.store.unreferred import REMOVE_WORKERS
from domain.errors import StoreLocked
from domain.retention import HeldMonth, Holdings
from domain.values import Nif, Niss, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection
    from adapters.store.library import Key
    from adapters.store.unit_of_work import SqlUnitOfWorkManager

# ?1 is the first month that stays, ?2 a list of companies or NULL for all of them.
_GONE = "month < ?1 AND (?2 IS NULL OR company_id IN (SELECT value FROM json_each(?2)))"
_SNAPSHOTS = f"SELECT id FROM portal_snapshot WHERE {_GONE}"

HELD = f"""
    WITH held (company_id, month, blocks, lines, askings, snapshots, portal_lines, versions, divergences, open) AS (
        SELECT company_id, month, COUNT(*), 0, 0, 0, 0, 0, 0, 0 FROM declaration WHERE {_GONE} GROUP BY 1, 2
        UNION ALL
        SELECT d.company_id, d.month, 0, COUNT(*), 0, 0, 0, 0, 0, 0
        FROM (SELECT id, company_id, month FROM declaration WHERE {_GONE}) d
        CROSS JOIN worker_value w ON w.declaration_id = d.id GROUP BY 1, 2
        UNION ALL
        SELECT company_id, month, 0, 0, COUNT(*), 0, 0, 0, 0, 0 FROM portal_fetch WHERE {_GONE} GROUP BY 1, 2
        UNION ALL
        SELECT company_id, month, 0, 0, 0, COUNT(*), 0, 0, 0, 0 FROM portal_snapshot WHERE {_GONE} GROUP BY 1, 2
        UNION ALL
        SELECT s.company_id, s.month, 0, 0, 0, 0, COUNT(*), 0, 0, 0
        FROM (SELECT id, company_id, month FROM portal_snapshot WHERE {_GONE}) s
        CROSS JOIN portal_total t ON t.snapshot_id = s.id CROSS JOIN portal_value v ON v.total_id = t.id GROUP BY 1, 2
        UNION ALL
        SELECT company_id, month, 0, 0, 0, 0, 0, COUNT(*), 0, 0 FROM bucket_version WHERE {_GONE} GROUP BY 1, 2
        UNION ALL
        SELECT company_id, month, 0, 0, 0, 0, 0, 0, COUNT(*), SUM(state != 'resolved')
        FROM divergence WHERE {_GONE} GROUP BY 1, 2
    )
    SELECT c.id, c.name, c.nif, c.niss, h.month, SUM(blocks), SUM(lines), SUM(askings), SUM(snapshots),
           SUM(portal_lines), SUM(versions), SUM(divergences), SUM(open)
    FROM held h JOIN company c ON c.id = h.company_id
    GROUP BY c.id, h.month ORDER BY c.name, c.id, h.month
"""

# In the order in which rows refer to each other. Runs, the audit chain, the ledger and operations stay, as they name
# no person; what operations sent does.
_REMOVE = (
    f"DELETE FROM divergence_event WHERE divergence_id IN (SELECT id FROM divergence WHERE {_GONE})",
    f"DELETE FROM divergence WHERE {_GONE}",
    f"DELETE FROM bucket_version WHERE {_GONE}",
    f"""
    DELETE FROM portal_value
    WHERE total_id IN (SELECT id FROM portal_total WHERE snapshot_id IN ({_SNAPSHOTS}))
    """,
    f"DELETE FROM portal_total WHERE snapshot_id IN ({_SNAPSHOTS})",
    f"DELETE FROM portal_snapshot WHERE {_GONE}",
    f"DELETE FROM portal_fetch WHERE {_GONE}",
    f"DELETE FROM worker_value WHERE declaration_id IN (SELECT id FROM declaration WHERE {_GONE})",
    f"DELETE FROM declaration WHERE {_GONE}",
    f"UPDATE operation SET body = '' WHERE {_GONE} AND body != ''",
)

# ?1 is the list of files that lost a block.
_EMPTY_FILES = """
    SELECT value FROM json_each(?1)
    WHERE NOT EXISTS (SELECT 1 FROM declaration WHERE batch_id = value)
      AND NOT EXISTS (SELECT 1 FROM declaration WHERE superseded_by = value)
"""
_REMOVE_FILES = (
    f"DELETE FROM import_finding WHERE batch_id IN ({_EMPTY_FILES})",
    f"DELETE FROM import_batch WHERE id IN ({_EMPTY_FILES})",
    # A file of which some months stay: which of them a finding is about is not kept, and these name a worker.
    """
    DELETE FROM import_finding
    WHERE batch_id IN (SELECT value FROM json_each(?1)) AND code IN ('worker_check_digit', 'repeated_value')
    """,
    # Without its hash the whole file may come in again.
    "UPDATE import_batch SET sha256 = '' WHERE id IN (SELECT value FROM json_each(?1))",
)


class SqlMonthPurge:
    """See domain.ports.MonthPurge."""

    def __init__(self, units: SqlUnitOfWorkManager, path: Path, key: Key | None = None) -> None:
        self._units = units
        self._path = path
        self._key = key

    async def held(self, before: YearMonth, company_ids: Collection[int] | None) -> list[HeldMonth]:
        """See domain.ports.MonthPurge."""
        async with self._units.enter(read_only=True) as unit:
            rows = await fetch(unit.connection, HELD, *_which(before, company_ids))
        return [
            HeldMonth(number, name, Nif(nif), Niss.from_number(niss), YearMonth.from_number(month), Holdings(*counts))
            for number, name, nif, niss, month, *counts in rows
        ]

    async def remove(self, before: YearMonth, company_ids: Collection[int] | None) -> None:
        """See domain.ports.MonthPurge."""
        which = _which(before, company_ids)
        async with self._units.enter() as unit:
            connection = unit.connection
            files = await _numbers(connection, f"SELECT DISTINCT batch_id FROM declaration WHERE {_GONE}", *which)
            companies = await _numbers(
                connection,
                f"""
                SELECT company_id FROM declaration WHERE {_GONE}
                UNION SELECT company_id FROM portal_snapshot WHERE {_GONE}
                """,
                *which,
            )
            for statement in _REMOVE:
                await execute(connection, statement, *which)
            for statement in _REMOVE_FILES:
                await execute(connection, statement, files)
            await execute(connection, REMOVE_WORKERS, companies)

    async def wipe(self) -> bool:
        """See domain.ports.MonthPurge.

        Raises:
            StoreError: the store's files cannot be written.
        """
        engine = create_engine(self._path, self._key)
        try:
            with translated(str(self._path)):
                async with engine.connected() as connection:
                    return await _rewritten(connection)
        except StoreLocked:
            return False
        finally:
            await engine.dispose()


async def _rewritten(connection: AsyncConnection) -> bool:
    """Write the file anew, then empty the write-ahead log; False where a reader still needs the log."""
    # VACUUM must be outside of a transaction, and SQLAlchemy's connections begin one by themselves.
    driver = await connection.driver()
    assert driver is not None
    # Otherwise the whole store would lie in a temporary file for a while, and its traces for longer.
    await driver.execute("PRAGMA temp_store = MEMORY")
    # secure_delete clears rows and pages; only writing anew clears the copies that moving rows left inside pages.
    await driver.execute("VACUUM")
    busy, *_ = await (await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")).fetchone()
    return not busy


def _which(before: YearMonth, company_ids: Collection[int] | None) -> tuple[int, str | None]:
    return before.number, None if company_ids is None else numbers(sorted(company_ids))


async def _numbers(connection: AsyncConnection, sql: str, *parameters: object) -> str:
    """What a statement of one column gives, as a list for json_each."""
    return numbers(number for (number,) in await fetch(connection, sql, *parameters))
