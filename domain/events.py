# SPDX-License-Identifier: MIT
"""What happened, in the past tense: kept with the change that it tells of, audited, and delivered afterwards.

Payloads hold numbers, hashes and states; never a name, a NISS or a wage, because they go to logs and diagnostics.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class EventKind(StrEnum):
    """What kind of thing happened."""

    FILE_IMPORTED = "file_imported"
    IMPORT_UNDONE = "import_undone"
    PORTAL_ANSWERED = "portal_answered"
    RECONCILED = "reconciled"
    COMPANY_CHANGED = "company_changed"
    LEDGER_POSTED = "ledger_posted"
    MONTHS_PURGED = "months_purged"
    CREDENTIAL_CHANGED = "credential_changed"
    OPERATION_CHANGED = "operation_changed"
    DR_WRITTEN = "dr_written"
    DIVERGENCE_DECIDED = "divergence_decided"
    MONTH_SIGNED = "month_signed"
    MONTH_REOPENED = "month_reopened"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        subject: what it happened to, as a short text such as ``import 12`` or ``company 3, 2026-10``.
        before, after: what changed, as far as there is a before.
    """

    kind: EventKind
    subject: str
    after: Mapping[str, Json] = field(default_factory=dict)
    before: Mapping[str, Json] = field(default_factory=dict)
