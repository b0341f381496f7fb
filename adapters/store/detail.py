# SPDX-License-Identifier: MIT
"""One bucket with both sides' workers next to each other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from adapters.store.repositories.portal import NOTHING
from adapters.store.rows import moment, numbers
from adapters.store.statements import fetch, fetch_one
from adapters.store.worker_lines import StoredLines, detail_of, read_lines
from adapters.store.worker_match import match
from domain.portal_record import FailureReason, FetchState, PortalState
from domain.read_models import BucketDetail, BucketRow, WorkerPair
from domain.values import Money, Niss, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

ERP_LINES = """
    SELECT w.niss, w.nature, w.month, w.amount, w.days
    FROM declaration d INDEXED BY declaration_in_use JOIN worker_value w ON w.declaration_id = d.id
    WHERE d.superseded_by IS NULL AND d.company_id = ? AND d.month = ? AND d.rate = ?
"""
PORTAL_LINES = """
    SELECT w.niss, w.nature, w.month, w.amount, w.days
    FROM portal_snapshot s JOIN portal_total t ON t.snapshot_id = s.id JOIN portal_value w ON w.total_id = t.id
    WHERE s.superseded_at IS NULL AND s.company_id = ? AND s.month = ? AND t.rate = ?
"""
ERP_FILES = """
    SELECT b.id, b.file_name
    FROM declaration d INDEXED BY declaration_in_use JOIN import_batch b ON b.id = d.batch_id
    WHERE d.superseded_by IS NULL AND d.company_id = ? AND d.month = ? AND d.rate = ?
"""
MONTH = """
    SELECT f.state, f.checked_at, f.reason, f.message, s.state,
           EXISTS (SELECT 1 FROM portal_total t WHERE t.snapshot_id = s.id AND t.rate = ? AND t.mismatch)
    FROM portal_fetch f
    LEFT JOIN portal_snapshot s ON s.company_id = f.company_id AND s.month = f.month AND s.superseded_at IS NULL
    WHERE f.company_id = ? AND f.month = ?
"""
NAMES = """
    SELECT niss, name FROM worker WHERE company_id = ? AND niss IN (SELECT value FROM json_each(?))
"""


async def bucket_detail(connection: AsyncConnection, bucket: BucketRow) -> BucketDetail:
    """The bucket's workers, files and portal state, as they are now."""
    where = (bucket.key.company_id, bucket.key.month.number, bucket.key.rate.hundredths)
    erp = await read_lines(connection, ERP_LINES, *where)
    portal = await read_lines(connection, PORTAL_LINES, *where)
    files = await fetch(connection, ERP_FILES, *where)
    asked = await fetch_one(connection, MONTH, where[2], where[0], where[1])
    names = await _names(connection, where[0], {*erp.niss.tolist(), *portal.niss.tolist()})
    pairs = await asyncio.to_thread(_pairs, erp, portal, names)
    state, checked_at, reason, message, portal_state, mismatch = asked or (FetchState.NEVER, None, None, "", None, 0)
    return BucketDetail(
        bucket,
        pairs,
        sum(bool(pair.difference) for pair in pairs),
        tuple(dict.fromkeys(name for _, name in sorted(map(tuple, files)))),
        PortalState(portal_state) if portal_state not in (None, NOTHING) else None,
        FetchState(state),
        moment(checked_at),
        FailureReason(reason) if reason else None,
        message,
        bool(mismatch),
    )


async def _names(connection: AsyncConnection, company_id: int, workers: Iterable[int]) -> dict[int, str]:
    rows = await fetch(connection, NAMES, company_id, numbers(sorted(workers)))
    return dict(map(tuple, rows))


def _pairs(erp: StoredLines, portal: StoredLines, names: Mapping[int, str]) -> tuple[WorkerPair, ...]:
    """Both sides by worker, nature and month: the largest differences first, then by name."""
    natures = sorted({*erp.natures, *portal.natures})
    matched = match(erp.coded(natures), portal.coded(natures))
    columns = (
        matched.niss, matched.detail, matched.erp_cents, matched.portal_cents,
        matched.erp_days, matched.portal_days, matched.in_erp, matched.in_portal,
    )  # fmt: skip
    pairs = []
    for number, detail, ec, pc, ed, pd, in_erp, in_portal in zip(*(c.tolist() for c in columns), strict=True):
        niss = Niss.from_number(number)
        nature, month = detail_of(detail, natures)
        pairs.append(
            WorkerPair(
                niss,
                names.get(number, ""),
                nature,
                YearMonth.from_number(month),
                Money(ec) if in_erp else None,
                Money(pc) if in_portal else None,
                ed if in_erp else None,
                pd if in_portal else None,
                niss.check_digit_ok,
            )
        )
    return tuple(sorted(pairs, key=lambda pair: (-abs(pair.difference.cents), pair.name, pair.niss, pair.nature)))
