# SPDX-License-Identifier: MIT
"""The statements of the read side; their plans are in docs/sql.md, and asserted in test_plans.py.

A period is read company by company: companies are few, and every index begins with the company. Joins are CROSS
JOINs, which SQLite takes in the order in which they are written, with statistics and without.
"""

from __future__ import annotations

BUCKET_COLUMNS = """
    v.company_id, v.month, v.rate, c.nif, c.name, v.status, v.missing,
    coalesce(v.erp_remuneration, 0), coalesce(v.portal_remuneration, 0),
    coalesce(v.erp_contribution, 0), coalesce(v.portal_contribution, 0),
    coalesce(v.erp_workers, 0), coalesce(v.portal_workers, 0), v.tolerance, v.consulted_at, v.imported_at, v.from_run
"""
_ACCEPTED = """
    EXISTS (SELECT 1 FROM divergence a
            WHERE a.company_id = v.company_id AND a.month = v.month AND a.rate = v.rate AND a.state = 'accepted')
"""
# Only what diverges is looked up; what is not compared any more stands so, whatever was decided before.
_NOW = f"""
    {BUCKET_COLUMNS},
    CASE WHEN v.status IN ('diverges', 'only_erp', 'only_portal') THEN {_ACCEPTED} ELSE 0 END
"""
_IN_FORCE = """
    bucket_version v INDEXED BY bucket_in_force
    ON v.company_id = c.id AND v.month BETWEEN ?1 AND ?2 AND v.to_run IS NULL
"""
_IN_USE = """
    declaration d INDEXED BY declaration_in_use
    ON d.company_id = c.id AND d.month BETWEEN ?1 AND ?2 AND d.superseded_by IS NULL
"""
_CHOSEN = "(?3 IS NULL OR c.id IN (SELECT value FROM json_each(?3)))"

# First month, last month, company numbers or NULL.
BUCKETS = f"""
    SELECT {_NOW} FROM company c CROSS JOIN {_IN_FORCE}
    WHERE {_CHOSEN} ORDER BY c.name, c.id, v.month, v.rate
"""
# As BUCKETS, and a run; each company's rows in order, as they came out and none accepted. Companies as the run found
# them: under their present names, where they were not renamed since.
BUCKETS_THEN = f"""
    SELECT {BUCKET_COLUMNS}, 0
    FROM (
        SELECT now.id, coalesce(b.nif, now.nif) AS nif, coalesce(b.name, now.name) AS name
        FROM company now LEFT JOIN company_before b ON b.company_id = now.id AND b.last_run = (
            SELECT MIN(last_run) FROM company_before WHERE company_id = now.id AND last_run >= ?4
        )
    ) c
    CROSS JOIN bucket_version v ON v.company_id = c.id AND v.month BETWEEN ?1 AND ?2
    WHERE {_CHOSEN} AND v.from_run <= ?4 AND (v.to_run IS NULL OR v.to_run > ?4)
"""
# The statuses stand in the order of BucketStatus, then those of divergent ones that were accepted, in theirs; the
# difference is that of what was compared.
CELLS = f"""
    SELECT c.id, v.month,
           COUNT(CASE WHEN v.status = 'tallies' THEN 1 END),
           COUNT(CASE WHEN v.status = 'diverges' THEN 1 END),
           COUNT(CASE WHEN v.status = 'only_erp' THEN 1 END),
           COUNT(CASE WHEN v.status = 'only_portal' THEN 1 END),
           COUNT(CASE WHEN v.status = 'not_compared' THEN 1 END),
           SUM(CASE WHEN v.status = 'diverges' THEN {_ACCEPTED} ELSE 0 END),
           SUM(CASE WHEN v.status = 'only_erp' THEN {_ACCEPTED} ELSE 0 END),
           SUM(CASE WHEN v.status = 'only_portal' THEN {_ACCEPTED} ELSE 0 END),
           SUM(CASE WHEN v.status != 'not_compared'
               THEN coalesce(v.portal_contribution, 0) - coalesce(v.erp_contribution, 0) ELSE 0 END)
    FROM company c CROSS JOIN {_IN_FORCE} GROUP BY c.id, v.month
"""
OPEN_DIVERGENCES = """
    SELECT c.id, COUNT(*)
    FROM company c CROSS JOIN divergence d ON d.company_id = c.id AND d.month BETWEEN ?1 AND ?2
    WHERE d.state = 'open' GROUP BY c.id
"""
ERP_COVER = f"SELECT c.id, d.month FROM company c CROSS JOIN {_IN_USE} GROUP BY c.id, d.month"
FETCHES = """
    SELECT f.company_id, f.month, f.state, f.reason, f.message, f.checked_at
    FROM company c CROSS JOIN portal_fetch f ON f.company_id = c.id AND f.month BETWEEN ?1 AND ?2
"""
COMPANIES = "SELECT id, name, nif, niss, tolerance FROM company ORDER BY name, id"
DIVERGENCES = f"""
    SELECT d.id, d.state, d.opened_at, {_NOW}
    FROM company c CROSS JOIN divergence d ON d.company_id = c.id AND d.month BETWEEN ?1 AND ?2
    CROSS JOIN bucket_version v INDEXED BY bucket_in_force
        ON v.company_id = d.company_id AND v.month = d.month AND v.rate = d.rate AND v.to_run IS NULL
    WHERE d.state != 'resolved' AND {_CHOSEN}
"""
FILES = """
    SELECT b.id, b.file_name, b.imported_at, b.encoding, b.blocks, b.lines,
           (SELECT COUNT(*) FROM import_finding f WHERE f.batch_id = b.id), b.format
    FROM import_batch b
"""
# One row for each company of a file.
BLOCKS = """
    SELECT d.batch_id, c.id, c.name, MIN(d.month), MAX(d.month), SUM(d.remuneration), COUNT(d.superseded_by)
    FROM declaration d INDEXED BY declaration_of_batch CROSS JOIN company c ON c.id = d.company_id
    GROUP BY d.batch_id, d.company_id
"""
RUNS = """
    SELECT r.id, r.at, r.first_month, r.last_month, r.tolerance, r.tallies, r.divergent, r.not_compared,
           (SELECT COUNT(*) FROM divergence_event e WHERE e.run_id = r.id AND e.change IN ('opened', 'reopened')),
           (SELECT COUNT(*) FROM divergence_event e WHERE e.run_id = r.id AND e.change = 'updated'),
           (SELECT COUNT(*) FROM divergence_event e WHERE e.run_id = r.id AND e.change = 'resolved')
    FROM run r ORDER BY r.id DESC
"""
BUCKET = f"""
    SELECT {_NOW}
    FROM company c CROSS JOIN bucket_version v INDEXED BY bucket_in_force ON v.company_id = c.id
    WHERE c.id = ?1 AND v.month = ?2 AND v.rate = ?3 AND v.to_run IS NULL
"""
FRESHNESS = """
    SELECT (SELECT MAX(imported_at) FROM import_batch b
            WHERE EXISTS (SELECT 1 FROM declaration d INDEXED BY declaration_of_batch WHERE d.batch_id = b.id)),
           (SELECT MAX(checked_at) FROM portal_fetch WHERE state != 'failed'),
           (SELECT MAX(at) FROM run), (SELECT COUNT(*) FROM company)
"""
