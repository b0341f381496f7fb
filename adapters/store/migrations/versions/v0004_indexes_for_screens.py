# SPDX-License-Identifier: MIT
"""Indexes for what screens and purges wait for; each run keeps how its period stood. See docs/sql.md."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    # Lists come in the order of names.
    "CREATE INDEX company_by_name ON company (name)",
    # All that the list of imports says of a file's blocks, without touching the table.
    "DROP INDEX declaration_of_batch",
    "CREATE INDEX declaration_of_batch ON declaration (batch_id, company_id, month, remuneration, superseded_by)",
    # Deleting a file asks whether it took a block out of use.
    "CREATE INDEX declaration_superseding ON declaration (superseded_by) WHERE superseded_by IS NOT NULL",
    # Counting them anew took every run times every version.
    "ALTER TABLE run ADD COLUMN tallies INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE run ADD COLUMN divergent INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE run ADD COLUMN not_compared INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE run SET (tallies, divergent, not_compared) = (
        SELECT COUNT(CASE WHEN v.status = 'tallies' THEN 1 END),
               COUNT(CASE WHEN v.status IN ('diverges', 'only_erp', 'only_portal') THEN 1 END),
               COUNT(CASE WHEN v.status = 'not_compared' THEN 1 END)
        FROM bucket_version v
        WHERE v.month BETWEEN run.first_month AND run.last_month
          AND v.from_run <= run.id AND (v.to_run IS NULL OR v.to_run > run.id)
    )
    """,
)


def upgrade() -> None:
    """Add the indexes and the counts of the runs there are."""
    for statement in STATEMENTS:
        op.execute(statement)
