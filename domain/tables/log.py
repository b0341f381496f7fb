# SPDX-License-Identifier: MIT
"""Findings of one table, of which so many are kept as a person would read."""

from __future__ import annotations

from typing import Final

from domain.declaration import Finding, FindingCode, Severity

MOST: Final = 200


class TableLog:
    """Keeps the first 200 findings of each severity, each once, and counts the others."""

    def __init__(self) -> None:
        self._kept: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
        self._dropped: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def error(
        self, code: FindingCode, line: int | None = None, column: int | None = None, /, **params: int | str
    ) -> None:
        """Add what keeps the file out."""
        self.add(Finding(Severity.ERROR, code, line, column, params))

    def warning(
        self, code: FindingCode, line: int | None = None, column: int | None = None, /, **params: int | str
    ) -> None:
        """Add what lets the file in."""
        self.add(Finding(Severity.WARNING, code, line, column, params))

    def add(self, finding: Finding) -> None:
        """Add a finding of any severity."""
        if len(self._kept[finding.severity]) < MOST:
            self._kept[finding.severity].append(finding)
        else:
            self._dropped[finding.severity] += 1

    @property
    def has_errors(self) -> bool:
        """Whether the file is refused."""
        return bool(self._kept[Severity.ERROR])

    def findings(self) -> tuple[Finding, ...]:
        """Errors first, then questions; each by line, about the whole file before; last how many more there were."""
        kept = [
            finding
            for findings in self._kept.values()
            for finding in sorted(findings, key=lambda f: (f.line or 0, f.column or 0))
        ]
        more = [
            Finding(severity, FindingCode.MORE_FINDINGS, params={"count": count})
            for severity, count in self._dropped.items()
            if count
        ]
        return (*kept, *more)
