# SPDX-License-Identifier: MIT
"""One tolerance for all companies, and which of them have one of their own."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STATEMENTS = (
    # company.tolerance goes on being the one that counts: with own_tolerance 0 it is kept the same as the common one.
    "ALTER TABLE company ADD COLUMN own_tolerance INTEGER NOT NULL DEFAULT 0 CHECK (own_tolerance IN (0, 1))",
    "UPDATE company SET own_tolerance = 1 WHERE tolerance <> 50",
    """
    CREATE TABLE common_tolerance (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        cents INTEGER NOT NULL CHECK (cents >= 0)
    ) STRICT
    """,
    "INSERT INTO common_tolerance (only, cents) VALUES (1, 50)",
)


def upgrade() -> None:
    """Companies keep the tolerance they have."""
    for statement in STATEMENTS:
        op.execute(statement)
