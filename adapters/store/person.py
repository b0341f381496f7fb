# SPDX-License-Identifier: MIT
"""Everything that the store holds of one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from adapters.store.rows import moment, sure_moment
from adapters.store.statements import fetch
from domain.retention import Employment, ErpValue, PersonRecord, PortalValue, SentBody
from domain.values import Money, Nif, Niss, Rate, YearMonth

if TYPE_CHECKING:
    from adapters.store.unit_of_work import SqlUnitOfWorkManager

# A person is nobody's key but the company's: companies are few, and each is searched for the one number.
EMPLOYMENTS = """
    SELECT c.name, c.nif, c.niss, p.name, p.birth
    FROM company c CROSS JOIN worker p ON p.company_id = c.id AND p.niss = ? ORDER BY c.name, c.id
"""
ERP_VALUES = """
    SELECT c.nif, d.month, d.establishment, d.rate, w.month, w.nature, w.days, w.amount,
           b.file_name, b.imported_at, d.superseded_at, later.file_name
    FROM declaration d CROSS JOIN worker_value w ON w.declaration_id = d.id AND w.niss = ?
    JOIN company c ON c.id = d.company_id
    JOIN import_batch b ON b.id = d.batch_id
    LEFT JOIN import_batch later ON later.id = d.superseded_by
    ORDER BY d.month, c.nif, d.id, w.month, w.nature, w.seq
"""
PORTAL_VALUES = """
    SELECT c.nif, s.month, t.establishment, t.rate, w.month, w.nature, w.days, w.amount,
           s.source, s.fetched_at, s.superseded_at
    FROM portal_total t CROSS JOIN portal_value w ON w.total_id = t.id AND w.niss = ?
    JOIN portal_snapshot s ON s.id = t.snapshot_id
    JOIN company c ON c.id = s.company_id
    ORDER BY s.month, c.nif, s.id, t.id, w.month, w.nature, w.seq
"""
# Bodies are few, and no index looks into them.
SENT = """
    SELECT c.nif, o.month, o.id, o.created_at FROM operation o JOIN company c ON c.id = o.company_id
    WHERE instr(o.body, ?) ORDER BY o.number
"""


class SqlPersonRecords:
    """See domain.ports.PersonRecords."""

    def __init__(self, units: SqlUnitOfWorkManager) -> None:
        self._units = units

    async def of(self, niss: Niss) -> PersonRecord:
        """See domain.ports.PersonRecords."""
        async with self._units.enter(read_only=True) as unit:
            connection = unit.connection
            employments = await fetch(connection, EMPLOYMENTS, niss.number)
            erp = await fetch(connection, ERP_VALUES, niss.number)
            portal = await fetch(connection, PORTAL_VALUES, niss.number)
            sent = await fetch(connection, SENT, niss.digits)
        return PersonRecord(
            niss,
            tuple(_employment(row) for row in employments),
            tuple(ErpValue(*_value(row), row[8], sure_moment(row[9]), moment(row[10]), row[11]) for row in erp),
            tuple(PortalValue(*_value(row), row[8], sure_moment(row[9]), moment(row[10])) for row in portal),
            tuple(
                SentBody(Nif(nif), YearMonth.from_number(month), name, sure_moment(at)) for nif, month, name, at in sent
            ),
        )


def _employment(row: Sequence[Any]) -> Employment:
    company, nif, niss, name, birth = row
    return Employment(company, Nif(nif), Niss.from_number(niss), name, birth)


def _value(row: Sequence[Any]) -> tuple[Nif, YearMonth, str, Rate, YearMonth, str, int, Money]:
    """The columns that both sides have."""
    nif, month, establishment, rate, reference, nature, days, amount = row[:8]
    return (
        Nif(nif), YearMonth.from_number(month), establishment, Rate(rate), YearMonth.from_number(reference), nature,
        days, Money(amount),
    )  # fmt: skip
