# SPDX-License-Identifier: MIT
"""What Alembic runs: migrations on the connection and in the transaction that the caller opened."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=None,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
