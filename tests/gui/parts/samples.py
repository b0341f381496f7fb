# SPDX-License-Identifier: MIT
"""Rows to show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.divergence import DivergenceState
from domain.portal_record import FailureReason, FetchState, PortalState
from domain.read_models import BucketDetail, BucketRow, DivergenceRow, ImportRow, MatrixCell, MatrixRow, WorkerPair
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.values import Money, Nif, Niss, Rate, YearMonth

NOW = datetime(2026, 11, 22, 15, 4, tzinfo=UTC)
OCTOBER = YearMonth(2026, 10)
MONTHS = list(YearMonth.range(YearMonth(2025, 11), OCTOBER))
GENERAL = Rate(3475)


def bucket(
    company_id: int = 1,
    month: YearMonth = OCTOBER,
    company: str = "Padaria Pão Quente, Lda",
    *,
    erp: int = 100_000,
    portal: int = 88_000,
    status: BucketStatus = BucketStatus.DIVERGES,
    missing: MissingSide = MissingSide.NOTHING,
) -> BucketRow:
    return BucketRow(
        BucketKey(company_id, month, GENERAL),
        Nif.with_check_digit(f"50830{company_id:03d}"),
        company,
        status,
        missing,
        Money(erp),
        Money(portal),
        Money(erp).times(GENERAL),
        Money(portal).times(GENERAL),
        12,
        11,
        Money(50),
        NOW - timedelta(minutes=5),
        NOW - timedelta(hours=2),
        1,
    )


def buckets(count: int) -> list[BucketRow]:
    names = ("Zulmira, Lda", "Água Viva, S.A.", "Construções Silva")
    return [
        bucket(
            number + 1, MONTHS[number % 12], names[number % 3], erp=100_000 + number, portal=100_000 + number * 7 % 50
        )
        for number in range(count)
    ]


def divergence(row: BucketRow) -> DivergenceRow:
    return DivergenceRow(1, DivergenceState.OPEN, row, NOW)


def imported(number: int) -> ImportRow:
    return ImportRow(
        number, f"DR_{number}.txt", NOW, "cp1252", "Padaria", OCTOBER, OCTOBER, 1, 12, Money(100_000), 0, number % 2
    )


def cell(month: YearMonth, status: BucketStatus = BucketStatus.TALLIES, difference: int = 0) -> MatrixCell:
    return MatrixCell(month, status, 2, int(difference != 0), Money(difference), FetchState.DATA, True)


def failed_cell(month: YearMonth) -> MatrixCell:
    return MatrixCell(
        month,
        BucketStatus.NOT_COMPARED,
        1,
        0,
        Money(),
        FetchState.FAILED,
        True,
        FailureReason.TOKEN_REFUSED,
    )


def matrix() -> list[MatrixRow]:
    calm = tuple(cell(month) for month in MONTHS)
    apart = (*calm[:-1], cell(OCTOBER, BucketStatus.DIVERGES, -4170))
    failed = (failed_cell(MONTHS[0]), *calm[1:])
    return [MatrixRow(1, "Alfa", calm), MatrixRow(2, "Beta", apart), MatrixRow(3, "Gama", failed)]


def detail(row: BucketRow, *, mismatch: bool = False, failure: FailureReason | None = None) -> BucketDetail:
    good, mistyped = Niss.with_check_digit("1234567890"), Niss("12345678909")
    pairs = (
        WorkerPair(good, "MARIA FERREIRA", "P", OCTOBER, Money(60_000), Money(48_000), 300, 300),
        WorkerPair(mistyped, "JOÃO SILVA", "R", OCTOBER, Money(100), None, 300, None, check_digit_ok=False),
        WorkerPair(good, "ANA COSTA", "P", OCTOBER, Money(40_000), Money(40_000), 300, 300),
    )
    return BucketDetail(
        row,
        pairs,
        2,
        ("DR_508301661_202610.txt",),
        PortalState.CONFIRMED,
        FetchState.FAILED if failure else FetchState.DATA,
        NOW - timedelta(minutes=1),
        failure,
        "",
        mismatch,
    )
