# SPDX-License-Identifier: MIT
"""Small declarations and snapshots, and a look into the store past its own code."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from domain.declaration import Declaration, Employer, ListedLines, ReadResult
from domain.portal_record import PortalSnapshot, PortalState, PortalTotal
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.library import sqlite3, statements_of

EMPLOYER = Employer(Niss.with_check_digit("2500000001"), Nif.with_check_digit("50000001"), "PADARIA, LDA")
OTHER = Employer(Niss.with_check_digit("2500000002"), Nif.with_check_digit("50000002"), "TÊXTEIS, LDA")
WORKERS = [Niss.with_check_digit(f"1{number:09d}").number for number in range(50)]
GENERAL = Rate(3475)
OCTOBER = YearMonth(2026, 10)
THEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 5, 18, 0, tzinfo=UTC)


def lines(*cents: int, month: YearMonth = OCTOBER) -> ListedLines:
    """One worker for each amount."""
    return ListedLines.of(
        ((WORKERS[at], "P", month.number, 300, amount) for at, amount in enumerate(cents)),
        {WORKERS[at]: f"WORKER {at}" for at in range(len(cents))},
    )


def block(
    *cents: int,
    employer: Employer = EMPLOYER,
    month: YearMonth = OCTOBER,
    establishment: str = "0001",
    rate: Rate = GENERAL,
) -> Declaration:
    """A block whose totals are right."""
    total = Money(sum(cents))
    return Declaration(
        employer, month, establishment, rate, total, total.times(rate), len(cents), lines(*cents, month=month), 2
    )


def read(*blocks: Declaration, name: str = "DR.txt") -> ReadResult:
    """A file that holds those blocks; other blocks give another hash."""
    content = repr([(b.key, b.remuneration, b.contribution) for b in blocks])
    return ReadResult(name, hashlib.sha256(content.encode()).hexdigest(), "RC4008", "cp1252", blocks, ())


def snapshot(
    *cents: int,
    employer: Employer = EMPLOYER,
    month: YearMonth = OCTOBER,
    rate: Rate = GENERAL,
    etag: str = "",
) -> PortalSnapshot:
    """What the portal holds: one establishment, one worker for each amount."""
    total = Money(sum(cents))
    totals = (PortalTotal("0001", rate, total, total.times(rate), len(cents), lines(*cents, month=month)),)
    digest = hashlib.sha256(repr(totals).encode()).hexdigest()
    return PortalSnapshot(employer.niss, month, PortalState.COMPUTED, THEN, totals, digest, etag, "portal.test")


def dump(path: Path) -> str:
    """The whole store as text, to tell whether anything changed."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return "\n".join(statements_of(connection))


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What a second program would see in the store's file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()
