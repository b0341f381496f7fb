# SPDX-License-Identifier: MIT
"""Outbox, idempotency keys, the audit chain and the ledger of declared values."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        next_at INTEGER NOT NULL,
        delivered_at INTEGER,
        parked_at INTEGER,
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX outbox_pending ON outbox (id) WHERE delivered_at IS NULL AND parked_at IS NULL",
    "CREATE INDEX outbox_parked ON outbox (id) WHERE parked_at IS NOT NULL",
    """
    CREATE TABLE idempotency (
        key TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        result TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE audit_entry (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE ledger_entry (
        id INTEGER PRIMARY KEY,
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        rate INTEGER NOT NULL,
        remuneration INTEGER NOT NULL,
        contribution INTEGER NOT NULL,
        workers INTEGER NOT NULL,
        reference TEXT NOT NULL,
        at INTEGER NOT NULL,
        offsets INTEGER UNIQUE REFERENCES ledger_entry (id)
    ) STRICT
    """,
    "CREATE INDEX ledger_of_month ON ledger_entry (company_id, month, rate)",
    *(
        f"""
        CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """
        for table in ("audit_entry", "ledger_entry")
        for verb in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Add the tables; nothing of the earlier ones changes."""
    for statement in STATEMENTS:
        op.execute(statement)
