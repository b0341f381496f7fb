# SPDX-License-Identifier: MIT
"""Both sides of many companies, straight into a store's tables; also into those of the first schema."""

from __future__ import annotations

import contextlib
from pathlib import Path

from adapters.store.migrations.versions import v0001_first_tables
from tests.library import sqlite3

MONTHS = "(SELECT value AS month FROM json_each('[202511,202512,202601,202602,202603,202604,202605]'))"
DECLARED = f"""
    INSERT INTO declaration
        (batch_id, company_id, month, establishment, rate, remuneration, contribution, workers, lines)
    SELECT 1, id, month, '0001', 3475, 100000, 34750, 1, 0 FROM company, {MONTHS}
"""


def fill_both_sides(connection: sqlite3.Connection, companies: int) -> None:
    """Declarations and the portal's answers of seven months, none of which tallies."""
    connection.executemany(
        "INSERT INTO company (id, niss, nif, name) VALUES (?, ?, ?, ?)",
        [(number, 20_000_000_000 + number, f"5{number:08d}", f"COMPANY {number}") for number in range(companies)],
    )
    connection.execute("INSERT INTO import_batch VALUES (1, 'DR.txt', '', 'RC4008', 'utf-8', 1, 1, 0)")
    connection.execute(DECLARED)
    connection.execute(
        f"""
        INSERT INTO portal_snapshot (company_id, month, state, fetched_at, source, etag, digest)
        SELECT id, month, 'APURADO', 1, 'portal.test', '', '' FROM company, {MONTHS}
        """
    )
    connection.execute(
        "INSERT INTO portal_fetch (company_id, month, state, checked_at) "
        f"SELECT id, month, 'data', 1 FROM company, {MONTHS}"
    )
    connection.execute(
        "INSERT INTO portal_total (snapshot_id, establishment, rate, remuneration, contribution, workers, mismatch)"
        " SELECT id, '0001', 3475, 200000, 69500, 1, 0 FROM portal_snapshot"
    )


def make_first_store(store: Path, companies: int) -> None:
    """A store of the first schema, with that many companies."""
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        for statement in v0001_first_tables.STATEMENTS:
            connection.execute(statement)
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        fill_both_sides(connection, companies)
