# SPDX-License-Identifier: MIT
"""What companies were called before: a past run is shown under the names that it was made under."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    # The name that a company had up to last_run, and no longer; a company that was never renamed has no row.
    """
    CREATE TABLE company_before (
        company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
        last_run INTEGER NOT NULL,
        nif TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (company_id, last_run)
    ) STRICT, WITHOUT ROWID
    """,
    # A trigger, so that no way of renaming a company can forget it. Of several names since the last run, no run
    # ever showed any but the first.
    """
    CREATE TRIGGER company_renamed AFTER UPDATE OF nif, name ON company
    WHEN OLD.nif IS NOT NEW.nif OR OLD.name IS NOT NEW.name
    BEGIN
        INSERT INTO company_before (company_id, last_run, nif, name)
        SELECT OLD.id, latest.id, OLD.nif, OLD.name FROM (SELECT MAX(id) AS id FROM run) latest
        WHERE latest.id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM company_before b WHERE b.company_id = OLD.id AND b.last_run = latest.id
        );
    END
    """,
    "CREATE INDEX divergence_event_of_run ON divergence_event (run_id, change)",
)


def upgrade() -> None:
    """Add the names and an index; companies keep the names they have for the runs there are."""
    for statement in STATEMENTS:
        op.execute(statement)
