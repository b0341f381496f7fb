# SPDX-License-Identifier: MIT
"""The first tables. Amounts are euro cents, months yyyymm, rates hundredths of a percent, times Unix seconds UTC."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE company (
        id INTEGER PRIMARY KEY,
        niss INTEGER NOT NULL UNIQUE,
        nif TEXT NOT NULL,
        name TEXT NOT NULL,
        regime TEXT NOT NULL DEFAULT 'classic' CHECK (regime IN ('classic', 'scc')),
        scc_from INTEGER,
        tolerance INTEGER NOT NULL DEFAULT 50 CHECK (tolerance >= 0),
        portal_profile TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE worker (
        company_id INTEGER NOT NULL REFERENCES company (id),
        niss INTEGER NOT NULL,
        name TEXT NOT NULL,
        birth INTEGER,
        PRIMARY KEY (company_id, niss)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        format TEXT NOT NULL,
        encoding TEXT NOT NULL,
        imported_at INTEGER NOT NULL,
        blocks INTEGER NOT NULL,
        lines INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX import_batch_by_hash ON import_batch (sha256)",
    """
    CREATE TABLE import_finding (
        batch_id INTEGER NOT NULL REFERENCES import_batch (id),
        position INTEGER NOT NULL,
        severity TEXT NOT NULL,
        code TEXT NOT NULL,
        line INTEGER,
        "column" INTEGER,
        params TEXT NOT NULL,
        PRIMARY KEY (batch_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE declaration (
        id INTEGER PRIMARY KEY,
        batch_id INTEGER NOT NULL REFERENCES import_batch (id),
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        establishment TEXT NOT NULL,
        rate INTEGER NOT NULL,
        remuneration INTEGER NOT NULL,
        contribution INTEGER NOT NULL,
        workers INTEGER NOT NULL,
        lines INTEGER NOT NULL,
        superseded_by INTEGER REFERENCES import_batch (id),
        superseded_at INTEGER
    ) STRICT
    """,
    # One block in use per key, and the whole of a bucket's ERP side without touching the table.
    """
    CREATE UNIQUE INDEX declaration_in_use
        ON declaration (company_id, month, rate, establishment, remuneration, contribution, workers, batch_id)
        WHERE superseded_by IS NULL
    """,
    """
    CREATE UNIQUE INDEX declaration_once_in_use
        ON declaration (company_id, month, establishment, rate) WHERE superseded_by IS NULL
    """,
    "CREATE INDEX declaration_of_batch ON declaration (batch_id, superseded_by)",
    """
    CREATE TABLE worker_value (
        declaration_id INTEGER NOT NULL REFERENCES declaration (id),
        niss INTEGER NOT NULL,
        nature TEXT NOT NULL,
        month INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        days INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (declaration_id, niss, nature, month, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE portal_snapshot (
        id INTEGER PRIMARY KEY,
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        state TEXT NOT NULL,
        fetched_at INTEGER NOT NULL,
        computed_at INTEGER,
        source TEXT NOT NULL,
        etag TEXT NOT NULL,
        digest TEXT NOT NULL,
        superseded_at INTEGER
    ) STRICT
    """,
    "CREATE UNIQUE INDEX portal_snapshot_in_use ON portal_snapshot (company_id, month) WHERE superseded_at IS NULL",
    """
    CREATE TABLE portal_total (
        id INTEGER PRIMARY KEY,
        snapshot_id INTEGER NOT NULL REFERENCES portal_snapshot (id),
        establishment TEXT NOT NULL,
        rate INTEGER NOT NULL,
        remuneration INTEGER NOT NULL,
        contribution INTEGER NOT NULL,
        workers INTEGER NOT NULL,
        mismatch INTEGER NOT NULL,
        UNIQUE (snapshot_id, rate, establishment)
    ) STRICT
    """,
    """
    CREATE TABLE portal_value (
        total_id INTEGER NOT NULL REFERENCES portal_total (id),
        niss INTEGER NOT NULL,
        nature TEXT NOT NULL,
        month INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        days INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (total_id, niss, nature, month, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE portal_fetch (
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('data', 'no_data', 'failed')),
        checked_at INTEGER NOT NULL,
        reason TEXT,
        message TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (company_id, month)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        first_month INTEGER NOT NULL,
        last_month INTEGER NOT NULL,
        tolerance INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE bucket_version (
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        rate INTEGER NOT NULL,
        from_run INTEGER NOT NULL REFERENCES run (id),
        to_run INTEGER REFERENCES run (id),
        status TEXT NOT NULL,
        missing TEXT NOT NULL,
        tolerance INTEGER NOT NULL,
        erp_remuneration INTEGER,
        erp_contribution INTEGER,
        erp_workers INTEGER,
        portal_remuneration INTEGER,
        portal_contribution INTEGER,
        portal_workers INTEGER,
        consulted_at INTEGER,
        imported_at INTEGER,
        PRIMARY KEY (company_id, month, rate, from_run)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX bucket_in_force ON bucket_version (company_id, month, rate) WHERE to_run IS NULL",
    """
    CREATE TABLE divergence (
        id INTEGER PRIMARY KEY,
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        rate INTEGER NOT NULL,
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        erp_remuneration INTEGER NOT NULL,
        portal_remuneration INTEGER NOT NULL,
        erp_contribution INTEGER NOT NULL,
        portal_contribution INTEGER NOT NULL,
        opened_at INTEGER NOT NULL,
        UNIQUE (company_id, month, rate)
    ) STRICT
    """,
    """
    CREATE TABLE divergence_event (
        id INTEGER PRIMARY KEY,
        divergence_id INTEGER NOT NULL REFERENCES divergence (id),
        run_id INTEGER REFERENCES run (id),
        at INTEGER NOT NULL,
        change TEXT NOT NULL,
        state_before TEXT,
        erp_remuneration_before INTEGER,
        portal_remuneration_before INTEGER,
        erp_contribution_before INTEGER,
        portal_contribution_before INTEGER
    ) STRICT
    """,
    "CREATE INDEX divergence_event_of ON divergence_event (divergence_id)",
    # "BATE": tells a store from any other SQLite file, and from an empty one.
    "PRAGMA application_id = 0x42415445",
)


def upgrade() -> None:
    """Make every table of an empty store."""
    for statement in STATEMENTS:
        op.execute(statement)
