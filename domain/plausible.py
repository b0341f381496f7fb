# SPDX-License-Identifier: MIT
"""Months and rates that no file can be of, which are refused, and those that it hardly is of, which are asked about.

A wrong year or a wrong column makes such values of good figures. An unusual one comes in where a person says that it is
right; for an impossible one nobody can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from domain.declaration import Declaration, Finding, FindingCode, ReadResult, Severity
from domain.rates import is_known
from domain.values import Rate, YearMonth

EARLIEST: Final = YearMonth(2002, 1)
"""Before, declarations were in escudos."""

USUAL_YEARS: Final = 3
HIGHEST_RATE: Final = Rate(5000)
USUAL_RATES: Final = (Rate(100), Rate(4000))
"""Rates in force lie between 7,5 % (an employer who is exempt) and 34,75 %; this leaves room on both sides."""

_SEVERITIES: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Objection:
    """What is to be said against a month or a rate; see Finding."""

    severity: Severity
    code: FindingCode
    params: Mapping[str, int | str]


def against_month(month: YearMonth, today: date) -> Objection | None:
    """What is to be said against values of a month; None where nothing is."""
    running, params = YearMonth.of(today), {"month": str(month)}
    if month > running.next():
        return Objection(Severity.ERROR, FindingCode.MONTH_AHEAD, params)
    if month < EARLIEST:
        return Objection(Severity.ERROR, FindingCode.MONTH_TOO_OLD, {**params, "earliest": str(EARLIEST)})
    if month > running:
        return Objection(Severity.QUESTION, FindingCode.MONTH_NOT_BEGUN, params)
    if month < running.plus(-12 * USUAL_YEARS):
        return Objection(Severity.QUESTION, FindingCode.MONTH_LONG_AGO, {**params, "years": USUAL_YEARS})
    return None


def against_rate(rate: Rate) -> Objection | None:
    """What is to be said against a contribution rate; None where nothing is."""
    if rate > HIGHEST_RATE:
        code = FindingCode.RATE_TOO_HIGH
        return Objection(Severity.ERROR, code, {"rate": rate.hundredths, "highest": HIGHEST_RATE.hundredths})
    lowest, highest = USUAL_RATES
    if not lowest <= rate <= highest:
        bounds = {"lowest": lowest.hundredths, "highest": highest.hundredths}
        return Objection(Severity.QUESTION, FindingCode.UNUSUAL_RATE, {"rate": rate.hundredths, **bounds})
    if not is_known(rate):
        return Objection(Severity.QUESTION, FindingCode.UNKNOWN_RATE, {"rate": rate.hundredths})
    return None


def judged(read: ReadResult, today: date) -> ReadResult:
    """A file with what is to be said against its months and rates; without declarations where that keeps it out."""
    if read.refused:
        return read
    found = tuple(finding for declaration in read.declarations for finding in _against(declaration, today))
    if not found:
        return read
    kept = () if any(finding.severity is Severity.ERROR for finding in found) else read.declarations
    return replace(read, declarations=kept, findings=in_order((*read.findings, *_once(found))))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then questions, then warnings; each in the order given."""
    return tuple(sorted(findings, key=lambda finding: _SEVERITIES.index(finding.severity)))


def asks(findings: Iterable[Finding]) -> bool:
    """Whether a person's agreement, and nothing else, is wanted."""
    severities = {finding.severity for finding in findings}
    return Severity.QUESTION in severities and Severity.ERROR not in severities


def agreed_to(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings after a person agreed: what was asked is worth a warning still."""
    return tuple(
        replace(finding, severity=Severity.WARNING) if finding.severity is Severity.QUESTION else finding
        for finding in findings
    )


def _against(declaration: Declaration, today: date) -> Iterable[Finding]:
    for objection, place in (
        (against_month(declaration.month, today), declaration.month_at),
        (against_rate(declaration.rate), declaration.rate_at),
    ):
        if objection is not None:
            # In a declaration a rate has its place, and no wrong column makes one: a new rate must not hold it up.
            new = objection.code is FindingCode.UNKNOWN_RATE
            severity = Severity.WARNING if new else objection.severity
            yield Finding(severity, objection.code, *place, objection.params)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each thing once, where it comes first: a file may have hundreds of blocks of a month."""
    first: dict[tuple[FindingCode, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.code, repr(sorted(finding.params.items()))), finding)
    return list(first.values())
