# SPDX-License-Identifier: MIT
"""A store with many rows, made by SQL alone: what a firm of 200 companies has after a year."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from pathlib import Path

from adapters.store.opening import prepare
from domain.values import YearMonth
from tests.library import sqlite3

FIRST, LAST = YearMonth(2025, 11), YearMonth(2026, 10)


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows a store gets.

    Attributes:
        months: from FIRST on; there are three rates in each.
        workers: in each bucket, on each side.
        runs: reconciliations, a multiple of four.
    """

    companies: int = 200
    months: int = 12
    workers: int = 10
    runs: int = 120


NORMAL = Size()

# Each bucket has two blocks and two snapshots, of which the first was replaced, and four versions, of which the last is
# in force; one in seven diverges.
_FILL = """
    CREATE TEMP TABLE n AS
        WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 999) SELECT i FROM c;
    CREATE TEMP TABLE m AS
        SELECT i AS at, 202511 + i + 88 * ((10 + i) / 12) AS month FROM n WHERE i < (SELECT months FROM size);
    CREATE TEMP TABLE r (at, rate); INSERT INTO r VALUES (0, 2960), (1, 3475), (2, 3780);
    CREATE TEMP TABLE w AS SELECT i AS at, 10000000000 + i AS niss FROM n WHERE i < (SELECT workers FROM size);

    INSERT INTO company (id, niss, nif, name)
        SELECT i + 1, 25000000000 + i, printf('5%08d', i), printf('COMPANY %05d', (i * 7919) % 10007)
        FROM n WHERE i < (SELECT companies FROM size);
    INSERT INTO worker SELECT c.id, w.niss, printf('WORKER %d', w.at), NULL FROM company c, w;

    INSERT INTO import_batch
        SELECT c.id * 100 + m.at, printf('DR_%d_%d.txt', c.id, m.month), printf('%064d', c.id * 100 + m.at), 'RC4008',
               'cp1252', 1762000000 + m.at * 2600000 + c.id, 3, 30
        FROM company c, m;
    INSERT INTO import_finding
        SELECT id, 0, 'warning', 'contributions_off', 3, NULL, '{}' FROM import_batch WHERE id % 10 = 0;
    INSERT INTO declaration (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers,
                             lines, superseded_by, superseded_at)
        SELECT c.id * 100 + m.at, c.id, m.month, '0001', r.rate, 100000, 34750, workers, workers,
               iif(o.i = 0, c.id * 100 + m.at, NULL), iif(o.i = 0, 1762000000, NULL)
        FROM company c, m, r, n o, size WHERE o.i < 2;
    INSERT INTO worker_value SELECT d.id, w.niss, 'P', d.month, 0, 300, 100000 FROM declaration d, w;

    INSERT INTO portal_fetch SELECT c.id, m.month, 'data', 1763000000 + m.at, NULL, '' FROM company c, m;
    INSERT INTO portal_snapshot (company_id, month, state, fetched_at, source, etag, digest, superseded_at)
        SELECT c.id, m.month, 'APURADO', 1763000000 + m.at, 'portal.test', '', o.i, iif(o.i = 0, 1763000000, NULL)
        FROM company c, m, n o WHERE o.i < 2;
    INSERT INTO portal_total (snapshot_id, establishment, rate, remuneration, contribution, workers, mismatch)
        SELECT s.id, '0001', r.rate, 100000, 34750, workers, 0 FROM portal_snapshot s, r, size;
    INSERT INTO portal_value
        SELECT t.id, w.niss, 'P', s.month, 0, 300, 100000
        FROM portal_snapshot s JOIN portal_total t ON t.snapshot_id = s.id, w;

    INSERT INTO run (id, at, first_month, last_month, tolerance)
        SELECT i + 1, 1763000000 + i * 3600, 202511, 202610, NULL FROM n WHERE i < (SELECT runs FROM size);
    INSERT INTO bucket_version
        SELECT c.id, m.month, r.rate, 1 + (c.id + m.at) % (runs / 4) + v.i * (runs / 4),
               iif(v.i < 3, 1 + (c.id + m.at) % (runs / 4) + (v.i + 1) * (runs / 4), NULL),
               iif((c.id + m.at + r.at) % 7, 'tallies', 'diverges'), '', 50, 100000, 34750, workers, 100000,
               iif((c.id + m.at + r.at) % 7, 34750, 34000 + c.id), workers, 1763000000, 1763000000
        FROM company c, m, r, n v, size WHERE v.i < 4;
    INSERT INTO divergence (company_id, month, rate, state, kind, erp_remuneration, portal_remuneration,
                            erp_contribution, portal_contribution, opened_at)
        SELECT company_id, month, rate, 'open', 'diverges', erp_remuneration, portal_remuneration, erp_contribution,
               portal_contribution, 1763000000
        FROM bucket_version WHERE to_run IS NULL AND status = 'diverges';
    INSERT INTO divergence_event (divergence_id, run_id, at, change) SELECT id, 1, 1763000000, 'opened' FROM divergence;
"""

UNDO_0004 = (
    "DROP INDEX audit_of_declaring",
    *(f"DROP TABLE {table}" for table in ("common_tolerance", "portal_health")),
    "ALTER TABLE company DROP COLUMN own_tolerance",
    *(f"DROP TABLE {table}" for table in ("decision_event", "sign_off_line", "sign_off_event")),
    *(f"DROP TABLE {table}" for table in ("table_layout", "fetch_job")),
    *(f"DROP TABLE {table}" for table in ("operation_event", "operation_line", "operation", "communicating")),
    "DROP INDEX declaration_replaced",
    "DROP INDEX portal_snapshot_replaced",
    "DROP INDEX company_by_name",
    "DROP INDEX declaration_superseding",
    *(f"ALTER TABLE run DROP COLUMN {column}" for column in ("tallies", "divergent", "not_compared")),
)
"""What makes a store one of before revision 0004, but for its name of the revision."""


def fill(path: Path, size: Size = NORMAL) -> None:
    """Make a store and fill it."""
    prepare(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for pragma in ("synchronous = OFF", "temp_store = MEMORY", "journal_mode = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TEMP TABLE size (companies, months, workers, runs)")
        connection.execute("INSERT INTO size VALUES (:companies, :months, :workers, :runs)", asdict(size))
        connection.commit()
        connection.executescript(f"BEGIN; {_FILL} COMMIT;")


def analyse(path: Path) -> None:
    """Gather the planner's statistics."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("ANALYZE")
        connection.commit()
