# SPDX-License-Identifier: MIT
"""What a file would change: by company, month and rate, what stands now on its side and what would stand then."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.file_preview import MonthChange, RateChange
from domain.reconciliation import Amounts

if TYPE_CHECKING:
    from domain.company import Company
    from domain.declaration import Declaration, Employer
    from domain.ports import UnitOfWork
    from domain.tables.blocks import Block
    from domain.values import Nif, Rate, YearMonth


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a file, without its workers."""

    nif: Nif
    niss: str
    company: str
    month: YearMonth
    establishment: str
    rate: Rate
    amounts: Amounts
    values: int

    @classmethod
    def of_declaration(cls, one: Declaration) -> Piece:
        """A block of a DR file."""
        amounts = Amounts(one.remuneration, one.contribution, one.workers)
        return cls._of(one.employer, one.month, one.establishment, one.rate, amounts, len(one.values))

    @classmethod
    def of_block(cls, one: Block) -> Piece:
        """A block of a table."""
        amounts = Amounts(one.remuneration, one.contribution, one.workers)
        return cls._of(one.party.employer, one.month, one.establishment, one.rate, amounts, len(one.values))

    @classmethod
    def _of(
        cls, who: Employer, month: YearMonth, establishment: str, rate: Rate, amounts: Amounts, values: int
    ) -> Piece:
        name = who.name.strip() or who.nif.digits
        return cls(who.nif, who.niss.digits, name, month, establishment, rate, amounts, values)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Something that counts now.

    Attributes:
        goes: whether it would no longer count; file: the file's name that it is from, where it is from one.
    """

    place: tuple[int, YearMonth]
    rate: Rate
    amounts: Amounts
    goes: bool
    file: str = ""


async def erp_changes(unit: UnitOfWork, pieces: Sequence[Piece], *, replace_month: bool) -> tuple[MonthChange, ...]:
    """By company and month, what an ERP's file changes of what stands declared there.

    Raises:
        StoreError: the store cannot be used.
    """
    companies = await _companies(unit)
    ids = {companies[piece.niss].id for piece in pieces if piece.niss in companies}
    new = {
        (companies[piece.niss].id, piece.month, piece.establishment, piece.rate)
        for piece in pieces
        if piece.niss in companies
    }
    blocks = await unit.imports.in_use(ids, {piece.month for piece in pieces})
    standing = (
        _Standing(
            (block.company_id, block.month),
            block.rate,
            block.amounts,
            replace_month or (block.company_id, block.month, block.establishment, block.rate) in new,
            block.file_name,
        )
        for block in blocks
    )
    # In a thread: a file may hold thousands of months.
    return await asyncio.to_thread(_changes, pieces, companies, standing)


async def portal_changes(unit: UnitOfWork, pieces: Sequence[Piece]) -> tuple[MonthChange, ...]:
    """By company and month, what a portal's table changes: it is the whole answer for each month in it.

    Raises:
        StoreError: the store cannot be used.
    """
    if not pieces:
        return ()
    companies = await _companies(unit)
    months = {piece.month for piece in pieces}
    totals = await unit.runs.portal_totals(min(months), max(months))
    standing = (_Standing((key.company_id, key.month), key.rate, amounts, goes=True) for key, amounts in totals)
    return await asyncio.to_thread(_changes, pieces, companies, standing)


def unchanged(months: Iterable[MonthChange]) -> tuple[MonthChange, ...]:
    """Months of a file that came in before: what stands now stands then."""
    return tuple(
        replace(
            month,
            after=month.before,
            by_rate=tuple(replace(one, after=one.before) for one in month.by_rate),
            replaced=(),
        )
        for month in months
    )


async def _companies(unit: UnitOfWork) -> dict[str, Company]:
    return {company.niss.digits: company for company in await unit.companies.all()}


def _changes(
    pieces: Iterable[Piece], companies: Mapping[str, Company], standing: Iterable[_Standing]
) -> tuple[MonthChange, ...]:
    there: dict[tuple[int, YearMonth], list[_Standing]] = {}
    for one in standing:
        there.setdefault(one.place, []).append(one)
    groups: dict[tuple[str, YearMonth], list[Piece]] = {}
    for piece in sorted(pieces, key=lambda one: (one.company, one.niss, one.month)):
        groups.setdefault((piece.niss, piece.month), []).append(piece)
    changes = []
    for (niss, month), group in groups.items():
        company = companies.get(niss)
        changes.append(_month(group, company, there.get((company.id, month), []) if company else []))
    return tuple(changes)


def _month(pieces: Sequence[Piece], company: Company | None, there: Sequence[_Standing]) -> MonthChange:
    first = pieces[0]
    new: list[tuple[Rate, Amounts]] = [(piece.rate, piece.amounts) for piece in pieces]
    stays = [(one.rate, one.amounts) for one in there if not one.goes]
    before, after = _by_rate((one.rate, one.amounts) for one in there), _by_rate([*stays, *new])
    return MonthChange(
        first.nif,
        company.name if company else first.company,
        company is not None,
        first.month,
        tuple(sorted({piece.rate for piece in pieces})),
        len(pieces),
        sum(piece.values for piece in pieces),
        _sum(amounts for _, amounts in new),
        _sum(before.values()) if there else None,
        _sum(after.values()),
        tuple(dict.fromkeys(one.file for one in there if one.goes and one.file)),
        tuple(RateChange(rate, before.get(rate), after.get(rate)) for rate in sorted({*before, *after})),
    )


def _by_rate(values: Iterable[tuple[Rate, Amounts]]) -> dict[Rate, Amounts]:
    found: dict[Rate, Amounts] = {}
    for rate, amounts in values:
        found[rate] = found.get(rate, Amounts()) + amounts
    return found


def _sum(amounts: Iterable[Amounts]) -> Amounts:
    return sum(amounts, Amounts())
