# SPDX-License-Identifier: MIT
"""Establishments that a table leaves beside its own: where it says of none whose it is, that may count values twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from domain.declaration import Finding, FindingCode, Severity
from domain.reconciliation import Amounts
from domain.tables.log import TableLog
from domain.values import Niss, YearMonth

if TYPE_CHECKING:
    from domain.company import Company
    from domain.ports import StoredBlock, UnitOfWork
    from domain.tables.blocks import Block

_Place = tuple[int, YearMonth]
"""A company's number in the store, and a month."""


async def staying(unit: UnitOfWork, blocks: Sequence[Block], companies: Iterable[Company]) -> tuple[Finding, ...]:
    """A question for each other establishment with values at the rates of rows that do not say theirs.

    A table of a whole company has no column for establishments. Taken as one of them, it would stand beside the others,
    and values of theirs at the same rate would count twice.

    Args:
        blocks: what an ERP's table says.
        companies: those that are known.

    Raises:
        StoreError: the store cannot be used.
    """
    unsaid = [block for block in blocks if block.unsaid]
    known = {company.niss: company for company in companies}
    ids = {known[niss].id for block in unsaid if (niss := block.party.employer.niss) in known}
    if not ids:
        return ()
    standing = await unit.imports.in_use(ids, {block.month for block in unsaid})
    # In a thread: a table may hold thousands of months.
    return await asyncio.to_thread(_asked, blocks, {niss: company.id for niss, company in known.items()}, standing)


def _asked(blocks: Iterable[Block], ids: dict[Niss, int], standing: Iterable[StoredBlock]) -> tuple[Finding, ...]:
    own: dict[_Place, list[Block]] = {}
    for block in blocks:
        niss = block.party.employer.niss
        if niss in ids:
            own.setdefault((ids[niss], block.month), []).append(block)
    beside: dict[_Place, list[StoredBlock]] = {}
    for one in standing:
        beside.setdefault((one.company_id, one.month), []).append(one)
    log = TableLog()
    for place, there in own.items():
        unsaid = [block for block in there if block.unsaid]
        others = _others(there, unsaid, beside.get(place, ()))
        for other in sorted(others):
            log.add(_question(unsaid[0], other, others[other]))
    return log.findings()


def _others(there: Iterable[Block], unsaid: Iterable[Block], standing: Iterable[StoredBlock]) -> dict[str, Amounts]:
    """What other establishments of a month have at the rates of rows that do not say theirs."""
    said, rates = {block.establishment for block in there}, {block.rate for block in unsaid}
    found: dict[str, Amounts] = {}
    for one in standing:
        if one.establishment not in said and one.rate in rates:
            found[one.establishment] = found.get(one.establishment, Amounts()) + one.amounts
    return found


def _question(block: Block, other: str, amounts: Amounts) -> Finding:
    params: dict[str, int | str] = {
        "company": block.party.employer.name.strip() or block.party.employer.nif.digits,
        "month": str(block.month),
        "establishment": block.establishment,
        "other": other,
        "remuneration": amounts.remuneration.cents,
        "contribution": amounts.contribution.cents,
    }
    return Finding(Severity.QUESTION, FindingCode.ESTABLISHMENT_STAYS, params=params)
