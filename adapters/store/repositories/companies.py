# SPDX-License-Identifier: MIT
"""Companies in the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from adapters.store.statements import execute, fetch, fetch_one
from domain.company import Company, Regime
from domain.values import Money, Nif, Niss, YearMonth

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection

_COLUMNS = "id, niss, nif, name, regime, scc_from, tolerance, portal_profile, own_tolerance"


class SqlCompanies:
    """See domain.ports.Companies."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Company]:
        """See domain.ports.Companies."""
        rows = await fetch(self._connection, f"SELECT {_COLUMNS} FROM company ORDER BY name, id")
        return [_company(row) for row in rows]

    async def ensure(self, niss: Niss, nif: Nif, name: str) -> Company:
        """See domain.ports.Companies."""
        await execute(
            self._connection,
            "INSERT INTO company (niss, nif, name, tolerance) SELECT ?, ?, ?, cents FROM common_tolerance WHERE true "
            "ON CONFLICT (niss) DO NOTHING",
            niss.number,
            nif.digits,
            name,
        )
        return _company(
            await fetch_one(self._connection, f"SELECT {_COLUMNS} FROM company WHERE niss = ?", niss.number)
        )

    async def save(self, company: Company) -> None:
        """See domain.ports.Companies."""
        await execute(
            self._connection,
            "UPDATE company SET name = ?, regime = ?, scc_from = ?, tolerance = ?, portal_profile = ?, "
            "own_tolerance = ? WHERE id = ?",
            company.name,
            company.regime,
            company.scc_from.number if company.scc_from else None,
            company.tolerance.cents,
            company.portal_profile,
            int(company.own_tolerance),
            company.id,
        )

    async def common_tolerance(self) -> Money:
        """See domain.ports.Companies."""
        return Money((await fetch_one(self._connection, "SELECT cents FROM common_tolerance"))[0])

    async def set_common_tolerance(self, tolerance: Money) -> None:
        """See domain.ports.Companies."""
        await execute(self._connection, "UPDATE common_tolerance SET cents = ?", tolerance.cents)
        await execute(self._connection, "UPDATE company SET tolerance = ? WHERE own_tolerance = 0", tolerance.cents)


def _company(row: Sequence[Any]) -> Company:
    number, niss, nif, name, regime, scc_from, tolerance, profile, own = row
    return Company(
        number,
        Niss.from_number(niss),
        Nif(nif),
        name,
        Regime(regime),
        YearMonth.from_number(scc_from) if scc_from else None,
        Money(tolerance),
        profile,
        bool(own),
    )
