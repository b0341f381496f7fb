# SPDX-License-Identifier: MIT
"""The statements of a reconciliation: what it compares, and what it writes. Plans as in adapters.store.view_queries."""

from __future__ import annotations

_IN_USE = """
    declaration d INDEXED BY declaration_in_use
    ON d.company_id = c.id AND d.month BETWEEN ?1 AND ?2 AND d.superseded_by IS NULL
"""
ERP_TOTALS = f"""
    SELECT d.company_id, d.month, d.rate, SUM(d.remuneration), SUM(d.contribution), SUM(d.workers)
    FROM company c CROSS JOIN {_IN_USE} GROUP BY c.id, d.month, d.rate
"""
PORTAL_TOTALS = """
    SELECT s.company_id, s.month, t.rate, SUM(t.remuneration), SUM(t.contribution), SUM(t.workers)
    FROM company c
    CROSS JOIN portal_snapshot s INDEXED BY portal_snapshot_in_use
        ON s.company_id = c.id AND s.month BETWEEN ?1 AND ?2 AND s.superseded_at IS NULL
    CROSS JOIN portal_total t ON t.snapshot_id = s.id
    GROUP BY c.id, s.month, t.rate
"""
ERP_MONTHS = f"""
    SELECT d.company_id, d.month, MAX(b.imported_at)
    FROM company c CROSS JOIN {_IN_USE} CROSS JOIN import_batch b ON b.id = d.batch_id
    GROUP BY c.id, d.month
"""
PORTAL_MONTHS = """
    SELECT f.company_id, f.month, f.state, s.fetched_at
    FROM company c CROSS JOIN portal_fetch f ON f.company_id = c.id AND f.month BETWEEN ?1 AND ?2
    LEFT JOIN portal_snapshot s ON s.company_id = f.company_id AND s.month = f.month AND s.superseded_at IS NULL
"""
IN_FORCE = """
    SELECT v.company_id, v.month, v.rate, v.erp_remuneration, v.erp_contribution, v.erp_workers,
           v.portal_remuneration, v.portal_contribution, v.portal_workers, v.tolerance, v.missing,
           v.consulted_at, v.imported_at
    FROM company c CROSS JOIN bucket_version v INDEXED BY bucket_in_force
        ON v.company_id = c.id AND v.month BETWEEN ?1 AND ?2 AND v.to_run IS NULL
"""
DIVERGENCE_COLUMNS = """
    d.id, d.company_id, d.month, d.rate, d.state, d.kind,
    d.erp_remuneration, d.portal_remuneration, d.erp_contribution, d.portal_contribution
"""
DIVERGENCES = f"""
    SELECT {DIVERGENCE_COLUMNS}
    FROM company c CROSS JOIN divergence d ON d.company_id = c.id AND d.month BETWEEN ?1 AND ?2
"""
CLOSE = """
    UPDATE bucket_version SET to_run = ?
    WHERE company_id = ? AND month = ? AND rate = ? AND to_run IS NULL
"""
OPEN = """
    INSERT INTO bucket_version (company_id, month, rate, from_run, status, missing, tolerance,
        erp_remuneration, erp_contribution, erp_workers,
        portal_remuneration, portal_contribution, portal_workers, consulted_at, imported_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# How the run's period stands after it, kept with the run.
COUNT = """
    UPDATE run SET (tallies, divergent, not_compared) = (
        SELECT COUNT(CASE WHEN v.status = 'tallies' THEN 1 END),
               COUNT(CASE WHEN v.status IN ('diverges', 'only_erp', 'only_portal') THEN 1 END),
               COUNT(CASE WHEN v.status = 'not_compared' THEN 1 END)
        FROM company c CROSS JOIN bucket_version v INDEXED BY bucket_in_force
            ON v.company_id = c.id AND v.month BETWEEN run.first_month AND run.last_month AND v.to_run IS NULL
    )
    WHERE id = ?
"""
PUT_DIVERGENCE = """
    INSERT INTO divergence (company_id, month, rate, state, kind, erp_remuneration, portal_remuneration,
        erp_contribution, portal_contribution, opened_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (company_id, month, rate) DO UPDATE SET state = excluded.state, kind = excluded.kind,
        erp_remuneration = excluded.erp_remuneration, portal_remuneration = excluded.portal_remuneration,
        erp_contribution = excluded.erp_contribution, portal_contribution = excluded.portal_contribution,
        opened_at = CASE WHEN state = 'resolved' THEN excluded.opened_at ELSE opened_at END
"""
# After PUT_DIVERGENCE, so that every divergence has its number.
TELL_DIVERGENCE = """
    INSERT INTO divergence_event (divergence_id, run_id, at, change, state_before, erp_remuneration_before,
        portal_remuneration_before, erp_contribution_before, portal_contribution_before)
    SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM divergence WHERE company_id = ? AND month = ? AND rate = ?
"""
