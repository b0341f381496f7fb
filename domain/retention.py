# SPDX-License-Identifier: MIT
"""Months that are taken out of the store for good, and what the store knows of one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from domain.values import Money, Nif, Niss, Rate, YearMonth


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is, superseded data included.

    Attributes:
        blocks, values: of ERP files, and the worker values in them.
        askings: months for which the portal was asked; snapshots, portal_values: what it answered.
        versions: of buckets, over all runs.
        divergences: of every state; still_open: those that are not resolved.
    """

    blocks: int = 0
    values: int = 0
    askings: int = 0
    snapshots: int = 0
    portal_values: int = 0
    versions: int = 0
    divergences: int = 0
    still_open: int = 0

    @classmethod
    def total(cls, parts: Iterable[Self]) -> Self:
        """All of them added up."""
        listed = list(parts)
        return cls(*(sum(getattr(part, field.name) for part in listed) for field in fields(cls)))


@dataclass(frozen=True, slots=True)
class HeldMonth:
    """One company's month, with what the store holds of it."""

    company_id: int
    company: str
    nif: Nif
    niss: Niss
    month: YearMonth
    holdings: Holdings


@dataclass(frozen=True, slots=True)
class HoldingBackup:
    """A backup that still holds months which are purged.

    Attributes:
        readable: False where it cannot be looked into; then it may hold them.
    """

    name: str
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Employment:
    """A person at one company, as the store has them.

    Attributes:
        birth: yyyymmdd, None where no file said so.
    """

    company: str
    nif: Nif
    niss: Niss
    name: str
    birth: int | None


@dataclass(frozen=True, slots=True)
class ErpValue:
    """One worker value of an ERP file.

    Attributes:
        month: for which it was declared; reference: the month that it is about.
        days_x10: days × 10.
        superseded_at, superseded_by: when a later file took its block out of use, and which; None while it counts.
    """

    nif: Nif
    month: YearMonth
    establishment: str
    rate: Rate
    reference: YearMonth
    nature: str
    days_x10: int
    amount: Money
    file: str
    imported_at: datetime
    superseded_at: datetime | None
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class PortalValue:
    """One worker value that the portal answered with; as ErpValue.

    Attributes:
        source: where the answer came from.
    """

    nif: Nif
    month: YearMonth
    establishment: str
    rate: Rate
    reference: YearMonth
    nature: str
    days_x10: int
    amount: Money
    source: str
    fetched_at: datetime
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class SentBody:
    """One sending to the portal with values of a person in its body; the values are those of the ERP at that time.

    Attributes:
        operation: its number; sent_at: when it was recorded.
    """

    nif: Nif
    month: YearMonth
    operation: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Everything that the store holds of one person."""

    niss: Niss
    employments: tuple[Employment, ...]
    erp: tuple[ErpValue, ...]
    portal: tuple[PortalValue, ...]
    sent: tuple[SentBody, ...] = ()
