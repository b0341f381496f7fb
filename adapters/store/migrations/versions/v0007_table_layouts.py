# SPDX-License-Identifier: MIT
"""Layouts of tables: which column of a CSV or XLSX holds what, told again by its row of headings."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATEMENTS = (
    # columns is a JSON object: plain headings by field. numbers is NULL where each column shows how it is written.
    """
    CREATE TABLE table_layout (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        side TEXT NOT NULL CHECK (side IN ('erp', 'portal')),
        fingerprint TEXT NOT NULL,
        columns TEXT NOT NULL,
        numbers TEXT CHECK (numbers IN ('comma', 'point')),
        used_at INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX table_layout_by_headings ON table_layout (fingerprint, used_at)",
)


def upgrade() -> None:
    """Add the table."""
    for statement in STATEMENTS:
        op.execute(statement)
