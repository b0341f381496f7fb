# SPDX-License-Identifier: MIT
"""What an explanation says: causes with their amounts, and the evidence for each."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.values import Money, Niss, YearMonth


class CauseKind(StrEnum):
    """Why amounts differ. The first group are plain causes, the second stories, and the residue is last."""

    RATE_SWAP = "rate_swap"  # the same base stands under another rate on the other side (DS50)
    MISSING_IN_PORTAL = "missing_in_portal"
    MISSING_IN_ERP = "missing_in_erp"
    AMOUNT_DIFFERS = "amount_differs"
    NATURE_DIFFERS = "nature_differs"  # another nature or reference month, which one side does not count
    DUPLICATE_IN_ERP = "duplicate_in_erp"
    DUPLICATE_IN_PORTAL = "duplicate_in_portal"
    ROUNDING = "rounding"

    FORGOTTEN_RESEND = "forgotten_resend"  # the ERP changed, and the portal shows what it held before
    OFFICIAL_CHANGE = "official_change"  # the portal changed, and the ERP holds what the portal showed before
    NOT_SHOWN_YET = "not_shown_yet"  # it was sent again, and the portal still shows what was before
    NOT_IN_ERP = "not_in_erp"  # it was sent, and the ERP still holds what was before
    NEIGHBOURING_MONTHS = "neighbouring_months"  # the opposite gap stands in a month beside this one

    NOT_EXPLAINED = "not_explained"

    @property
    def mirror(self) -> CauseKind:
        """What the cause would be if the sides changed places."""
        return _MIRRORS.get(self, self)

    @property
    def is_story(self) -> bool:
        """Whether it takes over pieces of plain causes."""
        return self in _STORIES


_PAIRS = (
    (CauseKind.MISSING_IN_PORTAL, CauseKind.MISSING_IN_ERP),
    (CauseKind.DUPLICATE_IN_ERP, CauseKind.DUPLICATE_IN_PORTAL),
    (CauseKind.FORGOTTEN_RESEND, CauseKind.OFFICIAL_CHANGE),
    (CauseKind.NOT_SHOWN_YET, CauseKind.NOT_IN_ERP),
)
_MIRRORS = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_STORIES = frozenset((*_PAIRS[2], *_PAIRS[3], CauseKind.NEIGHBOURING_MONTHS))


class Confidence(StrEnum):
    """How well the evidence bears a cause."""

    CERTAIN = "certain"  # the records agree to the cent
    LIKELY = "likely"  # they agree in all but a detail, or in totals alone
    POSSIBLE = "possible"  # nothing speaks against it


class SourceKind(StrEnum):
    """Where figures came from."""

    IMPORT = "import"
    SNAPSHOT = "snapshot"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Source:
    """An imported file, an answer of the portal, or the ledger.

    Attributes:
        id: its number in the store; 0 for the ledger.
        name: the file's name, or the portal's host.
        at: when it came in; None for the ledger.
    """

    kind: SourceKind
    id: int = 0
    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A worker and what the cause changes for them.

    Attributes:
        erp, portal: the values meant, None where a side has none of them.
        difference: what the cause accounts for, portal − ERP.
        nature, month: where one value alone is meant, its code and the month that it refers to.
    """

    niss: Niss
    name: str
    erp: Money | None
    portal: Money | None
    difference: Money
    nature: str = ""
    month: YearMonth | None = None


@dataclass(frozen=True, slots=True)
class OtherBucket:
    """The bucket where the other half of the story is.

    Attributes:
        remuneration, contribution: what the cause is worth there, portal − ERP.
    """

    key: BucketKey
    remuneration: Money
    contribution: Money


class Beyond(StrEnum):
    """Whose contribution is further from remuneration × rate than rounding can take it."""

    ERP = "erp"
    PORTAL = "portal"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Rounded:
    """How far each side's contribution is from remuneration × rate, and how far rounding can take it.

    Attributes:
        values: how many worker values were rounded, of both sides.
        erp, portal: contribution − remuneration × rate.
        most: the plausible maximum of both sides together; of the one that is beyond its own, where one alone is.
        beyond: whose contribution rounding does not account for; None where it can account for both.
    """

    values: int
    erp: Money
    portal: Money
    most: Money
    beyond: Beyond | None = None


Evidence = Person | Source | OtherBucket | Rounded


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason, and what it is worth: portal − ERP for both amounts, never zero for both.

    Attributes:
        evidence: workers (the 200 with the largest differences, largest first), sources, the other bucket.
        parts: of a story, the plain causes that it took over; their amounts add up to its own.
        workers: how many workers are meant; 0 where that is not known.
    """

    kind: CauseKind
    remuneration: Money
    contribution: Money
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.CERTAIN
    parts: tuple[Cause, ...] = ()
    workers: int = 0

    @property
    def people(self) -> tuple[Person, ...]:
        """The workers named, those of its parts too."""
        own = tuple(found for found in self.evidence if isinstance(found, Person))
        return own + tuple(person for part in self.parts for person in part.people)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The imports and snapshots named; of a story, what was before, then what is now."""
        return tuple(found for found in self.evidence if isinstance(found, Source))

    @property
    def other(self) -> OtherBucket | None:
        """The bucket where the other half is, if there is one."""
        return next((found for found in self.evidence if isinstance(found, OtherBucket)), None)

    @property
    def rounded(self) -> Rounded | None:
        """What is known of rounding, where a contribution is off by it, or by more than it can make."""
        return next((found for found in self.evidence if isinstance(found, Rounded)), None)


@dataclass(frozen=True, slots=True)
class Remark:
    """A worker whose values stand elsewhere on the other side, in the same sum: worth telling, and worth nothing.

    Attributes:
        erp_nature, erp_month, portal_nature, portal_month: where it stands on each side; empty and None where
            several values are split otherwise.
    """

    niss: Niss
    name: str
    amount: Money
    erp_nature: str = ""
    erp_month: YearMonth | None = None
    portal_nature: str = ""
    portal_month: YearMonth | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a bucket's sides differ.

    Attributes:
        remuneration, contribution: the difference explained, portal − ERP.
        causes: they add up to both, largest contribution first, "not explained" last.
        remarks: what is different and changes nothing.
    """

    remuneration: Money
    contribution: Money
    causes: tuple[Cause, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def main(self) -> Cause | None:
        """The cause that is worth most, "not explained" too; None where nothing differs."""
        return max(self.causes, key=lambda cause: (abs(cause.contribution), abs(cause.remuneration)), default=None)

    @property
    def miscounted(self) -> Beyond | None:
        """Where nothing but the contribution differs, and rounding cannot be why: whose is not remuneration × rate."""
        main = self.main
        if main is None or len(self.causes) > 1 or main.kind is not CauseKind.NOT_EXPLAINED or main.remuneration:
            return None
        return main.rounded.beyond if main.rounded else None


def finding_id(key: BucketKey, cause: Cause) -> Hashable:
    """What tells a finding: the same for both buckets of a rate swap, another for everything else.

    Args:
        key: the bucket that the cause was found in.
    """
    other = cause.other
    if cause.kind is not CauseKind.RATE_SWAP or other is None:
        return (cause.kind, key, cause.remuneration, cause.contribution, cause.people)
    rates = frozenset((key.rate, other.key.rate))
    workers = frozenset(person.niss for person in cause.people)
    return (cause.kind, key.company_id, key.month, rates, abs(cause.remuneration), workers)
