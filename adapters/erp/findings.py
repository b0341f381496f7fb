# SPDX-License-Identifier: MIT
"""A list of findings that stays readable however broken a file is."""

from __future__ import annotations

from typing import Final

from domain.declaration import Finding, FindingCode, Severity

MOST: Final = 200


class FindingLog:
    """Collects the first 200 findings of each severity and counts the others."""

    def __init__(self) -> None:
        self._kept: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
        self._dropped: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def error(
        self, code: FindingCode, line: int | None = None, column: int | None = None, /, **params: int | str
    ) -> None:
        """Add what keeps the file out."""
        self._add(Finding(Severity.ERROR, code, line, column, params))

    def warning(
        self, code: FindingCode, line: int | None = None, column: int | None = None, /, **params: int | str
    ) -> None:
        """Add what lets the file in."""
        self._add(Finding(Severity.WARNING, code, line, column, params))

    def _add(self, finding: Finding) -> None:
        kept = self._kept[finding.severity]
        if len(kept) < MOST:
            kept.append(finding)
        else:
            self._dropped[finding.severity] += 1

    def room(self, severity: Severity) -> int:
        """How many more findings of that severity are kept."""
        return MOST - len(self._kept[severity])

    def drop(self, severity: Severity, count: int) -> None:
        """Count findings that there is no room for, without making them."""
        self._dropped[severity] += count

    @property
    def has_errors(self) -> bool:
        """Whether the file is refused."""
        return bool(self._kept[Severity.ERROR])

    def findings(self) -> tuple[Finding, ...]:
        """Everything by line, those about the whole file first, and last how many more there were."""
        kept = [finding for findings in self._kept.values() for finding in findings]
        kept.sort(key=lambda finding: (finding.line or 0, finding.column or 0))
        more = [
            Finding(severity, FindingCode.MORE_FINDINGS, params={"count": count})
            for severity, count in self._dropped.items()
            if count
        ]
        return (*kept, *more)
