# SPDX-License-Identifier: MIT
"""Decisions about divergences, and months that were signed off."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE decision_event (
        id INTEGER PRIMARY KEY,
        divergence_id INTEGER NOT NULL REFERENCES divergence (id) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        verb TEXT NOT NULL CHECK (verb IN ('accept', 'correcting', 'contest', 'note', 'undo')),
        reason TEXT NOT NULL,
        state_before TEXT NOT NULL,
        state_after TEXT NOT NULL,
        erp_remuneration INTEGER NOT NULL,
        portal_remuneration INTEGER NOT NULL,
        erp_contribution INTEGER NOT NULL,
        portal_contribution INTEGER NOT NULL,
        undoes INTEGER UNIQUE REFERENCES decision_event (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX decision_event_of ON decision_event (divergence_id, id)",
    """
    CREATE TABLE sign_off_event (
        id INTEGER PRIMARY KEY,
        company_id INTEGER NOT NULL REFERENCES company (id),
        month INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('signed', 'undone', 'reopened')),
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        run_id INTEGER REFERENCES run (id)
    ) STRICT
    """,
    "CREATE INDEX sign_off_event_of ON sign_off_event (company_id, month, id)",
    """
    CREATE TABLE sign_off_line (
        event_id INTEGER NOT NULL REFERENCES sign_off_event (id),
        rate INTEGER NOT NULL,
        status TEXT NOT NULL,
        erp_remuneration INTEGER NOT NULL,
        portal_remuneration INTEGER NOT NULL,
        erp_contribution INTEGER NOT NULL,
        portal_contribution INTEGER NOT NULL,
        PRIMARY KEY (event_id, rate)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER decision_event_no_update BEFORE UPDATE ON decision_event
    BEGIN SELECT RAISE(ABORT, 'decision_event is append-only'); END
    """,
    # A purge takes a divergence away, and with it what was decided about it: reasons may name a person.
    """
    CREATE TRIGGER decision_event_no_delete BEFORE DELETE ON decision_event
    WHEN EXISTS (SELECT 1 FROM divergence WHERE id = OLD.divergence_id)
    BEGIN SELECT RAISE(ABORT, 'decision_event is append-only'); END
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """
        for table in ("sign_off_event", "sign_off_line")
        for verb in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Add the tables; nothing of the earlier ones changes."""
    for statement in STATEMENTS:
        op.execute(statement)
