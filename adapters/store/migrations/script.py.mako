# SPDX-License-Identifier: MIT
"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run on every store of the earlier revision, inside one transaction."""
    op.execute("")
