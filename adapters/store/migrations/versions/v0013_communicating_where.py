# SPDX-License-Identifier: MIT
"""A company is switched on for communicating at one portal, and not wherever the address leads one day."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# The one portal that the store ever knew; nothing where there were several, or none.
_ONLY_PORTAL = """
    SELECT MAX(host) FROM (
        SELECT source AS host FROM portal_snapshot WHERE source <> '' AND source NOT LIKE 'file: %'
        UNION SELECT host FROM portal_health UNION SELECT host FROM operation
    ) HAVING COUNT(*) = 1
"""

STATEMENTS = (
    "ALTER TABLE communicating RENAME TO communicating_anywhere",
    """
    CREATE TABLE communicating (
        company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
        host TEXT NOT NULL, -- empty: given before, and nobody knows for which portal; it counts for none
        since INTEGER NOT NULL,
        PRIMARY KEY (company_id, host)
    ) STRICT, WITHOUT ROWID
    """,
    # Who was sent to a portal since then was confirmed for just that one by a person.
    """
    INSERT INTO communicating (company_id, host, since)
    SELECT DISTINCT c.company_id, o.host, c.since
    FROM communicating_anywhere c JOIN operation o ON o.company_id = c.company_id AND o.created_at >= c.since
    """,
    f"""
    INSERT INTO communicating (company_id, host, since)
    SELECT company_id, COALESCE(({_ONLY_PORTAL}), ''), since FROM communicating_anywhere
    WHERE company_id NOT IN (SELECT company_id FROM communicating)
    """,
    "DROP TABLE communicating_anywhere",
)


def upgrade() -> None:
    """What was given stays for the portals that it is known for; elsewhere it has to be given anew."""
    for statement in STATEMENTS:
        op.execute(statement)
