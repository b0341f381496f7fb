# SPDX-License-Identifier: MIT
"""Small declarations and answers, and an office of fakes in which the use cases work on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from domain.declaration import Declaration, Employer, Finding, ListedLines, ReadResult
from domain.portal_record import Fetched, PortalSnapshot, PortalState, PortalTotal
from domain.use_cases.fetch_portal import FetchPortal
from domain.use_cases.import_files import ImportFiles, ImportSummary
from domain.use_cases.reconcile import Reconcile
from domain.use_cases.review import Review
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.fakes import FakeClock, FakePortal, FakeReader, FakeUnits

SEPTEMBER, OCTOBER = YearMonth(2026, 9), YearMonth(2026, 10)
GENERAL, STATUTORY = Rate(3475), Rate(2960)


def employer(number: int = 1, name: str = "") -> Employer:
    return Employer(
        Niss.with_check_digit(f"25{number:08d}"), Nif.with_check_digit(f"50{number:06d}"), name or f"EMPRESA {number}"
    )


def declared(
    cents: int,
    who: Employer | None = None,
    month: YearMonth = OCTOBER,
    establishment: str = "0001",
    rate: Rate = GENERAL,
) -> Declaration:
    money, who = Money(cents), who or employer()
    lines = ListedLines.of([(10000000001, "P", month.number, 300, cents)], {10000000001: "ANA"})
    return Declaration(who, month, establishment, rate, money, money.times(rate), 1, lines)


def file(name: str, *declarations: Declaration, findings: tuple[Finding, ...] = ()) -> ReadResult:
    digest = sha256(repr([(d.key, d.remuneration.cents) for d in declarations]).encode() + bool(findings) * b"!")
    return ReadResult(name, digest.hexdigest(), "RC4008", "cp1252", declarations, findings)


def shown(
    cents: int, who: Employer | None = None, month: YearMonth = OCTOBER, rate: Rate = GENERAL, etag: str = ""
) -> Fetched:
    total = PortalTotal("0001", rate, Money(cents), Money(cents).times(rate), 1)
    at = datetime(2026, 11, 2, tzinfo=UTC)
    digest = f"{cents}-{rate}"
    return Fetched(
        PortalSnapshot(
            (who or employer()).niss, month, PortalState.COMPUTED, at, (total,), digest, etag or f'"{digest}"', SOURCE
        )
    )


SOURCE = "portal.test"


@dataclass
class Office:
    """The use cases on one fake store."""

    units: FakeUnits = field(default_factory=FakeUnits)
    clock: FakeClock = field(default_factory=FakeClock)
    reader: FakeReader = field(default_factory=FakeReader)
    portal: FakePortal = field(default_factory=FakePortal)

    def __post_init__(self) -> None:
        self.import_files = ImportFiles(self.units, self.reader, self.clock)
        self.fetch_portal = FetchPortal(self.units, self.portal, self.clock, source=SOURCE)
        self.reconcile = Reconcile(self.units, self.clock)
        self.review = Review(self.units)

    async def bring_in(self, *reads: ReadResult, replace_month: bool = False) -> ImportSummary:
        paths = [Path(f"{number}/{read.file_name}") for number, read in enumerate(reads)]
        self.reader.results.update(zip(paths, reads, strict=True))
        return await self.import_files(paths, replace_month=replace_month)

    def in_use(self) -> dict[tuple[str, YearMonth, str, Rate], int]:
        """The cents that count, by block."""
        blocks = [block.declaration for block in self.units.tables.blocks if block.superseded_by is None]
        assert len({block.key for block in blocks}) == len(blocks)
        return {block.key: block.remuneration.cents for block in blocks}
