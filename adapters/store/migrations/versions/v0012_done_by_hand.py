# SPDX-License-Identifier: MIT
"""An index for what was declared past the portal's services: files that were written, and postings."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STATEMENTS = ("CREATE INDEX audit_of_declaring ON audit_entry (id) WHERE what IN ('dr_written', 'ledger_posted')",)


def upgrade() -> None:
    """Add the index."""
    for statement in STATEMENTS:
        op.execute(statement)
