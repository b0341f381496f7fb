# SPDX-License-Identifier: MIT
"""The JSON documents. Amounts are integer cents, rates hundredths of a percent, months YYYY-MM, times ISO 8601 UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.declaration import Finding
from domain.portal_record import FetchState
from domain.read_models import BucketRow, CompanyRow, RunRow
from domain.use_cases.fetch_portal import FetchSummary, MonthOutcome
from domain.use_cases.import_files import FileOutcome, ImportStatus, ImportSummary
from domain.use_cases.reconcile import RunSummary
from ui import texts

Document = dict[str, Any]


def imported(summary: ImportSummary) -> Document:
    """What became of each file."""
    return {
        "files": [_file(outcome) for outcome in summary.outcomes],
        **{status.value: summary.count(status) for status in ImportStatus},
    }


def _file(outcome: FileOutcome) -> Document:
    return {
        "file": str(outcome.path),
        "status": outcome.status,
        "batch": outcome.batch_id or None,
        "imported_at": _time(outcome.imported_at),
        "companies": outcome.companies,
        "months": [str(month) for month in outcome.months],
        "blocks": outcome.blocks,
        "lines": outcome.lines,
        "replaced_since": outcome.replaced_since,
        "findings": [found(finding, outcome.path.name) for finding in outcome.findings],
    }


def found(finding: Finding, file_name: str) -> Document:
    """What was found in a file."""
    return {
        "severity": finding.severity,
        "code": finding.code,
        "line": finding.line,
        "column": finding.column,
        "params": dict(finding.params),
        "message": texts.finding(finding, file_name),
    }


def fetched(summary: FetchSummary) -> Document:
    """How each company's month ended."""
    return {
        "months": [_month(outcome) for outcome in summary.outcomes],
        **{state.value: summary.count(state) for state in FetchState if state is not FetchState.NEVER},
        "changed": summary.changed,
    }


def _month(outcome: MonthOutcome) -> Document:
    return {
        "company": outcome.company,
        "month": str(outcome.month),
        "state": outcome.state,
        "changed": outcome.changed,
        "earlier_values_in_use": outcome.state is FetchState.FAILED and outcome.has_snapshot,
        "reason": outcome.reason,
        "message": outcome.message,
    }


def reconciled(summary: RunSummary) -> Document:
    """What a run found."""
    return {
        "run": summary.run_id or None,
        "changed": summary.changed,
        "from": str(summary.first),
        "to": str(summary.last),
        "buckets": {status.value: count for status, count in summary.counts.items()},
        "divergent": summary.divergent,
        "opened": summary.opened,
        "updated": summary.updated,
        "resolved": summary.resolved,
    }


def company(row: CompanyRow) -> Document:
    """One company."""
    return {
        "nif": row.nif.digits,
        "niss": row.niss.digits,
        "name": row.name,
        "status": row.status,
        "open_divergences": row.open_divergences,
        "months_with_erp": row.months_with_erp,
        "tolerance": row.tolerance.cents,
    }


def run(row: RunRow) -> Document:
    """One run."""
    return {
        "run": row.id,
        "at": _time(row.at),
        "from": str(row.first),
        "to": str(row.last),
        "tolerance": None if row.tolerance is None else row.tolerance.cents,
        "tallies": row.tallies,
        "divergent": row.divergent,
        "not_compared": row.not_compared,
    }


def bucket(row: BucketRow) -> Document:
    """One bucket; differences are portal − ERP."""
    return {
        "company_nif": row.nif.digits,
        "company": row.company,
        "period": str(row.key.month),
        "rate": row.key.rate.hundredths,
        "status": row.status,
        "erp_remuneration": row.erp_remuneration.cents,
        "portal_remuneration": row.portal_remuneration.cents,
        "difference_remuneration": row.remuneration_difference.cents,
        "erp_contribution": row.erp_contribution.cents,
        "portal_contribution": row.portal_contribution.cents,
        "difference_contribution": row.contribution_difference.cents,
    }


def _time(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
