# SPDX-License-Identifier: MIT
"""Fetches under way, so that one that was cut short can go on where it stopped."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    # company_ids is a JSON list, or NULL for every company.
    """
    CREATE TABLE fetch_job (
        id INTEGER PRIMARY KEY,
        started_at INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        company_ids TEXT,
        only_missing INTEGER NOT NULL
    ) STRICT
    """,
)


def upgrade() -> None:
    """Add the table."""
    for statement in STATEMENTS:
        op.execute(statement)
