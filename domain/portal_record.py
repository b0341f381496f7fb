# SPDX-License-Identifier: MIT
"""What the portal holds for one company and month, and how asking for it can end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.declaration import ListedLines, WorkerLines

if TYPE_CHECKING:
    from domain.values import Money, Niss, Rate, YearMonth


class FetchState(StrEnum):
    """Where one company's month stands with the portal."""

    NEVER = "never"
    DATA = "data"
    NO_DATA = "no_data"
    FAILED = "failed"


class PortalState(StrEnum):
    """The portal's own state of a month (PSI, field ``estado``)."""

    PROCESSING = "EM_PROCESSAMENTO"
    COMPUTED = "APURADO"
    CONFIRMED = "CONFIRMADO"
    TACIT = "ACEITE_TACITAMENTE"
    REJECTED = "REJEITADO"


class FailureKind(StrEnum):
    """What can be done about a failure."""

    TRANSIENT = "transient"  # ask again, later
    CREDENTIAL = "credential"  # the company's token or its permissions
    CONTRACT = "contract"  # the answer cannot be used as it is
    PERMANENT = "permanent"  # asking again gives the same
    AMBIGUOUS = "ambiguous"  # a writing that may have been taken, or not


class FailureReason(StrEnum):
    """Why the portal's values could not be had."""

    NO_TOKEN = "no_token"
    TOKEN_MALFORMED = "token_malformed"  # what is kept can be no token, so nothing was asked
    TOKEN_REFUSED = "token_refused"  # 401
    FORBIDDEN = "forbidden"  # 403
    UNREACHABLE = "unreachable"  # no connection, name not found, reset
    TIMED_OUT = "timed_out"
    BUSY = "busy"  # 429, 503
    SERVER_ERROR = "server_error"  # other 5xx
    REFUSED = "refused"  # other 4xx, and redirects
    BROKEN_CONTRACT = "broken_contract"  # the body is not what the contract says
    CERTIFICATE = "certificate"
    TOO_LARGE = "too_large"
    CIRCUIT_OPEN = "circuit_open"  # it failed several times in a row just now, so nothing was asked

    @property
    def kind(self) -> FailureKind:
        """What can be done about it."""
        return _KINDS.get(self, FailureKind.TRANSIENT)


_KINDS = {
    FailureReason.NO_TOKEN: FailureKind.CREDENTIAL,
    FailureReason.TOKEN_MALFORMED: FailureKind.CREDENTIAL,
    FailureReason.TOKEN_REFUSED: FailureKind.CREDENTIAL,
    FailureReason.FORBIDDEN: FailureKind.CREDENTIAL,
    FailureReason.BROKEN_CONTRACT: FailureKind.CONTRACT,
    FailureReason.TOO_LARGE: FailureKind.CONTRACT,
    FailureReason.REFUSED: FailureKind.PERMANENT,
    FailureReason.CERTIFICATE: FailureKind.PERMANENT,
}


@dataclass(frozen=True, slots=True)
class PortalTotal:
    """What the portal holds of one establishment at one rate.

    Attributes:
        workers: the portal's own count.
        mismatch: whether the stated total is not the sum of the values given.
    """

    establishment: str
    rate: Rate
    remuneration: Money
    contribution: Money
    workers: int
    values: WorkerLines = field(default_factory=ListedLines)
    mismatch: bool = False


@dataclass(frozen=True, slots=True)
class PortalSnapshot:
    """One company's month as the portal showed it.

    Attributes:
        computed_at: when the portal says it worked the values out; aware.
        digest: SHA-256 of the canonical content in hex: equal digests mean equal figures.
        etag: for the next conditional request; empty where the portal sent none.
        source: where it came from, e.g. the portal's host.
    """

    employer: Niss
    month: YearMonth
    state: PortalState
    computed_at: datetime
    totals: tuple[PortalTotal, ...]
    digest: str
    etag: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The portal answered with values."""

    snapshot: PortalSnapshot


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The portal holds what it held when the ETag was given (304)."""


@dataclass(frozen=True, slots=True)
class NoData:
    """The portal says that it holds nothing for the month (404, or result code 4)."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """The values could not be had.

    Attributes:
        reason: what kind of failure, for the sentence on screen.
        message: the portal's own words, or the path of the field that breaks the contract; no personal data.
        http_status: 0 where there was no answer.
    """

    reason: FailureReason
    message: str = ""
    http_status: int = 0


PortalAnswer = Fetched | Unchanged | NoData | FetchFailed
