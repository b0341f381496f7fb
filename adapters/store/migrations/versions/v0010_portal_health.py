# SPDX-License-Identifier: MIT
"""How each portal answered when it was fetched from last."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing of the earlier ones changes."""
    op.execute(
        """
        CREATE TABLE portal_health (
            host TEXT PRIMARY KEY,
            at INTEGER NOT NULL,
            proxy TEXT NOT NULL,
            calls INTEGER NOT NULL,
            retries INTEGER NOT NULL,
            p50_ms INTEGER,
            p95_ms INTEGER,
            timed_out REAL NOT NULL,
            circuit TEXT NOT NULL,
            seconds_open REAL NOT NULL,
            companies_held INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
