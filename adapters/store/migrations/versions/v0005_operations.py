# SPDX-License-Identifier: MIT
"""Operations at the portal: what was sent, what came of it, and which companies may be communicated."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE operation (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        host TEXT NOT NULL,
        production INTEGER NOT NULL,
        digest TEXT NOT NULL,
        body TEXT NOT NULL,
        receipts_before TEXT NOT NULL,
        author TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('pending', 'sent', 'unknown', 'needs_review', 'confirmed', 'failed')),
        attempts INTEGER NOT NULL CHECK (attempts = 1),
        receipt TEXT NOT NULL,
        message TEXT NOT NULL,
        asked INTEGER NOT NULL,
        next_ask INTEGER,
        refreshed INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL
    ) STRICT
    """,
    # Whatever the program forgets to ask: no month is sent again before it is known what came of the last time.
    """
    CREATE UNIQUE INDEX operation_not_settled ON operation (company_id, month)
        WHERE state NOT IN ('confirmed', 'failed')
    """,
    "CREATE INDEX operation_to_do ON operation (number) WHERE state NOT IN ('confirmed', 'failed') OR NOT refreshed",
    "CREATE INDEX operation_of_company ON operation (company_id, number)",
    """
    CREATE TABLE operation_line (
        operation INTEGER NOT NULL REFERENCES operation (number),
        establishment TEXT NOT NULL,
        rate INTEGER NOT NULL,
        remuneration INTEGER NOT NULL,
        contribution INTEGER NOT NULL,
        workers INTEGER NOT NULL,
        PRIMARY KEY (operation, establishment, rate)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE operation_event (
        id INTEGER PRIMARY KEY,
        operation INTEGER NOT NULL REFERENCES operation (number),
        at INTEGER NOT NULL,
        before TEXT,
        after TEXT NOT NULL,
        why TEXT NOT NULL,
        receipt TEXT NOT NULL,
        note TEXT NOT NULL,
        who TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX operation_event_of ON operation_event (operation, id)",
    """
    CREATE TABLE communicating (
        company_id INTEGER PRIMARY KEY REFERENCES company (id) ON DELETE CASCADE,
        since INTEGER NOT NULL
    ) STRICT
    """,
    # What is sent is what was recorded; only a purge may take the body away.
    """
    CREATE TRIGGER operation_as_recorded
    BEFORE UPDATE OF id, company_id, month, host, production, digest, receipts_before, author, attempts, created_at
    ON operation BEGIN SELECT RAISE(ABORT, 'an operation stays as it was recorded'); END
    """,
    """
    CREATE TRIGGER operation_body_as_recorded BEFORE UPDATE OF body ON operation WHEN NEW.body != ''
    BEGIN SELECT RAISE(ABORT, 'an operation stays as it was recorded'); END
    """,
    """
    CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation
    BEGIN SELECT RAISE(ABORT, 'operations are kept'); END
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """
        for table in ("operation_line", "operation_event")
        for verb in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Add the tables; nothing of the earlier ones changes."""
    for statement in STATEMENTS:
        op.execute(statement)
