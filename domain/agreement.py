# SPDX-License-Identifier: MIT
"""What a person agreed to of a file: what was asked of one content, and of no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from domain.declaration import Finding, Severity
from domain.plausible import agreed_to


@dataclass(frozen=True, slots=True)
class Agreement:
    """That a file comes in with what is unusual in it (see domain.plausible).

    Attributes:
        sha256: of what was asked about, in hex; None for whatever there will be, as one agrees who was not asked.
        questions: what was asked; see to().
    """

    sha256: str | None = None
    questions: frozenset[str] = frozenset()

    @classmethod
    def to(cls, sha256: str, findings: Iterable[Finding]) -> Agreement:
        """To the questions among findings, of that content."""
        return cls(sha256, _questions(findings))

    def answers(self, sha256: str, findings: Iterable[Finding]) -> bool:
        """Whether all that is asked of that content was agreed to."""
        return self.sha256 is None or (self.sha256 == sha256 and _questions(findings) <= self.questions)


ANYTHING: Final = Agreement()
"""To whatever is unusual."""


def settled(agreement: Agreement | None, sha256: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings of that content, with the questions that were agreed to as warnings."""
    if agreement is None or not agreement.answers(sha256, findings):
        return findings
    return agreed_to(findings)


def _questions(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(
        f"{found.code} {sorted(found.params.items())}" for found in findings if found.severity is Severity.QUESTION
    )
