# SPDX-License-Identifier: MIT
"""Every file and every answer of the portal that was about a bucket's month, with what it had for the bucket."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from adapters.store.evidence import BLOCKS_IN_USE, BLOCKS_REPLACED, TOTALS_IN_USE, TOTALS_REPLACED, Stated
from adapters.store.rows import moment, sure_moment
from adapters.store.statements import fetch
from domain.explanation import SourceKind
from domain.read_models import SourceRow
from domain.reconciliation import Amounts, BucketKey

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection
    from domain.values import Rate

_STATEMENTS = (
    (SourceKind.IMPORT, (BLOCKS_IN_USE, BLOCKS_REPLACED)),
    (SourceKind.SNAPSHOT, (TOTALS_IN_USE, TOTALS_REPLACED)),
)


async def bucket_sources(connection: AsyncConnection, key: BucketKey) -> list[SourceRow]:
    """See domain.ports.Views.sources."""
    month = (key.company_id, key.month.number, key.month.number)
    found: list[SourceRow] = []
    for kind, statements in _STATEMENTS:
        rows = [Stated(*row) for sql in statements for row in await fetch(connection, sql, *month)]
        found += _sources(kind, rows, key.rate)
    return sorted(found, key=lambda row: (row.at, row.kind is SourceKind.SNAPSHOT, row.id), reverse=True)


def _sources(kind: SourceKind, rows: Iterable[Stated], rate: Rate) -> list[SourceRow]:
    of_source: dict[int, list[Stated]] = defaultdict(list)
    for row in rows:
        of_source[row.source].append(row)
    return [_source(kind, own, rate) for own in of_source.values()]


def _source(kind: SourceKind, rows: list[Stated], rate: Rate) -> SourceRow:
    """One file or answer from all that it has for the month, of whatever rate."""
    own = [row for row in rows if row.id is not None and row.rate == rate.hundredths]
    gone = [row.gone_at for row in own or rows]
    first = rows[0]
    return SourceRow(
        kind,
        first.source,
        first.name,
        sure_moment(first.came_at),
        sum((row.amounts for row in own), Amounts()) if own else None,
        None if None in gone else moment(max(at for at in gone if at is not None)),
    )
