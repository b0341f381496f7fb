# SPDX-License-Identifier: MIT
"""Workers whom nothing refers to any more: whatever takes values away takes their names with them."""

from __future__ import annotations

from typing import Final

# ?1 is the list of companies that lost values.
REMOVE_WORKERS: Final = """
    DELETE FROM worker
    WHERE company_id IN (SELECT value FROM json_each(?1)) AND (company_id, niss) NOT IN (
        SELECT d.company_id, v.niss FROM declaration d JOIN worker_value v ON v.declaration_id = d.id
        WHERE d.company_id IN (SELECT value FROM json_each(?1))
        UNION ALL
        SELECT s.company_id, v.niss
        FROM portal_snapshot s JOIN portal_total t ON t.snapshot_id = s.id JOIN portal_value v ON v.total_id = t.id
        WHERE s.company_id IN (SELECT value FROM json_each(?1))
    )
"""
