# SPDX-License-Identifier: MIT
"""Indexes for what an explanation looks at: a month's replaced blocks and answers."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE INDEX declaration_replaced ON declaration (company_id, month) WHERE superseded_by IS NOT NULL",
    "CREATE INDEX portal_snapshot_replaced ON portal_snapshot (company_id, month) WHERE superseded_at IS NOT NULL",
)


def upgrade() -> None:
    """Add the indexes."""
    for statement in STATEMENTS:
        op.execute(statement)
